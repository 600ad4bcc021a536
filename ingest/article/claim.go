package article

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A claim is one understood figure of a sentence.
type claim struct {
	frame   frame
	place   place
	fronted bool // its place was named before it
	obs     pipeline.Observation
	span    vietnamese.Span
	cut     int // where its words end
}

// claims understands a sentence.
func (r *reader) claims(s *sentence) []claim {
	var claims []claim
	var before *frame
	var prev *claim
	for i, it := range s.items {
		f, ok := r.frameOf(s, i, before)
		if !ok {
			continue
		}
		c := claim{frame: f, place: r.placeOf(s, i, prev), span: it.fig.Span, cut: it.cut}
		c.fronted = prev == nil
		c.obs = pipeline.Observation{
			Claim:     true,
			Indicator: f.indicator,
			Level:     r.levelOf(s, it, f, prev),
			Kind:      r.kindOf(s, it, f, prev),
			Period:    r.periodOf(s, i, prev),
			Part:      prev != nil && s.has("part", "", 0, it.quantity) || s.has("part", "", 0, min(12, len(s.runes))),
			Quantity: pipeline.Quantity{
				Value: it.fig.Value, Max: it.fig.Max, Unit: f.unit, Qualifier: qualifierOf(it.fig),
			},
			Dimensions: r.dimensionsOf(s, it, f),
			Province:   c.place.name,
		}
		c.obs.Area = r.areaOf(c.place, c.obs.Period)
		if c.place.locality != "" {
			c.obs.Dimensions["locality"] = c.place.locality
		}
		if c.place.region != "" && c.place.name == "" {
			c.obs.Dimensions["region"] = c.place.region
		}
		if it.fig.Numerator != nil {
			c.obs.Quantity.Value = *it.fig.Numerator
		}
		c.obs.Origin.Rule = f.rule
		claims = append(claims, c)
		before, prev = &claims[len(claims)-1].frame, &claims[len(claims)-1]
	}
	return claims
}

func qualifierOf(f vietnamese.Figure) pipeline.Qualifier {
	if f.Qualifier == "" {
		return pipeline.Exact
	}
	return f.Qualifier
}

// emit places a claim in the document.
func (r *reader) emit(s *sentence, c claim, paragraph, number int, l line, at int) {
	o := c.obs
	raw := string(s.runes[c.span.Start:c.span.End])
	o.Origin = pipeline.Origin{
		Snapshot: r.in.Snapshot.Digest,
		Locator:  pipeline.SpanAt(paragraph, number, c.span.Start, c.span.End),
		Start:    -1, End: -1,
		Raw: raw, Shown: raw, Context: strings.TrimSpace(s.text), Rule: c.obs.Origin.Rule,
	}
	if l.origin != nil {
		o.Origin.Start = l.origin[at+c.span.Start]
		o.Origin.End = l.origin[at+c.span.End-1] + 1
	}
	r.out.Observations = append(r.out.Observations, o)
}

// vagueReject says of "hàng trăm sản phẩm OCOP" that it names no number.
func (r *reader) vagueReject(s *sentence, f vietnamese.Figure, locator pipeline.Locator) pipeline.Reject {
	raw := string(s.runes[f.Start:f.End])
	return pipeline.Reject{
		Origin: pipeline.Origin{Snapshot: r.in.Snapshot.Digest, Locator: locator, Start: -1, End: -1, Raw: raw, Shown: raw,
			Context: strings.TrimSpace(s.text), Rule: "article.vague"},
		Reason:    "vague_amount",
		MessageVI: fmt.Sprintf("“%s” không cho biết con số cụ thể nên không được ghi nhận. Cần hỏi lại nơi công bố con số chính xác.", raw),
		MessageEN: fmt.Sprintf("“%s” names no number and was not recorded.", raw),
	}
}
