package form

import (
	"fmt"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// leftFault is a form of which one or two figures were left when it was emptied, while its
// items stand there without any, the topmost too, or with 0.
func (t *Table) leftFault() (pipeline.DocumentFault, bool) {
	var left [][2]int
	placed, top, noughts := 0, -1, 0
	for i, ln := range t.lines {
		if t.places[i].node < 0 {
			continue
		}
		if placed++; top < 0 {
			top = ln.row.Row
		}
		for _, c := range t.columns {
			at := [2]int{ln.row.Row, c.col}
			switch v, ok := t.values[at]; {
			case c.derived || !ok:
			case v != 0:
				left = append(left, at)
			case t.Layout.Grid().KindAt(at[0], at[1]) == sheet.Number:
				noughts++
			}
		}
	}
	if t.Form.Size.Least == 0 || placed < leastLeftEmpty || len(left) == 0 || len(left) > mostLeft || left[0][0] == top && noughts < leastLeftEmpty {
		return pipeline.DocumentFault{}, false
	}
	t.hold(faultZero)
	rest := "dòng đầu cũng để trống"
	if noughts >= leastLeftEmpty {
		rest = fmt.Sprintf("%d ô ghi 0", noughts)
	}
	first := fmt.Sprintf("%s = %s", cellName(left[0]), shown(t.values[left[0]]))
	return t.fault(faultZero, left, first,
		fmt.Sprintf("Biểu có %d chỉ tiêu nhưng chỉ ghi %d số (%s), %s: nhiều khả năng là biểu mẫu chưa điền, còn sót số cũ. Đề nghị điền đủ số liệu rồi gửi lại.", placed, len(left), first, rest),
		fmt.Sprintf("Of %d items the form states %d figures (%s): it was not filled in.", placed, len(left), first)), true
}

// An emptied form has so many items at least, and so many figures left at most.
const (
	leastLeftEmpty = 10
	mostLeft       = 2
)
