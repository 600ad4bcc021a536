package sheet

import (
	"bytes"
	"context"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const (
	mainSpace  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	relSpace   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	sheetPath  = "xl/worksheets/sheet1.xml"
	stringPath = "xl/sharedStrings.xml"
	stylePath  = "xl/styles.xml"
	bookPath   = "xl/workbook.xml"
	bookRels   = "xl/_rels/workbook.xml.rels"
)

// xlsxParts are a workbook of one sheet; others replace or add parts, "" takes
// one away.
func xlsxParts(others map[string]string) map[string]string {
	parts := map[string]string{
		"_rels/.rels": `<Relationships><Relationship Id="rId1" Type="` + relSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		bookPath:      `<workbook ` + mainSpace + ` xmlns:r="` + relSpace + `"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		bookRels: `<Relationships><Relationship Id="rId1" Type="` + relSpace + `/worksheet" Target="worksheets/sheet1.xml"/>
			<Relationship Id="rId2" Type="` + relSpace + `/sharedStrings" Target="sharedStrings.xml"/>
			<Relationship Id="rId3" Type="` + relSpace + `/styles" Target="styles.xml"/></Relationships>`,
		sheetPath: `<worksheet ` + mainSpace + `><sheetData/></worksheet>`,
	}
	maps.Copy(parts, others)
	maps.DeleteFunc(parts, func(_, data string) bool { return data == "" })
	return parts
}

// cellsXML is a sheet of these rows.
func cellsXML(rows string) string {
	return `<worksheet ` + mainSpace + `><sheetData>` + rows + `</sheetData></worksheet>`
}

var xlsxCases = []struct {
	name  string
	parts map[string]string
	want  []string
}{
	{"rows and cells without their places", map[string]string{sheetPath: cellsXML(
		`<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row><row><c r="C5"><v>4</v></c><c><v>5</v></c></row>`)},
		[]string{"== S", "A1 number 1 =1", "C1 number 2 =2", "A4 number 3 =3", "C5 number 4 =4", "D5 number 5 =5"}},
	{"cells that come out of order, or twice", map[string]string{sheetPath: cellsXML(
		`<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="3"><c r="A3"><v>4</v></c></row>`)},
		[]string{"== S", "A1 number 3 =3", "A3 text 2 ≠ 4", "B3 number 1 =1", "note cell_twice S!A3 [A3]"}},
	{"cells that come twice and say the same", map[string]string{sheetPath: cellsXML(
		`<row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>3</v></c><c r="A1" t="str"><v>3</v></c><c r="B1" t="str"><v>a</v></c><c r="B1" t="str"><v>b</v></c></row>`)},
		[]string{"== S", "A1 text 3", "B1 text b", "note cell_twice S!B1 [B1]"}},
	{"numbers as they are written", map[string]string{sheetPath: cellsXML(
		`<row><c><v>5.4000000000000004</v></c><c><v>1E-3</v></c><c><v>1.50</v></c><c><v> 7 </v></c><c><v>-0</v></c><c><v>1.2345E+20</v></c><c><v>12abc</v></c><c><v>0x10</v></c><c><v>1e999</v></c><c><v>NaN</v></c><c><v>-INF</v></c></row>`)},
		[]string{"== S", "A1 number 5,4 ‹5.4000000000000004› =5.4", "B1 number 0,001 ‹1E-3› =0.001", "C1 number 1,5 ‹1.50› =1.5", "D1 number 7 =7", "E1 number 0 ‹-0› =-0",
			"F1 number 1,2345e+20 ‹1.2345E+20› =1.2345e+20", "G1 text 12abc", "H1 text 0x10", "I1 text 1e999", "J1 error #NUM! ‹NaN›", "K1 error #NUM! ‹-INF›"}},
	{"formulas", map[string]string{sheetPath: cellsXML(
		`<row><c><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c><c><f t="shared" si="0"/><v>3</v></c><c><f>A1</f></c><c><f>A1</f><v></v></c><c t="str"><f>""</f><v></v></c>
			<c t="str"><f>A2</f><v>Đạt</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><f>1=1</f><v>1</v></c><c><f t="array" ref="I1">A1</f><v>0.5</v></c></row>`)},
		[]string{"== S", "A1 number 2 =2; formula", "B1 number 3 =3; formula", "C1 pending = ‹›; formula", "D1 pending = ‹›; formula", "F1 text Đạt; formula", "G1 error #DIV/0!; formula", "H1 bool TRUE ‹1› =1; formula", "I1 number 0,5 ‹0.5› =0.5; formula"}},
	{"texts of every kind", map[string]string{
		stringPath: `<sst><si><t xml:space="preserve"> Tổng số </t></si><si><r><t>Thu </t></r><r><rPr><b/></rPr><t>nội địa</t></r><rPh><t>đọc</t></rPh></si><si/><si><t>a_x000D_b_x005F_c &amp;#&#273;&lt;</t></si><si><t>Cấp&#160;tỉnh</t></si></sst>`,
		sheetPath: cellsXML(`<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c></row>
			<row><c t="inlineStr"><is><t>tại chỗ</t></is></c><c t="inlineStr"><is><r><t>hai </t></r><r><t>đoạn</t></r></is></c><c t="str"><v>chuỗi</v></c><c t="inlineStr"><is><t><![CDATA[1 < 2 & 3]]></t></is></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c></row>`)},
		[]string{"== S", "A1 text  Tổng số ", "B1 text Thu nội địa", "D1 text a\rb_c &#đ<", "E1 text Cấp\u00a0tỉnh",
			"A2 text tại chỗ", "B2 text hai đoạn", "C2 text chuỗi", "D2 text 1 < 2 & 3", "E2 bool FALSE ‹0› =0", "F2 error #REF!"}},
	{"lines and comments in the markup", map[string]string{sheetPath: "\uFEFF<?xml version=\"1.0\"?>\r\n<!-- <c><v>9</v></c> --><worksheet><sheetData><row>\r\n<c t=\"inlineStr\"><is><t>một\r\nhai</t></is></c><!-- > --><c title='a>b'><v>1</v></c></row></sheetData></worksheet>"},
		[]string{"== S", "A1 text một⏎hai", "B1 number 1 =1"}},
	{"prefixed names of a strict file", map[string]string{
		bookPath: `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships" conformance="strict"><x:workbookPr/><x:sheets><x:sheet name="S" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
		bookRels: `<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
		sheetPath: `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="d"><x:v>2022-12-15T00:00:00</x:v></x:c><x:c r="B1"><x:v>1</x:v></x:c>
			<x:c r="C1" t="d"><x:v>13:30:00</x:v></x:c><x:c r="D1" t="d"><x:v>hôm qua</x:v></x:c></x:row></x:sheetData></x:worksheet>`},
		[]string{"== S", "A1 date 15/12/2022 ‹2022-12-15T00:00:00› =44910", "B1 number 1 =1", "C1 date 13:30:00 =0.5625", "D1 text hôm qua"}},
	{"days from 1904, in formats of their own", map[string]string{
		bookPath:  `<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
		stylePath: `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-42A]dd/mm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		sheetPath: cellsXML(`<row><c s="1"><v>43448</v></c><c><v>43448</v></c><c s="2"><v>0.75</v></c><c s="1"><v>-5</v></c></row>`)},
		[]string{"== S", "A1 date 15/12/2022 ‹43448› =43448", "B1 number 43448 =43448", "C1 date 18:00:00 ‹0.75› =0.75", "D1 number -5 =-5"}},
	{"what is hidden", map[string]string{
		bookPath: `<workbook><sheets><sheet name="Hiện" r:id="rId1"/><sheet name="Ẩn" state="hidden" r:id="rId4"/><sheet name="Rất ẩn" state="veryHidden" r:id="rId5"/></sheets></workbook>`,
		bookRels: `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId4" Type="x/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId5" Type="x/worksheet" Target="worksheets/sheet3.xml"/></Relationships>`,
		sheetPath: `<worksheet><cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>
			<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c><c r="D1"><v>3</v></c><c r="E1"><v>4</v></c></row>
			<row r="2" hidden="1"><c><v>5</v></c></row><row r="3" ht="0" customHeight="1"><c><v>6</v></c></row><row r="4" outlineLevel="1" hidden="true"><c><v>7</v></c></row><row r="5" collapsed="1"><c><v>8</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet2.xml": cellsXML(`<row><c><v>9</v></c></row>`),
		"xl/worksheets/sheet3.xml": `<worksheet><sheetFormatPr zeroHeight="1"/><sheetData><row r="1"><c><v>10</v></c></row></sheetData></worksheet>`},
		[]string{"== Hiện", "A1 number 1 =1", "C1 number 2 =2; col hidden", "D1 number 3 =3; col hidden", "E1 number 4 =4", "A2 number 5 =5; row hidden", "A3 number 6 =6; row hidden", "A4 number 7 =7; row hidden", "A5 number 8 =8",
			"== Ẩn hidden", "A1 number 9 =9", "== Rất ẩn hidden", "A1 number 10 =10"}},
	{"rows hidden unless they show", map[string]string{sheetPath: `<worksheet><sheetFormatPr zeroHeight="1"/><sheetData><row r="2"><c><v>1</v></c></row><row r="3" hidden="1"><c><v>2</v></c></row><row r="4"><c><v>3</v></c></row></sheetData></worksheet>`},
		[]string{"== S", "A2 number 1 =1", "A3 number 2 =2; row hidden", "A4 number 3 =3"}},
	{"the colour of the background", map[string]string{
		"xl/theme/theme1.xml": `<a:theme><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2></a:clrScheme></a:theme>`,
		stylePath: `<styleSheet><numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts><font/><font><color theme="0"/></font><font><color rgb="FFFF0000"/></font><font><color indexed="9"/></font><font><color theme="3" tint="0.4"/></font></fonts>
			<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFF0000"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="3" tint="0.4"/></patternFill></fill></fills>
			<cellXfs><xf/><xf fontId="1"/><xf fontId="1" fillId="2"/><xf fontId="2" fillId="2"/><xf fontId="3" fillId="1"/><xf fontId="4" fillId="3"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
		sheetPath: cellsXML(`<row><c><v>1</v></c><c s="1"><v>2</v></c><c s="2"><v>3</v></c><c s="3"><v>4</v></c><c s="4"><v>5</v></c><c s="5"><v>6</v></c><c s="6"><v>7</v></c><c s="6" t="inlineStr"><is><t>chữ</t></is></c></row>`)},
		[]string{"== S", "A1 number 1 =1", "B1 number 2 =2; unseen", "C1 number 3 =3", "D1 number 4 =4; unseen", "E1 number 5 =5", "F1 number 6 =6; unseen", "G1 number 7 =7; unseen", "H1 text chữ; unseen", "note unseen S!B1 [B1 D1 F1 G1 H1]"}},
	{"sizes that nobody reads, and conditions that hide", map[string]string{
		stylePath: `<styleSheet><fonts><font><sz val="11"/></font><font><sz val="1"/></font><font><sz val="0"/></font><font><sz val="8"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs>
			<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><font><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf><dxf><font><color rgb="FFFF0000"/></font></dxf></dxfs></styleSheet>`,
		sheetPath: `<worksheet><sheetData><row><c><v>1</v></c><c s="1"><v>2</v></c><c s="2"><v>3</v></c><c s="3"><v>4</v></c></row>
			<row><c><v>0</v></c><c><v>5</v></c><c><v>15</v></c><c><v>25</v></c><c t="str"><v>chữ</v></c></row><row><c><v>6</v></c><c><v>7</v></c></row></sheetData>
			<conditionalFormatting sqref="A2:E2"><cfRule type="cellIs" dxfId="0" operator="between"><formula>0</formula><formula>10</formula></cfRule><cfRule type="cellIs" dxfId="1" operator="greaterThan"><formula>20</formula></cfRule><cfRule type="cellIs" dxfId="2" operator="equal"><formula>15</formula></cfRule></conditionalFormatting>
			<conditionalFormatting sqref="A3 Z9"><cfRule type="expression" dxfId="0"><formula>TRUE</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="B3"><cfRule type="expression" dxfId="0"><formula>B3&lt;A3</formula></cfRule></conditionalFormatting></worksheet>`},
		[]string{"== S", "A1 number 1 =1", "B1 number 2 =2; unseen", "C1 number 3 =3; unseen", "D1 number 4 =4", "A2 number 0 =0", "B2 number 5 =5", "C2 number 15 =15", "D2 number 25 =25", "E2 text chữ", "A3 number 6 =6", "B3 number 7 =7", "note unseen S!B1 [B1 C1 B2 D2 A3]"}},
	{"old fonts, by the cell and by the run", map[string]string{
		stylePath: `<styleSheet><fonts><font><name val="Arial"/></font><font><name val=".VnTime"/></font><font><name val=".VnArialH"/></font><font><name val="VNI-Times"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3"/></cellXfs></styleSheet>`,
		stringPath: `<sst><si><t>tØnh</t></si><si><t>tỉnh Thái Bình</t></si><si><t>tænh</t></si><si><r><rPr><rFont val=".VnTime"/></rPr><t>BiÓu sè 1</t></r><r><rPr><rFont val="Arial"/></rPr><t xml:space="preserve"> á</t></r></si>
			<si><r><t>tØnh</t></r><r><rPr><rFont val="Arial"/></rPr><t xml:space="preserve"> Thái</t></r></si><si><t>Mẫu sè 20/CKTC-NS§P</t></si><si><t>Thái</t></si></sst>`,
		sheetPath: cellsXML(`<row><c s="1" t="s"><v>0</v></c><c s="2" t="s"><v>0</v></c><c s="1" t="s"><v>1</v></c><c s="3" t="s"><v>2</v></c><c t="s"><v>3</v></c><c s="1" t="s"><v>4</v></c><c s="1" t="s"><v>5</v></c><c t="s"><v>6</v></c></row>`)},
		[]string{"== S", "A1 text tỉnh ‹tØnh›", "B1 text TỈNH ‹tØnh›", "C1 text tỉnh Thái Bình", "D1 text tỉnh ‹tænh›", "E1 text Biểu số 1 á ‹BiÓu sè 1 á›", "F1 text tỉnh Thái ‹tØnh Thái›", "G1 text Mẫu số 20/CKTC-NSĐP ‹Mẫu sè 20/CKTC-NS§P›", "H1 text Thái"}},
	{"merged areas and notes on cells", map[string]string{
		sheetPath:                             `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="3"><c r="D3"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/><mergeCell ref="D3:XFD1048576"/><mergeCell ref="A3"/></mergeCells></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/comments" Target="../comments1.xml"/></Relationships>`,
		"xl/comments1.xml":                    `<comments><authors><author>Lan</author></authors><commentList><comment ref="D3" authorId="0"><text><r><rPr><b/></rPr><t>Lan:</t></r><r><t xml:space="preserve"> cÇn xem l¹i</t></r></text></comment><comment ref="D3"/></commentList></comments>`},
		[]string{"== S", "A1 number 1 =1 to B2", "B1 number 2 =2", "D3 number 3 =3; # Lan: cần xem lại"}},
	{"sheets that are not there", map[string]string{
		bookPath:  `<workbook><sheets><sheet name="Có" r:id="rId1"/><sheet name="Mất" r:id="rId7"/><sheet name="Không nối" r:id="rId99"/><sheet name="Ngoài" r:id="rId8"/><sheet name="Đồ thị" r:id="rId9"/><sheet name="Macro" r:id="rId10"/></sheets></workbook>`,
		bookRels:  `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId7" Type="x/worksheet" Target="worksheets/none.xml"/><Relationship Id="rId8" Type="x/worksheet" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId10" Type="x/xlMacrosheet" Target="macrosheets/sheet1.xml"/></Relationships>`,
		sheetPath: cellsXML(`<row><c><v>1</v></c><c t="s"><v>3</v></c><c t="s"><v>-1</v></c></row>`)},
		[]string{"== Có", "A1 number 1 =1", "note sheet_missing Mất! []", "note sheet_missing Không nối! []", "note sheet_outside Ngoài! []", "note macro_sheet Macro! []", "note text_missing Có!B1 [B1 C1]"}},
	{"entities that a file declares are not resolved", map[string]string{
		sheetPath: `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;&b;</t></is></c><c><v>1</v></c></row></sheetData></worksheet>`},
		[]string{"== S", "A1 text &a;&b;", "B1 number 1 =1"}},
	{"a part in UTF-16", map[string]string{sheetPath: utf16LE("\uFEFF" + cellsXML(`<row><c t="inlineStr"><is><t>Đồng Tháp</t></is></c></row>`))}, []string{"== S", "A1 text Đồng Tháp"}},
	{"characters that no text has", map[string]string{sheetPath: cellsXML("<row><c t=\"inlineStr\"><is><t>a\xff\xfeb&#0;&#xD800;</t></is></c></row>")}, []string{"== S", "A1 text a\uFFFDb&#0;&#xD800;"}},
}

