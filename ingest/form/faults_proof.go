package form

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline"
)

// proofs judge the sums of one table, the most telling proof first: what one of
// them explains no other tells again.
type proofs struct {
	table   *Table
	sums    []sum
	told    map[[2]int]bool // the cells of which a fault was told
	columns map[int]bool    // columns of which all that is wrong has one cause
}

// sumFaults are all faults that the sums of a table prove. elsewhere looks for
// the figure of another form.
func (t *Table) sumFaults(elsewhere func(*Table, sum) (pipeline.Locator, bool), states witness) []pipeline.DocumentFault {
	if t.Form.Lines != "" {
		return nil
	}
	p := &proofs{table: t, sums: t.sums(), told: map[[2]int]bool{}, columns: map[int]bool{}}
	p.leaveStrange()
	t.grains = p.grains()
	list := p.shifted()
	list = append(list, p.scaled()...)
	list = append(list, p.emptied()...)
	list = append(list, p.noughts()...)
	list = append(list, p.countedTwice()...)
	list = append(list, p.slipped(states)...)
	list = append(list, p.slippedNumbered()...)
	list = append(list, t.totalFaults(p.open(), elsewhere)...)
	for _, f := range list {
		p.told[[2]int{f.Locator.Row, f.Locator.Col}] = true
	}
	list = append(list, p.aboveWhole()...)
	return append(list, p.numbered()...)
}

// leaveStrange leaves out the columns whose heads nobody explains and most of whose sums
// fail: they hold something else than money.
func (p *proofs) leaveStrange() {
	for _, c := range p.table.columns {
		if !p.table.strangeColumn(c) && !c.headless {
			continue
		}
		good, bad := 0, 0
		for _, s := range p.sums {
			switch {
			case s.col != c.col:
			case s.holds():
				good++
			default:
				bad++
			}
		}
		p.columns[c.col] = bad >= good
	}
	p.sums = slices.DeleteFunc(p.sums, func(s sum) bool { return p.columns[s.col] })
}

// grains are what the figures of a column were rounded to, tens or hundreds, where two sums
// that share no figure are off by no more than that. One alone is off for another reason.
func (p *proofs) grains() map[int]float64 {
	t := p.table
	found := map[int]float64{}
	for _, c := range t.columns {
		least, figures := math.Inf(1), 0
		for i := range t.lines {
			if v := t.value(i, c.col); v != 0 && !c.derived {
				least, figures = math.Min(least, grain(v)), figures+1
			}
		}
		if figures < leastGrains || least <= 1 {
			continue
		}
		off := slices.DeleteFunc(slices.Clone(p.sums), func(s sum) bool { return s.col != c.col || s.holds() || math.Abs(s.diff()) > s.rounding(least) })
		if slices.ContainsFunc(off, func(a sum) bool { return slices.ContainsFunc(off, func(b sum) bool { return a.apart(b) }) }) {
			found[c.col] = least
		}
	}
	return found
}

// leastGrains figures say what all of a column were rounded to.
const leastGrains = 6

// open are the sums of which nothing was told.
func (p *proofs) open() []sum {
	return slices.DeleteFunc(slices.Clone(p.sums), func(s sum) bool { return p.columns[s.col] || p.touches(s) })
}

// touches tells whether a fault was told of the total or of a part of a sum.
func (p *proofs) touches(s sum) bool {
	return p.told[p.table.cell(s.line, s.col)] || slices.ContainsFunc(s.parts, func(k int) bool { return p.told[p.table.cell(k, s.col)] })
}

// unequal is what a sum states and what its parts make, as evidence.
func (t *Table) unequal(s sum) string {
	return fmt.Sprintf("%s ≠ %s = %s", shown(s.stated), shown(s.added), t.addedUp(s.parts, s.col))
}

// addedUp are the cells that are added up, as a formula.
func (t *Table) addedUp(parts []int, col int) string {
	names := make([]string, 0, len(parts))
	for _, k := range parts {
		names = append(names, cellName(t.cell(k, col)))
	}
	return strings.Join(names, " + ")
}

