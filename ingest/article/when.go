package article

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// periodOf is the time that an item speaks of: stated before it in its clause,
// right after it, by the item before, at the beginning of the sentence, or by
// the sentence before in the same paragraph.
func (r *reader) periodOf(s *sentence, i int, f *frame, prev *claim) pipeline.Period {
	if p, ok := r.ownPeriod(s, &s.items[i], prev); ok {
		_, behind := s.periodAfter(&s.items[i])
		return s.endOfSpan(i, p, behind)
	}
	if prev != nil && i > 0 && prev.item == &s.items[i-1] && s.risesTo(prev.item, &s.items[i]) {
		return s.endOfSpan(i, r.periodTold(s, i, f, nil), false) // of the time told, not of that of the former number
	}
	return s.endOfSpan(i, r.periodTold(s, i, f, prev), false)
}

// periodTold is the time of an item whose own clause names none.
func (r *reader) periodTold(s *sentence, i int, f *frame, prev *claim) pipeline.Period {
	it := &s.items[i]
	if prev != nil {
		return prev.obs.Period
	}
	if p, ok := s.periodOfWhole(i); ok {
		return r.settle(s, p)
	}
	if p, ok := s.closingDate(); ok {
		return r.settle(s, p)
	}
	if p, ok := r.closingTime(s, it, f); ok {
		return r.settle(s, p)
	}
	for n := len(s.periods) - 1; n >= 0; n-- {
		if p := &s.periods[n]; p.End <= it.quantity && s.datesFigures(p) {
			return r.settle(s, p)
		}
	}
	if p, ok := r.loosePeriod(s, it); ok {
		return p
	}
	if s.has(timeWords, "same_year", 0, it.quantity) && !r.year.IsZero() {
		return pipeline.Period{Start: r.year, End: r.year, Basis: pipeline.PeriodFromText}
	}
	if s.has(timeWords, "this_year", 0, it.quantity) && r.para.period.Basis == pipeline.PeriodFromText && r.para.period.Start == r.para.period.End {
		return r.para.period // the year that the sentence before named
	}
	if s.has(timeWords, "this_year", 0, it.quantity) && !r.published.IsZero() {
		year := pipeline.Year(r.published.Year)
		return pipeline.Period{Start: year, End: year, Basis: pipeline.PeriodFromPublished}
	}
	if s.has(partWords, "", 0, min(12, it.quantity)) && s.has(sumWords, "total", 0, it.quantity) && r.para.period.Basis == pipeline.PeriodFromText {
		return r.para.period // "Trong đó thu nội địa lũy kế 8.120 tỷ đồng"
	}
	if s.raisesTotal(it) && r.para.period.Basis == pipeline.PeriodFromText {
		return r.para.period // "Nâng tổng số sản phẩm OCOP toàn tỉnh lên 127"
	}
	if r.list != nil && r.list.announced != "" && r.para.period.Basis == pipeline.PeriodFromText {
		return r.para.period // of what is meant to be there by then
	}
	if s.concludes() && r.lex.behaviour(f.indicator) == pipeline.Flow && r.para.period.Basis == pipeline.PeriodFromText {
		return r.para.period // "Như vậy, 21 sản phẩm được công nhận"
	}
	if s.has(timeWords, "now", 0, it.quantity) || s.has(timeWords, "this_year", 0, it.quantity) || s.has(sumWords, "total", 0, it.quantity) && !s.sumsPlaces(it) || s.nationwide(it.quantity) && !r.para.nation && cmp.Or(r.para.place.name, r.place.name) != "" {
		return r.current()
	}
	if r.para.oneDated && r.lex.behaviour(f.indicator) != pipeline.Flow && !s.goesOn(r.para.units) {
		return r.current() // what there is stands beside what was made in a year
	}
	if !r.para.period.Start.IsZero() || !r.para.period.End.IsZero() || r.para.period.Rounds > 0 {
		return r.para.period
	}
	return r.ofSection(s, it, f)
}

