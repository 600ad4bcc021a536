package lock

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestSecondHolderIsToldWhoHoldsTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	first := Holder{PID: 4711, Command: "tonghop serve", Since: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}
	held, err := Acquire(path, first)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Acquire(path, Holder{PID: 4712, Command: "tonghop run"})
	var taken *Held
	if !errors.As(err, &taken) {
		t.Fatalf("Acquire of a held lock = %v, want *Held", err)
	}
	if taken.Holder != first {
		t.Errorf("holder = %+v, want %+v", taken.Holder, first)
	}
	for _, part := range []string{"4711", "tonghop serve", "2026-01-02T03:04:05Z"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("message %q does not name %q", err, part)
		}
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	again, err := Acquire(path, Holder{PID: 4712})
	if err != nil {
		t.Fatalf("Acquire after Release = %v", err)
	}
	if err := again.Release(); err != nil {
		t.Fatal(err)
	}
}

func TestAcquireNamesThePathThatCannotBeOpened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no-such-folder", "lock")
	if _, err := Acquire(path, Holder{}); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("Acquire in a missing folder = %v, want an error that names %s", err, path)
	}
}
