package vietnamese

import "strconv"

// ones are the digit words. "không" is zero only where a number goes on or
// stands alone, "năm" and "tư" have further conditions at their uses.
var ones = map[string]int{
	"không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6,
	"bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}

// endings are the digits that stand only after tens: hai mươi mốt, ba tư.
var endings = map[string]int{"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}

// shortTens are tens that a digit word must follow: hăm lăm, băm ba.
var shortTens = map[string]int{"hăm": 20, "băm": 30}

// scales are the magnitude words as powers of ten; tá is a dozen.
var scales = map[string]int{
	"chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9,
}

// wordNumber is a number below a thousand in words.
type wordNumber struct {
	value    float64
	max      float64 // of adjacent digits, "ba bốn"; 0 when there is no range
	whole    string  // digits before phẩy, "" without one
	frac     string
	about    bool // mươi, dăm: about so many
	short    bool // a single digit word
	hundreds bool // says trăm
}

// small reads a number below a thousand in words at token i, with what follows
// a spoken comma. next is i when there is none.
func (l *Line) small(i int) (n wordNumber, next int) {
	n, next = l.wholeWords(i)
	if next > i && n.max == 0 && l.is(next, "phẩy") {
		return l.afterComma(n, next)
	}
	return n, next
}

func (l *Line) wholeWords(i int) (n wordNumber, next int) {
	t := l.at(i)
	if t.kind != word || t.starts&startsNumber == 0 {
		return n, i
	}
	if w, ok := idioms[t.low]; ok {
		if r, ok := w[l.at(i+1).low]; ok && l.at(i+1).kind == word {
			return wordNumber{value: r[0], max: r[1], about: true}, i + 2
		}
	}
	d, isOne := ones[t.low]
	switch {
	case t.low == "mười":
		return l.teens(i, 0)
	case shortTens[t.low] > 0 && !l.title(i):
		if e, ok := unitDigit(l.at(i+1).low, false); ok && !l.title(i+1) {
			return wordNumber{value: float64(shortTens[t.low] + e)}, i + 2
		}
		return n, i
	case t.low == "mươi" && l.isAny(i+1, "lăm", "nhăm"):
		return wordNumber{value: 15, about: true}, i + 2
	case t.low == "mươi" && l.words(i+1, "mười", "lăm"):
		return wordNumber{value: 10, max: 15, about: true}, i + 3
	case t.low == "mươi":
		return wordNumber{value: 10, about: true}, i + 1
	case !isOne:
		return n, i
	case l.is(i+1, "trăm"):
		return l.hundreds(i, d)
	case l.is(i+1, "mươi") && d > 0:
		return l.tens(i, 0, d)
	case d == 0 || l.is(i+1, "phẩy"):
		return wordNumber{value: float64(d), short: true}, i + 1
	}
	return l.digitWord(i, d)
}

// digitWord reads one digit word and the short forms that follow it: ba mốt,
// hai lăm, ba bốn.
func (l *Line) digitWord(i, d int) (wordNumber, int) {
	u := l.at(i + 1)
	if e, ok := endings[u.low]; ok && !l.title(i+1) {
		return wordNumber{value: float64(d*10 + e)}, i + 2
	}
	if l.isAny(i+1, "rưỡi", "rưởi") {
		return wordNumber{value: float64(d) + 0.5}, i + 2
	}
	if e, ok := ones[u.low]; ok && e == d+1 && !l.title(i+1) && u.low != "năm" {
		return wordNumber{value: float64(d), max: float64(e)}, i + 2
	}
	if e, ok := ones[l.at(i+2).low]; ok && e == d+1 && l.is(i+1, ",") && l.counts(i+3) && !l.is(i+2, "năm") { // ba, bốn hộ
		return wordNumber{value: float64(d), max: float64(e)}, i + 3
	}
	if u.low == "năm" && d == 4 && l.counts(i+2) {
		return wordNumber{value: 4, max: 5}, i + 2
	}
	return wordNumber{value: float64(d), short: true}, i + 1
}

// counts tells whether token i begins what a number is followed by: a magnitude
// word, a measure or a counted noun.
func (l *Line) counts(i int) bool {
	if l.scaleAt(i) {
		return true
	}
	if _, next := l.measure(i); next > i {
		return true
	}
	_, _, next := l.noun(i)
	return next > i
}

func (l *Line) hundreds(i, h int) (wordNumber, int) {
	n := wordNumber{value: float64(h * 100), hundreds: true}
	next := i + 2
	t := l.at(next)
	d, isOne := ones[t.low]
	switch {
	case l.isAny(next, "linh", "lẻ"):
		if e, ok := unitDigit(l.at(next+1).low, true); ok {
			n.value += float64(e)
			return n, next + 2
		}
	case t.low == "rưỡi" || t.low == "rưởi":
		n.value += 50
		return n, next + 1
	case t.low == "mười":
		m, end := l.teens(next, h*100)
		m.hundreds = true
		return m, end
	case isOne && d > 0 && l.is(next+1, "mươi"):
		m, end := l.tens(next, h*100, d)
		m.hundreds = true
		return m, end
	case h > 0 && ((isOne && d > 0 && t.low != "năm") || t.low == "tư" || t.low == "mốt") && !l.title(next) && !l.scaleAt(next+1):
		if !isOne {
			d = endings[t.low]
		}
		n.value += float64(d * 10)
		return n, next + 1
	}
	return n, next
}

func (l *Line) tens(i, base, d int) (wordNumber, int) {
	n := wordNumber{value: float64(base + d*10)}
	if e, ok := unitDigit(l.at(i+2).low, false); ok && !l.title(i+2) && !l.scaleDigit(i+2) {
		n.value += float64(e)
		return n, i + 3
	}
	return n, i + 2
}

func (l *Line) teens(i, base int) (wordNumber, int) {
	n := wordNumber{value: float64(base + 10)}
	if l.isAny(i+1, "rưỡi", "rưởi") {
		n.value += 0.5
		return n, i + 2
	}
	if e, ok := unitDigit(l.at(i+1).low, false); ok && !l.title(i+1) && !l.isAny(i+1, "mốt", "tư") && !l.scaleDigit(i+1) {
		n.value += float64(e)
		return n, i + 2
	}
	return n, i + 1
}

// scaleDigit tells whether the digit word at i begins a number of its own (ba
// trăm), which a round ten does not take in.
func (l *Line) scaleDigit(i int) bool { return l.isAny(i+1, "trăm", "mươi") }

func (l *Line) scaleAt(i int) bool {
	return l.begins(i, startsScale)
}

// unitDigit is the digit in the units place. năm is five only after linh or lẻ:
// "mười năm" are ten years.
func unitDigit(low string, afterLinh bool) (int, bool) {
	if e, ok := endings[low]; ok {
		return e, true
	}
	e, ok := ones[low]
	return e, ok && e > 0 && (low != "năm" || afterLinh)
}

// afterComma reads the digits behind the comma at token i: "một phẩy hai",
// "không phẩy tám mốt", "hai phẩy không năm".
func (l *Line) afterComma(n wordNumber, i int) (wordNumber, int) {
	frac := ""
	next := i + 1
	for len(frac) < 6 {
		low := l.at(next).low
		if low == "mười" && frac == "" { // ba phẩy mười bốn
			frac, next = "1", next+1
			continue
		}
		e, ok := ones[low]
		if !ok && frac != "" {
			e, ok = endings[low]
		}
		if !ok {
			break
		}
		frac += string(rune('0' + e))
		next++
		if l.is(next, "mươi") {
			next++
		}
	}
	if frac == "" {
		return n, i
	}
	n.whole, n.frac, n.short = strconv.Itoa(int(n.value)), frac, false
	n.value = decimal(n.whole, frac, 0)
	return n, next
}

// idioms are two words that together name a loose range.
var idioms = map[string]map[string][2]float64{
	"dăm": {"ba": {3, 5}, "bảy": {5, 7}, "bẩy": {5, 7}, "mười": {5, 10}},
	"đôi": {"ba": {2, 3}},
	"năm": {"ba": {3, 5}, "bảy": {5, 7}, "bẩy": {5, 7}, "sáu": {5, 6}},
	"một": {"hai": {1, 2}, "đôi": {1, 2}},
}

// SharesSaid is the pattern of the folded words for shares or changes, with which the title
// of a table of them begins.
const SharesSaid = `(co cau|ti trong|toc do (tang|phat trien)|chi so phat trien)\b`