// concludes tells whether a sentence begins with what says that it follows from the one before:
// "Như vậy", and names no time but that.
func (s *sentence) concludes() bool {
	return len(s.tokens) > 1 && s.tokens[0].Key == "như" && s.tokens[1].Key == "vậy" && !s.has(timeWords, "now", 0, s.length)
}

// endOfSpan is the time of a number that became another, at the one end or the other of the
// years told: "giai đoạn 2020 - 2024 tăng từ 103 lên 298 sản phẩm". When it was the former
// number is else not known.
func (s *sentence) endOfSpan(i int, told pipeline.Period, own bool) pipeline.Period {
	former := i+1 < len(s.items) && s.risesTo(&s.items[i], &s.items[i+1])
	if !former && (i == 0 || !s.risesTo(&s.items[i-1], &s.items[i])) {
		return told
	}
	switch {
	case told.Basis == pipeline.PeriodFromText && !told.Start.IsZero() && told.Start.Year < told.End.Year:
		if former {
			told.End = pipeline.Year(told.Start.Year)
		}
		told.Start = pipeline.Year(told.End.Year)
	case former && !own:
		return pipeline.Period{Basis: pipeline.PeriodUnknown}
	}
	return told
}

// sumsPlaces tells of a sum over places, not over time: "Tính chung toàn tỉnh, 17 đề án".
func (s *sentence) sumsPlaces(it *item) bool {
	c, ok := s.last(sumWords, 0, it.quantity)
	return ok && c.value == "area" && c.from > 0 && s.has(sumWords, "total", 0, c.start) && s.before(c.start).End == s.cues.of(sumWords)[0].end
}

// ownPeriod is the time that an item's own clause names.
func (r *reader) ownPeriod(s *sentence, it *item, prev *claim) (pipeline.Period, bool) {
	if s.ofYearBefore(it) {
		if prev != nil {
			return yearBefore(prev.obs.Period), true
		}
		return yearBefore(r.para.period), true
	}
	if p, ok := s.periodOfBracket(it); ok {
		return r.settle(s, p), true
	}
	if p, ok := r.monthsCounted(s, it); ok {
		return p, true
	}
	if p, ok := s.periodBefore(it); ok {
		return r.settle(s, s.ofItsYear(it, p)), true
	}
	if p, ok := s.periodAfter(it); ok {
		if part, ok := r.partOfPlanYear(s, it, p); ok {
			return part, true
		}
		return r.settle(s, p), true
	}
	if !r.year.IsZero() && (s.has(timeWords, "whole_year", it.from, it.quantity) || s.has(timeWords, "same_year", it.from, it.quantity)) {
		return pipeline.Period{Start: r.year, End: r.year, Basis: pipeline.PeriodFromText}, true
	}
	if p := r.para.period; p.Basis == pipeline.PeriodFromText && p.End.IsZero() && !p.Start.IsZero() && s.has(timeWords, "whole_year", it.from, it.quantity) {
		year := pipeline.Year(p.Start.Year) // "Từ đầu năm 2022 đến nay … Dự kiến cả năm"
		return pipeline.Period{Start: year, End: year, Basis: pipeline.PeriodFromText}, true
	}
	return r.partOfYear(s, it, prev)
}

// ofSection is the time that the heading or the headline above names, for what
// is counted within a time; else the moment of publication.
func (r *reader) ofSection(s *sentence, it *item, f *frame) pipeline.Period {
	within := r.addsUp(s, it, f) || s.governsFrom(0)
	for _, above := range []section{r.head, r.title} {
		if above.period.Basis == pipeline.PeriodFromText && within {
			return above.period
		}
	}
	if r.oneYear && !r.year.IsZero() && !s.namesProvince() && r.lex.behaviour(f.indicator) == pipeline.Flow && r.published.IsZero() {
		if r.oneSpan {
			return r.span
		}
		return pipeline.Period{Start: r.year, End: r.year, Basis: pipeline.PeriodFromText}
	}
	if r.told.Basis == pipeline.PeriodFromText && r.told.End.Year > r.published.Year && !r.published.IsZero() && s.has(kindWords, "target", 0, it.quantity) && !r.namesElsewhere(s) {
		return r.told // what a programme aims at, it aims at until its end
	}
	if same := s.has(timeWords, "same_period", 0, it.quantity) || s.has(timeWords, "further", 0, it.quantity) && (r.toldOf == "" || r.toldOf == f.prog); r.told.Basis == pipeline.PeriodFromText && (same || within && r.told.Start.Year == r.told.End.Year) && !r.namesElsewhere(s) {
		return r.told // not a span of years, unless it is pointed at: what follows may be of all times
	}
	return r.current()
}

