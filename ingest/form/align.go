package form

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A line is one row of a table as the alignment sees it.
type line struct {
	row     layout.Row
	label   string
	number  string
	side    string // income or spending, by its own words
	hits    []hit
	figures int    // visible numeric cells
	head    bool   // only says the years of the columns
	unit    string // of its figures, where a column states it
}

// A place is where a line stands in the form.
type place struct {
	node     int // -1: nowhere
	likeness float64
	exact    bool // the numbering is the form's too
}

// The costs of one row.
const (
	costUnlike     = 3.5 // times what is missing to a likeness of 1
	leastLikeness  = 0.62
	sureLikeness   = 0.84 // below it a sum must prove the place
	nearExact      = 0.96 // may stand beside an item whose very name the row has
	costUnmatched  = 1.0
	costUnmatchedT = 0.3 // a row without figures
	sameNumber     = -0.15
	otherRank      = 0.1
)

// align gives every line its place: the cheapest way through the form's items,
// in which rows may be missing, added, or out of order at a cost.
func (t *tree) align(lines []line) ([]place, float64) {
	type state struct {
		node int
		cost float64
		from int // index in the trail
	}
	type mark struct {
		line, from int
		place      place
	}
	var trail []mark
	var next []state
	var found []place
	active := []state{{-1, 0, -1}} // in order of their nodes
	for i, ln := range lines {
		pass := costUnmatched
		if ln.figures == 0 {
			pass = costUnmatchedT
		}
		next = next[:0]
		rest := active
		passed := func(before int) {
			for ; len(rest) > 0 && rest[0].node < before; rest = rest[1:] {
				next = append(next, state{rest[0].node, rest[0].cost + pass, rest[0].from})
			}
		}
		found = t.candidates(found[:0], ln)
		for _, c := range found {
			best, from := math.Inf(1), -1
			emit := costUnlike*(1-c.likeness) + t.numbering(ln, c.node)
			for _, s := range active {
				if cost := s.cost + t.step(s.node, c.node) + emit; cost < best {
					best, from = cost, s.from
				}
			}
			passed(c.node)
			if len(rest) > 0 && rest[0].node == c.node {
				if best >= rest[0].cost+pass {
					continue
				}
				rest = rest[1:]
			}
			c.exact = ln.number != "" && ln.number == t.nodes[c.node].no
			trail = append(trail, mark{i, from, c})
			next = append(next, state{c.node, best, len(trail) - 1})
		}
		passed(len(t.nodes))
		active, next = next, active
	}
	best, at := math.Inf(1), -1
	for _, s := range active {
		if s.cost < best {
			best, at = s.cost, s.from
		}
	}
	places := make([]place, len(lines))
	for i := range places {
		places[i].node = -1
	}
	for ; at >= 0; at = trail[at].from {
		places[trail[at].line] = trail[at].place
	}
	return places, best
}

// numbering is what the row's own numbering says for or against an item.
func (t *tree) numbering(ln line, i int) float64 {
	n := t.nodes[i]
	switch {
	case ln.row.Rank == layout.NoRank || n.rank == layout.NoRank:
		return 0
	case ln.number == n.no && n.rank != layout.RankBullet:
		return sameNumber
	case ln.row.Rank != n.rank:
		return otherRank
	}
	return 0
}

// candidates adds to an empty list the items that a line may be by its words, in their
// order. A line that has the very name of an item is none that is only like it.
func (t *tree) candidates(list []place, ln line) []place {
	exact := false
	for _, h := range ln.hits {
		for _, i := range t.byItem[h.item] {
			if side := t.nodes[i].side; ln.side != "" && side != "" && side != ln.side {
				continue
			}
			list = append(list, place{node: i, likeness: h.likeness})
			exact = exact || h.likeness == 1
		}
	}
	if exact {
		list = slices.DeleteFunc(list, func(p place) bool { return p.likeness < nearExact })
	}
	slices.SortFunc(list, func(a, b place) int { return a.node - b.node })
	return list
}

// lines are the visible rows of a table.
func (r *Reader) lines(t *layout.Table, valueCols map[int]bool) []line {
	var list []line
	units := unitColumn(t)
	for row := range t.Rows() {
		ln := line{row: row, label: labelOf(row, valueCols, units), number: strings.Trim(vietnamese.Fold(row.Ordinal), " ./)-(")}
		switch {
		case row.Rank == layout.RankBullet:
			ln.number = "-"
		case row.Rank == layout.NoRank && slices.Contains(lateLetters, strings.Trim(row.Ordinal, " ./)-(")):
			ln.row.Rank = layout.RankLetter
		}
		if units > 0 {
			ln.unit = sheet.Squeeze(t.Grid().Shows(row.Row, units))
		}
		if m := unitAtEnd.FindStringSubmatch(ln.label); ln.unit == "" && m != nil && alone.MatchString(vietnamese.Fold(m[1])) {
			ln.unit = m[1]
		}
		ln.hits, ln.side = r.find(ln.label)
		for c := range valueCols {
			if look := t.Look(row.Row, c); look == layout.Figure || look == layout.Year || look == layout.Mark {
				ln.figures++
			}
		}
		if n := len(list); n > 0 && r.goesOn(&list[n-1], ln) {
			continue
		}
		list = append(list, ln)
	}
	return list
}

// goesOn tells whether a row holds nothing but the second half of the name of the row above,
// which both halves together make an item's or one more like it; it then gets its whole name.
func (r *Reader) goesOn(above *line, ln line) bool {
	first, _ := utf8.DecodeRuneInString(ln.label)
	if ln.row.Row != above.row.Row+1 || ln.figures > 0 || ln.number != "" || above.label == "" || !unicode.IsLower(first) || strings.HasSuffix(ln.label, ":") {
		return false
	}
	whole := clip(above.label+" "+ln.label, longestLabel)
	hits, side := r.find(whole)
	if best := likest(hits); best < sureLikeness || best <= likest(above.hits) || best <= likest(ln.hits) {
		return false
	}
	above.label, above.hits, above.side = whole, hits, side
	return true
}

func likest(hits []hit) float64 {
	best := 0.0
	for _, h := range hits {
		best = max(best, h.likeness)
	}
	return best
}

// unitAtEnd ends the name of a row with its unit: "Kinh phí hỗ trợ (triệu đồng)".
var unitAtEnd = pattern.MustCompile(`\(([^()]*)\)\s*$`)

// lateLetters number sections too, though a letter alone in a table is seldom an
// ordinal.
var lateLetters = []string{"Đ", "K", "L", "M"}

// labelOf is the name of a row: its texts outside of the columns of figures and
// of units. What stands behind the figures of a row with a name is a note.
func labelOf(row layout.Row, valueCols map[int]bool, units int) string {
	last := 0
	for c := range valueCols {
		last = max(last, c)
	}
	var texts []string
	for _, l := range row.Labels {
		if l.Col > last && len(texts) > 0 {
			break // a note
		}
		if !valueCols[l.Col] && l.Col != units && !slices.Contains(texts, l.Text) {
			texts = append(texts, l.Text)
		}
	}
	return clip(strings.Join(texts, " "), longestLabel)
}
