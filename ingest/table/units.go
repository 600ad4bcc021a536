package table

import (
	"cmp"
	"math"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
)

// settleUnit. A unit stated near the figure must fit, which the choice of the
// indicator saw to; the one above the table counts only where it fits. Money that
// states none is in the unit of the money that it is a part of.
func (p *plan) settleUnit(row *rowState, c *column) func(*figureMeaning, chorus) *problem {
	return func(m *figureMeaning, voices chorus) *problem {
		own, _ := p.catalog.Unit(m.of().Unit)
		m.unit, m.factor, m.name, m.words = m.of().Unit, 1, p.unitName(m.of().Unit), own.Synonyms
		defer func() { m.fraction = p.hearer.lexicon.Fractional(m.unit) }()
		for v := range voices {
			if v.Unit == "" || v.from > meaning.Section {
				continue
			}
			if !counts(m.of(), v.Unit) {
				return unitMismatch(v.text, m.name)
			}
			m.unit, m.factor = v.Unit, v.Factor
			if narrow, ok := m.countedAs(); ok && v.Unit == m.of().Unit && v.Factor == 1 {
				m.unit = narrow // "Hợp tác xã" under "Số lượng (chủ thể)"
			}
			return nil
		}
		if narrow, ok := m.countedAs(); ok {
			m.unit = narrow
			return nil
		}
		if s := p.unitOfWhole(row, c, m); s != nil {
			m.unit, m.factor = s.Unit, s.Factor
			return nil
		}
		for _, s := range slices.Concat(p.unitLine, p.titles) {
			if s.Unit != "" && counts(m.of(), s.Unit) {
				m.unit, m.factor = s.Unit, s.Factor
				return nil
			}
		}
		if isMoney(m.unit) {
			m.factor = 0 // only a cell that states its own unit can be read
			p.prescribe(m)
		}
		return nil
	}
}

// countedAs is the unit of the only noun that near texts count, where the indicator is
// counted in it beside its own.
func (m *figureMeaning) countedAs() (unit string, ok bool) {
	if len(m.slots.Noun) != 1 || !m.slots.Noun[0].From.Near() {
		return "", false
	}
	unit = m.slots.Noun[0].Word.Unit
	return unit, slices.Contains(m.of().Units, unit) && !isMoney(unit)
}

func isMoney(unit string) bool { return unit == "vnd" || unit == "usd" }

// prescribe takes the unit that the forms of the topic prescribe where a document
// states none. Such figures are held until somebody confirms the unit.
func (p *plan) prescribe(m *figureMeaning) {
	topic, _ := p.catalog.Topic(m.of().Topic)
	if unit, factor, ok := p.hearer.unitOf("(" + topic.Unit + ")"); ok && topic.Unit != "" && unit == m.unit {
		m.factor, m.held, p.unitless = factor, unitUnstated, topic.Unit
	}
}

// unitUnstated is the fault of a table of money that does not say in what.
const unitUnstated = "unit_unstated"

func (p *plan) unitName(unit string) string {
	u, _ := p.catalog.Unit(unit)
	return cmp.Or(u.Name.VI, unit)
}

// unitOfWhole is the unit of the money that an unlabelled amount is a part of:
// of the row that it stands under, or of the column left of it. nil is none.
func (p *plan) unitOfWhole(row *rowState, c *column, m *figureMeaning) *speech {
	if !isMoney(m.unit) {
		return nil
	}
	for up := row.path; up != nil; up = up.up {
		if up.unit != nil && up.unit.Unit != "" {
			if counts(m.of(), up.unit.Unit) {
				return up.unit
			}
			break
		}
	}
	whole, parts := p.unitedColumn(c)
	if whole == nil || !c.partHead() && !p.sumsTo(whole, parts) {
		return nil
	}
	if s := whole.statedUnit(); counts(m.of(), s.Unit) {
		return s
	}
	return nil
}

// unitedColumn is the nearest column of money left of one, with the columns right
// of it that state no unit. nil is none.
func (p *plan) unitedColumn(c *column) (whole *column, parts []*column) {
	if c.statedUnit() != nil {
		return nil, nil
	}
	for i := c.value; i >= 0; i-- {
		if s := p.values[i].statedUnit(); s != nil {
			if !isMoney(s.Unit) {
				return nil, nil
			}
			whole = p.values[i]
			break
		}
	}
	if whole == nil {
		return nil, nil
	}
	for _, b := range p.values[whole.value+1:] {
		if b.statedUnit() != nil {
			break
		}
		parts = append(parts, b)
	}
	return whole, parts
}

// statedUnit is the head of a column that states a unit, nil when none does.
func (c *column) statedUnit() *speech {
	for _, h := range c.heads {
		if h.Unit != "" {
			return h
		}
	}
	return nil
}

// partHead tells whether a head of the column says that it is a part of the
// column left of it: "Trong đó", "Chia ra".
func (c *column) partHead() bool {
	return slices.ContainsFunc(c.heads, func(h *speech) bool { return h.Has("part") })
}

// sumsTo tells whether columns add up to another one in every row that states it.
func (p *plan) sumsTo(whole *column, parts []*column) bool {
	rows := 0
	for r := p.table.Top; r <= min(p.table.Bottom, p.table.Top+sampled); r++ {
		if look := p.table.Look(r, whole.Col); look != layout.Figure && look != layout.Year {
			continue
		}
		sum := 0.0
		for _, c := range parts {
			sum += p.amount(r, c)
		}
		total := p.amount(r, whole)
		if total == 0 && sum == 0 {
			continue
		}
		if math.Abs(sum-total) > 1e-9*math.Abs(total) {
			return false
		}
		rows++
	}
	return rows > 0 && len(parts) > 1
}
