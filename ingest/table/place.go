package table

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A place is what a figure's texts name, before its boundary version is known.
type place struct {
	slug   string
	name   string
	nation bool
	before bool // see meaning.Text
	after  bool
	from   meaning.Where
}

// settlePlace takes the nearest place; a total over all provinces is the
// country's.
func (p *plan) settlePlace(m *figureMeaning, voices chorus) *problem {
	for v := range voices {
		switch {
		case v.from >= meaning.Sheet && p.agency != nil:
			m.place = placeOf(p.agency)
			return nil
		case v.from == meaning.Document && p.sender != nil:
			m.place = placeOf(p.sender)
			return nil
		case v.from == meaning.Document && m.place.slug == "" && p.source.Province != "":
			m.place = place{slug: p.source.Province, from: meaning.Document}
			return nil
		case len(v.Provinces) > 1 && v.from <= meaning.Section:
			return unknownProvince(v.text).about(v)
		case len(v.Provinces) == 1:
			m.place = place{slug: v.Provinces[0].Slug, name: v.Provinces[0].Name, before: v.Before, after: v.After, from: v.from}
			if v.slip {
				m.rule += "+province.spelling"
			}
			return nil
		case v.Country && v.from <= meaning.Title:
			m.place = place{nation: true, from: v.from}
			return nil
		case len(v.Regions) == 1 && v.from <= meaning.Section && (v.counted() || v.says(catalog.LevelSlot)) && p.titledProvince():
			continue // "tiêu biểu khu vực phía Nam" in a province's table: the region that votes
		case len(v.Regions) == 1 && v.from == meaning.Title && p.titledProvince():
			continue // the region in which the province of the title lies
		case len(v.Regions) == 1 && v.from <= meaning.Title && len(v.Regions[0].Areas) > 0:
			m.place = place{slug: v.Regions[0].Slug, name: v.Regions[0].Name, from: v.from}
			return nil
		}
	}
	switch {
	case p.sender != nil:
		m.place = placeOf(p.sender)
	case p.source.Province != "":
		m.place = place{slug: p.source.Province, from: meaning.Document}
	}
	return nil
}

// placeOf is the province that an agency's name names.
func placeOf(agency *speech) place {
	return place{slug: agency.Provinces[0].Slug, name: agency.Provinces[0].Name, from: meaning.Title}
}

// titledProvince tells whether a title names one province.
func (p *plan) titledProvince() bool {
	if p.agency != nil {
		return true
	}
	return slices.ContainsFunc(slices.Concat(p.titles, p.over), func(s *speech) bool { return len(s.Provinces) == 1 })
}

// settleArea finds the area that a place means at the time of the figure: the
// boundaries of the end of its period, or of the day of the document if that is
// earlier; of a plan, of the day of the decision that it came with. A name of one boundary version alone decides itself.
func (p *plan) settleArea(m *figureMeaning, _ chorus) *problem {
	var found []pipeline.Area
	switch {
	case m.place.nation:
		found = p.countries
	case m.place.slug != "":
		found = m.place.within(p.versions[m.place.slug])
	default:
		return noProvince()
	}
	if len(found) == 0 {
		return unknownProvince(m.place.slug)
	}
	if m.place.name == "" && !m.place.nation {
		m.place.name = found[0].Name
	}
	area, ok := p.areaAt(found, m)
	if ok && area.Type == catalog.TypeRegion && !m.period.End.IsZero() && !catalog.InForce(area, m.period.End) {
		return closedRegion(area.Name)
	}
	if ok {
		m.area = area.ID
	}
	if !m.place.nation && (len(found) == 0 || found[0].Type != catalog.TypeRegion) {
		m.province = m.place.name
		if ok && catalog.IsProvince(area) {
			m.province = p.nameOf(area, m.period)
		}
	}
	return nil
}

// where names the area, or, where its boundary version is not known, the place.
func (m *figureMeaning) where() string {
	if m.area != "" || m.place.slug == "" {
		return string(m.area)
	}
	return "?" + m.place.slug
}

