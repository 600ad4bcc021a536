package layout

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// Offices break long heads over rows by hand: "SỐ LÀNG" above "NGHỀ".

// broken tells whether the heads are broken over rows by hand: at least two
// columns carry three or more texts of their own below each other.
func (s *Sheet) broken(t *Table) bool {
	columns := 0
	for c := t.Left; c <= t.Right && len(t.HeadRows) >= 3; c++ {
		run, longest := 0, 0
		for _, r := range t.HeadRows {
			if run++; s.look.at(r, c) != Words || s.Grid.SpanOf(r, c).Right > c {
				run = 0
			}
			longest = max(longest, run)
		}
		if longest >= 3 {
			columns++
		}
	}
	return columns >= 2 || s.brokenInTwo(t)
}

// brokenInTwo tells whether two rows of heads are the two lines of the same ones:
// every text of the lower row has one of its own right above, none spans columns,
// and some line below is no head by itself.
func (s *Sheet) brokenInTwo(t *Table) bool {
	if len(t.HeadRows) != 2 || t.HeadRows[1] != t.HeadRows[0]+1 {
		return false
	}
	upper, lower, pairs := t.HeadRows[0], t.HeadRows[1], 0
	if s.unitsOf(t, lower) {
		return false
	}
	for c := t.Left; c <= t.Right; c++ {
		above, below := s.look.at(upper, c), s.look.at(lower, c)
		switch {
		case above == Year || below == Year || s.Grid.SpanOf(upper, c).Right > c || s.Grid.SpanOf(lower, c).Right > c:
			return false
		case below == Words && above != Words:
			return false
		case below == Words:
			pairs++
		}
	}
	return pairs >= 2
}

// unitsOf tells whether a row of heads holds the units of those above it: short words, one of
// them a unit of money.
func (s *Sheet) unitsOf(t *Table, r int) bool {
	money := false
	for c := t.Left; c <= t.Right; c++ {
		if s.look.at(r, c) != Words {
			continue
		}
		text := s.Grid.Shows(r, c)
		if len(strings.Fields(text)) > longestUnit || inBrackets(text) { // a unit in brackets ends the head above it
			return false
		}
		money = money || s.look.says(text).bare || shortMoney.MatchString(vietnamese.Fold(text))
	}
	return money
}

// shortMoney is a unit of money as offices shorten it: "tr.đ", "1.000 đ".
var shortMoney = pattern.MustCompile(`^(tr|trieu|nghin|ngan|ti|1\.?000)[. ]*(d|dong|vnd)$|^(trd|dong|vnd)$`)

// longestUnit is the most words of a unit under a head: "triệu đồng/tháng", "sản phẩm".
const longestUnit = 3

// joined puts the lines of a broken head together; letters alone make one word.
func joined(a, b string) string {
	if len([]rune(a)) <= 2 && len([]rune(b)) == 1 && strings.ToUpper(a) == a {
		return a + b
	}
	return a + " " + b
}
