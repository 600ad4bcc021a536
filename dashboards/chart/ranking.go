package chart

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A rankingPlan says how the rows of a ranking are laid out.
type rankingPlan struct {
	left, right  float64 // room for names and for figures
	pitch, thick float64 // of one bar
	gap          float64 // between categories of several bars
}

// beside plans a ranking with names left and figures right of the bars, and
// tells whether that leaves room for the bars on a phone.
func (d *drawing) beside() (rankingPlan, bool) {
	label := d.longestName()
	p := rankingPlan{left: float64(roomFor(label + 10)), pitch: 24, thick: 14}
	p.right = d.rightRoom(phone - p.left)
	switch {
	case d.c.Form == Bar && len(d.c.Series) > 1:
		p.pitch, p.thick, p.gap = 18, 13, 10
	case len(d.rows) > 30:
		p.pitch = 21
	}
	return p, label <= 150 && phone-p.left-p.right >= 80
}

func (p rankingPlan) height(d *drawing, r row) float64 {
	if d.c.Form == Dot {
		return p.pitch
	}
	return p.pitch*float64(r.filled()) + p.gap
}

// ranking draws one horizontal bar, or one row of dots, a category.
func (d *drawing) ranking() {
	p, fits := d.beside()
	if !fits {
		d.full()
		return
	}
	height := 2.0 + d.leapsHeight()
	for _, r := range d.rows {
		height += p.height(d, r)
	}
	d.beginPlot(p.left, p.right, height)
	d.zero(0, height)
	y := 1.0
	for i, r := range d.rows {
		y += d.leap(i, y)
		d.name(r.head, "x=\"-8\" class=\"l e\"", y+p.pitch/2+4.5, 150)
		if d.c.Form == Dot {
			d.dots(r, y, p.pitch)
		} else {
			d.bars(r, y, p.pitch, p.thick)
		}
		y += p.height(d, r)
	}
	d.end()
}

func (d *drawing) longestName() float64 {
	longest := 0.0
	for _, r := range d.rows {
		longest = max(longest, textWidth(r.head.Label.In(d.lang), typeSize))
	}
	return longest
}

// rightRoom is the least room right of the plot with which every figure, at the
// end of its bar, stays inside a place that leaves so much for both.
func (d *drawing) rightRoom(place float64) float64 {
	room := 0.0
	need := func(end, width float64) {
		if at := d.at(max(end, 0)); at > 0 {
			room = max(room, (width-place*(1-at))/at)
		}
	}
	for _, r := range d.rows {
		if _, high, found := r.span(); found && d.c.Form == Dot {
			need(high, textWidth(d.joined(r, " · "), typeSize)+14)
			continue
		}
		for _, m := range r.cells {
			if m != nil && m.Value != nil {
				high := slices.Max(ends(m.quantity()))
				need(high, textWidth(d.w.value(*m)+d.marker(*m), typeSize)+8)
			}
		}
	}
	return float64(roomFor(room))
}

func (d *drawing) marker(m Mark) string {
	if m.Conflict != "" {
		return " ≠"
	}
	return ""
}

// name writes a category's name, shortened to a width, with the whole of it
// for a pointer that rests there.
func (d *drawing) name(head Mark, attributes string, y, width float64) {
	full := head.Label.In(d.lang)
	shown := shorten(full, width, typeSize)
	open := d.open(head.LabelHref, "")
	d.raw("<text ", attributes, ` y="`, px(y), `">`)
	if head.Accent {
		d.el("tspan", `class="acc"`, shown)
	} else {
		d.text(shown)
	}
	if shown != full {
		d.el("title", "", full)
	}
	d.raw("</text>")
	d.unlink(open)
}

// zero is the line that all bars start at.
func (d *drawing) zero(from, to float64) {
	x := share(d.at(0))
	d.raw(`<line class="ax" x1="`, x, `" x2="`, x, `" y1="`, px(from), `" y2="`, px(to), `"/>`)
}

func (d *drawing) bars(r row, y, pitch, thick float64) {
	next := y + (pitch-thick)/2
	for i, m := range r.cells {
		if m == nil {
			continue
		}
		top := next
		next += pitch
		if m.Value == nil {
			d.lacking(*m, i, top, thick)
			continue
		}
		closing := d.group(*m, i)
		d.bar(*m, i, top, thick)
		end := max(*m.Value, 0)
		if m.Max != nil {
			end = max(end, *m.Max)
		}
		d.raw(`<text class="v" x="`, share(d.at(end)), `" dx="5" y="`, px(top+thick/2+4.5), `">`)
		d.text(d.w.value(*m))
		d.raw("</text>", closing)
		d.conflict(*m, share(d.at(end)), 9+textWidth(d.w.value(*m), typeSize), top+thick/2+4.5)
	}
}

