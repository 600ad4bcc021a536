package page

import (
	"github.com/tonghop/tonghop/dashboards/series"
)

// sliced narrows rows to those that may stand beside each other: the slice that
// a page shows before anybody chose. Everything that is then said of them is
// said of all of them.
func (d *drawer) sliced(rows []row) []row {
	if len(rows) == 0 {
		return nil
	}
	first, ok := series.First(series.Slices(figuresOf(rows)))
	if !ok {
		return nil
	}
	list := make([]row, len(first.Figures))
	for i, f := range first.Figures {
		list[i] = rows[f.Row]
	}
	return list
}

// figuresOf are the figures of provinces among rows; Row counts in rows.
func figuresOf(rows []row) []series.Figure {
	a := rows[0].answer.Answer
	a.Rows = make([][]any, len(rows))
	for i, r := range rows {
		a.Rows[i] = r.cells
	}
	return series.Of(a, nil)
}
