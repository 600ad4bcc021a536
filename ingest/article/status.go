package article

import "github.com/tonghop/tonghop/ingest/vietnamese"

// statusOf is what happened to the products of an item, "" when its own clause
// does not say. The verb that governs the figure ("công nhận 48 sản phẩm") comes
// first, then what is said after it ("21 sản phẩm được công nhận"), then a verb
// standing farther before it.
func (s *sentence) statusOf(it *item) string {
	if v := s.governing(it); v != "" && v != "supported" {
		if v == "registered" && it.fig.Type == vietnamese.TypeRange && s.isSource(it) {
			v = "recognised" // "lựa chọn từ 5 - 7 sản phẩm" begins a range
		}
		if v == "registered" && s.isSource(it) && s.ofLowerVote(it) {
			v = "recognised"
		}
		if v == "recognised" && s.sentOn(it) {
			return "nominated"
		}
		if v == "recognised" && s.has(statusWords, "shortlisted", it.body, it.reach) {
			return "shortlisted" // "chọn 16 sản phẩm vào vòng chung khảo"
		}
		if v == "registered" && s.cameWith(it) {
			return "recognised"
		}
		return v
	}
	if v := s.predicate(it); v != "" {
		return v
	}
	if s.isSource(it) {
		if s.ofLowerVote(it) {
			return "recognised"
		}
		return "registered"
	}
	if v, ok := s.lastVerb(it.from, it.quantity); ok {
		return v
	}
	return ""
}

// ofLowerVote tells of what others were taken from that a vote had recognised before: "chọn
// 12 sản phẩm trong tổng số 31 sản phẩm tiêu biểu cấp tỉnh".
func (s *sentence) ofLowerVote(it *item) bool {
	_, entered := s.voteLevel(it.body, it.reach)
	_, level := s.ownLevel(it)
	return level && !entered && s.levelBetween(it.body, it.reach) && !s.has(statusWords, "", it.body, it.reach) && s.has(programmeWords, "", it.body, it.reach)
}

// cameWith tells of who takes part with things that are recognised: "góp mặt với
// 9 sản phẩm được công nhận".
func (s *sentence) cameWith(it *item) bool {
	said, ok := s.first(statusWords, it.body, it.cut)
	at := s.tokenAt(it.body)
	for _, c := range s.find(programmeWords, it.body, it.cut) {
		if c.from <= at {
			at = max(at, c.to) // "với 14 sản phẩm CNNT tiêu biểu được công nhận"
		}
	}
	return ok && said.value == "recognised" && said.from == at && s.tokens[said.from].Key == "được" && s.wordBefore(it.quantity) == "với"
}

// isSource tells whether an item is what others were taken from: "được lựa chọn
// từ 204 sản phẩm", "trong tổng số 39 sản phẩm".
func (s *sentence) isSource(it *item) bool {
	c, ok := s.last(statusWords, 0, it.quantity)
	if !ok {
		return false
	}
	last := s.tokens[c.to-1].Key
	return c.value == "registered" && (last == outOf || last == "số") && c.to == s.tokenAt(it.quantity)
}

// adverbs may stand between a verb and the figure that it governs.
var adverbs = keySet("được", "đã", "có", "là", "cho", "tới", "đến", "lên", "thêm", "tổng", "cộng", "số", "chỉ", "và", "ra", "về", "khoảng",
	"hơn", "gần", "trên", "từ", "với", "ít", "nhất", "tối", "thiểu", "các", "thành", "công", "đợt", "này", "mới", "gồm", "trong")

// governing is the verb whose object the figure is.
func (s *sentence) governing(it *item) string {
	found := s.find(statusWords, it.from, it.quantity)
	if len(found) == 0 {
		return ""
	}
	c := found[len(found)-1]
	if s.wordBefore(c.start) == "khi" {
		return "" // "sau khi chấm điểm có 21 sản phẩm được công nhận"
	}
	for i := c.to; i < len(s.tokens) && s.tokens[i].Start < it.quantity; i++ {
		if !adverbs.has(&s.tokens[i]) {
			return ""
		}
	}
	if n := len(found) - 2; c.value == "recognised" && n >= 0 && found[n].value == "nominated" && !s.markBetween(found[n].end, c.start) {
		return "nominated" // "đề nghị UBND tỉnh công nhận 12 sản phẩm"
	}
	if c.value == "nominated" && c.end-c.start <= 4 && len(found) > 1 {
		return found[len(found)-2].value
	}
	return c.value
}

// sentOn tells whether chosen products go on to the vote of a higher level:
// "chọn 12 sản phẩm tham gia bình chọn cấp khu vực".
func (s *sentence) sentOn(it *item) bool {
	to := it.reach
	if whole := s.wholeOf(it); whole != nil {
		to = whole.reach
	}
	for _, c := range s.find(statusWords, it.body, to) {
		if c.value == "registered" && s.voteAfter(c.end, to) || c.value == "nominated" {
			return true
		}
	}
	return false
}

// wholeOf is what a figure is taken from, where it is said right behind it: "chọn 15 sản phẩm
// trong số 38 sản phẩm".
func (s *sentence) wholeOf(it *item) *item {
	for i := 1; i < len(s.items); i++ {
		if &s.items[i-1] == it && s.isWhole(&s.items[i]) {
			return &s.items[i]
		}
	}
	return nil
}

// voteAfter tells whether a vote is named right after at.
func (s *sentence) voteAfter(at, to int) bool {
	i := s.tokenAt(at)
	for n := 0; n < 4 && i+n < len(s.tokens) && s.tokens[i+n].End <= to; n++ {
		switch s.tokens[i+n].Key {
		case "chon", "chọn", "thi", "cấp", "xét":
			return true
		}
	}
	return false
}

var outOf = keyOf("từ")

// purposes open a clause that says what something is for, or what came before.
var purposes = keySet("để", "nhằm", "sau", "trước")

// predicate is the last verb after the noun, purposes and histories left out:
// "đã đạt cấp huyện" says where a product comes from, not what happens now.
func (s *sentence) predicate(it *item) string {
	verb := ""
	limit := it.reach
	for i := s.tokenAt(it.body); i < len(s.tokens) && s.tokens[i].Start < limit; i++ {
		if purposes.has(&s.tokens[i]) {
			limit = s.tokens[i].Start
		}
	}
	for _, c := range s.find(statusWords, it.body, limit) {
		switch {
		case c.value == "supported":
		case c.value == "registered" && s.tokens[c.to-1].Key == outOf:
			verb = "recognised" // "173 sản phẩm được chọn từ 478 sản phẩm"
		case c.value == "registered" && s.has(eventWords, "", c.end, min(c.end+25, it.reach)):
		case c.value == "recognised" && s.tokens[c.from].Key == "đạt" && s.starsIn(c.start, it.reach) == "" && verb == "registered":
		case c.value == "recognised" && verb == "nominated": // "được đề nghị UBND tỉnh công nhận"
		case c.value == "registered" && verb == "nominated": // "được chọn gửi tham gia bình chọn"
		default:
			verb = c.value
		}
	}
	return verb
}

func (s *sentence) lastVerb(from, to int) (string, bool) {
	found := s.find(statusWords, from, to)
	for i := len(found) - 1; i >= 0; i-- {
		if found[i].value != "supported" {
			return found[i].value, true
		}
	}
	return "", false
}
