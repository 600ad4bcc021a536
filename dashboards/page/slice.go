package page

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/dashboards/series"
)

// A cutting is the rows of a block and the slices that they make. The last one
// is kept: the blocks of a page that stand beside each other ask for the same.
type cutting struct {
	of     string
	rows   []row
	slices []series.Slice
	first  series.Slice // the one that a page shows first; of the others found beforehand there is one row
}

// cutOf parts the rows that a block names into slices.
func (d *drawer) cutOf(question string, where []condition, rows []row) cutting {
	w := d.world
	if of := cutKey(question, where); w.cut.of != of {
		w.cut = newCutting(of, rows)
	}
	return w.cut
}

func cutKey(question string, where []condition) string { return question + fmt.Sprint(where) }

func newCutting(of string, rows []row) cutting {
	c := cutting{of: of, rows: rows}
	if len(rows) > 0 {
		c.slices = series.Slices(figuresOf(rows))
		c.first, _ = series.First(c.slices)
	}
	return c
}

// found is what a block shows of a held answer, where it was found beforehand: nothing of
// an indicator that the answer does not speak of.
func (w *World) found(b *block, where []condition) (c cutting, ok bool) {
	if w.whole || !w.foundBefore(b) {
		return c, false
	}
	return w.cuts[cutKey(b.question, where)], true
}

// few is a cutting of which every slice but the first has one row left, and nothing else
// of the answer that it was found in.
func (c cutting) few() cutting {
	if len(c.rows) == 0 {
		return c
	}
	few := cutting{of: c.of}
	kept := []row{c.rows[0]} // blocks look to it
	keep := func(s series.Slice, most int) series.Slice {
		s.Figures = slices.Clone(s.Figures[:most])
		for i, f := range s.Figures {
			kept, s.Figures[i].Row = append(kept, c.rows[f.Row]), len(kept)
		}
		return s
	}
	for _, s := range c.slices {
		if &s.Figures[0] == &c.first.Figures[0] {
			few.first = keep(s, len(s.Figures))
			few.slices = append(few.slices, few.first)
			continue
		}
		few.slices = append(few.slices, keep(s, 1))
	}
	few.rows = pickedOf(kept)
	return few
}

// sliced narrows rows to those that may stand beside each other: the slice that
// a page shows before anybody chose. Everything that is then said of them is
// said of all of them.
func (c cutting) sliced() []row {
	if len(c.slices) == 0 {
		return nil
	}
	list := make([]row, len(c.first.Figures))
	for i, f := range c.first.Figures {
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
