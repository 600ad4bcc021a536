package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// The signs of numbers: a unit never leaves its number at the end of a line.
const (
	noBreak = "\u00a0"
	minus   = "\u2212"
	dash    = "\u2013" // between the ends of a range
	noValue = "\u2014"
)

// beyond is where digits are no longer written out.
const beyond = 1e18

// Number writes v rounded half away from zero to the given decimals:
// "1.234,5" in Vietnamese, "1,234.5" in English. What is no number gives a
// dash. From 10^18 on it writes a power of ten.
func Number(v float64, decimals int, lang string) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return noValue
	}
	if math.Abs(v) >= beyond {
		return powerOfTen(v, lang)
	}
	decimals = min(max(decimals, 0), 12)
	digits := strconv.FormatFloat(roundTo(math.Abs(v), decimals), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	group, point := ".", ","
	if lang == "en" {
		group, point = ",", "."
	}
	var b strings.Builder
	if v < 0 && strings.Trim(digits, "0.") != "" {
		b.WriteString(minus)
	}
	for i, d := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(d)
	}
	if fraction != "" {
		b.WriteString(point + fraction)
	}
	return b.String()
}

// roundTo rounds half away from zero as the decimal digits of v say: 2.675 is
// 2.68 though its binary neighbour is below.
func roundTo(v float64, decimals int) float64 {
	shortest := strconv.FormatFloat(v, 'f', -1, 64)
	_, fraction, _ := strings.Cut(shortest, ".")
	if len(fraction) <= decimals {
		return v
	}
	if fraction[decimals] >= '5' && len(fraction) == decimals+1 {
		return v + math.Pow(10, -float64(decimals+2))
	}
	return v
}

func powerOfTen(v float64, lang string) string {
	text := strconv.FormatFloat(v, 'e', 3, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	mantissa = strings.TrimRight(strings.TrimRight(mantissa, "0"), ".")
	if lang != "en" {
		mantissa = strings.Replace(mantissa, ".", ",", 1)
	}
	mantissa = strings.Replace(mantissa, "-", minus, 1)
	return mantissa + noBreak + "×" + noBreak + "10^" + strings.TrimLeft(exponent, "+0")
}

// A Precision says how the numbers of one column are written: divided by
// Factor, with Decimals decimals.
type Precision struct {
	Factor   float64 // 1, 1e6 (triệu) or 1e9 (tỷ)
	Decimals int
}

// PrecisionOf is the one precision in which all values of a unit are written
// side by side. Amounts and counts stay exact; what is computed (a share, an
// average) keeps one or two decimals. Scaled money has two decimals at most:
// "30,000 tỷ" would be taken for thirty thousand.
func PrecisionOf(values []float64, unit string) Precision {
	if isMoney(unit) {
		for _, factor := range []float64{1e9, 1e6} {
			if largest(values) < factor {
				continue
			}
			if d, ok := exactDecimals(values, factor, 2); ok {
				return Precision{factor, d}
			}
		}
	}
	if d, ok := exactDecimals(values, 1, 3); ok && (unit != "percent" || d <= 1) {
		return Precision{1, d}
	}
	if isMoney(unit) {
		return Precision{1, 0}
	}
	if unit == "percent" || largest(values) >= 100 {
		return Precision{1, 1}
	}
	return Precision{1, 2}
}

func largest(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		if a := math.Abs(v); a > most && !math.IsInf(a, 0) {
			most = a
		}
	}
	return most
}

// exactDecimals is the least number of decimals, up to most, in which every
// value divided by factor is written without loss.
func exactDecimals(values []float64, factor float64, most int) (int, bool) {
	for d := range most + 1 {
		exact := true
		for _, v := range values {
			scaled := v / factor * math.Pow(10, float64(d))
			if math.Abs(scaled-math.Round(scaled)) > 1e-9*math.Max(1, math.Abs(scaled)) {
				exact = false
				break
			}
		}
		if exact {
			return d, true
		}
	}
	return 0, false
}

