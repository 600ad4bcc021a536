package learn

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
)

// A weighed table is one whose rows are looked at for sums.
type weighed struct {
	grid    *sheet.Grid
	rows    []layout.Row
	columns []layout.Column
	at      map[int]int // row of the grid → item
}

// inAmounts leaves out the columns of shares and changes, which add up to nothing.
func inAmounts(x *meaning.Lexicon, columns []layout.Column) []layout.Column {
	return slices.DeleteFunc(slices.Clone(columns), func(c layout.Column) bool {
		unit, _, _ := x.UnitOf(strings.ToLower(c.Head()))
		return unit == percent || strings.Contains(c.Bottom(), "%")
	})
}

// byItem is the row of each item.
func (w weighed) byItem() map[int]layout.Row {
	rows := map[int]layout.Row{}
	for _, r := range w.rows {
		if i, ok := w.at[r.Row]; ok {
			rows[i] = r
		}
	}
	return rows
}

// divided hangs under a row the parts that begin with "chia ra": those that are the
// whole together in every column, as far down as it takes.
func (w weighed) divided(items []item) {
	rows := w.byItem()
	for first := range items {
		whole := items[first].parent
		if whole < 0 || !divides.MatchString(rows[first].Labels[0].Text) {
			continue
		}
		for last := first + 1; last < len(items) && items[last].unit == items[first].unit && items[last].word == items[first].word; last++ {
			if !w.addUp(rows, whole, first, last) {
				continue
			}
			for i := first; i <= last; i++ {
				if items[i].parent < first {
					items[i].parent = whole
				}
			}
			break
		}
	}
}

// addUp tells whether the items from first to last are another one, in every column
// that has it.
func (w weighed) addUp(rows map[int]layout.Row, whole, first, last int) bool {
	holds := false
	for _, c := range w.columns {
		total, parts, _ := w.beside(rows, whole, c.Col, func(i int) bool { return i >= first && i <= last })
		if total == 0 && parts == 0 {
			continue
		}
		if !equal(total, parts, last-first+1) {
			return false
		}
		holds = true
	}
	return holds
}

// beside is what a column states of an item, and what it does of its n parts together.
func (w weighed) beside(rows map[int]layout.Row, whole, col int, part func(i int) bool) (total, parts float64, n int) {
	for i := range len(rows) {
		if part(i) {
			parts += value(w.grid, rows[i].Row, col)
			n++
		}
	}
	return value(w.grid, rows[whole].Row, col), parts, n
}

// equal compares a total with the sum of n rounded parts.
func equal(total, parts float64, n int) bool {
	return math.Abs(total-parts) <= 1e-6*math.Abs(total)+0.5*float64(n)
}

// sums finds the rows whose parts add up to them, in every column that has both.
func (w weighed) sums(items []item) {
	rows := w.byItem()
	for i := range items {
		holds := 0
		for _, c := range w.columns {
			total, parts, n := w.beside(rows, i, c.Col, func(j int) bool {
				return items[j].parent == i && (!rows[j].Part || divides.MatchString(rows[j].Labels[0].Text))
			})
			switch {
			case n < 2 || total == 0 || parts == 0:
			case equal(total, parts, n):
				holds++
			default:
				items[i].broken = cmp.Or(items[i].broken, w.grid.Locate(rows[i].Row, c.Col).String())
			}
		}
		items[i].adds = holds > 0 && items[i].broken == ""
	}
}

// withoutTotal leaves out a last row that is called a total, has no parts of its own
// and is the sum of the rows above it: a check, and no item. Shares alone prove nothing.
func (w weighed) withoutTotal(items []item) []item {
	last := len(items) - 1
	rows := w.byItem()
	if last < 2 || len(w.columns) == 0 || items[last].parent >= 0 || !layout.IsTotal(rows[last].Labels[0].Text) {
		return items
	}
	for _, c := range w.columns {
		if total, parts, n := w.beside(rows, last, c.Col, func(i int) bool { return i < last && items[i].parent < 0 }); !equal(total, parts, n) {
			return items
		}
	}
	return items[:last]
}
