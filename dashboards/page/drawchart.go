package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/echart"
	"github.com/tonghop/tonghop/pipeline"
)

func (d *drawer) chart(b *block, rows []row) (string, error) {
	if b.limit > 0 && len(rows) > b.limit {
		rows = rows[:b.limit]
	}
	if len(rows) == 0 {
		return d.emptyBlock(b), nil
	}
	have, of := coverage(b, rows, d.world)
	enough := b.threshold == 0 || of == 0 || have*100 >= b.threshold*of
	subtitle, _ := d.words(b.subtitle, rows, b.figures[0].Column)
	c := chart.Chart{ID: b.id, Form: b.form, Title: both(d.title(b, rows, enough)), Subtitle: both(d.labelled(subtitle, rows)),
		Category: both(b.category), Unit: d.unit(b, rows), Order: b.order, Scale: chart.Scale{Middle: b.middle}, Tiles: tiles(b, rows)}
	if b.category == "" {
		c.Category = pipeline.Text{VI: "Đơn vị", EN: "Unit"}
	}
	for _, n := range d.phrases(b.notes, rows) {
		c.Notes = append(c.Notes, both(n))
	}
	c.Notes = append(c.Notes, both(d.stamp(b, rows, have, of, enough)))
	made, err := chart.FromAnswer(d.chartAnswer(b, rows), d.spec(b, c, rows))
	if err != nil {
		return "", err
	}
	d.relink(&made, b, rows)
	if b.series != "" {
		inOrder(&made, b, rows)
	}
	var options []byte
	if d.world.live {
		if options, err = echart.Options(made, d.world.lang); err != nil {
			return "", err
		}
	}
	figure, err := made.Figure(d.world.lang, options)
	if err != nil {
		return "", err
	}
	d.drawn = true
	body := strings.TrimSuffix(string(figure), "</figure>")
	return body + d.parts(made) + d.foot(b, d.documentsOf(columnsOf(b), rows), "") + "</figure>\n", nil
}

func (d *drawer) spec(b *block, c chart.Chart, rows []row) chart.Spec {
	s := chart.Spec{Chart: c, Label: labelColumn, Series: b.series, Values: b.figures, Origin: d.originHref,
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

func tiles(b *block, rows []row) []chart.Tile {
	if b.form != chart.TileMap {
		return nil
	}
	var list []chart.Tile
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
	if len(b.figures) == 0 || !sameText(rows, "boundary") {
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

// stamp says how sure the figures of a block are: coverage, basis, freshness.
func (d *drawer) stamp(b *block, rows []row, have, of int, enough bool) string {
	lang := d.world.lang
	var parts []string
	if of > 0 && d.own.text("area_id") == "" {
		text := fmt.Sprintf(say(lang, "%d/%d tỉnh có số liệu", "%d of %d provinces have figures"), have, of)
		if !enough {
			text += fmt.Sprintf(say(lang, ", dưới mức %d%% nên chưa kết luận", ", below %d%%, so nothing is concluded"), b.threshold)
		}
		parts = append(parts, text)
	}
	if until := latest(rows); until != "" {
		parts = append(parts, say(lang, "Số liệu đến ", "Figures until ")+dateWords(until, lang))
	}
	parts = append(parts, say(lang, "Cập nhật ", "Updated ")+dateWords(d.world.at.Format("2006-01-02"), lang))
	return strings.Join(parts, " · ") + ". " + d.basis(b)
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

// labelled puts the sign of illustrative figures before a subtitle.
func (d *drawer) labelled(subtitle string, rows []row) string {
	if slices.ContainsFunc(rows, func(r row) bool { return r.flag("illustrative") }) {
		return strings.TrimSpace(say(d.world.lang, "Số liệu minh họa. ", "Illustrative figures. ") + subtitle)
	}
	return subtitle
}

func (d *drawer) emptyBlock(b *block) string {
	text, _ := d.words(b.empty, nil, "")
	title, _ := d.words(b.neutral, nil, "")
	return `<section class="block" id="` + b.id + `"><h2>` + escape(title) + `</h2><p class="empty">` + escape(text) + "</p></section>\n"
}

// parts lists what the figures that were computed were computed from.
func (d *drawer) parts(c chart.Chart) string {
	var items []string
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if len(m.Origins) < 2 {
				continue
			}
			var links []string
			for _, id := range m.Origins {
				if href := d.originHref(id); href != "" {
					links = append(links, anchor(href, d.originWords(id)))
				}
			}
			items = append(items, "<li>"+escape(m.Label.In(d.world.lang))+": "+strings.Join(links, "; ")+"</li>")
		}
	}
	if len(items) == 0 {
		return ""
	}
	items = slices.Compact(items)
	return `<details class="data parts"><summary>` + escape(say(d.world.lang, "Tính từ các số gốc ("+strconv.Itoa(len(items))+")", "Computed from ("+strconv.Itoa(len(items))+")")) +
		"</summary><ul>" + strings.Join(items, "") + "</ul></details>"
}

// originWords names a figure as a reader would: how much, of what level, when.
func (d *drawer) originWords(id string) string {
	r := d.world.origins[id].row
	text := ""
	if q, ok := quantity(r, "value"); ok {
		text = chart.Shown(q, d.world.lang)
	}
	for _, more := range []string{r.say("level", d.world.lang), r.say("period", d.world.lang)} {
		if more != "" {
			text += ", " + strings.ToLower(more[:1]) + more[1:]
		}
	}
	return text
}
