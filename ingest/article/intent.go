package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// kindOf tells results from what is intended or expected.
func (r *reader) kindOf(s *sentence, it *item, f *frame, prev *claim) pipeline.Kind {
	if it.fig.Estimate {
		return pipeline.Estimate
	}
	if kind := s.aimInBracket(it); kind != "" {
		return kind
	}
	for _, c := range s.find(kindWords, it.body, it.cut) {
		if (c.value == "plan" || c.value == "target") && it.fig.Type != vietnamese.TypeFraction { // of 10 as planned, 6
			approved := s.has(approvesWords, "", c.start, c.end)
			if approved && (!r.lex.purse(f.prog) || s.alsoDone(c)) {
				continue
			}
			if s.wordBefore(c.start) != "%" && (approved || s.has(afterwardsWords, "", c.start, c.end)) {
				return pipeline.Kind(c.value)
			}
		}
	}
	found := s.find(kindWords, 0, it.quantity)
	for i := len(found) - 1; i >= 0; i-- {
		c := found[i]
		switch c.value {
		case "neutral":
			if i == len(found)-1 && c.to == s.tokenAt(it.quantity) && comparisons.has(&s.tokens[c.from+1]) {
				if s.tokens[c.to-1].Key == scheme {
					return pipeline.Plan
				}
				return pipeline.Target // "So với mục tiêu 60 đề án, đến nay mới có 33"
			}
			continue
		case "actual":
			if comparisons.has(s.before(c.start)) {
				continue // "so với cùng kỳ"
			}
			if i > 0 && found[i-1].to == c.from && (found[i-1].value == string(pipeline.Target) || found[i-1].value == string(pipeline.Plan)) {
				continue // "phấn đấu lũy kế có 350 sản phẩm"
			}
			return pipeline.Actual
		}
		if s.measuredBy(c) || c.value == string(pipeline.Target) && s.wordBefore(c.start) == "với" && r.isOver(s, it) {
			continue // "Với mục tiêu …, năm 2022 tỉnh bố trí 1.240 triệu đồng"
		}
		if s.has(approvesWords, "", c.start, c.end) && f.unit != "vnd" && !r.lex.purse(f.prog) {
			continue // a list of recognised products is approved, too
		}
		if s.alsoDone(c) {
			continue
		}
		if c.value == "estimate" && c.start < it.from {
			break // what was said before an estimate is not said of what follows it
		}
		if c.value == "plan" && s.has(kindWords, "target", 0, c.start) && !s.has(kindWords, "actual", 0, c.start) {
			return pipeline.Target // "theo mục tiêu …, tỉnh sẽ có"
		}
		return pipeline.Kind(c.value)
	}
	kind := r.kindBefore(s, it, f, prev)
	if (kind == pipeline.Target || kind == pipeline.Plan) && s.measuredByAim(it) {
		return pipeline.Actual
	}
	return kind
}

// kindBefore is what stands before an item that says nothing of its own kind.
func (r *reader) kindBefore(s *sentence, it *item, f *frame, prev *claim) pipeline.Kind {
	if s.ofMasterPlan(it) || prev == nil && r.resolved(s, it) {
		return pipeline.Plan
	}
	if r.lex.purse(f.prog) && s.appliedFor(it) {
		return pipeline.Plan
	}
	if f.unit == "vnd" && s.wordBefore(it.quantity) == "cần" {
		return pipeline.Plan
	}
	if prev != nil && prev.obs.Kind == pipeline.Estimate && !prev.obs.Part && s.hasKey(";", prev.span.End, it.quantity) && !s.has(partWords, "", prev.span.End, it.quantity) {
		return pipeline.Actual // what is said beside an estimate is none
	}
	if prev != nil {
		return prev.obs.Kind
	}
	if r.lex.purse(f.prog) && r.para.announced != "" && s.goesOnward() {
		return r.para.announced
	}
	if kind := r.handedKind(s, it); kind != "" && !r.isOver(s, it) {
		return kind
	}
	return pipeline.Actual
}

