//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// settledViews are the views that are tables in a copy, which statements/settle_copy.sql
// makes of them.
var settledViews = []string{"given_way", "conflict", "split_named", "measure_named", "tally", "metric_tally"}

// settledMark stands before the digest of the views in a copy where one is a table.
const settledMark = "settled: "

// settleCopy keeps in the copy at path what the live database works out anew for
// whoever asks, for it changes with every document there.
func settleCopy(ctx context.Context, path string) (err error) {
	db, conn, err := connect(ctx, path, "", Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(), db.Close()) }()
	for _, step := range []func() (string, error){
		func() (string, error) { return "BEGIN;\n" + statement("settle_copy"), nil },
		func() (string, error) { return settledComments(ctx, conn) },
		func() (string, error) { return "COMMIT;\nCHECKPOINT", nil },
	} {
		script, err := step()
		if err == nil {
			_, err = conn.ExecContext(ctx, script)
		}
		if err != nil {
			return fmt.Errorf("settle copy: %w", err)
		}
	}
	return nil
}

// settledComments explains the tables as the views of these names are explained.
func settledComments(ctx context.Context, conn *sql.Conn) (string, error) {
	text, err := schemaFiles.ReadFile("schema/comments.csv")
	if err != nil {
		return "", err
	}
	words, err := readDictionary(string(text))
	if err != nil {
		return "", err
	}
	var script strings.Builder
	for _, table := range settledViews {
		columns, err := texts(ctx, conn, `SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = ? ORDER BY column_index`, table)
		if err != nil {
			return "", err
		}
		for _, column := range append([]string{""}, columns...) {
			if said, ok := words.explain(table, column); ok {
				script.WriteString(commentOn("TABLE", table, column, said))
			}
		}
	}
	return script.String(), nil
}
