package main

import (
	"os"
	"path/filepath"
	"regexp"
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
