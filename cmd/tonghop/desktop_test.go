package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline/workspace"
)

const reviewPassword = "mưa rơi trên mái ngói"

// addUsers makes a user of each role by the command.
func addUsers(t *testing.T, dir string) {
	t.Helper()
	for name, role := range map[string]string{"lan": "viewer", "hoa": "reviewer", "minh": "operator"} {
		at(t, later(1), reviewPassword+"\n", "-w", dir, "user", "add", name, "--role", role, "--full-name", "Nguyễn Thị "+name).wants(t, exitDone)
	}
}

// A desktop is the desk of a workspace, served on loopback, and a browser that
// has logged in.
type desktop struct {
	t      *testing.T
	base   string
	client *http.Client
	desk   *reviewing
}

// serveDesk serves the desk of a workspace with the clock standing still at now.
func serveDesk(t *testing.T, dir string, now time.Time) *desktop {
	t.Helper()
	var out lockedBuffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, now: func() time.Time { return now }, getenv: func(string) string { return "" }, dir: dir}
	w, err := a.openWorkspace()
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	alive, err := a.live(w)
	if err != nil {
		t.Fatal(err)
	}
	desk, err := a.review(ctx, alive, workspace.Review{Address: "127.0.0.1:0", Prefix: "/duyet"})
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = desk.web.Serve(desk.listener) }()
	t.Cleanup(func() {
		stop()
		desk.nights.done.Wait()
		desk.web.Close()
	})
	return (&desktop{t: t, base: "http://" + desk.listener.Addr().String() + "/duyet", desk: desk}).browser()
}

func (d *desktop) browser() *desktop {
	jar, err := cookiejar.New(nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return &desktop{d.t, d.base, &http.Client{Jar: jar}, d.desk}
}

func (d *desktop) as(name string) *desktop {
	d.t.Helper()
	b := d.browser()
	if code, body := b.post("/dang-nhap", "/dang-nhap", url.Values{"ten": {name}, "mat-khau": {reviewPassword}}); code != http.StatusOK {
		d.t.Fatalf("%s cannot log in: %d %s", name, code, body)
	}
	return b
}

func (d *desktop) get(path string) (int, string) {
	d.t.Helper()
	response, err := d.client.Get(d.base + path)
	if err != nil {
		d.t.Fatal(err)
	}
	return answerOf(d.t, response)
}

func answerOf(t *testing.T, r *http.Response) (int, string) {
	t.Helper()
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

var hiddenFields = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// post sends the form of a page with what is filled in; fields that the page
// hides go along.
func (d *desktop) post(page, path string, form url.Values) (int, string) {
	d.t.Helper()
	_, body := d.get(page)
	if _, after, ok := strings.Cut(body, `action="/duyet`+path+`"`); ok {
		body = after
	}
	body, _, _ = strings.Cut(body, "</form>")
	for _, field := range hiddenFields.FindAllStringSubmatch(body, -1) {
		if !form.Has(field[1]) {
			form.Set(field[1], strings.ReplaceAll(field[2], "&#43;", "+"))
		}
	}
	response, err := d.client.PostForm(d.base+path, form)
	if err != nil {
		d.t.Fatal(err)
	}
	return answerOf(d.t, response)
}

// A lockedBuffer takes what several goroutines say.
type lockedBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}