// namesElsewhere tells whether a sentence names another province than the one
// that the article spoke of last.
func (r *reader) namesElsewhere(s *sentence) bool {
	return r.place.name != "" && s.anyPlace(func(p *vietnamese.Place) bool {
		return p.Kind == vietnamese.PlaceProvince && p.Name != r.place.name && !r.decoy(s, p)
	})
}

// noteYear keeps the year that the article speaks of, and whether it is the only
// one so far.
func (r *reader) noteYear(p pipeline.Period) {
	if p.Basis != pipeline.PeriodFromText || p.Start.IsZero() && p.End.IsZero() {
		return
	}
	if r.year.IsZero() && r.span.Start.IsZero() {
		r.span, r.oneSpan = p, !p.Start.IsZero()
	}
	r.oneSpan = r.oneSpan && p.Start == r.span.Start && p.End == r.span.End
	year := pipeline.Year(max(p.Start.Year, p.End.Year))
	one := p.Start.Year == p.End.Year || p.Start.IsZero()
	r.oneYear = one && (r.year.IsZero() || r.oneYear && r.year == year)
	r.year = pipeline.Date{}
	if one {
		r.year = year
	}
}

// raisesTotal tells of "nâng tổng số lên 460 sản phẩm": the figure is of all up
// to then, not of the year.
func (s *sentence) raisesTotal(it *item) bool {
	return slices.ContainsFunc(s.find(sumWords, it.from, it.quantity), func(c cue) bool {
		return c.value == "total" && s.has(raisesWords, "", c.start, c.end)
	})
}

// ofYearBefore tells whether the words that introduce an item name the year
// before the one spoken of: "Cùng kỳ năm trước chỉ có 5 đề án". A comparison,
// "so với năm trước", does not date the figure.
func (s *sentence) ofYearBefore(it *item) bool {
	c, ok := s.last(timeWords, it.from, it.quantity)
	if !ok || c.value != "year_before" {
		return false
	}
	return !comparisons.has(s.before(c.start)) && !s.hasKey(",", c.end, it.quantity)
}

// yearBefore is a period a year earlier, unknown where the period is.
func yearBefore(p pipeline.Period) pipeline.Period {
	if p.Basis != pipeline.PeriodFromText || p.Rounds > 0 || p.Start.IsZero() || p.End.IsZero() {
		return pipeline.Period{Basis: pipeline.PeriodUnknown}
	}
	p.Start.Year--
	p.End.Year--
	if !p.Start.Valid() || !p.End.Valid() {
		return pipeline.Period{Basis: pipeline.PeriodUnknown} // a year before 29 February
	}
	return p
}

// periodOfBracket is the time that a figure in brackets explains: "tăng 6 sản
// phẩm so với năm 2022 (28 sản phẩm)".
func (s *sentence) periodOfBracket(it *item) (*vietnamese.PeriodSpan, bool) {
	i := s.tokenAt(it.quantity)
	if i < 2 || s.tokens[i-1].Key != "(" {
		return nil, false
	}
	for k := range s.periods {
		p := &s.periods[k]
		if p.End == s.tokens[i-2].End && !(p.Period.Start.IsZero() && p.Period.End.IsZero()) && p.Form != vietnamese.FormDay {
			return p, true
		}
	}
	return nil, false
}

