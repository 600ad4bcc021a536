package article

import (
	"cmp"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

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
