package vietnamese

import "strings"

// longestCode bounds how far one code is followed; a longer run of digits and
// letters without a space is one all the same.
const longestCode = 24

// code reads letters and digits tied together without a space that name
// something: 2950/QĐ-UBND, 45/2012/NĐ-CP, 04-CTr/TU, ST25, COVID-19, 1/65B,
// NPK 16-16-8+13S. next is i when token i begins none.
func (l *Line) code(i int) int {
	if l.at(i).kind == mark || (l.at(i).gap == glued && l.at(i-1).kind != mark) {
		return i
	}
	address := l.begins(i, startsAddress)
	if !address && l.at(i+1).gap != glued {
		return i // one word, or digits alone
	}
	var letters, capitals, numbers, ties int
	next := i
	for ; next < len(l.tokens) && next-i < longestCode; next++ {
		t := l.at(next)
		if next > i && t.gap != glued {
			break
		}
		if t.kind == mark && (!strings.Contains("/-.+:&_@", t.low) || l.at(next+1).gap != glued || l.at(next+1).kind == mark) {
			break
		}
		switch {
		case t.low == "@":
			address = true
		case t.kind == digits:
			numbers++
		case t.kind == word:
			letters++
			if t.upper && !l.knownUnit(next) {
				capitals++
			}
		case t.low != "." && t.low != ",":
			ties++
		}
	}
	if next-i >= longestCode {
		return next
	}
	switch {
	case address:
		return next
	case numbers == 0 || letters == 0 || capitals == 0:
		return i
	case l.at(i).kind == word && !l.nameBegins(i):
		return i
	case ties == 0 && l.at(i).kind == digits && l.unitGoesOn(i, next):
		return i
	}
	return next
}

// nameBegins tells whether the capital word i can begin a code: it has only
// capitals, like ST25 and COVID-19, not like "Có10 sản phẩm".
func (l *Line) nameBegins(i int) bool {
	t := l.at(i)
	return t.upper && (l.allCaps(i) || t.end-t.start <= 3) || t.end-t.start == 1
}

// unitGoesOn tells whether digits are glued to a unit: "5tr", "20kg", "3HTX".
func (l *Line) unitGoesOn(from, to int) bool {
	_, next, ok := l.numeral(from)
	return ok && next < to && l.knownUnit(next)
}

// knownUnit tells whether the word i is a magnitude, a measure or a noun that
// may be written against its number.
func (l *Line) knownUnit(i int) bool {
	t := l.at(i)
	low := t.low
	if t.upper && t.end-t.start == 1 && low != "k" && low != "đ" { // 5G, 3M
		return false
	}
	if _, ok := measures[low]; ok {
		return true
	}
	if _, ok := nouns[low]; ok {
		return true
	}
	return l.scaleAt(i) || low == "k" || low == "tr" || low == "trđ"
}

// houseNumber tells whether a code is two numbers with a stroke and a letter,
// 1/65B.
func (l *Line) houseNumber(from, to int) bool {
	return to-from == 4 && l.at(from).kind == digits && l.is(from+1, "/") && l.at(from+2).kind == digits && l.at(from+3).kind == word && l.at(from+3).end-l.at(from+3).start == 1
}

// chain reads three or more numbers tied by hyphens or strokes (16-16-8), a
// numeral that is none (1.2.2014, 1.2.3), a range that falls (5-3), and a
// version (4.0).
func (l *Line) chain(i int) int {
	n, next, ok := l.numeral(i)
	if !ok {
		return next
	}
	if n.english && n.frac == "0" && n.whole != "0" && len(n.whole) == 1 && !l.counts(next) && (i > 0 || next < len(l.tokens)) {
		return next
	}
	numbers := 1
	at := next
	for numbers < longestCode && l.isAny(at, "-", "/", ":", "x", "×") && l.at(at).gap == glued && l.at(at+1).gap == glued && l.at(at+1).kind == digits {
		_, at, _ = l.numeral(at + 1)
		numbers++
	}
	if numbers > 2 {
		return at
	}
	return i
}

// phone reads a telephone number: it begins with zero and has nine to eleven
// digits, or stands after a word for telephone (phoneLabel).
func (l *Line) phone(i int) int {
	if l.at(i+1).kind == digits && l.isAny(i, "1900", "1800") && l.at(i+1).gap == plain && l.at(i+1).kind == digits && len(l.at(i+1).low) >= 4 && !l.counts(i+2) {
		return i + 2
	}
	if l.at(i).low[0] != '0' && !l.is(i-1, "+") {
		return i
	}
	count, next := len(l.at(i).low), i+1
	if count < 3 && !l.is(i-1, "+") {
		return i
	}
	for count < 12 {
		at := next
		if l.isAny(at, ".", "-") && l.at(at).gap == glued || l.is(at, ")") {
			at++
		}
		if t := l.at(at); t.kind != digits || t.gap > plain {
			break
		}
		count += len(l.at(at).low)
		next = at + 1
	}
	if count < 9 || count > 12 {
		return i
	}
	return next
}

// phoneLabel reads "ĐT: 0277 3851 xxx" with its digits.
func (l *Line) phoneLabel(i int) int {
	at := i + 1
	switch {
	case l.isAny(i, "đt", "sđt", "tel", "fax", "hotline", "zalo", "đtdđ", "phone") && (l.at(i).upper || !l.is(i, "đt")):
	case l.words(i, "điện", "thoại"), l.words(i, "đường", "dây") && l.is(i+2, "nóng"), l.words(i, "tổng", "đài"):
		at++
	default:
		return i
	}
	for n := 0; n < 3 && l.isAny(at, ":", ".", "số", "nóng", "(", "+"); n++ {
		at++
	}
	if l.at(at).kind != digits || l.counts(at+1) {
		return i
	}
	for n := 0; n < 12; n++ {
		t := l.at(at)
		if t.kind != digits && !l.isAny(at, ".", "-", ")", "(") && strings.Trim(t.low, "x") != "" {
			break
		}
		at++
	}
	return at
}

// clock reads a time of day or a ratio of small numbers: 14:30, 7h30, 7 giờ 30.
func (l *Line) clock(i int) int {
	switch {
	case l.at(i+1).starts&closesDigits == 0:
	case l.is(i+1, ":") && l.tight(i, i+3) && l.at(i+2).kind == digits:
		return i + 3
	case l.is(i+1, "g") && l.tight(i, i+3) && len(l.at(i).low) <= 2 && len(l.at(i+2).low) == 2 && l.at(i+2).kind == digits: // 9g30
		return i + 3
	case l.isAny(i+1, "giờ", "h") && len(l.at(i).low) <= 2 && !(l.at(i+1).upper && l.at(i+1).gap != glued):
		if len(l.at(i+2).low) <= 2 && l.at(i+2).kind == digits && !l.counts(i+3) {
			return i + 3
		}
		return i + 2
	}
	return i
}
