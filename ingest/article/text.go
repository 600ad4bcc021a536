package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A line is one paragraph and, of a plain text, where its code points stand in
// it.
type line struct {
	text    string
	length  int       // code points
	origins []stretch // nil for a page
	end     int       // code point of the plain text after the last one
	heading bool      // as the page marks it
	entry   bool      // as the page marks it: an entry of a list
	aside   bool      // shown, never read
}

// A stretch says that the code points of a line from at on stand in the text one
// after another from code point from on.
type stretch struct{ at, from int32 }

// origin is where code point i of the line stands in the plain text.
func (l *line) origin(i int) int {
	n := len(l.origins) - 1
	for n > 0 && int(l.origins[n].at) > i {
		n--
	}
	return int(l.origins[n].from) + i - int(l.origins[n].at)
}

// came notes that the next code point of the line stands at from.
func (l *line) came(from int) {
	if l.origins == nil || l.origin(l.length) != from {
		l.origins = append(l.origins, stretch{int32(l.length), int32(from)})
	}
	l.length++
}

// join takes in the next line as a part of the same sentence.
func (l *line) join(next line) {
	l.text += " " + next.text
	l.came(l.end)
	for _, s := range next.origins {
		if at := l.length + int(s.at); l.origin(at) != int(s.from) {
			l.origins = append(l.origins, stretch{int32(at), s.from})
		}
	}
	l.length += next.length
	l.end = next.end
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
	if n := strings.Count(text, "\n"); n < maxBlocks {
		lines = make([]line, 0, n+1)
	}
	start := 0 // code points before the line at hand
	for raw := range shortLines(text) {
		l, points := compose(raw, start)
		start += points
		switch {
		case l.text == "":
			open = nil
			continue
		case open != nil && r.goesOn(open, l.text):
			open.join(l)
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
func (r *reader) goesOn(before *line, next string) bool {
	first, _ := utf8.DecodeRuneInString(next)
	last := lastRune(before.text)
	if before.length > maxBlock || strings.ContainsRune(".!?…:;”\"", last) {
		return false
	}
	return unicode.IsLower(first) || last == ',' || unicode.IsDigit(last) && r.nounFirst(next) ||
		unicode.IsDigit(first) && before.length > 30 && !numbered.MatchString(next)
}

// numbered begins an entry of a list.
var numbered = regexp.MustCompile(`^\d+([.)/]\s|[.)]$)`)

// nounFirst tells whether a line begins with a counted noun: "617" ends one line
// and "HTX" begins the next.
func (r *reader) nounFirst(line string) bool {
	head := []rune(line)
	for _, c := range r.wordings(string(head[:min(len(head), 60)])).of(nounWords) {
		if c.from == 0 {
			return unicode.IsLower(head[0]) || len(head) > 1 && unicode.IsUpper(head[1])
		}
	}
	return false
}

// compose trims a line and composes its letters, remembering where each code
// point came from. points are the code points of raw.
func compose(raw string, start int) (l line, points int) {
	if l, points, ok := plainLine(raw, start); ok {
		return l, points
	}
	return composeAnew(raw, start), utf8.RuneCountInString(raw)
}

func composeAnew(raw string, start int) line {
	var l line
	var text strings.Builder
	text.Grow(len(raw))
	keep := func(r rune, at int) {
		switch {
		case hides(r) || unicode.IsControl(r) && !unicode.IsSpace(r):
			return
		case r == '\t' || r == '\r' || r == '\n':
			r = ' '
		}
		if l.length == 0 && unicode.IsSpace(r) {
			return
		}
		text.WriteRune(r)
		l.came(at)
	}
	if at := start; norm.NFC.IsNormalString(raw) {
		for _, r := range raw {
			if l.length >= maxBlock {
				break
			}
			keep(r, at)
			at++
		}
	} else {
		composeEach(raw, start, keep, func() bool { return l.length < maxBlock })
	}
	l.text = strings.TrimRightFunc(text.String(), unicode.IsSpace)
	l.length = utf8.RuneCountInString(l.text)
	if l.length > 0 {
		l.end = l.origin(l.length-1) + 1
	}
	return l
}

// plainLine is a line that stands as it should: composed, every code point
// shown. points are the code points of raw; ok is false when it is none.
func plainLine(raw string, start int) (l line, points int, ok bool) {
	text := strings.TrimLeft(raw, " ")
	before := len(raw) - len(text)
	text = strings.TrimRight(text, " \r\n")
	around := len(raw) - len(text) // all of it ASCII
	length, checked := 0, true
	for i := 0; i < len(text); length++ {
		if c := text[i]; c < utf8.RuneSelf {
			if c < ' ' || c == 0x7F {
				return line{}, 0, false
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if isLatin(r) {
			continue
		}
		if checked = false; hides(r) || unicode.IsControl(r) || unicode.IsSpace(r) {
			return line{}, 0, false
		}
	}
	if length > maxBlock || !checked && (!norm.NFC.IsNormalString(text) || text != strings.TrimSpace(text)) {
		return line{}, 0, false
	}
	l, points = line{text: text, length: length}, length+around
	if length > 0 {
		l.origins, l.end = []stretch{{0, int32(start + before)}}, start+before+length
	}
	return l, points, true
}

// isLatin tells of the letters above ASCII that Vietnamese is written with: each
// is composed and shown as it is.
func isLatin(r rune) bool { return r >= 0xC0 && r < 0x250 || r >= 0x1E00 && r < 0x1F00 }

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
	return len(text) <= 120*utf8.UTFMax && !strings.ContainsRune(".!?…:;,”\"", lastRune(text)) && !strings.ContainsAny(text, "0123456789") && utf8.RuneCountInString(text) <= 120
}
