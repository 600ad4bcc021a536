package page

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// mostNamed is how many provinces a line names that stands for a map.
const mostNamed = 6

// sparse says in a line what a map would show of which hardly any province has a
// figure: how many have one, and those with their figures.
func (d *drawer) sparse(b *block, rows []row, have, of int) string {
	lang, column := d.world.lang, b.figures[0].Column
	var with []row
	for _, r := range rows {
		if _, ok := r.number(column); ok {
			with = append(with, r)
		}
	}
	var named []string
	for _, r := range with[:min(len(with), mostNamed)] {
		f, _ := d.cellValue(r, column)
		text := anchor(d.areaHref(r.text("area_id")), d.label(b, r)) + " " + string(d.linked(f))
		if p := r.say("period", lang); p != "" {
			text += " (" + escape(p) + ")"
		}
		named = append(named, text)
	}
	if more := len(with) - len(named); more > 0 {
		named = append(named, escape(fmt.Sprintf(say(lang, "và %d tỉnh khác", "and %d others"), more)))
	}
	subtitle, _ := d.words(b.subtitle, rows, column)
	words := fmt.Sprintf(say(lang, "%d/%d tỉnh có số liệu, chưa đủ để vẽ bản đồ: ", "%d of %d provinces have figures, too few for a map: "), have, of)
	return b.section() + `<h2>` + escape(d.title(b, rows, false)) + `</h2><p class="sub">` + escape(d.labelled(b, subtitle, rows)) + `</p><div class="drawing"><p>` + escape(words) + strings.Join(named, "; ") + ".</p></div>" +
		d.foot(d.documentsOf(b, rows)) + "</section>\n"
}

// tooSparse tells whether a map would have fewer provinces with a figure than its
// threshold asks for, though some.
func (b *block) tooSparse(have, of int) bool {
	return b.form == chart.TileMap && have > 0 && have*100 < b.threshold*of
}
