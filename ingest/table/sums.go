package table

import (
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// Some indicators are the sum of others, and documents call the sum by the name
// of its first part: "Tổng kinh phí" is the industrial promotion money alone, or
// that money with the matching money of the facilities beside it. Where the
// parts stand in the same table and add up to it, cell by cell, it is the sum.

// A sumOf is an indicator that is the sum of others.
type sumOf struct{ pipeline.Indicator }

// part is the part of a sum that a figure states, or is a purse of; "" is none.
func (whole *sumOf) part(m *figureMeaning) string {
	for _, id := range []string{m.of().ID, m.of().Parent} {
		if id != "" && slices.Contains(whole.Sums, id) {
			return id
		}
	}
	return ""
}

// sum makes of a meaning the whole that its row or column was found to state.
func (m *figureMeaning) sum(row *rowState, c *column) {
	for _, whole := range []*sumOf{row.sum, c.sum} {
		if whole != nil && m.of().ID == whole.Sums[0] {
			m.indicator, m.rule = &whole.Indicator, "table.sum-of-parts"
		}
	}
}

// settleSums finds the columns and rows that state the sum of others.
func (p *plan) settleSums() {
	counted := p.countedAcross()
	for _, whole := range p.sums {
		below := false
		for _, c := range p.values {
			if c.sum == nil && p.sumsColumns(c, whole) {
				c.sum, c.checked = whole, false
				p.forget(c)
			}
		}
		for i := range p.rows.len() {
			if !slices.ContainsFunc(p.values, func(c *column) bool { return c.parts != nil || c.sum != nil || counted[c.value].sums(whole.Indicator) }) {
				break
			}
			if row := p.rows.at(i); row.kind == memberRow && row.sum == nil && p.sumsRows(i, whole) {
				p.rows.state(i, whole)
				below = true
			}
		}
		for _, c := range p.values {
			if below { // the parts were heard as those of something else
				p.forget(c)
			}
		}
	}
	p.memoRow = nil
}

// indicators are some indicators, by their ids.
type indicators map[string]bool

// sums tells whether the first part of a sum is among some indicators, and
// another part.
func (s indicators) sums(whole pipeline.Indicator) bool {
	return s[whole.Sums[0]] && slices.ContainsFunc(whole.Sums[1:], func(part string) bool { return s[part] })
}

// countedAcross is, of each column of figures, what its rows count, before any
// sum is known. Most tables count one thing in a column, and hold no sums of rows.
func (p *plan) countedAcross() []indicators {
	counted := make([]indicators, len(p.values))
	for k := range counted {
		counted[k] = indicators{}
	}
	var last *figureMeaning
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if !slices.ContainsFunc(p.values, func(c *column) bool { _, exact := p.exact(row.row, c); return exact }) {
			continue // nothing adds up to words, nor to codes
		}
		for _, c := range p.values {
			core := p.coreOf(row, c)
			if c.value == 0 && core == last {
				break // as in the row above
			}
			if c.value == 0 {
				last = core
			}
			counted[c.value][core.of().ID] = true
		}
	}
	return counted
}

// sumsColumns tells whether, in every row that states it, a column that is called
// like the first part is the sum of columns that state the parts. The rows of
// single projects say so in their total alone. One part may be in a column that
// nobody understands, if it is what is wanting in several rows.
func (p *plan) sumsColumns(c *column, whole *sumOf) bool {
	rows := 0
	var strange []*column
	for i := range p.rows.len() {
		row := p.rows.at(i)
		total := p.amount(row.row, c)
		if row.kind != memberRow && row.kind != totalRow || total == 0 {
			continue
		}
		own := p.meaningOf(row, c)
		if own.problem != nil && own.indicator == nil {
			continue
		}
		found := partsOf{own: own, whole: whole}
		var unknown []*column
		for _, b := range p.values {
			switch m := p.meaningOf(row, b); {
			case b == c:
			case m.problem != nil && m.indicator == nil:
				unknown = append(unknown, b)
			default:
				found.take(m, p.amount(row.row, b))
			}
		}
		if !found.addUp(total) {
			unknown = slices.DeleteFunc(unknown, func(b *column) bool {
				return strange != nil && !slices.Contains(strange, b) || !found.wants(total, p.amount(row.row, b))
			})
			if strange = unknown; len(strange) == 0 {
				return false
			}
		}
		rows++
	}
	return rows > 0 && (strange == nil || rows > 1)
}

