//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// SyncSources makes the declared sources the known ones. A source whose
// declaration is gone stays, for the figures that it gave, and is marked so; one
// whose declaration has a fault stays as it is.
func (w *Warehouse) SyncSources(ctx context.Context, run pipeline.Run, sources []pipeline.Source) error {
	err := w.record(ctx, run, func() ([]step, error) {
		if _, err := w.conn.ExecContext(ctx, statement("stage_sources")); err != nil {
			return nil, err
		}
		for _, s := range sources {
			if s.Fault != nil {
				for _, kept := range []string{"stage_known_source", "stage_known_reports"} {
					if _, err := w.conn.ExecContext(ctx, statement(kept), s.ID); err != nil {
						return nil, fmt.Errorf("source %s: %w", s.ID, err)
					}
				}
				continue
			}
			if err := w.stageSource(ctx, s); err != nil {
				return nil, fmt.Errorf("source %s: %w", s.ID, err)
			}
		}
		changed, err := w.strings(ctx, statement("changed_sources"))
		if err != nil || len(changed) == 0 {
			return nil, err
		}
		if _, err := w.conn.ExecContext(ctx, statement("sync_sources")); err != nil {
			return nil, err
		}
		steps := make([]step, 0, len(changed))
		for _, id := range changed {
			steps = append(steps, step{source: id, outcome: "declared"})
		}
		return steps, nil
	})
	if err != nil {
		return fmt.Errorf("sync sources: %w", err)
	}
	return nil
}

func (w *Warehouse) stageSource(ctx context.Context, s pipeline.Source) error {
	publisher := pipeline.DigestOf([]byte(s.Publisher)).Short()
	_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		s.ID, string(s.Kind), s.Title.VI, orNull(s.Title.EN), publisher, s.Publisher, w.location(s), orNull(s.Licence),
		orNull(s.Province), s.Claims, s.Precedence, s.Illustrative)
	if err != nil {
		return err
	}
	for _, e := range s.Expect {
		p := e.Period
		var years, rounds any
		if p.Known() {
			years = p.Years()
		} else if p.Rounds > 0 {
			rounds = p.Rounds
		}
		_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_expectation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`,
			s.ID, e.Indicator, string(e.Area), p.Key(), e.Due.Last(), orNull(p.Start.String()), orNull(p.End.String()),
			dayOrNull(p.Start.First()), dayOrNull(p.End.Last()), years, rounds)
		if err != nil {
			return fmt.Errorf("expected report %s: %w", e.Indicator, err)
		}
	}
	return nil
}

// location is the source's place as it may be published: relative to the
// workspace where it lies in it.
func (w *Warehouse) location(s pipeline.Source) string {
	place, isFile := strings.CutPrefix(s.Location, "file://")
	if w.opt.Workspace == "" || (!isFile && !filepath.IsAbs(place)) {
		return s.Location
	}
	relative, err := filepath.Rel(w.opt.Workspace, place)
	if err != nil || relative == ".." || strings.HasPrefix(relative, ".."+string(filepath.Separator)) {
		return s.Location
	}
	return filepath.ToSlash(relative)
}

// SourceState keeps the outcome of visiting a document, or of the source as a
// whole when document is "". A nil fault says that all is well. A fault that
// stays keeps the day that it was first seen.
func (w *Warehouse) SourceState(ctx context.Context, run pipeline.Run, s pipeline.Source, document string, fault *pipeline.SourceError) error {
	err := w.record(ctx, run, func() ([]step, error) {
		if fault == nil {
			n, err := w.exec(ctx, `DELETE FROM source_fault WHERE source_id = ? AND document = ?`, s.ID, clean(document))
			if err != nil || n == 0 {
				return nil, err
			}
			return []step{{source: s.ID, document: clean(document), outcome: "recovered"}}, nil
		}
		changed, err := w.keepSourceFault(ctx, run, s, document, fault)
		if err != nil || !changed {
			return nil, err
		}
		return []step{faultStep(s, document, fault)}, nil
	})
	if err != nil {
		return fmt.Errorf("keep state of %s %s: %w", s.ID, document, err)
	}
	return nil
}

func faultStep(s pipeline.Source, document string, fault *pipeline.SourceError) step {
	return step{source: s.ID, document: clean(document), outcome: string(pipeline.Failed), message: fault.Message}
}

func (w *Warehouse) keepSourceFault(ctx context.Context, run pipeline.Run, s pipeline.Source, document string, f *pipeline.SourceError) (bool, error) {
	cells := []any{s.ID, clean(document), clean(f.Reason), orNull(f.Where), clean(f.Message.VI), orNull(f.Message.EN), orNull(f.Hint.VI), orNull(f.Hint.EN)}
	var same bool
	err := w.conn.QueryRowContext(ctx, `
		SELECT count(*) > 0 FROM source_fault
		WHERE source_id = $1 AND document = $2 AND reason = $3 AND place IS NOT DISTINCT FROM $4 AND message_vi = $5
		  AND message_en IS NOT DISTINCT FROM $6 AND hint_vi IS NOT DISTINCT FROM $7 AND hint_en IS NOT DISTINCT FROM $8`,
		cells...).Scan(&same)
	if err != nil || same {
		return false, err
	}
	_, err = w.conn.ExecContext(ctx, `
		INSERT INTO source_fault VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET
			since = CASE WHEN source_fault.reason = excluded.reason THEN source_fault.since ELSE excluded.since END,
			reason = excluded.reason, place = excluded.place, message_vi = excluded.message_vi,
			message_en = excluded.message_en, hint_vi = excluded.hint_vi, hint_en = excluded.hint_en, run_id = excluded.run_id`,
		append(cells, run.StartedAt.UTC(), run.ID)...)
	return err == nil, err
}
