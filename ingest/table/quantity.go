package table

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A measure is what the figures of a column are counted in.
type measure struct {
	indicator *pipeline.Indicator // see of
	unit      string
	factor    float64  // 0 when only a cell that states its own unit can be read
	fraction  bool     // there may be a part of the unit: it is measured, not counted
	name      string   // of the indicator's unit, for a person
	words     []string // that documents write for the indicator's unit
}

// nothing is what is counted where that is not known.
var nothing pipeline.Indicator

// of is the indicator, an empty one where it is not known.
func (m *measure) of() *pipeline.Indicator {
	if m.indicator == nil {
		return &nothing
	}
	return m.indicator
}

// quantity reads one cell. stated is false for a cell that states nothing: blank
// or "..".
func (m *measure) quantity(c sheet.Cell, style vietnamese.Style) (q pipeline.Quantity, stated bool, p *problem) {
	q = pipeline.Quantity{Unit: m.unit, Qualifier: pipeline.Exact}
	switch c.Kind {
	case sheet.Blank:
		return q, false, nil
	case sheet.Error:
		return q, true, formulaError(c.Shown)
	case sheet.Pending:
		return q, true, formulaWithoutValue()
	case sheet.Date, sheet.Boolean:
		return q, true, notANumber(c.Shown)
	case sheet.Number:
		return m.numeric(q, c)
	}
	if v, digits := digitsAlone(c.Shown); digits {
		return m.counted(q, c, v)
	}
	f, state := parsed(c, style)
	switch state {
	case vietnamese.CellMissing, vietnamese.CellNotAvailable:
		return q, false, nil
	case vietnamese.CellZeroDash:
		return q, true, nil
	case vietnamese.CellText:
		return q, true, notANumber(c.Shown)
	}
	if f.Null || f.Delta || f.Numerator != nil || f.Distributive {
		return q, true, notANumber(c.Shown)
	}
	return m.stated(q, c, f)
}

// withoutMark drops a footnote's mark in front of a number: "(1) 419.278.223".
func withoutMark(text string) string {
	if len(text) > 4 && text[0] == '(' && text[2] == ')' && text[1] >= '0' && text[1] <= '9' {
		return strings.TrimSpace(text[3:])
	}
	return text
}

func (m *measure) numeric(q pipeline.Quantity, c sheet.Cell) (pipeline.Quantity, bool, *problem) {
	if strings.HasSuffix(c.Shown, "%") {
		if m.of().Unit != "percent" {
			return q, true, unitMismatch("%", m.name)
		}
		q.Value = tidy(c.Value * 100)
		return q, true, nil
	}
	if m.factor == 0 {
		return q, true, unitMissing()
	}
	q.Value = m.worth(c.Value)
	return q, true, m.plausible(q, c)
}

// counted takes a number without a unit of its own.
func (m *measure) counted(q pipeline.Quantity, c sheet.Cell, v float64) (pipeline.Quantity, bool, *problem) {
	if m.factor == 0 {
		return q, true, unitMissing()
	}
	q.Value = tidy(v * m.factor)
	return q, true, m.plausible(q, c)
}

// worth is a plain number in the unit of the measure. What is counted is counted
// whole: of a difference that is nothing, nothing is left.
func (m *measure) worth(v float64) float64 {
	if m.whole() {
		v = layout.Settled(v)
	}
	return tidy(v * m.factor)
}

// stated takes a figure read from text; a unit in the cell itself goes before
// that of the head.
func (m *measure) stated(q pipeline.Quantity, c sheet.Cell, f vietnamese.Figure) (pipeline.Quantity, bool, *problem) {
	factor := m.factor
	if f.Unit != "" {
		switch {
		case counts(m.of(), f.Unit):
			q.Unit = f.Unit
		case !m.says(f.Noun):
			return q, true, unitMismatch(c.Shown, m.name)
		}
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

// counts tells whether an indicator is measured in a unit.
func counts(ind *pipeline.Indicator, unit string) bool {
	return ind.Unit == unit || slices.Contains(ind.Units, unit)
}

// whole tells whether the unit counts things.
func (m *measure) whole() bool { return !m.fraction }

// says tells whether a noun is a way to write the indicator's unit.
func (m *measure) says(noun string) bool {
	return noun != "" && slices.ContainsFunc(m.words, func(word string) bool { return catalog.Key(word) == catalog.Key(noun) })
}

// A doubt is what a value cannot be.
type doubt uint8

const (
	plausible doubt = iota
	boundless
	belowZero
	fractional
)

// implausible is what a value of the measure cannot be.
func (m *measure) implausible(v float64) doubt {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e18:
		return boundless
	case v < 0 && m.whole():
		return belowZero
	case v != math.Trunc(v) && m.whole():
		return fractional
	}
	return plausible
}

func (m *measure) plausible(q pipeline.Quantity, c sheet.Cell) *problem {
	switch m.implausible(q.Value) {
	case boundless:
		return notANumber(c.Shown)
	case belowZero:
		return negative(c.Shown)
	case fractional:
		return notWhole(c.Shown)
	}
	return nil
}

// tidy drops what binary fractions leave behind: 15 significant digits stay.
func tidy(v float64) float64 {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return v
	}
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		return v
	}
	return short
}

// statesSomething tells a cell with a number, or with words where one belongs, from
// one that says that there is none.
func statesSomething(cell sheet.Cell, style vietnamese.Style) bool {
	if cell.Kind != sheet.Text {
		return cell.Kind != sheet.Blank
	}
	_, state := parsed(cell, style)
	return state != vietnamese.CellMissing && state != vietnamese.CellNotAvailable
}

// parsed is what the text of a cell states.
func parsed(c sheet.Cell, style vietnamese.Style) (vietnamese.Figure, vietnamese.CellState) {
	if v, ok := digitsAlone(c.Shown); ok {
		return vietnamese.Figure{Span: vietnamese.Span{End: len(c.Shown)}, Text: c.Shown, Value: v, Qualifier: pipeline.Exact, Type: vietnamese.TypeNumber}, vietnamese.CellNumber
	}
	text := withoutMark(sheet.Squeeze(c.Shown))
	if vietnamese.SaysNone(text) {
		return vietnamese.Figure{}, vietnamese.CellNotAvailable
	}
	return vietnamese.ParseCell(text, style)
}

// digitsAlone reads a text of nothing but digits, which states the same in every
// style: separated values hold millions. Not so five digits that may be a day.
func digitsAlone(text string) (v float64, ok bool) {
	if len(text) == 0 || len(text) > 15 || text[0] == '0' {
		return 0, false
	}
	n := 0
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = 10*n + int(text[i]-'0')
	}
	if vietnamese.IsSerialDate(n) {
		return 0, false
	}
	return float64(n), true
}
