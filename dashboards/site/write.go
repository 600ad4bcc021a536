package site

import (
	"fmt"
	"os"
	"path/filepath"
)

// write makes the folder and puts every file there. A file that stands there
// already is an error: a site is never written over another.
func (b *builder) write() error {
	made := map[string]bool{}
	for _, f := range b.files {
		name := filepath.Join(b.in.Out, filepath.FromSlash(f.path))
		if dir := filepath.Dir(name); !made[dir] {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return fmt.Errorf("write site: %w", err)
			}
			made[dir] = true
		}
		if err := writeNew(name, f.data); err != nil {
			return fmt.Errorf("write site: %w", err)
		}
	}
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
