package page

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/echart"
	"github.com/tonghop/tonghop/pipeline"
)

func (d *drawer) chart(b *block, rows []row) (string, error) {
	others, narrower, unlike := 0, 0, 0
	if b.isCourse() {
		rows, others = ofYears(rows)
		rows, narrower = widest(b, rows)
		rows, unlike = oneMeasure(b, rows)
	}
	if b.hide && (len(rows) == 0 || b.isCourse() && b.isCoverage() && sameText(rows, "year")) {
		return "", nil // no year at all, or one whose coverage is no course
	}
	if len(rows) == 0 {
		return d.emptyBlock(b), nil
	}
	if have, of := coverage(b, rows, d.world); b.tooSparse(have, of) {
		return d.sparse(b, rows, have, of), nil
	}
	c := d.worded(b, rows, others)
	if b.form == chart.TileMap && len(c.Tiles) == 0 {
		return "", nil // maps are drawn for 63 and 34 provinces; others stand in rankings and trends
	}
	if narrower > 0 {
		c.Notes = append(c.Notes, both(fmt.Sprintf(say(d.world.lang, "%d số theo địa giới khác của cùng năm không vẽ ở đây.", "%d figures under other boundaries of the same year are not drawn here."), narrower)))
	}
	if unlike > 0 {
		c.Notes = append(c.Notes, both(fmt.Sprintf(say(d.world.lang, "%d số của cấp hoặc phân tổ khác không vẽ ở đây.", "%d figures of another level or breakdown are not drawn here."), unlike)))
		if split := rows[0].say("split", d.world.lang); split != "" {
			c.Notes = append(c.Notes, both(say(d.world.lang, "Chỉ gồm ", "Only ")+split+"."))
		}
	}
	drawn, cut := d.fitting(b, rows, c.Cut)
	if cut != "" {
		c.Notes = append(c.Notes, both(cut))
	}
	made, err := chart.FromAnswer(d.chartAnswer(b, drawn), d.spec(b, c, drawn))
	if err != nil {
		return "", err
	}
	d.relink(&made, b, drawn)
	switch {
	case b.isCourse():
		fillYears(&made)
	case b.series != "":
		inOrder(&made, b, drawn)
	}
	return d.figure(b, made, rows)
}

// worded is a chart in its words, which are those of all rows, before anything
// is cut. others is how many rows are of no single year.
func (d *drawer) worded(b *block, rows []row, others int) chart.Chart {
	have, of := coverage(b, rows, d.world)
	enough := b.threshold == 0 || of == 0 || have*100 >= b.threshold*of
	subtitle, _ := d.words(b.subtitle, rows, b.figures[0].Column)
	c := chart.Chart{ID: b.id, Form: b.form, Title: both(d.title(b, rows, enough)), Subtitle: both(d.labelled(b, subtitle, rows)),
		Category: both(b.category), Unit: d.unit(b, rows), Order: b.order, Scale: chart.Scale{Middle: b.middle}, Tiles: d.tiles(b, rows),
		Cut: b.cut(), Twin: d.twin(b, rows), Units: d.world.units}
	if b.category == "" {
		c.Category = pipeline.Text{VI: "Đơn vị", EN: "Unit"}
	}
	for _, n := range d.phrases(b.notes, rows) {
		c.Notes = append(c.Notes, both(n))
	}
	if others > 0 {
		c.Notes = append(c.Notes, both(fmt.Sprintf(say(d.world.lang, "%d số của kỳ khác một năm không vẽ ở đây.", "%d figures of periods other than one year are not drawn here."), others)))
	}
	if stamp := d.stamp(rows, have, of, enough, b.threshold); stamp != "" {
		c.Notes = append(c.Notes, both(stamp))
	}
	return c
}

