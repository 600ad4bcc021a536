package sheet

import (
	"context"
	"testing"
	"time"
)

func written(t testing.TB, w Workbook) []byte {
	t.Helper()
	content, err := Write(w)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func one(rows ...[]any) Workbook {
	return Workbook{Sheets: []WorkbookSheet{{Name: "S", Rows: rows}}}
}

func read(t testing.TB, f Format, content []byte) *Book {
	t.Helper()
	book, err := f.Read(context.Background(), content, "t", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestCellsOfEveryKind(t *testing.T) {
	g := read(t, XLSX(), written(t, one(
		[]any{"chữ", 12, 1234.5, true, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)},
		[]any{Shown{1234567, "#,##0"}, Shown{0.125, "0.0%"}, Shown{1e16, "0"}, Formula{"1/0", "#DIV/0!"}, Formula{"A1", nil}},
		[]any{" ", "  x\n y ", "1.234", 0.1 + 0.2},
	))).Sheets[0]
	for _, c := range []struct {
		row, col int
		kind     Kind
		shown    string
	}{
		{1, 1, Text, "chữ"}, {1, 2, Number, "12"}, {1, 3, Number, "1234,5"}, {1, 4, Boolean, "TRUE"}, {1, 5, Date, "01/07/2025"},
		{2, 1, Number, "1.234.567"}, {2, 2, Number, "12,5%"}, {2, 3, Number, "10000000000000000"}, {2, 4, Error, "#DIV/0!"}, {2, 5, Pending, "="},
		{3, 1, Blank, ""}, {3, 2, Text, "x y"}, {3, 3, Text, "1.234"}, {3, 4, Number, "0,3"}, {9, 9, Blank, ""},
	} {
		got := g.At(c.row, c.col)
		if got.Kind != c.kind || Squeeze(got.Shown) != c.shown {
			t.Errorf("cell %d,%d: kind %d %q, want %d %q", c.row, c.col, got.Kind, got.Shown, c.kind, c.shown)
		}
	}
}
