package article

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// grammar numbers the small words that the grammar itself turns on. Every lexicon
// begins with them, so that they have the same numbers whatever topics there are.
var grammar vietnamese.Vocabulary

// A smallWords are words of the grammar, each at its number.
type smallWords []bool

func keySet(words ...string) smallWords {
	var set smallWords
	for _, w := range words {
		n := grammar.Learn(keyOf(w))
		for len(set) <= n {
			set = append(set, false)
		}
		set[n] = true
	}
	return set
}

// has tells whether a word of a sentence is one of the set.
func (set smallWords) has(w *vietnamese.Word) bool { return w.Number < len(set) && set[w.Number] }

// The words and marks that are looked for in every sentence, by their numbers.
var semicolon, opening, star = grammar.Learn(";"), grammar.Learn("("), grammar.Learn("sao")

// noWord stands for what is before the first word of a sentence.
var noWord vietnamese.Word

// keyOf is a wording as cues spell it.
func keyOf(wording string) string {
	words := strings.Fields(wording)
	for i, w := range words {
		words[i] = vietnamese.Key(w)
	}
	return strings.Join(words, " ")
}
