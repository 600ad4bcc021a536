package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

var _ pipeline.Fetcher = (*Fetcher)(nil)

var now = time.Date(2024, 3, 1, 1, 30, 0, 0, time.UTC)

// naps records what a Fetcher waited, without waiting.
type naps struct {
	mu   sync.Mutex
	took []time.Duration
}

func (n *naps) sleep(ctx context.Context, d time.Duration) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.took = append(n.took, d)
	return ctx.Err()
}

func options(n *naps) Options {
	return Options{Transport: &http.Transport{}, Now: func() time.Time { return now }, Sleep: n.sleep, UserAgent: "tonghop/test"}
}

func fetcher() (*Fetcher, *naps) {
	n := &naps{}
	return New(options(n)), n
}

func served(t testing.TB, h http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

func document(location string) pipeline.Source {
	return pipeline.Source{ID: "s", Kind: pipeline.DocumentSource, Location: location, Publisher: "Sở", Licence: "Công khai", Illustrative: true,
		Limits: pipeline.Limits{Bytes: 1000, Timeout: time.Minute}}
}

// only is the one document of a source.
func only(t testing.TB, f *Fetcher, s pipeline.Source) pipeline.DocumentRef {
	t.Helper()
	refs, err := f.List(t.Context(), s)
	if err != nil || len(refs) != 1 {
		t.Fatalf("list: %v, %v", refs, err)
	}
	return refs[0]
}

func reasonOf(err error) string {
	var fault *pipeline.SourceError
	switch {
	case err == nil:
		return ""
	case !errors.As(err, &fault):
		return "no SourceError: " + err.Error()
	case fault.Message.VI == "" || fault.Message.EN == "" || fault.Hint.VI == "" || fault.Hint.EN == "" || fault.Source == "":
		return "wordless " + fault.Reason
	}
	return fault.Reason
}

func TestGet(t *testing.T) {
	url := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("User-Agent") != "tonghop/test" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Fri, 01 Mar 2024 00:00:00 GMT")
		w.Header().Set("Content-Type", "text/csv")
		_, _ = w.Write([]byte("a;b"))
	})
	f, _ := fetcher()
	s := document(url + "/kết quả.csv")
	ref := only(t, f, s)
	ref.Title, ref.PublishedAt = "Kết quả", now.AddDate(0, 0, -1)
	got, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{})
	want := pipeline.Snapshot{Digest: pipeline.DigestOf([]byte("a;b")), Source: "s", Document: s.Location, URL: s.Location, MediaType: "text/csv", Size: 3,
		FetchedAt: now, PublishedAt: now.AddDate(0, 0, -1), ETag: `"v1"`, LastModified: "Fri, 01 Mar 2024 00:00:00 GMT", Title: "Kết quả",
		Publisher: "Sở", Licence: "Công khai", Illustrative: true}
	if err != nil || got.Unchanged || string(got.Content) != "a;b" || got.Snapshot != want {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
	// The same bytes without a 304 are unchanged too.
	again, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{Digest: want.Digest})
	if err != nil || !again.Unchanged || again.Content != nil {
		t.Errorf("again %+v, %v", again, err)
	}
}

func TestConditionalGet(t *testing.T) {
	url := served(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/always304", r.Header.Get("If-None-Match") == `"v1"`, r.Header.Get("If-Modified-Since") == "yesterday":
			w.WriteHeader(http.StatusNotModified)
		default:
			_, _ = w.Write([]byte("new"))
		}
	})
	f, _ := fetcher()
	held := pipeline.DigestOf([]byte("old"))
	for _, c := range []struct {
		path      string
		last      pipeline.Receipt
		unchanged bool
		reason    string
	}{
		{"/", pipeline.Receipt{}, false, ""},
		{"/", pipeline.Receipt{Digest: held, ETag: `"v1"`}, true, ""},
		{"/", pipeline.Receipt{Digest: held, LastModified: "yesterday"}, true, ""},
		{"/", pipeline.Receipt{Digest: held, ETag: `"v0"`}, false, ""},
		{"/", pipeline.Receipt{ETag: `"v1"`}, false, ""}, // nothing is held: ask for everything
		{"/", pipeline.Receipt{Digest: held, ETag: "\"v1\"\r\nX: y"}, false, ""},
		{"/always304", pipeline.Receipt{}, false, "bad_redirect"}, // an answer to a question not asked
	} {
		s := document(url + c.path)
		got, err := f.Fetch(t.Context(), s, only(t, f, s), c.last)
		if reasonOf(err) != c.reason || got.Unchanged != c.unchanged {
			t.Errorf("%s %+v: %+v, %v", c.path, c.last, got, err)
		}
	}
}

