package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A cue is a wording found in a sentence, code points [start, end).
type cue struct {
	kind, value string
	wording     string // its keys, parted by spaces
	start, end  int
	from, to    int // tokens [from, to)
}

// A phrase is one wording of the vocabulary.
type phrase struct {
	words       []string
	wording     string
	kind, value string
	order       int // of the kind
}

// A lexicon is what the topics say of news, prepared for reading. It may be used
// from many goroutines.
type lexicon struct {
	catalog    *catalog.Catalog
	gazetteer  *vietnamese.Gazetteer
	phrases    map[string][]phrase // under their first word, by kind, the longest first
	kinds      []string
	kindAt     map[string]int
	programmes map[string]catalog.NewsProgramme
	rules      map[string][]catalog.NewsRule // by what they count, in the order in which they are tried
	starred    string                        // the programme whose things have stars
	regions    map[string]bool               // that vote together
	measured   map[string]string             // nouns that stand before their figure, with its unit
	who        map[string]bool               // nouns for those who make things
	things     map[string]bool               // nouns that statuses happen to: registered, recognised
	sums       []pipeline.Indicator          // that are the sum of others
	rivals     map[string][]string           // indicators that are called by a wording, in topics without news of their own
}

func newLexicon(cat *catalog.Catalog) *lexicon {
	news := cat.News()
	x := &lexicon{catalog: cat, gazetteer: vietnamese.NewGazetteer(cat), phrases: map[string][]phrase{}, kindAt: map[string]int{},
		programmes: map[string]catalog.NewsProgramme{}, rules: map[string][]catalog.NewsRule{}, things: map[string]bool{}, regions: map[string]bool{}, who: map[string]bool{}, measured: map[string]string{}, rivals: map[string][]string{}}
	region, _ := cat.Dimension("region")
	for _, v := range region.Values {
		x.regions[v.ID] = true
	}
	for _, p := range news.Programmes {
		x.programmes[p.ID] = p
	}
	for _, ind := range cat.Indicators() {
		if len(ind.Sums) > 1 {
			x.sums = append(x.sums, ind)
		}
	}
	for _, c := range news.Cues {
		x.who[c.ID] = x.who[c.ID] || c.Who
		for _, wording := range c.Wordings {
			x.learn(c.Kind, c.ID, wording)
		}
	}
	for _, w := range cat.Words() {
		if _, rate := x.kindAt["rate"]; rate && w.Slot == catalog.NounSlot && x.spellsRate(w.ID) {
			x.measured[w.ID] = w.Unit
		}
	}
	rules := append(slices.Clone(news.Rules), x.derive(news)...)
	for _, list := range x.phrases {
		slices.SortStableFunc(list, func(a, b phrase) int { return cmp.Or(a.order-b.order, len(b.words)-len(a.words)) })
	}
	slices.SortStableFunc(rules, func(a, b catalog.NewsRule) int { return cmp.Compare(orderOf(a), orderOf(b)) })
	for _, r := range rules {
		if slices.Contains(r.Dimensions, "stars") {
			x.starred = r.Programme
		}
		for _, noun := range r.Counts {
			x.rules[noun] = append(x.rules[noun], r)
			x.things[noun] = x.things[noun] || len(r.Status) > 0
		}
	}
	return x
}

// spellsRate tells whether a noun is one that news puts before its figure.
func (x *lexicon) spellsRate(noun string) bool {
	for _, list := range x.phrases {
		if slices.ContainsFunc(list, func(p phrase) bool { return p.kind == "rate" && p.value == noun }) {
			return true
		}
	}
	return false
}

// orderOf is the place of a rule that states none among the others.
func orderOf(r catalog.NewsRule) int { return cmp.Or(r.Order, 50) }

// learn keeps a wording and gives it as cues have it.
func (x *lexicon) learn(kind, value, wording string) string {
	order, ok := x.kindAt[kind]
	if !ok {
		order = len(x.kinds)
		x.kinds, x.kindAt[kind] = append(x.kinds, kind), order
	}
	p := phrase{kind: kind, value: value, order: order}
	for _, t := range vietnamese.Cut(wording).Words() {
		p.words = append(p.words, t.Key)
	}
	p.wording = strings.Join(p.words, " ")
	if len(p.words) > 0 {
		x.phrases[p.words[0]] = append(x.phrases[p.words[0]], p)
	}
	return p.wording
}

// find finds every wording of the vocabulary in the tokens and keeps it under
// its kind. Of one kind the longest wording wins and wordings do not overlap;
// different kinds may share words.
func (x *lexicon) find(tokens []vietnamese.Word, cues *cues) {
	cues.reset(x)
	for i := range tokens {
		list := x.phrases[tokens[i].Key]
		for n := range list {
			p := &list[n]
			if cues.taken[p.order] > i || !matches(tokens[i:], p.words) {
				continue
			}
			end := i + len(p.words)
			cues.taken[p.order] = end
			if p.value != "none" { // a wording that only looks like one of its kind
				cues.byKind[p.order] = append(cues.byKind[p.order], cue{p.kind, p.value, p.wording, tokens[i].Start, tokens[end-1].End, i, end})
			}
		}
	}
}

// cues are the wordings found in one sentence, by kind and in order.
type cues struct {
	lex    *lexicon
	byKind [][]cue
	taken  []int // token up to which a kind is used
}

func (c *cues) reset(x *lexicon) {
	if c.lex != x {
		c.lex, c.byKind, c.taken = x, make([][]cue, len(x.kinds)), make([]int, len(x.kinds))
	}
	for i := range c.byKind {
		c.byKind[i] = c.byKind[i][:0]
		c.taken[i] = 0
	}
}

// of are the cues of a kind.
func (c *cues) of(kind string) []cue {
	i, ok := c.lex.kindAt[kind]
	if !ok {
		return nil
	}
	return c.byKind[i]
}

func matches(tokens []vietnamese.Word, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Key != w {
			return false
		}
	}
	return true
}

// unitOf is the unit of an observation: that of the figure where the indicator
// has it, else the indicator's own.
func (x *lexicon) unitOf(indicator, counted string) string {
	ind, _ := x.catalog.Indicator(indicator)
	if slices.Contains(ind.Units, counted) {
		return counted
	}
	return ind.Unit
}

func (x *lexicon) behaviour(indicator string) pipeline.Behaviour {
	ind, _ := x.catalog.Indicator(indicator)
	return ind.Behaviour
}

// of tells how a programme names levels.
func (x *lexicon) levels(programme string) string { return x.programmes[programme].Levels }

func (x *lexicon) voted(programme string) bool { return x.programmes[programme].Voted }

func (x *lexicon) purse(programme string) bool {
	return x.programmes[programme].Levels == catalog.LevelsOfPurse
}

// programmeIn is the first programme that an article may be about.
func (x *lexicon) programmeIn(s *sentence) string {
	for _, c := range s.cues.of("programme") {
		if x.programmes[c.value].Leads {
			return c.value
		}
	}
	return ""
}

// ruleFor is the rule that a status of a thing decides.
func (x *lexicon) ruleFor(noun, programme, status string) (catalog.NewsRule, bool) {
	for _, r := range x.rules[noun] {
		if r.Programme == programme && slices.Contains(r.Status, status) {
			return r, true
		}
	}
	return catalog.NewsRule{}, false
}

// rated is the programme whose things are told apart by stars, "" when no topic
// has one.
func (x *lexicon) rated() string { return x.starred }
