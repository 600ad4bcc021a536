package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A claim is one understood figure of a sentence.
type claim struct {
	frame   frame
	place   place
	fronted bool // its place was named before it
	obs     pipeline.Observation
	item    *item
	raised  bool // of all up to its year: "nâng tổng số lên 460"
	aside   bool // what follows goes on with the figure before
	span    vietnamese.Span
	cut     int // where its words end
}

// claims understands a sentence.
func (r *reader) claims(s *sentence) []claim {
	r.row, r.claimed = r.claimed, r.row[:0]
	if row := r.parallel(s); row != nil {
		r.claimed = row
		return row
	}
	claims := slices.Grow(r.claimed[:0], len(s.items)) // what points into it stays
	defer func() { r.claimed = claims }()
	var before *frame
	var prev *claim
	for i := range s.items {
		it := &s.items[i]
		f, why := r.frameOf(s, i, before)
		r.account.figure(r, s, it, f, why)
		if why != taken {
			r.vague(s, it)
			switch why {
			case ofSeveral:
				r.contested(it)
			case otherRate:
				r.unclear = append(r.unclear, unclear{span: it.fig.Span, why: anotherRate})
			}
			continue
		}
		n := len(claims)
		claims = append(claims, claim{frame: f})
		earlier, c := claims[:n], &claims[n]
		r.understood(s, i, c, prev, earlier)
		if r.lex.purse(f.prog) || it.chained || s.opensWithMeans() || n == 1 && s.isWhole(earlier[0].item) {
			r.nameEarlier(s, earlier, c)
		}
		r.dateEarlier(s, it, earlier, c)
		r.placeEarlier(s, earlier, c)
		if !c.aside || prev == nil {
			before, prev = &c.frame, c
		}
	}
	r.nameBySpeaker(s, claims)
	r.shareEnding(s, claims)
	claims = r.distribute(s, claims)
	r.sumParts(claims)
	r.sumBefore(s, claims)
	addUp(claims)
	besides(claims)
	return claims
}

// understood gives a claim, whose frame a rule took, its level, time, place and all
// that tells it apart.
func (r *reader) understood(s *sentence, i int, c, prev *claim, earlier []claim) {
	it, f := &s.items[i], &c.frame
	c.place, c.item, c.span, c.cut, c.fronted = r.placeOf(s, i, f, prev), it, it.fig.Span, it.cut, prev == nil
	if prev != nil && prev.place.former && s.isRest(prev, it) && !earlier[0].place.former {
		c.place = earlier[0].place
	}
	if whole := s.beforeBracket(earlier, it); whole != nil && c.place.name == prev.place.name {
		c.place = whole.place // "có 885 sản phẩm (Bình Thuận cũ 178, Đắk Nông cũ 166), với 481 chủ thể"
	}
	_, bracketed := s.periodOfBracket(it)
	bracketed = bracketed || s.bracketed(it)
	if _, ok := s.placeOfBracket(it); ok && prev != nil && prev.place.name != "" {
		bracketed = true
	}
	c.aside = bracketed || f.thing && s.isSource(it)
	o := &c.obs // nothing is in it yet
	o.Claim, o.Indicator, o.Province = true, f.indicator, c.place.name
	o.Level, o.Kind, o.Period = r.levelOf(s, it, f, prev), r.kindOf(s, it, f, prev), r.periodOf(s, i, f, prev)
	if bracketed {
		s.ofItsBracket(c, prev, earlier)
	}
	o.Part, o.Dimensions = r.isPart(s, it, f, earlier), r.dimensionsOf(s, it, f, prev)
	o.Quantity = pipeline.Quantity{Value: it.fig.Value, Max: it.fig.Max, Unit: f.unit, Qualifier: qualifierOf(it.fig)}
	o.Part = o.Part || prev != nil && prev.obs.Part && !f.neverPart && r.paysFor(s, it, f, prev)
	if o.Part && c.place.name != "" && r.ofMany(s, earlier) {
		o.Part = false // of the country's figure or the region's, but all of the province's
	}
	if prev != nil && prev.obs.Part && !o.Part && f.isMoney() && r.lex.purse(f.prog) && s.hasKey("tổng", it.from, it.quantity) && !s.purseIn(it.from, it.cut) {
		o.Level = r.levelOfWhole(earlier) // "trong đó 12 đề án khuyến công quốc gia, tổng kinh phí 14 tỷ đồng"
	}
	if f.isMoney() && prev != nil && prev.frame.isMoney() && prev.frame.indicator != f.indicator && !s.purseIn(it.from, it.cut) && r.ofSeveralPurses(earlier, prev) {
		o.Level = pipeline.NoLevel // "ngân sách trung ương 18 tỷ đồng, ngân sách tỉnh 24 tỷ đồng, vốn các cơ sở 100 tỷ đồng"
	}
	r.shareStage(s, c, earlier)
	if it.fig.Numerator != nil {
		c.obs.Quantity.Value = *it.fig.Numerator
	}
	if p := &c.obs.Period; p.Basis == pipeline.PeriodFromText && p.Start == p.End && s.raisesTotal(it) {
		p.Start, c.raised = pipeline.Date{}, true
	} else if prev != nil && prev.raised && p.Start == prev.obs.Period.Start && p.End == prev.obs.Period.End {
		c.raised = true
	}
	if c.obs.Kind == pipeline.Actual && r.liesAhead(s, c.obs.Period) {
		c.obs.Kind = pipeline.Plan
	}
	r.nameRegion(s, c)
}

