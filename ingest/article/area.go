package article

import (
	"cmp"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// settleAreas gives every figure its area once the whole article is known: when
// it was written, and whether it names one province alone.
func (r *reader) settleAreas() {
	only, country := r.onlyPlace(), r.ofTheCountry()
	known := map[where]pipeline.AreaID{}
	var last where // of the figure before
	var area pipeline.AreaID
	for f := range r.figures.all() {
		o, p := &f.obs, &f.place
		if p.open && p.name == "" && !p.several && only.name != "" {
			p.name, p.areas, o.Province = only.name, only.areas, only.name
		}
		if country && p.open && p.unknown() {
			p.nation = true
		}
		if at := whereOf(p, o.Period); at != last {
			var ok bool
			if area, ok = known[at]; !ok {
				area = r.areaOf(*p, o.Period)
				known[at] = area
			}
			last = at
		}
		o.Area = area
	}
}

// A where is all that decides the area of a figure once the article is known.
type where struct {
	nation     bool
	area       pipeline.AreaID // the first that the place may be, "" for none
	start, end pipeline.Date
}

func whereOf(p *place, when pipeline.Period) where {
	at := where{nation: p.nation && p.region == "", start: when.Start, end: when.End}
	if len(p.areas) > 0 {
		at.area = p.areas[0]
	}
	return at
}

// areaOf is the administrative unit that a place names, in the boundaries of
// the time that the figure or the article speaks of.
func (r *reader) areaOf(p place, when pipeline.Period) pipeline.AreaID {
	boundary := r.boundaryAt(when)
	if p.nation && p.region == "" {
		return pipeline.AreaID("vn@" + boundary)
	}
	if len(p.areas) == 0 {
		return ""
	}
	a, _ := r.in.Catalog.Standing(p.areas[0].Slug(), boundary)
	return a.ID
}

// boundaryAt is the boundary version in force when a figure ended; when it was
// published, where it reaches into the future; at the latest date that the text
// reports of, where nobody says when it was published. A text without any date
// is of the time when there were districts, if it speaks of them, else of the
// time when it was fetched.
func (r *reader) boundaryAt(when pipeline.Period) string {
	day := when.End
	if day.IsZero() {
		day = when.Start
	}
	if !r.published.IsZero() && (day.IsZero() || r.published.Last().Before(day.Last())) {
		day = r.published
	}
	if day.IsZero() || r.latest.Last().Before(day.Last()) && !r.latest.IsZero() && r.published.IsZero() {
		if day = r.latest; r.in.Catalog.BoundaryOn(day) != catalog.Boundary2025 {
			day = pipeline.Date{} // a year of birth or of a decree says little of the time of writing
		}
	}
	if day.IsZero() && r.latest.IsZero() && !r.huyen {
		day = dayOfTime(r.in.Snapshot.FetchedAt)
	}
	if day.IsZero() {
		return catalog.Boundary2008
	}
	return cmp.Or(r.in.Catalog.BoundaryOn(day), catalog.Boundary1997)
}