// alsoDone tells whether what is approved was carried out, too: "được phê duyệt và hỗ trợ".
func (s *sentence) alsoDone(approved cue) bool {
	if !s.has(approvesWords, "", approved.start, approved.end) || approved.to+1 >= len(s.tokens) || s.tokens[approved.to].Key != "và" {
		return false
	}
	return s.has(statusWords, "supported", s.tokens[approved.to].End, s.tokens[min(approved.to+3, len(s.tokens)-1)].End)
}

// handedKind is the kind that the paragraph, the heading or the headline hands down to
// a figure, "" when none does.
func (r *reader) handedKind(s *sentence, it *item) pipeline.Kind {
	if r.list != nil && r.list.announced != "" && !s.has(kindWords, "actual", 0, s.length) {
		return r.list.announced
	}
	if c, ok := s.first(sumWords, 0, it.quantity); ok && c.value == "total" && c.from == 0 {
		return "" // "Tính chung, cả nước hỗ trợ 1.120 cơ sở"
	}
	if r.para.kind != "" && r.para.open && (s.has(partWords, "", 0, min(12, it.quantity)) || !s.tellsOfNow(it)) {
		return r.para.kind
	}
	if s.has(kindWords, "actual", 0, s.length) {
		return ""
	}
	if r.head.kind == "" && r.title.plan {
		return r.title.kind
	}
	return r.head.kind
}

// announced is what a sentence without figures says of those that follow: "UBND
// tỉnh đã ban hành Kế hoạch khuyến công năm 2023. Theo đó, …".
func (s *sentence) announced() pipeline.Kind {
	paper, ok := s.first(announcesWords, 0, s.length)
	if !ok {
		return ""
	}
	kind := pipeline.Kind("")
	for _, c := range s.find(kindWords, paper.start, s.length) {
		switch {
		case c.value == "neutral":
		case c.value == string(pipeline.Plan) || c.value == string(pipeline.Target):
			kind = pipeline.Kind(c.value)
		default:
			kind = ""
		}
	}
	return kind
}

// meant is the intention that a line speaks of, "" where it speaks of what was done.
func (s *sentence) meant() pipeline.Kind {
	kind := pipeline.Kind("")
	for _, c := range s.find(kindWords, 0, s.length) {
		switch {
		case c.value == "actual" || c.value == "estimate":
			return ""
		case c.value != "neutral" && kind != pipeline.Target && !s.measuredBy(c):
			kind = pipeline.Kind(c.value)
		}
	}
	return kind
}

// goesOnward tells whether a sentence says more of what the one before announced.
func (s *sentence) goesOnward() bool {
	c, ok := s.first(onwardWords, 0, s.length)
	return ok && c.from == 0
}

// isOver tells whether a figure is of a time that its own sentence names and that
// was over in the year of the article, or in that of the plan that it tells of.
func (r *reader) isOver(s *sentence, it *item) bool {
	over, year := false, r.published.Year
	for _, plan := range []struct {
		kind   pipeline.Kind
		period pipeline.Period
	}{{r.para.kind, r.para.period}, {r.head.kind, r.head.period}, {r.title.kind, r.title.period}} {
		if plan.kind == pipeline.Plan {
			year = max(year, plan.period.Start.Year)
		}
	}
	for k := range s.periods {
		p := &s.periods[k]
		if p.End <= it.quantity && s.datesFigures(p) {
			end := p.Period.End.Year
			over = end > 0 && end < year
		}
	}
	return over
}

// liesAhead tells whether a figure of several years, of which more than half are
// still to come, is of what is meant to be done: nothing in the sentence says that
// it was.
func (r *reader) liesAhead(s *sentence, p pipeline.Period) bool {
	return !r.published.IsZero() && p.Basis == pipeline.PeriodFromText && !p.Start.IsZero() && p.Start.Year < p.End.Year &&
		2*(r.published.Year-p.Start.Year) < p.End.Year-p.Start.Year && !s.has(kindWords, "actual", 0, s.length)
}