// beforeBracket is the last claim before the brackets, told of several provinces, that close
// between the claim before an item and the item.
func (s *sentence) beforeBracket(earlier []claim, it *item) *claim {
	n := len(earlier) - 1
	if n < 1 || !s.bracketCloses(earlier[n].span.End, it.quantity) {
		return nil
	}
	open := s.bracketOf(earlier[n].item)
	for n >= 0 && earlier[n].item.quantity > open {
		n--
	}
	if n < 0 || open == 0 {
		return nil
	}
	return &earlier[n]
}

// isRest tells of what is left of a whole: "riêng Bình Định cũ 62 làng nghề, còn lại 27".
func (s *sentence) isRest(prev *claim, it *item) bool {
	c, ok := s.last(partWords, prev.span.End, it.quantity)
	return ok && s.tokens[c.to-1].Key == "lại"
}

// ofItsBracket gives a figure in brackets the time and the kind of the one before it there:
// "phấn đấu 30 đề án (năm 2025: 26 đề án, 10,4 tỷ đồng)". What is told there of a year
// before that of an intention was done.
func (s *sentence) ofItsBracket(c, prev *claim, earlier []claim) {
	open, o := s.bracketOf(c.item), &c.obs
	if open == 0 || prev == nil {
		return
	}
	if n := len(earlier) - 1; earlier[n].item.quantity > open {
		if s.anyPeriod(func(p *vietnamese.PeriodSpan) bool {
			return p.Start >= earlier[n].span.End && p.End <= c.item.quantity && s.datesFigures(p)
		}) {
			return // "(năm 2022: 12 đề án, năm 2023: 14 đề án)"
		}
		o.Period, o.Kind = earlier[n].obs.Period, earlier[n].obs.Kind
		return
	}
	before := o.Period.End.Year < prev.obs.Period.End.Year && !o.Period.End.IsZero()
	if before && (o.Kind == pipeline.Target || o.Kind == pipeline.Plan) && !s.has(kindWords, "", open, c.item.quantity) {
		o.Kind = pipeline.Actual
	}
}

// ofMany tells whether the whole that a sentence tells the parts of, or that the
// sentence before told, is a region's or the country's.
func (r *reader) ofMany(s *sentence, earlier []claim) bool {
	if s.goesOn(r.para.units) {
		return r.para.place.ofMany()
	}
	return len(earlier) > 0 && earlier[0].place.ofMany()
}

