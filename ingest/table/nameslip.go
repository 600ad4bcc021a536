package table

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// In a table of many provinces a numbered row whose name is one slip of the hand away
// from one province alone, which no other row names, is that province's. The rule of
// its figures says so.

const (
	leastProvinces = 8 // rows of provinces that a table has at least, of which
	slipsOfRows    = 3 // one in so many may be misspelt
	leastName      = 5 // letters that a name has at least
)

// settleSlips takes misspelt names for the provinces that they can only be.
func (p *plan) settleSlips() {
	named, slips := map[string]bool{}, []int{}
	for i := range p.rows.len() {
		switch row := p.rows.at(i); {
		case row.province() != "":
			named[row.province()] = true
		case p.mayBeSlip(row):
			slips = append(slips, i)
		}
	}
	if len(slips) == 0 || len(named) < leastProvinces || len(slips)*slipsOfRows > len(named) {
		return
	}
	names, times := make([]string, len(slips)), map[string]int{}
	for k, i := range slips {
		names[k] = p.provinceLike(p.rows.at(i).labels[0], named)
		times[names[k]]++
	}
	for k, i := range slips {
		if names[k] == "" || times[names[k]] > 1 {
			continue
		}
		said := *p.hearer.hear(names[k])
		said.slip = true
		p.rows.reword(i, &said)
	}
}

// mayBeSlip tells whether a row may be of a province whose name nobody knows: it has a
// number of its own and one label, in the column of places.
func (p *plan) mayBeSlip(row *rowState) bool {
	label := row.labels[0]
	return label != nil && row.labels[1] == nil && row.kind == memberRow && row.rank == layout.RankNumber &&
		p.columns[int(row.cols[0])-p.table.Left].role == rolePlace && len(label.Regions) == 0 && !label.Country && len(label.text) < 40
}

// provinceLike is the name of the one province that a misspelt one may be, "" when
// there are several or none.
func (p *plan) provinceLike(label *speech, named map[string]bool) string {
	typed := lettersAlone(label.folded)
	if len(typed) < leastName {
		return ""
	}
	slug, name := "", ""
	for _, versions := range p.versions {
		for _, area := range versions {
			if !catalog.IsProvince(area) || area.ID.Slug() == slug || named[area.ID.Slug()] || !vietnamese.OneSlip(typed, lettersAlone(vietnamese.Fold(area.Name))) {
				continue
			}
			if slug != "" {
				return ""
			}
			slug, name = area.ID.Slug(), area.Name
		}
	}
	return name
}

// lettersAlone is a folded name without its kind, spaces and marks.
func lettersAlone(folded string) string {
	for _, kind := range []string{"tinh ", "thanh pho ", "tp. ", "tp.", "tp "} {
		folded = strings.TrimPrefix(folded, kind)
	}
	return strings.Map(func(r rune) rune {
		if r < 'a' || r > 'z' {
			return -1
		}
		return r
	}, folded)
}
