//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// The faults that the gate finds. Its callers put them in words.
var (
	errNoStatement   = errors.New("no statement")
	errTwoStatements = errors.New("more than one statement")
	errNotARead      = errors.New("not a reading statement")
	errOpenPivot     = errors.New("a pivot without its columns")
)

// pivots finds a pivot in what is no reading statement: without a list of its columns
// DuckDB would run two statements for it.
var pivots = regexp.MustCompile(`(?i)\bPIVOT(?:_WIDER)?\b`)

// A syntaxError is DuckDB's own message about a statement that is no SQL, with
// the line it names.
type syntaxError struct{ message, place string }

func (e *syntaxError) Error() string { return e.message + e.place }

// A notForReading is a function or a view that reads or changes more than the
// tables of the release.
type notForReading struct{ name string }

func (e *notForReading) Error() string { return e.name + ": not for reading a release" }

// tableFunctions are the ones that a statement may call: they read what is given
// to them, or how the database is made. All others, those that come with a new
// DuckDB too, are refused, and query and query_table for what they would run.
var tableFunctions = []string{
	"duckdb_columns", "duckdb_constraints", "duckdb_functions", "duckdb_indexes", "duckdb_keywords", "duckdb_tables",
	"duckdb_types", "duckdb_views", "generate_series", "icu_calendar_names", "json_each",
	"json_tree", "pg_timezone_names", "pragma_collations", "pragma_table_info", "range", "repeat", "repeat_row", "unnest",
}

// namingFunctions are table functions that read what a text names, be it a file: they may
// be called of a table that is named as it is, and no other.
var namingFunctions = []string{"histogram", "histogram_values"}

// tableNamed is the table that a call of such a function reads, and whether it is one that
// may be read. Without a plain name it is the function that is not open.
func tableNamed(call map[string]any) (name string, ok bool) {
	name = lowered(call["function_name"])
	arguments, _ := call["children"].([]any)
	for i, argument := range arguments {
		a, _ := argument.(map[string]any)
		if alias := lowered(a["alias"]); i == 0 && alias != "" || alias == "source" {
			return name, false
		}
	}
	if len(arguments) == 0 {
		return name, false
	}
	first, _ := arguments[0].(map[string]any)
	var parts []any
	switch first["class"] {
	case "COLUMN_REF":
		parts, _ = first["column_names"].([]any)
	case "CONSTANT":
		value, _ := first["value"].(map[string]any)
		if text, written := value["value"].(string); written {
			parts = []any{text}
		}
	}
	for _, part := range parts {
		table := strings.Trim(lowered(part), `"`)
		if slices.Contains(closedViews, table) || strings.ContainsAny(table, inPaths) {
			return table, false
		}
	}
	return name, len(parts) > 0
}

// closedFunctions are the scalar functions that tell of the machine, write, wait
// or plan a statement that nobody looked at.
var closedFunctions = []string{
	"current_setting", "currval", "getenv", "json_execute_serialized_sql", "json_serialize_plan", "nextval",
	"pg_conf_load_time", "pg_sleep", "query", "query_table", "sleep_ms", "write_log",
}

// closedViews are DuckDB's own views that show settings, logs, other databases or
// where files lie.
var closedViews = []string{
	"duckdb_databases", "duckdb_logs", "duckdb_schemas", "pg_database", "pg_prepared_statements", "pg_settings", "pg_tablespace",
	"pragma_database_list",
}

// gate lets through exactly one reading statement: SELECT, WITH, FROM, VALUES,
// DESCRIBE, SHOW or SUMMARIZE, which calls nothing but what is open to it. It
// only parses; preparing would already run the first of two statements. macros
// gives the macros of the release; it is asked only where a function is called
// that nobody knows.
func gate(ctx context.Context, conn *sql.Conn, query string, macros func() ([]string, error)) error {
	var text string
	err := conn.QueryRowContext(ctx, `SELECT json_serialize_sql(?::VARCHAR)::VARCHAR`, query).Scan(&text)
	if err != nil {
		return err
	}
	var parsed struct {
		Error      bool   `json:"error"`
		Type       string `json:"error_type"`
		Message    string `json:"error_message"`
		Position   string `json:"position"`
		Statements []any  `json:"statements"`
	}
	if err := json.Unmarshal([]byte(text), &parsed); err != nil {
		return err
	}
	switch {
	case parsed.Error && parsed.Type == "not implemented" && pivots.MatchString(query):
		return errOpenPivot
	case parsed.Error && parsed.Type == "not implemented":
		return errNotARead
	case parsed.Error:
		return &syntaxError{parsed.Message, placeOf(query, parsed.Position)}
	case len(parsed.Statements) == 0:
		return errNoStatement
	case len(parsed.Statements) > 1:
		return errTwoStatements
	}
	var calls []string
	if err := walk(parsed.Statements[0], &calls); err != nil {
		return err
	}
	if len(calls) == 0 {
		return nil
	}
	own, err := macros()
	if err != nil {
		return err
	}
	for _, name := range calls {
		if !slices.Contains(own, name) {
			return &notForReading{name}
		}
	}
	return nil
}

// inPaths are what the name of a table does not have: a name with a point or a slash
// that no table bears DuckDB takes for a file.
const inPaths = `./\:*?[`

// macrosOf are the macros of the open database, in small letters, but for those that
// have the name of a function of DuckDB: a call might mean either. Listing them takes
// as long as planning a statement.
func macrosOf(ctx context.Context, db queryer) ([]string, error) {
	return texts(ctx, db, statement("macros"))
}

// walk looks at every call and every table of a parsed statement, and gathers the
// table functions that are not open to every statement.
func walk(node any, calls *[]string) error {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			if err := walk(child, calls); err != nil {
				return err
			}
		}
	case map[string]any:
		if err := judge(node, calls); err != nil {
			return err
		}
		for _, child := range node {
			if err := walk(child, calls); err != nil {
				return err
			}
		}
	}
	return nil
}

// judge looks at one node of a parsed statement.
func judge(node map[string]any, calls *[]string) error {
	switch node["type"] {
	case "TABLE_FUNCTION":
		call, _ := node["function"].(map[string]any)
		name := lowered(call["function_name"])
		if slices.Contains(namingFunctions, name) {
			if of, ok := tableNamed(call); !ok {
				return &notForReading{of}
			}
			break
		}
		if slices.Contains(tableFunctions, name) {
			break
		}
		if lowered(call["catalog"]) != "" { // the function of this name that is DuckDB's own
			return &notForReading{name}
		}
		*calls = append(*calls, name)
	case "BASE_TABLE", "SHOW_REF":
		name := strings.Trim(lowered(node["table_name"]), `"`)
		if slices.Contains(closedViews, name) || strings.ContainsAny(name, inPaths) {
			return &notForReading{name}
		}
	}
	if name := lowered(node["function_name"]); slices.Contains(closedFunctions, name) {
		return &notForReading{name}
	}
	return nil
}

func lowered(name any) string {
	if name == nil {
		return ""
	}
	return strings.ToLower(fmt.Sprint(name))
}

// bare is a statement without its closing semicolon.
func bare(query string) string {
	return strings.TrimRight(strings.TrimSpace(query), "; \t\r\n")
}
