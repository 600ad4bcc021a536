package vietnamese

import (
	"slices"
	"unicode"
)

type kind uint8

const (
	word kind = iota
	digits
	mark // one punctuation mark or symbol
)

// gap is the white space before a token.
type gap uint8

const (
	glued    gap = iota // none
	thin                // one no-break or narrow space
	plain               // one ordinary space
	wide                // more than one
	nextLine            // a line break among it
)

// token is one word, one run of digits or one mark of a line.
type token struct {
	start, end int // code points
	kind       kind
	gap        gap
	upper      bool   // a word that begins with a capital
	low        string // key of a word, ASCII digits, or the mark with dashes and full-width forms made plain
}

// line is a text cut into tokens. One pass cuts it; everything else looks only
// a bounded number of tokens ahead or behind.
type line struct {
	runes  []rune
	tokens []token
	after  int // the token after the last figure found
	steps  int // tokens looked at, for the tests that count work
}

// none stands for the token before the first and after the last.
var none = token{kind: mark, gap: nextLine}

func scan(text string) *line {
	l := &line{runes: []rune(text)}
	l.tokens = make([]token, 0, len(l.runes)/4+4)
	space, last := 0, glued
	for i := 0; i < len(l.runes); {
		r := l.runes[i]
		switch {
		case isInvisible(r):
			i++
			continue
		case unicode.IsSpace(r):
			last = widen(last, r, space)
			space++
			i++
			continue
		}
		t := l.cut(i)
		t.gap, last, space = last, glued, 0
		l.tokens = append(l.tokens, t)
		i = t.end
	}
	return l
}

func widen(g gap, r rune, seen int) gap {
	switch {
	case r == '\n' || r == '\r' || g == nextLine:
		return nextLine
	case seen > 0:
		return wide
	case r == '\u00A0' || r == '\u202F' || r == '\u2009' || r == '\u2007':
		return thin
	}
	return plain
}

func (l *line) cut(i int) token {
	r := l.runes[i]
	end := i + 1
	switch {
	case isDigit(r):
		for end < len(l.runes) && isDigit(l.runes[end]) {
			end++
		}
		return token{start: i, end: end, kind: digits, low: plainDigits(l.runes[i:end])}
	case unicode.IsLetter(r):
		for end < len(l.runes) && (unicode.IsLetter(l.runes[end]) || unicode.Is(unicode.Mn, l.runes[end])) {
			end++
		}
		low := key(string(l.runes[i:end]))
		if power, ok := l.powerAt(end); ok && slices.Contains([]string{"m", "km", "cm", "dm"}, low) {
			return token{start: i, end: end + 1, kind: word, low: low + power, upper: unicode.IsUpper(r)}
		}
		return token{start: i, end: end, kind: word, low: low, upper: unicode.IsUpper(r)}
	}
	return token{start: i, end: end, kind: mark, low: plainMark(r)}
}

// powerAt reads the 2 of m2 or the ² of m².
func (l *line) powerAt(i int) (string, bool) {
	if i >= len(l.runes) || (i+1 < len(l.runes) && (isDigit(l.runes[i+1]) || unicode.IsLetter(l.runes[i+1]))) {
		return "", false
	}
	switch l.runes[i] {
	case '2', '²', '２':
		return "2", true
	case '3', '³', '３':
		return "3", true
	}
	return "", false
}

func isDigit(r rune) bool { return (r >= '0' && r <= '9') || (r >= '０' && r <= '９') }

func plainDigits(runes []rune) string {
	b := make([]byte, len(runes))
	for i, r := range runes {
		if r >= '０' {
			r -= '０' - '0'
		}
		b[i] = byte(r)
	}
	return string(b)
}

func plainMark(r rune) string {
	switch {
	case isDash(r):
		return "-"
	case r == '’' || r == '‘' || r == '´':
		return "'"
	case r > 0xFF00 && r < 0xFF5F:
		return string(r - 0xFEE0)
	}
	return string(r)
}

// at is the token i, or none outside the line.
func (l *line) at(i int) token {
	l.steps++
	if i < 0 || i >= len(l.tokens) {
		return none
	}
	return l.tokens[i]
}

// is tells whether token i reads low.
func (l *line) is(i int, low string) bool {
	return i >= 0 && i < len(l.tokens) && l.tokens[i].low == low
}

// isAny tells whether token i reads one of the given words.
func (l *line) isAny(i int, lows ...string) bool {
	return i >= 0 && i < len(l.tokens) && slices.Contains(lows, l.tokens[i].low)
}

// words tells whether the tokens from i read the given words.
func (l *line) words(i int, lows ...string) bool {
	for k, low := range lows {
		if !l.is(i+k, low) {
			return false
		}
	}
	return true
}

// span is the Span of the tokens [from, to); empty at the end of the text when
// there are none.
func (l *line) span(from, to int) Span {
	if from < 0 || to <= from || to > len(l.tokens) {
		return Span{len(l.runes), len(l.runes)}
	}
	return Span{l.tokens[from].start, l.tokens[to-1].end}
}

func (l *line) text(s Span) string { return string(l.runes[s.Start:s.End]) }

// opens tells whether token i is the first of a sentence or a clause that an
// opening mark begins.
func (l *line) opens(i int) bool {
	return i <= 0 || (l.at(i-1).kind == mark && !l.isAny(i-1, ",", "-", "/", "%", "'")) || l.at(i).gap == nextLine
}
