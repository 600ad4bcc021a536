package table_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
)

// In separated values, text documents and pages every number is a text: what adds
// up adds up all the same.
func TestNumbersWrittenAsTextsStateTheSame(t *testing.T) {
	for _, list := range [][]laid{layouts(), later(), offices(), others(), unsaid()} {
		for _, l := range list {
			var grids []*sheet.Grid
			for _, g := range l.grids {
				grids = append(grids, inTexts(g))
			}
			before, after := statements(t, l.document, l.grids), statements(t, l.document, grids)
			for cell, s := range before {
				if after[cell] != s {
					t.Errorf("%s: %s states\n  %s, as text\n  %s", l.name, cell, s, after[cell])
				}
			}
			for cell, s := range after {
				if _, ok := before[cell]; !ok {
					t.Errorf("%s: %s states %s as text alone", l.name, cell, s)
				}
			}
		}
	}
}

// inTexts writes the plain numbers of a grid as texts, with a decimal comma.
func inTexts(g *sheet.Grid) *sheet.Grid {
	b := sheet.NewBuilder(g.Name())
	for r := 1; r <= g.Rows(); r++ {
		for c := 1; c <= g.Cols(); c++ {
			cell := g.At(r, c)
			switch {
			case cell.Kind == sheet.Blank:
				continue
			case cell.Kind == sheet.Number && !strings.Contains(cell.Shown, "%") && (cell.Value == 0 || math.Abs(cell.Value) > 1e-7):
				text := strings.Replace(strconv.FormatFloat(cell.Value, 'f', -1, 64), ".", ",", 1)
				cell = sheet.Cell{Kind: sheet.Text, Raw: text, Shown: text}
			}
			b.Set(r, c, cell)
		}
	}
	for _, m := range slices.Clone(g.Merges()) {
		b.Merge(m)
	}
	for r := 1; r <= g.Rows(); r++ {
		if g.Cols() > 0 && g.Hides(r, 1) {
			b.HideRow(r)
		}
	}
	return b.Grid()
}
