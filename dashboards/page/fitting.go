package page

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// fitting are the rows that one chart can hold, and what is said of the others: of a
// ranking that draws no more than cut categories all, else as many as the block
// limits them to, of no more series and marks than a chart has.
func (d *drawer) fitting(b *block, rows []row, cut int) (drawn []row, said string) {
	lang := d.world.lang
	drawn = rows
	if cut == 0 && b.limit > 0 {
		drawn = rows[:min(b.limit, len(rows))]
	}
	words := say(lang, "Vẽ %d trong %d dòng; toàn bộ ở tệp CSV.", "%d of %d rows are drawn; the CSV file has all.")
	short := len(drawn)
	most, marks := max(chart.MostSeries/max(len(b.figures), 1), 1), chart.MostMarks/max(len(b.figures), 1)
	if b.series != "" {
		first, of := foremostOf(drawn, most, func(r row) string { return r.say(b.series, lang) })
		if drawn = first; of > most {
			said = fmt.Sprintf(say(lang, "Có %d nhóm, một biểu đồ chỉ vẽ được %d nhóm đầu. ", "There are %d groups, one chart can draw the first %d. "), of, most)
		}
		if !b.isCourse() { // each category has a mark of each series
			label, room := func(r row) string { return d.label(b, r) }, max(marks/min(of, most), 1)
			if _, categories := foremostOf(drawn, room, label); categories > room {
				drawn, _ = foremostOf(b.foremost(drawn), room, label)
			}
		}
	}
	if len(drawn) > marks {
		drawn = b.foremost(drawn)[:marks]
	}
	if len(drawn) < short {
		words = say(lang, "Biểu đồ và bảng chỉ lấy %d trong %d dòng; toàn bộ ở tệp CSV.", "The chart and its table have %d of %d rows; the CSV file has all.")
	}
	if len(drawn) < len(rows) {
		said += fmt.Sprintf(words, len(drawn), len(rows))
	}
	return drawn, said
}

// foremostOf are the rows of those groups that stand first, at most so many, and how
// many groups there are.
func foremostOf(rows []row, most int, group func(row) string) (list []row, groups int) {
	at := map[string]int{}
	for _, r := range rows {
		name := group(r)
		if _, ok := at[name]; !ok {
			at[name] = len(at)
		}
		if at[name] < most {
			list = append(list, r)
		}
	}
	return list, len(at)
}

// foremost puts those rows first that a chart draws first: of a ranking the largest.
func (b *block) foremost(rows []row) []row {
	if b.form != chart.Bar || b.order == chart.AsGiven || len(b.figures) == 0 {
		return rows
	}
	return slices.SortedStableFunc(slices.Values(rows), func(x, y row) int {
		return cmp.Compare(valueOr(y, b.figures[0].Column), valueOr(x, b.figures[0].Column))
	})
}

// valueOr is the number of a column, below all where there is none.
func valueOr(r row, column string) float64 {
	if v, ok := r.number(column); ok {
		return v
	}
	return math.Inf(-1)
}
