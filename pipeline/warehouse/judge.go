//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// Judge brings completeness and timeliness up to date for the day of the run in
// Viet Nam, each expected report being received, late, waiting or missing, and the
// notes for readers, which go with their figures.
func (w *Warehouse) Judge(ctx context.Context, run pipeline.Run) error {
	err := w.record(ctx, run, func() (steps []step, err error) {
		noted, err := w.keepNotes(ctx)
		switch {
		case err != nil:
			return nil, fmt.Errorf("notes: %w", err)
		case noted:
			steps = append(steps, step{outcome: "annotated"})
		}
		if _, err := w.conn.ExecContext(ctx, statement("judge"), vietnamDay(run.StartedAt)); err != nil {
			return nil, err
		}
		var changed int
		err = w.conn.QueryRowContext(ctx, `
			SELECT count(*) FROM (
				(FROM staged_status EXCEPT FROM report_status) UNION ALL (FROM report_status EXCEPT FROM staged_status))`).
			Scan(&changed)
		if err != nil || changed == 0 {
			return steps, err
		}
		if _, err := w.conn.ExecContext(ctx, statement("keep_status")); err != nil {
			return nil, err
		}
		return append(steps, step{outcome: "judged"}), nil
	})
	if err != nil {
		return fmt.Errorf("judge reports: %w", err)
	}
	return nil
}
