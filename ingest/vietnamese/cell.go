package vietnamese

import (
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/pipeline"
)

// Style is how a column of a table writes its numbers.
type Style int

// The styles. Under StyleUnknown a lone "1,234" is read as Vietnamese and
// marked ambiguous.
const (
	StyleUnknown    Style = iota
	StyleVietnamese       // 1.234.567,89
	StyleEnglish          // 1,234,567.89
)

func (s Style) String() string {
	switch s {
	case StyleVietnamese:
		return "vietnamese"
	case StyleEnglish:
		return "english"
	}
	return "unknown"
}

// CellState says what a cell of a table holds.
type CellState int

// The states of a cell. "-" is a zero that was reported, blank is missing, ".."
// is not available: three different things.
const (
	CellText         CellState = iota
	CellNumber                 // the Figure has a value
	CellZeroDash               // "-": the Figure's value is 0
	CellMissing                // blank
	CellNotAvailable           // "..", "…", "x"
)

// ColumnStyle decides from all the cells of a column how it writes numbers:
// cells with both marks, with a repeated mark, or with other than three digits
// after a mark tell; what only looks either way does not. Cells that contradict
// each other are weighed, and a tie is StyleUnknown.
func ColumnStyle(cells []string) Style {
	vietnamese, english := 0, 0
	for _, c := range cells {
		switch cellStyle(c) {
		case StyleVietnamese:
			vietnamese++
		case StyleEnglish:
			english++
		}
	}
	switch {
	case vietnamese > english:
		return StyleVietnamese
	case english > vietnamese:
		return StyleEnglish
	}
	return StyleUnknown
}

// cellStyle is the style that one cell proves.
func cellStyle(cell string) Style {
	groups, seps := numberParts(cell)
	last := len(groups) - 1
	if last < 1 {
		return StyleUnknown
	}
	for _, s := range seps {
		if s == ' ' || s == '\'' {
			return StyleUnknown
		}
	}
	final := seps[last-1]
	repeated := strings.Count(string(seps), string(final)) > 1
	if last > 1 && repeated && !thousands(groups) {
		return StyleUnknown
	}
	decimalMark := !repeated && (last > 1 || len(groups[last]) != 3 || groups[0][0] == '0' || len(groups[0]) > 3)
	switch {
	case decimalMark && final == ',', repeated && final == '.':
		return StyleVietnamese
	case decimalMark && final == '.', repeated && final == ',':
		return StyleEnglish
	}
	return StyleUnknown
}

func numberParts(cell string) (groups []string, seps []byte) {
	if len(cell) > 200 {
		return nil, nil
	}
	l := Cut(strings.TrimSpace(cell))
	at := 0
	for at < len(l.tokens) && l.at(at).kind != digits {
		at++
	}
	if at == len(l.tokens) {
		return nil, nil
	}
	groups = []string{l.at(at).low}
	for next := at + 1; ; {
		sep, i := l.separator(next, groups, seps)
		if sep == 0 {
			return groups, seps
		}
		groups, seps = append(groups, l.at(i).low), append(seps, sep)
		next = i + 1
	}
}

// longestCell bounds what is looked at as a number; longer cells are text.
const longestCell = 400

// ParseCell reads one cell of a column of the given style: "1.234,5", "> 600",
// "khoảng 20", "718 (1)", "12,5%", "-", "..", "". A cell that states anything
// beside one number with its qualifier, unit and footnote is CellText.
func ParseCell(text string, style Style) (Figure, CellState) {
	text = Unquoted(text)
	trimmed := strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || isInvisible(r) })
	f := Figure{Type: TypeMissing, Null: true, Qualifier: pipeline.Exact}
	switch state := emptyMark(trimmed); state {
	case CellMissing, CellNotAvailable:
		return f, state
	case CellZeroDash:
		return Figure{Type: TypeNumber, Span: wholeSpan(text), Text: text, Qualifier: pipeline.Exact, Ambiguous: true}, state
	}
	if len(trimmed) > longestCell {
		return Figure{Type: TypeNone, Null: true, Qualifier: pipeline.Exact}, CellText
	}
	if f, ok := cellNumber(text, style); ok {
		return f, CellNumber
	}
	return Figure{Type: TypeNone, Null: true, Qualifier: pipeline.Exact}, CellText
}

// Unquoted is a text without the mark before its digits that keeps a cell text, "'1250", as
// it stands where another program wrote it down.
func Unquoted(text string) string {
	if len(text) > 1 && text[0] == '\'' && text[1] >= '0' && text[1] <= '9' && strings.IndexByte(text[1:], '\'') < 0 {
		return text[1:]
	}
	return text
}

