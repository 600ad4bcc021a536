package site_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// kinds are one page of every kind.
func kinds() []string {
	return []string{"index.html", "so-sanh.html", "muc-tieu.html", "ho-tro.html", "tinh/index.html", "tinh/dong-thap-2008.html", "tinh/dong-thap-2025.html",
		"tinh/lai-chau-2025.html", "nguon/index.html", "nguon/eb618a347ad1.html", "chat-luong.html", "thay-doi.html", "lich-su.html", "chi-tieu/index.html",
		"chi-tieu/cnnt_recognized.html", "phuong-phap.html", "tu-dien/observation.html", "tra-cuu.html", "en/index.html", "en/tinh/dong-thap-2008.html"}
}

func TestPagesInABrowserFromAFolder(t *testing.T) {
	dir := build(t, country(t), nil)
	for _, f := range sitetest.OpenBrowser(t).Judge(dir, kinds()) {
		t.Error(f)
	}
}

func TestPagesInABrowserFromAServer(t *testing.T) {
	dir := build(t, country(t), nil)
	web := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer web.Close()
	b := sitetest.OpenBrowser(t)
	for _, f := range b.Judge(web.URL, []string{"index.html", "so-sanh.html", "tinh/dong-thap-2008.html"}) {
		t.Error(f)
	}
}

func TestEveryNumberLeadsToItsMarkedPlace(t *testing.T) {
	dir := build(t, country(t), nil)
	b := sitetest.OpenBrowser(t)
	total := 0
	for _, page := range []string{"so-sanh.html", "tinh/dong-thap-2008.html", "chat-luong.html"} {
		n, faults := b.FollowNumbers(dir, page, 20)
		for _, f := range faults {
			t.Errorf("%s: %s", page, f)
		}
		total += n
	}
	if total < 12 {
		t.Errorf("only %d numbers were followed", total)
	}
}

func TestHoveringDrawsTheInteractiveChart(t *testing.T) {
	if !assets.HasECharts() {
		t.Fatal("the bundle of ECharts was not made: run make assets")
	}
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, page := range []string{"chu-de/dan-so.html", "en/chu-de/dan-so.html"} {
		tab := b.Open(sitetest.Address(dir, page), sitetest.Laptop, true)
		for _, asked := range tab.Asked() {
			if strings.Contains(asked, "echarts") {
				t.Errorf("%s loads ECharts before anyone asked", page)
			}
		}
		// A drawing of a single bar, and one that would hide what is missing, are
		// left as they are.
		sitetest.Eval[bool](tab, `[...document.querySelectorAll('figure.chart')].find(f => f.querySelector('script') && f.querySelector('.drawing svg.ch').getBoundingClientRect().height >= 48).setAttribute('data-try', '') === undefined`)
		tab.Point("figure[data-try] .drawing")
		tab.Await(`document.querySelector('figure[data-try]').getAttribute('data-live') === 'drawn' && !!document.querySelector('figure[data-try] .live svg')`)
		for _, f := range tab.Close() {
			t.Errorf("%s: %s", page, f)
		}
	}
}

func TestSwitchOfLanguageAndSearch(t *testing.T) {
	dir := build(t, country(t), nil)
	b := sitetest.OpenBrowser(t)
	tab := b.Open(sitetest.Address(dir, "tinh/dong-thap-2008.html"), sitetest.Laptop, true)
	tab.Click("a.langs, .langs a")
	tab.Await(`location.pathname.endsWith('/en/tinh/dong-thap-2008.html') && document.documentElement.lang === 'en'`)
	tab.Type(".search input", "ca mau")
	tab.Await(`[...document.querySelectorAll('.search li a')].some(a => a.href.endsWith('/en/tinh/ca-mau-2025.html'))`)
	for _, f := range tab.Close() {
		t.Error(f)
	}
	phone := b.Open(sitetest.Address(dir, "index.html"), sitetest.Phone, true)
	if !sitetest.Eval[bool](phone, `getComputedStyle(document.querySelector('nav.main ul')).display === 'none'`) {
		t.Error("the navigation does not collapse on a phone")
	}
	phone.Click("nav.main .toggle")
	phone.Await(`getComputedStyle(document.querySelector('nav.main ul')).display !== 'none'`)
	for _, f := range phone.Close() {
		t.Error(f)
	}
}

// A judge that finds nothing wrong with a wrong page would prove nothing.
func TestTheJudgeFindsFaults(t *testing.T) {
	dir := t.TempDir()
	page := `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + sitetest.Policy + `"><title>x</title></head>
<body><h1>x</h1><figure class="chart"><div class="drawing"></div></figure><p style="width:3000px">wide</p><script>alert(1)</script><img src="http://127.0.0.1:1/x.png"><a href="gone.html">x</a></body></html>`
	if err := os.WriteFile(dir+"/index.html", []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(sitetest.OpenBrowser(t).Judge(dir, []string{"index.html"}), "\n")
	for _, want := range []string{"0 of 1 charts drawn", "Content Security Policy"} {
		if !strings.Contains(all, want) {
			t.Errorf("the browser does not say %q:\n%s", want, all)
		}
	}
	s, err := sitetest.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	read := strings.Join(s.Faults(), "\n")
	for _, want := range []string{"style=…> is inline", "script of its own", "comes from http://127.0.0.1:1", "gone.html"} {
		if !strings.Contains(read, want) {
			t.Errorf("the files' judge does not say %q:\n%s", want, read)
		}
	}
}
