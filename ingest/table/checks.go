package table

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// check finds what can be proved wrong within the table. It prefers silence to a
// guess: a total is only called wrong where it is plain what it adds up.
func (p *plan) check() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	if p.unitless != "" {
		faults = append(faults, p.unitFault())
	}
	faults = append(faults, p.beyondFaults()...)
	if p.rows.len() > checkedRows {
		return faults
	}
	faults = append(faults, p.totalFaults()...)
	faults = append(faults, p.repeatFaults()...)
	faults = append(faults, p.textFaults()...)
	faults = append(faults, p.exceedFaults()...)
	return append(faults, p.sizeFaults()...)
}

// checkedRows is the longest table whose rows are compared with each other.
const checkedRows = 5_000

// unitFault tells that a table of money does not say in what.
func (p *plan) unitFault() pipeline.DocumentFault {
	first := p.values[0]
	cells := rangeName(p.table.Top, first.Col, p.table.Bottom, p.values[len(p.values)-1].Col)
	return pipeline.DocumentFault{Type: unitUnstated, Locator: p.grid.Locate(p.table.Top, first.Col), Cells: []string{cells},
		Evidence:  fmt.Sprintf("không có dòng «Đơn vị tính»; biểu mẫu quy định %s", p.unitless),
		MessageVI: fmt.Sprintf("Bảng %s ở trang «%s» không ghi đơn vị tính. Tạm hiểu là %s theo biểu mẫu và giữ lại, chưa công bố; đề nghị xác nhận đơn vị tính.", cells, p.grid.Name(), p.unitless),
		MessageEN: fmt.Sprintf("The table %s on sheet %q states no unit. It is read as %s, which the form prescribes, and held; confirm the unit.", cells, p.grid.Name(), p.unitless)}
}

// A sum is what the members of a total add up to in one column.
type sum struct {
	total, value float64
	members      []int
	row          int
	column       *column
	counts       bool // the indicator counts things
}

// totalFaults are the totals that do not add up.
func (p *plan) totalFaults() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	for i := range p.rows.len() {
		if kind := p.rows.kind(i); kind != totalRow && kind != groupRow {
			continue
		}
		members := p.membersOf(i)
		var wrong []sum
		right := 0
		for _, c := range p.values {
			s, ok := p.sumOf(i, members, c)
			switch {
			case !ok:
			case math.Abs(s.total-s.value) <= s.tolerance():
				right++
			case s.total > s.value && p.unallocated():
			default:
				wrong = append(wrong, s)
			}
		}
		for _, s := range wrong {
			if right > 0 || math.Abs(s.total-s.value) <= math.Abs(s.total)/10 {
				faults = append(faults, p.totalFault(s))
			}
		}
	}
	return faults
}

// unallocated tells whether a note below the table says that a total holds money
// which no row has been given yet: such a total may be more than its rows.
func (p *plan) unallocated() bool {
	return slices.ContainsFunc(p.table.Notes, func(l layout.Line) bool { return notShared.MatchString(vietnamese.Fold(l.Text)) })
}

var notShared = pattern.MustCompile(`\b(bao gom|gom|tinh ca)\b.*\bchua (phan (bo|giao)|giao|phan khai)\b`)

// tolerance is what rounding explains: nothing where things are counted.
func (s sum) tolerance() float64 {
	step := 1e-6 * math.Max(1, math.Abs(s.total))
	switch {
	case s.counts:
		return step
	case s.total != math.Trunc(s.total):
		return math.Max(step, float64(len(s.members))*0.05)
	}
	return math.Max(step, float64(len(s.members))*0.5)
}

