package article

import (
	"unicode"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// ofOneCompany tells whether the words before the figure make it the count of a
// single business: "Công ty TNHH An Phú có 3 sản phẩm".
func (s *sentence) ofOneCompany(it *item) bool {
	if s.isWhole(it) && s.ownedBy(it) {
		return false // "Công ty An Phú có 4 sản phẩm trong số 15 sản phẩm của Thanh Hóa"
	}
	one := false
	for _, c := range s.find(nounWords, it.from, it.quantity) {
		if !s.lex.who[c.value] {
			continue
		}
		if c.from > 0 && (many.has(&s.tokens[c.from-1]) || unicode.IsDigit(rune(s.tokens[c.from-1].Key[0]))) {
			one = one && !many.has(&s.tokens[c.from-1]) // "do Công ty An Phú … thực hiện, vốn đối ứng của các đơn vị 1,9 tỷ đồng"
			continue
		}
		one = one || s.namedBetween(c.to, it.quantity)
	}
	return one || s.opensWithCompany(it) || s.meansOfCompany(it)
}

// meansOfCompany tells of what one business did something with: "Nhờ nguồn vốn khuyến
// công 300 triệu đồng, HTX Tân Thành đầu tư máy sấy".
func (s *sentence) meansOfCompany(it *item) bool {
	if !s.opensWithMeans() {
		return false
	}
	for _, c := range s.find(nounWords, it.fig.End, s.length) {
		if s.lex.who[c.value] && c.from > 0 && s.tokens[c.from-1].Key == "," && !s.plural(c) && c.to < len(s.tokens) && s.tokens[c.to].Capital {
			return true
		}
	}
	return false
}

// opensWithCompany tells whether the sentence is about one business or village
// that it begins with, up to the figure.
func (s *sentence) opensWithCompany(it *item) bool {
	list := s.cues.of(nounWords)
	if len(list) == 0 || list[0].from > 1 || !s.lex.who[list[0].value] || list[0].end > it.quantity || s.plural(list[0]) || !s.namedBetween(list[0].to, it.quantity) {
		return false
	}
	return !s.has(homeWords, "", list[0].end, it.quantity) && !s.has(sumWords, "area", list[0].end, it.quantity)
}

// aboutOne tells whether a sentence is about the one business that it begins with.
func (s *sentence) aboutOne() bool {
	list := s.cues.of(nounWords)
	return len(list) > 0 && list[0].from == 0 && s.lex.who[list[0].value] && !s.plural(list[0]) && s.namedBetween(list[0].to, s.length)
}

// goesOnWithIt tells whether a sentence says more of the business that the one before was
// about: "Doanh nghiệp có 85 lao động".
func (s *sentence) goesOnWithIt() bool {
	list := s.cues.of(nounWords)
	if len(list) == 0 || list[0].from != 0 || !s.lex.who[list[0].value] || list[0].to >= len(s.tokens) {
		return false
	}
	next := &s.tokens[list[0].to]
	return !s.namesProvince() && (next.Key == has || next.Key == "này" || next.Key == "hiện" || goings.has(next))
}

// onlyHosts tells whether a sentence names a zone or a cluster only as where
// something stands: "Nhà máy … tại Khu công nghiệp Hòa Hiệp có vốn đầu tư …".
func (s *sentence) onlyHosts(prog string) bool {
	hosts := 0
	for _, c := range s.find(programmeWords, 0, s.length) {
		if c.value != prog {
			continue
		}
		named := c.to < len(s.tokens) && (s.tokens[c.to].Capital || unicode.IsDigit(rune(s.tokens[c.to].Key[0])))
		if c.from < 2 || !hosting.has(&s.tokens[c.from-1]) || !named {
			return false
		}
		hosts++
	}
	return hosts > 0
}

// hostOf is the one zone or cluster that a figure is about: "KCN Nam Đình Vũ rộng
// 1.329 ha", "" where zones are spoken of together.
func (r *reader) hostOf(s *sentence, it *item, f *frame) string {
	if !r.lex.programme(f.prog).Site || f.itself {
		return ""
	}
	named := s.cues.of(programmeWords)
	for n := len(named) - 1; n >= 0; n-- {
		c := named[n]
		if c.value != f.prog || c.end > it.quantity {
			continue
		}
		end := c.to
		for end < len(s.tokens) && end < c.to+6 && (s.tokens[end].Capital || unicode.IsDigit(rune(s.tokens[end].Key[0]))) && s.tokens[end].End <= it.quantity {
			end++
		}
		if end == c.to || !s.tokens[c.to].Capital || s.plural(c) || s.anyPlace(func(p *vietnamese.Place) bool { return s.tokens[c.to].Start == p.Start }) {
			return ""
		}
		return s.line.Slice(c.start, s.tokens[end-1].End)
	}
	return ""
}

// plural tells whether a wording speaks of several.
func (s *sentence) plural(c cue) bool {
	if many.has(&s.tokens[c.from]) {
		return true
	}
	return c.from > 0 && (many.has(&s.tokens[c.from-1]) || unicode.IsDigit(rune(s.tokens[c.from-1].Key[0])))
}

var hosting = keySet("tại", "ở", "trong", "vào", "thuộc")

// namedBetween tells whether a name follows at token i, before anything else is
// said.
func (s *sentence) namedBetween(i, to int) bool {
	for n := 0; n < 6 && i+n < len(s.tokens) && s.tokens[i+n].Start < to; n++ {
		t := &s.tokens[i+n]
		switch {
		case t.Capital:
			return true
		case t.Mark || elliptical.has(t) || t.Key == "có":
			return false
		}
	}
	return false
}

// forEach tells whether a figure holds for each of several: "mỗi cơ sở được đăng
// ký tối đa 3 sản phẩm".
func (s *sentence) forEach(it *item) bool {
	if it.each == unasked {
		it.each = no
		if s.eachBefore(it) || s.eachInRow(it) {
			it.each = yes
		}
	}
	return it.each == yes
}

func (s *sentence) eachBefore(it *item) bool {
	apart := false // by a comma, over which only years reach
	for i := s.tokenAt(it.quantity) - 1; i >= 0 && s.tokens[i].Start >= it.from; i-- {
		t := &s.tokens[i]
		switch {
		case t.Key == ",":
			apart = true
		case t.Mark:
			return false
		case s.eachYearAt(i), !apart && each.has(t) && !(t.Key == "mỗi" && i+1 < len(s.tokens) && s.tokens[i+1].Key == "xã"):
			return true
		}
	}
	return false
}

// eachInRow tells of what goes on with a row that holds for each: "mỗi năm có 15 sản
// phẩm cấp tỉnh, 5 sản phẩm cấp khu vực".
func (s *sentence) eachInRow(it *item) bool {
	for i := 1; i < len(s.items); i++ {
		before := &s.items[i-1]
		if &s.items[i] == it {
			return before.noun.value == it.noun.value && (before.fig.Distributive || s.forEach(before)) && !s.has(statusWords, "", before.cut, it.quantity) &&
				s.tokenAt(it.quantity)-s.tokenAt(before.cut) <= 1
		}
	}
	return false
}

// eachYearAt tells of words that what follows holds for every year: "mỗi năm", and
// "hằng năm" where a clause begins with it.
func (s *sentence) eachYearAt(i int) bool {
	t := &s.tokens[i]
	return i+1 < len(s.tokens) && s.tokens[i+1].Key == "năm" && (t.Key == "mỗi" || everyYear.has(t) && s.boundaryBefore(t.Start))
}

var everyYear = keySet("hằng", "hàng")

// someOf tells whether a figure is that of some sites of its programme, not of
// all: "nhiều khu công nghiệp có tỷ lệ lấp đầy 100%", "8 khu công nghiệp có tỷ lệ
// lấp đầy trên 90%".
func (c *candidate) someOf() bool {
	named := c.s.find(programmeWords, 0, c.it.quantity)
	for n := len(named) - 1; n >= 0; n-- {
		if at := named[n]; at.value == c.rule.Programme && at.from > 0 {
			before := &c.s.tokens[at.from-1]
			return some.has(before) || before.Key == "số" && at.from > 1 && c.s.tokens[at.from-2].Key == "một" || before.Digit && qualifierOf(c.it.fig) != pipeline.Exact
		}
	}
	return false
}

var some = keySet("nhiều", "mỗi", "từng", "vài", "một")

// byRate tells whether things are counted for having a rate above or below a
// mark: "4 khu công nghiệp có tỷ lệ lấp đầy trên 90%" are not all of them.
func (c *candidate) byRate() bool {
	if c.i+1 >= len(c.s.items) {
		return false
	}
	next := &c.s.items[c.i+1]
	return next.noun.kind == "rate" && qualifierOf(next.fig) != pipeline.Exact && !c.s.markBetween(c.it.body, next.quantity)
}
