package server

import (
	"archive/zip"
	"io"
	"io/fs"
	"net/http"
	"strings"
	"time"
)

// bundle answers /r/<release>.zip with the whole site of a release, to be
// unpacked into a folder and opened from there. It is written as it is sent, in
// the order of the names and with the release's own time, so that the same
// release gives the same bytes.
func (s *server) bundle(w http.ResponseWriter, r *http.Request, release string) {
	at, err := time.Parse("20060102T150405Z", release)
	if err != nil {
		s.gone(w)
		return
	}
	root, ok := s.siteOf(w, release)
	if !ok {
		return
	}
	defer root.Close()
	h := w.Header()
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="tonghop-`+release+`.zip"`)
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	if r.Method == http.MethodHead {
		return
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // a whole release takes its time on a slow line
	if err := zipped(w, root.FS(), "tonghop-"+release, at); err != nil {
		panic(http.ErrAbortHandler) // the reader must not take half a release for a whole one
	}
}

// zipped writes all regular files of a folder below one name.
func zipped(w io.Writer, files fs.FS, below string, at time.Time) error {
	z := zip.NewWriter(w)
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			return err
		}
		to, err := z.CreateHeader(&zip.FileHeader{Name: below + "/" + name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return err
		}
		from, err := files.Open(name)
		if err != nil {
			return err
		}
		_, err = io.Copy(to, from)
		_ = from.Close()
		return err
	})
	if err != nil {
		return err
	}
	return z.Close()
}
