// Package sheettest builds grids for tests from a readable literal.
//
// The border: only tests import it, and it decides nothing: a number is a
// number, a text a text, nil a blank.
package sheettest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// Row is one row of a literal: numbers, strings, cells of any kind, nil for a blank cell.
type Row = []any

// A Mark changes a grid that is being built.
type Mark func(*sheet.Builder)

// Merge joins "A1:C2".
func Merge(ranges ...string) Mark {
	return func(b *sheet.Builder) {
		for _, r := range ranges {
			b.Merge(span(r))
		}
	}
}

// HideCols hides columns by their letters.
func HideCols(letters ...string) Mark {
	return func(b *sheet.Builder) {
		for _, l := range letters {
			b.HideCol(pipeline.ColumnNumber(l))
		}
	}
}

// HideRows hides rows.
func HideRows(rows ...int) Mark {
	return func(b *sheet.Builder) {
		for _, r := range rows {
			b.HideRow(r)
		}
	}
}

// Hidden hides the sheet.
func Hidden(b *sheet.Builder) { b.Hide() }

// Grid is the sheet of the rows. "!#REF!" is an error, "!pending" a formula that
// was never calculated.
func Grid(name string, rows []Row, marks ...Mark) *sheet.Grid {
	b := sheet.NewBuilder(name)
	for r, row := range rows {
		for c, v := range row {
			if v != nil {
				b.Set(r+1, c+1, cell(v))
			}
		}
	}
	for _, m := range marks {
		m(b)
	}
	return b.Grid()
}

func cell(v any) sheet.Cell {
	switch v := v.(type) {
	case string:
		switch {
		case v == "!pending":
			return sheet.Cell{Kind: sheet.Pending, Formula: true}
		case strings.HasPrefix(v, "!#"):
			return sheet.Cell{Kind: sheet.Error, Raw: v[1:], Shown: v[1:]}
		}
		return sheet.Cell{Kind: sheet.Text, Raw: v, Shown: v}
	case int:
		return sheet.Cell{Kind: sheet.Number, Value: float64(v), Raw: strconv.Itoa(v), Shown: strconv.Itoa(v)}
	case float64:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		return sheet.Cell{Kind: sheet.Number, Value: v, Raw: text, Shown: text}
	case sheet.Cell:
		return v
	}
	panic(fmt.Sprintf("sheettest: %T is no cell", v))
}

func span(r string) sheet.Span {
	from, to, _ := strings.Cut(r, ":")
	a, errA := pipeline.ParseLocator("x!" + from)
	b, errB := pipeline.ParseLocator("x!" + to)
	if errA != nil || errB != nil {
		panic("sheettest: " + r + " is no range")
	}
	return sheet.Span{Top: a.Row, Left: a.Col, Bottom: b.Row, Right: b.Col}
}
