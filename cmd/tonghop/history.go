package main

import (
	"os"
	"path/filepath"
	"strings"
)

// historyPath is where the lines of earlier sessions are kept; "" keeps none.
func (a *app) historyPath() string {
	dir := a.getenv("XDG_STATE_HOME")
	if dir == "" {
		home := a.getenv("HOME")
		if home == "" {
			return ""
		}
		dir = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(dir, "tonghop", "history")
}

// longestHistory bounds the lines that are kept.
const longestHistory = 1000

// history is the lines of earlier sessions over a file, newest last.
type history struct {
	path  string
	lines []string
}

func openHistory(path string) *history {
	h := &history{path: path}
	if data, err := os.ReadFile(path); err == nil {
		h.lines = strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' })
		h.lines = h.lines[max(0, len(h.lines)-longestHistory):]
	}
	return h
}

// Add keeps the line; where the file cannot be written, for this session only.
func (h *history) Add(line string) {
	if line == "" || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(0, len(h.lines)-longestHistory):]
	if h.path == "" || os.MkdirAll(filepath.Dir(h.path), 0o700) != nil {
		return
	}
	_ = os.WriteFile(h.path, []byte(strings.Join(h.lines, "\n")+"\n"), 0o600)
}
