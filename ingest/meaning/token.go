package meaning

import (
	"strings"
	"sync/atomic"
	"unicode"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A token is one word of a text, an abbreviation written out as several on the
// same span.
type token struct {
	start, end int    // code points
	toned      string // small letters with tones, the tone in its older place
	folded     string // without
	taken      bool   // explained by the language: a period, a place, a stated unit
	part       bool   // not the first word of an abbreviation
	short      bool   // capital consonants alone: an abbreviation, whether known or not
}

// counter bounds what a Lexicon remembers.
type counter struct{ n atomic.Int64 }

func (c *counter) under(limit int64) bool { return c.n.Add(1) <= limit }

// tokens cuts a text into words; marks but '+' and '%' are no words.
func (x *Lexicon) tokens(text string) []token {
	return x.tokensIn(make([]token, 0, strings.Count(text, " ")+2), text)
}

// tokensIn appends the words of a text.
func (x *Lexicon) tokensIn(list []token, text string) []token {
	runes := []rune(text)
	for i := 0; i < len(runes); {
		if !wordRune(runes[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(runes) && wordRune(runes[end]) && !(runes[i] == '%' || runes[end] == '%') {
			end++
		}
		list = x.add(list, string(runes[i:end]), i, end)
		i = end
	}
	return list
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '+' || r == '%'
}

// add appends one word, an abbreviation written out.
func (x *Lexicon) add(list []token, word string, start, end int) []token {
	if known, ok := x.spelt[word]; ok {
		return append(list, known)
	}
	toned := toneWord(word)
	long, ok := x.short[toned]
	if !ok && isCapitals(word) { // KCDP; "đã" is no "ĐA"
		long, ok = x.bare[foldWord(word)]
	}
	if !ok {
		t := token{start: start, end: end, toned: toned, folded: foldWord(word), short: len(word) > 1 && isCapitals(word) && !strings.ContainsAny(word, "AEIOUY")}
		if x.spelt != nil {
			x.spelt[word] = t
		}
		return append(list, t)
	}
	for i, w := range long {
		list = append(list, token{start: start, end: end, toned: toneWord(w), folded: foldWord(w), part: i > 0})
	}
	return list
}

// isCapitals tells a word of capital letters without accents.
func isCapitals(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' })
}

func foldWord(w string) string { return vietnamese.Fold(w) }

func toneWord(w string) string { return vietnamese.Tone(w) }

// toned tells whether a text is written with Vietnamese letters, so that tones
// can be asked for.
func toned(tokens []token) bool {
	for _, t := range tokens {
		if t.toned != t.folded && strings.ContainsFunc(t.toned, func(r rune) bool { return r > 0x7F }) {
			return true
		}
	}
	return false
}
