package form

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// scales are by how much a figure is off that was typed in another unit, or lost
// the comma of its decimals.
var scales = []float64{1e3, 1e-3, 1e6, 1e-6, 100, 0.01, 10, 0.1}

// leastKept of a total a part must be, read as it stands and as it is meant: of next to
// nothing any total holds.
const leastKept = 1e-7

// mostOff is by how much a sum may be off with a comma set right.
const mostOff = 1.5

// leastUnit is the smallest of them that is a unit.
const leastUnit = 1e3

// scaled are sums that hold once one part, or all from one on, are read a
// thousand times larger or smaller: those cells are in another unit, or have
// lost their decimal comma. A figure of which next to nothing would be left is
// rather one that the total does not count.
func (p *proofs) scaled() []pipeline.DocumentFault {
	t := p.table
	var list []pipeline.DocumentFault
	for _, s := range p.sums {
		if p.columns[s.col] || !t.wrong(s) || t.tree.nodes[t.places[s.line].node].item.Unit != unitMoney {
			continue
		}
		parts, factor, ok := t.rescaled(s)
		if !ok {
			continue
		}
		cells := t.cells(parts, s.col)
		if len(parts) == len(s.parts) { // then the total is the odd one
			cells, parts, factor = [][2]int{t.cell(s.line, s.col)}, []int{s.line}, 1/factor
		}
		if p.told[cells[0]] {
			continue
		}
		for _, at := range cells {
			p.told[at] = true
		}
		list = append(list, p.scaleFault(s, cells, parts, factor))
	}
	return list
}

// rescaled finds the parts that make a sum hold once they are read larger by one
// factor. Figures of few digits fit by chance.
func (t *Table) rescaled(s sum) ([]int, float64, bool) {
	try := func(parts []int, factor float64) bool {
		of := 0.0
		for _, k := range parts {
			of += t.value(k, s.col) * t.unitBeside(k, s.line)
		}
		o := s
		o.added += of * (factor - 1)
		if factor < leastUnit && factor > 1/leastUnit && math.Abs(o.diff()) > mostOff+1e-9*math.Abs(o.stated) {
			return false // by ten or a hundred some part fits by chance
		}
		return o.holds() && math.Min(math.Abs(of), math.Abs(of*factor)) > 50*float64(len(s.parts)+1)+leastKept*math.Abs(s.stated) && telling(t.value(parts[0], s.col))
	}
	for _, factor := range scales {
		for j, k := range s.parts {
			if try([]int{k}, factor) {
				return []int{k}, factor, true
			}
			if rest := s.parts[j:]; len(rest) > 1 && (factor >= leastUnit || factor <= 1/leastUnit) && try(rest, factor) {
				return rest, factor, true
			}
		}
	}
	return nil, 0, false
}

// telling tells whether a figure has three digits that say something.
func telling(v float64) bool {
	for v = math.Abs(v); v != 0 && v == math.Trunc(v) && math.Mod(v, 10) == 0; {
		v /= 10
	}
	return v >= 100
}

func (p *proofs) scaleFault(s sum, cells [][2]int, parts []int, factor float64) pipeline.DocumentFault {
	t := p.table
	kind, why := faultTotal, "nhiều khả năng mất dấu phẩy thập phân hoặc thừa, thiếu chữ số 0"
	if factor >= leastUnit || factor <= 1/leastUnit {
		kind, why = faultMixed, "nhiều khả năng ghi theo đơn vị tính khác"
	}
	way, times := "lớn", 1/factor
	if factor > 1 {
		way, times = "nhỏ", factor
	}
	first := t.values[cells[0]]
	evidence := fmt.Sprintf("%s = %s, đúng ra là %s thì %s mới bằng %s", cellName(cells[0]), shown(first), shown(first*factor), t.addedUp(s.parts, s.col), cellName(t.cell(s.line, s.col)))
	if !slices.Contains(cells, t.cell(s.line, s.col)) {
		cells = append(slices.Clone(cells), t.cell(s.line, s.col))
	}
	for _, k := range s.parts {
		if at := t.cell(k, s.col); !slices.Contains(cells, at) {
			cells = append(cells, at)
		}
	}
	where := fmt.Sprintf("Số ở ô %s («%s»)", cellName(cells[0]), t.lines[parts[0]].label)
	if len(parts) > 1 {
		where = fmt.Sprintf("%d số từ ô %s («%s»)", len(parts), cellName(cells[0]), t.lines[parts[0]].label)
	}
	return t.fault(kind, cells, evidence,
		fmt.Sprintf("%s %s gấp %s lần so với phép cộng của biểu: %s; %s. Đề nghị kiểm tra và sửa lại số.", where, way, shown(times), evidence, why),
		fmt.Sprintf("%s is %s times off what the sums of the form ask: %s.", cellName(cells[0]), shown(times), evidence))
}

