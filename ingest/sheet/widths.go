package sheet

import (
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of what decides how wide the columns of a copy are.
const (
	mostMeasured  = 2_000 // rows
	widestColumn  = 60    // letters
	narrowestSeen = 6
)

// widthsOf are widths in which the texts and figures of a sheet are seen, in
// letters. A text that stands alone in its row, as titles do, or that several
// columns share may run over its neighbours.
func widthsOf(g *Grid) map[string]int {
	widest, measured := map[int]int{}, 0
	for row := range g.FilledRows() {
		if measured++; measured > mostMeasured {
			break
		}
		first, alone := 0, true
		for col := range g.FilledCols(row) {
			alone = first == 0
			if first == 0 {
				first = col
			}
			if !alone {
				break
			}
		}
		if alone {
			continue
		}
		for col := range g.FilledCols(row) {
			if span := g.SpanOf(row, col); span.Right > span.Left {
				continue
			}
			widest[col] = max(widest[col], utf8.RuneCountInString(g.At(row, col).Shown)+2)
		}
	}
	widths := map[string]int{}
	for col, letters := range widest {
		widths[pipeline.ColumnName(col)] = min(max(letters, narrowestSeen), widestColumn)
	}
	return widths
}
