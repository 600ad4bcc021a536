package server_test

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/dashboards/server"
)

// shelf makes releases with the files given, "NAME/site/…" → text, and puts one
// in force.
func shelf(t *testing.T, current string, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	point(t, dir, current)
	return dir
}

func point(t *testing.T, dir, name string) {
	t.Helper()
	if name == "" {
		return
	}
	if err := os.Symlink(name, filepath.Join(dir, "next")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "next"), filepath.Join(dir, "current")); err != nil {
		t.Fatal(err)
	}
}

func files() map[string]string {
	return map[string]string{
		"A/site/index.html": "trang A", "A/site/tinh/index.html": "các tỉnh", "A/site/404.html": "không có", "A/site/en/404.html": "none",
		"A/site/assets/app.js": "var a;", "A/site/data/x.csv": "a,b", "A/site/.secret": "s", "A/manifest.json": "{}", "A/tonghop.duckdb": "db",
		"A/site/assets/empty/x.txt": "x", "B/site/index.html": "trang B",
	}
}

func serve(t *testing.T, dir string, status func() (server.Status, error)) *httptest.Server {
	t.Helper()
	if status == nil {
		status = func() (server.Status, error) { return server.Status{}, nil }
	}
	web := httptest.NewServer(server.New(server.Options{Releases: dir, Status: status}))
	t.Cleanup(web.Close)
	return web
}

type answer struct {
	code int
	head http.Header
	body string
}

// ask sends one request as it is written, without following a redirect.
func ask(t *testing.T, web *httptest.Server, method, path string, head map[string]string) answer {
	t.Helper()
	r, err := http.NewRequest(method, web.URL+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.URL.Opaque = path
	for k, v := range head {
		r.Header.Set(k, v)
	}
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	got, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{got.StatusCode, got.Header, string(body)}
}

func TestFilesOfTheSiteAndNothingElse(t *testing.T) {
	dir := shelf(t, "A", files())
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "A", "site", "out.txt")); err != nil {
		t.Fatal(err)
	}
	web := serve(t, dir, nil)
	for path, want := range map[string]answer{
		"/":                              {code: 200, body: "trang A"},
		"/index.html":                    {code: 200, body: "trang A"},
		"/tinh/":                         {code: 200, body: "các tỉnh"},
		"/tinh":                          {code: 301},
		"/assets/app.js":                 {code: 200, body: "var a;"},
		"/assets/":                       {code: 404, body: "không có"},
		"/assets/empty":                  {code: 404, body: "không có"},
		"/gone.html":                     {code: 404, body: "không có"},
		"/en/gone.html":                  {code: 404, body: "none"},
		"/.secret":                       {code: 404},
		"/../manifest.json":              {code: 404},
		"/%2e%2e/manifest.json":          {code: 404},
		"/..%2f..%2fmanifest.json":       {code: 404},
		"/tinh/%2e%2e/%2e%2e/tonghop.db": {code: 404},
		"/..%5cmanifest.json":            {code: 404},
		"/%00":                           {code: 404},
		"/out.txt":                       {code: 404},
		"/tinh/index.html/":              {code: 404},
	} {
		got := ask(t, web, "GET", path, nil)
		redirected := got.code >= 300 && got.code < 400 && want.code == 404 && !strings.Contains(got.head.Get("Location"), "//")
		if !redirected && got.code != want.code && !(want.code == 404 && got.code == 400) || want.body != "" && got.body != want.body {
			t.Errorf("%s: %d %q, want %d %q", path, got.code, got.body, want.code, want.body)
		}
		if strings.Contains(got.body, "root:") || got.body == "{}" || got.body == "db" {
			t.Errorf("%s: gives away %q", path, got.body)
		}
	}
	if to := ask(t, web, "GET", "/tinh", nil).head.Get("Location"); to != "/tinh/" {
		t.Errorf("redirect to %q", to)
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	web := serve(t, shelf(t, "A", files()), nil)
	for _, path := range []string{"/", "/gone", "/healthz", "/readyz"} {
		h := ask(t, web, "GET", path, nil).head
		if !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'; script-src 'self'") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if got := ask(t, web, "GET", "/", nil).head.Get("Content-Type"); got != "text/html; charset=utf-8" {
		t.Errorf("type of a page: %s", got)
	}
	if got := ask(t, web, "POST", "/", nil); got.code != 405 || got.head.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %+v", got)
	}
	if got := ask(t, web, "HEAD", "/", nil); got.code != 200 || got.body != "" {
		t.Errorf("HEAD: %+v", got)
	}
}

func TestRobotsAreToldInText(t *testing.T) {
	web := serve(t, shelf(t, "A", files()), nil)
	got := ask(t, web, http.MethodGet, "/robots.txt", nil)
	if got.code != http.StatusOK || got.head.Get("Content-Type") != "text/plain; charset=utf-8" ||
		!strings.HasPrefix(got.body, "User-agent: *\n") || !strings.Contains(got.body, "\nDisallow: /r/\n") || strings.Contains(got.body, "Disallow: /\n") {
		t.Errorf("%d %v %q", got.code, got.head, got.body)
	}
}

