//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
)

// What was worked out in stretches and comes in another order is put in order some ranges of its
// keys after others, each of which finds room: what is sorted as a whole goes to disk and comes
// back, dearer the more of it there is.

// packedByRange is how files are written that are read range by range: few rows stand together,
// so that a range reads few beside its own.
const packedByRange = "snappy, ROW_GROUP_SIZE 20480"

// sampled is how many of the rows that find room together are looked at to find the ranges.
const sampled = 256

// A sortKey is a column by which rows are sorted.
type sortKey struct {
	column     string
	descending bool
	nullsFirst bool
	mayLack    bool // some rows have none
}

// sortKeyOf reads a column as ORDER BY takes it.
func sortKeyOf(text string) sortKey {
	words := strings.Fields(text)
	return sortKey{column: words[0], descending: slices.Contains(words, "DESC"), nullsFirst: slices.Contains(words, "FIRST")}
}

// before, from and after are the rows that come before those of a value, these and what comes
// after them, and what comes after them alone.
func (k sortKey) before(value string) string { return k.than("<", ">", value) }
func (k sortKey) from(value string) string   { return k.than(">=", "<=", value) }
func (k sortKey) after(value string) string  { return k.than(">", "<", value) }

func (k sortKey) than(rising, falling, value string) string {
	if k.descending {
		rising = falling
	}
	return k.column + " " + rising + " " + quoted(value)
}

// rangesOf divides rows into ranges of their keys, as conditions in the order of the rows. Of the
// rows a sample is given in their order, of which some find room together.
func rangesOf(sample [][]*string, keys []sortKey, most int, within ...string) (list []string) {
	add := func(conditions ...string) {
		all := append(slices.Clone(within), conditions...)
		if all = slices.DeleteFunc(all, func(c string) bool { return c == "" }); len(all) == 0 {
			all = []string{"true"}
		}
		list = append(list, strings.Join(all, " AND "))
	}
	if len(keys) == 0 || len(sample) <= most {
		add()
		return list
	}
	key, depth := keys[0], len(sample[0])-len(keys)
	lacks := func(row []*string) bool { return row[depth] == nil }
	lacking := slices.DeleteFunc(slices.Clone(sample), func(row []*string) bool { return !lacks(row) })
	sample = slices.DeleteFunc(slices.Clone(sample), lacks)
	deeper := func(rows [][]*string, condition string) {
		list = append(list, rangesOf(rows, keys[1:], most, append(slices.Clone(within), condition)...)...)
	}
	none := key.column + " IS NULL"
	if key.mayLack && key.nullsFirst {
		deeper(lacking, none)
	}
	lower := ""
	if key.mayLack {
		lower = key.column + " IS NOT NULL"
	}
	for first, i := 0, 0; i < len(sample); {
		value, end := *sample[i][depth], i+1
		for end < len(sample) && *sample[end][depth] == value {
			end++
		}
		switch {
		case end-i > most: // alone too many
			add(lower, key.before(value))
			deeper(sample[i:end], key.column+" = "+quoted(value))
			lower, first = key.after(value), end
		case end-first > most && i > first:
			add(lower, key.before(value))
			lower, first = key.from(value), i
		}
		i = end
	}
	add(lower)
	if key.mayLack && !key.nullsFirst {
		deeper(lacking, none)
	}
	return list
}

// rangedTypes are the types of which a value is the same when it was written as a text.
const rangedTypes = `'VARCHAR', 'BOOLEAN', 'INTEGER', 'BIGINT'`

// ranges divides the rows of files, which are those of a view, by the columns by which they are to be sorted.
func (d *Draft) ranges(ctx context.Context, name string, files, sorted []string) (list []string, err error) {
	known, err := texts(ctx, d.db, "SELECT column_name FROM duckdb_columns() WHERE NOT internal AND database_name = '"+copied+"' AND table_name = "+quoted(name)+" AND data_type IN ("+rangedTypes+")")
	if err != nil {
		return nil, err
	}
	lacking, err := texts(ctx, d.db, "SELECT DISTINCT path_in_schema FROM parquet_metadata("+fileList(files)+") WHERE coalesce(stats_null_count, 1) > 0")
	if err != nil {
		return nil, err
	}
	var keys []sortKey
	var columns []string
	for _, text := range sorted {
		key := sortKeyOf(text)
		if !slices.Contains(known, key.column) {
			break
		}
		key.mayLack = slices.Contains(lacking, key.column)
		keys = append(keys, key)
		columns = append(columns, key.column+"::VARCHAR")
	}
	if len(keys) == 0 {
		return []string{"true"}, nil
	}
	every := max(d.roomy/sampled, 1)
	rows, err := d.db.QueryContext(ctx, "SELECT ["+strings.Join(columns, ", ")+"] FROM "+numbered(files)+fmt.Sprintf(" WHERE file_row_number %% %d = 0 ORDER BY ", every)+strings.Join(sorted, ", "))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var sample [][]*string
	for rows.Next() {
		var values []any
		if err := rows.Scan(&values); err != nil {
			return nil, err
		}
		row := make([]*string, len(values))
		for i, value := range values {
			if text, ok := value.(string); ok {
				row[i] = &text
			}
		}
		sample = append(sample, row)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return rangesOf(sample, keys, int(max(d.roomy/every, 1))), nil
}

// numbered reads files with the place of each row in its own.
func numbered(files []string) string {
	return "read_parquet(" + fileList(files) + ", file_row_number := true)"
}

// exportInOrder exports the rows of files, put in order by some columns and by their places in
// the files.
func (d *Draft) exportInOrder(ctx context.Context, name string, files, sorted []string) (err error) {
	ranges, err := d.ranges(ctx, name, files, sorted)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	rows := func(condition string) string {
		return "SELECT * EXCLUDE (file_row_number) FROM " + numbered(files) + " WHERE " + condition + " ORDER BY " + strings.Join(sorted, ", ") + ", file_row_number"
	}
	if len(ranges) == 1 {
		return d.write(name, rows(ranges[0]), d.run(ctx))
	}
	folder := d.asideOf(name) + ".sorted"
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	parts, err := d.writeInShares(folder, ranges, "zstd", d.run(ctx), rows)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	return d.join(name, wholeFiles(parts))
}
