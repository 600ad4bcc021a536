package form

import (
	"fmt"
	"math"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

const country = "vn"

// most is the largest figure that a table may hold, 0 when its form knows no
// bounds: a table that names no province may be the whole country's.
func (t *Table) most() float64 {
	if slug := t.settled.province.slug; slug == "" || slug == country {
		return t.Form.Size.Country
	}
	return t.Form.Size.Most
}

// unitFaults prove a unit wrong by the size of the figures: the largest figure
// of a form that states a whole, a budget, must be the size of one. How large that is
// its topic says; of a topic that does not nothing is proved.
func (t *Table) unitFaults() []pipeline.DocumentFault {
	list := t.mixedFaults()
	for _, u := range t.frame.units {
		if u.misspelt() {
			list = append(list, t.fault(faultUnitSpelling, [][2]int{{u.row, u.col}}, "«"+u.text+"»", fmt.Sprintf("Dòng đơn vị tính «%s» viết sai chính tả. Đề nghị ghi lại cho đúng.", u.text), fmt.Sprintf("The unit «%s» is misspelt.", u.text)))
		}
	}
	if f, ok := t.beyondFault(); ok {
		return append(list, f)
	}
	if more := t.scaleColumns(); len(more) > 0 {
		return append(list, more...)
	}
	list = append(list, t.headFaults()...)
	least := t.Form.Size.Least
	if t.Form.Lines != "" || least == 0 || !t.settled.unit.known() || t.settled.unit.percent {
		return list
	}
	at, largest := t.largest()
	if largest == 0 {
		return list
	}
	stated := largest * t.settled.unit.factor
	if stated >= least && stated <= t.most() {
		return list
	}
	meant, several := 0.0, false
	for _, factor := range []float64{1, 1e3, 1e6, 1e9} {
		if v := largest * factor; v >= least*4 && v <= t.most()/4 {
			several = several || meant > 0 && factor > meant*1e3
			meant = factor
		}
	}
	// What no budget can be is wrong whichever unit was meant; what is too small, only where one does.
	if (several || meant == 0 || math.Abs(math.Log10(meant/t.settled.unit.factor)) < 3) && t.impossible() < leastImpossible {
		return list
	}
	t.hold(faultUnit)
	cells := [][2]int{at}
	if u := t.settled.unit; u.row > 0 {
		cells = append(cells, [2]int{u.row, u.col})
	}
	return append(list, t.fault(faultUnit, cells, fmt.Sprintf("«%s» nhưng %s = %s, tức %s đồng", t.settled.unit.text, cellName(at), shown(largest), shown(stated)),
		fmt.Sprintf("Đơn vị tính ghi «%s» không khớp với độ lớn của số liệu: tổng %s = %s sẽ là %s đồng, không thể là tổng của một biểu như vậy. Đề nghị sửa dòng đơn vị tính; số liệu của biểu được giữ lại, chưa đưa vào kết quả.", t.settled.unit.text, cellName(at), shown(largest), shown(stated)),
		fmt.Sprintf("The stated unit «%s» denies the size of the figures: %s = %s would be %s đồng.", t.settled.unit.text, cellName(at), shown(largest), shown(stated))))
}

// beyondFault is a table some of whose columns would hold more than any budget
// in the stated unit, while the others would not: two units under one line. The
// figures of those columns are held.
func (t *Table) beyondFault() (pipeline.DocumentFault, bool) {
	var beyond, within [][2]int
	factor := t.settled.unit.factor
	for _, c := range t.columns {
		if c.derived || c.unit.known() {
			continue
		}
		at, most := [2]int{}, 0.0
		for _, ln := range t.lines {
			if here := [2]int{ln.row.Row, c.col}; t.values[here] > most {
				at, most = here, t.values[here]
			}
		}
		switch {
		case most*factor > t.most():
			beyond = append(beyond, at)
		case most > 0:
			within = append(within, at)
		}
	}
	if t.most() == 0 || len(beyond) == 0 || len(within) == 0 || factor <= 1 {
		return pipeline.DocumentFault{}, false
	}
	for _, at := range beyond {
		t.holdColumn(at[1], faultMixed)
	}
	a, b := beyond[0], within[0]
	evidence := fmt.Sprintf("«%s»: %s = %s, %s = %s", t.settled.unit.text, cellName(a), shown(t.values[a]), cellName(b), shown(t.values[b]))
	return t.fault(faultMixed, append(beyond, b), evidence,
		fmt.Sprintf("Hai cột của cùng một bảng ghi theo hai đơn vị tính khác nhau: %s. Đề nghị thống nhất một đơn vị tính.", evidence), "Two columns of one table are in two units: "+evidence+"."), true
}

// impossible is how many figures of a table are more than any budget holds.
func (t *Table) impossible() (n int) {
	for i, ln := range t.lines {
		for _, c := range t.columns {
			if t.places[i].node >= 0 && !c.derived && !c.unit.known() && t.values[[2]int{ln.row.Row, c.col}]*t.settled.unit.factor > t.most() {
				n++
			}
		}
	}
	return n
}

// leastImpossible of them are no slip of one hand.
const leastImpossible = 2

// perSomething is the head of what a figure comes to for each.
var perSomething = pattern.MustCompile(`\b(binh quan|trung binh|dau nguoi|moi nguoi)\b|/ ?(nguoi|ho|thang|xa|huyen|don vi)\b`)

// headFaults are columns whose head states a unit of its own in which no budget is as small or as large
// as what stands below, while in that of the table, a thousandfold off, it would be one: "Dự toán
// (đồng)" over millions. The figures of those columns are held.
func (t *Table) headFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	least, most, line := t.Form.Size.Least, t.most(), t.settled.unit
	if t.Form.Lines != "" || least == 0 || line.factor == 0 {
		return nil
	}
	for _, c := range t.columns {
		if c.derived || c.other || t.strangeColumn(c) || c.unit.factor == 0 || perSomething.MatchString(vietnamese.Fold(c.head)) || math.Abs(math.Log10(c.unit.factor/line.factor)) < 3 {
			continue
		}
		at, v := [2]int{}, 0.0
		for i, ln := range t.lines {
			if here := [2]int{ln.row.Row, c.col}; t.places[i].node >= 0 && t.values[here] > v {
				at, v = here, t.values[here]
			}
		}
		stated, meant := v*c.unit.factor, v*line.factor
		if v == 0 || stated >= least && stated <= most || meant < least || meant > most {
			continue
		}
		t.holdColumn(c.col, faultUnit)
		list = append(list, t.fault(faultUnit, [][2]int{at}, fmt.Sprintf("«%s» nhưng %s = %s, tức %s đồng", c.unit.text, cellName(at), shown(v), shown(stated)),
			fmt.Sprintf("Đầu cột «%s» ghi đơn vị tính không khớp với độ lớn của số liệu và với dòng «%s»: %s = %s sẽ là %s đồng. Đề nghị ghi một đơn vị tính; số liệu của cột được giữ lại, chưa đưa vào kết quả.", c.unit.text, line.text, cellName(at), shown(v), shown(stated)),
			fmt.Sprintf("The unit in the head «%s» denies the size of the figures and «%s»: %s = %s would be %s đồng.", c.unit.text, line.text, cellName(at), shown(v), shown(stated))))
	}
	return list
}

