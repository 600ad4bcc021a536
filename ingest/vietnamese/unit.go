package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
)

// measures are the currencies and measures that belong to a figure's Span, by
// their words. Units: vnd, usd, eur, ha, m2, km2, m, km, m3, tonne, quintal,
// kg, g, litre, ml, mm, kwh, mw, percent, percentage_point, per_mille.
var measures = map[string]string{
	"đồng": "vnd", "đ": "vnd", "vnd": "vnd", "vnđ": "vnd", "đồng việt nam": "vnd",
	"usd": "usd", "đô la": "usd", "đô la mỹ": "usd", "đô - la": "usd", "đô": "usd", "us $": "usd", "$": "usd",
	"euro": "eur", "eur": "eur", "€": "eur", "nhân dân tệ": "cny", "yên nhật": "jpy",
	"ha": "ha", "héc ta": "ha", "hecta": "ha", "héc - ta": "ha", "hec ta": "ha", "hécta": "ha",
	"m2": "m2", "mét vuông": "m2", "km2": "km2", "ki lô mét vuông": "km2", "cây số vuông": "km2",
	"m3": "m3", "mét khối": "m3", "km": "km", "ki lô mét": "km", "m": "m", "mét": "m", "cm": "cm",
	"tấn": "tonne", "tạ": "quintal", "kg": "kg", "ki lô gam": "kg", "kilogam": "kg", "ki - lô - gam": "kg", "gam": "g", "g": "g",
	"lít": "litre", "ml": "ml", "mm": "mm", "kwh": "kwh", "mw": "mw", "mwh": "mwh", "kw": "kw", "mã lực": "hp",
	"%": "percent", "phần trăm": "percent", "‰": "per_mille", "phần nghìn": "per_mille",
	"điểm phần trăm": "percentage_point", "điểm %": "percentage_point", "% điểm": "percentage_point",
}

var measuredUnits = func() map[string]bool {
	units := map[string]bool{}
	for _, unit := range measures {
		units[unit] = true
	}
	return units
}()

// KnowsUnit tells whether the language itself reads a unit with this ID, and
// whether it is one that is measured: of what is counted there are no parts.
func KnowsUnit(id string) (known, measured bool) {
	return measuredUnits[id] || countedUnits[id], measuredUnits[id]
}

// measure reads a currency or measure at token i, on one line; next is i when
// there is none.
func (l *Line) measure(i int) (unit string, next int) {
	if !l.begins(i, startsMeasure) {
		return "", i
	}
	for _, e := range l.at(i).measures {
		if l.words(i+1, e.words[1:]...) && !l.breaks(i+1, i+len(e.words)) {
			unit, next = e.value, i+len(e.words)
			break
		}
	}
	next = max(next, i)
	if next > i && l.notMeasure(i, next) {
		return "", i
	}
	return unit, next
}

// breaks tells whether a line break stands before one of the tokens [from, to).
func (l *Line) breaks(from, to int) bool {
	for i := from; i < to; i++ {
		if l.at(i).gap == nextLine {
			return true
		}
	}
	return false
}

// notMeasure knows the words that only look like a measure: đồng chí, đồng tác
// giả, tấn công, and a single letter that begins a code.
func (l *Line) notMeasure(i, next int) bool {
	switch t := l.at(i); t.low {
	case "đồng":
		if l.is(next, "bằng") && l.isAny(i-1, "tỷ", "tỉ", "triệu", "nghìn", "ngàn") {
			return false // "6 tỷ đồng bằng nguồn …"
		}
		return next == i+1 && l.isAny(next, "chí", "tác", "bào", "bằng", "nghiệp", "đội", "hồ", "thời", "ruộng", "đô", "tháp", "nai", "phục")
	case "tấn":
		return l.isAny(next, "công")
	case "đô":
		return next == i+1 && l.isAny(next, "thị", "vật", "đốc")
	case "m", "g", "đ", "kg", "cm":
		u := l.at(next)
		return t.upper && t.low != "kg" || (u.kind == digits && u.gap == glued) || (u.low == "." && u.gap == glued && l.at(next+1).kind == word && l.at(next+1).gap == glued)
	}
	return false
}

