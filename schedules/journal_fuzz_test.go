package schedules

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// FuzzOpenJournal: whatever stands in the file, every line is a run or counted as
// unreadable, and what is written after it is found again.
func FuzzOpenJournal(f *testing.F) {
	f.Add([]byte(`{"run":"a","names":["nightly"],"started_at":"2026-11-23T02:00:00Z","outcome":"running"}` + "\n" + `{"run":"a","outcome":"done"}` + "\n"))
	f.Add([]byte("{\"run\":\"a\"}\n{\"run\":"))
	f.Add([]byte("\x00\n\n  \n[]\nnull"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(t.TempDir(), "journal.jsonl")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		j, err := OpenJournal(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := 0
		for line := range bytes.Lines(data) {
			if len(bytes.TrimSpace(line)) > 0 {
				lines++
			}
		}
		if n := len(j.Runs()) + j.Unreadable(); n > lines || lines > 0 && n == 0 {
			t.Errorf("%d lines: %d runs, %d unreadable", lines, len(j.Runs()), j.Unreadable())
		}
		at := time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC)
		if err := j.Write(Record{Run: "fresh", Names: []string{"fresh"}, StartedAt: at, FinishedAt: at, Outcome: Done}); err != nil {
			t.Fatal(err)
		}
		again, err := OpenJournal(path)
		if err != nil {
			t.Fatal(err)
		}
		if when, ok := again.Last("fresh"); !ok || !when.Equal(at) {
			t.Errorf("written after %q and not found", data)
		}
	})
}