// bracketed tells whether a figure stands in brackets that say of themselves when
// or how it was meant: "ít hơn kỳ trước (năm 2022: 76 sản phẩm)", "so với kế hoạch
// (kế hoạch là 15 đề án)".
func (s *sentence) bracketed(it *item) bool {
	if s.aimInBracket(it) != "" {
		return true
	}
	if !s.brackets {
		return false
	}
	for i := s.tokenAt(it.quantity) - 1; i >= 0 && s.tokens[i].Key != ")" && s.tokens[i].Key != ";"; i-- {
		if s.tokens[i].Key == "(" {
			return s.has(kindWords, "", s.tokens[i].End, it.quantity) || s.anyPeriod(func(p *vietnamese.PeriodSpan) bool { return p.Start >= s.tokens[i].End && p.End <= it.quantity })
		}
	}
	return false
}

// closingDate is the time up to which all figures of a sentence stand, when it
// closes with it: "… 48 làng nghề truyền thống, tính đến ngày 17/6/2024".
func (s *sentence) closingDate() (*vietnamese.PeriodSpan, bool) {
	if len(s.periods) == 0 || len(s.items) == 0 {
		return nil, false
	}
	p := &s.periods[len(s.periods)-1]
	rest := s.tokenAt(p.End)
	for rest < len(s.tokens) && s.tokens[rest].Mark {
		rest++
	}
	closes := rest == len(s.tokens) && p.Form == vietnamese.FormUntil && p.Start > s.items[len(s.items)-1].fig.End
	return p, closes && s.datesFigures(p) && (s.tokens[s.tokenAt(p.Start)].Key == "tính" || s.hasKey("(", s.items[len(s.items)-1].fig.End, p.Start))
}

// closingTime is the time within which all that a sentence tells was done, when it alone names
// one and closes with it: "triển khai 15 đề án với tổng kinh phí 4,2 tỷ đồng trong năm 2023".
// Of what is there it is told only where no part stands between.
func (r *reader) closingTime(s *sentence, it *item, f *frame) (*vietnamese.PeriodSpan, bool) {
	if len(s.periods) == 0 || len(s.items) == 0 || s.has(timeWords, "", 0, it.quantity) || s.has(sumWords, "total", 0, it.quantity) {
		return nil, false
	}
	p, last := &s.periods[len(s.periods)-1], &s.items[len(s.items)-1]
	rest := s.tokenAt(p.End)
	for rest < len(s.tokens) && (s.tokens[rest].Mark || justNow.has(&s.tokens[rest])) {
		rest++
	}
	if rest < len(s.tokens) || p.Start < last.fig.End || p.Form == vietnamese.FormDay || p.Form == vietnamese.FormUntil || !s.datesFigures(p) || s.hasKey("(", last.fig.End, p.End) && p.Form != vietnamese.FormYears {
		return nil, false
	}
	for k := range s.periods[:len(s.periods)-1] {
		if q := &s.periods[k]; s.datesFigures(q) && q.End < p.Start {
			return nil, false
		}
	}
	if s.hasKey(";", it.fig.End, p.Start) || s.setAgainst(it.fig.End, p.Start) || s.has(kindWords, "target", it.fig.End, p.Start) || s.has(kindWords, "plan", it.fig.End, p.Start) {
		return nil, false
	}
	done := r.isDone(s, it, f)
	inside := p.Form == vietnamese.FormYears || p.Form == vietnamese.FormSince || p.Form == vietnamese.FormPart || s.wordBefore(p.Start) == "trong" || s.tokens[s.tokenAt(p.Start)].Key == "trong"
	if part := s.has(partWords, "", it.fig.End, p.Start); part && !(done && inside) {
		return nil, false
	}
	return p, done || inside
}

var justNow = keySet("vừa", "qua", "này")

// setAgainst tells whether words in [from, to) set one figure against another.
func (s *sentence) setAgainst(from, to int) bool {
	return s.hasKey("so", from, to) || slices.ContainsFunc(s.figures, func(f vietnamese.Figure) bool { return f.Delta && f.Start >= from && f.End <= to })
}

