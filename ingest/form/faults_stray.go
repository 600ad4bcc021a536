package form

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// strayFaults are figures that nothing names: below the last item of a form, between its
// rows, in a column without a head, above its heads. Somebody worked something out beside
// the form and left it there.
func (t *Table) strayFaults() []pipeline.DocumentFault {
	if t.Form.Lines != "" {
		return nil
	}
	var list []pipeline.DocumentFault
	for _, s := range []struct {
		cells  [][2]int
		vi, en string
	}{
		{t.strayBelow(), "đứng dưới biểu, không thuộc chỉ tiêu nào", "stands below the form and belongs to no item"},
		{t.strayBetween(), "đứng giữa biểu ở một dòng không có tên chỉ tiêu", "stands in a row without a name"},
		{t.strayBeside(), "đứng bên cạnh biểu ở một cột không có đầu cột", "stands in a column without a head"},
		{t.strayAbove(), "đứng phía trên đầu cột, không thuộc chỉ tiêu nào", "stands above the heads and belongs to no item"},
	} {
		if len(s.cells) == 0 {
			continue
		}
		slices.SortFunc(s.cells, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
		at := s.cells[0]
		first := t.Layout.Grid().Shows(at[0], at[1])
		list = append(list, t.fault(faultStray, s.cells, cellName(at)+" = "+first,
			fmt.Sprintf("Số %s ở ô %s %s. Đề nghị xóa các số tính nháp trước khi gửi.", first, cellName(at), s.vi), fmt.Sprintf("%s in %s %s.", first, cellName(at), s.en)))
	}
	return list
}

// strayBelow are figures below the last item of a form that nothing names.
func (t *Table) strayBelow() (cells [][2]int) {
	for i := len(t.lines) - 1; i >= 0 && t.lines[i].label == ""; i-- {
		for _, c := range t.columns {
			if at := [2]int{t.lines[i].row.Row, c.col}; t.values[at] != 0 {
				cells = append(cells, at)
			}
		}
	}
	return cells
}

// strayBetween are figures of rows without name and number between the items.
func (t *Table) strayBetween() (cells [][2]int) {
	first := slices.IndexFunc(t.places, func(p place) bool { return p.node >= 0 })
	last := len(t.lines) - 1
	for last >= 0 && t.lines[last].label == "" {
		last--
	}
	for i := first + 1; first >= 0 && i < last; i++ {
		ln := t.lines[i]
		if ln.label != "" || ln.row.Ordinal != "" || ln.head || t.lines[i-1].figures == 0 || t.mergedRow(ln.row.Row) {
			continue
		}
		for _, c := range t.columns {
			if at := [2]int{ln.row.Row, c.col}; t.values[at] != 0 && !c.derived {
				cells = append(cells, at)
			}
		}
	}
	return cells
}

// mergedRow tells whether the row lies under a cell that was merged downwards: it is a
// second row of the item above.
func (t *Table) mergedRow(row int) bool {
	g := t.Layout.Grid()
	for c := t.Layout.Left; c <= t.Layout.Right; c++ {
		if g.Covered(row, c) && g.SpanOf(row, c).Top < row {
			return true
		}
	}
	return false
}

// mostStray figures at most make a column without a head one of strays, or one in so many of
// the rows with figures.
const (
	mostStray  = 2
	strayShare = 4
)

// strayBeside are the figures of columns that have no head and hardly any figure, beside
// some that have both.
func (t *Table) strayBeside() (cells [][2]int) {
	for _, c := range t.columns {
		if c.head != "" || !slices.ContainsFunc(t.columns, func(o column) bool { return o.head != "" && o.col < c.col }) {
			continue
		}
		var own [][2]int
		rows := 0
		for _, ln := range t.lines {
			if ln.figures > 0 {
				rows++
			}
			if at := [2]int{ln.row.Row, c.col}; t.values[at] != 0 {
				own = append(own, at)
			}
		}
		if len(own) <= max(mostStray, rows/strayShare) {
			cells = append(cells, own...)
		}
	}
	return cells
}

// leastStray is the smallest number above the heads that is no page, no number of a form.
const leastStray = 1000

// strayAbove are numbers that stand for themselves above the heads of a form.
func (t *Table) strayAbove() (cells [][2]int) {
	g := t.Layout.Grid()
	for _, l := range t.Layout.Titles {
		cell := g.At(l.Row, l.Col)
		named := slices.ContainsFunc(t.Layout.Titles, func(o layout.Line) bool { return o.Row == l.Row && o.Col < l.Col }) // "Số:", "Điện thoại:"
		if cell.Kind == sheet.Number && math.Abs(cell.Value) >= leastStray && t.Layout.Look(l.Row, l.Col) != layout.Year && !named {
			cells = append(cells, [2]int{l.Row, l.Col})
		}
	}
	return cells
}