// figure draws a chart with all that belongs to it: the table, the parts of
// computed figures, what may be taken along, and the sources of all rows.
func (d *drawer) figure(b *block, made chart.Chart, rows []row) (string, error) {
	var options []byte
	var err error
	if d.world.live && b.interactive() {
		if options, err = echart.Options(made, d.world.lang); err != nil {
			return "", err
		}
	}
	more := d.takeaway(b, "svg", "png", "csv")
	if made.Twin == "" || strings.HasPrefix(made.Twin, "#") {
		more = d.parts(made) + more // else they stand where the table does
	}
	made.More = template.HTML(more)
	figure, err := made.Figure(d.world.lang, options)
	if err != nil {
		return "", err
	}
	d.drawn = true
	body := strings.TrimSuffix(string(figure), "</figure>")
	if b.half {
		body = strings.Replace(body, `<figure class="chart"`, `<figure class="chart half"`, 1)
	}
	body = strings.Replace(body, "</figcaption>", "</figcaption>"+d.lens(b, rows), 1)
	return body + d.foot(d.documentsOf(b, rows)) + "</figure>\n", nil
}

// cut is how many categories a ranking draws; one of several series is not cut
// so: its limit counts rows.
func (b *block) cut() int {
	if b.form == chart.Bar && b.series == "" && len(b.figures) == 1 && b.order != chart.AsGiven {
		return b.limit
	}
	return 0
}

// twin is the address of the chart whose table holds the figures of this one:
// on the same page, on the page of the indicator, or on that of its plan.
func (d *drawer) twin(b *block, rows []row) string {
	of := func(page string) string { return d.root + "chi-tieu/" + clean(rows[0].text("indicator_id")) + page }
	switch b.twin {
	case "":
		return ""
	case "page":
		return of(".html#" + pageTwin(b))
	case "plan":
		if !d.world.planned[rows[0].text("indicator_id")] {
			return "" // no plan has a result beside it, so it has no page and the table stands here
		}
		return of("-ke-hoach.html#ke-hoach")
	}
	return "#" + b.twin
}

// pageTwin is the chart on the page of an indicator that shows what the block
// shows.
func pageTwin(b *block) string {
	if b.isCourse() {
		return "qua-cac-nam"
	}
	return "xep-hang"
}

// interactive tells whether ECharts adds to the drawing more than its tooltips
// say: where points lie close together, over the years.
func (b *block) interactive() bool { return !b.half && (b.form == chart.Line || b.form == chart.Dot) }

func (d *drawer) spec(b *block, c chart.Chart, rows []row) chart.Spec {
	s := chart.Spec{Chart: c, Label: labelColumn, Series: b.series, Values: b.figures, Origin: d.originHref, Reckoned: d.world.reckonedID,
		AreaPage: func(a pipeline.AreaID) string { return d.areaHref(string(a)) }}
	if len(b.label) == 1 && b.label[0] == "area_name" {
		s.Area = "area_id"
	}
	s.Accent = b.accent
	if name, ok := strings.CutPrefix(b.accent, "$"); ok {
		s.Accent = d.own.text(name)
	}
	return s
}

// unit is the unit of the chart: the block's own, or the one that most of its
// first figure has.
func (d *drawer) unit(b *block, rows []row) string {
	if b.unit != "" {
		return b.unit
	}
	for _, r := range rows {
		if u := r.text(pipeline.Companion(b.figures[0].Column, "unit")); u != "" {
			return u
		}
	}
	return ""
}

// tiles are the places of all provinces of the boundary version that the rows
// are of: those that the rows bring along, else those of every province.
func (d *drawer) tiles(b *block, rows []row) []chart.Tile {
	if b.form != chart.TileMap {
		return nil
	}
	var list []chart.Tile
	if !rows[0].answer.has("tile_col") {
		for _, r := range d.world.answers["overview_tiles"].rows([]condition{{column: "boundary", op: "=", values: []string{rows[0].text("boundary")}}}) {
			list = append(list, chart.Tile{Area: pipeline.AreaID(r.text("area_id")), Name: r.text("area_name"), Col: r.whole("tile_col"), Row: r.whole("tile_row")})
		}
		return list
	}
	for _, r := range rows {
		col, _ := r.number("tile_col")
		at, _ := r.number("tile_row")
		list = append(list, chart.Tile{Area: pipeline.AreaID(r.text("area_id")), Name: r.text("area_name"), Col: int(col), Row: int(at)})
	}
	return list
}

