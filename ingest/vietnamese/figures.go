package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Figures finds every figure of running text, in order, never overlapping.
// Number words count only before a counted noun or with a magnitude word
// ("ba doanh nghiệp", "hai tỷ đồng"), "một" alone never. Periods, dates,
// document numbers, ordinals, ranks in stars, durations, codes, telephone
// numbers and footnotes are not figures. Vague amounts ("hàng trăm hộ") are
// figures without a value. Of "24/48 sản phẩm" it is one figure: 24, with
// Numerator and Denominator.
func Figures(sentence string) []Figure {
	l := scan(sentence)
	found, _ := l.figures(false)
	return found
}

// figures walks the line once. alone is for a line that states one number and
// nothing else: number words need no noun there. why is the first reason that
// digits were no figure.
func (l *line) figures(alone bool) (found []Figure, why reason) {
	for i := 0; i < len(l.tokens); {
		if _, next := l.period(i); next > i {
			why = firstReason(why, isPeriod)
			i = next
			continue
		}
		if f, next, ok := l.vague(i); ok {
			found = append(found, f)
			i, l.after = next, next
			continue
		}
		if r, next := l.notFigure(i); next > i {
			why = firstReason(why, r)
			i = next
			continue
		}
		f, next, ok := l.figure(i, alone)
		if ok {
			l.after = next
			found = append(found, l.inherit(found, f, i)...)
		} else if next <= i {
			next = i + 1
		}
		i = next
	}
	return found, why
}

// inherit gives the figures of a list the unit of the noun that only its last
// member has: "lần lượt 10, 12 và 15 sản phẩm". It changes found in place and
// gives the figure to append.
func (l *line) inherit(found []Figure, f Figure, i int) []Figure {
	if f.Noun == "" || f.Unit == "" {
		return []Figure{f}
	}
	next := f.Start
	for k := len(found) - 1; k >= 0 && k >= len(found)-12; k-- {
		before := &found[k]
		if before.Unit != "" || before.Noun != "" || before.Null || !listTie(string(l.runes[before.End:min(next, before.End+20)]), next-before.End) {
			break
		}
		before.Unit, before.Noun, next = f.Unit, f.Noun, before.Start
	}
	return []Figure{f}
}

// listTie tells whether the text between two figures only joins them.
func listTie(between string, length int) bool {
	switch strings.Join(strings.Fields(between), " ") {
	case ",", "và", ", và", "trong tổng số", "trong số", "trên tổng số":
		return length < 20
	}
	return false
}

func firstReason(a, b reason) reason {
	if a != noReason {
		return a
	}
	return b
}

// figure reads a figure at token i. When there is none, next is where to look
// on, or i.
func (l *line) figure(i int, alone bool) (f Figure, next int, ok bool) {
	if part, end, ok := l.share(i, alone); ok {
		return part, end, true
	}
	_, q, _ := l.qualifierBefore(i)
	a, ok := l.amount(i, alone && i == 0 || q < i)
	if !ok {
		if l.at(i).kind == digits {
			_, next, _ = l.numeral(i)
			return f, next, false
		}
		return f, i, false
	}
	f = Figure{Type: TypeNumber, Value: a.value, Qualifier: pipeline.Exact, FromWords: a.fromWords, Order: 0}
	if a.max > 0 {
		f.Type, f.Max = TypeRange, &a.max
	}
	to := l.rangeEnd(&f, a)
	to = l.echo(to)
	end, unit := to, ""
	if a.money {
		unit = "vnd"
	}
	if u, next := l.measure(to); next > to {
		unit, end = u, next
	}
	f.Per, next = l.rate(end)
	if unit == "" && a.scaled && next > end {
		unit = "vnd" // 10 triệu/người/tháng
	}
	if u, after := l.unitBehind(&f, end); after > end && unit == "" && !a.scaled {
		unit, next = u, after
	}
	f.Unit = unit
	next = l.countNoun(&f, next, unit)
	if f.Unit == "" && f.Noun == "" && a.scaled && f.Value >= 1e6 && l.speaksOfMoney(i) {
		f.Unit = "vnd"
	}
	if a.fromWords && !l.wordsCount(i, a, f, alone) {
		return f, l.afterWords(i, a.to), false
	}
	if !a.fromWords && (l.looseYear(i, a, f) || l.endsName(i, a, f)) {
		return f, next, false
	}
	l.lone(&f, a)
	f.Span = l.figureSpan(i, a, to, end)
	f.Text = l.text(f.Span)
	next = l.fraction(&f, a, next)
	next = l.circumstances(&f, i, next, a.about)
	return f, next, true
}

