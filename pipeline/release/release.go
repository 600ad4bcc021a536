// Package release keeps the finished nights: one folder each, holding the site,
// the read-only database, the exports and a manifest, and one link, current,
// that says which of them is in force.
//
// The border: it does not know what is inside a release. Who publishes hands in
// a function that fills a folder; this package makes that folder appear whole or
// not at all.
package release

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// current is the link to the release in force, inside the folder of releases.
const current = "current"

// building marks folders that are not releases yet.
const building = ".building-"

// A Shelf is the folder of all releases of a workspace.
type Shelf struct {
	Dir  string
	Keep int // how many releases stay; the one in force always does; 0 keeps all
}

// ErrNone says that nothing was published yet.
var ErrNone = errors.New("no release was published yet")

// Current is the folder and manifest of the release in force, or ErrNone. The
// error is a *DamagedError where the manifest, or what current leads to, is not
// there or cannot be read.
func (s Shelf) Current() (dir string, m Manifest, err error) {
	dir, err = filepath.EvalSymlinks(filepath.Join(s.Dir, current))
	if _, there := os.Lstat(filepath.Join(s.Dir, current)); errors.Is(err, fs.ErrNotExist) && there != nil {
		return "", Manifest{}, ErrNone
	}
	if err != nil {
		return "", Manifest{}, &DamagedError{Dir: filepath.Join(s.Dir, current), Damage: []Damage{{current, Lost}}, Err: err}
	}
	m, err = readManifest(dir)
	return dir, m, err
}

// Names are the releases on the shelf, oldest first.
func (s Shelf) Names() ([]string, error) {
	entries, err := os.ReadDir(s.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list releases: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	slices.Sort(names)
	return names, nil
}

// A Draft is what a release is to say, and how to make it.
type Draft struct {
	Name    string // the run's ID
	Inputs  string // names everything that decides what is published
	Program string // version of the program, for the manifest
	Store   int64  // version of the store, for the manifest
	At      time.Time
	Fill    func(ctx context.Context, name, dir string) error // name is the release's own
}

// An Outcome is what Publish did.
type Outcome struct {
	Name    string // of the release in force
	Changed bool   // false when the one in force stays
	Healed  error  // what was wrong with the one in force before, nil when nothing was
}

// Publish puts the draft in force by one rename. A release in force that was
// made from the same inputs and is whole stays, and only the times in its
// manifest move; one that is damaged is made anew. When Fill fails, or the
// process dies at any moment, the release in force is the one from before.
func (s Shelf) Publish(ctx context.Context, d Draft) (out Outcome, err error) {
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		return out, fmt.Errorf("make folder of releases: %w", err)
	}
	_, _, before := s.Current()
	if err := s.straighten(); err != nil {
		return out, err
	}
	dir, m, err := s.Current()
	if errors.Is(err, ErrNone) && !errors.Is(before, ErrNone) { // what was there is set aside
		out.Healed = before
	}
	if err == nil && m.Inputs == d.Inputs {
		if out.Healed, err = s.confirm(dir, m, d.At); out.Healed == nil {
			return Outcome{Name: m.Release}, err
		}
	}
	var damaged *DamagedError
	if errors.As(err, &damaged) {
		out.Healed, err = damaged, nil
	}
	if err != nil && !errors.Is(err, ErrNone) {
		return out, err
	}
	if err := s.sweep(); err != nil {
		return out, err
	}
	if out.Name, err = s.place(ctx, d, filepath.Base(dir)); err != nil {
		return Outcome{}, err
	}
	if err := s.point(out.Name); err != nil {
		return Outcome{}, err
	}
	out.Changed = true
	if out.Healed != nil && dir != "" {
		if err := s.setAside(filepath.Base(dir)); err != nil {
			return out, err
		}
	}
	return out, s.prune(out.Name)
}