// bar draws the figure from zero, a range lighter up to its upper end, a target
// hollow with a tick.
func (d *drawing) bar(m Mark, series int, top, thick float64) {
	from, to := d.at(min(*m.Value, 0)), d.at(max(*m.Value, 0))
	if m.Max != nil && *m.Max > *m.Value {
		d.raw(`<rect class="rg" x="`, share(to), `" y="`, px(top), `" width="`, share(d.at(*m.Max)-to), `" height="`, px(thick), `"/>`)
	}
	d.raw(`<rect `, d.look(m, series))
	if from > 0 {
		d.raw(` x="`, share(from), `"`)
	}
	d.raw(` y="`, px(top), `" width="`, share(to-from), `" height="`, px(thick), `"/>`)
	if m.Kind == pipeline.Target {
		d.raw(`<line class="tk" x1="`, share(to), `" x2="`, share(to), `" y1="`, px(top-3), `" y2="`, px(top+thick+3), `"/>`)
	}
}

// lacking draws the stated absence of a figure: hatched where it is missing, in
// words in every case.
func (d *drawing) lacking(m Mark, series int, top, thick float64) {
	closing := d.group(m, series)
	x := "5"
	if m.State == Missing {
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="`, px(top), `" width="40" height="`, px(thick), `"/>`)
		x = "46"
	}
	d.raw(`<text class="none" x="`, x, `" y="`, px(top+thick/2+4.5), `">`)
	d.text(absentShort(m, d.lang))
	d.raw("</text>", closing)
}

// conflict is the sign beside a value that another source contradicts; it opens
// both origins.
func (d *drawing) conflict(m Mark, x string, dx, y float64) {
	if m.Conflict == "" {
		return
	}
	open := d.open(m.Conflict, "")
	d.raw(`<text class="cf" x="`, x, `" dx="`, px(dx), `" y="`, px(y), `">≠`)
	d.el("title", "", say(d.lang, "Nguồn khác nêu số khác", "Another source states another figure"))
	d.raw("</text>")
	d.unlink(open)
}

// dots draws the figures of one category on one scale, joined by a thin line,
// and lists them at the end in the order of the series.
func (d *drawing) dots(r row, y, pitch float64) {
	middle := y + pitch/2
	_, high, found := r.span()
	if !found {
		for i, m := range r.cells {
			if m != nil {
				d.lacking(*m, i, y+5, pitch-10)
				return
			}
		}
		return
	}
	d.dotsOnly(r, middle)
	d.raw(`<text class="v" x="`, share(d.at(high)), `" dx="11" y="`, px(middle+4.5), `">`)
	d.list(r, " · ")
	d.raw("</text>")
}

// span is the least and the largest figure of a row.
func (r row) span() (low, high float64, found bool) {
	for _, m := range r.cells {
		if m == nil || m.Value == nil {
			continue
		}
		for _, v := range ends(m.quantity()) {
			if !found {
				low, high, found = v, v, true
			}
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high, found
}

// unknown stands in a list for a figure that is not there, where several are not; it is
// said once what it means.
const unknown = "…"

// A told is one figure of a row in words; its mark is nil for words about several.
type told struct {
	text string
	mark *Mark
}

// told are the figures of a row in the order of the series. That several are missing is
// said once.
func (d *drawing) told(r row) (list []told, after string) {
	missing, all := 0, 0
	for _, m := range r.cells {
		if m != nil {
			all++
			if m.Value == nil && m.State == Missing {
				missing++
			}
		}
	}
	words := absentShort(Mark{State: Missing}, d.lang)
	if missing > 1 && missing == all {
		return []told{{words, nil}}, ""
	}
	for i, m := range r.cells {
		switch {
		case m == nil:
		case missing > 1 && m.Value == nil && m.State == Missing:
			list, after = append(list, told{unknown, m}), " ("+unknown+": "+words+")"
		default:
			list = append(list, told{d.listed(*m, i), m})
		}
	}
	return list, after
}

// list writes the figures of a row one after the other, each a link.
func (d *drawing) list(r row, between string) {
	list, after := d.told(r)
	for i, t := range list {
		if i > 0 {
			d.text(between)
		}
		open := t.mark != nil && d.link(*t.mark)
		d.text(t.text)
		d.unlink(open)
	}
	if after != "" {
		d.text(after)
	}
}

// listed is a figure in a list: with its kind where it is no result.
func (d *drawing) listed(m Mark, series int) string {
	if m.Value == nil {
		return absentShort(m, d.lang)
	}
	text := d.w.value(m) + d.marker(m)
	if m.Kind != pipeline.Actual {
		text = KindName(m.Kind, d.lang) + noBreak + text
	} else if m.Claim {
		text = say(d.lang, "báo chí", "press") + noBreak + text
	}
	return text
}

// joined is the text that list writes.
func (d *drawing) joined(r row, between string) string {
	list, after := d.told(r)
	texts := make([]string, len(list))
	for i, t := range list {
		texts[i] = t.text
	}
	return strings.Join(texts, between) + after
}
