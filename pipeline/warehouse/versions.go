//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Versions are what a database file that this program writes depends on.
type Versions struct {
	DuckDB string // "v1.5.6"
	Schema int    // number of the newest migration
}

// ReadVersions asks DuckDB and counts the migrations; it opens no file.
func ReadVersions(ctx context.Context) (v Versions, err error) {
	migrations, err := readMigrations(schemaFiles)
	if err != nil {
		return v, err
	}
	v.Schema = len(migrations)
	db, err := sql.Open("duckdb", "")
	if err != nil {
		return v, fmt.Errorf("ask DuckDB for its version: %w", err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.QueryRowContext(ctx, `SELECT version()`).Scan(&v.DuckDB); err != nil {
		return v, fmt.Errorf("ask DuckDB for its version: %w", err)
	}
	return v, nil
}