// countedTwice are totals that are too large by exactly what a row below one of
// their parts states, while that part adds up with it: a sub-total was added
// beside what it adds up.
func (p *proofs) countedTwice() []pipeline.DocumentFault {
	t := p.table
	var list []pipeline.DocumentFault
	for _, s := range p.open() {
		if over := -s.diff(); t.wrong(s) && over > 0 {
			k, ok := p.twice(s, over)
			if !ok {
				continue
			}
			at := t.cell(s.line, s.col)
			p.told[at] = true
			evidence := t.unequal(s)
			list = append(list, t.fault(faultTotal, append([][2]int{at, t.cell(k, s.col)}, t.cells(s.parts, s.col)...), evidence,
				fmt.Sprintf("Tổng «%s» (%s) lớn hơn tổng các dòng con đúng bằng số ở dòng «%s» (%s = %s): %s. Dòng này đã nằm trong một dòng con, nhiều khả năng bị cộng hai lần. Đề nghị kiểm tra lại phép cộng.", t.lines[s.line].label, cellName(at), t.lines[k].label, cellName(t.cell(k, s.col)), shown(over), evidence),
				fmt.Sprintf("The total %s is too large by %s, which is counted in one of its parts already: %s.", cellName(at), cellName(t.cell(k, s.col)), evidence)))
		}
	}
	return list
}

// twice is the row below a part of a sum that states what the total is too large
// by; no row that is not below the total may state the same.
func (p *proofs) twice(s sum, over float64) (int, bool) {
	t, found := p.table, -1
	for k, at := range t.places {
		if v := t.value(k, s.col); v < 1000 || math.Abs(v-over) > 0.5+1e-9*over {
			continue
		}
		part := slices.IndexFunc(s.parts, func(i int) bool {
			node := t.places[i].node
			return i != k && at.node > node && at.node < t.tree.nodes[node].end
		})
		if part < 0 {
			return 0, false
		}
		if found < 0 && p.adds(s.parts[part], s.col) {
			found = k
		}
	}
	return found, found >= 0
}

// adds tells whether a row adds up in a column.
func (p *proofs) adds(line, col int) bool {
	return slices.ContainsFunc(p.sums, func(s sum) bool { return s.line == line && s.col == col && s.holds() })
}

// aboveWhole are figures greater than the figure that they are a part of.
func (p *proofs) aboveWhole() []pipeline.DocumentFault {
	t := p.table
	lineOf := t.lineOfNodes()
	var list []pipeline.DocumentFault
	for k, at := range t.places {
		if at.node < 0 || at.likeness < sureLikeness || lineOf[at.node] != k {
			continue
		}
		parent := t.tree.nodes[at.node].parent
		whole, ok := lineOf[parent]
		if parent < 0 || !ok || !t.stands(k, whole) || t.unitBeside(k, whole) != 1 || t.tree.nodes[at.node].item.Unit != t.tree.nodes[parent].item.Unit {
			continue
		}
		for _, c := range t.columns {
			part, of := t.value(k, c.col), t.value(whole, c.col)
			if c.derived || p.columns[c.col] || of <= 0 || part <= of*muchAbove || p.told[t.cell(whole, c.col)] || p.told[t.cell(k, c.col)] || t.negativeBelow(parent, c.col) {
				continue
			}
			p.told[t.cell(k, c.col)] = true
			evidence := fmt.Sprintf("%s = %s > %s = %s", cellName(t.cell(k, c.col)), shown(part), cellName(t.cell(whole, c.col)), shown(of))
			list = append(list, t.fault(faultTotal, [][2]int{t.cell(k, c.col), t.cell(whole, c.col)}, evidence,
				fmt.Sprintf("Dòng «%s» là một phần của dòng «%s» nhưng lại lớn hơn: %s. Đề nghị kiểm tra lại hai số này.", t.lines[k].label, t.lines[whole].label, evidence),
				fmt.Sprintf("A part is greater than its whole: %s.", evidence)))
		}
	}
	return list
}