// within are the versions of an area that its name allows: all, or those before
// or after the last change of boundaries.
func (at place) within(versions []pipeline.Area) []pipeline.Area {
	if len(versions) < 2 || !at.before && !at.after {
		return versions
	}
	last := slices.MaxFunc(versions, func(a, b pipeline.Area) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return slices.DeleteFunc(slices.Clone(versions), func(a pipeline.Area) bool { return (a.ID == last.ID) == at.before })
}

// nameOf is what an area was called when the period ended.
func (p *plan) nameOf(area pipeline.Area, period pipeline.Period) string {
	if n, ok := p.catalog.NameOn(area.ID, period.End); ok && !period.End.IsZero() {
		return n.Name
	}
	return area.Name
}

// areaAt is the one of the versions of an area that the time of a figure points
// to.
func (p *plan) areaAt(versions []pipeline.Area, m *figureMeaning) (pipeline.Area, bool) {
	if len(versions) == 1 {
		return versions[0], true
	}
	day, letter := m.period.End, pipeline.Date{}
	if m.kind != pipeline.Actual {
		letter = cmp.Or(p.letter, p.plannedFrom(m.period), p.lastResult(m.period))
	}
	for _, published := range []pipeline.Date{p.published, pipeline.DateOf(p.snapshot.PublishedAt), letter} {
		if !published.IsZero() && (day.IsZero() || published.Last().Before(day.Last())) {
			day = published
		}
	}
	if !day.IsZero() {
		for _, a := range versions {
			if catalog.InForce(a, day) {
				return a, true
			}
		}
		if oldest := slices.MinFunc(versions, func(a, b pipeline.Area) int { return strings.Compare(string(a.ID), string(b.ID)) }); day.Last().Before(oldest.ValidFrom.First()) {
			return oldest, true
		}
		return slices.MaxFunc(versions, func(a, b pipeline.Area) int { return strings.Compare(string(a.ID), string(b.ID)) }), true // the province that was
	}
	only := ""
	for boundary := range p.placed {
		if only != "" {
			return pipeline.Area{}, false
		}
		only = boundary
	}
	for _, a := range versions {
		if a.ID.Boundary() == only {
			return a, true
		}
	}
	return pipeline.Area{}, false
}

// lastResult is the end of the last period of results that the heads name, where
// a plan goes on from it: "Kế hoạch 2025" beside "Thực hiện 2024" was made for the
// area as it was.
func (p *plan) lastResult(planned pipeline.Period) (last pipeline.Date) {
	for _, c := range p.values {
		for _, v := range c.voices {
			if len(v.times) != 1 || !v.times[0].known || slices.ContainsFunc(kindsIn(v), func(k pipeline.Kind) bool { return k != pipeline.Actual }) {
				continue
			}
			if end := v.times[0].period.End; last.IsZero() || last.Last().Before(end.Last()) {
				last = end
			}
		}
	}
	if last.IsZero() || planned.Start.IsZero() || planned.Start.Year > last.Year+1 {
		return pipeline.Date{}
	}
	return last
}

// plannedFrom is the first year of the several years that a plan is made for, with the
// title: "Kế hoạch giai đoạn 2021 - 2025" sets the goal of 2025 too for the area as it was.
func (p *plan) plannedFrom(planned pipeline.Period) pipeline.Date {
	spans := func(whole pipeline.Period) bool { return whole.Known() && whole.Start.Year < whole.End.Year }
	if spans(planned) {
		return pipeline.Year(planned.Start.Year)
	}
	for _, t := range p.titles {
		for _, said := range t.times {
			if spans(said.period) && holds(said.period, planned) {
				return pipeline.Year(said.period.Start.Year)
			}
		}
	}
	return pipeline.Date{}
}

// notePlaces remembers names that exist in one boundary version alone.
func (d *document) notePlaces(s *speech) {
	for _, place := range s.Provinces {
		if versions := d.versions[place.Slug]; len(versions) == 1 {
			d.placed[versions[0].ID.Boundary()]++
		}
	}
}

// wholeCountry tells whether the rows of a table are the provinces of the whole
// country, in the boundaries of the period or of the year before, when its plan
// was made. Two may be missing: names are misspelt.
func (p *plan) wholeCountry(period pipeline.Period) bool {
	if period.End.IsZero() || len(p.slugs) == 0 {
		return false
	}
	for _, day := range []pipeline.Date{period.End, pipeline.Year(period.End.Year - 1)} {
		all := p.catalog.Provinces(p.catalog.BoundaryOn(day))
		named := 0
		for _, a := range all {
			if p.slugs[a.ID.Slug()] {
				named++
			}
		}
		if len(all) > 0 && len(all)-named <= 2 && len(p.slugs)-named <= 2 {
			return true
		}
	}
	return false
}
