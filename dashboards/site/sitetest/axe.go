package sitetest

import (
	"fmt"
	"os"
	"path/filepath"
)

// axePath is where npm puts axe-core, from the folder of a test of package site.
var axePath = filepath.Join("..", "assets", "node_modules", "axe-core", "axe.min.js")

// Axe judges pages of a site for people who use them by keyboard or ear, and
// tells every rule that is broken and where.
func (b *Browser) Axe(base string, pages []string, width int) []string {
	b.t.Helper()
	source, err := os.ReadFile(axePath)
	if err != nil {
		b.t.Fatalf("axe-core is not here: run make assets (%v)", err)
	}
	var list []string
	for _, page := range pages {
		tab := b.Open(Address(base, page), width, true)
		Eval[bool](tab, string(source)+";true")
		Eval[bool](tab, `window.axeFound = null; axe.run({resultTypes: ['violations']}).then(r => { window.axeFound = r.violations.map(v => v.id + ': ' + v.nodes.length + ' × ' + v.nodes[0].html.slice(0, 160)); }); true`)
		tab.Await(`window.axeFound !== null`)
		for _, f := range Eval[[]string](tab, `window.axeFound`) {
			list = append(list, fmt.Sprintf("%s at %d: %s", page, width, f))
		}
		list = append(list, tab.Close()...)
	}
	return list
}

// Shift is how far what stands on a page moves while it loads, as browsers
// measure it.
func (tab *Tab) Shift() float64 {
	return Later[float64](tab, `new Promise(done => { let sum = 0; new PerformanceObserver(l => l.getEntries().forEach(e => { if (!e.hadRecentInput) sum += e.value; })).observe({type: 'layout-shift', buffered: true}); requestAnimationFrame(() => setTimeout(() => done(sum), 0)); })`)
}
