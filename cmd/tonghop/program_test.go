package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// asProgram makes the test binary behave as tonghop itself.
const asProgram = "TONGHOP_TEST_AS_PROGRAM"

// TestMain lets the test binary stand in for the program wherever it starts
// itself: as the reader of one document, as the runner of one statement, or as
// the whole program.
func TestMain(m *testing.M) {
	child := len(os.Args) > 1 && slices.Contains([]string{readerChildName, sqlChildName}, os.Args[1])
	if child || os.Getenv(asProgram) != "" {
		main()
	}
	code := m.Run()
	os.RemoveAll(firstReleaseDir())
	os.Exit(code)
}

var firstNight = time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC) // 01:30 in Hà Nội

// result is what one command left behind.
type result struct {
	code           int
	stdout, stderr string
}

// at runs one command in this process, with the clock standing still at t.
func at(t *testing.T, now time.Time, stdin string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(stdin), stdout: &stdout, stderr: &stderr,
		now: func() time.Time { return now }, getenv: func(string) string { return "" }}
	code := a.run(context.Background(), args)
	return result{code, stdout.String(), stderr.String()}
}

// run is at on the first night, without input.
func run(t *testing.T, args ...string) result {
	t.Helper()
	return at(t, firstNight, "", args...)
}

// wants fails the test unless the command ended with code and said each part,
// on either stream.
func (r result) wants(t *testing.T, code int, parts ...string) result {
	t.Helper()
	if r.code != code {
		t.Fatalf("exit code %d, want %d\nstdout: %s\nstderr: %s", r.code, code, r.stdout, r.stderr)
	}
	for _, p := range parts {
		if !strings.Contains(r.stdout+r.stderr, p) {
			t.Errorf("output does not say %q\nstdout: %s\nstderr: %s", p, r.stdout, r.stderr)
		}
	}
	return r
}

// program is the test binary standing in for tonghop in a process of its own.
func program(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// peak is the largest resident memory of a process that ended, in bytes.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss * 1024
}

// example is a fresh copy of the example workspace.
func example(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	copyTree(t, filepath.Join("..", "..", "examples", "three-provinces"), dir)
	return dir
}

// firstReleaseDir is where the example's first night lies; TestMain removes it.
func firstReleaseDir() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("tonghop-example-%d", os.Getpid()))
}

// firstRelease does the example's first night once for all tests.
var firstRelease = sync.OnceValues(func() (string, error) {
	dir := firstReleaseDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "examples", "three-provinces"))); err != nil {
		return "", err
	}
	if err := os.RemoveAll(filepath.Join(dir, "data")); err != nil {
		return "", err
	}
	var out bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, now: func() time.Time { return firstNight }, getenv: func(string) string { return "" }}
	if code := a.run(context.Background(), []string{"-w", dir, "run"}); code != exitDone {
		return dir, fmt.Errorf("first night: exit code %d: %s", code, &out)
	}
	return dir, nil
})

// published is a copy of the example after its first night.
func published(t testing.TB) string {
	t.Helper()
	from, err := firstRelease()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	copyTree(t, from, dir)
	return dir
}

// copyTree copies a workspace, its data included, links as links.
func copyTree(t testing.TB, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case entry.IsDir() && path == filepath.Join("..", "..", "examples", "three-provinces", "data"):
			return fs.SkipDir
		case entry.IsDir():
			return os.MkdirAll(target, 0o755)
		case entry.Type()&fs.ModeSymlink != 0:
			link, err := os.Readlink(path)
			if err != nil {
				return err
			}
			return os.Symlink(link, target)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(target, content, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// treeDigest names every file below dir by its bytes, those that skip names
// apart.
func treeDigest(t *testing.T, dir string, skip ...string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || slices.Contains(skip, entry.Name()) {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if entry.Type()&fs.ModeSymlink != 0 {
			found[rel], err = os.Readlink(path)
			return err
		}
		found[rel], err = fileDigest(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatalf("no files below %s", dir)
	}
	return found
}
