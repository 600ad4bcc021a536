package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// besides chooses again where only the programme is not said, with that of the
// nearest column to the left whose own heads name an indicator: in "Số DN thành
// lập mới", "Vốn đăng ký" the capital is that of the new enterprises.
func (p *plan) besides(choice meaning.Choice, s *meaning.Slots, voices chorus) meaning.Choice {
	for v := range voices {
		if v.from != meaning.Head {
			break
		}
		beside, ok := p.namedLeftOf(v.col)
		if !ok {
			break
		}
		own := *s
		own.Programmes = append(slices.Clone(s.Programmes), beside)
		if c := p.lexicon.Choose(&own, catalog.InTable); c.Reason == meaning.Chosen {
			*s = own
			c.Rule += "+beside"
			return c
		}
		break
	}
	return choice
}

// namedLeftOf is the programme of the indicator that the heads of the nearest
// column of figures to the left name.
func (p *plan) namedLeftOf(col int) (meaning.Said, bool) {
	for i := col - p.table.Left - 1; i >= 0; i-- {
		c := &p.columns[i]
		if c.role != roleValue || len(c.heads) == 0 {
			break
		}
		var s meaning.Slots
		for _, h := range c.heads {
			s.Fill(h.Text, meaning.Head)
		}
		p.fillFar(&s)
		choice := p.lexicon.Choose(&s, catalog.InTable)
		if choice.Reason != meaning.Chosen || !strings.HasPrefix(choice.Rule, "item.head") && (len(s.Noun) == 0 || !s.Noun[0].From.Near()) {
			continue
		}
		programme := p.catalog.Programme(choice.Indicator)
		word := &catalog.Word{Slot: catalog.ProgrammeSlot, ID: programme}
		return meaning.Said{Mention: meaning.Mention{Word: word}, From: meaning.Section, Text: c.heads[0].Text}, programme != ""
	}
	return meaning.Said{}, false
}
