package site_test

import (
	"testing"

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
