package vietnamese

import (
	"github.com/tonghop/tonghop/pipeline"
)

// sincePeriod reads "từ năm 2018 đến nay", "từ 2018 - 2021", "kể từ năm 2018".
func (l *Line) sincePeriod(i int) (PeriodSpan, int) {
	at := i
	if l.words(at, "giai", "đoạn") {
		at += 2
	}
	switch {
	case l.is(at, "kể") && l.is(at+1, "từ"), l.words(at, "bắt", "đầu"):
		at += 2
		if l.is(at, "từ") {
			at++
		}
	case l.is(at, "từ"):
		at++
	default:
		return PeriodSpan{}, i
	}
	from, _, _, next := l.point(at, true)
	if next == at {
		return l.monthsBefore(i, at)
	}
	join := next
	for n := 0; n < 3 && l.isAny(join, "đến", "tới", "-", "cho", ","); n++ {
		join++
	}
	if join == next {
		return span(from, pipeline.Date{}, FormSince), next
	}
	if end, ok := l.toNow(join); ok {
		p := span(from, pipeline.Date{}, FormSince)
		p.Ongoing = true
		return p, end
	}
	if _, to, _, end := l.point(join, true); end > join && !to.First().Before(from.First()) {
		return span(from, to, FormYears), end
	}
	if p, end := l.partPeriod(join); end > join && p.Period.Start.Month == 1 && p.Period.Start.Year > from.Year {
		return span(from, p.Period.End, FormYears), end
	}
	return span(from, pipeline.Date{}, FormSince), next
}

// intoNextYear goes on to the first months of the year that follows whole years: "năm
// 2021, 2022 và 6 tháng đầu năm 2023" is one stretch. A comma alone joins nothing: "so
// với năm 2022, 6 tháng đầu năm 2023".
func (l *Line) intoNextYear(p PeriodSpan, next int) (PeriodSpan, int) {
	if p.Form != FormYear && p.Form != FormYears || p.Kind != "" || p.Period.Start.IsZero() || p.Period.End.Month > 0 || !l.isAny(next, "và", "đến", "tới") {
		return p, next
	}
	more, end := l.partPeriod(next + 1)
	if from, to, stop := l.quarterOf(next + 1); end == next+1 && stop > end {
		more, end = span(from, to, FormQuarter), stop
	}
	if end == next+1 || more.Period.Start.Year != p.Period.End.Year+1 || more.Period.Start.Month != 1 {
		return p, next
	}
	return span(p.Period.Start, more.Period.End, FormYears), end
}

// withRounds joins the years that a text states and the rounds that fell into them: "từ năm
// 2018 đến nay, qua 4 kỳ bình chọn", "qua 4 kỳ bình chọn (2018 - 2024)". A comma behind
// rounds joins nothing, what follows may be of other years.
func (l *Line) withRounds(p PeriodSpan, next int) (PeriodSpan, int) {
	at := next
	switch {
	case p.Form == FormRounds:
		opened := l.is(at, "(")
		if opened || l.is(at, "trong") {
			at++
		}
		for _, read := range []func(int) (PeriodSpan, int){l.sincePeriod, l.rangePeriod, l.bareYears} {
			if years, end := read(at); end > at && (years.Form == FormYears || years.Form == FormSince) {
				years.Period.Rounds = p.Period.Rounds
				if opened && l.is(end, ")") {
					end++
				}
				return years, end
			}
		}
	case (p.Form == FormYears || p.Form == FormSince) && p.Kind == "":
		if l.is(at, ",") {
			at++
		}
		if rounds, end := l.roundsPeriod(at); end > at {
			p.Period.Rounds = rounds.Period.Rounds
			return p, end
		}
	}
	return p, next
}

// monthsBefore reads "từ tháng 1 đến tháng 9 năm 2024", "từ ngày 1/7 đến ngày
// 30/9/2024": the year stands at the end alone.
func (l *Line) monthsBefore(i, at int) (PeriodSpan, int) {
	d, next := l.monthOf(at)
	if next == at {
		d, next = l.wordDate(at)
	}
	if next == at || d.Month == 0 || !l.isAny(next, "đến", "tới", "-") {
		return PeriodSpan{}, i
	}
	_, to, _, end := l.point(next+1, false)
	if end == next+1 {
		return PeriodSpan{}, i
	}
	d.Year = to.Year
	if !d.Valid() || d.First().After(to.Last()) {
		return PeriodSpan{}, i
	}
	return span(d, to, FormYears), end
}
