//go:build duckdb_arrow

package warehouse

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of what can be a figure, whatever its unit: no page could show what is no
// number, and what is beyond these has no logarithm, ratio or sum that a check could
// reckon with.
const (
	leastFigure = 1e-18
	mostFigure  = 1e18
)

// withinBounds is a reading without the figures that no figure can be. They are sent back,
// so that none is ever in force: also where a person lets a document through.
func withinBounds(r pipeline.Reading) pipeline.Reading {
	if !anyBoundless(r.Observations) {
		return r
	}
	kept := make([]pipeline.Observation, 0, len(r.Observations))
	r.Rejects = slices.Clone(r.Rejects)
	for _, o := range r.Observations {
		if !boundless(&o) {
			kept = append(kept, o)
			continue
		}
		r.Rejects = append(r.Rejects, pipeline.Reject{Origin: o.Origin, Count: 1, Reason: "boundless",
			MessageVI: fmt.Sprintf("«%s» lớn hoặc nhỏ đến mức không thể là số liệu; đề nghị ghi con số đúng với đơn vị của bảng.", o.Origin.Shown),
			MessageEN: fmt.Sprintf("%q is too large or too small for any figure; please write the number in the unit of the table.", o.Origin.Shown)})
	}
	r.Observations = kept
	return r
}

func anyBoundless(list []pipeline.Observation) bool {
	for i := range list {
		if boundless(&list[i]) {
			return true
		}
	}
	return false
}

func boundless(o *pipeline.Observation) bool {
	return beyond(o.Quantity.Value) || o.Quantity.Max != nil && beyond(*o.Quantity.Max)
}

func beyond(v float64) bool {
	size := math.Abs(v)
	return math.IsNaN(v) || size > mostFigure || size < leastFigure && v != 0
}
