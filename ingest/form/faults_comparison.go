package form

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// comparisonFaults are cells of a column that is worked out from two others and
// does not fit them, while the rest of the column does.
func (t *Table) comparisonFaults() []pipeline.DocumentFault {
	if t.Form.Lines != "" {
		return nil
	}
	var list []pipeline.DocumentFault
	for _, c := range t.columns {
		if !c.derived {
			continue
		}
		plan, actual, ok := t.compared(c)
		if !ok {
			continue
		}
		if f, all := t.invertedFault(c, plan, actual); all {
			list = append(list, f)
			continue
		}
		cells := t.comparison(c, plan, actual)
		if f, off := t.ratioFault(c, plan, actual); off {
			cells = slices.DeleteFunc(cells, func(o pipeline.DocumentFault) bool { return slices.Contains(f.Cells, o.Cells[0]) })
			cells = append(cells, f)
		}
		if f, all := t.strangeComparison(c, plan, actual); len(cells) == 0 && all {
			cells = append(cells, f)
		}
		list = append(list, cells...)
	}
	return list
}

// compared are the two columns of a comparison: the plan and the settlement of its tier. Where
// there are more of them, they are the two that most of its rows fit.
func (t *Table) compared(c column) (plan, actual column, ok bool) {
	var plans, actuals []column
	for _, level := range []bool{true, false} {
		plans, actuals = nil, nil
		for _, o := range t.columns {
			switch {
			case o.derived || level && o.level != c.level:
			case o.kind == pipeline.Plan:
				plans = append(plans, o)
			case o.kind == pipeline.Actual:
				actuals = append(actuals, o)
			}
		}
		if len(plans) == 1 && len(actuals) == 1 {
			return plans[0], actuals[0], level || t.fits(c, plans[0], actuals[0]) >= leastChosen
		}
	}
	most := leastChosen - 1
	for _, p := range plans {
		for _, a := range actuals {
			if n := t.fits(c, p, a); n > most {
				most, plan, actual, ok = n, p, a, true
			}
		}
	}
	return plan, actual, ok
}

// leastChosen rows must fit two columns before these are the ones that are compared.
const leastChosen = 6

// fits is how many rows of a comparison state the share of two columns.
func (t *Table) fits(c, plan, actual column) int {
	n := 0
	for _, ln := range t.lines {
		got, p, a := t.stated(ln.row.Row, c.col), t.money(ln.row.Row, plan), t.money(ln.row.Row, actual)
		if p != 0 && a != 0 && got != 0 && shareOf(got, a, p) {
			n++
		}
	}
	return n
}

// shareIs tells whether a cell states a share, but for rounding.
func shareIs(got, want float64) bool { return math.Abs(got-want) <= 0.006*math.Abs(want) }

// shareOf tells whether a cell states what share a part is of a whole, of one or of a hundred.
func shareOf(got, part, whole float64) bool {
	return shareIs(got, part/whole) || shareIs(got, 100*part/whole)
}

// leastFitting rows must fit a comparison before the others are told.
const leastFitting = 3

func (t *Table) comparison(c, plan, actual column) []pipeline.DocumentFault {
	off, fit := t.unfits(c, plan, actual, 100)
	if ratios, n := t.unfits(c, plan, actual, 1); n > fit {
		off, fit = ratios, n
	}
	if fit < leastFitting {
		return nil
	}
	if len(off) > fit {
		return []pipeline.DocumentFault{t.unfitting(c, plan, actual, off, fit)}
	}
	var list []pipeline.DocumentFault
	for _, m := range off {
		evidence := fmt.Sprintf("%s = %s, nhưng %s / %s = %s", cellName(m.at), shown(m.got), cellName([2]int{m.at[0], actual.col}), cellName([2]int{m.at[0], plan.col}), shown(m.want))
		list = append(list, t.fault(faultComparison, [][2]int{m.at, {m.at[0], actual.col}, {m.at[0], plan.col}}, evidence,
			"Cột so sánh không khớp với hai cột được so sánh: "+evidence+". Đề nghị kiểm tra lại.", "The comparison does not fit its two columns: "+evidence+"."))
	}
	return list
}

