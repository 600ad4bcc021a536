// Package nights keeps what every night saw, so that it can be walked again: the
// declarations that it ran by, which decisions the ledger held, what each
// source listed, and which bytes or which fault each document gave.
//
// The border: the bytes of documents lie in the vault and decisions in the
// ledger; here are only their digests. It knows neither what a
// declaration says nor what a night makes of what it saw.
package nights

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A Book is the folder of all records: one file a night, and what nights have in
// common once, by its digest. One process writes it at a time.
type Book struct{ Dir string }

// sharedDir holds declarations and visits.
const sharedDir = "shared"

// A Record is one night. A night that died before it had visited every source
// has none, or one of the sources that it visited.
type Record struct {
	Run       string            `json:"run"`
	After     string            `json:"after,omitempty"` // the run before it, where the clock had been set back since
	Trigger   string            `json:"trigger"`
	Names     []string          `json:"names"` // what was run: nightly, or sources
	StartedAt time.Time         `json:"started_at"`
	SettledAt time.Time         `json:"settled_at,omitzero"` // when every source was judged; zero when nothing had changed, or the night failed before
	Program   string            `json:"program"`             // names the very build
	Decisions int               `json:"decisions"`           // how many the ledger held
	Ledger    pipeline.Digest   `json:"ledger"`              // of them
	Decided   []pipeline.Digest `json:"decided,omitempty"`   // their names, see Names; records of before have none
	Settings  []File            `json:"settings"`            // sorted by path
	Sources   []Source          `json:"sources"`             // all that were declared, sorted
	Visits    []Visit           `json:"visits"`              // sorted by source
}

// A File is a declaration, by its path below the workspace.
type File struct {
	Path   string          `json:"path"` // slash-separated
	Digest pipeline.Digest `json:"digest"`
}

// A Source is where a source lay. Place is slash-separated and below the
// workspace, or absolute, or an address; Faulty says that its declaration could
// not be used, as when there was no such folder.
type Source struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Place  string `json:"place"`
	Faulty bool   `json:"faulty,omitempty"`
}

// A Visit is what one source gave, kept under Digest.
type Visit struct {
	Source string          `json:"source"`
	Digest pipeline.Digest `json:"digest"`
}

// A DamagedError says which file of the book is lost or altered.
type DamagedError struct {
	File string // below the book's folder
	Err  error
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("bản ghi các đêm: %s bị mất hoặc bị hỏng (%v); khôi phục tệp này từ bản sao lưu (a record of the nights is lost or damaged)", e.File, e.Err)
}

func (e *DamagedError) Unwrap() error { return e.Err }

// Keep writes the record of a night, whole or not at all; one of the same run
// gives way to it.
func (b Book) Keep(r Record) error {
	data, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return err
	}
	if err := b.write(recordName(r.Run), append(data, '\n')); err != nil {
		return fmt.Errorf("keep night %s: %w", r.Run, err)
	}
	return nil
}

// Has tells whether there is a record of a run, whatever it is worth.
func (b Book) Has(run string) bool {
	_, err := os.Lstat(filepath.Join(b.Dir, recordName(run)))
	return err == nil
}

// recordName is the file of the record of a run.
func recordName(run string) string { return run + ".json" }

// Records are the nights that can be read, in the order in which they came to
// pass. damaged names those that cannot.
func (b Book) Records() (list []Record, damaged []error, err error) {
	entries, err := os.ReadDir(b.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("read nights: %w", err)
	}
	for _, e := range entries {
		run, isRecord := strings.CutSuffix(e.Name(), ".json")
		if e.IsDir() || !isRecord {
			continue
		}
		var r Record
		data, err := os.ReadFile(filepath.Join(b.Dir, e.Name()))
		if err == nil {
			err = json.Unmarshal(data, &r)
		}
		if err == nil && (r.Run != run || r.StartedAt.IsZero()) {
			err = errors.New("it speaks of another night")
		}
		if err != nil {
			damaged = append(damaged, &DamagedError{e.Name(), err})
			continue
		}
		list = append(list, r)
	}
	return inOrder(list), damaged, nil
}

