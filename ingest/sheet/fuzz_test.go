package sheet

import (
	"context"
	"testing"
)

// readNarrow reads twice within narrow bounds: the same, without a panic, and
// nothing beyond the bounds.
func readNarrow(t *testing.T, f Format, content []byte) {
	t.Helper()
	book, err := f.Read(context.Background(), content, "fuzz", narrow())
	again, err2 := f.Read(context.Background(), content, "fuzz", narrow())
	if err != nil {
		if err2 == nil || asFault(err) == nil || err.Error() != err2.Error() {
			t.Fatalf("%v, then %v", err, err2)
		}
		return
	}
	if err2 != nil || drawn(book) != drawn(again) {
		t.Fatalf("two readings differ: %v", err2)
	}
	cells := 0
	for _, g := range book.Sheets {
		if g.Rows() > narrow().Rows || g.Cols() > narrow().Cols {
			t.Errorf("sheet %q is %d × %d", g.Name(), g.Rows(), g.Cols())
		}
		for row := range g.FilledRows() {
			for col, kind := range g.FilledCols(row) {
				if c := g.At(row, col); kind == Blank || kind == Text && Squeeze(c.Raw) == "" && c.Raw == "" || kind != Pending && c.Raw == "" && kind != Error && kind != Boolean {
					t.Errorf("%s: %+v", refOf(row, col), c)
				}
				cells++
			}
		}
	}
	if cells > narrow().Cells || len(book.Sheets) > narrow().Sheets {
		t.Errorf("%d cells of %d sheets", cells, len(book.Sheets))
	}
}

func FuzzXLSX(f *testing.F) {
	for _, c := range xlsxCases {
		f.Add(packed(f, xlsxParts(c.parts)))
	}
	f.Fuzz(func(t *testing.T, content []byte) { readNarrow(t, XLSX(), content) })
}

// FuzzParts feeds any text as the parts of a sound workbook.
func FuzzParts(f *testing.F) {
	for _, c := range xlsxCases {
		parts := xlsxParts(c.parts)
		f.Add(parts[sheetPath], parts[stringPath], parts[stylePath], parts[bookPath], parts["xl/comments1.xml"])
	}
	f.Add(`<worksheet><cols><col min="1" max="99999" hidden="1"/></cols><sheetData><row r="99999999"><c r="XFD1" t="s"><v>9</v></c><c t="e"><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
		"<sst><si><r><rPr><rFont val='.VnTime'/></rPr><t>\xff</t></r></si>", "<styleSheet><fonts><font><name val='VNI-'/></font></fonts><cellXfs><xf fontId='9'/></cellXfs>", "<workbook><sheets><sheet r:id='rId1'/>", "<comments><comment ref='A1'><text><t>a")
	f.Fuzz(func(t *testing.T, sheet, strings, styles, book, comments string) {
		readNarrow(t, XLSX(), packed(t, xlsxParts(map[string]string{sheetPath: sheet, stringPath: strings, stylePath: styles, bookPath: book, "xl/comments1.xml": comments,
			"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.xml"/></Relationships>`})))
	})
}

func FuzzXLS(f *testing.F) {
	for _, c := range xlsCases {
		f.Add(c.given.file())
	}
	f.Fuzz(func(t *testing.T, content []byte) { readNarrow(t, XLS(), content) })
}

// FuzzRecords feeds any records behind the globals of a sound workbook.
func FuzzRecords(f *testing.F) {
	for _, c := range xlsCases {
		stream := c.given.stream()
		globals := 0
		for r := (records{stream: stream}); globals == 0 && r.next(); {
			if r.id == recEOF {
				globals = r.pos
			}
		}
		f.Add(stream[:globals], stream[globals:])
	}
	f.Fuzz(func(t *testing.T, globals, sheets []byte) {
		readNarrow(t, XLS(), append(append(pack(recBOF, 8, 0x600, 5, 0, 0), globals...), sheets...))
		readNarrow(t, XLS(), append(append([]byte{}, globals...), sheets...))
	})
}
