package vietnamese

// reason says why digits are no figure.
type reason uint8

const (
	noReason   reason = iota
	isPeriod          // a period with or without its year
	isDate            // a day
	isCode            // a document number, a name with digits, a version
	isLabel           // Điều 14, đợt 1, phường 2
	isStar            // 4 sao, 3 - 4 sao
	isDuration        // 36 tháng, 5 năm, 60 tuổi
	isFootnote        // (1), [45], 1. at the start
	isScale           // 1/500
	isAddress         // 1/65B
	isPhone
	isTime // 7 giờ 30, 14:30
	isDegree
	isArticle // một số, một trong những
)

// notFigure tells whether what begins at token i is digits or number words that
// are no figure. next is the token after it, i when it is none of this.
func (l *Line) notFigure(i int) (why reason, next int) {
	t := l.at(i)
	if t.kind == word {
		return l.notFigureWord(i)
	}
	if t.kind == mark {
		return l.bracketed(i)
	}
	tied := l.at(i+1).gap == glued
	for _, step := range notFigureSteps {
		if step.needs == tiedDigits && !tied || step.needs == closedNumber && !l.closesNumber(i) || step.needs == chainedNumber && !l.chains(i) {
			continue
		}
		next := step.read(l, i)
		if next <= i {
			continue
		}
		if step.why == isCode && l.houseNumber(i, next) {
			return isAddress, next
		}
		return step.why, next
	}
	return noReason, i
}

// notFigureSteps are what digits may be instead of a figure, in the order in
// which it is asked.
var notFigureSteps = []struct {
	why   reason
	read  func(l *Line, i int) int
	needs need
}{
	{isPhone, (*Line).phone, noNeed},
	{isDate, (*Line).dateInDigits, tiedDigits},
	{isScale, (*Line).mapScale, tiedDigits},
	{isCode, (*Line).code, tiedDigits},
	{isTime, (*Line).clock, noNeed},
	{isStar, (*Line).stars, noNeed},
	{isDegree, (*Line).degree, closedNumber},
	{isDuration, (*Line).duration, closedNumber},
	{isFootnote, (*Line).listNumber, noNeed},
	{isCode, (*Line).chain, chainedNumber},
}

// A need is what must stand behind digits for something to be asked of them.
type need uint8

const (
	noNeed        need = iota
	tiedDigits         // something glued to them
	closedNumber       // a word or mark behind their number that closes what is no figure
	chainedNumber      // something glued to their number, or that is no plain one
)

func (l *Line) closesNumber(i int) bool {
	_, end, _ := l.numeral(i)
	return l.at(end).starts&closesDigits != 0
}

func (l *Line) chains(i int) bool {
	n, end, ok := l.numeral(i)
	return !ok || n.english || l.at(end).gap == glued
}

func (l *Line) notFigureWord(i int) (reason, int) {
	switch {
	case !l.begins(i, startsNoFigure):
		return isCode, l.code(i)
	case l.begins(i, startsArticle) && l.isAny(i+1, "số", "trong", "vài", "phần", "lần", "cách", "mặt", "bước", "ít", "chút"):
		if l.is(i+1, "phần") || l.is(i+1, "vài") {
			return noReason, i
		}
		if l.is(i+1, "trong") {
			return isArticle, l.oneOf(i + 2)
		}
		return isArticle, i + 2
	case l.begins(i, startsOrdinal) && !l.words(i, "thứ", "hạng"):
		return l.ordinal(i)
	case l.begins(i, startsDay):
		return isDate, l.days(i)
	}
	if l.begins(i, startsPhone) {
		if next := l.phoneLabel(i); next > i {
			return isPhone, next
		}
	}
	if next := l.code(i); next > i {
		return isCode, next
	}
	if next := l.label(i); next > i {
		return isLabel, next
	}
	return noReason, i
}

// oneOf steps over "(một trong) những 5 sản phẩm": the number names a whole
// that is not stated here.
func (l *Line) oneOf(i int) int {
	for n := 0; n < 2 && l.isAny(i, "những", "các", "số"); n++ {
		i++
	}
	if l.at(i).kind == digits {
		if _, next, _ := l.numeral(i); next > i && !l.is(next, "/") {
			return next
		}
	}
	if _, next := l.small(i); next > i {
		return next
	}
	return i
}

// ordinal reads "thứ 5", "thứ Ba", "thứ hai mươi mốt", "hạng 3".
func (l *Line) ordinal(i int) (reason, int) {
	at := i + 1
	if l.is(at, "số") {
		at++
	}
	if l.at(at).kind == digits {
		_, next, _ := l.numeral(at)
		if l.is(i, "hạng") {
			if l.counts(next) {
				return noReason, i
			}
			return isLabel, l.listGoesOn(at, next)
		}
		if l.is(next, "/") && l.at(next+1).kind == digits { // thứ 3/63 tỉnh
			_, next, _ = l.numeral(next + 1)
		}
		return isLabel, next
	}
	if _, next := l.small(at); next > at {
		return isLabel, next
	}
	if l.isAny(at, "nhì", "tư", "nhất") {
		return isLabel, at + 1
	}
	return noReason, i
}

