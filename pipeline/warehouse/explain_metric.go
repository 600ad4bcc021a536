//go:build duckdb_arrow

package warehouse

import (
	"context"

	"github.com/tonghop/tonghop/pipeline"
)

// A TracedMetric is how a figure was reckoned that no document states.
type TracedMetric struct {
	Expression, Qualifier string
	Value                 float64
	Max                   *float64
	Parts                 []TracedPart // in the order of the expression
}

// A TracedPart is a figure that another was reckoned from.
type TracedPart struct {
	ID                                         string
	Indicator                                  pipeline.Text
	Value                                      float64
	Max                                        *float64
	Unit, Qualifier, Source, Document, Locator string
}

// traceMetric follows a reckoned figure to those that it was reckoned from.
func (r *ReadOnly) traceMetric(ctx context.Context, t *Trace) error {
	s, p, m := &t.Series, &t.Period, &TracedMetric{}
	err := r.db.QueryRowContext(ctx, statement("trace_metric"), t.ID).Scan(
		&s.ID, &s.Indicator, &s.IndicatorName.VI, &s.IndicatorName.EN, &s.Level, &s.Area, &s.AreaName, &s.Kind, &s.Unit, &s.Dimensions,
		&p.ID, &p.Start, &p.End, &p.Text, &m.Expression, &m.Value, &m.Max, &m.Qualifier)
	if err != nil {
		return err
	}
	rows, err := r.db.QueryContext(ctx, statement("trace_metric_parts"), t.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var one TracedPart
		if err := rows.Scan(&one.ID, &one.Indicator.VI, &one.Indicator.EN, &one.Value, &one.Max, &one.Unit, &one.Qualifier, &one.Source, &one.Document, &one.Locator); err != nil {
			return err
		}
		m.Parts = append(m.Parts, one)
	}
	t.Metric = m
	return rows.Err()
}
