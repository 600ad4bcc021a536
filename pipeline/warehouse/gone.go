//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A goneDocument is one that is not where it was.
type goneDocument struct {
	name   string
	digest string
	since  time.Time // the first night without it; zero for tonight
	count  int       // its figures in force
}

// Withdraw supersedes the figures of the documents of the source that are gone
// for good: those in force that are not in present, for as many nights as the
// guard asks. When more than the guard's share of the source's figures is gone,
// or everything is, nothing is withdrawn until a person confirms it.
func (w *Warehouse) Withdraw(ctx context.Context, run pipeline.Run, s pipeline.Source, present []string, passedOver ...string) (out pipeline.Withdrawal, err error) {
	here := make([]string, 0, len(present))
	for _, document := range present {
		here = append(here, clean(document))
	}
	told := slices.Clone(here)
	for _, document := range passedOver {
		told = append(told, clean(document))
	}
	err = w.record(ctx, run, func() ([]step, error) {
		back, err := w.exec(ctx, `DELETE FROM document_missing WHERE source_id = ? AND list_contains(?::VARCHAR[], document)`, s.ID, here)
		if err != nil {
			return nil, err
		}
		// A file that could not be used and is not there any more is nobody's fault.
		over, err := w.exec(ctx, `DELETE FROM source_fault WHERE source_id = ? AND document <> '' AND reason <> 'missing' AND NOT list_contains(?::VARCHAR[], document)`, s.ID, told)
		if err != nil {
			return nil, err
		}
		gone, all, err := w.gone(ctx, s.ID, here)
		if err != nil {
			return nil, err
		}
		if err := w.returned(s.ID, here); err != nil {
			return nil, err
		}
		var steps []step
		if back+over > 0 {
			steps = append(steps, step{source: s.ID, outcome: "recovered"})
		}
		more, err := w.part(ctx, run, s, gone, &out, all, len(here) == 0)
		return append(steps, more...), err
	})
	if err != nil {
		return pipeline.Withdrawal{}, fmt.Errorf("withdraw documents of %s: %w", s.ID, err)
	}
	return out, nil
}

// gone are the documents that are not here, and the figures in force of the
// whole source.
func (w *Warehouse) gone(ctx context.Context, source string, here []string) (list []goneDocument, all int, err error) {
	rows, err := w.conn.QueryContext(ctx, statement("gone"), source, here)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var d goneDocument
		var since *time.Time
		var is bool
		if err := rows.Scan(&d.name, &d.digest, &since, &d.count, &is); err != nil {
			return nil, 0, err
		}
		if since != nil {
			d.since = *since
		}
		all += d.count
		if is {
			list = append(list, d)
		}
	}
	return list, all, rows.Err()
}

// returned forgets that documents that are here were missing.
func (w *Warehouse) returned(source string, here []string) error {
	if w.opt.Waiting == nil {
		return nil
	}
	for _, name := range here {
		if !slices.Contains(w.opt.Waiting.Kinds(source, name), pipeline.WaitingMissing) {
			continue
		}
		if err := w.keepRoom(pipeline.Run{}, source, name, nil, pipeline.WaitingMissing); err != nil {
			return err
		}
	}
	return nil
}

// part tells the documents that go from those that are given another night and
// those that wait for a person.
func (w *Warehouse) part(ctx context.Context, run pipeline.Run, s pipeline.Source, gone []goneDocument, out *pipeline.Withdrawal, all int, empty bool) (steps []step, err error) {
	var undecided []goneDocument
	figures := 0
	for _, d := range gone {
		decision, decided := w.opt.Decisions.Of(d.item(s.ID, 0).ID)
		switch {
		case decided && decision.Verdict == pipeline.VerdictAccept:
			n, err := w.withdrawDocument(ctx, run, s.ID, d.name)
			if err != nil {
				return nil, fmt.Errorf("document %s: %w", d.name, err)
			}
			out.Figures += n
			steps = append(steps, step{source: s.ID, document: d.name, outcome: string(pipeline.Withdrawn), withdrawn: n})
		case !decided:
			undecided = append(undecided, d)
			figures += d.count
		}
	}
	mass := empty || float64(figures) > w.opt.Guard.Share*float64(all)
	for _, d := range undecided {
		more, err := w.partOne(ctx, run, s, d, out, mass, len(undecided))
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", d.name, err)
		}
		steps = append(steps, more...)
	}
	return steps, nil
}

