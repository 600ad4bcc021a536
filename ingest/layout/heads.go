package layout

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Head is one text over a column and the cells that it spans.
type Head struct {
	Text string
	Span sheet.Span
}

// A Column is one column of a table.
type Column struct {
	Col     int
	Heads   []Head // topmost first, each text once
	Ordinal bool   // numbers the rows
	Hidden  bool
	// What the visible cells of its rows look like.
	Words, Figures, Years, Marks int
}

// Bottom is the text of the lowest head, "" when the column has none.
func (c Column) Bottom() string {
	if len(c.Heads) == 0 {
		return ""
	}
	return c.Heads[len(c.Heads)-1].Text
}

// HoldsWords tells a column whose cells are texts from one of figures.
func (c Column) HoldsWords() bool {
	return c.Words > c.Figures+c.Years
}

// climb collects the rows of heads above the first row of figures and gives the
// topmost of them.
func (s *Sheet) climb(t *Table, from, first int) int {
	top, gap := first, 0
	for r := first - 1; r >= from && len(t.HeadRows) < mostHeadRows; r-- {
		info := s.row(r)
		switch {
		case info.under, s.Grid.RowHidden(r):
		case info.numbering && s.onlyUnits(t.HeadRows):
			t.NumberRow = r
		case info.cells == 0 && s.headAbove(t, r, from): // merged once: an empty row within the heads
		case info.cells == 0:
			if gap++; !s.onlyUnits(t.HeadRows) || gap > 2 && !s.headsOver(t, r, from) {
				return top
			}
		case len(t.HeadRows) == 0 && info.unit && info.cells == 1 && r > from && s.isHead(t, r-1): // their unit, alone under the heads
			t.HeadRows = []int{r}
			top = r
		case len(t.HeadRows) == 0 && (s.wordedRow(r) || s.marked(t, r) || info.words+info.figures == 0):
			top = r
		case s.isHead(t, r):
			t.HeadRows = append([]int{r}, t.HeadRows...)
			top = r
		case len(t.HeadRows) > 0:
			return top
		case !s.isSection(t, r):
			return top
		}
	}
	return top
}

// onlyUnits tells whether the rows of heads found so far say units and no more, as
// below the row that numbers the columns.
func (s *Sheet) onlyUnits(rows []int) bool {
	for _, r := range rows {
		if !s.row(r).unitsBelow() {
			return false
		}
	}
	return true
}

// filledAbove is the nearest row above `empty` that holds anything, 0 when a head has
// not so many rows.
func (s *Sheet) filledAbove(empty, from int) int {
	for r := empty - 1; r >= max(from, empty-mostHeadRows); r-- {
		if s.row(r).cells > 0 {
			return r
		}
	}
	return 0
}

// headsOver tells whether the heads of a table stand above the empty rows that they were
// merged over once: over every column of figures but one, each with a text of its own.
func (s *Sheet) headsOver(t *Table, empty, from int) bool {
	r := s.filledAbove(empty, from)
	if r == 0 || len(t.figureCols) < 2 || !s.isHead(t, r) {
		return false
	}
	over, beside := 0, false
	for c := 1; c <= s.Grid.Cols(); c++ {
		switch {
		case s.look.at(r, c) != Words:
		case t.figureCols[c]:
			over++
		default:
			beside = true
		}
	}
	return beside && over >= 2 && over+1 >= len(t.figureCols)
}

// headAbove tells whether the heads go on above empty rows: those below name no
// column of labels, and right above stands a row that names both one and figures.
func (s *Sheet) headAbove(t *Table, empty, from int) bool {
	above := s.filledAbove(empty, from)
	if len(t.HeadRows) == 0 || above == 0 || len(t.figureCols) == 0 || !s.isHead(t, above) {
		return false
	}
	last := 0
	for c := range t.figureCols {
		last = max(last, c)
	}
	named := func(r int, figures bool) bool {
		for c := 1; c < last; c++ {
			if s.look.at(r, c) == Words && figures == t.figureCols[c] {
				return true
			}
		}
		return false
	}
	for _, r := range t.HeadRows {
		if named(r, false) {
			return false
		}
	}
	return named(above, false) && named(above, true)
}

