package vault

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// What Get says of bytes that it cannot give back.
var (
	// ErrNotFound: the vault holds no content with this digest.
	ErrNotFound = errors.New("not in the vault")
	// ErrCorrupted: the file on disk is no longer what was put.
	ErrCorrupted = errors.New("the file in the vault is not what was put")
)

// A Vault is an open vault. It may be used from many goroutines.
type Vault struct {
	dir string

	mu       sync.RWMutex
	sidecars map[pipeline.Digest]sidecar
	last     map[document]pipeline.Digest
	damaged  []string
}

// document is the address of a document across all sources.
type document struct{ source, name string }

// Open opens the vault in dir for the one writer, makes the folder where it is
// missing, and clears away what an interrupted Put left.
func Open(dir string) (*Vault, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	v := &Vault{dir: dir, sidecars: map[pipeline.Digest]sidecar{}, last: map[document]pipeline.Digest{}}
	shelves, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open vault: %w", err)
	}
	for _, s := range shelves {
		if !s.IsDir() || len(s.Name()) != 2 {
			continue
		}
		if err := v.openShelf(filepath.Join(dir, s.Name())); err != nil {
			return nil, fmt.Errorf("open vault: %w", err)
		}
	}
	return v, nil
}

// openShelf reads the sidecars of one folder.
func (v *Vault) openShelf(shelf string) error {
	files, err := os.ReadDir(shelf)
	if err != nil {
		return err
	}
	for _, f := range files {
		path := filepath.Join(shelf, f.Name())
		switch filepath.Ext(f.Name()) {
		case temporary:
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		case ".json":
			digest, err := pipeline.ParseDigest(strings.TrimSuffix(f.Name(), ".json"))
			if err != nil {
				continue // the content of a JSON document, or a stranger
			}
			side, err := readSidecar(path, digest)
			if err != nil {
				v.damaged = append(v.damaged, err.Error())
				continue
			}
			v.learn(side)
		}
	}
	return nil
}

// learn takes a sidecar into the index.
func (v *Vault) learn(side sidecar) {
	v.sidecars[side.Digest] = side
	for _, e := range side.Entries {
		doc := document{e.Source, e.Document}
		known, ok := v.last[doc]
		if !ok {
			v.last[doc] = side.Digest
			continue
		}
		other, _ := v.sidecars[known].entry(doc)
		if c := e.seen().Compare(other.seen()); c > 0 || (c == 0 && side.Digest > known) {
			v.last[doc] = side.Digest
		}
	}
}

// Damaged are the sidecars that could not be read at opening, one line each.
// The documents they told of count as never fetched.
func (v *Vault) Damaged() []string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return slices.Clone(v.damaged)
}

// Put keeps content and its sidecar; see pipeline.Vault. It gives the snapshot
// as the vault holds it. Content that does not have the digest of snap is
// refused; a snap without a digest gets it.
func (v *Vault) Put(ctx context.Context, snap pipeline.Snapshot, content []byte) (pipeline.Snapshot, error) {
	digest := pipeline.DigestOf(content)
	if err := v.admit(ctx, snap, digest); err != nil {
		return pipeline.Snapshot{}, fmt.Errorf("put %s / %s: %w", snap.Source, snap.Document, err)
	}
	snap.Digest, snap.Size = digest, int64(len(content))
	v.mu.Lock()
	defer v.mu.Unlock()
	doc := document{snap.Source, snap.Document}
	side, known := v.sidecars[digest]
	if !known {
		side = sidecar{Digest: digest, Size: snap.Size, File: string(digest) + extension(snap)}
	}
	if e, ok := side.entry(doc); ok && v.last[doc] == digest {
		return e.snapshot(side), v.keepContent(side, content)
	}
	kept := side.with(snap)
	if err := v.keep(kept, content); err != nil {
		return pipeline.Snapshot{}, fmt.Errorf("put %s / %s: %w", snap.Source, snap.Document, err)
	}
	v.sidecars[digest] = kept
	v.last[doc] = digest
	e, _ := kept.entry(doc)
	return e.snapshot(kept), nil
}

