package form

import (
	"fmt"
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// What two tables share at least of which they are drafts, and how much of it is the same.
const (
	leastShared = 8
	leastAlike  = 3
)

// draftFaults are tables of one form, province and year in one document that state some
// items alike and others differently: two drafts of it, of which one counts.
func (b *book) draftFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	for i, t := range b.tables {
		for _, before := range b.tables[:i] {
			if before.Form != t.Form || before.Layout.Grid() == t.Layout.Grid() || before.settled.province != t.settled.province || before.settled.year != t.settled.year {
				continue
			}
			if f, ok := t.draftOf(before); ok {
				list = append(list, f)
				break
			}
		}
	}
	return list
}

func (t *Table) draftOf(before *Table) (pipeline.DocumentFault, bool) {
	stated := map[statedItem]*pipeline.Observation{}
	for i := range before.Observations {
		o := &before.Observations[i]
		stated[itemOf(o)] = o
	}
	alike, first := 0, ""
	var cells [][2]int
	for i := range t.Observations {
		o := &t.Observations[i]
		was, ok := stated[itemOf(o)]
		if !ok || was.Quantity.Value == 0 && o.Quantity.Value == 0 {
			continue
		}
		if math.Abs(was.Quantity.Value-o.Quantity.Value) <= 1e-5*math.Max(math.Abs(was.Quantity.Value), math.Abs(o.Quantity.Value)) {
			alike++
			continue
		}
		l := o.Origin.Locator
		if cells = append(cells, [2]int{l.Row, l.Col}); len(cells) == 1 {
			first = fmt.Sprintf("%s = %s, %s = %s", l, o.Origin.Shown, was.Origin.Locator, was.Origin.Shown)
		}
	}
	if len(cells) == 0 || alike < leastAlike || alike+len(cells) < leastShared {
		return pipeline.DocumentFault{}, false
	}
	sheet := before.Layout.Grid().Name()
	return t.fault(faultDrafts, cells, fmt.Sprintf("%d số khác, %d số như nhau; %s", len(cells), alike, first),
		fmt.Sprintf("Trang này và trang «%s» là hai bản của cùng một biểu (cùng tỉnh, cùng năm) nhưng có %d số khác nhau (%s). Đề nghị chỉ giữ bản chính thức.", sheet, len(cells), first),
		fmt.Sprintf("This sheet and «%s» are two drafts of one form: %d figures differ.", sheet, len(cells))), true
}

// A statedItem is what a figure is of, whatever its value.
type statedItem struct {
	indicator, dimensions, period string
	level                         pipeline.Level
	kind                          pipeline.Kind
	area                          pipeline.AreaID
}

func itemOf(o *pipeline.Observation) statedItem {
	return statedItem{o.Indicator, o.DimensionsKey(), o.Period.Key(), o.Level, o.Kind, o.Area}
}
