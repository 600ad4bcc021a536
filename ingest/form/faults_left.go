package form

import (
	"fmt"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// leftFault is a form of which one or two figures were left when it was emptied, while its
// items stand there without any, the topmost too.
func (t *Table) leftFault() (pipeline.DocumentFault, bool) {
	var left [][2]int
	placed, top := 0, -1
	for i, ln := range t.lines {
		if t.places[i].node < 0 {
			continue
		}
		if placed++; top < 0 {
			top = ln.row.Row
		}
		for _, c := range t.columns {
			if at := [2]int{ln.row.Row, c.col}; t.values[at] != 0 && !c.derived {
				left = append(left, at)
			}
		}
	}
	if t.Form.Size.Least == 0 || placed < leastLeftEmpty || len(left) == 0 || len(left) > mostLeft || left[0][0] == top {
		return pipeline.DocumentFault{}, false
	}
	t.hold(faultZero)
	first := fmt.Sprintf("%s = %s", cellName(left[0]), shown(t.values[left[0]]))
	return t.fault(faultZero, left, first,
		fmt.Sprintf("Biểu có %d chỉ tiêu nhưng chỉ ghi %d số (%s), dòng đầu cũng để trống: nhiều khả năng là biểu mẫu chưa điền, còn sót số cũ. Đề nghị điền đủ số liệu rồi gửi lại.", placed, len(left), first),
		fmt.Sprintf("Of %d items the form states %d figures (%s): it was not filled in.", placed, len(left), first)), true
}

// An emptied form has so many items at least, and so many figures left at most.
const (
	leastLeftEmpty = 10
	mostLeft       = 2
)

// twiceFaults are rows that stand twice, one below the other, with the same name, number and
// figures: every sum counts them twice.
func (t *Table) twiceFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	for i := 1; i < len(t.lines); i++ {
		a, b := t.lines[i-1], t.lines[i]
		if len(a.label) < leastTwiceName || vietnamese.Fold(a.label) != vietnamese.Fold(b.label) || a.number != b.number {
			continue
		}
		var cells [][2]int
		same, tells := true, false
		for _, c := range t.columns {
			x, y := t.values[[2]int{a.row.Row, c.col}], t.values[[2]int{b.row.Row, c.col}]
			same, tells = same && x == y, tells || !c.derived && telling(x)
			if x != 0 {
				cells = append(cells, [2]int{b.row.Row, c.col}, [2]int{a.row.Row, c.col})
			}
		}
		if !same || !tells {
			continue
		}
		evidence := fmt.Sprintf("%s như %s", cellName(cells[0]), cellName(cells[1]))
		list = append(list, t.fault(faultTwice, cells, evidence,
			fmt.Sprintf("Dòng «%s» ghi hai lần liền nhau với cùng số liệu (%s). Đề nghị xóa một dòng.", b.label, evidence), fmt.Sprintf("The row «%s» stands twice (%d and %d).", b.label, a.row.Row, b.row.Row)))
	}
	return list
}

// leastTwiceName is the fewest bytes of a name that two rows share.
const leastTwiceName = 5
