package sheet

import (
	"cmp"
	"context"
)

// A budget counts what a book has taken of its Bounds.
type budget struct {
	Bounds
	ctx    context.Context
	pool   *pool
	book   *Book
	cells  int
	merges int
	sheets int
	ticks  int
}

// newBudget counts from nothing. A zero bound is the usual one.
func newBudget(ctx context.Context, format string, b Bounds) *budget {
	return &budget{Bounds: b.orUsual(), ctx: ctx, pool: newPool(), book: &Book{Format: format}}
}

func (b Bounds) orUsual() Bounds {
	usual := UsualBounds()
	return Bounds{
		Rows: cmp.Or(b.Rows, usual.Rows), Cols: cmp.Or(b.Cols, usual.Cols), Cells: cmp.Or(b.Cells, usual.Cells),
		Bytes: cmp.Or(b.Bytes, usual.Bytes), Text: cmp.Or(b.Text, usual.Text),
		Sheets: cmp.Or(b.Sheets, usual.Sheets), Merges: cmp.Or(b.Merges, usual.Merges),
	}
}

// tick is called for each small step of work; the context's error ends it.
func (b *budget) tick() error {
	if b.ticks++; b.ticks%4096 == 0 {
		return b.ctx.Err()
	}
	return nil
}

// A plot is one sheet on the way to become a Grid: it keeps the bounds of a
// sheet and cuts long texts.
type plot struct {
	*Builder
	budget *budget
	name   string
	rows   int // the last that holds a cell
	joined int // merged rectangles
	cut    []string
	inner  []string // cells with a table in them that is not read
}

// sheet begins a sheet; nil when the book has too many.
func (b *budget) sheet(name string) *plot {
	if b.sheets >= b.Sheets {
		return nil
	}
	b.sheets++
	return &plot{Builder: newBuilder(name, b.pool), budget: b, name: name}
}

// fits tells whether a cell may be kept at row and col; one beyond the sheet's
// bounds leaves it truncated. The error is errTooLarge when the book is full.
func (p *plot) fits(row, col int) (bool, error) {
	if row > p.budget.Rows || col > p.budget.Cols {
		p.Truncate()
		return false, nil
	}
	if p.budget.cells++; p.budget.cells > p.budget.Cells || p.budget.pool.held > mostHeld {
		return false, errTooLarge
	}
	p.rows = max(p.rows, row)
	return true, nil
}

// put keeps a cell, if it says anything and lies within the bounds.
func (p *plot) put(row, col int, c Cell) error {
	if c.Kind == Blank {
		return nil
	}
	if ok, err := p.fits(row, col); !ok {
		return err
	}
	if most := p.budget.Text; len(c.Raw) > most || len(c.Shown) > most {
		c.Raw, c.Shown = cutText(c.Raw, most), cutText(c.Shown, most)
		p.cut = appendSome(p.cut, refOf(row, col))
	}
	p.Set(row, col, c)
	return nil
}

// merge notes a merged rectangle of more than one cell.
func (p *plot) merge(s Span) {
	if s.Top == s.Bottom && s.Left == s.Right {
		return
	}
	if p.joined++; p.joined > p.budget.Merges || p.budget.merges >= mostMerges {
		return
	}
	p.budget.merges++
	p.Merge(s)
}

// done gives the grid and notes what was left out.
func (p *plot) done() *Grid {
	b := p.budget
	if len(p.cut) > 0 {
		b.book.Notes = append(b.book.Notes, noteCutText(p.name, p.cut))
	}
	if len(p.inner) > 0 {
		b.book.Notes = append(b.book.Notes, noteInner(p.name, p.inner))
	}
	if p.joined > b.Merges || b.merges >= mostMerges {
		b.book.Notes = append(b.book.Notes, noteMerges(p.name, b.Merges))
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
