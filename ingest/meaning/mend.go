package meaning

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// spellings are the words of the vocabulary as they are written, by how many letters they
// have and by what they are without a tone.
type spellings struct {
	known      map[string]bool
	byLength   map[int][]string
	byToneless map[string][]string
}

const (
	leastMended = 3  // letters that a misspelt word has at least
	mostMended  = 16 // words of a text that is looked at for one
	mostMeant   = 12 // words that one misspelt may be
)

// Mended are the texts that one with a single misspelt word may be meant as, the word put as the
// vocabulary has it: "Tổng thu ngân sách địa phươgn". A word that stands in the vocabulary is never
// taken for a slip, nor is a Vietnamese one but for its tone, nor a name in capital letters.
func (x *Lexicon) Mended(text string) []string {
	tokens := x.tokens(text)
	if len(tokens) < 2 || len(tokens) > mostMended {
		return nil
	}
	words := x.spellings()
	at := -1
	for i, t := range tokens {
		switch {
		case words.known[t.toned] || t.part || strings.ContainsFunc(t.toned, func(r rune) bool { return !unicode.IsLetter(r) }):
		case at >= 0:
			return nil
		default:
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	runes := []rune(text)
	typed := runes[tokens[at].start:tokens[at].end]
	shout := text == strings.ToUpper(text)
	if len(typed) < leastMended || unicode.IsUpper(typed[0]) && at > 0 && !shout || slices.ContainsFunc(typed[1:], unicode.IsUpper) && !shout {
		return nil
	}
	var list []string
	for _, meant := range words.near(tokens[at].toned, toned(tokens)) {
		list = append(list, string(runes[:tokens[at].start])+meant+string(runes[tokens[at].end:]))
	}
	if len(list) > mostMeant {
		return nil
	}
	return list
}

// near are the words that a misspelt one may be.
func (w *spellings) near(typed string, strict bool) []string {
	if vietnamese.IsSyllable(typed) {
		if !strict {
			return nil
		}
		return w.byToneless[vietnamese.Toneless(typed)]
	}
	var list []string
	letters := utf8.RuneCountInString(typed)
	for n := letters - 1; n <= letters+1; n++ {
		for _, meant := range w.byLength[n] {
			if vietnamese.OneSlipOfLetters(typed, meant) {
				list = append(list, meant)
			}
		}
	}
	return list
}

// sortSpellings sorts the words of the vocabulary out.
func (x *Lexicon) sortSpellings() *spellings {
	s := &spellings{map[string]bool{}, map[int][]string{}, map[string][]string{}}
	for _, word := range x.wordings {
		if n := utf8.RuneCountInString(word); n >= 2 && !s.known[word] {
			s.known[word] = true
			s.byLength[n] = append(s.byLength[n], word)
		}
	}
	for _, list := range s.byLength {
		slices.Sort(list)
		for _, word := range list {
			bare := vietnamese.Toneless(word)
			s.byToneless[bare] = append(s.byToneless[bare], word)
		}
	}
	return s
}
