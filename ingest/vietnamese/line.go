package vietnamese

import (
	"slices"
	"unicode"
	"unicode/utf8"
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
	starts     starts // what may begin here
	low        string // key of a word, ASCII digits, or the mark with dashes and full-width forms made plain
}

// A Line is a text cut into words, runs of digits and marks, once; it may then
// be asked for its figures, periods, places and levels, each as often as wanted.
// Everything asked looks only a bounded number of tokens ahead or behind. A Line
// is for one goroutine.
type Line struct {
	source string
	runes  []rune
	tokens []token
	view   []Word // see Words
	viewed bool

	found       []Figure // memory for the figures
	dated       []int32  // of each token: 0 unknown, -1 no period begins here, else its place in periods, from 1
	periods     []periodAt
	lastNumeral numeralAt
	after       int // the token after the last figure found
	steps       int // tokens looked at, for the tests that count work
}

// none stands for the token before the first and after the last.
var none = token{kind: mark, gap: nextLine}

// Cut cuts a text.
func Cut(text string) *Line {
	l := &Line{runes: make([]rune, 0, len(text)), tokens: make([]token, 0, len(text)/5+4)}
	l.Cut(text)
	return l
}

// Cut cuts another text in place of the one before, whose words are no longer
// valid.
func (l *Line) Cut(text string) {
	l.source, l.runes, l.tokens, l.view, l.viewed, l.after, l.lastNumeral = text, l.runes[:0], l.tokens[:0], l.view[:0], false, 0, numeralAt{}
	l.dated, l.periods = l.dated[:0], l.periods[:0]
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		l.runes = append(l.runes, r)
		i += size
	}
	space, last := 0, glued
	at := 0 // bytes
	for i := 0; i < len(l.runes); {
		r := l.runes[i]
		switch {
		case isInvisible(r):
			at += width(text, at)
			i++
			continue
		case unicode.IsSpace(r):
			last = widen(last, r, space)
			space++
			at += width(text, at)
			i++
			continue
		}
		t, next := l.cut(i, at)
		t.gap, last, space = last, glued, 0
		t.starts = beginnings[t.low]
		l.tokens = append(l.tokens, t)
		i, at = t.end, next
	}
}

// width is how many bytes the code point at byte at takes; a byte that is no
// UTF-8 is a code point of its own.
func width(text string, at int) int {
	if text[at] < utf8.RuneSelf {
		return 1
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return size
}

// Len is the length of the text in code points.
func (l *Line) Len() int { return len(l.runes) }

// Text is the text that was cut.
func (l *Line) Text() string { return l.source }

// Slice is the text of the code points [start, end).
func (l *Line) Slice(start, end int) string { return string(l.runes[start:end]) }

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

// cut cuts the token that begins at code point i, byte at; next is the byte
// after it.
func (l *Line) cut(i, at int) (t token, next int) {
	r := l.runes[i]
	end := i + 1
	next = at + width(l.source, at)
	switch {
	case isDigit(r):
		for end < len(l.runes) && isDigit(l.runes[end]) {
			next += width(l.source, next)
			end++
		}
		low := l.source[at:next]
		if len(low) != end-i {
			low = plainDigits(l.runes[i:end])
		}
		return token{start: i, end: end, kind: digits, low: low}, next
	case isLetter(r):
		for end < len(l.runes) && (isLetter(l.runes[end]) || isTone(l.runes[end])) {
			next += width(l.source, next)
			end++
		}
		low := key(l.source[at:next])
		upper := unicode.IsUpper(r)
		if end < len(l.runes) && isMetre(low) {
			if power, ok := l.powerAt(end); ok {
				return token{start: i, end: end + 1, kind: word, low: low + power, upper: upper}, next + width(l.source, next)
			}
		}
		return token{start: i, end: end, kind: word, low: low, upper: upper}, next
	}
	return token{start: i, end: end, kind: mark, low: plainMark(r)}, next
}

func isMetre(low string) bool { return low == "m" || low == "km" || low == "cm" || low == "dm" }

// letters answers for the code points that Vietnamese is written with.
var letters = func() (table [0x1F00]bool) {
	for r := range table {
		table[r] = unicode.IsLetter(rune(r))
	}
	return table
}()

func isLetter(r rune) bool {
	if int(r) < len(letters) {
		return letters[r]
	}
	return unicode.IsLetter(r)
}

// isTone tells whether r is a combining mark.
func isTone(r rune) bool { return r >= 0x300 && unicode.Is(unicode.Mn, r) }

// powerAt reads the 2 of m2 or the ² of m².
func (l *Line) powerAt(i int) (string, bool) {
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

// asciiMarks are the marks of ASCII as strings, so that cutting them allocates
// nothing.
var asciiMarks = func() (table [utf8.RuneSelf]string) {
	for r := range table {
		table[r] = string(rune(r))
	}
	return table
}()

func plainMark(r rune) string {
	switch {
	case r < utf8.RuneSelf && r >= 0:
		return asciiMarks[r]
	case isDash(r):
		return "-"
	case r == '’' || r == '‘' || r == '´':
		return "'"
	case r > 0xFF00 && r < 0xFF5F:
		return string(r - 0xFEE0)
	}
	return string(r)
}

// at is the token i, or none outside the line. Nobody writes through it.
func (l *Line) at(i int) *token {
	l.steps++
	if i < 0 || i >= len(l.tokens) {
		return &none
	}
	return &l.tokens[i]
}

// is tells whether token i reads low.
func (l *Line) is(i int, low string) bool {
	return i >= 0 && i < len(l.tokens) && l.tokens[i].low == low
}

// isAny tells whether token i reads one of the given words.
func (l *Line) isAny(i int, lows ...string) bool {
	return i >= 0 && i < len(l.tokens) && slices.Contains(lows, l.tokens[i].low)
}

// words tells whether the tokens from i read the given words.
func (l *Line) words(i int, lows ...string) bool {
	for k, low := range lows {
		if !l.is(i+k, low) {
			return false
		}
	}
	return true
}

// span is the Span of the tokens [from, to); empty at the end of the text when
// there are none.
func (l *Line) span(from, to int) Span {
	if from < 0 || to <= from || to > len(l.tokens) {
		return Span{len(l.runes), len(l.runes)}
	}
	return Span{l.tokens[from].start, l.tokens[to-1].end}
}

func (l *Line) text(s Span) string { return string(l.runes[s.Start:s.End]) }

// opens tells whether token i is the first of a sentence or a clause that an
// opening mark begins.
func (l *Line) opens(i int) bool {
	return i <= 0 || (l.at(i-1).kind == mark && !l.isAny(i-1, ",", "-", "/", "%", "'")) || l.at(i).gap == nextLine
}
