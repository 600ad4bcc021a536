package sitetest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// axeSource is axe-core where npm put it, looked for from the folder of the test
// upward.
func axeSource() (string, error) {
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		source, err := os.ReadFile(filepath.Join(dir, "dashboards", "assets", "node_modules", "axe-core", "axe.min.js"))
		if err == nil {
			return string(source), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return "", fmt.Errorf("axe-core is not here: run make assets (%w)", err)
		}
	}
	return "", err
}

// Axe judges the page that a tab shows for people who use it by keyboard or ear,
// and tells every rule that is broken and where.
func (tab *Tab) Axe() []string {
	source, err := axeSource()
	if err != nil {
		tab.t.Fatal(err)
	}
	Eval[bool](tab, source+";true")
	Eval[bool](tab, `window.axeFound = null; axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}}).then(r => { window.axeFound = r.violations.map(v => v.id + ': ' + v.nodes.length + ' × ' + v.nodes[0].html.slice(0, 160)); }); true`)
	tab.Await(`window.axeFound !== null`)
	return Eval[[]string](tab, `window.axeFound`)
}

// Axe judges pages of a site.
func (b *Browser) Axe(base string, pages []string, width int) []string {
	b.t.Helper()
	var list []string
	for _, page := range pages {
		tab := b.Open(Address(base, page), width, true)
		for _, f := range tab.Axe() {
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
