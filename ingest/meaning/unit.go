package meaning

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A statedUnit is what one wording of a unit means.
type statedUnit struct {
	id     string
	factor float64
}

// ownUnits are the wordings of the topics' units, by catalog.Key. Those of units
// that the language does not know go before its own reading of the same words: a
// topic that counts pupils has "(nghìn học sinh)" in pupils, not in persons.
type ownUnits struct {
	first, after unitTable
	ids          map[string]bool
}

// A unitTable are some wordings of units by catalog.Key.
type unitTable struct {
	of      map[string]statedUnit
	longest int // bytes of a key
}

func unitsOf(cat *catalog.Catalog) ownUnits {
	own := ownUnits{unitTable{of: map[string]statedUnit{}}, unitTable{of: map[string]statedUnit{}}, map[string]bool{}}
	for _, u := range cat.Units() {
		own.ids[u.ID] = true
		table := &own.first
		if known, _ := vietnamese.KnowsUnit(u.ID); known {
			table = &own.after
		}
		add := func(wording string, factor float64) {
			if key := catalog.Key(wording); key != "" {
				table.of[key], table.longest = statedUnit{u.ID, factor}, max(table.longest, len(key))
			}
		}
		for _, s := range u.Scales {
			add(s.Name.VI, s.Factor)
			add(s.Name.EN, s.Factor)
		}
		for _, wording := range append([]string{u.ID, u.Name.VI, u.Name.EN}, u.Synonyms...) {
			add(wording, 1)
		}
	}
	return own
}

// UnitOf reads the unit that a column head or a note above a table states, as
// vietnamese.UnitOf does, with the units of the topics besides: "(nghìn liều)". A
// figure below it times factor is in the unit. ok is false when it states none.
//
// A unit that no topic has yields to one that some topic writes so: "(khu)" are
// industrial zones.
func (x *Lexicon) UnitOf(text string) (unit string, factor float64, ok bool) {
	if strings.Contains(text, "000") {
		text = thousandOf.ReplaceAllString(millionOf.ReplaceAllString(text, "${1}triệu $2"), "${1}nghìn $2")
	}
	if len(text) <= Longest {
		if s, found := x.ownUnit(x.units.first, text); found {
			return s.id, s.factor, true
		}
	}
	unit, factor, ok = vietnamese.UnitOf(text)
	if ok && x.units.ids[unit] || len(text) > Longest {
		return unit, factor, ok
	}
	if s, found := x.ownUnit(x.units.after, text); found {
		return s.id, s.factor, true
	}
	return unit, factor, ok
}

// How offices write magnitudes in figures: "1.000 người", "1000 tấn".
var (
	millionOf  = pattern.MustCompile(`(^|[^0-9.,])1[., ]?000[., ]?000\s*(\pL)`)
	thousandOf = pattern.MustCompile(`(^|[^0-9.,])1[., ]?000\s*(\pL)`)
)

// ownUnit looks for a wording of a table of units in what is marked as stating a
// unit, a bracket or what follows "ĐVT:", or in a text that is nothing else.
func (x *Lexicon) ownUnit(table unitTable, text string) (statedUnit, bool) {
	if len(table.of) == 0 {
		return statedUnit{}, false
	}
	for _, at := range bracketed.FindAllStringIndex(text, -1) {
		if s, ok := scaled(table, text[at[0]+1:at[1]-1]); ok {
			return s, true
		}
	}
	if at := unitTail.FindStringIndex(text); at != nil {
		_, rest, _ := strings.Cut(strings.ReplaceAll(text[at[0]:], "：", ":"), ":")
		return scaled(table, rest)
	}
	return scaled(table, text)
}

// scaled reads "nghìn liều": magnitude words and a wording.
func scaled(table unitTable, text string) (statedUnit, bool) {
	text = unitTail.ReplaceAllStringFunc(text, func(marked string) string { return marked[strings.IndexAny(marked, ":：")+1:] })
	words := strings.Fields(text)
	for lead := 0; lead <= 2 && lead < len(words); lead++ {
		s, ok := table.find(words[lead:])
		if !ok {
			continue
		}
		if lead == 0 {
			return s, true
		}
		unit, factor, scale := vietnamese.UnitOf("(" + strings.Join(words[:lead], " ") + ")")
		if scale && unit == "" {
			return statedUnit{s.id, s.factor * factor}, true
		}
	}
	return statedUnit{}, false
}

// find looks words up that are together one wording.
func (t unitTable) find(words []string) (s statedUnit, ok bool) {
	letters := 0 // of which each is one in a key
	for _, w := range words {
		for i := range len(w) {
			if c := w[i] | 0x20; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' && w[i] >= '0' {
				letters++
			}
		}
	}
	if letters > t.longest {
		return s, false
	}
	s, ok = t.of[catalog.Key(strings.Join(words, " "))]
	return s, ok
}

// Fractional tells units that are measured, of which there may be a part, from
// those that are counted.
func (x *Lexicon) Fractional(unit string) bool {
	if u, ok := x.catalog.Unit(unit); ok && u.Measured {
		return true
	}
	_, measured := vietnamese.KnowsUnit(unit)
	return measured
}
