package table

import (
	"math"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// What of a book is kept for comparing it with others.
const (
	comparedRows    = 5_000 // of a sheet; longer ones are no forms
	comparedFigures = 20_000
	leastCompared   = 10_000 // a smaller whole number stands in many books
)

// columnsOf are the numbers of a book that may show it to be a copy.
func columnsOf(book *sheet.Book) []pipeline.ColumnNumbers {
	var list []pipeline.ColumnNumbers
	left := comparedFigures
	for _, g := range book.Sheets {
		if g.Rows() > comparedRows {
			continue
		}
		for col := 1; col <= g.Cols() && left > 0; col++ {
			c := pipeline.ColumnNumbers{Sheet: g.Name(), Number: col, Hidden: true}
			for row := 1; row <= g.Rows() && len(c.Figures) < left; row++ {
				if g.KindAt(row, col) != sheet.Number {
					continue
				}
				v := g.At(row, col).Value
				if v == math.Trunc(v) && math.Abs(v) < leastCompared {
					continue
				}
				hidden := g.Hidden() || g.Hides(row, col)
				c.Hidden = c.Hidden && hidden
				c.Figures = append(c.Figures, pipeline.NumberAt{Row: row, Value: v, Hidden: hidden})
			}
			if left -= len(c.Figures); len(c.Figures) > 0 {
				list = append(list, c)
			}
		}
	}
	return list
}
