package table

import (
	"math"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline"
)

// A total often says nothing but "Tổng số": what it counts is said by its parts,
// "Sản phẩm 3 sao" and "Sản phẩm 4 sao". Where every part is understood, where
// nothing but values of dimensions tells them apart, and where they add up to
// the total, the total is the figure of their whole.

// wholeColumns finds, for columns of totals that state nothing themselves, the
// columns that they are the whole of.
func (p *plan) wholeColumns() {
	for _, c := range p.values {
		if !c.total || !c.checked && c.settled {
			continue
		}
		if parts := p.partColumns(c); len(parts) > 1 && p.partsAddUp(c, parts) {
			c.parts, c.checked = parts, false
			p.forget(c)
		} else if whole := p.sumAcross(c, parts); whole != nil {
			c.parts, c.across, c.checked = parts, whole, false
			p.forget(c)
		}
	}
}

// partColumns are the columns beside a total under the same topmost head, other
// totals apart.
func (p *plan) partColumns(c *column) []*column {
	var parts []*column
	for _, b := range p.values {
		if b != c && !b.total && b.parts == nil && (len(c.Heads) < 2 || len(b.Heads) > 1 && b.Heads[0] == c.Heads[0]) {
			parts = append(parts, b)
		}
	}
	return parts
}

// partsAddUp tells whether in every row of members the parts are understood, are
// parts of one whole, and add up to it, and whether the total says nothing of
// its own there.
func (p *plan) partsAddUp(c *column, parts []*column) bool {
	rows := 0
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if row.kind != memberRow || p.amount(row.row, c) == 0 {
			continue
		}
		if p.meaningOf(row, c).problem == nil {
			return false
		}
		var meanings []*figureMeaning
		sum := 0.0
		for _, b := range parts {
			meanings = append(meanings, p.meaningOf(row, b))
			sum += p.amount(row.row, b)
		}
		if wholeOf(meanings) == nil || !sameSum(sum, p.amount(row.row, c)) {
			return false
		}
		rows++
	}
	return rows > 0
}

// sumAcross is the sum of indicators whose parts the columns beside a total without a name are in
// every row, each of another purse or kind, nil where there is none: "Tổng số" behind "Khuyến công
// quốc gia", "Khuyến công địa phương" and "Đối ứng".
func (p *plan) sumAcross(c *column, parts []*column) *sumOf {
	if len(parts) < 2 {
		return nil
	}
	for _, whole := range p.sums {
		if p.addUpTo(whole, c, parts) {
			return whole
		}
	}
	return nil
}

// addUpTo tells whether columns are in every row of members the parts of a sum and add up to a
// column that says nothing of its own.
func (p *plan) addUpTo(whole *sumOf, c *column, parts []*column) bool {
	rows := 0
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if row.kind != memberRow || p.amount(row.row, c) == 0 {
			continue
		}
		var meanings []*figureMeaning
		sum := 0.0
		for _, b := range parts {
			meanings = append(meanings, p.meaningOf(row, b))
			sum += p.amount(row.row, b)
		}
		if p.meaningOf(row, c).problem == nil || whole.of(meanings) == nil || !sameSum(sum, p.amount(row.row, c)) {
			return false
		}
		rows++
	}
	return rows > 0
}

// of is what the parts of a sum mean together, nil where they are not its parts, the first among
// them, or differ in time, place, kind or unit.
func (whole *sumOf) of(parts []*figureMeaning) *figureMeaning {
	var first *figureMeaning
	told := map[string]bool{}
	for _, m := range parts {
		if m.problem != nil || whole.part(m) == "" || m.kind != parts[0].kind || m.where() != parts[0].where() || m.unit != parts[0].unit || !m.period.SameKey(parts[0].period) {
			return nil
		}
		told[whole.part(m)] = true
		if first == nil && whole.part(m) == whole.Sums[0] {
			first = m
		}
	}
	if first == nil || len(told) < 2 {
		return nil
	}
	like := *first
	like.level, like.indicator, like.rule, like.hashed, like.context, like.part = pipeline.NoLevel, &whole.Indicator, "table.sum-of-parts", hashed{}, "", false
	return &like
}

// wholeMeaning is what a column of totals states in a row.
func (p *plan) wholeMeaning(row *rowState, c *column) *figureMeaning {
	var meanings []*figureMeaning
	for _, b := range c.parts {
		meanings = append(meanings, p.meaningOf(row, b))
	}
	if c.across != nil {
		if whole := c.across.of(meanings); whole != nil {
			return whole
		}
	} else if whole := wholeOf(meanings); whole != nil {
		whole.part = row.part
		return whole
	}
	return &figureMeaning{subject: true, problem: p.unchosen(meaning.Choice{Reason: meaning.Nothing}, p.voices(row, c))}
}

// wholeRow is the meaning of a total row that its labels do not tell: that of the
// whole of its members, when they add up to it.
func (p *plan) wholeRow(i int, c *column) *figureMeaning {
	var meanings []*figureMeaning
	sum := 0.0
	for _, k := range p.membersOf(i) {
		if p.rows.kind(k) != memberRow {
			return nil
		}
		meanings = append(meanings, p.meaningOf(p.rows.at(k), c))
		sum += p.amount(p.rows.number(k), c)
	}
	if len(meanings) < 2 || !sameSum(sum, p.amount(p.rows.number(i), c)) {
		return nil
	}
	return wholeOf(meanings)
}

// wholeOf is what parts mean together: what they have in common, when only
// dimensions tell them apart. It is nil when anything else does, or when one of
// them is not understood.
func wholeOf(parts []*figureMeaning) *figureMeaning {
	if len(parts) == 0 {
		return nil
	}
	whole := *parts[0]
	common := map[string]string{}
	for d, v := range whole.dimensions {
		common[d] = v
	}
	for _, m := range parts {
		if m.problem != nil || m.of().ID != whole.of().ID || m.level != whole.level || m.kind != whole.kind || m.where() != whole.where() ||
			m.unit != whole.unit || !m.period.SameKey(whole.period) {
			return nil
		}
		for d, v := range common {
			if m.dimensions[d] != v {
				delete(common, d)
			}
		}
	}
	if whole.unit == percentUnit || len(common) == len(whole.dimensions) {
		return nil
	}
	whole.dimensions, whole.rule, whole.hashed, whole.context, whole.part = common, "table.whole-of-parts", hashed{}, "", false
	return &whole
}

// percentUnit is the unit of shares, which do not add up.
const percentUnit = "percent"

// sameSum tells whether parts add up to a total, but for what binary fractions
// leave behind.
func sameSum(sum, total float64) bool {
	return total != 0 && math.Abs(sum-total) <= 1e-9*math.Abs(total)
}

// forget drops what is remembered of a column's meanings.
func (p *plan) forget(c *column) {
	for _, known := range p.memo {
		if known.whole != nil {
			known.whole[c.value] = nil
		}
	}
}
