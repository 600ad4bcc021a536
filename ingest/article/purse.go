package article

import (
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// fundLevel is the purse that the money comes from: khuyến công quốc gia or địa
// phương.
func (r *reader) fundLevel(s *sentence, it *item, f *frame, prev *claim) pipeline.Level {
	if s.has(fundWords, "shared", it.from, it.cut) {
		return pipeline.NoLevel
	}
	if c, ok := s.last(fundWords, it.from, it.quantity); ok {
		if s.isPurseOfPart(it, c) {
			return pipeline.NoLevel
		}
		return pipeline.Level(c.value)
	}
	if c, ok := s.last(fundShortWords, it.from, it.quantity); ok && s.tokenAt(it.quantity)-c.to <= 1 && (!provinces.has(&s.tokens[c.from]) || s.ofOtherPurse(c)) {
		return pipeline.Level(c.value) // "quốc gia 600 triệu đồng, địa phương 1,8 tỷ đồng"
	}
	if c, ok := s.first(fundBehindWords, it.fig.End, it.cut); ok && f.isMoney() && c.from == s.tokenAt(it.fig.End) {
		return pipeline.Level(c.value) // "2,4 tỷ đồng của Trung ương và 4,8 tỷ đồng của tỉnh"
	}
	if c, ok := s.first(fundWords, it.fig.End, it.cut); ok {
		return pipeline.Level(c.value)
	}
	if prev != nil && prev.frame.prog == f.prog && s.wordBefore(it.quantity) == "(" {
		return prev.obs.Level // "4 đề án khuyến công quốc gia (1,5 tỷ đồng)"
	}
	if prev != nil && s.bracketCloses(prev.span.End, it.quantity) && s.purseIn(s.bracketOf(prev.item), it.quantity) {
		c, _ := s.last(fundWords, 0, s.bracketOf(prev.item)) // what brackets say is of what they explain alone
		if c.value == "shared" {
			return pipeline.NoLevel
		}
		return pipeline.Level(c.value)
	}
	if prev != nil && prev.frame.prog == f.prog && (it.chained || !s.twoFunds() || r.moneyOf(s, it, prev, "budget", "worth")) {
		return prev.obs.Level
	}
	if prev != nil && prev.frame.prog == f.prog && prev.frame.isMoney() != f.isMoney() && !s.markBetween(prev.span.End, it.quantity) &&
		s.has(statusWords, "supported", prev.span.End, it.quantity) {
		return prev.obs.Level // "3,1 tỷ đồng hỗ trợ 9 cơ sở", "21 đề án khuyến công quốc gia được hỗ trợ 6,1 tỷ đồng"
	}
	if s.twoFunds() {
		return pipeline.NoLevel
	}
	if c, ok := s.last(fundWords, 0, it.quantity); ok && c.value != "shared" {
		return pipeline.Level(c.value)
	}
	if r.para.prog == f.prog && (!s.stated(f.prog) || s.goesOn(r.para.units) || s.goesOnward()) {
		return r.para.level
	}
	return r.head.purse
}

// ofOtherPurse tells whether the sentence names another purse before words for one: "trung
// ương cấp 2,4 tỷ đồng, tỉnh bố trí 3,8 tỷ đồng".
func (s *sentence) ofOtherPurse(c cue) bool {
	other := func(o cue) bool { return o.value != c.value }
	return slices.ContainsFunc(s.find(fundShortWords, 0, c.start), other) || slices.ContainsFunc(s.find(fundWords, 0, c.start), other)
}

// purseIn tells whether words for a purse stand in [from, to).
func (s *sentence) purseIn(from, to int) bool {
	return s.has(fundWords, "", from, to) || s.has(fundShortWords, "", from, to)
}

// bracketOf is where the bracket opens that a figure stands in.
func (s *sentence) bracketOf(it *item) int { return s.bracketBefore(s.tokenAt(it.quantity)) }

// bracketBefore is where the last bracket opens before token i.
func (s *sentence) bracketBefore(i int) int {
	for i--; i >= 0; i-- {
		if s.tokens[i].Key == "(" {
			return s.tokens[i].Start
		}
	}
	return 0
}

// isPurseOfPart tells whether the purse that a sentence names before a figure is
// that of a part of it: "kinh phí của Chương trình khuyến công quốc gia đạt 1.436
// tỷ đồng, trong đó khuyến công quốc gia chiếm 36,6%".
func (s *sentence) isPurseOfPart(it *item, purse cue) bool {
	part, ok := s.first(partWords, it.fig.End, s.length)
	if !ok {
		return false
	}
	of, ok := s.first(fundWords, part.end, s.length)
	return ok && of.value == purse.value && of.from-part.to <= 3
}

// moneyOf tells whether an amount with one of these roles is that of what was counted
// right before it: "2 đề án, kinh phí 600 triệu đồng".
func (r *reader) moneyOf(s *sentence, it *item, prev *claim, roles ...string) bool {
	return !prev.frame.isMoney() && prev.cut == it.from && slices.Contains(roles, r.moneyRole(s, it)) && !s.hasKey(";", prev.span.End, it.quantity)
}

// twoFunds tells whether the sentence speaks of both purses, so that neither is
// meant where none is named.
func (s *sentence) twoFunds() bool {
	found := s.find(fundWords, 0, s.length)
	for i := range found {
		if found[i].value != found[0].value || found[i].value == "shared" {
			return true
		}
	}
	return false
}

// onlyPurse is the one purse that the sentence speaks of.
func (s *sentence) onlyPurse() (pipeline.Level, bool) {
	c, ok := s.last(fundWords, 0, s.length)
	if !ok || s.twoFunds() {
		return pipeline.NoLevel, false
	}
	return pipeline.Level(c.value), true
}