// largest is the largest figure of the items of a table.
func (t *Table) largest() (at [2]int, value float64) {
	for i, ln := range t.lines {
		if t.places[i].node < 0 {
			continue
		}
		for _, c := range t.columns {
			here := [2]int{ln.row.Row, c.col}
			if v := t.values[here]; !c.derived && !c.unit.known() && v > value {
				at, value = here, v
			}
		}
	}
	return at, value
}

// mixedFaults are tables with two unit lines that say different units, and
// hidden cells of another size than all that is seen around them.
func (t *Table) mixedFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	units := t.frame.units
	for i := 1; i < len(units); i++ {
		a, b := units[i-1], units[i]
		if a.factor != b.factor && a.factor > 0 && b.factor > 0 && (a.row != b.row || a.col != b.col) {
			list = append(list, t.fault(faultMixed, [][2]int{{b.row, b.col}, {a.row, a.col}}, fmt.Sprintf("«%s» và «%s»", a.text, b.text),
				fmt.Sprintf("Biểu có hai dòng đơn vị tính khác nhau: «%s» và «%s». Đề nghị chỉ giữ một đơn vị tính.", a.text, b.text), fmt.Sprintf("The form states two units: «%s» and «%s».", a.text, b.text)))
			break
		}
	}
	if cells := t.hiddenColumns(); len(cells) > 0 {
		value := shown(t.Layout.Grid().At(cells[0][0], cells[0][1]).Value)
		list = append(list, t.fault(faultMixedHidden, cells, fmt.Sprintf("cột ẩn %s = %s", cellName(cells[0]), value),
			fmt.Sprintf("Cột ẩn chứa số liệu theo đơn vị khác với phần nhìn thấy của bảng (%s = %s). Đề nghị xóa các cột ẩn trước khi gửi.", cellName(cells[0]), value), "Hidden columns hold figures in another unit than the table."))
	}
	for _, c := range t.columns {
		if cells := t.oversized(c); len(cells) > 0 {
			list = append(list, t.fault(faultMixed, cells, fmt.Sprintf("dòng ẩn %s = %s", cellName(cells[0]), shown(t.Layout.Grid().At(cells[0][0], cells[0][1]).Value)),
				fmt.Sprintf("Dòng ẩn chứa số liệu theo đơn vị khác với phần nhìn thấy của cột (%s = %s). Đề nghị xóa các dòng ẩn trước khi gửi.", cellName(cells[0]), shown(t.Layout.Grid().At(cells[0][0], cells[0][1]).Value)), "Hidden rows hold figures in another unit than the column."))
		}
	}
	return list
}

// hiddenColumns are the largest cells of the hidden columns whose figures are a
// thousand times larger than all that is seen in the table.
func (t *Table) hiddenColumns() [][2]int {
	g := t.Layout.Grid()
	seen := 0.0
	for _, v := range t.values {
		seen = math.Max(seen, math.Abs(v))
	}
	var cells [][2]int
	for _, c := range t.Layout.Columns {
		if !c.Hidden || seen == 0 {
			continue
		}
		at, most := [2]int{}, 0.0
		for _, ln := range t.lines {
			if cell := g.At(ln.row.Row, c.Col); cell.Kind == sheet.Number && math.Abs(cell.Value) > most {
				at, most = [2]int{ln.row.Row, c.Col}, math.Abs(cell.Value)
			}
		}
		if most > 1e3*seen {
			cells = append(cells, at)
		}
	}
	return cells
}

// oversized are the hidden cells of a column that are a thousand times larger
// than all that is seen in it.
func (t *Table) oversized(c column) [][2]int {
	g := t.Layout.Grid()
	most := 0.0
	for _, ln := range t.lines {
		most = math.Max(most, math.Abs(t.values[[2]int{ln.row.Row, c.col}]))
	}
	var cells [][2]int
	for r := t.Layout.Top; r <= t.Layout.Bottom && most > 0 && !c.derived; r++ {
		if g.RowHidden(r) && g.KindAt(r, c.col) == sheet.Number && math.Abs(g.At(r, c.col).Value) > 1e3*most {
			cells = append(cells, [2]int{r, c.col})
		}
	}
	return cells
}
