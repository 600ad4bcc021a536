package layout

import "github.com/tonghop/tonghop/ingest/vietnamese"

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
// a block of heads it may say less.
func (s *Sheet) saysAgain(r, h int, less bool) bool {
	same := 0
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) == Blank {
			if !less && s.look.at(h, c) != Blank {
				return false
			}
			continue
		}
		if again, head := s.Grid.Shows(r, c), s.Grid.Shows(h, c); again != head && vietnamese.Fold(again) != vietnamese.Fold(head) {
			return false
		}
		same++
	}
	return same > 0
}
