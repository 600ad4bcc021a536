package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/series"
	"github.com/tonghop/tonghop/pipeline"
)

// mostStanding is how many rows of a standing are seen before the rest is
// opened.
const mostStanding = 12

// A place is where a province stands among those that the same slice speaks of.
type place struct {
	own             series.Figure
	row             row
	rank, of, equal int     // equal: others with the same value
	region, country float64 // medians; the region's is of provinces of its region alone
	inRegion        int
}

// standing draws the place of the page's own province in the latest slice of
// every indicator, the most remarkable first: each rank is counted on all
// provinces of the slice.
func (d *drawer) standing(b *block) string {
	var list []place
	for _, s := range d.world.firstSlices(b.question) {
		if p, ok := d.placeIn(s); ok {
			list = append(list, p)
		}
	}
	if len(list) == 0 {
		if b.hide {
			return ""
		}
		return d.emptyBlock(b)
	}
	slices.SortStableFunc(list, func(x, y place) int { return x.edge() - y.edge() })
	lang := d.world.lang
	title, _ := d.words(b.neutral, nil, "")
	var m strings.Builder
	m.WriteString(`<section class="block" id="` + b.id + `"><h2 id="` + b.id + `-t">` + escape(title) + "</h2>")
	if text, ok := d.words(b.subtitle, nil, ""); ok && text != "" {
		m.WriteString(`<p class="sub">` + escape(text) + "</p>")
	}
	m.WriteString(d.standingTable(b, list[:min(len(list), mostStanding)], title))
	if rest := list[min(len(list), mostStanding):]; len(rest) > 0 {
		words := fmt.Sprintf(say(lang, "Còn %d chỉ tiêu khác", "%d more indicators"), len(rest))
		m.WriteString(`<details class="data"><summary>` + escape(words) + "</summary>" + d.standingTable(b, rest, title+": "+words) + "</details>")
	}
	m.WriteString("</section>\n")
	return m.String()
}

// edge is the distance of a rank to the nearer end. A rank that many share, or
// one among a handful, is not remarkable.
func (p place) edge() int {
	if p.of < fewest || p.equal*4 >= p.of {
		return p.of + fewest
	}
	return min(p.rank-1, p.of-p.rank)
}

// fewest is among how many provinces a rank says something.
const fewest = 5

// placeIn finds the page's own province in a slice.
func (d *drawer) placeIn(s rankedSlice) (place, bool) {
	area := d.own.text("area_id")
	at := slices.IndexFunc(s.Figures, func(f series.Figure) bool { return f.Area == area })
	if at < 0 {
		return place{}, false
	}
	p := place{own: s.Figures[at], row: s.rows[at], of: s.Areas, rank: 1}
	var all, near []float64
	region := d.world.regions[area]
	for _, f := range s.Figures {
		all = append(all, f.Value)
		switch {
		case f.Value > p.own.Value:
			p.rank++
		case f.Value == p.own.Value && f.Area != area:
			p.equal++
		}
		if region != "" && d.world.regions[f.Area] == region {
			near = append(near, f.Value)
		}
	}
	p.country, p.region, p.inRegion = series.Median(all), series.Median(near), len(near)
	return p, true
}

func (d *drawer) standingTable(b *block, list []place, name string) string {
	lang := d.world.lang
	var m strings.Builder
	m.WriteString(`<div class="scroll" tabindex="0" role="region" aria-label="` + escape(name) + `"><table class="twin"><thead><tr>`)
	for i, h := range []string{say(lang, "Chỉ tiêu", "Indicator"), say(lang, "Kỳ", "Period"), say(lang, "Số liệu", "Figure"), say(lang, "Thứ hạng", "Rank"),
		say(lang, "Trung vị vùng", "Median of the region"), say(lang, "Trung vị cả nước", "Median of all"), say(lang, "Qua các năm", "Over the years")} {
		class := ""
		if i > 1 && i < 6 {
			class = ` class="n"`
		}
		m.WriteString(`<th scope="col"` + class + ">" + escape(h) + "</th>")
	}
	m.WriteString("</tr></thead><tbody>")
	for _, p := range list {
		d.standingRow(&m, b, p)
	}
	m.WriteString("</tbody></table></div>")
	return m.String()
}

func (d *drawer) standingRow(m *strings.Builder, b *block, p place) {
	lang := d.world.lang
	name := detailed(p.row.say("indicator_name", lang), p.row.say("level", lang), p.row.say("split", lang))
	if k := p.row.text("kind"); k != "" && k != "actual" {
		name += " (" + strings.ToLower(p.row.say("kind", lang)) + ")"
	}
	id := p.row.text("indicator_id")
	cell := escape(name)
	if d.world.indicators[id] {
		cell = anchor(d.root+"chi-tieu/"+clean(id)+".html", name)
	}
	q, _ := quantity(p.row, "value")
	among := chart.BriefPrecision([]float64{p.own.Value, p.region, p.country}, q.Unit)
	f, _ := d.cellValue(p.row, "value")
	if f.text = d.world.units.BriefAmong(q, among, lang); f.text != d.world.units.Shown(q, lang) {
		f.exact = d.world.units.Full(q, lang)
	}
	m.WriteString(`<tr><th scope="row">` + cell + "</th><td>" + escape(p.row.say("period", lang)) + `</td><td class="n" data-v="` + strconv.FormatFloat(p.own.Value, 'f', -1, 64) + `">` + string(d.linked(f)) +
		"</td>" + d.rankCell(p))
	m.WriteString(d.medianCell(q.Unit, p.region, p.inRegion, among) + d.medianCell(q.Unit, p.country, p.of, among))
	m.WriteString("<td>" + d.spark(b, p) + "</td></tr>\n")
}