// isDone tells whether a figure is of what was done within a time, not of what is there.
func (r *reader) isDone(s *sentence, it *item, f *frame) bool {
	return r.addsUp(s, it, f) || s.governing(it) == "recognised"
}

// addsUp tells whether a figure adds within a time, as "công nhận mới" does.
func (r *reader) addsUp(s *sentence, it *item, f *frame) bool {
	return r.lex.behaviour(f.indicator) == pipeline.Flow || s.has(stageWords, "new", it.from, it.cut)
}

// periodOfWhole is the period of the whole that item i is taken from: "16 sản
// phẩm được chọn trong tổng số 39 sản phẩm đăng ký năm 2019".
func (s *sentence) periodOfWhole(i int) (*vietnamese.PeriodSpan, bool) {
	if i+1 >= len(s.items) {
		return nil, false
	}
	at := s.tokenAt(s.items[i+1].quantity)
	if at < 2 || s.tokens[at-1].Key != "số" || s.tokens[at-2].Start < s.items[i].fig.End || !wholes.has(&s.tokens[at-2]) {
		return nil, false
	}
	return s.periodAfter(&s.items[i+1])
}

var wholes = keySet("tổng", "trong", "trên")

// current is the moment of publication, unknown when nobody says it.
func (r *reader) current() pipeline.Period {
	if r.published.IsZero() {
		return pipeline.Period{Basis: pipeline.PeriodUnknown}
	}
	return pipeline.Period{End: r.published, Basis: pipeline.PeriodFromPublished}
}

// loosePeriod is the time that words without a number name.
func (r *reader) loosePeriod(s *sentence, it *item) (pipeline.Period, bool) {
	if s.has(timeWords, "year_to_date", 0, it.quantity) {
		return r.yearToDate(), true
	}
	for _, c := range s.find(timeWords, 0, it.quantity) {
		if c.value == "vague" && !comparisons.has(s.before(c.start)) {
			return pipeline.Period{Basis: pipeline.PeriodUnknown}, true
		}
	}
	return pipeline.Period{}, false
}

// yearToDate is the year of the article up to the day that it was published.
func (r *reader) yearToDate() pipeline.Period {
	p := r.current()
	if !p.End.IsZero() {
		p.Start = pipeline.Date{Year: p.End.Year, Month: 1}
	}
	return p
}

// settle turns a period as worded into the time that figures beside it speak
// of: something done on a day is a figure of that year.
func (r *reader) settle(s *sentence, p *vietnamese.PeriodSpan) pipeline.Period {
	switch p.Form {
	case vietnamese.FormNow:
		now := r.current()
		now.Text = p.Period.Text
		return now
	case vietnamese.FormDay:
		year := pipeline.Date{Year: p.Period.End.Year}
		if p.Period.End.IsZero() {
			year = pipeline.Date{Year: p.Period.Start.Year}
		}
		return pipeline.Period{Start: year, End: year, Text: p.Period.Text, Basis: pipeline.PeriodFromText}
	case vietnamese.FormYear:
		if s.has(sumWords, "total", 0, p.Start) || s.wordBefore(p.Start) == "hết" {
			upTo := p.Period
			upTo.Start = pipeline.Date{} // "lũy kế hết năm 2024": up to then
			return upTo
		}
		return p.Period
	case vietnamese.FormSince:
		return pipeline.Period{Start: p.Period.Start, End: p.Period.End, Text: p.Period.Text, Basis: pipeline.PeriodFromText}
	case vietnamese.FormRelative, vietnamese.FormRecurring:
		return pipeline.Period{Text: p.Period.Text, Basis: pipeline.PeriodUnknown}
	}
	return p.Period
}

// periodBefore is the period among the words that introduce an item.
func (s *sentence) periodBefore(it *item) (*vietnamese.PeriodSpan, bool) {
	from := it.from
	for i := range s.items {
		other := &s.items[i] // a period right before a comma opens the next clause, too
		switch {
		case other.cut == it.from:
			from = other.body
		case other.fig.End <= it.quantity && other.cut < it.from:
			from = other.cut // a semicolon parts them
		}
	}
	for n := len(s.periods) - 1; n >= 0; n-- {
		p := &s.periods[n]
		if p.Start < from || p.End > it.quantity || !s.datesFigures(p) {
			continue
		}
		if p.Start >= it.from || s.boundaryBefore(p.Start) {
			return p, true
		}
	}
	return nil, false
}

