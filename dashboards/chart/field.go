package chart

import (
	"math"
	"regexp"
	"slices"
	"strconv"
)

// plot is the field that lines are drawn in.
type plot struct {
	top, height float64
	step, most  float64 // of the scale of values
	least       float64
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
		factor = max(factor, d.printedPrecision(u).Factor)
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
	if units := sortedUnits(d.w); len(units) == 1 && d.narrowHead(units[0]) != "" {
		d.raw(`<text class="s" x="-8" y="12">`)
		d.text(d.narrowHead(units[0]))
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
	for i := range d.rows {
		list[i] = 0.5
		if len(d.rows) > 1 {
			list[i] = float64(i) / float64(len(d.rows)-1)
		}
	}
	if !ofYears(d.rows) {
		return list
	}
	first, last := d.year(0), d.year(len(d.rows)-1)
	if first == last {
		return list
	}
	for i := range list {
		list[i] = (d.year(i) - first) / (last - first)
	}
	return list
}

func (d *drawing) year(row int) float64 {
	year, _ := strconv.ParseFloat(d.rows[row].head.Label.VI, 64)
	return year
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
