package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// A numberFormat is a spreadsheet's number format as far as it takes to show a
// number as a person sees it. Separators are the Vietnamese ones.
type numberFormat struct {
	sections []section // one to three for numbers; the last holds for all others
	noText   bool      // the section for texts is there and shows nothing
	from1904 bool      // dates count from 1904-01-01
	percent  bool      // a per cent sign stands in it
}

// A section is the part of a format for some of the numbers.
type section struct {
	op       string // condition in brackets: "<", ">=" …, "" when the place decides
	bound    float64
	date     bool // shows a day
	time     bool // shows hours, minutes or seconds
	general  bool // as many digits as the number has
	digits   bool // has a place for digits
	percent  bool
	grouped  bool
	power    bool // 1,5E+06
	places   int  // digits after the comma that always stand
	optional int  // digits after the comma that stand when they are not zero
	least    int  // digits before the comma that always stand
	scale    int  // trailing commas: each divides by a thousand
	prefix   string
	suffix   string
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
	case id == 11:
		return "0.00E+00"
	case id == 48:
		return "##0.0E+0"
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return "dd/mm/yyyy"
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return "hh:mm:ss"
	}
	return "General"
}

// pick is the section that holds for v, and whether it stands for the sign, so
// that none is written.
func (f *numberFormat) pick(v float64) (s *section, signed bool) {
	last := len(f.sections) - 1
	for i := range f.sections {
		s := &f.sections[i]
		if s.op == "" {
			continue
		}
		if s.holds(v) {
			return s, i > 0 && v < 0
		}
		if i == last {
			return s, false
		}
	}
	if f.sections[0].op != "" {
		return &f.sections[last], false
	}
	switch {
	case v < 0 && last >= 1:
		return &f.sections[1], true
	case v == 0 && last >= 2:
		return &f.sections[2], false
	}
	return &f.sections[0], false
}

func (s *section) holds(v float64) bool {
	switch s.op {
	case "<":
		return v < s.bound
	case "<=":
		return v <= s.bound
	case ">":
		return v > s.bound
	case ">=":
		return v >= s.bound
	case "=":
		return v == s.bound
	}
	return v != s.bound // <>
}

// isDate tells whether v is shown as a day or a time.
func (f *numberFormat) isDate(v float64) bool {
	s, _ := f.pick(v)
	_, ok := dateOf(v, f.from1904)
	return ok && (s.date || s.time)
}

// hides tells whether the format shows nothing of v: ";;;".
func (f *numberFormat) hides(v float64) bool {
	s, _ := f.pick(v)
	return !s.general && !s.digits && !s.date && !s.time && strings.TrimSpace(s.prefix+s.suffix) == ""
}

// show writes v as the format shows it. Where the format shows nothing, v is
// written plainly: a cell that holds a number never looks blank.
func (f *numberFormat) show(v float64) string {
	s, signed := f.pick(v)
	if s.date || s.time {
		if day, ok := dateOf(v, f.from1904); ok {
			if s.date {
				return day.Format("02/01/2006")
			}
			return day.Format("15:04:05")
		}
	}
	if signed {
		v = -v
	}
	if !s.digits && !s.general {
		if text := strings.TrimSpace(s.prefix + s.suffix); text != "" && !s.date && !s.time {
			return text
		}
		return comma(trimFloat(v))
	}
	text := s.number(v)
	if text == "" && strings.TrimSpace(s.prefix+s.suffix) == "" {
		return comma(trimFloat(v)) // #,### shows nothing of zero
	}
	if strings.HasPrefix(text, "-") {
		return "-" + s.prefix + text[1:] + s.suffix
	}
	return s.prefix + text + s.suffix
}

func (s *section) number(v float64) string {
	if s.percent {
		v *= 100
	}
	v /= math.Pow(1000, float64(s.scale))
	if s.general || math.Abs(v) >= 1e15 || math.IsNaN(v) {
		return comma(trimFloat(v)) + s.sign()
	}
	if s.power {
		return comma(strconv.FormatFloat(v, 'E', s.places+s.optional, 64)) + s.sign()
	}
	whole, fraction, _ := strings.Cut(rounded(v, s.places+s.optional), ".")
	for len(fraction) > s.places && strings.HasSuffix(fraction, "0") {
		fraction = fraction[:len(fraction)-1]
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
		if strings.Trim(whole+fraction, "0") == "" {
			sign = ""
		}
	}
	if len(whole) < s.least {
		whole = strings.Repeat("0", s.least-len(whole)) + whole
	}
	if whole == "0" && s.least == 0 && fraction == "" {
		whole = ""
	}
	if s.grouped {
		whole = group(whole)
	}
	if fraction != "" {
		whole += "," + fraction
	}
	return sign + whole + s.sign()
}

// rounded writes v with a number of decimals, halves away from zero, as
// spreadsheets round the fifteen digits that they show: 1.005 becomes 1.01.
func rounded(v float64, decimals int) string {
	exact := strconv.FormatFloat(v, 'f', decimals, 64)
	if math.Abs(v) >= 1e15 || v == math.Trunc(v) {
		return exact
	}
	short := strconv.FormatFloat(v, 'e', 14, 64)
	v15, err := strconv.ParseFloat(short, 64)
	if err != nil {
		return exact
	}
	digits := strconv.FormatFloat(v15, 'f', -1, 64)
	point := strings.IndexByte(digits, '.')
	if point < 0 || len(digits)-point-1 <= decimals || digits[point+1+decimals] != '5' || strings.Trim(digits[point+2+decimals:], "0") != "" {
		return strconv.FormatFloat(v15, 'f', decimals, 64)
	}
	half, err := strconv.ParseFloat(digits[:point+1+decimals]+"6", 64) // beyond the half
	if err != nil {
		return exact
	}
	return strconv.FormatFloat(half, 'f', decimals, 64)
}

func (s *section) sign() string {
	if s.percent {
		return "%"
	}
	return ""
}

func comma(s string) string { return strings.Replace(s, ".", ",", 1) }

// trimFloat writes v with at most 15 significant digits, as spreadsheets do.
func trimFloat(v float64) string {
	if a := math.Abs(v); a < 1e15 && a == math.Trunc(a) {
		return strconv.FormatInt(int64(v), 10)
	}
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
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	return whole
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
	days := math.Floor(serial)
	seconds := math.Round((serial - days) * 86400)
	return epoch.AddDate(0, 0, int(days)).Add(time.Duration(seconds) * time.Second), true
}
