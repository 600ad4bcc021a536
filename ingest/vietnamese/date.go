package vietnamese

import "github.com/tonghop/tonghop/pipeline"

// number is the value of a run of one to four digits at token i, -1 otherwise.
func (l *Line) number(i int) int {
	t := l.at(i)
	if t.kind != digits || len(t.low) > 4 {
		return -1
	}
	n := 0
	for k := range len(t.low) {
		n = n*10 + int(t.low[k]-'0')
	}
	return n
}

// year reads a year at token i: four digits of 1900 to 2100 that no mark ties
// to other digits.
func (l *Line) year(i int) (int, bool) {
	y := l.number(i)
	if len(l.at(i).low) != 4 || y < 1900 || y > 2100 {
		return 0, false
	}
	next, after := l.at(i+1), l.at(i+2)
	if next.gap == glued && (next.low == "." || next.low == ",") && after.kind == digits && after.gap == glued {
		return 0, false
	}
	return y, !(next.kind == word && next.gap == glued && next.upper)
}

func (l *Line) tight(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if l.at(i).gap != glued {
			return false
		}
	}
	return true
}

// digitDate reads 23/8/2021, 3.5.2023, 14-11-2021 and 10/2023, 4-2022 at token
// i. next is i when there is none. Every form must be a date of the calendar.
func (l *Line) digitDate(i int) (d pipeline.Date, next int) {
	a, sep, b := l.number(i), l.at(i+1), l.number(i+2)
	if a < 0 || b < 0 || len(l.at(i).low) > 2 || (sep.low != "/" && sep.low != "." && sep.low != "-") || !l.tight(i, i+3) {
		return d, i
	}
	if l.is(i+3, sep.low) && l.tight(i, i+5) && l.at(i+4).kind == digits {
		y := l.number(i + 4)
		if len(l.at(i+4).low) == 2 && sep.low != "." {
			y += 2000
		}
		d = pipeline.Date{Year: y, Month: b, Day: a}
		if y >= 1900 && y <= 2100 && a > 0 && b > 0 && d.Valid() && !l.dateGoesOn(i+5) {
			return d, i + 5
		}
		return pipeline.Date{}, i
	}
	d = pipeline.Date{Year: b, Month: a}
	planScale := l.is(i, "1") && b == 2000 && sep.low == "/" && !l.is(i-1, "tháng")
	if y, ok := l.year(i + 2); ok && y == b && a >= 1 && sep.low != "." && d.Valid() && !planScale {
		return d, i + 3
	}
	return pipeline.Date{}, i
}

// dateGoesOn tells whether the would-be date is the beginning of a longer code.
func (l *Line) dateGoesOn(i int) bool {
	t, u := l.at(i), l.at(i+1)
	return t.gap == glued && u.gap == glued && (t.low == "/" || t.low == "-" || t.low == "+") && (u.kind == digits || u.upper)
}

// dayMonth reads 30/7, 30.9 or 30-9 at token i.
func (l *Line) dayMonth(i int) (d pipeline.Date, next int) {
	day, sep, month := l.number(i), l.at(i+1), l.number(i+2)
	if day < 1 || day > 31 || month < 1 || month > 12 || len(l.at(i).low) > 2 || len(l.at(i+2).low) > 2 || !l.tight(i, i+3) {
		return d, i
	}
	if (sep.low != "/" && sep.low != "." && sep.low != "-") || (l.is(i+3, sep.low) && l.tight(i+2, i+5) && l.at(i+4).kind == digits) {
		return d, i
	}
	if t := l.at(i + 3); t.kind == word && t.gap == glued {
		return d, i
	}
	if l.isAny(i+3, ".", ",") && l.tight(i+2, i+5) && l.at(i+4).kind == digits && len(l.at(i+4).low) == 3 { // 1/5.000
		return d, i
	}
	return pipeline.Date{Month: month, Day: day}, i + 3
}

// wordDate reads "ngày 30 tháng 9 năm 2023", "ngày 23/8/2021", "ngày 30.9",
// "14/11/2021" at token i. The year is 0 when it is not said.
func (l *Line) wordDate(i int) (d pipeline.Date, next int) {
	start := i
	if l.begins(i, startsDay) {
		i++
		if l.isAny(i, "mùng", "mồng") {
			i++
		}
	}
	if d, end := l.digitDate(i); end > i {
		return d, end
	}
	if i == start {
		return d, start
	}
	if d, end := l.dayMonth(i); end > i {
		if y, next := l.yearAfter(end); next > end {
			d.Year = y
			return known(d), next
		}
		return d, end
	}
	day := l.number(i)
	if day < 1 || day > 31 {
		return d, start
	}
	if l.is(i+1, "tháng") && l.number(i+2) >= 1 && l.number(i+2) <= 12 {
		d = pipeline.Date{Month: l.number(i + 2), Day: day}
		if y, next := l.yearAfter(i + 3); next > i+3 {
			d.Year = y
			return known(d), next
		}
		return d, i + 3
	}
	return pipeline.Date{Day: day}, i + 1
}

