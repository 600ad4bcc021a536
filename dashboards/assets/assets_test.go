package assets

import (
	"encoding/json"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func asset(t *testing.T, name string) string {
	t.Helper()
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s", name)
	return ""
}

// scheme is the custom properties of one colour scheme: those of the first
// :root, then those that the scheme changes.
func scheme(t *testing.T, media string) map[string]string {
	t.Helper()
	style := asset(t, "style.css")
	blocks := []string{style}
	if media != "" {
		at := strings.Index(style, media)
		if at < 0 {
			t.Fatalf("no %s", media)
		}
		blocks = append(blocks, style[at:])
	}
	properties := map[string]string{}
	for _, b := range blocks {
		from := strings.Index(b, ":root {")
		b = b[from : from+strings.Index(b[from:], "}")]
		for _, m := range regexp.MustCompile(`--([\w-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(b, -1) {
			properties[m[1]] = m[2]
		}
	}
	return properties
}

func schemes() map[string]string {
	return map[string]string{"light": "", "dark": "prefers-color-scheme: dark", "print": "@media print"}
}

// Text has 4.5:1, marks have 3:1, in every scheme.
func TestContrast(t *testing.T) {
	for name, media := range schemes() {
		p := scheme(t, media)
		pairs := []struct {
			front, back string
			least       float64
		}{
			{"ink", "paper", 7}, {"muted", "paper", 4.5}, {"accent", "paper", 4.5}, {"warn", "paper", 4.5}, {"ink", "mark", 4.5}, {"muted", "soft", 4.5}, {"ink", "soft", 4.5},
			{"neutral", "paper", 3}, {"accent", "paper", 3},
		}
		for _, n := range []string{"1", "2", "3", "4", "5"} {
			pairs = append(pairs, struct {
				front, back string
				least       float64
			}{"l" + n, "paper", 3}, struct {
				front, back string
				least       float64
			}{"on-h" + n, "h" + n, 4.5}, struct {
				front, back string
				least       float64
			}{"on-d" + n, "d" + n, 4.5})
			if n != "5" {
				pairs = append(pairs, struct {
					front, back string
					least       float64
				}{"s" + n, "paper", 3}, struct {
					front, back string
					least       float64
				}{"paper", "s" + n, 4.5})
			}
		}
		for _, pair := range pairs {
			if p[pair.front] == "" || p[pair.back] == "" {
				t.Fatalf("%s: no --%s or --%s", name, pair.front, pair.back)
			}
			if got := contrast(p[pair.front], p[pair.back]); got < pair.least {
				t.Errorf("%s: --%s on --%s has %.2f:1, want %.1f:1", name, pair.front, pair.back, got, pair.least)
			}
		}
	}
}

// Levels and shades form a ramp: each step further from the paper than the last.
func TestRamps(t *testing.T) {
	for name, media := range schemes() {
		p := scheme(t, media)
		for _, ramp := range []string{"l", "h"} {
			last := 0.0
			for n := 1; n <= 5; n++ {
				got := contrast(p[ramp+strconv.Itoa(n)], p["paper"])
				if got <= last*1.08 {
					t.Errorf("%s: --%s%d is hardly further from the paper than the step before (%.2f after %.2f)", name, ramp, n, got, last)
				}
				last = got
			}
		}
	}
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(hex string) float64 {
	v, _ := strconv.ParseUint(hex[1:], 16, 32)
	part := func(shift uint) float64 {
		c := float64(v>>shift&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

// The script asks no host, runs no text and writes no markup.
func TestScriptKeepsThePolicy(t *testing.T) {
	script := asset(t, "app.js")
	for _, banned := range []string{"fetch(", "XMLHttpRequest", "eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "import(", "import ", "setAttribute('style'"} {
		if strings.Contains(script, banned) {
			t.Errorf("app.js has %s", banned)
		}
	}
	for _, name := range []string{"app.js", "style.css"} {
		for _, address := range regexp.MustCompile(`(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}`).FindAllString(asset(t, name), -1) {
			t.Errorf("%s names %s", name, address)
		}
	}
	if strings.Contains(asset(t, "style.css"), "url(") || strings.Contains(asset(t, "style.css"), "@import") {
		t.Error("style.css loads something")
	}
	if size := len(script) + len(asset(t, "style.css")); size > 38000 {
		t.Errorf("style and script are %d bytes", size)
	}
}

func TestSearchIndexCanNotEndItself(t *testing.T) {
	script, err := SearchIndex([]Place{{Name: `</script><img src=x>`, Note: "tỉnh\u2028", Href: "tinh/a.html", Also: "</script>"}, {Name: "Đồng Tháp", Note: "tỉnh", Href: "tinh/dong-thap.html"}})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSuffix(strings.TrimPrefix(string(script), "window.tonghopPlaces="), ";\n")
	var rows [][]string
	if err := json.Unmarshal([]byte(text), &rows); err != nil || len(rows) != 2 || rows[1][0] != "Đồng Tháp" {
		t.Errorf("rows %v, %v", rows, err)
	}
	if strings.ContainsAny(text, "<>\u2028") {
		t.Errorf("index %q", text)
	}
}

// The bundle is all there, with the licences of what is in it, or not at all.
func TestBundle(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for i, f := range files {
		found[f.Name] = string(f.Data)
		if i > 0 && files[i-1].Name >= f.Name {
			t.Errorf("%s after %s", f.Name, files[i-1].Name)
		}
	}
	if !HasECharts() {
		if found["echarts.js"] != "" && found["echarts.LICENSE.txt"] != "" {
			t.Error("the bundle is there and said not to be")
		}
		return
	}
	for _, want := range []string{"Apache License", "The Apache Software Foundation", "zrender", "BSD 3-Clause", "tslib"} {
		if !strings.Contains(found["echarts.LICENSE.txt"], want) {
			t.Errorf("licences without %s", want)
		}
	}
	if !strings.Contains(found["xlsx.LICENSE.txt"], "MIT License") || !strings.Contains(found["xlsx.LICENSE.txt"], "fflate") {
		t.Error("licences of the writer of workbooks")
	}
	for _, banned := range []string{"new Function(", "eval("} {
		if strings.Contains(found["echarts.js"]+found["xlsx.js"], banned) {
			t.Errorf("bundle has %s", banned)
		}
	}
	if !strings.Contains(found["pptx.LICENSE.txt"], "PptxGenJS") || !strings.Contains(found["pptx.LICENSE.txt"], "pako") {
		t.Error("licences of the writer of slides")
	}
	// The one place is the shim of setImmediate for text, which nothing calls and the policy of pages refuses.
	if n := strings.Count(found["pptx.js"], "new Function("); n != 1 || strings.Contains(found["pptx.js"], "eval(") {
		t.Errorf("the writer of slides runs text as code in %d places", n)
	}
	if len(found["echarts.js"]) > 700000 {
		t.Errorf("bundle has %d bytes", len(found["echarts.js"]))
	}
}

// The lock file pins every package by its digest and names no host.
func TestLockFile(t *testing.T) {
	data, err := os.ReadFile("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "resolved") || regexp.MustCompile(`https?://`).Match(data) {
		t.Error("the lock file names where packages come from")
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	if err := json.Unmarshal(data, &lock); err != nil || len(lock.Packages) != 26 {
		t.Fatalf("%d packages, %v", len(lock.Packages), err)
	}
	for name, p := range lock.Packages {
		if name != "" && (p.Version == "" || !strings.HasPrefix(p.Integrity, "sha512-")) {
			t.Errorf("%s is not pinned", name)
		}
	}
}