// sumOf adds up the members of a total; ok is false when they are not alike, or
// when one is not exact.
func (p *plan) sumOf(i int, members []int, c *column) (sum, bool) {
	s := sum{row: p.rows.number(i), column: c}
	total, ok := p.number(i, c)
	if !ok || len(members) < 2 {
		return s, false
	}
	s.total = total
	var like *figureMeaning
	for _, k := range members {
		v, ok := p.number(k, c)
		if !ok {
			if p.table.Look(p.rows.number(k), c.Col) == layout.Blank {
				continue
			}
			return s, false
		}
		if m := p.meaningOf(p.rows.at(k), c); m.problem == nil && p.rows.kind(k) == memberRow {
			if like != nil && (m.of().ID != like.of().ID || m.level != like.level || !m.period.SameKey(like.period) || m.factor != like.factor) || !m.of().AddsAreas {
				return s, false
			}
			like, s.counts = m, m.whole() && m.factor == 1
		}
		s.value += v
		s.members = append(s.members, p.rows.number(k))
	}
	slices.Sort(s.members)
	return s, len(s.members) >= 2 && (like != nil || p.rows.kind(members[0]) == groupRow)
}

// number is the exact number of a cell as it stands.
func (p *plan) number(i int, c *column) (float64, bool) { return p.exact(p.rows.number(i), c) }

// amount is the exact number of a cell of a row, 0 when it holds none.
func (p *plan) amount(row int, c *column) float64 {
	if v, plain := p.grid.PlainAt(row, c.Col); plain {
		return v
	}
	v, _ := p.exact(row, c)
	return v
}

// exact is the number that a cell of a row states as it stands: in some formats
// every number is a text.
func (p *plan) exact(row int, c *column) (float64, bool) {
	cell := p.grid.At(row, c.Col)
	switch cell.Kind {
	case sheet.Number:
		return cell.Value, true
	case sheet.Text:
		f, state := parsed(cell, c.style)
		return f.Value, state == vietnamese.CellZeroDash || state == vietnamese.CellNumber && f.Max == nil && f.Qualifier == pipeline.Exact && f.Unit == ""
	}
	return 0, false
}

func (p *plan) totalFault(s sum) pipeline.DocumentFault {
	at := cellName(s.row, s.column.Col)
	cells := []string{at}
	for _, row := range s.members[:min(len(s.members), 80)] {
		cells = append(cells, cellName(row, s.column.Col))
	}
	terms := strings.Join(cells[1:min(len(cells), 5)], " + ")
	if len(cells) > 5 {
		terms += fmt.Sprintf(" + … (%d ô)", len(s.members))
	}
	stated, added := grouped(s.total), grouped(s.value)
	return pipeline.DocumentFault{Type: "total_does_not_add", Locator: p.grid.Locate(s.row, s.column.Col), Cells: cells,
		Evidence:  stated + " ≠ " + added + " = " + terms,
		MessageVI: fmt.Sprintf("Ô %s ở trang «%s» ghi tổng %s nhưng các dòng thành phần cộng lại là %s; đề nghị kiểm tra lại.", at, p.grid.Name(), stated, added),
		MessageEN: fmt.Sprintf("Cell %s on sheet %q says %s, but its rows add up to %s; check them.", at, p.grid.Name(), stated, added)}
}

// grouped writes a number as the office reads it: 9 557 438,19.
func grouped(v float64) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(tidy(layout.Settled(v)), 'f', -1, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + " " + whole[i:]
	}
	if fraction != "" {
		whole += "," + fraction
	}
	return sign + whole
}

// repeatFaults are the rows that say again, figure for figure, what another row
// with the same labels says.
func (p *plan) repeatFaults() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	first := map[rowKey]int{}
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if row.kind != memberRow || row.labels[0] == nil {
			continue
		}
		k, again := first[row.rowKey]
		if !again {
			first[row.rowKey] = i
			continue
		}
		equal := 0
		for _, c := range p.values {
			a, okA := p.number(k, c)
			b, okB := p.number(i, c)
			if okA != okB || a != b {
				equal = -1
				break
			}
			if a != 0 {
				equal++
			}
		}
		if equal > 0 {
			faults = append(faults, p.repeatFault(p.rows.number(i), p.rows.number(k)))
		}
	}
	return faults
}