// speaksOfMoney tells whether the words before token i make "5 tỷ" an amount
// of money.
func (l *line) speaksOfMoney(i int) bool {
	for k := 1; k <= 6; k++ {
		if l.isAny(i-k, "vốn", "phí", "trợ", "thu", "lãi", "giá", "tiền", "tư", "sách", "nhuận", "chi", "vay", "lương", "thuế", "nộp") {
			return true
		}
		if l.isAny(i-k, ".", ";") {
			return false
		}
	}
	return false
}

// unitBehind reads the unit in brackets behind a number, "1.250 (triệu đồng)".
func (l *line) unitBehind(f *Figure, i int) (unit string, next int) {
	if !l.is(i, "(") {
		return "", i
	}
	unit, factor, end, ok := l.unitSpan(i + 1)
	if !ok || unit == "" || !l.is(end, ")") {
		return "", i
	}
	f.Value *= factor
	if f.Max != nil {
		f.Max = ptr(*f.Max * factor)
	}
	return unit, end + 1
}

// figureSpan leaves the bracketed echo of a number out, "05 (năm) sản phẩm",
// unless its currency stands behind it.
func (l *line) figureSpan(i int, a amount, to, end int) Span {
	if end == to && l.is(to-1, ")") && l.is(a.to, "(") {
		return l.span(i, a.to)
	}
	return l.span(i, end)
}

// afterWords is where to look on after number words that are no figure.
func (l *line) afterWords(i, to int) int { return max(i+1, min(to, i+1)) }

// lone settles a lone "1,234": a count has no thousandths.
func (l *line) lone(f *Figure, a amount) {
	if a.alt == 0 || f.Max != nil {
		return
	}
	f.Ambiguous = true
	alt := a.alt
	if f.Noun != "" && countable(f.Unit) {
		f.Value, alt = a.alt, f.Value
	}
	f.Alt = &alt
	if f.Unit != "" && f.Noun == "" {
		f.Ambiguous, f.Alt = false, nil // a measure has decimals: 2,035 ha
	}
}

func countable(unit string) bool {
	switch unit {
	case "percent", "percentage_point", "multiple", "fraction", "vnd", "usd", "ha", "tonne", "km2", "m2", "km", "kg":
		return false
	}
	return true
}

// rangeEnd reads the other end of a range after the amount a: "- 12", "đến 12",
// "- 1,2 tỷ". The unit of the end holds for both.
func (l *line) rangeEnd(f *Figure, a amount) int {
	at := a.to
	unit, end := l.measure(at)
	if end > at && l.isAny(end, "-", "đến", "tới", "~") {
		at = end
	}
	if !l.isAny(at, "-", "đến", "tới", "~") || f.Max != nil {
		return a.to
	}
	b, ok := l.amount(at+1, false)
	if !ok || b.max > 0 || b.fromWords != a.fromWords {
		return a.to
	}
	if other, next := l.measure(b.to); at > a.to && (next == b.to || other != unit) {
		return a.to
	}
	low, high := a.value, b.value
	if !a.scaled && b.scaled && b.exp > 0 && a.num.whole != "" {
		low = a.num.value(b.exp)
	} else if !a.scaled && b.scaled && a.fromWords {
		low = a.value * b.value / max(1, b.value/decimal("1", "0", b.exp))
	}
	if low >= high || l.bothYears(a, b) || l.is(b.to, "/") && l.at(b.to+1).kind == digits {
		return a.to
	}
	f.Value, f.Max, f.Type = low, &high, TypeRange
	return b.to
}

func (l *line) bothYears(a, b amount) bool {
	_, first := l.year(a.from)
	_, second := l.year(b.from)
	return first && second && !a.scaled && !b.scaled && !l.counts(b.to)
}

// echo steps over the number said again in brackets: "02 (hai)", "bốn (04)".
func (l *line) echo(i int) int {
	if !l.is(i, "(") {
		return i
	}
	at := i + 1
	if l.at(at).kind == digits {
		if _, next, ok := l.numeral(at); ok && l.is(next, ")") && l.at(i-1).kind == word {
			return next + 1
		}
		return i
	}
	if a, ok := l.amount(at, false); ok && l.is(a.to, ")") {
		return a.to + 1
	}
	return i
}

// countNoun reads the counted noun, and gives a figure without a measure the
// unit of it.
func (l *line) countNoun(f *Figure, i int, unit string) int {
	if l.is(i, "lần") && unit == "" {
		return i + l.multiple(f, i)
	}
	text, counted, next := l.noun(i)
	if next == i {
		return i
	}
	if unit == "" || unit == "percent" {
		f.Noun = text
	}
	if unit == "" {
		f.Unit = l.listedUnit(counted, next)
	}
	return next
}

// makers are the units of those who make products: named together they are
// entities ("12 công ty, hợp tác xã"), with cơ sở among them facilities.
var makers = map[string]bool{"enterprise": true, "cooperative": true, "cooperative_group": true, "household": true, "facility": true}