func (w *Warehouse) partOne(ctx context.Context, run pipeline.Run, s pipeline.Source, d goneDocument, out *pipeline.Withdrawal, mass bool, together int) ([]step, error) {
	if mass {
		out.Waiting = append(out.Waiting, d.name)
		out.Kept += d.count
		return nil, w.keepRoom(run, s.ID, d.name, []pipeline.Waiting{d.item(s.ID, together)}, pipeline.WaitingMissing)
	}
	if !d.since.IsZero() && nights(d.since, run.StartedAt) >= w.opt.Guard.Nights {
		n, err := w.withdrawDocument(ctx, run, s.ID, d.name)
		out.Figures += n
		return []step{{source: s.ID, document: d.name, outcome: string(pipeline.Withdrawn), withdrawn: n}}, err
	}
	out.Missing = append(out.Missing, d.name)
	if !d.since.IsZero() {
		return nil, nil
	}
	_, err := w.conn.ExecContext(ctx, `INSERT INTO document_missing VALUES (?, ?, ?, ?)`, s.ID, d.name, run.StartedAt.UTC(), run.ID)
	return []step{{source: s.ID, document: d.name, outcome: string(pipeline.Missing)}}, err
}

// nights counts the days of Viet Nam from one night to another, both included.
func nights(from, to time.Time) int {
	return int(vietnamDay(to).Sub(vietnamDay(from)).Hours()/24) + 1
}

// item is a document that waits for a person because it is gone with too many
// others.
func (d goneDocument) item(source string, together int) pipeline.Waiting {
	vi, en := "", ""
	if others := together - 1; others > 0 {
		vi, en = fmt.Sprintf(", cùng lúc với %d tệp khác", others), fmt.Sprintf(", together with %d others", others)
	}
	return pipeline.Waiting{
		ID:   pipeline.GroupKey(pipeline.WaitingMissing, source, []string{d.digest}),
		Kind: pipeline.WaitingMissing, Source: source, Document: d.name, Snapshot: pipeline.Digest(d.digest),
		Reasons: []pipeline.WaitingReason{{Check: "gone_at_once",
			VI: fmt.Sprintf("Tệp không còn trong thư mục%s; %d số liệu của tệp vẫn có hiệu lực cho đến khi có người xác nhận rút.", vi, d.count),
			EN: fmt.Sprintf("The file is gone from the folder%s; its %d figures stand until a person confirms that they are to go.", en, d.count)}},
	}
}

func (w *Warehouse) withdrawDocument(ctx context.Context, run pipeline.Run, source, document string) (int, error) {
	var figures int64
	for _, update := range []string{
		`UPDATE observation_history SET superseded_at = $3, superseded_run = $4
		 WHERE source_id = $1 AND document = $2 AND superseded_at IS NULL`,
		`UPDATE claim_history SET superseded_at = $3, superseded_run = $4
		 WHERE source_id = $1 AND document = $2 AND superseded_at IS NULL`,
	} {
		n, err := w.exec(ctx, update, source, document, run.StartedAt.UTC(), run.ID)
		if err != nil {
			return 0, err
		}
		figures += n
	}
	for _, forget := range []string{
		`DELETE FROM reject WHERE source_id = ? AND document = ?`,
		`DELETE FROM check_result WHERE source_id = ? AND document = ?`,
		`DELETE FROM source_fault WHERE source_id = ? AND document = ?`,
		`DELETE FROM waiting WHERE source_id = ? AND document = ?`,
		`DELETE FROM annotation WHERE source_id = ? AND document = ?`,
		`DELETE FROM document_missing WHERE source_id = ? AND document = ?`,
		`DELETE FROM judged WHERE source_id = ? AND document = ?`,
	} {
		if _, err := w.conn.ExecContext(ctx, forget, source, document); err != nil {
			return 0, err
		}
	}
	if err := w.keepRoom(run, source, document, nil, append(ofReading, pipeline.WaitingMissing)...); err != nil {
		return 0, err
	}
	_, err := w.conn.ExecContext(ctx,
		`UPDATE document_state SET state = 'withdrawn', run_id = ? WHERE source_id = ? AND document = ?`,
		run.ID, source, document)
	return int(figures), err
}

