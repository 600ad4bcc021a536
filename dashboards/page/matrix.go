package page

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// matrix draws what came of each pair of a row and a column: the names down, the
// periods across, one word in each cell, with a class of the column "status" so
// that the eye finds what is missing.
func (d *drawer) matrix(b *block, rows []row) string {
	if len(rows) == 0 {
		return d.emptyBlock(b)
	}
	lang := d.world.lang
	type cell struct{ word, status, more string }
	down, across := b.columns[0], b.columns[1]
	cells := map[[2]string]cell{}
	var names, heads []string
	slugs := map[string]string{} // what the names are sorted by
	for _, r := range rows {
		name, head := r.say(down.name, lang), r.say(across.name, lang)
		if slugs[name] == "" {
			names, slugs[name] = append(names, name), r.text("area_slug")+" "+name
		}
		if !slices.Contains(heads, head) {
			heads = append(heads, head)
		}
		cells[[2]string{name, head}] = cell{r.say(b.columns[2].name, lang), r.text("status"), d.matrixMore(b, r)}
	}
	slices.SortFunc(names, func(x, y string) int { return strings.Compare(slugs[x], slugs[y]) })
	slices.Sort(heads)
	if b.limit > 0 && len(heads) > b.limit {
		heads = heads[len(heads)-b.limit:] // the newest
	}
	var m strings.Builder
	title := d.title(b, rows, true)
	m.WriteString(b.section() + `<h2 id="` + b.id + `-t">` + escape(title) + "</h2>")
	if text, ok := d.words(b.subtitle, rows, ""); ok && text != "" {
		m.WriteString(`<p class="sub">` + escape(text) + "</p>")
	}
	if len(names) >= leastFiltered {
		m.WriteString(`<label class="filter">` + escape(say(lang, "Lọc", "Filter")) + ` <input type="search" autocomplete="off"></label>`)
	}
	m.WriteString(`<div class="scroll` + chart.Paper(1+len(heads)) + `" tabindex="0" role="region" aria-labelledby="` + b.id + `-t"><table class="twin matrix"><thead><tr><th scope="col">` + escape(down.head) + "</th>")
	for _, h := range heads {
		m.WriteString(`<th scope="col">` + escape(h) + "</th>")
	}
	m.WriteString("</tr></thead><tbody>")
	for _, n := range names {
		m.WriteString(`<tr><th scope="row">` + escape(n) + "</th>")
		for _, h := range heads {
			c, stands := cells[[2]string{n, h}]
			switch {
			case !stands:
				m.WriteString("<td></td>")
			case c.more == "":
				m.WriteString(`<td class="m-` + escape(c.status) + `">` + escape(c.word) + "</td>")
			default:
				m.WriteString(`<td class="m-` + escape(c.status) + `">` + escape(c.word) + "<br><small>" + escape(c.more) + "</small></td>")
			}
		}
		m.WriteString("</tr>\n")
	}
	m.WriteString("</tbody></table></div>")
	d.tableFoot(&m, b, rows)
	m.WriteString("</section>\n")
	return m.String()
}

// matrixMore is what stands small below the word of a cell.
func (d *drawer) matrixMore(b *block, r row) string {
	if len(b.columns) < 4 {
		return ""
	}
	text := r.say(b.columns[3].name, d.world.lang)
	if words, ok := d.moment(text); ok {
		return words
	}
	return text
}
