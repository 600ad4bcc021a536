package table

import (
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// Not every table of the country or of a region has a row for each of its provinces:
// those that state nothing are left out. A printed total is the region's or the country's all
// the same, where the table says that it is of them and the rows add up to it.

// allRegions tells whether a total adds up the rows of regions in which every province
// lies.
func (p *plan) allRegions(i int, c *column, like *figureMeaning) bool {
	stated, exact := p.number(i, c)
	if p.rows.kind(i) != totalRow || !exact || !like.of().AddsAreas || like.of().Unit == percentUnit || like.period.End.IsZero() {
		return false
	}
	sum, regions := 0.0, map[string]bool{}
	for _, k := range p.membersOf(i) {
		v, ok := p.number(k, c)
		m := p.meaningOf(p.rows.at(k), c)
		if p.rows.kind(k) != groupRow || !ok || m.problem != nil || m.province != "" || m.place.slug == "" {
			return false
		}
		regions[strings.ReplaceAll(m.place.slug, "-", "_")] = true
		sum += v
	}
	all := p.catalog.Provinces(p.catalog.BoundaryOn(like.period.End))
	return len(all) > 0 && sameSum(sum, stated) && !slices.ContainsFunc(all, func(a pipeline.Area) bool {
		return !regions[a.VotingRegion] && !regions[strings.ReplaceAll(a.Region, "-", "_")]
	})
}

// regionTotal is the total of provinces under a title of their region, or of the
// whole country: what they add up to, where all of them are of it and nothing else is
// told.
func (p *plan) regionTotal(i int, c *column, members []*figureMeaning) total {
	region, ok := p.titledRegion()
	whole := !ok && p.titledCountry()
	if !ok && !whole || p.rows.kind(i) != totalRow {
		return total{}
	}
	stated, exact := p.number(i, c)
	sum := 0.0
	for _, k := range p.membersOf(i) {
		v, ok := p.number(k, c)
		if p.rows.kind(k) != memberRow || !ok || !exact {
			return total{}
		}
		sum += v
	}
	m := *members[0]
	for _, b := range members {
		if b.kind != m.kind || b.unit != m.unit || !maps.Equal(b.dimensions, m.dimensions) || b.of().Unit == percentUnit || !whole && !p.liesIn(b.area, region) || whole && b.province == "" {
			return total{}
		}
	}
	if !m.of().AddsAreas || len(members) != len(p.membersOf(i)) || !sameSum(sum, stated) {
		return total{}
	}
	m.hashed, m.dimensions = hashed{}, maps.Clone(m.dimensions)
	m.place, m.province, m.area, m.rule = place{slug: region.Slug, name: region.Name, nation: whole, from: meaning.Title}, "", "", "table.total-of-provinces"
	if m.problem = p.settleArea(&m, nil); m.problem != nil {
		return total{}
	}
	return total{&m}
}

// titledRegion is the region that the nearest title with one names, where none
// names a province.
func (p *plan) titledRegion() (region vietnamese.Place, ok bool) {
	if p.titledProvince() {
		return region, false
	}
	titles := slices.Concat(p.titles, p.over)
	if len(titles) == 0 {
		titles = p.names
	}
	for _, s := range titles {
		if len(s.Regions) == 1 && len(s.Regions[0].Areas) > 0 {
			return s.Regions[0], true
		}
	}
	return region, false
}

// titledCountry tells whether a title, or the name of the sheet, says that the table
// brings together the whole country.
func (p *plan) titledCountry() bool {
	if p.titledProvince() {
		return false
	}
	return slices.ContainsFunc(append(slices.Clone(p.titles), p.hearer.hear(p.grid.Name())), func(s *speech) bool {
		return s.Country && wholeCountrySaid.MatchString(s.folded) && !someProvinces.MatchString(s.folded)
	})
}

var (
	wholeCountrySaid = pattern.MustCompile(`\b(tong hop|tong so|toan bo)\b.*\b(ca nuoc|toan quoc)\b|^(ca nuoc|toan quoc)$`)
	someProvinces    = pattern.MustCompile(`\b(top|dan dau|dung dau|nhieu nhat|cao nhat|thap nhat|it nhat|mot so|tieu bieu nhat|so voi|[0-9]+ (tinh|dia phuong))\b`)
)

// liesIn tells whether an area is one of a region.
func (p *plan) liesIn(id pipeline.AreaID, region vietnamese.Place) bool {
	area, ok := p.catalog.Area(id)
	name := strings.ReplaceAll(region.Slug, "-", "_")
	return ok && (area.VotingRegion == name || area.Region == name || area.Region == region.Slug)
}
