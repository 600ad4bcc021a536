package desk

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline/account"
)

// Every route, asked by everybody with every method: who may, may; nobody else
// and nothing else does anything.
func TestEveryRouteByEveryRoleAndMethod(t *testing.T) {
	may := map[account.Role]map[string]bool{}
	for _, role := range []account.Role{"", account.Viewer, account.Reviewer, account.Operator} {
		may[role] = map[string]bool{}
		for _, r := range routes {
			may[role][r.method+" "+r.path] = r.role == "" || role.Covers(r.role)
		}
	}
	names := map[account.Role]string{account.Viewer: "xem", account.Reviewer: "duyet", account.Operator: "van-hanh"}
	paths := map[string]string{"/{$}": "/", "/muc/{id}": "/muc/aa11", "/ban-nhap/xem/{page...}": "/ban-nhap/xem/index.html"}
	for role := range may {
		for _, r := range routes {
			if r.path == "/dang-nhap" || r.path == "/dang-xuat" {
				continue // have tests of their own
			}
			p := open(t, nil)
			b, token := p.browser(), "khong-co"
			if role != "" {
				b = p.as(names[role])
				token = b.token("/duyet/")
			}
			path := r.path
			if plain, ok := paths[path]; ok {
				path = plain
			}
			for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} {
				before := len(p.house.asked) + len(p.house.started) + len(p.house.ruled)
				form := accept(token)
				form.Set("ban", "20261123T013000Z")
				request, err := http.NewRequest(method, p.web.URL+"/duyet"+path, strings.NewReader(form.Encode()))
				if err != nil {
					t.Fatal(err)
				}
				request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				got := b.do(request)
				did := len(p.house.asked)+len(p.house.started)+len(p.house.ruled) > before
				own := method == r.method || method == "HEAD" && r.method == "GET"
				switch {
				case !own:
					if got.code < 400 || did {
						t.Errorf("%q %s %s: %d, did something: %v", role, method, path, got.code, did)
					}
				case may[role][r.method+" "+r.path]:
					if got.code >= 400 || did != (method == "POST") {
						t.Errorf("%q %s %s: %d %s, did something: %v", role, method, path, got.code, got.body, did)
					}
				case role == "" && method != "POST":
					if got.code != http.StatusSeeOther || !strings.HasPrefix(got.header.Get("Location"), "/duyet/dang-nhap?den=") || did {
						t.Errorf("a stranger, %s %s: %d to %q", method, path, got.code, got.header.Get("Location"))
					}
				default:
					if want := map[bool]int{true: http.StatusUnauthorized, false: http.StatusForbidden}[role == ""]; got.code != want || did {
						t.Errorf("%q %s %s: %d, did something: %v", role, method, path, got.code, did)
					}
				}
				for _, header := range []string{"Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options"} {
					if got.header.Get(header) == "" {
						t.Errorf("%s %s has no %s", method, path, header)
					}
				}
				if strings.Contains(got.header.Get("Content-Security-Policy"), "unsafe") || strings.Contains(got.body, "<script") {
					t.Errorf("%s %s may run scripts", method, path)
				}
			}
		}
	}
}

// Who may ask what is written down here a second time: a route that is opened to
// more people, or a new one, is a decision.
func TestRoutesAreForWhomTheyWereMeant(t *testing.T) {
	meant := map[string]account.Role{
		"GET /desk.css": "", "GET /style.css": "", "GET /dang-nhap": "", "POST /dang-nhap": "",
		"POST /dang-xuat": account.Viewer, "GET /{$}": account.Viewer, "GET /muc/{id}": account.Viewer, "GET /so": account.Viewer,
		"GET /so-quyet-dinh": account.Viewer, "GET /ban-nhap": account.Viewer, "GET /ban-nhap/xem/{page...}": account.Viewer,
		"POST /quyet-dinh": account.Reviewer, "POST /ban-nhap/phat-hanh": account.Reviewer, "POST /ban-nhap/tra-lai": account.Reviewer,
		"POST /chay": account.Operator, "GET /nhat-ky": account.Operator,
	}
	for _, r := range routes {
		name := r.method + " " + r.path
		if want, known := meant[name]; !known || want != r.role {
			t.Errorf("%s is for %q, meant for %q (known: %v)", name, r.role, want, known)
		}
		delete(meant, name)
	}
	if len(meant) > 0 {
		t.Errorf("no route any more: %v", meant)
	}
}

