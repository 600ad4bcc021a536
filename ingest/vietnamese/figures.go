package vietnamese

import (
	"github.com/tonghop/tonghop/pipeline"
)

// Figures finds every figure of running text, in order, never overlapping.
// Number words count only before a counted noun or with a magnitude word
// ("ba doanh nghiệp", "hai tỷ đồng"), "một" alone never. Periods, dates,
// document numbers, ordinals, ranks in stars, durations, codes, telephone
// numbers and footnotes are not figures. Vague amounts ("hàng trăm hộ") are
// figures without a value. Of "24/48 sản phẩm" it is one figure: 24, with
// Numerator and Denominator.
func Figures(sentence string) []Figure { return Cut(sentence).Figures() }

// Figures finds every figure of the line, see the function Figures. The slice
// belongs to the line.
func (l *Line) Figures() []Figure {
	found, _ := l.figures(false)
	l.after = 0
	return found
}

// figures walks the line once. alone is for a line that states one number and
// nothing else: number words need no noun there. why is the first reason that
// digits were no figure.
func (l *Line) figures(alone bool) (found []Figure, why reason) {
	found = l.found[:0]
	defer func() { l.found = found }()
	for i := 0; i < len(l.tokens); {
		can := l.tokens[i].starts
		if can&(startsPeriod|startsNumber|startsNoFigure|startsVague) == 0 && !l.mayName(i) {
			i++
			continue
		}
		if next := l.afterPeriod(i); next > i {
			why = firstReason(why, isPeriod)
			i = next
			continue
		}
		if can&startsVague != 0 {
			if f, next, ok := l.vague(i); ok {
				found = append(found, f)
				i, l.after = next, next
				continue
			}
		}
		if r, next := l.notFigure(i); next > i {
			why = firstReason(why, r)
			i = next
			continue
		}
		f, next, ok := l.figure(i, alone)
		if ok {
			l.after = next
			found = append(found, f)
			l.inherit(found)
		} else if next <= i {
			next = i + 1
		}
		i = next
	}
	return found, why
}

func firstReason(a, b reason) reason {
	if a != noReason {
		return a
	}
	return b
}

// figure reads a figure at token i. When there is none, next is where to look
// on, or i.
func (l *Line) figure(i int, alone bool) (f Figure, next int, ok bool) {
	if l.at(i).kind != digits && !l.begins(i, startsNumber) {
		return f, i, false
	}
	if l.at(i).kind == word {
		if part, end, ok := l.share(i, alone); ok {
			return part, end, true
		}
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
	f = Figure{Type: TypeNumber, Value: a.value, Qualifier: pipeline.Exact, FromWords: a.fromWords}
	if a.max > 0 {
		f.Type, f.Max = TypeRange, ptr(a.max)
	}
	to := l.echo(l.rangeEnd(&f, &a))
	end, next := l.unitOfFigure(&f, &a, to)
	next = l.countNoun(&f, next, f.Unit)
	if l.is(q-1, "gấp") && f.Unit == "" {
		f.Unit = "multiple" // gấp 3
	}
	if f.Unit == "" && f.Noun == "" && (a.scaled || f.Max != nil) && f.Value >= 1e6 && l.speaksOfMoney(i) {
		f.Unit = "vnd"
	}
	if a.fromWords && !l.wordsCount(i, &a, &f, alone) {
		return f, l.afterWords(i, a.to), false
	}
	if !a.fromWords && (l.looseYear(i, &a, &f) || l.endsName(i, &a, &f)) {
		return f, next, false
	}
	l.lone(&f, &a)
	last := l.figureEnd(&a, to, end)
	f.Span, f.Text = l.span(i, last), l.text(i, last)
	next = l.fraction(&f, &a, next)
	next = l.circumstances(&f, i, next, a.about)
	return f, next, true
}

// figureEnd leaves the bracketed echo of a number out, "05 (năm) sản phẩm",
// unless its currency stands behind it.
func (l *Line) figureEnd(a *amount, to, end int) int {
	if end == to && l.is(to-1, ")") && l.is(a.to, "(") {
		return a.to
	}
	return end
}

// unitOfFigure reads the currency or measure at token i, which ends the span,
// and the rate behind it.
func (l *Line) unitOfFigure(f *Figure, a *amount, i int) (end, next int) {
	unit, end := l.measure(i)
	if a.money {
		unit = "vnd"
	}
	f.Per, next = l.rate(end)
	if unit == "" && a.scaled && next > end {
		unit = "vnd" // 10 triệu/người/tháng
	}
	if unit == "" && (l.is(a.from-1, "$") || l.is(a.from-1, "usd")) {
		unit = "usd"
	}
	if unit == "" && l.isAny(a.from-1, "vnd", "vnđ") {
		unit = "vnd"
	}
	if u, after := l.unitBehind(f, end); after > end && unit == "" && !a.scaled {
		unit, next = u, after
	}
	f.Unit = unit
	return end, l.echoInFull(f.Value, unit, next)
}

// echoInFull steps over the whole amount said again in words: "2.500.000 đồng
// (hai triệu năm trăm nghìn đồng)".
func (l *Line) echoInFull(value float64, unit string, i int) int {
	if unit == "" || !l.is(i, "(") || l.at(i+1).kind != word {
		return i
	}
	a, ok := l.amount(i+1, false)
	if !ok || a.value != value {
		return i
	}
	said, next := l.measure(a.to)
	for n := 0; n < 3 && l.isAny(next, "chẵn", ".", "/"); n++ {
		next++
	}
	if said != unit || !l.is(next, ")") {
		return i
	}
	return next + 1
}
