package chart

import (
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// BriefPrecision is the precision in which the amounts of a column or of a
// ranking are read at a glance: one magnitude for all of them, at least four
// digits of the largest. What is no money keeps its digits. The table, the
// downloads and what a pointer shows have every digit.
func BriefPrecision(values []float64, unit string) Precision {
	most := largest(values)
	for _, factor := range []float64{1e9, 1e6} {
		if !isMoney(unit) || most < factor {
			continue
		}
		p := Precision{factor, max(briefDecimals(most/factor), min(briefDecimals(least(values)/factor), 2)-1)}
		if d, ok := exactDecimals(values, factor, p.Decimals); ok {
			p.Decimals = d
		}
		return p
	}
	return PrecisionOf(values, unit)
}

// briefDecimals gives a number four digits or so.
func briefDecimals(v float64) int {
	switch {
	case v >= 1000:
		return 0
	case v >= 100:
		return 1
	}
	return 2
}

// least is the smallest amount that is not zero.
func least(values []float64) float64 {
	low := math.Inf(1)
	for _, v := range values {
		if a := math.Abs(v); a > 0 && a < low {
			low = a
		}
	}
	return low
}

// Brief words a quantity as a sentence says it: "339.437 tỷ đồng", "74,57 tỷ
// đồng". Full has all its digits.
func (u Units) Brief(q pipeline.Quantity, lang string) string {
	return u.BriefAmong(q, BriefPrecision(ends(q), q.Unit), lang)
}

// BriefAmong is Brief where other amounts stand beside it, in the precision of
// all of them. An amount that would be rounded to nothing says that it is less
// than the last digit.
func (u Units) BriefAmong(q pipeline.Quantity, p Precision, lang string) string {
	if !isMoney(q.Unit) {
		return u.Shown(q, lang)
	}
	if q.Value == 0 && q.Max == nil {
		p.Decimals = 0
	}
	last := math.Pow(10, -float64(p.Decimals))
	if q.Max == nil && q.Value != 0 && math.Abs(q.Value)/p.Factor < last/2 {
		return "<" + u.worded(pipeline.Quantity{Value: last * p.Factor, Unit: q.Unit}, p, lang)
	}
	return u.worded(q, p, lang)
}
