//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
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

// gate lets through exactly one reading statement: SELECT, WITH, FROM, VALUES,
// DESCRIBE, SHOW or SUMMARIZE. It only parses; preparing would already run the
// first of two statements.
func gate(ctx context.Context, conn *sql.Conn, query string) error {
	var text string
	err := conn.QueryRowContext(ctx, `SELECT json_serialize_sql(?::VARCHAR)::VARCHAR`, query).Scan(&text)
	if err != nil {
		return err
	}
	var parsed struct {
		Error      bool              `json:"error"`
		Type       string            `json:"error_type"`
		Message    string            `json:"error_message"`
		Statements []json.RawMessage `json:"statements"`
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
	return nil
}

// bare is a statement without its closing semicolon.
func bare(query string) string {
	return strings.TrimRight(strings.TrimSpace(query), "; \t\r\n")
}