func TestStatus(t *testing.T) {
	for status, want := range map[int]string{200: "", 203: "", 204: "bad_status", 206: "bad_status", 300: "bad_redirect", 400: "bad_status", 401: "forbidden",
		403: "forbidden", 404: "not_found", 410: "not_found", 418: "bad_status", 429: "too_many_requests", 451: "forbidden", 500: "server_error",
		501: "server_error", 503: "server_error"} {
		f, _ := fetcher()
		s := document(served(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }))
		_, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{})
		if got := reasonOf(err); got != want {
			t.Errorf("status %d: %q, want %q", status, got, want)
		}
		var fault *pipeline.SourceError
		if errors.As(err, &fault) && (fault.Document != s.Location || fault.Source != "s") {
			t.Errorf("status %d: fault of %q / %q", status, fault.Source, fault.Document)
		}
	}
}

func TestNoCookies(t *testing.T) {
	url := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.Path == "/first" {
			http.Redirect(w, r, "/second", http.StatusFound)
		}
	})
	f, _ := fetcher()
	for range 2 {
		s := document(url + "/first")
		if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); err != nil {
			t.Error(err)
		}
	}
}

func TestRedirects(t *testing.T) {
	url := served(t, func(w http.ResponseWriter, r *http.Request) {
		switch to := r.URL.Query().Get("to"); {
		case r.URL.Path == "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case to != "":
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
		default:
			_, _ = w.Write([]byte("there"))
		}
	})
	f, n := fetcher()
	for path, want := range map[string]string{"/?to=/there": "", "/loop": "bad_redirect", "/?to=file:///etc/passwd": "bad_redirect", "/?to=ftp://example.vn/": "bad_redirect",
		"/?to=data:text/plain,x": "bad_redirect", "/?to=%3A%2F%2Fbad": "unreachable"} {
		s := document(url + path)
		if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); reasonOf(err) != want {
			t.Errorf("%s: %v, want %q (waited %v)", path, err, want, n.took)
		}
	}
}

func TestListDeclared(t *testing.T) {
	f, _ := fetcher()
	for location, want := range map[string]string{"https://example.vn/a.xlsx": "https://example.vn/a.xlsx", "file:///w/tin/feed%20moi.xml": "feed moi.xml"} {
		if ref := only(t, f, document(location)); ref.Document != want || (ref.URL == "") != strings.HasPrefix(location, "file:") {
			t.Errorf("%s: %+v", location, ref)
		}
	}
	for _, location := range []string{"ftp://example.vn/", "inbox", "http://a b/"} {
		if _, err := f.List(t.Context(), document(location)); reasonOf(err) != "bad_address" {
			t.Errorf("%s: %v", location, err)
		}
	}
}

func TestFileURL(t *testing.T) {
	dir := t.TempDir()
	write(t, "a;b", dir, "kết quả.csv")
	f, _ := fetcher()
	s := document("file://" + dir + "/k%E1%BA%BFt%20qu%E1%BA%A3.csv")
	ref := only(t, f, s)
	got, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{})
	if err != nil || string(got.Content) != "a;b" || got.Snapshot.Document != "kết quả.csv" || got.Snapshot.URL != "" {
		t.Errorf("%+v, %v", got, err)
	}
	if again, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{Digest: got.Snapshot.Digest}); err != nil || !again.Unchanged {
		t.Errorf("again %+v, %v", again, err)
	}
	s.Limits.Bytes = 2
	if _, err := f.Fetch(t.Context(), s, ref, pipeline.Receipt{}); reasonOf(err) != "too_large" {
		t.Errorf("too large: %v", err)
	}
	for location, want := range map[string]string{"file://" + dir: "not_a_file", "file://" + dir + "/none.csv": "not_found"} {
		s := document(location)
		if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); reasonOf(err) != want {
			t.Errorf("%s: %v, want %s", location, err, want)
		}
	}
}

func write(t testing.TB, data string, path ...string) {
	t.Helper()
	name := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}
