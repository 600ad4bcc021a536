//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// Owe makes the duties the known ones and compares what is owed with what is in
// force, for the day of the run in Viet Nam. The same again changes nothing.
func (w *Warehouse) Owe(ctx context.Context, run pipeline.Run, duties []pipeline.Duty, owed []pipeline.Owed) error {
	err := w.record(ctx, run, func() ([]step, error) {
		if err := w.stageDuties(ctx, duties, owed); err != nil {
			return nil, err
		}
		if _, err := w.conn.ExecContext(ctx, statement("judge_duties"), vietnamDay(run.StartedAt)); err != nil {
			return nil, err
		}
		var changed int
		err := w.conn.QueryRowContext(ctx, statement("changed_duties")).Scan(&changed)
		if err != nil {
			return nil, err
		}
		if changed > 0 {
			if _, err := w.conn.ExecContext(ctx, statement("keep_duties")); err != nil {
				return nil, err
			}
		}
		_, err = w.conn.ExecContext(ctx, "DROP TABLE staged_duty; DROP TABLE staged_duty_indicator; DROP TABLE staged_owed; DROP TABLE staged_report")
		if err != nil || changed == 0 {
			return nil, err
		}
		return []step{{outcome: "judged"}}, nil
	})
	if err != nil {
		return fmt.Errorf("judge duties: %w", err)
	}
	return nil
}

// stageDuties puts duties and owed reports into tables of their own.
func (w *Warehouse) stageDuties(ctx context.Context, duties []pipeline.Duty, owed []pipeline.Owed) error {
	if _, err := w.conn.ExecContext(ctx, statement("stage_duties")); err != nil {
		return err
	}
	for _, d := range duties {
		_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_duty VALUES (?, ?, ?, ?, ?, ?)`,
			d.ID, clean(d.Title.VI), clean(d.Title.In("en")), string(d.Kind), string(d.Every), d.Share)
		if err != nil {
			return err
		}
		_, err = w.conn.ExecContext(ctx, `INSERT INTO staged_duty_indicator SELECT ?, unnest(?::VARCHAR[])`, d.ID, list(d.Indicators))
		if err != nil {
			return err
		}
	}
	// All rows in one statement: a country owes thousands.
	columns := make([][]string, 11)
	for _, o := range owed {
		for i, text := range []string{
			o.Duty, string(o.Area), o.Period.Key(), o.Period.Start.String(), o.Period.End.String(),
			o.Period.Start.First().Format("2006-01-02"), o.Period.End.Last().Format("2006-01-02"),
			o.Due.String(), o.Last.String(), clean(o.Exempt.VI), clean(o.Exempt.In("en")),
		} {
			columns[i] = append(columns[i], text)
		}
	}
	args := make([]any, len(columns))
	for i, c := range columns {
		args[i] = list(c)
	}
	_, err := w.conn.ExecContext(ctx, statement("stage_owed"), args...)
	return err
}
