package form

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// totalFaults are totals that do not add up although the sheet itself proves
// that they should: the same rows add up in another column, and here one row
// alone makes the difference or the total is off by one digit; the total that it
// is a part of, or another form of the document, states what its rows add up to;
// or it is off by little, its rows are numbered through and none of them is
// unknown. elsewhere looks for the figure of another form.
func (t *Table) totalFaults(sums []sum, elsewhere func(*Table, sum) (pipeline.Locator, bool)) []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	for _, s := range sums {
		if !t.wrong(s) || t.partIsWrong(s, sums) || t.elsewhereInForm(s) || ownSum.MatchString(t.lines[s.line].label) {
			continue
		}
		if t.countsAll(s) || t.countsTwice(s) {
			list = append(list, t.totalFault(s, ""))
			continue
		}
		k, alone := t.alone(s)
		proven := alone && slices.ContainsFunc(sums, func(o sum) bool {
			return o.line == s.line && o.col != s.col && o.holds() && len(o.parts) >= 3 && slices.Contains(o.parts, k) && !t.reorganised(o, s)
		})
		if proven || t.wholeAgrees(s, sums) && !t.explained(s) || len(s.parts) >= 3 && !t.explained(s) && (oneDigit(s.added, s.stated) || s.slightly() && t.complete(s)) || t.exceeded(s) && (!t.explained(s) || t.lacksLast(s)) {
			list = append(list, t.totalFault(s, ""))
			continue
		}
		if at, ok := elsewhere(t, s); ok {
			list = append(list, t.totalFault(s, fmt.Sprintf(" Ô %s của cùng tệp ghi đúng số cộng được.", at)))
		}
	}
	return list
}

// ownSum is the office's own reckoning of a total, of other rows than those that the
// form adds up: "(I+2b-2b1+II)".
var ownSum = pattern.MustCompile(`\([^()]*\b(?:[0-9]{1,2}[a-z][0-9]?\s*[-+]|[0-9IVX]{1,4}\s*[-–]\s*[0-9]{1,2}[a-z])[^()]*\)`)

// elsewhereInForm tells whether a part of a total stands below a row numbered as
// the total is, in a section that follows: the office counts it there.
func (t *Table) elsewhereInForm(s sum) bool {
	rank := t.lines[s.line].row.Rank
	if rank == layout.NoRank || rank == layout.RankBullet {
		return false
	}
	last := slices.Max(s.parts)
	for k := s.line + 1; k < last; k++ {
		if other := t.lines[k].row.Rank; other != layout.NoRank && other <= rank && !slices.Contains(s.parts, k) {
			return true
		}
	}
	return false
}

// slack is by how much a total may be off without a word: money is rounded.
func (t *Table) slack(s sum) float64 {
	if node := t.places[s.line].node; node >= 0 && t.tree.nodes[node].item.Unit != unitMoney {
		return 0.5
	}
	return math.Max(5, 1e-6*math.Abs(s.stated))
}

// countsAll tells whether a total is a count and every part that its form knows
// has its row: nothing is left out and nothing is rounded.
func (t *Table) countsAll(s sum) bool {
	node := t.places[s.line].node
	if t.tree.nodes[node].item.Unit == unitMoney || !t.complete(s) {
		return false
	}
	children := 0
	for j := node + 1; j < t.tree.nodes[node].end; j = t.tree.nodes[j].end {
		children++
	}
	return len(s.parts) == children
}

// stated finds the figure of another table that states for the total of a sum,
// of the same province, year, kind and tier, what its parts add up to.
func (b *book) stated(t *Table, s sum) (pipeline.Locator, bool) {
	if len(s.parts) < leastParts {
		return pipeline.Locator{}, false
	}
	return b.states(t, s.line, s.col, s.added)
}

// states finds the figure of another table that states for a row of a table, of
// the same province, year, kind and tier, what is wanted.
func (b *book) states(t *Table, line, col int, want float64) (pipeline.Locator, bool) {
	own := slices.IndexFunc(t.Observations, func(o pipeline.Observation) bool {
		return o.Origin.Locator.Row == t.lines[line].row.Row && o.Origin.Locator.Col == col
	})
	stated := t.value(line, col)
	if own < 0 || stated == 0 || t.settled.held != "" {
		return pipeline.Locator{}, false
	}
	o := t.Observations[own]
	want *= o.Quantity.Value / stated
	for _, other := range b.tables {
		if other == t || other.settled.held != "" {
			continue
		}
		for _, x := range other.Observations {
			if x.Indicator == o.Indicator && x.Level == o.Level && x.Kind == o.Kind && x.Area == o.Area && x.Period.Key() == o.Period.Key() && math.Abs(x.Quantity.Value-want) <= 1e-7*math.Abs(want) {
				return x.Origin.Locator, true
			}
		}
	}
	return pipeline.Locator{}, false
}

