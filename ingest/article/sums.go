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
				c.obs.Indicator, c.frame.rule = whole.ID, c.frame.rule+"+sum-of-parts"
			}
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
			o.Part = o.Part || before.Indicator == o.Indicator && before.Level == o.Level && before.Kind == o.Kind && before.Province == o.Province &&
				before.Dimensions["content"] != "" && before.Period.Start == o.Period.Start && before.Period.End == o.Period.End
		}
	}
}

// countedLike tells whether two exact counts are of the same indicator, level, kind
// and time, and nothing tells them apart.
func countedLike(a, b *pipeline.Observation) bool {
	exact := func(q pipeline.Quantity) bool { return q.Max == nil && q.Qualifier == pipeline.Exact }
	return a.Indicator == b.Indicator && a.Level == b.Level && a.Kind == b.Kind && a.Period.Start == b.Period.Start && a.Period.End == b.Period.End &&
		maps.Equal(a.Dimensions, b.Dimensions) && a.Quantity.Unit == b.Quantity.Unit && exact(a.Quantity) && exact(b.Quantity)
}

// isSum tells whether the claims that state parts of a sum, each another one and
// the first among them, add up to a figure.
func isSum(total *pipeline.Observation, claims []claim, whole *pipeline.Indicator) bool {
	seen, sum := map[string]bool{}, 0.0
	for i := range claims {
		o := &claims[i].obs
		if !slices.Contains(whole.Sums, o.Indicator) {
			continue
		}
		if seen[o.Indicator] || o.Quantity.Unit != total.Quantity.Unit || o.Quantity.Max != nil || o.Quantity.Qualifier != total.Quantity.Qualifier || o.Kind != total.Kind {
			return false
		}
		seen[o.Indicator] = true
		sum += o.Quantity.Value
	}
	return len(seen) > 1 && seen[whole.Sums[0]] && math.Abs(sum-total.Quantity.Value) <= 1e-9*math.Abs(total.Quantity.Value)
}
