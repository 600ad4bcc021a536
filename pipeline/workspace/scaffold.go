package workspace

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed scaffold
var scaffold embed.FS

// ErrNotEmpty is what Scaffold says of a folder that holds something already.
var ErrNotEmpty = errors.New("thư mục đã có tệp bên trong; hãy chọn thư mục trống hoặc chưa có " +
	"/ the folder is not empty; choose an empty or a new one")

// Scaffold writes a new workspace into dir, which must be empty or not there
// yet. It gives the files written, relative to dir, sorted. What it writes
// opens without fault.
func Scaffold(dir string) (written []string, err error) {
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return nil, fmt.Errorf("make workspace %s: %w", dir, ErrNotEmpty)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("make workspace %s: %w", dir, err)
	}
	err = fs.WalkDir(scaffold, "scaffold", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		target := scaffoldTarget(strings.TrimPrefix(name, "scaffold/"))
		data, err := scaffold.ReadFile(name)
		if err != nil {
			return err
		}
		written = append(written, target)
		return writeNew(filepath.Join(dir, filepath.FromSlash(target)), data)
	})
	if err != nil {
		return written, fmt.Errorf("make workspace %s: %w", dir, err)
	}
	slices.Sort(written)
	return written, nil
}

// scaffoldTarget gives the files that begin with a dot their dot.
func scaffoldTarget(name string) string {
	if name == "gitignore" || name == "gitattributes" || path.Dir(name) == "schema" {
		return "." + name
	}
	return name
}

func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
