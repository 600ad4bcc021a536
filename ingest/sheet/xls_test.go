package sheet

import (
	"os"
	"strings"
	"testing"
)

// arial is the font of most cases; its cells show text as it is.
var arial = []fontSpec{{name: "Arial", colour: 0x7FFF}}

func sheetOf(records ...biffRecord) []xlsSheetSpec {
	return []xlsSheetSpec{{name: "Biểu 1", records: records}}
}

var xlsCases = []struct {
	name  string
	given xlsSpec
	want  []string
}{
	{"numbers of every packing", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(
		xlsNumber(0, 0, 0, -0.05), xlsNumber(0, 1, 0, 1e22), xlsNumber(0, 2, 0, 0.30000000000000004),
		xlsRK(1, 0, 0, 12<<2|2), xlsRK(1, 1, 0, 1250<<2|3), xlsRK(1, 2, 0, 0x3FE00000), xlsRK(1, 3, 0, 0x40590000|1), xlsRK(1, 4, 0, 0xFFFFFFFC<<0|2),
		biffRecord{recMulRK, pack(2, 1, 0, uint32(7<<2|2), 0, uint32(8<<2|2), 2)},
	)}, []string{
		"== Biểu 1",
		"A1 number -0,05 ‹-0.05› =-0.05",
		"B1 number 1e+22 ‹1E+22› =1e+22",
		"C1 number 0,3 ‹0.30000000000000004› =0.30000000000000004",
		"A2 number 12 =12",
		"B2 number 12,5 ‹12.5› =12.5",
		"C2 number 0,5 ‹0.5› =0.5",
		"D2 number 1 =1",
		"E2 number -1 =-1",
		"B3 number 7 =7",
		"C3 number 8 =8",
	}},
	{"formulas have the value that was saved", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(
		xlsFormula(0, 0, 0, xlsFloat(41.5)),
		xlsFormula(0, 1, 0, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}), biffRecord{recString, wideString("Đạt", 2)},
		xlsFormula(0, 2, 0, []byte{1, 0, 1, 0, 0, 0, 0xFF, 0xFF}),
		xlsFormula(0, 3, 0, []byte{2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF}),
		xlsFormula(0, 4, 0, []byte{3, 0, 0, 0, 0, 0, 0xFF, 0xFF}),
		biffRecord{recString, wideString("of no formula", 2)},
	)}, []string{
		"== Biểu 1",
		"A1 number 41,5 ‹41.5› =41.5; formula",
		"B1 text Đạt; formula",
		"C1 bool TRUE =1; formula",
		"D1 error #REF!; formula",
	}},
	{"formulas that nobody worked out", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(
		xlsFormula(0, 0, 0, []byte{3, 0, 0, 0, 0, 0, 0xFF, 0xFF}), xlsNumber(0, 1, 0, 5),
	)}, []string{
		"== Biểu 1",
		"A1 pending = ‹›; formula",
		"B1 number 5 =5",
	}},
	{"texts, truth values and errors", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, strings: []string{"Tổng số", "  ", "ca\u0302\u0301p ti\u0309nh"}, sheets: sheetOf(
		xlsShared(0, 0, 0, 0), xlsShared(0, 1, 0, 1), xlsShared(0, 2, 0, 2),
		biffRecord{recLabel, append(pack(1, 0, 0), wideString("tại chỗ", 2)...)},
		biffRecord{recBoolErr, pack(2, 0, 0, byte(1), byte(0))}, biffRecord{recBoolErr, pack(2, 1, 0, byte(0x07), byte(1))},
		biffRecord{0x0201, pack(3, 0, 0)}, biffRecord{0x00BE, pack(3, 1, 0, 0, 2)}, // blank ones
	)}, []string{
		"== Biểu 1",
		"A1 text Tổng số",
		"C1 text cấp tỉnh ‹cấp tỉnh›",
		"A2 text tại chỗ",
		"A3 bool TRUE =1",
		"B3 error #DIV/0!",
	}},
	{"a shared string that is not there", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, strings: []string{"có"}, sheets: sheetOf(
		xlsShared(0, 0, 0, 0), xlsShared(4, 2, 0, 9),
	)}, []string{
		"== Biểu 1",
		"A1 text có",
		"note text_missing Biểu 1!C5 [C5]",
	}},
	{"number formats", xlsSpec{fonts: arial, formats: []string{`#,##0.0`, `dd\-mm\-yyyy`, `#,##0;(#,##0);"-"`, `;;;`},
		xfs: []xfSpec{{}, {format: 164}, {format: 165}, {format: 166}, {format: 9}, {format: 14}, {format: 167}}, sheets: sheetOf(
			xlsNumber(0, 0, 1, 1234567.25), xlsNumber(0, 1, 2, 44910), xlsNumber(0, 2, 3, -1500), xlsNumber(0, 3, 3, 0), xlsNumber(0, 4, 4, 0.5), xlsNumber(0, 5, 5, 36526.5), xlsNumber(0, 6, 6, 7),
		)}, []string{
		"== Biểu 1",
		"A1 number 1.234.567,3 ‹1234567.25› =1.23456725e+06",
		"B1 date 15/12/2022 ‹44910› =44910",
		"C1 number (1.500) ‹-1500› =-1500",
		"D1 number - ‹0› =0",
		"E1 number 50% ‹0.5› =0.5",
		"F1 date 01/01/2000 ‹36526.5› =36526.5",
		"G1 number 7 =7; unseen",
		"note unseen Biểu 1!G1 [G1]",
	}},
	{"days from 1904", xlsSpec{from1904: true, fonts: arial, xfs: []xfSpec{{}, {format: 14}}, sheets: sheetOf(xlsNumber(0, 0, 1, 43448), xlsNumber(0, 1, 0, 43448))},
		[]string{
			"== Biểu 1",
			"A1 date 15/12/2022 ‹43448› =43448",
			"B1 number 43448 =43448",
		}},
	{"old fonts, by the cell", xlsSpec{fonts: []fontSpec{{name: "Arial"}, {name: ".VnTime"}, {name: ".VnTimeH"}, {name: "VNI-Times"}, {name: "Arial"}},
		xfs:     []xfSpec{{}, {font: 1}, {font: 2}, {font: 3}, {font: 5}},
		strings: []string{"S¶n phÈm", "Trong ñoù", "Đồng Tháp", "ua kh«ng"}, sheets: sheetOf(
			xlsShared(0, 0, 1, 0), xlsShared(0, 1, 2, 0), xlsShared(0, 2, 0, 0), xlsShared(0, 3, 3, 1), xlsShared(0, 4, 0, 1), xlsShared(0, 5, 1, 2), xlsShared(0, 6, 4, 2),
		)}, []string{
		"== Biểu 1",
		"A1 text Sản phẩm ‹S¶n phÈm›",
		"B1 text SẢN PHẨM ‹S¶n phÈm›",
		"C1 text Sản phẩm ‹S¶n phÈm›",
		"D1 text Trong đó ‹Trong ñoù›",
		"E1 text Trong đó ‹Trong ñoù›",
		"F1 text Đồng Tháp",
		"G1 text Đồng Tháp",
	}},
	{"what is hidden", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: []xlsSheetSpec{
		{name: "Hiện", records: []biffRecord{
			{recColInfo, pack(1, 1, 2560, 0, 1, 0)}, {recColInfo, pack(2, 2, 0, 0, 0, 0)},
			{recRow, pack(1, 0, 9, 300, 0, 0, uint32(0x20))}, {recRow, pack(2, 0, 9, 0, 0, 0, uint32(0))}, {recRow, pack(3, 0, 9, 300, 0, 0, uint32(0x100))},
			xlsNumber(0, 0, 0, 1), xlsNumber(0, 1, 0, 2), xlsNumber(0, 2, 0, 3), xlsNumber(1, 0, 0, 4), xlsNumber(2, 0, 0, 5), xlsNumber(3, 0, 0, 6)}},
		{name: "Ẩn", state: 1, records: []biffRecord{xlsNumber(0, 0, 0, 7)}},
		{name: "Rất ẩn", state: 2, records: []biffRecord{xlsNumber(0, 0, 0, 8)}},
		{name: "Hàng ẩn sẵn", records: []biffRecord{{recDefRowHeight, pack(2, 300)}, {recRow, pack(0, 0, 9, 300, 0, 0, uint32(0))}, xlsNumber(0, 0, 0, 9), xlsNumber(1, 0, 0, 10)}},
	}}, []string{
		"== Hiện",
		"A1 number 1 =1",
		"B1 number 2 =2; col hidden",
		"C1 number 3 =3; col hidden",
		"A2 number 4 =4; row hidden",
		"A3 number 5 =5; row hidden",
		"A4 number 6 =6",
		"== Ẩn hidden",
		"A1 number 7 =7",
		"== Rất ẩn hidden",
		"A1 number 8 =8",
		"== Hàng ẩn sẵn",
		"A1 number 9 =9",
		"A2 number 10 =10; row hidden",
	}},
	{"a size that nobody reads", xlsSpec{fonts: []fontSpec{{name: "Arial", colour: 0x7FFF}, {name: "Arial", colour: 0x7FFF, height: 20}, {name: "Arial", colour: 0x7FFF, height: 160}},
		xfs: []xfSpec{{}, {font: 1}, {font: 2}}, sheets: sheetOf(xlsNumber(0, 0, 0, 1), xlsNumber(0, 1, 1, 2), xlsNumber(0, 2, 2, 3))}, []string{
		"== Biểu 1",
		"A1 number 1 =1",
		"B1 number 2 =2; unseen",
		"C1 number 3 =3",
		"note unseen Biểu 1!B1 [B1]",
	}},
	{"the colour of the background", xlsSpec{fonts: []fontSpec{{name: "Arial", colour: 0x7FFF}, {name: "Arial", colour: 9}, {name: "Arial", colour: 10}, {name: "Arial", colour: 40}},
		palette: append([]uint32{0, 0xFFFFFF, 0xFF0000}, make([]uint32, 53)...),
		xfs:     []xfSpec{{}, {font: 1}, {font: 1, pattern: 1, fore: 10}, {font: 2, pattern: 1, fore: 10}, {font: 1, pattern: 4, fore: 9}, {font: 3, pattern: 1, fore: 41}},
		sheets:  sheetOf(xlsNumber(0, 0, 0, 1), xlsNumber(0, 1, 1, 2), xlsNumber(0, 2, 2, 3), xlsNumber(0, 3, 3, 4), xlsNumber(0, 4, 4, 5), xlsNumber(0, 5, 5, 6)),
	}, []string{
		"== Biểu 1",
		"A1 number 1 =1",
		"B1 number 2 =2; unseen",
		"C1 number 3 =3",
		"D1 number 4 =4; unseen",
		"E1 number 5 =5",
		"F1 number 6 =6; unseen",
		"note unseen Biểu 1!B1 [B1 D1 F1]",
	}},
	{"notes on cells", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(
		xlsNumber(0, 0, 0, 1), xlsNumber(0, 1, 0, 2),
		biffRecord{recObject, pack(0x15, 0x12, 0x19, 33, make([]byte, 14))},
		biffRecord{recTextObject, pack(0x212, 0, 0, 0, 0, 9, 16, uint32(0))}, biffRecord{recContinue, append([]byte{1}, wideString("số dự kiế", 1)[2:]...)}, biffRecord{recContinue, make([]byte, 16)},
		biffRecord{recNote, pack(0, 1, 0, 33, wideString("Lan", 2))},
	)}, []string{
		"== Biểu 1",
		"A1 number 1 =1",
		"B1 number 2 =2; # số dự kiế",
	}},
	{"charts and nested streams hold no cells", xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: []xlsSheetSpec{
		{name: "Biểu đồ", kind: 2, records: []biffRecord{xlsNumber(0, 0, 0, 9)}},
		{name: "Số", records: []biffRecord{{recBOF, pack(0x600, 0x20, 0, 0)}, xlsNumber(5, 5, 0, 9), {recEOF, nil}, xlsNumber(0, 0, 0, 1)}},
		{name: "Macro", kind: 1, records: []biffRecord{xlsNumber(0, 0, 0, 9)}},
	}}, []string{
		"== Số",
		"A1 number 1 =1",
		"note macro_sheet Macro! []",
	}},
	{"Excel 5, code page 1252, old fonts", xlsSpec{biff5: true, codepage: 1252, fonts: []fontSpec{{name: "Arial"}, {name: ".VnTime"}}, xfs: []xfSpec{{}, {font: 1}, {format: 164}}, formats: []string{"#,##0.00"}, sheets: []xlsSheetSpec{{name: "Bieu 1", records: []biffRecord{
		{recLabel, pack(0, 0, 1, len("Tæng s\xE8"), "T\xE6ng s\xE8")[:6+2+7]}, xlsNumber(0, 1, 2, 1234.5),
		{recRString, pack(1, 0, 0, 8, "ab T\xD8nh ", byte(1), byte(3), byte(1))},
		xlsFormula(2, 0, 1, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}), {recString, pack(4, "T\xD8nh")},
	}}}}, []string{
		"== Bieu 1",
		"A1 text Tổng số ‹Tæng sè›",
		"B1 number 1.234,50 ‹1234.5› =1234.5",
		"A2 text ab Tỉnh  ‹ab TØnh ›",
		"A3 text Tỉnh ‹TØnh›; formula",
	}},
	{"Excel 5, code page 1258", xlsSpec{biff5: true, codepage: 1258, fonts: []fontSpec{{name: "Arial", charset: charsetVietnamese}, {name: ".VnTime"}}, xfs: []xfSpec{{}, {font: 1}}, sheets: []xlsSheetSpec{{name: "Bieu 1", records: []biffRecord{
		{recLabel, pack(0, 0, 0, 9, "T\xF4\xD2ng s\xF4\xEC")}, {recLabel, pack(0, 1, 1, 6, "T\xD8nh 1")}, {recLabel, pack(0, 2, 0, 8, "S\xB6n ph\xC8m")},
	}}}}, []string{
		"== Bieu 1",
		"A1 text Tổng số ‹Tổng số›",
		"B1 text Tỉnh 1 ‹TØnh 1›",
		"C1 text Sản phẩm ‹S¶n phÈm›",
	}},
}

