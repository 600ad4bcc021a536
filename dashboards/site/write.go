package site

import (
	"bufio"
	"fmt"
	"io"
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
	name, err := f.take(path)
	if err != nil {
		return err
	}
	if err := writeNew(name, func(out io.Writer) error { _, err := out.Write(data); return err }); err != nil {
		return fmt.Errorf("write site: %w", err)
	}
	return nil
}

// stream is add of what is written bit by bit.
func (f *outlet) stream(path string, write func(io.Writer) error) error {
	name, err := f.take(path)
	if err != nil {
		return err
	}
	return writeNew(name, func(out io.Writer) error {
		buffered := bufio.NewWriterSize(out, 64<<10)
		if err := write(buffered); err != nil {
			return err
		}
		return buffered.Flush()
	})
}

// take makes the folder of a path that no page has yet, and gives the name of its file.
func (f *outlet) take(path string) (name string, err error) {
	name = filepath.Join(f.dir, filepath.FromSlash(path))
	dir := filepath.Dir(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.taken == nil {
		f.taken, f.made = map[string]bool{}, map[string]bool{}
	}
	if f.taken[path] {
		return "", fmt.Errorf("two pages have the address %s", path)
	}
	f.taken[path] = true
	if f.made[dir] {
		return name, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", fmt.Errorf("write site: %w", err)
	}
	f.made[dir] = true
	return name, nil
}

func writeNew(name string, write func(io.Writer) error) error {
	out, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	if err := write(out); err != nil {
		_ = out.Close()
		return err
	}
	return out.Close()
}
