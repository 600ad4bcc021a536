package workbook

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// What of a sheet is kept for the source page.
const (
	drawnRows  = 2_000
	drawnCells = 30_000
	drawnText  = 500 // code points of one cell
)

// markRest gives every cell of a sheet the role that the layout saw in it, and
// finds the rows of the signature block: names of persons are not published.
func (r *reading) markRest(i int, g *grid, tables []*table) {
	roles := r.roles[i]
	mark := func(row int, role pipeline.CellRole) {
		for c := 1; c <= g.cols; c++ {
			roles[[2]int{row, c}] = role
		}
	}
	from := 1
	for _, t := range tables {
		for _, l := range t.titles {
			mark(l.row, pipeline.RoleTitle)
		}
		for _, row := range t.headRows {
			mark(row, pipeline.RoleHead)
		}
		if t.numberRow > 0 {
			mark(t.numberRow, pipeline.RoleHead)
		}
		r.markRows(i, t)
		r.signatures(i, g, from, t.headRows[0])
		from = t.end
	}
	r.signatures(i, g, from, g.rows()+1)
}

func (r *reading) markRows(i int, t *table) {
	for _, row := range t.rows {
		for _, c := range t.columns {
			at := [2]int{row.row, c.col}
			switch {
			case c.role == ordinalCol || c.role == labelCol || c.role == unitCol || c.role == yearCol:
				r.roles[i][at] = pipeline.RoleLabel
			case row.role == sectionRow:
				r.roles[i][at] = pipeline.RoleLabel
			case row.role == totalRow && c.role == figureCol:
				r.roles[i][at] = pipeline.RoleTotal
			}
		}
	}
}

// signatures finds the signature block in rows [from, to): it begins with the
// place and day or with who signs, and ends where another title begins. Its
// roles ("THỦ TRƯỞNG ĐƠN VỊ") may be shown, its names may not.
func (r *reading) signatures(i int, g *grid, from, to int) {
	inside := false
	for row := from; row < to; row++ {
		for c := 1; c <= g.cols; c++ {
			folded := fold(g.shows(row, c))
			if g.covered(row, c) || folded == "" {
				continue
			}
			if signatureLine.MatchString(folded) {
				inside = true
			} else if inside && frameLine.MatchString(folded) {
				inside = false
			}
		}
		if inside {
			r.private[i][row] = true
		}
	}
}

// draw makes the sheet as a person sees it.
func (r *reading) draw(i int, g *grid) pipeline.Sheet {
	sheet := pipeline.Sheet{Name: g.sheet, Hidden: g.hidden, Rows: g.rows(), Cols: g.cols, Truncated: g.truncated}
	for row := 1; row <= g.rows(); row++ {
		if row > drawnRows && !r.needed(i, row, g) {
			sheet.Truncated = true
			continue
		}
		for col := 1; col <= len(g.cells[row-1]); col++ {
			c := g.at(row, col)
			if c.kind == blank || g.covered(row, col) || r.private[i][row] && !signatureRole(c.shown) {
				continue
			}
			role := r.roles[i][[2]int{row, col}]
			if len(sheet.Cells) >= drawnCells && role != pipeline.RoleFigure && role != pipeline.RoleFaulty {
				sheet.Truncated = true
				continue
			}
			sp := g.spanOf(row, col)
			sheet.Cells = append(sheet.Cells, pipeline.Cell{Row: row, Col: col, RowSpan: sp.bottom - sp.top + 1, ColSpan: sp.right - sp.left + 1,
				Text: shorten(strings.TrimSpace(c.shown)), Role: role})
		}
	}
	return sheet
}

// needed tells whether a row beyond the limit is still drawn because a figure
// or a reject points to it.
func (r *reading) needed(i, row int, g *grid) bool {
	for c := 1; c <= len(g.cells[row-1]); c++ {
		if role := r.roles[i][[2]int{row, c}]; role == pipeline.RoleFigure || role == pipeline.RoleFaulty {
			return true
		}
	}
	return false
}

// signatureRole tells the function of who signs from a person's name.
func signatureRole(s string) bool {
	folded := fold(s)
	return signatureLine.MatchString(folded) || strings.HasPrefix(folded, "(") || dayLine.MatchString(folded)
}

func shorten(s string) string {
	runes := []rune(s)
	if len(runes) > drawnText {
		return string(runes[:drawnText-1]) + "…"
	}
	return s
}
