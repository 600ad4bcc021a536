package table

import (
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// quietDivisions takes upper heads that say no more than that what stands under them is
// divided, "Khu vực" over "Thành thị" and "Nông thôn": where all the lower heads are values of
// one dimension, nothing of what is counted can be lost with words that nobody understands.
func (p *plan) quietDivisions() {
	for i := range p.columns {
		c := &p.columns[i]
		if len(c.heads) != 2 || len(c.heads[1].Unexplained) == 0 || len(c.heads[1].Items)+len(c.heads[1].times) > 0 {
			continue
		}
		if over := c.Heads[0].Span; over.Left < over.Right && p.divides(over) {
			silent := *c.heads[1]
			silent.Text = &meaning.Text{Source: silent.Source, Factor: 1}
			c.heads = []*speech{c.heads[0], &silent}
		}
	}
}

// divides tells whether the columns under a head are told apart by one dimension alone.
func (p *plan) divides(over sheet.Span) bool {
	values := map[string]bool{}
	dimension := ""
	for i := range p.columns {
		c := &p.columns[i]
		if c.Col < over.Left || c.Col > over.Right || c.Hidden {
			continue
		}
		if len(c.heads) == 0 {
			return false
		}
		low := c.heads[0]
		if isTotalText(low) {
			continue
		}
		value, says := low.First(catalog.DimensionSlot)
		if !says || len(low.Unexplained)+len(low.Items) > 0 || low.says(catalog.NounSlot) || dimension != "" && value.Dimension != dimension {
			return false
		}
		dimension = value.Dimension
		values[value.ID] = true
	}
	return len(values) > 1
}
