package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// significant is how many digits a number in large type has at most: more are
// not taken in at a glance. All digits stand in the table and on hover.
const significant = 4

// Headline words a quantity in large type: rounded to four significant digits,
// "339,4 nghìn tỷ đồng". No line ends between the number and its magnitude or unit.
// Full has all digits.
func (u Units) Headline(q pipeline.Quantity, lang string) string {
	if q.Unit == "percent" {
		return u.worded(q, ownPrecision(q), lang)
	}
	p := ownPrecision(q)
	whole := largest(ends(q))
	if text := Number(whole/p.Factor, p.Decimals, lang); len(digitsOf(text)) > significant {
		p = headlinePrecision(ends(q), q.Unit)
	}
	word := QualifierWord(q.Qualifier, lang)
	q.Qualifier = ""
	text := u.worded(q, p, lang)
	if word == "" {
		return text
	}
	return word + " " + text
}

// headlinePrecision is the precision in which the largest value has at most
// four significant digits.
func headlinePrecision(values []float64, unit string) Precision {
	most := largest(values)
	for _, factor := range factors(unit) {
		if most/factor >= 10000 || factor == 1e3 && most/factor >= 1000 {
			continue // a thousand thousand is a million
		}
		digits := len(strconv.Itoa(int(most / factor)))
		p := Precision{factor, min(max(significant-digits, 0), 2)}
		for p.Decimals > 0 && allRound(values, factor, p.Decimals) {
			p.Decimals--
		}
		return p
	}
	return Precision{1, 0}
}

// allRound tells whether the last of so many decimals is a zero in every value.
func allRound(values []float64, factor float64, decimals int) bool {
	for _, v := range values {
		if !strings.HasSuffix(Number(v/factor, decimals, "en"), "0") {
			return false
		}
	}
	return true
}

// factors are the magnitudes that amounts of a unit are said in, the smallest
// first. A thousand of money is no word of its own.
func factors(unit string) []float64 {
	if isMoney(unit) {
		return []float64{1, 1e6, 1e9, 1e12, 1e15}
	}
	return []float64{1, 1e3, 1e6, 1e9, 1e12}
}

func digitsOf(text string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text), "0")
}

// narrow is the precision in which all values of a unit have room in a narrow
// place of so many signs. It is the exact one where that fits, else the smallest
// magnitude that does; its unit is said once for all of them.
func narrow(values []float64, unit string, signs int) Precision {
	p := PrecisionOf(values, unit)
	fits := func(p Precision) bool {
		for _, v := range values {
			if len([]rune(Number(math.Abs(v)/p.Factor, p.Decimals, "vi"))) > signs {
				return false
			}
		}
		return true
	}
	if fits(p) {
		return p
	}
	for _, factor := range factors(unit) {
		if factor < p.Factor {
			continue
		}
		for _, decimals := range []int{1, 0} {
			if n := (Precision{factor, decimals}); fits(n) {
				return n
			}
		}
	}
	return p
}

// narrowed is the figure in a place that has its own precision. An amount that
// would be rounded to nothing says that it is less than the last digit.
func (d *drawing) narrowed(m Mark) string {
	p, own := d.narrow[m.Unit]
	if !own {
		return d.w.number(m)
	}
	if least := math.Pow(10, -float64(p.Decimals)) / 2; *m.Value != 0 && m.Max == nil && math.Abs(*m.Value)/p.Factor < least {
		return "<" + Number(2*least, p.Decimals, d.lang)
	}
	return bare(m.quantity(), p, d.lang)
}

// narrowHead is the unit of the figures that the drawing prints, with their
// magnitude.
func (d *drawing) narrowHead(unit string) string {
	w := d.w
	if p, own := d.narrow[unit]; own {
		w.precision = map[string]Precision{unit: p}
	}
	return w.head(unit)
}

// printedPrecision is the precision of the figures that the drawing prints.
func (d *drawing) printedPrecision(unit string) Precision {
	if p, own := d.narrow[unit]; own {
		return p
	}
	return d.w.precision[unit]
}

// The most signs that a figure has on a tile and on the field of a line.
const (
	tileSigns = 5
	lineSigns = 7
)

// narrowForms gives the drawings that have little room for a figure their own
// precision; the table and what a pointer shows keep every digit.
func (d *drawing) narrowForms() {
	signs := 0
	switch d.c.Form {
	case TileMap:
		signs = tileSigns
	case Line, Multiples:
		signs = lineSigns
	default:
		return
	}
	values := map[string][]float64{}
	for si, s := range d.c.Series {
		for mi := range s.Marks {
			if m := d.c.resolved(si, mi); m.Value != nil {
				values[m.Unit] = append(values[m.Unit], ends(m.quantity())...)
			}
		}
	}
	d.narrow = map[string]Precision{}
	for unit, list := range values {
		if p := narrow(list, unit, signs); p != d.w.precision[unit] {
			d.narrow[unit] = p
		}
	}
}

// short is the figure beside an axis that carries its unit.
func (d *drawing) short(m Mark) string {
	if word := QualifierWord(m.Qualifier, d.lang); word != "" {
		return word + noBreak + d.narrowed(m)
	}
	return d.narrowed(m)
}

// exactTitle is the attribute that says all digits of a quantity which large
// type rounds, "" where it rounds nothing.
func (u Units) exactTitle(q pipeline.Quantity, lang string) string {
	if full := u.Exact(q, lang); full != "" {
		return ` title="` + Escape(full) + `"`
	}
	return ""
}

// Exact is Full where Headline leaves digits out, else "".
func (u Units) Exact(q pipeline.Quantity, lang string) string {
	joined := strings.NewReplacer(" ", noBreak)
	if joined.Replace(u.Headline(q, lang)) == joined.Replace(u.Shown(q, lang)) {
		return ""
	}
	return u.Full(q, lang)
}