// ofItsYear is the year that closes an item where the month before it is only when
// it was told: "Tháng 5/2024, Hội đồng công bố 17 sản phẩm … năm 2024".
func (s *sentence) ofItsYear(it *item, told *vietnamese.PeriodSpan) *vietnamese.PeriodSpan {
	if told.Form != vietnamese.FormMonth {
		return told
	}
	if p, ok := s.periodAfter(it); ok && p.Form == vietnamese.FormYear && p.Period.Start.Year == told.Period.Start.Year {
		return p
	}
	return told
}

// periodAfter is the period that closes an item: "200 sản phẩm … cấp quốc gia
// năm 2021".
func (s *sentence) periodAfter(it *item) (*vietnamese.PeriodSpan, bool) {
	for k := range s.periods {
		p := &s.periods[k]
		if p.Start < it.fig.End || p.End > it.reach || !s.datesFigures(p) || p.Form == vietnamese.FormDay {
			continue
		}
		if s.boundaryBefore(p.Start) && s.tokenAt(p.Start) > 0 && s.tokens[s.tokenAt(p.Start)-1].Mark && p.End < s.length-2 {
			continue // after a comma it opens the next clause
		}
		if onwards.has(s.before(p.Start)) || s.opensAnother(p, it) {
			continue // "11 sản phẩm nhưng sang năm 2020 …" goes on to another time
		}
		return p, true
	}
	return nil, false
}

var onwards = keySet("sang", "thì")

// opensAnother tells whether a period behind a comma dates a later figure, one that
// may be no item: "đạt 92,4%, chỉ tiêu giao năm 2024 là 95%".
func (s *sentence) opensAnother(p *vietnamese.PeriodSpan, it *item) bool {
	if !s.markBetween(it.body, p.Start) {
		return false
	}
	for i := range s.figures {
		if f := &s.figures[i]; f.Start >= p.End {
			return f.Start <= it.reach && !f.Delta && !s.markBetween(p.End, f.Start)
		}
	}
	return false
}

var comparisons = keySet("với", "hơn", "như", "bằng", "trước")

// datesFigures tells whether a period dates figures: not the day of a decree,
// not the year that another is compared with, not a relative time without a
// year.
func (s *sentence) datesFigures(p *vietnamese.PeriodSpan) bool {
	empty := p.Period.Start.IsZero() && p.Period.End.IsZero() && p.Period.Rounds == 0
	if empty && p.Form != vietnamese.FormNow {
		return false
	}
	if s.hasKey("niên", p.Start, p.End) {
		return false // the year of a harvest
	}
	if s.compared(p) {
		return false
	}
	if p.Form == vietnamese.FormDay {
		for _, c := range s.find(decreeWords, max(0, p.Start-60), p.Start) {
			if !s.markBetween(c.end, p.Start) {
				return false
			}
		}
	}
	return !s.isPast(p)
}

// isPast tells of the history of products: "đã đạt cấp khu vực năm 2014".
func (s *sentence) isPast(p *vietnamese.PeriodSpan) bool {
	for k := range s.levels {
		l := &s.levels[k]
		if l.End <= p.Start && p.Start-l.End <= 2 {
			i := s.tokenAt(l.Start)
			if i >= 2 && s.tokens[i-1].Key == "đạt" && s.tokens[i-2].Key == "đã" {
				return true
			}
		}
	}
	return false
}

func (s *sentence) markBetween(from, to int) bool {
	for i := s.tokenAt(from); i < len(s.tokens) && s.tokens[i].Start < to; i++ {
		if s.tokens[i].Key == "," || s.tokens[i].Key == ";" {
			return true
		}
	}
	return false
}
