package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// labelColumn is the name of the column that the words of the category are put
// under.
const labelColumn = "page_label"

// chartAnswer is the drawn rows with the category in words, with why a value is
// not there, and without what would only repeat itself on every mark.
func (d *drawer) chartAnswer(b *block, rows []row) pipeline.Answer {
	given := d.world.answers[b.question].Table
	same := slices.Contains(b.label, "period") || b.isCourse() || sameText(rows, "period_text_vi")
	withheld := bind(b.withheld, d.own)
	out := pipeline.Answer{Question: given.Question}
	var keep []string
	for _, c := range given.Columns {
		drawn := slices.ContainsFunc(b.figures, func(f chart.Figure) bool { return f.Column == c.Name })
		repeats := !drawn && c.Name == "areas_reporting" || c.Name == "areas_total" || same && strings.HasPrefix(c.Name, "period_text")
		if !repeats && c.Name != "note_vi" && c.Name != "note_en" {
			keep = append(keep, c.Name)
			out.Columns = append(out.Columns, c)
		}
	}
	var breaks []string
	few := make([]bool, len(rows))
	if b.isCourse() && b.figures[0].Column == "value" {
		breaks, few = d.breaksOf(b, rows), tooFew(b, rows)
	}
	for _, name := range []string{labelColumn, "note", "break"} {
		out.Columns = append(out.Columns, pipeline.Column{Name: name, Type: pipeline.TextColumn})
	}
	for _, f := range b.figures {
		out.Columns = append(out.Columns, pipeline.Column{Name: f.Column + "_state", Type: pipeline.TextColumn}, pipeline.Column{Name: f.Column + "_reason", Type: pipeline.TextColumn})
	}
	mixed := !sameText(rows, "illustrative")
	for i, r := range rows {
		cells := make([]any, 0, len(out.Columns))
		bare := !slices.ContainsFunc(b.figures, func(f chart.Figure) bool { _, ok := r.number(f.Column); return ok })
		for _, name := range keep {
			at, had := r.answer.index[name]
			if !had || bare && strings.HasPrefix(name, "period_text") {
				cells = append(cells, nil) // what is not there has no period
				continue
			}
			cells = append(cells, r.answer.Cell(r.i, at))
		}
		cells = append(cells, d.label(b, r), d.note(r, mixed), breakAt(breaks, i))
		for _, f := range b.figures {
			if few[i] {
				cells = append(cells, string(chart.Withheld), d.fewWords(r))
				continue
			}
			cells = append(cells, d.state(b, r, f.Column, withheld)...)
		}
		out.Rows = append(out.Rows, cells)
	}
	return out
}

func breakAt(breaks []string, i int) any {
	if i < len(breaks) && breaks[i] != "" {
		return breaks[i]
	}
	return nil
}

func sameText(rows []row, column string) bool {
	return !slices.ContainsFunc(rows, func(r row) bool { return r.text(column) != rows[0].text(column) })
}

func (d *drawer) label(b *block, r row) string {
	label := ""
	for i, column := range b.label {
		text := r.say(column, d.world.lang)
		if column == "boundary" {
			text = boundaryWords(text, d.world.lang)
		}
		switch {
		case text != "" && label != "":
			label += b.joints[i] + text
		case text != "":
			label = text
		}
	}
	if label == "" {
		return say(d.world.lang, "không nêu", "not stated")
	}
	return label
}

func (d *drawer) note(r row, mixed bool) string {
	text := r.say("note", d.world.lang)
	if mixed && r.flag("illustrative") {
		text = strings.TrimSpace(text + " " + say(d.world.lang, "Minh họa.", "Illustrative."))
	}
	return text
}

// state is why a figure is not there: state and reason.
func (d *drawer) state(b *block, r row, column string, withheld []condition) []any {
	if _, ok := r.number(column); ok {
		return []any{nil, nil}
	}
	reason := ""
	if b.reason != "" {
		reason = r.say(b.reason, d.world.lang)
	}
	if len(withheld) > 0 && reason != "" && !slices.ContainsFunc(withheld, func(c condition) bool { return !c.holds(r) }) {
		return []any{string(chart.Withheld), reason}
	}
	return []any{string(chart.Missing), reason}
}

// relink leads the categories that are more than an area's name to the area.
func (d *drawer) relink(c *chart.Chart, b *block, rows []row) {
	if len(b.label) < 2 || !slices.Contains(b.label, "area_name") {
		return
	}
	areas := map[string]row{}
	for _, r := range rows {
		areas[d.label(b, r)] = r
	}
	for si := range c.Series {
		for mi := range c.Series[si].Marks {
			m := &c.Series[si].Marks[mi]
			m.LabelHref = d.areaHref(areas[m.Label.VI].text("area_id"))
		}
	}
}

// inOrder puts series that are levels in the order of the levels, and states
// what is missing where a category has no figure in a series.
func inOrder(c *chart.Chart, b *block, rows []row) {
	order := map[string]float64{}
	for _, r := range rows {
		at, _ := r.number(b.series + "_order")
		order[r.say(b.series, "vi")] = at
	}
	slices.SortStableFunc(c.Series, func(x, y chart.Series) int { return cmp.Compare(order[x.Name.VI], order[y.Name.VI]) })
	seen := map[string]bool{}
	var all []chart.Mark
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if !seen[m.Key()] {
				seen[m.Key()] = true
				all = append(all, m)
			}
		}
	}
	left := chart.MostMarks - c.Marks()
	for i := range c.Series {
		has := map[string]bool{}
		for _, m := range c.Series[i].Marks {
			has[m.Key()] = true
		}
		for _, m := range all {
			if !has[m.Key()] && left > 0 {
				left--
				c.Series[i].Marks = append(c.Series[i].Marks, chart.Mark{Area: m.Area, Label: m.Label, LabelHref: m.LabelHref, State: chart.Missing})
			}
		}
	}
}
