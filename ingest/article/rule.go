package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A rule is one of the topics' rules, prepared for being tried.
type rule struct {
	catalog.NewsRule
	title string             // as origins name it
	when  [][]premise        // of NewsRule.When
	of    pipeline.Indicator // that it decides for, none where it refuses
}

// ruleSet are the rules for one thing that is counted.
type ruleSet struct {
	list  []*rule   // in the order in which they are tried
	asked []string  // the programmes that the figure may be of
	named [][]*rule // those that may take what each of them is named near
	none  []*rule   // and those where none is named
	thing bool      // statuses happen to it: registered, recognised
}

func (s *ruleSet) add(r *rule) {
	s.list = append(s.list, r)
	s.thing = s.thing || len(r.Status) > 0
	if r.By != catalog.ByItself && !slices.Contains(s.asked, r.Programme) {
		s.asked = append(s.asked, r.Programme)
	}
}

// arrange tells the rules apart by the programme that is named, once all are there.
func (s *ruleSet) arrange() {
	s.named, s.none = make([][]*rule, len(s.asked)), s.mayTake("")
	for i, programme := range s.asked {
		s.named[i] = s.mayTake(programme)
	}
}

func (s *ruleSet) mayTake(programme string) (list []*rule) {
	for _, r := range s.list {
		if r.goesWith(programme) {
			list = append(list, r)
		}
	}
	return list
}

// near are the rules that may take what a programme is named near, "" for none.
func (s *ruleSet) near(programme string) []*rule {
	if i := slices.Index(s.asked, programme); i >= 0 {
		return s.named[i]
	}
	return s.none
}

// goesWith tells whether the rule takes what this programme is named near, "" for
// none.
func (r *rule) goesWith(programme string) bool {
	switch r.By {
	case catalog.ByNearest:
		return programme == r.Programme
	case catalog.ByNone:
		return programme == ""
	case catalog.ByOpen:
		return programme == "" || programme == r.Programme
	}
	return true
}

// prepare makes a rule ready to be tried.
func (x *lexicon) prepare(r catalog.NewsRule) *rule {
	ready := &rule{NewsRule: r, title: "news." + r.Name}
	ready.of, _ = x.catalog.Indicator(r.Indicator)
	for _, alternatives := range r.When {
		var list []premise
		for _, p := range alternatives {
			if test, ok := premises[p.Name]; ok {
				list = append(list, premise{test, p.Arg, p.Not})
			}
		}
		ready.when = append(ready.when, list)
	}
	return ready
}

// A candidate is one figure of a sentence while rules are tried on it.
type candidate struct {
	r    *reader
	s    *sentence
	i    int // of the item
	it   *item
	prev *frame // the last understood item of the sentence, nil when there is none

	counts string // what it counts: a noun, "money", or the unit of a measure
	named  string // the programme that is named nearest, of those that count such things
	told   string // what its own clause says of what happened to what it counts
	status string // the same, handed down where the clause is silent
	role   string // of money

	rule *rule    // the one being tried
	of   []string // the indicators that claim the figure, where several topics do
}

// choose tries the rules for what a figure counts; the first whose conditions
// all hold decides. ok is false when none does, or when it refuses the figure.
func (c *candidate) choose() (f frame, ok bool) {
	rules := c.r.lex.rulesOf(c.counts)
	c.named = c.r.programme(c.s, c.it, c.prev, rules.asked)
	if rules.thing && c.named != "" {
		c.told = c.s.statusOf(c.it)
		c.status = c.told
		if c.status == "" {
			c.status = c.r.handedDown(c.s, c.it, c.prev, c.named)
		}
	}
	list := rules.near(c.named)
	for i, rule := range list {
		c.rule = rule
		if c.fits() {
			f := c.frame(rules.thing)
			c.contest(rule, list[i+1:])
			return f, rule.Indicator != ""
		}
	}
	return frame{}, false
}

