package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
	"sync"
	"time"
)

// mostHeld is the largest file that is read into memory, to be named by its
// content and compressed; a larger one is sent as it lies there.
const mostHeld = 16 << 20

// file sends one file of the site. Its name by content lets a browser that has
// it already keep what it has.
func (s *server) file(w http.ResponseWriter, r *http.Request, root *os.Root, release, name string, status int) {
	f, err := root.Open(name)
	if err != nil {
		http.Error(w, "Không đọc được tệp. / The file cannot be read.", http.StatusInternalServerError)
		return
	}
	defer f.Close()
	h := w.Header()
	h.Set("Content-Type", mediaType(name))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-cache")
	}
	body, err := held(f)
	if err != nil {
		http.ServeContent(w, r, name, time.Time{}, f)
		return
	}
	tag := tagOf(body)
	if compressible(name) {
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(r) && r.Header.Get("Range") == "" {
			body = s.packed.of(release, tag, body)
			tag += "-gz"
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", `"`+tag+`"`)
	if status != http.StatusOK {
		h.Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(status)
		if r.Method == http.MethodGet {
			_, _ = w.Write(body)
		}
		return
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

func held(f *os.File) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(f, mostHeld+1))
	if err == nil && len(body) > mostHeld {
		err = errTooLarge
	}
	if err != nil {
		_, _ = f.Seek(0, io.SeekStart)
	}
	return body, err
}

func tagOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:12])
}

// mediaType says what a file is by its ending; no browser has to guess.
func mediaType(name string) string {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

func compressible(name string) bool { return path.Ext(name) != ".xlsx" }

// takesGzip tells whether the request accepts gzip; "gzip;q=0" does not.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name != "gzip" && name != "*" {
			continue
		}
		_, value, ok := strings.Cut(strings.ReplaceAll(weight, " ", ""), "q=")
		if q, err := strconv.ParseFloat(value, 64); !ok || err == nil && q > 0 {
			return true
		}
	}
	return false
}

// packed keeps the compressed files of one release, by their name by content.
type packed struct {
	mu      sync.Mutex
	release string
	files   map[string][]byte
	size    int
}

// mostPacked is how many bytes of compressed files are kept.
const mostPacked = 64 << 20

func (p *packed) of(release, tag string, body []byte) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil || release != "" && p.release != release {
		p.release, p.files, p.size = release, map[string][]byte{}, 0
	}
	if small, ok := p.files[tag]; ok {
		return small
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(body) // a bytes.Buffer takes everything
	_ = z.Close()
	if p.size+out.Len() <= mostPacked {
		p.files[tag] = out.Bytes()
		p.size += out.Len()
	}
	return out.Bytes()
}
