//go:build duckdb_arrow

package warehouse

import (
	"context"

	"github.com/tonghop/tonghop/pipeline"
)

// accept makes what is staged and not held the state of its document. What it
// gives waits: figures that seem to be lost by accident.
func (w *Warehouse) accept(ctx context.Context, at staging, loaded *pipeline.Loaded, calm bool) (lost []pipeline.Waiting, err error) {
	if at.part != nil && calm {
		return w.acceptMoved(ctx, at, loaded)
	}
	if _, err := w.conn.ExecContext(ctx, statement("accept_start")); err != nil {
		return nil, err
	}
	allNew := false
	if at.part == nil {
		if allNew, err = w.acceptNew(ctx, loaded); err != nil {
			return nil, err
		}
	}
	corrected := len(w.opt.Decisions.Corrections(at.source.ID)) > 0
	if allNew && !corrected {
		return nil, nil // nothing is told of a document that was not there
	}
	if _, err := w.conn.ExecContext(ctx, statement("accept_figures")); err != nil {
		return nil, err
	}
	if !allNew {
		if lost, err = w.acceptBeside(ctx, at, loaded); err != nil {
			return nil, err
		}
	}
	_, err = w.conn.ExecContext(ctx, statement("annotate_corrections"))
	return lost, err
}

// acceptNew accepts a reading that is all new: nothing of its document is in
// force, it says nothing twice and nothing of it is held. Otherwise it does
// nothing and gives false.
func (w *Warehouse) acceptNew(ctx context.Context, loaded *pipeline.Loaded) (bool, error) {
	var other, said, claims int
	err := w.conn.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM observation_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL)
		     + (SELECT count(*) FROM claim_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL)
		     + (SELECT count(*) FROM staged_hold)
		     + (SELECT count(*) FROM (SELECT 1 FROM staged_observation GROUP BY claim, series_key, period_id HAVING count(*) > 1)),
		       (SELECT count(*) FROM staged_observation), (SELECT count(*) FROM staged_observation WHERE claim)`).
		Scan(&other, &said, &claims)
	if err != nil || other > 0 {
		return false, err
	}
	loaded.New = said
	if claims < said {
		_, err = w.conn.ExecContext(ctx, statement("accept_new"))
	}
	if claims > 0 && err == nil {
		_, err = w.conn.ExecContext(ctx, statement("accept_new_claims"))
	}
	return true, err
}

// acceptMoved is accept for a reading of which a part is staged, without corrections,
// and nothing is in doubt.
func (w *Warehouse) acceptMoved(ctx context.Context, at staging, loaded *pipeline.Loaded) (lost []pipeline.Waiting, err error) {
	if _, err := w.conn.ExecContext(ctx, statement("accept_moved")+statement("due_in_part")+";\n"+statement("match")); err != nil {
		return nil, err
	}
	if loaded.Kept, lost, err = w.keepLost(ctx, at); err != nil {
		return nil, err
	}
	official, claims, err := w.countMatched(ctx, loaded)
	if err != nil {
		return nil, err
	}
	loaded.Unchanged += at.part.standing + at.part.passed
	script := ""
	if loaded.New > 0 { // what is not new has its series and period
		script = statement("accept_start")
	}
	if official > 0 {
		script += statement("supersede") + statement("accept")
	}
	if claims > 0 {
		script += statement("supersede_claims") + statement("accept_claims")
	}
	if script != "" {
		_, err = w.conn.ExecContext(ctx, script)
	}
	return lost, err
}

// countMatched counts what accepting does, and of how many official figures and claims.
func (w *Warehouse) countMatched(ctx context.Context, loaded *pipeline.Loaded) (official, claims int, err error) {
	err = w.conn.QueryRowContext(ctx, `
		SELECT count(*) FILTER (action = 'new'), count(*) FILTER (action = 'revised'),
		       count(*) FILTER (action = 'withdrawn'), count(*) FILTER (action = 'unchanged'), count(*) FILTER (NOT claim), count(*) FILTER (claim)
		FROM staged_match`).
		Scan(&loaded.New, &loaded.Revised, &loaded.Withdrawn, &loaded.Unchanged, &official, &claims)
	return official, claims, err
}

// acceptBeside accepts a reading beside what is in force of its document.
func (w *Warehouse) acceptBeside(ctx context.Context, at staging, loaded *pipeline.Loaded) (lost []pipeline.Waiting, err error) {
	due := "due"
	if at.part != nil {
		due = "due_in_part"
	}
	if _, err := w.conn.ExecContext(ctx, statement(due)+";\n"+statement("match")); err != nil {
		return nil, err
	}
	if loaded.Kept, lost, err = w.keepLost(ctx, at); err != nil {
		return nil, err
	}
	if _, err := w.conn.ExecContext(ctx, statement("supersede")+statement("supersede_claims")+statement("accept")+statement("accept_claims")); err != nil {
		return nil, err
	}
	_, _, err = w.countMatched(ctx, loaded)
	if at.part != nil {
		loaded.Unchanged += at.part.passed
	} else if err == nil && at.basis != "" {
		err = w.keepMarks(ctx)
	}
	return lost, err
}
