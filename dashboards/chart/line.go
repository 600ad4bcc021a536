package chart

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
)

// A point is one figure in the field of a drawing.
type point struct {
	mark   Mark
	series int
	x, y   float64 // share of the width; pixels
}

// plot is the field that lines are drawn in.
type plot struct {
	top, height float64
	step, most  float64 // of the scale of values
	least       float64
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
	for _, s := range d.c.Series {
		if textWidth(s.Name.In(d.lang), typeSize) > 96 {
			return false
		}
	}
	return true
}

// field fits a scale of round steps to the values.
func (d *drawing) field(top, height float64) plot {
	step := niceStep((d.high - d.low) / 4)
	return plot{top: top, height: height, step: step, most: math.Ceil(d.high/step) * step, least: math.Floor(d.low/step) * step}
}

func (p plot) y(v float64) float64 {
	return p.top + p.height*(1-(v-p.least)/(p.most-p.least))
}

// steps are the values of the scale's lines.
func (p plot) steps() []float64 {
	var list []float64
	for n := 0; n <= 12; n++ {
		if v := p.least + float64(n)*p.step; v <= p.most*(1+1e-9) || v <= 0 {
			list = append(list, v)
		}
	}
	return list
}

// axisText words a step of the scale in the magnitude of the figures.
func (d *drawing) axisText(v float64, p plot) string {
	factor := 1.0
	for _, u := range sortedUnits(d.w) {
		factor = max(factor, d.w.precision[u].Factor)
	}
	decimals := PrecisionOf([]float64{p.step / factor}, "").Decimals
	return Number(v/factor, decimals, d.lang)
}

func sortedUnits(w writer) []string {
	var units []string
	for u := range w.units {
		units = append(units, u)
	}
	slices.Sort(units)
	return units
}

func (d *drawing) axisWidth(p plot) float64 {
	widest := 0.0
	for _, v := range p.steps() {
		widest = max(widest, textWidth(d.axisText(v, p), typeSize-1))
	}
	return widest
}

// gridLines draws the scale of values, its unit above it.
func (d *drawing) gridLines(p plot) {
	if units := sortedUnits(d.w); len(units) == 1 && d.w.head(units[0]) != "" {
		d.raw(`<text class="s" x="-8" y="12">`)
		d.text(d.w.head(units[0]))
		d.raw("</text>")
	}
	for _, v := range p.steps() {
		y := px(p.y(v))
		class := "gr"
		if v == 0 {
			class = "ax"
		}
		d.raw(`<line class="`, class, `" x2="100%" y1="`, y, `" y2="`, y, `"/><text class="s e" x="-8" y="`, px(p.y(v)+4), `">`)
		d.text(d.axisText(v, p))
		d.raw("</text>")
	}
}

var yearLabel = regexp.MustCompile(`^(1[89]|20|21)\d\d$`)

// positions are the places of the categories: by the year where every label is
// one, else evenly spaced.
func (d *drawing) positions() []float64 {
	list := make([]float64, len(d.rows))
	years := make([]float64, len(d.rows))
	all := len(d.rows) > 1
	for i, r := range d.rows {
		list[i] = 0.5
		if len(d.rows) > 1 {
			list[i] = float64(i) / float64(len(d.rows)-1)
		}
		year, _ := strconv.ParseFloat(r.head.Label.VI, 64)
		years[i] = year
		all = all && yearLabel.MatchString(r.head.Label.VI) && (i == 0 || year > years[i-1])
	}
	if all {
		first, last := years[0], years[len(years)-1]
		for i := range list {
			list[i] = (years[i] - first) / (last - first)
		}
	}
	return list
}

// xLabels names the categories, as many as fit on a phone.
func (d *drawing) xLabels(p plot, room float64) {
	at := d.positions()
	free := -1e9
	for i, r := range d.rows {
		text := shorten(r.head.Label.In(d.lang), 110, typeSize-1)
		width := textWidth(text, typeSize-1) + 6
		left := at[i]*room - width/2
		if left < free {
			continue
		}
		last := at[len(at)-1]*room - width/2
		if i < len(d.rows)-1 && left+width > last && i > 0 {
			continue
		}
		free = left + width
		d.raw(`<text class="c s" x="`, share(at[i]), `" y="`, px(p.top+p.height+18), `">`)
		d.text(text)
		d.raw("</text>")
	}
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
			gap[m.Key()] = broken
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
		open := d.link(q.mark)
		d.raw(`<circle `, d.look(q.mark, q.series), ` cx="`, share(q.x), `" cy="`, px(q.y), `" r="4">`)
		d.tip(q.mark, q.series)
		d.raw(`</circle>`)
		if chosen[i] {
			dy := -9.0
			if valley(points, i) {
				dy = 19
			}
			d.raw(`<text class="v `, anchor(q, points), `" x="`, share(q.x), `" y="`, px(q.y+dy), `">`)
			d.text(d.w.short(q.mark) + d.marker(q.mark))
			d.raw("</text>")
		}
		d.unlink(open)
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
		width := textWidth(d.w.short(q.mark), typeSize)
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
	if len(d.c.Series) <= 2 {
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
	return d.w.short(q.mark) + d.marker(q.mark) + " " + d.c.Series[q.series].Name.In(d.lang)
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