func TestXLS(t *testing.T) {
	for _, c := range xlsCases {
		t.Run(c.name, func(t *testing.T) {
			wantLines(t, read(t, XLS(), c.given.file()), c.want)
			wantLines(t, read(t, XLS(), c.given.stream()), c.want) // without a container
		})
	}
}

// TestSharedStringsCutIntoPieces cuts one table of strings at every byte where a
// program may cut it, with the flag that a piece of text begins with.
func TestSharedStringsCutIntoPieces(t *testing.T) {
	head := pack(uint32(3), uint32(3))
	first := pack(4, byte(1), []uint16{'T', 0x1EC9, 'n', 'h'})           // wide
	rich := pack(6, byte(8|4), 1, uint32(5), "S\xB6n 12", 0, 1, "sound") // narrow, one run, sound
	last := pack(2, byte(0), "OK")                                       //
	want := []string{"== Biểu 1", "A1 text Tỉnh", "B1 text Sản 12 ‹S¶n 12›", "C1 text OK"}
	spec := func(pieces ...[]byte) xlsSpec {
		return xlsSpec{rawSST: pieces, fonts: []fontSpec{{name: "Arial"}, {name: ".VnTime"}}, xfs: []xfSpec{{}},
			sheets: sheetOf(xlsShared(0, 0, 0, 0), xlsShared(0, 1, 0, 1), xlsShared(0, 2, 0, 2))}
	}
	all := append(append(append([]byte{}, head...), first...), append(rich, last...)...)
	wantLines(t, read(t, XLS(), spec(all).file()), want)
	at := len(head)
	for _, cut := range []struct {
		place int
		flag  string
	}{
		{at, ""}, {at + 3 + 2, "\x01"}, {at + 3 + 6, "\x01"}, {at + 11, ""},
		{at + 11 + 9 + 1, "\x00"}, {at + 11 + 9 + 5, "\x00"}, {at + 11 + 9 + 6, ""}, {at + 11 + 9 + 6 + 2, ""}, {at + 11 + 9 + 6 + 4 + 3, ""}, {len(all) - 1, "\x00"},
	} {
		wantLines(t, read(t, XLS(), spec(all[:cut.place], append([]byte(cut.flag), all[cut.place:]...)).file()), want)
	}
	// the rest of a narrow text may go on wide
	wide := append([]byte("\x01"), pack([]uint16{'K'})...)
	wantLines(t, read(t, XLS(), spec(all[:len(all)-1], wide).file()), want)
}

