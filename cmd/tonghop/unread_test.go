package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// What cannot be read is told each night and read on two of them, until somebody asks
// for it. A night that was killed does not count.
func TestWhatCannotBeReadIsToldAndNotReadAgain(t *testing.T) {
	t.Parallel()
	dir := copyOf(t, published(t))
	file, memory := filepath.Join(filepath.Dir(workbookOf(t, dir, "dong-thap")), "hong.xlsx"), filepath.Join(dir, "data", unreadName)
	content, err := os.ReadFile(workbookOf(t, dir, "dong-thap"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, file, string(content[:len(content)/2]))
	const theirs = "hong.xlsx"
	faults := func() [][]string {
		return query(t, dir, "SELECT document, reason, message_vi, hint_vi, since FROM source_fault WHERE document LIKE '%hong.xlsx'")
	}
	night := func(n int, args ...string) result {
		return at(t, firstNight.AddDate(0, 0, n), "", append([]string{"-w", dir, "run"}, args...)...).wants(t, exitWithFaults, theirs)
	}
	if steps, ended := secondNight(t, copyOf(t, dir), 0); ended || steps == 0 {
		t.Fatalf("a night with a file that cannot be read: %d steps, without faults %v", steps, ended)
	}
	if _, ended := secondNight(t, dir, 5); ended {
		t.Fatal("the night was not killed")
	}
	if _, err := os.Stat(memory); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a night that was killed remembers: %v", err)
	}
	night(1)
	told := faults()
	if len(told) != 2 {
		t.Fatalf("faults %v, want one", told)
	}
	night(2).wants(t, exitWithFaults, told[1][2])

	const mark = "như hai đêm trước" // what is told is what was remembered
	data, err := os.ReadFile(memory)
	if err != nil || !strings.Contains(string(data), told[1][2]) {
		t.Fatalf("what is remembered does not say %q: %v %s", told[1][2], err, data)
	}
	write(t, memory, strings.Replace(string(data), told[1][2], mark, 1))
	night(3).wants(t, exitWithFaults, mark)
	night(4, "--again").wants(t, exitWithFaults, told[1][2])
	if err := folderInstead(memory); err != nil {
		t.Fatal(err)
	}
	night(5)
	if got := faults(); !reflect.DeepEqual(got, told) {
		t.Errorf("faults %v, want %v", got, told)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	at(t, firstNight.AddDate(0, 0, 6), "", "-w", dir, "run").wants(t, exitDone)
	if got := faults(); len(got) != 1 {
		t.Errorf("faults %v of a file that is gone", got)
	}
}