// unfits are the cells of a comparison that are off, as shares of one or of a hundred, and how
// many fit.
func (t *Table) unfits(c, plan, actual column, scale float64) (off []unfit, fit int) {
	for _, ln := range t.lines {
		at := [2]int{ln.row.Row, c.col}
		got, ok := t.values[at]
		p, a := t.money(at[0], plan), t.money(at[0], actual)
		if !ok || p == 0 || a == 0 || got == 0 {
			continue
		}
		want := a / p * scale
		if math.Abs(got-want) <= 0.011*math.Max(math.Abs(want), scale/100) {
			fit++
			continue
		}
		if math.Abs(got-want) > math.Max(0.05, t.roundedAway(at[0], plan)+t.roundedAway(at[0], actual))*math.Abs(want) {
			off = append(off, unfit{at, want, got})
		}
	}
	return off, fit
}

// roundedAway is how much of a small figure may have been rounded away, as a share of it.
func (t *Table) roundedAway(row int, c column) float64 {
	v := t.stated(row, c.col)
	return 0.5 * math.Min(grain(v), 1) / math.Abs(v)
}

// An unfit is a cell of a comparison that does not fit.
type unfit struct {
	at        [2]int
	want, got float64
}

// unfitting is a comparison most of whose rows do not fit, while some do: its rows moved, or
// the figures were renewed and it was not.
func (t *Table) unfitting(c, plan, actual column, off []unfit, fit int) pipeline.DocumentFault {
	cells := make([][2]int, len(off))
	for i, u := range off {
		cells[i] = u.at
	}
	first := off[0]
	evidence := fmt.Sprintf("%s = %s, nhưng %s / %s = %s", cellName(first.at), shown(first.got), cellName([2]int{first.at[0], actual.col}), cellName([2]int{first.at[0], plan.col}), shown(first.want))
	return t.fault(faultComparison, cells, evidence,
		fmt.Sprintf("%d trên %d dòng của cột «%s» không khớp với hai cột được so sánh (%s). Đề nghị tính lại cả cột.", len(off), len(off)+fit, c.head, evidence),
		fmt.Sprintf("%d of the %d rows of the column «%s» do not fit its two columns (%s).", len(off), len(off)+fit, c.head, evidence))
}

// invertedFault is a comparison that states the plan by the settlement in all of its rows.
func (t *Table) invertedFault(c, plan, actual column) (pipeline.DocumentFault, bool) {
	var cells [][2]int
	others := 0
	for _, ln := range t.lines {
		at := [2]int{ln.row.Row, c.col}
		got, p, a := t.values[at], t.money(at[0], plan), t.money(at[0], actual)
		switch {
		case p == 0 || a == 0 || got == 0 || math.Abs(p-a) <= 0.02*math.Abs(a):
		case shareOf(got, p, a):
			cells = append(cells, at)
		default:
			others++
		}
	}
	if len(cells) < leastFitting || others*5 > len(cells) {
		return pipeline.DocumentFault{}, false
	}
	first := cells[0]
	evidence := fmt.Sprintf("%s = %s = %s / %s", cellName(first), shown(t.values[first]), cellName([2]int{first[0], plan.col}), cellName([2]int{first[0], actual.col}))
	return t.fault(faultComparison, cells, evidence,
		fmt.Sprintf("Cột «%s» lấy dự toán chia cho quyết toán thay vì quyết toán chia cho dự toán (%s). Đề nghị tính lại cả cột.", c.head, evidence),
		fmt.Sprintf("The column «%s» divides the plan by the settlement: %s.", c.head, evidence)), true
}

