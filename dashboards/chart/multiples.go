package chart

import (
	"strconv"
)

// multiples draws one small field a series, all on one scale.
func (d *drawing) multiples() {
	if units := sortedUnits(d.w); len(units) == 1 && d.narrowHead(units[0]) != "" {
		d.el("p", `class="sub"`, say(d.lang, "Đơn vị: ", "Unit: ")+d.narrowHead(units[0]))
	}
	d.raw(`<div class="multiples">`)
	for i, s := range d.c.Series {
		d.panel(i, s.Name.In(d.lang))
	}
	d.raw("</div>")
}

func (d *drawing) panel(series int, name string) {
	p := plot{top: 24, height: 70, least: d.low, most: d.high}
	points := d.points(series, p)
	sentence := name + ": "
	for i, q := range points {
		if i > 0 {
			sentence += "; "
		}
		sentence += q.mark.Label.In(d.lang) + noBreak + d.short(q.mark)
	}
	if len(points) == 0 {
		sentence += say(d.lang, "không có số liệu", "no data")
	}
	d.raw("<div>")
	d.el("p", `class="pn"`, name)
	d.begin("-"+strconv.Itoa(series), room("pl", 20)+" "+room("pr", d.lastWidth()), `width="100%" height="118"`, name, sentence)
	base := px(p.y(0))
	d.raw(`<line class="ax" x2="100%" y1="`, base, `" y2="`, base, `"/>`)
	if len(points) == 0 {
		d.raw(`<rect class="ms" fill="url(#p-miss)" y="40" width="100%" height="40"/><text class="none c" x="50%" y="32">`)
		d.text(say(d.lang, "không có số liệu", "no data"))
		d.raw("</text>")
	}
	d.panelPath(points, series)
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
		closing := d.named(q.mark, q.series)
		class := ownClass(q.mark)
		if q.mark.Kind != "actual" || q.mark.Claim {
			d.raw(`<circle `, d.look(q.mark, q.series))
		} else {
			d.raw(`<circle class="`, class, `"`)
		}
		d.raw(` cx="`, share(q.x), `" cy="`, px(q.y), `" r="3"/>`)
		if i == 0 || i == len(points)-1 || i == most && q.x > 0.25 && q.x < 0.75 {
			switch {
			case i == len(points)-1:
				d.raw(`<text class="v" dx="7" x="`, share(q.x), `" y="`, px(q.y+4), `">`)
			case valley(points, i):
				d.raw(`<text class="v c" x="`, share(q.x), `" y="`, px(q.y+16), `">`)
			default:
				d.raw(`<text class="v c" x="`, share(q.x), `" y="`, px(q.y-7), `">`)
			}
			d.text(d.short(q.mark) + d.marker(q.mark))
			d.raw("</text>")
		}
		d.raw(closing)
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

// lastWidth is the room that the last figures of all fields need.
func (d *drawing) lastWidth() float64 {
	widest := 20.0
	for _, r := range d.rows {
		for _, m := range r.cells {
			if m != nil && m.Value != nil {
				widest = max(widest, textWidth(d.short(*m)+d.marker(*m), typeSize)+8)
			}
		}
	}
	return min(widest, 80)
}

// ownClass is the accent of the page's own province, neutral for all others.
func ownClass(m Mark) string {
	if m.Accent {
		return "acc"
	}
	return "b"
}
