package vietnamese

import (
	"slices"
	"unicode"
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
func Sentences(paragraph string) []string {
	runes := []rune(paragraph)
	var pieces []string
	start, from := 0, 0 // of the sentence, in code points and in bytes
	for i := 0; i < len(runes); {
		if !isStop(runes[i]) && runes[i] != '\n' {
			i++
			continue
		}
		next, ends := sentenceEnd(runes, start, i)
		if ends && next < len(runes) {
			to := from
			for range next - start { // bytes that are no UTF-8 come back as they were
				to += width(paragraph, to)
			}
			pieces = append(pieces, paragraph[from:to])
			start, from = next, to
		}
		i = next
	}
	if start < len(runes) {
		pieces = append(pieces, paragraph[from:])
	}
	return pieces
}

// sentenceEnd tells whether the rune i ends a sentence. next is where the next
// sentence begins, or where to look on.
func sentenceEnd(runes []rune, start, i int) (next int, ends bool) {
	if runes[i] == '\n' {
		return skipSpace(runes, i), true
	}
	if !isStop(runes[i]) {
		return i + 1, false
	}
	end := i + 1
	for end < len(runes) && isStop(runes[end]) {
		end++
	}
	lone := runes[i] == '.' && end == i+1
	for end < len(runes) && isClosing(runes[end]) {
		end++
	}
	next = skipSpace(runes, end)
	switch {
	case end == len(runes) || next == len(runes):
		return next, false
	case next == end:
		return end, lone && joinedSentences(runes, start, i)
	case hasBreak(runes[end:next]):
		return next, true
	}
	return next, beginsSentence(runes[next]) && !(lone && dotGoesOn(runes, start, i))
}

func isStop(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

func hasBreak(space []rune) bool { return slices.Contains(space, '\n') }

// dotGoesOn tells whether the dot at i belongs to an abbreviation, an initial
// or the number of a list item.
func dotGoesOn(runes []rune, start, i int) bool {
	from := i
	for from > start && i-from < 12 && (unicode.IsLetter(runes[from-1]) || unicode.Is(unicode.Mn, runes[from-1])) {
		from--
	}
	if from == i {
		digits := i
		for digits > start && i-digits < 4 && isDigit(runes[digits-1]) {
			digits--
		}
		return digits < i && i-digits <= 2 && digits-start <= 8 && onlySpace(runes[start:digits])
	}
	word := string(runes[from:i])
	if i-from == 1 {
		return unicode.IsUpper(runes[from]) && onlySpaceOrDot(runes, start, from)
	}
	return abbreviations[key(word)] && unicode.IsUpper(runes[from]) || abbreviations[key(word)] && i-from <= 3 && key(word) != "co"
}

// onlySpaceOrDot tells whether an initial stands where initials stand: first,
// after a space, or after another dot.
func onlySpaceOrDot(runes []rune, start, from int) bool {
	return from == start || unicode.IsSpace(runes[from-1]) || runes[from-1] == '.' || runes[from-1] == '('
}

// joinedSentences knows a lost space: "nông nghiệp.Bên cạnh".
func joinedSentences(runes []rune, start, i int) bool {
	if i+2 >= len(runes) || !unicode.IsUpper(runes[i+1]) || !unicode.IsLower(runes[i+2]) {
		return false
	}
	n := 0
	for k := i - 1; k >= start && n < 10 && unicode.IsLetter(runes[k]); k-- {
		if !unicode.IsLower(runes[k]) {
			return false
		}
		n++
	}
	return n >= 2
}

func skipSpace(runes []rune, i int) int {
	for i < len(runes) && (unicode.IsSpace(runes[i]) || isInvisible(runes[i])) {
		i++
	}
	return i
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

func onlySpace(runes []rune) bool {
	for _, r := range runes {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
