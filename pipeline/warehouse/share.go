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

// A draft of many figures works out what needs most room for some indicators at a time: their
// figures lie together aside, and a condition on the indicator reaches whatever a question
// reads. So the room does not grow with the country.

// findShares divides the indicators, in the order of their names, into stretches of some
// figures each, as conditions that hold for every row of just one of them.
func (d *Draft) findShares(ctx context.Context, figures int64) error {
	firsts, err := texts(ctx, d.db, fmt.Sprintf(`
		SELECT min(indicator_id)
		FROM (
			SELECT indicator_id, (sum(figures) OVER (ORDER BY indicator_id) - 1) // %d AS share
			FROM (SELECT indicator_id, sum(figures) AS figures FROM tally GROUP BY indicator_id HAVING sum(figures) > 0)
		)
		GROUP BY share ORDER BY share`, max(figures, 1)))
	if err != nil || len(firsts) < 2 {
		return err
	}
	d.shares = []string{"indicator_id < " + quoted(firsts[1])}
	for i := 1; i+1 < len(firsts); i++ {
		d.shares = append(d.shares, "indicator_id >= "+quoted(firsts[i])+" AND indicator_id < "+quoted(firsts[i+1]))
	}
	d.shares = append(d.shares, "indicator_id >= "+quoted(firsts[len(firsts)-1])+" OR indicator_id IS NULL")
	return nil
}

// inShares tells whether the rows of a view are worked out for some indicators at a time, and
// how they are put in order then.
func (d *Draft) inShares(v *view) (order string, ok bool) {
	if len(d.shares) == 0 || !v.plain || !v.byIndicator {
		return "", false
	}
	keys, ok := d.questions[v.name].SortedBefore()
	if len(keys) > 0 { // rows of one indicator are in one file, and in their order there
		order = " ORDER BY " + strings.Join(keys, ", ") + ", indicator_id, file_row_number"
	}
	return order, ok
}

// writeInShares writes the rows of a statement into files aside, those of each share into one
// of its own, and gives the statement that reads them one after the other.
func (d *Draft) writeInShares(name, rows string, run func(statement string) error) (string, error) {
	folder := d.asideOf(name)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	shares := d.shares
	if len(shares) == 0 {
		shares = []string{"true"}
	}
	files := make([]string, len(shares))
	for i, share := range shares {
		files[i] = quoted(filepath.Join(folder, fmt.Sprintf("%d.parquet", i)))
		if err := run("COPY (\nFROM (\n" + rows + "\n) WHERE " + share + "\n) TO " + files[i] + " (FORMAT parquet, COMPRESSION snappy)"); err != nil {
			return "", err
		}
	}
	return "read_parquet([" + strings.Join(files, ", ") + "])", nil
}

// exportRows writes the rows of a view into its export as they are worked out.
func (d *Draft) exportRows(ctx context.Context, v *view) (err error) {
	run := func(statement string) error { return d.beside(ctx, v, statement) }
	order, ok := d.inShares(v)
	if !ok {
		return d.write(v.name, ordered(v.name, v.sql), run)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(d.asideOf(v.name))) }()
	from, err := d.writeInShares(v.name, v.sql, run)
	if err != nil {
		return fmt.Errorf("export %s: %w", v.name, err)
	}
	rows := "FROM " + from
	if order != "" {
		rows = "SELECT * EXCLUDE (file_row_number) FROM " + strings.TrimSuffix(from, ")") + ", file_row_number := true)" + order
	}
	return d.write(v.name, rows, d.run(ctx))
}
