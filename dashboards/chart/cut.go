package chart

import (
	"fmt"
	"slices"
)

// lastOfCut is how many of the rows that a cut ranking draws are its last.
const lastOfCut = 3

// cut keeps of a long ranking the first, the last and the accent. What has no
// figure is not drawn: the table and the coverage say it. It notes where the
// drawing leaps and over how many.
func (d *drawing) cut() {
	if d.c.Form != Bar || d.c.Cut <= 0 || len(d.rows) <= d.c.Cut {
		return
	}
	with := slices.DeleteFunc(slices.Clone(d.rows), func(r row) bool { _, ok := r.first(); return !ok })
	d.without = len(d.rows) - len(with)
	d.rows = with
	if len(with) <= d.c.Cut {
		return
	}
	first := max(d.c.Cut-lastOfCut, 1)
	d.leaps = map[int]int{}
	d.rows = nil
	over := 0
	for i, r := range with {
		if i >= first && i < len(with)-lastOfCut && !r.head.Accent {
			over++
			continue
		}
		if over > 0 {
			d.leaps[len(d.rows)] = over
			over = 0
		}
		d.rows = append(d.rows, r)
	}
}

// leapHeight is the height of the line that says what is left out.
const leapHeight = 26

// leap says before row i how many were left out there, and gives the height
// that it took.
func (d *drawing) leap(i int, y float64) float64 {
	n := d.leaps[i]
	if n == 0 {
		return 0
	}
	d.raw(`<text class="none" x="5" y="`, px(y+leapHeight/2+4.5), `">`)
	d.text(fmt.Sprintf(say(d.lang, "⋮ %d dòng khác, ở bảng số liệu", "⋮ %d others, in the table"), n))
	d.raw("</text>")
	return leapHeight
}

func (d *drawing) leapsHeight() float64 { return float64(len(d.leaps)) * leapHeight }

// missingWords say how many units a cut ranking does not draw for want of a
// figure.
func (d *drawing) missingWords() {
	if d.without > 0 {
		d.el("p", `class="sub"`, fmt.Sprintf(say(d.lang, "%d đơn vị không có số liệu, nêu ở bảng.", "%d units have no figure; the table names them."), d.without))
	}
}

// big draws the one figure of a chart as a number in large type, and tells
// whether the chart is of one figure.
func (d *drawing) big() bool {
	if d.c.Form != Bar && d.c.Form != Dot && d.c.Form != Line || len(d.rows) != 1 {
		return false
	}
	var only *Mark
	series := 0
	for i, m := range d.rows[0].cells {
		if m == nil {
			continue
		}
		if only != nil || m.Value == nil {
			return false
		}
		only, series = m, i
	}
	if only == nil {
		return false
	}
	d.raw(`<p class="big">`)
	open := d.link(*only)
	d.raw("<strong", d.w.names.exactTitle(only.quantity(), d.lang), ">")
	d.text(d.w.names.Headline(only.quantity(), d.lang))
	d.raw("</strong>")
	d.unlink(open)
	words := d.rows[0].head.Label.In(d.lang)
	if name := d.seriesName(series); name != "" {
		words += ", " + name
	}
	d.raw("<span>")
	d.text(words)
	if text := remark(*only, d.lang); text != "" {
		d.text(". " + text)
	}
	d.raw("</span></p>")
	return true
}
