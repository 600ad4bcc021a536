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

// leastLines a total must add up before it says anything.
const leastLines = 3

// A lineTotal is a total row of a form that lists lines, as one column states
// it, and what one way of adding the lines gives.
type lineTotal struct {
	row    int
	col    int
	way    int
	stated float64
	added  float64
	lines  int
	first  [2]int // the first and last line that it adds up
	last   [2]int
}

func (l lineTotal) holds() bool {
	return math.Abs(l.added-l.stated) <= 0.5*float64(l.lines+1)+1e-9*math.Abs(l.stated)
}

// totalLine is the only row of a table that is named as a total, -1 when there
// is none, or two, of which it is not told what each adds up.
func (r *Reader) totalLine(t *Table) int {
	total := -1
	for i := range t.lines {
		if r.isTotal(howMany.ReplaceAllString(t.lines[i].label, "")) {
			if total >= 0 {
				return -1
			}
			total = i
		}
	}
	return total
}

// howMany ends the label of a total with the number of lines that it adds up: "Tổng cộng:
// 12 đề án".
var howMany = pattern.MustCompile(`(?i)[\s:(]+[0-9]{1,4} (đề án|dự án|nhiệm vụ)\)?\s*$`)

// ways are the lines that a total may add up: all of them, those of the highest
// numbering, or those that stand over no others.
func (t *Table) ways(total int) [][]int {
	var all, top, leaves []int
	highest := layout.NoRank
	for i, ln := range t.lines {
		if i == total || ln.head || ln.figures == 0 {
			continue
		}
		all = append(all, i)
		if rank := ln.row.Rank; rank != layout.NoRank && (highest == layout.NoRank || rank < highest) {
			highest = rank
		}
	}
	for k, i := range all {
		rank := t.lines[i].row.Rank
		if rank == highest {
			top = append(top, i)
		}
		if next := k + 1; next == len(all) || rank == layout.NoRank || t.lines[all[next]].row.Rank <= rank {
			leaves = append(leaves, i)
		}
	}
	ways := [][]int{all}
	if highest != layout.NoRank && len(top) < len(all) {
		ways = append(ways, top)
	}
	if len(leaves) < len(all) {
		ways = append(ways, leaves)
	}
	return ways
}

// lineTotals are the total row of a form that lists lines, in every column of
// figures and by every way of adding in which enough lines say anything.
func (r *Reader) lineTotals(t *Table) []lineTotal {
	total := r.totalLine(t)
	if total < 0 {
		return nil
	}
	ways := t.ways(total)
	var list []lineTotal
	for _, c := range t.columns {
		at := [2]int{t.lines[total].row.Row, c.col}
		stated, ok := t.values[at]
		if !ok || stated == 0 || c.derived {
			continue
		}
		for w, lines := range ways {
			sum := lineTotal{row: at[0], col: c.col, way: w, stated: stated}
			for _, i := range lines {
				here := [2]int{t.lines[i].row.Row, c.col}
				if v, ok := t.values[here]; ok {
					sum.added += v
					sum.lines++
					if sum.last = here; sum.lines == 1 {
						sum.first = here
					}
				}
			}
			if sum.lines >= leastLines || sum.lines > 1 && (w > 0 || sum.added == sum.stated) {
				list = append(list, sum)
			}
		}
	}
	return list
}

// namesTotal is isTotal of a text that is not remembered.
func (r *Reader) namesTotal(label string) bool {
	words := strings.Join(r.lexicon.words(r.lexicon.vietnameseHalf(withoutSums(label))), " ")
	return words != "" && r.totals[words]
}

// listed are the cells of the total row of a form that lists lines which are
// figures: those that the lines add up to, in columns that the form names.
func (r *Reader) listed(t *Table) map[[2]int]*node {
	if t.tree.columns == nil {
		return nil
	}
	figures := map[[2]int]*node{}
	for _, sum := range r.lineTotals(t) {
		if n := r.columnNode(t, sum.col); n != nil && n.item.Indicator != "" && sum.holds() {
			figures[[2]int{sum.row, sum.col}] = n
		}
	}
	for i, ln := range t.lines {
		if r.tierOf(t, ln.label) == "" || ln.row.Rank == layout.NoRank || t.Form.Lines == "" {
			continue
		}
		for _, c := range t.columns {
			at := [2]int{ln.row.Row, c.col}
			if n := r.columnNode(t, c.col); n != nil && n.item.Indicator != "" && !c.derived && t.sumsUnder(i, c.col) {
				figures[at] = n
			}
		}
	}
	return figures
}

// sumsUnder tells whether a row states the sum of those numbered below it.
func (t *Table) sumsUnder(i, col int) bool {
	sum, lines := 0.0, 0
	for _, ln := range t.lines[i+1:] {
		if ln.row.Rank <= t.lines[i].row.Rank {
			break
		}
		if v, ok := t.values[[2]int{ln.row.Row, col}]; ok {
			sum, lines = sum+v, lines+1
		}
	}
	stated, ok := t.values[[2]int{t.lines[i].row.Row, col}]
	return ok && lines > 0 && lineTotal{stated: stated, added: sum, lines: lines}.holds()
}

// tierOf is the only tier that the label of a row names.
func (r *Reader) tierOf(t *Table, label string) pipeline.Level {
	level := pipeline.Level("")
	for _, i := range r.named(t.tree.columns, label) {
		if !slices.Contains(t.tree.tiers, i) {
			continue
		}
		if next := t.tree.columns.nodes[i].level; level != "" && level != next {
			return ""
		} else if next != "" {
			level = next
		}
	}
	return level
}

