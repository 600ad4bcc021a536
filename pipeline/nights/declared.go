package nights

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
)

// Files are the declarations of a night as it kept them, whatever becomes of those
// in the workspace meanwhile. They are held in memory.
func (b Book) Files(r Record) (fs.FS, error) {
	var held bytes.Buffer
	w := zip.NewWriter(&held)
	for _, f := range r.Settings {
		content, err := b.shared(f.Digest)
		if err != nil {
			return nil, err
		}
		into, err := w.CreateHeader(&zip.FileHeader{Name: f.Path, Method: zip.Store})
		if err == nil {
			_, err = into.Write(content)
		}
		if err != nil {
			return nil, fmt.Errorf("hold %s: %w", f.Path, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("hold declarations: %w", err)
	}
	files, err := zip.NewReader(bytes.NewReader(held.Bytes()), int64(held.Len()))
	if err != nil {
		return nil, fmt.Errorf("hold declarations: %w", err)
	}
	return files, nil
}