// scaleColumns are two columns of one tier whose figures differ, row for row,
// about a thousandfold: one of them is in another unit. Which one the size of a
// budget says; if it does not, both are held.
func (t *Table) scaleColumns() []pipeline.DocumentFault {
	if t.settled.unit.factor == 0 {
		return nil
	}
	for i, a := range t.columns {
		for _, b := range t.columns[i+1:] {
			if a.derived || b.derived || a.unit.known() || b.unit.known() || a.level != b.level || t.strangeColumn(a) || t.strangeColumn(b) {
				continue
			}
			at, ok := t.thousandfold(a, b)
			if !ok {
				continue
			}
			cells := [][2]int{{at, b.col}, {at, a.col}} // the smaller first
			if t.values[cells[0]] > t.values[cells[1]] {
				slices.Reverse(cells)
			}
			for _, c := range t.oddColumns(cells) {
				t.holdColumn(c[1], faultMixed)
			}
			evidence := fmt.Sprintf("%s = %s, %s = %s", cellName(cells[0]), shown(t.values[cells[0]]), cellName(cells[1]), shown(t.values[cells[1]]))
			return []pipeline.DocumentFault{t.fault(faultMixed, cells, evidence,
				fmt.Sprintf("Hai cột «%s» và «%s» hơn kém nhau khoảng một nghìn lần ở hầu hết các dòng (%s): nhiều khả năng ghi theo hai đơn vị tính khác nhau. Đề nghị thống nhất một đơn vị tính; số liệu chưa rõ đơn vị được giữ lại.", a.head, b.head, evidence),
				fmt.Sprintf("The columns «%s» and «%s» differ about a thousandfold row for row: %s.", a.head, b.head, evidence))}
		}
	}
	return nil
}

// oddColumns are those of two cells, the smaller first, that no budget can state
// in the unit of the table, both where either could.
func (t *Table) oddColumns(cells [][2]int) [][2]int {
	small, large := t.values[cells[0]]*t.settled.unit.factor, t.values[cells[1]]*t.settled.unit.factor
	switch {
	case t.most() == 0:
	case small < t.Form.Size.Least && large <= t.most():
		return cells[:1]
	case large > t.most() && small >= t.Form.Size.Least:
		return cells[1:]
	}
	return cells
}

// leastPairs rows must say that two columns differ a thousandfold.
const leastPairs = 6

// thousandfold is the row with the largest figures, where four of five rows of
// two columns differ by a factor between 200 and 5000.
func (t *Table) thousandfold(a, b column) (row int, ok bool) {
	up, down, all, most := 0, 0, 0, 0.0
	for i, ln := range t.lines {
		x, y := t.values[[2]int{ln.row.Row, a.col}], t.values[[2]int{ln.row.Row, b.col}]
		if t.places[i].node < 0 || x <= 0 || y <= 0 {
			continue
		}
		all++
		switch r := math.Log10(y / x); {
		case math.Abs(r-3) < 0.7:
			up++
		case math.Abs(r+3) < 0.7:
			down++
		default:
			continue
		}
		if x > most {
			row, most = ln.row.Row, x
		}
	}
	return row, all >= leastPairs && max(up, down)*5 >= all*4
}
