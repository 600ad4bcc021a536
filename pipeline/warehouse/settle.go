//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// settledView is the view that is a table in a copy: official asks it which figures
// stand.
const settledView = "given_way"

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
	explained, err := settledComments()
	if err != nil {
		return err
	}
	for _, script := range []string{"BEGIN", statement("settle_copy"), explained, "COMMIT", "CHECKPOINT"} {
		if _, err := conn.ExecContext(ctx, script); err != nil {
			return fmt.Errorf("settle copy: %w", err)
		}
	}
	return nil
}

// settledComments explains the table as the view of that name is explained.
func settledComments() (string, error) {
	text, err := schemaFiles.ReadFile("schema/comments.csv")
	if err != nil {
		return "", err
	}
	words, err := readDictionary(string(text))
	if err != nil {
		return "", err
	}
	var script strings.Builder
	for _, column := range []string{"", "series_id", "source_id", "document", "id", "rank"} {
		if said, ok := words.explain(settledView, column); ok {
			script.WriteString(commentOn("TABLE", settledView, column, said))
		}
	}
	return script.String(), nil
}
