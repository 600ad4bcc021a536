package meaning

import (
	"cmp"
	"maps"
	"slices"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A valueBag are the words by which one value of a dimension is called, and those that stand
// side by side.
type valueBag struct {
	word  *catalog.Word
	words map[string]bool
	pairs map[[2]string]bool
}

const (
	leastTold  = 2  // words of a text that tell a value
	mostToldOf = 16 // words of a text that is looked at
)

// Likened is a text that nobody understands as the one value of a dimension by whose wordings it is
// put together: it has no word that they have not, two of them stand side by side as there, and no
// other value has them all. "Tham quan, khảo sát, học tập kinh nghiệm". It is nil when none is.
func (x *Lexicon) Likened(text string) *Text {
	tokens := withoutLight(x.tokens(text))
	if len(tokens) < leastTold || len(tokens) > mostToldOf {
		return nil
	}
	plain := x.plainWords()
	var found *valueBag
	for _, bag := range x.valueBags() {
		if !bag.tells(tokens, plain) {
			continue
		}
		if found != nil {
			return nil
		}
		found = bag
	}
	if found == nil {
		return nil
	}
	return &Text{Source: text, Factor: 1, Mentions: []Mention{{found.word, tokens[0].start, tokens[len(tokens)-1].end}}}
}

// tells tells whether a text is put together of the words of a value.
func (b *valueBag) tells(tokens []token, plain map[string]bool) bool {
	told, paired := 0, false
	for i, t := range tokens {
		switch {
		case b.words[t.toned]:
			told++
		case !plain[t.toned]:
			return false
		}
		paired = paired || i > 0 && b.pairs[[2]string{tokens[i-1].toned, t.toned}]
	}
	return told >= leastTold && paired
}

// gatherBags are the bags of the values of all dimensions.
func (x *Lexicon) gatherBags() []*valueBag {
	of := map[*catalog.Word]*valueBag{}
	for _, list := range x.phrases {
		for _, p := range list {
			for _, w := range p.words {
				if w.Slot == catalog.DimensionSlot && !w.Time {
					x.learnBag(of, w, p.toned)
				}
			}
		}
	}
	return joined(of)
}

func (x *Lexicon) learnBag(of map[*catalog.Word]*valueBag, w *catalog.Word, words []string) {
	bag := of[w]
	if bag == nil {
		bag = &valueBag{w, map[string]bool{}, map[[2]string]bool{}}
		of[w] = bag
	}
	last := ""
	for _, word := range words {
		if light[word] {
			continue
		}
		bag.words[word] = true
		if last != "" {
			bag.pairs[[2]string{last, word}] = true
		}
		last = word
	}
}

// joined are bags, one for each value of a dimension.
func joined(of map[*catalog.Word]*valueBag) []*valueBag {
	var list []*valueBag
	inOrder := func(a, b *catalog.Word) int {
		return cmp.Or(cmp.Compare(a.Dimension, b.Dimension), cmp.Compare(a.ID, b.ID), slices.Compare(a.Wordings, b.Wordings))
	}
	for _, w := range slices.SortedFunc(maps.Keys(of), inOrder) {
		bag := of[w]
		at := slices.IndexFunc(list, func(b *valueBag) bool { return b.word.Dimension == bag.word.Dimension && b.word.ID == bag.word.ID })
		if at < 0 {
			list = append(list, bag)
			continue
		}
		maps.Copy(list[at].words, bag.words)
		maps.Copy(list[at].pairs, bag.pairs)
	}
	return list
}

// MayNarrow tells whether a text has all words of some value of a dimension, in whatever order:
// one that has not says none, nor does any part of it.
func (x *Lexicon) MayNarrow(text string) bool {
	if len(text) > Longest {
		return true // nobody looked
	}
	tokens, values := x.tokens(text), x.values()
	has := func(word string) bool {
		return slices.ContainsFunc(tokens, func(t token) bool { return t.folded == word })
	}
	return slices.ContainsFunc(tokens, func(t token) bool {
		return slices.ContainsFunc(values[t.folded], func(words []string) bool { return !slices.ContainsFunc(words, func(w string) bool { return !has(w) }) })
	})
}

// gatherValues are the values of all dimensions in folded words, by the word that the fewest of
// them have.
func (x *Lexicon) gatherValues() map[string][][]string {
	var values [][]string
	count := map[string]int{}
	for _, list := range x.phrases {
		for _, p := range list {
			if slices.ContainsFunc(p.words, func(w *catalog.Word) bool { return w.Slot == catalog.DimensionSlot }) {
				values = append(values, p.folded)
				for _, word := range p.folded {
					count[word]++
				}
			}
		}
	}
	byWord := map[string][][]string{}
	for _, words := range values {
		rare := slices.MinFunc(words, func(a, b string) int { return cmp.Compare(count[a], count[b]) })
		byWord[rare] = append(byWord[rare], words)
	}
	return byWord
}

// gatherPlain are the single words that say nothing of what is counted.
func (x *Lexicon) gatherPlain() map[string]bool {
	plain := map[string]bool{}
	for _, list := range x.phrases {
		for _, p := range list {
			if len(p.toned) == 1 && slices.ContainsFunc(p.words, func(w *catalog.Word) bool { return w.Slot == catalog.NeutralSlot }) {
				plain[p.toned[0]] = true
			}
		}
	}
	return plain
}
