package sheet

import (
	"cmp"
	"context"
)

// A budget counts what a book has taken of its Bounds.
type budget struct {
	Bounds
	ctx    context.Context //nolint:containedctx // lives as long as one reading
	cells  int
	sheets int
	ticks  int
}

// newBudget counts from nothing. A zero bound is the usual one.
func newBudget(ctx context.Context, b Bounds) *budget {
	usual := UsualBounds()
	b.Rows, b.Cols, b.Cells = cmp.Or(b.Rows, usual.Rows), cmp.Or(b.Cols, usual.Cols), cmp.Or(b.Cells, usual.Cells)
	b.Bytes, b.Text = cmp.Or(b.Bytes, usual.Bytes), cmp.Or(b.Text, usual.Text)
	b.Sheets, b.Merges = cmp.Or(b.Sheets, usual.Sheets), cmp.Or(b.Merges, usual.Merges)
	return &budget{Bounds: b, ctx: ctx}
}

// tick is called for each small step of work; the context's error ends it.
func (b *budget) tick() error {
	if b.ticks++; b.ticks%4096 == 0 {
		return b.ctx.Err()
	}
	return nil
}

// A plot is one sheet on the way to become a Grid: it keeps the bounds of a
// sheet, cuts long texts and holds the merged rectangles back until the extent
// is known.
type plot struct {
	*Builder
	budget     *budget
	rows, cols int // extent of the cells so far
	merges     []Span
}

// sheet begins a sheet; nil when the book has too many.
func (b *budget) sheet(name string) *plot {
	if b.sheets >= b.Sheets {
		return nil
	}
	b.sheets++
	return &plot{Builder: NewBuilder(name), budget: b}
}

// put keeps a cell. Beyond rows and columns the sheet is truncated; beyond the
// cells of a book the error is errTooLarge.
func (p *plot) put(row, col int, c Cell) error {
	if c.Kind == Blank {
		return nil
	}
	if row > p.budget.Rows || col > p.budget.Cols {
		p.Truncate()
		return nil
	}
	p.budget.cells += 1 + max(row-p.rows, 0)/64 // empty rows cost a little too
	if p.budget.cells > p.budget.Cells {
		return errTooLarge
	}
	if len(c.Raw) > p.budget.Text || len(c.Shown) > p.budget.Text {
		c.Raw, c.Shown = cutText(c.Raw, p.budget.Text), cutText(c.Shown, p.budget.Text)
		p.Truncate()
	}
	p.Set(row, col, c)
	p.rows, p.cols = max(p.rows, row), max(p.cols, col)
	return nil
}

// merge notes a merged rectangle of more than one cell.
func (p *plot) merge(s Span) {
	if s.Top < 1 || s.Left < 1 || s.Bottom < s.Top || s.Right < s.Left || s.Top == s.Bottom && s.Left == s.Right {
		return
	}
	if len(p.merges) >= p.budget.Merges {
		p.Truncate()
		return
	}
	p.merges = append(p.merges, s)
}

// mostMerged bounds the cells under merged rectangles of one sheet.
const mostMerged = 1 << 20

// done gives the grid. A merged rectangle ends with the cells of the sheet:
// beyond them it says nothing, and a hostile one would have no end.
func (p *plot) done() *Grid {
	covered := 0
	for _, s := range p.merges {
		s.Bottom, s.Right = min(s.Bottom, max(p.rows, s.Top)), min(s.Right, max(p.cols, s.Left))
		area := (s.Bottom - s.Top + 1) * (s.Right - s.Left + 1)
		if area < 2 {
			continue
		}
		if covered += area; covered > mostMerged {
			p.Truncate()
			break
		}
		p.Merge(s)
	}
	return p.Grid()
}

// cutText shortens s to at most n bytes, at a border of code points.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}
