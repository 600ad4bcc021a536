package chart

import (
	"github.com/tonghop/tonghop/pipeline"
)

// full draws each category over the whole width: its name and its figures
// first, what is drawn below. It is for long names, for long figures, for
// targets and for parts of a whole.
func (d *drawing) full() {
	f := d.fullPlan()
	height := 2.0 + d.leapsHeight()
	for _, r := range d.rows {
		height += f.height(r)
	}
	d.beginPlot(0, 0, height)
	y := 0.0
	for i, r := range d.rows {
		y += d.leap(i, y)
		d.fullHead(r, y, f)
		top := y + 6 + f.words(r)
		switch {
		case f.grouped:
			d.fullGroup(r, y+20)
		case d.c.Form == Stacked:
			d.stack(r, top)
		case d.c.Form == Dot:
			d.dotsAlone(r, top)
		default:
			d.overlay(r, top)
		}
		y += f.height(r)
	}
	d.end()
}

// A fullPlan says how the rows of a full drawing are laid out.
type fullPlan struct {
	grouped bool           // each series has its own line
	lines   int            // of words above the drawing: name and figures on one, or each on its own
	between string         // the figures of one row
	long    func(row) bool // its name takes a line of its own and one more
}

func (d *drawing) fullPlan() *fullPlan {
	f := &fullPlan{grouped: d.c.Form == Bar && len(d.c.Series) > 1, lines: 1, between: " · "}
	if d.c.Form == TargetResult {
		f.between = " / "
	}
	f.long = func(r row) bool {
		return f.lines == 2 && textWidth(r.head.Label.In(d.lang), typeSize) > phone
	}
	for _, r := range d.rows {
		name := textWidth(r.head.Label.In(d.lang), typeSize)
		if !f.grouped && name+textWidth(d.joined(r, f.between), typeSize)+12 > phone {
			f.lines = 2
		}
	}
	return f
}

// words is the height of the words above what is drawn.
func (f *fullPlan) words(r row) float64 {
	if f.long(r) {
		return 16 * float64(f.lines+1)
	}
	return 16 * float64(f.lines)
}

func (f *fullPlan) height(r row) float64 {
	if !f.grouped {
		return 30 + f.words(r)
	}
	return 28 + 34*float64(r.filled())
}

// fullHead is the words above what is drawn.
func (d *drawing) fullHead(r row, y float64, f *fullPlan) {
	values := 0.0
	if f.lines == 1 && !f.grouped {
		values = textWidth(d.joined(r, f.between), typeSize) + 12
	}
	class := `class="l"`
	if f.grouped {
		class = `class="l h"`
	}
	if f.long(r) {
		d.wrapped(r.head, class, y+14)
		y += 16
	} else {
		d.name(r.head, class, y+14, phone-values)
	}
	switch {
	case f.grouped:
		return
	case f.lines == 1:
		d.raw(`<text class="v e" x="100%" y="`, px(y+14), `">`)
	default:
		d.raw(`<text class="v" y="`, px(y+30), `">`)
	}
	d.list(r, f.between)
	d.raw("</text>")
}

// wrapped writes a long name on two lines.
func (d *drawing) wrapped(head Mark, attributes string, y float64) {
	open := d.open(head.LabelHref, "")
	for i, line := range wrap(head.Label.In(d.lang), phone, typeSize) {
		d.raw("<text ", attributes, ` y="`, px(y+16*float64(i)), `">`)
		d.text(line)
		d.raw("</text>")
	}
	d.unlink(open)
}

// fullGroup draws each series of a category with its own line of words.
func (d *drawing) fullGroup(r row, y float64) {
	next := y
	for i, m := range r.cells {
		if m == nil {
			continue
		}
		top := next
		next += 34
		value := d.listed(*m, i)
		d.raw(`<text class="m" y="`, px(top+12), `">`)
		d.text(shorten(d.c.Series[i].Name.In(d.lang), max(60, phone-textWidth(value, typeSize)-10), typeSize))
		d.raw(`</text><text class="v e" x="100%" y="`, px(top+12), `">`)
		open := d.link(*m)
		d.text(value)
		d.unlink(open)
		d.raw("</text>")
		d.one(*m, i, top+17, 10)
	}
}

// overlay draws the figures of a category over each other: targets hollow
// behind, results solid before.
func (d *drawing) overlay(r row, top float64) {
	if _, _, found := r.span(); !found {
		d.hatched(top, 12)
		return
	}
	d.zero(top-2, top+14)
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

// hatched is the sign of a category of which nothing is known; the words stand
// above it.
func (d *drawing) hatched(top, thick float64) {
	d.raw(`<rect class="ms" fill="url(#p-miss)" y="`, px(top), `" width="40" height="`, px(thick), `"/>`)
}

// one draws a single figure as a bar, or its absence.
func (d *drawing) one(m Mark, series int, top, thick float64) {
	d.raw("<g>") // its link is that of the words above
	d.more(m, series)
	switch {
	case m.Value != nil:
		d.bar(m, series, top, thick)
	case m.State == Missing:
		d.hatched(top, thick)
	default:
		d.raw(`<line class="rl" x2="100%" y1="`, px(top+thick/2), `" y2="`, px(top+thick/2), `"/>`)
	}
	d.raw("</g>")
}

// dotsAlone draws a row of dots without words beside them.
func (d *drawing) dotsAlone(r row, top float64) {
	if _, _, found := r.span(); !found {
		d.hatched(top+2, 12)
		return
	}
	d.zero(top, top+16)
	d.dotsOnly(r, top+8)
}

// dotsOnly draws the figures of one row as dots on a thin line, what is no plain
// result wider and behind, so that equal figures both show.
func (d *drawing) dotsOnly(r row, middle float64) {
	low, high, _ := r.span()
	d.raw(`<line class="rl" x1="`, share(d.at(low)), `" x2="`, share(d.at(high)), `" y1="`, px(middle), `" y2="`, px(middle), `"/>`)
	for _, behind := range []bool{true, false} {
		for i, m := range r.cells {
			if m == nil || m.Value == nil || (m.Kind == pipeline.Actual && !m.Claim) == behind {
				continue
			}
			size := "5"
			if behind {
				size = "7"
			}
			closing := d.named(*m, i)
			for _, v := range ends(m.quantity()) {
				d.raw(`<circle `, d.look(*m, i), ` cx="`, share(d.at(v)), `" cy="`, px(middle), `" r="`, size, `"/>`)
			}
			d.raw(closing)
		}
	}
}

// stack draws the parts of a whole side by side, each row on the scale of the
// largest whole.
func (d *drawing) stack(r row, top float64) {
	if _, _, found := r.span(); !found {
		d.hatched(top, 14)
		return
	}
	x, whole := 0.0, d.wholes()
	for i, m := range r.cells {
		if m == nil || m.Value == nil {
			continue
		}
		closing := d.named(*m, i)
		d.raw(`<rect `, d.look(*m, i), ` x="`, share(x/whole), `" y="`, px(top), `" width="`, share(*m.Value/whole), `" height="14"/>`)
		d.raw(closing)
		x += *m.Value
		if x > 0 && x < whole {
			d.raw(`<line class="sep" x1="`, share(x/whole), `" x2="`, share(x/whole), `" y1="`, px(top), `" y2="`, px(top+14), `"/>`)
		}
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