// stands tells whether a row stands in the section of another by the numbering
// of the sheet: every numbered row from there on is of a lower rank.
func (t *Table) stands(k, whole int) bool {
	rank := t.lines[whole].row.Rank
	if whole >= k || rank == layout.NoRank || rank == layout.RankBullet {
		return false
	}
	node := t.places[whole].node
	for i := whole + 1; i <= k; i++ {
		ln, at := t.lines[i], t.places[i].node
		if ln.row.Rank != layout.NoRank && ln.row.Rank <= rank || ln.row.Rank == layout.NoRank && at >= 0 && (at <= node || at >= t.tree.nodes[node].end) {
			return false
		}
	}
	return true
}

// muchAbove is by how much a part must be above its whole.
const muchAbove = 1.02

// negativeBelow tells whether a row under a node takes something away.
func (t *Table) negativeBelow(node, col int) bool {
	for i, at := range t.places {
		if at.node > node && at.node < t.tree.nodes[node].end && t.value(i, col) < 0 {
			return true
		}
	}
	return false
}

// numbered are totals that the form does not know as such, below which rows are
// numbered 1, 2, 3 … without a gap and are more than the total: whatever the
// rows are called.
func (p *proofs) numbered() []pipeline.DocumentFault {
	t := p.table
	promises := t.promises()
	var list []pipeline.DocumentFault
	for i := range t.lines {
		parts := t.numberedBelow(i)
		if len(parts) < leastNumbered || slices.ContainsFunc(promises, func(pr promise) bool { return pr.line == i && !t.strangersAmong(parts) }) {
			continue
		}
		for _, c := range t.columns {
			s := t.addUp(promise{i, parts}, c.col, t.column(c.col))
			negative := slices.ContainsFunc(parts, func(k int) bool { return t.value(k, c.col) < 0 })
			if c.derived || negative || s.stated <= 0 || len(s.parts) < leastNumbered || !t.wrong(s) || s.diff() < 0 || p.columns[c.col] || p.touches(s) || t.explained(s) || t.differs(s) {
				continue
			}
			p.told[t.cell(i, c.col)] = true
			list = append(list, t.totalFault(s, ""))
		}
	}
	return list
}

// strangersAmong tells whether the form does not know some of the rows: what it
// promises of their total leaves them out.
func (t *Table) strangersAmong(lines []int) bool {
	return slices.ContainsFunc(lines, func(k int) bool { return t.places[k].node < 0 && t.lines[k].figures > 0 })
}

// differs tells whether two rows of the column are apart by what a total misses:
// it counts one of them without the other.
func (t *Table) differs(s sum) bool {
	want := math.Abs(s.diff())
	values := t.ascending(s.col, func(v float64) float64 { return v })
	i := 0
	for _, b := range values { // with b grows the least that is far enough above it
		for i < len(values) && values[i]-b-want < -1 {
			i++
		}
		if i < len(values) && values[i]-b-want <= 1 {
			return true
		}
	}
	return false
}

const leastNumbered = 3

// sumInLabel is the sum that a label states: "(1+2a+3)".
var sumInLabel = pattern.MustCompile(`\([^)]*[0-9a-zA-Z]\s*[-+][^)]*\)`)

// numberedBelow are the rows of one rank, numbered from one on without a gap,
// that stand below a row of a higher rank, up to the next such row.
func (t *Table) numberedBelow(i int) []int {
	own := t.lines[i].row.Rank
	if own == layout.NoRank || own == layout.RankBullet || t.lines[i].figures == 0 || sumInLabel.MatchString(t.lines[i].label) {
		return nil
	}
	var parts []int
	rank := own
	for k := i + 1; k < len(t.lines); k++ {
		ln := t.lines[k]
		switch {
		case ln.row.Rank == layout.NoRank:
			if at, node := t.places[k].node, t.places[i].node; at >= 0 && node >= 0 && (at <= node || at >= t.tree.nodes[node].end) || len(parts) == 0 && ln.figures > 0 {
				return parts
			}
			continue
		case ln.row.Rank <= own:
			return parts
		case len(parts) == 0:
			rank = ln.row.Rank
		}
		if ln.row.Rank != rank {
			if ln.row.Rank < rank {
				return nil
			}
			continue
		}
		if ordinalAt(ln.number) != len(parts)+1 {
			return nil
		}
		parts = append(parts, k)
	}
	return parts
}
