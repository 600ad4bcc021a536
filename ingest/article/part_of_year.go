package article

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// partOfYear is the part of a year that the words before an item name without the
// year, "Trong 9 tháng đầu năm": of the year that the sentence before named, else
// of that of publication, if the part was over by then. "Năm qua" at the beginning
// of a year is the year before it.
func (r *reader) partOfYear(s *sentence, it *item, prev *claim) (pipeline.Period, bool) {
	for n := len(s.periods) - 1; n >= 0; n-- {
		p := &s.periods[n]
		if prev != nil && p.Start < prev.span.End {
			break
		}
		if p.End > it.quantity || p.Form != vietnamese.FormRelative || s.compared(p) {
			continue
		}
		q, ok := r.inItsYear(p)
		if s.until(p) {
			q.Start = pipeline.Date{} // "Đến hết tháng 8": up to then
		}
		return q, ok
	}
	return pipeline.Period{}, false
}

// partOfPlanYear is the part of a year that the words before an item name where the year
// is said with the plan that the figure is measured by: "Tính chung 6 tháng, thu ngân sách
// đạt 16.532 tỷ đồng, bằng 54,1% dự toán năm 2022".
func (r *reader) partOfPlanYear(s *sentence, it *item, year *vietnamese.PeriodSpan) (pipeline.Period, bool) {
	plan, ok := s.last(kindWords, it.fig.End, year.Start)
	if !ok || year.Form != vietnamese.FormYear || plan.to != s.tokenAt(year.Start) || !s.measuredBy(plan) {
		return pipeline.Period{}, false
	}
	return s.monthsOf(0, it.quantity, year.Period.Start.Year)
}

// monthsCounted are the months of a year that the words right before an item count, where
// the year was said before: "Tháng 10/2024 thu 812 tỷ đồng, lũy kế 10 tháng đạt 9.874 tỷ
// đồng".
func (r *reader) monthsCounted(s *sentence, it *item) (pipeline.Period, bool) {
	year := r.year.Year
	if p := r.para.period; p.Basis == pipeline.PeriodFromText && p.Start.Year == p.End.Year {
		year = p.End.Year
	}
	for k := range s.periods {
		if p := &s.periods[k]; p.End <= it.quantity && s.datesFigures(p) {
			if p.Start >= it.from {
				return pipeline.Period{}, false // they are said with their year
			}
			year = p.Period.End.Year
		}
	}
	if year == 0 {
		return pipeline.Period{}, false
	}
	return s.monthsOf(it.from, it.quantity, year)
}

// monthsOf are the months that words in [from, to) count, from the first of a year.
func (s *sentence) monthsOf(from, to, year int) (pipeline.Period, bool) {
	for i := s.tokenAt(to) - 2; i >= 0 && s.tokens[i].Start >= from; i-- {
		if !s.monthsAt(i) || i > 0 && comparisons.has(&s.tokens[i-1]) {
			continue
		}
		said := s.line.Slice(s.tokens[i].Start, s.tokens[i+1].End)
		for _, whole := range vietnamese.Periods(said + " đầu năm " + pipeline.Year(year).String()) {
			if q := whole.Period; whole.Form == vietnamese.FormPart && q.Known() {
				q.Text, q.Basis = said, pipeline.PeriodFromText
				return q, true
			}
		}
	}
	return pipeline.Period{}, false
}

// monthsAt tells whether a number of months stands at token i: "10 tháng".
func (s *sentence) monthsAt(i int) bool {
	return i >= 0 && i+1 < len(s.tokens) && s.tokens[i].Digit && s.tokens[i+1].Key == "tháng"
}

// until tells whether the words before a period say that it ends a longer time.
func (s *sentence) until(p *vietnamese.PeriodSpan) bool {
	i := s.tokenAt(p.Start)
	return i < len(s.tokens) && s.tokens[i].Key == untilWord || i > 0 && s.tokens[i-1].Key == untilWord || i > 1 && endWords.has(&s.tokens[i-1]) && s.tokens[i-2].Key == untilWord
}

var (
	untilWord = keyOf("đến")
	endWords  = keySet("hết", "cuối", "giữa")
)

// compared tells whether a period is one that another is compared with.
func (s *sentence) compared(p *vietnamese.PeriodSpan) bool {
	i := s.tokenAt(p.Start)
	if i > 1 && s.tokens[i-1].Key == "như" && s.tokens[i-2].Key == "nếu" {
		return false // "Nếu như năm 2021 tỉnh có 89 sản phẩm thì …"
	}
	return i > 0 && comparisons.has(&s.tokens[i-1]) || i > 1 && s.tokens[i-1].Key == "kì" && s.tokens[i-2].Key == "cùng"
}

// inItsYear completes a part of a year.
func (r *reader) inItsYear(p *vietnamese.PeriodSpan) (pipeline.Period, bool) {
	if r.published.IsZero() {
		return pipeline.Period{}, false
	}
	year, basis := r.published.Year, pipeline.PeriodFromPublished
	if lately[keyOf(p.Period.Text)] {
		last := pipeline.Year(year - 1)
		return pipeline.Period{Start: last, End: last, Text: p.Period.Text, Basis: basis}, r.published.Month > 0 && r.published.Month <= 2
	}
	if told := r.para.period; told.Basis == pipeline.PeriodFromText && !told.Start.IsZero() && told.Start.Year == told.End.Year {
		year, basis = told.Start.Year, told.Basis
	}
	text := strings.TrimSuffix(p.Period.Text, " năm") + " năm " + pipeline.Year(year).String()
	for _, whole := range vietnamese.Periods(text) {
		q := whole.Period
		if q.Known() && !q.Start.IsZero() && q.End.Month > 0 && !r.published.Last().Before(q.End.First()) {
			q.Text, q.Basis = p.Period.Text, basis
			return q, true
		}
	}
	return pipeline.Period{}, false
}

// lately are the words for the year that has just ended.
var lately = map[string]bool{keyOf("năm qua"): true, keyOf("năm vừa qua"): true}
