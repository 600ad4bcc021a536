package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// rangePeriod reads years under a label: "giai đoạn 2012 - 2021", "nhiệm kỳ
// 2020-2025", "năm 2021-2025", "các năm 2020, 2021 và 2022", "tháng 9 - 10/2020".
func (l *Line) rangePeriod(i int) (PeriodSpan, int) {
	at := i
	switch {
	case l.is(at, "tháng"): // tháng 9 - 10/2020
		if d, _ := l.monthOf(at); d.Year > 0 {
			return PeriodSpan{}, i
		}
		return l.monthsBefore(i, at)
	case l.isAny(at, "giai", "thời", "nhiệm", "niên", "chu") && l.isAny(at+1, "đoạn", "kỳ", "kì", "độ", "khóa", "vụ"):
		at += 2
	case l.isAny(at, "các", "những", "trong"):
		at++
		if l.is(at, "các") {
			at++
		}
		if !l.is(at, "năm") {
			return PeriodSpan{}, i
		}
	case l.isAny(at, "hai", "ba", "2", "3", "4", "5", "10") && l.is(at+1, "năm"):
		at++
		if _, ok := l.year(at + 1); !ok {
			return PeriodSpan{}, i
		}
	case !l.is(at, "năm"):
		return PeriodSpan{}, i
	}
	for n := 0; n < 3 && l.isAny(at, "từ", "các", "năm", ":"); n++ {
		at++
	}
	first, ok := l.year(at)
	if !ok {
		return PeriodSpan{}, i
	}
	last, next := l.moreYears(first, at+1)
	if last == first {
		if l.is(i, "giai") || l.is(i, "nhiệm") {
			return span(pipeline.Year(first), pipeline.Year(first), FormYear), next
		}
		return PeriodSpan{}, i
	}
	return span(pipeline.Year(first), pipeline.Year(last), FormYears), next
}

// moreYears reads the years that follow a first year: "- 2021", ", 2021 và
// 2022", "đến năm 2025", "-25".
func (l *Line) moreYears(first, i int) (last, next int) {
	last, next = first, i
	for n := 0; n < 24; n++ {
		at := next
		if l.is(at, ",") && l.is(at+1, "và") {
			at++
		}
		if !l.isAny(at, "-", ",", "và", "đến", "tới", "/", ";", "~") {
			break
		}
		at++
		if l.is(at, "năm") {
			if l.is(at-1, ";") || l.is(at-1, ",") && l.isAny(at+2, "có", "là", "đạt", "còn") {
				break // "… năm 2019; năm 2021 có 4 sản phẩm" begins anew
			}
			at++
		}
		y, ok := l.year(at)
		if !ok {
			y = first/100*100 + l.number(at)
			ok = len(l.at(at).low) == 2 && l.at(at).kind == digits && l.is(at-1, "-") && l.tight(at-2, at+1) && y > first && !l.counts(at+1)
		}
		if !ok || y <= last || (l.is(at-1, ",") && l.counts(at+1)) {
			break
		}
		last, next = y, at+1
	}
	return last, next
}

// partPeriod reads "6 tháng đầu năm 2024", "9 tháng năm 2025", "nửa đầu năm
// 2024", "sáu tháng cuối năm".
func (l *Line) partPeriod(i int) (PeriodSpan, int) {
	months, at := 0, i
	switch {
	case l.is(i, "nửa") && l.isAny(i+1, "đầu", "cuối"):
		months, at = 6, i+1
	case l.is(i+1, "tháng"), l.is(i+1, "t") && l.at(i).kind == digits && l.at(i+1).upper && l.at(i+1).gap == glued:
		months, at = l.number(i), i+2
		if m, ok := monthWords[l.at(i).low]; ok && l.at(i).kind == word {
			months = m
		}
	}
	if months < 1 || months > 12 || len(l.at(i).low) > 2 && l.at(i).kind == digits {
		return PeriodSpan{}, i
	}
	last := l.is(at, "cuối")
	if l.isAny(at, "đầu", "cuối", "của") {
		at++
	}
	switch {
	case l.is(at, "năm"):
		at++
	case l.isAny(at, "/", "-") && at == i+2:
		at++
	case at == i+2 && l.yearEnds(at): // 6 tháng 2024
	default:
		return PeriodSpan{}, i
	}
	y, ok := l.year(at)
	if !ok {
		if at > i+3 || l.is(i, "nửa") {
			return PeriodSpan{Form: FormRelative}, at
		}
		return PeriodSpan{}, i
	}
	from, to := pipeline.Date{Year: y, Month: 1}, pipeline.Date{Year: y, Month: months}
	if last {
		from, to = pipeline.Date{Year: y, Month: 13 - months}, pipeline.Date{Year: y, Month: 12}
	}
	return span(from, to, FormPart), at + 1
}

