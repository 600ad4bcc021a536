package article

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// share builds the items and shares the words between the figures out.
func (s *sentence) share() []item {
	items := s.items[:0]
	for i := range s.figures {
		if f := &s.figures[i]; (!isShare(f) || s.rateOf(f).kind != "") && !s.isGrade(f) && !s.countsTime(f) {
			items = append(items, item{fig: f})
		}
	}
	for i := range items {
		it := &items[i]
		f := it.fig
		it.quantity, it.body = f.Start, f.End
		if q := f.QualifierSpan; q.End > q.Start && q.Start < f.Start {
			it.quantity = q.Start
		}
		limit := s.length
		if i+1 < len(items) {
			limit = items[i+1].fig.Start
		}
		it.noun = s.nounAfter(f.End, limit)
		if rate := s.rateOf(f); rate.kind != "" {
			if it.noun = rate; rate.start < f.Start {
				it.noun.end = it.body
			}
		}
		if it.noun.kind != "" {
			it.body = it.noun.end
		}
	}
	s.lendNouns(items)
	for i := range items {
		end := s.clauseEnd(items[i].body)
		if i+1 < len(items) {
			end = items[i+1].quantity
		}
		body := min(items[i].body, end)
		cut, chained := end, false
		if i+1 < len(items) {
			cut, chained = s.cutBetween(body, end)
			items[i+1].from, items[i+1].chained = cut, chained
		}
		items[i].cut = min(cut, max(body, s.clauseEnd(body)))
	}
	for i := len(items) - 1; i >= 0; i-- {
		items[i].reach = items[i].cut
		if i+1 < len(items) && items[i+1].chained {
			items[i].reach = items[i+1].reach
		}
	}
	return items
}

// isGrade tells of the figure of a grade, which counts nothing: "đạt 03 sao trở lên".
func (s *sentence) isGrade(f *vietnamese.Figure) bool {
	return slices.ContainsFunc(s.stars, func(st starSpan) bool { return st.start <= f.Start && f.End <= st.end })
}

// lendNouns gives a figure without a noun that of the whole it is taken from:
// "chọn 18 trong tổng số 27 sản phẩm", or of the last of a row: "9, 11 và 14 đề
// án".
func (s *sentence) lendNouns(items []item) {
	for i := len(items) - 2; i >= 0; i-- {
		whole := &items[i+1]
		if items[i].noun.kind == "" && s.risesTo(&items[i], whole) {
			if c := s.nounOf(whole, items[i].quantity); c.kind == "noun" {
				for _, it := range []*item{&items[i], whole} {
					if it.noun.kind == "" {
						at := s.tokenAt(it.fig.End)
						it.noun = cue{phrase: c, start: it.fig.End, end: it.fig.End, from: at, to: at}
					}
				}
			}
			continue
		}
		if items[i].noun.kind != "" || whole.noun.kind != "noun" || items[i].fig.Unit != "" && items[i].fig.Unit != whole.fig.Unit {
			continue
		}
		at := s.tokenAt(items[i].fig.End)
		if s.onlyJoined(items[i].fig.End, whole.quantity) || s.isWhole(whole) && s.tokenAt(whole.quantity)-at <= 3 {
			items[i].noun = cue{phrase: whole.noun.phrase, start: items[i].fig.End, end: items[i].fig.End, from: at, to: at}
		}
	}
}

// risesTo tells of a number that became another: "tăng từ 103 lên 298 sản phẩm".
func (s *sentence) risesTo(a, b *item) bool {
	i, n, to := s.tokenAt(a.quantity), s.tokenAt(a.fig.End), s.tokenAt(b.quantity)
	return i > 0 && s.tokens[i-1].Key == outOf && n < to && to <= n+2 && became.has(&s.tokens[n]) && (to == n+1 || attaining.has(&s.tokens[n+1])) &&
		(a.fig.Unit == "" || a.fig.Unit == b.fig.Unit) && (b.fig.Unit == "" || b.noun.kind == "noun") && a.fig.Type == vietnamese.TypeNumber && b.fig.Type == vietnamese.TypeNumber
}

