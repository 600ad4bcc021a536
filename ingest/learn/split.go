package learn

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A split is what the lower heads of a table of places tell apart: "Công lập" and
// "Ngoài công lập" under "Giường bệnh".
type split struct {
	id     string
	values []string // as the heads word them, each once
}

// splitItems are the items of a table whose upper heads stand over several columns
// each and whose lower heads tell those apart: the uppers, with the split. ok is
// false for a table that has no such heads.
func splitItems(x *meaning.Lexicon, g *sheet.Grid, columns []layout.Column, unit string) (items []item, s *split, ok bool) {
	over := map[string]int{}
	for _, c := range columns {
		over[upper(c)]++
	}
	s = &split{}
	named := map[string]bool{}
	values := map[string]bool{}
	for _, c := range columns {
		above := upper(c)
		if above == "" || over[above] < 2 {
			return nil, nil, false
		}
		if !named[above] {
			named[above] = true
			it := item{unit: unit, parent: -1, split: s, where: g.Locate(c.Heads[0].Span.Top, c.Col).String()}
			if own, _, ok := x.UnitOf(strings.ToLower(above)); ok && own != "" {
				it.unit = own
			}
			if !it.named(above) {
				return nil, nil, false
			}
			items = append(items, it)
		}
		said := x.Read(c.Bottom())
		if value := clean(c.Bottom()); !said.Has("total") && !values[value] {
			if len(said.Periods) > 0 || len(said.Items) > 0 || value == "" {
				return nil, nil, false // years and indicators tell apart by themselves
			}
			values[value] = true
			s.values = append(s.values, value)
		}
	}
	return items, s, len(s.values) > 1
}

// mostSplit is how many columns may tell the figures of a row apart: more are something
// else, such as days.
const mostSplit = 20

// splitAcross is what the columns of a table of things tell apart: "Cán bộ" beside
// "Công chức". nil where they are years, plans, shares or one column alone.
func splitAcross(x *meaning.Lexicon, columns []layout.Column) *split {
	s := &split{}
	named := map[string]bool{}
	for _, c := range inAmounts(x, columns) {
		value := clean(counts(x, c))
		said := x.Read(value)
		if value == "" || named[value] {
			continue
		}
		if len(said.Items)+len(said.Provinces)+len(said.Localities) > 0 || said.Has("comparison") || said.Unit != "" {
			return nil
		}
		named[value] = true
		s.values = append(s.values, value)
	}
	if len(s.values) < 2 || len(s.values) > mostSplit {
		return nil
	}
	return s
}

// upper is what the heads of a column say above its lowest one.
func upper(c layout.Column) string {
	var texts []string
	for _, h := range c.Heads[:max(0, len(c.Heads)-1)] {
		texts = append(texts, h.Text)
	}
	return strings.Join(texts, " ")
}

// dimensions writes the splits of all tables.
func (w *writer) dimensions(b *strings.Builder) {
	if len(w.splits) == 0 {
		return
	}
	b.WriteString("dimensions:\n")
	for _, s := range w.splits {
		fmt.Fprintf(b, "  - id: %s\n    vi: Phân theo  # XEM LẠI: đặt tên cách phân chia\n    en: Split\n    values:\n", s.id)
		taken := map[string]bool{}
		for _, value := range s.values {
			id := plain(value)
			for n := 2; taken[id] || id == ""; n++ {
				id = fmt.Sprintf("%s_%d", plain(value), n)
			}
			taken[id] = true
			fmt.Fprintf(b, "      - {id: %s, vi: %s, en: %s, words: [%s]}  # XEM LẠI\n", id, quote(value), quote(value), quote(value))
		}
	}
}

// splitID gives a split its ID; one with the same values is the same.
func (w *writer) splitID(s *split) string {
	key := vietnamese.Fold(strings.Join(s.values, "|"))
	for _, known := range w.splits {
		if vietnamese.Fold(strings.Join(known.values, "|")) == key {
			return known.id
		}
	}
	s.id = plain(w.topic) + "_split"
	if n := len(w.splits) + 1; n > 1 {
		s.id = fmt.Sprintf("%s_%d", s.id, n)
	}
	w.splits = append(w.splits, s)
	return s.id
}
