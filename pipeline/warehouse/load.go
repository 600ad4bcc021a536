//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// Load stages one reading, runs the checks over it, and accepts it or, when a
// blocking check finds a fault, quarantines it: what the document stated before
// stays in force then. The same fingerprint again changes nothing.
func (w *Warehouse) Load(ctx context.Context, run pipeline.Run, s pipeline.Source, snap pipeline.Snapshot,
	r pipeline.Reading, fingerprint string) (pipeline.Loaded, error) {
	var loaded pipeline.Loaded
	release := func() {}
	defer func() { release() }()
	at := staging{run: run, source: s, snap: snap, reading: r}
	err := w.record(ctx, run, func() ([]step, error) {
		known, err := w.fingerprint(ctx, s.ID, snap.Document)
		if err != nil || known == fingerprint {
			return nil, err
		}
		if err := w.widen(ctx, len(r.Observations)); err != nil {
			return nil, err
		}
		free, err := w.stage(ctx, at)
		release = free
		if err != nil {
			return nil, fmt.Errorf("stage: %w", err)
		}
		if loaded, err = w.settle(ctx, at, fingerprint); err != nil {
			return nil, err
		}
		free, err = w.keepDocument(ctx, snap.Digest, r.Document)
		before := release
		release = func() { before(); free() }
		if err != nil {
			return nil, fmt.Errorf("keep document: %w", err)
		}
		if _, err := w.conn.ExecContext(ctx, statement("unstage")); err != nil {
			return nil, err
		}
		return []step{stepOf(at, loaded)}, nil
	})
	if err != nil {
		return pipeline.Loaded{}, fmt.Errorf("load %s / %s: %w", s.ID, snap.Document, err)
	}
	return loaded, nil
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

// settle checks what is staged and makes it the state of its document.
func (w *Warehouse) settle(ctx context.Context, at staging, fingerprint string) (pipeline.Loaded, error) {
	var loaded pipeline.Loaded
	var err error
	if loaded.Faults, err = w.check(ctx, at); err != nil {
		return loaded, err
	}
	for _, f := range loaded.Faults {
		loaded.Quarantined = loaded.Quarantined || f.Severity == pipeline.Blocking
	}
	if err := w.keepFaults(ctx, at, loaded.Faults); err != nil {
		return loaded, fmt.Errorf("keep faults: %w", err)
	}
	if _, err := w.conn.ExecContext(ctx, statement("rejects")); err != nil {
		return loaded, fmt.Errorf("keep rejects: %w", err)
	}
	err = w.conn.QueryRowContext(ctx, `SELECT count(DISTINCT id) FROM staged_reject`).Scan(&loaded.Rejects)
	if err != nil {
		return loaded, err
	}
	if err := w.keepSnapshot(ctx, at, fingerprint, loaded.Quarantined); err != nil {
		return loaded, fmt.Errorf("keep snapshot: %w", err)
	}
	if loaded.Quarantined {
		return loaded, nil
	}
	if err := w.accept(ctx, &loaded); err != nil {
		return loaded, fmt.Errorf("accept: %w", err)
	}
	return loaded, nil
}

// accept makes the figures that are staged the ones in force.
func (w *Warehouse) accept(ctx context.Context, loaded *pipeline.Loaded) error {
	if _, err := w.conn.ExecContext(ctx, statement("accept_start")); err != nil {
		return err
	}
	var inForce, stated, said int
	err := w.conn.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM observation_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL)
		     + (SELECT count(*) FROM claim_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL),
		       (SELECT count(*) FROM staged_figure), (SELECT count(*) FROM staged_reading)`).
		Scan(&inForce, &stated, &said)
	if err != nil {
		return err
	}
	if inForce == 0 && stated == said {
		loaded.New = stated
		_, err := w.conn.ExecContext(ctx, statement("accept_new"))
		return err
	}
	if _, err := w.conn.ExecContext(ctx, statement("accept")); err != nil {
		return err
	}
	return w.conn.QueryRowContext(ctx, `
		SELECT count(*) FILTER (action = 'new'), count(*) FILTER (action = 'revised'),
		       count(*) FILTER (action = 'withdrawn'), count(*) FILTER (action = 'unchanged')
		FROM staged_match`).
		Scan(&loaded.New, &loaded.Revised, &loaded.Withdrawn, &loaded.Unchanged)
}

func (w *Warehouse) keepSnapshot(ctx context.Context, at staging, fingerprint string, quarantined bool) error {
	snap := at.snap
	title := snap.Title
	if title == "" {
		title = at.reading.Title
	}
	_, err := w.conn.ExecContext(ctx, statement("snapshot"),
		string(snap.Digest), at.source.ID, clean(snap.Document), clean(snap.URL), orNull(snap.MediaType), snap.Size,
		snap.FetchedAt.UTC(), dayOrNull(publishedOn(snap, at.reading)), orNull(title), orNull(snap.Publisher),
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

// Fingerprint is the fingerprint of the newest reading of a document, "" when
// there is none or the document was withdrawn.
func (w *Warehouse) Fingerprint(ctx context.Context, source, document string) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.fingerprint(ctx, source, document)
}

func (w *Warehouse) fingerprint(ctx context.Context, source, document string) (string, error) {
	list, err := w.strings(ctx,
		`SELECT fingerprint FROM document_state WHERE source_id = ? AND document = ? AND state <> 'withdrawn'`,
		source, clean(document))
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

// notFinite finds figures that are no numbers; no page could show them.
func notFinite(list []pipeline.Observation) []pipeline.Fault {
	var faults []pipeline.Fault
	for _, o := range list {
		q := o.Quantity
		bad := math.IsNaN(q.Value) || math.IsInf(q.Value, 0)
		if q.Max != nil {
			bad = bad || math.IsNaN(*q.Max) || math.IsInf(*q.Max, 0)
		}
		if bad {
			faults = append(faults, pipeline.Fault{
				Check: "khong_phai_so", Severity: pipeline.Blocking, Observation: o.ID(), Locator: o.Origin.Locator.String(),
				Message: pipeline.Text{VI: "Giá trị không phải là một số hữu hạn.", EN: "The value is not a finite number."},
			})
		}
	}
	return faults
}
