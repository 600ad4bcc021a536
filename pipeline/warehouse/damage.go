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
// one, before: whether it is as long as what it holds, and not older. Blocks that
// are free may be missing at its end: a checkpoint counts them, writes that down
// and then cuts them off. The error wraps ErrDamaged.
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
	var block, blocks int64
	err = w.conn.QueryRowContext(ctx, `SELECT block_size, used_blocks FROM pragma_database_size() WHERE database_name = current_database()`).Scan(&block, &blocks)
	if err != nil {
		return fmt.Errorf("prove %s: %w", w.path, err)
	}
	if info, err := os.Stat(w.path); err == nil && info.Size() < block*blocks {
		return fmt.Errorf("prove %s: %d bytes of %d: %w", w.path, info.Size(), block*blocks, ErrDamaged)
	}
	return nil
}
