package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

var update = flag.Bool("update", false, "rewrite docs/data-dictionary.md")

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

const dictionaryHead = `# Data dictionary

The tables and views of the published database, as its own comments state them. Made from the database by
` + "`go test -tags duckdb_arrow ./cmd/tonghop -run Dictionary -update`" + `; do not edit by hand.
`

// dictionary writes the answer of the question data_dictionary as Markdown.
func dictionary(a pipeline.Answer) string {
	cell := func(row []any, column string) string {
		return strings.NewReplacer("|", "\\|", "\n", " ").Replace(named{a, row}.text(column))
	}
	var b strings.Builder
	b.WriteString(dictionaryHead)
	for _, row := range a.Rows {
		if cell(row, "column_name") == "" {
			kind := cell(row, "kind")
			if cell(row, "question") == "true" {
				kind = "question"
			}
			fmt.Fprintf(&b, "\n## `%s` (%s)\n\n%s  \n%s\n\n| column | type | nghĩa | meaning |\n|---|---|---|---|\n",
				cell(row, "object"), kind, cell(row, "meaning_vi"), cell(row, "meaning_en"))
			continue
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", cell(row, "column_name"), cell(row, "data_type"), cell(row, "meaning_vi"), cell(row, "meaning_en"))
	}
	return b.String()
}

func TestDataDictionaryIsWhatTheDatabaseSays(t *testing.T) {
	t.Parallel()
	answer, err := emptyRelease(t).Ask(context.Background(), "data_dictionary")
	if err != nil {
		t.Fatal(err)
	}
	if len(answer.Rows) < 200 {
		t.Fatalf("only %d rows", len(answer.Rows))
	}
	want := dictionary(answer)
	path := filepath.Join("..", "..", "docs", "data-dictionary.md")
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("docs/data-dictionary.md is not what the database says (%v); run this test with -update", err)
	}
	for _, row := range answer.Rows {
		n := named{answer, row}
		if n.text("meaning_vi") == "" && n.text("question") != "true" {
			t.Errorf("%s.%s has no comment", n.text("object"), n.text("column_name"))
		}
	}
}
