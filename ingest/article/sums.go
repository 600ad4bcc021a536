package article

import (
	"maps"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// sumParts finds the figure of a sentence that is the sum of others after it and
// is called like the first of them: "tổng kinh phí 5 tỷ đồng, trong đó khuyến
// công hỗ trợ 1 tỷ đồng, đơn vị đối ứng 4 tỷ đồng". It is told as the indicator
// that is their sum.
func (r *reader) sumParts(claims []claim) {
	if len(claims) < 3 {
		return
	}
	for n := range r.lex.sums {
		whole := &r.lex.sums[n]
		for i := range claims {
			if c := &claims[i]; c.obs.Indicator == whole.Sums[0] && !c.obs.Part && isSum(&c.obs, claims[i+1:], whole) {
				c.obs.Indicator, c.frame.rule = whole.ID, c.frame.rule+sumOfParts
			}
		}
	}
}

// sumOfParts says in the name of a rule that a figure is told as the sum that it is.
const sumOfParts = "+sum-of-parts"

// sumBefore does the same for the last figure of the sentence before, whose parts this
// one tells: "Tổng nguồn vốn đạt 512 tỷ đồng. Trong đó, …".
func (r *reader) sumBefore(s *sentence, claims []claim) {
	before := r.figures.last()
	if before == nil || before.obs.Part || len(claims) < 2 || !s.goesOn(r.para.units) {
		return
	}
	for n := range r.lex.sums {
		if whole := &r.lex.sums[n]; before.obs.Indicator == whole.Sums[0] && isSum(&before.obs, claims, whole) {
			before.obs.Indicator, before.obs.Origin.Rule = whole.ID, before.obs.Origin.Rule+sumOfParts
			return
		}
	}
}

// addUp makes figures part of a figure before them that they are counted like, and
// that is their sum: "2 đề án: hỗ trợ máy móc (1 đề án); tuyên truyền (1 đề án)".
func addUp(claims []claim) {
	for i := range claims {
		whole := &claims[i].obs
		if whole.Part {
			continue
		}
		var parts []*pipeline.Observation
		sum := 0.0
		for n := i + 1; n < len(claims); n++ {
			if o := &claims[n].obs; !o.Part && claims[n].place.name == claims[i].place.name && countedLike(whole, o) {
				parts = append(parts, o)
				sum += o.Quantity.Value
			}
		}
		if len(parts) < 2 || sum != whole.Quantity.Value {
			continue
		}
		for _, o := range parts {
			o.Part = true
		}
	}
}

// besides makes a figure that nothing tells apart part of a whole, where it stands
// behind figures counted like it that their contents tell apart: "hỗ trợ 96 cơ sở ứng
// dụng máy móc; 25 cơ sở thành lập doanh nghiệp". The whole stands before them.
func besides(claims []claim) {
	for i := range claims {
		o := &claims[i].obs
		if o.Part || len(o.Dimensions) > 0 {
			continue
		}
		for n := range claims[:i] {
			before := &claims[n].obs
			o.Part = o.Part || before.Dimensions["content"] != "" && before.Province == o.Province && sameMeasure(before, o)
		}
	}
}

// countedLike tells whether two exact counts are of the same indicator, level, kind
// and time, and nothing tells them apart.
func countedLike(a, b *pipeline.Observation) bool {
	exact := func(q pipeline.Quantity) bool { return q.Max == nil && q.Qualifier == pipeline.Exact }
	return sameMeasure(a, b) && maps.Equal(a.Dimensions, b.Dimensions) && a.Quantity.Unit == b.Quantity.Unit && exact(a.Quantity) && exact(b.Quantity)
}

// sameMeasure tells whether two figures are of one indicator, level, kind and time.
func sameMeasure(a, b *pipeline.Observation) bool {
	return a.Indicator == b.Indicator && a.Level == b.Level && a.Kind == b.Kind && a.Period.Start == b.Period.Start && a.Period.End == b.Period.End
}

// isSum tells whether the claims that state parts of a sum, each another one and
// the first among them, add up to a figure.
func isSum(total *pipeline.Observation, claims []claim, whole *pipeline.Indicator) bool {
	type part struct {
		indicator string
		level     pipeline.Level
	}
	seen, sum, first, others := map[part]bool{}, 0.0, false, false
	for i := range claims {
		o := &claims[i].obs
		if !slices.Contains(whole.Sums, o.Indicator) {
			continue
		}
		p := part{o.Indicator, o.Level}
		if seen[p] || o.Quantity.Unit != total.Quantity.Unit || o.Quantity.Max != nil || o.Quantity.Qualifier != total.Quantity.Qualifier || o.Kind != total.Kind {
			return false
		}
		seen[p] = true
		first, others = first || o.Indicator == whole.Sums[0], others || o.Indicator != whole.Sums[0]
		sum += o.Quantity.Value
	}
	return first && others && math.Abs(sum-total.Quantity.Value) <= 1e-9*math.Abs(total.Quantity.Value)
}
