package release

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var (
	firstNight  = time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)
	secondNight = firstNight.AddDate(0, 0, 1)
)

// saying is a draft whose site says text.
func saying(name, inputs, text string, at time.Time) Draft {
	return Draft{Name: name, Inputs: inputs, Program: "test", At: at,
		Fill: func(_ context.Context, _, dir string) error {
			if err := os.Mkdir(filepath.Join(dir, "site"), 0o755); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, "site", "index.html"), []byte(text), 0o644)
		}}
}

func publish(t *testing.T, s Shelf, d Draft) (string, bool) {
	t.Helper()
	out, err := s.Publish(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out.Name, out.Changed
}

func inForce(t *testing.T, s Shelf) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.Dir, "current", "site", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestNothingPublishedYet(t *testing.T) {
	if _, _, err := (Shelf{Dir: t.TempDir()}).Current(); !errors.Is(err, ErrNone) {
		t.Errorf("Current of an empty shelf = %v, want ErrNone", err)
	}
}

func TestPublishSwitchesAndKeepsTheSameInputs(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	if name, changed := publish(t, s, saying("night-1", "a", "one", firstNight)); name != "night-1" || !changed {
		t.Errorf("first Publish = %q, %v", name, changed)
	}
	if name, changed := publish(t, s, saying("night-2", "a", "never filled", secondNight)); name != "night-1" || changed {
		t.Errorf("Publish of the same inputs = %q, %v; want night-1, false", name, changed)
	}
	_, m, err := s.Current()
	if err != nil || !m.CreatedAt.Equal(firstNight) || !m.VerifiedAt.Equal(secondNight) {
		t.Errorf("manifest %+v, %v: want created on the first night and verified on the second", m, err)
	}
	if name, changed := publish(t, s, saying("night-3", "b", "two", secondNight)); name != "night-3" || !changed {
		t.Errorf("Publish of other inputs = %q, %v", name, changed)
	}
	if got := inForce(t, s); got != "two" {
		t.Errorf("in force: %q, want two", got)
	}
}

func TestFailedNightLeavesTheReleaseInForce(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	publish(t, s, saying("night-1", "a", "one", firstNight))
	broken := saying("night-2", "b", "half", secondNight)
	fill := broken.Fill
	broken.Fill = func(ctx context.Context, name, dir string) error {
		return errors.Join(fill(ctx, name, dir), errors.New("the disk is full"))
	}
	if _, err := s.Publish(context.Background(), broken); err == nil {
		t.Fatal("Publish of a draft that cannot be filled succeeded")
	}
	if got := inForce(t, s); got != "one" {
		t.Errorf("in force: %q, want one", got)
	}
	if names, _ := s.Names(); !reflect.DeepEqual(names, []string{"night-1"}) {
		t.Errorf("releases %v, want night-1 alone", names)
	}
}

// A night may die after any step; what it left must neither be in force nor be
// in the way.
func TestLeftoversOfADeadNightAreInNobodysWay(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	publish(t, s, saying("night-1", "a", "one", firstNight))
	for _, dir := range []string{".building-night-2/site", "night-2/site"} {
		if err := os.MkdirAll(filepath.Join(s.Dir, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("night-2", filepath.Join(s.Dir, ".building-current")); err != nil {
		t.Fatal(err)
	}
	if got := inForce(t, s); got != "one" {
		t.Fatalf("in force: %q, want one", got)
	}
	publish(t, s, saying("night-2", "b", "two", secondNight))
	if got := inForce(t, s); got != "two" {
		t.Errorf("in force: %q, want two", got)
	}
	if left, _ := filepath.Glob(filepath.Join(s.Dir, ".building-*")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestTwoNightsOfOneSecond(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	publish(t, s, saying("night", "a", "one", firstNight))
	if name, _ := publish(t, s, saying("night", "b", "two", firstNight)); name != "night-2" {
		t.Errorf("second release of one second is called %q, want night-2", name)
	}
}

func TestOldReleasesGoAndTheOneInForceStays(t *testing.T) {
	s := Shelf{Dir: t.TempDir(), Keep: 2}
	for _, n := range []string{"1", "2", "3", "4"} {
		publish(t, s, saying("night-"+n, n, n, firstNight))
	}
	if names, _ := s.Names(); !reflect.DeepEqual(names, []string{"night-3", "night-4"}) {
		t.Errorf("releases %v, want night-3 and night-4", names)
	}
}

// Every damage to the release in force heals the night after, and the nights
// after that are quiet.
func TestDamageHeals(t *testing.T) {
	index := func(dir string) string { return filepath.Join(dir, "site", "index.html") }
	for name, c := range map[string]struct {
		damage func(shelf, dir string) error
		names  string // what the message must name
		nights int    // until it is found
	}{
		"a page deleted":          {func(_, dir string) error { return os.Remove(index(dir)) }, "site/index.html (mất)", 1},
		"a page altered":          {func(_, dir string) error { return os.WriteFile(index(dir), []byte("forged"), 0o644) }, "site/index.html (bị sửa)", 1},
		"a page cut":              {func(_, dir string) error { return os.Truncate(index(dir), 1) }, "site/index.html (bị sửa)", 1},
		"a page that is a folder": {func(_, dir string) error { return errors.Join(os.Remove(index(dir)), os.Mkdir(index(dir), 0o755)) }, "site/index.html (bị sửa)", 1},
		"a page that is a link": {func(_, dir string) error {
			return errors.Join(os.Remove(index(dir)), os.Symlink("/etc/hostname", index(dir)))
		}, "site/index.html (bị sửa)", 1},
		"a stranger":        {func(_, dir string) error { return os.WriteFile(filepath.Join(dir, "site", "x.html"), nil, 0o644) }, "site/x.html (lạ)", 1},
		"the site deleted":  {func(_, dir string) error { return os.RemoveAll(filepath.Join(dir, "site")) }, "site/index.html", 1},
		"no manifest":       {func(_, dir string) error { return os.Remove(filepath.Join(dir, manifestName)) }, "manifest.json (mất)", 1},
		"an empty manifest": {func(_, dir string) error { return os.WriteFile(filepath.Join(dir, manifestName), nil, 0o644) }, "manifest.json (bị sửa)", 1},
		"a bad manifest": {func(_, dir string) error {
			return os.WriteFile(filepath.Join(dir, manifestName), []byte("{\"release\":1"), 0o644)
		}, "manifest.json (bị sửa)", 1},
		"a manifest of nothing": {func(_, dir string) error { return os.WriteFile(filepath.Join(dir, manifestName), []byte("{}"), 0o644) }, "manifest.json (bị sửa)", 1},
		"the folder deleted":    {func(_, dir string) error { return os.RemoveAll(dir) }, "current (mất)", 1},
		"current leads to nothing": {func(shelf, _ string) error {
			return errors.Join(os.Remove(filepath.Join(shelf, current)), os.Symlink("gone", filepath.Join(shelf, current)))
		}, "current (mất)", 1},
		"current leads to itself": {func(shelf, _ string) error {
			return errors.Join(os.Remove(filepath.Join(shelf, current)), os.Symlink(current, filepath.Join(shelf, current)))
		}, "current (mất)", 1},
		"current deleted": {func(shelf, _ string) error { return os.Remove(filepath.Join(shelf, current)) }, "", 1},
		"current is a file": {func(shelf, _ string) error {
			return errors.Join(os.Remove(filepath.Join(shelf, current)), os.WriteFile(filepath.Join(shelf, current), []byte("x"), 0o644))
		}, "manifest.json (mất)", 1},
		"current is an empty folder": {func(shelf, _ string) error {
			return errors.Join(os.Remove(filepath.Join(shelf, current)), os.Mkdir(filepath.Join(shelf, current), 0o755))
		}, "manifest.json (mất)", 1},
		"the same bytes, another time": {func(_, dir string) error { return os.Chtimes(index(dir), secondNight, secondNight) }, "", 0},
		"altered, with its size and time kept": {func(_, dir string) error {
			info, err := os.Stat(index(dir))
			return errors.Join(err, os.WriteFile(index(dir), []byte("0ne"), 0o644), os.Chtimes(index(dir), info.ModTime(), info.ModTime()))
		}, "site/index.html (bị sửa)", 7},
	} {
		t.Run(name, func(t *testing.T) {
			s := Shelf{Dir: t.TempDir()}
			publish(t, s, saying("night-1", "a", "one", firstNight))
			if err := c.damage(s.Dir, filepath.Join(s.Dir, "night-1")); err != nil {
				t.Fatal(err)
			}
			var said string
			for n := 1; n <= max(c.nights, 1); n++ {
				out, err := s.Publish(context.Background(), saying(fmt.Sprintf("night-%d", n+1), "a", "one", firstNight.AddDate(0, 0, n)))
				if err != nil {
					t.Fatal(err)
				}
				if out.Healed != nil {
					said = out.Healed.Error()
					if n != c.nights {
						t.Errorf("found on night %d, want %d", n, c.nights)
					}
				}
			}
			if !strings.Contains(said, c.names) || (c.names == "") != (said == "") {
				t.Errorf("said %q, want it to name %q", said, c.names)
			}
			if got := inForce(t, s); got != "one" {
				t.Errorf("in force: %q", got)
			}
			out, err := s.Publish(context.Background(), saying("night-9", "a", "never filled", firstNight.AddDate(0, 0, 8)))
			if err != nil || out.Changed || out.Healed != nil {
				t.Errorf("the night after: %+v, %v", out, err)
			}
		})
	}
}

// A workspace copied by a program that follows links has a folder for current.
func TestCurrentThatIsAFolderBecomesALink(t *testing.T) {
	for _, keepsBoth := range []bool{true, false} {
		s := Shelf{Dir: t.TempDir()}
		publish(t, s, saying("night-1", "a", "one", firstNight))
		link := filepath.Join(s.Dir, current)
		if err := errors.Join(os.Remove(link), os.CopyFS(link, os.DirFS(filepath.Join(s.Dir, "night-1")))); err != nil {
			t.Fatal(err)
		}
		if !keepsBoth {
			if err := os.RemoveAll(filepath.Join(s.Dir, "night-1")); err != nil {
				t.Fatal(err)
			}
		}
		if name, changed := publish(t, s, saying("night-2", "a", "never filled", secondNight)); name != "night-1" || changed {
			t.Errorf("keeps both %v: %s, changed %v", keepsBoth, name, changed)
		}
		if to, err := os.Readlink(link); err != nil || to != "night-1" || inForce(t, s) != "one" {
			t.Errorf("keeps both %v: current leads to %q, %v", keepsBoth, to, err)
		}
	}
}

func TestFallBackFindsTheNewestThatIsWhole(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	for _, n := range []string{"1", "2", "3"} {
		publish(t, s, saying("night-"+n, n, n, firstNight))
	}
	if err := os.Remove(filepath.Join(s.Dir, "night-3", "site", "index.html")); err != nil {
		t.Fatal(err)
	}
	if name, err := s.FallBack(); err != nil || name != "night-2" || inForce(t, s) != "2" {
		t.Errorf("fell back to %s, %v", name, err)
	}
	if _, err := (Shelf{Dir: t.TempDir()}).FallBack(); !errors.Is(err, ErrNone) {
		t.Errorf("an empty shelf: %v", err)
	}
}

func TestReleaseOfAPastNight(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	publish(t, s, saying("night-1", "a", "one", firstNight))
	publish(t, s, saying("night-2", "b", "two", secondNight))
	for _, c := range []struct {
		at   time.Time
		want string
	}{{firstNight, "night-1"}, {secondNight.Add(-time.Second), "night-1"}, {secondNight, "night-2"}} {
		if dir, err := s.At(c.at); err != nil || filepath.Base(dir) != c.want {
			t.Errorf("at %s: %s, %v; want %s", c.at, dir, err, c.want)
		}
	}
	if _, err := s.At(firstNight.Add(-time.Second)); !errors.Is(err, ErrNone) {
		t.Errorf("before the first night: %v, want ErrNone", err)
	}
}

// A manifest holds what is there with its size and time, or with its hash.
func TestAManifestHoldsWhatIsAsItWas(t *testing.T) {
	for name, c := range map[string]struct {
		change func(file string) error
		holds  bool
	}{
		"as it was": {func(string) error { return nil }, true},
		"copied":    {func(file string) error { return os.Chtimes(file, firstNight, firstNight) }, true},
		"lost":      {os.Remove, false},
		"a folder":  {func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o755)) }, false},
		"longer":    {func(file string) error { return os.WriteFile(file, []byte("one more"), 0o600) }, false},
		"another one": {func(file string) error {
			return errors.Join(os.WriteFile(file, []byte("two"), 0o600), os.Chtimes(file, firstNight, firstNight))
		}, false},
	} {
		s := Shelf{Dir: t.TempDir()}
		publish(t, s, saying("night-1", "a", "one", firstNight))
		dir, _, err := s.Current()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.change(filepath.Join(dir, "site", "index.html")); err != nil {
			t.Fatal(err)
		}
		m, err := Below(dir, "site")
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // what was hashed is remembered
			if got := m.Holds(dir, "site/index.html"); got != c.holds {
				t.Errorf("%s: %v", name, got)
			}
		}
		if m.Holds(dir, "site/none.html") || m.Holds(dir, "manifest.json") || m.Holds(dir, "../night-1/site/index.html") {
			t.Errorf("%s: holds what it does not name", name)
		}
	}
}

// Of a manifest what lies below a folder is read, and nothing beyond.
func TestFilesBelowAFolder(t *testing.T) {
	const file = `{"path": "%s", "bytes": 3, "sha256": "", "modified": "2026-11-29T21:30:52Z"}`
	of := func(paths ...string) string {
		for i, path := range paths {
			paths[i] = fmt.Sprintf(file, path)
		}
		return `{"release": "files", "store": 1, "files": [` + strings.Join(paths, ", ")
	}
	for name, c := range map[string]struct {
		manifest string
		want     []string // nil for a damage
	}{
		"those of the folder":   {of("a/0", "parquet/a", "parquet/b", "parquets/c", "site/d") + "]}", []string{"parquet/a", "parquet/b"}},
		"none":                  {of("site/d") + "]}", []string{}},
		"a fault beyond":        {of("parquet/a", "site/d") + " broken", []string{"parquet/a"}},
		"a fault before":        {of("a/0") + ", broken", nil},
		"cut":                   {of("parquet/a"), nil},
		"no list":               {`{"release": "night-1"}`, nil},
		"files of another kind": {`{"files": {"path": 7}}`, nil},
		"empty":                 {"", nil},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "manifest.json"), []byte(c.manifest), 0o600); err != nil {
			t.Fatal(err)
		}
		m, err := Below(dir, "parquet")
		var damaged *DamagedError
		if (c.want == nil) != errors.As(err, &damaged) || len(m.Files) != len(c.want) {
			t.Errorf("%s: %d files, %v", name, len(m.Files), err)
			continue
		}
		for i, f := range m.Files {
			if f.Path != c.want[i] || f.Bytes != 3 || f.Modified.IsZero() {
				t.Errorf("%s: %+v, want %s", name, f, c.want[i])
			}
		}
	}
	if _, err := Below(t.TempDir(), "parquet"); err == nil {
		t.Error("a release without a manifest has files")
	}
}
