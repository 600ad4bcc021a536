package sheet

// A Builder makes a Grid cell by cell. Cells come in any order; those beyond
// the limits are left out and the grid is marked truncated.
type Builder struct{ grid Grid }

// NewBuilder begins a sheet.
func NewBuilder(name string) *Builder {
	return &Builder{Grid{name: name, merged: map[[2]int]int{}, hiddenRows: map[int]bool{}, hiddenCols: map[int]bool{}, comments: map[[2]int]string{}}}
}

// Set puts a cell at row and col, counted from 1.
func (b *Builder) Set(row, col int, c Cell) {
	g := &b.grid
	for len(g.cells) < row {
		g.cells = append(g.cells, nil)
	}
	for len(g.cells[row-1]) < col {
		g.cells[row-1] = append(g.cells[row-1], Cell{})
	}
	g.cells[row-1][col-1] = c
	g.cols = max(g.cols, col)
}

// Hide marks the whole sheet as hidden.
func (b *Builder) Hide() { b.grid.hidden = true }

// HideRow marks a row as hidden.
func (b *Builder) HideRow(row int) { b.grid.hiddenRows[row] = true }

// HideCol marks a column as hidden.
func (b *Builder) HideCol(col int) { b.grid.hiddenCols[col] = true }

// Merge joins a rectangle; one that overlaps an earlier one is dropped, as
// spreadsheet programs do.
func (b *Builder) Merge(s Span) {
	g := &b.grid
	for r := s.Top; r <= s.Bottom; r++ {
		for c := s.Left; c <= s.Right; c++ {
			if g.merged[[2]int{r, c}] > 0 {
				return
			}
		}
	}
	g.merges = append(g.merges, s)
	for r := s.Top; r <= s.Bottom; r++ {
		for c := s.Left; c <= s.Right; c++ {
			g.merged[[2]int{r, c}] = len(g.merges)
		}
	}
}

// Comment notes a text on a cell.
func (b *Builder) Comment(row, col int, text string) { b.grid.comments[[2]int{row, col}] = text }

// Truncate says that the sheet goes on beyond what is kept.
func (b *Builder) Truncate() { b.grid.truncated = true }

// Grid is what was built. The builder must not be used afterwards.
func (b *Builder) Grid() *Grid { return &b.grid }
