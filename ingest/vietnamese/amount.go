package vietnamese

import (
	"math"
	"strings"
)

// amount is a number with its magnitude words: "7,5 nghìn tỷ", "1 tỷ 200 triệu",
// "hai trăm rưỡi". The tokens are [from, to).
type amount struct {
	from, to  int
	value     float64
	max       float64 // of "ba bốn trăm"; 0 when there is no range
	alt       float64 // the other reading of a lone "1,234"; 0 when there is none
	num       numeral
	exp       int // of the magnitude of its last part; 0 when there is none
	dozen     bool
	scaled    bool // has a magnitude word
	fromWords bool
	about     bool
	short     bool // one digit word alone
	money     bool // the magnitude was trđ: đồng is said
}

// atom is one number of an amount before its magnitude words.
type atom struct {
	num      numeral
	words    wordNumber
	isDigits bool
	implied  bool // "chục sản phẩm": one is not said
}

func (a atom) value(exp int) float64 {
	switch {
	case a.isDigits:
		return a.num.value(exp)
	case a.words.whole != "":
		return decimal(a.words.whole, a.words.frac, exp)
	}
	return a.words.value * math.Pow10(exp)
}

// amount reads an amount at token i. With implied, a magnitude word may begin
// it ("hơn chục", "gần trăm").
func (l *Line) amount(i int, implied bool) (amount, bool) {
	first, next, ok := l.atom(i, implied)
	if !ok {
		return amount{}, false
	}
	a := amount{from: i, num: first.num, fromWords: !first.isDigits, about: first.words.about, short: first.words.short}
	exp, next := l.magnitude(next, first, &a)
	if first.implied && !a.scaled {
		return amount{}, false
	}
	a.value, a.exp, a.to = first.value(exp), exp, next
	if a.dozen {
		a.value *= 12
	}
	if first.words.max > 0 {
		a.max = first.words.max * math.Pow10(exp)
	}
	if first.num.alt != "" && !a.scaled {
		a.alt = decimal(first.num.alt, "0", 0)
	}
	l.addParts(&a, first)
	return a, a.value < 1e18
}

func (l *Line) atom(i int, implied bool) (atom, int, bool) {
	if l.at(i).kind == digits {
		n, next, ok := l.numeral(i)
		return atom{num: n, isDigits: true}, next, ok
	}
	if w, next := l.small(i); next > i {
		return atom{words: w}, next, true
	}
	if l.is(i, "nửa") && (l.scaleAt(i+1) || l.is(i+1, "tá")) {
		return atom{words: wordNumber{value: 0.5}}, i + 1, true
	}
	if implied && (l.scaleAt(i) || l.is(i, "tá")) && !l.isAny(i+1, "lệ", "trọng", "giá", "số", "suất", "phú", "họ", "xưa", "năm") {
		return atom{words: wordNumber{value: 1}, implied: true}, i, true
	}
	return atom{}, i, false
}

// magnitude reads the magnitude words at token i: nghìn tỷ, tr, k, trđ.
func (l *Line) magnitude(i int, first atom, a *amount) (exp, next int) {
	for n := 0; n < 3; n++ {
		t := l.at(i)
		e, ok := 0, l.scaleAt(i)
		if ok {
			e = scales[t.low]
		}
		switch {
		case ok && !(t.upper && l.at(i+1).upper && !l.allCaps(i)): // 50 Triệu Sơn is no amount
			exp, a.scaled = exp+e, true
			i++
			continue
		case !first.isDigits || n > 0 && t.low != "tá":
		case t.low == "tr" && l.is(i+1, ".") && l.is(i+2, "đ") && l.at(i+1).gap == glued && l.at(i+2).gap == glued:
			a.scaled, a.money = true, true
			return 6, i + 3
		case t.low == "trđ":
			a.scaled, a.money = true, true
			return 6, i + 1
		case t.low == "tr":
			a.scaled = true
			return 6, i + 1
		case t.low == "k" && t.gap == glued:
			a.scaled = true
			return 3, i + 1
		}
		if t.low == "tá" && !a.dozen {
			a.dozen, a.scaled = true, true
			i++
		}
		break
	}
	return exp, i
}

