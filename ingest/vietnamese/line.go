package vietnamese

import (
	"slices"
	"sort"
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
	start, end int       // code points
	from, to   int       // bytes
	low        string    // key of a word, ASCII digits, or the mark with dashes and full-width forms made plain
	spelling   *spelling // of a word that the spellings of the line know, else nil
	*lexeme              // never nil
	starts     starts    // the lexeme's, asked of every token several times
	kind       kind
	gap        gap
	upper      bool // a word that begins with a capital
}

// A Line is a text cut into words, runs of digits and marks, once; it may then
// be asked for its figures, periods, places and levels, each as often as wanted.
// Everything asked looks only a bounded number of tokens ahead or behind. A Line
// is for one goroutine.
type Line struct {
	source    string
	length    int  // code points
	broken    bool // not all of it is UTF-8
	tokens    []token
	view      []Word // see Words
	viewed    bool
	spellings *Spellings // nil when every word is looked into anew

	found        []Figure // memory for the figures
	foundPeriods []PeriodSpan
	foundPlaces  []Place
	foundLevels  []LevelSpan
	dated        []int32 // of each token: 0 unknown, -1 no period begins here, else its place in periods, from 1
	periods      []periodAt
	lastNumeral  numeralAt
	lastNoun     nounAt
	after        int  // the token after the last figure found
	steps        *int // tokens looked at, where somebody counts the work
}

// none stands for the token before the first and after the last.
var none = token{kind: mark, gap: nextLine, lexeme: unknown}

// Cut cuts a text.
func Cut(text string) *Line {
	l := &Line{tokens: make([]token, 0, len(text)/5+4)}
	l.Cut(text)
	return l
}

// Cut cuts another text in place of the one before, whose words are no longer
// valid.
func (l *Line) Cut(text string) {
	l.source, l.tokens, l.view, l.viewed, l.after, l.lastNumeral, l.lastNoun = text, l.tokens[:0], l.view[:0], false, 0, numeralAt{}, nounAt{}
	l.dated, l.periods, l.broken = l.dated[:0], l.periods[:0], false
	space, last := 0, glued
	i, at := 0, 0 // code points, bytes
	for at < len(text) {
		r, size := runeAt(text, at)
		switch how := classOf(r); how {
		case invisible:
		case blank:
			last = widen(last, r, space)
			space++
		default:
			l.broken = l.broken || r == utf8.RuneError && size == 1
			t := l.another()
			t.start, t.from, t.gap = i, at, last
			l.cut(t, r, how, i+1, at+size)
			last, space = glued, 0
			i, at = t.end, t.to
			continue
		}
		i, at = i+1, at+size
	}
	l.length = i
}

// another is room for one more token, in which the token of a line before may stand.
func (l *Line) another() *token {
	if n := len(l.tokens); n < cap(l.tokens) {
		l.tokens = l.tokens[:n+1]
	} else {
		l.tokens = append(l.tokens, token{})
	}
	return &l.tokens[len(l.tokens)-1]
}

