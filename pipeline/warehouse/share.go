//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A draft of many figures works out what needs most room for some indicators at a time: their
// figures lie together aside, and a condition on the indicator reaches whatever a question
// reads. So the room does not grow with the country.

// findShares divides the indicators, the areas and the sources, in the order of their names, into stretches
// of some figures each, as conditions.
func (d *Draft) findShares(ctx context.Context, figures int64) (err error) {
	d.roomy = figures
	if d.shares, err = d.stretches(ctx, "indicator_id", "tally", figures); err != nil {
		return err
	}
	if d.areas, err = d.stretches(ctx, "area_slug", "tally LEFT JOIN place USING (area_id)", figures); err != nil {
		return err
	}
	d.sources, err = d.stretches(ctx, "source_id", "tally", figures)
	return err
}

// stretches divides what a column of the counted figures names; nil for one stretch.
func (d *Draft) stretches(ctx context.Context, column, counted string, figures int64) ([]string, error) {
	firsts, err := texts(ctx, d.db, fmt.Sprintf(`
		SELECT min(name)
		FROM (
			SELECT name, (sum(figures) OVER (ORDER BY name) - 1) // %d AS share
			FROM (SELECT %s AS name, sum(figures) AS figures FROM %s GROUP BY ALL HAVING sum(figures) > 0)
			WHERE name IS NOT NULL
		)
		GROUP BY share ORDER BY share`, max(figures, 1), column, counted))
	if err != nil || len(firsts) < 2 {
		return nil, err
	}
	list := []string{column + " < " + quoted(firsts[1])}
	for i := 1; i+1 < len(firsts); i++ {
		list = append(list, column+" >= "+quoted(firsts[i])+" AND "+column+" < "+quoted(firsts[i+1]))
	}
	return append(list, column+" >= "+quoted(firsts[len(firsts)-1])), nil
}

// andNone adds what has no such name to the last stretch. A condition like this one reaches
// nothing beyond a join: what is gathered there is gathered for all.
func andNone(shares []string, column string) []string {
	if len(shares) == 0 {
		return nil
	}
	last := len(shares) - 1
	return append(slices.Clone(shares[:last]), shares[last]+" OR "+column+" IS NULL")
}

// goingBy is the question of a view with what its rows go by, of which an answer does not speak.
func (d *Draft) goingBy(v *view) pipeline.Question {
	q := d.questions[v.name]
	q.By = v.by
	return q
}

// inShares gives the conditions of the stretches in which the rows of a view are worked out, and
// by what these are put in order then; nil where they are in it one after the other.
func (d *Draft) inShares(v *view) (shares, order []string) {
	q := d.goingBy(v)
	switch {
	case q.By == "" || !v.plain:
		return nil, nil
	case q.By == pipeline.ByArea:
		shares = d.areas
	default:
		shares = d.shares
	}
	if q.MayLack() {
		shares = andNone(shares, q.ByColumn())
	}
	keys, ok := q.SortedBefore()
	switch {
	case !ok || len(shares) == 0:
		return nil, nil
	case len(keys) == 0:
		return shares, nil
	case len(keys) == 1 && d.flags[v.name+"."+keys[0]]: // no comes before yes
		var list []string
		for _, flag := range []string{"NOT " + keys[0], keys[0], keys[0] + " IS NULL"} {
			for _, share := range shares {
				list = append(list, flag+" AND ("+share+")")
			}
		}
		return list, nil
	}
	// The rows of one indicator are in one file, and in their order there.
	return shares, append(keys, q.ByColumn())
}

// keepInShares writes the rows of a statement into files aside, those of each stretch of the
// indicators into one of its own, and gives the statement that reads them one after the other.
func (d *Draft) keepInShares(name, rows string, run func(statement string) error) (string, error) {
	shares := andNone(d.shares, "indicator_id")
	if len(shares) == 0 {
		shares = []string{"true"}
	}
	files, err := d.writeInShares(d.asideOf(name), shares, packedByRange, run, func(share string) string { return "FROM (\n" + rows + "\n) WHERE " + share })
	return readFiles(files), err
}

func readFiles(files []string) string { return "read_parquet(" + fileList(files) + ")" }

// fileList is a list of files in SQL.
func fileList(files []string) string { return "[" + literals(files) + "]" }

// writeInShares writes the rows that a statement gives under each condition into a file of their own.
func (d *Draft) writeInShares(folder string, shares []string, packing string, run func(statement string) error, rows func(share string) string) ([]string, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	files := make([]string, len(shares))
	for i, share := range shares {
		files[i] = filepath.Join(folder, fmt.Sprintf("%d.parquet", i))
		if err := run("COPY (\n" + rows(share) + "\n) TO " + quoted(files[i]) + " (FORMAT parquet, COMPRESSION " + packing + ")"); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// exportRows writes the rows of a view into its export as they are worked out.
func (d *Draft) exportRows(ctx context.Context, v *view) (err error) {
	if c := v.choice; c != nil && d.large && v.plain && d.views[c.from].filed {
		if err := d.hold(ctx, d.views[c.from]); err != nil {
			return err
		}
		defer d.views[c.from].release()
		if said, ok, err := d.said(ctx, *c); ok || err != nil {
			return errors.Join(err, d.exportGroups(ctx, v.name, said))
		}
	}
	run := func(statement string) error { return d.beside(ctx, v, statement) }
	shares, order := d.inShares(v)
	if shares == nil {
		return d.write(v.name, ordered(v.name, v.sql), run)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(d.asideOf(v.name))) }()
	packing := "zstd"
	if order != nil {
		packing = packedByRange
	}
	files, err := d.writeInShares(d.asideOf(v.name), shares, packing, run, func(share string) string { return "FROM (\n" + v.sql + "\n) WHERE " + share })
	if err != nil {
		return fmt.Errorf("export %s: %w", v.name, err)
	}
	if order != nil {
		return d.exportInOrder(ctx, v.name, files, order)
	}
	return d.join(v.name, wholeFiles(files))
}

// exportBySource exports what is kept of a view, sorted by its sources: some of them are put in
// order after others, so that they find room.
func (d *Draft) exportBySource(ctx context.Context, v *view) (err error) {
	folder := d.asideOf(v.name) + ".sorted"
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	files, err := d.writeInShares(folder, d.sources, "zstd", d.run(ctx), func(share string) string {
		return ordered(v.name, "FROM "+v.table()+" WHERE "+share)
	})
	if err != nil {
		return fmt.Errorf("export %s: %w", v.name, err)
	}
	return d.join(v.name, wholeFiles(files))
}

func wholeFiles(files []string) []rowGroups {
	list := make([]rowGroups, len(files))
	for i, file := range files {
		list[i] = rowGroups{file: file}
	}
	return list
}

// join writes an export of groups of rows that are written already.
func (d *Draft) join(name string, parts []rowGroups) error {
	file := d.exportOf(name)
	part := file + ".part"
	if err := joinRowGroups(part, parts); err != nil {
		return errors.Join(fmt.Errorf("export %s: %w", name, err), os.RemoveAll(part))
	}
	return os.Rename(part, file)
}
