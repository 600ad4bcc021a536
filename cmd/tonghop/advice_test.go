package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline/lock"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

// What the machine has against a night is told with what helps, also where a child
// or the database told it as text; what is none of it is told as it is.
func TestFaultsOfTheMachineAreToldWithWhatHelps(t *testing.T) {
	for name, c := range map[string]struct {
		err  error
		want string
	}{
		"full":            {fmt.Errorf("keep night: %w", &fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}), "hết chỗ trên đĩa"},
		"full, by cp":     {errors.New("cp: error copying 'a' to 'b': No space left on device"), "«keep»"},
		"full, by DuckDB": {errors.New("IO Error: Could not write file \"w\": No space left on device"), "`df -h`"},
		"read-only":       {&fs.PathError{Op: "open", Path: "data/lock", Err: syscall.EROFS}, "remount,rw"},
		"bounded":         {errors.New("FATAL Error: Could not write file \"w\": File too large"), "LimitFSIZE"},
		"not allowed":     {&fs.PathError{Op: "open", Path: "data/lock", Err: syscall.EACCES}, "chown"},
		"another":         {errors.New("không có nguồn nào"), ""},
	} {
		got := advised(c.err)
		if !strings.HasPrefix(got, c.err.Error()) || !strings.Contains(got, c.want) || (c.want == "") != (got == c.err.Error()) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWhoWritesIsNamedWithTheirMachine(t *testing.T) {
	w := &space{Workspace: &workspace.Workspace{Location: time.UTC}}
	since := time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC)
	for want, h := range map[string]lock.Holder{
		"một tiến trình khác vừa bắt đầu":                                     {},
		"tiến trình 7 («tonghop run») từ 18:30 ngày 22/11/2026":               {PID: 7, Host: "so-1", Command: "tonghop run", Since: since},
		"tiến trình 7 («tonghop run») trên máy so-2 từ 18:30 ngày 22/11/2026": {PID: 7, Host: "so-2", Command: "tonghop run", Since: since},
	} {
		if got := w.holderText(h, "so-1"); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestANameFromOutsideStaysInItsLine(t *testing.T) {
	if got, want := oneLine("so / bieu\nĐêm này: xong\x1b[2J\u202exslx."), "so / bieu\uFFFDĐêm này: xong\uFFFD[2J\uFFFDxslx."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