// rankCell is the place of the province, with how many share it. Alone it has
// none.
func (d *drawer) rankCell(p place) string {
	if p.of < 2 {
		return `<td class="n none">–</td>`
	}
	text := `<td class="n" data-v="` + strconv.Itoa(p.rank) + `">` + fmt.Sprintf("%d/%d", p.rank, p.of)
	if p.equal > 0 {
		text += "<br><small>" + escape(fmt.Sprintf(say(d.world.lang, "cùng %d tỉnh khác", "with %d others"), p.equal)) + "</small>"
	}
	return text + "</td>"
}

func (d *drawer) medianCell(unit string, v float64, of int, p chart.Precision) string {
	if of < 2 {
		return `<td class="n none">–</td>`
	}
	return `<td class="n" data-v="` + strconv.FormatFloat(v, 'f', -1, 64) + `">` + escape(d.world.units.BriefAmong(pipeline.Quantity{Value: v, Unit: unit}, p, d.world.lang)) + "</td>"
}

// spark is the course of the own province's figures of one measure, a small
// drawing whose line breaks where no line may lead.
func (d *drawer) spark(b *block, p place) string {
	points, _ := ofYears(d.course(b.question, p))
	if len(points) < 3 {
		return ""
	}
	first, last, most := points[0].digits("year"), points[len(points)-1].digits("year"), 0.0
	for _, r := range points {
		v, _ := r.number("value")
		most = max(most, v)
	}
	if most <= 0 || first == last {
		return ""
	}
	var path strings.Builder
	for i, r := range points {
		v, _ := r.number("value")
		x, y := 96*float64(r.digits("year")-first)/float64(last-first)+2, 22-20*max(v, 0)/most
		join := "L"
		if i == 0 || r.digits("year") != points[i-1].digits("year")+1 || d.breakOf(points[i-1], r) != "" {
			join = "M"
		}
		fmt.Fprintf(&path, "%s%.0f %.1f", join, x, y)
	}
	words := fmt.Sprintf(say(d.world.lang, "%d số, từ %d đến %d", "%d figures from %d to %d"), len(points), first, last)
	return `<svg class="spark" width="100" height="24" role="img" aria-label="` + escape(words) + `"><path d="` + path.String() + `"/></svg>`
}

// course is the page's own figures of one indicator and measure. All of the
// page's own are looked up once.
func (d *drawer) course(question string, p place) []row {
	if !d.asking[question] {
		d.asking[question] = true
		rows := d.world.answers[question].rows([]condition{{column: "area_id", op: "=", values: []string{p.own.Area}}})
		if len(rows) == 0 {
			return nil
		}
		for _, f := range figuresOf(rows) {
			if _, ok := f.Year(); ok {
				key := courseKey(question, rows[f.Row].text("indicator_id"), f.Measure)
				d.courses[key] = append(d.courses[key], rows[f.Row])
			}
		}
	}
	return d.courses[courseKey(question, p.row.text("indicator_id"), p.own.Measure)]
}

func courseKey(question, indicator string, m series.Measure) string {
	return fmt.Sprint(question, indicator, m)
}

// A rankedSlice is the slice of an indicator that pages show first, with its
// rows.
type rankedSlice struct {
	series.Slice
	rows []row
}

// firstSlices are the first slices of every indicator of a question, in the
// order of the indicators, made once.
func (w *World) firstSlices(question string) []rankedSlice {
	if list, made := w.slices[question]; made {
		return list
	}
	list := firstSlices(w.answers[question].rows(nil))
	w.slices[question] = list
	return list
}

// firstSlices are the first slices of every indicator among rows, in the order of the
// indicators.
func firstSlices(rows []row) []rankedSlice {
	var ids []string
	byIndicator := map[string][]row{}
	for _, r := range rows {
		id := r.text("indicator_id")
		if byIndicator[id] == nil {
			ids = append(ids, id)
		}
		byIndicator[id] = append(byIndicator[id], r)
	}
	var list []rankedSlice
	slices.Sort(ids)
	for _, id := range ids {
		rows := byIndicator[id]
		all := figuresOf(rows)
		for _, boundary := range []string{"2008", "2025"} {
			figures := slices.DeleteFunc(slices.Clone(all), func(f series.Figure) bool { return f.Boundary != boundary })
			first, ok := series.First(series.Slices(figures))
			if !ok {
				continue
			}
			s := rankedSlice{Slice: first}
			for _, f := range first.Figures {
				s.rows = append(s.rows, rows[f.Row])
			}
			list = append(list, s)
		}
	}
	return list
}
