package table

import (
	"iter"
	"slices"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A voice is one text that speaks about a figure, with its place.
type voice struct {
	*speech
	from meaning.Where
	row  int // 0 for one that stands in no cell of the table
	col  int
	role role
}

// A chorus is the texts around a figure, the nearest first.
type chorus = iter.Seq[voice]

// voices are the texts around the figure of a row in a column.
func (p *plan) voices(row *rowState, c *column) chorus {
	return func(yield func(voice) bool) {
		for _, v := range c.voices {
			if !yield(v) {
				return
			}
		}
		if !p.labelVoices(row, yield) || row.unit != nil && !yield(voice{row.unit, meaning.Label, row.row, p.unit.Col, roleUnit}) {
			return
		}
		depth := 0
		for up := row.path; up != nil && depth < 12; up = up.up {
			depth++
			for _, s := range up.labels {
				if s == nil {
					break
				}
				if !yield(voice{s, meaning.Section, up.row, 0, roleLabel}) {
					return
				}
			}
		}
		for _, v := range p.farVoices {
			if !yield(v) {
				return
			}
		}
	}
}

func (p *plan) labelVoices(row *rowState, yield func(voice) bool) bool {
	for i, s := range row.labels {
		if s == nil {
			break
		}
		if row.kind == totalRow && p.labelRole(row, i) != rolePeriod {
			continue // "Cộng" beside the year that the rows above it are of too
		}
		if !yield(voice{s, meaning.Label, row.row, int(row.cols[i]), p.labelRole(row, i)}) {
			return false
		}
	}
	return true
}

// headVoices are the heads of a column. The lowest speaks, those above it only
// complete it.
func headVoices(c *column) []voice {
	var voices []voice
	for i, h := range c.heads {
		span := c.Heads[len(c.Heads)-1-i].Span
		from := meaning.Head
		if i > 0 && !c.heads[0].Silent() {
			from = meaning.Section
		}
		voices = append(voices, voice{h, from, span.Top, span.Left, roleValue})
	}
	return voices
}

// plain tells whether the heads of a column say nothing of kind, time and place.
func plain(heads []*speech) bool {
	return !slices.ContainsFunc(heads, func(h *speech) bool {
		return len(h.times)+len(h.Periods)+len(h.Provinces)+len(h.Regions)+len(h.Localities) > 0 || h.Country || h.says(catalog.KindSlot)
	})
}

// hearFar prepares what speaks of every figure of the table from farther away. What is said
// again from still farther, as by the repeated titles of a long sheet, adds nothing.
func (p *plan) hearFar() {
	said := map[*speech]bool{}
	hear := func(list []*speech, from meaning.Where) {
		for _, t := range list {
			if !said[t] {
				said[t] = true
				p.farVoices = append(p.farVoices, voice{speech: t, from: from})
			}
		}
	}
	hear(p.titles, meaning.Title)
	hear(append(slices.Clone(p.over), p.hearer.hear(p.grid.Name())), meaning.Sheet)
	hear(p.names, meaning.Document)
}