const mostHeadRows = 9

// wordedRow tells a row of data whose figures are written in words ("chưa có",
// "12/15"): it has its number in a column of ordinals and stands right below
// heads.
func (s *Sheet) wordedRow(r int) bool {
	info := s.row(r)
	return info.ordinals > 0 && info.figures == info.ordinals && info.words > 1 && !info.framed && !info.closing && !info.numbering
}

// marked tells a row of data that states no number: words, and a mark where its
// figures would stand.
func (s *Sheet) marked(t *Table, r int) bool {
	info := s.row(r)
	if info.words == 0 || info.framed || info.closing || info.numbering || info.figures > info.ordinals {
		return false
	}
	for c := range t.figureCols {
		if s.look.at(r, c) == Mark {
			return true
		}
	}
	return false
}

// isSection tells whether a row without figures between heads and data may name
// the rows below it: words left of all figures.
func (s *Sheet) isSection(t *Table, r int) bool {
	info := s.row(r)
	if info.framed || info.closing || info.figures > info.ordinals {
		return false
	}
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) != Blank {
			return info.cells == 1 || !t.figureCols[c] && info.cells == 2
		}
	}
	return false
}

// isHead tells whether a row holds column heads: texts over the columns of
// figures, beside others. Above a row of heads, one text is enough if it spans
// several of them or if the heads are broken over rows.
func (s *Sheet) isHead(t *Table, r int) bool {
	info := s.row(r)
	if info.framed || info.figures > info.years && (t.NumberRow == 0 || info.words <= info.figures) {
		return false
	}
	over, whole, only := 0, 0, sheet.Span{}
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) == Blank {
			continue
		}
		whole++
		sp := s.Grid.SpanOf(r, c)
		only = sp
		if spansAny(sp, t.figureCols) && !s.titleText(r, c) {
			over++
		}
	}
	switch {
	case over == 0:
		return s.brokenAbove(t, r)
	case whole >= 2:
		return true
	}
	if only.Left <= t.first || s.titleText(r, only.Left) {
		return false
	}
	if only.Right == only.Left { // a word over one column, not a title that nobody merged
		return len([]rune(s.Grid.Shows(r, only.Left))) <= longestWord
	}
	return len(t.HeadRows) > 0
}

// longestWord is the most code points of the upper part of a head over one
// column.
const longestWord = 32

// brokenAbove tells whether a row only holds the upper part of a head that is
// broken over rows, as "SỐ" above "TT": short words right above a head.
func (s *Sheet) brokenAbove(t *Table, r int) bool {
	if len(t.HeadRows) == 0 || t.HeadRows[0] != r+1 || s.row(r).cells > 2 {
		return false
	}
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) == Words {
			return len([]rune(s.Grid.Shows(r, c))) <= 8 && s.look.at(r+1, c) == Words && s.Grid.SpanOf(r, c).Right == c
		}
	}
	return false
}

func spansAny(sp sheet.Span, cols map[int]bool) bool {
	for c := sp.Left; c <= sp.Right; c++ {
		if cols[c] {
			return true
		}
	}
	return false
}

// columnsOf settles every column of a table.
func (s *Sheet) columnsOf(t *Table) []Column {
	broken := s.broken(t)
	columns := make([]Column, t.Right-t.Left+1)
	for i := range columns {
		col := t.Left + i
		c := Column{Col: col, Hidden: s.Grid.ColHidden(col)}
		if !c.Hidden {
			c.Heads = s.headsOf(t, col, broken)
		}
		columns[i] = c
	}
	s.countLooks(t, columns)
	fromEmpty(columns)
	for i := range columns {
		c := &columns[i]
		c.Ordinal = isOrdinalHead(vietnamese.Fold(c.Bottom())) || len(c.Heads) == 0 && s.ordinalCol(t.Top, c.Col) || s.counts(t, columns, i)
	}
	return columns
}

// fromEmpty gives a column of figures without heads those of the column left of it that holds
// nothing, or next to nothing: they were merged over both. What strays there has no head then.
func fromEmpty(columns []Column) {
	for i := 1; i < len(columns); i++ {
		c, left := &columns[i], &columns[i-1]
		strays := left.Words + left.Figures + left.Years + left.Marks
		if len(c.Heads) > 0 || c.Figures == 0 || c.Hidden || len(left.Heads) == 0 || strays*figuresToStray > c.Figures {
			continue
		}
		c.Heads = left.Heads
		if strays > 0 {
			left.Heads = nil
		}
	}
}