// magnitude is the word of a factor with the space before it.
func magnitude(factor float64, lang string) string {
	switch factor {
	case 1e15:
		return noBreak + pipeline.Text{VI: "triệu" + noBreak + "tỷ", EN: "quadrillion"}.In(lang)
	case 1e12:
		return noBreak + pipeline.Text{VI: "nghìn" + noBreak + "tỷ", EN: "trillion"}.In(lang)
	case 1e9:
		return noBreak + pipeline.Text{VI: "tỷ", EN: "billion"}.In(lang)
	case 1e6:
		return noBreak + pipeline.Text{VI: "triệu", EN: "million"}.In(lang)
	case 1e3:
		return noBreak + pipeline.Text{VI: "nghìn", EN: "thousand"}.In(lang)
	}
	return ""
}

// QualifierWord is how a figure is qualified, "" for an exact one.
func QualifierWord(q pipeline.Qualifier, lang string) string {
	switch q {
	case pipeline.AtLeast:
		return pipeline.Text{VI: "ít nhất", EN: "at least"}.In(lang)
	case pipeline.MoreThan:
		return pipeline.Text{VI: "trên", EN: "more than"}.In(lang)
	case pipeline.About:
		return pipeline.Text{VI: "khoảng", EN: "about"}.In(lang)
	case pipeline.LessThan:
		return pipeline.Text{VI: "dưới", EN: "less than"}.In(lang)
	case pipeline.UpTo:
		return pipeline.Text{VI: "tối đa", EN: "up to"}.In(lang)
	}
	return ""
}

// Shown words a quantity as a sentence does: "trên 11 tỷ đồng", "10–12 sản
// phẩm", "more than VND 11 billion". It loses no digit of an amount.
func (u Units) Shown(q pipeline.Quantity, lang string) string {
	return u.worded(q, ownPrecision(q), lang)
}

// ownPrecision is the precision of a figure that stands alone: "84,739 tỷ" has
// three decimals, since no other figure makes it write more than its own.
func ownPrecision(q pipeline.Quantity) Precision {
	for _, factor := range []float64{1e9, 1e6} {
		if !isMoney(q.Unit) || largest(ends(q)) < factor {
			continue
		}
		if d, ok := exactDecimals(ends(q), factor, 3); ok {
			return Precision{factor, d}
		}
	}
	return PrecisionOf(ends(q), q.Unit)
}

// Tabled words a quantity in a cell of a column of unlike figures: it loses no
// digit, and all amounts have one magnitude, the triệu of budget tables.
func (u Units) Tabled(q pipeline.Quantity, lang string) string {
	if isMoney(q.Unit) && largest(ends(q)) >= 1e6 {
		if d, ok := exactDecimals(ends(q), 1e6, 3); ok {
			return u.worded(q, Precision{1e6, d}, lang)
		}
	}
	return u.Shown(q, lang)
}

// Full words a quantity with all digits: "11.000.000.000 đồng".
func (u Units) Full(q pipeline.Quantity, lang string) string {
	p := Precision{Factor: 1, Decimals: 3}
	if d, ok := exactDecimals(ends(q), 1, 3); ok {
		p.Decimals = d
	}
	return u.worded(q, p, lang)
}

func ends(q pipeline.Quantity) []float64 {
	if q.Max != nil {
		return []float64{q.Value, *q.Max}
	}
	return []float64{q.Value}
}

func (u Units) worded(q pipeline.Quantity, p Precision, lang string) string {
	text := bare(q, p, lang) + magnitude(p.Factor, lang)
	one := q.Value == 1 && q.Max == nil
	switch {
	case q.Unit == "percent":
		text += "%"
	case q.Unit == "":
	case lang == "en" && (q.Unit == "vnd" || q.Unit == "usd"):
		text = u.Name(q.Unit, lang) + noBreak + text
	default:
		text += noBreak + u.after(q.Unit, one, lang)
	}
	if word := QualifierWord(q.Qualifier, lang); word != "" {
		return word + noBreak + text
	}
	return text
}

// bare is the number or the range alone.
func bare(q pipeline.Quantity, p Precision, lang string) string {
	text := Number(q.Value/p.Factor, p.Decimals, lang)
	if q.Max != nil {
		text += dash + Number(*q.Max/p.Factor, p.Decimals, lang)
	}
	return text
}
