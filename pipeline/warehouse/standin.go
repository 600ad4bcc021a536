//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// standIns are empty temporary tables, and macros over them, with the names and
// columns of views and table macros. While they are there, what is made above those
// is planned above tables: planning a view goes through every view below it, and the
// questions are made above the same few. What was made reads the views themselves as
// soon as the stand-ins are dropped.
type standIns struct {
	drops []string
}

// someWord finds what may be a name in a statement.
var someWord = regexp.MustCompile(`[A-Za-z_][A-Za-z_0-9]*`)

// mentionsOf are what questions seem to build on.
func mentionsOf(questions []pipeline.Question) map[string]bool {
	mentioned := map[string]bool{}
	for _, q := range questions {
		for _, name := range someWord.FindAllString(q.SQL, -1) {
			if name != q.ID {
				mentioned[name] = true
			}
		}
	}
	return mentioned
}

// standInBelow makes stand-ins of the views and macros that are mentioned.
func (w *Warehouse) standInBelow(ctx context.Context, mentioned map[string]bool) (*standIns, error) {
	s := &standIns{}
	macros, err := w.strings(ctx, `SELECT DISTINCT function_name FROM duckdb_functions()
		WHERE NOT internal AND function_type = 'table_macro' AND database_name = current_database() AND parameters = ['basis'] ORDER BY function_name`)
	if err != nil {
		return s, err
	}
	macros = slices.DeleteFunc(macros, func(name string) bool { return !mentioned[name] })
	for _, name := range macros { // only made, for the columns of what the macro gives
		if _, err := w.conn.ExecContext(ctx, "CREATE TEMP VIEW "+quote(standingFor(name))+" AS "+askedOn(pipeline.Question{ID: name}, "reported")); err != nil {
			return s, err
		}
	}
	views, err := w.columnsOfViews(ctx)
	if err != nil {
		return s, err
	}
	for _, name := range macros {
		table := standingFor(name)
		if _, err := w.conn.ExecContext(ctx, "DROP VIEW temp.main."+quote(table)); err != nil {
			return s, err
		}
		if err := w.standIn(ctx, s, table, views[table]); err != nil {
			return s, err
		}
		if err := w.standInMacro(ctx, s, name, table); err != nil {
			return s, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(views)) {
		if mentioned[name] {
			if err := w.standIn(ctx, s, name, views[name]); err != nil {
				return s, err
			}
		}
	}
	return s, nil
}

// standingFor names what gives the rows of a macro.
func standingFor(macro string) string { return "rows of " + macro }

// columnsOfViews are the columns of all views, as CREATE TABLE takes them.
func (w *Warehouse) columnsOfViews(ctx context.Context) (map[string]string, error) {
	list, err := w.strings(ctx, `
		SELECT unnest([v.view_name, string_agg('"' || replace(c.column_name, '"', '""') || '" ' || c.data_type, ', ' ORDER BY c.column_index)])
		FROM duckdb_views() v
		JOIN duckdb_columns() c ON c.database_name = v.database_name AND c.schema_name = v.schema_name AND c.table_name = v.view_name
		WHERE NOT v.internal AND v.database_name IN (current_database(), 'temp')
		GROUP BY v.database_name, v.view_name
		HAVING count(*) = count(DISTINCT lower(c.column_name))`)
	views := map[string]string{}
	for i := 0; i+1 < len(list); i += 2 {
		views[list[i]] = list[i+1]
	}
	return views, err
}

// standInQuestion makes the stand-in of a question that was made. Of columns without
// a type there is none, for what is made above them must know that, nor of two columns
// of one name, which a view may have and a table may not.
func (w *Warehouse) standInQuestion(ctx context.Context, s *standIns, q pipeline.Question) error {
	columns, err := w.strings(ctx, `
		SELECT string_agg('"' || replace(name, '"', '""') || '" ' || type, ', ' ORDER BY cid) FROM pragma_table_info(?)
		HAVING NOT bool_or(contains(type, '"NULL"')) AND count(*) = count(DISTINCT lower(name))`, quote(q.ID))
	if err != nil || len(columns) == 0 {
		return err
	}
	if err := w.standIn(ctx, s, q.ID, columns[0]); err != nil || !q.OnBasis {
		return err
	}
	return w.standInMacro(ctx, s, q.ID, q.ID)
}

// standIn makes a stand-in of a view, or of what gives the rows of a macro.
func (w *Warehouse) standIn(ctx context.Context, s *standIns, name, columns string) error {
	if _, err := w.conn.ExecContext(ctx, "CREATE TEMP TABLE "+quote(name)+" ("+columns+")"); err != nil {
		return err
	}
	s.drops = append(s.drops, "DROP TABLE temp.main."+quote(name))
	return nil
}

// standInMacro makes a stand-in of a macro on a basis, which gives the rows of a
// temporary table. It asks for the basis: one that there is not is to be told.
func (w *Warehouse) standInMacro(ctx context.Context, s *standIns, name, table string) error {
	if _, err := w.conn.ExecContext(ctx, "CREATE TEMP MACRO "+quote(name)+"(basis) AS TABLE SELECT rows.* FROM (SELECT basis) AS asked(on_basis), temp.main."+quote(table)+" AS rows"); err != nil {
		return err
	}
	s.drops = append(s.drops, "DROP MACRO TABLE temp.main."+quote(name))
	return nil
}

// drop takes all stand-ins away.
func (s *standIns) drop(ctx context.Context, conn *sql.Conn) error {
	if len(s.drops) == 0 {
		return nil
	}
	slices.Reverse(s.drops)
	_, err := conn.ExecContext(ctx, strings.Join(s.drops, ";\n"))
	s.drops = nil
	return err
}
