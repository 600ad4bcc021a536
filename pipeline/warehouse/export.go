//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Tables are the tables and views that an analyst works with; the others are the
// store's own.
func Tables() []string {
	return []string{
		"annotation", "area", "area_population", "area_succession", "boundary_change", "boundary_version", "check_result", "claim", "claim_all",
		"claim_history", "comparison_reason", "conflict", "document_missing", "document_state", "duty", "duty_indicator", "duty_report", "expected_report", "indicator", "indicator_break",
		"observation", "observation_all", "observation_history", "official", "period", "publisher", "question", "reject", "report_status", "run",
		"run_step", "series", "snapshot", "source", "source_fault", "term", "topic", "waiting",
	}
}

// viewOrder is the order of the views among Tables: a table is written as it
// stands, and a question has its own.
var viewOrder = map[string]string{
	"observation": figureOrder, "observation_all": figureOrder, "official": figureOrder, "claim": figureOrder, "claim_all": figureOrder,
	"comparison_reason": "reason", "conflict": "id, source_id, document, other_source_id, other_document",
}

const figureOrder = "source_id, document, id, recorded_at"

// ExportParquet writes every table of Tables and every question into dir, one
// Parquet file each, and gives their names, sorted. The same copy gives the same
// bytes.
func (d *Draft) ExportParquet(ctx context.Context, dir string) ([]string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("export parquet: %w", err)
	}
	names := Tables()
	for id := range d.questions {
		if !slices.Contains(names, id) {
			names = append(names, id)
		}
	}
	slices.Sort(names)
	// From the end: the pages ask from the start, and neither waits for the other.
	for i, name := range slices.Backward(names) {
		rows, err := d.rows(ctx, name)
		if err != nil {
			return nil, fmt.Errorf("export %s: %w", name, err)
		}
		if order, ok := viewOrder[name]; ok {
			rows += " ORDER BY " + order
		}
		names[i] = name + ".parquet"
		if err := d.exportOne(ctx, rows, filepath.Join(dir, names[i])); err != nil {
			return nil, fmt.Errorf("export %s: %w", name, err)
		}
	}
	return names, nil
}

// exportOne writes one result through a file beside it, so that a half-written
// file never has the name of a whole one.
func (r *ReadOnly) exportOne(ctx context.Context, query, file string) error {
	if filepath.Base(file) != filepath.Clean(filepath.Base(file)) || strings.ContainsRune(filepath.Base(file), filepath.Separator) {
		return fmt.Errorf("file name %q: not a plain name", file)
	}
	part := file + ".part"
	_, err := r.db.ExecContext(ctx, "COPY (\n"+query+"\n) TO "+quoted(part)+" (FORMAT parquet, COMPRESSION zstd)")
	if err != nil {
		return errors.Join(err, os.RemoveAll(part))
	}
	return os.Rename(part, file)
}
