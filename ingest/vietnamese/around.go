package vietnamese

import (
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// circumstances reads what stands around the figure at token i whose tokens and
// noun end before next: qualifiers, changes, averages. It gives the token to
// look on at.
func (l *Line) circumstances(f *Figure, i, next int, about bool) int {
	q, from, to := l.qualifierBefore(i)
	if q == pipeline.MoreThan && f.Unit == "multiple" && l.isAny(from-1, "cao", "nhiều", "lớn") {
		q, from, to = pipeline.Exact, i, i // cao hơn 1,2 lần
	}
	compared := l.comparison(to, next)
	if compared != 0 { // cao hơn 2,3 tỷ đồng so với
		q, from, to = pipeline.Exact, i, i
		f.shift(compared)
	}
	if q != pipeline.Exact {
		f.Qualifier, f.QualifierSpan = q, l.span(from, to)
	} else if about && f.Max == nil {
		f.Qualifier = pipeline.About
	}
	if q, end := l.afterNoun(next); end > next {
		f.Qualifier, f.QualifierSpan = q, l.span(end-2, end)
		next = end
	}
	l.change(f, from)
	l.spread(f, from, next)
	f.Estimate = l.isAny(from-1, "ước") || l.isAny(from-2, "ước") && l.isAny(from-1, "đạt", "tính", "có", "khoảng")
	if f.Estimate && l.isAny(from-1, "đạt", "tính", "có") && q == pipeline.Exact {
		f.QualifierSpan = Span{}
	}
	return next
}

// afterNoun reads "trở lên" right after the noun or one or two words later.
func (l *Line) afterNoun(i int) (pipeline.Qualifier, int) {
	for at := i; at <= i+3; at++ {
		if t := l.at(at); t.kind != word {
			break
		}
		if q, end := l.qualifierAfter(at); end > at {
			return q, end
		}
	}
	return "", i
}

// change marks a figure that says by how much something grew or fell. "tăng lên
// 317" and "giảm còn 20" say where it arrived, "gấp 1,5 lần" is a multiple.
func (l *Line) change(f *Figure, from int) {
	at := from - 1
	if !l.begins(at, tellsChange) && l.at(at).kind != digits {
		return
	}
	for n := 0; n < 3 && l.isAny(at, "thêm", "được", "khoảng", "hơn", "gần", "tới", "đạt", "bình", "quân", "nhẹ", "mạnh", "đi"); n++ {
		at--
	}
	sign := 0.0
	switch {
	case l.isAny(at, "tăng", "nhích") || l.is(at, "thêm") || l.is(at, "cộng") && !l.isAny(at-1, "tổng", "cộng"): // "tổng cộng 5" is a total
		sign = 1
	case l.isAny(at, "giảm", "hụt", "sụt", "bớt"):
		sign = -1
	case l.isAny(from-1, "thêm") && f.Unit == "":
		sign = 1
	case l.moreThanYear(at):
		sign = 1
	case l.lessThanYear(at):
		sign = -1
	}
	if sign == 0 || f.Unit == "multiple" || f.Null || f.Delta {
		return
	}
	f.shift(sign)
}

// shift makes the figure a change in the direction of sign.
func (f *Figure) shift(sign float64) {
	f.Delta = true
	if sign < 0 {
		f.Value = -math.Abs(f.Value)
		if f.Max != nil {
			high := -*f.Max
			f.Value, f.Max = high, ptr(f.Value)
		}
	}
}

// comparison is the direction of a difference that "hơn" or "vượt" before token
// to and "so với" at or soon after next make a figure: "nhiều hơn 24 sản phẩm so
// với năm 2021", "thấp hơn 5 hộ so với". It is 0 without both.
func (l *Line) comparison(to, next int) float64 {
	if !l.isAny(to-1, "hơn", "vượt") {
		return 0
	}
	against := false
	for at := next; at <= next+4 && l.at(at).kind == word; at++ {
		against = against || l.words(at, "so", "với")
	}
	switch {
	case !against:
		return 0
	case l.is(to-1, "vượt"), l.isAny(to-2, "nhiều", "cao", "lớn"):
		return 1
	case l.isAny(to-2, "ít", "thấp", "nhỏ", "kém"):
		return -1
	}
	return 0
}

func ptr(v float64) *float64 { return &v }

// moreThanYear knows "nhiều hơn năm 2021 24 sản phẩm", "tăng so với năm 2020 là
// 15": at is the token before the figure.
func (l *Line) moreThanYear(at int) bool { return l.comparedAt(at, "nhiều", "cao", "tăng", "lớn") }

func (l *Line) lessThanYear(at int) bool { return l.comparedAt(at, "ít", "thấp", "giảm", "kém") }

func (l *Line) comparedAt(at int, verbs ...string) bool {
	if l.is(at, "là") {
		at--
	}
	if _, ok := l.year(at); !ok {
		return false
	}
	at--
	if l.is(at, "năm") {
		at--
	}
	if l.is(at, "với") && l.is(at-1, "so") {
		at -= 2
	}
	if l.is(at, "hơn") {
		at--
	}
	return l.isAny(at, verbs...)
}

// spread marks averages and what holds for each of several.
func (l *Line) spread(f *Figure, from, next int) {
	for k := 1; k <= 12; k++ {
		t := l.at(from - k)
		if t.kind == digits || t.kind == mark && t.low != "," && t.low != ":" && t.low != "(" || t.low == "," && k > 6 {
			break
		}
		if t.starts&startsSpread == 0 {
			continue
		}
		if l.words(from-k, "bình", "quân") || l.words(from-k, "trung", "bình") || t.low == "bq" {
			f.Average = true
		}
		if l.isAny(from-k, "mỗi", "từng") && !l.is(from-k-1, "theo") && k <= 9 && !l.isAny(from-k+1, "năm", "tháng", "ngày", "quý", "vụ") {
			f.Distributive = true
		}
	}
	if l.is(next, "mỗi") && !l.isAny(next+1, "năm", "tháng", "ngày", "quý", "vụ", "tuần") || l.is(next, "/") && l.at(next+1).kind == word && f.Noun != "" && nouns[l.at(next+1).low] != "" && nouns[l.at(next+1).low] != f.Unit && !l.nounAlso(next+1, f) {
		f.Distributive = true
	}
}

// nounAlso tells whether the stroke only joins two names of the same thing,
// "12 sản phẩm/bộ sản phẩm".
func (l *Line) nounAlso(i int, f *Figure) bool {
	_, unit, _ := l.noun(i)
	return unit == f.Unit
}

// vagueHeads begin an amount without a value.
var vagueHeads = map[string]bool{"hàng": true, "hằng": true, "vài": true, "mấy": true, "dăm": true, "cả": true, "nhiều": true, "bao": true, "đôi": true, "bạc": true, "tiền": true}

// vague reads "hàng trăm tỷ đồng", "vài chục hộ", "vài ba chục hộ", "mấy trăm"
// at token i. Order is the order of magnitude.
func (l *Line) vague(i int) (f Figure, next int, ok bool) {
	at := i
	if l.is(at, "một") && l.is(at+1, "vài") {
		at++
	}
	head := l.at(at).low
	if (head == "bạc" || head == "tiền") && !l.isAny(at+1, "tỷ", "tỉ", "triệu") {
		return f, i, false
	}
	if !vagueHeads[head] || l.at(at).kind != word {
		return f, i, false
	}
	at++
	if l.is(at, "ba") && (head == "vài" || head == "đôi" || head == "dăm") && l.scaleAt(at+1) || l.is(at, "ba") && head == "vài" {
		at++
	}
	exp := 0
	scaled := at
	for n := 0; n < 4 && l.scaleAt(scaled); n++ {
		exp += scales[l.at(scaled).low]
		scaled++
	}
	if scaled == at && (head != "vài" && head != "mấy" && head != "dăm" || !l.counts(at)) {
		return f, i, false
	}
	unit, end := l.measure(scaled)
	f = Figure{Type: TypeVague, Null: true, Vague: true, Unit: unit, Qualifier: pipeline.About, FromWords: true, Order: decimal("1", "0", exp)}
	f.Per, next = l.rate(end)
	next = l.countNoun(&f, next, unit)
	f.Span, f.Text = l.span(i, end), l.text(i, end)
	_, from, _ := l.qualifierBefore(i)
	f.QualifierSpan = l.span(from, at)
	l.change(&f, from)
	return f, next, true
}

// share reads a part in words: "quá nửa số hộ", "một nửa", "hai phần ba", "gấp
// đôi".
func (l *Line) share(i int, alone bool) (f Figure, next int, ok bool) {
	f = Figure{Type: TypeNumber, Qualifier: pipeline.Exact, Unit: "fraction", FromWords: true}
	switch {
	case l.words(i, "gấp", "đôi"), l.words(i, "gấp", "rưỡi"), l.is(i, "gấp") && l.at(i+1).kind == word && ones[l.at(i+1).low] > 1 && !l.scaleAt(i+2) && !l.is(i+2, "mươi"):
		f.Unit = "multiple"
		f.Value = float64(ones[l.at(i+1).low])
		if l.is(i+1, "đôi") {
			f.Value = 2
		} else if l.is(i+1, "rưỡi") {
			f.Value = 1.5
		}
		i, next = i+1, i+2
		if l.is(next, "lần") {
			next++
			if l.is(next, "rưỡi") {
				f.Value, next = f.Value+0.5, next+1
			}
		}
		f.Span, f.Text = l.span(i, i+1), l.text(i, i+1)
		return f, next, true
	case l.words(i, "một", "nửa"):
		f.Value, next = 0.5, i+2
	case l.is(i, "nửa") && !l.scaleAt(i+1) && !l.is(i+1, "tá") && (l.isAny(i+1, "số", "tổng", "diện", "các", "trong") || l.isAny(i-1, "quá", "hơn", "gần", "trên", "một", "khoảng", "non", "già") || alone && i+1 == len(l.tokens)):
		f.Value, next = 0.5, i+1
	default:
		w, at := l.small(i)
		if at == i || w.max > 0 || w.value < 1 || !l.is(at, "phần") || l.is(at+1, "trăm") {
			return f, i, false
		}
		d, end := l.small(at + 1)
		if l.is(at+1, "tư") {
			d, end = wordNumber{value: 4}, at+2
		}
		if end == at+1 || d.value <= w.value {
			return f, i, false
		}
		f.Value, next = w.value/d.value, end
	}
	f.Span, f.Text = l.span(i, next), l.text(i, next)
	return f, l.circumstances(&f, i, next, false), true
}
