package table

import (
	"math"

	"github.com/tonghop/tonghop/ingest/meaning"
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

// wholeMeaning is what a column of totals states in a row.
func (p *plan) wholeMeaning(row *rowState, c *column) *figureMeaning {
	var meanings []*figureMeaning
	for _, b := range c.parts {
		meanings = append(meanings, p.meaningOf(row, b))
	}
	if whole := wholeOf(meanings); whole != nil {
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
	whole.dimensions, whole.rule, whole.series, whole.context, whole.part = common, "table.whole-of-parts", 0, "", false
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
