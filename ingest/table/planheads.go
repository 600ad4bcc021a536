package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// hearHeads are the heads of a column, the lowest first. A bare level under
// "Cấp công nhận" is a level.
func (p *plan) hearHeads(c *layout.Column) []*speech {
	var heads []*speech
	for i := len(c.Heads) - 1; i >= 0; i-- {
		text := c.Heads[i].Text
		above := ""
		for _, h := range c.Heads[:i] {
			above += " " + h.Text
		}
		if _, rest := layout.Leading(text); rest != "" {
			text = rest
		}
		if i == len(c.Heads)-1 && vietnamese.Fold(text) == localLevel && p.levelsAcross() && p.levels[localLevel] {
			heads = append(heads, p.hearer.hearAs(roleLevel, "tỉnh"))
			continue
		}
		if tier := tierHead.FindStringSubmatch(vietnamese.Fold(text)); tier != nil && i == len(c.Heads)-1 && p.tiersAcross() {
			heads = append(heads, p.hearer.hearAs(roleLevel, map[string]string{"tinh": "tỉnh", "huyen": "huyện", "xa": "xã"}[tier[3]]))
			continue
		}
		if bareLevel(text) && (i > 0 && strings.Contains(vietnamese.Fold(above), "cap") || i == len(c.Heads)-1 && p.levelsAcross()) {
			heads = append(heads, p.hearer.hearAs(roleLevel, text))
			continue
		}
		heads = append(heads, p.hearer.unitBehind(text))
	}
	return heads
}

// joinUnitHeads puts the units that stand in the lowest row of heads, one under each head, into
// the heads that they are of: "Diện tích" over "ha" is "Diện tích (ha)".
func (p *plan) joinUnitHeads() {
	var over []*layout.Column
	for i := range p.table.Columns {
		c := &p.table.Columns[i]
		if c.Ordinal || c.Hidden || c.HoldsWords() || len(c.Heads) < 2 {
			continue
		}
		low, above := c.Heads[len(c.Heads)-1], c.Heads[len(c.Heads)-2]
		switch s := p.hearer.hearAs(roleUnit, strings.Trim(low.Text, "()")); {
		case low.Span.Top <= above.Span.Bottom || low.Span.Left != low.Span.Right && above.Span != low.Span:
			return
		case above.Span.Left != above.Span.Right, len(p.hearer.hear(above.Text).times) > 0: // over several: kinds of one thing
			return
		case !s.isUnit() || len(strings.Fields(low.Text)) > longestUnit:
			return
		}
		over = append(over, c)
	}
	if len(over) < 2 {
		return
	}
	for _, c := range over {
		n := len(c.Heads)
		unit := strings.Trim(c.Heads[n-1].Text, "()")
		c.Heads = append(slices.Clone(c.Heads[:n-2]), layout.Head{Text: c.Heads[n-2].Text + " (" + unit + ")", Span: c.Heads[n-2].Span})
	}
}

// liftUnitBelow takes it out of the lowest row of heads, where it stands alone, as in a yearbook.
func (p *plan) liftUnitBelow() bool {
	if len(p.table.HeadRows) < 2 {
		return false
	}
	low, unit := p.table.HeadRows[len(p.table.HeadRows)-1], ""
	for col := p.table.Left; col <= p.table.Right; col++ {
		text := p.grid.Shows(low, col)
		if text == "" || p.grid.Covered(low, col) {
			continue
		}
		if unit != "" || p.grid.SpanOf(low, col).Top < low {
			return false
		}
		unit = strings.Trim(text, "()")
	}
	s := p.hearer.hearAs(roleUnit, unit)
	if unit == "" || !s.isUnit() {
		return false
	}
	p.unitLine = append([]*speech{s}, p.unitLine...)
	for i := range p.table.Columns {
		c := &p.table.Columns[i]
		c.Heads = slices.DeleteFunc(slices.Clone(c.Heads), func(h layout.Head) bool { return h.Span.Top == low })
	}
	return true
}

// liftUnit takes the unit of the whole table out of the heads, where it stands alone over the
// last column and the heads of all are years: "Hợp tác xã" right above "2020  2021  2022".
func (p *plan) liftUnit() {
	if p.liftUnitBelow() {
		return
	}
	var last *layout.Column
	deep, dated := 0, 0
	for i := range p.table.Columns {
		c := &p.table.Columns[i]
		if c.Ordinal || c.Hidden || c.HoldsWords() || len(c.Heads) == 0 {
			continue
		}
		last = c
		if len(c.Heads) > 1 {
			deep++
		}
		if s := p.hearer.hear(c.Heads[len(c.Heads)-1].Text); len(s.times) == 1 && !s.counted() {
			dated++
		}
	}
	if last == nil || deep != 1 || len(last.Heads) != 2 || dated < 2 || last.Heads[0].Span.Left != last.Heads[0].Span.Right {
		return
	}
	s := p.hearer.hearAs(roleUnit, strings.Trim(last.Heads[0].Text, "()"))
	if !s.isUnit() {
		return
	}
	p.unitLine = append([]*speech{s}, p.unitLine...)
	last.Heads = slices.Clone(last.Heads[1:])
}

// hearUnitOfNames hears the unit of all amounts where the head over what the rows count states it:
// "Nội dung (triệu đồng)".
func (p *plan) hearUnitOfNames() {
	for i := range p.table.Columns {
		c := &p.table.Columns[i]
		said := unitBehind.FindStringSubmatch(c.Bottom())
		if said == nil || len(p.unitLine) > 0 || c.Ordinal || c.Hidden || !c.HoldsWords() {
			continue
		}
		if s := p.hearer.hearAs(roleUnit, said[1]); s.isUnit() && isMoney(s.Unit) {
			p.unitLine = append(p.unitLine, s)
		}
	}
}

// unitBehind ends a head with what may be a unit.
var unitBehind = pattern.MustCompile(`\pL\s*\(([^()]{1,30})\)\s*$`)

var (
	tierHead   = pattern.MustCompile(`^(ngan sach|ns)( cap)? (tinh|huyen|xa)$`)
	budgetOver = pattern.MustCompile(`\b(thu|chi)\b.*\bngan sach\b`)
)

// tiersAcross tells whether the heads of a budget list its tiers, that of the districts or
// the communes among them.
func (p *plan) tiersAcross() bool {
	if !budgetOver.MatchString(vietnamese.Fold(p.title)) {
		return false
	}
	tiers := map[string]bool{}
	for i := range p.table.Columns {
		if tier := tierHead.FindStringSubmatch(vietnamese.Fold(p.table.Columns[i].Bottom())); tier != nil {
			tiers[tier[3]] = true
		}
	}
	return len(tiers) > 1 && (tiers["huyen"] || tiers["xa"])
}

// localLevel is how a head calls what is the province's own beside what is the
// nation's: "Quốc gia", "Địa phương".
const localLevel = "dia phuong"

// levelsAcross tells whether the heads list levels without the word for them:
// "Huyện", "Tỉnh", "Khu vực"; "Quốc gia", "Địa phương".
func (p *plan) levelsAcross() bool {
	if p.levels == nil {
		p.levels = map[string]bool{}
		local := false
		for i := range p.table.Columns {
			c := &p.table.Columns[i]
			if c.HoldsWords() {
				continue
			}
			if bareLevel(c.Bottom()) {
				p.levels[vietnamese.Fold(c.Bottom())] = true
			}
			local = local || vietnamese.Fold(c.Bottom()) == localLevel
		}
		if local && p.levels["quoc gia"] {
			p.levels[localLevel] = true
		}
	}
	return len(p.levels) > 1
}