func TestXLSThatCannotBeRead(t *testing.T) {
	good := xlsCases[0].given
	locked := good
	locked.password = true
	for _, c := range []struct {
		name, reason string
		content      []byte
	}{
		{"a password", "encrypted", locked.file()},
		{"a package with a password", "encrypted", compoundFile("EncryptedPackage", []byte("x"))},
		{"a document of another program", "not_a_workbook", compoundFile("WordDocument", []byte("x"))},
		{"Excel 4", "unsupported_format", pack(0x0409, 6, 0, 0x10, 0)},
		{"no records", "not_a_workbook", compoundFile("Workbook", []byte("x"))},
		{"cut in the container", "not_a_workbook", good.file()[:600]},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := refused(t, XLS(), c.content, UsualBounds()); got != c.reason {
				t.Errorf("reason %s, want %s", got, c.reason)
			}
		})
	}
}

func TestXLSWithoutItsEnd(t *testing.T) {
	spec := xlsSpec{fonts: arial, xfs: []xfSpec{{}}, sheets: sheetOf(xlsNumber(0, 0, 0, -0.05))}
	for row := range 1000 {
		spec.sheets[0].records = append(spec.sheets[0].records, xlsNumber(row+1, 0, 0, 1), biffRecord{0x00FF, make([]byte, 800)})
	}
	whole := spec.file()
	book := read(t, XLS(), whole[:len(whole)-4096])
	if n := len(book.Notes); n != 1 || book.Notes[0].Type != "file_short" || !strings.Contains(book.Notes[0].Message.VI, "cuối của tệp") {
		t.Errorf("notes %+v", book.Notes)
	}
	if got := book.Sheets[0].At(1, 1).Value; got != -0.05 {
		t.Errorf("A1 is %v", got)
	}
}

