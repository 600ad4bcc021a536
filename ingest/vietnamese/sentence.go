package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a dot that ends no sentence.
var abbreviations = map[string]bool{
	"tp": true, "tx": true, "tt": true, "ths": true, "ts": true, "pgs": true, "gs": true, "bs": true, "ks": true, "ông": false,
	"st": true, "mr": true, "ms": true, "dr": true, "đt": true, "tel": true, "v": true, "vv": true, "h": true, "p": true, "q": true,
	"x": true, "no": true, "co": true, "ltd": true, "cn": true, "đc": true, "sđt": true, "nxb": true, "ubnd": false, "th": true, "cty": true, "kp": true,
}

// Sentences cuts a paragraph into sentences. Joined without a separator they
// give the paragraph back; the white space between two belongs to the first. A
// line break always ends one, a dot after an abbreviation (TP. Hồ Chí Minh) or
// inside a number never does.
func Sentences(paragraph string) []string { return AppendSentences(nil, paragraph) }

// AppendSentences adds the sentences of a paragraph to pieces, see Sentences.
func AppendSentences(pieces []string, paragraph string) []string {
	start := 0
	for at := nextStop(paragraph, 0); at < len(paragraph); {
		next, ends := sentenceEnd(paragraph, start, at)
		if ends && next < len(paragraph) {
			pieces = append(pieces, paragraph[start:next])
			start = next
		}
		at = nextStop(paragraph, next)
	}
	if start < len(paragraph) {
		pieces = append(pieces, paragraph[start:])
	}
	return pieces
}

// nextStop is where the next mark or line break stands that may end a sentence,
// from byte at on.
func nextStop(text string, at int) int {
	for ; at < len(text); at++ {
		if c := text[at]; mayStop[c] && (c != ellipsis[0] || strings.HasPrefix(text[at:], ellipsis)) {
			return at
		}
	}
	return at
}

// mayStop are the bytes that a mark or line break which may end a sentence begins
// with.
var mayStop = [256]bool{'.': true, '!': true, '?': true, '\n': true, 0xE2: true}

const ellipsis = "…"

// sentenceEnd tells whether the stop at byte at ends the sentence that begins at
// start. next is where the next sentence begins, or where to look on.
func sentenceEnd(text string, start, at int) (next int, ends bool) {
	if text[at] == '\n' {
		return skipSpace(text, at), true
	}
	end := skip(text, at, isStop)
	lone := text[at] == '.' && end == at+1
	end = skip(text, end, isClosing)
	next = skipSpace(text, end)
	switch {
	case next == len(text):
		return next, false
	case next == end:
		return end, lone && joinedSentences(text, start, at)
	case strings.Contains(text[end:next], "\n"):
		return next, true
	}
	first, _ := runeAt(text, next)
	return next, beginsSentence(first) && !(lone && dotGoesOn(text, start, at))
}

// skip is the first byte from at on that begins no code point of a kind.
func skip(text string, at int, is func(rune) bool) int {
	for at < len(text) {
		r, size := runeAt(text, at)
		if !is(r) {
			break
		}
		at += size
	}
	return at
}

func skipSpace(text string, at int) int { return skip(text, at, isSpaceOrInvisible) }

func isSpaceOrInvisible(r rune) bool {
	how := classOf(r)
	return how == blank || how == invisible
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// before is where at most most code points of a kind begin that stand right
// before byte at, not before start, and how many they are.
func before(text string, start, at, most int, is func(rune) bool) (from, n int) {
	for at > start && n < most {
		r, size := utf8.DecodeLastRuneInString(text[start:at])
		if !is(r) {
			break
		}
		at -= size
		n++
	}
	return at, n
}

// dotGoesOn tells whether the dot at byte at belongs to an abbreviation, an
// initial or the number of a list item.
func dotGoesOn(text string, start, at int) bool {
	from, n := before(text, start, at, 12, func(r rune) bool { return isLetter(r) || isTone(r) })
	if n == 0 {
		from, n = before(text, start, at, 4, isDigit)
		head := text[start:from]
		return n > 0 && n <= 2 && utf8.RuneCountInString(head) <= 8 && strings.TrimSpace(head) == ""
	}
	word := text[from:at]
	first, _ := runeAt(word, 0)
	if n == 1 {
		return unicode.IsUpper(first) && onlySpaceOrDot(text, start, from)
	}
	k := key(word)
	return abbreviations[k] && (unicode.IsUpper(first) || n <= 3 && k != "co")
}

// onlySpaceOrDot tells whether an initial stands where initials stand: first,
// after a space, or after another dot.
func onlySpaceOrDot(text string, start, from int) bool {
	if from == start {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(text[start:from])
	return unicode.IsSpace(r) || r == '.' || r == '('
}

// joinedSentences knows a lost space: "nông nghiệp.Bên cạnh".
func joinedSentences(text string, start, at int) bool {
	rest := text[at+1:]
	first, size := utf8.DecodeRuneInString(rest)
	second, _ := utf8.DecodeRuneInString(rest[size:])
	if !unicode.IsUpper(first) || !unicode.IsLower(second) {
		return false
	}
	from, n := before(text, start, at, 10, unicode.IsLetter)
	return n >= 2 && !strings.ContainsFunc(text[from:at], func(r rune) bool { return !unicode.IsLower(r) })
}

func isClosing(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', ')', ']':
		return true
	}
	return false
}

func beginsSentence(r rune) bool {
	switch r {
	case '"', '\'', '“', '‘', '«', '(', '[', '-', '–', '—', '•', '+', '*':
		return true
	}
	return unicode.IsUpper(r) || isDigit(r)
}