// coverage is how many areas have a value, of how many; of is 0 where the rows
// do not stand for the areas of one boundary version.
func coverage(b *block, rows []row, w *World) (have, of int) {
	about := slices.ContainsFunc(rows, func(r row) bool { return r.text("area_id") != "" })
	if len(b.figures) == 0 || !about || !sameText(rows, "boundary") {
		return 0, 0
	}
	seen := map[string]bool{}
	for _, r := range rows {
		for _, f := range b.figures {
			if _, ok := r.number(f.Column); ok {
				seen[r.text("area_id")] = true
			}
		}
	}
	delete(seen, "")
	boundary := rows[0].text("boundary")
	for area := range w.areas {
		if pipeline.AreaID(area).Boundary() == boundary {
			of++
		}
	}
	return len(seen), of
}

// stamp says how sure the figures of a block are: coverage and how far they
// reach.
func (d *drawer) stamp(rows []row, have, of int, enough bool, threshold int) string {
	lang := d.world.lang
	var parts []string
	if of > 0 && d.own.text("area_id") == "" {
		text := fmt.Sprintf(say(lang, "%d/%d tỉnh có số liệu", "%d of %d provinces have figures"), have, of)
		if !enough {
			text += fmt.Sprintf(say(lang, ", dưới mức %d%% nên chưa kết luận", ", below %d%%, so nothing is concluded"), threshold)
		}
		parts = append(parts, text)
	}
	if until := latest(rows); until != "" {
		parts = append(parts, say(lang, "Số liệu đến ", "Figures until ")+dateWords(until, lang))
	}
	return strings.Join(parts, " · ")
}

func (d *drawer) basis(b *block) string {
	text := d.world.answers[b.question].Question.Basis.In(d.world.lang)
	if text == "" {
		return ""
	}
	return say(d.world.lang, "Căn cứ: ", "Basis: ") + strings.TrimRight(text, ".") + "."
}

func latest(rows []row) string {
	until := ""
	for _, r := range rows {
		if r.text("kind") == "" || r.text("kind") == string(pipeline.Actual) {
			until = max(until, r.text("period_end"))
		}
	}
	return until
}

// labelled puts the sign of illustrative figures before a subtitle: all that stand
// there are, or some of them.
func (d *drawer) labelled(b *block, subtitle string, rows []row) string {
	illustrative, real := false, false
	for _, r := range rows {
		illustrative = illustrative || r.flag("illustrative")
		real = real || !r.flag("illustrative") && b.stands(r)
	}
	if d.tally != nil {
		illustrative, real = d.tally.illustrative, d.tally.real
	}
	sign := ""
	switch {
	case illustrative && real:
		sign = say(d.world.lang, "Có số liệu minh họa. ", "Some figures are illustrative. ")
	case illustrative:
		sign = say(d.world.lang, "Số liệu minh họa. ", "Illustrative figures. ")
	}
	return strings.TrimSpace(sign + subtitle)
}

// stands tells whether a row has a figure that the block draws; a row of a table
// always stands.
func (b *block) stands(r row) bool {
	return len(b.figures) == 0 || slices.ContainsFunc(b.figures, func(f chart.Figure) bool {
		_, ok := r.number(f.Column)
		return ok
	})
}

func (d *drawer) emptyBlock(b *block) string {
	text, _ := d.words(b.empty, nil, "")
	title, _ := d.words(b.neutral, nil, "")
	return b.section() + `<h2>` + escape(title) + `</h2><p class="empty">` + escape(text) + "</p></section>\n"
}

// section opens the section of a block.
func (b *block) section() string {
	class := "block"
	if b.half {
		class += " half"
	}
	return `<section class="` + class + `" id="` + b.id + `">`
}

