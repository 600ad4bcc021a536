package sheet

import (
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
	Unseen  bool   // written in the colour of its background
}

// A Span is a merged rectangle, both ends included, counted from 1.
type Span struct{ Top, Left, Bottom, Right int }

// A Grid is one sheet. Rows and columns count from 1. Cells beyond the extent
// are blank.
type Grid struct {
	name       string
	hidden     bool
	cells      [][]Cell // cells[row-1][col-1], rows cut after their last cell
	cols       int
	merges     []Span
	merged     map[[2]int]int // cell → index in merges + 1
	hiddenRows map[int]bool
	hiddenCols map[int]bool
	truncated  bool
	comments   map[[2]int]string
}

// Name is the name of the sheet.
func (g *Grid) Name() string { return g.name }

// Hidden tells whether the whole sheet is hidden.
func (g *Grid) Hidden() bool { return g.hidden }

// Truncated tells whether the sheet goes on beyond the bounds.
func (g *Grid) Truncated() bool { return g.truncated }

// Rows is the number of the last row that holds a cell.
func (g *Grid) Rows() int { return len(g.cells) }

// Cols is the number of the last column that holds a cell.
func (g *Grid) Cols() int { return g.cols }

// At is the cell itself; blank outside the grid.
func (g *Grid) At(row, col int) Cell {
	if row < 1 || row > len(g.cells) || col < 1 || col > len(g.cells[row-1]) {
		return Cell{}
	}
	return g.cells[row-1][col-1]
}

// KindAt is the kind of a cell, cheaper than At.
func (g *Grid) KindAt(row, col int) Kind {
	if row < 1 || row > len(g.cells) || col < 1 || col > len(g.cells[row-1]) {
		return Blank
	}
	return g.cells[row-1][col-1].Kind
}

// SpanOf is the merged rectangle of a cell, or the cell alone.
func (g *Grid) SpanOf(row, col int) Span {
	if i := g.merged[[2]int{row, col}]; i > 0 {
		return g.merges[i-1]
	}
	return Span{row, col, row, col}
}

// Merges are the merged rectangles.
func (g *Grid) Merges() []Span { return g.merges }

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
func (g *Grid) RowHidden(row int) bool { return g.hiddenRows[row] }

// ColHidden tells whether a column is hidden, folded away or of no width.
func (g *Grid) ColHidden(col int) bool { return g.hiddenCols[col] }

// Hides tells whether nobody sees a cell: its sheet, row or column is hidden.
func (g *Grid) Hides(row, col int) bool {
	return g.hidden || g.hiddenRows[row] || g.hiddenCols[col]
}

// Comment is what somebody noted on a cell, "" when nobody did.
func (g *Grid) Comment(row, col int) string { return g.comments[[2]int{row, col}] }

// Locate is the Locator of a cell.
func (g *Grid) Locate(row, col int) pipeline.Locator { return pipeline.CellAt(g.name, row, col) }

// Squeeze drops the code points that only a program sees, trims, and folds white
// space into runs of one.
func Squeeze(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }

func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD':
			return -1
		}
		return r
	}, s)
}
