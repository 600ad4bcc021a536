package table

import (
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// worded reads a cell whose figure stands in a few words. It is taken where its
// noun or unit is what the row counts, its verb stands in the row or the heads, and
// no part is larger than the whole; else it is no number. ok is false for other
// cells.
func (p *plan) worded(m *figureMeaning, row *rowState, cell sheet.Cell, c *column) (f finding, ok bool) {
	if cell.Kind != sheet.Text || m.problem != nil {
		return finding{}, false
	}
	w, ok := layout.InWords(cell.Shown)
	if !ok {
		return finding{}, false
	}
	refusal := finding{verdict: refused, meaning: m, problem: notANumber(cell.Shown)}
	if w.Verb != "" && !strings.Contains(vietnamese.Fold(p.context(row, c)), vietnamese.Fold(w.Verb)) {
		return refusal, true
	}
	plain := cell
	plain.Shown = w.Plain
	figure, state := parsed(plain, c.style)
	if state != vietnamese.CellNumber || !(figure.Unit != "" && counts(m.of(), figure.Unit) || m.says(figure.Noun)) || exceeded(w.Parts, figure.Value) {
		return refusal, true
	}
	return p.figure(m, plain, c), true
}

var partNumber = pattern.MustCompile(`[0-9][0-9.,]*`)

// exceeded tells whether a bracket names a whole number larger than a value.
func exceeded(parts string, value float64) bool {
	for _, digits := range partNumber.FindAllString(parts, -1) {
		if n, err := strconv.Atoi(digits); err == nil && float64(n) > value {
			return true
		}
	}
	return false
}
