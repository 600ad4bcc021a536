package form

import (
	"fmt"
	"math"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// leastLines a total must add up before it says anything.
const leastLines = 3

// A lineTotal is a total row of a form that lists lines, as one column states
// it.
type lineTotal struct {
	row    int
	col    int
	stated float64
	added  float64
	lines  int
	first  [2]int // the first and last line that it adds up
	last   [2]int
}

func (l lineTotal) holds() bool {
	return math.Abs(l.added-l.stated) <= 0.5*float64(l.lines+1)+1e-9*math.Abs(l.stated)
}

// lineTotals are the total rows of a form that lists lines, in every column of
// figures in which enough lines say anything.
func (r *Reader) lineTotals(t *Table) []lineTotal {
	total := -1
	for i := range t.lines {
		if r.isTotal(t.lines[i].label) {
			if total >= 0 {
				return nil // two totals: what each adds up is not told
			}
			total = i
		}
	}
	if total < 0 {
		return nil
	}
	var list []lineTotal
	for _, c := range t.columns {
		at := [2]int{t.lines[total].row.Row, c.col}
		stated, ok := t.values[at]
		if !ok || stated == 0 || c.derived {
			continue
		}
		sum := lineTotal{row: at[0], col: c.col, stated: stated}
		for i := range t.lines {
			here := [2]int{t.lines[i].row.Row, c.col}
			if v, ok := t.values[here]; ok && i != total && !t.lines[i].head {
				sum.added += v
				sum.lines++
				if sum.last = here; sum.lines == 1 {
					sum.first = here
				}
			}
		}
		if sum.lines >= leastLines {
			list = append(list, sum)
		}
	}
	return list
}

// isTotal tells whether a row is named as the total of those that a form lists.
func (r *Reader) isTotal(label string) bool {
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
		if n := r.columnNode(t, sum.col); n != nil && sum.holds() {
			figures[[2]int{sum.row, sum.col}] = n
		}
	}
	return figures
}

// columnNode is what the heads over a column say of the columns that the form
// names, nil when they say none of them. The lowest head that says more than
// that it is a total names it; an item that stands under another needs the
// other's name above it.
func (r *Reader) columnNode(t *Table, col int) *node {
	tree := t.tree.columns
	var heads []string
	for _, c := range t.Layout.Columns {
		if c.Col != col {
			continue
		}
		for _, h := range c.Heads {
			if !r.isTotal(h.Text) {
				heads = append(heads, h.Text)
			}
		}
	}
	if len(heads) == 0 {
		return nil
	}
	names := func(text string, i int) bool {
		for _, h := range r.find(text) {
			if h.item == tree.nodes[i].number && h.likeness >= sureLikeness {
				return true
			}
		}
		return false
	}
	lowest, above := heads[len(heads)-1], heads[:len(heads)-1]
	for i := range tree.nodes {
		if !names(lowest, i) {
			continue
		}
		parent := tree.nodes[i].parent
		under := parent < 0
		for _, text := range above {
			under = under || names(text, parent)
		}
		if under {
			return &tree.nodes[i]
		}
	}
	return nil
}

// emitTotal reads a cell of the total row of a form that lists lines.
func (r *Reader) emitTotal(t *Table, i int, c column, n *node) Use {
	at := [2]int{t.lines[i].row.Row, c.col}
	o, problem := r.observation(t, i, c, n)
	if problem != nil {
		t.Rejects = append(t.Rejects, t.reject(at, problem.code, problem.vi, problem.en))
		return UseReject
	}
	o.Level = n.level
	o.Quantity.Value = t.values[at] * c.factor(t)
	o.Quantity.Unit = "vnd"
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
	right := map[int]int{} // columns that hold, by the number of their lines
	for _, s := range r.lineTotals(t) {
		switch {
		case s.holds():
			right[s.lines]++
		case math.Abs(s.added-s.stated) > math.Max(5, 1e-6*math.Abs(s.stated)):
			wrong = append(wrong, s)
		}
	}
	var list []pipeline.DocumentFault
	for _, s := range wrong {
		if right[s.lines] < 2 {
			continue
		}
		evidence := fmt.Sprintf("%s ≠ %s = tổng %s:%s", shown(s.stated), shown(s.added), cellName(s.first), cellName(s.last))
		at := [2]int{s.row, s.col}
		list = append(list, t.fault(faultTotal, [][2]int{at, s.first, s.last}, evidence,
			fmt.Sprintf("Dòng tổng ở ô %s không bằng tổng các dòng của biểu: %s. Đề nghị kiểm tra lại phép cộng.", cellName(at), evidence),
			fmt.Sprintf("The total %s is not what the lines add up to: %s.", cellName(at), evidence)))
	}
	return list
}
