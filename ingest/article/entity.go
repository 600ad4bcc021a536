package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// hasThing tells whether something that is registered or recognised is named in
// [from, to).
func (c *candidate) hasThing(from, to int) bool {
	return slices.ContainsFunc(c.s.find(nounWords, from, to), func(n cue) bool { return c.r.lex.rulesOf(n.value).thing })
}

// ofThings tells whether who is counted stands behind things: "76 sản phẩm do 51
// cơ sở", "các sản phẩm … thuộc về 38 cơ sở"; or behind what is handed in for
// them.
func (c *candidate) ofThings(handedIn string) bool {
	if c.it.chained && (c.prev != nil && c.prev.thing || c.i > 0 && c.s.items[c.i-1].noun.value == handedIn) {
		return true
	}
	i := c.s.tokenAt(c.it.quantity) - 1
	if i >= 0 && c.s.tokens[i].Key == "là" && c.prev != nil && c.prev.thing {
		return true // "chủ nhân của 17 sản phẩm này là 15 cơ sở"
	}
	if i >= 1 && c.s.tokens[i].Key == "về" {
		i--
	}
	return i >= 0 && (chains.has(&c.s.tokens[i]) || c.s.tokens[i].Key == "là" || c.s.tokens[i].Key == "bởi") && c.s.tokens[i].Key != "cho" &&
		(c.hasThing(c.it.from, c.it.quantity) || i > 0 && handedIn != "" && c.s.has(nounWords, handedIn, c.it.from, c.s.tokens[i].Start) && c.s.tokens[i].Key == "của")
}

// isNew tells whether what is counted was founded just now.
func (s *sentence) isNew(it *item) bool {
	next, near := s.tokenAt(it.body), max(it.from, it.quantity-30)
	return s.has(stateWords, "new", near, it.cut) || s.has(stateWords, "founded", near, it.cut) ||
		next < len(s.tokens) && s.tokens[next].End <= it.cut && s.tokens[next].Key == "mới"
}

// plainCount tells whether a sentence about none but the given programmes says
// of a province how many there are, and nothing more of them: "Đắk Lắk hiện có
// 786 HTX, …".
func (s *sentence) plainCount(it *item, besides []string) bool {
	for _, c := range s.find(programmeWords, 0, s.length) {
		if !slices.Contains(besides, c.value) {
			return false
		}
	}
	provinces := s.anyPlace(func(p *vietnamese.Place) bool { return p.Kind == vietnamese.PlaceProvince && p.End <= it.quantity })
	i := s.tokenAt(it.body)
	ends := i >= len(s.tokens) || s.tokens[i].Mark || s.tokens[i].Key == "và"
	if c, ok := s.first(stateWords, it.body, it.cut); ok && c.value == "operating" && c.start-it.body <= 2 {
		ends = true
	}
	return provinces && ends && s.wordBefore(it.quantity) == has
}

// supported tells whether the clause gives support to what is counted.
func (c *candidate) supported() bool {
	s, it := c.s, c.it
	if verb, ok := s.first(statusWords, it.body, it.cut); ok && verb.value == "supported" && s.wordBefore(verb.start) != "để" {
		if s.has(receivesWords, "", verb.start, verb.end) {
			return true
		}
	}
	if verb, ok := s.first(statusWords, it.body, s.length); ok && verb.from == s.tokenAt(it.body) && verb.value == "supported" && s.has(receivesWords, "", verb.start, verb.end) {
		return true // "5 cơ sở được hỗ trợ 1,6 tỷ đồng"
	}
	if s.receivesLater(it) {
		return true
	}
	if it.chained && c.prev != nil {
		return c.prev.prog == c.rule.Programme
	}
	if verb, ok := s.last(statusWords, it.from, it.quantity); ok {
		return verb.value == "supported"
	}
	return c.prev != nil && c.prev.prog == c.rule.Programme && !c.takesPart()
}

// receivesLater tells of who is said to be something more and then to be supported: "38 cơ
// sở có sản phẩm đạt giải được hỗ trợ 4,7 tỷ đồng", "14 cơ sở chế biến dừa được hỗ trợ".
func (s *sentence) receivesLater(it *item) bool {
	at := s.tokenAt(it.body)
	for _, c := range s.find(receivesWords, it.body, s.length) {
		if (c.from-at <= 5 || s.tokens[at].Key == has) && s.tokens[c.from].Key == "được" && !s.markBetween(it.body, c.start) && !s.figureBetween(it.body, c.start) {
			return true
		}
	}
	return false
}

// takesPart tells whether who is counted takes part in the vote.
func (c *candidate) takesPart() bool {
	s, it := c.s, c.it
	if verb, ok := s.first(statusWords, it.body, it.cut); ok {
		switch verb.value {
		case "registered":
			return !s.has(eventWords, "", verb.end, min(verb.end+25, it.cut))
		case "recognised", "nominated":
			return true
		}
	}
	if verb, ok := s.first(statusWords, it.body, s.length); ok && verb.from == s.tokenAt(it.body) && verb.value == "registered" {
		return true // "192 cơ sở tham gia đăng ký 346 sản phẩm"
	}
	if c.hasThing(it.body, it.cut) || it.noun.kind == "" && c.hasThing(it.from, it.quantity) {
		return true
	}
	v := s.governing(it)
	return v == "registered" || v == "recognised"
}

// owns tells whether who is counted has things of the rule's programme, or is
// called by the noun for those who have.
func (c *candidate) owns(owner string) bool {
	s, it := c.s, c.it
	return s.has(nounWords, owner, it.body, it.cut) ||
		s.has(programmeWords, c.rule.Programme, it.body, it.cut) && (c.hasThing(it.body, it.cut) || s.has(statusWords, "registered", it.body, it.cut))
}
