package release

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// manifestName is the manifest's file inside a release.
const manifestName = "manifest.json"

// A Manifest says what a release holds and what it was made from.
type Manifest struct {
	Release    string    `json:"release"`
	Program    string    `json:"program"`
	Inputs     string    `json:"inputs"`
	CreatedAt  time.Time `json:"created_at"`
	VerifiedAt time.Time `json:"verified_at"` // the last night that found nothing to change
	HashedAt   time.Time `json:"hashed_at"`   // when every file was last hashed
	Store      int64     `json:"store"`       // version of the store that it was made from
	Files      []File    `json:"files"`
}

// A File of a release, by its path from the release's folder.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
	// Modified is the file's own time: another one asks for its hash.
	Modified time.Time `json:"modified,omitzero"`
}

// Below are the files that the manifest of the release in dir names below a folder, and
// nothing else of it: such files stand together there, and what comes after them, of a
// large release by far the most, is not read. The error is a *DamagedError.
func Below(dir, folder string) (Manifest, error) {
	f, err := os.Open(filepath.Join(dir, manifestName))
	if err != nil {
		return Manifest{}, &DamagedError{Dir: dir, Damage: []Damage{{manifestName, Lost}}, Err: err}
	}
	defer f.Close()
	files, err := filesBelow(json.NewDecoder(f), folder)
	if err != nil {
		return Manifest{}, &DamagedError{Dir: dir, Damage: []Damage{{manifestName, Altered}}, Err: err}
	}
	return Manifest{Files: files}, nil
}

func filesBelow(in *json.Decoder, folder string) (files []File, err error) {
	sign := func(want json.Delim) error {
		token, err := in.Token()
		if err == nil && token != want {
			err = fmt.Errorf("%v where %v is due", token, want)
		}
		return err
	}
	if err := sign('{'); err != nil {
		return nil, err
	}
	for {
		key, err := in.Token()
		if err != nil {
			return nil, err
		}
		if key == "files" {
			break
		}
		var other json.RawMessage
		if err := in.Decode(&other); err != nil {
			return nil, err
		}
	}
	if err := sign('['); err != nil {
		return nil, err
	}
	for in.More() {
		var file File
		if err := in.Decode(&file); err != nil {
			return nil, err
		}
		switch {
		case strings.HasPrefix(file.Path, folder+"/"):
			files = append(files, file)
		case len(files) > 0:
			return files, nil
		}
	}
	return files, sign(']')
}

func readManifest(dir string) (Manifest, error) {
	var m Manifest
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return m, &DamagedError{Dir: dir, Damage: []Damage{{manifestName, Lost}}, Err: err}
	}
	if err := json.Unmarshal(data, &m); err != nil || m.Release == "" || len(m.Files) == 0 {
		return Manifest{}, &DamagedError{Dir: dir, Damage: []Damage{{manifestName, Altered}}, Err: err}
	}
	return m, nil
}

func writeManifest(dir string, m Manifest) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	next, err := os.CreateTemp(dir, ".manifest-*")
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	defer os.Remove(next.Name()) // gone already when the rename succeeded
	_, err = next.Write(append(data, '\n'))
	for _, step := range []func() error{func() error { return next.Chmod(0o644) }, next.Sync, next.Close} {
		if err == nil {
			err = step()
		}
	}
	if err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	if err := os.Rename(next.Name(), filepath.Join(dir, manifestName)); err != nil {
		return fmt.Errorf("write manifest: %w", err)
	}
	return syncDir(dir)
}

// digestsAtOnce is how many files are digested side by side.
const digestsAtOnce = 2

// digestFiles lists the files below dir, sorted by path.
func digestFiles(dir string) ([]File, error) {
	var files []File
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		files = append(files, File{Path: filepath.ToSlash(rel), Modified: info.ModTime().UTC()})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("digest release: %w", err)
	}
	faults := make([]error, digestsAtOnce)
	var next atomic.Int64
	var workers sync.WaitGroup
	for w := range faults {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files) && faults[w] == nil; i = int(next.Add(1)) - 1 {
				files[i].Bytes, files[i].SHA256, faults[w] = digestFile(filepath.Join(dir, filepath.FromSlash(files[i].Path)))
			}
		})
	}
	workers.Wait()
	if err := errors.Join(faults...); err != nil {
		return nil, fmt.Errorf("digest release: %w", err)
	}
	return files, nil
}

func digestFile(path string) (size int64, digest string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	sum := sha256.New()
	size, err = io.Copy(sum, f)
	return size, hex.EncodeToString(sum.Sum(nil)), err
}

// syncsAtOnce is how many files are waited for together: the file system writes
// what is asked of it meanwhile in one go.
const syncsAtOnce = 8

// syncTree makes everything below dir outlive a power cut: every file, and every
// folder and so the names in it.
func syncTree(dir string) error {
	paths := make(chan string)
	faults := make([]error, syncsAtOnce)
	var workers sync.WaitGroup
	for i := range faults {
		workers.Go(func() {
			for path := range paths {
				faults[i] = errors.Join(faults[i], syncPath(path))
			}
		})
	}
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil {
			paths <- path
		}
		return err
	})
	close(paths)
	workers.Wait()
	return errors.Join(append(faults, err)...)
}

func syncDir(dir string) error { return syncPath(dir) }

func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		return fmt.Errorf("sync %s: %w", path, err)
	}
	return nil
}