// aimInBracket is the intention that a result is measured by, said in brackets behind it:
// "đạt 62% so với kế hoạch (40.000 triệu đồng)", "đạt 114% mục tiêu nhiệm kỳ (300 sản phẩm)".
func (s *sentence) aimInBracket(it *item) pipeline.Kind {
	at := s.tokenAt(it.quantity) - 1
	c, ok := s.last(kindWords, 0, it.quantity)
	if !ok || at < 0 || s.tokens[at].Key != "(" || c.value == string(pipeline.Actual) || c.value == string(pipeline.Estimate) || at-c.to > 3 || s.markBetween(c.end, s.tokens[at].Start) {
		return ""
	}
	switch {
	case s.tokens[c.to-1].Key == scheme && at == c.to:
		return pipeline.Plan
	case s.tokens[c.to-1].Key == aim && (s.measuredBy(c) || comparisons.has(&s.tokens[c.from+1])):
		return pipeline.Target
	}
	return ""
}

var (
	scheme = keyOf("hoạch") // the end of "kế hoạch"
	aim    = keyOf("tiêu")  // of "mục tiêu", "chỉ tiêu"
)

// ofMasterPlan tells of what a master plan foresees: "Theo quy hoạch tỉnh, đến
// năm 2030 có 11 khu công nghiệp".
func (s *sentence) ofMasterPlan(it *item) bool {
	if !slices.ContainsFunc(s.find(stateWords, 0, it.quantity), func(c cue) bool { return c.value == "planned" && !s.insideItem(c.start) }) {
		return false
	}
	for k := range s.periods {
		p := &s.periods[k]
		if p.Form == vietnamese.FormUntil && p.End <= it.quantity {
			return s.wordBefore(p.Start) != "tính" && !s.hasKey("hết", p.Start, p.End)
		}
	}
	return false
}

// resolved tells of what a resolution lays down for years: "Theo Nghị quyết của HĐND tỉnh,
// giai đoạn 2026 - 2030 tỉnh bố trí 25 tỷ đồng".
func (r *reader) resolved(s *sentence, it *item) bool {
	paper, ok := s.first(decreeWords, 0, it.quantity)
	return ok && paper.from <= 1 && s.tokens[0].Key == "theo" && s.anyPeriod(func(p *vietnamese.PeriodSpan) bool {
		return p.Form == vietnamese.FormYears && p.End <= it.quantity && p.Period.Start.Year < p.Period.End.Year && s.datesFigures(p)
	})
}

// measuredBy tells whether an intention is only what a result is measured by:
// "vượt 12% mục tiêu đề ra", "đạt 80% kế hoạch".
func (s *sentence) measuredBy(c cue) bool {
	for n := 1; n <= 6 && c.from-n >= 0; n++ {
		t := &s.tokens[c.from-n]
		if t.Key == "%" || t.Key == "vượt" || t.Key == "/" && c.from-n > 0 && s.tokens[c.from-n-1].Digit && s.tokens[c.from-n+1].Digit {
			return true // "6/10 đề án theo kế hoạch", and not "Quyết định 1289/QĐ-UBND"
		}
		if t.Mark {
			return false
		}
	}
	return false
}

// appliedFor tells of projects that are only put down for: "đăng ký 22 đề án".
func (s *sentence) appliedFor(it *item) bool {
	verb, ok := s.last(statusWords, it.from, it.quantity)
	return ok && verb.to == s.tokenAt(it.quantity) && verb.to-verb.from == 2 && s.tokens[verb.from].Key == "đăng"
}

// measuredByAim tells whether a figure is set against an intention right behind it, which it
// is then no part of: "đạt 58 sản phẩm, bằng 105% chỉ tiêu".
func (s *sentence) measuredByAim(it *item) bool {
	for _, c := range s.find(kindWords, it.body, it.cut) {
		if c.value != string(pipeline.Actual) && c.value != string(pipeline.Estimate) && s.measuredBy(c) {
			return true
		}
	}
	return false
}

// tellsOfNow tells whether the clause says what is there: a new statement, not
// the rest of an intention.
func (s *sentence) tellsOfNow(it *item) bool { return s.hasKey("có", 0, it.quantity) }