// mostParts is how many computed figures a list of parts spells out, and
// mostOrigins how many origins of each.
const (
	mostParts   = 2
	mostOrigins = 4
)

// parts lists what the figures that were computed were computed from.
func (d *drawer) parts(c chart.Chart) string {
	var items []string
	all, last := 0, ""
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if len(m.Origins) < 2 {
				continue
			}
			label := m.Label.In(d.world.lang)
			if key := label + "\x00" + strings.Join(m.Origins, " "); key != last {
				last = key
				if all++; all <= mostParts {
					items = append(items, "<li>"+escape(label)+": "+d.partLine(label, m.Origins)+"</li>")
				}
			}
		}
	}
	if all == 0 {
		return ""
	}
	if all > mostParts {
		rest := fmt.Sprintf(say(d.world.lang, "và %d số khác: mã gốc ở tệp CSV", "and %d more: their origins are in the CSV file"), all-mostParts)
		items = append(items, "<li>"+escape(rest)+"</li>")
	}
	return `<details class="data parts"><summary>` + escape(say(d.world.lang, "Tính từ các số gốc ("+strconv.Itoa(all)+")", "Computed from ("+strconv.Itoa(all)+")")) +
		"</summary><ul>" + strings.Join(items, "") + "</ul></details>"
}

// partLine names the figures that the one at label was computed from, each a link.
func (d *drawer) partLine(label string, origins []string) string {
	var links []string
	more := 0
	for _, id := range origins {
		href := d.originHref(id)
		switch {
		case href == "":
		case len(links) > mostOrigins:
			more++
		default:
			links = append(links, d.originLink(href, Want{id, label}))
		}
	}
	if more > 0 { // one more than the bound is named
		more++
		rest := fmt.Sprintf(say(d.world.lang, "và %d số khác, ở tệp CSV", "and %d more, in the CSV file"), more)
		links = append(links[:mostOrigins], escape(rest))
	}
	return strings.Join(links, "; ")
}

// originLink leads to a figure that another one was computed from. Where what is said of
// it is still to be asked for, its words are left blank.
func (d *drawer) originLink(href string, of Want) string {
	if w := d.world; w.held["origins"] == nil {
		return anchor(href, w.originWords(of.label, w.home(w.answers["origins"], of.ID)))
	}
	d.wants = append(d.wants, of)
	return `<a href="` + escape(href) + `">` + blank(len(d.wants)-1) + `</a>`
}

// blank stands for words that are filled in later; nothing that is escaped has its signs.
func blank(n int) string { return "\x00" + strconv.Itoa(n) + "\x00" }

// A Want is a figure of which a page says more than its answers tell.
type Want struct {
	ID    string
	label string // beside which it stands
}

// Fill puts what was told of the figures that a page wants into its blanks.
func (p *Drawn) Fill(w *World, told Told) {
	pairs := make([]string, 0, 2*len(p.Wants))
	for i, of := range p.Wants {
		pairs = append(pairs, blank(i), escape(w.originWords(of.label, told[of.ID])))
	}
	p.Body = strings.NewReplacer(pairs...).Replace(p.Body)
}

// originWords names a figure as a reader would: how much, of whom where the label
// does not tell, of what kind and level, when.
func (w *World) originWords(label string, r row) string {
	text := ""
	if q, ok := quantity(r, "value"); ok {
		text = w.units.Shown(q, w.lang)
	}
	if name := r.text("area_name"); name != "" && !strings.Contains(label, name) {
		text += ", " + name
	}
	return detailed(text, r.say("kind", w.lang), r.say("level", w.lang), r.say("period", w.lang))
}

// detailed adds to a name what tells it more closely, where anything does.
func detailed(name string, more ...string) string {
	for _, m := range more {
		if first, size := utf8.DecodeRuneInString(m); size > 0 {
			name += ", " + string(unicode.ToLower(first)) + m[size:]
		}
	}
	return name
}
