package article

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// levelOf is the level of recognition or funding of an item.
func (r *reader) levelOf(s *sentence, it *item, f *frame, prev *claim) pipeline.Level {
	switch r.lex.levels(f.prog) {
	case catalog.LevelsOfPurse:
		return r.fundLevel(s, it, f, prev)
	case catalog.LevelsOfRecognition:
	default:
		return pipeline.NoLevel
	}
	voted := r.lex.voted(f.prog)
	if f.status == "registered" || f.status == "nominated" {
		if l, ok := s.voteLevel(it.from, it.reach); ok {
			return l
		}
	}
	if l, ok := s.ownLevel(it); ok {
		return l
	}
	if c, ok := s.first(voteWords, it.fig.End, it.reach); ok && (voted || c.value == string(pipeline.LevelQuocGia)) {
		return pipeline.Level(c.value)
	}
	if voted {
		if c, ok := s.last(voteWords, it.from, it.quantity); ok {
			return pipeline.Level(c.value)
		}
	}
	if prev != nil && prev.frame.prog == f.prog && (it.chained || voted && prev.obs.Level != "" && (f.status == prev.frame.status || !f.thing || s.isSource(it))) {
		return prev.obs.Level
	}
	if l, ok := s.frontedLevel(it, !voted); ok {
		return l
	}
	if voted && f.status == "recognised" && s.byProvince(it) {
		return pipeline.LevelTinh
	}
	if voted && f.status == "recognised" && prev != nil && prev.frame.status == "registered" {
		return prev.obs.Level // those entered are those recognised
	}
	if voted && (s.goesOnward() || !s.has(programmeWords, f.prog, it.body, it.cut)) && cmp.Or(r.para.prog, r.para.lead) == f.prog {
		return cmp.Or(r.para.level, r.head.level, r.title.level)
	}
	if !voted {
		return pipeline.NoLevel
	}
	if level := cmp.Or(r.head.level, r.title.level); level != pipeline.NoLevel || s.stated(f.prog) {
		return level
	}
	return r.voted // the sentence goes on with the vote that the story is of
}

// byProvince tells whether the province's own committee recognises: "UBND tỉnh
// Tuyên Quang công nhận 30 sản phẩm".
func (s *sentence) byProvince(it *item) bool {
	for i := s.tokenAt(it.from); i+1 < len(s.tokens) && s.tokens[i].Start < it.reach; i++ {
		if provinces.has(&s.tokens[i+1]) && (s.tokens[i].Key == "ubnd" || s.tokens[i].Key == "dân") {
			return true
		}
		if provinces.has(&s.tokens[i]) && s.tokens[i+1].End <= it.quantity && s.governsFrom(i+1) {
			return true // "tỉnh công nhận mới 48 sản phẩm"
		}
	}
	return false
}

// governsFrom tells whether token i begins the words that recognise, which whoever is
// named before it then does.
func (s *sentence) governsFrom(i int) bool {
	for _, c := range s.find(statusWords, s.tokens[i].Start, s.length) {
		if c.from == i {
			return c.value == "recognised" && s.tokens[i].Key != "được" && s.tokens[i].Key != "đạt"
		}
	}
	return false
}

var provinces = keySet("tỉnh")

// ownLevel is the level named in the item's own words, after the figure or
// before it. Several levels named together are none.
func (s *sentence) ownLevel(it *item) (pipeline.Level, bool) {
	var own []vietnamese.LevelSpan
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start >= it.body && l.End <= it.reach && !s.isOrigin(l) {
			own = append(own, *l)
		}
	}
	if len(own) == 0 {
		for k := range s.levels {
			l := &s.levels[k]
			if l.Start >= it.from && l.End <= it.quantity && !s.isOrigin(l) && !s.isHost(l) {
				own = append(own, *l)
			}
		}
		if len(own) > 0 {
			own = own[len(own)-1:]
		}
	}
	switch {
	case len(own) == 0:
		return pipeline.NoLevel, false
	case len(own) > 1 && own[1].Start-own[0].End <= 4 && own[0].Level != own[1].Level:
		return pipeline.NoLevel, true
	}
	return own[0].Level, true
}

// isOrigin tells whether a level says where something comes from, "sau vòng
// chấm cấp huyện", "đã đạt cấp khu vực", not what the figure is of.
func (s *sentence) isOrigin(l *vietnamese.LevelSpan) bool {
	i := s.tokenAt(l.Start)
	for n := 1; n <= 5 && i-n >= 0; n++ {
		t := &s.tokens[i-n]
		if t.Mark {
			return false
		}
		if origins.has(t) {
			return true
		}
	}
	return false
}

