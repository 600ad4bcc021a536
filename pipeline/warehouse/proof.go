//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// A HeldDocument is a document with what is in force of it.
type HeldDocument struct {
	Source, Document string
	Accepted         pipeline.Digest // the snapshot accepted last
	Figures          []pipeline.StatedFigure
	Kept             map[string]bool    // IDs of figures that it no longer states and that wait for a person
	Waiting          map[[2]string]bool // series and period of the figures of it that are held
}

// DocumentsInForce are all documents with the figures in force of each, sorted.
func (r *ReadOnly) DocumentsInForce(ctx context.Context) ([]HeldDocument, error) {
	var list []HeldDocument
	err := r.each(ctx, `SELECT source_id, document, accepted FROM document_state WHERE state <> 'withdrawn' AND accepted IS NOT NULL ORDER BY ALL`,
		func(scan func(...any) error) error {
			d := HeldDocument{Kept: map[string]bool{}, Waiting: map[[2]string]bool{}}
			err := scan(&d.Source, &d.Document, &d.Accepted)
			list = append(list, d)
			return err
		})
	for i := range list {
		if err == nil {
			err = r.inForce(ctx, &list[i])
		}
	}
	if err != nil {
		return nil, fmt.Errorf("list documents in force: %w", err)
	}
	return list, nil
}

func (r *ReadOnly) inForce(ctx context.Context, d *HeldDocument) error {
	rows, err := r.db.QueryContext(ctx, statement("in_force"), d.Source, d.Document)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var f pipeline.StatedFigure
		if err := rows.Scan(&f.ID, &f.Series, &f.Period, &f.Value, &f.Max, &f.Qualifier, &f.Locator, &f.Shown); err != nil {
			return err
		}
		d.Figures = append(d.Figures, f)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	waiting, err := r.db.QueryContext(ctx, `SELECT kind, series_id, period_id, coalesce(standing_id, '') FROM waiting WHERE source_id = ? AND document = ?`, d.Source, d.Document)
	if err != nil {
		return err
	}
	defer waiting.Close()
	for waiting.Next() {
		var kind, series, period, standing string
		if err := waiting.Scan(&kind, &series, &period, &standing); err != nil {
			return err
		}
		d.Kept[standing] = true
		if kind == string(pipeline.WaitingFigure) {
			d.Waiting[[2]string{series, period}] = true
		}
	}
	return waiting.Err()
}
