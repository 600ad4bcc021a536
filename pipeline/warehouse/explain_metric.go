//go:build duckdb_arrow

package warehouse

import (
	"context"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A TracedMetric is how a figure was reckoned that no document states.
type TracedMetric struct {
	Expression, Qualifier string
	Value                 float64
	Max                   *float64
	Parts                 []TracedPart // in the order of the expression
	Origin                []string     // IDs of the parts, as the questions give them
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
	for _, one := range m.Parts {
		m.Origin = append(m.Origin, one.ID)
	}
	slices.Sort(m.Origin)
	t.Metric = m
	return rows.Err()
}

// traceInto follows a figure to those that were reckoned from it.
func (r *ReadOnly) traceInto(ctx context.Context, t *Trace) error {
	rows, err := r.db.QueryContext(ctx, statement("trace_metric_into"), t.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var one TracedPart
		if err := rows.Scan(&one.ID, &one.Indicator.VI, &one.Indicator.EN, &one.Value, &one.Max, &one.Unit, &one.Qualifier); err != nil {
			return err
		}
		t.Into = append(t.Into, one)
	}
	return rows.Err()
}
