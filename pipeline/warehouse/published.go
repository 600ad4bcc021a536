//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"maps"
	"os"
	"slices"
	"strings"
)

// Exports are the files in which a release was published what its questions give. A
// statement reads them instead of working the questions out anew.
type Exports struct {
	Dir   string                 // folder of the files
	Whole func(file string) bool // tells whether the file of this name is as it was published; nil for none
}

// exportEnding is that of the files, after the name of the question.
const exportEnding = ".parquet"

// namedIn are the tables of whose names a statement seems to speak and whose exports
// are whole, sorted. A word that only looks like one costs the look at a file.
func (e Exports) namedIn(statement string) []string {
	if e.Whole == nil {
		return nil
	}
	named := map[string]bool{}
	for _, word := range someWord.FindAllString(statement, -1) {
		name := strings.ToLower(word)
		if _, looked := named[name]; !looked {
			named[name] = e.Whole(name + exportEnding)
		}
	}
	maps.DeleteFunc(named, func(_ string, whole bool) bool { return !whole })
	return slices.Sorted(maps.Keys(named))
}

// readPublished lets the views that a statement names be read from their exports: a
// temporary view hides each that has its columns and its order there. It gives the files,
// which stand in the folder that the process is in from then on: no path is to be seen.
// Where anything is amiss the views stay as they are.
func readPublished(ctx context.Context, conn *sql.Conn, request sandboxRequest) (files []string) {
	if len(request.Exports) == 0 {
		return nil
	}
	tree, ok := treeOf(ctx, conn, request.SQL)
	if !ok {
		return nil
	}
	tables, ok := tablesAlone(tree)
	tables = slices.DeleteFunc(tables, func(name string) bool { return viewOrder[name] != "" || !slices.Contains(request.Exports, name) })
	if !ok || len(tables) == 0 || os.Chdir(request.Folder) != nil {
		return nil
	}
	for _, name := range tables {
		file := name + exportEnding
		if !sameColumns(ctx, conn, name, file) {
			continue
		}
		if _, err := conn.ExecContext(ctx, "CREATE TEMP VIEW "+quote(name)+" AS FROM read_parquet("+quoted(file)+")"); err == nil {
			files = append(files, file)
		}
	}
	return files
}

// exportTypes are the types of which an export gives every value as it was.
const exportTypes = fileTypes + `, 'UBIGINT'`

// sameColumns tells whether a file gives the columns of a view, with every value as it was.
func sameColumns(ctx context.Context, conn *sql.Conn, name, file string) bool {
	columns, err := texts(ctx, conn, strings.ReplaceAll(statement("view_columns"), "{types}", exportTypes), name)
	if err != nil || len(columns) == 0 {
		return false
	}
	found, err := texts(ctx, conn, "SELECT column_name || ' ' || column_type FROM (DESCRIBE FROM read_parquet("+quoted(file)+"))")
	return err == nil && slices.Equal(columns, found)
}

// plainFunctions are the table functions that look at no catalog.
var plainFunctions = []string{"generate_series", "json_each", "json_tree", "range", "repeat", "repeat_row", "unnest"}

// tellsOfViews are the scalar functions that show how a view is made.
var tellsOfViews = []string{"pg_get_viewdef"}

// catalogNames are how DuckDB begins the names of its own views.
var catalogNames = []string{"duckdb_", "pg_", "pragma_", "sqlite_"}

// tablesAlone are the tables that a parsed statement names, in small letters, sorted; ok
// is false where it looks at how the database is made, or names a database: temporary
// views would be seen there.
func tablesAlone(tree map[string]any) (tables []string, ok bool) {
	ok = true
	visit(tree, func(node map[string]any) {
		name := lowered(node["function_name"])
		ok = ok && !slices.Contains(tellsOfViews, name)
		switch node["type"] {
		case "SHOW_REF":
			ok = false
		case "TABLE_FUNCTION":
			call, _ := node["function"].(map[string]any)
			name := lowered(call["function_name"])
			ok = ok && (slices.Contains(plainFunctions, name) || !slices.Contains(tableFunctions, name))
		case "BASE_TABLE":
			name, schema := lowered(node["table_name"]), lowered(node["schema_name"])
			own := slices.ContainsFunc(catalogNames, func(start string) bool { return strings.HasPrefix(name, start) })
			ok = ok && !own && lowered(node["catalog_name"]) == "" && (schema == "" || schema == "main")
			tables = append(tables, name)
		}
		names, _ := node["column_names"].([]any)
		ok = ok && (len(names) < 3 || lowered(names[0]) != "temp")
	})
	slices.Sort(tables)
	return slices.Compact(tables), ok
}
