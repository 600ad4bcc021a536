package table

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/pipeline"
)

// A total row or column is told from figures. Where its members are told apart
// by a product group, a content or a locality, the total is the figure and its
// members are parts of it. Where they are all the provinces, it is the
// country's. Where they are some provinces, periods, levels or different
// indicators, it is only checked.

// apart says by what the members of a total are told apart.
type apart uint8

const (
	byNothing apart = iota
	byIndicator
	byLevel
	byPeriod
	byPlace
	byDimension
	byKind
	byUnit // kinds of what is counted: "Doanh nghiệp", "Hợp tác xã"
)

// A total is what a total row states in one column.
type total struct {
	meaning *figureMeaning // nil when the total is only checked
}

// toldApart compares the meanings of members that are understood.
func toldApart(members []*figureMeaning) apart {
	if len(members) == 0 {
		return byNothing
	}
	a := members[0]
	told := byNothing
	for _, b := range members[1:] {
		switch {
		case a.of().ID != b.of().ID:
			return byIndicator
		case a.level != b.level:
			return byLevel
		case !a.period.SameKey(b.period):
			told = byPeriod
		case a.place.slug != b.place.slug || a.place.nation != b.place.nation:
			told = byPlace
		case a.kind != b.kind:
			told = byKind
		case a.unit != b.unit && told == byNothing:
			told = byUnit
		case !maps.Equal(a.dimensions, b.dimensions) && told == byNothing:
			told = byDimension
		}
	}
	if told == byNothing && len(a.dimensions) > 0 && len(members) == 1 {
		return byDimension
	}
	return told
}

// membersOf are the rows that a total adds up: those above it back to the last
// total, or, when it stands first, those below it. Of a group they are the rows
// under it. Only the highest rows count, and no parts.
func (p *plan) membersOf(i int) []int {
	var members []int
	if p.rows.kind(i) != groupRow {
		members = p.scope(i, -1)
	}
	if len(members) == 0 {
		members = p.scope(i, +1)
	}
	top := layout.Rank(1 << 20)
	for _, k := range members {
		top = min(top, p.rows.depth(k))
	}
	var highest []int
	for _, k := range members {
		if p.rows.depth(k) == top {
			highest = append(highest, k)
		}
	}
	return highest
}

// scope collects rows from one on, up to the next total or section, or, within
// a group, up to the next group.
func (p *plan) scope(i, step int) []int {
	group := p.rows.kind(i) == groupRow
	var members []int
	for k := i + step; k >= 0 && k < p.rows.len(); k += step {
		row := p.rows.at(k)
		if row.kind == totalRow || row.kind == sectionRow && row.depth <= p.rows.depth(i) && step > 0 || group && row.kind == groupRow || row.kind == sectionRow && step < 0 && p.rows.path(i) != row.path {
			break
		}
		if row.part || row.kind == derivedRow || row.kind == sectionRow {
			continue
		}
		members = append(members, k)
	}
	return members
}

// totalOf decides what the total in row i of some members states in a column.
func (p *plan) totalOf(i int, members []int, c *column) total {
	row := p.rows.at(i)
	if row.kind == groupRow {
		m := p.meaningOf(row, c)
		if m.problem == nil && m.area != "" && m.province == "" {
			return total{m}
		}
		return total{}
	}
	var understood []*figureMeaning
	for _, k := range members {
		member := p.rows.at(k)
		if member.kind == groupRow {
			understood = append(understood, p.memberMeanings(k, c)...)
			continue
		}
		if m := p.meaningOf(member, c); m.problem == nil {
			understood = append(understood, m)
		}
		if len(understood) > 400 {
			break
		}
	}
	m := p.meaningOf(row, c)
	if whole := p.wholeOfParts(i, members, c); whole != nil {
		return total{whole}
	}
	switch toldApart(understood) {
	case byPlace:
		if p.wholeCountry(understood[0].period) || p.allRegions(i, c, understood[0]) {
			if t := p.nation(understood[0]); t.meaning != nil {
				return t
			}
		}
		return p.regionTotal(i, c, understood)
	case byDimension:
		if m.problem == nil {
			return total{m}
		}
		return total{p.wholeRow(i, c)}
	case byUnit:
		if m.problem == nil && m.unit == m.of().Unit && !slices.ContainsFunc(understood, func(k *figureMeaning) bool { return k.unit == m.unit }) {
			return total{m}
		}
	case byLevel:
		if m.problem == nil && m.level == pipeline.NoLevel && p.catalog.LevelsAdd(m.of().ID) {
			return total{m}
		}
	case byPeriod:
		if m.problem == nil && overTime(m, understood) {
			return total{m}
		}
	case byNothing:
		if m.problem == nil && len(understood) == 0 && !p.hasRole(rolePlace) && !p.hasRole(roleLevel) && !p.hasRole(rolePeriod) {
			return total{m}
		}
	}
	return total{}
}

