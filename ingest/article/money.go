package article

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// moneyFrame understands amounts: whose money it is decides the indicator. An
// amount that the clause does not tie to a programme is left alone.
func (r *reader) moneyFrame(s *sentence, it item, prev *frame) (frame, bool) {
	f := frame{unit: it.fig.Unit, noun: "money", rule: "article.amount"}
	role := s.moneyRole(it)
	if role == "" && prev != nil && prev.indicator == "cnnt_award_per_product" && s.levelIn(it) {
		role = "award" // "cấp tỉnh 2 triệu đồng, cấp khu vực 4 triệu đồng"
	}
	if (it.fig.Distributive || s.forEach(it)) && role != "award" && role != "average" && role != "income" {
		return f, false
	}
	switch role {
	case "alien":
		return f, false
	case "income":
		f.prog, f.indicator = "craft", "income_per_month"
		return f, (s.stated("craft") || r.para.prog == "craft" || r.topic == "craft") && !s.ofOneCompany(it)
	case "revenue", "value":
		f.prog, f.indicator = "craft", map[string]string{"revenue": "craft_revenue", "value": "craft_output_value"}[role]
		if s.has("fair", "", 0, it.quantity) {
			return f, false // what a fair took
		}
		return f, (s.stated("craft") || r.para.prog == "craft") && !s.ofOneCompany(it) && !s.isBand(it, prev)
	case "award":
		f.prog, f.indicator = "cnnt", "cnnt_award_per_product"
		return f, s.stated("cnnt") || r.para.prog == "cnnt"
	}
	if s.isBand(it, prev) {
		return f, false
	}
	return r.fundFrame(s, it, f, prev, role)
}

// isBand tells whether an amount classes villages or products by their
// revenue: "15 làng có doanh thu từ 5 đến 8 tỷ".
func (s *sentence) isBand(it item, prev *frame) bool {
	if prev == nil || prev.unit == "vnd" || prev.unit == "usd" || prev.prog == "kc" {
		return false
	}
	governed := s.governing(it)
	role, ok := s.last("money", it.from, it.quantity)
	return it.fig.Per != "" && prev.noun == "village" && (governed == "recognize" || ok && role.value == "revenue")
}

// fundFrame understands money of industrial promotion and of investors.
func (r *reader) fundFrame(s *sentence, it item, f frame, prev *frame, role string) (frame, bool) {
	if s.foreign(it) && !s.stated("ic") && !s.stated("iz") && r.para.prog != "ic" && r.para.prog != "iz" {
		f.prog, f.indicator = "invest", "investment_capital"
		return f, role == "" || role == "capital"
	}
	f.prog = r.programme(s, it, prev, "kc", "ic", "iz", "invest", "enterprise", "ocop", "market")
	capital := role == "capital" || role == "budget" && strings.HasPrefix(s.line.Slice(it.from, it.quantity), "vốn")
	switch f.prog {
	case "ic", "iz":
		f.indicator = f.prog + "_capital_registered"
		return f, (capital || prev != nil && (prev.unit == "vnd" || prev.unit == "usd") && prev.prog == f.prog) && (s.stated(f.prog) || r.para.prog == f.prog)
	case "invest":
		f.indicator = "investment_capital"
		return f, (capital || s.hasKey(vietnamese.Key("vốn"), it.from, it.quantity)) && (s.stated("invest") || r.para.prog == "invest")
	case "enterprise":
		f.indicator = "enterprises_new_capital"
		return f, capital && s.stated("enterprise")
	case "ocop", "market":
		return f, false
	}
	return r.supportMoney(s, it, f, prev, role)
}

// foreign tells whether an amount is said to be foreign capital right after it:
// "thu hút 1,05 tỷ USD vốn FDI".
func (s *sentence) foreign(it item) bool {
	c, ok := s.first("fdi", it.body, it.cut)
	return ok && c.start-it.body <= 6
}

