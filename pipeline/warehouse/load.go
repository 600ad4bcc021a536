//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// Load stages one reading, runs the checks over it, and accepts it. A figure
// that a check holds is left out, and what was in force of it stays; when a
// blocking check finds a fault the whole document is quarantined, and all that
// it stated before stays in force. The same fingerprint again changes nothing.
func (w *Warehouse) Load(ctx context.Context, run pipeline.Run, s pipeline.Source, snap pipeline.Snapshot,
	r pipeline.Reading, fingerprint string) (pipeline.Loaded, error) {
	at := staging{run: run, source: s, snap: snap, reading: r}
	for {
		loaded, err := w.loadOnce(ctx, at, fingerprint)
		var broken *checkError
		var slip *screenError
		switch {
		case ctx.Err() != nil: // stopped: no check is to blame
			return loaded, err
		case errors.As(err, &broken) && w.spare(broken):
			at.singly = false
		case errors.As(err, &slip) && !at.singly:
			at.singly = true
		default:
			return loaded, err
		}
	}
}

// spare leaves a check that cannot be run out of this and all further loads, where
// Options.Spare agrees.
func (w *Warehouse) spare(broken *checkError) bool {
	if w.opt.Spare == nil || !w.opt.Spare(pipeline.CheckDefinition, broken.id, broken.err) {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	before := len(w.opt.Checks)
	w.opt.Checks = slices.DeleteFunc(slices.Clone(w.opt.Checks), func(c pipeline.Check) bool { return c.ID == broken.id })
	return len(w.opt.Checks) < before
}

func (w *Warehouse) loadOnce(ctx context.Context, at staging, fingerprint string) (loaded pipeline.Loaded, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	defer func() {
		if err != nil {
			loaded, err = pipeline.Loaded{}, fmt.Errorf("load %s / %s: %w", at.source.ID, at.snap.Document, err)
		}
	}()
	if err := w.madeForChecks(ctx); err != nil {
		return loaded, err
	}
	known, kept, err := w.fingerprint(ctx, at.source.ID, at.snap)
	if err != nil || known == fingerprint {
		return loaded, err
	}
	at.kept = kept
	if decided := w.opt.Decisions; decided.Digest(at.source.ID) != "" {
		at.reading = withinBounds(at.reading)
		w.opt.Decisions = decided.Under(w.formerNames(at.source.ID, at.reading))
		defer func() { w.opt.Decisions = decided }()
	}
	if err := w.survey(ctx, &at); err != nil {
		return loaded, fmt.Errorf("find what is settled: %w", err)
	}
	if err := w.widen(ctx, at); err != nil {
		return loaded, err
	}
	if err := w.see(ctx, "alone"); err != nil {
		return loaded, err
	}
	loaded, err = w.loadPart(ctx, at, fingerprint)
	if errors.Is(err, errWhole) {
		at.part = nil
		if err := w.widen(ctx, at); err != nil {
			return loaded, err
		}
		loaded, err = w.loadPart(ctx, at, fingerprint)
	}
	if err == nil && at.rows() >= largeReading {
		err = w.work(ctx, false) // a thread that ends gives back what it took
	}
	return loaded, err
}

// loadPart makes what of the reading is not settled the state of its document; the
// error is errWhole where a part does not do.
func (w *Warehouse) loadPart(ctx context.Context, at staging, fingerprint string) (loaded pipeline.Loaded, err error) {
	var releases []func()
	defer func() {
		for _, release := range releases {
			release()
		}
	}()
	stage := func() error {
		release, err := w.stage(ctx, at)
		releases = append(releases, release)
		if err != nil {
			return fmt.Errorf("stage: %w", err)
		}
		return nil
	}
	// A statement is planned as if a table were empty whose rows are not committed
	// yet: for many rows that costs more than all else.
	if at.rows() >= smallReading {
		if err := w.committed(ctx, stage); err != nil {
			return loaded, err
		}
		defer func() {
			if err != nil {
				_, dropErr := w.conn.ExecContext(context.WithoutCancel(ctx), statement("unstage"))
				err = errors.Join(err, dropErr)
			}
		}()
		stage = func() error { return nil }
	}
	err = w.recorded(ctx, at.run, func() ([]step, error) {
		if err := stage(); err != nil {
			return nil, err
		}
		held, calm, err := w.settle(ctx, at, fingerprint, &loaded)
		if err != nil {
			return nil, err
		}
		release, err := w.keepDocument(ctx, at, veiled(at.reading, held, loaded.Quarantined))
		releases = append(releases, release)
		if err != nil {
			return nil, fmt.Errorf("keep document: %w", err)
		}
		unstage := "unstage"
		if at.part != nil && calm {
			unstage = "unstage_moved"
		}
		if _, err := w.conn.ExecContext(ctx, statement(unstage)); err != nil {
			return nil, err
		}
		return []step{stepOf(at, loaded)}, nil
	})
	return loaded, err
}

func stepOf(at staging, l pipeline.Loaded) step {
	outcome := pipeline.Accepted
	if l.Quarantined {
		outcome = pipeline.Quarantined
	}
	return step{
		source: at.source.ID, document: at.snap.Document, outcome: string(outcome),
		new: l.New, revised: l.Revised, withdrawn: l.Withdrawn, unchanged: l.Unchanged, rejects: l.Rejects,
	}
}

// settle checks what is staged and makes it the state of its document. held are
// the places of what readers must not see; calm is that nothing is in doubt.
func (w *Warehouse) settle(ctx context.Context, at staging, fingerprint string, loaded *pipeline.Loaded) (held []string, calm bool, err error) {
	mended, err := w.correct(ctx, at)
	if err != nil {
		return nil, false, fmt.Errorf("correct: %w", err)
	}
	faults, err := w.check(ctx, at)
	if err != nil {
		return nil, false, err
	}
	if at.part != nil && slices.ContainsFunc(faults, func(f pipeline.Fault) bool { return f.Severity == pipeline.Blocking || f.Observation == "" }) {
		return nil, false, errWhole
	}
	faults = append(faults, ofDocument(at.reading)...)
	if faults, err = w.waitedBefore(ctx, &at, w.goesOnWaiting(&at, faults)); err != nil {
		return nil, false, fmt.Errorf("find what waited: %w", err)
	}
	if err := w.forgetWaiting(ctx, at.source.ID, clean(at.snap.Document)); err != nil {
		return nil, false, err
	}
	j, err := w.judge(ctx, at, faults)
	if err != nil {
		return nil, false, fmt.Errorf("judge: %w", err)
	}
	loaded.Faults, loaded.Quarantined, loaded.Held = j.faults, j.quarantined, j.held
	if err := w.keepFindings(ctx, at, loaded, fingerprint); err != nil {
		return nil, false, err
	}
	waiting := append(mended, j.waiting...)
	if !loaded.Quarantined {
		lost, err := w.accept(ctx, at, loaded, j.calm)
		if err != nil {
			return nil, false, fmt.Errorf("accept: %w", err)
		}
		loaded.Revised += j.takenBack
		waiting = append(waiting, lost...)
		if err := w.keepJudged(ctx, at, loaded.Faults); err != nil {
			return nil, false, err
		}
	}
	if !j.calm {
		if held, err = w.strings(ctx, `SELECT locator FROM staged_observation JOIN staged_hold USING (claim, series_id, period_id)`); err != nil {
			return nil, false, err
		}
	}
	return held, j.calm, w.keepRoom(at.run, at.source.ID, at.snap.Document, waiting, ofReading...)
}

// keepFindings keeps faults, rejects and the snapshot.
func (w *Warehouse) keepFindings(ctx context.Context, at staging, loaded *pipeline.Loaded, fingerprint string) error {
	if err := w.keepFaults(ctx, at, loaded.Faults); err != nil {
		return fmt.Errorf("keep faults: %w", err)
	}
	if err := w.keepRejects(ctx, at, loaded); err != nil {
		return fmt.Errorf("keep rejects: %w", err)
	}
	if err := w.keepSnapshot(ctx, at, fingerprint, loaded.Quarantined); err != nil {
		return fmt.Errorf("keep snapshot: %w", err)
	}
	return nil
}

func (w *Warehouse) keepRejects(ctx context.Context, at staging, loaded *pipeline.Loaded) error {
	if len(at.reading.Rejects) == 0 {
		_, err := w.conn.ExecContext(ctx, `DELETE FROM reject WHERE source_id = ? AND document = ?`, at.source.ID, clean(at.snap.Document))
		return err
	}
	if _, err := w.conn.ExecContext(ctx, statement("rejects")); err != nil {
		return err
	}
	return w.conn.QueryRowContext(ctx, `SELECT count(DISTINCT id) FROM staged_reject`).Scan(&loaded.Rejects)
}

func (w *Warehouse) keepSnapshot(ctx context.Context, at staging, fingerprint string, quarantined bool) error {
	snap := at.snap
	_, err := w.conn.ExecContext(ctx, statement("snapshot"),
		string(snap.Digest), at.source.ID, clean(snap.Document), clean(snap.URL), orNull(snap.MediaType), snap.Size,
		snap.FetchedAt.UTC(), dayOrNull(publishedOn(snap, at.reading)), orNull(titleOf(snap, at.reading)), orNull(snap.Publisher),
		orNull(snap.Licence), snap.Illustrative || at.source.Illustrative, at.reading.Format, at.run.ID)
	if err != nil {
		return err
	}
	state, accepted := pipeline.Accepted, any(string(snap.Digest))
	if quarantined {
		state, accepted = pipeline.Quarantined, nil
	}
	_, err = w.conn.ExecContext(ctx, `
		INSERT INTO document_state VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET digest = excluded.digest, accepted = coalesce(excluded.accepted, accepted),
			state = excluded.state, fingerprint = excluded.fingerprint, run_id = excluded.run_id`,
		at.source.ID, clean(snap.Document), string(snap.Digest), accepted, string(state), fingerprint, at.run.ID)
	return err
}

// Fingerprints are the fingerprints of the newest readings of a source, by document;
// none of a document that was withdrawn.
func (w *Warehouse) Fingerprints(ctx context.Context, source string) (map[string]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	rows, err := w.conn.QueryContext(ctx, `
		SELECT document, fingerprint, document IN (SELECT document FROM waiting WHERE source_id = $1 AND kind IN ('figure', 'withdrawal'))
		FROM document_state WHERE source_id = $1 AND state <> 'withdrawn'`, source)
	if err != nil {
		return nil, fmt.Errorf("read fingerprints of %s: %w", source, err)
	}
	defer rows.Close()
	prints := map[string]string{}
	for rows.Next() {
		var document, print string
		var told bool
		if err := rows.Scan(&document, &print, &told); err != nil {
			return nil, fmt.Errorf("read fingerprints of %s: %w", source, err)
		}
		if !told || !w.missesRoom(source, document) {
			prints[document] = print
		}
	}
	return prints, rows.Err()
}

// fingerprint is the fingerprint of the newest reading of a document, and tells whether
// its bytes were kept before.
func (w *Warehouse) fingerprint(ctx context.Context, source string, snap pipeline.Snapshot) (print string, kept bool, err error) {
	document := clean(snap.Document)
	var known sql.NullString
	err = w.conn.QueryRowContext(ctx, `
		SELECT (SELECT fingerprint FROM document_state WHERE source_id = $1 AND document = $2 AND state <> 'withdrawn'),
		       EXISTS (SELECT 1 FROM snapshot WHERE digest = $3)`, source, document, string(snap.Digest)).Scan(&known, &kept)
	if err != nil || !known.Valid {
		return "", kept, err
	}
	if lost, err := w.forgotten(ctx, source, document); err != nil || lost {
		return "", kept, err
	}
	return known.String, kept, nil
}

// ofDocument are the faults that the reader found within the document, beside
// those of the checks; the figures that they deny are held.
func ofDocument(r pipeline.Reading) []pipeline.Fault {
	if len(r.Faults) == 0 {
		return nil
	}
	denies := map[string]bool{}
	for i := range r.Observations {
		denies[r.Observations[i].Held] = true
	}
	var faults []pipeline.Fault
	for _, f := range r.Faults {
		severity := pipeline.Warning
		if denies[f.Type] {
			severity = pipeline.Held
		}
		faults = append(faults, pipeline.Fault{Check: f.Type, Severity: severity, Locator: f.Locator.String(), Message: pipeline.Text{VI: f.MessageVI, EN: f.MessageEN}})
	}
	return faults
}