func (v *Vault) admit(ctx context.Context, snap pipeline.Snapshot, digest pipeline.Digest) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case snap.Source == "" || snap.Document == "":
		return errors.New("a snapshot needs a source and a document")
	case !utf8.ValidString(snap.Source + snap.Document):
		return errors.New("tên tài liệu không phải mã UTF-8 / the name of the document is not UTF-8")
	case snap.Digest != "" && snap.Digest != digest:
		return fmt.Errorf("content has digest %s, not %s", digest.Short(), snap.Digest.Short())
	}
	return nil
}

// Get gives the bytes back, checked against their digest. The error wraps
// ErrNotFound or ErrCorrupted where it is one of those; for a document that was
// put it is then a *pipeline.SourceError.
func (v *Vault) Get(ctx context.Context, d pipeline.Digest) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if _, err := pipeline.ParseDigest(string(d)); err != nil {
		return nil, fmt.Errorf("get from vault: %w", err)
	}
	side, err := v.sidecarOf(d)
	if err != nil {
		return nil, fmt.Errorf("get %s from vault: %w", d.Short(), err)
	}
	path := filepath.Join(v.shelf(d), side.File)
	content, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, v.fault("vault_lost", side, ErrNotFound)
	case err != nil:
		return nil, fmt.Errorf("get from vault: %w", err)
	case pipeline.DigestOf(content) != d:
		return nil, v.fault("vault_damaged", side, ErrCorrupted)
	}
	return content, nil
}

// fault words what is wrong with one file of the vault: the night goes on
// without its document.
func (v *Vault) fault(reason string, side sidecar, err error) error {
	where := filepath.Join(filepath.Base(v.dir), string(side.Digest)[:2], side.File)
	return &pipeline.SourceError{Reason: reason, Where: filepath.ToSlash(where), Err: err,
		Message: pipeline.Text{VI: "Bản gốc đã lưu của tài liệu bị mất hoặc bị hỏng.", EN: "The kept original of the document is lost or damaged."},
		Hint: pipeline.Text{VI: "Khôi phục tệp này từ bản sao lưu; nếu không có, xóa nó để lần chạy sau tải lại.",
			EN: "Restore this file from a backup; without one, delete it and the next run fetches it again."}}
}

// sidecarOf looks in the index, and then on disk for what another process put
// since.
func (v *Vault) sidecarOf(d pipeline.Digest) (sidecar, error) {
	v.mu.RLock()
	side, ok := v.sidecars[d]
	v.mu.RUnlock()
	if ok {
		return side, nil
	}
	side, err := readSidecar(filepath.Join(v.shelf(d), string(d)+".json"), d)
	if errors.Is(err, fs.ErrNotExist) {
		return side, ErrNotFound
	}
	return side, err
}

// Last is the newest snapshot of a document; ok is false when there is none,
// and when its content is no longer whole on disk, so that it is fetched again.
func (v *Vault) Last(ctx context.Context, source, name string) (snap pipeline.Snapshot, ok bool, err error) {
	if err := ctx.Err(); err != nil {
		return pipeline.Snapshot{}, false, err
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	doc := document{source, name}
	digest, ok := v.last[doc]
	if !ok {
		return pipeline.Snapshot{}, false, nil
	}
	side := v.sidecars[digest]
	info, err := os.Stat(filepath.Join(v.shelf(digest), side.File))
	if errors.Is(err, fs.ErrNotExist) || (err == nil && info.Size() != side.Size) {
		return pipeline.Snapshot{}, false, nil
	}
	if err != nil {
		return pipeline.Snapshot{}, false, fmt.Errorf("look into vault: %w", err)
	}
	e, ok := side.entry(doc)
	return e.snapshot(side), ok, nil
}

// Snapshots are all snapshots, oldest first.
func (v *Vault) Snapshots() []pipeline.Snapshot {
	v.mu.RLock()
	defer v.mu.RUnlock()
	var list []pipeline.Snapshot
	for _, side := range v.sidecars {
		for _, e := range side.Entries {
			list = append(list, e.snapshot(side))
		}
	}
	slices.SortFunc(list, func(a, b pipeline.Snapshot) int {
		return cmp.Or(a.FetchedAt.Compare(b.FetchedAt), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Document, b.Document),
			cmp.Compare(a.Digest, b.Digest))
	})
	return list
}

func (v *Vault) shelf(d pipeline.Digest) string { return filepath.Join(v.dir, string(d)[:2]) }
