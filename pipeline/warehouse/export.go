//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Tables are the tables and views that an analyst works with; the others are the
// store's own.
func Tables() []string {
	return []string{
		"area", "area_population", "area_succession", "check_result", "claim", "claim_history", "conflict",
		"document_state", "expected_report", "indicator", "observation", "observation_history", "official", "period",
		"publisher", "question", "reject", "report_status", "run", "run_step", "series", "snapshot", "source", "source_fault",
	}
}

// ExportParquet writes every table of Tables and every question of the release
// at path into dir, one Parquet file each, and gives their names. The same
// release gives the same bytes.
func ExportParquet(ctx context.Context, path, dir string) (names []string, err error) {
	release, err := OpenRelease(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("export parquet: %w", err)
	}
	defer func() { err = errors.Join(err, release.Close()) }()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("export parquet: %w", err)
	}
	questions, err := release.Questions(ctx)
	if err != nil {
		return nil, fmt.Errorf("export parquet: %w", err)
	}
	selects := map[string]string{}
	for _, name := range Tables() {
		names = append(names, name)
		selects[name] = "SELECT * FROM " + quote(name) + " ORDER BY ALL"
	}
	for _, q := range questions {
		if _, taken := selects[q.ID]; !taken {
			names = append(names, q.ID)
			selects[q.ID] = bare(q.SQL) // in the question's own order
		}
	}
	for i, name := range names {
		file := name + ".parquet"
		if err := release.exportOne(ctx, selects[name], filepath.Join(dir, file)); err != nil {
			return nil, fmt.Errorf("export %s: %w", name, err)
		}
		names[i] = file
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
	_, err := r.db.ExecContext(ctx, "COPY (\n"+query+"\n) TO '"+strings.ReplaceAll(part, "'", "''")+"' (FORMAT parquet, COMPRESSION zstd)")
	if err != nil {
		return errors.Join(err, os.RemoveAll(part))
	}
	return os.Rename(part, file)
}
