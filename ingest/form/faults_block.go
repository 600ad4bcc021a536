package form

import (
	"fmt"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// The rows that stand twice: so many at most together, each with a name of so many bytes.
const (
	mostTwice      = 6
	leastTwiceName = 5
)

// twiceFaults are rows that stand twice, one below the other or several below the same
// several, with the same names, numbers and figures: every sum counts them twice.
func (t *Table) twiceFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	for i := 1; i < len(t.lines); i++ {
		n := 1
		for n <= mostTwice && !t.standsTwice(i, n) {
			n++
		}
		if n > mostTwice {
			continue
		}
		list = append(list, t.twiceFault(i, n))
		i += n - 1
	}
	return list
}

// standsTwice tells whether n rows from row i on say what the n rows above them say.
func (t *Table) standsTwice(i, n int) bool {
	if i < n || i+n > len(t.lines) {
		return false
	}
	tells := false
	for k := i; k < i+n; k++ {
		a, b := t.lines[k-n], t.lines[k]
		if len(a.label) < leastTwiceName || vietnamese.Fold(a.label) != vietnamese.Fold(b.label) || a.number != b.number {
			return false
		}
		for _, c := range t.columns {
			x, y := t.value(k-n, c.col), t.value(k, c.col)
			if x != y {
				return false
			}
			tells = tells || !c.derived && telling(x)
		}
	}
	return tells
}

func (t *Table) twiceFault(i, n int) pipeline.DocumentFault {
	var cells [][2]int
	for k := i; k < i+n; k++ {
		for _, c := range t.columns {
			if t.value(k, c.col) != 0 {
				cells = append(cells, t.cell(k, c.col), t.cell(k-n, c.col))
			}
		}
	}
	a, b := t.lines[i-n], t.lines[i]
	evidence := fmt.Sprintf("%s như %s", cellName(cells[0]), cellName(cells[1]))
	if n == 1 {
		return t.fault(faultTwice, cells, evidence,
			fmt.Sprintf("Dòng «%s» ghi hai lần liền nhau với cùng số liệu (%s). Đề nghị xóa một dòng.", b.label, evidence), fmt.Sprintf("The row «%s» stands twice (%d and %d).", b.label, a.row.Row, b.row.Row))
	}
	return t.fault(faultTwice, cells, evidence,
		fmt.Sprintf("%d dòng từ «%s» ghi hai lần liền nhau với cùng tên và số liệu (%s). Đề nghị xóa một lần.", n, b.label, evidence), fmt.Sprintf("%d rows from «%s» on stand twice (%d and %d).", n, b.label, a.row.Row, b.row.Row))
}
