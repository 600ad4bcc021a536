package page

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

func escape(s string) string { return chart.Escape(s) }

// originHref is where a figure stands on the site, "" when its document is not
// there.
func (d *drawer) originHref(id string) string {
	at, ok := d.world.spots.find(id)
	if !ok {
		return ""
	}
	return d.root + "nguon/" + d.world.spots.page(at) + ".html#o-" + id
}

// areaHref is the page of an area, "" for the country and for none.
func (d *drawer) areaHref(area string) string {
	if path := d.world.areas[area]; path != "" {
		return d.root + path
	}
	return ""
}

// linked is a figure that leads to its cell or sentence; further origins follow
// as small numbers.
func (d *drawer) linked(f found) template.HTML {
	var b strings.Builder
	first := true
	class := `class="number"`
	if f.exact != "" {
		class += ` title="` + escape(f.exact) + `"`
	}
	if f.reckoned != "" {
		class += ` data-o="` + escape(f.reckoned) + `"`
	}
	for i, id := range f.origins {
		href := d.originHref(id)
		switch {
		case href == "":
		case first:
			first = false
			b.WriteString(`<a ` + class + ` href="` + escape(href) + `">` + escape(f.text) + `</a>`)
		default:
			title := say(d.world.lang, "Số gốc thứ ", "Origin ") + strconv.Itoa(i+1)
			b.WriteString(`<sup><a href="` + escape(href) + `" title="` + escape(title) + `">` + strconv.Itoa(i+1) + `</a></sup>`)
		}
	}
	if first {
		return template.HTML(`<span ` + class + `>` + escape(f.text) + `</span>`)
	}
	return template.HTML(b.String())
}

func anchor(href, text string) string {
	if href == "" {
		return escape(text)
	}
	return `<a href="` + escape(href) + `">` + escape(text) + `</a>`
}

// outward is an address on the web, "" when it is none that is safe to follow.
func outward(href string) string {
	lower := strings.ToLower(href)
	if !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://") {
		return ""
	}
	for _, r := range href {
		if r <= ' ' || r == 0x7f || r == '\\' || r == '"' {
			return ""
		}
	}
	return href
}