// Documents are the documents of a source that the store has read.
func (w *Warehouse) Documents(ctx context.Context, source string) ([]pipeline.KnownDocument, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	rows, err := w.conn.QueryContext(ctx, `SELECT document, digest, state = 'withdrawn' FROM document_state WHERE source_id = ? ORDER BY document`, source)
	if err != nil {
		return nil, fmt.Errorf("list documents of %s: %w", source, err)
	}
	defer rows.Close()
	var list []pipeline.KnownDocument
	for rows.Next() {
		var d pipeline.KnownDocument
		if err := rows.Scan(&d.Document, &d.Digest, &d.Withdrawn); err != nil {
			return nil, fmt.Errorf("list documents of %s: %w", source, err)
		}
		list = append(list, d)
	}
	return list, rows.Err()
}

// Rename gives a document another name, with all that the store has of it. What
// stands under the new name already, of a document that was withdrawn before,
// goes on with it.
func (w *Warehouse) Rename(ctx context.Context, run pipeline.Run, s pipeline.Source, from, to string) error {
	from, to = clean(from), clean(to)
	err := w.record(ctx, run, func() ([]step, error) {
		if err := w.moveDocument(ctx, s.ID, from, to); err != nil {
			return nil, err
		}
		if w.opt.Waiting != nil {
			if err := w.opt.Waiting.Rename(s.ID, from, to); err != nil {
				return nil, err
			}
		}
		return []step{{source: s.ID, document: to, outcome: string(pipeline.Renamed), message: pipeline.Text{VI: "Trước đây là «" + from + "».", EN: "It was «" + from + "» before."}}}, nil
	})
	if err != nil {
		return fmt.Errorf("rename %s / %s: %w", s.ID, from, err)
	}
	return nil
}

func (w *Warehouse) moveDocument(ctx context.Context, source, from, to string) error {
	type change struct {
		query string
		args  []any
	}
	list := []change{
		{`DELETE FROM document_state WHERE source_id = ? AND document = ?`, []any{source, to}},
		{`INSERT INTO document_state SELECT source_id, $3, digest, accepted, state, '', run_id FROM document_state WHERE source_id = $1 AND document = $2`, []any{source, from, to}},
		{`INSERT INTO snapshot SELECT * REPLACE ($3 AS document) FROM snapshot WHERE source_id = $1 AND document = $2 ON CONFLICT DO NOTHING`, []any{source, from, to}},
	}
	for _, table := range []string{"observation_history", "claim_history", "reject", "check_result", "waiting", "annotation"} {
		list = append(list, change{`UPDATE ` + table + ` SET document = $3 WHERE source_id = $1 AND document = $2`, []any{source, from, to}})
	}
	for _, table := range []string{"document_state", "snapshot", "source_fault", "document_missing", "judged"} {
		list = append(list, change{`DELETE FROM ` + table + ` WHERE source_id = ? AND document = ?`, []any{source, from}})
	}
	for _, c := range list {
		if _, err := w.conn.ExecContext(ctx, c.query, c.args...); err != nil {
			return fmt.Errorf("%s: %w", c.query, err)
		}
	}
	return nil
}
