package page

import (
	"fmt"

	"github.com/tonghop/tonghop/dashboards/series"
)

// A cutting is the rows of a block and the slices that they make. The last one
// is kept: the blocks of a page that stand beside each other ask for the same.
type cutting struct {
	of     string
	rows   []row
	slices []series.Slice
}

// cutOf parts the rows that a block names into slices.
func (d *drawer) cutOf(question string, where []condition, rows []row) cutting {
	w := d.world
	if of := question + fmt.Sprint(where); w.cut.of != of {
		w.cut = cutting{of, rows, nil}
		if len(rows) > 0 {
			w.cut.slices = series.Slices(figuresOf(rows))
		}
	}
	return w.cut
}

// sliced narrows rows to those that may stand beside each other: the slice that
// a page shows before anybody chose. Everything that is then said of them is
// said of all of them.
func (c cutting) sliced() []row {
	first, ok := series.First(c.slices)
	if !ok {
		return nil
	}
	list := make([]row, len(first.Figures))
	for i, f := range first.Figures {
		list[i] = c.rows[f.Row]
	}
	return list
}

// figuresOf are the figures of provinces among rows; Row counts in rows.
func figuresOf(rows []row) []series.Figure {
	var list []series.Figure
	for start := 0; start < len(rows); {
		end := start + 1
		for end < len(rows) && rows[end].answer == rows[start].answer {
			end++
		}
		list = append(list, figuresIn(rows[start:end], start)...)
		start = end
	}
	return list
}

// figuresIn are those among rows of one answer, of which the first is counted as given.
func figuresIn(rows []row, first int) []series.Figure {
	places := make([]int, len(rows))
	for i, r := range rows {
		places[i] = r.i
	}
	list := series.Of(rows[0].answer.Table, places)
	at := 0
	for i := range list { // in the order of rows
		for rows[at].i != list[i].Row {
			at++
		}
		list[i].Row = first + at
		at++
	}
	return list
}
