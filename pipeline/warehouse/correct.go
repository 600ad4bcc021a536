//go:build duckdb_arrow

package warehouse

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// correct puts the right values of the ledger in the place of the wrong ones
// that the staged document states. What it gives waits: corrections whose wrong
// value the document no longer states.
func (w *Warehouse) correct(ctx context.Context, at staging) ([]pipeline.Waiting, error) {
	list := touching(w.opt.Decisions.Corrections(at.source.ID), at.reading)
	slices.SortFunc(list, func(a, b pipeline.Decision) int { return cmp.Compare(a.Subject, b.Subject) })
	for _, d := range list {
		if d.Expects == nil || d.Value == nil {
			continue
		}
		_, err := w.conn.ExecContext(ctx, `INSERT INTO staged_correction VALUES (?, ?, ?, ?, ?, ?)`, d.Subject, d.Series, d.Period, *d.Expects, upTo(d, at.reading), *d.Value)
		if err != nil {
			return nil, err
		}
	}
	if len(list) == 0 {
		return nil, nil
	}
	mended, err := w.mended(ctx, at)
	if err != nil {
		return nil, err
	}
	_, err = w.conn.ExecContext(ctx, statement("correct"))
	return mended, err
}

// touching are the corrections of figures that the reading states: a ledger of many
// years has few of one document.
func touching(list []pipeline.Decision, r pipeline.Reading) []pipeline.Decision {
	if len(list) == 0 {
		return nil
	}
	states := map[[2]string]bool{}
	for _, o := range r.Observations {
		states[[2]string{clean(o.SeriesKey()), o.Period.Key()}] = true
	}
	return slices.DeleteFunc(list, func(d pipeline.Decision) bool { return !states[[2]string{d.Series, d.Period}] })
}

// upTo is the upper end of the range that a correction is about, nil for a figure
// that is none: its subject names both ends.
func upTo(d pipeline.Decision, r pipeline.Reading) *float64 {
	for _, o := range r.Observations {
		q := o.Quantity
		if q.Max != nil && q.Value == *d.Expects && pipeline.FigureKey(d.Source, clean(o.SeriesKey()), o.Period.Key(), q.Value, q.Max, string(q.Qualifier)) == d.Subject {
			return q.Max
		}
	}
	return nil
}

func (w *Warehouse) mended(ctx context.Context, at staging) ([]pipeline.Waiting, error) {
	rows, err := w.conn.QueryContext(ctx, statement("mended"))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var items []pipeline.Waiting
	for rows.Next() {
		var subject string
		var expects, value float64
		var f pipeline.StatedFigure
		if err := rows.Scan(&subject, &expects, &value, &f.ID, &f.Series, &f.Period, &f.Locator, &f.Shown, &f.Value); err != nil {
			return nil, err
		}
		id := pipeline.GroupKey(pipeline.WaitingMended, at.source.ID, []string{subject, fmt.Sprint(f.Value)})
		if _, seen := w.opt.Decisions.Of(id); seen {
			continue
		}
		items = append(items, pipeline.Waiting{
			ID: id, Kind: pipeline.WaitingMended, Source: at.source.ID, Document: at.snap.Document, Snapshot: at.snap.Digest,
			Figures: []pipeline.StatedFigure{f},
			Reasons: []pipeline.WaitingReason{{
				Check: "correction_expired",
				VI:    fmt.Sprintf("Quyết định sửa %v thành %v không còn áp dụng: văn bản nay ghi %v. Số của văn bản được dùng; hãy xem lại rồi chấp nhận mục này hoặc sửa lần nữa.", expects, value, f.Value),
				EN:    fmt.Sprintf("The correction of %v to %v no longer applies: the document now has %v, which is used. Accept this, or correct it again.", expects, value, f.Value),
			}},
		})
	}
	return items, rows.Err()
}

// keepNotes makes the notes of the ledger the notes for readers.
func (w *Warehouse) keepNotes(ctx context.Context) (changed bool, err error) {
	if _, err := w.conn.ExecContext(ctx, `CREATE OR REPLACE TEMP TABLE staged_note AS FROM annotation LIMIT 0`); err != nil {
		return false, err
	}
	list := w.opt.Decisions.Notes()
	release, err := w.fill(ctx, `INSERT INTO staged_note BY NAME SELECT 'note' AS kind, '' AS document, * FROM arrow_batch`, bulk{
		rows:    len(list),
		columns: []arrow.Field{textField("source_id"), textField("series_id"), textField("period_id"), textField("note_vi"), textField("note_en")},
		append: func(row *rowBuilder, i int) {
			row.text(list[i].Source)
			row.text(list[i].Series)
			row.text(list[i].Period)
			row.text(clean(list[i].NoteVI))
			row.text(clean(list[i].NoteEN))
		},
	})
	defer release()
	if err != nil {
		return false, err
	}
	if len(list) > 0 {
		if _, err := w.conn.ExecContext(ctx, statement("move_notes"), catalog.RuleUnstated); err != nil {
			return false, err
		}
	}
	var other int
	err = w.conn.QueryRowContext(ctx, `
		SELECT count(*) FROM (
			(FROM staged_note EXCEPT FROM annotation WHERE kind = 'note') UNION ALL (FROM annotation WHERE kind = 'note' EXCEPT FROM staged_note))`).Scan(&other)
	if err != nil || other == 0 {
		return false, errors.Join(err, w.unstageNotes(ctx))
	}
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM annotation WHERE kind = 'note'`); err != nil {
		return false, err
	}
	_, err = w.conn.ExecContext(ctx, `INSERT INTO annotation FROM staged_note ORDER BY ALL`)
	return true, errors.Join(err, w.unstageNotes(ctx))
}

func (w *Warehouse) unstageNotes(ctx context.Context) error {
	_, err := w.conn.ExecContext(ctx, `DROP TABLE staged_note`)
	return err
}
