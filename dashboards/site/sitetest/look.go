package sitetest

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Address is where a page of a site stands: below base when that is an http
// address, else in the folder base.
func Address(base, page string) string {
	if strings.HasPrefix(base, "http://") || strings.HasPrefix(base, "https://") {
		return strings.TrimSuffix(base, "/") + "/" + page
	}
	abs, err := filepath.Abs(base)
	if err != nil {
		abs = base
	}
	name, query, asked := strings.Cut(page, "?")
	if asked {
		query = "?" + query
	}
	return fileAddress(filepath.ToSlash(abs), name) + query
}

// drawnCharts counts the charts of a page and those that show something: a
// drawing of some size, or a sentence that says why there is none.
const drawnCharts = `(() => {
	const charts = [...document.querySelectorAll('figure.chart')];
	const drawn = charts.filter(f => f.querySelector('.empty, .drawing .big') || [...f.querySelectorAll('.drawing svg, .drawing table')].some(s => s.getBoundingClientRect().height > 10 && s.getBoundingClientRect().width > 40));
	return [charts.length, drawn.length];
})()`

// Judge opens pages of a site at both widths, with and without scripts, and
// tells what is wrong: console errors, refused content, requests to elsewhere,
// charts that are not drawn, pages that are wider than the screen.
func (b *Browser) Judge(base string, pages []string) []string {
	b.t.Helper()
	var list []string
	charts := 0
	for _, width := range []int{Phone, Laptop} {
		for _, scripts := range []bool{true, false} {
			tab := b.Open(Address(base, pages[0]), width, scripts)
			for _, page := range pages {
				tab.Go(Address(base, page))
				where := fmt.Sprintf("%s at %d, scripts %v: ", page, width, scripts)
				count := Eval[[]int](tab, drawnCharts)
				if count[0] != count[1] {
					list = append(list, fmt.Sprintf("%s%d of %d charts drawn", where, count[1], count[0]))
				}
				if wide := Eval[float64](tab, `document.documentElement.scrollWidth`); int(wide) > width {
					list = append(list, fmt.Sprintf("%s%v pixels wide", where, wide))
				}
				charts += count[0]
				for _, f := range tab.Faults() {
					list = append(list, where+f)
				}
			}
			list = append(list, tab.Close()...)
		}
	}
	if charts == 0 {
		list = append(list, "no page has a chart")
	}
	return list
}

// FollowNumbers opens a page, follows every different link from a number to its
// cell or sentence, most at most, and tells which of them do not end at an
// element that is marked and within the window. It tells how many there were.
func (b *Browser) FollowNumbers(base, page string, most int) (followed int, faults []string) {
	b.t.Helper()
	tab := b.Open(Address(base, page), Laptop, true)
	links := Eval[[]string](tab, `[...new Set([...document.querySelectorAll('a[href*="#o-"]')].map(a => new URL(a.getAttribute('href'), document.baseURI).href))]`)
	faults = tab.Close()
	links = links[:min(len(links), most)]
	for _, scripts := range []bool{true, false} {
		to := b.Open(Address(base, page), Laptop, scripts)
		for _, link := range links {
			to.Leave()
			to.Go(link)
			if said := Eval[string](to, atTarget); said != "" {
				faults = append(faults, fmt.Sprintf("%s, scripts %v: %s", link, scripts, said))
			}
		}
		faults = append(faults, to.Close()...)
	}
	return len(links), faults
}

// atTarget says what is wrong with the place that the address leads to.
const atTarget = `(() => {
	const e = document.querySelector(':target');
	if (!e) return 'no such element';
	const r = e.getBoundingClientRect();
	if (r.bottom < 0 || r.top > innerHeight) return 'not scrolled into view';
	for (let n = e; n && !n.matches('table, article, ul'); n = n.parentElement) {
		const c = getComputedStyle(n);
		if (c.backgroundColor !== 'rgba(0, 0, 0, 0)' && c.outlineStyle !== 'none') return '';
	}
	const inner = e.querySelector('*');
	if (inner && getComputedStyle(inner).backgroundColor !== 'rgba(0, 0, 0, 0)') return '';
	return 'not marked';
})()`
