package layout

import (
	"iter"
	"math"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Sheet is a grid cut into tables. Everything that stands in no table is in
// the titles of the next one or in Rest.
type Sheet struct {
	Grid    *sheet.Grid
	Tables  []*Table
	Rest    []Line // of a sheet without tables, all its lines; else what stands below the last one
	look    looker
	ordinal map[int][]int // columns of ordinals, by the rows of their heads
	infos   []rowInfo     // that rows are surveyed to have, each once
	rows    []uint32      // of each row, which of them
	most    int           // see Within
}

// Effort is what the sheet has cost, see Within.
func (s *Sheet) Effort() int { return s.look.effort }

// End is the first row that was not looked at, 0 when all were.
func (s *Sheet) End() int {
	if len(s.rows) == s.Grid.Rows() {
		return 0
	}
	return len(s.rows) + 1
}

// A Table is one table of a sheet.
type Table struct {
	Titles      []Line // what stands above it, topmost first
	HeadRows    []int  // rows of column heads, topmost first; none when the table has no heads
	NumberRow   int    // the row "(1) (2) (3)" or "A B 1 2", 0 when there is none
	Top, Bottom int    // rows of data, both included
	Left, Right int    // columns, both included
	Columns     []Column
	Notes       []Line // what closes it: notes, signatures
	sheet       *Sheet
	figureCols  map[int]bool
	first       int          // the first column that holds anything
	again       map[int]bool // rows that hold its heads again, as at the top of a printed page
}

// Of cuts a grid.
func Of(g *sheet.Grid) *Sheet { return Within(g, math.MaxInt) }

// Within cuts a grid as far as so much effort goes, in about microseconds of looking at
// texts that are all different. It is counted and not timed: the same grid is
// always cut as far.
func Within(g *sheet.Grid, effort int) *Sheet {
	s := &Sheet{Grid: g, most: effort, look: looker{grid: g, said: map[string]said{}, labels: map[string]labelled{}}}
	s.survey()
	from, search := 1, 1
	for from <= g.Rows() && len(s.Tables) < mostTables {
		first := s.firstData(max(from, search))
		if first == 0 {
			break
		}
		t := s.tableAt(from, first)
		if len(t.HeadRows) == 0 && !s.worded(t) {
			search = t.Bottom + 1 // numbers that stray in the titles
			if last := s.last(); last == nil || !s.continues(last, t) {
				continue
			}
		}
		if last := s.last(); last != nil && s.continues(last, t) {
			last.Bottom = t.Bottom
			from = t.Bottom + 1
			continue
		}
		s.Tables = append(s.Tables, t)
		from = t.Bottom + 1
	}
	s.rest(from)
	s.finish()
	return s
}

const mostTables = 300

func (s *Sheet) last() *Table {
	if len(s.Tables) == 0 {
		return nil
	}
	return s.Tables[len(s.Tables)-1]
}

// continues tells whether a table without heads or titles is the last one going
// on below a gap.
func (s *Sheet) continues(last, t *Table) bool {
	if len(t.HeadRows) > 0 || len(t.Titles) > 0 {
		return false
	}
	for c := range t.figureCols {
		if !last.figureCols[c] {
			return false
		}
	}
	return true
}

// worded tells whether any row of a table has words beside its figures.
func (s *Sheet) worded(t *Table) bool {
	for r := t.Top; r <= t.Bottom; r++ {
		if info := s.row(r); info.words > 0 && info.figures > 0 {
			return true
		}
	}
	return false
}

// finish settles columns once the extent of every table is known, and cuts
// tables that stand side by side.
func (s *Sheet) finish() {
	var all []*Table
	for _, t := range s.Tables {
		for _, part := range s.sides(t) {
			part.Columns = s.columnsOf(part)
			all = append(all, part)
		}
	}
	s.Tables = all
	for i, t := range s.Tables {
		joinAttached(t.Titles)
		if i > 0 && t.Top > s.Tables[i-1].Bottom {
			s.closeUp(s.Tables[i-1], t)
		}
	}
	if last := s.last(); last != nil {
		last.Notes = append(last.Notes, s.Rest...)
	}
}

// closeUp gives the notes and signatures that stand first above t to the table
// before it.
func (s *Sheet) closeUp(before, t *Table) {
	n := 0
	for n < len(t.Titles) && (t.Titles[n].Kind == Note || t.Titles[n].Kind == Signature || t.Titles[n].Kind == DayLine) {
		n++
	}
	before.Notes = append(before.Notes, t.Titles[:n]...)
	t.Titles = t.Titles[n:]
}

func (s *Sheet) rest(from int) {
	for r := from; r <= s.Grid.Rows(); r++ {
		if s.row(r).cells > 0 && len(s.Rest) < 200 {
			s.Rest = append(s.Rest, linesOf(s.Grid, r, 1, s.Grid.Cols())...)
		}
	}
}

// tableAt lays out the table whose first row of figures is first; nothing above
// `from` belongs to it.
func (s *Sheet) tableAt(from, first int) *Table {
	t := &Table{sheet: s, Left: 1, Right: s.Grid.Cols(), figureCols: s.figureColumns(first), first: s.firstColumn(first)}
	top := s.climb(t, from, s.firstItem(t, from, first))
	for r := from; r < top; r++ {
		if s.row(r).cells > 0 && len(t.Titles) < 200 {
			t.Titles = append(t.Titles, linesOf(s.Grid, r, 1, s.Grid.Cols())...)
		}
	}
	t.Top = top
	if n := len(t.HeadRows); n > 0 {
		t.Top = t.HeadRows[n-1] + 1
	}
	if t.NumberRow >= t.Top {
		t.Top = t.NumberRow + 1
	}
	t.Bottom = s.endOf(t, from, first) - 1
	return t
}

// firstItem is the first row of the items of a table that states nothing of them before its
// first row of figures: nothing stands over their columns up to the row of heads.
func (s *Sheet) firstItem(t *Table, from, first int) int {
	items := 0
	for r := first - 1; r >= from; r-- {
		info := s.row(r)
		switch {
		case info.numbering || info.heads:
			if items < leastItemsAbove {
				return first
			}
			return r + 1
		case info.cells == 0 || info.under:
			continue
		case info.figures > info.ordinals || info.framed || info.closing || info.words == 0:
			return first
		}
		for c := range t.figureCols {
			if s.look.at(r, c) == Words {
				return first
			}
		}
		items++
	}
	return first
}

// leastItemsAbove is how many rows without figures under the heads are items of the table.
const leastItemsAbove = 3

// figureColumns are the columns with figures in the first rows of a table.
func (s *Sheet) figureColumns(first int) map[int]bool {
	cols := map[int]bool{}
	for r := first; r <= min(first+12, s.Grid.Rows()); r++ {
		if r > first && (s.row(r).closing || s.row(r).heads) {
			break
		}
		for c := 1; c <= s.Grid.Cols(); c++ {
			if k := s.look.at(r, c); (k == Figure || k == Year) && !s.ordinalCol(r, c) {
				cols[c] = true
			}
		}
	}
	return cols
}

// firstColumn is the first column with anything in the first rows of a table.
func (s *Sheet) firstColumn(first int) int {
	left := s.Grid.Cols()
	for r := first; r <= min(first+12, s.Grid.Rows()); r++ {
		for c := 1; c < left; c++ {
			if s.look.at(r, c) != Blank {
				left = c
			}
		}
	}
	return left
}

// endOf is the first row after the table: two blank rows, a signature, a note,
// or the heads of another table. The top of a printed page ends none.
func (s *Sheet) endOf(t *Table, from, first int) int {
	blank, again := 0, 0
	for r := first; r <= s.Grid.Rows(); r++ {
		info := s.row(r)
		if again = s.headAgain(t, r, again); again > 0 {
			blank = 0
			continue
		}
		if heads := s.pageAgain(t, r, from); heads > r {
			for ; r < heads; r++ {
				t.holdsAgain(r, 0)
			}
			r--
			continue
		}
		if info.cells == 0 {
			if s.Grid.RowHidden(r) || info.under {
				continue
			}
			if blank++; blank == 2 {
				return r - 1
			}
			continue
		}
		if r > first && blank > 0 && s.opensTitled(r) {
			return r
		}
		if info.closing && info.figures == 0 || (r > first && info.figures == 0 && (info.framed || info.agency && blank > 0 || s.opensAnother(t, r, blank))) {
			return r
		}
		blank = 0
	}
	return s.Grid.Rows() + 1
}

// opensAnother tells whether row r holds the heads or the title of another
// table.
func (s *Sheet) opensAnother(t *Table, r, blankBefore int) bool {
	over, cells, ordinal := 0, 0, false
	for c := 1; c <= s.Grid.Cols(); c++ {
		look := s.look.at(r, c)
		if look == Blank {
			continue
		}
		cells++
		if look == Words {
			ordinal = ordinal || isOrdinalHead(vietnamese.Fold(s.Grid.Shows(r, c)))
			if t.figureCols[c] {
				over++
			}
		}
	}
	return ordinal || over >= 2 && blankBefore > 0 || over >= 2 && over*2 > len(t.figureCols) && cells > over
}

// opensTitled tells whether a row below a gap begins another table: it is a row
// of years for heads, or a title above heads.
func (s *Sheet) opensTitled(r int) bool {
	for k := r; k <= min(r+6, s.Grid.Rows()); k++ {
		info := s.row(k)
		switch {
		case info.figures > 0:
			return info.years == info.figures-info.ordinals && info.years > 0 && !s.labelled(k)
		case info.words >= 3 || info.words == 2 && k > r && !info.framed:
			return true
		}
	}
	return false
}

// Head is the heads of a column as one text.
func (c Column) Head() string {
	text := ""
	for i, h := range c.Heads {
		if i > 0 {
			text += " › "
		}
		text += h.Text
	}
	return text
}

// HeadTop is the first row of the table's titles or heads.
func (t *Table) HeadTop() int {
	switch {
	case len(t.Titles) > 0:
		return t.Titles[0].Row
	case len(t.HeadRows) > 0:
		return t.HeadRows[0]
	}
	return t.Top
}

// Column is the column at col of the grid, nil outside of the table.
func (t *Table) Column(col int) *Column {
	if col < t.Left || col > t.Right {
		return nil
	}
	return &t.Columns[col-t.Left]
}

// Look is the look of a cell.
func (t *Table) Look(row, col int) Look { return t.sheet.look.at(row, col) }

// Grid is the grid that the table stands on.
func (t *Table) Grid() *sheet.Grid { return t.sheet.Grid }

// TitleLines are the texts of the lines of one kind, topmost first.
func (t *Table) TitleLines(kinds ...LineKind) iter.Seq[Line] {
	return func(yield func(Line) bool) {
		for _, l := range t.Titles {
			for _, k := range kinds {
				if l.Kind == k && !yield(l) {
					return
				}
			}
		}
	}
}
