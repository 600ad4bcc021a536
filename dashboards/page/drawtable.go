package page

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// formats are the ways to write a cell beyond what its column says by itself.
func formats() []string {
	return []string{"list", "place", "document", "code", "link", "percent", "plain", "size", "dictionary"}
}

// longPeriod is from how many bytes on the words of a period may stand on two lines.
const longPeriod = 24

// mostListed is how many items of a long list are read at once; the others are
// opened by who wants them.
const mostListed = 12

// mostUpright is how many columns, words among them that take several lines, a table may
// have on a sheet of paper that stands upright.
const mostUpright = 12

// leastFiltered is from how many rows on a table can be filtered.
const leastFiltered = 15

func (d *drawer) table(b *block, rows []row) string {
	if len(rows) == 0 {
		return d.emptyBlock(b)
	}
	var m strings.Builder
	title := d.title(b, rows, true)
	m.WriteString(b.section() + `<h2 id="` + b.id + `-t">` + escape(title) + "</h2>")
	caption := d.world.answers[b.question].Question.Grain.In(d.world.lang)
	if text, ok := d.words(b.subtitle, rows, ""); ok && text != "" {
		caption = text
	}
	caption = d.labelled(b, caption, rows)
	groups, all := grouped(b, rows), len(rows)
	cut := b.limit > 0 && len(groups) > b.limit
	if d.tally != nil {
		all, cut = d.tally.rows, d.tally.rows > b.limit
	}
	if cut {
		groups = groups[:b.limit]
	}
	columns := used(b, slices.Concat(groups...)) // of what is shown
	m.WriteString(`<p class="sub">` + escape(caption) + "</p>")
	fold := b.fold && len(groups) >= leastFiltered
	if fold {
		m.WriteString(`<details class="data"><summary>` + escape(fmt.Sprintf(say(d.world.lang, "Mở bảng: %d dòng", "Open the table: %d rows"), len(groups))) + "</summary>")
	}
	if len(groups) >= leastFiltered {
		m.WriteString(d.filter(groups, cut))
	}
	across := ""
	if len(columns) > mostUpright {
		across = chart.Paper(len(columns))
	}
	m.WriteString(`<div class="scroll` + across + `" tabindex="0" role="region" aria-labelledby="` + b.id + `-t"><table class="twin"><caption><span class="skip">` + escape(title) + "</span></caption><thead><tr>")
	numeric := d.numeric(b, columns)
	for i, c := range columns {
		m.WriteString(`<th scope="col"` + class(c, numeric[i]) + ">" + escape(c.head) + "</th>")
	}
	m.WriteString("</tr></thead><tbody>")
	for _, g := range groups {
		m.WriteString("<tr" + d.regionMark(g) + ">")
		for i, c := range columns {
			m.WriteString(d.tableCell(b, c, g, i == 0, numeric[i]))
		}
		m.WriteString("</tr>\n")
	}
	m.WriteString("</tbody></table></div>")
	if fold {
		m.WriteString("</details>")
	}
	if cut {
		m.WriteString(`<p class="notes">` + d.cutWords(b, all) + d.byRegion(groups) + "</p>")
	}
	d.tableFoot(&m, b, rows)
	m.WriteString("</section>\n")
	return m.String()
}

// filter is what a reader narrows a table with: words and, where its rows are of
// provinces of several regions, a region. Of a table that is cut it says that only
// what is shown is looked through; a region would be looked for among the first rows.
func (d *drawer) filter(groups [][]row, cut bool) string {
	lang := d.world.lang
	words := say(lang, "Lọc", "Filter")
	if cut {
		words = say(lang, "Lọc trong các dòng đang hiện", "Filter the rows that are shown")
	}
	m := `<p class="filter"><label>` + escape(words) + ` <input type="search" autocomplete="off"></label>`
	if regions := d.regionsOf(groups); len(regions) > 1 && !cut {
		m += " " + picker("vung", say(lang, "Vùng", "Region"), append([][2]string{{"", say(lang, "cả nước", "all")}}, regions...), "")
	}
	return m + "</p>"
}

// regionsOf are the regions of the provinces of a table, those of each boundary
// version from north to south.
func (d *drawer) regionsOf(groups [][]row) [][2]string {
	found := map[string]map[string]bool{} // by boundary version
	for _, g := range groups {
		if boundary, region, ok := strings.Cut(d.world.regions[g[0].text("area_id")], "/"); ok && region != "" && len(g) == 1 {
			if found[boundary] == nil {
				found[boundary] = map[string]bool{}
			}
			found[boundary][region] = true
		}
	}
	var list [][2]string
	seen := map[string]bool{}
	for _, boundary := range slices.Sorted(maps.Keys(found)) {
		for _, o := range d.world.regionNames(boundary) {
			if found[boundary][o[0]] && !seen[o[0]] {
				seen[o[0]] = true
				list = append(list, o)
			}
		}
	}
	return list
}

