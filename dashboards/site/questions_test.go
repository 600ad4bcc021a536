package site_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// A way is how a planner comes to an answer: what she clicks or chooses, one
// after the other, and what must then stand on the page.
type way struct {
	question string
	steps    []string // a selector to click, or select[name=x]=value
	answer   string   // an expression that is true where the answer stands
}

// ways are twelve of the questions in docs/questions.md, from the front page on.
func ways() []way {
	return []way{
		{"what stands out now", nil, `[...document.querySelectorAll('.headline strong')].filter(n => n.textContent.trim() && n.getBoundingClientRect().bottom < 900).length >= 2`},
		{"which province collects the most", nil, `/nhiều nhất$/.test(document.querySelector('#thu h2').textContent) && !!document.querySelector("#thu strong .number")`},
		{"how is revenue spread over the country", nil, `document.querySelectorAll('#ban-do-thu svg.map path[d^="M-21 0"]').length === 63`},
		{"who has not reported, and since when", nil, `!!document.querySelector('#chua-bao-cao tbody tr, #qua-han tbody tr')`},
		{"where does Cà Mau stand", []string{"#thu h2 a", "select[name=tinh]=ca-mau"},
			`/thứ \d+ trong \d+ tỉnh/.test(document.querySelector('#chon .big').textContent) && !!document.querySelector('#chon-nam svg circle')`},
		{"may I have this chart for my slide", []string{"#ban-do-thu details summary"},
			`['png', 'svg', 'csv'].every(k => document.querySelector('#ban-do-thu [data-take=' + k + ']').getBoundingClientRect().height > 0)`},
		{"what was it in 2018", []string{"#ban-do-thu details summary", "#ban-do-thu .source a[href*='rev_area_total']", "select[name=ky]=2018"},
			`document.querySelector('#xep-hang .sub').textContent.includes('năm 2018')`},
		{"in which cell does the number stand", []string{"#ban-do-thu svg.map > a[href*='nguon/']"},
			`!!document.querySelector('td:target, td :target')`},
		{"what is it on the 34 provinces, and which old one blocks a total", []string{"#ban-do-thu .lens button[value='2025']"},
			`document.querySelectorAll('#ban-do-thu svg.map > a').length === 34 && document.querySelector('#ban-do-thu .lensed').textContent.includes('còn thiếu Hà Giang')`},
		{"is Cà Mau ahead of Đồng Tháp", []string{"nav.main a[href$='so-duoc-khong.html']", "select[name=chi-tieu]=rev_area_total", "select[name=a]=ca-mau@2008", "select[name=b]=dong-thap@2008"},
			`/^So được: (Cà Mau|Đồng Tháp) cao hơn/.test(document.querySelector('#tra-loi .answer').textContent) && document.querySelectorAll('#tra-loi .beside .number').length === 2`},
		{"what share of its region has Cà Mau", []string{"nav.main a[href$='so-duoc-khong.html']", "select[name=chi-tieu]=rev_area_total", "select[name=a]=ca-mau@2008", "select[name=b]=vung"},
			`document.querySelector('#tra-loi .answer').textContent.includes('% của Đồng bằng sông Cửu Long')`},
		{"what is remarkable about my province", []string{"nav.main a[href$='tinh/index.html']", "a[href$='ca-mau-2008.html']"},
			`/^\d+\/\d+/.test(document.querySelector('#vi-tri td[data-v] ~ td[data-v]').textContent)`},
	}
}

// Each question is answered within four clicks, from a folder, without an error.
func TestTwelveQuestionsOfAPlanner(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	for _, w := range ways() {
		tab := b.Open(sitetest.Address(dir, "index.html"), sitetest.Laptop, true)
		for _, step := range w.steps {
			selector, value, choose := strings.Cut(step, "]=")
			if !choose {
				tab.Await(`!!document.querySelector(` + quoted(step) + `)`)
				if other := sitetest.Eval[string](tab, clicked(step)); other != "" { // what is asked for next may stand on both pages
					tab.Await(`location.pathname === ` + quoted(other) + ` && document.readyState === 'complete'`)
				}
				continue
			}
			box := `document.querySelector(` + quoted(selector+"]") + `)`
			tab.Await(`!!` + box + ` && [...` + box + `.options].some(o => o.value === ` + quoted(value) + `)`)
			sitetest.Eval[bool](tab, `(() => { const s = `+box+`; s.value = `+quoted(value)+`; s.dispatchEvent(new Event('change', {bubbles: true})); return true; })()`)
		}
		tab.Await(`(() => { try { return ` + w.answer + `; } catch (e) { return false; } })()`)
		if len(w.steps) > 4 {
			t.Errorf("%s: %d clicks", w.question, len(w.steps))
		}
		for _, f := range tab.Close() {
			t.Errorf("%s: %s", w.question, f)
		}
	}
}

// clicked clicks on a selector and gives the path of the other page that it leads
// to, if it leads to one.
func clicked(selector string) string {
	return `(() => { const e = document.querySelector(` + quoted(selector) + `), a = e.closest('a');
		e.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
		if (!a) return '';
		const path = new URL(a.href.baseVal ?? a.href, location).pathname;
		return path === location.pathname ? '' : path; })()`
}

func quoted(s string) string { return "`" + s + "`" }
