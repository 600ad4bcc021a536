package site_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// The regions stand beside each other in ranking, trend and map: a region is the sum
// of its provinces where all of them report, and else says who lacks.
func TestRegionsBesideEachOther(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, base := range places(t, dir) {
		page := sitetest.Address(base, "chi-tieu/rev_area_total.html")
		tab := b.Open(page+"?vung=dbscl", sitetest.Laptop, true)
		tab.Await(`document.querySelectorAll('#xep-hang tbody tr').length === 13`)
		added := sitetest.Eval[float64](tab, `[...document.querySelectorAll('#xep-hang tbody td:nth-child(2)')].reduce((sum, c) => sum + Number(c.dataset.v), 0)`)
		if n := sitetest.Eval[int](tab, `[...document.querySelectorAll('#ban-do svg.map title')].filter(t => t.textContent.includes('ngoài vùng đã chọn')).length`); n != 50 {
			t.Errorf("%d tiles say that they are not in the region, want 50", n)
		}
		tab.Go(page + "?vung=*")
		tab.Await(`document.querySelectorAll('#xep-hang tbody tr').length === 6`)
		if got := sitetest.Eval[float64](tab, `Number([...document.querySelectorAll('#xep-hang tbody tr')].find(r => r.textContent.includes('Cửu Long')).querySelector('td').dataset.v)`); got != added {
			t.Errorf("the Mekong delta has %v, its provinces %v", got, added)
		}
		if got := sitetest.Eval[string](tab, `document.querySelector('#xep-hang tbody').textContent`); !strings.Contains(got, "chưa đủ: còn thiếu Hà Giang") {
			t.Errorf("a region without a total does not say why: %s", got)
		}
		if !sitetest.Eval[bool](tab, `!!document.querySelector('#ban-do svg.map path.border') && ['Hoàng Sa', 'Trường Sa'].every(i => document.querySelector('#ban-do svg.map').textContent.includes(i))`) {
			t.Error("the map has no lines between regions, or lacks an archipelago")
		}
		tab.Go(sitetest.Address(base, "chu-de/ngan-sach.html"))
		sitetest.Eval[bool](tab, `(() => { const s = document.querySelector('#hang-rev-area-total .lens select'); s.value = '*'; return s.dispatchEvent(new Event('change', {bubbles: true})); })()`)
		tab.Await(`document.querySelectorAll('#nam-rev-area-total .multiples svg.ch').length === 6 && /vùng có số/.test(document.querySelector('#hang-rev-area-total .sub').textContent)`)
		if got := sitetest.Eval[string](tab, `location.search`); got != "?vung=*" {
			t.Errorf("the choice stands in the address as %q", got)
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}

// A table of provinces is narrowed to a region, and the choice of two provinces has
// them under their regions.
func TestRegionsInTablesAndChoices(t *testing.T) {
	_, dir := chosen(t)
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(dir, "tinh/index.html"), sitetest.Laptop, true)
	sitetest.Eval[bool](tab, `(() => { const s = document.querySelector('#tinh-cu .filter select'); s.value = 'dbscl'; return s.dispatchEvent(new Event('change', {bubbles: true})); })()`)
	if n := sitetest.Eval[int](tab, `[...document.querySelectorAll('#tinh-cu tbody tr')].filter(r => !r.hidden).length`); n != 13 {
		t.Errorf("%d provinces of the Mekong delta, want 13", n)
	}
	tab.Go(sitetest.Address(dir, "so-duoc-khong.html"))
	tab.Await(`!!document.querySelector('select[name=a] optgroup')`)
	if got := sitetest.Eval[string](tab, `[...document.querySelectorAll('select[name=a] option')].find(o => o.value === 'ca-mau@2008').parentNode.label`); got != "Đồng bằng sông Cửu Long" {
		t.Errorf("Cà Mau stands under %q", got)
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// The heads of a table become buttons with the first thing that a reader does, and
// sort it.
func TestHeadsSortOnceAReaderIsThere(t *testing.T) {
	_, dir := chosen(t)
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(dir, "tinh/index.html"), sitetest.Laptop, true)
	if n := sitetest.Eval[int](tab, `document.querySelectorAll('thead button').length`); n != 0 {
		t.Errorf("%d buttons before anybody came", n)
	}
	first := `document.querySelector('#tinh-cu tbody th').textContent`
	before := sitetest.Eval[string](tab, first)
	sitetest.Eval[bool](tab, `(() => { document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab'})); const b = document.querySelector('#tinh-cu thead button'); b.click(); b.click(); return true; })()`)
	if after := sitetest.Eval[string](tab, first); after == before || before != "An Giang" || after != "Yên Bái" {
		t.Errorf("the first province is %q, sorted backwards %q", before, after)
	}
	if n := sitetest.Eval[int](tab, `document.querySelectorAll('#tinh-cu th[aria-sort]').length`); n != 1 {
		t.Errorf("%d columns say that they are sorted", n)
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}
