package meaning

import (
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Lexicon is the vocabulary of all topics, prepared for finding. It may be
// used from many goroutines.
type Lexicon struct {
	catalog    *catalog.Catalog
	gazetteer  *vietnamese.Gazetteer
	phrases    map[opening][]phrase
	items      map[opening][]phrase // whole names of indicators
	short      map[string][]string  // abbreviations, written out, by their letters
	bare       map[string][]string  // the same, by their letters without accents
	programmes map[string]bool      // that some indicator asks for
	yields     map[string][]string  // programmes that a figure rather belongs to
	indicators []recipe
	units      ownUnits
	nounless   []way            // that need no noun
	naming     map[string][]way // that need a noun, by its id
	either     map[string][]way // those and the nounless, in their order
	byID       map[string]int   // places in indicators
	counting   map[string][]int // places of the indicators that need a noun, by its id
	speeches   map[string]vietnamese.Speech
	purses     map[string]bool // topics whose money is told apart by purses

	spelt    map[string]token // words of wordings, while they are learned
	room     []token          // for those of one wording, likewise
	known    sync.Map         // text → *Text
	wordings []string         // the words of the vocabulary
	memory   counter

	// What is gathered when it is first asked for.
	spellings  func() *spellings
	valueBags  func() []*valueBag
	plainWords func() map[string]bool
	values     func() map[string][][]string
}

// A phrase is one wording with every word of the vocabulary that it stands for.
type phrase struct {
	folded []string
	toned  []string
	words  []*catalog.Word
}

// An opening is how phrases begin: their first two words, folded, or the only one.
type opening struct{ first, second string }

// weight is what a mention of the phrase costs: of two ways to explain a text,
// the one that says more is taken. "Đề án | khuyến công địa phương" has a level,
// "đề án khuyến công | địa phương" has none.
func (p phrase) weight() int {
	if slices.ContainsFunc(p.words, func(w *catalog.Word) bool { return w.Slot != catalog.NeutralSlot }) {
		return 2
	}
	return 3
}

// A recipe is one indicator with the ways to recognise it.
type recipe struct {
	id        string
	programme string
	units     []string
	levels    []string
	dims      []string
	needs     []need
	per       string // month or year, of a rate
	lasting   bool   // counts what is there, not what happened
}

// New prepares the vocabulary of a catalog.
func New(cat *catalog.Catalog) *Lexicon {
	x := &Lexicon{catalog: cat, gazetteer: vietnamese.NewGazetteer(cat), phrases: map[opening][]phrase{}, items: map[opening][]phrase{},
		short: map[string][]string{}, bare: map[string][]string{}, programmes: map[string]bool{}, yields: map[string][]string{}, byID: map[string]int{}, counting: map[string][]int{}, purses: map[string]bool{}, units: unitsOf(cat), speeches: vietnamese.Speeches(cat), spelt: map[string]token{}}
	for short, long := range cat.Abbreviations() {
		x.short[toneWord(short)] = strings.Fields(long)
		x.bare[foldWord(short)] = strings.Fields(long)
	}
	for _, p := range cat.News().Programmes {
		x.yields[p.ID] = p.Yields
	}
	words := cat.Words()
	for i := range words {
		w := &words[i]
		index := x.phrases
		if w.Slot == catalog.ItemSlot {
			index = x.items
		}
		for _, wording := range w.Wordings {
			x.learn(index, wording, w)
			if w.Slot == catalog.ItemSlot {
				x.learnBare(wording, w)
			}
		}
	}
	for _, ind := range cat.Indicators() {
		r := recipe{id: ind.ID, programme: cat.Programme(ind.ID), per: cat.Per(ind.ID), units: append([]string{ind.Unit}, ind.Units...), dims: ind.Dimensions, needs: needsOf(cat.Needs(ind.ID)), lasting: ind.Behaviour == pipeline.Stock}
		for _, l := range ind.Levels {
			r.levels = append(r.levels, string(l))
		}
		if r.programme != "" {
			x.programmes[r.programme] = true
		}
		for noun := range nounsOf(r.needs) {
			x.counting[noun] = append(x.counting[noun], len(x.indicators))
		}
		x.purses[ind.Topic] = x.purses[ind.Topic] || slices.ContainsFunc(r.needs, func(n need) bool { return len(n.Slots[catalog.PurseSlot]) > 0 })
		x.byID[r.id] = len(x.indicators)
		x.indicators = append(x.indicators, r)
	}
	x.wordings = make([]string, 0, len(x.spelt))
	for _, t := range x.spelt {
		x.wordings = append(x.wordings, t.toned)
	}
	x.spelt, x.room = nil, nil
	x.spellings, x.valueBags, x.plainWords, x.values = sync.OnceValue(x.sortSpellings), sync.OnceValue(x.gatherBags), sync.OnceValue(x.gatherPlain), sync.OnceValue(x.gatherValues)
	x.orderWays()
	for _, index := range []map[opening][]phrase{x.phrases, x.items} {
		for _, list := range index {
			slices.SortStableFunc(list, func(a, b phrase) int { return len(b.folded) - len(a.folded) })
		}
	}
	return x
}

// nounsOf are the nouns that some needs ask for.
func nounsOf(needs []need) map[string]bool {
	nouns := map[string]bool{}
	for _, n := range needs {
		for _, noun := range n.Slots[catalog.NounSlot] {
			nouns[noun] = true
		}
	}
	return nouns
}

// ByPurse tells whether a topic tells money apart by the purse that it comes from: "ngân
// sách địa phương" says a level of it, while to the state budget it is what is counted.
func (x *Lexicon) ByPurse(topic string) bool { return x.purses[topic] }

// Speech is by what texts speak of a topic, and whether the topic says it.
func (x *Lexicon) Speech(topic string) (vietnamese.Speech, bool) {
	s, ok := x.speeches[topic]
	return s, ok
}

// OfPurses tells whether a noun is money that is told apart by whose it is.
func (x *Lexicon) OfPurses(noun string) bool {
	return slices.ContainsFunc(x.counting[noun], func(i int) bool {
		return slices.ContainsFunc(x.indicators[i].needs, func(n need) bool { return len(n.Slots[catalog.PurseSlot]) > 0 })
	})
}

// Gazetteer finds the places of the catalog.
func (x *Lexicon) Gazetteer() *vietnamese.Gazetteer { return x.gazetteer }

// Catalog is where the vocabulary comes from.
func (x *Lexicon) Catalog() *catalog.Catalog { return x.catalog }

func (x *Lexicon) learn(index map[opening][]phrase, wording string, w *catalog.Word) {
	x.room = x.tokensIn(x.room[:0], wording)
	tokens := x.room
	both := make([]string, 2*len(tokens))
	p := phrase{folded: both[:len(tokens):len(tokens)], toned: both[len(tokens):], words: []*catalog.Word{w}}
	for i, t := range tokens {
		p.folded[i], p.toned[i] = t.folded, t.toned
	}
	if len(p.folded) == 0 {
		return
	}
	begins := opening{first: p.folded[0]}
	if len(p.folded) > 1 {
		begins.second = p.folded[1]
	}
	list := index[begins]
	for i := range list {
		if slices.Equal(list[i].toned, p.toned) {
			list[i].words = append(list[i].words, w)
			return
		}
	}
	index[begins] = append(list, p)
}

// learnBare takes the name of an indicator without its light words, as texts are read a second time.
func (x *Lexicon) learnBare(wording string, w *catalog.Word) {
	words := strings.Fields(wording)
	bare := slices.DeleteFunc(slices.Clone(words), func(s string) bool { return light[s] })
	if len(bare) < len(words) && len(bare) > 1 {
		x.learn(x.items, strings.Join(bare, " "), w)
	}
}

// at gives the phrases of an index that begin at token i, the longest first,
// those in the very tones before others of their length.
func at(index map[opening][]phrase, tokens []token, i int, strict bool) []phrase {
	var exact, found []phrase
	begun := func(begins opening) {
		list := index[begins]
		for k := range list {
			p := &list[k]
			switch {
			case i+len(p.folded) > len(tokens) || !p.matches(tokens[i:], strict):
			case p.spelled(tokens[i:]):
				exact = append(exact, *p)
			default:
				found = append(found, *p)
			}
		}
	}
	if i+1 < len(tokens) {
		begun(opening{tokens[i].folded, tokens[i+1].folded})
	}
	begun(opening{first: tokens[i].folded})
	if len(found) == 0 {
		return exact
	}
	list := append(exact, found...)
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.folded) - len(a.folded) })
	return list
}

// spelled tells whether the tokens have the phrase's own tones: "nam" is not
// "năm".
func (p *phrase) spelled(tokens []token) bool {
	for k, toned := range p.toned {
		if tokens[k].toned != toned {
			return false
		}
	}
	return true
}

// matches compares a phrase with tokens. With tones in the text, one or two
// words must have their own: "cho" is not "chợ". Of two words for a kind, "thực
// hiên", one may be misspelt.
func (p *phrase) matches(tokens []token, strict bool) bool {
	spelt := 0
	for k, folded := range p.folded {
		if tokens[k].folded != folded {
			return false
		}
		if tokens[k].toned == p.toned[k] {
			spelt++
		}
	}
	return spelt == len(p.folded) || !strict || len(p.folded) > 2 || spelt == 1 && p.words[0].Slot == catalog.KindSlot
}