// paysFor tells whether an amount is that of what was counted right before it: "97 dự
// án trong nước với tổng vốn đầu tư 26.558 tỷ đồng".
func (r *reader) paysFor(s *sentence, it *item, f *frame, prev *claim) bool {
	return f.isMoney() && prev.frame.prog == f.prog && r.moneyOf(s, it, prev, "capital")
}

// shareStage gives a part the stage of its whole: of 13 products that are
// recognised anew, 4 have 4 stars.
func (r *reader) shareStage(s *sentence, c *claim, earlier []claim) {
	words, ok := r.stageKind(&c.frame)
	if !ok || !c.obs.Part || c.obs.Dimensions["stage"] != "" {
		return
	}
	stage, bracket := r.para.stage, s.bracketOf(c.item)
	for i := len(earlier) - 1; i >= 0; i-- {
		e := &earlier[i]
		if e.frame.indicator != c.frame.indicator || e.item.quantity > bracket && bracket > 0 {
			continue
		}
		if bracket > e.item.fig.End && !s.hasKey(")", bracket, c.item.quantity) {
			stage = e.obs.Dimensions["stage"] // brackets explain the figure before them
			break
		}
		said := e.obs.Dimensions["stage"]
		if !e.obs.Part || said != "" && s.has(words, said, 0, earlier[0].item.quantity) {
			stage = said
			break
		}
	}
	if stage != "" {
		c.tellApart("stage", stage)
	}
}

// stageKind are the words that tell the stage of what a rule understood, where it
// has one.
func (r *reader) stageKind(f *frame) (kind, bool) {
	for _, entry := range f.dimensions {
		if entry == "stage" {
			return stageWords, true
		}
		if of, ok := strings.CutSuffix(entry, ">stage"); ok {
			return r.lex.kindOf(of), true
		}
	}
	return 0, false
}

// nameRegion keeps the region or the locality that a figure is of, where they
// are no province.
func (r *reader) nameRegion(s *sentence, c *claim) {
	region := r.lex.regions[c.place.region] && c.place.name == ""
	if region {
		c.tellApart("region", c.place.region)
	}
	if region && c.obs.Level == pipeline.NoLevel && r.lex.voted(c.frame.prog) {
		c.obs.Level = pipeline.LevelKhuVuc
	}
	if c.place.locality != "" {
		c.tellApart("locality", c.place.locality)
	} else if name := cmp.Or(r.hostOf(s, c.item, &c.frame), r.titleLocality(s, c)); name != "" {
		c.tellApart("locality", name)
	}
}

// titleLocality is the district or commune that the headline begins with, which an
// article is about as long as it speaks of nobody around it.
func (r *reader) titleLocality(s *sentence, c *claim) string {
	if r.title.local == "" || c.place.nation || c.place.several || c.place.region != "" || s.namesProvince() || s.has(sumWords, "area", 0, s.length) {
		return ""
	}
	return r.title.local
}

// dateEarlier gives the time at the end of a clause to the figure that it is
// joined to: "xem xét 16 sản phẩm và công nhận 12 sản phẩm năm 2022"; and money
// the purse of the projects that it is spent on.
func (r *reader) dateEarlier(s *sentence, it *item, earlier []claim, c *claim) {
	if len(earlier) == 0 {
		return
	}
	e := &earlier[len(earlier)-1]
	if r.lex.purse(c.frame.prog) && e.frame.isMoney() && !c.frame.isMoney() && e.frame.prog == c.frame.prog && e.obs.Level == "" && c.obs.Level != "" && !s.twoFunds() &&
		!s.markBetween(e.span.End, it.quantity) && !s.hasKey("và", e.span.End, it.quantity) && !s.hasKey("(", e.span.End, it.quantity) {
		e.obs.Level = c.obs.Level // "dành 5,4 tỷ đồng thực hiện 26 đề án khuyến công địa phương"
	}
	if c.obs.Period.Basis != pipeline.PeriodFromText {
		return
	}
	if len(earlier) == 1 && s.opensWithMeans() && e.obs.Period.Basis == pipeline.PeriodUnknown && e.obs.Period.Text == "" && e.frame.prog == c.frame.prog && r.lex.purse(c.frame.prog) {
		e.obs.Period = c.obs.Period // "Nhờ 450 triệu đồng …, năm 2022 có 3 hộ kinh doanh"
		return
	}
	if e.obs.Period.Basis == pipeline.PeriodUnknown && e.frame.prog == c.frame.prog && e.obs.Period.Text == "" && r.lex.voted(e.frame.prog) &&
		e.obs.Kind == c.obs.Kind && !s.has(timeWords, "", 0, e.span.Start) && !s.markBetween(e.span.End, it.quantity) && !s.hasKey(".", e.span.End, it.quantity) {
		if p, ok := s.periodAfter(it); ok && p.Form == vietnamese.FormYear {
			e.obs.Period = c.obs.Period
		}
	}
}

