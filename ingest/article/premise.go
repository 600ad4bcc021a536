package article

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A premise is one condition of a rule with the test that its name stands for. A
// name that the grammar does not know is never true, and so left out.
type premise struct {
	test func(c *candidate, arg string) bool
	arg  string
	not  bool
}

// holdsAny tells whether one of several premises is true of a figure.
func (c *candidate) holdsAny(alternatives []premise) bool {
	for i := range alternatives {
		if p := &alternatives[i]; p.test(c, p.arg) != p.not {
			return true
		}
	}
	return false
}

// premises are the conditions that rules may name. What stands behind a colon
// is what they are asked about; a programme is the rule's own when none is
// given.
var premises = map[string]func(c *candidate, arg string) bool{
	// which programme is spoken of
	"stated": func(c *candidate, arg string) bool { return c.s.stated(c.programme(arg)) },
	"para":   func(c *candidate, arg string) bool { return c.r.para.prog == c.programme(arg) },
	"near":   func(c *candidate, arg string) bool { return c.near(c.programme(arg)) },
	"known": func(c *candidate, arg string) bool {
		return c.near(c.programme(arg)) || c.r.topic == c.programme(arg)
	},
	"named": func(c *candidate, arg string) bool {
		return c.s.has(programmeWords, c.programme(arg), c.it.from, c.it.cut)
	},
	"evident":     func(c *candidate, _ string) bool { return c.evident() },
	"beneficiary": func(c *candidate, _ string) bool { return c.beneficiary() },
	"funded":      func(c *candidate, _ string) bool { return c.funded() },
	"supported":   func(c *candidate, _ string) bool { return c.supported() },

	// what was understood before
	"follows":        func(c *candidate, _ string) bool { return c.prev != nil },
	"follows_same":   func(c *candidate, _ string) bool { return c.prev != nil && c.prev.prog == c.rule.Programme },
	"listed":         func(c *candidate, _ string) bool { return c.prev != nil && c.prev.indicator == c.rule.Indicator },
	"after_noun":     func(c *candidate, arg string) bool { return c.prev != nil && c.prev.noun == arg },
	"money_before":   func(c *candidate, _ string) bool { return c.prev.isMoney() && c.prev.prog == c.rule.Programme },
	"of_supported":   func(c *candidate, _ string) bool { return c.ofSupported() },
	"part_of_before": func(c *candidate, _ string) bool { return c.partOfBefore() },

	// what the clause says of what is counted
	"counts":       func(c *candidate, arg string) bool { return c.counts == arg },
	"told":         func(c *candidate, _ string) bool { return c.told != "" },
	"company":      func(c *candidate, _ string) bool { return c.s.ofOneCompany(c.it) || c.r.business && c.s.goesOnWithIt() },
	"tied":         func(c *candidate, _ string) bool { return c.it.chained },
	"of_things":    func(c *candidate, arg string) bool { return c.ofThings(arg) },
	"takes_part":   func(c *candidate, _ string) bool { return c.takesPart() },
	"owns":         func(c *candidate, arg string) bool { return c.owns(arg) },
	"new":          func(c *candidate, _ string) bool { return c.s.isNew(c.it) },
	"total":        func(c *candidate, _ string) bool { return c.s.has(sumWords, "", 0, c.it.quantity) },
	"plain_count":  func(c *candidate, arg string) bool { return c.s.plainCount(c.it, strings.Split(arg, ",")) },
	"some_of":      func(c *candidate, _ string) bool { return c.someOf() },
	"by_rate":      func(c *candidate, _ string) bool { return c.byRate() },
	"fraction":     func(c *candidate, _ string) bool { return c.it.fig.Type == vietnamese.TypeFraction },
	"master_plan":  func(c *candidate, _ string) bool { return c.s.ofMasterPlan(c.it) },
	"level_named":  func(c *candidate, _ string) bool { return c.s.levelIn(c.it) },
	"noun_before":  func(c *candidate, arg string) bool { return c.s.has(nounWords, arg, c.it.from, c.it.quantity) },
	"noun_after":   func(c *candidate, arg string) bool { return c.s.has(nounWords, arg, c.it.body, c.it.cut) },
	"content":      func(c *candidate, arg string) bool { return c.s.has(contentWords, arg, 0, c.s.length) },
	"content_near": func(c *candidate, arg string) bool { return c.s.has(contentWords, arg, c.it.fig.Start, c.it.cut) },
	"after":        func(c *candidate, arg string) bool { return c.s.has(c.r.lex.kindOf(arg), "", c.it.body, c.it.cut) },
	"said":         func(c *candidate, arg string) bool { return c.s.has(c.r.lex.kindOf(arg), "", c.it.body, c.it.reach) },
	"state_near":   func(c *candidate, arg string) bool { return c.s.has(stateWords, arg, c.it.from, c.it.cut) },
	"state_after": func(c *candidate, arg string) bool {
		state, ok := c.s.first(stateWords, c.it.body, c.it.cut)
		return ok && state.value == arg
	},
	"state_before": func(c *candidate, arg string) bool {
		state, ok := c.s.last(stateWords, c.it.from, c.it.quantity)
		return ok && state.value == arg
	},
	"state_next": func(c *candidate, arg string) bool {
		state, ok := c.s.first(stateWords, c.it.body, c.it.cut)
		return ok && state.value == arg && state.start-c.it.body <= 2
	},

	// money and measures
	"gives":          func(c *candidate, _ string) bool { return c.gives() },
	"capital":        func(c *candidate, _ string) bool { return c.capital() },
	"said_capital":   func(c *candidate, _ string) bool { return c.s.has(capitalWords, "", c.it.from, c.it.quantity) },
	"foreign":        func(c *candidate, _ string) bool { return c.s.foreign(c.it) },
	"band":           func(c *candidate, _ string) bool { return c.band() },
	"shares_out":     func(c *candidate, _ string) bool { return c.s.sharesOut(c.it) },
	"fair_before":    func(c *candidate, _ string) bool { return c.s.has(fairWords, "", 0, c.it.quantity) },
	"to_facilities":  func(c *candidate, _ string) bool { return c.s.toFacilities(c.it) },
	"of_districts":   func(c *candidate, _ string) bool { return c.s.ofDistricts(c.it) },
	"of_these":       func(c *candidate, arg string) bool { return c.ofThese(arg) },
	"own_investment": func(c *candidate, _ string) bool { return c.s.ownInvestment(c.it) },
	"for_each":       func(c *candidate, _ string) bool { return c.s.forEach(c.it) },
	"money_said":     func(c *candidate, arg string) bool { return c.s.has(moneyWords, arg, 0, c.it.quantity) },
	"average":        func(c *candidate, _ string) bool { return c.it.fig.Average },
	"up_to":          func(c *candidate, _ string) bool { return c.it.fig.Qualifier == pipeline.UpTo },
	"at_least":       func(c *candidate, _ string) bool { return c.it.fig.Qualifier == pipeline.AtLeast },
}

