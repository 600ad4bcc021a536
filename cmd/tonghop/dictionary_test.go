package main

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

// emptyRelease is the database of a workspace in which nothing happened yet.
func emptyRelease(t *testing.T) *warehouse.ReadOnly {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	a := &app{now: func() time.Time { return firstNight }}
	path := filepath.Join(t.TempDir(), databaseName)
	w := &space{Workspace: &workspace.Workspace{Dir: t.TempDir()}, catalog: cat}
	if err := w.loadQuestions("", false); err != nil {
		t.Fatal(err)
	}
	live, err := a.openWarehouse(context.Background(), w, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := live.Close(); err != nil {
		t.Fatal(err)
	}
	published, err := warehouse.OpenRelease(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { published.Close() })
	return published
}

// named is a row of an answer by the names of its columns.
type named struct {
	answer pipeline.Answer
	row    []any
}

func (n named) text(column string) string {
	i := n.answer.Column(column)
	if i < 0 {
		return ""
	}
	return plain(n.row[i], "")
}

// Whatever the published database has says in both languages what it means.
func TestTheDataDictionaryExplainsEverything(t *testing.T) {
	t.Parallel()
	answer, err := emptyRelease(t).Ask(context.Background(), "data_dictionary")
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Rows) < 1000 {
		t.Fatalf("only %d rows", len(answer.Rows))
	}
	for _, row := range answer.Rows {
		n := named{answer, row}
		for _, column := range []string{"meaning_vi", "meaning_en"} {
			if n.text(column) == "" {
				t.Errorf("%s.%s has no %s", n.text("object"), n.text("column_name"), column)
			}
		}
	}
}
