package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/table"
)

// TestASheetWithOneCellInItsLastCorner is drawn by its cells and not by its extent: looking at
// every place of it would not end.
func TestASheetWithOneCellInItsLastCorner(t *testing.T) {
	b := sheet.NewBuilder("Trang")
	b.Set(1, 1, sheet.Cell{Kind: sheet.Text, Raw: "Tổng số", Shown: "Tổng số"})
	b.Set(1_048_576, 16_384, sheet.Cell{Kind: sheet.Text, Raw: "hết", Shown: "hết"})
	read, err := new(table.Books).Read(t.Context(), ingest.Input{Catalog: lexicon().Catalog()}, &sheet.Book{Format: "xlsx", Sheets: []*sheet.Grid{b.Grid()}})
	if err != nil {
		t.Fatal(err)
	}
	drawn := read.Document.Sheets[0]
	if len(drawn.Cells) != 1 || !drawn.Truncated {
		t.Errorf("drawn are %d cells, truncated %v; want the one near the top and that there is more", len(drawn.Cells), drawn.Truncated)
	}
}