// pointPeriod reads a day, a month, a quarter or a year: "ngày 28/11/2025",
// "tháng 4-2022", "quý I/2024", "năm 2022", "cuối năm 2024".
func (l *Line) pointPeriod(i int) (PeriodSpan, int) {
	if l.isAny(i, "trong", "hết") || l.byMonth(i) {
		return PeriodSpan{}, i
	}
	from, to, form, next := l.point(i, false)
	if next == i || (l.at(i).kind == digits && form == FormYear) {
		return PeriodSpan{}, i
	}
	return span(from, to, form), next
}

// byMonth tells whether the month is only what something is divided by: "theo tháng năm 2023" is
// no May.
func (l *Line) byMonth(i int) bool {
	return l.is(i, "tháng") && l.is(i+1, "năm") && l.isAny(i-1, "theo", "các", "từng", "mỗi") && l.at(i+2).kind == digits
}

// loosePeriod reads what names a time without its year: hằng năm, 5 năm qua,
// hiện nay, từ đầu năm đến nay, tháng 10.
func (l *Line) loosePeriod(i int) (PeriodSpan, int) {
	switch {
	case l.isAny(i, "hằng", "hàng") && l.isAny(i+1, "năm", "tháng", "quý"):
		return PeriodSpan{Form: FormRecurring}, i + 2
	case l.words(i, "từ", "đầu", "năm"):
		if l.isAny(i+3, "đến", "tới") && l.is(i+4, "nay") {
			return PeriodSpan{Form: FormRelative, Ongoing: true}, i + 5
		}
		return PeriodSpan{Form: FormRelative}, i + 3
	case l.words(i, "hiện", "nay"), l.words(i, "hiện", "tại"):
		return PeriodSpan{Form: FormNow, Ongoing: true}, i + 2
	case l.words(i, "thời", "gian") && l.isAny(i+2, "qua", "tới"):
		return PeriodSpan{Form: FormRelative}, i + 3
	case l.is(i, "năm") && l.isAny(i+1, "qua", "nay", "ngoái", "trước"):
		return PeriodSpan{Form: FormRelative}, i + 2
	}
	if l.isAny(i+1, "năm", "tháng") && l.at(i).kind == digits && (l.is(i+2, "qua") || l.isAny(i+2, "gần", "vừa") && l.isAny(i+3, "đây", "qua")) {
		if l.is(i+2, "qua") {
			return PeriodSpan{Form: FormRelative}, i + 3
		}
		return PeriodSpan{Form: FormRelative}, i + 4
	}
	if _, next := l.monthOf(i); next > i && !l.byMonth(i) {
		return PeriodSpan{Form: FormRelative}, l.moreMonths(next)
	}
	if _, _, next := l.quarterOf(i); next > i {
		return PeriodSpan{Form: FormRelative}, next
	}
	return PeriodSpan{}, i
}

// roundsPeriod reads "qua 5 kỳ bình chọn", "sau ba đợt bình chọn".
func (l *Line) roundsPeriod(i int) (PeriodSpan, int) {
	at := i
	switch {
	case l.isAny(at, "qua", "sau", "trong"):
		at++
	case l.words(at, "trải", "qua"), l.words(at, "thông", "qua"):
		at += 2
	default:
		return PeriodSpan{}, i
	}
	n := l.number(at)
	next := at + 1
	if n < 0 {
		w, end := l.small(at)
		if end == at || w.max > 0 || w.frac != "" {
			return PeriodSpan{}, i
		}
		n, next = int(w.value), end
	}
	if n < 1 || n > 50 || !l.isAny(next, "kỳ", "kì", "đợt", "lần", "cuộc", "mùa") {
		return PeriodSpan{}, i
	}
	next++
	if l.is(next, "tổ") && l.is(next+1, "chức") {
		next += 2
	}
	if !l.isAny(next, "bình", "xét", "tôn", "đánh", "công", "chấm") {
		if l.isAny(next-1, "kỳ", "kì") || l.is(next-1, "chức") {
			return PeriodSpan{Form: FormRounds, Period: pipeline.Period{Rounds: n}}, next
		}
		return PeriodSpan{}, i
	}
	return PeriodSpan{Form: FormRounds, Period: pipeline.Period{Rounds: n}}, min(next+2, len(l.tokens))
}