func utf16LE(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.Write([]byte{byte(r), byte(r >> 8)})
	}
	return b.String()
}

func TestXLSX(t *testing.T) {
	for _, c := range xlsxCases {
		t.Run(c.name, func(t *testing.T) { wantLines(t, read(t, XLSX(), packed(t, xlsxParts(c.parts))), c.want) })
	}
}

func TestCellsOfEveryKind(t *testing.T) {
	wantLines(t, read(t, XLSX(), written(t, one(
		[]any{"chữ", 12, 1234.5, true, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)},
		[]any{Shown{1234567, "#,##0"}, Shown{0.125, "0.0%"}, Shown{1e16, "0"}, Formula{"1/0", "#DIV/0!"}, Formula{"A1", nil}},
		[]any{" ", "  x\n y ", "1.234"},
	))), []string{"== S", "A1 text chữ", "B1 number 12 =12", "C1 number 1234,5 ‹1234.5› =1234.5", "D1 bool TRUE ‹1› =1", "E1 date 01/07/2025 ‹45839› =45839",
		"A2 number 1.234.567 ‹1234567› =1.234567e+06", "B2 number 12,5% ‹0.125› =0.125", "C2 number 10000000000000000 =1e+16", "D2 error #DIV/0!; formula", "E2 pending = ‹›; formula",
		"B3 text   x⏎ y ", "C3 text 1.234"})
}

