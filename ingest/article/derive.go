package article

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// derivedOrder is where rules that no topic wrote come, behind all that one did.
const derivedOrder = 90

// derive makes cues and rules for the topics that say nothing of news: their
// nouns, their names of indicators and what these need are enough. A noun that
// is measured ("tỷ lệ hộ nghèo", per cent) stands before its figure; one that is
// counted behind it, as everywhere.
func (x *lexicon) derive(news catalog.News) []catalog.NewsRule {
	own := map[string]bool{}
	for _, r := range news.Rules {
		own[r.Topic] = true
	}
	for _, c := range news.Cues {
		own[c.Topic] = true
	}
	for _, w := range x.catalog.Words() {
		if own[w.Topic] {
			continue
		}
		for _, wording := range w.Wordings {
			switch w.Slot {
			case catalog.NounSlot:
				x.learn(x.nounKind(w.Unit, w.ID), w.ID, wording)
			case catalog.ItemSlot:
				ind, _ := x.catalog.Indicator(w.ID)
				x.claim(x.learn(x.nounKind(ind.Unit, w.ID), w.ID, wording), w.ID)
			case catalog.StatusSlot:
				x.learn("state", w.ID, wording)
			case catalog.ProgrammeSlot:
				x.learn("programme", w.ID, wording)
			case catalog.DimensionSlot:
				x.learn(dimensionKind(w.Dimension), w.ID, wording)
			}
		}
	}
	var rules []catalog.NewsRule
	for _, ind := range x.catalog.Indicators() {
		if !own[ind.Topic] {
			rules = append(rules, x.derived(ind.ID)...)
		}
	}
	return rules
}

// claim keeps which indicators are called by a wording.
func (x *lexicon) claim(wording, indicator string) {
	if !slices.Contains(x.rivals[wording], indicator) {
		x.rivals[wording] = append(x.rivals[wording], indicator)
	}
}

// contested tells whether indicators of several topics are called by a wording.
func (x *lexicon) contested(wording string) bool {
	ids := x.rivals[wording]
	return len(ids) > 1 && slices.ContainsFunc(ids[1:], func(id string) bool { return x.topicOf(id) != x.topicOf(ids[0]) })
}

func (x *lexicon) topicOf(indicator string) string {
	ind, _ := x.catalog.Indicator(indicator)
	return ind.Topic
}

// nounKind is the part in the grammar of a noun that is measured or counted in a
// unit.
func (x *lexicon) nounKind(unit, id string) string {
	if _, measured := vietnamese.KnowsUnit(unit); measured {
		x.measured[id] = unit
		return "rate"
	}
	return "noun"
}

// dimensionKind is the part in the grammar of the values of a dimension.
func dimensionKind(dimension string) string { return "dimension " + dimension }

// derived are the rules of one indicator: its whole names, and each of its
// needs.
func (x *lexicon) derived(indicator string) []catalog.NewsRule {
	slug := strings.ReplaceAll(indicator, "_", "-")
	var known [][]catalog.Premise
	if programme := x.catalog.Programme(indicator); programme != "" {
		known = append(known, []catalog.Premise{{Name: "known", Arg: programme}})
	}
	ind, _ := x.catalog.Indicator(indicator)
	var dimensions []string
	for _, d := range ind.Dimensions {
		dimensions = append(dimensions, dimensionKind(d)+">"+d)
	}
	rules := []catalog.NewsRule{{Name: slug, Order: derivedOrder, Counts: []string{indicator}, By: catalog.ByItself, Indicator: indicator, Dimensions: dimensions}}
	for _, need := range x.catalog.Needs(indicator) {
		nouns := need.Slots[catalog.NounSlot]
		if need.In == catalog.InTable || len(nouns) == 0 {
			continue
		}
		rule := catalog.NewsRule{Name: slug, Order: derivedOrder + 1, Counts: nouns, Programme: x.catalog.Programme(indicator), By: catalog.ByItself, When: slices.Clone(known), Indicator: indicator, Dimensions: dimensions}
		if statuses := need.Slots[catalog.StatusSlot]; len(statuses) > 0 {
			rule.Order = derivedOrder // the more specific first
			var said []catalog.Premise
			for _, status := range statuses {
				said = append(said, catalog.Premise{Name: "state_near", Arg: status})
			}
			rule.When = append(rule.When, said)
		}
		rules = append(rules, rule)
	}
	return rules
}
