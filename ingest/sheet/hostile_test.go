package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// narrow bounds are reached by small files.
func narrow() Bounds {
	return Bounds{Rows: 300, Cols: 60, Cells: 6_000, Bytes: 1 << 20, Text: 1_000, Sheets: 4, Merges: 20}
}

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	cell := `<c><v>1</v></c>`
	sst := func(si string) map[string]string {
		return map[string]string{stringPath: "<sst>" + si + "</sst>", sheetPath: cellsXML(`<row>` + cell + `</row>`)}
	}
	for name, parts := range map[string]map[string]string{
		"strings that unpack to more than may be":   sst(strings.Repeat("<si><t>xxxxxxxxxxxxxxxxxxxxx</t></si>", 60_000)),
		"more strings than cells":                   sst(strings.Repeat("<si/>", 7_000)),
		"more cells than may be":                    {sheetPath: cellsXML(strings.Repeat(`<row>`+strings.Repeat(cell, 50)+`</row>`, 150))},
		"elements without end that say nothing":     {sheetPath: cellsXML(strings.Repeat(`<row/>`, 30_000))},
		"one text that unpacks to more than may be": {sheetPath: cellsXML(`<row><c t="inlineStr"><is><t>` + strings.Repeat("x", 2<<20) + `</t></is></c></row>`)},
	} {
		t.Run(name, func(t *testing.T) {
			if got := refused(t, XLSX(), packed(t, xlsxParts(parts)), narrow()); got != "too_large" {
				t.Errorf("reason %s", got)
			}
		})
	}
}

// kept reads within narrow bounds and gives the types of the notes.
func kept(t *testing.T, f Format, content []byte) (*Book, []string) {
	t.Helper()
	book, err := f.Read(context.Background(), content, "t", narrow())
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, n := range book.Notes {
		if n.Message.VI == "" || n.Message.EN == "" {
			t.Errorf("note %s says nothing", n.Type)
		}
		notes = append(notes, n.Type)
	}
	return book, notes
}

