package server

import (
	"net/http"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// releaseName is how a release is called; nothing else is looked for on disk.
var releaseName = regexp.MustCompile(`^\d{8}T\d{6}Z(-\d+)?$`)

// pinned answers /r/<release>/… from that very release, for as long as it is
// kept: a citation goes on showing what it cited when the next release is in
// force.
func (s *server) pinned(w http.ResponseWriter, r *http.Request) {
	release, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/r/"), "/")
	if name, isZip := strings.CutSuffix(release, ".zip"); isZip && rest == "" && releaseName.MatchString(name) {
		s.bundle(w, r, name)
		return
	}
	if !releaseName.MatchString(release) {
		s.gone(w)
		return
	}
	root, ok := s.siteOf(w, release)
	if !ok {
		return
	}
	defer root.Close()
	if r.URL.Path == "/r/"+release {
		http.Redirect(w, r, "/r/"+release+"/", http.StatusMovedPermanently)
		return
	}
	name, ok := fileName("/" + rest)
	if !ok {
		s.gone(w)
		return
	}
	info, err := root.Stat(name)
	switch {
	case err == nil && info.IsDir():
		if _, err := root.Stat(path.Join(name, "index.html")); err != nil {
			s.gone(w)
			return
		}
		http.Redirect(w, r, "/r/"+release+"/"+name+"/", http.StatusMovedPermanently)
	case err != nil || !info.Mode().IsRegular():
		s.gone(w)
	default:
		s.file(w, r, root, release, name, http.StatusOK)
	}
}

// gone says that a release is no longer kept, or never was, and where to go.
func (s *server) gone(w http.ResponseWriter) {
	http.Error(w, "Bản phát hành này không còn lưu hoặc không có trang này; mở trang chủ để xem bản mới nhất.\nThis release is not kept, or has no such page; the home page shows the latest.", http.StatusNotFound)
}

// siteOf opens the site of a release that is kept, to be closed; of none it tells
// the reader.
func (s *server) siteOf(w http.ResponseWriter, release string) (*os.Root, bool) {
	root, err := os.OpenRoot(filepath.Join(s.options.Releases, release, "site"))
	if err != nil {
		s.gone(w)
	}
	return root, err == nil
}
