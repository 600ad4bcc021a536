package site_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// chosen is the country with figures that invite to be compared wrongly, each
// pair beside its answer.
func chosen(t *testing.T) (*sitetest.Asker, string) {
	t.Helper()
	asker, err := sitetest.Traps()
	if err != nil {
		t.Fatal(err)
	}
	return asker, build(t, asker, nil)
}

// places are a folder and a server: choices work on both.
func places(t *testing.T, dir string) []string {
	t.Helper()
	web := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(web.Close)
	return []string{dir, web.URL}
}

func TestAnotherYearRegionAndBasis(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, base := range places(t, dir) {
		page := sitetest.Address(base, "chi-tieu/rev_area_total.html")
		tab := b.Open(page, sitetest.Laptop, true)
		for _, asked := range tab.Asked() {
			if strings.Contains(asked, "/series/") {
				t.Errorf("%s is loaded before anyone chose", asked)
			}
		}
		tab.Go(page + "?ky=2020")
		tab.Await(`document.querySelector('#xep-hang h2').textContent.includes('Cà Mau cao nhất')`)
		if !sitetest.Eval[bool](tab, `['#ban-do path.h5', '#xep-hang rect.b'].every(s => { const r = document.querySelector(s).getBoundingClientRect(); return r.width > 5 && r.height > 5; })`) {
			t.Error("tiles or bars have no size")
		}
		if n := sitetest.Eval[string](tab, `document.querySelector('#ban-do .sub').textContent`); !strings.Contains(n, "2020") {
			t.Errorf("the map says %q", n)
		}
		tab.Go(page + "?dia-gioi=2025")
		tab.Await(`document.querySelectorAll('#xep-hang tbody tr').length === 34`)
		table := sitetest.Eval[string](tab, `document.querySelector('#xep-hang tbody').textContent`)
		if !strings.Contains(table, "còn thiếu") {
			t.Errorf("the lens does not say which old province lacks: %s", table)
		}
		if basis := sitetest.Eval[string](tab, `document.querySelector('#xep-hang details.data > .source').textContent`); !strings.Contains(basis, "cộng từ các tỉnh cũ") {
			t.Errorf("sums of old provinces stand on the basis %q", basis)
		}
		if units := sitetest.Eval[[]string](tab, `[...new Set([...document.querySelectorAll('#xep-hang tbody .number')].map(n => n.textContent.replace(/^[\d.,]+\s/, '')))]`); len(units) != 1 {
			t.Errorf("a column in the units %q", units)
		}
		if !sitetest.Eval[bool](tab, `document.querySelector('#ban-do svg.map').textContent.includes('Hoàng Sa') && document.querySelector('#ban-do svg.map').textContent.includes('Trường Sa')`) {
			t.Error("a map without an archipelago")
		}
		tab.Go(page)
		sitetest.Eval[bool](tab, `(document.querySelector('[data-everything]').open = true)`)
		tab.Await(`document.querySelectorAll('[data-everything] tbody tr').length === 63`)
		if n := sitetest.Eval[int](tab, `document.querySelectorAll('[data-everything] td[data-v]').length`); n != 62*7 {
			t.Errorf("%d figures of all provinces and years, want %d", n, 62*7)
		}
		tab.Go(page + "?tinh=dong-thap")
		tab.Await(`!!document.querySelector('#chon .big a')`)
		href := sitetest.Eval[string](tab, `document.querySelector('#chon .big a').href`)
		tab.Go(href)
		tab.Await(`!!document.querySelector('td:target, td :target')`)
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

func TestTheTrapsOfComparison(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	tab := b.Open(sitetest.Address(dir, "so-duoc-khong.html"), sitetest.Laptop, true)
	for _, trap := range sitetest.TrapList() {
		tab.Leave()
		tab.Go(sitetest.Address(dir, "so-duoc-khong.html") + "?chi-tieu=" + trap.Indicator + "&a=" + trap.A + "&b=" + trap.B + "&sa=" + trap.FigureA + "&sb=" + trap.FigureB)
		tab.Await(`!!document.querySelector('#tra-loi .answer')`)
		answer := sitetest.Eval[string](tab, `document.getElementById('tra-loi').getAttribute('data-answer') || 'no'`)
		words := sitetest.Eval[string](tab, `document.getElementById('tra-loi').textContent`)
		if answer != trap.Answer || !strings.Contains(words, trap.Says) {
			t.Errorf("%s: answer %q (%.160s), want %q with %q", trap.Name, answer, words, trap.Answer, trap.Says)
		}
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// Anywhere on the site a map or a ranking of the 63 provinces is seen for the 34
// and back: totals stand only where every old province reports, and the page
// says which one blocks a total.
func TestThe63AsThe34OnEveryMapAndRanking(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, base := range places(t, dir) {
		page := sitetest.Address(base, "chu-de/ngan-sach.html")
		tab := b.Open(page, sitetest.Laptop, true)
		before := sitetest.Eval[string](tab, `document.querySelector('#ban-do-rev-area-total').textContent`)
		tab.Click("#hang-rev-area-total .lens button[value='2025']")
		tab.Await(`document.querySelectorAll('#ban-do-rev-area-total svg.map > a').length === 34 && !!document.querySelector('#hang-rev-area-total .lensed')`)
		why := sitetest.Eval[string](tab, `document.querySelector('#ban-do-rev-area-total .lensed').textContent`)
		if !strings.Contains(why, "Tuyên Quang: chưa đủ: còn thiếu Hà Giang") {
			t.Errorf("the map does not say what blocks a total: %s", why)
		}
		if got := sitetest.Eval[string](tab, `location.search`); got != "?dia-gioi=2025" {
			t.Errorf("the choice stands in the address as %q", got)
		}
		if !sitetest.Eval[bool](tab, `['Hoàng Sa', 'Trường Sa'].every(i => document.querySelector('#ban-do-rev-area-total svg.map').textContent.includes(i))`) {
			t.Error("a map without an archipelago")
		}
		tab.Click("#ban-do-rev-area-total .lens button[value='2008']")
		tab.Await(`!document.querySelector('.lensed')`)
		if after := sitetest.Eval[string](tab, `document.querySelector('#ban-do-rev-area-total').textContent`); after != before || sitetest.Eval[string](tab, `location.search`) != "" {
			t.Error("the way back leads to another map")
		}
		tab.Go(page + "?dia-gioi=2025")
		tab.Await(`document.querySelectorAll('#ban-do-rev-area-total svg.map > a').length === 34`)
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

// The totals over the years are seen on the 34 provinces too, and for one region:
// each year says of how many provinces it is the total, and the figures are those
// of the provinces added up.
func TestTrendsOnOtherBoundariesAndOfARegion(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, base := range places(t, dir) {
		tab := b.Open(sitetest.Address(base, "chu-de/ngan-sach.html"), sitetest.Laptop, true)
		before := sitetest.Eval[string](tab, `document.querySelector('#nam-rev-area-total').textContent`)
		tab.Click("#nam-rev-area-total .lens button[value='2025']")
		tab.Await(`!!document.querySelector('#nam-rev-area-total .lensed tbody tr')`)
		if got := sitetest.Eval[string](tab, `document.querySelector('#nam-rev-area-total').textContent`); !strings.Contains(got, "34 tỉnh") || !strings.Contains(got, "Tuyên Quang: chưa đủ: còn thiếu Hà Giang") {
			t.Errorf("the trend does not say on what it stands or what blocks a total: %s", got)
		}
		if n := sitetest.Eval[int](tab, `document.querySelectorAll('#nam-rev-area-total svg.ch circle').length`); n < 5 {
			t.Errorf("%d points", n)
		}
		tab.Click("#nam-rev-area-total .lens button[value='2008']")
		tab.Await(`!document.querySelector('.lensed')`)
		if after := sitetest.Eval[string](tab, `document.querySelector('#nam-rev-area-total').textContent`); after != before {
			t.Error("the way back leads to another trend")
		}
		tab.Go(sitetest.Address(base, "chi-tieu/rev_area_total.html") + "?vung=dbscl")
		tab.Await(`!!document.querySelector('#qua-cac-nam .lensed tbody tr') && !!document.querySelector('#xep-hang tbody tr')`)
		if title := sitetest.Eval[string](tab, `document.querySelector('#qua-cac-nam h2').textContent`); !strings.Contains(title, "Đồng bằng sông Cửu Long") {
			t.Errorf("the trend of a region is called %q", title)
		}
		latest := sitetest.Eval[float64](tab, `Number([...document.querySelectorAll('#qua-cac-nam .lensed tbody tr')].pop().querySelector('td').dataset.v)`)
		added := sitetest.Eval[float64](tab, `[...document.querySelectorAll('#xep-hang tbody td:nth-child(2)')].reduce((sum, c) => sum + Number(c.dataset.v || 0), 0)`)
		if latest <= 0 || latest < added*(1-1e-9) || latest > added*(1+1e-9) {
			t.Errorf("the region has %v in the trend and %v in the ranking", latest, added)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

// A province or an indicator that an address asks about and that has no figure is not
// exchanged for another without a word.
func TestAnAddressIsAnsweredOrSaidToBeWrong(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	tab := b.Open(sitetest.Address(dir, "index.html"), sitetest.Laptop, true)
	for asked, want := range map[string]string{
		"chi-tieu=rev_area_total&a=gia-lai@2025&b=ca-mau@2008":  "Không so được: Gia Lai (từ 01/7/2025) chưa có số liệu của chỉ tiêu này.",
		"chi-tieu=rev_area_total&a=ca-mau@2008&b=gia-lai@2025":  "Không so được: Gia Lai (từ 01/7/2025) chưa có số liệu của chỉ tiêu này.",
		"chi-tieu=rev_area_total&a=khong-co@2008&b=ca-mau@2008": "không có ở đây",
		"chi-tieu=khong_co&a=ca-mau@2008&b=dong-thap@2008":      "không có ở đây",
	} {
		tab.Leave()
		tab.Go(sitetest.Address(dir, "so-duoc-khong.html") + "?" + asked)
		tab.Await(`!!document.querySelector('#tra-loi .answer')`)
		if words := sitetest.Eval[string](tab, `document.getElementById('tra-loi').textContent`); !strings.Contains(words, want) {
			t.Errorf("%s: %.200s, want %q", asked, words, want)
		}
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// A province stands beside its region only where every province of the region
// reports.
func TestAProvinceBesideItsRegion(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	tab := b.Open(sitetest.Address(dir, "so-duoc-khong.html")+"?chi-tieu=rev_area_total&a=ca-mau@2008&b=vung", sitetest.Laptop, true)
	tab.Await(`!!document.querySelector('#tra-loi .answer')`)
	words := sitetest.Eval[string](tab, `document.querySelector('#tra-loi .answer').textContent`)
	rows := sitetest.Eval[[]float64](tab, `[...document.querySelectorAll('#hai-so svg > a rect')].map(r => r.width.baseVal.value)`)
	if !strings.HasPrefix(words, "So được: Cà Mau chiếm ") || !strings.Contains(words, "trong 13 tỉnh") || len(rows) != 13 {
		t.Errorf("%d provinces drawn, %s", len(rows), words)
	}
	tab.Leave()
	tab.Go(sitetest.Address(dir, "so-duoc-khong.html") + "?chi-tieu=rev_area_total&a=lang-son@2008&b=vung")
	tab.Await(`!!document.querySelector('#tra-loi .answer')`)
	if words := sitetest.Eval[string](tab, `document.querySelector('#tra-loi .answer').textContent`); !strings.Contains(words, "còn thiếu Hà Giang") {
		t.Errorf("a region without all its provinces: %s", words)
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}
