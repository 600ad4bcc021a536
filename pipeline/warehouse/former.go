//go:build duckdb_arrow

package warehouse

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// formerNames are, by what is decided about now, how decisions of earlier versions
// name the figures of a reading whose boundaries nothing tells, and how those of
// another catalog name figures whose level it told otherwise.
func (w *Warehouse) formerNames(source string, r pipeline.Reading) map[string]pipeline.FormerName {
	former := namesWithoutProvince(source, r)
	for subject, name := range w.namesOfOtherLevels(source, r) {
		if former == nil {
			former = map[string]pipeline.FormerName{}
		}
		if _, named := former[subject]; !named {
			former[subject] = name
		}
	}
	return former
}

// namesWithoutProvince are those of earlier versions, which left out the province of
// a figure without boundaries. One that could be of several provinces is of none.
func namesWithoutProvince(source string, r pipeline.Reading) map[string]pipeline.FormerName {
	var former map[string]pipeline.FormerName
	provinces := map[string]string{}
	for _, o := range r.Observations {
		if o.Area != "" || o.Province == "" {
			continue
		}
		nameless := o
		nameless.Province = ""
		subject, was := subjectOf(source, o), subjectOf(source, nameless)
		if former == nil {
			former = map[string]pipeline.FormerName{}
		}
		if of, seen := provinces[was]; seen && of != o.Province {
			provinces[was] = "several"
			continue
		}
		provinces[was] = o.Province
		former[subject] = pipeline.FormerName{Subject: was, Series: clean(o.SeriesKey())}
	}
	for subject, f := range former {
		if provinces[f.Subject] == "several" {
			delete(former, subject)
		}
	}
	return former
}

// namesOfOtherLevels are those of figures without a level, decided about when the
// catalog said otherwise of which level they are, or nothing. A figure that states
// that level keeps what was decided about it.
func (w *Warehouse) namesOfOtherLevels(source string, r pipeline.Reading) map[string]pipeline.FormerName {
	var former map[string]pipeline.FormerName
	for _, o := range r.Observations {
		if o.Level != pipeline.NoLevel && !strings.HasSuffix(o.Origin.Rule, catalog.RuleUnstated) {
			continue
		}
		for _, level := range w.levelsOf(o.Indicator) {
			other := o
			other.Level = level
			was := subjectOf(source, other)
			if level == o.Level || !w.opt.Decisions.Judged(was) {
				continue
			}
			if former == nil {
				former = map[string]pipeline.FormerName{}
			}
			former[subjectOf(source, o)] = pipeline.FormerName{Subject: was, Series: clean(o.SeriesKey())}
		}
	}
	if len(former) == 0 {
		return nil
	}
	stated := map[string]bool{}
	for _, o := range r.Observations {
		stated[subjectOf(source, o)] = true
	}
	for subject, f := range former {
		if stated[f.Subject] {
			delete(former, subject)
		}
	}
	return former
}

// levelsOf are the levels that a figure of an indicator may have been of.
func (w *Warehouse) levelsOf(indicator string) []pipeline.Level {
	if w.opt.Catalog == nil {
		return nil
	}
	i, _ := w.opt.Catalog.Indicator(indicator)
	return append(slices.Clip(i.Levels), pipeline.NoLevel)
}

// subjectOf is what is decided about a figure.
func subjectOf(source string, o pipeline.Observation) string {
	return pipeline.FigureKey(source, clean(o.SeriesKey()), o.Period.Key(), o.Quantity.Value, o.Quantity.Max, string(o.Quantity.Qualifier))
}
