package meaning

import (
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

// valueBags are the bags of the values of all dimensions, gathered when one is first asked for.
func (x *Lexicon) valueBags() []*valueBag {
	x.bagsOnce.Do(func() {
		of := map[string]*valueBag{}
		words := x.catalog.Words()
		for i := range words {
			w := &words[i]
			if w.Slot != catalog.DimensionSlot || w.Time {
				continue
			}
			key := w.Dimension + "\x00" + w.ID
			bag := of[key]
			if bag == nil {
				bag = &valueBag{w, map[string]bool{}, map[[2]string]bool{}}
				of[key], x.bags = bag, append(x.bags, bag)
			}
			for _, wording := range w.Wordings {
				tokens := withoutLight(x.tokens(wording))
				for k, t := range tokens {
					bag.words[t.toned] = true
					if k > 0 {
						bag.pairs[[2]string{tokens[k-1].toned, t.toned}] = true
					}
				}
			}
		}
	})
	return x.bags
}

// plainWords are the single words that say nothing of what is counted.
func (x *Lexicon) plainWords() map[string]bool {
	x.plainOnce.Do(func() {
		x.plain = map[string]bool{}
		for _, list := range x.phrases {
			for _, p := range list {
				if len(p.toned) == 1 && slices.ContainsFunc(p.words, func(w *catalog.Word) bool { return w.Slot == catalog.NeutralSlot }) {
					x.plain[p.toned[0]] = true
				}
			}
		}
	})
	return x.plain
}