// contest looks for the rule of another topic that takes the figure as well as the
// first one does. Rules that a topic words itself say which goes first; those that are
// derived from what its indicators need do not.
func (c *candidate) contest(first *rule, others []*rule) {
	if first.Order < derivedOrder {
		return
	}
	for _, rule := range others {
		if rule.Order != first.Order || rule.of.Topic == first.of.Topic {
			continue
		}
		if c.rule = rule; c.fits() {
			c.of = []string{first.Indicator, rule.Indicator}
			return
		}
	}
}

// choice is what the rules choose, as an answer of frameOf.
func (c *candidate) choice() (frame, refusal) {
	f, ok := c.choose()
	switch {
	case !ok:
		return f, noRule
	case len(c.of) > 0:
		return frame{}, ofSeveral
	case c.ofAnotherRate(f.indicator):
		return frame{}, otherRate
	}
	return f, taken
}

// ofAnotherRate tells whether the sentence says of an amount that it is earned in
// another time than that of the indicator: "65 triệu đồng/người/năm" is no income of a
// month.
func (c *candidate) ofAnotherRate(indicator string) bool {
	wanted := c.r.lex.catalog.Per(indicator)
	if wanted == "" {
		return false
	}
	stated := vietnamese.PerOf("/" + c.it.fig.Per)
	end := c.s.clauseEnd(c.it.fig.End)
	if behind := c.s.line.Slice(c.it.fig.End, end); stated == "" {
		stated = vietnamese.PerOf(behind)
	}
	if stated == "" {
		stated = vietnamese.PerOf(c.s.line.Slice(c.it.from, c.it.fig.Start))
	}
	return stated != "" && stated != wanted
}

// choiceOf is the choice for what a wording counts. A name that several indicators
// have is taken for none of them.
func (c *candidate) choiceOf(noun cue) (frame, refusal) {
	c.counts = noun.value
	f, why := c.choice()
	if why == taken && c.r.lex.contested(noun.wording) {
		c.of = c.r.lex.rivals[noun.wording]
		return frame{}, ofSeveral
	}
	return f, why
}

// A side is what a rule asks of a figure.
type side uint8

const (
	nothingMissing side = iota
	theProgramme
	theStatus
	theRole
	forEach
	aPremise
)

// fits tells whether the rule being tried, one that goes with the programme named,
// takes the figure.
func (c *candidate) fits() bool {
	side, _ := c.missingBeside()
	return side == nothingMissing
}

// missing is the first side of the rule being tried that a figure does not meet;
// of premises, the alternatives that none holds.
func (c *candidate) missing() (side, []catalog.Premise) {
	rule := c.rule
	if !rule.goesWith(c.named) {
		return theProgramme, nil
	}
	return c.missingBeside()
}

// missingBeside is the first side beside the programme.
func (c *candidate) missingBeside() (side, []catalog.Premise) {
	rule := c.rule
	if len(rule.Status) > 0 && !slices.Contains(rule.Status, c.status) {
		return theStatus, nil
	}
	if len(rule.Role) > 0 && !slices.Contains(rule.Role, c.role) {
		return theRole, nil
	}
	if !rule.Each && rule.Indicator != "" && (c.it.fig.Distributive || c.s.forEach(c.it)) {
		return forEach, nil
	}
	for i, alternatives := range rule.when {
		if !c.holdsAny(alternatives) {
			return aPremise, rule.When[i]
		}
	}
	return nothingMissing, nil
}

func (c *candidate) frame(thing bool) frame {
	f := frame{prog: c.rule.Programme, indicator: c.rule.Indicator, noun: c.counts, dimensions: c.rule.Dimensions, neverPart: c.rule.NeverPart, itself: c.rule.By == catalog.ByItself,
		rule: c.rule.title, thing: thing}
	f.unit = unitOf(&c.rule.of, c.counts)
	if c.it.fig.Unit == "usd" || c.it.fig.Unit == "vnd" {
		f.unit = c.it.fig.Unit
	}
	if f.thing {
		f.status = c.told
		if len(c.rule.Status) > 0 {
			f.status = c.status
		}
	}
	return f
}
