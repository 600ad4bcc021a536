package article

import "slices"

// A kind is a part of the grammar that wordings belong to: what is counted, what
// happened to it, where, when. Topics may add kinds of their own, see
// lexicon.kindOf.
type kind int

// The kinds that the grammar itself turns on.
const (
	noWords kind = iota // of a kind that no topic has a wording for
	nounWords
	rateWords
	statusWords
	stateWords
	programmeWords
	moneyWords
	kindWords
	timeWords
	partWords
	sumWords
	regionWords
	nationWords
	eventWords
	contentWords
	groupWords
	stageWords
	perWords
	respectiveWords
	capitalWords
	decreeWords
	fairWords
	homeWords
	fundWords
	fundShortWords
	fundBehindWords
	voteWords
	receivesWords
	raisesWords
	fdiWords
	brandWords
	approvesWords
	afterwardsWords
	venueWords
	mergerWords
	onwardWords
	announcesWords
	districtsWords
)

// grammarNames are the kinds of the grammar as topics spell them.
var grammarNames = map[string]kind{
	"noun":        nounWords,
	"rate":        rateWords,
	"status":      statusWords,
	"state":       stateWords,
	"programme":   programmeWords,
	"money":       moneyWords,
	"kind":        kindWords,
	"time":        timeWords,
	"part":        partWords,
	"sum":         sumWords,
	"region":      regionWords,
	"nation":      nationWords,
	"event":       eventWords,
	"content":     contentWords,
	"group":       groupWords,
	"stage":       stageWords,
	"per":         perWords,
	"respective":  respectiveWords,
	"capital":     capitalWords,
	"decree":      decreeWords,
	"fair":        fairWords,
	"home":        homeWords,
	"fund":        fundWords,
	"fund_short":  fundShortWords,
	"fund_behind": fundBehindWords,
	"vote":        voteWords,
	"receives":    receivesWords,
	"raises":      raisesWords,
	"fdi":         fdiWords,
	"brand":       brandWords,
	"approves":    approvesWords,
	"afterwards":  afterwardsWords,
	"venue":       venueWords,
	"merger":      mergerWords,
	"onward":      onwardWords,
	"announces":   announcesWords,
	"districts":   districtsWords,
}

// kindOf is the kind that a topic calls by a name.
func (x *lexicon) kindOf(name string) kind { return x.kindAt[name] }

// number gives a kind its number when it is first learnt.
func (x *lexicon) number(name string) kind {
	k, ok := x.kindAt[name]
	if !ok {
		k = kind(len(x.kindAt)) + 1 // none is noWords
		x.kindAt[name] = k
	}
	if !slices.Contains(x.kinds, name) {
		x.kinds = append(x.kinds, name)
	}
	return k
}