// rate reads the tail of a rate at token i: "/người/tháng", "/năm". Its words
// are no part of the figure's span.
func (l *Line) rate(i int) (per string, next int) {
	next = i
	for n := 0; n < 3 && l.is(next, "/"); n++ {
		if t := l.at(next + 1); t.kind != word {
			break
		}
		end := next + 2
		if _, _, after := l.noun(next + 1); after > end {
			end = after
		}
		next = end
	}
	if next == i {
		return "", i
	}
	return l.text(i+1, next), next
}

// shortMillion is "tr. đồng", "Tr.đ" and the like.
var shortMillion = pattern.MustCompile(`(?i)\btr\s*\.\s*(đồng|đ\b|vnđ)`)

// UnitOf reads the unit that a column head or a note above a table states:
// "(triệu đồng)", "ĐVT: nghìn đồng", "Diện tích (Km2)". A figure below it times
// factor is in the base unit. ok is false when the head states no unit.
func UnitOf(headText string) (unit string, factor float64, ok bool) {
	l := Cut(shortMillion.ReplaceAllString(headText, "triệu $1"))
	marked := -1
	for i := range l.tokens {
		if i > 400 {
			break
		}
		inBracket := l.is(i, "(") || l.is(i, "[")
		label := l.is(i, "đvt") || l.words(i, "đơn", "vị", "tính") || l.words(i, "đơn", "vị")
		if !inBracket && !label {
			continue
		}
		start := i + 1
		for start < len(l.tokens) && l.isAny(start, "đvt", "đơn", "vị", "tính", ":", ".", "là") {
			start++
		}
		if unit, factor, ok := l.unitAt(start); ok {
			return unit, factor, true
		}
		marked = i
	}
	if marked < 0 {
		if unit, factor, end, ok := l.unitSpan(0); ok && end == len(l.tokens) {
			return unit, factor, true
		}
		return l.lastUnit()
	}
	return "", 0, false
}

func (l *Line) unitAt(i int) (string, float64, bool) {
	unit, factor, _, ok := l.unitSpan(i)
	return unit, factor, ok
}

// lastUnit reads a unit that ends a head after a comma or a dash: "Kinh phí,
// triệu đồng".
func (l *Line) lastUnit() (string, float64, bool) {
	for i := len(l.tokens) - 1; i > 0 && i > len(l.tokens)-7; i-- {
		if l.isAny(i, ",", "-", ":") || l.at(i+1).gap == nextLine && i+1 < len(l.tokens) {
			if unit, factor, end, ok := l.unitSpan(i + 1); ok && end == len(l.tokens) {
				return unit, factor, true
			}
		}
	}
	return "", 0, false
}

func (l *Line) unitSpan(i int) (unit string, factor float64, next int, ok bool) {
	var a amount
	var exp int
	if d := l.at(i); d.kind == digits && (d.low == "1000" || d.low == "10") || l.words(i, "1", ".", "000") {
		n, end, _ := l.numeral(i)
		exp, next, a.scaled = len(n.whole)-1, end, true
	} else {
		exp, next = l.magnitude(i, atom{isDigits: true}, &a)
	}
	factor = decimal("1", "0", exp)
	unit, end := l.measure(next)
	noun := end == next && !a.money
	if noun {
		_, unit, end = l.noun(next)
	}
	switch {
	case a.money:
		return "vnd", factor, next, true
	case end > next:
		if area, after := l.measure(end + 1); l.is(end, "/") && (area == "km2" || area == "ha" || area == "m2") {
			return unit + "_per_" + area, factor, after, true // a density is no count
		}
		return unit, factor, end, true
	case a.scaled && strings.TrimSpace(unit) == "":
		return "", factor, next, true
	}
	return "", 0, i, false
}
