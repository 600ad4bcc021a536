package workbook

import (
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// settleTotals decides what becomes of total rows and total columns, as the
// package comment says.
func (tr *tableReading) settleTotals() {
	for i, row := range tr.table.rows {
		if row.role != totalRow && !tr.isRegion(row) {
			continue
		}
		members := tr.membersOf(i)
		for _, c := range tr.table.columns {
			f := tr.found[[2]int{row.row, c.col}]
			if f == nil || c.role != figureCol {
				continue
			}
			tr.settleTotal(f, c.col, members)
		}
	}
	tr.settleTotalColumns()
	tr.settleTotalRows()
}

// isRegion tells a row of a socio-economic region, set among its provinces: a
// total without the word.
func (tr *tableReading) isRegion(row row) bool {
	if row.role != memberRow {
		return false
	}
	for _, l := range row.labels {
		if f := tr.scholar.read(l.text); f.area {
			return len(f.provinces) == 0
		}
	}
	return false
}

// membersOf are the rows that a total adds up: those above it back to the last
// total, or, when it stands first, those below it. Only the highest rows count,
// and no parts.
func (tr *tableReading) membersOf(total int) []int {
	rows := tr.table.rows
	region := tr.isRegion(rows[total])
	var members []int
	if !region { // the name of a region stands above its provinces
		members = tr.scope(total-1, -1, false)
	}
	if len(members) == 0 {
		members = tr.scope(total+1, +1, region)
	}
	top := math.MaxInt
	for _, i := range members {
		top = min(top, depthOf(rows[i], true))
	}
	var highest []int
	for _, i := range members {
		if depthOf(rows[i], true) == top {
			highest = append(highest, i)
		}
	}
	return highest
}

// scope collects rows from one on, up to the next total or section, or, within
// a region, up to the next region.
func (tr *tableReading) scope(from, step int, region bool) []int {
	rows := tr.table.rows
	var members []int
	for i := from; i >= 0 && i < len(rows) && rows[i].role != totalRow; i += step {
		if rows[i].role == sectionRow || region && tr.isRegion(rows[i]) {
			break
		}
		if !rows[i].part && !tr.isRegion(rows[i]) {
			members = append(members, i)
		}
	}
	return members
}

// settleTotal checks one total against its members, and takes it for a figure
// or not.
func (tr *tableReading) settleTotal(f *figure, col int, members []int) {
	if f.problem != nil || !f.stated {
		return
	}
	f.meaning.rule = "table.total-row"
	told := tr.toldApart(f, col, members)
	if told == byLevel {
		f.meaning = nil
		return
	}
	if sum, ok := tr.sum(f, col, members); ok && told != byNothing && math.Abs(sum-f.quantity.Value) > 1e-6*math.Max(1, math.Abs(sum)) {
		f.problem = totalMismatch(tr.table.grid.shows(f.row, f.col), numberFormat{}.show(sum/f.meaning.factorOr1()))
		return
	}
	switch told {
	case byDimension:
		for _, i := range members {
			if g := tr.found[[2]int{tr.table.rows[i].row, col}]; g != nil && g.meaning != nil {
				g.meaning.part = true
			}
		}
	case byPlace:
		if !f.meaning.country {
			f.meaning = nil
		}
	case byPeriod:
		f.meaning = nil
	}
}

func (m *meaning) factorOr1() float64 {
	if m.factor == 0 {
		return 1
	}
	return m.factor
}

// sum adds up exact members of the same unit; ok is false when one of them is
// not understood or only roughly known.
func (tr *tableReading) sum(f *figure, col int, members []int) (sum float64, ok bool) {
	for _, i := range members {
		g := tr.found[[2]int{tr.table.rows[i].row, col}]
		if g == nil || g.problem == nil && !g.stated {
			continue
		}
		if g.problem != nil || g.meaning == nil || g.quantity.Qualifier != pipeline.Exact || g.quantity.Max != nil || g.quantity.Unit != f.quantity.Unit || g.meaning.indicator.ID != f.meaning.indicator.ID {
			return 0, false
		}
		sum += g.quantity.Value
	}
	return sum, len(members) > 0 && f.quantity.Qualifier == pipeline.Exact
}

// apart says by what the members of a total are told apart.
type apart uint8

const (
	byNothing apart = iota
	byLevel
	byPlace
	byPeriod
	byDimension
)

func (tr *tableReading) toldApart(total *figure, col int, members []int) apart {
	told := byNothing
	for _, i := range members {
		g := tr.found[[2]int{tr.table.rows[i].row, col}]
		if g == nil || g.meaning == nil || g.meaning.indicator.ID == "" {
			continue
		}
		m, t := g.meaning, total.meaning
		switch {
		case m.level != t.level:
			return byLevel
		case m.place.Slug != t.place.Slug || m.country != t.country:
			told = byPlace
		case m.period.Key() != t.period.Key() && told != byPlace:
			told = byPeriod
		case len(m.dimensions) > len(t.dimensions) && told == byNothing:
			told = byDimension
		}
	}
	return told
}

// settleTotalColumns drops a column "Tổng số" beside columns of levels, which
// nest, of years, or of purses of which one is not khuyến công. Beside columns of groups it is the figure, and they are its parts.
func (tr *tableReading) settleTotalColumns() {
	for _, row := range tr.table.rows {
		leveled, grouped, dated, mixed := false, false, false, false
		for _, c := range tr.table.columns {
			if f := tr.found[[2]int{row.row, c.col}]; f != nil && f.meaning != nil && f.problem == nil {
				leveled = leveled || f.headLevel()
				grouped = grouped || f.headDimension()
				dated = dated || f.headPeriod()
				mixed = mixed || f.otherPurse()
			}
		}
		if !leveled && !grouped && !dated && !mixed {
			continue
		}
		for _, c := range tr.table.columns {
			f := tr.found[[2]int{row.row, c.col}]
			if f == nil || f.meaning == nil || f.problem != nil {
				continue
			}
			switch {
			case leveled && !f.headLevel() && len(f.meaning.indicator.Levels) > 0 && f.headTotal():
				f.meaning = nil
			case mixed && f.wholePurse():
				f.meaning = nil
			case dated && !f.headPeriod() && f.headTotal():
				f.meaning = nil
			case grouped && f.headDimension() && tr.hasHeadTotal(row.row):
				f.meaning.part = true
			}
		}
	}
}

func (tr *tableReading) hasHeadTotal(row int) bool {
	for _, c := range tr.table.columns {
		if f := tr.found[[2]int{row, c.col}]; f != nil && f.meaning != nil && f.headTotal() {
			return true
		}
	}
	return false
}

func (f *figure) headLevel() bool {
	for _, v := range f.meaning.heads {
		if len(v.levels) == 1 {
			return true
		}
	}
	return false
}

// otherPurse tells money that is not of khuyến công: what the facilities pay
// themselves, other sources.
func (f *figure) otherPurse() bool {
	return f.meaning.indicator.ID == "kc_budget_matching" || f.meaning.indicator.ID == "kc_budget_other"
}

// wholePurse tells a "Tổng kinh phí" of no stated purse.
func (f *figure) wholePurse() bool {
	m := f.meaning
	if m.indicator.ID != "kc_budget" || m.level != pipeline.NoLevel {
		return false
	}
	return slices.ContainsFunc(slices.Concat(m.heads, m.labels), func(v voice) bool {
		return strings.HasPrefix(fold(v.text), "tong")
	})
}

// settleTotalRows drops a row "Tổng kinh phí" that counts rows of other purses
// below it.
func (tr *tableReading) settleTotalRows() {
	for _, row := range tr.table.rows {
		if row.parent < 0 {
			continue
		}
		for _, c := range tr.table.columns {
			part, whole := tr.found[[2]int{row.row, c.col}], tr.found[[2]int{tr.table.rows[row.parent].row, c.col}]
			if part != nil && whole != nil && part.meaning != nil && whole.meaning != nil && part.otherPurse() && whole.wholePurse() {
				whole.meaning = nil
			}
		}
	}
}

func (f *figure) headPeriod() bool {
	for _, v := range f.meaning.heads {
		if len(v.periods) > 0 {
			return true
		}
	}
	return false
}

func (f *figure) headDimension() bool {
	for _, v := range f.meaning.heads {
		if len(v.dimensions) > 0 {
			return true
		}
	}
	return false
}

// headTotal tells whether the lowest head is a total: "Tổng số", "Cộng".
func (f *figure) headTotal() bool {
	return len(f.meaning.heads) > 0 && f.meaning.heads[0].total
}
