package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// besides chooses again where only the programme is not said, with that of what
// stands beside: the nearest column to the left whose own heads name an indicator,
// or the row above. In "Số DN thành lập mới", "Vốn đăng ký" the capital is that of the
// new enterprises.
func (p *plan) besides(choice meaning.Choice, s *meaning.Slots, voices chorus) meaning.Choice {
	heads, labels := false, false
	for v := range voices {
		var beside meaning.Said
		ok := false
		switch {
		case v.from == meaning.Head && !heads:
			heads = true
			beside, ok = p.namedLeftOf(v.col)
		case v.from == meaning.Label && v.role == roleLabel && !labels:
			labels = true
			beside, ok = p.namedAbove(v.row)
		}
		if !ok {
			continue
		}
		own := *s
		own.Programmes = append(slices.Clone(s.Programmes), beside)
		if c := p.lexicon.Choose(&own, catalog.InTable); c.Reason == meaning.Chosen {
			*s = own
			c.Rule += "+beside"
			return c
		}
	}
	return choice
}

// namedBeside chooses with what stands beside where a near text names an indicator whole
// and nothing says its programme.
func (p *plan) namedBeside(choice meaning.Choice, s *meaning.Slots, voices chorus) meaning.Choice {
	if !slices.ContainsFunc(s.Items, func(said meaning.Said) bool { return said.From.Near() }) {
		return choice
	}
	named := p.slotsOf(voices, nameOnly)
	if c := p.besides(choice, &named, voices); c.Reason == meaning.Chosen {
		*s = named
		return c
	}
	return choice
}

// namedAbove is the programme of the indicator that the labels of the row above
// name.
func (p *plan) namedAbove(number int) (meaning.Said, bool) {
	i, ok := p.rows.index(number)
	if !ok || i == 0 || p.rows.kind(i-1) != memberRow {
		return meaning.Said{}, false
	}
	return p.namedBy(p.rows.at(i - 1).labels[:])
}

// namedLeftOf is the programme of the indicator that the heads of the nearest
// column of figures to the left name.
func (p *plan) namedLeftOf(col int) (meaning.Said, bool) {
	for i := col - p.table.Left - 1; i >= 0; i-- {
		c := &p.columns[i]
		if c.role != roleValue || len(c.heads) == 0 {
			break
		}
		if said, ok := p.namedBy(c.heads); ok {
			return said, true
		}
	}
	return meaning.Said{}, false
}

// namedBy is the programme of the indicator that near texts name.
func (p *plan) namedBy(texts []*speech) (meaning.Said, bool) {
	var s meaning.Slots
	for _, t := range texts {
		if t != nil {
			s.Fill(nameOnly(t.Text, meaning.Head), meaning.Head)
		}
	}
	p.fillFar(&s)
	choice := p.lexicon.Choose(&s, catalog.InTable)
	if choice.Reason != meaning.Chosen || !strings.HasPrefix(choice.Rule, "item.head") && (len(s.Noun) == 0 || !s.Noun[0].From.Near()) {
		return meaning.Said{}, false
	}
	programme := p.catalog.Programme(choice.Indicator)
	word := &catalog.Word{Slot: catalog.ProgrammeSlot, ID: programme}
	return meaning.Said{Mention: meaning.Mention{Word: word}, From: meaning.Section, Text: texts[0].Text}, programme != ""
}