// wholeOfParts is what a total without a name states over the parts of a sum: the whole cost
// over the money of each purse, where every row is understood as one and they add up.
func (p *plan) wholeOfParts(i int, members []int, c *column) *figureMeaning {
	row := p.rows.at(i)
	if row.kind != totalRow || len(p.labels) == 0 || !p.namelessTotal(row) {
		return nil
	}
	for _, whole := range p.sums {
		var own *figureMeaning
		var parts []*figureMeaning
		var amounts []float64
		for _, k := range members {
			m := p.meaningOf(p.rows.at(k), c)
			if m.problem != nil || whole.part(m) == "" {
				parts = nil
				break
			}
			if m.of().ID == whole.Sums[0] || own == nil && whole.part(m) == whole.Sums[0] {
				own = m
			}
			parts, amounts = append(parts, m), append(amounts, p.amount(p.rows.number(k), c))
		}
		if own == nil || len(parts) < 2 {
			continue
		}
		like := *own
		like.level = pipeline.NoLevel
		if first, ok := p.catalog.Indicator(whole.Sums[0]); ok {
			like.indicator = &first
		}
		found := partsOf{own: &like, whole: whole}
		for k, m := range parts {
			found.take(m, amounts[k])
		}
		if found.taken == len(parts) && found.addUp(p.amount(row.row, c)) {
			like.hashed, like.indicator, like.rule = hashed{}, &whole.Indicator, "table.sum-of-parts"
			like.dimensions = maps.Clone(own.dimensions)
			return &like
		}
	}
	return nil
}

// namelessTotal tells whether the labels of a row say nothing but that it is a total.
func (p *plan) namelessTotal(row *rowState) bool {
	for _, s := range row.labels {
		if s == nil {
			break
		}
		if !isTotalText(s) {
			return false
		}
	}
	return row.labels[0] != nil
}

// memberMeanings are the meanings of the rows of a group.
func (p *plan) memberMeanings(group int, c *column) []*figureMeaning {
	var list []*figureMeaning
	for _, k := range p.scope(group, +1) {
		if m := p.meaningOf(p.rows.at(k), c); m.problem == nil {
			list = append(list, m)
		}
	}
	if m := p.meaningOf(p.rows.at(group), c); len(list) == 0 && m.problem == nil && m.area != "" {
		list = append(list, m) // a region without its provinces
	}
	return list
}

// nation is what a total of the whole country states.
func (p *plan) nation(like *figureMeaning) total {
	m := *like
	m.hashed = hashed{}
	m.place, m.province, m.area, m.rule = place{nation: true}, "", "", "table.total-of-provinces"
	m.dimensions = maps.Clone(like.dimensions)
	if m.problem = p.settleArea(&m, nil); m.problem != nil {
		return total{}
	}
	return total{&m}
}

// settleColumns decides which columns of totals are figures: those whose
// brothers are told apart by a dimension, or that have an indicator of their
// own.
func (p *plan) settleColumns() {
	defer p.wholeColumns()
	p.spanTotals()
	for _, c := range p.values {
		if !c.total {
			c.checked = p.addsUp(c)
			continue
		}
		var brothers []*figureMeaning
		for i := range p.rows.len() {
			row := p.rows.at(i)
			if row.kind != memberRow {
				continue
			}
			own := p.meaningOf(row, c)
			for _, b := range p.values {
				if b != c && !b.total && sameParent(b, c) {
					if m := p.meaningOf(row, b); m.problem == nil {
						brothers = append(brothers, m)
					}
				}
			}
			if len(brothers) > 0 || i > 50 {
				c.checked, c.settled = own.problem != nil || !p.totalColumnStates(own, brothers), true
				break
			}
		}
	}
}

// spanTotals gives columns of totals beside years that follow each other the span of all of them:
// "Tổng cộng" beside 2020, 2021 and 2022.
func (p *plan) spanTotals() {
	for _, c := range p.values {
		if !c.total || len(c.heads[0].times) > 0 {
			continue
		}
		var years []*column
		for _, b := range p.values {
			if b != c && sameParent(b, c) {
				years = append(years, b)
			}
		}
		span, ok := spanOf(years)
		if !ok || !p.sumsTo(c, years) {
			continue
		}
		head := *c.heads[0]
		head.times = []timeSpan{{known: true, text: head.text, period: span}}
		c.heads = slices.Clone(c.heads)
		c.heads[0] = &head
		c.voices, c.plain = headVoices(c), false
		p.forget(c)
	}
}

