package vietnamese

// unitBehind reads the unit in brackets behind a number, "1.250 (triệu đồng)".
func (l *Line) unitBehind(f *Figure, i int) (unit string, next int) {
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

func countable(unit string) bool {
	switch unit {
	case "percent", "percentage_point", "multiple", "fraction", "vnd", "usd", "ha", "tonne", "km2", "m2", "km", "kg":
		return false
	}
	return true
}

// rangeEnd reads the other end of a range after the amount a: "- 12", "đến 12",
// "- 1,2 tỷ". The unit of the end holds for both.
func (l *Line) rangeEnd(f *Figure, a *amount) int {
	at := a.to
	unit, end := l.measure(at)
	if end > at && l.isAny(end, "-", "đến", "tới", "~") {
		at = end
	}
	if f.Max != nil {
		return a.to
	}
	if to := l.nounTwice(f, a); to > a.to {
		return to
	}
	if !l.isAny(at, "-", "đến", "tới", "~") && !l.orNext(at, a) {
		return a.to
	}
	if l.isAny(at, "đến", "tới") && l.is(at+1, "dưới") { // từ 80 đến dưới 90 điểm
		at++
	}
	b, ok := l.amount(at+1, false)
	if !ok || b.max > 0 || b.fromWords != a.fromWords {
		return a.to
	}
	if other, next := l.measure(b.to); end > a.to && (next == b.to || other != unit) {
		return a.to
	}
	low, high := a.value, b.value
	if !a.scaled && b.scaled && b.exp > 0 && a.num.whole != "" {
		low = a.num.value(b.exp)
	} else if !a.scaled && b.scaled && a.fromWords {
		low = a.value * b.value / max(1, b.value/decimal("1", "0", b.exp))
	}
	if low >= high || l.bothYears(a, &b) || l.is(b.to, "/") && l.at(b.to+1).kind == digits {
		return a.to
	}
	f.Value, f.Max, f.Type = low, &high, TypeRange
	return b.to
}

// nounTwice reads the other end of a range that says its noun at both ends, "từ
// 10 hộ đến 12 hộ". "tăng từ 10 hộ đến 12 hộ" is none.
func (l *Line) nounTwice(f *Figure, a *amount) int {
	noun, _, after := l.noun(a.to)
	if after == a.to || a.scaled || !l.isAny(after, "đến", "tới") || l.isAny(a.from-2, "tăng", "giảm", "nâng") {
		return a.to
	}
	b, ok := l.amount(after+1, false)
	if !ok || b.max > 0 || b.scaled || b.value <= a.value {
		return a.to
	}
	if again, _, _ := l.noun(b.to); again != noun {
		return a.to
	}
	f.Value, f.Max, f.Type = a.value, &b.value, TypeRange
	return b.to
}

// orNext tells whether "hoặc" and the next whole number follow: 5 hoặc 6 hộ.
func (l *Line) orNext(i int, a *amount) bool {
	if !l.is(i, "hoặc") || i != a.to || a.scaled || a.value >= 100 {
		return false
	}
	b, ok := l.amount(i+1, false)
	return ok && !b.scaled && b.value == a.value+1 && l.counts(b.to)
}

func (l *Line) bothYears(a, b *amount) bool {
	_, first := l.year(a.from)
	_, second := l.year(b.from)
	return first && second && !a.scaled && !b.scaled && !l.counts(b.to)
}

// echo steps over the number said again in brackets: "02 (hai)", "bốn (04)".
func (l *Line) echo(i int) int {
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

// fraction reads "/48" after the numerator; "3,2/5,1 tỷ đồng" shares its unit.
func (l *Line) fraction(f *Figure, a *amount, next int) int {
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
		f.Span, f.Text = l.span(a.from, d.to), l.text(a.from, d.to)
	}
	return next
}