// regionMark names the region of a row for the filter.
func (d *drawer) regionMark(group []row) string {
	_, region, _ := strings.Cut(d.world.regions[group[0].text("area_id")], "/")
	if region == "" || len(group) > 1 {
		return ""
	}
	return ` data-r="` + escape(region) + `"`
}

// cutWords says how much a table leaves out and where all of it is.
func (d *drawer) cutWords(b *block, all int) string {
	lang := d.world.lang
	text := fmt.Sprintf(say(lang, "Hiện %d dòng đầu; toàn bộ %s dòng ở ", "The first %d rows; all %s are in "), b.limit, chart.Number(float64(all), 0, lang))
	return escape(text) + `<a href="` + d.site + "data/" + b.question + `.csv" download="">` + say(lang, "tệp CSV", "the CSV file") + "</a>."
}

// byRegion says where to find a region's part of a table of provinces that is cut.
func (d *drawer) byRegion(groups [][]row) string {
	if len(d.regionsOf(groups)) < 2 {
		return ""
	}
	lang := d.world.lang
	return " " + escape(say(lang, "Xem theo vùng: chọn vùng ở trang ", "By region: choose one on the page ")) + `<a href="` + d.root + `tinh/index.html">` +
		escape(say(lang, "Các tỉnh", "Provinces")) + "</a>" + escape(say(lang, ", rồi mở từng tỉnh.", ", then open each province."))
}

func (d *drawer) tableFoot(m *strings.Builder, b *block, rows []row) {
	for _, n := range d.phrases(b.notes, rows) {
		m.WriteString(`<p class="notes">` + escape(n) + "</p>")
	}
	m.WriteString(d.foot(d.documentsOf(b, rows)) + `<details class="data"><summary>` + escape(say(d.world.lang, "Cách tính, tải về", "Method, downloads")) + "</summary>" + d.takeaway(b, "csv") + "</details>")
}

// used are the columns of a table in which something stands.
func used(b *block, rows []row) []column {
	var list []column
	for i, c := range b.columns {
		stands := func(r row) bool { return r.text(c.name) != "" || r.text(c.name+"_vi") != "" }
		if i == 0 || c.name == "count" || slices.ContainsFunc(rows, stands) {
			list = append(list, c)
		}
	}
	return list
}

// factsBlock draws the first row as names and what they stand for.
func (d *drawer) factsBlock(b *block, rows []row) string {
	if len(rows) == 0 {
		return d.emptyBlock(b)
	}
	columns := used(b, rows[:1])
	numeric := d.numeric(b, columns)
	var m strings.Builder
	title, _ := d.words(b.neutral, rows, "")
	m.WriteString(b.section() + `<h2>` + escape(title) + `</h2><dl class="facts">`)
	for i, c := range columns {
		value := d.cellHTML(c, rows[0])
		if v, ok := rows[0].number(c.name); numeric[i] && ok {
			value = escape(d.numberWords(c, rows[0], v))
		}
		if value != "" {
			m.WriteString("<div><dt>" + escape(c.head) + "</dt><dd>" + value + "</dd></div>")
		}
	}
	m.WriteString("</dl></section>\n")
	return m.String()
}

// class is that of a column's head: numbers stand to the right, sentences get
// room.
func class(c column, numeric bool) string {
	switch {
	case numeric:
		return ` class="n"`
	case slices.Contains([]string{"about", "definition", "hint", "listed", "meaning", "message", "note", "parts", "reason", "settled", "unlike", "withheld"}, c.name):
		return ` class="long"`
	case slices.Contains([]string{"indicator_name", "title", "source", "publisher"}, c.name):
		return ` class="mid"`
	}
	return ""
}

// numeric tells which columns hold numbers.
func (d *drawer) numeric(b *block, columns []column) []bool {
	a := d.world.answers[b.question]
	list := make([]bool, len(columns))
	for i, c := range columns {
		if at := a.Column(c.name); at >= 0 && c.format != "list" {
			t := a.Columns[at].Type
			list[i] = t == pipeline.NumberColumn || t == pipeline.WholeColumn
		}
		list[i] = list[i] || c.name == "count" && len(b.group) > 0
	}
	return list
}

// grouped puts the rows together that have the same values in the columns of
// the group, in the order of their first row; without a group each row stands
// alone.
func grouped(b *block, rows []row) [][]row {
	if len(b.group) == 0 {
		list := make([][]row, len(rows))
		for i := range rows {
			list[i] = rows[i : i+1 : i+1]
		}
		return list
	}
	var list [][]row
	at := map[string]int{}
	for _, r := range rows {
		var key []string
		for _, c := range b.group {
			key = append(key, r.text(c), r.text(c+"_vi"))
		}
		k := strings.Join(key, "\x00")
		i, ok := at[k]
		if !ok {
			i = len(list)
			at[k] = i
			list = append(list, nil)
		}
		list[i] = append(list[i], r)
	}
	return list
}