// isPart tells whether a figure is a subset of another one, "trong đó": of an
// earlier one of the sentence, or of the sentence before.
func (r *reader) isPart(s *sentence, it *item, f *frame, earlier []claim) bool {
	if f.neverPart || s.raisesTotal(it) {
		return false
	}
	for i := range earlier {
		c := &earlier[i]
		if c.frame.indicator != f.indicator && c.frame.unit != f.unit {
			continue
		}
		if p, ok := s.last(partWords, c.span.End, it.quantity); ok && !s.bracketCloses(p.end, it.quantity) && !s.beginsAnew(p.end, it) {
			return true
		}
	}
	if c, ok := s.first(partWords, it.body, it.cut); ok && len(earlier) > 0 && c.from == s.tokenAt(it.body) && s.pointsAt(c) {
		return true // "47 sản phẩm trong số đó được công nhận cấp khu vực"
	}
	if it.noun.value != "" && s.amongThe(it.noun.value) || s.isShare(it) || s.ofSome(it) {
		return true
	}
	p, ok := s.first(partWords, 0, min(12, it.quantity))
	return ok && r.para.prog == f.prog && slices.Contains(r.para.units, f.unit) && !s.ofTime(p)
}

// ofSome tells whether what a sentence is about is some of all: "Một số nghề đang phát
// triển tốt, tạo việc làm cho 15.000 lao động".
func (s *sentence) ofSome(it *item) bool {
	for i := 0; i+2 < len(s.tokens) && i <= longestOpening && s.tokens[i].Start < it.quantity; i++ {
		if s.tokens[i].Key == "một" && s.tokens[i+1].Key == "số" && someOf.has(&s.tokens[i+2]) && !s.hasKey(";", s.tokens[i].Start, it.quantity) {
			return true
		}
	}
	return false
}

// longestOpening is how many words may stand before what a sentence is about.
const longestOpening = 6

var someOf = keySet("nghề", "làng", "nơi", "địa", "huyện", "xã", "cơ", "cụm", "khu", "doanh", "hợp", "sản", "mặt", "ngành", "đơn")

// ofTime tells whether the words for a part single out a time, of which a figure is
// whole: "Riêng năm 2022".
func (s *sentence) ofTime(part cue) bool {
	at := part.to
	if at+1 < len(s.tokens) && s.tokens[at].Digit {
		at++ // "Riêng 9 tháng đầu năm"
	}
	return s.tokens[part.from].Key == "riêng" && at < len(s.tokens) && spansOfTime.has(&s.tokens[at])
}

var spansOfTime = keySet("năm", "quý", "tháng", "trong", "giai", "kỳ", "đợt")

// bracketsIn are how many more brackets open than close in [from, to), and whether one
// that opened before closes there.
func (s *sentence) bracketsIn(from, to int) (open int, closes bool) {
	for i := s.tokenAt(from); i < len(s.tokens) && s.tokens[i].End <= to; i++ {
		switch s.tokens[i].Key {
		case "(":
			open++
		case ")":
			open--
			closes = closes || open < 0
		}
	}
	return open, closes
}

