package table

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Who is counted is often told apart by kinds: "Doanh nghiệp", "Hợp tác xã", "Hộ
// kinh doanh" under or beside "Số chủ thể OCOP". Such a word alone counts what
// the wider one does, in its own unit, and nothing else.

// widens tells whether a farther text counts what the only near word is a kind
// of.
func (p *plan) widens(s *meaning.Slots, far *meaning.Text) bool {
	if len(s.Noun) != 1 || !s.Noun[0].From.Near() || !justNoun(s.Noun[0].Text) || len(far.Unexplained) > 0 && len(far.Provinces) == 0 {
		return false
	}
	wide, ok := far.First(catalog.NounSlot)
	return ok && p.isKind(s.Noun[0].Word.Unit, wide.Word.Unit)
}

// isKind tells whether some indicator is counted in the wider unit and may be
// counted in the narrower one too.
func (r *Reader) isKind(narrow, wide string) bool {
	return narrow != wide && r.kinds[[2]string{narrow, wide}]
}

// justNoun tells whether a text names what is counted and says nothing else of
// it.
func justNoun(t *meaning.Text) bool {
	if len(t.Unexplained)+len(t.Provinces)+len(t.Regions) > 0 || t.Country {
		return false
	}
	return !slices.ContainsFunc(t.Mentions, func(m meaning.Mention) bool {
		switch m.Slot {
		case catalog.NounSlot, catalog.ProgrammeSlot, catalog.NeutralSlot:
			return false
		case catalog.CueSlot:
			return m.ID != "part" && m.ID != "total"
		}
		return true
	})
}

// joinKinds lets the column that counts all of them speak for the columns right
// of it that count kinds, when a head says that these are parts or when they add
// up to it.
func (p *plan) joinKinds() {
	for _, whole := range p.values {
		wide := wholeNoun(whole)
		if wide == "" {
			continue
		}
		var kinds []*column
		for _, c := range p.values[whole.value+1:] {
			narrow := wholeNoun(c)
			if narrow == "" || !justNoun(c.heads[0].Text) || !p.isKind(narrow, wide) {
				break
			}
			kinds = append(kinds, c)
		}
		if len(kinds) < 2 || !kinds[0].partHead() && !p.sumsTo(whole, kinds) {
			continue
		}
		for _, c := range kinds {
			c.voices = append(c.voices, voice{whole.heads[0], meaning.Section, whole.Heads[len(whole.Heads)-1].Span.Top, whole.Col, roleValue})
		}
	}
}

// joinParts lets the column left of "Trong đó" speak for the columns under it that only say
// which part they are, "Hạng 4 sao" beside "Số sản phẩm OCOP": they are no parts of what a
// farther column counts.
func (p *plan) joinParts() {
	var whole *column
	for _, c := range p.values {
		switch {
		case !c.partHead():
			whole = c
		case whole != nil && len(whole.heads) > 0 && onlyWhich(c.heads[0]) && !slices.ContainsFunc(c.heads[1:], func(h *speech) bool { return h.counted() }):
			for _, h := range whole.heads {
				if len(h.times) == 0 && !h.says(catalog.KindSlot) {
					c.voices = append(c.voices, voice{h, meaning.Section, whole.Heads[len(whole.Heads)-1].Span.Top, whole.Col, roleValue})
				}
			}
		}
	}
}

// onlyWhich tells whether a text says which part of something it is and names nothing that is
// counted.
func onlyWhich(s *speech) bool {
	if len(s.Items)+len(s.Unexplained) > 0 || s.Unit != "" {
		return false
	}
	which := false
	for _, m := range s.Mentions {
		switch m.Slot {
		case catalog.NounSlot, catalog.StatusSlot:
			return false
		case catalog.DimensionSlot, catalog.ProgrammeSlot, catalog.LevelSlot:
			which = true
		}
	}
	return which
}

// timeParts lets the whole say when its parts are: columns under "Trong đó" that
// name no time are of that of the column that they are parts of.
func (p *plan) timeParts() {
	var whole *speech
	for _, c := range p.values {
		if !c.partHead() {
			whole = nil
			for _, h := range c.heads {
				if whole == nil && len(h.times) > 0 {
					whole = h
				}
			}
			continue
		}
		if whole != nil && !slices.ContainsFunc(c.heads, func(h *speech) bool { return len(h.times) > 0 }) {
			c.voices, c.plain = append(c.voices, voice{timeOf(whole), meaning.Section, p.table.Top, c.Col, roleValue}), false
		}
	}
}

// timeOf is what a text says of time alone.
func timeOf(s *speech) *speech {
	said := meaning.Text{Source: s.Source, Factor: 1, Periods: s.Periods}
	for _, m := range s.Mentions {
		if m.Slot == catalog.KindSlot {
			said.Mentions = append(said.Mentions, m)
		}
	}
	return &speech{Text: &said, text: s.text, folded: s.folded, times: s.times}
}

// wholeNoun is the unit of what the lowest head of a column counts.
func wholeNoun(c *column) string {
	if len(c.heads) == 0 {
		return ""
	}
	noun, ok := c.heads[0].First(catalog.NounSlot)
	if !ok {
		return ""
	}
	return noun.Word.Unit
}
