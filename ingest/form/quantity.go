package form

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// unitMoney is the unit of indicators in đồng, unitShare of those in per cent.
const (
	unitMoney = "vnd"
	unitShare = "percent"
)

// quantify gives an observation its value in the unit of its indicator: money by
// what the row, the column or the table states, a count as it stands. A unit
// that denies the indicator is a problem.
func (t *Table) quantify(o *pipeline.Observation, i int, c column, n *node) *problem {
	row := t.lines[i].unit
	factor := 1.0
	switch {
	case n.item.Unit == unitMoney:
		factor = t.factor(i, c)
	case row == "":
	default:
		unit, scale, ok := vietnamese.UnitOf("(" + row + ")")
		if money, in := unitIn(row); in && !(money.percent && n.item.Unit == unitShare) || ok && (unit == unitMoney || unit == unitShare && n.item.Unit != unitShare) {
			return deniedUnit(row, t.lines[i].label)
		}
		if ok {
			factor = scale
		}
	}
	if factor == 0 {
		if row != "" {
			return deniedUnit(row, t.lines[i].label)
		}
		return &problem{"unknown_unit", "Không rõ đơn vị tính: biểu không có dòng «Đơn vị tính: …» đọc được. Đề nghị ghi đơn vị tính phía trên bảng.", "The form states no unit that can be read."}
	}
	o.Quantity.Value = t.values[[2]int{t.lines[i].row.Row, c.col}] * factor
	o.Quantity.Unit = n.item.Unit
	return nil
}

func deniedUnit(unit, label string) *problem {
	return &problem{"unit_mismatch", fmt.Sprintf("Đơn vị tính «%s» không phải đơn vị của chỉ tiêu «%s». Đề nghị kiểm tra lại đơn vị tính của dòng.", unit, label), fmt.Sprintf("«%s» is not the unit of «%s».", unit, label)}
}

// factor is what one of a money figure's units is in đồng, the unit of the row
// before that of the column and of the table; 0 when none is stated.
func (t *Table) factor(i int, c column) float64 {
	if row := t.lines[i].unit; row != "" {
		u, _ := unitIn(row)
		return u.factor
	}
	if c.unit.known() {
		return c.unit.factor
	}
	return t.settled.unit.factor
}

// unitColumn is the column of a table that states the unit of every row, 0 when
// there is none.
func unitColumn(t *layout.Table) int {
	for _, c := range t.Columns {
		if c.HoldsWords() && slices.Contains(unitHeads, vietnamese.Fold(sheet.Squeeze(c.Head()))) {
			return c.Col
		}
	}
	for _, c := range t.Columns {
		if c.HoldsWords() && holdsUnits(t, c.Col) {
			return c.Col
		}
	}
	return 0
}

// holdsUnits tells whether all that a column holds are units of money, whatever its head says.
func holdsUnits(t *layout.Table, col int) bool {
	units := 0
	for row := range t.Rows() {
		switch text := t.Grid().Shows(row.Row, col); {
		case text == "":
		case len(text) > longestUnit || !alone.MatchString(vietnamese.Fold(plainly(text))):
			return false
		default:
			units++
		}
	}
	return units >= leastUnits
}

const (
	leastUnits  = 3
	longestUnit = 40 // bytes
)

var unitHeads = []string{"dvt", "don vi tinh", "d.v.t", "don vi do", "unit", "don vi tinh unit", "don vi tinh (unit)"}

// textsOf are the texts of a column of the sheet, beyond this table too: who writes it
// writes numbers in one way.
func (t *Table) textsOf(col int) []string {
	g := t.Layout.Grid()
	var texts []string
	for r := 1; r <= g.Rows(); r++ {
		if g.KindAt(r, col) == sheet.Text {
			texts = append(texts, g.Shows(r, col))
		}
	}
	return texts
}

// readValues reads every cell of the columns of figures as it is stated.
func (t *Table) readValues() {
	g := t.Layout.Grid()
	for _, c := range t.columns {
		style := vietnamese.StyleUnknown
		var texts []string
		for _, ln := range t.lines {
			if g.KindAt(ln.row.Row, c.col) == sheet.Text {
				texts = append(texts, g.Shows(ln.row.Row, c.col))
			}
		}
		if len(texts) > 0 {
			if style = vietnamese.ColumnStyle(texts); style == vietnamese.StyleUnknown {
				style = vietnamese.ColumnStyle(t.textsOf(c.col))
			}
			if style == vietnamese.StyleUnknown && t.groupedBySize(texts) {
				style = vietnamese.StyleEnglish
			}
		}
		for _, ln := range t.lines {
			at := [2]int{ln.row.Row, c.col}
			if v, ok := valueOf(g, at, style); ok && !ln.head && t.holdsFigure(at) {
				t.values[at] = v
			}
		}
	}
}

// groupedBySize tells whether the only comma of the texts of a column, which may part decimals
// or thousands, parts thousands: otherwise the largest is less than any budget.
func (t *Table) groupedBySize(texts []string) bool {
	size, u := t.Form.Size, t.settled.unit
	if size.Least == 0 || t.Form.Lines != "" || !u.known() || u.percent {
		return false
	}
	largest := func(style vietnamese.Style) (most float64) {
		for _, text := range texts {
			if f, state := vietnamese.ParseCell(text, style); state == vietnamese.CellNumber && !f.Null {
				most = max(most, f.Value*u.factor)
			}
		}
		return most
	}
	grouped := largest(vietnamese.StyleEnglish)
	return largest(vietnamese.StyleUnknown) < size.Least && grouped >= size.Least && grouped <= t.most()
}

func valueOf(g *sheet.Grid, at [2]int, style vietnamese.Style) (float64, bool) {
	cell := g.At(at[0], at[1])
	switch cell.Kind {
	case sheet.Number:
		return cell.Value, true
	case sheet.Text:
		f, state := vietnamese.ParseCell(cell.Shown, style)
		switch {
		case state == vietnamese.CellZeroDash:
			return 0, true
		case state == vietnamese.CellNumber && !f.Null && f.Max == nil:
			return f.Value, true
		}
	}
	return 0, false
}
