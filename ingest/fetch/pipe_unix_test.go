//go:build unix

package fetch

import (
	"path/filepath"
	"syscall"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// Reading a pipe would wait for ever.
func TestPipesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "ong.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := listed(t, folder(dir)); len(got) > 0 {
		t.Errorf("listed %q", got)
	}
	f, _ := fetcher()
	if _, err := f.Fetch(t.Context(), folder(dir), pipeline.DocumentRef{Document: "ong.csv"}, pipeline.Receipt{}); reasonOf(err) != "not_a_file" {
		t.Errorf("in a folder: %v", err)
	}
	s := document("file://" + pipe)
	if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); reasonOf(err) != "not_a_file" {
		t.Errorf("declared: %v", err)
	}
}
