package table

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// slotsOf lets the texts fill the slots. A text in a column of places or periods
// says nothing of what is counted. Near texts are heard as shaped.
func (p *plan) slotsOf(voices chorus, shape func(*meaning.Text, meaning.Where) *meaning.Text) meaning.Slots {
	var s meaning.Slots
	titled := false
	for v := range voices {
		if v.from >= meaning.Title && !titled && p.title != "" {
			titled = true
			s.Fill(p.hearer.hear(p.title).Text, meaning.Title)
		}
		if v.from == meaning.Label && (v.role == rolePlace || v.role == rolePeriod || v.role == roleLocality && !v.classed()) || v.from == meaning.Section && (v.placed() || p.hearer.region(v.speech)) {
			continue
		}
		text, from := shape(v.Text, v.from), v.from
		if from > meaning.Label && from <= meaning.Title && p.widens(&s, text) {
			from = meaning.Label
		}
		s.Fill(text, from)
		// An upper head must be understood too, and a row above that counts something.
		if v.from == meaning.Section && (v.role == roleValue || narrows(text)) {
			for _, u := range text.Unexplained {
				s.Unknown = append(s.Unknown, meaning.Said{Mention: meaning.Mention{Start: u.Start, End: u.End}, From: v.from, Text: text})
			}
		}
	}
	return s
}

// narrows tells whether a row above counts something: what it says of it, "Dự án
// vùng biên", is said of the figures below too.
func narrows(t *meaning.Text) bool {
	noun, ok := t.First(catalog.NounSlot)
	return ok && noun.Word.Unit != "" && len(t.Items) == 0 && noun.Start == 0
}

// asSaid hears a text as it is.
func asSaid(t *meaning.Text, _ meaning.Where) *meaning.Text { return t }

// nameOnly hears the name of an indicator without the values of dimensions, the
// levels and the kinds that its words seem to say.
func nameOnly(t *meaning.Text, _ meaning.Where) *meaning.Text {
	if len(t.Items) == 0 {
		return t
	}
	return without(t, catalog.DimensionSlot, catalog.LevelSlot, catalog.KindSlot)
}

// bareName hears it without the programme that its words name either: "cơ sở có
// sản phẩm CNNT tiêu biểu được hỗ trợ" is of industry promotion.
func bareName(t *meaning.Text, _ meaning.Where) *meaning.Text {
	if len(t.Items) == 0 {
		return t
	}
	return without(t, catalog.DimensionSlot, catalog.LevelSlot, catalog.KindSlot, catalog.ProgrammeSlot)
}

// without is a text without what the words of an indicator's name say of some
// slots.
func without(t *meaning.Text, slots ...catalog.Slot) *meaning.Text {
	only := *t
	only.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(m meaning.Mention) bool { return slices.Contains(slots, m.Slot) && named(t, m) })
	return &only
}

// dimensionOnly hears a label that names an indicator and a value of a dimension
// with the same words as the value alone.
func dimensionOnly(t *meaning.Text, from meaning.Where) *meaning.Text {
	for _, m := range t.Mentions {
		if m.Slot != catalog.DimensionSlot || from != meaning.Label {
			continue
		}
		for _, item := range t.Items {
			if item.Start >= m.Start && item.End <= m.End {
				only := *t
				only.Items = nil
				only.Mentions = []meaning.Mention{m}
				return &only
			}
		}
	}
	return t
}

func anyVoice(voices chorus, is func(voice) bool) bool {
	for v := range voices {
		if is(v) {
			return true
		}
	}
	return false
}

// ambiguous tells whether a voice is a label that names an indicator and a value
// of a dimension with the same words.
func ambiguous(v voice) bool { return dimensionOnly(v.Text, v.from) != v.Text }

// countsHere tells whether the unit stated nearest fits an indicator.
func (p *plan) countsHere(id string, voices chorus) bool {
	ind, _ := p.catalog.Indicator(id)
	for v := range voices {
		if v.Unit != "" {
			return counts(&ind, v.Unit)
		}
		if v.from >= meaning.Title {
			break
		}
	}
	for _, s := range slices.Concat(p.unitLine, p.titles) {
		if s.Unit != "" {
			return counts(&ind, s.Unit)
		}
	}
	return false
}
