package sheet

import "math"

// A Builder makes a Grid cell by cell. Cells come in any order, best row by
// row; of two at one place the last counts, but of unlike numbers neither: the cell
// says both, and is none.
type Builder struct {
	grid   Grid
	merges []Span
}

// NewBuilder begins a sheet.
func NewBuilder(name string) *Builder { return newBuilder(name, newPool()) }

// newBuilder begins a sheet of a book whose sheets share a pool.
func newBuilder(name string, p *pool) *Builder {
	return &Builder{grid: Grid{name: name, pool: p, comments: map[[2]int]string{}}}
}

// Set puts a cell at row and col, counted from 1. A place that no spreadsheet
// has leaves the grid truncated.
func (b *Builder) Set(row, col int, c Cell) {
	if c.Kind == Blank {
		b.put(row, col, 0, 0)
		return
	}
	v, m := b.grid.pool.pack(c)
	b.put(row, col, v, m)
}

// put adds a packed cell.
func (b *Builder) put(row, col int, v uint64, m mark) {
	s := &b.grid.cells
	if row < 1 || col < 1 || row > math.MaxInt32 || col > markCols {
		b.grid.truncated = b.grid.truncated || row >= 1 && col >= 1
		return
	}
	m |= mark(col - 1)
	if m.kind() == Blank {
		if _, old := s.at(row, col); old.kind() != Blank {
			s.late = append(s.late, lateCell{int32(row), v, m})
		}
		return
	}
	s.add(row, v, m)
}

// number puts a Number or Date that is shown in a format of the pool.
func (b *Builder) number(row, col int, v float64, written mark, format int, m mark) {
	f := b.grid.pool.formats[format]
	kind := Number
	if f.isDate(v) {
		kind = Date
	} else if v != 0 && f.hides(v) {
		m |= markUnseen
	}
	b.put(row, col, math.Float64bits(v), m|mark(kind)<<kindShift|written<<writtenShift|mark(format)<<formatShift)
}

// oddly puts a Number or Date whose writing is kept as it was.
func (b *Builder) oddly(row, col int, v float64, raw string, format int, m mark) {
	p := b.grid.pool
	kind := Number
	if p.formats[format].isDate(v) {
		kind = Date
	}
	p.odd = append(p.odd, oddNumber{v, raw, p.formats[format].show(v)})
	b.put(row, col, uint64(len(p.odd)-1), m|mark(kind)<<kindShift|odd<<writtenShift)
}

// text puts texts[raw] in a font.
func (b *Builder) text(row, col int, raw uint32, font Legacy, m mark) {
	b.put(row, col, uint64(raw)<<32|uint64(b.grid.pool.shownOf(raw, font)), m|mark(Text)<<kindShift)
}

// Hide marks the whole sheet as hidden.
func (b *Builder) Hide() { b.grid.hidden = true }

// HideRow marks a row as hidden.
func (b *Builder) HideRow(row int) { b.grid.hiddenRows.put(row, true) }

// hideCols marks the columns of a run as hidden.
func (b *Builder) hideCols(first, last int) { b.grid.hiddenCols.putAll(first, last, true) }

// HideCol marks a column as hidden.
func (b *Builder) HideCol(col int) { b.grid.hiddenCols.put(col, true) }

// ShowRow marks a row as one that shows; needed only where HideOtherRows was
// said.
func (b *Builder) ShowRow(row int) { b.grid.hiddenRows.put(row, false) }

// HideOtherRows says, before anything is said of a row, that rows are hidden
// unless they are marked as showing.
func (b *Builder) HideOtherRows() { b.grid.hiddenRows.inverted = true }

// HideOtherCols says the same of columns.
func (b *Builder) HideOtherCols() { b.grid.hiddenCols.inverted = true }

// Merge joins a rectangle; of those that overlap, the upper left one is kept.
// The part beyond the extent of the grid is cut off.
func (b *Builder) Merge(s Span) { b.merges = append(b.merges, s) }

// Comment notes a text on a cell.
func (b *Builder) Comment(row, col int, text string) { b.grid.comments[[2]int{row, col}] = text }

// Truncate says that the sheet goes on beyond what is kept.
func (b *Builder) Truncate() { b.grid.truncated = true }

// Grid is what was built. The builder must not be used afterwards.
func (b *Builder) Grid() *Grid {
	g := &b.grid
	g.cells.settle(g.twice)
	g.merges = mergesOf(b.merges, g.Rows(), g.Cols())
	b.merges = nil
	return g
}

// twice is what stands in a cell that the file states twice and otherwise.
func (g *Grid) twice(former, latter lateCell) lateCell {
	one, other := g.pool.cell(former.value, former.mark).Shown, g.pool.cell(latter.value, latter.mark).Shown
	if one == other {
		return latter
	}
	g.unlike = appendSome(g.unlike, refOf(int(latter.row), latter.mark.col()))
	if former.mark.kind() == Text && latter.mark.kind() == Text {
		return latter
	}
	i := uint64(g.pool.internString(one + " ≠ " + other))
	return lateCell{latter.row, i<<32 | i, latter.mark&(markCols-1|markUnseen|markFormula) | mark(Text)<<kindShift}
}
