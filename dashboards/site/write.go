package site

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
)

// An outlet takes the files of a site, from several goroutines. None of them is held.
type outlet struct {
	dir   string
	mu    sync.Mutex
	taken map[string]bool
	made  map[string]bool
}

// add writes a file at a path from the root of the site. A file that stands there
// already is an error: a site is never written over another.
func (f *outlet) add(path string, data []byte) error {
	name := filepath.Join(f.dir, filepath.FromSlash(path))
	if err := f.take(path, filepath.Dir(name)); err != nil {
		return err
	}
	if err := writeNew(name, data); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	return nil
}

// take makes the folder of a path that no page has yet.
func (f *outlet) take(path, dir string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.taken == nil {
		f.taken, f.made = map[string]bool{}, map[string]bool{}
	}
	if f.taken[path] {
		return fmt.Errorf("two pages have the address %s", path)
	}
	f.taken[path] = true
	if f.made[dir] {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	f.made[dir] = true
	return nil
}

func writeNew(name string, data []byte) error {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if _, err := out.Write(data); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}
