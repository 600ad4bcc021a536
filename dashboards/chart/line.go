package chart

import (
	"cmp"
	"slices"
)

// A point is one figure in the field of a drawing.
type point struct {
	mark   Mark
	series int
	x, y   float64 // share of the width; pixels
}

const lineHeight = 230

// line draws a course in time: at most four series on one field.
func (d *drawing) line() {
	p := d.field(30, lineHeight)
	right := 16.0
	if d.direct() {
		for i, s := range d.c.Series {
			right = max(right, textWidth(s.Name.In(d.lang), typeSize)+14)
			for _, q := range d.points(i, p) {
				right = max(right, textWidth(d.endName(q), typeSize)+14)
			}
		}
	}
	axis := d.axisWidth(p)
	d.beginPlot(axis+8, right, p.top+p.height+26)
	d.gridLines(p)
	d.xLabels(p, phone-axis-right)
	d.breaks(p)
	var last []point
	for i := range d.c.Series {
		points := d.points(i, p)
		d.path(points, i)
		d.pointMarks(points, phone-axis-right)
		if len(points) > 0 {
			last = append(last, points[len(points)-1])
		}
	}
	if d.direct() {
		d.endNames(last)
	}
	d.end()
}

// direct tells whether several series are named beside their ends.
func (d *drawing) direct() bool {
	if len(d.c.Series) < 2 {
		return false
	}
	for i, s := range d.c.Series {
		if textWidth(s.Name.In(d.lang), typeSize) > 96 || !d.toTheEnd(i) {
			return false
		}
	}
	return true
}

// toTheEnd tells whether a series has a figure of the last category: a name
// beside the end of a shorter line would stand among the others.
func (d *drawing) toTheEnd(series int) bool {
	last := len(d.rows) - 1
	for i := last; i >= 0 && d.rows[i].head.Key() == d.rows[last].head.Key(); i-- {
		if m := d.rows[i].cells[series]; m != nil && m.Value != nil {
			return true
		}
	}
	return false
}

func (d *drawing) points(series int, p plot) []point {
	at := d.positions()
	var list []point
	for i, r := range d.rows {
		if m := r.cells[series]; m != nil && m.Value != nil {
			list = append(list, point{*m, series, at[i], p.y(*m.Value)})
		}
	}
	return list
}

// path joins neighbouring points. A missing figure breaks the line; a year in
// which none was due does not.
func (d *drawing) path(points []point, series int) {
	d.joinPoints(points, series, func(m Mark) string { return d.colour(m, series) })
}

// panelPath is path where every series has a field of its own.
func (d *drawing) panelPath(points []point, series int) {
	d.joinPoints(points, series, ownClass)
}

func (d *drawing) joinPoints(points []point, series int, colour func(Mark) string) {
	gap := map[string]bool{}
	broken := false
	for _, r := range d.rows {
		m := r.cells[series]
		switch {
		case m == nil || m.State == Missing || m.State == Withheld:
			broken = true
		case m.Value != nil:
			gap[m.Key()] = broken || m.Break.VI != ""
			broken = false
		}
	}
	for i, q := range points {
		if i == 0 || gap[q.mark.Key()] {
			continue
		}
		from := points[i-1]
		class := "ln " + colour(q.mark)
		if q.mark.Kind != from.mark.Kind || q.mark.Kind != "actual" || q.mark.Claim {
			class += " ds"
		}
		d.raw(`<line class="`, class, `" x1="`, share(from.x), `" y1="`, px(from.y), `" x2="`, share(q.x), `" y2="`, px(q.y), `"/>`)
	}
}

// pointMarks draws the points and prints their figures: all where they fit,
// else the first, the last, the largest and the least.
func (d *drawing) pointMarks(points []point, room float64) {
	chosen := d.printed(points, room)
	for i, q := range points {
		closing := d.named(q.mark, q.series)
		d.raw(`<circle `, d.look(q.mark, q.series), ` cx="`, share(q.x), `" cy="`, px(q.y), `" r="4"/>`)
		if chosen[i] {
			dy := -9.0
			if valley(points, i) {
				dy = 19
			}
			d.raw(`<text class="v `, anchor(q, points), `" x="`, share(q.x), `" y="`, px(q.y+dy), `">`)
			d.text(d.short(q.mark) + d.marker(q.mark))
			d.raw("</text>")
		}
		d.raw(closing)
	}
}

// anchor keeps the figures of the first and the last point inside the drawing.
func anchor(q point, points []point) string {
	switch {
	case len(points) > 1 && q.x == 1:
		return "e"
	case len(points) > 1 && q.x == 0:
		return ""
	}
	return "c"
}

// valley tells whether the line falls to a point and rises from it, so that its
// figure stands clear below.
func valley(points []point, i int) bool {
	before := i == 0 || points[i-1].y < points[i].y
	after := i == len(points)-1 || points[i+1].y < points[i].y
	return before && after && len(points) > 1
}

func (d *drawing) printed(points []point, room float64) map[int]bool {
	chosen := map[int]bool{}
	if len(points) == 0 {
		return chosen
	}
	if d.direct() {
		return chosen
	}
	free, fits := -1e9, true
	for _, q := range points {
		width := textWidth(d.short(q.mark), typeSize)
		fits = fits && q.x*room-width/2 >= free
		free = q.x*room + width/2
	}
	most, least := 0, 0
	for i, q := range points {
		chosen[i] = fits && len(d.c.Series) <= 2
		if q.y < points[most].y {
			most = i
		}
		if q.y > points[least].y {
			least = i
		}
	}
	chosen[len(points)-1] = true
	if len(d.c.Series) == 1 {
		chosen[0], chosen[most], chosen[least] = true, true, true
	}
	return chosen
}

// endNames writes the names of the series beside their last points, apart from
// each other.
func (d *drawing) endNames(last []point) {
	ordered := slices.Clone(last)
	slices.SortStableFunc(ordered, func(a, b point) int { return cmp.Compare(a.y, b.y) })
	y := spread(ordered, 15)
	for i, q := range ordered {
		open := d.link(q.mark)
		d.raw(`<text class="l" x="`, share(q.x), `" dx="9" y="`, px(y[i]+4), `">`)
		d.text(d.endName(q))
		d.raw("</text>")
		d.unlink(open)
	}
}

func (d *drawing) endName(q point) string {
	return d.short(q.mark) + d.marker(q.mark) + " " + d.c.Series[q.series].Name.In(d.lang)
}

// spread moves points that stand in order down to keep a distance, then all of
// them up where the last went too low.
func spread(points []point, distance float64) []float64 {
	y := make([]float64, len(points))
	for i, p := range points {
		y[i] = p.y
		if i > 0 {
			y[i] = max(y[i], y[i-1]+distance)
		}
	}
	for i := len(y) - 2; i >= 0; i-- {
		overshoot := y[i+1] - points[i+1].y
		if overshoot > 0 && i < len(y)-1 {
			floor := points[i].y - distance*float64(len(y))
			y[i] = max(min(y[i], y[i+1]-distance), floor)
		}
	}
	return y
}
