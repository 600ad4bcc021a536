package form

import (
	"math"
	"slices"
)

// A sum is a row of a form that promises to be the sum of others, as one column
// of a table states it.
type sum struct {
	line   int   // the row of the total
	parts  []int // the rows that make it up
	col    int
	stated float64
	added  float64
}

// diff is what the parts leave over or miss.
func (s sum) diff() float64 { return s.added - s.stated }

// holds tells whether the parts make up the total but for rounding: each part
// and the total may be rounded to whole units, and offices add in floating
// point.
func (s sum) holds() bool {
	slack := 0.5*float64(len(s.parts)+1) + 1e-9*math.Abs(s.stated)
	if math.Abs(s.stated) < 1000 { // small units: tỷ đồng with decimals
		slack = 0.006 * float64(len(s.parts)+1) * math.Max(1, math.Abs(s.stated)/100)
	}
	return math.Abs(s.diff()) <= slack
}

// A promise is a total of the form and the rows that make it up, whatever they
// state.
type promise struct {
	line  int
	parts []int
}

// promises are all totals that have the rows of at least two of their parts.
func (t *Table) promises() []promise {
	lineOf := t.lineOfNodes()
	var list []promise
	for i, p := range t.places {
		if p.node < 0 || !t.tree.nodes[p.node].item.Adds {
			continue
		}
		if parts := t.parts(p.node, lineOf, nil); len(parts) > 1 {
			list = append(list, promise{i, parts})
		}
	}
	return list
}

// sums are all sums that the form promises for the rows of a table, in every
// column of figures, where at least two parts say anything.
func (t *Table) sums() []sum {
	var list []sum
	for _, pr := range t.promises() {
		for _, c := range t.columns {
			if c.derived || c.headless {
				continue
			}
			if s := t.addUp(pr, c.col, t.column(c.col)); s.stated != 0 && len(s.parts) >= 2 {
				list = append(list, s)
			}
		}
	}
	return list
}

// addUp adds the parts of a promise that state anything, of the values that the rows
// have in a column.
func (t *Table) addUp(pr promise, col int, value func(i int) float64) sum {
	s := sum{line: pr.line, col: col, stated: value(pr.line)}
	for _, k := range pr.parts {
		if v := value(k); v != 0 {
			s.added += v * t.unitBeside(k, pr.line)
			s.parts = append(s.parts, k)
		}
	}
	return s
}

// wrong tells whether a sum is off by more than rounding does.
func (t *Table) wrong(s sum) bool {
	return !s.holds() && math.Abs(s.diff()) > math.Max(t.slack(s), s.rounding(t.grains[s.col]))
}

// rounding is by how much a sum may be off of which every figure was rounded to so much.
func (s sum) rounding(grain float64) float64 { return 0.5 * grain * float64(len(s.parts)+1) }

// apart tells whether two sums share no figure.
func (s sum) apart(o sum) bool {
	return s.line != o.line && !slices.Contains(s.parts, o.line) && !slices.Contains(o.parts, s.line) &&
		!slices.ContainsFunc(s.parts, func(k int) bool { return slices.Contains(o.parts, k) })
}

func (t *Table) cell(i, col int) [2]int { return [2]int{t.lines[i].row.Row, col} }

func (t *Table) value(i, col int) float64 { return t.values[t.cell(i, col)] }

// column gives what the rows state in a column.
func (t *Table) column(col int) func(i int) float64 {
	return func(i int) float64 { return t.value(i, col) }
}

// cells are those of some rows in a column.
func (t *Table) cells(lines []int, col int) [][2]int {
	list := make([][2]int, 0, len(lines))
	for _, k := range lines {
		list = append(list, t.cell(k, col))
	}
	return list
}

// lineOfNodes are the rows of the items. Of an item that two rows name, one of
// which stands in a section of another, it is the first.
func (t *Table) lineOfNodes() map[int]int {
	lineOf := make(map[int]int, len(t.places))
	for i, p := range t.places {
		if _, ok := lineOf[p.node]; p.node >= 0 && !ok {
			lineOf[p.node] = i
		}
	}
	return lineOf
}

// parts are the rows of the items under node: of each child its row, or, when no
// row has it, the rows under it.
func (t *Table) parts(node int, lineOf map[int]int, parts []int) []int {
	for j := node + 1; j < t.tree.nodes[node].end; j = t.tree.nodes[j].end {
		if i, ok := lineOf[j]; ok {
			parts = append(parts, i)
			continue
		}
		if t.tree.nodes[j].item.Adds {
			parts = t.parts(j, lineOf, parts)
		}
	}
	return parts
}

// unitBeside is how many of the units that row i states one of row k's is: 1
// where the rows state none, or no money.
func (t *Table) unitBeside(k, i int) float64 {
	if t.lines[k].unit == t.lines[i].unit {
		return 1
	}
	a, _ := unitIn(t.lines[k].unit)
	b, _ := unitIn(t.lines[i].unit)
	if a.factor == 0 || b.factor == 0 {
		return 1
	}
	return a.factor / b.factor
}

// once takes the place from a row that is only like the name of an item which
// another row of the table has better: what is "other" of an item is a part of it.
func (t *Table) once() {
	best := map[int]float64{}
	for _, p := range t.places {
		if p.node >= 0 {
			best[p.node] = math.Max(best[p.node], p.likeness)
		}
	}
	for i, p := range t.places {
		if p.node >= 0 && p.likeness < nearExact && p.likeness < best[p.node] {
			t.places[i].node = -1
		}
	}
}

// doubt takes the place from every line whose words are not enough: a likeness
// below sure needs a sum that holds with it, or the very number of the item and
// a sum of its parts.
func (t *Table) doubt() {
	weak := false
	for _, p := range t.places {
		weak = weak || p.node >= 0 && p.likeness < sureLikeness
	}
	if !weak {
		return
	}
	proven := map[int]bool{}
	for _, s := range t.sums() {
		if !s.holds() {
			continue
		}
		proven[s.line] = true
		for _, k := range s.parts {
			proven[k] = true
		}
	}
	for i, p := range t.places {
		if p.node >= 0 && p.likeness < sureLikeness && !proven[i] {
			t.places[i].node = -1
		}
	}
}
