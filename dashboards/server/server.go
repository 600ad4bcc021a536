// Package server serves the release in force over HTTP: the site and what a
// machine asks about health.
//
// Which release is in force is looked up for every request, and a request is
// answered from that one release alone, so that a switch shows at once and is
// never seen half. Only what lies in the site's folder can be reached.
//
// The border: it listens on no address and reads no clock; the caller owns the
// http.Server with its timeouts, and says what to report.
package server

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Options are what a server needs.
type Options struct {
	Releases string                 // folder of the releases, with the link current
	Status   func() (Status, error) // what /readyz reports
}

// A Status is the state of the house, as far as a machine asks.
type Status struct {
	Now         time.Time
	Release     string // in force, "" when there is none
	CreatedAt   time.Time
	VerifiedAt  time.Time // of the last night that found nothing to change
	LastRun     string    // "" when none ever ran
	LastOutcome string    // running | done | with_faults | failed
	LastStarted time.Time
}

type server struct {
	options Options
	packed  packed
}

// New is the handler of the whole site.
func New(o Options) http.Handler {
	s := &server{options: o}
	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", s.healthz)
	mux.HandleFunc("/readyz", s.readyz)
	mux.HandleFunc("/r/", s.pinned)
	mux.HandleFunc("/robots.txt", s.robots)
	mux.HandleFunc("/", s.site)
	return guarded(mux)
}

// robots tells programs that search what to leave: earlier releases say again, with
// older figures, what the release in force says.
func (s *server) robots(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "max-age=3600")
	_, _ = io.WriteString(w, "User-agent: *\nDisallow: /r/\nDisallow: /healthz\nDisallow: /readyz\n") // a reader who went away misses nothing
}

// policy is what pages may load and do; the pages carry the same in their head.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// guarded sets the headers of every answer and refuses everything but reading.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "Chỉ nhận GET và HEAD. / Only GET and HEAD.", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// site answers with a file of the release in force.
func (s *server) site(w http.ResponseWriter, r *http.Request) {
	release, root, err := s.open()
	if err != nil {
		s.noRelease(w)
		return
	}
	defer root.Close()
	name, ok := fileName(r.URL.Path)
	if !ok {
		s.notFound(w, r, root, "")
		return
	}
	info, err := root.Stat(name)
	switch {
	case err == nil && info.IsDir():
		if _, err := root.Stat(path.Join(name, "index.html")); err != nil {
			s.notFound(w, r, root, name)
			return
		}
		http.Redirect(w, r, "/"+name+"/", http.StatusMovedPermanently)
	case err != nil || !info.Mode().IsRegular():
		s.notFound(w, r, root, name)
	default:
		s.file(w, r, root, release, name, http.StatusOK)
	}
}

// open finds the release in force, once for a request.
func (s *server) open() (release string, root *os.Root, err error) {
	dir, err := filepath.EvalSymlinks(filepath.Join(s.options.Releases, "current"))
	if err != nil {
		return "", nil, err
	}
	root, err = os.OpenRoot(filepath.Join(dir, "site"))
	return filepath.Base(dir), root, err
}

// fileName is the file that an address means. Hidden files and addresses that
// are not in their plain form are none.
func fileName(address string) (name string, ok bool) {
	if strings.ContainsAny(address, "\\\x00") || strings.Contains(address, "//") {
		return "", false
	}
	name = strings.TrimPrefix(address, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if !fs.ValidPath(name) {
		return "", false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return "", false
		}
	}
	return name, true
}

// notFound answers with the site's own page, in the language of the address.
func (s *server) notFound(w http.ResponseWriter, r *http.Request, root *os.Root, name string) {
	page := "404.html"
	if strings.HasPrefix(name, "en/") {
		page = "en/404.html"
	}
	if _, err := root.Stat(page); err != nil {
		http.Error(w, "Không có trang này. / No such page.", http.StatusNotFound)
		return
	}
	s.file(w, r, root, "", page, http.StatusNotFound)
}

var errTooLarge = errors.New("file too large to hold")