// listedUnit is the unit of a noun that a list of other nouns without numbers
// of their own may follow at token i.
func (l *line) listedUnit(unit string, i int) string {
	if !makers[unit] {
		return unit
	}
	for n := 0; n < 4 && l.isAny(i, ",", "và", "/", "hoặc"); n++ {
		at := i + 1
		if l.is(at, "và") {
			at++
		}
		_, other, next := l.noun(at)
		if next == at || !makers[other] {
			break
		}
		if other != unit {
			if unit == "facility" || other == "facility" {
				unit = "facility"
			} else {
				unit = "entity"
			}
		}
		i = next
	}
	return unit
}

// multiple reads "1,5 lần" as a multiple, and "5 lần" as times.
func (l *line) multiple(f *Figure, i int) int {
	f.Unit, f.Noun = "time", l.text(l.span(i, i+1))
	for k := 1; k <= 8; k++ {
		t := l.at(i - k)
		if t.low == "," || t.low == "." || t.low == ";" && t.kind == mark && t.gap != glued {
			if l.at(i-k+1).gap != glued {
				break
			}
		}
		if l.isAny(i-k, "gấp", "tăng", "giảm", "bằng", "cao", "thấp", "lớn") {
			f.Unit, f.Noun = "multiple", ""
			break
		}
	}
	if l.words(i+1, "so", "với") {
		f.Unit, f.Noun = "multiple", ""
	}
	return 1
}

// wordsCount tells whether number words count something here.
func (l *line) wordsCount(i int, a amount, f Figure, alone bool) bool {
	t := l.at(i)
	if alone && i == 0 && a.to == len(l.tokens) {
		return true
	}
	if f.Unit == "" && f.Noun == "" && !a.scaled && !(alone && l.is(a.to, "(")) {
		return false
	}
	if t.upper && !l.opens(i) && !l.allCaps(i) || l.at(i+1).upper && !l.allCaps(i+1) && a.to > i {
		return false
	}
	if !a.short || a.scaled {
		return !l.isAny(i-1, "thứ", "hạng", "lần", "kỳ")
	}
	if l.isAny(i-1, "cả", "mỗi", "từng", "thứ", "hạng", "loại", "tổ", "phố", "quận", "số", "tháng", "quý", "lớp", "khóa", "nghị", "phần", "ngày", "kỳ", "nhóm", "những", "trong") && !l.words(i-2, "trong", "số") {
		return false
	}
	switch t.low {
	case "một", "không":
		return alone && i == 0 && t.low == "một"
	case "năm":
		return l.fiveBefore(i) || l.is(a.to, "(")
	}
	return true
}

// fiveBefore knows the words after which "năm sản phẩm" are five and not a
// year.
func (l *line) fiveBefore(i int) bool {
	return l.isAny(i-1, "có", "gồm", "cho", "được", "thêm", "là", "của", "còn", "nhận", "trợ", "đủ", "chọn", "tới", "với", "từ", "lập", "dựng", "mở") || i == 0 || l.is(i-1, "và") && l.after >= i-6 && l.after > 0
}

// looseYear tells whether the digits are a year that nothing counts.
func (l *line) looseYear(i int, a amount, f Figure) bool {
	y, ok := l.year(i)
	if !ok || a.to != i+1 || f.Unit != "" || f.Noun != "" || f.Max != nil {
		return false
	}
	_, q, _ := l.qualifierBefore(i)
	return q == i && y >= 1945 && len(l.tokens) > 1
}

// endsName tells whether a single digit is the end of a name: "KCN Trà Nóc 2".
func (l *line) endsName(i int, a amount, f Figure) bool {
	before := l.at(i - 1)
	return f.Unit == "" && f.Noun == "" && f.Max == nil && a.to == i+1 && len(l.at(i).low) == 1 && l.at(i).gap == plain &&
		before.kind == word && before.upper && !l.opens(i-1) && !l.is(i+1, "/")
}

// fraction reads "/48" after the numerator; "3,2/5,1 tỷ đồng" shares its unit.
func (l *line) fraction(f *Figure, a amount, next int) int {
	if a.scaled || a.fromWords || f.Max != nil || !l.is(a.to, "/") || l.at(a.to+1).kind != digits {
		return next
	}
	d, ok := l.amount(a.to+1, false)
	if !ok || d.max > 0 || d.value == 0 {
		return next
	}
	n, m := a.num.value(d.exp), d.value
	if n > m {
		return next
	}
	f.Type, f.Value, f.Numerator, f.Denominator = TypeFraction, n, &n, &m
	f.Alt, f.Ambiguous, f.Per = nil, false, ""
	unit, end := l.measure(d.to)
	f.Unit = unit
	next = l.countNoun(f, end, unit)
	if f.Unit == "" && (l.isAny(d.to, "số", "tổng", "trong", "diện", "dân") || m <= 4 && n < m) {
		f.Unit, f.Value = "fraction", n/m
	}
	return next
}