// isHost tells whether a level names an office: "Hội đồng cấp tỉnh" judges, so
// the level is still the figure's when nothing else is said; "UBND cấp huyện" is
// not.
func (s *sentence) isHost(l *vietnamese.LevelSpan) bool {
	before := s.wordBefore(l.Start)
	return before == "dân" || before == "ubnd" || before == "quyền" || before == "ngành"
}

// holdsVote tells of an office that votes itself: "6 UBND cấp huyện tổ chức bình chọn".
func (s *sentence) holdsVote(l *vietnamese.LevelSpan) bool {
	i := s.tokenAt(l.End)
	return i+2 < len(s.tokens) && holding.has(&s.tokens[i]) && s.has(programmeWords, "", s.tokens[i].End, s.tokens[min(i+4, len(s.tokens)-1)].End)
}

var holding = keySet("tổ") // chức

var origins = keySet("sau", "vòng", "qua")

// voteLevel is the level of the vote that products are entered for.
func (s *sentence) voteLevel(from, to int) (pipeline.Level, bool) {
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start < from || l.End > to || s.isOrigin(l) {
			continue
		}
		if before := s.wordBefore(l.Start); before == "chọn" || before == "thi" || before == "dự" {
			return l.Level, true
		}
	}
	return pipeline.NoLevel, false
}

// frontedLevel is the level that the sentence begins with: "Kỳ bình chọn cấp
// tỉnh năm 2022 …".
func (s *sentence) frontedLevel(it *item, outside bool) (pipeline.Level, bool) {
	for i := len(s.levels) - 1; i >= 0; i-- {
		l := &s.levels[i]
		if l.End > it.quantity || s.isOrigin(l) || s.isHost(l) && !s.holdsVote(l) || outside && s.insideItem(l.Start) {
			continue
		}
		return l.Level, true
	}
	return pipeline.NoLevel, false
}

// insideItem tells whether a place in the sentence belongs to the words after a
// figure.
func (s *sentence) insideItem(at int) bool {
	for i := range s.items {
		it := &s.items[i]
		if at >= it.body && at < it.cut {
			return true
		}
	}
	return false
}

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
	if c, ok := s.last(fundShortWords, it.from, it.quantity); ok && s.tokenAt(it.quantity)-c.to <= 1 {
		return pipeline.Level(c.value) // "quốc gia 600 triệu đồng, địa phương 1,8 tỷ đồng"
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
	if prev != nil && prev.frame.prog == f.prog && prev.frame.isMoney() && !f.isMoney() && !s.markBetween(prev.span.End, it.quantity) &&
		s.has(statusWords, "supported", prev.span.End, it.quantity) {
		return prev.obs.Level // "3,1 tỷ đồng hỗ trợ 9 cơ sở"
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

// purseIn tells whether words for a purse stand in [from, to).
func (s *sentence) purseIn(from, to int) bool {
	return s.has(fundWords, "", from, to) || s.has(fundShortWords, "", from, to)
}

// bracketOf is where the bracket opens that a figure stands in.
func (s *sentence) bracketOf(it *item) int {
	for i := s.tokenAt(it.quantity) - 1; i >= 0; i-- {
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

// kindOf tells results from what is intended or expected.
func (r *reader) kindOf(s *sentence, it *item, f *frame, prev *claim) pipeline.Kind {
	if it.fig.Estimate {
		return pipeline.Estimate
	}
	if s.planInBracket(it) {
		return pipeline.Plan
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
			continue
		case "actual":
			if comparisons.has(s.before(c.start)) {
				continue // "so với cùng kỳ"
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
			continue
		}
		if c.value == "plan" && s.has(kindWords, "target", 0, c.start) && !s.has(kindWords, "actual", 0, c.start) {
			return pipeline.Target // "theo mục tiêu …, tỉnh sẽ có"
		}
		return pipeline.Kind(c.value)
	}
	if s.ofMasterPlan(it) {
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

// planInBracket tells of a plan that a result is measured by: "đạt 62% so với kế
// hoạch (40.000 triệu đồng)".
func (s *sentence) planInBracket(it *item) bool {
	c, ok := s.last(kindWords, 0, it.quantity)
	return ok && c.value != string(pipeline.Actual) && s.tokens[c.to-1].Key == scheme && s.wordBefore(it.quantity) == "(" && c.to == s.tokenAt(it.quantity)-1
}

var scheme = keyOf("hoạch") // the end of "kế hoạch"

// ofMasterPlan tells of what a master plan foresees: "Theo quy hoạch tỉnh, đến
// năm 2030 có 11 khu công nghiệp".
func (s *sentence) ofMasterPlan(it *item) bool {
	if !s.has(stateWords, "planned", 0, it.quantity) {
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

// tellsOfNow tells whether the clause says what is there: a new statement, not
// the rest of an intention.
func (s *sentence) tellsOfNow(it *item) bool { return s.hasKey("có", 0, it.quantity) }