// days reads every day after "ngày": "ngày 14 và 15.7", "ngày 14-15/7/2023".
func (l *Line) days(i int) int {
	at := i + 1
	next := i
	for n := 0; n < 8; n++ {
		if l.is(at, "ngày") {
			at++
		}
		if l.at(at).kind != digits || (n > 0 && l.counts(at+1)) {
			break
		}
		_, end := l.wordDate(at - 1)
		if _, e := l.digitDate(at); e > at {
			end = e
		} else if _, e := l.dayMonth(at); e > at {
			end = e
		} else if !l.is(at-1, "ngày") {
			end = at + 1
		}
		if end <= at || len(l.at(at).low) > 2 {
			break
		}
		if l.is(end, "tháng") {
			if _, e := l.monthOf(end); e > end {
				end = e
			}
		}
		next = end
		if !l.isAny(end, "và", "-", ",", "đến", "tới") {
			break
		}
		at = end + 1
	}
	return next
}

// dateInDigits reads a date, or a day and month that no counted noun makes a
// fraction, or months of a year ("9-10/2020").
func (l *Line) dateInDigits(i int) int {
	if _, next := l.digitDate(i); next > i {
		return next
	}
	if _, ok := l.year(i + 2); ok && !l.is(i, "1") && l.is(i+1, "/") && l.tight(i, i+3) && !l.counts(i+3) { // 57/2017 is a number of a document
		return i + 3
	}
	if l.is(i+1, "-") && l.tight(i, i+3) {
		if d, next := l.digitDate(i + 2); next > i+2 && l.number(i) >= 1 && l.number(i) <= 31 && d.Year > 0 {
			return next
		}
		if _, next := l.dayMonth(i + 2); next > i+2 && l.is(i+3, "/") && l.number(i) >= 1 && l.number(i) <= 31 && !l.counts(next) {
			return next
		}
	}
	if _, next := l.dayMonth(i); next > i && l.is(i+1, ".") && l.isAny(i-1, "sáng", "trưa", "chiều", "tối", "hôm", "đêm") {
		return next
	}
	if _, next := l.dayMonth(i); next > i && l.is(i+1, "/") && !l.counts(next) && !l.percentBehind(next) && !l.partOfWhole(i, next) {
		return next
	}
	return i
}

// percentBehind tells whether "(82,24%)" or "%" follows.
func (l *Line) percentBehind(i int) bool {
	if l.is(i, "(") && l.at(i+1).kind == digits {
		_, next, _ := l.numeral(i + 1)
		return l.is(next, "%")
	}
	return l.is(i, "%")
}

// partOfWhole tells whether "2/3" is rather two thirds than the second of March:
// by the words around it, else when it is one of the common fractions and no
// word for a day goes before.
func (l *Line) partOfWhole(i, next int) bool {
	n, m := l.number(i), l.number(i+2)
	switch {
	case n >= m:
		return false
	case l.isAny(next, "số", "tổng", "diện", "dân", "trong"), l.isAny(i-1, "chiếm", "đạt", "hơn", "gần", "khoảng", "quá", "được", "bằng"):
		return true
	case l.isAny(i-1, "sáng", "trưa", "chiều", "tối", "hôm", "từ", "đến", "tới", "trước", "sau", "lễ", "dịp", "nhân"):
		return false
	}
	return m <= 4
}

// bracketed reads a footnote mark: (1), [45], (*).
func (l *Line) bracketed(i int) (reason, int) {
	n := l.number(i + 1)
	switch {
	case l.is(i, "[") && l.is(i+2, "]") && n >= 0, l.is(i, "(") && l.is(i+2, ")") && n >= 0 && n < 20 && l.at(i + 1).low[0] != '0':
		return isFootnote, i + 3
	case l.is(i, "(") && l.is(i+1, "bốn") && l.is(i+2, ")"):
		return noReason, i
	}
	return noReason, i
}

// listNumber reads the number of a list item at the start of a line: "1. ",
// "2) ", "1.1. ".
func (l *Line) listNumber(i int) int {
	if i != 0 && l.at(i).gap != nextLine || len(l.at(i).low) > 2 {
		return i
	}
	next := i + 1
	for n := 0; n < 3 && l.is(next, ".") && l.tight(next-1, next+2) && l.at(next+1).kind == digits && len(l.at(next+1).low) <= 2; n++ {
		next += 2
	}
	if l.isAny(next, ".", ")") && l.at(next).gap == glued && l.at(next+1).gap != glued && next+1 < len(l.tokens) {
		return next + 1
	}
	return i
}