var became = keySet("lên", "xuống", "thành")

// nounOf is what a figure counts by its own noun, or by the one whose number the words
// before at tell of.
func (s *sentence) nounOf(it *item, at int) *phrase {
	if it.noun.kind != "" {
		return it.noun.phrase
	}
	return s.numbered(at).phrase
}

// numbered is the noun whose number the words before at tell of: "Số chủ thể tăng từ".
func (s *sentence) numbered(at int) cue {
	found := s.find(nounWords, 0, at)
	if n := len(found) - 1; n >= 0 && numberWords.has(s.before(found[n].start)) && !s.markBetween(found[n].end, at) {
		return found[n]
	}
	return noCue
}

// isShare tells of percentages: they stand beside figures and divide no clause,
// unless a rate is a figure of its own.
func isShare(f *vietnamese.Figure) bool {
	switch f.Unit {
	case "percent", "percentage_point", "per_mille":
		return true
	}
	return false
}

// clauseEnd is where the clause that goes on at from ends.
func (s *sentence) clauseEnd(from int) int {
	for _, at := range s.stops {
		if int(at) >= from {
			return int(at)
		}
	}
	return s.length
}

// nounAfter is the counted noun that begins right after at.
func (s *sentence) nounAfter(at, limit int) cue {
	i := s.tokenAt(at)
	for i < len(s.tokens) && s.tokens[i].Start < limit {
		if c, ok := s.nounAt(i); ok {
			return c
		}
		if end := s.saidAgain(i); end > i {
			i = end
			continue
		}
		// A denominator, a footnote mark or an adjective may stand between.
		if !s.betweenFigureAndNoun(i) {
			return noCue
		}
		i++
	}
	return noCue
}

// nounAt is the counted noun that begins with token i.
func (s *sentence) nounAt(i int) (cue, bool) {
	nouns := s.cues.of(nounWords)
	at, ok := slices.BinarySearchFunc(nouns, i, func(c cue, i int) int { return c.from - i })
	if !ok {
		return noCue, false
	}
	return nouns[at], true
}

// saidAgain steps over the number said again in brackets: "40 (bốn mươi) sản
// phẩm".
func (s *sentence) saidAgain(i int) int {
	if s.tokens[i].Key != "(" {
		return i
	}
	for end := i + 1; end < len(s.tokens) && end <= i+8; end++ {
		switch t := &s.tokens[end]; {
		case t.Key == ")":
			return end + 1
		case !spoken.has(t) && !unicode.IsDigit(rune(t.Key[0])):
			return i
		}
	}
	return i
}

