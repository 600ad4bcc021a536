package page

import (
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/series"
)

// lens draws the switch between the 63 and the 34 provinces, and the choice of a
// region, above a map, a ranking or a trend of one measure of one indicator. The script fills in what it needs; on
// the page of an indicator the controls at the top do the same. Where the data
// for choices does not lie on the site there is none.
func (d *drawer) lens(b *block, rows []row) string {
	if d.choosing || len(rows) == 0 || len(b.figures) == 0 || b.figures[0].Column != "value" || !sameText(rows, "indicator_id") {
		return ""
	}
	id := rows[0].text("indicator_id")
	var at lensed
	switch {
	case b.isCourse() && b.form == chart.Line:
		at = d.lensOfTrend(id, rows)
	case b.slice && (b.form == chart.TileMap || b.form == chart.Bar) && len(b.label) == 1 && b.label[0] == "area_name":
		at = d.lensOfSlice(id, rows)
	}
	if at.files == "" {
		return ""
	}
	lang := d.world.lang
	var m strings.Builder
	m.WriteString(`<p class="lens" role="group" aria-label="` + escape(say(lang, "Địa giới và vùng", "Boundaries and region")) + `" data-lens="` + escape(id) + `" data-own="` + at.boundary + `" data-so="` + escape(at.measure) +
		`" data-ky="` + escape(at.period) + `" data-file="` + escape(at.files) + `" data-index="` + escape(d.site+d.world.choice.Index) + `">`)
	for _, o := range [][2]string{{"2008", say(lang, "63 tỉnh", "63 provinces")}, {"2025", say(lang, "34 tỉnh", "34 provinces")}} {
		pressed := "false"
		if o[0] == at.boundary {
			pressed = "true"
		}
		m.WriteString(`<button type="button" value="` + o[0] + `" aria-pressed="` + pressed + `">` + escape(o[1]) + "</button>")
	}
	m.WriteString(`<select aria-label="` + escape(say(lang, "Vùng", "Region")) + `">`)
	for _, o := range d.regionOptions(at.boundary) {
		m.WriteString(`<option value="` + escape(o[0]) + `">` + escape(o[1]) + "</option>")
	}
	m.WriteString("</select></p>")
	return m.String()
}

// A lensed figure is what the script needs to see it on other boundaries: those on
// which it is drawn, what it counts, its period, and where its data lies.
type lensed struct{ boundary, measure, period, files string }

func (d *drawer) lensOfSlice(id string, rows []row) lensed {
	first, ok := series.First(series.Slices(figuresOf(rows)))
	file := d.world.choice.Indicators[id][first.Kind]
	if !ok || file == "" || first.Boundary != "2008" && first.Boundary != "2025" {
		return lensed{}
	}
	return lensed{first.Boundary, measureKey(first.Measure), first.Period, d.site + file}
}

// lensOfTrend is the lens of totals over the years; their measure is without its
// kind, as results and plans stand beside each other.
func (d *drawer) lensOfTrend(id string, rows []row) lensed {
	for _, column := range []string{"level", "split_vi", "unit", "behaviour", "part"} {
		if !sameText(rows, column) {
			return lensed{}
		}
	}
	last := rows[len(rows)-1]
	if last.text("area_id") != "" || !slices.Contains([]string{"2008", "2025"}, last.text("boundary")) {
		return lensed{}
	}
	var files []string
	for _, kind := range slices.Sorted(maps.Keys(d.world.choice.Indicators[id])) {
		if slices.ContainsFunc(rows, func(r row) bool { return r.text("kind") == kind }) {
			files = append(files, d.site+d.world.choice.Indicators[id][kind])
		}
	}
	key := measureKey(series.Measure{Level: last.text("level"), Split: last.text("split_vi"), Unit: last.text("unit"), Behaviour: last.text("behaviour"), Part: last.flag("part")})
	return lensed{last.text("boundary"), strings.TrimPrefix(key, "|"), "", strings.Join(files, " ")}
}

// measureKey is how the data for choices names what a slice counts.
func measureKey(s series.Measure) string {
	return strings.Join([]string{s.Kind, s.Level, s.Split, s.Unit, s.Behaviour, partKey(s.Part)}, "|")
}