func (c *candidate) programme(arg string) string {
	if arg != "" {
		return arg
	}
	return c.rule.Programme
}

// ofThese tells of a figure of some things that were told before, and of no others: the workers in
// "Hai làng nghề này có 300 lao động".
func (c *candidate) ofThese(noun string) bool {
	s := c.s
	return slices.ContainsFunc(s.find(nounWords, 0, c.it.quantity), func(of cue) bool {
		last := s.tokenAt(of.end)
		if of.value != noun || of.from == 0 || last >= len(s.tokens) || s.tokens[last].Key != "này" {
			return false
		}
		number := &s.tokens[of.from-1]
		return number.Start >= 0 && (fewWords.has(number) || number.Key != "" && strings.Trim(number.Key, "0123456789") == "")
	})
}

var fewWords = keySet("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

// ofSupported tells of what goes on with a row of those that a purse supports: "hỗ trợ 21 cơ
// sở, 1 làng nghề".
func (c *candidate) ofSupported() bool {
	if c.prev == nil || !c.r.lex.purse(c.prev.prog) || c.prev.isMoney() || c.i == 0 {
		return false
	}
	s := c.s
	for i := s.tokenAt(s.items[c.i-1].cut); i < len(s.tokens) && s.tokens[i].Start < c.it.quantity; i++ {
		if t := &s.tokens[i]; !t.Mark && !joints.has(t) {
			return false
		}
	}
	return true
}

// near tells whether the sentence or the one before it speaks of a programme.
func (c *candidate) near(programme string) bool {
	return c.s.stated(programme) || c.r.para.prog == programme || c.prev != nil && c.prev.prog == programme
}

// evident tells whether more than the headline says of which programme things
// are.
func (c *candidate) evident() bool {
	p := c.rule.Programme
	fresh := c.prev == nil && !c.s.has(programmeWords, "", c.it.from, c.it.cut) && !c.s.stated(p) && len(c.s.stars) == 0
	return !fresh || c.r.para.prog == p || c.r.para.ahead == p || c.s.levelIn(c.it) || c.goesOn()
}

// goesOn tells whether a sentence that names no programme goes on with the one
// that the article has stated figures of: it says what happened to things, or
// lists them by group or by province.
func (c *candidate) goesOn() bool {
	p := c.rule.Programme
	if !c.r.spoken[p] || c.r.topic != p {
		return false
	}
	for other := range c.r.spoken {
		if other != p && c.r.lex.levels(other) == c.r.lex.levels(p) {
			return false
		}
	}
	return c.s.has(statusWords, c.status, 0, c.it.from) || c.s.has(groupWords, "", c.it.from, c.it.cut) || len(c.r.placesBefore(c.s, c.s.length)) > 1 && len(c.s.items) > 1
}

// beneficiary tells whether support in this sentence is that of the rule's
// programme: it is named, now or before, or a programme whose things it
// supports is.
func (c *candidate) beneficiary() bool {
	p := c.r.lex.programme(c.rule.Programme)
	if c.near(p.ID) {
		return true
	}
	for _, other := range p.Apart {
		if c.s.stated(other) {
			return false
		}
	}
	if slices.Contains(p.Apart, c.r.para.prog) && c.r.lex.levels(c.r.para.prog) != "" {
		return false
	}
	if slices.ContainsFunc(p.Helps, c.s.stated) || c.r.topic == p.ID {
		return true
	}
	works := slices.ContainsFunc(p.Works, func(noun string) bool { return c.s.has(nounWords, noun, 0, c.s.length) })
	return works && slices.Contains(p.Helps, c.r.topic)
}

// partOfBefore tells whether a figure is part of those of the sentence before:
// "Trong đó, 12 doanh nghiệp …", "Riêng năm 2023 là 4,1 tỷ đồng".
func (c *candidate) partOfBefore() bool {
	unit := unitOf(&c.rule.of, c.counts)
	return c.prev == nil && c.r.para.prog == c.rule.Programme && slices.Contains(c.r.para.units, unit) && c.s.has(partWords, "", 0, min(12, c.it.quantity))
}
