package site_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

func TestPagesAreAccessible(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	pages := append(kinds(), "so-duoc-khong.html", "chu-de/ngan-sach.html", "chi-tieu/rev_area_total.html", "chi-tieu/rev_area_total.html?dia-gioi=2025&tinh=ca-mau",
		"bao-cao/index.html", "bao-cao/khuyen-cong-nam.html")
	for _, f := range append(b.Axe(dir, pages, sitetest.Laptop), b.Axe(dir, few(), sitetest.Phone)...) {
		t.Error(f)
	}
}

// few are pages that differ most in how they are laid out.
func few() []string {
	return []string{"index.html", "so-sanh.html", "tinh/dong-thap-2008.html", "chat-luong.html", "lich-su.html", "nguon/eb618a347ad1.html", "so-duoc-khong.html", "chi-tieu/rev_area_total.html"}
}

// What stands on a page does not move while it loads.
func TestNothingMovesWhileAPageLoads(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, width := range []int{sitetest.Phone, sitetest.Laptop, 1920} {
		for _, page := range few() {
			tab := b.Open(sitetest.Address(dir, page), width, true)
			if shift := tab.Shift(); shift > 0.02 {
				t.Errorf("%s at %d moves by %.3f", page, width, shift)
			}
			for _, f := range tab.Close() {
				t.Error(f)
			}
		}
	}
}

// No page is higher than twelve screens, and none is wider than the screen.
func TestPagesAreOfReadableHeight(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, page := range append(kinds(), "so-duoc-khong.html", "chu-de/ngan-sach.html", "chi-tieu/rev_area_total.html", "bao-cao/index.html", "bao-cao/khuyen-cong-nam.html") {
		tab := b.Open(sitetest.Address(dir, page), sitetest.Laptop, true)
		if h := sitetest.Eval[float64](tab, `document.documentElement.scrollHeight`); h > 12*900 {
			t.Errorf("%s is %.0f pixels high", page, h)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

// In the dark, on paper, on a tablet and on a wide screen: nothing is wider than
// the screen, and the colours can be told apart.
func TestPagesInTheDarkOnPaperAndWide(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	pages := []string{"index.html", "chi-tieu/rev_area_total.html?tinh=ca-mau", "tinh/dong-thap-2008.html", "so-duoc-khong.html?chi-tieu=rev_area_total", "chu-de/ngan-sach.html"}
	for _, f := range b.In("dark").Axe(dir, pages, sitetest.Laptop) {
		t.Errorf("dark: %s", f)
	}
	for _, width := range []int{sitetest.Phone, 768, sitetest.Laptop, 1920} {
		tab := b.Open(sitetest.Address(dir, pages[0]), width, true)
		for _, page := range pages {
			tab.Go(sitetest.Address(dir, page))
			if wide := sitetest.Eval[int](tab, `document.documentElement.scrollWidth`); wide > width {
				t.Errorf("%s is %d wide on a screen of %d", page, wide, width)
			}
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
	for _, page := range pages {
		tab := b.Open(sitetest.Address(dir, page), sitetest.Laptop, true)
		if n := tab.Paper(); n < 1 || n > 12 {
			t.Errorf("%s takes %d sheets of paper", page, n)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

// A sheet as wide as those of budgets, and a table of many series, fit on the paper that
// their class asks for, and none of a sheet's figures is broken over lines.
func TestASheetFitsOnItsPaper(t *testing.T) {
	files, err := assets.Files()
	if err != nil {
		t.Fatal(err)
	}
	style := files[slices.IndexFunc(files, func(f assets.File) bool { return f.Name == "style.css" })].Data
	dir := t.TempDir()
	b := sitetest.OpenBrowser(t)
	paper := map[int]int{8: 672, 24: 1032, 40: 1496, 60: 2154} // what the margins leave for so many columns, in CSS pixels of 1/96 inch
	for columns, wide := range paper {
		page := `<!doctype html><meta charset="utf-8"><style>` + string(style) + `</style><main><section class="block"><div class="scroll` + chart.Paper(columns) + `"><table class="twin"><thead><tr><th>Tỉnh, thành phố</th>` +
			strings.Repeat(`<th class="n">Công nghiệp nông thôn tiêu biểu</th>`, columns-1) + `</tr></thead><tbody><tr><th scope="row">Thành phố Hồ Chí Minh</th>` + strings.Repeat(`<td class="n"><a>1.234.567</a></td>`, columns-1) + "</tr></tbody></table></div></section></main>"
		if err := os.WriteFile(filepath.Join(dir, "twin.html"), []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		tab := b.Open(sitetest.Address(dir, "twin.html"), sitetest.Laptop, true)
		tab.OnPaper(wide)
		if right := sitetest.Eval[float64](tab, `document.querySelector('table').getBoundingClientRect().right`); right > float64(wide) || right < 100 {
			t.Errorf("a table of %d columns ends at %v of %d", columns, right, wide)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
	for _, sheet := range []struct {
		class         string
		columns, wide int
	}{{"block", 8, 672}, {"block wide", 24, 1032}, {"block broad", 40, 1496}, {"block broadest", 60, 2154}} {
		row := `<tr><th scope="row">7</th><td class="label">Thu từ khu vực doanh nghiệp nhà nước do trung ương quản lý</td>` + strings.Repeat(`<td class="figure">1.234.567</td>`, sheet.columns-1) + "</tr>"
		page := `<!doctype html><meta charset="utf-8"><style>` + string(style) + `</style><main><section class="` + sheet.class + `"><div class="scroll"><table class="sheet"><tbody>` + row + row + "</tbody></table></div></section></main>"
		if err := os.WriteFile(filepath.Join(dir, "sheet.html"), []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
		tab := b.Open(sitetest.Address(dir, "sheet.html"), sitetest.Laptop, true)
		tab.OnPaper(sheet.wide)
		if right := sitetest.Eval[float64](tab, `document.querySelector('table').getBoundingClientRect().right`); right > float64(sheet.wide) || right < 100 {
			t.Errorf("%s: %d columns end at %v of %d", sheet.class, sheet.columns, right, sheet.wide)
		}
		if n := sitetest.Eval[int](tab, `(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('.figure')); return r.getClientRects().length; })()`); n != 1 {
			t.Errorf("%s: a figure stands on %d lines", sheet.class, n)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}
