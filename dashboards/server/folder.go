package server

import (
	"net/http"
	"os"
	"path"
)

// Folder serves one built site from its folder, whatever stands before the
// address: the caller strips that. It sets no policy of its own, and no
// Cache-Control where the caller set one.
func Folder(dir string) http.Handler {
	s := &server{}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		none := func() { http.Error(w, "Không có trang này. / No such page.", http.StatusNotFound) }
		root, err := os.OpenRoot(dir)
		if err != nil {
			none()
			return
		}
		defer root.Close()
		name, ok := fileName(r.URL.Path)
		if !ok {
			none()
			return
		}
		info, err := root.Stat(name)
		switch {
		case err == nil && info.IsDir():
			w.Header().Set("Location", path.Base(name)+"/")
			w.WriteHeader(http.StatusSeeOther)
		case err != nil || !info.Mode().IsRegular():
			none()
		default:
			s.file(w, r, root, "", name, http.StatusOK)
		}
	})
}
