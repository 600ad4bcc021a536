// Package checks holds the data tests, one .sql file each. A check runs over the
// figures of one snapshot before they are accepted, staged as the tables
// staged_observation and staged_context, and as named_figure, which is
// staged_observation with how a message names a figure and its place; the rows
// it returns are the faults.
//
// A file starts with comment lines that say what it is (title and hint in
// Vietnamese and English, severity). Below stands one SELECT of the columns
// observation_id, locator, message_vi and message_en, totally ordered. A
// message names the cells or sentences and the figures in them, so that whoever
// mends the document needs nothing else. What blocks an official document is a
// check of its own, with a warning, for what the press claims.
//
// The border: this package only holds and describes SQL. It opens no database;
// that is package warehouse.
package checks

import (
	"embed"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

//go:embed *.sql
var files embed.FS

// Checks are all built-in checks, sorted by ID. An error names the file whose
// header is not as it must be.
func Checks() ([]pipeline.Check, error) { return sqlfile.All(files, Parse) }

// Parse reads the text of one .sql file. Every key of the header must stand
// there once; an unknown one, or an unknown severity, is an error.
func Parse(id, text string) (pipeline.Check, error) {
	f, err := sqlfile.Parse(text, []string{"title_vi", "title_en", "hint_vi", "hint_en", "severity"})
	if err != nil {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: %w", id, err)
	}
	severity := pipeline.Severity(f.Header["severity"])
	if severity != pipeline.Blocking && severity != pipeline.Warning {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: severity %q: want blocking or warning", id, severity)
	}
	return pipeline.Check{
		ID:       id,
		Title:    pipeline.Text{VI: f.Header["title_vi"], EN: f.Header["title_en"]},
		Hint:     pipeline.Text{VI: f.Header["hint_vi"], EN: f.Header["hint_en"]},
		Severity: severity,
		SQL:      f.SQL,
	}, nil
}
