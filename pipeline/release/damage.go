package release

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// How a file of a release may be damaged.
const (
	Lost    = "lost"    // it is not there
	Altered = "altered" // it is not what was published
	Strange = "strange" // it was not published
)

// A Damage is one file of a release that is not as it was published.
type Damage struct {
	Path string // from the release's folder
	What string // Lost, Altered or Strange
}

// A DamagedError says that the release in Dir is not what was published. It
// heals: Publish makes it anew, and FallBack puts an earlier one in force.
type DamagedError struct {
	Dir    string
	Damage []Damage
	Err    error // of the system, may be nil
}

// shownDamage bounds the files that a message names.
const shownDamage = 5

func (e *DamagedError) Error() string {
	var names []string
	words := map[string]string{Lost: "mất", Altered: "bị sửa", Strange: "lạ"}
	for i, d := range e.Damage {
		if i == shownDamage {
			names = append(names, fmt.Sprintf("… (+%d)", len(e.Damage)-i))
			break
		}
		names = append(names, d.Path+" ("+words[d.What]+")")
	}
	return fmt.Sprintf("bản phát hành %s không còn như lúc công bố: %s; chạy `tonghop run` hoặc `tonghop verify --heal` để dựng lại (the release is damaged)",
		filepath.Base(e.Dir), strings.Join(names, ", "))
}

func (e *DamagedError) Unwrap() error { return e.Err }

// Inspect compares the release in dir with its manifest: every file by size and
// time, by hash where those differ and, when whole, always. It gives the manifest
// with the times of files whose hash is right. The error is a *DamagedError when
// anything differs.
func Inspect(dir string, whole bool) (Manifest, error) {
	m, err := readManifest(dir)
	if err != nil {
		return m, err
	}
	damaged := &DamagedError{Dir: dir}
	known := map[string]bool{manifestName: true}
	for i, want := range m.Files {
		known[want.Path] = true
		if what := inspectFile(filepath.Join(dir, filepath.FromSlash(want.Path)), &m.Files[i], whole); what != "" {
			damaged.Damage = append(damaged.Damage, Damage{want.Path, what})
		}
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if name := filepath.ToSlash(rel); err == nil && !known[name] {
			damaged.Damage = append(damaged.Damage, Damage{name, Strange})
		}
		return err
	})
	if err != nil {
		return m, fmt.Errorf("inspect release: %w", err)
	}
	if len(damaged.Damage) > 0 {
		return m, damaged
	}
	return m, nil
}

// Holds tells whether the release in dir, whose manifest m is, holds a file as it was
// published: by size and time, by hash where the time is another one. What was hashed
// is remembered in m.
func (m *Manifest) Holds(dir, name string) bool { return m.holds(dir, name, false) }

// Holds tells whether the release in dir holds a file just as it was published.
func Holds(dir, name string) bool {
	m, err := readManifest(dir)
	return err == nil && m.holds(dir, name, true)
}

func (m *Manifest) holds(dir, name string, whole bool) bool {
	i := slices.IndexFunc(m.Files, func(f File) bool { return f.Path == name })
	return i >= 0 && inspectFile(filepath.Join(dir, filepath.FromSlash(name)), &m.Files[i], whole) == ""
}

func inspectFile(path string, want *File, whole bool) (what string) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Lost
	case err != nil || !info.Mode().IsRegular() || info.Size() != want.Bytes:
		return Altered
	case !whole && info.ModTime().UTC().Equal(want.Modified):
		return ""
	}
	_, digest, err := digestFile(path)
	if err != nil || digest != want.SHA256 {
		return Altered
	}
	want.Modified = info.ModTime().UTC()
	return ""
}

// wholeEvery is how long the files of the release in force go without being
// hashed, each and all.
const wholeEvery = 7 * 24 * time.Hour

// aside is the prefix of what is moved out of the way, so that a person can look
// at it; it is never in force.
const aside = ".damaged-"

// setAside moves something out of the way, in the place of what was moved so
// before.
func (s Shelf) setAside(name string) error {
	to := filepath.Join(s.Dir, aside+name)
	if err := os.RemoveAll(to); err != nil {
		return fmt.Errorf("set %s aside: %w", name, err)
	}
	if err := os.Rename(filepath.Join(s.Dir, name), to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("set %s aside: %w", name, err)
	}
	return nil
}

// straighten makes current a link again where it is a folder: the copy of a
// workspace by a program that follows links. A release that it holds whole keeps
// its name; anything else is set aside.
func (s Shelf) straighten() error {
	path := filepath.Join(s.Dir, current)
	info, err := os.Lstat(path)
	if err != nil || info.Mode()&fs.ModeSymlink != 0 {
		return nil //nolint:nilerr // not there, or a link as it should be
	}
	m, err := Inspect(path, true)
	if err != nil || filepath.Base(m.Release) != m.Release || strings.HasPrefix(m.Release, ".") {
		return s.setAside(current)
	}
	if _, err := Inspect(filepath.Join(s.Dir, m.Release), true); err == nil {
		if err := s.setAside(current); err != nil {
			return err
		}
		return s.point(m.Release)
	}
	if err := s.setAside(m.Release); err != nil {
		return err
	}
	if err := os.Rename(path, filepath.Join(s.Dir, m.Release)); err != nil {
		return fmt.Errorf("straighten %s: %w", path, err)
	}
	return s.point(m.Release)
}

// FallBack puts the newest release that is whole in force, for when none can be
// made anew. ErrNone when there is none.
func (s Shelf) FallBack() (name string, err error) {
	if err := s.straighten(); err != nil {
		return "", err
	}
	names, err := s.Names()
	if err != nil {
		return "", err
	}
	for i := len(names) - 1; i >= 0; i-- {
		if _, err := Inspect(filepath.Join(s.Dir, names[i]), true); err == nil {
			return names[i], s.point(names[i])
		}
	}
	return "", ErrNone
}