// figuresToStray is how many figures of a column show that a cell left of them strays.
const figuresToStray = 20

// countLooks counts what the cells of the columns that show look like.
func (s *Sheet) countLooks(t *Table, columns []Column) {
	for r := t.Top; r <= t.Bottom; r++ {
		for col := range s.Grid.FilledCols(r) {
			if col < t.Left || col > t.Right || columns[col-t.Left].Hidden {
				continue
			}
			c := &columns[col-t.Left]
			switch s.look.at(r, col) {
			case Words:
				c.Words++
			case Figure:
				c.Figures++
			case Year:
				c.Years++
			case Mark:
				c.Marks++
			}
		}
	}
}

// counts tells whether a column without a figure's head left of words holds
// nothing but ordinals.
func (s *Sheet) counts(t *Table, columns []Column, i int) bool {
	c := columns[i]
	if i+1 >= len(columns) || !columns[i+1].HoldsWords() || c.Words+c.Figures+c.Years == 0 || i > 0 && columns[i-1].HoldsWords() {
		return false
	}
	ordinals, others, last := 0, 0, 0
	for r := t.Top; r <= min(t.Bottom, t.Top+300); r++ {
		if look := s.look.at(r, c.Col); look == Blank || s.Grid.SpanOf(r, c.Col).Right > c.Col {
			continue
		}
		switch RankOf(s.Grid.Shows(r, c.Col)) {
		case NoRank:
			others++
		default:
			ordinals++
		}
		last = r
	}
	return last > 0 && ordinals > 0 && others*4 <= ordinals && len(c.Heads) == 0
}

// headsOf composes the heads above a column. A text that is not merged but
// followed by blank cells speaks for those too, as long as something stands
// below it.
func (s *Sheet) headsOf(t *Table, c int, broken bool) []Head {
	var heads []Head
	for i, r := range t.HeadRows {
		sp, text := s.Grid.SpanOf(r, c), s.Grid.Shows(r, c)
		if s.Grid.Hides(sp.Top, sp.Left) && sp.Left == c {
			text = ""
		}
		if text == "" && !broken && i < len(t.HeadRows)-1 && s.headBelow(t, i, c) {
			sp, text = s.fromLeft(t, i, c)
		}
		last := len(heads) - 1
		switch {
		case text == "" || last >= 0 && (heads[last].Span == sp || heads[last].Text == text || broken && strings.Contains(heads[last].Text, "("+text+")")):
		case broken && last >= 0 && !(s.row(r).unitsBelow() && s.look.says(text).kind == UnitLine) && sp.Left == c && sp.Right == c && heads[last].Span.Left == c && heads[last].Span.Right == c && s.look.at(r, c) != Year:
			heads[last].Text = joined(heads[last].Text, text)
			heads[last].Span.Bottom = sp.Bottom
		default:
			heads = append(heads, Head{text, sp})
		}
	}
	return heads
}

func (s *Sheet) headBelow(t *Table, i, c int) bool {
	for _, r := range t.HeadRows[i+1:] {
		if s.look.at(r, c) != Blank {
			return true
		}
	}
	return false
}

// fromLeft is the head that an unmerged, blank cell of heads inherits: the
// nearest one to the left in its row that has heads of its own below.
func (s *Sheet) fromLeft(t *Table, i, c int) (sheet.Span, string) {
	r := t.HeadRows[i]
	for left := c - 1; left >= t.Left; left-- {
		text := s.Grid.Shows(r, left)
		if text == "" {
			if !s.headBelow(t, i, left) {
				return sheet.Span{}, ""
			}
			continue
		}
		sp := s.Grid.SpanOf(r, left)
		if sp.Right > sp.Left || sp.Bottom > sp.Top || !s.headBelow(t, i, left) {
			return sheet.Span{}, "" // merged on purpose, or a head complete in itself
		}
		return sp, text
	}
	return sheet.Span{}, ""
}
