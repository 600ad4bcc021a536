package article

import (
	"maps"

	"github.com/tonghop/tonghop/pipeline"
)

// A saying is what two figures of an article have in common that say the same.
type saying struct {
	indicator  string
	kind       pipeline.Kind
	area       pipeline.AreaID
	start, end pipeline.Date
	value      float64
}

func sayingOf(o *pipeline.Observation) saying {
	return saying{o.Indicator, o.Kind, o.Area, o.Period.Start, o.Period.End, o.Quantity.Value}
}

// settleLevels gives a figure of no level that of the one level at which the article
// states the same: "21 sản phẩm được công nhận cấp tỉnh năm 2021", and below "chọn 21 sản
// phẩm tiêu biểu năm 2021".
func (r *reader) settleLevels() {
	lacking := map[string]bool{} // indicators of figures without one
	for f := range r.figures.all() {
		if withoutLevel(&f.obs) {
			lacking[f.obs.Indicator] = true
		}
	}
	with := map[saying]*pipeline.Observation{}
	for f := range r.figures.all() {
		o := &f.obs
		if o.Level == pipeline.NoLevel || !lacking[o.Indicator] {
			continue
		}
		said := sayingOf(o)
		if before, ok := with[said]; ok && (before == nil || before.Level != o.Level) {
			o = nil // of several levels
		}
		with[said] = o
	}
	if len(with) == 0 {
		return
	}
	for f := range r.figures.all() {
		o := &f.obs
		if !withoutLevel(o) {
			continue
		}
		if same := with[sayingOf(o)]; same != nil && same.Part == o.Part && maps.Equal(same.Dimensions, o.Dimensions) {
			o.Level = same.Level
		}
	}
}

func withoutLevel(o *pipeline.Observation) bool {
	return o.Level == pipeline.NoLevel && o.Period.Basis == pipeline.PeriodFromText
}
