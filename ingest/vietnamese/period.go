package vietnamese

import (
	"math/bits"

	"github.com/tonghop/tonghop/pipeline"
)

// PeriodForm says in which words a period stands.
type PeriodForm string

// The forms of a period.
const (
	FormYear      PeriodForm = "year"      // năm 2022
	FormYears     PeriodForm = "years"     // giai đoạn 2012 - 2021, các năm 2020, 2021 và 2022
	FormMonth     PeriodForm = "month"     // tháng 4-2022
	FormQuarter   PeriodForm = "quarter"   // quý I/2024
	FormPart      PeriodForm = "part"      // 6 tháng đầu năm 2024
	FormDay       PeriodForm = "day"       // ngày 28/11/2025
	FormUntil     PeriodForm = "until"     // đến hết năm 2025, tính đến ngày 3.5.2023
	FormSince     PeriodForm = "since"     // từ năm 2018 (đến nay)
	FormNow       PeriodForm = "now"       // đến nay, hiện nay
	FormRounds    PeriodForm = "rounds"    // qua 5 kỳ bình chọn
	FormRecurring PeriodForm = "recurring" // hằng năm
	FormRelative  PeriodForm = "relative"  // 5 năm qua, 6 tháng đầu năm: no year is said
)

// A PeriodSpan is a period as a text states it. Period.Text is the text of the
// span, Period.Basis is always text.
type PeriodSpan struct {
	Span
	Period      pipeline.Period
	Form        PeriodForm
	Ongoing     bool          // up to now: "đến nay"
	Preliminary bool          // "Sơ bộ 2024", "2024 (SB)"
	Kind        pipeline.Kind // what a head says of its figures: "Ước 2025" estimate, "Kế hoạch 2025" plan; "" when nothing
}

// Periods finds every period that a sentence or a column head states, in order,
// never overlapping. A bare year or a bare range of years is one only when it
// is the whole text, stands in brackets or is a range.
func Periods(sentence string) []PeriodSpan { return Cut(sentence).Periods() }

// Periods finds every period of the line, see the function Periods. The slice
// belongs to the line.
func (l *Line) Periods() []PeriodSpan {
	found := l.foundPeriods[:0]
	at := 0 // how far the line was walked
	for i := range l.tokens {
		if i < at || l.tokens[i].starts&startsPeriod == 0 && l.tokens[i].kind != digits {
			continue
		}
		next := l.afterPeriod(i)
		if next <= i {
			continue
		}
		if at = l.walk(at, i); at > i {
			continue // in the middle of a numeral or a code
		}
		p, _ := l.period(i)
		if l.at(i).kind == digits && p.Form != FormPart && l.code(i) >= next { // 08/2021/NQ-HĐND is no August
			continue
		}
		p.Span, p.Period.Text = l.span(i, next), l.text(i, next)
		p.Period.Basis = pipeline.PeriodFromText
		found = append(found, p)
		at = next
	}
	l.foundPeriods = found
	if len(found) == 0 && len(l.tokens) <= longestHead {
		return l.headYear()
	}
	return found
}

// walk goes on from token at to token i, over numerals and codes as a whole, and
// tells where it is then. Nothing goes on over a token that joins nothing before it.
func (l *Line) walk(at, i int) int {
	from := i
	for from > at && l.joinsOn(from) {
		from--
	}
	for at = from; at < i; {
		if l.tokens[at].starts&startsPeriod == 0 && !l.mayName(at) {
			at++
			continue
		}
		at = l.overDigits(at)
	}
	return at
}

// joinsOn tells whether a numeral or a code may go on with token i.
func (l *Line) joinsOn(i int) bool {
	t := &l.tokens[i]
	return t.gap == glued || t.kind == digits && t.gap <= plain
}

// longestHead is the most tokens of a text that a year without any other word
// for time dates: a column head, a title.
const longestHead = 14

