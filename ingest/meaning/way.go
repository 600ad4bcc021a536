package meaning

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A way is one need of an indicator, both by their places.
type way struct{ indicator, need int }

// A need is a catalog.Need with what it wants of each slot at hand: a table of distinct
// names has millions of needs asked about.
type need struct {
	catalog.Need
	sole       [3]wants    // noun, status, purse: what is said there is one thing, and wanted
	among      [3][]string // level, kind, cue: one of what is said there is wanted
	dims       []string
	programmes []string
}

// wants are the words of which a need takes one.
type wants struct {
	ids    []string
	needed bool
}

func needsOf(list []catalog.Need) []need {
	needs := make([]need, len(list))
	for i, n := range list {
		needs[i] = need{Need: n, dims: n.Slots[catalog.DimensionSlot], programmes: n.Slots[catalog.ProgrammeSlot]}
		for k, slot := range [...]catalog.Slot{catalog.NounSlot, catalog.StatusSlot, catalog.PurseSlot} {
			ids, needed := n.Slots[slot]
			needs[i].sole[k] = wants{ids, needed}
		}
		for k, slot := range [...]catalog.Slot{catalog.LevelSlot, catalog.KindSlot, catalog.CueSlot} {
			needs[i].among[k] = n.Slots[slot]
		}
	}
	return needs
}

// orderWays sorts the ways by the nouns that they need: most texts say one noun, and
// there are hundreds of ways.
func (x *Lexicon) orderWays() {
	x.naming, x.either = map[string][]way{}, map[string][]way{}
	for i, r := range x.indicators {
		for k, n := range r.needs {
			w := way{i, k}
			nouns, needed := n.Slots[catalog.NounSlot]
			if !needed {
				x.nounless = append(x.nounless, w)
			}
			for _, noun := range nouns {
				if list := x.naming[noun]; len(list) == 0 || list[len(list)-1] != w {
					x.naming[noun] = append(list, w)
				}
			}
		}
	}
	for noun, list := range x.naming {
		both := slices.Concat(list, x.nounless)
		slices.SortFunc(both, func(a, b way) int { return cmp.Or(a.indicator-b.indicator, a.need-b.need) })
		x.either[noun] = both
	}
}

// waysOf are the ways that what is said of a noun leaves open, in their order.
func (x *Lexicon) waysOf(s *Slots) []way {
	if len(s.Noun) == 0 {
		return x.nounless
	}
	near := s.Noun[0].From.Near() && !s.Noun[0].Implied // a need has to explain it
	switch {
	case len(s.Noun) > 1 && near:
		return nil
	case len(s.Noun) > 1:
		return x.nounless
	case near:
		return x.naming[s.Noun[0].ID]
	case len(x.naming[s.Noun[0].ID]) == 0:
		return x.nounless
	}
	return x.either[s.Noun[0].ID]
}
