package vietnamese

import "github.com/tonghop/tonghop/pipeline"

// speaksOfMoney tells whether the words before token i make "5 tỷ" an amount
// of money.
func (l *Line) speaksOfMoney(i int) bool {
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

// afterWords is where to look on after number words that are no figure.
func (l *Line) afterWords(i, to int) int { return max(i+1, min(to, i+1)) }

// lone settles a lone "1,234": a count has no thousandths.
func (l *Line) lone(f *Figure, a *amount) {
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

// wordsCount tells whether number words count something here.
func (l *Line) wordsCount(i int, a *amount, f *Figure, alone bool) bool {
	t := l.at(i)
	if alone && i == 0 && a.to == len(l.tokens) {
		return a.to == 1 || !l.title(0) || !l.title(1) // Bảy Ngàn
	}
	if f.Unit == "" && f.Noun == "" && !a.scaled && !(alone && l.is(a.to, "(")) {
		return false
	}
	if t.upper && !l.opens(i) && !l.allCaps(i) || l.at(i+1).upper && !l.allCaps(i+1) && a.to > i {
		return false
	}
	if l.is(a.to, "(") && l.echo(a.to) > a.to { // một (01) mô hình
		return true
	}
	if !a.short || a.scaled {
		return !l.isAny(i-1, "thứ", "hạng", "lần", "kỳ")
	}
	if l.isAny(i-1, "cả", "mỗi", "từng", "thứ", "hạng", "loại", "tổ", "phố", "quận", "số", "tháng", "quý", "lớp", "khóa", "nghị", "phần", "ngày", "kỳ", "nhóm", "những", "trong") && !l.words(i-2, "trong", "số") {
		return false
	}
	switch t.low {
	case "một", "không":
		q, from, _ := l.qualifierBefore(i)
		return alone && t.low == "một" && (i == 0 || from == 0 && (q == pipeline.AtLeast || q == pipeline.UpTo)) // ít nhất một sản phẩm
	case "năm":
		return l.fiveBefore(i) || l.is(a.to, "(")
	}
	return true
}

// fiveBefore knows the words after which "năm sản phẩm" are five and not a
// year.
func (l *Line) fiveBefore(i int) bool {
	return l.isAny(i-1, "có", "gồm", "cho", "được", "thêm", "là", "của", "còn", "nhận", "trợ", "đủ", "chọn", "tới", "với", "từ", "lập", "dựng", "mở") || i == 0 || l.is(i-1, "và") && l.after >= i-6 && l.after > 0
}

// looseYear tells whether the digits are a year that nothing counts.
func (l *Line) looseYear(i int, a *amount, f *Figure) bool {
	y, ok := l.year(i)
	if !ok || a.to != i+1 || f.Unit != "" || f.Noun != "" || f.Max != nil {
		return false
	}
	_, q, _ := l.qualifierBefore(i)
	return q == i && y >= 1945 && len(l.tokens) > 1
}

// endsName tells whether a single digit is the end of a name: "KCN Trà Nóc 2".
func (l *Line) endsName(i int, a *amount, f *Figure) bool {
	before := l.at(i - 1)
	return f.Unit == "" && f.Noun == "" && f.Max == nil && a.to == i+1 && len(l.at(i).low) == 1 && l.at(i).gap == plain &&
		before.kind == word && before.upper && !l.opens(i-1) && !l.is(i+1, "/")
}
