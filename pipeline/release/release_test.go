package release

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
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
	name, changed, err := s.Publish(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	return name, changed
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
	if _, _, err := s.Publish(context.Background(), broken); err == nil {
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

// verify compares the files of the release in dir with its manifest and names
// the first that is missing or was changed.
func verify(dir string) error {
	m, err := readManifest(dir)
	if err != nil {
		return err
	}
	for _, want := range m.Files {
		got, err := digestFile(filepath.Join(dir, filepath.FromSlash(want.Path)))
		if err != nil {
			return fmt.Errorf("release %s: %w", m.Release, err)
		}
		if got.SHA256 != want.SHA256 {
			return fmt.Errorf("release %s: %s is not what was published", m.Release, want.Path)
		}
	}
	return nil
}

func TestManifestTellsATouchedFile(t *testing.T) {
	s := Shelf{Dir: t.TempDir()}
	publish(t, s, saying("night-1", "a", "one", firstNight))
	dir, _, _ := s.Current()
	if err := verify(dir); err != nil {
		t.Fatalf("verify of a fresh release = %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site", "index.html"), []byte("forged"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := verify(dir); err == nil {
		t.Error("verify did not see the touched file")
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
