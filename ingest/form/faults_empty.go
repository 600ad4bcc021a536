package form

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// emptied are totals that are 0 or left empty while their parts state something,
// where the sheet itself says that they are not: the total that they are a part
// of, another column, or rows that are numbered through.
func (p *proofs) emptied() []pipeline.DocumentFault {
	t := p.table
	promises := t.promises()
	var list []pipeline.DocumentFault
	for _, pr := range promises {
		for _, c := range t.columns {
			at := t.cell(pr.line, c.col)
			if c.derived || p.columns[c.col] || t.values[at] != 0 || t.strangeColumn(c) || t.states(at) || !t.empty(at) {
				continue
			}
			s := t.addUp(pr, c.col, t.column(c.col))
			if len(s.parts) < 2 || math.Abs(s.added) <= t.slack(s) || !p.missed(s, promises) {
				continue
			}
			p.told[at] = true
			list = append(list, t.emptyFault(s))
		}
	}
	return list
}

// empty tells whether a cell holds nothing, a mark or 0: no error, and no formula
// whose value is not known.
func (t *Table) empty(at [2]int) bool {
	switch t.Layout.Grid().KindAt(at[0], at[1]) {
	case sheet.Error, sheet.Pending:
		return false
	}
	return true
}

func (t *Table) emptyFault(s sum) pipeline.DocumentFault {
	at := t.cell(s.line, s.col)
	state, en := "để trống", "is empty"
	if _, ok := t.values[at]; ok {
		state, en = "ghi 0", "is 0"
	}
	evidence := fmt.Sprintf("%s %s, %s = %s", cellName(at), state, t.addedUp(s.parts, s.col), shown(s.added))
	return t.fault(faultTotal, append([][2]int{at}, t.cells(s.parts, s.col)...), evidence,
		fmt.Sprintf("Tổng «%s» (%s) %s trong khi các dòng con có số liệu: %s. Đề nghị ghi số tổng, hoặc kiểm tra lại công thức.", t.lines[s.line].label, cellName(at), state, evidence),
		fmt.Sprintf("The total %s %s although its parts state something: %s.", cellName(at), en, evidence))
}

// missed tells whether a sheet shows that an empty total is one: it says 0, the
// total above it needs it, or another column states it.
func (p *proofs) missed(s sum, promises []promise) bool {
	t := p.table
	if _, zero := t.values[t.cell(s.line, s.col)]; zero && s.added > 0 {
		return true
	}
	for _, o := range p.sums {
		if o.line == s.line && o.col != s.col && o.holds() && !t.reorganised(o, s) {
			return true
		}
		if o.col == s.col && t.wrong(o) && slices.ContainsFunc(promises, func(pr promise) bool { return pr.line == o.line && slices.Contains(pr.parts, s.line) }) {
			if o.added += s.added; o.holds() {
				p.told[t.cell(o.line, o.col)] = true // no fault of the whole
				return true
			}
		}
	}
	return t.countsOn(s) && p.otherTotals(s) > 0
}

// otherTotals counts the totals of a column that add up.
func (p *proofs) otherTotals(s sum) int {
	n := 0
	for _, o := range p.sums {
		if o.col == s.col && o.holds() {
			n++
		}
	}
	return n
}

// countsOn tells whether all rows that make up a total stand right below it, of
// one rank and numbered from one on without a gap, and nothing unknown with
// figures stands between: the office has left out no row that it knows of.
func (t *Table) countsOn(s sum) bool {
	parts := slices.Sorted(slices.Values(t.parts(t.places[s.line].node, t.lineOfNodes(), nil)))
	rank := t.lines[parts[0]].row.Rank
	if len(parts) < leastNumbered-1 || rank == layout.NoRank || rank == layout.RankBullet {
		return false
	}
	for n, k := range parts {
		if ln := t.lines[k]; k <= s.line || ln.row.Rank != rank || ordinalAt(ln.number) != n+1 || t.places[k].likeness < sureLikeness {
			return false
		}
	}
	for k := s.line + 1; k < len(t.lines); k++ {
		ln := t.lines[k]
		if k > parts[len(parts)-1] {
			return ln.row.Rank != rank
		}
		if ln.row.Rank == rank && !slices.Contains(parts, k) || t.places[k].node < 0 && ln.figures > 0 && (ln.row.Rank == layout.NoRank || ln.row.Rank <= rank) {
			return false
		}
	}
	return true
}

// noughts are totals over parts all of which are typed as 0.
func (p *proofs) noughts() []pipeline.DocumentFault {
	t := p.table
	var list []pipeline.DocumentFault
	for _, pr := range t.promises() {
		for _, c := range t.columns {
			at := t.cell(pr.line, c.col)
			s := t.addUp(pr, c.col, t.column(c.col))
			if c.derived || p.columns[c.col] || p.told[at] || len(s.parts) > 0 || !telling(s.stated) {
				continue
			}
			zeros := slices.DeleteFunc(slices.Clone(pr.parts), func(k int) bool {
				part := t.cell(k, c.col)
				_, ok := t.values[part]
				return !ok || t.Layout.Grid().KindAt(part[0], part[1]) != sheet.Number
			})
			if len(zeros) < 2 {
				continue
			}
			p.told[at] = true
			evidence := fmt.Sprintf("%s = %s, %s = 0", cellName(at), shown(s.stated), t.addedUp(zeros, c.col))
			list = append(list, t.fault(faultZero, append([][2]int{at}, t.cells(zeros, c.col)...), evidence,
				fmt.Sprintf("Tổng «%s» (%s) có số liệu trong khi mọi dòng con đều ghi 0: %s. Đề nghị ghi số của từng dòng, hoặc để trống dòng chưa có số liệu.", t.lines[pr.line].label, cellName(at), evidence),
				fmt.Sprintf("The total %s states a figure over parts that are all 0: %s.", cellName(at), evidence)))
		}
	}
	return list
}
