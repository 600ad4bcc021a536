package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// An office may send a form as it got it: heads, numbered items, and nothing
// beside them. That is one thing to say, not a sheet without a table and a number
// astray for every item.

// orderHeads stand over the numbers of items.
var orderHeads = []string{"stt", "tt", "so tt", "so thu tu", "s.tt", "no."}

// countsItems tells whether a head stands over the numbers of items, in
// Vietnamese or in two languages: «STT No».
func countsItems(head string) bool {
	words := strings.Trim(vietnamese.Fold(head), " ")
	first, second, _ := strings.Cut(words, " ")
	return slices.Contains(orderHeads, words) || slices.Contains(orderHeads, first) && slices.Contains([]string{"no", "no."}, strings.TrimSpace(second))
}

// leastItems is how many items a form has at least.
const leastItems = 2

// unfilled tells whether a sheet without a table is a form that nobody filled in:
// all its numbers number items, or columns.
func unfilled(pg *page) bool {
	if pg.layout == nil || len(pg.layout.Tables) > 0 || pg.grid.Rows() > longestForm {
		return false
	}
	row, col := orderHead(pg.grid)
	if row == 0 {
		return false
	}
	items := 0
	for r := 1; r <= pg.grid.Rows(); r++ {
		texts, numbers := 0, 0
		for c := 1; c <= pg.grid.Cols(); c++ {
			switch {
			case pg.grid.KindAt(r, c) == sheet.Blank || pg.grid.Covered(r, c) || pg.grid.Hides(r, c):
			case !layout.Numeric(pg.grid, r, c):
				texts++
			case r <= row || c < col:
				return false
			case c > col:
				numbers++
			}
		}
		if numbers > 0 && (r > row+3 || !numbersColumns(pg.grid, r)) {
			return false
		}
		if r > row && texts > 0 && numbers == 0 {
			items++
		}
	}
	return items >= leastItems && emptyBelow(pg.grid, row, col)
}

// emptyBelow tells whether a head right of a cell has nothing under it, or only dashes
// and dots: in a list of names and addresses every one has.
func emptyBelow(g *sheet.Grid, row, col int) bool {
	for c := col + 1; c <= g.Cols(); c++ {
		if g.KindAt(row, c) != sheet.Text {
			continue
		}
		filled := false
		for r := row + 1; r <= g.Rows() && !filled; r++ {
			filled = g.KindAt(r, c) == sheet.Text && strings.Trim(g.Shows(r, c), " -–—_….") != ""
		}
		if !filled {
			return true
		}
	}
	return false
}

// orderHead is the cell over the numbers of items, in a row of heads; 0 when
// there is none.
func orderHead(g *sheet.Grid) (row, col int) {
	for r := 1; r <= g.Rows(); r++ {
		heads, at := 0, 0
		for c := 1; c <= g.Cols(); c++ {
			if g.KindAt(r, c) != sheet.Text {
				continue
			}
			heads++
			if at == 0 && countsItems(strings.Join(strings.Fields(g.Shows(r, c)), " ")) {
				at = c
			}
		}
		if at > 0 && heads > 1 {
			return r, at
		}
	}
	return 0, 0
}

// numbersColumns tells whether the numbers of a row count its columns: 1, 2, 3.
func numbersColumns(g *sheet.Grid, row int) bool {
	last := 0.0
	for c := 1; c <= g.Cols(); c++ {
		if g.KindAt(row, c) != sheet.Number {
			continue
		}
		v := g.At(row, c).Value
		if last != 0 && v != last+1 || v <= 0 {
			return false
		}
		last = v
	}
	return true
}

// leastTicks is how many ticks a list of them has at least.
const leastTicks = 2

// ticked tells whether a sheet ticks cells with «x».
func ticked(g *sheet.Grid) bool {
	ticks := 0
	for r := range g.FilledRows() {
		for c, kind := range g.FilledCols(r) {
			if kind == sheet.Text && !g.Hides(r, c) && slices.Contains([]string{"x", "X", "✓", "✔"}, g.Shows(r, c)) {
				ticks++
			}
		}
		if ticks >= leastTicks {
			return true
		}
	}
	return false
}
