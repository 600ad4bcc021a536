package meaning

import (
	"slices"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Reason is why no indicator was chosen.
type Reason string

// The reasons. Each names its words in Choice.Words.
const (
	Chosen       Reason = ""
	UnknownWord  Reason = "unknown_word"   // a near word that nothing explains
	OtherStatus  Reason = "other_status"   // planned, refused, ended: not the thing itself
	TwoNouns     Reason = "two_nouns"      // near texts count different things
	TwoStatuses  Reason = "two_statuses"   //
	Tie          Reason = "tie"            // two indicators fit equally well
	OtherSubject Reason = "other_subject"  // nothing that is counted here fits an indicator
	NoProgramme  Reason = "no_programme"   // the indicator fits, but nothing says the programme
	Nothing      Reason = "nothing_stated" // no text says what is counted
	UnfitUnit    Reason = "unfit_unit"     // the indicator fits, the unit stated beside it does not
	OtherRate    Reason = "other_rate"     // the indicator fits, but is of a month and this of a year, or the reverse
)

// A Choice is the indicator that the slots of a figure mean, or why there is
// none.
type Choice struct {
	Indicator string
	Rule      string // "item" or "slots", with the place of the text that decided: "item.label"
	Implied   bool   // the status was only implied
	Part      bool   // "trong đó"
	Reason    Reason
	Words     []Said   // what the reason is about
	Near      []string // indicators that come nearest
}

var placeNames = []string{"head", "label", "section", "intro", "title", "sheet", "document"}

// Choose finds the indicator whose needs the slots meet; in is catalog.InTable
// or catalog.InProse.
func (x *Lexicon) Choose(s *Slots, in string) Choice {
	c := x.choose(s, in)
	if in == catalog.InTable && s.Unit != "" && (c.Reason == OtherSubject || c.Reason == Nothing || c.Reason == NoProgramme && s.UnitFrom > Section) {
		c = x.whateverUnit(s, c)
	}
	c.Part = slices.ContainsFunc(s.Cues, func(said Said) bool { return said.ID == "part" && said.From <= Section })
	return c
}

// whateverUnit chooses again where the unit stated beside the figure kept every
// indicator away: what is counted here is then known, and the unit is wrong.
func (x *Lexicon) whateverUnit(s *Slots, refused Choice) Choice {
	own := *s
	own.Unit = ""
	c := x.choose(&own, catalog.InTable)
	switch {
	case c.Reason != Chosen:
		return refused
	case s.UnitFrom > Section:
		if ind, _ := x.catalog.Indicator(c.Indicator); ind.Unit == "percent" && c.Rule == "item.head" {
			*s = own // the unit of a title is that of the amounts beside
			return c
		}
		return refused
	case len(s.Noun) > 0 && s.Noun[0].From.Near() || c.Rule == "item.head" || c.Rule == "item.label":
		return Choice{Reason: UnfitUnit, Near: []string{c.Indicator}}
	}
	return refused
}

func (x *Lexicon) choose(s *Slots, in string) Choice {
	switch {
	case len(s.Unknown) > 0:
		return Choice{Reason: UnknownWord, Words: s.Unknown, Near: x.nearest(s)}
	case len(s.Noun) > 1 && s.Noun[0].From.Near():
		if c, ok := x.ofOneKind(s, in); ok {
			return c
		}
		if c, ok := x.ofProgramme(s, in); ok {
			return c
		}
		if c, ok := x.ofValue(s, in); ok {
			return c
		}
		return Choice{Reason: TwoNouns, Words: s.Noun, Near: x.nearest(s)}
	}
	if len(s.Other) > 0 {
		return Choice{Reason: OtherStatus, Words: s.Other, Near: x.nearest(s)}
	}
	if item, ok := x.byName(s); ok {
		if of, ok := x.ofStatusAbove(item, s, in); ok {
			return of
		}
		return item
	}
	return x.bySlots(s, in)
}

// ofStatusAbove chooses where a name stands under a head that says of it alone what
// happened to what it counts: "Số CCN" under "Quy hoạch" and under "Đã thành lập".
func (x *Lexicon) ofStatusAbove(item Choice, s *Slots, in string) (Choice, bool) {
	if item.Reason != Chosen || len(s.Status) != 1 || s.Status[0].From != Section || x.recipe(item.Indicator).takesStatus(s.Status[0].ID) {
		return Choice{}, false
	}
	if noun, counts := s.Status[0].Text.First(catalog.NounSlot); counts {
		return x.refusedAbove(item, s, noun.ID)
	}
	if len(s.Status[0].Text.Items) > 0 {
		return Choice{}, false
	}
	c := x.bySlots(s, in)
	if c.Reason == Chosen && c.Indicator != item.Indicator {
		return c, true
	}
	for _, n := range x.recipe(item.Indicator).needs {
		if len(n.Slots[catalog.StatusSlot]) > 0 && n.In != catalog.InProse {
			return Choice{Reason: OtherStatus, Words: s.Status, Near: []string{item.Indicator}}, true // of those that are what the indicator wants, not of these
		}
	}
	return Choice{}, false
}

// refusedAbove refuses a name under a head that counts things of its programme in a status
// that it does not take: "Diện tích" under "CCN theo quy hoạch".
func (x *Lexicon) refusedAbove(item Choice, s *Slots, counted string) (Choice, bool) {
	r, status := x.recipe(item.Indicator), s.Status[0].ID
	wants := slices.ContainsFunc(r.needs, func(n need) bool { return len(n.Slots[catalog.StatusSlot]) > 0 && n.In != catalog.InProse })
	of := slices.ContainsFunc(x.counting[counted], func(i int) bool {
		return x.indicators[i].id != r.id && x.indicators[i].programme == r.programme && x.indicators[i].takesStatus(status)
	})
	if !wants || !of || r.programme == "" {
		return Choice{}, false
	}
	return Choice{Reason: OtherStatus, Words: s.Status, Near: []string{item.Indicator}}, true
}

// ofOneKind chooses where of two near nouns one is a kind of the other: in the
// row "Hợp tác xã" under "Số chủ thể" the indicator is that of the entities,
// which it also counts in cooperatives. The narrower noun stays in the slots.
func (x *Lexicon) ofOneKind(s *Slots, in string) (Choice, bool) {
	var found []Choice
	var told Slots
	for i := range s.Noun {
		if len(s.Noun) > 2 || s.Noun[i].Text == s.Noun[1-i].Text {
			break
		}
		own, narrow := *s, s.Noun[1-i]
		own.Noun = []Said{s.Noun[i]}
		own.Items = slices.DeleteFunc(slices.Clone(s.Items), func(said Said) bool { return said.Text == narrow.Text })
		own.Programmes = slices.DeleteFunc(slices.Clone(s.Programmes), func(said Said) bool { return said.Text == narrow.Text })
		c := x.choose(&own, in)
		r := x.recipe(c.Indicator)
		if c.Reason == Chosen && r.units[0] == s.Noun[i].Word.Unit && slices.Contains(r.units[1:], narrow.Word.Unit) {
			own.Noun = []Said{narrow}
			found, told = append(found, c), own
		}
	}
	if len(found) != 1 {
		return Choice{}, false
	}
	s.Noun, s.Items, s.Programmes = told.Noun, told.Items, told.Programmes
	return found[0], true
}

// ofProgramme chooses where of two near nouns one names the programme of the other: in
// the row "Khu công nghiệp" under "Diện tích" the area is that of the zones.
func (x *Lexicon) ofProgramme(s *Slots, in string) (Choice, bool) {
	if len(s.Noun) != 2 || s.Noun[0].Text == s.Noun[1].Text {
		return Choice{}, false
	}
	var found []Choice
	var told Slots
	for i, owner := range s.Noun {
		own := *s
		own.Noun = []Said{s.Noun[1-i]}
		own.Items = slices.DeleteFunc(slices.Clone(s.Items), func(said Said) bool { return said.Text == owner.Text })
		c := x.choose(&own, in)
		names := slices.ContainsFunc(s.Programmes, func(p Said) bool {
			return p.Text == owner.Text && p.Start == owner.Start && p.End == owner.End && p.ID == x.recipe(c.Indicator).programme
		})
		if c.Reason == Chosen && names {
			found, told = append(found, c), own
		}
	}
	if len(found) != 1 {
		return Choice{}, false
	}
	s.Noun, s.Items = told.Noun, told.Items
	return found[0], true
}

// ofValue chooses where one of two near nouns is the very words of a dimension's value: in the
// row "Dự án FDI" under "Vốn đăng ký" the capital is of foreign investment.
func (x *Lexicon) ofValue(s *Slots, in string) (Choice, bool) {
	if len(s.Noun) != 2 || s.Noun[0].Text == s.Noun[1].Text {
		return Choice{}, false
	}
	for i, inner := range s.Noun {
		if inner.From != Label || !slices.ContainsFunc(inner.Text.Mentions, func(m Mention) bool {
			return m.Slot == catalog.DimensionSlot && m.Start == inner.Start && m.End == inner.End
		}) {
			continue
		}
		own := *s
		own.Noun = []Said{s.Noun[1-i]}
		own.Items = slices.DeleteFunc(slices.Clone(s.Items), func(said Said) bool { return said.Text == inner.Text })
		if c := x.choose(&own, in); c.Reason == Chosen {
			s.Noun, s.Items = own.Noun, own.Items
			return c, true
		}
	}
	return Choice{}, false
}

// byName takes the indicator that a near text names whole. ok is false when no
// text does, or when its programme is another.
func (x *Lexicon) byName(s *Slots) (Choice, bool) {
	var fit []Said
	unlike := ""
	for _, said := range s.Items {
		r := x.recipe(said.ID)
		if !x.evident(s, r.programme) || !r.takes(s) || !r.fitsUnit(s.Unit) || !r.agrees(s, said) {
			continue
		}
		if !r.ofRate(s) {
			unlike = said.ID
			continue
		}
		if !slices.ContainsFunc(fit, func(known Said) bool { return known.ID == said.ID }) {
			fit = append(fit, said)
		}
	}
	switch {
	case len(fit) == 1:
		return Choice{Indicator: fit[0].ID, Rule: "item." + placeNames[fit[0].From]}, true
	case len(fit) > 1 && fit[0].From != fit[1].From && !fit[1].From.Near():
		return Choice{Indicator: fit[0].ID, Rule: "item." + placeNames[fit[0].From]}, true
	case len(fit) > 1:
		return Choice{Reason: Tie, Words: fit, Near: ids(fit)}, true
	case unlike != "":
		return Choice{Reason: OtherRate, Near: []string{unlike}}, true
	}
	return Choice{}, false
}

// bySlots takes the indicator with the most needs that are all met, when no
// other has as many.
func (x *Lexicon) bySlots(s *Slots, in string) Choice {
	if len(s.Status) > 1 {
		return Choice{Reason: TwoStatuses, Words: s.Status, Near: x.nearest(s)}
	}
	var best []string
	most, missing := 0, ""
	asked := x.asked(s)
	for _, way := range x.waysOf(s) {
		r := &x.indicators[way.indicator]
		n := &r.needs[way.need]
		if n.In != "" && n.In != in || !r.ofRate(s) {
			continue
		}
		score, programme := x.meets(s, r, n, asked)
		if score > 0 && !programme && (score > 1 || n.Unit != "vnd") {
			missing = r.id // money alone is of no programme
		}
		if score == 0 || !programme || score < most {
			continue
		}
		if score > most {
			best, most = nil, score
		}
		if !slices.Contains(best, r.id) {
			best = append(best, r.id)
		}
	}
	switch {
	case len(best) == 1:
		return Choice{Indicator: best[0], Rule: "slots", Implied: len(s.Status) == 0 && len(s.Implied) > 0}
	case len(best) > 1:
		return Choice{Reason: Tie, Near: best}
	case missing != "":
		return Choice{Reason: NoProgramme, Near: []string{missing}}
	case len(s.Noun) > 0 && len(s.Status) > 0 && s.Status[0].From.Near() && s.Noun[0].From.Near() && len(x.nearest(s)) > 0:
		return Choice{Reason: OtherStatus, Words: s.Status, Near: x.nearest(s)} // of what is counted here, but not that of it
	case len(s.Noun) > 0:
		return Choice{Reason: OtherSubject, Words: s.Noun, Near: x.nearest(s)}
	}
	return Choice{Reason: Nothing}
}
