package desk

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline/account"
)

// A key that somebody put into the browser before login is not the session's.
func TestASessionHasAKeyThatNobodyKnewBefore(t *testing.T) {
	p := open(t, nil)
	b := p.browser()
	u, err := url.Parse(p.web.URL + "/duyet/")
	if err != nil {
		t.Fatal(err)
	}
	planted := strings.Repeat("k", 43)
	b.client.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: planted, Path: "/duyet/"}})
	got := b.try("duyet", password, "")
	key := b.sessionKey()
	if got.code != http.StatusSeeOther || key == planted || len(key) != 43 {
		t.Fatalf("%d, key %q", got.code, key)
	}
	set := strings.Join(got.header.Values("Set-Cookie"), "\n")
	for _, want := range []string{"HttpOnly", "SameSite=Strict", "Path=/duyet/"} {
		if !strings.Contains(set, want) {
			t.Errorf("cookie without %s: %s", want, set)
		}
	}
	thief := p.browser()
	thief.client.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: planted, Path: "/duyet/"}})
	if got := thief.get("/duyet/"); got.code != http.StatusSeeOther {
		t.Errorf("the planted key opens: %d", got.code)
	}
	// Logging in again ends the session before.
	b.client.Jar.SetCookies(u, []*http.Cookie{{Name: formCookie, Value: "", Path: "/duyet/", MaxAge: -1}})
	again := p.browser()
	again.get("/duyet/dang-nhap")
	token := again.token("/duyet/dang-nhap")
	again.client.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: key, Path: "/duyet/"}})
	if got := again.post("/duyet/dang-nhap", url.Values{"ten": {"xem"}, "mat-khau": {password}, "ma-bieu-mau": {token}}); got.code != http.StatusSeeOther {
		t.Fatalf("second login: %d %s", got.code, got.body)
	}
	if got := b.get("/duyet/"); got.code != http.StatusSeeOther {
		t.Errorf("the session before goes on: %d", got.code)
	}
}

func TestASessionEnds(t *testing.T) {
	for name, end := range map[string]func(*place, *browser){
		"by logging out": func(_ *place, b *browser) {
			b.post("/duyet/dang-xuat", url.Values{"ma-bieu-mau": {b.token("/duyet/")}})
		},
		"by rest": func(p *place, _ *browser) { p.now = p.now.Add(longestIdle) },
		"by age": func(p *place, b *browser) {
			for range 20 {
				p.now = p.now.Add(longestIdle - time.Minute)
				b.get("/duyet/")
			}
		},
		"by being struck from the book": func(p *place, _ *browser) {
			if _, err := p.users.Remove("duyet"); err != nil {
				p.t.Fatal(err)
			}
		},
		"by a change of role": func(p *place, _ *browser) {
			if err := p.users.Put(account.User{Name: "duyet", Role: account.Viewer, ChangedAt: p.now}, ""); err != nil {
				p.t.Fatal(err)
			}
		},
		"when the book cannot be read": func(p *place, _ *browser) {
			if err := os.WriteFile(p.users.Path, []byte("["), 0o600); err != nil {
				p.t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, nil)
			b := p.as("duyet")
			key := b.sessionKey()
			if got := b.get("/duyet/"); got.code != http.StatusOK {
				t.Fatalf("before: %d", got.code)
			}
			end(p, b)
			u, _ := url.Parse(p.web.URL + "/duyet/")
			b.client.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: key, Path: "/duyet/"}})
			if got := b.get("/duyet/"); got.code == http.StatusOK || strings.Contains(got.body, "1897") {
				t.Errorf("the session goes on: %d", got.code)
			}
		})
	}
}