// KeepSettings keeps the files below root that paths name, files or folders; one
// that is not there has nothing to keep. What a link leads to is kept as the file
// that it stands for.
func (b Book) KeepSettings(root string, paths ...string) (files []File, err error) {
	for _, path := range paths {
		at, err := filepath.EvalSymlinks(filepath.Join(root, path))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			err = filepath.WalkDir(at, func(file string, _ fs.DirEntry, err error) error {
				content, err := regular(file, err)
				if err != nil || content == nil {
					return err
				}
				rel, err := filepath.Rel(at, file)
				if err != nil {
					return err
				}
				digest, err := b.share(content)
				files = append(files, File{filepath.ToSlash(filepath.Join(path, rel)), digest})
				return err
			})
		}
		if err != nil {
			return nil, fmt.Errorf("keep settings: %w", err)
		}
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return slices.Compact(files), nil
}

// regular is what a regular file holds, nil for anything else: a folder, a link
// that leads nowhere, a file that went away while the folder was walked.
func regular(file string, err error) ([]byte, error) {
	var info fs.FileInfo
	if err == nil {
		info, err = os.Stat(file)
	}
	var content []byte
	if err == nil && info.Mode().IsRegular() {
		content, err = os.ReadFile(file)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && content == nil && info.Mode().IsRegular() {
		content = []byte{}
	}
	return content, err
}

// Restore writes the declarations of a night into dir.
func (b Book) Restore(r Record, dir string) error {
	for _, f := range r.Settings {
		if !filepath.IsLocal(filepath.FromSlash(f.Path)) {
			return &DamagedError{recordName(r.Run), fmt.Errorf("path %q", f.Path)}
		}
		content, err := b.shared(f.Digest)
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("restore settings: %w", err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return fmt.Errorf("restore settings: %w", err)
		}
	}
	return nil
}

// Prove tells what of the book is lost or altered: every record, and all that
// the records name.
func (b Book) Prove() (records int, damaged []error, err error) {
	list, damaged, err := b.Records()
	seen := map[pipeline.Digest]bool{}
	prove := func(d pipeline.Digest) {
		if seen[d] {
			return
		}
		seen[d] = true
		if _, err := b.shared(d); err != nil {
			damaged = append(damaged, err)
		}
	}
	for _, r := range list {
		for _, f := range r.Settings {
			prove(f.Digest)
		}
		for _, v := range r.Visits {
			prove(v.Digest)
		}
		for _, d := range r.Decided {
			prove(d)
		}
	}
	return len(list), damaged, err
}

func sharedName(d pipeline.Digest) string {
	return filepath.Join(sharedDir, string(d)[:2], string(d))
}

// share keeps content once; what was kept and is altered by now is mended.
func (b Book) share(content []byte) (pipeline.Digest, error) {
	d := pipeline.DigestOf(content)
	if _, err := b.shared(d); err == nil {
		return d, nil
	}
	return d, b.write(sharedName(d), content)
}

// shared gives back what was kept, checked against its digest.
func (b Book) shared(d pipeline.Digest) ([]byte, error) {
	if _, err := pipeline.ParseDigest(string(d)); err != nil {
		return nil, &DamagedError{sharedDir, err}
	}
	content, err := os.ReadFile(filepath.Join(b.Dir, sharedName(d)))
	if err == nil && pipeline.DigestOf(content) != d {
		err = errors.New("it is not what was kept")
	}
	if err != nil {
		return nil, &DamagedError{filepath.ToSlash(sharedName(d)), err}
	}
	return content, nil
}

// write makes a file appear whole and last.
func (b Book) write(name string, content []byte) error {
	path := filepath.Join(b.Dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	part, err := os.OpenFile(path+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), path)
}
