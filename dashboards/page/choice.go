package page

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Choice is where the data for what a reader may choose lies, from the root
// of the site: the index of all places and indicators, and one file for each
// indicator and kind of figure.
type Choice struct {
	Index      string
	Indicators map[string]map[string]string // indicator, kind
}

// choice draws the controls of an indicator's page: what is counted and in
// which period, on which boundaries, in which region, and one province. Without
// scripts the style sheet hides them and the page stands as it is.
func (d *drawer) choice(c cutting) string {
	rows, list := c.rows, c.slices
	if len(rows) == 0 {
		return ""
	}
	files := d.world.choice.Indicators[rows[0].text("indicator_id")]
	first := c.first
	if len(files) == 0 || len(list) == 0 {
		return ""
	}
	lang := d.world.lang
	var m strings.Builder
	m.WriteString(`<div class="controls" data-explore="` + escape(d.explored(files)) + `" data-index="` + escape(d.site+d.world.choice.Index) + `">`)
	var measures, periods [][2]string
	for _, s := range list {
		row := rows[s.Figures[0].Row]
		key := measureKey(s.Measure)
		if !slices.ContainsFunc(measures, func(m [2]string) bool { return m[0] == key }) {
			measures = append(measures, [2]string{key, measureWords(row, lang)})
		}
		if s.Kind == first.Kind && s.Level == first.Level && s.Split == first.Split && s.Unit == first.Unit && s.Behaviour == first.Behaviour && s.Part == first.Part &&
			!slices.ContainsFunc(periods, func(p [2]string) bool { return p[0] == s.Period }) {
			periods = append(periods, [2]string{s.Period, row.say("period", lang)})
		}
	}
	m.WriteString(picker("so", say(lang, "Số liệu", "Figures"), measures, measureKey(first.Measure)))
	d.choosing = true
	m.WriteString(picker("ky", say(lang, "Kỳ", "Period"), periods, first.Period))
	m.WriteString(picker("dia-gioi", say(lang, "Địa giới", "Boundaries"), [][2]string{{"2008", say(lang, "63 tỉnh", "63 provinces")}, {"2025", say(lang, "34 tỉnh", "34 provinces")}}, first.Boundary))
	m.WriteString(picker("vung", say(lang, "Vùng", "Region"), d.regionOptions(first.Boundary), ""))
	m.WriteString(picker("tinh", say(lang, "Tỉnh", "Province"), append([][2]string{{"", say(lang, "chọn một tỉnh", "choose one")}}, d.world.provinceNames(first.Boundary)...), ""))
	m.WriteString(`<a href="` + d.root + `so-duoc-khong.html?chi-tieu=` + clean(rows[0].text("indicator_id")) + `">` + escape(say(lang, "So hai tỉnh", "Compare two provinces")) + `</a></div><div class="chosen" id="chon" aria-live="polite"></div>` + "\n")
	return m.String()
}

// explored lists the file of each kind: actual=../data/…
func (d *drawer) explored(files map[string]string) string {
	var list []string
	for _, kind := range slices.Sorted(maps.Keys(files)) {
		list = append(list, kind+"="+d.site+files[kind])
	}
	return strings.Join(list, " ")
}

// everything draws the place of the table of all provinces and years of an
// indicator. The script fills it when it is opened; without scripts it leads to
// the data.
func (d *drawer) everything(b *block, rows []row) string {
	if len(rows) == 0 || len(d.world.choice.Indicators[rows[0].text("indicator_id")]) == 0 {
		return ""
	}
	lang := d.world.lang
	title, _ := d.words(b.neutral, rows, "")
	return b.section() + `<details class="data" data-everything=""><summary><h2 class="inline" id="` + b.id + `-t">` + escape(title) + `</h2></summary>` +
		`<p class="sub">` + escape(say(lang, "Theo loại số liệu và địa giới đã chọn ở đầu trang. Ô trống: không có số liệu.", "Of the figures and boundaries chosen above. An empty cell: no figure.")) + `</p>` +
		`<div class="scroll" tabindex="0" role="region" aria-labelledby="` + b.id + `-t"><noscript><p>` + anchor(d.site+"data/"+b.question+".csv", say(lang, "Toàn bộ số liệu (CSV)", "All data (CSV)")) + `</p></noscript></div>` +
		d.takeaway(b, "csv") + "</details></section>\n"
}

func partKey(part bool) string {
	if part {
		return "part"
	}
	return ""
}

// measureWords say what is counted: kind, level, breakdown.
func measureWords(r row, lang string) string {
	words := r.say("kind", lang)
	for _, more := range []string{r.say("level", lang), r.say("split", lang)} {
		if more != "" {
			words += ", " + more
		}
	}
	if r.flag("part") {
		words += say(lang, ", trong đó", ", of which")
	}
	return words
}

// regionOptions are all provinces, the regions beside each other, each region.
func (d *drawer) regionOptions(boundary string) [][2]string {
	lang := d.world.lang
	return append([][2]string{{"", say(lang, "cả nước", "all")}, {"*", say(lang, "so các vùng", "regions beside each other")}}, d.world.regionNames(boundary)...)
}

func picker(name, label string, options [][2]string, chosen string) string {
	var m strings.Builder
	m.WriteString(`<label>` + escape(label) + ` <select name="` + name + `">`)
	for _, o := range options {
		m.WriteString(`<option value="` + escape(o[0]) + `"`)
		if o[0] == chosen {
			m.WriteString(" selected")
		}
		m.WriteString(">" + escape(o[1]) + "</option>")
	}
	m.WriteString("</select></label>")
	return m.String()
}

// regionNames are the regions of a boundary version with their names, from north to
// south.
func (w *World) regionNames(boundary string) [][2]string {
	if list, made := w.named[boundary]; made {
		return list
	}
	var list [][2]string
	for _, r := range w.answers["provinces"].rows(nil) {
		o := [2]string{r.text("region"), r.say("region", w.lang)}
		if r.text("boundary") == boundary && o[0] != "" && !slices.Contains(list, o) {
			list = append(list, o)
		}
	}
	slices.SortFunc(list, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(w.order[boundary+"/"+a[0]], w.order[boundary+"/"+b[0]]), cmp.Compare(a[1], b[1]))
	})
	w.named[boundary] = list
	return list
}

func (w *World) provinceNames(boundary string) [][2]string {
	var list [][2]string
	for _, r := range w.answers["provinces"].rows(nil) {
		if r.text("boundary") == boundary {
			list = append(list, [2]string{r.text("area_slug"), r.text("area_name")})
		}
	}
	return list
}