// spanOf is the time from the first to the last of columns that are whole years one after the
// other, at least two, by their heads.
func spanOf(columns []*column) (pipeline.Period, bool) {
	var span pipeline.Period
	for i, c := range columns {
		if len(c.heads) == 0 || len(c.heads[0].times) != 1 || !c.heads[0].times[0].known || !wholeYear(c.heads[0].times[0].period) {
			return span, false
		}
		year := c.heads[0].times[0].period.Start
		if i > 0 && year.Year != span.End.Year+1 {
			return span, false
		}
		if i == 0 {
			span.Start = year
		}
		span.End = year
	}
	span.Basis = pipeline.PeriodFromText
	return span, len(columns) > 1
}

// addsUp tells whether a column that calls itself a total is in every row the
// sum of its brothers, which count different things.
func (p *plan) addsUp(c *column) bool {
	if len(c.heads) == 0 || !c.heads[0].Has("total") && !strings.HasPrefix(c.heads[0].folded, "tong ") {
		return false
	}
	var brothers []*column
	for _, b := range p.values {
		if b != c && sameParent(b, c) {
			brothers = append(brothers, b)
		}
	}
	rows, kinds := 0, map[string]bool{}
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if row.kind != memberRow && row.kind != totalRow {
			continue
		}
		sum := 0.0
		for _, b := range brothers {
			sum += p.amount(row.row, b)
			if m := p.meaningOf(row, b); m.problem == nil {
				kinds[m.of().ID] = true
			}
		}
		if row.kind == totalRow {
			continue // a list of single things has its meaning in the total alone
		}
		if own := p.meaningOf(row, c); own.problem == nil && p.wholeOfAll(own.of().ID, kinds) {
			return false // "Tổng số bổ sung" beside the balancing and the target ones
		}
		if total := p.amount(row.row, c); sum == 0 || math.Abs(sum-total) > 1e-9*math.Abs(total) {
			return false
		}
		rows++
	}
	return rows > 0 && len(brothers) > 1 && len(kinds) > 1
}

// wholeOfAll tells whether the catalog calls every one of some indicators a part of one that
// is not among them.
func (p *plan) wholeOfAll(whole string, parts map[string]bool) bool {
	for id := range parts {
		ind, _ := p.catalog.Indicator(id)
		for ind.ID != whole && ind.Parent != "" {
			ind, _ = p.catalog.Indicator(ind.Parent)
		}
		if ind.ID != whole || id == whole {
			return false
		}
	}
	return len(parts) > 0
}

// totalColumnStates tells whether a column of totals states a figure beside its
// brothers.
func (p *plan) totalColumnStates(own *figureMeaning, brothers []*figureMeaning) bool {
	if len(brothers) == 0 {
		return true
	}
	for _, b := range brothers {
		if b.of().ID != own.of().ID {
			return true // an indicator of its own
		}
		purses := own.level == pipeline.NoLevel && (p.catalog.LevelsAdd(own.of().ID) || p.tiersAcross())
		if b.level != own.level && !purses || !b.period.SameKey(own.period) && !sumsUp(own, b) || b.place != own.place {
			return false
		}
	}
	return true
}

// sumsUp tells whether a total over periods states the figure of the span that
// they lie in.
func sumsUp(own, member *figureMeaning) bool {
	return own.of().AddsTime && own.period.Known() && !own.period.SameKey(member.period) && holds(own.period, member.period)
}

// overTime tells whether members that periods tell apart fill the span of a
// total from its first day to its last.
func overTime(own *figureMeaning, members []*figureMeaning) bool {
	first, last := false, false
	for _, m := range members {
		if !sumsUp(own, m) || m.kind != own.kind || !m.period.Known() {
			return false
		}
		first = first || m.period.Start.First().Equal(own.period.Start.First())
		last = last || m.period.End.Last().Equal(own.period.End.Last())
	}
	return first && last
}

// sameParent tells whether two columns stand under the same upper head, or both
// under none.
func sameParent(a, b *column) bool {
	upper := func(c *column) string {
		if len(c.Heads) < 2 {
			return ""
		}
		return c.Heads[len(c.Heads)-2].Text
	}
	return upper(a) == upper(b)
}
