//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// CopyTo writes a copy of the whole state to path, which must not exist, and
// proves it: the copy is opened and its rows are counted against the live ones.
// Then it keeps which figures stand, as settleCopy does. Loading waits meanwhile.
//
// A child process copies the bytes. Opening and closing the live file in this
// process would drop the lock that DuckDB holds on it.
func (w *Warehouse) CopyTo(ctx context.Context, path string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if err := w.copyTo(ctx, path); err != nil {
		return fmt.Errorf("copy warehouse to %s: %w", path, err)
	}
	return nil
}

func (w *Warehouse) copyTo(ctx context.Context, path string) (err error) {
	if err := w.made(ctx); err != nil {
		return err
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, fs.ErrExist)
	}
	if _, err := w.conn.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return err
	}
	// Rows that are still in the log would be missing from the copy.
	if info, err := os.Stat(w.path + ".wal"); err == nil && info.Size() > 0 {
		return fmt.Errorf("the write-ahead log still holds %d bytes after a checkpoint", info.Size())
	}
	part := path + ".part"
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(part), os.RemoveAll(part+".wal"))
		}
	}()
	if err := copyByChild(ctx, w.path, part); err != nil {
		return err
	}
	if err := w.proveCopy(ctx, part); err != nil {
		return err
	}
	if err := w.giveBack(ctx); err != nil {
		return err
	}
	if err := settleCopy(ctx, part); err != nil {
		return err
	}
	if err := syncPath(part); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	return syncPath(filepath.Dir(path))
}

// The memory that DuckDB keeps of what it read while something else is at work.
const resting = "64MB"

// giveBack gives back the memory of what was read: what works on the copy needs it.
// Where DuckDB cannot do with so little it keeps it.
func (w *Warehouse) giveBack(ctx context.Context) error {
	_, _ = w.conn.ExecContext(ctx, "SET GLOBAL memory_limit = '"+resting+"'") // it keeps it, then
	_, err := w.conn.ExecContext(ctx, "SET GLOBAL memory_limit = '"+w.opt.memory()+"'")
	return err
}

func copyByChild(ctx context.Context, from, to string) error {
	args := []string{"--", from, to}
	if runtime.GOOS == "linux" {
		args = append([]string{"--reflink=auto"}, args...)
	}
	if out, err := exec.CommandContext(ctx, "cp", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("cp: %w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}

// proveCopy opens the copy and compares its version and the number of rows of
// every table with the live ones.
func (w *Warehouse) proveCopy(ctx context.Context, path string) (err error) {
	live, err := countRows(ctx, w.conn)
	if err != nil {
		return err
	}
	version, err := w.version(ctx)
	if err != nil {
		return err
	}
	release, err := OpenRelease(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release.Close()) }()
	copied, err := countRows(ctx, release.db)
	if err != nil {
		return err
	}
	copiedVersion, err := release.Version(ctx)
	if err != nil {
		return err
	}
	if version != copiedVersion || !maps.Equal(live, copied) {
		return fmt.Errorf("the copy differs: version %d of %d, rows %v of %v", copiedVersion, version, copied, live)
	}
	return nil
}

// A queryer is a connection or a pool of them.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// countRows counts the rows of every table, all in one statement.
func countRows(ctx context.Context, db queryer) (map[string]int64, error) {
	names, err := texts(ctx, db,
		`SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database()`)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	var parts []string
	for _, name := range names {
		parts = append(parts, "SELECT "+quoted(name)+", count(*) FROM "+quote(name))
	}
	rows, err := db.QueryContext(ctx, strings.Join(parts, " UNION ALL "))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	counts := map[string]int64{}
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return nil, err
		}
		counts[name] = n
	}
	return counts, rows.Err()
}

// syncPath makes a file or a folder last through a loss of power.
func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
