//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// addDisputes holds what people decided otherwise without knowing of each other.
func (w *Warehouse) addDisputes(reasons map[string][]pipeline.WaitingReason, at staging) {
	if len(w.opt.Decisions.Disputed(at.source.ID)) == 0 {
		return
	}
	for _, o := range at.reading.Observations {
		q := o.Quantity
		subject := pipeline.FigureKey(at.source.ID, clean(o.SeriesKey()), o.Period.Key(), q.Value, q.Max, string(q.Qualifier))
		if len(w.opt.Decisions.Dispute(subject)) > 0 {
			reasons[o.ID()] = append([]pipeline.WaitingReason{{Check: "decisions_contradict",
				VI: "Các quyết định về số này trái nhau, do những người không biết việc của nhau ghi; chưa quyết định nào được áp dụng, hãy quyết định lại.",
				EN: "People decided otherwise about this figure without knowing of each other; none of it is applied until somebody decides again."}},
				reasons[o.ID()]...)
		}
	}
}

// takeBack puts what was in force before in the place of held figures that are in
// force with the very value that is held. It concerns those on which somebody once
// gave a verdict: nobody lets them through any more. What is held for the first
// time stands until a person decides. It gives how many it took back.
func (w *Warehouse) takeBack(ctx context.Context, at staging, figures []heldFigure) (int, error) {
	var ids []string
	for _, f := range figures {
		s := f.stated
		subject := pipeline.FigureKey(at.source.ID, f.series, f.period, s.Value, s.Max, s.Qualifier)
		one, decided := w.opt.Decisions.Of(subject)
		if f.standing != "" && s.Standing != nil && *s.Standing == s.Value && w.opt.Decisions.Judged(subject) &&
			(!decided || one.Verdict != pipeline.VerdictAccept) && !slices.Contains(ids, s.ID) {
			ids = append(ids, s.ID)
		}
	}
	if len(ids) == 0 {
		return 0, nil
	}
	if _, err := w.conn.ExecContext(ctx, `CREATE OR REPLACE TEMP TABLE staged_back AS SELECT unnest(?::VARCHAR[]) AS id`, ids); err != nil {
		return 0, err
	}
	_, err := w.conn.ExecContext(ctx, statement("take_back"))
	var taken int
	return taken, errors.Join(err, w.conn.QueryRowContext(ctx, `SELECT count(*) FROM staged_before`).Scan(&taken))
}
