package layout

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// headAgain is the row of heads that row r of the table holds again, as at the top of
// a printed page, 0 when it holds none. `above` is what the row above it held again:
// the block goes on with the heads below that one, with the row that numbers the
// columns and with the empty rows in between.
func (s *Sheet) headAgain(t *Table, r, above int) int {
	if len(t.HeadRows) == 0 {
		return 0
	}
	info := s.row(r)
	if above > 0 {
		for h := above + 1; h < t.Top; h++ {
			switch filled := s.row(h).cells > 0; {
			case info.cells == 0 && !filled, info.cells > 0 && filled && s.saysAgain(r, h, true):
				return t.holdsAgain(r, h)
			case info.cells == 0:
				return 0
			}
		}
	}
	if info.words < 2 || info.figures > 0 {
		return 0
	}
	for _, h := range t.HeadRows {
		if s.saysAgain(r, h, false) {
			return t.holdsAgain(r, h)
		}
	}
	return 0
}

func (t *Table) holdsAgain(r, head int) int {
	if t.again == nil {
		t.again = map[int]bool{}
	}
	t.again[r] = true
	return head
}

// saysAgain tells whether all that row r says is said by row h at the same place. Within
// a block of heads it may say less, and elsewhere a head of three or more: that of a column
// which was added at the top only.
func (s *Sheet) saysAgain(r, h int, less bool) bool {
	same, missing := 0, 0
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) == Blank {
			if s.look.at(h, c) != Blank {
				missing++
			}
			continue
		}
		if again, head := s.Grid.Shows(r, c), s.Grid.Shows(h, c); again != head && vietnamese.Fold(again) != vietnamese.Fold(head) {
			return false
		}
		same++
	}
	return same > 0 && (less || missing*3 <= same)
}

// pageAgain is the row of heads at which the table goes on below row r, 0 when it does not:
// empty rows, and what stands above the table said again, "(tiếp theo)" or not, as at the
// top of a printed page. `from` is the first row above the table.
func (s *Sheet) pageAgain(t *Table, r, from int) int {
	if len(t.HeadRows) == 0 || s.row(r).figures > 0 {
		return 0
	}
	var above map[string]bool
	for k := r; k <= min(r+mostOver, s.Grid.Rows()); k++ {
		info := s.row(k)
		switch {
		case info.cells == 0:
			continue
		case info.figures > 0:
			return 0
		case info.words > 1 && slices.ContainsFunc(t.HeadRows, func(h int) bool { return s.saysAgain(k, h, false) }):
			return k
		}
		if above == nil {
			above = s.saidAbove(t, from)
		}
		for c := range s.Grid.FilledCols(k) {
			if text := s.Grid.Shows(k, c); text != "" && !above[onPage(text)] {
				return 0
			}
		}
	}
	return 0
}

// mostOver is the most rows that stand above the heads of a page.
const mostOver = 12

// saidAbove is what the rows above the heads of a table say.
func (s *Sheet) saidAbove(t *Table, from int) map[string]bool {
	said := map[string]bool{"": true}
	for r := max(from, t.HeadRows[0]-mostOver); r < t.HeadRows[0]; r++ {
		for c := range s.Grid.FilledCols(r) {
			said[onPage(s.Grid.Shows(r, c))] = true
		}
	}
	return said
}

// onPage is a folded text without the words that say that it goes on.
func onPage(text string) string {
	return strings.TrimSpace(pageWords.ReplaceAllString(vietnamese.Fold(text), ""))
}

var pageWords = pattern.MustCompile(`[\s(\[–-]*\b(tiep( theo)?|continued|cont\.?|trang [0-9]+)[)\].: ]*$`)
