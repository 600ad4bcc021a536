package page

import (
	"fmt"
	"strings"
)

// headline draws one finding with its number in large type: what stands out,
// of what measure and period, on how many provinces it rests, and where more of
// it is.
func (d *drawer) headline(b *block, rows []row) string {
	if len(rows) == 0 {
		return ""
	}
	column := b.figures[0].Column
	number, has := d.value(expr{function: "top", column: column, by: column}, rows, column)
	if len(rows) == 1 {
		number, has = d.value(expr{function: "first", column: column}, rows, column)
	}
	if !has {
		return ""
	}
	if number.figure != nil {
		number.text, number.exact = d.world.units.Headline(*number.figure, d.world.lang), d.world.units.Exact(*number.figure, d.world.lang)
	}
	have, of := coverage(b, rows, d.world)
	sub, _ := d.words(b.subtitle, rows, column)
	parts := []string{d.labelled(b, sub, rows)}
	if p := rows[0].say("period", d.world.lang); p != "" && sameText(rows, "period_vi") {
		parts = append(parts, p)
	}
	if of > 0 && rows[0].text("area_id") != "" {
		parts = append(parts, fmt.Sprintf(say(d.world.lang, "%d/%d tỉnh có số liệu", "%d of %d provinces have figures"), have, of))
	}
	to := ""
	if id := rows[0].text("indicator_id"); d.world.indicators[id] {
		to = d.root + "chi-tieu/" + clean(id) + ".html"
	}
	return `<section class="headline" id="` + b.id + `"><p class="big"><strong>` + string(d.linked(number)) + `</strong></p><h2>` + anchor(to, d.title(b, rows, true)) + `</h2><p class="sub">` +
		escape(strings.Join(parts, " · ")) + "</p></section>\n"
}
