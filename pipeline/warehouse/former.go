//go:build duckdb_arrow

package warehouse

import "github.com/tonghop/tonghop/pipeline"

// formerNames are, by what is decided about now, how decisions of earlier versions
// name the figures of a reading whose boundaries nothing tells. One that could be
// of several provinces is of none.
func formerNames(source string, r pipeline.Reading) map[string]pipeline.FormerName {
	var former map[string]pipeline.FormerName
	provinces := map[string]string{}
	for _, o := range r.Observations {
		if o.Area != "" || o.Province == "" {
			continue
		}
		q, period, series := o.Quantity, o.Period.Key(), clean(o.SeriesKey())
		subject := pipeline.FigureKey(source, series, period, q.Value, q.Max, string(q.Qualifier))
		nameless := o
		nameless.Province = ""
		was := pipeline.FigureKey(source, clean(nameless.SeriesKey()), period, q.Value, q.Max, string(q.Qualifier))
		if former == nil {
			former = map[string]pipeline.FormerName{}
		}
		if of, seen := provinces[was]; seen && of != o.Province {
			provinces[was] = "several"
			continue
		}
		provinces[was] = o.Province
		former[subject] = pipeline.FormerName{Subject: was, Series: series}
	}
	for subject, f := range former {
		if provinces[f.Subject] == "several" {
			delete(former, subject)
		}
	}
	return former
}
