//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// transact runs do in one transaction and commits it with the version bumped by
// one, or rolls everything back when do changed nothing or gave an error. The
// caller holds mu.
func (w *Warehouse) transact(ctx context.Context, do func() (changed bool, err error)) error {
	err := w.committed(ctx, func() error {
		changed, err := do()
		if err != nil {
			return err
		}
		if !changed {
			return errNothing
		}
		return w.bump(ctx, 1)
	})
	if err == errNothing { //nolint:errorlint // not where the roll-back failed besides
		return nil
	}
	return err
}

// errNothing rolls back a transaction that changed nothing.
var errNothing = errors.New("nothing changed")

// committed runs do in one transaction, which an error rolls back. The caller holds
// mu.
func (w *Warehouse) committed(ctx context.Context, do func() error) (err error) {
	if _, err := w.conn.ExecContext(ctx, "BEGIN"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			w.running = ""
			if _, rollErr := w.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK"); rollErr != nil {
				err = errors.Join(err, rollErr)
			}
		}
	}()
	if err := do(); err != nil {
		return err
	}
	_, err = w.conn.ExecContext(ctx, "COMMIT")
	return err
}

// bump counts changes.
func (w *Warehouse) bump(ctx context.Context, changes int) error {
	version, err := w.version(ctx)
	if err != nil {
		return err
	}
	return w.setMeta(ctx, metaVersion, strconv.FormatInt(version+int64(changes), 10))
}

func (w *Warehouse) version(ctx context.Context) (int64, error) {
	text, err := w.meta(ctx, metaVersion)
	if err != nil || text == "" {
		return 0, err
	}
	version, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("read version: %w", err)
	}
	return version, nil
}

// Version counts the changes since the store was made.
func (w *Warehouse) Version(ctx context.Context) (int64, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.made(ctx); err != nil {
		return 0, err
	}
	return w.version(ctx)
}

// A step is one row of run_step.
type step struct {
	source, document, outcome                   string
	new, revised, withdrawn, unchanged, rejects int
	message                                     pipeline.Text
}

// record runs do as one change of the run: with its row in run, and with the
// steps that do gives. No step means that nothing changed.
func (w *Warehouse) record(ctx context.Context, run pipeline.Run, do func() ([]step, error)) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.recorded(ctx, run, do)
}

// recorded is record for a caller that holds mu.
func (w *Warehouse) recorded(ctx context.Context, run pipeline.Run, do func() ([]step, error)) error {
	return w.transact(ctx, func() (bool, error) {
		steps, err := do()
		if err != nil || len(steps) == 0 {
			return false, err
		}
		return true, w.addSteps(ctx, run, steps)
	})
}

func (w *Warehouse) addSteps(ctx context.Context, run pipeline.Run, steps []step) error {
	if w.running != run.ID {
		_, err := w.conn.ExecContext(ctx,
			`INSERT INTO run (id, started_at, trigger, outcome) VALUES (?, ?, ?, 'running')
			 ON CONFLICT DO UPDATE SET outcome = 'running', finished_at = NULL`,
			run.ID, run.StartedAt.UTC(), run.Trigger)
		if err != nil {
			return fmt.Errorf("record run %s: %w", run.ID, err)
		}
		w.running = run.ID
	}
	if len(steps) == 1 {
		s := steps[0]
		_, err := w.conn.ExecContext(ctx, statement("add_step"), run.ID, clean(s.source), clean(s.document), clean(s.outcome),
			s.new, s.revised, s.withdrawn, s.unchanged, s.rejects, orNull(s.message.VI), orNull(s.message.EN))
		if err != nil {
			return fmt.Errorf("record step of %s: %w", s.source, err)
		}
		return nil
	}
	var texts [5][]string
	var counts [5][]int64
	for _, s := range steps {
		for i, text := range [...]string{s.source, s.document, s.outcome, s.message.VI, s.message.EN} {
			texts[i] = append(texts[i], clean(text))
		}
		for i, count := range [...]int{s.new, s.revised, s.withdrawn, s.unchanged, s.rejects} {
			counts[i] = append(counts[i], int64(count))
		}
	}
	args := []any{run.ID}
	for _, column := range texts {
		args = append(args, column)
	}
	for _, column := range counts {
		args = append(args, column)
	}
	if _, err := w.conn.ExecContext(ctx, statement("add_steps"), args...); err != nil {
		return fmt.Errorf("record steps of %s: %w", steps[0].source, err)
	}
	return nil
}

// Finish closes the run's own row, where the run changed anything, and marks
// earlier nights that never ended as interrupted.
func (w *Warehouse) Finish(ctx context.Context, run pipeline.Run, report pipeline.Report) error {
	outcome := "done"
	if !report.Clean() {
		outcome = "with_faults"
	}
	var finished any
	if w.opt.Now != nil {
		finished = w.opt.Now().UTC().Truncate(time.Second)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = ""
	if err := w.made(ctx); err != nil {
		return err
	}
	return w.transact(ctx, func() (bool, error) {
		stale, err := w.exec(ctx, `UPDATE run SET outcome = 'interrupted' WHERE outcome = 'running' AND id <> ?`, run.ID)
		if err != nil {
			return false, fmt.Errorf("close earlier runs: %w", err)
		}
		own, err := w.exec(ctx, `UPDATE run SET outcome = ?, finished_at = ? WHERE outcome = 'running' AND id = ?`,
			outcome, finished, run.ID)
		if err != nil {
			return false, fmt.Errorf("close run %s: %w", run.ID, err)
		}
		return stale+own > 0, nil
	})
}

// exec gives the number of rows that a statement changed.
func (w *Warehouse) exec(ctx context.Context, query string, args ...any) (int64, error) {
	result, err := w.conn.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
