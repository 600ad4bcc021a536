//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// The faults that the gate finds. Its callers put them in words.
var (
	errNoStatement   = errors.New("no statement")
	errTwoStatements = errors.New("more than one statement")
	errNotARead      = errors.New("not a reading statement")
)

// A syntaxError is DuckDB's own message about a statement that is no SQL.
type syntaxError struct{ message string }

func (e *syntaxError) Error() string { return e.message }

// A notForReading is a function or a view that reads or changes more than the
// tables of the release.
type notForReading struct{ name string }

func (e *notForReading) Error() string { return e.name + ": not for reading a release" }

// tableFunctions are the ones that a statement may call: they read what is given
// to them, or how the database is made. All others, those that come with a new
// DuckDB too, are refused, and query and query_table for what they would run.
var tableFunctions = []string{
	"duckdb_columns", "duckdb_constraints", "duckdb_functions", "duckdb_indexes", "duckdb_keywords", "duckdb_tables",
	"duckdb_types", "duckdb_views", "generate_series", "histogram", "histogram_values", "icu_calendar_names", "json_each",
	"json_tree", "pg_timezone_names", "pragma_collations", "pragma_table_info", "range", "repeat", "repeat_row", "unnest",
}

// closedFunctions are the scalar functions that tell of the machine, write, wait
// or plan a statement that nobody looked at.
var closedFunctions = []string{
	"current_setting", "currval", "getenv", "json_execute_serialized_sql", "json_serialize_plan", "nextval",
	"pg_conf_load_time", "pg_sleep", "query", "query_table", "sleep_ms", "write_log",
}

// openViews are those of DuckDB's own views that tell of tables alone, by name.
// The others show settings, logs and where files lie.
var openViews = []string{
	"columns", "constraint_column_usage", "duckdb_columns", "duckdb_constraints", "duckdb_indexes", "duckdb_tables",
	"duckdb_types", "duckdb_views", "key_column_usage", "pg_attribute", "pg_class", "pg_description", "pg_namespace", "pg_tables",
	"pg_type", "pg_views", "schemata", "sqlite_master", "sqlite_schema", "table_constraints", "tables", "views",
}

// gate lets through exactly one reading statement: SELECT, WITH, FROM, VALUES,
// DESCRIBE, SHOW or SUMMARIZE, which calls nothing but what is open to it. It
// only parses; preparing would already run the first of two statements.
func gate(ctx context.Context, conn *sql.Conn, query string) error {
	var text string
	err := conn.QueryRowContext(ctx, `SELECT json_serialize_sql(?::VARCHAR)::VARCHAR`, query).Scan(&text)
	if err != nil {
		return err
	}
	var parsed struct {
		Error      bool   `json:"error"`
		Type       string `json:"error_type"`
		Message    string `json:"error_message"`
		Statements []any  `json:"statements"`
	}
	if err := json.Unmarshal([]byte(text), &parsed); err != nil {
		return err
	}
	switch {
	case parsed.Error && parsed.Type == "not implemented":
		return errNotARead
	case parsed.Error:
		return &syntaxError{parsed.Message}
	case len(parsed.Statements) == 0:
		return errNoStatement
	case len(parsed.Statements) > 1:
		return errTwoStatements
	}
	own, err := ownNames(ctx, conn)
	if err != nil {
		return err
	}
	return own.walk(parsed.Statements[0])
}

// names are what the release calls its own, beside what DuckDB brings.
type names struct {
	macros []string // may be called
	closed []string // DuckDB's views that may not be read
}

func ownNames(ctx context.Context, conn *sql.Conn) (own names, err error) {
	own.macros, err = texts(ctx, conn, `SELECT DISTINCT lower(function_name) FROM duckdb_functions() WHERE NOT internal`)
	if err != nil {
		return own, err
	}
	views, err := texts(ctx, conn, `SELECT lower(view_name) FROM duckdb_views() WHERE internal`)
	for _, v := range views {
		if !slices.Contains(openViews, v) {
			own.closed = append(own.closed, v)
		}
	}
	return own, err
}

// walk looks at every call and every table of a parsed statement.
func (own names) walk(node any) error {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			if err := own.walk(child); err != nil {
				return err
			}
		}
	case map[string]any:
		if err := own.judge(node); err != nil {
			return err
		}
		for _, child := range node {
			if err := own.walk(child); err != nil {
				return err
			}
		}
	}
	return nil
}

// judge looks at one node of a parsed statement.
func (own names) judge(node map[string]any) error {
	switch node["type"] {
	case "TABLE_FUNCTION":
		call, _ := node["function"].(map[string]any)
		name := lowered(call["function_name"])
		if !slices.Contains(tableFunctions, name) && !slices.Contains(own.macros, name) {
			return &notForReading{name}
		}
	case "BASE_TABLE", "SHOW_REF":
		if name := strings.Trim(lowered(node["table_name"]), `"`); slices.Contains(own.closed, name) {
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
