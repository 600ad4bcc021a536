package article

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A cue is a wording found in a sentence, code points [start, end).
type cue struct {
	*phrase
	start, end int
	from, to   int // tokens [from, to)
}

// noCue stands for a wording that was not found.
var noCue = cue{phrase: &phrase{}}

// A phrase is one wording of the vocabulary.
type phrase struct {
	order       kind
	hidden      bool // it only looks like one of its kind
	kind, value string
	wording     string // its keys, parted by spaces
}

// A branch is a word of wordings that begin alike: the wordings that end with it,
// and the words that may follow it.
type branch struct {
	some    uint64 // a bit for the number of each word that may follow, modulo 64
	phrases []phrase
	words   []int32  // that may follow: their numbers in the vocabulary, in order
	next    []branch // of each of them
}

// follow is the branch of the next word, nil when no wording goes on with it.
func (b *branch) follow(word int) *branch {
	if !b.mayGoOn(word) {
		return nil
	}
	if i := b.at(word); i < len(b.words) && b.words[i] == int32(word) { //nolint:gosec // of a vocabulary
		return &b.next[i]
	}
	return nil
}

// mayGoOn tells whether a wording may go on with a word: of most it tells that none
// does.
func (b *branch) mayGoOn(word int) bool { return b.some>>(uint(word)%64)&1 != 0 } //nolint:gosec // never negative

// grow is the branch of the next word, a new one where there is none.
func (b *branch) grow(word int) *branch {
	i := b.at(word)
	if n := int32(word); i == len(b.words) || b.words[i] != n { //nolint:gosec // of a vocabulary
		b.words = slices.Insert(b.words, i, n)
		b.next = slices.Insert(b.next, i, branch{})
		b.some |= 1 << (uint(word) % 64) //nolint:gosec // never negative
	}
	return &b.next[i]
}

// at is where the branch of a next word stands or would stand.
func (b *branch) at(word int) int {
	from, to := 0, len(b.words)
	for from < to {
		if mid := (from + to) / 2; int(b.words[mid]) < word {
			from = mid + 1
		} else {
			to = mid
		}
	}
	return from
}

// A lexicon is what the topics say of news, prepared for reading. It may be used
// from many goroutines.
type lexicon struct {
	catalog    *catalog.Catalog
	gazetteer  *vietnamese.Gazetteer
	vocabulary vietnamese.Vocabulary
	first      []branch // of the wordings, at the number of their first word
	heads      []bool   // which numbers are of a first word
	kinds      []string // that have wordings, in the order in which they are learnt
	kindAt     map[string]kind
	programmes map[string]*catalog.NewsProgramme
	rules      map[string]*ruleSet  // by what they count
	starred    string               // the programme whose things have stars
	regions    map[string]bool      // that vote together
	measured   map[string]string    // nouns that stand before their figure, with its unit
	who        map[string]bool      // nouns for those who make things
	sums       []pipeline.Indicator // that are the sum of others
	rivals     map[string][]string  // indicators that are called by a wording, in topics without news of their own
}

func newLexicon(cat *catalog.Catalog) *lexicon {
	news := cat.News()
	x := &lexicon{catalog: cat, gazetteer: vietnamese.NewGazetteer(cat), vocabulary: grammar.Clone(), first: make([]branch, 1), kindAt: maps.Clone(grammarNames),
		programmes: map[string]*catalog.NewsProgramme{}, rules: map[string]*ruleSet{}, regions: map[string]bool{}, who: map[string]bool{}, measured: map[string]string{}, rivals: map[string][]string{}}
	region, _ := cat.Dimension("region")
	for _, v := range region.Values {
		x.regions[v.ID] = true
	}
	for i := range news.Programmes {
		x.programmes[news.Programmes[i].ID] = &news.Programmes[i]
	}
	for _, ind := range cat.Indicators() {
		if len(ind.Sums) > 1 {
			x.sums = append(x.sums, ind)
		}
	}
	rates := map[string]bool{} // nouns that news puts before their figure
	for _, c := range news.Cues {
		x.who[c.ID] = x.who[c.ID] || c.Who
		rates[c.ID] = rates[c.ID] || c.Kind == "rate" && len(c.Wordings) > 0
		for _, wording := range c.Wordings {
			x.learn(c.Kind, c.ID, wording)
		}
	}
	for _, w := range cat.Words() {
		if w.Slot == catalog.NounSlot && rates[w.ID] {
			x.measured[w.ID] = w.Unit
		}
	}
	rules := append(slices.Clone(news.Rules), x.derive(news)...)
	slices.SortStableFunc(rules, func(a, b catalog.NewsRule) int { return cmp.Compare(orderOf(a), orderOf(b)) })
	for _, told := range rules {
		r := x.prepare(told)
		if slices.Contains(r.Dimensions, "stars") {
			x.starred = r.Programme
		}
		for _, noun := range r.Counts {
			if x.rules[noun] == nil {
				x.rules[noun] = &ruleSet{}
			}
			x.rules[noun].add(r)
		}
	}
	for _, set := range x.rules {
		set.arrange()
	}
	x.heads = make([]bool, len(x.first))
	for n := range x.first {
		x.heads[n] = n > 0 && len(x.first[n].phrases)+len(x.first[n].words) > 0
	}
	return x
}

