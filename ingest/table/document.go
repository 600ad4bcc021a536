package table

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// What of a sheet is kept for the source page.
const (
	drawnRows  = 2_000
	drawnCells = 30_000
	drawnMost  = 300_000 // with the cells that a figure or a reject points to
	drawnText  = 500     // code points of one cell
)

// markLayout gives the cells of a sheet the roles that the layout saw in them.
func markLayout(pg *page, sink Sink) {
	if pg.layout == nil {
		return
	}
	mark := func(row int, left, right int, role pipeline.CellRole) {
		for c := left; c <= right; c++ {
			if pg.grid.KindAt(row, c) != sheet.Blank {
				sink.Mark(pg.number, row, c, role)
			}
		}
	}
	for _, t := range pg.layout.Tables {
		for _, l := range t.Titles {
			sink.Mark(pg.number, l.Row, l.Col, pipeline.RoleTitle)
		}
		for _, row := range t.HeadRows {
			mark(row, t.Left, t.Right, pipeline.RoleHead)
		}
		if t.NumberRow > 0 {
			mark(t.NumberRow, t.Left, t.Right, pipeline.RoleHead)
		}
		for _, c := range t.Columns {
			if c.Ordinal || c.HoldsWords() {
				for row := t.Top; row <= min(t.Bottom, drawnRows); row++ {
					mark(row, c.Col, c.Col, pipeline.RoleLabel)
				}
			}
		}
	}
}

// privateRows are the rows of signature blocks. Their roles ("THỦ TRƯỞNG ĐƠN
// VỊ") may be shown, their names may not.
func privateRows(pg *page) map[int]bool {
	if pg.layout == nil {
		return nil
	}
	private := map[int]bool{}
	lines := pg.layout.Rest
	for _, t := range pg.layout.Tables {
		lines = append(lines, t.Notes...)
	}
	for i, l := range lines {
		if l.Kind != layout.Signature {
			continue
		}
		for _, below := range lines[i:] {
			if below.Row >= l.Row && below.Row <= l.Row+12 {
				private[below.Row] = true
			}
		}
	}
	return private
}

// draw makes a sheet as a person sees it.
func (c *Collection) draw(i int, g *sheet.Grid, private map[int]bool) pipeline.Sheet {
	drawn := pipeline.Sheet{Name: g.Name(), Hidden: g.Hidden(), Rows: g.Rows(), Cols: g.Cols(), Truncated: g.Truncated()}
	for row := range g.FilledRows() { // the last cell of a sheet may be its second
		for col, kind := range g.FilledCols(row) {
			if kind == sheet.Blank || g.Covered(row, col) {
				continue
			}
			role := c.role(i, row, col)
			pointed := role == pipeline.RoleFigure || role == pipeline.RoleFaulty
			if (row > drawnRows || len(drawn.Cells) >= drawnCells) && !pointed || len(drawn.Cells) >= drawnMost {
				drawn.Truncated = true
				continue
			}
			text := strings.TrimSpace(g.At(row, col).Shown)
			if private[row] && !signatureRole(text) {
				continue
			}
			sp := g.SpanOf(row, col)
			drawn.Cells = append(drawn.Cells, pipeline.Cell{Row: row, Col: col, RowSpan: sp.Bottom - sp.Top + 1, ColSpan: sp.Right - sp.Left + 1, Text: shorten(text), Role: role})
		}
	}
	return drawn
}

// signatureRole tells the function of who signs from a person's name.
func signatureRole(s string) bool {
	kind := layout.KindOf(s)
	return kind == layout.Signature || kind == layout.DayLine || strings.HasPrefix(s, "(")
}

func shorten(s string) string {
	if len(s) <= drawnText {
		return s
	}
	runes := []rune(s)
	if len(runes) > drawnText {
		return string(runes[:drawnText-1]) + "…"
	}
	return s
}
