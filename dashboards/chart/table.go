package chart

import (
	"html/template"
	"math"
	"strconv"
	"strings"
)

// Table is the table twin of c: every value that a drawing of c shows, with its
// qualifier, its origin and what is to be known about it, as a table with a
// caption and heads, inside a box that scrolls by keyboard.
func (c Chart) Table(lang string) (template.HTML, error) {
	if err := c.Validate(); err != nil {
		return "", err
	}
	var m markup
	t := table{chart: c, w: c.writer(lang), rows: c.rows(), common: c.commonCoverage()}
	for _, r := range t.rows {
		for i, cell := range r.cells {
			t.remarks = t.remarks || cell != nil && t.remark(*cell, i) != ""
		}
	}
	columns := 1 + len(c.Series)
	if t.remarks {
		columns++
	}
	m.raw(`<div class="scroll`, Paper(columns), `" tabindex="0" role="region" aria-labelledby="`, c.ID, `-cap">`)
	t.unit = t.commonUnit()
	if t.unit != "" {
		m.el("p", `class="unit"`, say(lang, "Đơn vị tính: ", "Unit: ")+t.unit)
	}
	m.raw(`<table class="twin"><caption id="`, c.ID, `-cap">`)
	m.text(c.Title.In(lang))
	if c.Subtitle.VI != "" {
		m.raw(" ")
		m.el("span", "", c.Subtitle.In(lang))
	}
	m.raw("</caption><thead><tr>")
	t.heads(&m)
	m.raw("</tr></thead><tbody>")
	for _, r := range t.rows {
		t.row(&m, r)
	}
	if len(t.rows) == 0 {
		m.raw(`<tr><td>`)
		m.text(c.emptyWords(lang))
		m.raw("</td></tr>")
	}
	m.raw("</tbody></table></div>")
	return m.html(), nil
}

// Paper is the class of what holds a table of so many columns, by the paper that it is
// printed on: A4 upright (none), A4, A3 or A2 across.
func Paper(columns int) string {
	switch {
	case columns > 40:
		return " broadest"
	case columns > 24:
		return " broad"
	case columns > 8:
		return " wide"
	}
	return ""
}

type table struct {
	chart   Chart
	w       writer
	rows    []row
	remarks bool
	common  *Coverage // said once, by Figure
	unit    string    // of all columns, said once above them; "" where each says its own
}

// remark is what is to be said of a mark beside its column.
func (t table) remark(m Mark, series int) string {
	if t.common != nil {
		m.Coverage = nil
	}
	name := ""
	if len(t.chart.Series) > 1 {
		name = t.chart.Series[series].Name.In(t.w.lang)
	}
	return remark(m.unsaid(name), t.w.lang)
}

func (t table) heads(m *markup) {
	category := t.chart.Category.In(t.w.lang)
	if category == "" {
		category = say(t.w.lang, "Đối tượng", "Category")
	}
	m.el("th", `scope="col"`, category)
	for i, s := range t.chart.Series {
		name := s.Name.In(t.w.lang)
		if name == "" {
			name = say(t.w.lang, "Giá trị", "Value")
		}
		if unit := t.unitOf(i); unit != "" && t.unit == "" {
			name += " (" + unit + ")"
		}
		m.el("th", `scope="col" class="n"`, name)
	}
	if t.remarks {
		m.el("th", `scope="col"`, say(t.w.lang, "Ghi chú", "Remarks"))
	}
}

// commonUnit is the unit that several columns share.
func (t table) commonUnit() string {
	common := ""
	for i := range t.chart.Series {
		unit := t.unitOf(i)
		if unit == "" || i > 0 && unit != common {
			return ""
		}
		common = unit
	}
	if len(t.chart.Series) < 2 {
		return ""
	}
	return common
}

// unitOf is the unit in the head of a series' column, "" where its marks do not
// share one and each states its own.
func (t table) unitOf(series int) string {
	unit, first := "", true
	for mi := range t.chart.Series[series].Marks {
		m := t.chart.resolved(series, mi)
		if m.Value == nil {
			continue
		}
		if !first && m.Unit != unit {
			return ""
		}
		unit, first = m.Unit, false
	}
	if first {
		unit = t.chart.Unit
	}
	return t.w.head(unit)
}

func (t table) row(m *markup, r row) {
	if r.head.Accent {
		m.raw(`<tr class="acc">`)
	} else {
		m.raw("<tr>")
	}
	m.raw(`<th scope="row">`)
	linked := m.open(r.head.LabelHref, "")
	m.text(r.head.Label.In(t.w.lang))
	if linked {
		m.raw("</a>")
	}
	m.raw("</th>")
	var remarks []string
	for i, cell := range r.cells {
		t.cell(m, i, cell)
		if cell == nil {
			continue
		}
		if text := t.remark(*cell, i); text != "" {
			if name := t.chart.Series[i].Name.In(t.w.lang); len(t.chart.Series) > 1 && name != "" {
				text = name + ": " + text
			}
			remarks = append(remarks, text)
		}
	}
	if t.remarks {
		m.el("td", "", strings.Join(remarks, ". "))
	}
	m.raw("</tr>")
}

// exact is a figure as a script sorts and saves it: as it is, a computed share to
// the thousandth.
func exact(m Mark) string {
	v := *m.Value
	if m.Unit == "percent" {
		v = math.Round(v*1000) / 1000
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

func (t table) cell(m *markup, series int, cell *Mark) {
	if cell == nil {
		m.raw(`<td class="n"></td>`)
		return
	}
	if cell.Value == nil {
		m.el("td", `class="n none"`, absent(*cell, t.w.lang))
		return
	}
	m.raw(`<td class="n" data-v="`, exact(*cell), `">`)
	linked := m.open(cell.Href, cell.attribute())
	if word := QualifierWord(cell.Qualifier, t.w.lang); word != "" {
		m.text(word + noBreak)
	}
	m.text(t.w.number(*cell))
	if t.unitOf(series) == "" && cell.Unit != "" {
		m.text(noBreak + t.w.head(cell.Unit))
	}
	if linked {
		m.raw("</a>")
	}
	if cell.Conflict != "" && m.open(cell.Conflict, ` class="conflict"`) {
		m.text("≠")
		m.raw("</a>")
	}
	m.raw("</td>")
}
