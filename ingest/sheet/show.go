package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A numberFormat is as much of a spreadsheet's number format as it takes to
// show a number as a person sees it. Separators are the Vietnamese ones.
type numberFormat struct {
	date     bool
	time     bool // hours but no day
	percent  bool
	grouped  bool
	fixed    bool // decimals says how many; otherwise as many as the number has
	decimals int
	scale    int // trailing commas: each divides by a thousand
}

// builtinFormats are the codes of the ids that files do not spell out.
func builtinFormat(id int) string {
	switch {
	case id == 1:
		return "0"
	case id == 2:
		return "0.00"
	case id == 3 || id == 37 || id == 38:
		return "#,##0"
	case id == 4 || id == 39 || id == 40 || id == 43 || id == 44:
		return "#,##0.00"
	case id == 41 || id == 42:
		return "#,##0"
	case id == 9:
		return "0%"
	case id == 10:
		return "0.00%"
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return "dd/mm/yyyy"
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return "hh:mm:ss"
	}
	return "General"
}

// parseNumberFormat reads the section of a code that is for positive numbers.
func parseNumberFormat(code string) numberFormat {
	plain := stripLiterals(code)
	if cut := strings.IndexByte(plain, ';'); cut >= 0 {
		plain = plain[:cut]
	}
	low := strings.ToLower(plain)
	var f numberFormat
	f.percent = strings.Contains(low, "%")
	if low == "" || strings.Contains(low, "general") || low == "@" {
		return f
	}
	if strings.ContainsAny(low, "yd") || strings.Contains(low, "mmm") {
		f.date = true
		return f
	}
	if strings.ContainsAny(low, "hs") {
		f.date, f.time = true, true
		return f
	}
	digits := strings.TrimRight(low, " _)%*-\u00a0")
	for strings.HasSuffix(digits, ",") {
		f.scale++
		digits = digits[:len(digits)-1]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	f.fixed = strings.ContainsAny(whole, "0#?")
	f.grouped = strings.Contains(whole, ",")
	f.decimals = min(strings.Count(fraction, "0")+strings.Count(fraction, "#")+strings.Count(fraction, "?"), 15)
	return f
}

// stripLiterals drops what a number format only shows: quoted text, escaped
// characters, colours and locales in brackets, padding.
func stripLiterals(code string) string {
	var b strings.Builder
	runes := []rune(code)
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
		case '[':
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
		case '\\', '_', '*':
			i++
		default:
			b.WriteRune(runes[i])
		}
	}
	return b.String()
}

// show writes a number as the format shows it.
func (f numberFormat) show(v float64) string {
	suffix := ""
	if f.percent {
		v *= 100
		suffix = "%"
	}
	v /= math.Pow(1000, float64(f.scale))
	if !f.fixed || math.Abs(v) >= 1e15 {
		return strings.Replace(trimFloat(v), ".", ",", 1) + suffix
	}
	whole, fraction, point := strings.Cut(strconv.FormatFloat(v, 'f', f.decimals, 64), ".")
	if f.grouped {
		whole = group(whole)
	}
	if point {
		whole += "," + fraction
	}
	return whole + suffix
}

// trimFloat writes v with at most 15 significant digits, as spreadsheets do.
func trimFloat(v float64) string {
	short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		short = v
	}
	if a := math.Abs(short); a != 0 && (a >= 1e18 || a < 1e-9) {
		return strconv.FormatFloat(short, 'g', -1, 64)
	}
	return strconv.FormatFloat(short, 'f', -1, 64)
}

func group(whole string) string {
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	return sign + whole
}

// dateOf is the day of a serial number: days since 1899-12-30, or since
// 1904-01-01; ok is false for what no spreadsheet shows as a date.
func dateOf(serial float64, from1904 bool) (time.Time, bool) {
	if serial < 0 || serial >= 2958466 || math.IsNaN(serial) {
		return time.Time{}, false
	}
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	} else if serial < 61 { // the 29 February 1900 that never was
		serial++
	}
	seconds := math.Round(serial * 86400)
	return epoch.Add(time.Duration(seconds) * time.Second), true
}
