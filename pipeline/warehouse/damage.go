//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
)

// ErrDamaged says that the file is not, or not all of, what was written. The
// caller takes the newest copy that is whole instead.
var ErrDamaged = errors.New("the database is damaged")

// Damaged tells whether an error of the database says that its file is damaged,
// and not that what was asked of it is wrong or that the machine is short of
// something.
func Damaged(err error) bool {
	said := regexp.MustCompile(`(?i)corrupt|checksum|not a valid DuckDB|is not a DuckDB database|could not read (enough|all)|failed to deserialize|serialization error|database has been invalidated|INTERNAL Error`)
	return err != nil && (errors.Is(err, ErrDamaged) || said.MatchString(err.Error()))
}

// Prove looks whether the file can be the store that had version, or a later
// one, before: whether all that it holds is in the file, and it is not older. The
// error wraps ErrDamaged.
func (w *Warehouse) Prove(ctx context.Context, version int64) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	have, err := w.version(ctx)
	if err != nil {
		return fmt.Errorf("prove %s: %w", w.path, err)
	}
	if have < version {
		return fmt.Errorf("prove %s: version %d, and %d was published: %w", w.path, have, version, ErrDamaged)
	}
	if err := w.proveLength(ctx); err != nil {
		return fmt.Errorf("prove %s: %w", w.path, err)
	}
	return nil
}

// proveLength looks whether the file ends before a block that is in use. It may
// well be shorter than it says: a checkpoint counts its blocks, writes that down,
// and then cuts those that are free off the end.
func (w *Warehouse) proveLength(ctx context.Context) error {
	var block, all, used int64
	err := w.conn.QueryRowContext(ctx, `SELECT block_size, total_blocks, used_blocks FROM pragma_database_size() WHERE database_name = current_database()`).Scan(&block, &all, &used)
	if err != nil {
		return err
	}
	info, err := os.Stat(w.path)
	if err != nil || info.Size() >= block*all {
		return nil //nolint:nilerr // it is open: it has no length of its own then
	}
	last, err := w.lastBlock(ctx)
	if err != nil {
		return err
	}
	if needs := block * max(used, last+1); info.Size() < needs {
		return fmt.Errorf("%d bytes of %d: %w", info.Size(), needs, ErrDamaged)
	}
	return nil
}

// lastBlock is the last block of the file that holds rows or the schema.
func (w *Warehouse) lastBlock(ctx context.Context) (last int64, err error) {
	tables, err := w.strings(ctx, `SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT internal AND NOT temporary ORDER BY 1`)
	if err != nil {
		return 0, err
	}
	if err := w.conn.QueryRowContext(ctx, `SELECT coalesce(max(block_id), 0) FROM pragma_metadata_info()`).Scan(&last); err != nil {
		return 0, err
	}
	for _, table := range tables {
		var block int64
		err := w.conn.QueryRowContext(ctx,
			`SELECT coalesce(max(greatest(block_id, coalesce(list_max(additional_block_ids), -1))), 0) FROM pragma_storage_info(?)`, table).Scan(&block)
		if err != nil {
			return 0, fmt.Errorf("blocks of %s: %w", table, err)
		}
		last = max(last, block)
	}
	return last, nil
}