func TestWriteGivesTheSameBytes(t *testing.T) {
	w := one([]any{"a", 1}, []any{time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC), Formula{"A1", "x"}})
	if a, b := written(t, w), written(t, w); !bytes.Equal(a, b) {
		t.Error("two writings differ")
	}
}

// TestScannerAgreesWithExcelize holds the reader against excelize on a sheet
// with gaps, merged areas and repeated texts.
func TestScannerAgreesWithExcelize(t *testing.T) {
	rows := make([][]any, 40)
	for r := range rows {
		rows[r] = make([]any, 30)
		for c := range rows[r] {
			rows[r][c] = []any{"Đồng Tháp", float64(r) * 1.1, r*c - 100, nil, nil}[(r*31+c)%5]
		}
	}
	content := written(t, Workbook{Sheets: []WorkbookSheet{{Name: "Một", Rows: rows, Merges: []string{"B2:D2", "C4:C9"}}, {Name: "Hai", Rows: rows[:3]}}})
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	compared := 0
	for _, g := range read(t, XLSX(), content).Sheets {
		theirs, err := f.GetRows(g.Name(), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range theirs {
			for c, raw := range row {
				if got := g.At(r+1, c+1).Raw; raw != got {
					t.Errorf("%s %s: %q, excelize %q", g.Name(), refOf(r+1, c+1), got, raw)
				}
				compared++
			}
		}
		merges, err := f.GetMergeCells(g.Name())
		if err != nil || len(merges) != len(g.Merges()) {
			t.Errorf("%s: %d merged areas, excelize %d (%v)", g.Name(), len(g.Merges()), len(merges), err)
		}
	}
	if compared < 1000 {
		t.Errorf("only %d cells compared", compared)
	}
}

func TestXLSXThatCannotBeRead(t *testing.T) {
	good := packed(t, xlsxParts(map[string]string{sheetPath: cellsXML(`<row><c><v>1</v></c></row>`)}))
	for _, c := range []struct {
		name, reason string
		content      []byte
	}{
		{"cut in the middle", "not_a_workbook", good[:len(good)/2]},
		{"no workbook part", "not_a_workbook", packed(t, xlsxParts(map[string]string{bookPath: ""}))},
		{"markup that ends in a tag", "not_a_workbook", packed(t, xlsxParts(map[string]string{sheetPath: "<worksheet><sheetData><row><c><v>1</"}))},
		{"markup that ends in an element", "not_a_workbook", packed(t, xlsxParts(map[string]string{sheetPath: "<worksheet><sheetData><row><c><v>1</v></c></row>"}))},
		{"strings that end in the middle", "not_a_workbook", packed(t, xlsxParts(map[string]string{stringPath: "<sst><si><t>a"}))},
		{"a tag of two megabytes", "not_a_workbook", packed(t, xlsxParts(map[string]string{sheetPath: "<worksheet a='" + strings.Repeat("x", 2<<20) + "'/>"}))},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := refused(t, XLSX(), c.content, UsualBounds()); got != c.reason {
				t.Errorf("reason %s, want %s", got, c.reason)
			}
		})
	}
}