// headPeriod reads the heads of tables: "Sơ bộ 2024", "Ước năm 2025", "Kế hoạch
// 2025", "Thực hiện năm 2024".
func (l *Line) headPeriod(i int) (PeriodSpan, int) {
	if !l.opens(i) {
		return PeriodSpan{}, i
	}
	at := i + 1
	p := PeriodSpan{}
	switch {
	case l.words(i, "sơ", "bộ"):
		p.Preliminary, at = true, i+2
	case l.is(i, "ước"), l.is(i, "uth"):
		p.Kind = pipeline.Estimate
		for n := 0; n < 3 && l.isAny(at, "tính", "thực", "hiện", "đạt", "th", "cả"); n++ {
			at++
		}
	case l.words(i, "kế", "hoạch"), l.words(i, "dự", "kiến"):
		p.Kind, at = pipeline.Plan, i+2
	case l.is(i, "kh") && l.at(i).upper:
		p.Kind = pipeline.Plan
	case l.words(i, "mục", "tiêu"):
		p.Kind, at = pipeline.Target, i+2
	case l.words(i, "thực", "hiện"):
		p.Kind, at = pipeline.Actual, i+2
	case l.is(i, "th") && l.at(i).upper:
		p.Kind = pipeline.Actual
	default:
		return PeriodSpan{}, i
	}
	from, to, form, next := l.point(at, true)
	for _, read := range []func(int) (PeriodSpan, int){l.partPeriod, l.rangePeriod, l.untilPeriod} {
		if q, end := read(at); end > at {
			from, to, form, next = q.Period.Start, q.Period.End, q.Form, end
			break
		}
	}
	if next == at || l.counts(next) {
		return PeriodSpan{}, i
	}
	p.Period, p.Form = pipeline.Period{Start: from, End: to}, form
	if y, end := l.moreYears(from.Year, next); end > next && form == FormYear {
		p.Period.End, p.Form, next = pipeline.Year(y), FormYears, end
	}
	return p, next
}

// bareYears reads years without a label: the whole text, a bracket, or a range
// of two years.
func (l *Line) bareYears(i int) (PeriodSpan, int) {
	y, ok := l.year(i)
	if !ok || l.isAny(i-1, "/", "-") && l.at(i).gap == glued {
		return PeriodSpan{}, i
	}
	if l.isAny(i+1, "-", "đến") && l.is(i+2, "nay") {
		p := span(pipeline.Year(y), pipeline.Date{}, FormSince)
		p.Ongoing = true
		return p, i + 3
	}
	last, next := l.moreYears(y, i+1)
	if last > y && (l.isAny(i+1, "-", "đến", "tới") || l.yearList(i)) && y >= 1945 && !l.counts(next) {
		return span(pipeline.Year(y), pipeline.Year(last), FormYears), next
	}
	p := span(pipeline.Year(y), pipeline.Year(y), FormYear)
	at := i + 1
	if next := l.kindAfter(&p, at); next > at {
		return p, next
	}
	if i == 0 && at == len(l.tokens) || l.is(i-1, "(") && l.is(at, ")") {
		return p, at
	}
	return PeriodSpan{}, i
}

// kindAfter reads what a year in the head of a table says of itself behind it:
// "2023 (KH)", "2022 (ước thực hiện)", "2019 TH".
func (l *Line) kindAfter(p *PeriodSpan, at int) (next int) {
	bracket := l.is(at, "(")
	next = at
	if bracket {
		next++
	}
	first := next
	for next < len(l.tokens) && next < first+4 && l.at(next).kind == word {
		next++
	}
	var said []string
	for k := first; k < next; k++ {
		said = append(said, l.at(k).low)
	}
	kind, known := kindsAfter[strings.Join(said, " ")]
	switch {
	case !known, bracket && !l.is(next, ")"), !bracket && (next < len(l.tokens) || !l.opens(at-1) || !l.at(first).upper):
		return at
	case bracket:
		next++
	}
	p.Preliminary = kind == preliminary
	if !p.Preliminary {
		p.Kind = kind
	}
	return next
}

const preliminary pipeline.Kind = "preliminary"

var kindsAfter = map[string]pipeline.Kind{
	"sb": preliminary, "sơ bộ": preliminary,
	"ước": pipeline.Estimate, "ước th": pipeline.Estimate, "ưth": pipeline.Estimate, "uth": pipeline.Estimate, "ước thực hiện": pipeline.Estimate, "ước tính": pipeline.Estimate,
	"kh": pipeline.Plan, "kế hoạch": pipeline.Plan, "dự kiến": pipeline.Plan, "dt": pipeline.Plan, "dự toán": pipeline.Plan,
	"th": pipeline.Actual, "thực hiện": pipeline.Actual, "qt": pipeline.Actual, "quyết toán": pipeline.Actual, "mục tiêu": pipeline.Target,
}

func (l *Line) yearList(i int) bool { return l.opens(i) && l.isAny(i+1, ",", "và", "/") }
