package form

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A slip is what a hand does to one figure.
type slip struct{ vi, en string }

var (
	slipLost    = slip{"thiếu một chữ số", "a digit is missing"}
	slipDoubled = slip{"thừa một chữ số", "a digit is one too many"}
	slipSwapped = slip{"hai chữ số đổi chỗ cho nhau", "two digits changed places"}
	slipOther   = slip{"sai một chữ số", "one digit is wrong"}
	slipSign    = slip{"sai dấu", "the sign is wrong"}
)

// leastSlipDigits are the digits that the figure which was meant must have that
// say something: of a round one any digit may be another by chance.
const leastSlipDigits = 4

// slipOf is the one slip of a hand by which typed stands for meant.
func slipOf(typed, meant float64) (slip, bool) {
	if typed == -meant {
		return slipSign, meant != 0
	}
	if typed*meant <= 0 {
		return slip{}, false
	}
	a, b := digitsOf(typed), digitsOf(meant)
	if len(strings.Trim(strings.Replace(b, ".", "", 1), "0")) < leastSlipDigits {
		return slip{}, false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	at := func(s string, k int) string { return s[min(k, len(s)):] }
	switch {
	case len(b) == len(a)+1 && b[i] != '.' && at(b, i+1) == at(a, i):
		return slipLost, true
	case len(a) == len(b)+1 && a[i] != '.' && at(a, i+1) == at(b, i):
		return slipDoubled, true
	case len(a) != len(b) || i == len(a):
	case at(a, i+2) == at(b, i+2) && i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
		return slipSwapped, true
	case at(a, i+1) == at(b, i+1):
		return slipOther, true
	}
	return slip{}, false
}

// digitsOf is the size of a value, written out.
func digitsOf(v float64) string { return strconv.FormatFloat(math.Abs(v), 'f', -1, 64) }

// A misfit is a figure that is off by a slip, and what says so.
type misfit struct {
	line, col int
	meant     float64
	slip      slip
	by        string // the second witness
}

// slipped are sums that hold exactly once one figure of them is what a slip of
// the hand made it of, where another sum, a comparison or another form of the
// document needs the same of that figure. One sum alone does not prove it: what
// an office leaves out of a form may differ so by chance.
func (p *proofs) slipped(elsewhere witness) []pipeline.DocumentFault {
	t := p.table
	var list []pipeline.DocumentFault
	for _, s := range append(p.open(), p.numberedSums()...) {
		if !t.wrong(s) || t.explained(s) || p.touches(s) {
			continue
		}
		var found []misfit
		for _, k := range append(slices.Clone(s.parts), s.line) {
			if m, ok := p.misfit(s, k, elsewhere); ok {
				found = append(found, m)
			}
		}
		if len(found) != 1 || p.told[t.cell(found[0].line, s.col)] {
			continue
		}
		m := found[0]
		p.told[t.cell(m.line, m.col)] = true
		list = append(list, t.slipFault(m, s))
	}
	return list
}

// misfit is row k of a sum, when a slip there is why the sum fails and something
// else says so too.
func (p *proofs) misfit(s sum, k int, elsewhere witness) (misfit, bool) {
	t := p.table
	typed, meant := t.value(k, s.col), t.meant(s, k)
	kind, ok := slipOf(typed, meant)
	if !ok {
		return misfit{}, false
	}
	m := misfit{line: k, col: s.col, meant: meant, slip: kind}
	if at, ok := t.repeats(k, s.col, meant); ok {
		m.by = fmt.Sprintf("ô %s của cùng cột ghi đúng số ấy", cellName(at))
	} else if o, ok := p.needs(s, k, meant); ok {
		m.by = fmt.Sprintf("phép cộng ở ô %s cũng cần như vậy", cellName(t.cell(o.line, o.col)))
	} else if at, ok := elsewhere(t, k, s.col, meant); ok {
		m.by = fmt.Sprintf("ô %s của cùng tệp ghi đúng số ấy", at)
	} else if kind == slipSign && typed < 0 && t.onlyMinus(k, s.col) {
		m.by = "không ô nào khác của cột là số âm"
	} else if at, ok := t.compares(k, s.col, meant); ok {
		m.by = fmt.Sprintf("tỷ lệ so sánh ở ô %s cũng cần như vậy", cellName(at))
	}
	return m, m.by != ""
}

// onlyMinus tells whether no other figure of the column of a line is below zero.
func (t *Table) onlyMinus(line, col int) bool {
	for i, ln := range t.lines {
		if i != line && t.values[[2]int{ln.row.Row, col}] < 0 {
			return false
		}
	}
	return true
}

// leastRepeated are the digits of a figure that another row of its column does
// not state by chance: what is collected is spent, what is given is received.
const leastRepeated = 5

// repeats is the cell of another row of the column that states the figure which
// was meant.
func (t *Table) repeats(k, col int, meant float64) ([2]int, bool) {
	if len(strings.Trim(digitsOf(math.Round(meant)), "0")) < leastRepeated {
		return [2]int{}, false
	}
	for i := range t.lines {
		if v := t.value(i, col); i != k && math.Abs(v-meant) <= 0.5 {
			return t.cell(i, col), true
		}
	}
	return [2]int{}, false
}

// needs is another sum of the column that fails as a figure stands and holds with
// the one that was meant.
func (p *proofs) needs(s sum, k int, meant float64) (sum, bool) {
	for _, o := range p.sums {
		if o.col != s.col || o.line == s.line || !p.table.wrong(o) {
			continue
		}
		mended := o
		switch {
		case o.line == k:
			mended.stated = meant
		case slices.Contains(o.parts, k):
			mended.added += (meant - p.table.value(k, s.col)) * p.table.unitBeside(k, o.line)
		default:
			continue
		}
		if mended.holds() {
			return o, true
		}
	}
	return sum{}, false
}

// compares is the cell of a comparison that fits the figure which was meant and
// not the one that stands there.
func (t *Table) compares(k, col int, meant float64) ([2]int, bool) {
	for _, c := range t.columns {
		if !c.derived {
			continue
		}
		plan, actual, ok := t.compared(c)
		if !ok || col != plan.col && col != actual.col {
			continue
		}
		at := t.cell(k, c.col)
		got, of, a := t.values[at], t.value(k, plan.col), t.value(k, actual.col)
		fits := func(of, a float64) bool {
			return of != 0 && (math.Abs(got-a/of) <= 0.002*math.Abs(a/of) || math.Abs(got-100*a/of) <= 0.002*math.Abs(100*a/of))
		}
		with := func() bool {
			if col == plan.col {
				return fits(meant, a)
			}
			return fits(of, meant)
		}
		if got != 0 && !fits(of, a) && with() {
			return at, true
		}
	}
	return [2]int{}, false
}

// numberedSums are the rows that are numbered 1, 2, 3 … without a gap below
// another, whatever they are called, as sums of it.
func (p *proofs) numberedSums() []sum {
	t := p.table
	var list []sum
	for i := range t.lines {
		parts := t.numberedBelow(i)
		if len(parts) < 2 {
			continue
		}
		for _, c := range t.columns {
			if s := t.addUp(promise{i, parts}, c.col, t.column(c.col)); !c.derived && !p.columns[c.col] && s.stated > 0 && len(s.parts) > 1 {
				list = append(list, s)
			}
		}
	}
	return list
}

// slippedNumbered are totals that the rows numbered through below them would make
// but for one slip: the numbering says that no row is missing.
func (p *proofs) slippedNumbered() []pipeline.DocumentFault {
	t := p.table
	var list []pipeline.DocumentFault
	for _, s := range p.numberedSums() {
		if len(s.parts) < leastNumbered || !t.wrong(s) || p.touches(s) || t.explained(s) {
			continue
		}
		if m, ok := p.numberedMisfit(s); ok {
			p.told[t.cell(m.line, m.col)] = true
			list = append(list, t.slipFault(m, s))
		}
	}
	return list
}

// numberedMisfit is the only figure of a sum in which a slip is why it fails. One
// wrong digit may be any part's, so it says something of the total alone.
func (p *proofs) numberedMisfit(s sum) (misfit, bool) {
	t := p.table
	var found []misfit
	for _, k := range append(slices.Clone(s.parts), s.line) {
		meant := t.meant(s, k)
		kind, ok := slipOf(t.value(k, s.col), meant)
		if !ok || k != s.line && (kind == slipOther || len(strings.Trim(digitsOf(s.diff()), "0")) < 2) {
			continue
		}
		found = append(found, misfit{k, s.col, meant, kind, "các dòng được đánh số liền nhau nên không thiếu dòng nào"})
	}
	if len(found) != 1 {
		return misfit{}, false
	}
	return found[0], true
}

// meant is what row k of a sum must state for the sum to hold, with as many
// decimals as it has.
func (t *Table) meant(s sum, k int) float64 {
	meant := s.added
	if k != s.line {
		meant = t.value(k, s.col) - s.diff()/t.unitBeside(k, s.line)
	}
	_, decimals, _ := strings.Cut(digitsOf(t.value(k, s.col)), ".")
	scale := math.Pow(10, float64(len(decimals)))
	return math.Round(meant*scale) / scale
}

func (t *Table) slipFault(m misfit, s sum) pipeline.DocumentFault {
	at := t.cell(m.line, m.col)
	cells := [][2]int{at}
	for _, k := range append([]int{s.line}, s.parts...) {
		if here := t.cell(k, s.col); here != at {
			cells = append(cells, here)
		}
	}
	evidence := fmt.Sprintf("%s = %s, đúng ra là %s thì %s mới bằng %s", cellName(at), shown(t.values[at]), shown(m.meant), t.addedUp(s.parts, s.col), cellName(t.cell(s.line, s.col)))
	return t.fault(faultTotal, cells, evidence,
		fmt.Sprintf("Số ở ô %s («%s») nhiều khả năng %s: %s; %s. Đề nghị kiểm tra và sửa lại số.", cellName(at), t.lines[m.line].label, m.slip.vi, evidence, m.by),
		fmt.Sprintf("%s looks like a slip (%s): %s.", cellName(at), m.slip.en, evidence))
}

// A witness finds the cell of another table that states of a row of a table, of
// the same province, year, kind and tier, what is wanted in a column.
type witness func(t *Table, line, col int, want float64) (pipeline.Locator, bool)