// title tells whether the word i is written as in a name: a capital first, and
// not capitals throughout.
func (l *Line) title(i int) bool { return l.at(i).upper && !l.allCaps(i) }

// allCaps tells whether the word i is written in capitals throughout, as in a
// heading.
func (l *Line) allCaps(i int) bool {
	t := l.at(i)
	return t.kind == word && t.end-t.start <= 40 && l.bytes(t.from, t.to) == strings.ToUpper(t.low)
}

// addParts reads what follows a first magnitude: a half, a next smaller part,
// or a lone digit that is the next place down.
func (l *Line) addParts(a *amount, first atom) {
	if !a.scaled || a.dozen || a.max > 0 {
		return
	}
	last := math.Pow10(lastScale(l, a.to-1, a.exp))
	for n := 0; n < 4; n++ {
		if l.isAny(a.to, "rưỡi", "rưởi") {
			a.value += last / 2
			a.to++
			return
		}
		if e, ok := unitDigit(l.at(a.to+1).low, true); ok && l.isAny(a.to, "linh", "lẻ") && !first.isDigits && last >= 1000 {
			a.value += float64(e) // một nghìn lẻ một
			a.to += 2
			return
		}
		if l.isAny(a.to, "tư", "mốt") && !l.title(a.to) && !first.isDigits && last >= 100 {
			a.value += float64(endings[l.at(a.to).low]) * last / 10 // một nghìn tư
			a.to++
			return
		}
		part, next, ok := l.atom(a.to, false)
		if ok && first.isDigits && part.words.short && (next == len(l.tokens) || l.is(next, "đồng")) && l.tail(a, part, next, last) {
			a.to = next // 3 triệu hai
			return
		}
		if !ok || part.words.max > 0 || part.num.alt != "" || part.isDigits != first.isDigits {
			return
		}
		var sub amount
		exp, end := l.magnitude(next, part, &sub)
		scale := math.Pow10(exp)
		switch {
		case sub.scaled && first.isDigits && scale < last:
			a.value += part.value(exp)
		case sub.scaled && first.isDigits && last == 1000 && a.value < 1e6 && exp >= 6 && part.num.plain && part.value(0) < last:
			a.value = (a.value + part.value(0)) * scale // 1 nghìn 500 tỷ
		case sub.scaled && !first.isDigits && scale != last && (scale < last || a.value < scale):
			if scale < last {
				a.value += part.value(exp)
			} else {
				a.value = (a.value + part.value(0)) * scale
			}
		case !sub.scaled && l.tail(a, part, next, last):
			a.to = next
			return
		default:
			return
		}
		a.to, a.exp, last = end, exp, scale
	}
}

// tail adds a last part without a magnitude: một nghìn không trăm linh hai, một
// triệu hai, 1 tỷ 2.
func (l *Line) tail(a *amount, part atom, next int, last float64) bool {
	switch {
	case part.isDigits && part.num.plain && len(part.num.whole) == 3 && last >= 1e6 && next == len(l.tokens):
		a.value += part.value(0) * last / 1000 // 5 triệu 500
	case part.isDigits:
		_, end := l.measure(next)
		if len(part.num.whole) != 1 || part.num.frac != "" || (end == next && next < len(l.tokens)) {
			return false
		}
		a.value += part.value(0) * last / 10
	case part.words.short:
		if l.is(a.to, "năm") || part.words.value == 0 || last < 100 || l.title(a.to) {
			return false
		}
		a.value += part.value(0) * last / 10
	case part.words.hundreds && last >= 1e6 && part.words.value >= 100:
		a.value += part.value(0) * last / 1000
	case part.words.value < last:
		a.value += part.value(0)
	default:
		return false
	}
	return true
}

// lastScale is the power of ten of the last magnitude word alone: in "3 trăm
// triệu rưỡi" the half is of a triệu.
func lastScale(l *Line, i, exp int) int {
	if e, ok := scales[l.at(i).low]; ok {
		return e
	}
	return exp
}