// ratioFault is a column whose head says per cent and whose cells, or those of a
// part of its rows, show a hundredth of it, 1,24 where 124 is meant, or a hundred
// times as much: 124 in a format of per cent, which shows 12400 %.
func (t *Table) ratioFault(c, plan, actual column) (pipeline.DocumentFault, bool) {
	if !c.unit.percent && !strings.Contains(c.head, "%") {
		return pipeline.DocumentFault{}, false
	}
	var off [][2]int
	right, factor := 0, 0.0
	for _, ln := range t.lines {
		at := [2]int{ln.row.Row, c.col}
		p, a, got := t.money(at[0], plan), t.money(at[0], actual), t.percentShown(at)
		if p == 0 || a == 0 || got == 0 {
			continue
		}
		switch times := got * p / (100 * a); {
		case math.Abs(times-1) <= 0.006:
			right++
		case math.Abs(times*100-1) <= 0.006 && factor != 100:
			off, factor = append(off, at), 0.01
		case math.Abs(times/100-1) <= 0.006 && factor != 0.01:
			off, factor = append(off, at), 100
		}
	}
	if len(off) < leastRatios || right > 0 && right < leastRatios {
		return pipeline.DocumentFault{}, false
	}
	first := off[0]
	want := 100 * t.money(first[0], actual) / t.money(first[0], plan)
	evidence := fmt.Sprintf("%s hiện %s, còn %s / %s = %s %%", cellName(first), shown(t.percentShown(first)), cellName([2]int{first[0], actual.col}), cellName([2]int{first[0], plan.col}), shown(want))
	where, way, advice := fmt.Sprintf("cả %d dòng", len(off)), "kém", "nhân các ô này với 100 hoặc chọn định dạng phần trăm cho cả cột, hoặc sửa lại đầu cột"
	if right > 0 {
		where = fmt.Sprintf("%d dòng, %d dòng khác ghi đúng", len(off), right)
	}
	if factor == 100 {
		way, advice = "hơn", "chia các ô này cho 100 hoặc bỏ định dạng phần trăm"
	}
	return t.fault(faultComparison, off, evidence,
		fmt.Sprintf("Đầu cột «%s» ghi %% nhưng từ ô %s các số %s 100 lần (%s): %s. Đề nghị %s.", c.head, cellName(first), way, where, evidence, advice),
		fmt.Sprintf("Under the head «%s», which says per cent, %d cells are a hundredfold off: %s.", c.head, len(off), evidence)), true
}

// percentShown is what a cell shows a reader who takes it for per cent.
func (t *Table) percentShown(at [2]int) float64 {
	g := t.Layout.Grid()
	if g.KindAt(at[0], at[1]) == sheet.Number && strings.Contains(g.Shows(at[0], at[1]), "%") {
		return 100 * t.values[at]
	}
	return t.values[at]
}

func (t *Table) stated(row, col int) float64 { return t.values[[2]int{row, col}] }

// money is what a row states in a column, in đồng where its unit is known: two columns may
// be in two units.
func (t *Table) money(row int, c column) float64 {
	if factor := cmp.Or(c.unit.factor, t.settled.unit.factor); factor > 0 {
		return t.stated(row, c.col) * factor
	}
	return t.stated(row, c.col)
}

// leastRatios rows must be a hundredfold off, or right, before they say anything.
const leastRatios = 4

// leastCompared rows must compare two columns before a whole column is judged.
const leastCompared = 5

var withBefore = pattern.MustCompile(`\b(cung ky|nam truoc|ky truoc|lien ke|binh quan|co cau|ty trong)\b`)

// strangeComparison is a column of shares none of which, or next to none, is what
// any two columns of the table give, seen or hidden, in either order: it was
// worked out from figures that are not these. A head that speaks of another year
// or of a period before compares with figures that the table does not have.
func (t *Table) strangeComparison(c, plan, actual column) (pipeline.DocumentFault, bool) {
	if c.year != 0 && c.year != t.settled.year || withBefore.MatchString(vietnamese.Fold(c.head)) {
		return pipeline.DocumentFault{}, false
	}
	rows, near, fit := 0, 0, 0
	first := [2]int{}
	for _, ln := range t.lines {
		at := [2]int{ln.row.Row, c.col}
		got, p, a := t.values[at], t.money(at[0], plan), t.money(at[0], actual)
		if got == 0 || p <= 0 || a <= 0 || got == 1 || got == 100 {
			continue
		}
		rows++
		switch {
		case shareOf(got, a, p), t.comparesAny(at):
			fit++
		case first[0] == 0:
			first = at
		}
		if r := got / (a / p); r > 0.2 && r < 5 || r > 20 && r < 500 {
			near++
		}
	}
	if rows < leastCompared || near*5 < rows*4 || fit*4 > rows {
		return pipeline.DocumentFault{}, false
	}
	want := t.money(first[0], actual) / t.money(first[0], plan)
	evidence := fmt.Sprintf("%s = %s, nhưng %s / %s = %s", cellName(first), shown(t.values[first]), cellName([2]int{first[0], actual.col}), cellName([2]int{first[0], plan.col}), shown(want))
	return t.fault(faultComparison, [][2]int{first, {first[0], actual.col}, {first[0], plan.col}}, evidence,
		fmt.Sprintf("%d trên %d dòng của cột «%s» không khớp với hai cột được so sánh (%s): nhiều khả năng cột này còn so với số liệu của năm khác. Đề nghị tính lại cả cột.", rows-fit, rows, c.head, evidence),
		fmt.Sprintf("%d of the %d rows of the column «%s» do not fit its two columns (%s).", rows-fit, rows, c.head, evidence)), true
}

