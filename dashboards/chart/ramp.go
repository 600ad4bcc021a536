package chart

import (
	"math"
	"slices"
	"strconv"
)

// A ramp shades amounts in five steps: of one hue from nothing to the largest
// (equal, or of as many values each where equal steps would part nothing), or of two hues about a true middle.
type ramp struct {
	bounds    []float64 // inner bounds, ascending; four at most
	diverging bool
}

func (d *drawing) ramp() ramp {
	if d.c.Scale.Middle != nil {
		mid := *d.c.Scale.Middle
		reach := 0.0
		d.c.eachValue(func(v float64) { reach = max(reach, math.Abs(v-mid)) })
		step := max(niceStep(reach/2.5), 1e-9)
		return ramp{[]float64{mid - 1.5*step, mid - step/2, mid + step/2, mid + 1.5*step}, true}
	}
	step := niceStep((d.high - d.low) / 5)
	first := math.Floor(d.low/step) * step
	r := ramp{}
	for i := range 4 {
		r.bounds = append(r.bounds, first+step*float64(i+1))
	}
	if d.lopsided(r) {
		return ramp{bounds: d.parts()}
	}
	return r
}

// A ramp of equal steps is given up where one step holds more than so many in a
// hundred of at least so many values: one that dwarfs all others leaves them
// in one shade.
const (
	mostOfAStep  = 60
	enoughToPart = 10
)

func (d *drawing) lopsided(r ramp) bool {
	count := map[string]int{}
	all := 0
	d.c.eachValue(func(v float64) { count[r.class(v)]++; all++ })
	for _, n := range count {
		if all >= enoughToPart && n*100 > all*mostOfAStep && len(d.parts()) > 1 {
			return true
		}
	}
	return false
}

// parts are the bounds between fifths of the values, each rounded to two digits.
func (d *drawing) parts() []float64 {
	var values []float64
	d.c.eachValue(func(v float64) { values = append(values, v) })
	slices.Sort(values)
	var bounds []float64
	for i := 1; i < 5; i++ {
		bound := twoDigits(values[i*len(values)/5])
		if bound > values[0] && (len(bounds) == 0 || bound > bounds[len(bounds)-1]) {
			bounds = append(bounds, bound)
		}
	}
	return bounds
}

// twoDigits rounds v to two significant digits.
func twoDigits(v float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 1, 64), 64)
	return rounded
}

// niceStep is the least of 1, 2, 2.5, 5 times a power of ten that is not below
// v, and never too small to count with.
func niceStep(v float64) float64 {
	if v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 1
	}
	v = max(v, 1e-12)
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, f := range []float64{1, 2, 2.5, 5, 10} {
		if f*power >= v*(1-1e-12) {
			return f * power
		}
	}
	return 10 * power
}

// class is the shade of a value: h1 to h5, or d1 to d5 about a middle.
func (r ramp) class(v float64) string {
	n := 1
	for _, b := range r.bounds {
		if v >= b {
			n++
		}
	}
	if r.diverging {
		return "d" + strconv.Itoa(n)
	}
	return "h" + strconv.Itoa(n)
}

// keys explain the steps, leaving out those that no value reaches.
func (r ramp) keys(d *drawing) []legendKey {
	used := map[string]bool{}
	d.c.eachValue(func(v float64) { used[r.class(v)] = true })
	unit := ""
	for u := range d.w.units {
		if len(d.w.units) == 1 {
			unit = u
		}
	}
	p := PrecisionOf(r.bounds, unit)
	p.Factor = max(d.printedPrecision(unit).Factor, 1)
	scaled := make([]float64, len(r.bounds))
	for i, b := range r.bounds {
		scaled[i] = b / p.Factor
	}
	p.Decimals = PrecisionOf(scaled, "").Decimals
	var keys []legendKey
	for i := range len(r.bounds) + 1 {
		class := "h" + strconv.Itoa(i+1)
		if r.diverging {
			class = "d" + strconv.Itoa(i+1)
		}
		if !used[class] {
			continue
		}
		keys = append(keys, legendKey{`<rect class="` + class + `" y="1" width="16" height="10"/>`, stepWords(scaled, i, p.Decimals, d.lang)})
	}
	if len(keys) > 0 {
		switch head := d.narrowHead(unit); head {
		case "":
		case "%":
			keys[len(keys)-1].words += head
		default:
			keys[len(keys)-1].words += noBreak + head
		}
	}
	return keys
}

func stepWords(bounds []float64, i, decimals int, lang string) string {
	switch i {
	case 0:
		return say(lang, "dưới ", "below ") + Number(bounds[0], decimals, lang)
	case len(bounds):
		return say(lang, "từ ", "from ") + Number(bounds[i-1], decimals, lang)
	}
	return Number(bounds[i-1], decimals, lang) + dash + Number(bounds[i], decimals, lang)
}