func TestSheetsWhoseListedPlaceIsWrong(t *testing.T) {
	spec := xlsCases[0].given
	spec.sheets = append(spec.sheets[:1:1], xlsSheetSpec{name: "Hai", records: []biffRecord{xlsNumber(0, 0, 0, 2)}})
	stream := spec.stream()
	for at := 0; at+4 < len(stream); at += 4 + u16(stream, at+2) {
		if u16(stream, at) == recBoundSheet {
			copy(stream[at+4:], []byte{3, 0, 0, 0})
		}
	}
	book := read(t, XLS(), stream)
	if len(book.Sheets) != 2 || book.Sheets[1].At(1, 1).Value != 2 || book.Sheets[0].At(2, 1).Value != 12 {
		t.Errorf("%v", drawn(book))
	}
}

// TestWorkbookOfAnotherProgram reads testdata/xlwt.xls, which the Python module
// xlwt 1.3 wrote: it never works out a formula, packs numbers as RK and keeps
// styles in an order of its own.
func TestWorkbookOfAnotherProgram(t *testing.T) {
	content, err := os.ReadFile("testdata/xlwt.xls")
	if err != nil {
		t.Fatal(err)
	}
	wantLines(t, read(t, XLS(), content), []string{"== Biểu 10", "A1 text DỰ TOÁN THU, CHI NĂM 2020 to D1",
		"A2 text STT", "B2 text Nội dung", "C2 text Số tiền", "D2 text Ngày",
		"A3 number 1 =1", "B3 text Thu nội địa", "C3 number 1.234.568 ‹1234567.5› =1.2345675e+06", "D3 date 31/12/2020 ‹44196› =44196",
		"B4 text Tổng số ‹Tæng sè›", "C4 pending = ‹›; formula", "D4 bool TRUE =1",
		"B5 text ẩn; row hidden", "C5 number 7 =7; row hidden", "E6 number 8 =8; col hidden",
		"== Ẩn hidden", "A1 number 0,1 ‹0.1› =0.1"})
}
