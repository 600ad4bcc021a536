//go:build duckdb_arrow

package warehouse

import (
	"context"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A dictionary explains tables, views and columns: from schema/comments.csv with
// the columns object, column, vi, en. Column "" is the object itself, object *
// any object that does not say otherwise.
type dictionary map[[2]string]pipeline.Text

func readDictionary(text string) (dictionary, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	d := dictionary{}
	for _, row := range rows[1:] {
		key := [2]string{row[0], row[1]}
		if _, twice := d[key]; twice {
			return nil, fmt.Errorf("%s.%s: explained twice", row[0], row[1])
		}
		d[key] = pipeline.Text{VI: row[2], EN: row[3]}
	}
	return d, nil
}

// explain finds what a column means. A column v_max, v_qualifier, v_unit or
// v_origin of a question speaks of its figure v.
func (d dictionary) explain(object, column string) (pipeline.Text, bool) {
	for _, of := range []string{object, "*"} {
		if t, ok := d[[2]string{of, column}]; ok {
			return t, true
		}
	}
	if cut := strings.LastIndexByte(column, '_'); cut > 0 && column != "" {
		t, ok := d[[2]string{"*", "v" + column[cut:]}]
		return t, ok
	}
	return pipeline.Text{}, false
}

// What can be explained, a table or a view and its columns, in rows of object, column
// and kind.
const (
	explainedTables = `
		SELECT table_name, '', 'TABLE' FROM duckdb_tables() WHERE database_name = current_database()
		UNION ALL
		SELECT c.table_name, c.column_name, 'COLUMN' FROM duckdb_columns() c
		SEMI JOIN duckdb_tables() t ON t.database_name = c.database_name AND t.table_name = c.table_name
		WHERE c.database_name = current_database()
		ORDER BY ALL`
	explainedViews = `
		SELECT view_name, '', 'VIEW' FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
		UNION ALL
		SELECT c.table_name, c.column_name, 'COLUMN' FROM duckdb_columns() c
		SEMI JOIN duckdb_views() v ON v.database_name = c.database_name AND v.view_name = c.table_name AND NOT v.internal
		WHERE c.database_name = current_database()
		ORDER BY ALL`
)

// comment writes COMMENT ON for what a query lists.
func (w *Warehouse) comment(ctx context.Context, text, what string) error {
	words, err := readDictionary(text)
	if err != nil {
		return err
	}
	for _, q := range w.opt.Questions {
		words[[2]string{q.ID, ""}] = q.Title
		for column, said := range q.Columns {
			words[[2]string{q.ID, column}] = said
		}
	}
	rows, err := w.conn.QueryContext(ctx, what)
	if err != nil {
		return err
	}
	defer rows.Close()
	var script strings.Builder
	for rows.Next() {
		var object, column, kind string
		if err := rows.Scan(&object, &column, &kind); err != nil {
			return err
		}
		said, ok := words.explain(object, column)
		if !ok {
			continue
		}
		script.WriteString(commentOn(kind, object, column, said))
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if script.Len() == 0 {
		return nil
	}
	return w.runPlain(ctx, script.String())
}

// commentOn explains an object of a kind, or a column of it.
func commentOn(kind, object, column string, said pipeline.Text) string {
	name := quote(object)
	if column != "" {
		kind, name = "COLUMN", name+"."+quote(column)
	}
	return "COMMENT ON " + kind + " " + name + " IS " + quoted(inBoth(said)) + ";\n"
}