// confirm looks whether the release in force is still what was published, and
// notes the night in its manifest. damaged says what is not.
func (s Shelf) confirm(dir string, m Manifest, at time.Time) (damaged, err error) {
	whole := at.Sub(m.HashedAt) >= wholeEvery
	m, err = Inspect(dir, whole)
	var found *DamagedError
	if errors.As(err, &found) {
		return found, nil
	}
	if err != nil {
		return nil, err
	}
	m.VerifiedAt = at
	if whole {
		m.HashedAt = at
	}
	return nil, writeManifest(dir, m)
}

// place fills a folder out of sight and renames it to its name.
func (s Shelf) place(ctx context.Context, d Draft, inForce string) (string, error) {
	name := d.Name
	for n := 2; name == inForce; n++ {
		name = fmt.Sprintf("%s-%d", d.Name, n)
	}
	draft := filepath.Join(s.Dir, building+name)
	if err := os.Mkdir(draft, 0o755); err != nil {
		return "", fmt.Errorf("make release: %w", err)
	}
	fail := func(err error) (string, error) {
		return "", errors.Join(err, os.RemoveAll(draft))
	}
	if err := d.Fill(ctx, name, draft); err != nil {
		return fail(err)
	}
	m := Manifest{Release: name, Inputs: d.Inputs, Program: d.Program, CreatedAt: d.At, VerifiedAt: d.At, HashedAt: d.At, Store: d.Store}
	var syncing sync.WaitGroup // while the files are read
	var synced, err error
	syncing.Go(func() { synced = syncTree(draft) })
	m.Files, err = digestFiles(draft)
	syncing.Wait()
	if err := errors.Join(err, synced); err != nil {
		return fail(err)
	}
	if err := writeManifest(draft, m); err != nil { // which makes it last itself
		return fail(err)
	}
	final := filepath.Join(s.Dir, name)
	if err := os.RemoveAll(final); err != nil { // placed by a night that died before the switch
		return fail(err)
	}
	if err := os.Rename(draft, final); err != nil {
		return fail(fmt.Errorf("place release: %w", err))
	}
	return name, syncDir(s.Dir)
}

// point switches current to name by one rename.
func (s Shelf) point(name string) error {
	next := filepath.Join(s.Dir, building+current)
	if err := os.Symlink(name, next); err != nil {
		return fmt.Errorf("switch release: %w", err)
	}
	if err := os.Rename(next, filepath.Join(s.Dir, current)); err != nil {
		return fmt.Errorf("switch release: %w", err)
	}
	return syncDir(s.Dir)
}

// sweep removes what a night that died left half made.
func (s Shelf) sweep() error {
	left, err := filepath.Glob(filepath.Join(s.Dir, building+"*"))
	if err != nil {
		return err
	}
	for _, path := range left {
		if err := os.RemoveAll(path); err != nil {
			return fmt.Errorf("clear unfinished release: %w", err)
		}
	}
	return nil
}

// prune removes the oldest releases beyond Keep, never the one in force.
func (s Shelf) prune(inForce string) error {
	names, err := s.Names()
	if err != nil || s.Keep <= 0 {
		return err
	}
	names = slices.DeleteFunc(names, func(n string) bool { return n == inForce })
	for len(names) > s.Keep-1 {
		if err := os.RemoveAll(filepath.Join(s.Dir, names[0])); err != nil {
			return fmt.Errorf("remove old release: %w", err)
		}
		names = names[1:]
	}
	return nil
}

// At is the folder of the release that was in force at t: the newest that was
// made by then and still stands on the shelf. ErrNone when there is none.
func (s Shelf) At(t time.Time) (dir string, err error) {
	names, err := s.Names()
	if err != nil {
		return "", err
	}
	for _, name := range slices.Backward(names) {
		candidate := filepath.Join(s.Dir, name)
		m, err := readManifest(candidate)
		if err == nil && !m.CreatedAt.After(t) {
			return candidate, nil
		}
	}
	return "", ErrNone
}
