package main

import (
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
)

func TestHistoryOutlivesTheSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "history")
	h := openHistory(path)
	for _, line := range []string{"SELECT 1;", "SELECT 1;", "", "SELECT 'hai';"} {
		h.Add(line)
	}
	again := openHistory(path)
	if again.Len() != 2 || again.At(0) != "SELECT 'hai';" || again.At(1) != "SELECT 1;" {
		t.Errorf("kept %q, want each line once, newest first", again.lines)
	}
	for i := range longestHistory + 5 {
		again.Add(strconv.Itoa(i))
	}
	if last := openHistory(path); last.Len() != longestHistory || last.At(0) != strconv.Itoa(longestHistory+4) {
		t.Errorf("kept %d lines, newest %q", last.Len(), last.At(0))
	}
}

func TestHistoryWithoutAPlaceIsForTheSession(t *testing.T) {
	h := openHistory("")
	h.Add("SELECT 1;")
	if !reflect.DeepEqual(h.lines, []string{"SELECT 1;"}) {
		t.Errorf("kept %q", h.lines)
	}
}