// supportMoney understands money of industrial promotion.
func (r *reader) supportMoney(s *sentence, it item, f frame, prev *frame, role string) (frame, bool) {
	verb, governed := s.last("verb", it.from, it.quantity)
	gives := governed && verb.value == "support"
	afterKC := prev != nil && prev.prog == "kc"
	named := s.has("prog", "kc", it.from, it.cut)
	known := s.stated("kc") || r.para.prog == "kc" || afterKC || r.supportTopic(s, it) && (gives || role == "budget") || r.para.prog == "cnnt" && (role == "budget" || afterBudget(prev))
	if !known || r.para.prog == "ocop" && !s.stated("kc") {
		return f, false
	}
	f.prog, f.verb = "kc", "support"
	switch role {
	case "state", "matching", "other":
		f.indicator = "kc_budget_" + role
		if role == "state" && !s.sharesOut(it) {
			f.indicator = "kc_budget"
		}
		return f, true
	case "average":
		f.indicator = "kc_support_avg_per_model"
		return f, it.fig.Qualifier != pipeline.UpTo // a ceiling is a rule, not a result
	case "capital":
		if !gives && !named {
			return f, false
		}
	case "":
		if s.ownInvestment(it) || prev == nil && s.ofOneCompany(it) {
			return f, false
		}
		if prev == nil && r.para.prog == "kc" && slices.Contains(r.para.units, f.unit) && s.has("part", "", 0, min(12, it.quantity)) {
			gives = true // "Riêng năm 2023 là 4,1 tỷ đồng"
		}
		if !gives && !named && !afterKC && !s.toFacilities(it) {
			return f, false
		}
	}
	f.indicator = "kc_budget"
	return f, !it.fig.Average // an average of years is no budget
}

// ownInvestment tells of what a business itself invests: "chúng tôi đầu tư hơn 20
// tỷ đồng cho dây chuyền mới".
func (s *sentence) ownInvestment(it item) bool {
	i := s.tokenAt(it.quantity)
	for i > 0 && (s.tokens[i-1].Key == vietnamese.Key("thêm") || s.tokens[i-1].Key == vietnamese.Key("tới")) {
		i--
	}
	return i > 1 && s.tokens[i-1].Key == vietnamese.Key("tư") && s.tokens[i-2].Key == vietnamese.Key("đầu") &&
		(i < 3 || s.tokens[i-3].Key != vietnamese.Key("trợ"))
}

func afterBudget(prev *frame) bool { return prev != nil && prev.indicator == "kc_budget" }

// sharesOut tells whether the sentence divides a budget among sources: a state
// budget that stands alone is the budget itself.
func (s *sentence) sharesOut(it item) bool {
	for _, c := range s.find("money", 0, s.length) {
		if c.value == "other" || c.value == "matching" {
			return true
		}
	}
	return s.has("part", "", 0, it.quantity)
}

// toFacilities tells whether an amount goes to facilities or projects: "1,6 tỷ
// đồng cho 3 cơ sở".
func (s *sentence) toFacilities(it item) bool {
	i := s.tokenAt(it.fig.End)
	return i < len(s.tokens) && (s.tokens[i].Key == vietnamese.Key("cho") || s.tokens[i].Key == vietnamese.Key("hỗ"))
}

// moneyRole is whose money an amount is: the nearest word for it before the
// amount in its clause, else the one right after.
func (s *sentence) moneyRole(it item) string {
	if strings.Contains(it.fig.Per, "sản phẩm") && s.stated("cnnt") {
		return "award"
	}
	if strings.Contains(it.fig.Per, "mô hình") || strings.Contains(it.fig.Per, "đề án") || strings.Contains(it.fig.Per, "cơ sở") {
		return "average"
	}
	if c, ok := s.last("money", it.from, it.quantity); ok {
		return c.value
	}
	if strings.Contains(it.fig.Per, "tháng") {
		return "income"
	}
	if c, ok := s.first("money", it.body, it.cut); ok && c.start-it.fig.End < 25 && !s.has("part", "", it.body, c.start) {
		switch c.value {
		case "state", "matching", "other":
			return c.value
		case "capital":
			if c.start-it.fig.End <= 2 {
				return c.value // "thu hút 2,9 tỷ USD vốn đăng ký"
			}
		}
	}
	return ""
}

// measureFrame understands areas of clusters and zones and the output of craft
// villages.
func (r *reader) measureFrame(s *sentence, it item, prev *frame) (frame, bool) {
	f := frame{unit: it.fig.Unit, noun: "measure", rule: "article.measure"}
	switch it.fig.Unit {
	case "ha":
		f.prog = r.programme(s, it, prev, "ic", "iz")
		f.indicator = f.prog + "_area"
		if it.fig.Qualifier == pipeline.UpTo || it.fig.Qualifier == pipeline.AtLeast {
			return f, false // what a rule allows
		}
		return f, f.prog != "" && (s.stated(f.prog) || r.para.prog == f.prog)
	case "tonne":
		f.prog, f.indicator = "craft", "craft_output"
		return f, s.stated("craft")
	}
	return f, false
}
