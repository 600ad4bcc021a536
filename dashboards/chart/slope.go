package chart

import (
	"cmp"
	"slices"
)

// slope draws the change of each series between the first and the last
// category: figures left, figures and names right.
func (d *drawing) slope() {
	first, last := 0, len(d.rows)-1
	height := max(200, float64(len(d.c.Series))*17)
	p := d.slopeField(40, height)
	left, right := d.ends(first, p), d.ends(last, p)
	leftRoom, rightRoom := 40.0, 60.0
	for _, q := range left {
		leftRoom = max(leftRoom, textWidth(d.w.value(q.mark), typeSize)+10)
	}
	for _, q := range right {
		rightRoom = max(rightRoom, textWidth(d.slopeName(q), typeSize)+10)
	}
	bottom := p.top + height
	leftY, rightY := spread(left, 15), spread(right, 15)
	for _, list := range [][]float64{leftY, rightY} {
		if len(list) > 0 {
			bottom = max(bottom, list[len(list)-1])
		}
	}
	d.beginPlot(leftRoom, min(rightRoom, roomMost), bottom+14)
	d.slopeHeads(first, last, bottom)
	d.slopeLines(left, right)
	for i, q := range left {
		d.slopeText(q, `class="v e" x="-9"`, leftY[i], d.w.value(q.mark)+d.marker(q.mark))
	}
	for i, q := range right {
		class := `class="v" x="100%" dx="9"`
		if q.mark.Accent {
			class = `class="v acc" x="100%" dx="9"`
		}
		d.slopeText(q, class, rightY[i], d.slopeName(q))
	}
	d.end()
}

// slopeField is a scale from the least to the largest figure: a slope shows
// change, not size.
func (d *drawing) slopeField(top, height float64) plot {
	p := plot{top: top, height: height, least: d.high, most: d.low}
	d.c.eachValue(func(v float64) { p.least, p.most = min(p.least, v), max(p.most, v) })
	if p.most <= p.least {
		p.least, p.most = p.least-1, p.least+1
	}
	return p
}

// slopeName is a figure at the right with the name of its series.
func (d *drawing) slopeName(q point) string {
	return d.w.value(q.mark) + d.marker(q.mark) + "  " + shorten(d.c.Series[q.series].Name.In(d.lang), 130, typeSize)
}

// ends are the points of all series in one category, from the top.
func (d *drawing) ends(category int, p plot) []point {
	var list []point
	for i, m := range d.rows[category].cells {
		if m != nil && m.Value != nil {
			list = append(list, point{*m, i, 0, p.y(*m.Value)})
		}
	}
	slices.SortStableFunc(list, func(a, b point) int { return cmp.Compare(a.y, b.y) })
	return list
}

func (d *drawing) slopeHeads(first, last int, bottom float64) {
	for _, h := range []struct {
		row     int
		x, text string
	}{{first, "0", "s c"}, {last, "100%", "s c"}} {
		d.raw(`<line class="gr" x1="`, h.x, `" x2="`, h.x, `" y1="24" y2="`, px(bottom+10), `"/><text class="`, h.text, `" x="`, h.x, `" y="14">`)
		d.text(shorten(d.rows[h.row].head.Label.In(d.lang), 110, typeSize-1))
		d.raw("</text>")
	}
}

func (d *drawing) slopeLines(left, right []point) {
	from := map[int]point{}
	for _, q := range left {
		from[q.series] = q
	}
	for _, q := range right {
		class := "ln " + ownClass(q.mark)
		if p, ok := from[q.series]; ok {
			if q.mark.Kind != "actual" || q.mark.Claim {
				class += " ds"
			}
			d.raw(`<line class="`, class, `" x2="100%" y1="`, px(p.y), `" y2="`, px(q.y), `"/>`)
		}
	}
	for _, end := range []struct {
		x    string
		list []point
	}{{"0", left}, {"100%", right}} {
		for _, q := range end.list {
			closing := d.named(q.mark, q.series)
			class := d.look(q.mark, q.series)
			if q.mark.Kind == "actual" && !q.mark.Claim {
				class = `class="` + ownClass(q.mark) + `"`
			}
			d.raw(`<circle `, class, ` cx="`, end.x, `" cy="`, px(q.y), `" r="4"/>`)
			d.raw(closing)
		}
	}
}

func (d *drawing) slopeText(q point, attributes string, y float64, text string) {
	open := d.link(q.mark)
	d.raw("<text ", attributes, ` y="`, px(y+4), `">`)
	d.text(text)
	d.raw("</text>")
	d.unlink(open)
}