// known is d, or its day and month alone when no such day exists.
func known(d pipeline.Date) pipeline.Date {
	if !d.Valid() {
		d.Year = 0
	}
	return d
}

// yearAfter reads "năm 2023", "/2023", "-2023", "- 2023" at token i.
func (l *Line) yearAfter(i int) (y, next int) {
	j := i
	if l.is(j, ",") {
		j++
	}
	if !l.isAny(j, "năm", "/", "-", ".") {
		return 0, i
	}
	if y, ok := l.year(j + 1); ok {
		return y, j + 2
	}
	return 0, i
}

// monthOf reads "tháng 4-2022", "tháng 4/2022", "tháng 4 năm 2022", "T4/2022"
// at token i. The year is 0 when it is not said.
func (l *Line) monthOf(i int) (d pipeline.Date, next int) {
	at := i + 1
	switch {
	case l.is(i, "tháng"):
	case l.is(i, "t") && l.at(i).upper && l.at(i+1).gap == glued:
	default:
		return d, i
	}
	m := l.number(at)
	if l.is(at, "năm") && l.isAny(i-1, "các", "những", "từng", "mấy") {
		return d, i // "các tháng năm 2022": months of a year
	}
	if word, ok := monthWords[l.at(at).low]; ok && m < 0 {
		m = word
		if l.words(at, "mười", "một") || l.words(at, "mười", "hai") {
			m += monthWords[l.at(at+1).low]
			at++
		}
	}
	if m < 1 || m > 12 || len(l.at(at).low) > 2 && l.at(at).kind == digits {
		return d, i
	}
	if l.amountAt(at, i-1) {
		return d, i
	}
	d.Month = m
	if y, next := l.yearAfter(at + 1); next > at+1 {
		d.Year = y
		return d, next
	}
	return d, at + 1
}

// amountAt tells whether the number at token i is the beginning of an amount and no month
// or quarter: "6 tháng 12.500 tỷ đồng"; before is the token before the word for it, where
// the number of the months may stand: "9 tháng 8,5 tỷ", "triệu đồng/tháng 12 người".
func (l *Line) amountAt(i, before int) bool {
	parted := l.isAny(i+1, ".", ",") && l.tight(i, i+3) && l.at(i+2).kind == digits
	if parted && l.is(i+1, ".") && len(l.at(i+2).low) == 3 {
		return true
	}
	if l.at(before).kind != digits && !l.is(before, "/") && monthWords[l.at(before).low] == 0 {
		return false
	}
	pair := l.isAny(i+1, "/", "-") && l.at(i+2).kind == digits && l.counts(i+3)
	return parted && l.is(i+1, ",") || pair || l.counts(i+1)
}

// moreMonths steps over the months that are listed after a first one: "tháng 9 -
// 10", "tháng 3, 4 và 5". A comma joins only when another month follows; "tháng 9 và
// 9 tháng" are two times.
func (l *Line) moreMonths(i int) int {
	next := i
	for at := i; at < i+12 && l.isAny(at, ",", "-", "và", "đến"); {
		month := at + 1
		if l.is(at, ",") && l.is(month, "và") {
			month++
		}
		if m := l.number(month); m < 1 || m > 12 || len(l.at(month).low) > 2 || l.counts(month+1) || l.is(month+1, "tháng") || l.isAny(month+1, "%", "/", ".") && l.at(month+2).gap == glued {
			break
		}
		comma := l.is(at, ",") && month == at+1
		at = month + 1
		if !comma {
			next = at
		} else if !l.isAny(at, ",", "và") {
			break
		}
	}
	return next
}

var monthWords = map[string]int{
	"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
	"tám": 8, "chín": 9, "mười": 10, "chạp": 12,
}

// quarters are the ways to write the number of a quarter.
var quarters = map[string]int{"1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}

// quarterOf reads "quý I/2024", "quý 3 năm 2023", "Quý IV-2022" at token i as
// its first and last month.
func (l *Line) quarterOf(i int) (from, to pipeline.Date, next int) {
	short := l.is(i, "q") && l.at(i).upper && l.at(i+1).gap == glued // "Q1/2024"; "Q1" alone is a district
	if !l.isAny(i, "quý", "qúy") && !short {
		return from, to, i
	}
	q, ok := quarters[l.at(i+1).low]
	if !ok {
		return from, to, i
	}
	y, next := l.yearAfter(i + 2)
	if short && y == 0 || l.amountAt(i+1, i-1) {
		return from, to, i
	}
	return pipeline.Date{Year: y, Month: q*3 - 2}, pipeline.Date{Year: y, Month: q * 3}, next
}