func (p *plan) repeatFault(row, first int) pipeline.DocumentFault {
	left, right := p.values[0].Col, p.values[len(p.values)-1].Col
	again, before := rangeName(row, left, row, right), rangeName(first, left, first, right)
	return pipeline.DocumentFault{Type: "row_repeated", Locator: p.grid.Locate(row, left), Cells: []string{again, before}, Evidence: again + " = " + before,
		MessageVI: fmt.Sprintf("Dòng %d ở trang «%s» lặp lại dòng %d, từ tên đến số liệu; đề nghị bỏ một dòng hoặc ghi lại cho đúng.", row, p.grid.Name(), first),
		MessageEN: fmt.Sprintf("Row %d on sheet %q repeats row %d, label and figures; drop or correct one of them.", row, p.grid.Name(), first)}
}

// numbersBeside is how many numbers a column has for each text that states one
// before the text is called a slip; columns of texts are a habit, not a fault.
const numbersBeside = 5

// textFaults are the few cells of a column of numbers that state one as text:
// formulas pass over them.
func (p *plan) textFaults() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	for _, c := range p.values {
		numbers := 0
		var texts []int
		for i := range p.rows.len() {
			row := p.rows.number(i)
			switch v, ok := p.number(i, c); {
			case !ok || v == 0:
			case p.grid.KindAt(row, c.Col) == sheet.Number:
				numbers++
			case p.grid.KindAt(row, c.Col) == sheet.Text:
				texts = append(texts, row)
			}
		}
		if len(texts) == 0 || numbers < numbersBeside*len(texts) {
			continue
		}
		cells := make([]string, len(texts))
		for i, row := range texts {
			cells[i] = cellName(row, c.Col)
		}
		shown := p.grid.At(texts[0], c.Col).Shown
		faults = append(faults, pipeline.DocumentFault{Type: "text_number", Locator: p.grid.Locate(texts[0], c.Col), Cells: cells,
			Evidence:  fmt.Sprintf("%s = «%s»", cells[0], shown),
			MessageVI: fmt.Sprintf("%d ô ở trang «%s» ghi số dưới dạng chữ (%s = «%s») trong một cột số, công thức cộng sẽ bỏ qua; đề nghị nhập lại dưới dạng số.", len(texts), p.grid.Name(), cells[0], shown),
			MessageEN: fmt.Sprintf("%d cells on sheet %q hold numbers as text; formulas pass over them.", len(texts), p.grid.Name())})
	}
	return faults
}

// sizeFaults are the cells of a column of money that are a thousand or a million
// times their neighbours, as one in another unit is.
func (p *plan) sizeFaults() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	for _, c := range p.values {
		var values []float64
		rows := map[float64]int{}
		for i := range p.rows.len() {
			if v, ok := p.number(i, c); ok && v > 0 && p.rows.kind(i) == memberRow {
				if m := p.meaningOf(p.rows.at(i), c); m.problem == nil && m.unit == "vnd" {
					values = append(values, v)
					rows[v] = p.rows.number(i)
				}
			}
		}
		if len(values) < 6 {
			continue
		}
		slices.Sort(values)
		median, next, top := values[len(values)/2], values[len(values)-2], values[len(values)-1]
		for _, scale := range []float64{1e3, 1e6} {
			if top/scale >= values[0] && top/scale <= next && top > 500*next && top > 500*median {
				at := cellName(rows[top], c.Col)
				faults = append(faults, pipeline.DocumentFault{Type: "mixed_units", Locator: p.grid.Locate(rows[top], c.Col), Cells: []string{at},
					Evidence:  fmt.Sprintf("%s gấp hơn 500 lần mọi ô khác trong cột (lớn nhì: %s)", grouped(top), grouped(next)),
					MessageVI: fmt.Sprintf("Ô %s ở trang «%s» lớn gấp hơn 500 lần mọi ô khác trong cột: có thể ghi theo đơn vị tính khác; đề nghị kiểm tra lại.", at, p.grid.Name()),
					MessageEN: fmt.Sprintf("Cell %s on sheet %q is more than 500 times every other cell of its column: it may be in another unit; check it.", at, p.grid.Name())})
				break
			}
		}
	}
	return faults
}
