package chart

import (
	"strconv"
)

// multiples draws one small field a series, all on one scale.
func (d *drawing) multiples() {
	d.raw(`<div class="multiples">`)
	for i, s := range d.c.Series {
		d.panel(i, s.Name.In(d.lang))
	}
	d.raw("</div>")
}

func (d *drawing) panel(series int, name string) {
	p := d.field(24, 70)
	points := d.points(series, p)
	sentence := name + ": "
	for i, q := range points {
		if i > 0 {
			sentence += "; "
		}
		sentence += q.mark.Label.In(d.lang) + noBreak + d.w.value(q.mark)
	}
	if len(points) == 0 {
		sentence += say(d.lang, "không có số liệu", "no data")
	}
	d.raw("<div>")
	d.el("p", `class="pn"`, name)
	d.begin("-"+strconv.Itoa(series), "pl20 pr20", `width="100%" height="118"`, name, sentence)
	base := px(p.y(0))
	d.raw(`<line class="ax" x2="100%" y1="`, base, `" y2="`, base, `"/>`)
	if len(points) == 0 {
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="40" width="100%" height="40"/><text class="none c" x="50%" y="32">`)
		d.text(say(d.lang, "không có số liệu", "no data"))
		d.raw("</text>")
	}
	d.path(points, 0)
	d.panelMarks(points)
	d.panelEnds()
	d.end()
	d.raw("</div>")
}

// panelMarks draws the points of one small field and prints the first, the
// last and the largest.
func (d *drawing) panelMarks(points []point) {
	most := 0
	for i, q := range points {
		if q.y < points[most].y {
			most = i
		}
	}
	for i, q := range points {
		open := d.link(q.mark)
		class := "b"
		if q.mark.Accent {
			class = "acc"
		}
		if q.mark.Kind != "actual" || q.mark.Claim {
			d.raw(`<circle `, d.look(q.mark, q.series))
		} else {
			d.raw(`<circle class="`, class, `"`)
		}
		d.raw(` cx="`, share(q.x), `" cy="`, px(q.y), `" r="3">`)
		d.tip(q.mark, q.series)
		d.raw(`</circle>`)
		if i == 0 || i == len(points)-1 || i == most && q.x > 0.25 && q.x < 0.75 {
			d.raw(`<text class="v c" x="`, share(q.x), `" y="`, px(q.y-7), `">`)
			d.text(d.w.value(q.mark) + d.marker(q.mark))
			d.raw("</text>")
		}
		d.unlink(open)
	}
}

// panelEnds names the first and the last category.
func (d *drawing) panelEnds() {
	last := len(d.rows) - 1
	for _, i := range []int{0, last} {
		at := d.positions()[i]
		anchor := "c"
		if len(d.rows) > 1 && textWidth(d.rows[i].head.Label.In(d.lang), typeSize-1) > 36 {
			anchor = ""
			if i == last {
				anchor = "e"
			}
		}
		d.raw(`<text class="s `, anchor, `" x="`, share(at), `" y="112">`)
		d.text(shorten(d.rows[i].head.Label.In(d.lang), 70, typeSize-1))
		d.raw("</text>")
		if last == 0 {
			break
		}
	}
}