func TestGuessingIsSlowedByNameAndByAddress(t *testing.T) {
	p := open(t, nil)
	b := p.browser()
	for n := range mostOfName {
		if got := b.try("duyet", "sai rồi sai rồi", ""); got.code != http.StatusUnauthorized {
			t.Fatalf("try %d: %d", n, got.code)
		}
	}
	got := b.try("duyet", password, "")
	if got.code != http.StatusTooManyRequests || got.header.Get("Retry-After") == "" || b.sessionKey() != "" {
		t.Errorf("after too many: %d", got.code)
	}
	for n := mostOfName; n < mostOfAddress; n++ {
		if got := b.try("ten-"+string(rune('a'+n)), "sai rồi sai rồi", ""); got.code != http.StatusUnauthorized {
			t.Fatalf("other name, try %d: %d", n, got.code)
		}
	}
	if got := b.try("xem", password, ""); got.code != http.StatusTooManyRequests {
		t.Errorf("address after too many: %d", got.code)
	}
	p.now = p.now.Add(window)
	if got := b.try("duyet", password, ""); got.code != http.StatusSeeOther {
		t.Errorf("after the window: %d", got.code)
	}
	entries, err := (&account.Audit{Path: filepath.Join(p.dir, "audit.jsonl")}).Last(100)
	if err != nil || len(entries) != mostOfAddress+2+1 || entries[0].Outcome != "done" || entries[1].Outcome != "too many" {
		t.Errorf("log of %d entries, %v: %+v", len(entries), err, entries)
	}
}

func TestManyGuessesAtOnceAreNotHeard(t *testing.T) {
	p := open(t, nil)
	b := p.browser()
	token := b.token("/duyet/dang-nhap")
	codes := make(chan int)
	for range 3 * mostOfName {
		go func() {
			codes <- b.post("/duyet/dang-nhap", url.Values{"ten": {"duyet"}, "mat-khau": {"sai rồi sai rồi"}, "ma-bieu-mau": {token}}).code
		}()
	}
	heard := 0
	for range 3 * mostOfName {
		if <-codes == http.StatusUnauthorized {
			heard++
		}
	}
	if heard != mostOfName {
		t.Errorf("%d guesses were heard, want %d", heard, mostOfName)
	}
}

func TestALoginFormOfSomebodyElseIsRefused(t *testing.T) {
	p := open(t, nil)
	b := p.browser()
	for _, token := range []string{"", p.browser().token("/duyet/dang-nhap")} {
		if got := b.post("/duyet/dang-nhap", url.Values{"ten": {"duyet"}, "mat-khau": {password}, "ma-bieu-mau": {token}}); got.code != http.StatusForbidden || b.sessionKey() != "" {
			t.Errorf("token %q: %d", token, got.code)
		}
	}
}

func TestALoginLeadsNowhereElse(t *testing.T) {
	p := open(t, nil)
	for to, want := range map[string]string{
		"": "/duyet/", "/": "/duyet/", "/muc/aa11": "/duyet/muc/aa11", "/?nguon=so&trang=2": "/duyet/?nguon=so&trang=2",
		"//xau.example/": "/duyet/", "@xau.example": "/duyet/", "\\xau.example": "/duyet/", "/\\xau.example": "/duyet/", "/../../x": "/duyet/",
		"https://xau.example": "/duyet/", "/%2f%2fxau.example": "/duyet/", "/\r\nSet-Cookie: a=b": "/duyet/", "/dang-nhap": "/duyet/", "/..//xau.example": "/duyet/",
	} {
		got := p.browser().try("xem", password, to)
		if got.code != http.StatusSeeOther || got.header.Get("Location") != want {
			t.Errorf("%q leads to %q (%d), want %q", to, got.header.Get("Location"), got.code, want)
		}
	}
	for to, want := range map[string]string{"https://xau.example/duyet/": "/", "//xau.example/duyet/": "/", "/duyet/muc/aa11": "/muc/aa11", "javascript:alert(1)": "/", "/khac/": "/"} {
		got := p.browser().get("/duyet/dang-nhap?den=" + url.QueryEscape(to))
		if !strings.Contains(got.body, `name="den" value="`+want+`"`) {
			t.Errorf("den=%s: %s", to, got.body)
		}
	}
}