// wholeAgrees tells whether the total that a total is a part of adds up with what
// the rows of the latter add up to, and not with what is stated. A large
// difference may be a row that the office counts beside the total, not in it.
func (t *Table) wholeAgrees(s sum, sums []sum) bool {
	return math.Abs(s.diff()) <= 0.1*math.Abs(s.stated) && slices.ContainsFunc(sums, func(o sum) bool { return s.mends(o) })
}

// partIsWrong tells whether a total adds up once one of its parts is what the
// rows of that part add up to: the part is the wrong one.
func (t *Table) partIsWrong(s sum, sums []sum) bool {
	return slices.ContainsFunc(sums, func(o sum) bool { return o.mends(s) })
}

// mends tells whether a sum that does not hold is a part of another that does
// not, and would with what the rows of the part add up to.
func (s sum) mends(whole sum) bool {
	if whole.col != s.col || s.holds() || whole.holds() || !slices.Contains(whole.parts, s.line) {
		return false
	}
	whole.added += s.diff()
	return whole.holds()
}

// slightly tells whether a total is off by so little that no part of its own can
// be missing among the rows.
func (s sum) slightly() bool { return math.Abs(s.diff()) <= 0.002*math.Abs(s.stated) }

// exceeded tells whether the parts of a total, rows of one rank numbered on and
// on below it, are more than the total: what an office leaves out of a form
// makes the parts less. The parts of a part are of another rank.
func (t *Table) exceeded(s sum) bool {
	if s.diff() <= 0 || s.stated <= 0 {
		return false
	}
	parts := slices.Sorted(slices.Values(s.parts))
	rank, last := t.lines[parts[0]].row.Rank, s.line
	for n, k := range parts {
		ln := t.lines[k]
		switch {
		case k < last || t.places[k].likeness < sureLikeness || ln.row.Rank != rank || t.values[[2]int{ln.row.Row, s.col}] < 0:
			return false
		case n > 0 && !follows(ln.number, t.lines[parts[n-1]].number, rank):
			return false
		}
		last = k
	}
	if rank == layout.NoRank && !t.onlyParts(s, parts) {
		return false
	}
	for k := s.line + 1; k < last; k++ {
		if between := t.lines[k].row.Rank; t.places[k].node < 0 && t.lines[k].figures > 0 && between != layout.NoRank && between < rank {
			return false
		}
	}
	return true
}

// lacksLast tells whether a total lacks the last of its parts and nothing else explains what it is
// off by: a sum that was typed one row too short. What is carried over, repaid or kept many offices
// leave out on purpose, and so does a total that lacks the same row in another column.
func (t *Table) lacksLast(s sum) bool {
	last := slices.Max(s.parts)
	v := t.value(last, s.col)
	if len(s.parts) < leastSummed || v < leastTwice || math.Abs(s.diff()-v) > 1 || t.tree.asides.In(vietnamese.Fold(t.lines[last].label)) {
		return false
	}
	for i := range t.lines {
		if i != last && math.Abs(math.Abs(t.value(i, s.col))-v) <= 1 {
			return false
		}
	}
	return !slices.ContainsFunc(t.sums(), func(o sum) bool {
		return o.line == s.line && o.col != s.col && math.Abs(o.diff()-t.value(last, o.col)) <= t.slack(o) && t.value(last, o.col) != 0
	})
}

// leastSummed are the parts of a total that lacks the last of them.
const leastSummed = 3

// onlyParts tells whether all that is stated between a total and the last of its parts
// is a part or stands below one in the form: of rows without numbers nothing else says
// where the parts end.
func (t *Table) onlyParts(s sum, parts []int) bool {
	end := -1 // of the nodes below the part before
	for k := s.line + 1; k <= parts[len(parts)-1]; k++ {
		node := t.places[k].node
		switch {
		case slices.Contains(parts, k):
			end = t.tree.nodes[node].end
		case t.value(k, s.col) != 0 && (node < 0 || node >= end):
			return false
		}
	}
	return true
}

