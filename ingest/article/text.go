package article

import (
	"bytes"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A line is one paragraph of a plain text and where its code points stand in
// the text: origin[i] is the code point that text's i-th code point came from.
type line struct {
	text    string
	origin  []int32 // nil for a page
	end     int     // code point after the last one
	heading bool    // as the page marks it
	entry   bool    // as the page marks it: an entry of a list
	aside   bool    // shown, never read
}

// asUTF8 is content as it stands when it is UTF-8.
func asUTF8(content []byte) (string, bool) {
	text, ok := strings.CutPrefix(string(content), "\ufeff")
	return text, utf8.ValidString(text) && (ok || !strings.ContainsRune(text, 0))
}

// decodeText gives UTF-8 of a plain text in any encoding that Vietnamese was
// ever written in.
func decodeText(content []byte) string {
	if text, ok := asUTF8(content); ok {
		return text
	}
	text, _ := vietnamese.DecodeBytes(content)
	return strings.ToValidUTF8(text, "\uFFFD")
}

// linesOf cuts a text into paragraphs. A line that ends in the middle of a
// sentence goes on in the next one. cut tells that there are more than are kept.
func (r *reader) linesOf(text string) (lines []line, cut bool) {
	var open *line
	start := 0 // code points before the line at hand
	for raw := range shortLines(text) {
		l := compose(raw, start)
		start += utf8.RuneCountInString(raw)
		switch {
		case l.text == "":
			open = nil
			continue
		case open != nil && r.goesOn(open.text, l.text):
			open.text += " " + l.text
			open.origin = append(append(open.origin, int32(open.end)), l.origin...)
			open.end = l.end
			continue
		}
		if len(lines) >= maxBlocks {
			return lines, true
		}
		lines = append(lines, l)
		open = &lines[len(lines)-1]
	}
	return lines, false
}

// goesOn tells whether a sentence runs over the end of a line.
func (r *reader) goesOn(before, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	last := lastRune(before)
	if utf8.RuneCountInString(before) > maxBlock || strings.ContainsRune(".!?…:;”\"", last) {
		return false
	}
	return unicode.IsLower(first) || last == ',' || unicode.IsDigit(last) && r.nounFirst(next) ||
		unicode.IsDigit(first) && utf8.RuneCountInString(before) > 30 && !numbered.MatchString(next)
}

// numbered begins an entry of a list.
var numbered = regexp.MustCompile(`^\d+([.)/]\s|[.)]$)`)

// nounFirst tells whether a line begins with a counted noun: "617" ends one line
// and "HTX" begins the next.
func (r *reader) nounFirst(line string) bool {
	head := []rune(line)
	var said cues
	r.lex.find(r.cut(string(head[:min(len(head), 60)])).Words(), &said)
	for _, c := range said.of("noun") {
		if c.from == 0 {
			return unicode.IsLower(head[0]) || len(head) > 1 && unicode.IsUpper(head[1])
		}
	}
	return false
}

// compose trims a line and composes its letters, remembering where each code
// point came from.
func compose(raw string, start int) line {
	if l, ok := plainLine(raw, start); ok {
		return l
	}
	var l line
	l.origin = make([]int32, 0, len(raw))
	var text strings.Builder
	text.Grow(len(raw))
	keep := func(r rune, at int) {
		switch {
		case hides(r) || unicode.IsControl(r) && !unicode.IsSpace(r):
			return
		case r == '\t' || r == '\r' || r == '\n':
			r = ' '
		}
		if len(l.origin) == 0 && unicode.IsSpace(r) {
			return
		}
		text.WriteRune(r)
		l.origin = append(l.origin, int32(at))
	}
	if at := start; norm.NFC.IsNormalString(raw) {
		for _, r := range raw {
			if len(l.origin) >= maxBlock {
				break
			}
			keep(r, at)
			at++
		}
	} else {
		composeEach(raw, start, keep, func() bool { return len(l.origin) < maxBlock })
	}
	l.text = strings.TrimRightFunc(text.String(), unicode.IsSpace)
	l.origin = l.origin[:utf8.RuneCountInString(l.text)]
	if len(l.origin) > 0 {
		l.end = int(l.origin[len(l.origin)-1]) + 1
	}
	return l
}

// plainLine is a line that stands as it should: composed, every code point
// shown. ok is false when it is none.
func plainLine(raw string, start int) (l line, ok bool) {
	text := strings.TrimLeft(raw, " ")
	before := len(raw) - len(text)
	text = strings.TrimRight(text, " \r\n")
	length := 0
	for _, r := range text {
		if r < ' ' || r == 0x7F || r > '~' && (hides(r) || unicode.IsControl(r) || unicode.IsSpace(r)) {
			return line{}, false
		}
		length++
	}
	if length > maxBlock || !norm.NFC.IsNormalString(text) || text != strings.TrimSpace(text) {
		return line{}, false
	}
	l = line{text: text, origin: make([]int32, length), end: start + before + length}
	for i := range l.origin {
		l.origin[i] = int32(start + before + i)
	}
	if length == 0 {
		l.end = 0
	}
	return l, true
}

// composeEach gives every composed code point of raw with where it came from,
// as long as more are wanted.
func composeEach(raw string, at int, keep func(r rune, at int), more func() bool) {
	var it norm.Iter
	it.InitString(norm.NFC, raw)
	for pos := 0; !it.Done() && more(); {
		segment := []rune(string(it.Next()))
		width := utf8.RuneCountInString(raw[pos:it.Pos()])
		pos = it.Pos()
		for i, r := range segment {
			keep(r, at+min(i, max(width-1, 0)))
		}
		at += width
	}
}

// looksLikeHeading tells a line that stands alone without an end.
func looksLikeHeading(text string) bool {
	n := utf8.RuneCountInString(text)
	return n <= 120 && !strings.ContainsRune(".!?…:;,”\"", lastRune(text)) && !bytes.ContainsAny([]byte(text), "0123456789")
}