func wholeSpan(text string) Span { return Span{0, len([]rune(text))} }

// SaysNone tells the words of offices for "not here", which state no figure.
func SaysNone(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "không", "không có", "không phát sinh":
		return true
	}
	return false
}

// emptyMark reads the marks that stand for no number.
func emptyMark(s string) CellState {
	bare := strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "…", "...")
	runes := []rune(bare)
	switch {
	case s == "":
		return CellMissing
	case len(runes) >= 2 && strings.Trim(bare, ".") == "", bare == "x" || bare == "X" || bare == "×", key(bare) == "n/a", key(bare) == "na", key(bare) == "kcsl", key(bare) == "k.c.s.l":
		return CellNotAvailable
	}
	for _, r := range runes {
		if !isDash(r) {
			return CellText
		}
	}
	return CellZeroDash
}

func cellNumber(text string, style Style) (Figure, bool) {
	l := Cut(text)
	at, sign := 0, 1.0
	q := pipeline.Exact
	if l.is(0, "'") { // the mark that makes a spreadsheet keep digits as text
		l.tokens = l.tokens[1:]
	}
	for end := min(len(l.tokens), 6); at < end && l.at(at).kind != digits; at++ {
		if (l.is(at, "-") || l.is(at, "+")) && l.at(at+1).kind == digits {
			if l.is(at, "-") {
				sign = -1
			}
		}
	}
	if at > 0 && sign > 0 && !l.is(at-1, "+") {
		found, from, _ := l.qualifierBefore(at)
		if q = found; from > 0 && !(from == 1 && l.is(0, "ước")) {
			return Figure{}, false
		}
	} else if at > 1 {
		return Figure{}, false
	}
	f, next, ok := l.cellFigure(at, style)
	if !ok {
		return f, false
	}
	estimate := l.is(0, "ước")
	for n := 0; n < 3; n++ {
		if _, end := l.bracketed(next); end > next {
			next = end
		} else if l.is(next, "(") && l.isAny(next+1, "ước", "sb") && l.is(next+2, ")") {
			estimate, next = l.is(next+1, "ước"), next+3
		} else if l.is(next, "*") || l.is(next, "(") && l.is(next+1, "*") {
			next++
		} else if l.is(next, ")") && l.is(next-1, "*") {
			next++
		}
	}
	if after, end := l.qualifierAfter(next); end > next {
		q, next = after, end
	}
	f.Value *= sign
	f.Qualifier, f.Estimate = q, estimate
	return f, next == len(l.tokens)
}

// cellFigure reads number, range, magnitude, unit and noun of a cell.
func (l *Line) cellFigure(i int, style Style) (Figure, int, bool) {
	a, ok := l.amount(i, false)
	if !ok {
		return Figure{}, i, false
	}
	f := Figure{Type: TypeNumber, Value: a.value, FromWords: a.fromWords}
	if !a.fromWords && !a.scaled && style == StyleEnglish {
		english(&f, &a)
	}
	if style == StyleVietnamese {
		a.alt = 0
	}
	to := l.rangeEnd(&f, &a)
	unit, end := l.measure(to)
	f.Unit = unit
	if a.money {
		f.Unit = "vnd"
	}
	var next int
	f.Per, next = l.rate(end)
	next = l.countNoun(&f, next, f.Unit)
	l.lone(&f, &a)
	if serial, ok := serialDate(a, f); ok && to == len(l.tokens) {
		f.Date, f.Ambiguous = serial, true
	}
	f.Span, f.Text = l.span(i, end), l.text(i, end)
	return f, next, true
}

// english reads again what a column of English style states: the comma groups,
// the dot is the decimal mark.
func english(f *Figure, a *amount) {
	n := a.num
	switch {
	case n.alt != "": // 1,234
		f.Value, a.alt = a.alt, 0
	case n.single == '.' && n.frac == "": // 1.234
		cut := len(n.whole) - 3
		f.Value = decimal(n.whole[:cut], n.whole[cut:], 0)
	}
}

// IsSerialDate tells whether a whole number without a unit may be the day that a
// spreadsheet stores so, one of 2008 to 2035.
func IsSerialDate(n int) bool { return n >= 39448 && n <= 49674 }

// serialDate reads the day that a spreadsheet stores as this whole number.
func serialDate(a amount, f Figure) (pipeline.Date, bool) {
	if !a.num.plain || a.scaled || a.num.frac != "" || f.Unit != "" || f.Max != nil || !IsSerialDate(int(a.value)) {
		return pipeline.Date{}, false
	}
	return SerialDate(int(a.value)), true
}
