//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// How alike two documents must be to be one report: that share of either's
// figures stands in the other, and that many of them at least.
const (
	kinShare   = 0.8
	kinFigures = 3
)

// Kin is the one of the documents that the reading is a new version of; see
// pipeline.Store.
func (w *Warehouse) Kin(ctx context.Context, source string, documents []string, r pipeline.Reading) (string, error) {
	if len(documents) == 0 || len(r.Observations) < kinFigures {
		return "", nil
	}
	stated := map[figureID]bool{}
	for _, o := range r.Observations {
		if !o.Claim {
			stated[figureID{false, clean(o.SeriesKey()), o.Period.Key()}] = true
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	kin := ""
	for _, name := range documents {
		all, shared, err := w.shared(ctx, source, clean(name), stated)
		if err != nil {
			return "", fmt.Errorf("look for kin of a document of %s: %w", source, err)
		}
		if shared < kinFigures || float64(shared) < kinShare*float64(max(all, len(stated))) {
			continue
		}
		if kin != "" {
			return "", nil
		}
		kin = name
	}
	return kin, nil
}

// shared counts the figures in force of a document, and those of them that are
// stated.
func (w *Warehouse) shared(ctx context.Context, source, document string, stated map[figureID]bool) (all, shared int, err error) {
	rows, err := w.conn.QueryContext(ctx,
		`SELECT DISTINCT series_id, period_id FROM observation_history WHERE source_id = ? AND document = ? AND superseded_at IS NULL`, source, document)
	if err != nil {
		return 0, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var f figureID
		if err := rows.Scan(&f.series, &f.period); err != nil {
			return 0, 0, err
		}
		all++
		if stated[f] {
			shared++
		}
	}
	return all, shared, rows.Err()
}