var spoken = keySet("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "mốt", "tư", "lăm", "trăm", "linh", "lẻ", "nghìn", "ngàn", "không")

// betweenFigureAndNoun tells what may stand between a figure and its noun: a
// denominator ("24/48 sản phẩm") or a plural word.
func (s *sentence) betweenFigureAndNoun(i int) bool {
	t := &s.tokens[i]
	digit := func(i int) bool { return i >= 0 && i < len(s.tokens) && unicode.IsDigit(rune(s.tokens[i].Key[0])) }
	switch {
	case t.Key == "/", plurals.has(t):
		return true
	case t.Key == "." || t.Key == ",":
		return digit(i-1) && digit(i+1) && s.tokens[i+1].Start == t.End
	}
	return digit(i) && i > 0 && (s.tokens[i-1].Key == "/" || s.tokens[i-1].Key == "." || s.tokens[i-1].Key == ",")
}

// The small words that the grammar turns on.
var (
	plurals  = keySet("các", "lượt")
	joints   = keySet("và", "cùng", "còn", "riêng")
	chains   = keySet("của", "do", "thuộc", "từ", "cho", "với", "tại", "ở")
	loose    = keySet("từ", "cho", "với") // tie only what no comma parts
	has      = "có"
	openings = keySet("và", "còn", "riêng", "đó", "trong", "vào", "nay", "thì", "nhưng")
)

// cutBetween finds where the words [from, to) between two figures part.
func (s *sentence) cutBetween(from, to int) (cut int, chained bool) {
	comma, joint, strong := -1, -1, -1
	lo, hi := s.tokenAt(from), s.tokenAt(to)
	for i := lo; i < hi; i++ {
		switch t := &s.tokens[i]; {
		case t.Key == ",":
			comma = t.End
		case t.Mark && strings.Contains(";():.", t.Key) && !s.inPlace(t.Start):
			strong = t.End
		case joints.has(t) && !s.joinsPlaces(i) && !(t.Key == "cùng" && i+1 < hi && s.tokens[i+1].Key == has):
			joint = t.Start
		}
	}
	for _, c := range s.find(partWords, from, to) {
		if c.from > lo || !s.pointsAt(c) {
			strong = max(strong, c.start)
		}
	}
	if c, ok := s.last(statusWords, from, to); ok && c.to == hi && s.tokens[hi-1].Key == outOf {
		return c.end, false // "được chọn từ 478 sản phẩm": others than those chosen
	}
	if hi > lo && chains.has(&s.tokens[hi-1]) && !s.opensRange(hi) && (comma < 0 && strong < 0 || !loose.has(&s.tokens[hi-1])) {
		return s.tokens[hi-1].Start, true
	}
	switch {
	case strong >= 0:
		return strong, false
	case comma >= 0 && comma >= joint:
		return comma, false
	case joint >= 0:
		return joint, false
	}
	return s.introducer(from, to), false
}

// opensRange tells whether token i is a range that "từ" before it opens: "thu nhập từ 5
// đến 7 triệu đồng".
func (s *sentence) opensRange(i int) bool {
	return i > 0 && i < len(s.tokens) && s.tokens[i-1].Key == outOf && slices.ContainsFunc(s.figures, func(f vietnamese.Figure) bool {
		return f.Start == s.tokens[i].Start && f.Type == vietnamese.TypeRange
	})
}

// pointsAt tells whether words for a part only say of what the figure right before them
// is one: "47 sản phẩm trong số đó được công nhận cấp khu vực".
func (s *sentence) pointsAt(part cue) bool {
	return part.to-part.from > 2 && pointers.has(&s.tokens[part.to-1]) && part.to < len(s.tokens) && goings.has(&s.tokens[part.to])
}

// joinsPlaces tells whether a word only joins two places: "Bến Tre và Đồng Tháp".
func (s *sentence) joinsPlaces(i int) bool {
	before := i > 0 && s.anyPlace(func(p *vietnamese.Place) bool { return p.End == s.tokens[i-1].End })
	return before && s.anyPlace(func(p *vietnamese.Place) bool { n := s.tokenAt(p.Start) - i; return n == 1 || n == 2 })
}

// inPlace tells whether a mark belongs to the name of a place: "TP.Thái Bình".
func (s *sentence) inPlace(at int) bool {
	return s.anyPlace(func(p *vietnamese.Place) bool { return p.Start < at && at < p.End })
}

// moneyAt tells whether the figure that begins at or right after at is money.
func (s *sentence) moneyAt(at int) bool {
	for i := range s.figures {
		if f := &s.figures[i]; f.End > at {
			return f.Unit == "vnd" || f.Unit == "usd"
		}
	}
	return false
}

// introducer is where the word begins that introduces the figure at to, when no
// mark parts it from the figure before: "máy cắt trị giá 1,8 tỷ đồng".
func (s *sentence) introducer(from, to int) int {
	at := to
	for _, k := range []kind{moneyWords, statusWords} {
		c, ok := s.last(k, from, to)
		if ok && k == moneyWords && c.from == s.tokenAt(from) && !s.moneyAt(to) {
			continue // "4,5 tỷ đồng kinh phí khuyến công hỗ trợ 20 cơ sở"
		}
		if ok && s.tokenAt(to)-c.to <= 2 {
			at = min(at, c.start)
			if k == statusWords && c.to < len(s.tokens) && s.tokens[c.to].Key == has {
				at = s.tokens[c.to].Start // "20 sản phẩm dự thi có 7 sản phẩm": the verb says more of the first
			}
		}
	}
	return at
}
