package desk

import (
	"context"
	"crypto/rand"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/account"
)

const password = "mưa rơi trên mái ngói"

// A house is what the desk decides about, and what it was asked to do.
type house struct {
	mu       sync.Mutex
	items    []Item
	lines    []Line
	asked    []Request
	started  [][]string
	ruled    []string
	conflict bool
	folder   string
}

func (h *house) Waiting(context.Context) (Pile, error) {
	return Pile{Items: h.items, Seen: len(h.lines)}, nil
}

func (h *house) Look(_ context.Context, id string) (Look, error) {
	for _, i := range h.items {
		if i.ID == id {
			return Look{Item: i, Seen: len(h.lines), Excerpts: []Excerpt{{Place: "Biểu 1!E12", Columns: []string{"D", "E"},
				Rows: []ExcerptRow{{"12", []ExcerptCell{{Text: "Đồng Tháp"}, {Text: "1897", Marked: true}}}}}},
				Past: []Neighbour{{"2024", "189", "bieu.xlsx"}}}, nil
		}
	}
	return Look{}, ErrUnknown
}

func (h *house) Decisions(context.Context) ([]Line, error) { return h.lines, nil }

func (h *house) Decide(_ context.Context, r Request) ([]Line, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.conflict {
		return nil, &Conflict{Meanwhile: []Line{{By: "Lê Lan (lan)", Verdict: "loại", InForce: true}}}
	}
	h.asked = append(h.asked, r)
	var lines []Line
	for _, id := range r.IDs {
		lines = append(lines, Line{Subject: id, Source: "so", By: r.By, Reason: r.Reason, InForce: true})
	}
	h.lines = append(h.lines, lines...)
	return lines, nil
}

func (h *house) Start(sources []string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.started = append(h.started, sources)
	return nil
}

func (h *house) Last() string { return "Lần chạy gần nhất: xong." }

func (h *house) Draft(context.Context) (Draft, error) {
	return Draft{Name: "20261123T013000Z", Changed: 1, Changes: []Change{{What: "một số", Before: "189", After: "190", Pages: []string{"tinh/dong-thap.html"}}}}, nil
}

func (h *house) Publish(_ context.Context, name, by, _ string) error {
	h.ruled = append(h.ruled, "publish "+name+" "+by)
	return nil
}

func (h *house) Return(_ context.Context, name, by, reason string) error {
	h.ruled = append(h.ruled, "return "+name+" "+by+" "+reason)
	return nil
}

func (h *house) Folder() (string, error) { return h.folder, nil }

// A place is a desk that is served, with one user of each role.
type place struct {
	t     *testing.T
	house *house
	dir   string
	web   *httptest.Server
	now   time.Time
	users account.Book
	desk  http.Handler
}

func open(t *testing.T, change func(*Options)) *place {
	t.Helper()
	dir := t.TempDir()
	site := filepath.Join(dir, "site")
	if err := os.MkdirAll(filepath.Join(site, "tinh"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"site/index.html": "bản nháp", "site/tinh/index.html": "các tỉnh", "bi-mat.txt": "bí mật"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := &place{t: t, dir: dir, now: time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC),
		house: &house{folder: site, items: []Item{{ID: "aa11", Kind: "số bị giữ lại", Source: "so", Document: "bieu.xlsx", Count: 1, Figure: "<b>Số cơ sở</b>", Stated: "1897", Standing: "189", Checks: []string{"magnitude_jump"}, Reasons: []string{"gấp 10 lần"}},
			{ID: "bb22", Kind: "tệp không còn", Source: "hop-thu", Document: "cu.xlsx", Count: 3, Checks: []string{"gone_at_once"}}}}}
	p.users = account.Book{Path: filepath.Join(dir, "users.json"), Random: rand.Reader}
	o := Options{Title: "Số liệu", Prefix: "/duyet", Location: time.UTC, Now: func() time.Time { return p.now }, Users: p.users,
		Audit: &account.Audit{Path: filepath.Join(dir, "audit.jsonl")}, Local: true, Matters: p.house, Drafts: p.house, Nights: p.house}
	writeEverybody(t, p.users.Path)
	if change != nil {
		change(&o)
	}
	handler, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	p.desk = handler
	p.web = httptest.NewServer(handler)
	t.Cleanup(p.web.Close)
	return p
}

// sealedUsers is the file of three users, made once: sealing is slow on purpose.
var sealedUsers = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "tonghop-desk")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	b := account.Book{Path: filepath.Join(dir, "users.json"), Random: rand.Reader}
	for name, role := range map[string]account.Role{"xem": account.Viewer, "duyet": account.Reviewer, "van-hanh": account.Operator} {
		if err := b.Put(account.User{Name: name, FullName: "Người " + name, Role: role}, password); err != nil {
			return nil, err
		}
	}
	return os.ReadFile(b.Path)
})

func writeEverybody(t *testing.T, path string) {
	t.Helper()
	data, err := sealedUsers()
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A browser is one client with its own cookies; it follows no redirect.
type browser struct {
	*place
	client *http.Client
}

func (p *place) browser() *browser {
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	return &browser{p, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

type reply struct {
	code   int
	body   string
	header http.Header
}

func (b *browser) do(r *http.Request) reply {
	b.t.Helper()
	response, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return reply{response.StatusCode, string(body), response.Header}
}

func (b *browser) get(path string) reply {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodGet, b.web.URL+path, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return b.do(r)
}

func (b *browser) post(path string, form url.Values) reply {
	b.t.Helper()
	r, err := http.NewRequest(http.MethodPost, b.web.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r)
}

var tokenForm = regexp.MustCompile(`name="ma-bieu-mau" value="([^"]+)"`)

// token is the token of the forms of a page.
func (b *browser) token(path string) string {
	b.t.Helper()
	got := b.get(path)
	found := tokenForm.FindStringSubmatch(got.body)
	if found == nil {
		b.t.Fatalf("%s has no form: %d %s", path, got.code, got.body)
	}
	return found[1]
}

func (b *browser) try(name, password, to string) reply {
	b.t.Helper()
	return b.post("/duyet/dang-nhap", url.Values{"ten": {name}, "mat-khau": {password}, "den": {to}, "ma-bieu-mau": {b.token("/duyet/dang-nhap")}})
}

// as is a browser in which a user has logged in.
func (p *place) as(name string) *browser {
	p.t.Helper()
	b := p.browser()
	if got := b.try(name, password, ""); got.code != http.StatusSeeOther {
		p.t.Fatalf("%s cannot log in: %d %s", name, got.code, got.body)
	}
	return b
}

func (b *browser) sessionKey() string {
	u, _ := url.Parse(b.web.URL + "/duyet/")
	for _, c := range b.client.Jar.Cookies(u) {
		if c.Name == sessionCookie {
			return c.Value
		}
	}
	return ""
}

func accept(token string) url.Values {
	return url.Values{"ma-bieu-mau": {token}, "ma": {"aa11"}, "quyet-dinh": {string(pipeline.VerdictAccept)}, "ly-do": {"đã gọi Sở"}, "da-thay": {"0"}, "ve": {"/"}}
}