// sumsRows tells whether, in every column, a row that is called like the first
// part is the sum of the rows below it that state the parts.
func (p *plan) sumsRows(i int, whole *sumOf) bool {
	row, columns := p.rows.at(i), 0
	for _, c := range p.values {
		if !p.mayMean(row, c, whole.Sums[:1]) {
			continue
		}
		total := p.amount(row.row, c)
		own := p.meaningOf(row, c)
		if total == 0 || own.of().ID != whole.Sums[0] {
			continue
		}
		found := partsOf{own: own, whole: whole}
		for k := i + 1; k < p.rows.len() && k <= i+mostParts; k++ {
			below := p.rows.at(k)
			if below.kind == sectionRow && onlyParts(below) {
				continue
			}
			if below.kind != memberRow || below.depth < row.depth && !below.part {
				break
			}
			if !p.mayMean(below, c, whole.Sums) {
				continue
			}
			m := p.meaningOf(below, c)
			if found.again(m) {
				break
			}
			found.take(m, p.amount(below.row, c))
		}
		if !found.addUp(total) {
			return false
		}
		columns++
	}
	return columns > 0
}

// onlyParts tells whether a row says nothing but that parts follow: "Trong đó:".
func onlyParts(row *rowState) bool {
	s := row.labels[0]
	return s != nil && row.labels[1] == nil && s.Has("part") && !s.counted() && len(s.Unexplained)+len(s.times) == 0
}

// mayMean tells, from what rows share, whether a figure may state one of some
// indicators. It costs less than to settle what the figure states.
func (p *plan) mayMean(row *rowState, c *column, indicators []string) bool {
	return c.parts != nil || c.sum != nil || row.sum != nil || slices.Contains(indicators, p.coreOf(row, c).of().ID)
}

// mostParts is how many rows below a sum may hold its parts.
const mostParts = 8

// partOfSum tells whether a figure is a part of the sum that a figure called
// like its first part would be: of the same kind, time, place and dimensions.
func partOfSum(own, m *figureMeaning, whole *sumOf) bool {
	if own.of().ID != whole.Sums[0] || m.problem != nil && m.indicator == nil || whole.part(m) == "" || m.unit != own.unit || m.problem == nil && m.kind != own.kind {
		return false
	}
	for d, v := range own.dimensions {
		if m.dimensions[d] != v {
			return false
		}
	}
	return m.problem != nil || m.where() == own.where() && m.period.SameKey(own.period)
}

// partsOf are the parts of a sum that were found beside a figure called like its
// first part.
type partsOf struct {
	own    *figureMeaning
	whole  *sumOf
	parts  []string // of the sum, each once
	levels map[string][]pipeline.Level
	twice  bool // two figures are the same part
	taken  int
	sum    float64
}

// take adds a figure, if it is a part.
func (f *partsOf) take(m *figureMeaning, value float64) {
	if partOfSum(f.own, m, f.whole) {
		f.taken++
		part := f.whole.part(m)
		if f.levels == nil {
			f.levels = map[string][]pipeline.Level{}
		}
		if f.has(part) {
			f.twice = f.twice || m.level == pipeline.NoLevel || slices.Contains(f.levels[part], m.level) || slices.Contains(f.levels[part], pipeline.NoLevel)
		} else {
			f.parts = append(f.parts, part)
		}
		f.levels[part], f.sum = append(f.levels[part], m.level), f.sum+value
	}
}

func (f *partsOf) has(indicator string) bool { return slices.Contains(f.parts, indicator) }

// again tells whether a part was found of the same purse before: the next sum begins.
func (f *partsOf) again(m *figureMeaning) bool {
	known := f.levels[f.whole.part(m)]
	return f.has(m.of().ID) && (m.level == pipeline.NoLevel || slices.Contains(known, m.level) || slices.Contains(known, pipeline.NoLevel))
}

// wants tells whether an amount that nobody understands is what one part wants to make
// up the total. A part of a purse wants the other purses.
func (f *partsOf) wants(total, amount float64) bool {
	return len(f.parts) == 1 && !f.twice && amount > 0 && sameSum(f.sum+amount, total) &&
		(!f.has(f.whole.Sums[0]) || f.levels[f.whole.Sums[0]][0] == f.own.level)
}

// addUp tells whether the parts make up the total: several, each another indicator or
// of another purse, the first among them.
func (f *partsOf) addUp(total float64) bool {
	return len(f.parts) > 1 && !f.twice && f.has(f.whole.Sums[0]) && sameSum(f.sum, total)
}