// bracketCloses tells whether a bracket that opened before from closes in [from, to).
func (s *sentence) bracketCloses(from, to int) bool {
	_, closes := s.bracketsIn(from, to)
	return closes
}

// isShare tells whether the sentence says what share of a whole a figure is: "84,7
// tỷ đồng, chiếm 21,62% tổng kinh phí". What is a share of the country's is whole.
func (s *sentence) isShare(it *item) bool {
	i := s.tokenAt(it.fig.End)
	for n := 0; i < len(s.tokens) && s.tokens[i].Key != "chiếm"; n++ {
		if n > 8 || s.tokens[i].Key == ";" || s.tokens[i].Digit {
			return false
		}
		i++
	}
	percent, whole := false, false
	for n := 1; n <= 8 && i+n < len(s.tokens); n++ {
		switch t := &s.tokens[i+n]; {
		case t.Key == "%":
			percent = true
		case percent && (t.Key == "nước" || t.Key == "quốc" || t.Key == "vùng" || t.Key == "vực"):
			return false
		case percent && t.Key == "tổng":
			whole = true
		}
	}
	return whole
}

// beginsAnew tells whether a clause with a stage of its own stands between the
// words for a part and a figure: "gồm 7 sản phẩm 4 sao; công nhận lại 13 sản phẩm".
func (s *sentence) beginsAnew(from int, it *item) bool {
	c, ok := s.last(stageWords, from, it.quantity)
	return ok && s.hasKey(";", from, c.start)
}

func qualifierOf(f *vietnamese.Figure) pipeline.Qualifier {
	if f.Qualifier == "" {
		return pipeline.Exact
	}
	return f.Qualifier
}

// emit places a claim in the document.
func (r *reader) emit(c *claim, o pipeline.Origin) {
	o.Rule = c.frame.rule
	c.obs.Origin = o
	r.figures.keep(c)
}

// origin is where a span of a sentence stands.
func (r *reader) origin(s *sentence, span vietnamese.Span, at spot) pipeline.Origin {
	raw := s.line.Slice(span.Start, span.End)
	o := pipeline.Origin{
		Snapshot: r.in.Snapshot.Digest,
		Locator:  pipeline.SpanAt(at.paragraph, at.sentence, span.Start, span.End),
		Start:    -1, End: -1,
		Raw: raw, Shown: raw, Context: strings.TrimSpace(s.text),
	}
	if at.line.origins != nil {
		o.Start = at.line.origin(at.offset + span.Start)
		o.End = at.line.origin(at.offset+span.End-1) + 1
	}
	return o
}

// vague keeps "hàng trăm sản phẩm OCOP": it says something of an indicator and
// names no number.
func (r *reader) vague(s *sentence, it *item) {
	if !it.fig.Vague || !r.lex.rulesOf(it.noun.value).thing || !slices.ContainsFunc(s.find(programmeWords, it.fig.End, it.cut), func(c cue) bool { return r.lex.levels(c.value) == catalog.LevelsOfRecognition }) {
		return
	}
	r.unclear = append(r.unclear, unclear{span: it.fig.Span, why: vagueAmount})
}

// contested keeps a figure that several topics claim.
func (r *reader) contested(it *item) {
	var of pipeline.Text
	for i, name := range r.lex.catalog.NamesApart(r.trial.of) {
		if i > 0 {
			of.VI, of.EN = of.VI+"; ", of.EN+"; "
		}
		of.VI, of.EN = of.VI+name.VI, of.EN+name.EN
	}
	r.unclear = append(r.unclear, unclear{it.fig.Span, severalClaim, of})
}

// reject says of an unclear figure why it was not recorded.
func (r *reader) reject(u unclear, o pipeline.Origin) {
	o.Rule = "news.unclear"
	reason, vi, en := u.words(o.Raw)
	r.out.Rejects = append(r.out.Rejects, pipeline.Reject{Origin: o, Reason: reason, MessageVI: vi, MessageEN: en})
}
