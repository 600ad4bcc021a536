package workbook

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// quantity reads one cell under its meaning. stated is false for a cell that
// states nothing: blank or "..".
func (m *meaning) quantity(c cell, style vietnamese.Style) (q pipeline.Quantity, stated bool, p *problem) {
	q = pipeline.Quantity{Unit: m.unit, Qualifier: pipeline.Exact}
	switch c.kind {
	case blank:
		return q, false, nil
	case fault:
		return q, true, formulaError(c.shown)
	case pending:
		return q, true, formulaWithoutValue()
	case date, boolean:
		return q, true, notANumber(c.shown)
	case number:
		return m.numeric(q, c)
	}
	f, state := vietnamese.ParseCell(squeeze(c.shown), style)
	switch state {
	case vietnamese.CellMissing, vietnamese.CellNotAvailable:
		return q, false, nil
	case vietnamese.CellZeroDash:
		return q, true, nil
	case vietnamese.CellText:
		return q, true, notANumber(c.shown)
	}
	if f.Null || f.Delta || f.Numerator != nil || f.Distributive {
		return q, true, notANumber(c.shown)
	}
	return m.stated(q, c, f)
}

func (m *meaning) numeric(q pipeline.Quantity, c cell) (pipeline.Quantity, bool, *problem) {
	if strings.HasSuffix(c.shown, "%") {
		if m.indicator.Unit != "percent" {
			return q, true, unitMismatch("%", m.unitName())
		}
		q.Value = tidy(c.value * 100)
		return q, true, nil
	}
	if m.factor == 0 {
		return q, true, unitMissing()
	}
	q.Value = tidy(c.value * m.factor)
	return q, true, m.plausible(q, c)
}

// stated takes a figure read from text; a unit in the cell itself goes before
// that of the head.
func (m *meaning) stated(q pipeline.Quantity, c cell, f vietnamese.Figure) (pipeline.Quantity, bool, *problem) {
	factor := m.factor
	if f.Unit != "" {
		if !m.counts(m.indicator.ID, f.Unit) {
			return q, true, unitMismatch(c.shown, m.unitName())
		}
		q.Unit = f.Unit
		if f.Unit == "vnd" || f.Unit == "usd" || m.factor == 0 {
			factor = 1
		}
	}
	if factor == 0 {
		return q, true, unitMissing()
	}
	if f.Ambiguous && f.Alt != nil && m.whole() && f.Value != math.Trunc(f.Value) {
		f.Value = *f.Alt // "1,234" sản phẩm cannot be a fraction
	}
	q.Value, q.Qualifier = tidy(f.Value*factor), f.Qualifier
	if f.Max != nil {
		upper := tidy(*f.Max * factor)
		q.Max = &upper
	}
	return q, true, m.plausible(q, c)
}

// whole tells whether the indicator counts things.
func (m *meaning) whole() bool {
	return !slices.Contains([]string{"vnd", "usd", "ha", "tonne", "percent", "m2", "km2"}, m.unit)
}

func (m *meaning) plausible(q pipeline.Quantity, c cell) *problem {
	switch {
	case math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || math.Abs(q.Value) > 1e18:
		return notANumber(c.shown)
	case q.Value < 0:
		return negative(c.shown)
	case m.whole() && q.Value != math.Trunc(q.Value):
		return notWhole(c.shown)
	}
	return nil
}

// tidy drops what binary fractions leave behind: 15 significant digits stay.
func tidy(v float64) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return short
}