// runeAt is the code point at byte at and how many bytes it takes; a byte that is
// no UTF-8 is a code point of its own.
func runeAt(text string, at int) (rune, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// Len is the length of the text in code points.
func (l *Line) Len() int { return l.length }

// Text is the text that was cut.
func (l *Line) Text() string { return l.source }

// Slice is the text of the code points [start, end).
func (l *Line) Slice(start, end int) string {
	from := l.byteAt(start)
	return l.bytes(from, from+width(l.source[from:], end-start))
}

// bytes is the text of the bytes [from, to), what is no UTF-8 replaced.
func (l *Line) bytes(from, to int) string {
	if l.broken {
		return string([]rune(l.source[from:to]))
	}
	return l.source[from:to]
}

// byteAt is the byte at which a code point of the text begins.
func (l *Line) byteAt(point int) int {
	n := sort.Search(len(l.tokens), func(i int) bool { return l.tokens[i].start >= point })
	switch {
	case n < len(l.tokens) && l.tokens[n].start == point:
		return l.tokens[n].from
	case n == 0:
		return width(l.source, point)
	}
	t := l.tokens[n-1]
	return t.from + width(l.source[t.from:], point-t.start)
}

// width is how many bytes the first n code points of a text take.
func width(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		_, size := runeAt(text, at)
		at += size
	}
	return at
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

// cut fills in all else of the token that r, of a class, begins. The text goes on at code
// point end, byte to.
func (l *Line) cut(t *token, r rune, how class, end, to int) {
	switch how {
	case digit:
		for to < len(l.source) {
			r, size := runeAt(l.source, to)
			if classOf(r) != digit {
				break
			}
			end, to = end+1, to+size
		}
		t.kind, t.low, t.spelling, t.upper = digits, l.source[t.from:to], nil, false
		t.know(unknown)
		if len(t.low) != end-t.start {
			t.low = plainDigits(t.low)
		}
	case letter:
		var hash uint32
		end, to, hash = l.letters(end, to, hashed(0, r))
		t.kind = word
		l.spell(t, r, l.source[t.from:to], hash)
		if to < len(l.source) && isMetre(t.low) {
			if power, size := powerAt(l.source, to); size > 0 {
				t.low, t.spelling = t.low+power, nil
				t.know(lexemeOf(t.low))
				end, to = end+1, to+size
			}
		}
	default:
		t.kind, t.low, t.spelling, t.upper = mark, plainMark(r), nil, false
		t.know(lexemeOfMark(t.low))
	}
	t.end, t.to = end, to
}

// letters follows letters and their tones, and takes them into a hash.
func (l *Line) letters(end, to int, hash uint32) (int, int, uint32) {
	text := l.source
	for to < len(text) {
		r := rune(text[to])
		if r < utf8.RuneSelf {
			if classes[r] != letter {
				break
			}
			end, to, hash = end+1, to+1, hashed(hash, r)
			continue
		}
		var size int
		switch {
		case r >= 0xE1 && r < 0xED && to+2 < len(text) && text[to+1]&0xC0 == 0x80 && text[to+2]&0xC0 == 0x80: // most Vietnamese letters
			r, size = r&0xF<<12|rune(text[to+1]&0x3F)<<6|rune(text[to+2]&0x3F), 3
		case r >= 0xC2 && r < 0xE0 && to+1 < len(text) && text[to+1]&0xC0 == 0x80:
			r, size = r&0x1F<<6|rune(text[to+1]&0x3F), 2
		default:
			r, size = utf8.DecodeRuneInString(text[to:])
		}
		if how := classOf(r); how != letter && how != tone {
			break
		}
		end, to, hash = end+1, to+size, hashed(hash, r)
	}
	return end, to, hash ^ hash>>15
}

func isMetre(low string) bool { return low == "m" || low == "km" || low == "cm" || low == "dm" }

// powerAt reads the 2 of m2 or the ² of m², and how many bytes it takes.
func powerAt(text string, at int) (power string, size int) {
	r, size := runeAt(text, at)
	if at+size < len(text) {
		if next, _ := runeAt(text, at+size); isDigit(next) || isLetter(next) {
			return "", 0
		}
	}
	switch r {
	case '2', '²', '２':
		return "2", size
	case '3', '³', '３':
		return "3", size
	}
	return "", 0
}

func plainDigits(wide string) string {
	b := make([]byte, 0, len(wide))
	for _, r := range wide {
		if r >= '０' {
			r -= '０' - '0'
		}
		b = append(b, byte(r))
	}
	return string(b)
}

// asciiMarks are the marks of ASCII as strings, so that cutting them allocates
// nothing, and asciiLexemes what there is to know of them.
var asciiMarks, asciiLexemes = func() (marks [utf8.RuneSelf]string, known [utf8.RuneSelf]*lexeme) {
	for r := range marks {
		marks[r] = string(rune(r))
		known[r] = lexemeOf(marks[r])
	}
	return marks, known
}()

func (t *token) know(x *lexeme) { t.lexeme, t.starts = x, x.starts }

func lexemeOfMark(low string) *lexeme {
	if len(low) == 1 && low[0] < utf8.RuneSelf {
		return asciiLexemes[low[0]]
	}
	return lexemeOf(low)
}

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
	if l.steps != nil {
		*l.steps++
	}
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
		return Span{l.length, l.length}
	}
	return Span{l.tokens[from].start, l.tokens[to-1].end}
}

// text is the text of the tokens [from, to), "" when there are none.
func (l *Line) text(from, to int) string {
	if from < 0 || to <= from || to > len(l.tokens) {
		return ""
	}
	return l.bytes(l.tokens[from].from, l.tokens[to-1].to)
}

// opens tells whether token i is the first of a sentence or a clause that an
// opening mark begins.
func (l *Line) opens(i int) bool {
	return i <= 0 || (l.at(i-1).kind == mark && !l.isAny(i-1, ",", "-", "/", "%", "'")) || l.at(i).gap == nextLine
}