func TestXLSXWithPassword(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "bí mật"}); err != nil {
		t.Fatal(err)
	}
	if !XLS().Sniff(b.Bytes(), "", "mat.xlsx") || XLSX().Sniff(b.Bytes(), "", "mat.xlsx") {
		t.Error("an encrypted workbook is not a zip archive")
	}
	if got := refused(t, XLS(), b.Bytes(), UsualBounds()); got != "encrypted" {
		t.Errorf("reason %s", got)
	}
}

// A workbook that is protected against changes has the password that Excel sets itself, and opens.
func TestXLSXProtectedAgainstChanges(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetSheetRow("Sheet1", "A1", &[]any{"Số đề án", 12}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: protective}); err != nil {
		t.Fatal(err)
	}
	book, err := XLS().Read(context.Background(), b.Bytes(), "khoa.xlsx", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	if g := book.Sheets[0]; g.At(1, 1).Shown != "Số đề án" || g.At(1, 2).Value != 12 {
		t.Errorf("read %q, %v", g.At(1, 1).Shown, g.At(1, 2).Value)
	}
	short := b.Bytes()[:b.Len()-700]
	if got := refused(t, XLS(), short, UsualBounds()); got == "" {
		t.Error("a package cut off is no workbook")
	}
}

func TestTheContentDecidesNotTheName(t *testing.T) {
	xlsx, xls := packed(t, xlsxParts(nil)), xlsCases[0].given.file()
	binary := packed(t, map[string]string{"xl/workbook.bin": "x", "xl/theme/theme1.xml": "<a/>"})
	docx := packed(t, map[string]string{"word/document.xml": "<a/>", "word/embeddings/xl.xlsx": "x"})
	for _, c := range []struct {
		content   []byte
		name      string
		xlsx, xls bool
	}{
		{xlsx, "a.xls", true, false}, {xls, "a.xlsx", false, true}, {binary, "a.xlsx", false, false}, {docx, "a.xlsx", false, false},
		{[]byte("tên;số"), "a.xls", false, false}, {nil, "a.xlsx", false, false}, {compoundFile("WordDocument", []byte("x")), "a.xls", false, false},
	} {
		if got := XLSX().Sniff(c.content, "", c.name); got != c.xlsx {
			t.Errorf("%s of %d bytes is xlsx: %v", c.name, len(c.content), got)
		}
		if got := XLS().Sniff(c.content, "", c.name); got != c.xls {
			t.Errorf("%s of %d bytes is xls: %v", c.name, len(c.content), got)
		}
	}
}