func TestAFormOfAnotherSessionOrSiteDoesNothing(t *testing.T) {
	p := open(t, nil)
	mine, other := p.as("duyet"), p.as("duyet")
	for name, token := range map[string]string{"none": "", "made up": strings.Repeat("A", 43), "of another session": other.token("/duyet/"), "of the login form": p.browser().token("/duyet/dang-nhap")} {
		for _, path := range []string{"/quyet-dinh", "/ban-nhap/phat-hanh", "/ban-nhap/tra-lai", "/dang-xuat"} {
			if got := mine.post("/duyet"+path, accept(token)); got.code != http.StatusForbidden {
				t.Errorf("token %s, %s: %d", name, path, got.code)
			}
		}
	}
	right := mine.token("/duyet/")
	for name, header := range map[string]map[string]string{
		"another site":       {"Sec-Fetch-Site": "cross-site"},
		"a neighbouring one": {"Sec-Fetch-Site": "same-site"},
		"an old browser":     {"Origin": "https://xau.example"},
		"a text form":        {"Content-Type": "text/plain"},
		"json":               {"Content-Type": "application/json"},
	} {
		r, err := http.NewRequest(http.MethodPost, p.web.URL+"/duyet/quyet-dinh", strings.NewReader(accept(right).Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		for key, value := range header {
			r.Header.Set(key, value)
		}
		if got := mine.do(r); got.code != http.StatusForbidden && got.code != http.StatusUnsupportedMediaType {
			t.Errorf("%s: %d", name, got.code)
		}
	}
	if got := mine.get("/duyet/quyet-dinh?" + accept(right).Encode()); got.code != http.StatusMethodNotAllowed || got.header.Get("Allow") != "POST" {
		t.Errorf("in an address: %d %v", got.code, got.header)
	}
	if len(p.house.asked)+len(p.house.ruled) != 0 {
		t.Fatalf("decided: %+v %v", p.house.asked, p.house.ruled)
	}
	if got := mine.post("/duyet/quyet-dinh", accept(right)); got.code != http.StatusSeeOther || len(p.house.asked) != 1 || p.house.asked[0].By != "Người duyet (duyet)" {
		t.Errorf("my own form: %d %+v", got.code, p.house.asked)
	}
}

func TestADraftShowsItsSiteAndNothingBeside(t *testing.T) {
	p := open(t, nil)
	b := p.as("xem")
	if got := b.get("/duyet/ban-nhap/xem/index.html"); got.code != http.StatusOK || got.body != "bản nháp" || got.header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %q %v", got.code, got.body, got.header)
	}
	for _, path := range []string{"../bi-mat.txt", "..%2fbi-mat.txt", "%2e%2e/bi-mat.txt", "..%5cbi-mat.txt", "tinh/../../bi-mat.txt", "//bi-mat.txt", ".users", "%00"} {
		if got := b.get("/duyet/ban-nhap/xem/" + path); strings.Contains(got.body, "bí mật") || got.code == http.StatusOK && !strings.Contains(got.body, "Đến nội dung") {
			t.Errorf("%s: %d %q", path, got.code, got.body)
		}
	}
	if err := os.Symlink(filepath.Join(p.dir, "bi-mat.txt"), filepath.Join(p.house.folder, "la.html")); err != nil {
		t.Fatal(err)
	}
	if got := b.get("/duyet/ban-nhap/xem/la.html"); got.code == http.StatusOK {
		t.Errorf("a link out of the site: %d %q", got.code, got.body)
	}
	if got := b.get("/duyet/ban-nhap/xem/tinh"); got.code != http.StatusSeeOther || got.header.Get("Location") != "tinh/" {
		t.Errorf("a folder: %d %q", got.code, got.header.Get("Location"))
	}
	for _, path := range []string{"/", "/duyetx", "/khac", "/duyet/khong-co", "/duyet/style.cssx", "/duyet/desk.go"} {
		if got := b.get(path); got.code != http.StatusNotFound {
			t.Errorf("%s: %d", path, got.code)
		}
	}
}

func TestAMethodThatNoPageTakesIsToldWhichDo(t *testing.T) {
	p := open(t, nil)
	b := p.as("xem")
	for _, given := range []struct{ method, path, allow string }{
		{http.MethodPut, "/duyet/", "GET, HEAD"},
		{http.MethodDelete, "/duyet/muc/x", "GET, HEAD"},
		{http.MethodPatch, "/duyet/dang-nhap", "GET, HEAD, POST"},
		{http.MethodPost, "/duyet/so", "GET, HEAD"},
		{http.MethodGet, "/duyet/quyet-dinh", "POST"},
		{http.MethodHead, "/duyet/chay", "POST"},
		{http.MethodPost, "/duyet/style.css", "GET, HEAD"},
	} {
		r, err := http.NewRequest(given.method, p.web.URL+given.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := b.do(r)
		if got.code != http.StatusMethodNotAllowed || got.header.Get("Allow") != given.allow || given.method != http.MethodHead && !strings.Contains(got.body, "không nhận yêu cầu kiểu") {
			t.Errorf("%s %s: %d, allows %q", given.method, given.path, got.code, got.header.Get("Allow"))
		}
	}
	if got := b.post("/duyet/khong-co", nil); got.code != http.StatusNotFound || got.header.Get("Allow") != "" {
		t.Errorf("a page that does not exist: %d %v", got.code, got.header)
	}
}

func TestWhatIsDecidedIsWhatWasSeen(t *testing.T) {
	p := open(t, nil)
	b := p.as("duyet")
	token := b.token("/duyet/?nguon=so")
	form := accept(token)
	form.Set("ap-dung", "1")
	form.Set("ve", "/?nguon=so")
	if got := b.post("/duyet/quyet-dinh", form); got.code != http.StatusSeeOther || got.header.Get("Location") != "/duyet/?nguon=so&da-ghi=1" {
		t.Errorf("%d to %q", got.code, got.header.Get("Location"))
	}
	if len(p.house.started) != 1 || len(p.house.started[0]) != 1 || p.house.started[0][0] != "so" {
		t.Errorf("started %v", p.house.started)
	}
	all := accept(token)
	all.Del("ma")
	all.Set("tat-ca", digestOf(p.house.items))
	b.post("/duyet/quyet-dinh", all)
	if last := p.house.asked[len(p.house.asked)-1]; len(last.IDs) != 2 {
		t.Errorf("all: %+v", last)
	}
	p.house.items = append(p.house.items, Item{ID: "cc33"})
	count := len(p.house.asked)
	if got := b.post("/duyet/quyet-dinh", all); got.code != http.StatusUnprocessableEntity || !strings.Contains(got.body, "đã đổi") {
		t.Errorf("the list has changed: %d %s", got.code, got.body)
	}
	for name, spoil := range map[string]func(url.Values){
		"no reason":           func(f url.Values) { f.Set("ly-do", " ") },
		"nothing chosen":      func(f url.Values) { f.Del("ma") },
		"no time of seeing":   func(f url.Values) { f.Del("da-thay") },
		"an endless reason":   func(f url.Values) { f.Set("ly-do", strings.Repeat("ă", longestReason+1)) },
		"no value":            func(f url.Values) { f.Set("quyet-dinh", "correct") },
		"a value in two ways": func(f url.Values) { f.Set("quyet-dinh", "correct"); f.Set("gia-tri", "1.5") },
	} {
		f := accept(token)
		spoil(f)
		if got := b.post("/duyet/quyet-dinh", f); got.code != http.StatusUnprocessableEntity || len(p.house.asked) != count {
			t.Errorf("%s: %d", name, got.code)
		}
	}
	huge := accept(token)
	huge.Set("ly-do", strings.Repeat("x", mostForm))
	if got := b.post("/duyet/quyet-dinh", huge); got.code != http.StatusBadRequest {
		t.Errorf("a huge form: %d", got.code)
	}
	p.house.conflict = true
	if got := b.post("/duyet/quyet-dinh", accept(token)); got.code != http.StatusConflict || !strings.Contains(got.body, "Lê Lan (lan)") {
		t.Errorf("somebody decided meanwhile: %d %s", got.code, got.body)
	}
}

// What cannot be logged is not done.
func TestNothingIsDoneThatCannotBeLogged(t *testing.T) {
	p := open(t, nil)
	b := p.as("duyet")
	token := b.token("/duyet/")
	log := filepath.Join(p.dir, "audit.jsonl")
	if err := os.Remove(log); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(log, 0o755); err != nil {
		t.Fatal(err)
	}
	form := accept(token)
	form.Set("ban", "20261123T013000Z")
	for _, path := range []string{"/quyet-dinh", "/ban-nhap/phat-hanh", "/ban-nhap/tra-lai"} {
		if got := b.post("/duyet"+path, form); got.code != http.StatusInternalServerError {
			t.Errorf("%s: %d", path, got.code)
		}
	}
	if len(p.house.asked)+len(p.house.ruled) != 0 {
		t.Errorf("done: %+v %v", p.house.asked, p.house.ruled)
	}
	if got := p.browser().try("duyet", password, ""); got.code != http.StatusInternalServerError {
		t.Errorf("login: %d", got.code)
	}
}

func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{"11.000.000": "11000000", "11000000": "11000000", "1.897,5": "1897.5", " 1 897,5": "1897.5", "-3": "-3", "0,25": "0.25"} {
		if got, err := plainNumber(text); err != nil || got != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "1.5", "1,5,5", "1.0000", "1,000.5", "12.34", "1e9", "NaN", "nhiều", "+5", strings.Repeat("9", 50)} {
		if got, err := plainNumber(text); err == nil {
			t.Errorf("%q is taken as %q", text, got)
		}
	}
}

func TestStrangersSayWhereTheyComeFromOnlyThroughOurProxy(t *testing.T) {
	proxy := netip.MustParseAddr("10.0.0.5")
	p := open(t, func(o *Options) { o.Local, o.Secure, o.Proxies = false, true, []netip.Addr{proxy} })
	for _, c := range []struct {
		peer, forwarded string
		code            int
	}{
		{"10.0.0.5:4000", "203.0.113.7", http.StatusOK}, {"127.0.0.1:4000", "203.0.113.7", http.StatusOK},
		{"203.0.113.7:4000", "10.0.0.5", http.StatusForbidden}, {"10.0.0.6:4000", "", http.StatusForbidden}, {"nonsense", "", http.StatusForbidden},
	} {
		r := httptest.NewRequest(http.MethodGet, "/duyet/dang-nhap", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		w := httptest.NewRecorder()
		p.desk.ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("%s: %d, want %d", c.peer, w.Code, c.code)
		}
		if w.Code == http.StatusOK && (!strings.Contains(w.Header().Get("Set-Cookie"), "Secure") || w.Header().Get("Strict-Transport-Security") == "") {
			t.Errorf("%s: cookie %q", c.peer, w.Header().Get("Set-Cookie"))
		}
	}
	d := &desk{options: Options{Proxies: []netip.Addr{proxy}}}
	for _, c := range []struct{ peer, forwarded, want string }{
		{"10.0.0.5:1", "198.51.100.1, 203.0.113.7", "203.0.113.7"}, {"10.0.0.5:1", "203.0.113.7, 10.0.0.5", "203.0.113.7"},
		{"10.0.0.5:1", "nonsense", "10.0.0.5"}, {"127.0.0.1:1", "203.0.113.7", "127.0.0.1"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.peer
		r.Header.Set("X-Forwarded-For", c.forwarded)
		if got := d.client(r).String(); got != c.want {
			t.Errorf("%s, %q: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
}

func TestAnotherNameForThisMachineIsNoWayIn(t *testing.T) {
	p := open(t, nil)
	for host, code := range map[string]int{"xau.example": http.StatusMisdirectedRequest, "localhost:8081": http.StatusOK, "127.0.0.1": http.StatusOK, "[::1]:8081": http.StatusOK, "127.0.0.1.xau.example": http.StatusMisdirectedRequest, "": http.StatusMisdirectedRequest} {
		r := httptest.NewRequest(http.MethodGet, "/duyet/dang-nhap", nil)
		r.Host = host
		w := httptest.NewRecorder()
		p.desk.ServeHTTP(w, r)
		if w.Code != code {
			t.Errorf("host %q: %d, want %d", host, w.Code, code)
		}
	}
}

// What documents say is text, never markup.
func TestWhatDocumentsSayIsText(t *testing.T) {
	p := open(t, nil)
	evil := `"><script>alert(1)</script><a href="javascript:x">`
	p.house.items[0] = Item{ID: "aa11", Kind: evil, Source: evil, Document: evil, Figure: evil, Stated: evil, Standing: evil, Since: evil, Count: 1, Checks: []string{evil}, Reasons: []string{evil}}
	p.house.lines = []Line{{Subject: evil, What: evil, By: evil, Reason: evil, Note: evil, Value: evil}}
	b := p.as("van-hanh")
	p.browser().try(evil, evil, evil)
	for _, path := range []string{"/", "/muc/aa11", "/so-quyet-dinh", "/nhat-ky", "/ban-nhap", "/?van-ban=" + url.QueryEscape(evil), "/so?ma=" + url.QueryEscape(evil), "/dang-nhap?den=" + url.QueryEscape(evil)} {
		got := b.get("/duyet" + path)
		if strings.Contains(got.body, "<script") || strings.Contains(got.body, `href="javascript`) {
			t.Errorf("%s: %s", path, got.body)
		}
	}
}

func TestManyItemsStandOnPages(t *testing.T) {
	p := open(t, nil)
	p.house.items = nil
	for n := range 2*perPage + 1 {
		p.house.items = append(p.house.items, Item{ID: string(rune('a'+n%26)) + strings.Repeat("0", n/26+3), Source: "so", Document: "bieu & số.xlsx"})
	}
	b := p.as("xem")
	got := b.get("/duyet/?van-ban=" + url.QueryEscape("bieu & số.xlsx") + "&trang=2")
	if strings.Count(got.body, "<li><span></span>") != perPage || !strings.Contains(got.body, "Trang 2 trên 3") ||
		!strings.Contains(got.body, `href="/duyet/?trang=3&amp;van-ban=bieu&#43;%26&#43;s%E1%BB%91.xlsx"`) {
		t.Errorf("%s", got.body)
	}
	for _, n := range []string{"-1", "0", "99999999999999999999", "x", "4"} {
		if got := b.get("/duyet/?trang=" + n); got.code != http.StatusOK {
			t.Errorf("page %s: %d", n, got.code)
		}
	}
}

func TestTheMenuMarksThePageThatIsShown(t *testing.T) {
	p := open(t, nil)
	b := p.as("van-hanh")
	for path, words := range map[string]string{"/duyet/": "Việc chờ xem", "/duyet/so-quyet-dinh": "Sổ quyết định", "/duyet/nhat-ky": "Nhật ký truy cập"} {
		got := b.get(path).body
		if !strings.Contains(got, `<a href="`+path+`" aria-current="page">`+words+`</a>`) || strings.Count(got, "aria-current") != 1 {
			t.Errorf("%s: %s", path, got)
		}
	}
	if got := p.as("xem").get("/duyet/").body; strings.Contains(got, "/nhat-ky") {
		t.Errorf("a viewer is led to the log: %s", got)
	}
}