func TestWhatIsLeftOutIsTold(t *testing.T) {
	long := strings.Repeat("Tỉnh ", 300)
	manySheets, manyTargets := "", ""
	for i := range 9 {
		manySheets += fmt.Sprintf(`<sheet name="S%d" r:id="rId1"/>`, i)
	}
	manyTargets = `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
	merges := ""
	for i := range 50 {
		merges += fmt.Sprintf(`<mergeCell ref="A%d:B%d"/>`, i+1, i+1)
	}
	for _, c := range []struct {
		name      string
		parts     map[string]string
		truncated bool
		notes     []string
	}{
		{"rows and columns beyond the bounds", map[string]string{sheetPath: cellsXML(`<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>`)}, true, nil},
		{"a long text", map[string]string{sheetPath: cellsXML(`<row><c t="inlineStr"><is><t>` + long + `</t></is></c><c t="str"><v>` + long + `</v></c></row>`)}, false, []string{"text_cut"}},
		{"a long shared text", map[string]string{stringPath: "<sst><si><t>" + long + "</t></si></sst>", sheetPath: cellsXML(`<row><c t="s"><v>0</v></c></row>`)}, false, []string{"text_cut"}},
		{"many sheets", map[string]string{bookPath: `<workbook><sheets>` + manySheets + `</sheets></workbook>`, bookRels: manyTargets, sheetPath: cellsXML(`<row><c><v>1</v></c></row>`)}, false, []string{"too_many_sheets"}},
		{"many merged areas", map[string]string{sheetPath: `<worksheet><sheetData><row r="60"><c r="C60"><v>1</v></c></row></sheetData><mergeCells>` + merges + `</mergeCells></worksheet>`}, false, []string{"too_many_merges"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, notes := kept(t, XLSX(), packed(t, xlsxParts(c.parts)))
			if book.Sheets[0].Truncated() != c.truncated || !slices.Equal(notes, c.notes) {
				t.Errorf("truncated %v, notes %v\n%s", book.Sheets[0].Truncated(), notes, drawn(book))
			}
			if got := book.Sheets[0].At(1, 1); len(got.Raw) > narrow().Text || strings.Contains(got.Raw, "\uFFFD") {
				t.Errorf("%d bytes: %q", len(got.Raw), got.Raw)
			}
		})
	}
}

// TestOneLongTextInThousandsOfCells is a file of a few kilobytes whose cells
// hold a gigabyte.
func TestOneLongTextInThousandsOfCells(t *testing.T) {
	parts := map[string]string{stringPath: "<sst><si><t>" + strings.Repeat("Sản phẩm ", 8_000) + "</t></si></sst>",
		sheetPath: cellsXML(strings.Repeat(`<row><c t="s"><v>0</v></c><c><v>1</v></c></row>`, 10_000))}
	book := read(t, XLSX(), packed(t, xlsxParts(parts)))
	g, held := book.Sheets[0], 0
	for row := range g.FilledRows() {
		if g.KindAt(row, 2) != Number {
			t.Fatalf("the number of row %d is lost", row)
		}
		held += len(g.At(row, 1).Shown)
	}
	if held > mostLongText || held == 0 || !g.Truncated() || len(book.Notes) != 1 || book.Notes[0].Type != "text_cut" {
		t.Errorf("%d bytes of text, %+v", held, book.Notes)
	}
}

func TestCellsInTheLastCornerOfManySheets(t *testing.T) {
	parts := map[string]string{bookPath: "<workbook><sheets>", bookRels: "<Relationships>"}
	for i := range 200 {
		parts[bookPath] += fmt.Sprintf(`<sheet name="S%d" r:id="r%d"/>`, i, i)
		parts[bookRels] += fmt.Sprintf(`<Relationship Id="r%d" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`, i)
	}
	parts[bookPath] += "</sheets></workbook>"
	parts[bookRels] += "</Relationships>"
	parts[sheetPath] = `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="ALJ1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048575"/></mergeCells></worksheet>`
	book := read(t, XLSX(), packed(t, xlsxParts(parts)))
	for _, g := range book.Sheets {
		n := 0
		for range g.FilledRows() {
			n++
		}
		if n != 2 || g.Rows() != 1_048_576 || g.Cols() != 998 || g.SpanOf(700_000, 500) != (Span{1, 1, 1_048_575, 998}) || g.SpanOf(1_048_576, 1).Top != 1_048_576 {
			t.Fatalf("%d rows hold a cell, %s", n, describeGrid(g))
		}
	}
	if len(book.Sheets) != 200 {
		t.Errorf("%d sheets", len(book.Sheets))
	}
}

func TestDeepMarkup(t *testing.T) {
	deep := strings.Repeat("<a>", 200_000)
	whole := cellsXML(deep + strings.Repeat("</a>", 200_000) + `<row><c><v>1</v></c></row>`)
	wantLines(t, read(t, XLSX(), packed(t, xlsxParts(map[string]string{sheetPath: whole}))), []string{"== S", "A1 number 1 =1"})
	if got := refused(t, XLSX(), packed(t, xlsxParts(map[string]string{sheetPath: cellsXML(deep)})), UsualBounds()); got != "not_a_workbook" {
		t.Errorf("reason %s", got)
	}
}

// TestStringTablesThatLie tell of more strings, of longer ones and of more runs
// than there are.
func TestStringTablesThatLie(t *testing.T) {
	spec := func(table []byte) []byte {
		return xlsSpec{rawSST: [][]byte{table}, fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(xlsShared(0, 0, 0, 0), xlsNumber(0, 1, 0, 1))}.file()
	}
	for name, table := range map[string][]byte{
		"four billion strings": pack(uint32(0xFFFFFFFF), uint32(0xFFFFFFFF), 2, byte(0), "OK"),
		"a longer string":      pack(uint32(1), uint32(1), 0xFFFF, byte(0), "OK"),
		"sixty thousand runs":  pack(uint32(1), uint32(1), 2, byte(8), 0xFFFF, "OK"),
		"endless sound":        pack(uint32(1), uint32(1), 2, byte(4), uint32(0x7FFFFFFF), "OK"),
	} {
		book := read(t, XLS(), spec(table))
		if got := drawn(book); !strings.Contains(got, "A1 text OK") || !strings.Contains(got, "B1 number 1") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestManySheetsAtOnePlace(t *testing.T) {
	spec := xlsSpec{fonts: arial, xfs: []xfSpec{{}}}
	var blank []biffRecord
	for i := range 2_000 {
		blank = append(blank, biffRecord{0x0201, pack(i, 0, 0)})
	}
	for i := range 100 {
		spec.sheets = append(spec.sheets, xlsSheetSpec{name: fmt.Sprint(i), records: blank})
	}
	stream := spec.stream()
	var first []byte
	for r := (records{stream: stream}); r.next(); {
		if r.id == recBoundSheet {
			if first == nil {
				first = bytes.Clone(r.data[:4])
			}
			copy(r.data, first)
		}
	}
	limits := UsualBounds()
	limits.Cells = 10_000
	if got := refused(t, XLS(), stream, limits); got != "too_large" {
		t.Errorf("reason %s", got)
	}
}

// TestChainsThatGoRound lets the sectors of a stream follow each other in a
// ring, and its size say that it is larger than the file.
func TestChainsThatGoRound(t *testing.T) {
	file := xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(xlsNumber(0, 0, 0, 7))}.file()
	const sector = 512
	for i := range 8 { // the sectors of the stream: 2 to 9
		binary.LittleEndian.PutUint32(file[sector+4*(2+i):], uint32(2+(i+1)%8))
	}
	binary.LittleEndian.PutUint32(file[2*sector+128+120:], 0x7FFFFFFF)
	book := read(t, XLS(), file)
	if book.Sheets[0].At(1, 1).Value != 7 || len(book.Notes) != 1 || book.Notes[0].Type != "file_short" {
		t.Errorf("%s", drawn(book))
	}
	ring := bytes.Clone(file)
	binary.LittleEndian.PutUint32(ring[sector+4*1:], 1) // the directory
	if got := refused(t, XLS(), ring, UsualBounds()); got != "not_a_workbook" {
		t.Errorf("reason %s", got)
	}
}

func TestReadingStopsWhenItIsCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	many := cellsXML(strings.Repeat(`<row><c><v>1</v></c></row>`, 10_000))
	for _, c := range []struct {
		f       Format
		content []byte
	}{{XLSX(), packed(t, xlsxParts(map[string]string{sheetPath: many}))}, {XLS(), xlsCases[0].given.file()}} {
		if _, err := c.f.Read(ctx, c.content, "t", UsualBounds()); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", c.f.Name, err)
		}
	}
}

// TestMoreWordsThanAnyLanguageHas is text whose encoding would cost minutes to
// find, word by word.
func TestMoreWordsThanAnyLanguageHas(t *testing.T) {
	var rows strings.Builder
	for i := range 60_000 {
		letters := []rune{'à' + rune(i%24), 'à' + rune(i/24%24), 'à' + rune(i/576%24), 'à' + rune(i/13_824%24), 'q'}
		rows.WriteString(`<row><c t="inlineStr"><is><t>` + string(letters) + `</t></is></c></row>`)
	}
	book := read(t, XLSX(), packed(t, xlsxParts(map[string]string{sheetPath: cellsXML(rows.String())})))
	if len(book.Notes) != 1 || book.Notes[0].Type != "text_untold" || book.Sheets[0].Rows() != 60_000 {
		t.Errorf("%d rows, notes %+v", book.Sheets[0].Rows(), book.Notes)
	}
}

// TestABookWithoutSheetsSaysSo: the part of a sheet may lie in the file and no
// sheet be listed.
func TestABookWithoutSheetsSaysSo(t *testing.T) {
	parts := xlsxParts(map[string]string{bookPath: `<workbook><sheets></sheets></workbook>`, sheetPath: cellsXML(`<row><c><v>1</v></c></row>`)})
	book, err := Read(t.Context(), packed(t, parts), "", "bao-cao.xlsx", UsualBounds())
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Reason != "no_sheet" {
		t.Errorf("%v, %v: want no_sheet", book, err)
	}
}

// TestDamageIsTold is of files in which cells are lost, or have a value that nobody
// wrote, without the file being unreadable: each says so, and makes nothing up.
func TestDamageIsTold(t *testing.T) {
	number := func(row, col, v int) biffRecord { return xlsNumber(row, col, 0, float64(v)) }
	xls := func(records ...biffRecord) []byte {
		return xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(records...)}.stream()
	}
	whole := xls(number(0, 0, 1), number(1, 0, 2))
	long := bytes.Clone(whole)
	binary.LittleEndian.PutUint16(long[bytes.LastIndex(long, []byte{0x03, 0x02, 14, 0})+2:], 0xFFF0) // the last number
	for _, c := range []struct {
		name    string
		format  Format
		content []byte
		want    []string
	}{
		{"a stream that ends within a sheet", XLS(), whole[:len(whole)-4], []string{"== Biểu 1", "A1 number 1 =1", "A2 number 2 =2", "note file_short  []"}},
		{"a stream that ends within a record", XLS(), whole[:len(whole)-8], []string{"== Biểu 1", "A1 number 1 =1", "note file_short  []"}},
		{"a record that is longer than the stream", XLS(), long, []string{"== Biểu 1", "A1 number 1 =1", "note file_short  []"}},
		{"records too short for a value", XLS(), xls(number(0, 0, 1), biffRecord{recNumber, pack(1, 0, 0)}, biffRecord{recRK, pack(2, 0, 0, 7)}, biffRecord{recFormula, pack(3, 0, 0, 1)},
			biffRecord{recMulRK, pack(4, 0, 0, uint32(7<<2|2), 3)}),
			[]string{"== Biểu 1", "A1 number 1 =1", "A5 number 7 =7", "note cell_broken Biểu 1!A2 [A2 A3 A4 B5]"}},
		{"the text of a formula does not follow", XLS(), xls(xlsFormula(0, 0, 0, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}), number(0, 1, 5)),
			[]string{"== Biểu 1", "A1 pending = ‹›; formula", "B1 number 5 =5"}},
		{"one cell with two values", XLS(), xls(number(0, 0, 1), number(0, 1, 5), number(0, 0, 7)),
			[]string{"== Biểu 1", "A1 text 1 ≠ 7", "B1 number 5 =5", "note cell_twice Biểu 1!A1 [A1]"}},
		{"another separator from a row on", CSV(), []byte("Tỉnh;Số\nCà Mau;1\nHà Giang;2\nLào Cai\t3\nNghệ An, Thanh Hóa\n"),
			[]string{"== t", "A1 text Tỉnh", "B1 text Số", "A2 text Cà Mau", "B2 text 1", "A3 text Hà Giang", "B3 text 2", "A4 text Lào Cai\t3", "A5 text Nghệ An, Thanh Hóa", "note separator_changes t!A4 [A4]"}},
		{"a table in place of a cell", ODS(), packed(t, map[string]string{"mimetype": string(odsKind), "content.xml": `<office:document-content><office:body><office:spreadsheet><table:table table:name="B">` +
			`<table:table-row><table:table-cell office:value-type="float" office:value="1"/><table:table-cell><table:table table:is-sub-table="true"><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table></table:table-cell></table:table-row>` +
			`</table:table></office:spreadsheet></office:body></office:document-content>`}),
			[]string{"== B", "A1 number 1 =1", "note tables_left_out B!B1 [B1]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			book, err := c.format.Read(t.Context(), c.content, "t", UsualBounds())
			if err != nil {
				t.Fatal(err)
			}
			wantLines(t, book, c.want)
		})
	}
}
