//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"os"
	"testing"
)

// A checkpoint writes down how many blocks there are and then cuts the free ones
// off the end: the file is shorter than it says, and whole. Half of it is not.
func TestProveTellsAFileWithoutItsFreeEndFromAFileCutOff(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	for _, do := range []string{
		`CREATE TABLE much AS SELECT range AS n, hash(range) AS h, hash(range + 1) AS i FROM range(2000000)`, `CHECKPOINT`,
		`CREATE TABLE more AS FROM much LIMIT 300000`, `CHECKPOINT`, `DROP TABLE more`, `DROP TABLE much`, `CHECKPOINT`, // so that the last block is a free one
	} {
		if _, err := b.conn.ExecContext(ctx, do); err != nil {
			t.Fatal(err)
		}
	}
	again := func() bench {
		t.Helper()
		content, err := os.ReadFile(b.path)
		if err != nil {
			t.Fatal(err)
		}
		path := t.TempDir() + "/again.duckdb"
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return reopen(t, path, Options{})
	}
	whole := again()
	var said int64
	if err := whole.conn.QueryRowContext(ctx, `SELECT block_size * total_blocks FROM pragma_database_size() WHERE database_name = current_database()`).Scan(&said); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(whole.path)
	if err != nil || info.Size() >= said {
		t.Fatalf("the file has %d bytes of %d, %v: nothing was cut off its end", info.Size(), said, err)
	}
	if err := whole.Prove(ctx, 0); err != nil {
		t.Error(err)
	}
	if err := os.Truncate(whole.path, info.Size()/2); err != nil {
		t.Fatal(err)
	}
	if err := whole.Prove(ctx, 0); !errors.Is(err, ErrDamaged) {
		t.Errorf("half of it: %v", err)
	}
}
