package table

import (
	"math"
	"slices"
)

// A part that is called like its whole, "Làng nghề" under "Chia ra" beside "Làng
// nghề được công nhận", is not known for what it is; the whole is. Where the two
// would contradict each other, the part alone is sent back.

// mostInGroup is the longest list of contradicting figures that is searched for
// parts.
const mostInGroup = 64

// withoutParts denies the parts in a group of figures of one series and period
// that contradict each other, each with its whole, and leaves the others.
func (w *weeded) withoutParts(group []said) (whole []said) {
	if len(group) > mostInGroup {
		return group
	}
	for _, s := range group {
		k := slices.IndexFunc(group, func(o said) bool { return math.Abs(o.value) >= math.Abs(s.value) && w.within(s.place, o.place) })
		if k < 0 {
			whole = append(whole, s)
			continue
		}
		w.take(denial{s.place, group[k].place})
	}
	return whole
}

// within tells whether the cell of one place is a part of that of another: its
// row stands under the other's, its column under a head that says so, or beside "Tổng số"
// under the same head. What
// may be the first part of a sum of indicators is called like the sum, and which
// of the two is meant is not for the reader to say.
func (w *weeded) within(part, whole int) bool {
	p, i, c := w.cellAt(part)
	q, k, d := w.cellAt(whole)
	beside := i == k && d.Col < c.Col
	if p != q || !(c == d && p.hangsUnder(i, k) || beside && c.partHead() && !d.partHead() || beside && d.total && !c.total && sameParent(c, d)) {
		return false
	}
	return !p.startsSum[p.judge(k, d).meaning.of().ID]
}

// hangsUnder tells whether row k is one that row i stands under.
func (p *plan) hangsUnder(i, k int) bool {
	for up := p.rows.at(i).path; up != nil; up = up.up {
		if up.row == p.rows.number(k) {
			return true
		}
	}
	return false
}

// denial is why the figure of a place is not taken, given the cell that denies it.
func (w *weeded) denial(place, other int) *problem {
	q, k, d := w.cellAt(other)
	if !w.within(place, other) {
		return contradiction(q.grid.Locate(q.rows.number(k), d.Col).String())
	}
	p, i, c := w.cellAt(place)
	label := c.Bottom()
	if own := p.rows.at(i).labels[0]; i != k && own != nil {
		label = own.text
	}
	return notItsPart(label, q.judge(k, d).meaning.of().Name.VI)
}
