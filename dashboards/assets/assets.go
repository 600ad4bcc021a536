// Package assets keeps what every page of the site is given beside its own
// text: the style sheet, the script, the icon, and the bundle of Apache ECharts
// that the script loads on demand.
//
// The border: files as bytes. What stands on a page and under which address is
// the business of the packages page and site. The bundle is made by the
// program in build; without it pages show the drawings that they carry.
package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed style.css app.js live.js take.js icon.svg explore
var own embed.FS

//go:embed all:dist
var bundled embed.FS

// A File is one file of the site's folder of assets.
type File struct {
	Name string // without folder
	Data []byte
}

// Files are all files that the site carries, sorted by name: style.css, app.js,
// icon.svg and, where the bundles were made, echarts.js, xlsx.js and pptx.js with
// their licences.
func Files() ([]File, error) {
	var list []File
	for _, name := range []string{"style.css", "app.js", "live.js", "take.js", "icon.svg"} {
		data, err := own.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read asset %s: %w", name, err)
		}
		list = append(list, File{name, data})
	}
	style, err := styleScript()
	if err != nil {
		return nil, err
	}
	choices, err := exploreScript()
	if err != nil {
		return nil, err
	}
	list = append(list, File{"style.js", style}, File{"explore.js", choices})
	for _, name := range bundleFiles() {
		data, err := fs.ReadFile(bundled, "dist/"+name)
		if err != nil {
			continue
		}
		list = append(list, File{name, data})
	}
	slices.SortFunc(list, func(a, b File) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return list, nil
}

// exploreParts are the parts of the script for what a reader chooses, in the order
// in which they are joined.
func exploreParts() []string {
	return []string{"load.js", "numbers.js", "figures.js", "region.js", "draw.js", "comparable.js", "indicator.js", "pair.js", "lens.js", "trend.js", "run.js"}
}

// exploreScript joins them to one script that leaves nothing behind but what it
// gives to the page by name. A page asks for one file, and a folder cannot load
// modules.
func exploreScript() ([]byte, error) {
	out := []byte("(function () {\n'use strict';\n")
	for _, name := range exploreParts() {
		part, err := own.ReadFile("explore/" + name)
		if err != nil {
			return nil, fmt.Errorf("read asset %s: %w", name, err)
		}
		out = append(out, part...)
	}
	return append(out, "})();\n"...), nil
}

// styleScript is the style sheet as a script, for a page that is saved as one
// file: a page that lies in a folder may not read its style sheet.
func styleScript() ([]byte, error) {
	sheet, err := own.ReadFile("style.css")
	if err != nil {
		return nil, fmt.Errorf("read asset style.css: %w", err)
	}
	text, err := json.Marshal(string(sheet))
	if err != nil {
		return nil, fmt.Errorf("write style.js: %w", err)
	}
	return append(append([]byte("window.tonghopStyle="), text...), ";\n"...), nil
}

func bundleFiles() []string {
	return []string{"echarts.js", "echarts.LICENSE.txt", "xlsx.js", "xlsx.LICENSE.txt", "pptx.js", "pptx.LICENSE.txt"}
}

// HasECharts tells whether the bundles were made. Without it pages leave the
// options of the interactive drawings out.
func HasECharts() bool {
	for _, name := range bundleFiles() {
		if _, err := fs.Stat(bundled, "dist/"+name); err != nil {
			return false
		}
	}
	return true
}

// A Place is one entry of the search: a province or an indicator and the page
// that speaks of it.
type Place struct {
	Name string // as a reader knows it, with diacritics; searched without
	Also string // further words that find it: a full name, an ID, a region
	Note string // what it is: "tỉnh, đến 30/6/2025"
	Href string // from the root of the site
}

// SearchIndex is the script that the search loads when it is first used. It
// sets one variable and does nothing else; a name in it can not end it.
func SearchIndex(places []Place) ([]byte, error) {
	rows := make([][]string, len(places))
	for i, p := range places {
		rows[i] = []string{p.Name, p.Note, p.Href}
		if p.Also != "" {
			rows[i] = append(rows[i], p.Also)
		}
	}
	data, err := json.Marshal(rows)
	if err != nil {
		return nil, fmt.Errorf("write search index: %w", err)
	}
	return append(append([]byte("window.tonghopPlaces="), data...), ";\n"...), nil
}
