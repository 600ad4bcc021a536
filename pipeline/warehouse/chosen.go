//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A choice is a statement that does nothing but choose rows and columns of one view by one of
// its columns, and has no order of its own.
type choice struct {
	from      string
	except    []string // columns that are left out
	column    string
	value     string // of the column, as a text
	asked     string // the statement that gives it, "" where it is said
	condition string
}

var choosesBy = regexp.MustCompile(`^(?:--[^\n]*\n|\s)*(?s:(WITH .+?\n\)\n))?(?:--[^\n]*\n|\s)*SELECT \*(?: EXCLUDE \((\w+(?:, \w+)*)\))?\s+FROM (\w+)(?:\(basis\))?\s+WHERE (?:\((.+)\)|(.+?))\s*$`)

var oneColumn = regexp.MustCompile(`^(NOT )?(\w+)(?: = '(\w+)')?$`)

// oneValue is a condition on a column that has the one value which a statement gives.
var oneValue = regexp.MustCompile(`^(\w+) = \((SELECT [^()]*(?:\([^()]*\)[^()]*)*)\)$`)

// choiceOf reads a statement; ok is false for any other one.
func choiceOf(sql string) (c choice, ok bool) {
	found := choosesBy.FindStringSubmatch(sql)
	if found == nil {
		return c, false
	}
	c.from, c.condition = found[3], found[4]+found[5]
	if found[2] != "" {
		c.except = strings.Split(found[2], ", ")
	}
	if by := oneValue.FindStringSubmatch(c.condition); by != nil {
		c.column, c.asked = by[1], found[1]+by[2]
		return c, true
	}
	by := oneColumn.FindStringSubmatch(c.condition)
	if by == nil || by[1] != "" && by[3] != "" || found[1] != "" {
		return c, false
	}
	switch c.column, c.value = by[2], by[3]; {
	case by[1] != "":
		c.value = "false"
	case c.value == "":
		c.value = "true"
	}
	return c, true
}

// selected is the statement that gives the rows of a choice from a file, where more holds; "" for
// nothing more.
func (c choice) selected(file, more string) string {
	from, except := "read_parquet("+quoted(file)+")", slices.Clone(c.except)
	if more != "" {
		from, except, more = numbered([]string{file}), append(except, "file_row_number"), " AND "+more
	}
	columns := "*"
	if len(except) > 0 {
		columns += " EXCLUDE (" + strings.Join(except, ", ") + ")"
	}
	return "SELECT " + columns + " FROM " + from + " WHERE " + c.condition + more
}

// choice is what a view chooses from the only one that it reads; nil where it does anything else.
func (d *Draft) choice(v *view) *choice {
	sql := v.sql
	if v.onBasis {
		sql = d.questions[v.name].SQL
	}
	c, ok := choiceOf(sql)
	if !ok || len(v.needs) != 1 || v.needs[0] != c.from {
		return nil
	}
	return &c
}

// said finds the value that a choice asks for; ok is false where there is none, or no text.
func (d *Draft) said(ctx context.Context, c choice) (_ choice, ok bool, err error) {
	if c.asked == "" {
		return c, true, nil
	}
	values, err := texts(ctx, d.db, "SELECT value FROM ("+c.asked+") AS t(value) WHERE typeof(value) = 'VARCHAR'")
	if err != nil || len(values) != 1 {
		return c, false, err
	}
	c.value, c.condition, c.asked = values[0], c.column+" = "+quoted(values[0]), ""
	return c, true, nil
}

// exportGroups exports what is chosen from an export: groups of rows that are chosen whole are
// copied as they are, and only those of which some rows are chosen are read and written.
func (d *Draft) exportGroups(ctx context.Context, name string, c choice) (err error) {
	file := d.exportOf(c.from)
	groups, err := d.groupsOf(ctx, file, c)
	if err != nil {
		return fmt.Errorf("export %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(d.asideOf(name))) }()
	if err := os.MkdirAll(d.asideOf(name), 0o700); err != nil {
		return err
	}
	var parts []rowGroups
	for i := 0; i < len(groups); {
		from, kind := groups[i].first, groups[i].chosen
		end := from
		var only []int
		for ; i < len(groups) && groups[i].chosen == kind; i++ {
			only = append(only, groups[i].place)
			end += groups[i].rows
		}
		switch kind {
		case chosenWhole:
			parts = append(parts, rowGroups{file: file, only: only, except: c.except})
		case chosenSome:
			some := filepath.Join(d.asideOf(name), fmt.Sprintf("%d.parquet", len(parts)))
			rows := c.selected(file, fmt.Sprintf("file_row_number >= %d AND file_row_number < %d", from, end))
			if err := d.run(ctx)("COPY (\n" + rows + "\n) TO " + quoted(some) + " (FORMAT parquet, COMPRESSION zstd)"); err != nil {
				return fmt.Errorf("export %s: %w", name, err)
			}
			parts = append(parts, rowGroups{file: some})
		}
	}
	if len(parts) == 0 {
		return d.write(name, c.selected(file, "false"), d.run(ctx))
	}
	return d.join(name, parts)
}

// How much of a group of rows is chosen.
const (
	chosenNone = iota
	chosenSome
	chosenWhole
)

type chosenGroup struct {
	place       int
	first, rows int64
	chosen      int
}

// groupsOf tells how much of each group of rows of a file is chosen, by the least and the
// greatest value that the file says the group has.
func (d *Draft) groupsOf(ctx context.Context, file string, c choice) (list []chosenGroup, err error) {
	rows, err := d.db.QueryContext(ctx, `
		SELECT row_group_id, row_group_num_rows, coalesce(stats_null_count, 1) = 0,
		       if(type IN ('BYTE_ARRAY', 'BOOLEAN'), stats_min_value, NULL), if(type IN ('BYTE_ARRAY', 'BOOLEAN'), stats_max_value, NULL)
		FROM parquet_metadata(?) WHERE path_in_schema = ? ORDER BY row_group_id`, file, c.column)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var first int64
	for rows.Next() {
		g := chosenGroup{first: first, chosen: chosenSome}
		var full bool
		var least, greatest *string
		if err := rows.Scan(&g.place, &g.rows, &full, &least, &greatest); err != nil {
			return nil, err
		}
		switch {
		case least == nil || greatest == nil:
		case c.value < *least || c.value > *greatest:
			g.chosen = chosenNone
		case full && c.value == *least && c.value == *greatest:
			g.chosen = chosenWhole
		}
		first += g.rows
		list = append(list, g)
	}
	return list, rows.Err()
}
