package form

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A statement is what one form states of what another states too.
type statement struct {
	table *Table
	index int // of its observations
}

func (s statement) observation() *pipeline.Observation { return &s.table.Observations[s.index] }

// slipFaults are figures that two forms of a document state alike but for one
// slip of the hand. What a sum or a head was told of is not told again.
func (b *book) slipFaults(told func(*Table, pipeline.Locator) bool) []pipeline.DocumentFault {
	stated := map[statedItem][]statement{}
	var order []statedItem
	for _, t := range b.tables {
		if t.settled.held != "" {
			continue
		}
		for i, o := range t.Observations {
			k := itemOf(&o)
			if stated[k] == nil {
				order = append(order, k)
			}
			stated[k] = append(stated[k], statement{t, i})
		}
	}
	var list []pipeline.DocumentFault
	for _, k := range order {
		if all := stated[k]; len(all) == 2 && all[0].table != all[1].table {
			if f, ok := slipBetween(all[0], all[1], told); ok {
				list = append(list, f)
			}
		}
	}
	return list
}

// slipBetween is the fault of two statements that are one but for a slip; the
// one that fails its sums is the wrong one, else the later. That one digit is
// another says nothing: the one form may count what the other does not.
func slipBetween(a, b statement, told func(*Table, pipeline.Locator) bool) (pipeline.DocumentFault, bool) {
	x, y := a.observation(), b.observation()
	if told(a.table, x.Origin.Locator) || told(b.table, y.Origin.Locator) || a.table.settled.unit.factor != b.table.settled.unit.factor {
		return pipeline.DocumentFault{}, false
	}
	right, wrong := a, b
	if a.fails() && !b.fails() {
		right, wrong = b, a
	}
	typed, meant := wrong.value(), right.value()
	if roundedAlike(typed, meant) {
		return pipeline.DocumentFault{}, false
	}
	kind, ok := slipOf(typed, meant)
	if !ok || kind == slipOther || kind == slipSign || wrong.table.statesElsewhere(wrong, math.Abs(typed-meant)) {
		return pipeline.DocumentFault{}, false
	}
	t, at := wrong.table, wrong.at()
	there := right.observation().Origin.Locator
	evidence := fmt.Sprintf("%s = %s, %s = %s", cellName(at), shown(typed), there, shown(right.value()))
	return t.fault(faultTotal, [][2]int{at}, evidence,
		fmt.Sprintf("Ô %s và ô %s cùng nói về một chỉ tiêu nhưng hai số chỉ khác nhau do %s (%s). Đề nghị kiểm tra và sửa số sai.", cellName(at), there, kind.vi, evidence),
		fmt.Sprintf("%s and %s state one figure and differ by a slip (%s): %s.", cellName(at), there, kind.en, evidence)), true
}

// roundedAlike tells whether one of two values is the other with fewer decimals, of which it
// has some.
func roundedAlike(a, b float64) bool {
	last := math.Max(grain(a), grain(b))
	return last < 1 && math.Abs(a-b) <= 0.51*last
}

// statesElsewhere tells whether another row of the column of a statement states
// what two statements are apart by.
func (t *Table) statesElsewhere(s statement, apart float64) bool {
	col := s.at()[1]
	return slices.ContainsFunc(t.lines, func(ln line) bool {
		return math.Abs(math.Abs(t.values[[2]int{ln.row.Row, col}])-apart) <= 1
	})
}

func (s statement) at() [2]int {
	l := s.observation().Origin.Locator
	return [2]int{l.Row, l.Col}
}

func (s statement) value() float64 { return s.table.values[s.at()] }

// fails tells whether a sum with the figure in it does not hold.
func (s statement) fails() bool {
	at := s.at()
	return slices.ContainsFunc(s.table.sums(), func(o sum) bool {
		return o.col == at[1] && s.table.wrong(o) && (s.table.cell(o.line, o.col) == at || slices.Contains(s.table.cells(o.parts, o.col), at))
	})
}
