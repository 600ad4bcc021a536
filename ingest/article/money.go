package article

import "slices"

// moneyRole is whose money an amount is: the nearest word for it before the
// amount in its clause, else the one right after; "none" when nothing says it.
func (r *reader) moneyRole(s *sentence, it *item) string {
	per := r.rates(it.fig.Per)
	if slices.Contains(per, "award") && r.votedIn(s) {
		return "award"
	}
	if slices.Contains(per, "average") {
		return "average"
	}
	after, follows := s.first(moneyWords, it.body, it.cut)
	if c, ok := s.last(moneyWords, it.from, it.quantity); ok {
		if follows && c.value == "other" && after.value == "matching" && after.start-it.fig.End <= 2 {
			return after.value // "huy động 12 tỷ đồng vốn đối ứng"
		}
		return c.value
	}
	if slices.Contains(per, "income") {
		return "income"
	}
	if follows && after.start-it.fig.End < 25 && !s.has(partWords, "", it.body, after.start) {
		switch after.value {
		case "state", "matching", "other":
			return after.value
		case "capital":
			if after.start-it.fig.End <= 2 {
				return after.value // "thu hút 2,9 tỷ USD vốn đăng ký"
			}
		}
	}
	return "none"
}

// rates are what the tail of a rate, "người/tháng", says an amount is.
func (r *reader) rates(per string) []string {
	if per == "" {
		return nil
	}
	var found []string
	for _, c := range r.wordings(per).of(perWords) {
		found = append(found, c.value)
	}
	return found
}

// band tells whether an amount classes villages or products by their revenue:
// "15 làng có doanh thu từ 5 đến 8 tỷ".
func (c *candidate) band() bool {
	if c.prev == nil || c.prev.isMoney() || c.r.lex.purse(c.prev.prog) || c.it.fig.Per == "" {
		return false
	}
	role, ok := c.s.last(moneyWords, c.it.from, c.it.quantity)
	return c.s.governing(c.it) == "recognised" || ok && role.value == "revenue"
}

// capital tells whether an amount is called capital.
func (c *candidate) capital() bool {
	if c.role != "budget" {
		return c.role == "capital"
	}
	if c.s.has(capitalWords, "", c.it.from, min(c.it.from+3, c.it.quantity)) {
		return true
	}
	said, ok := c.s.last(moneyWords, c.it.from, c.it.quantity)
	word, named := c.s.last(capitalWords, c.it.from, c.it.quantity)
	return ok && named && word.end == said.end && c.prev != nil && c.prev.prog == c.rule.Programme // "520 dự án, tổng vốn 12.400 tỷ đồng"
}

// foreign tells whether an amount is said to be foreign capital right after it:
// "thu hút 1,05 tỷ USD vốn FDI".
func (s *sentence) foreign(it *item) bool {
	c, ok := s.first(fdiWords, it.body, it.cut)
	return ok && c.start-it.body <= 6
}

// gives tells whether the clause gives the amount in support.
func (c *candidate) gives() bool {
	verb, ok := c.s.last(statusWords, c.it.from, c.it.quantity)
	return ok && verb.value == "supported"
}

// funded tells whether an amount is money of the rule's programme.
func (c *candidate) funded() bool {
	p := c.r.lex.programme(c.rule.Programme)
	if !c.s.stated(p.ID) && c.s.ofNamedScheme(c.it, p.Works) {
		return false
	}
	if c.near(p.ID) || c.prev != nil && c.prev.prog == p.ID {
		return true
	}
	voted := c.r.lex.voted(c.r.para.prog) && slices.Contains(p.Helps, c.r.para.prog)
	return c.beneficiary() && (c.gives() || c.role == "budget") || voted && c.role == "budget"
}

// ofNamedScheme tells whether the words before an amount name a scheme of its own:
// "Đề án Di sản đương đại Mang Thít có kinh phí 1.000 tỷ đồng".
func (s *sentence) ofNamedScheme(it *item, works []string) bool {
	for _, c := range s.find(nounWords, 0, it.quantity) {
		if slices.Contains(works, c.value) && c.to < len(s.tokens) && s.tokens[c.to].Capital && (c.from == 0 || !s.tokens[c.from-1].Digit) {
			return true
		}
	}
	return false
}

// ownInvestment tells of what a business itself invests: "chúng tôi đầu tư hơn 20
// tỷ đồng cho dây chuyền mới".
func (s *sentence) ownInvestment(it *item) bool {
	i := s.tokenAt(it.quantity)
	for i > 0 && (s.tokens[i-1].Key == "thêm" || s.tokens[i-1].Key == "tới") {
		i--
	}
	return i > 1 && s.tokens[i-1].Key == "tư" && s.tokens[i-2].Key == "đầu" && (i < 3 || s.tokens[i-3].Key != "trợ")
}

// ofDistricts tells of money that the districts give, not the province: "Ngoài ra, các
// huyện, thành phố trích ngân sách 1,1 tỷ đồng".
func (s *sentence) ofDistricts(it *item) bool {
	return slices.ContainsFunc(s.find(districtsWords, it.from, it.quantity), func(c cue) bool { return c.value == "purse" || s.boundaryBefore(c.start) })
}

// sharesOut tells whether the sentence divides a budget among sources: a state
// budget that stands alone is the budget itself.
func (s *sentence) sharesOut(it *item) bool {
	for _, c := range s.find(moneyWords, 0, s.length) {
		if c.value == "other" || c.value == "matching" {
			return true
		}
	}
	return s.has(partWords, "", 0, it.quantity)
}

// toFacilities tells whether an amount goes to facilities or projects: "1,6 tỷ
// đồng cho 3 cơ sở".
func (s *sentence) toFacilities(it *item) bool {
	i := s.tokenAt(it.fig.End)
	return i < len(s.tokens) && (s.tokens[i].Key == "cho" || s.tokens[i].Key == "hỗ")
}