// headYear reads the only year of a short text: "Kỳ bình chọn 2022".
func (l *Line) headYear() []PeriodSpan {
	var found []PeriodSpan
	for i := 0; i < len(l.tokens); i = l.overDigits(i) {
		y, ok := l.year(i)
		if !ok || l.counts(i+1) || l.at(i).gap == glued || l.is(i+1, "/") || l.isAny(i-1, "số", "/", "định", "tư", "quyết", "văn", "thị", "luật") {
			continue
		}
		p := span(pipeline.Year(y), pipeline.Year(y), FormYear)
		p.Span = l.span(i, i+1)
		p.Period.Text, p.Period.Basis = l.text(i, i+1), pipeline.PeriodFromText
		found = append(found, p)
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// overDigits steps over one token, or over all the digits of a numeral or a
// code, so that no period begins in its middle.
func (l *Line) overDigits(i int) int {
	if next := l.code(i); next > i {
		return next
	}
	if l.at(i).kind == digits {
		if next := l.chain(i); next > i {
			return next
		}
		_, next, _ := l.numeral(i)
		return next
	}
	return i + 1
}

// periodAt is the period at a token and the token after it.
type periodAt struct {
	PeriodSpan
	next int
}

// period reads a period at token i; next is i when there is none. Periods of
// which no year is said are found too: they are no figures.
func (l *Line) period(i int) (p PeriodSpan, next int) {
	next = l.afterPeriod(i)
	if next > i {
		p = l.periods[l.dated[i]-1].PeriodSpan
	}
	return p, next
}

// afterPeriod is the token after the period at token i, i when there is none.
// What was read once is kept, since figures and periods are both asked for.
func (l *Line) afterPeriod(i int) int {
	t := l.at(i)
	if t.kind == mark || t.kind == word && t.starts&startsPeriod == 0 || t.kind == digits && len(t.low) > 4 {
		return i
	}
	if len(l.dated) < len(l.tokens) {
		l.dated = append(l.dated, make([]int32, len(l.tokens)-len(l.dated))...)
	}
	switch known := l.dated[i]; {
	case known < 0:
		return i
	case known > 0:
		return l.periods[known-1].next
	}
	l.dated[i] = -1
	can := t.starts
	if t.kind == digits {
		can = l.datesOf(i)
	}
	for can &= startsPeriod; can != 0; can &= can - 1 {
		k := bits.TrailingZeros32(uint32(can)) - bits.TrailingZeros32(uint32(startsHead))
		if p, next := periodReaders[k].read(l, i); next > i {
			p, next = l.intoNextYear(p, next)
			p, next = l.withRounds(p, next)
			l.periods = append(l.periods, periodAt{p, next})
			l.dated[i] = int32(len(l.periods))
			return next
		}
	}
	return i
}

// datesOf is how the digits at token i may begin a period, by what follows them.
func (l *Line) datesOf(i int) (can starts) {
	switch t := l.at(i + 1); {
	case t.kind == mark && t.gap == glued:
		can = startsPoint
	case t.kind == word && (t.low == "năm" || t.low == "tháng" || t.low == "t"):
		can = startsRange | startsPart | startsLoose
	}
	if len(l.at(i).low) == 4 {
		can |= startsBareYears
	}
	return can
}

// A periodReader is one way to say a period, with the words that it begins with.
type periodReader struct {
	starts starts
	read   func(l *Line, i int) (PeriodSpan, int)
	words  string
}

// periodReaders are tried in this order, which is that of the bits from startsHead on.
var periodReaders = []periodReader{
	{startsHead, (*Line).headPeriod, "sơ ước uth kế dự kh mục thực th"},
	{startsRounds, (*Line).roundsPeriod, "qua sau trong trải thông"},
	{startsSince, (*Line).sincePeriod, "giai kể bắt từ"},
	{startsUntil, (*Line).untilPeriod, "tính kể cập lũy cộng cho đến tới"},
	{startsRange, (*Line).rangePeriod, "tháng giai thời nhiệm niên chu các những trong hai ba năm"},
	{startsPart, (*Line).partPeriod, "nửa giêng một hai ba tư bốn năm sáu bảy tám chín mười chạp"},
	{startsPoint, (*Line).pointPeriod, "thời cuối đầu giữa ngày hôm mùng mồng tháng t quý qúy q năm"},
	{startsLoose, (*Line).loosePeriod, "hằng hàng từ hiện thời năm tháng t quý qúy q"},
	{startsBareYears, (*Line).bareYears, ""},
}

// point reads one moment or stretch with a year at token i, with its first and
// last Date: a day, a month, a quarter, or a year. bare allows a year without
// the word năm.
func (l *Line) point(i int, bare bool) (from, to pipeline.Date, form PeriodForm, next int) {
	start := i
	if l.words(i, "thời", "điểm") {
		i += 2
	}
	for n := 0; n < 2 && l.isAny(i, "hết", "cuối", "đầu", "giữa", "trong"); n++ {
		i, bare = i+1, true
	}
	if t := l.at(i); t.kind == digits || t.starts&startsPoint != 0 && t.low != "năm" {
		if from, to, form, next := l.withinYear(i); next > i {
			return from, to, form, next
		}
	}
	if l.is(i, "năm") {
		i, bare = i+1, true
	}
	if y, ok := l.year(i); ok && bare {
		return pipeline.Year(y), pipeline.Year(y), FormYear, i + 1
	}
	return from, to, "", start
}

// withinYear reads a day, a month or a quarter of a year.
func (l *Line) withinYear(i int) (from, to pipeline.Date, form PeriodForm, next int) {
	if d, end := l.wordDate(i); end > i && d.Year > 0 {
		if d.Day == 0 {
			return d, d, FormMonth, end
		}
		return d, d, FormDay, end
	}
	if d, end := l.monthOf(i); end > i && d.Year > 0 {
		return d, d, FormMonth, end
	}
	if from, to, end := l.quarterOf(i); end > i && from.Year > 0 {
		return from, to, FormQuarter, end
	}
	return from, to, "", i
}

func span(from, to pipeline.Date, form PeriodForm) PeriodSpan {
	return PeriodSpan{Period: pipeline.Period{Start: from, End: to}, Form: form}
}

// toNow tells whether the token i says nay.
func (l *Line) toNow(i int) (next int, ok bool) {
	if l.words(i, "thời", "điểm") {
		if l.is(i+2, "này") {
			return i + 3, true
		}
		i += 2
	}
	switch {
	case l.is(i, "nay"):
		return i + 1, true
	case l.is(i, "hiện") && l.isAny(i+1, "nay", "tại"):
		return i + 2, true
	}
	return i, false
}

// untilPeriod reads "đến hết năm 2025", "tính đến ngày 3.5.2023", "đến nay".
func (l *Line) untilPeriod(i int) (PeriodSpan, int) {
	at := i
	if l.isAny(at, "tính", "kể", "cập", "lũy", "cộng", "cho") {
		at++
		if l.isAny(at, "nhật", "kế", "dồn", "cho") {
			at++
		}
	}
	if !l.isAny(at, "đến", "tới") {
		return PeriodSpan{}, i
	}
	at++
	if end, ok := l.toNow(at); ok {
		p := span(pipeline.Date{}, pipeline.Date{}, FormNow)
		p.Ongoing = true
		return p, end
	}
	bare := l.is(at-2, "tính") || l.at(at).kind == digits && l.dateGlue(at)
	if _, to, _, end := l.point(at, bare || l.yearEnds(at)); end > at {
		return span(pipeline.Date{}, to, FormUntil), end
	}
	return PeriodSpan{}, i
}

func (l *Line) dateGlue(i int) bool { _, next := l.digitDate(i); return next > i }

// yearEnds tells whether token i is a year that no counted noun follows.
func (l *Line) yearEnds(i int) bool {
	_, ok := l.year(i)
	return ok && !l.counts(i+1)
}
