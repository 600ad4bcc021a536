package form

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A shift is a column whose figures stand one row too low (down) or too high from
// one row on.
type shift struct {
	from int // the first row whose figure is another's
	down bool
	held int // sums that hold once the figures are put back
	lost int // and those that do not
}

// leastMended sums must hold once the figures are put back that do not as they
// stand.
const leastMended = 2

// shifted are columns whose sums fail as they stand and hold once all figures
// from some row on are moved up or down by one: a cell was put in or taken out.
func (p *proofs) shifted() []pipeline.DocumentFault {
	t := p.table
	promises := t.promises()
	var list []pipeline.DocumentFault
	for _, c := range t.columns {
		good, bad := 0, 0
		for _, s := range p.sums {
			switch {
			case s.col != c.col:
			case s.holds():
				good++
			case t.wrong(s):
				bad++
			}
		}
		if c.derived || bad == 0 {
			continue
		}
		best, ok := t.putBack(c.col, promises)
		if !ok || best.held < good+leastMended || best.lost*4 > best.held {
			continue
		}
		p.columns[c.col] = true
		t.holdColumn(c.col, faultShifted)
		list = append(list, t.shiftFault(c, best, good))
	}
	return list
}

// putBack finds the shift after which most sums of a column hold.
func (t *Table) putBack(col int, promises []promise) (best shift, ok bool) {
	for from := range t.lines {
		for _, down := range []bool{true, false} {
			if _, stated := t.values[t.cell(from, col)]; down && stated && t.value(from, col) != 0 {
				continue // a figure that was pushed down leaves an empty cell
			}
			s := shift{from: from, down: down}
			for _, pr := range promises {
				switch holds, says := t.holdsShifted(pr, col, s); {
				case holds:
					s.held++
				case says:
					s.lost++
				}
			}
			better := s.held - s.lost - best.held + best.lost
			if better > 0 || better == 0 && down && best.down { // of the empty cells the last
				best, ok = s, true
			}
		}
	}
	return best, ok
}

// holdsShifted tells whether a promise holds once figures are put back, and
// whether it says anything.
func (t *Table) holdsShifted(pr promise, col int, by shift) (holds, says bool) {
	if !by.down && (pr.line == by.from || slices.Contains(pr.parts, by.from)) {
		return false, false // what stood there is lost
	}
	s := t.addUp(pr, col, func(i int) float64 {
		switch {
		case i < by.from:
		case by.down:
			i++
		default:
			i--
		}
		if i >= len(t.lines) {
			return 0
		}
		return t.value(i, col)
	})
	if s.stated == 0 || len(s.parts) < 2 {
		return false, false
	}
	return s.holds(), t.wrong(s)
}

func (t *Table) shiftFault(c column, s shift, before int) pipeline.DocumentFault {
	way, en := "lên trên", "up"
	if s.down {
		way, en = "xuống dưới", "down"
	}
	var cells [][2]int
	for i := s.from; i < len(t.lines); i++ {
		if at := t.cell(i, c.col); i == s.from || t.values[at] != 0 {
			cells = append(cells, at)
		}
	}
	evidence := fmt.Sprintf("cột %s từ dòng %d: đặt lại mỗi số một dòng thì %d tổng khớp, để nguyên chỉ %d", pipeline.ColumnName(c.col), cells[0][0], s.held, before)
	return t.fault(faultShifted, cells, evidence,
		fmt.Sprintf("Từ ô %s («%s») các số của cột «%s» bị lệch một dòng %s so với tên chỉ tiêu: %s. Đề nghị đặt lại số đúng dòng; số liệu của cột được giữ lại.", cellName(cells[0]), t.lines[s.from].label, c.head, way, evidence),
		fmt.Sprintf("From %s on the figures of the column stand one row too far %s: %d sums hold once they are put back, %d as they stand.", cellName(cells[0]), en, s.held, before))
}
