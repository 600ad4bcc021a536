package sheet

import (
	"context"
	"testing"
)

// FuzzAnnotate marks a workbook that somebody sent: the copy can be read, and in place it
// has the same cells.
func FuzzAnnotate(f *testing.F) {
	f.Add(`<row r="1"><c r="A1"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Cà Mau</t></is></c></row>`, "", "B2")
	f.Add(`<row r="3"><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><f>A3</f></c></row>`, `<mergeCells><mergeCell ref="A1:C9"/></mergeCells>`, "A1:XFD1048576")
	f.Add(`<row><c t="s"><v>9</v></c></row>`, `<dataValidations><dataValidation sqref="A1"/></dataValidations><legacyDrawing r:id="rId1"/>`, "không phải ô")
	f.Add(`<row r="1048576"><c r="XFD1048576"><v>NaN</v></c></row>`, `<conditionalFormatting/>`, "$A$1")
	f.Fuzz(func(t *testing.T, rows, after, cells string) {
		ctx := context.Background()
		content := packed(t, xlsxParts(map[string]string{sheetPath: "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"}))
		book, err := XLSX().Read(ctx, content, "fuzz.xlsx", narrow())
		if err != nil {
			return
		}
		copied, inPlace, err := Annotate(ctx, content, book, []Mark{{Sheet: "S", Cells: []string{cells, "A1"}, Text: "Cần sửa."}}, annotationList())
		if err != nil {
			t.Fatalf("in place %v: %v", inPlace, err)
		}
		again, err := XLSX().Read(ctx, copied, "copy.xlsx", UsualBounds())
		if err != nil {
			t.Fatalf("the copy: %v", err)
		}
		if len(again.Sheets) != len(book.Sheets)+1 || !IsListing(again.Sheets[0]) {
			t.Fatalf("%d sheets of %d", len(again.Sheets), len(book.Sheets))
		}
	})
}