// follows tells whether a numbering goes on from an earlier one of its rank; "Đ"
// follows "D".
func follows(number, before string, rank layout.Rank) bool {
	switch rank {
	case layout.NoRank, layout.RankBullet:
		return true
	case layout.RankLetter, layout.RankSmall:
		return number >= before
	}
	return ordinalAt(number) > ordinalAt(before)
}

// complete tells whether the parts of a sum are all rows below its total that a
// form numbers through, one after the other, and every row between is an item.
func (t *Table) complete(s sum) bool {
	last := s.line
	for n, k := range s.parts {
		if t.places[k].likeness < nearExact || ordinalAt(t.lines[k].number) != n+1 {
			return false
		}
		last = max(last, k)
	}
	for k := s.line; k <= last; k++ {
		if t.places[k].node < 0 && t.lines[k].figures > 0 {
			return false
		}
	}
	return true
}

// ordinalAt is the place that a numbering says, 0 when it says none.
func ordinalAt(number string) int {
	if n, err := strconv.Atoi(number); err == nil {
		return n
	}
	return slices.Index([]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"}, number) + 1
}

// leastParts must add up to what another form states.
const leastParts = 2

// reorganised tells whether two columns speak of other kinds of money, for which
// a form may add otherwise: another tier.
func (t *Table) reorganised(a, b sum) bool {
	x, _ := t.columnAt(a.col)
	y, _ := t.columnAt(b.col)
	return x.level != y.level
}

// alone is the one part whose own figure is the whole difference: left out of
// the total, or counted in it twice.
func (t *Table) alone(s sum) (int, bool) {
	for _, k := range s.parts {
		v := t.values[[2]int{t.lines[k].row.Row, s.col}]
		if math.Abs(math.Abs(s.diff())-math.Abs(v)) <= 1e-6*math.Abs(v) {
			return k, true
		}
	}
	return 0, false
}

// explained tells whether some row of the column, or two together, state the
// very difference: the form is then filled in otherwise, not added up wrongly.
func (t *Table) explained(s sum) bool {
	want := math.Abs(s.diff())
	values := t.ascending(s.col, math.Abs)
	i := 0
	for k := len(values) - 1; k >= i; { // the least and the greatest that may still do
		switch both := values[i] + values[k]; {
		case math.Abs(values[k]-want) <= 1 || i < k && math.Abs(both-want) <= 1:
			return true
		case both < want:
			i++
		default:
			k--
		}
	}
	return false
}

// ascending are the values of a column, each as given by of, that are above 0.
func (t *Table) ascending(col int, of func(float64) float64) []float64 {
	var values []float64
	for i := range t.lines {
		if v := of(t.value(i, col)); v > 0 {
			values = append(values, v)
		}
	}
	slices.Sort(values)
	return values
}

// oneDigit tells whether two whole numbers of the same length, neither of them
// round, differ in one digit or in two that changed places.
func oneDigit(a, b float64) bool {
	if a != math.Trunc(a) || b != math.Trunc(b) || a < 1e4 || b < 1e4 {
		return false
	}
	x, y := fmt.Sprintf("%.0f", a), fmt.Sprintf("%.0f", b)
	if len(x) != len(y) || strings.HasSuffix(x, "00") || strings.HasSuffix(y, "00") {
		return false
	}
	var at []int
	for i := range x {
		if x[i] != y[i] {
			at = append(at, i)
		}
	}
	switch len(at) {
	case 1:
		return true
	case 2:
		return at[1] == at[0]+1 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]]
	}
	return false
}

func (t *Table) totalFault(s sum, seen string) pipeline.DocumentFault {
	at, evidence := t.cell(s.line, s.col), t.unequal(s)
	why := seen
	if k, ok := t.alone(s); ok {
		why += fmt.Sprintf(" Chênh lệch bằng đúng dòng «%s».", t.lines[k].label)
	}
	return t.fault(faultTotal, append([][2]int{at}, t.cells(s.parts, s.col)...), evidence,
		fmt.Sprintf("Tổng «%s» (%s) không bằng tổng các dòng con: %s.%s Đề nghị kiểm tra lại phép cộng.", t.lines[s.line].label, cellName(at), evidence, why),
		fmt.Sprintf("The total %s does not add up: %s.", cellName(at), evidence))
}