// lastPlace is one in the last decimal of a value that was worked out and rounded, of four
// at most.
func lastPlace(v float64) float64 {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	_, decimals, _ := strings.Cut(text, ".")
	return 1.01 * math.Pow10(-min(len(decimals), 4))
}

// mostRounded is how much of a figure may have been rounded away after a share of it was
// worked out.
const mostRounded = 1e-4

// grain is one in the last digit of a value that is no nought, or in its last decimal.
func grain(v float64) float64 {
	text := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	if _, decimals, ok := strings.Cut(text, "."); ok {
		return math.Pow10(-len(decimals))
	}
	return math.Pow10(len(text) - len(strings.TrimRight(text, "0")))
}

// comparesAny tells whether a cell states the ratio or the difference of any two
// cells of its row.
func (t *Table) comparesAny(at [2]int) bool {
	g := t.Layout.Grid()
	got := t.values[at]
	last := lastPlace(got)
	rounded := func(v float64) float64 { return math.Min(0.5*grain(v)/math.Abs(v), mostRounded) } // as a share of it
	var row []float64
	for col := 1; col <= g.Cols(); col++ {
		if cell := g.At(at[0], col); col != at[1] && cell.Kind == sheet.Number && cell.Value != 0 {
			row = append(row, cell.Value)
		}
	}
	for i, x := range row {
		for k, y := range row {
			if i == k {
				continue
			}
			for _, want := range []float64{x / y, 100 * x / y, x/y - 1, 100 * (x/y - 1), x - y} {
				off := math.Max(last, math.Abs(want)*(rounded(x)+rounded(y)))
				if math.Abs(got-want) <= math.Min(0.006*math.Max(math.Abs(want), 0.1), off) {
					return true
				}
			}
		}
	}
	return false
}

// mostShareColumns is the most columns of a table among which shares are looked for: each is
// held against every two others.
const mostShareColumns = 200

// findShares takes columns whose heads say nothing for worked out where their rows state the
// shares of two other columns: no money does.
func (t *Table) findShares() {
	if len(t.columns) > mostShareColumns {
		return
	}
	var columns [][]float64 // what each states, by line
	for i := range t.columns {
		c := &t.columns[i]
		if c.derived || c.kind != "" || c.level != "" {
			continue
		}
		if columns == nil {
			columns = t.statedByLine()
		}
		c.derived = anyShares(columns, i)
	}
}

func (t *Table) statedByLine() [][]float64 {
	columns := make([][]float64, len(t.columns))
	for i, c := range t.columns {
		columns[i] = make([]float64, len(t.lines))
		for n, ln := range t.lines {
			columns[i][n] = t.stated(ln.row.Row, c.col)
		}
	}
	return columns
}

// anyShares tells whether one of some columns states the shares of two others.
func anyShares(columns [][]float64, one int) bool {
	most := 0
	for _, got := range columns[one] {
		if got != 0 {
			most++
		}
	}
	if most < leastCompared {
		return false
	}
	for i, whole := range columns {
		for j, part := range columns {
			if i != j && i != one && j != one && sharesOf(columns[one], part, whole, most) {
				return true
			}
		}
	}
	return false
}

// sharesOf tells whether four in five rows of a column, of which so many at most are no nought,
// state the share of two others, and enough of them one that says something.
func sharesOf(column, parts, wholes []float64, most int) bool {
	rows, fit, tells := 0, 0, 0
	for n, got := range column {
		part, whole := parts[n], wholes[n]
		if got == 0 || part == 0 || whole == 0 {
			continue
		}
		rows++
		switch {
		case shareOf(got, part, whole):
			fit++
			if math.Abs(part-whole) > 0.02*math.Abs(whole) {
				tells++
			}
		case (rows-fit)*5 > most:
			return false
		}
	}
	return tells >= leastCompared && fit*5 >= rows*4
}
