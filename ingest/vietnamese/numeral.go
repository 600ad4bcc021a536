package vietnamese

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// numeral is a number in digits as it stands, before any magnitude word.
type numeral struct {
	whole, frac string // digits without separators
	alt         string // digits of the other reading of a lone "1,234"; "" when there is none
	plain       bool   // no separator at all
	english     bool   // the marks are the English ones beyond doubt
	single      byte   // the one separator when it is one, '.' or ','
}

const maxDigits = 18 // more are an identifier, not a count

// value is the numeral times ten to the power exp, rounded once.
func (n numeral) value(exp int) float64 { return decimal(n.whole, n.frac, exp) }

// decimal is a number in digits times ten to the power exp, the nearest that there
// is.
func decimal(whole, frac string, exp int) float64 {
	if v, ok := exactDecimal(whole, frac, exp); ok {
		return v
	}
	v, err := strconv.ParseFloat(whole+"."+frac+"e"+strconv.Itoa(exp), 64)
	if err != nil || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// exactDecimal is a number whose digits and power of ten a float64 has exactly, so
// that one multiplication or division rounds it as it should be.
func exactDecimal(whole, frac string, exp int) (float64, bool) {
	if exp -= len(frac); len(whole)+len(frac) > 15 || exp < -22 || exp > 22 {
		return 0, false
	}
	n := 0
	for _, part := range [...]string{whole, frac} {
		for i := range len(part) {
			if part[i] < '0' || part[i] > '9' {
				return 0, false
			}
			n = 10*n + int(part[i]-'0')
		}
	}
	if exp < 0 {
		return float64(n) / powers[-exp], true
	}
	return float64(n) * powers[exp], true
}

// powers are the powers of ten that a float64 has exactly.
var powers = func() (list [23]float64) {
	list[0] = 1
	for i := range list[1:] {
		list[i+1] = 10 * list[i]
	}
	return list
}()

// numeral reads the digits at token i with their separators. next is the token
// after them also when they are no number (a dotted date, a section number).
func (l *Line) numeral(i int) (n numeral, next int, ok bool) {
	if l.at(i).kind != digits {
		return numeral{}, i, false
	}
	if l.lastNumeral.next > i && l.lastNumeral.at == i { // most digits are looked at by several readers in turn
		return l.lastNumeral.numeral, l.lastNumeral.next, l.lastNumeral.ok
	}
	n, next, ok = l.readNumeral(i)
	l.lastNumeral = numeralAt{n, i, next, ok}
	return n, next, ok
}

// numeralAt is the numeral at a token.
type numeralAt struct {
	numeral
	at, next int
	ok       bool
}

func (l *Line) readNumeral(i int) (n numeral, next int, ok bool) {
	next = i + 1
	if t := l.at(next); t.kind != digits && !(t.kind == mark && t.gap == glued) {
		n, ok = finish(numeral{whole: l.at(i).low, plain: true}, true)
		return l.leadingHalf(i, n, ok), next, ok
	}
	var room [8]string
	var marks [8]byte
	groups, seps := append(room[:0], l.at(i).low), marks[:0]
	for {
		sep, at := l.separator(next, groups, seps)
		if sep == 0 {
			break
		}
		groups, seps = append(groups, l.at(at).low), append(seps, sep)
		next = at + 1
	}
	n, ok = shape(groups, seps)
	if len(seps) == 0 {
		n = l.leadingHalf(i, n, ok)
	}
	return n, next, ok
}

// leadingHalf reads ",5" at the start of a text as a half.
func (l *Line) leadingHalf(i int, n numeral, ok bool) numeral {
	if ok && i == 1 && l.isAny(0, ",", ".") && l.at(i).gap == glued {
		return numeral{whole: "0", frac: l.at(i).low}
	}
	return n
}

// separator tells which mark joins the digits before token i to more digits and
// where those are: '.', ',', '\” or ' '. Zero when nothing joins.
func (l *Line) separator(i int, groups []string, seps []byte) (sep byte, at int) {
	t, u := l.at(i), l.at(i+1)
	if t.kind == mark && t.gap == glued && u.kind == digits && u.gap == glued {
		if t.low == "." || t.low == "," || (t.low == "'" && len(u.low) == 3) {
			return t.low[0], i + 1
		}
	}
	if t.kind != digits || (t.gap != thin && t.gap != plain) || len(t.low) != 3 || len(groups[0]) > 3 || groups[0][0] == '0' {
		return 0, 0
	}
	if len(seps) > 0 && seps[len(seps)-1] != ' ' { // all the seps before it are alike
		return 0, 0
	}
	return ' ', i
}

// shape decides what grouped digits mean. Vietnamese: the dot groups, the comma
// is the decimal mark; see separators in the package tests for the whole table.
func shape(groups []string, seps []byte) (numeral, bool) {
	last := len(groups) - 1
	dots, commas := bytes.Count(seps, []byte{'.'}), bytes.Count(seps, []byte{','})
	n := numeral{plain: len(seps) == 0}
	if len(seps) == 1 {
		n.single = seps[0]
	}
	switch {
	case len(seps) == 0:
		n.whole = groups[0]
	case dots+commas == 0: // spaces or apostrophes
		return finish(numeral{whole: strings.Join(groups, "")}, thousands(groups))
	case last == 1 && commas == 1:
		n.whole, n.frac = groups[0], groups[1]
		if thousands(groups) {
			n.alt = groups[0] + groups[1]
		}
	case last == 1 && dots == 1:
		if thousands(groups) {
			n.whole = groups[0] + groups[1]
		} else {
			n.whole, n.frac, n.english = groups[0], groups[1], true
		}
	case dots == last || commas == last:
		n.whole, n.english = strings.Join(groups, ""), commas == last
		return finish(n, thousands(groups))
	case (seps[last-1] == ',' && commas == 1) || (seps[last-1] == '.' && dots == 1):
		n.whole, n.frac, n.english = strings.Join(groups[:last], ""), groups[last], seps[last-1] == '.' && commas > 0
		return finish(n, thousands(groups[:last]) && alike(seps[:last-1]))
	default:
		return numeral{}, false
	}
	return finish(n, true)
}

func finish(n numeral, ok bool) (numeral, bool) {
	return n, ok && len(n.whole) <= maxDigits && len(n.frac) <= maxDigits
}

// thousands tells whether every group after the first has three digits and the
// first one to three, not beginning with zero.
func thousands(groups []string) bool {
	if len(groups[0]) > 3 || groups[0][0] == '0' {
		return false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return true
}

func alike(seps []byte) bool {
	for _, s := range seps {
		if s != seps[0] {
			return false
		}
	}
	return true
}