// ofAllPurses tells whether the rows of a listing stand under several purses: its total is
// of none of them.
func (r *Reader) ofAllPurses(t *Table) bool {
	if t.Form.Lines == "" || !slices.ContainsFunc(t.tree.columns.nodes, func(n node) bool { return n.item.Indicator != "" && r.catalog.LevelsAdd(n.item.Indicator) }) {
		return false
	}
	tiers := map[pipeline.Level]bool{}
	for _, ln := range t.lines {
		if level := r.tierOf(t, ln.label); level != "" {
			tiers[level] = true
		}
	}
	return len(tiers) > 1
}

// knownLines finds the lines of a listing that are items of the form: by their
// very names, since any other line may be worded alike.
func (t *Table) knownLines() {
	t.places = slices.Repeat([]place{{node: -1}}, len(t.lines))
	if len(t.tree.nodes) == 0 {
		return
	}
	places, _ := t.tree.align(t.lines)
	for i, p := range places {
		if p.node >= 0 && p.likeness >= nearExact {
			t.places[i] = p
		}
	}
}

// isWhole tells whether a column of a listing holds the whole of its lines.
func (r *Reader) isWhole(t *Table, c column) bool {
	whole := t.tree.wholeColumn()
	return whole != nil && r.columnNode(t, c.col) == whole
}

// wholeColumn is the item of the columns that is named as a total, nil when
// there is none.
func (t *tree) wholeColumn() *node {
	if t.columns == nil || t.whole < 0 {
		return nil
	}
	return &t.columns.nodes[t.whole]
}

// columnNode is what the heads over a column say of the columns that the form
// names, nil when they say none of them. The lowest head that says anything of
// what is counted names the item, and every one above it what the item stands
// under; a column whose heads say nothing of it is the whole.
func (r *Reader) columnNode(t *Table, col int) *node {
	tree := t.tree.columns
	var said [][]int // the items that each head names, none for one that is not known
	for _, c := range t.Layout.Columns {
		if c.Col != col {
			continue
		}
		for _, h := range c.Heads {
			if named := r.named(tree, h.Text); len(named) > 0 || !r.isTotal(h.Text) && r.heads.says(h.Text) {
				said = append(said, named)
			}
		}
	}
	if len(said) == 0 {
		return t.tree.wholeColumn()
	}
	lowest, above := said[len(said)-1], said[:len(said)-1]
	for _, i := range lowest {
		if tree.standsUnder(i, t.tree.whole, above) {
			return &tree.nodes[i]
		}
	}
	return nil
}

// named are the items of a tree, other than its total, that a head names.
func (r *Reader) named(tr *tree, head string) []int {
	var list []int
	if r.isTotal(head) {
		return nil
	}
	hits, _ := r.find(head)
	for _, h := range hits {
		if h.likeness >= sureLikeness {
			list = append(list, tr.byItem[h.item]...)
		}
	}
	slices.Sort(list)
	return list
}

// standsUnder tells whether the heads above name all that an item stands under,
// and nothing else; the whole needs no name.
func (t *tree) standsUnder(i, whole int, above [][]int) bool {
	parents := 0
	for p := t.nodes[i].parent; p >= 0; p = t.nodes[p].parent {
		if p != whole {
			parents++
		}
	}
	for _, named := range above {
		ok := slices.ContainsFunc(named, func(p int) bool { return t.under(i, p) })
		if !ok {
			return false
		}
		if !slices.Contains(named, i) {
			parents--
		}
	}
	return parents <= 0
}

// emitTotal reads a cell of the total row of a form that lists lines.
func (r *Reader) emitTotal(t *Table, i int, c column, n *node) Use {
	at := [2]int{t.lines[i].row.Row, c.col}
	if tier := r.tierOf(t, t.lines[i].label); tier != "" {
		own := *n
		own.level, n = tier, &own
	}
	o, problem := r.observation(t, i, c, n)
	if problem == nil {
		problem = t.quantify(&o, i, c, n)
	}
	if problem != nil {
		t.Rejects = append(t.Rejects, t.reject(at, problem.code, problem.vi, problem.en))
		return UseReject
	}
	t.Observations = append(t.Observations, o)
	return UseFigure
}

// lineTotalFaults are totals that the lines do not add up to although they do in
// at least two other columns of the same lines.
func (r *Reader) lineTotalFaults(t *Table) []pipeline.DocumentFault {
	if t.Form.Lines == "" {
		return nil
	}
	var wrong []lineTotal
	right := map[[2]int]int{} // columns that hold, by the way and the number of their lines
	fits := map[int]bool{}    // columns that hold by any way
	for _, s := range r.lineTotals(t) {
		switch {
		case s.holds():
			right[[2]int{s.way, s.lines}]++
			fits[s.col] = true
		case math.Abs(s.added-s.stated) > math.Max(5, 1e-6*math.Abs(s.stated)):
			wrong = append(wrong, s)
		}
	}
	var list []pipeline.DocumentFault
	for _, s := range wrong {
		if right[[2]int{s.way, s.lines}] < 2 || fits[s.col] {
			continue
		}
		fits[s.col] = true // told once
		evidence := fmt.Sprintf("%s ≠ %s = tổng %s:%s", shown(s.stated), shown(s.added), cellName(s.first), cellName(s.last))
		at := [2]int{s.row, s.col}
		list = append(list, t.fault(faultTotal, [][2]int{at, s.first, s.last}, evidence,
			fmt.Sprintf("Dòng tổng ở ô %s không bằng tổng các dòng của biểu: %s. Đề nghị kiểm tra lại phép cộng.", cellName(at), evidence),
			fmt.Sprintf("The total %s is not what the lines add up to: %s.", cellName(at), evidence)))
	}
	return list
}