func (d *drawer) tableCell(b *block, c column, group []row, head, numeric bool) string {
	if numeric {
		return d.numberCell(b, c, group)
	}
	tag, end := "<td>", "</td>"
	if head {
		tag, end = `<th scope="row">`, "</th>"
	}
	if c.format == "list" {
		var items []string
		for _, r := range group {
			if item := d.cellHTML(c, r); item != "" && !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		return tag + d.listed(items) + end
	}
	return tag + d.cellHTML(c, group[0]) + end
}

// listed is a list in words, a long one folded after its first items.
func (d *drawer) listed(items []string) string {
	if len(items) <= mostListed+mostListed/2 {
		return strings.Join(items, ", ")
	}
	more := fmt.Sprintf(say(d.world.lang, "và %d nơi khác", "and %d others"), len(items)-mostListed)
	return strings.Join(items[:mostListed], ", ") + `<details class="data"><summary>` + escape(more) + "</summary>" + strings.Join(items[mostListed:], ", ") + "</details>"
}

func (d *drawer) numberCell(b *block, c column, group []row) string {
	r := group[0]
	if c.name == "count" && len(b.group) > 0 {
		return `<td class="n" data-v="` + strconv.Itoa(len(group)) + `">` + chart.Number(float64(len(group)), 0, d.world.lang) + "</td>"
	}
	v, ok := r.number(c.name)
	if !ok {
		return `<td class="n none">` + escape(say(d.world.lang, "không có số liệu", "no data")) + "</td>"
	}
	text := d.numberWords(c, r, v)
	f := d.figureOf(r, c.name, text)
	cell := escape(text)
	if len(f.origins) > 0 {
		cell = string(d.linked(f))
	}
	return `<td class="n" data-v="` + strconv.FormatFloat(v, 'f', -1, 64) + `">` + cell + "</td>"
}

func (d *drawer) numberWords(c column, r row, v float64) string {
	q, _ := quantity(r, c.name)
	switch c.format {
	case "percent":
		q.Unit = "percent"
	case "plain":
		return strconv.FormatFloat(v, 'f', -1, 64)
	case "size":
		return chart.Number(v/1024, 1, d.world.lang) + "\u00a0KB"
	}
	return d.world.units.Tabled(q, d.world.lang)
}

// cellHTML writes a cell that is no number; what it leads to follows from the
// name of its column or from its format.
func (d *drawer) cellHTML(c column, r row) string {
	text := r.say(c.name, d.world.lang)
	switch c.format {
	case "place":
		return d.place(r, text)
	case "document":
		return d.documentLink(r, text)
	case "code":
		return "<code>" + escape(text) + "</code>"
	case "link":
		return anchor(outward(text), text)
	case "dictionary":
		if d.world.dictionary[text] {
			return `<a href="` + escape(d.root+"tu-dien/"+clean(text)+".html") + `"><code>` + escape(text) + "</code></a>"
		}
		return "<code>" + escape(text) + "</code>"
	}
	switch c.name {
	case "area_name":
		return anchor(d.areaHref(r.text("area_id")), text)
	case "period":
		if len(text) < longPeriod {
			text = strings.ReplaceAll(text, " ", "\u00a0")
		}
		return escape(text)
	case "boundary":
		return escape(boundaryWords(text, d.world.lang))
	case "indicator_name":
		if id := r.text("indicator_id"); d.world.indicators[id] {
			return anchor(d.root+"chi-tieu/"+clean(id)+".html", text)
		}
	case "run_id":
		if t, err := time.Parse("20060102T150405Z", text); err == nil {
			return escape(timeWords(t, d.world.at.Location(), d.world.lang))
		}
	case "duty":
		return anchor(d.root+"bao-cao/"+clean(r.text("duty_id"))+".html", text)
	case "predecessors", "successors":
		return d.areaList(r.list(c.name), r.list(strings.TrimSuffix(c.name, "s")+"_names"))
	}
	switch v := r.cell(c.name).(type) {
	case bool:
		if v {
			return escape(say(d.world.lang, "có", "yes"))
		}
		return escape(say(d.world.lang, "không", "no"))
	case string:
		if words, ok := d.moment(v); ok {
			return `<time datetime="` + escape(v) + `">` + escape(words) + "</time>"
		}
	}
	return escape(text)
}

func (d *drawer) areaList(areas, names []string) string {
	var links []string
	for i, a := range areas {
		name := a
		if i < len(names) {
			name = names[i]
		}
		links = append(links, anchor(d.areaHref(a), name))
	}
	return strings.Join(links, ", ")
}

// place leads to the cell or sentence of a row: that of its own id, of the
// figure it speaks of, or its document.
func (d *drawer) place(r row, text string) string {
	if text == "" {
		text = say(d.world.lang, "cả văn bản", "the whole document")
	}
	for _, column := range []string{"id", "observation_id"} {
		if href := d.originHref(r.text(column)); href != "" {
			return anchor(href, text)
		}
	}
	return d.documentLink(r, text)
}

func (d *drawer) documentLink(r row, text string) string {
	short := pipeline.Digest(r.text("digest")).Short()
	if text == "" {
		text = r.text("document")
	}
	if len(d.world.documents[short]) == 0 {
		return escape(text)
	}
	return anchor(d.root+"nguon/"+short+".html", text)
}
