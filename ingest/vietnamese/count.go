package vietnamese

import (
	"math"
	"slices"
	"strings"
)

// inherit gives the figures of a list the unit of the noun that only its last
// member, the last of found, has: "lần lượt 10, 12 và 15 sản phẩm".
func (l *Line) inherit(found []Figure) {
	last := len(found) - 1
	f := found[last]
	if f.Noun == "" || f.Unit == "" {
		return
	}
	next := f.Start
	for k := last - 1; k >= 0 && k >= last-12; k-- {
		before := &found[k]
		if before.Unit != "" || before.Noun != "" || before.Null || !listTie(l.Slice(before.End, min(next, before.End+20)), next-before.End) {
			break
		}
		before.Unit, before.Noun, next = f.Unit, f.Noun, before.Start
	}
}

// listTie tells whether the text between two figures only joins them.
func listTie(between string, length int) bool {
	switch strings.Join(strings.Fields(between), " ") {
	case ",", "và", ", và", "+", "trong tổng số", "trong số", "trên tổng số":
		return length < 20
	}
	return false
}

// countNoun reads the counted noun, and gives a figure without a measure the
// unit of it.
func (l *Line) countNoun(f *Figure, i int, unit string) int {
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

// joined is the unit of two nouns counted together, "" when they are not: that
// of the last line of units that knows either.
func joined(a, b string) string {
	unit := ""
	if !slices.Contains(together[0].of, a) && a != together[0].unit || !slices.Contains(together[0].of, b) {
		return ""
	}
	for _, t := range together {
		if slices.Contains(t.of, a) || slices.Contains(t.of, b) || t.unit == a {
			unit = t.unit
		}
	}
	return unit
}

// listedUnit is the unit of a noun that a list of other nouns without numbers
// of their own may follow at token i.
func (l *Line) listedUnit(unit string, i int) string {
	if joined(unit, unit) == "" {
		return unit
	}
	whole := unit
	for n := 0; n < 4 && l.isAny(i, ",", "và", "/", "hoặc"); n++ {
		at := i + 1
		if l.is(at, "và") {
			at++
		}
		_, other, next := l.noun(at)
		if next == at || joined(unit, other) == "" {
			break
		}
		if other != unit {
			whole = joined(whole, other)
		}
		i = next
	}
	return whole
}

// multiple reads "1,5 lần" as a multiple, and "5 lần" as times.
func (l *Line) multiple(f *Figure, i int) int {
	if f.Value != math.Trunc(f.Value) {
		f.Unit = "multiple"
		return 1
	}
	if l.is(i+1, "rưỡi") && f.Max == nil {
		f.Value, f.Unit = f.Value+0.5, "multiple"
		return 2
	}
	f.Unit, f.Noun = "time", l.text(i, i+1)
	for k := 1; k <= 8; k++ {
		t := l.at(i - k)
		if t.low == "," || t.low == "." || t.low == ";" && t.kind == mark && t.gap != glued {
			if l.at(i-k+1).gap != glued {
				break
			}
		}
		if l.isAny(i-k, "gấp", "tăng", "giảm", "bằng", "cao", "thấp", "lớn", "nâng") {
			f.Unit, f.Noun = "multiple", ""
			break
		}
	}
	if l.words(i+1, "so", "với") {
		f.Unit, f.Noun = "multiple", ""
	}
	return 1
}
