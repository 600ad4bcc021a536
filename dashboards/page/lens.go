package page

import (
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/series"
)

// lens draws the switch between the 63 and the 34 provinces above a map or a
// ranking of one slice of one indicator. The script fills in what it needs; on
// the page of an indicator the controls at the top do the same. Where the data
// for choices does not lie on the site there is none.
func (d *drawer) lens(b *block, rows []row) string {
	if !b.slice || d.choosing || b.form != chart.TileMap && b.form != chart.Bar || len(b.label) != 1 || b.label[0] != "area_name" || b.figures[0].Column != "value" {
		return ""
	}
	first, ok := series.First(series.Slices(figuresOf(rows)))
	id := rows[0].text("indicator_id")
	file := d.world.choice.Indicators[id][first.Kind]
	if !ok || file == "" || !sameText(rows, "indicator_id") || first.Boundary != "2008" && first.Boundary != "2025" {
		return ""
	}
	lang := d.world.lang
	var m strings.Builder
	m.WriteString(`<p class="lens" role="group" aria-label="` + escape(say(lang, "Địa giới", "Boundaries")) + `" data-lens="` + escape(id) + `" data-own="` + first.Boundary + `" data-so="` + escape(measureKey(first)) +
		`" data-ky="` + escape(first.Period) + `" data-file="` + escape(d.site+file) + `" data-index="` + escape(d.site+d.world.choice.Index) + `">`)
	for _, o := range [][2]string{{"2008", say(lang, "63 tỉnh", "63 provinces")}, {"2025", say(lang, "34 tỉnh", "34 provinces")}} {
		pressed := "false"
		if o[0] == first.Boundary {
			pressed = "true"
		}
		m.WriteString(`<button type="button" value="` + o[0] + `" aria-pressed="` + pressed + `">` + escape(o[1]) + "</button>")
	}
	m.WriteString("</p>")
	return m.String()
}

// measureKey is how the data for choices names what a slice counts.
func measureKey(s series.Slice) string {
	return strings.Join([]string{s.Kind, s.Level, s.Split, s.Unit, s.Behaviour, partKey(s.Part)}, "|")
}