// orderOf is the place of a rule that states none among the others.
func orderOf(r catalog.NewsRule) int { return cmp.Or(r.Order, 50) }

// learn keeps a wording and gives it as cues have it.
func (x *lexicon) learn(kind, value, wording string) string {
	order := x.number(kind)
	words := vietnamese.Cut(wording).Words()
	if len(words) == 0 {
		return ""
	}
	n := x.vocabulary.Learn(words[0].Key)
	for len(x.first) <= n {
		x.first = append(x.first, branch{})
	}
	at, keys := &x.first[n], []string{words[0].Key}
	for _, w := range words[1:] {
		at, keys = at.grow(x.vocabulary.Learn(w.Key)), append(keys, w.Key)
	}
	told := strings.Join(keys, " ")
	at.phrases = append(at.phrases, phrase{wording: told, kind: kind, value: value, order: order, hidden: value == "none"})
	return told
}

// find finds every wording of the vocabulary in the words of a line that was cut
// with it, and keeps it under
// its kind. Of one kind the longest wording wins and wordings do not overlap;
// different kinds may share words.
func (x *lexicon) find(tokens []vietnamese.Word, cues *cues) {
	cues.reset(x)
	for i := range tokens {
		n := tokens[i].Number
		if n >= len(x.heads) || !x.heads[n] { // no wording begins with it
			continue
		}
		head := &x.first[n]
		if i+1 == len(tokens) || !head.mayGoOn(tokens[i+1].Number) {
			cues.take(tokens, i, i+1, head.phrases)
			continue
		}
		path := cues.path[:0]
		for at, end := head, i+1; at != nil; end++ {
			path = append(path, at)
			if end == len(tokens) || len(at.next) == 0 {
				break
			}
			at = at.follow(tokens[end].Number)
		}
		cues.path = path
		for n := len(path) - 1; n >= 0; n-- {
			cues.take(tokens, i, i+n+1, path[n].phrases)
		}
	}
}

// take keeps the wordings that the tokens [from, to) are, each where no longer
// one of its kind stands.
func (c *cues) take(tokens []vietnamese.Word, from, to int, phrases []phrase) {
	for k := range phrases {
		p := &phrases[k]
		switch before := c.taken[p.order]; {
		case before > from:
			continue
		case before == 0:
			c.used = append(c.used, p.order)
		}
		c.taken[p.order] = to
		if !p.hidden {
			c.byKind[p.order] = append(c.byKind[p.order], cue{p, tokens[from].Start, tokens[to-1].End, from, to})
		}
	}
}

// cues are the wordings found in one sentence, by kind and in order.
type cues struct {
	lex    *lexicon
	byKind [][]cue
	taken  []int     // token up to which a kind is used, 0 for one that is not in the sentence
	used   []kind    // that are
	path   []*branch // memory for looking
}

func (c *cues) reset(x *lexicon) {
	if c.lex != x {
		c.lex, c.byKind, c.taken, c.used = x, make([][]cue, len(x.kindAt)+1), make([]int, len(x.kindAt)+1), nil
	}
	for _, k := range c.used {
		c.byKind[k], c.taken[k] = c.byKind[k][:0], 0
	}
	c.used = c.used[:0]
}

// of are the cues of a kind.
func (c *cues) of(k kind) []cue { return c.byKind[k] }

// unitOf is the unit of an observation: that of the figure where the indicator
// has it, else the indicator's own.
func unitOf(ind *pipeline.Indicator, counted string) string {
	if slices.Contains(ind.Units, counted) {
		return counted
	}
	return ind.Unit
}

func (x *lexicon) behaviour(indicator string) pipeline.Behaviour {
	ind, _ := x.catalog.Indicator(indicator)
	return ind.Behaviour
}

// programme is what the topics say of a programme, nothing of one that none names.
func (x *lexicon) programme(id string) *catalog.NewsProgramme {
	if p := x.programmes[id]; p != nil {
		return p
	}
	return &noProgramme
}

var noProgramme catalog.NewsProgramme

// levels tells how a programme names levels.
func (x *lexicon) levels(programme string) string { return x.programme(programme).Levels }

func (x *lexicon) voted(programme string) bool { return x.programme(programme).Voted }

func (x *lexicon) purse(programme string) bool { return x.levels(programme) == catalog.LevelsOfPurse }

// programmeIn is the first programme that an article may be about.
func (x *lexicon) programmeIn(s *sentence) string {
	for _, c := range s.cues.of(programmeWords) {
		if x.programme(c.value).Leads {
			return c.value
		}
	}
	return ""
}

// rulesOf are the rules for what is counted, none for what no rule counts.
func (x *lexicon) rulesOf(noun string) *ruleSet {
	if rules := x.rules[noun]; rules != nil {
		return rules
	}
	return &noRules
}

var noRules ruleSet

// ruleFor is the rule that a status of a thing decides.
func (x *lexicon) ruleFor(noun, programme, status string) (r *rule, ok bool) {
	for _, r := range x.rulesOf(noun).list {
		if r.Programme == programme && slices.Contains(r.Status, status) {
			return r, true
		}
	}
	return nil, false
}

// rated is the programme whose things are told apart by stars, "" when no topic
// has one.
func (x *lexicon) rated() string { return x.starred }