func TestUnchangedPagesAreNotSentAgainAndGzipIsTaken(t *testing.T) {
	web := serve(t, shelf(t, "A", files()), nil)
	plain := ask(t, web, "GET", "/", nil)
	packed := ask(t, web, "GET", "/", map[string]string{"Accept-Encoding": "br, gzip;q=0.8"})
	if packed.head.Get("Content-Encoding") != "gzip" || packed.head.Get("Vary") != "Accept-Encoding" || packed.head.Get("ETag") == plain.head.Get("ETag") {
		t.Errorf("packed: %v", packed.head)
	}
	z, err := gzip.NewReader(strings.NewReader(packed.body))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(z); err != nil || string(text) != plain.body {
		t.Errorf("unpacked %q, %v", text, err)
	}
	if got := ask(t, web, "GET", "/", map[string]string{"Accept-Encoding": "gzip;q=0"}); got.head.Get("Content-Encoding") != "" {
		t.Error("gzip was refused and sent")
	}
	for _, first := range []answer{plain, packed} {
		head := map[string]string{"If-None-Match": first.head.Get("ETag"), "Accept-Encoding": first.head.Get("Content-Encoding")}
		if got := ask(t, web, "GET", "/", head); got.code != 304 || got.body != "" {
			t.Errorf("asked again with %v: %d %q", head, got.code, got.body)
		}
	}
}

func TestASwitchShowsAtOnce(t *testing.T) {
	dir := shelf(t, "A", files())
	web := serve(t, dir, nil)
	before := ask(t, web, "GET", "/", map[string]string{"Accept-Encoding": "gzip"})
	point(t, dir, "B")
	after := ask(t, web, "GET", "/", map[string]string{"If-None-Match": before.head.Get("ETag")})
	if after.code != 200 || after.body != "trang B" {
		t.Errorf("after the switch: %d %q", after.code, after.body)
	}
	if got := ask(t, web, "GET", "/tinh/", nil); got.code != 404 {
		t.Errorf("a page of the release before: %d %q", got.code, got.body)
	}
}

func TestBeforeTheFirstRelease(t *testing.T) {
	web := serve(t, shelf(t, "", nil), func() (server.Status, error) {
		return server.Status{LastRun: "<b>", LastOutcome: "running"}, nil
	})
	got := ask(t, web, "GET", "/", nil)
	if got.code != 503 || !strings.Contains(got.body, "Chưa có bản phát hành nào") || strings.Contains(got.body, "<b>") {
		t.Errorf("before: %d %s", got.code, got.body)
	}
	if got := ask(t, web, "GET", "/readyz", nil); got.code != 503 || !strings.Contains(got.body, "no release") {
		t.Errorf("ready: %+v", got)
	}
	if got := ask(t, web, "GET", "/healthz", nil); got.code != 200 {
		t.Errorf("health: %+v", got)
	}
}

func TestReadinessTellsReleaseAgeAndLastRun(t *testing.T) {
	at := time.Date(2026, 11, 20, 1, 30, 0, 0, time.UTC)
	web := serve(t, shelf(t, "A", files()), func() (server.Status, error) {
		return server.Status{Now: at.Add(90 * time.Minute), Release: "A", CreatedAt: at, VerifiedAt: at.Add(time.Hour), LastRun: "R", LastOutcome: "with_faults", LastStarted: at}, nil
	})
	got := ask(t, web, "GET", "/readyz", nil)
	var report map[string]any
	if err := json.Unmarshal([]byte(got.body), &report); err != nil || got.code != 200 {
		t.Fatalf("%+v, %v", got, err)
	}
	for key, want := range map[string]any{"status": "ready", "release": "A", "age_seconds": 1800.0, "last_run": "R", "last_outcome": "with_faults", "verified_at": "2026-11-20T02:30:00Z"} {
		if report[key] != want {
			t.Errorf("%s = %v, want %v", key, report[key], want)
		}
	}
	broken := serve(t, shelf(t, "A", files()), func() (server.Status, error) { return server.Status{}, errors.New("journal: gone") })
	if got := ask(t, broken, "GET", "/readyz", nil); got.code != 503 {
		t.Errorf("unknown: %+v", got)
	}
	if got := ask(t, broken, "GET", "/", nil); got.code != 200 {
		t.Errorf("the site is there even so: %+v", got)
	}
}

func FuzzAddress(f *testing.F) {
	for _, seed := range []string{"/", "/../../manifest.json", "//x/", "/tinh/..", "/%2e%2e/", "/\\..\\manifest.json", "/tinh\x00"} {
		f.Add(seed)
	}
	dir := f.TempDir()
	for name, text := range map[string]string{"A/site/index.html": "trang", "A/secret.txt": "bí mật"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			f.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			f.Fatal(err)
		}
	}
	if err := os.Symlink("A", filepath.Join(dir, "current")); err != nil {
		f.Fatal(err)
	}
	handler := server.New(server.Options{Releases: dir, Status: func() (server.Status, error) { return server.Status{}, nil }})
	f.Fuzz(func(t *testing.T, address string) {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path = "/" + address
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), "bí mật") {
			t.Fatalf("%q gives away what is outside of the site", address)
		}
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "\\") || strings.Contains(to, "://") {
			t.Fatalf("%q leads to %q", address, to)
		}
	})
}
