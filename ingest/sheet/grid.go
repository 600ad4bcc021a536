package sheet

import (
	"iter"
	"math"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of a cell.
const (
	Blank   Kind = iota
	Text         // Raw is the text
	Number       // Value is exact
	Date         // a number that is shown as a date; Shown is dd/mm/yyyy
	Boolean      // Value is 0 or 1
	Error        // an error value: Raw is "#REF!"
	Pending      // a formula whose value was never saved
)

// A Cell is one cell as the file holds it.
type Cell struct {
	Kind    Kind
	Value   float64
	Raw     string // exactly as stored
	Shown   string // as a person sees it, NFC, legacy encodings converted
	Formula bool   // the value was worked out by a formula
	Unseen  bool   // written in the colour of its background, or in a format that shows nothing
}

// A Span is a merged rectangle, both ends included, counted from 1.
type Span struct{ Top, Left, Bottom, Right int }

// A Grid is one sheet. Rows and columns count from 1. Cells beyond the extent
// are blank. A Grid does not change and may be read by many at once.
type Grid struct {
	name       string
	hidden     bool
	cells      cells
	pool       *pool
	merges     merges
	hiddenRows flags
	hiddenCols flags
	truncated  bool
	unlike     []string // cells that the file states twice and otherwise
	comments   map[[2]int]string
	washes     []wash
}

// Name is the name of the sheet.
func (g *Grid) Name() string { return g.name }

// Hidden tells whether the whole sheet is hidden.
func (g *Grid) Hidden() bool { return g.hidden }

// Truncated tells whether the sheet goes on beyond the bounds.
func (g *Grid) Truncated() bool { return g.truncated }

// Rows is the number of the last row that holds a cell.
func (g *Grid) Rows() int { return g.cells.rows() }

// Cols is the number of the last column that holds a cell.
func (g *Grid) Cols() int { return g.cells.cols }

// At is the cell itself; blank outside the grid. The texts of a number are
// made at each call: KindAt and NumberAt cost less.
func (g *Grid) At(row, col int) Cell { return g.pool.cell(g.cells.at(row, col)) }

// KindAt is the kind of a cell, cheaper than At.
func (g *Grid) KindAt(row, col int) Kind {
	_, m := g.cells.at(row, col)
	return m.kind()
}

// NumberAt is the value of a Number or Date, cheaper than At.
func (g *Grid) NumberAt(row, col int) (float64, bool) { return g.cells.numberAt(g.pool, row, col) }

// ShownAt is the shown text of a Text and its number among those of the book, by
// which what was found out of it may be remembered; ok is false for other kinds.
// Another number may have the same text.
func (g *Grid) ShownAt(row, col int) (text string, number uint32, ok bool) {
	v, m := g.cells.at(row, col)
	if m.kind() != Text {
		return "", 0, false
	}
	return g.pool.text(uint32(v)), uint32(v), true
}

// PlainAt is the value of a Number that is shown as itself: in no format with a
// per cent sign. It costs less than At.
func (g *Grid) PlainAt(row, col int) (float64, bool) {
	v, m := g.cells.at(row, col)
	if m.kind() != Number || m.written() == odd || g.pool.formats[m.format()].percent {
		return 0, false
	}
	return math.Float64frombits(v), true
}

// FilledRows are the rows that hold a cell, in order: a sheet of a million rows
// may hold two.
func (g *Grid) FilledRows() iter.Seq[int] { return g.cells.filledRows() }

// FilledCols are the columns of a row that hold a cell, in order, with its kind.
func (g *Grid) FilledCols(row int) iter.Seq2[int, Kind] { return g.cells.filledCols(row) }

// SpanOf is the merged rectangle of a cell, or the cell alone.
func (g *Grid) SpanOf(row, col int) Span { return g.merges.of(row, col) }

// Merges are the merged rectangles, from top to bottom, within the extent.
func (g *Grid) Merges() []Span { return g.merges.spans }

// Anchored is the cell that speaks for row and col: the upper left one of a
// merged rectangle.
func (g *Grid) Anchored(row, col int) Cell {
	s := g.SpanOf(row, col)
	return g.At(s.Top, s.Left)
}

// Covered tells whether a cell lies under a merged rectangle that it does not
// anchor.
func (g *Grid) Covered(row, col int) bool {
	s := g.SpanOf(row, col)
	return s.Top != row || s.Left != col
}

// Shows is the trimmed text of a cell, white space in runs of one.
func (g *Grid) Shows(row, col int) string { return Squeeze(g.Anchored(row, col).Shown) }

// RowHidden tells whether a row is hidden, folded away or of no height.
func (g *Grid) RowHidden(row int) bool { return g.hiddenRows.has(row) }

// ColHidden tells whether a column is hidden, folded away or of no width.
func (g *Grid) ColHidden(col int) bool { return g.hiddenCols.has(col) }

// Hides tells whether nobody sees a cell: its sheet, row or column is hidden.
func (g *Grid) Hides(row, col int) bool {
	return g.hidden || g.hiddenRows.has(row) || g.hiddenCols.has(col)
}

// Comment is what somebody noted on a cell, "" when nobody did.
func (g *Grid) Comment(row, col int) string { return g.comments[[2]int{row, col}] }

// Locate is the Locator of a cell.
func (g *Grid) Locate(row, col int) pipeline.Locator { return pipeline.CellAt(g.name, row, col) }

// Squeeze drops the code points that only a program sees, trims, and folds white
// space into runs of one.
func Squeeze(s string) string {
	if squeezed(s) {
		return s
	}
	if inner := strings.Trim(s, " \t\r\n"); squeezed(inner) {
		return inner
	}
	return strings.Join(strings.Fields(visible(s)), " ")
}

// squeezed tells whether s is printable ASCII and Vietnamese letters with single
// spaces inside.
func squeezed(s string) bool {
	space := true
	for _, c := range s {
		switch {
		case c == ' ' && space, c < ' ', c >= 0x7F && c < 'À', c > 'ɏ' && c < 'Ḁ', c > 'ỿ':
			return false
		default:
			space = c == ' '
		}
	}
	return !space || s == ""
}

func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD':
			return -1
		}
		return r
	}, s)
}
