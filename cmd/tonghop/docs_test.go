package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The statements of the documents that an analyst reads run as they stand, and
// each finds something in the example. A question's own text, which starts with
// its header, is tested with the questions.
func TestStatementsOfTheDocumentsRun(t *testing.T) {
	t.Parallel()
	dir := published(t)
	blocks := regexp.MustCompile("(?s)```sql\n(.*?)```")
	called := regexp.MustCompile(`(?m)^tonghop sql "([^"]+)"$`)
	found := 0
	for _, name := range []string{"README.md", "docs/asking.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range append(blocks.FindAllSubmatch(text, -1), called.FindAllSubmatch(text, -1)...) {
			found++
			r := run(t, "-w", dir, "sql", "-f", "jsonl", string(match[1]))
			if r.code != exitDone || r.stdout == "" {
				t.Errorf("%s: %s\nexit code %d: %s%s", name, match[1], r.code, r.stdout, r.stderr)
			}
		}
	}
	if found < 4 {
		t.Errorf("only %d statements found", found)
	}
}

// Every guard of the document is there, and so is what shows it.
func TestGuardsOfTheDocumentAreThere(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, "docs", "guards.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, row := range regexp.MustCompile(`(?m)^\|.*\|$`).FindAll(text, -1) {
		named := regexp.MustCompile("`([a-z0-9_./-]+)`").FindAllSubmatch(row, -1)
		if len(named) > 0 {
			rows++
		}
		for _, m := range named {
			name := string(m[1])
			places := []string{name}
			if !strings.ContainsAny(name, "/.") { // a check by its name
				places = []string{"pipeline/checks/" + name + ".sql", "pipeline/topics/*/checks/" + name + ".sql"}
			}
			if !slices.ContainsFunc(places, func(place string) bool {
				found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(place)))
				return err == nil && len(found) > 0
			}) {
				t.Errorf("%s is not there", name)
			}
		}
	}
	if rows < 25 {
		t.Errorf("only %d guards found", rows)
	}
}
