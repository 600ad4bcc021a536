package chart

import (
	"github.com/tonghop/tonghop/pipeline"
)

// full draws each category over the whole width: its name and its figures on
// one line, what is drawn on the next. It is for long names, for long figures,
// for targets and for parts of a whole.
func (d *drawing) full() {
	grouped := d.c.Form == Bar && len(d.c.Series) > 1
	height := 2.0
	for _, r := range d.rows {
		height += d.fullHeight(r, grouped)
	}
	d.beginPlot(1, 1, height)
	y := 0.0
	for _, r := range d.rows {
		d.fullHead(r, y, grouped)
		switch {
		case grouped:
			d.fullGroup(r, y+20)
		case d.c.Form == Stacked:
			d.stack(r, y+20)
		case d.c.Form == Dot:
			d.track(y+20, y+36)
			d.dotsOnly(r, y+28)
		default:
			d.overlay(r, y+20)
		}
		y += d.fullHeight(r, grouped)
	}
	d.end()
}

func (d *drawing) fullHeight(r row, grouped bool) float64 {
	if !grouped {
		return 48
	}
	return 28 + 34*float64(len(r.cells))
}

// fullHead is the line above what is drawn: name left, figures right.
func (d *drawing) fullHead(r row, y float64, grouped bool) {
	if grouped {
		d.name(r.head, `class="l"`, y+14, phone)
		return
	}
	values := textWidth(d.joined(r), typeSize)
	d.name(r.head, `class="l"`, y+14, max(70, phone-values-8))
	d.raw(`<text class="v e" x="100%" y="`, px(y+14), `">`)
	d.list(r, " "+d.between()+" ")
	d.raw("</text>")
}

func (d *drawing) between() string {
	if d.c.Form == TargetResult {
		return "/"
	}
	return "·"
}

// fullGroup draws each series of a category with its own line of words.
func (d *drawing) fullGroup(r row, y float64) {
	for i, m := range r.cells {
		if m == nil {
			continue
		}
		top := y + 34*float64(i)
		d.raw(`<text class="l m" y="`, px(top+12), `">`)
		d.text(shorten(d.c.Series[i].Name.In(d.lang), phone/2, typeSize))
		d.raw(`</text><text class="v e" x="100%" y="`, px(top+12), `">`)
		open := d.link(*m)
		d.text(d.listed(*m, i))
		d.unlink(open)
		d.raw("</text>")
		d.one(*m, i, top+17, 10)
	}
}

// overlay draws the figures of a category over each other: targets hollow
// behind, results solid before.
func (d *drawing) overlay(r row, top float64) {
	if !d.anyValue(r) {
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="`, px(top), `" width="100%" height="12"/>`)
		return
	}
	d.track(top-2, top+14)
	for _, behind := range []bool{true, false} {
		for i, m := range r.cells {
			if m == nil || m.Value == nil || (m.Kind == pipeline.Actual && !m.Claim) == behind {
				continue
			}
			if d.c.Form == TargetResult && !behind {
				d.one(*m, i, top+3, 6)
			} else {
				d.one(*m, i, top, 12)
			}
		}
	}
}

// track is the line at zero beside one category.
func (d *drawing) track(from, to float64) { d.zero(from, to) }

func (d *drawing) anyValue(r row) bool { _, _, any := r.span(); return any }

// one draws a single figure as a bar, or its absence.
func (d *drawing) one(m Mark, series int, top, thick float64) {
	open := d.link(m)
	d.raw("<g>")
	d.tip(m, series)
	switch {
	case m.Value != nil:
		d.bar(m, series, top, thick)
	case m.State == Missing:
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="`, px(top), `" width="100%" height="`, px(thick), `"/>`)
	default:
		d.raw(`<line class="rl" x2="100%" y1="`, px(top+thick/2), `" y2="`, px(top+thick/2), `"/>`)
	}
	d.raw("</g>")
	d.unlink(open)
}

func (d *drawing) dotsOnly(r row, middle float64) {
	for i, m := range r.cells {
		if m == nil || m.Value == nil {
			continue
		}
		open := d.link(*m)
		for _, v := range ends(m.quantity()) {
			d.raw(`<circle `, d.look(*m, i), ` cx="`, share(d.at(v)), `" cy="`, px(middle), `" r="5">`)
			d.tip(*m, i)
			d.raw(`</circle>`)
		}
		d.unlink(open)
	}
}

// stack draws the parts of a whole side by side, each row on the scale of the
// largest whole.
func (d *drawing) stack(r row, top float64) {
	if !d.anyValue(r) {
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="`, px(top), `" width="100%" height="14"/>`)
		return
	}
	x, whole := 0.0, d.wholes()
	for i, m := range r.cells {
		if m == nil || m.Value == nil {
			continue
		}
		open := d.link(*m)
		d.raw(`<rect `, d.look(*m, i), ` x="`, share(x/whole), `" y="`, px(top), `" width="`, share(*m.Value/whole), `" height="14">`)
		d.tip(*m, i)
		d.raw(`</rect>`)
		d.unlink(open)
		x += *m.Value
	}
}

// wholes is the largest sum of a row.
func (d *drawing) wholes() float64 {
	most := 0.0
	for _, r := range d.rows {
		sum := 0.0
		for _, m := range r.cells {
			if m != nil && m.Value != nil {
				sum += *m.Value
			}
		}
		most = max(most, sum)
	}
	if most <= 0 {
		return 1
	}
	return most
}
