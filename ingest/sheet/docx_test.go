package sheet

import (
	"context"
	"strings"
	"testing"
)

func docxOf(t testing.TB, body string) []byte {
	return packed(t, map[string]string{
		"[Content_Types].xml": "<Types/>",
		"_rels/.rels":         `<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/styles.xml":     `<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Cu"/></w:style></w:styles>`,
		"word/document.xml":   `<w:document><w:body>` + body + `<w:sectPr><w:headerReference/></w:sectPr></w:body></w:document>`,
	})
}

// wp is a paragraph, wtc a cell, wtr a row and wtbl a table.
func wp(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
func wtc(properties, text string) string {
	return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + wp(text) + "</w:tc>"
}
func wtr(properties string, cells ...string) string {
	return "<w:tr><w:trPr>" + properties + "</w:trPr>" + strings.Join(cells, "") + "</w:tr>"
}
func wtbl(rows ...string) string {
	return "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" + strings.Join(rows, "") + "</w:tbl>"
}

func TestDOCXTables(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs above, spans", wp("Biểu số 62") + "<w:p/>" + wp("Đơn vị: triệu đồng") + wtbl(
			wtr("", wtc(`<w:vMerge w:val="restart"/>`, "Tỉnh"), wtc(`<w:gridSpan w:val="2"/>`, "Năm")),
			wtr("", wtc(`<w:vMerge/>`, "ẩn"), wtc("", "2019"), wtc("", "2020")),
			wtr(`<w:gridBefore w:val="1"/>`, wtc("", "1.234"), wtc("", "#REF!"))) + wp("Ghi chú năm 2020"), `
== Bảng 1
A1 text Biểu số 62
A2 text Đơn vị: triệu đồng
A3 text Tỉnh to A4
B3 text Năm to C3
B4 text 2019
C4 text 2020
B5 text 1.234
C5 error #REF!
note text_outside_tables  []`},
		{"revisions, fields, breaks", wtbl(
			wtr("", `<w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>còn</w:t></w:r><w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t xml:space="preserve"> thêm</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p><w:p><w:r><w:instrText>SUM(ABOVE)</w:instrText><w:t>12</w:t><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/></w:r></w:p></w:tc>`),
			wtr("<w:del/>", wtc("", "dòng bỏ")),
			wtr("<w:hidden/>", wtc("", "dòng ẩn"))), `
== Bảng 1
A1 text còn thêm⏎12⏎a	b-
A2 text dòng ẩn; row hidden
note revisions  []`},
		{"a table in a cell", wtbl(wtr("", "<w:tc>"+wp("Biểu 1")+wp("Đơn vị: tấn")+wtbl(wtr("", wtc("", "Chè"), wtc("", "5")))+wp("sau")+"</w:tc>", wtc("", "bên"))), `
== Bảng 1
A1 text sau
B1 text bên
== Bảng 2
A1 text Biểu 1
A2 text Đơn vị: tấn
A3 text Chè
B3 text 5`},
		{"fonts, hidden text and colours", wtbl(wtr("",
			`<w:tc><w:p><w:pPr><w:pStyle w:val="Con"/></w:pPr><w:r><w:t>Tæng sè</w:t></w:r></w:p></w:tc>`,
			`<w:tc><w:p><w:r><w:t>Số </w:t></w:r><w:r><w:rPr><w:rFonts w:hAnsi=".VnArial"/></w:rPr><w:t>hé</w:t></w:r></w:p></w:tc>`,
			`<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>giấu</w:t></w:r></w:p></w:tc>`,
			`<w:tc><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>trắng</w:t></w:r></w:p></w:tc>`,
			`<w:tc><w:tcPr><w:shd w:fill="000080"/></w:tcPr><w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>trên xanh</w:t></w:r></w:p></w:tc>`)), `
== Bảng 1
A1 text Tổng số ‹Tæng sè›
B1 text Số hộ ‹Số hé›
C1 text giấu; unseen
D1 text trắng; unseen
E1 text trên xanh
note unseen Bảng 1!C1 [C1 D1]`},
		{"two drawings of one box", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + wp("hộp") + wtbl(wtr("", wtc("", "trong hộp"))) + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + wtbl(wtr("", wtc("", "trong hộp"))) + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`, `
== Bảng 1
A1 text trong hộp`},
	} {
		t.Run(c.name, func(t *testing.T) { wantDrawn(t, mustRead(t, docxOf(t, c.body), "tep.docx"), c.want) })
	}
}

func TestDOCXFaults(t *testing.T) {
	whole := docxOf(t, wtbl(wtr("", wtc("", strings.Repeat("chữ ", 1000)))))
	for name, c := range map[string]struct {
		content []byte
		reason  string
	}{
		"no table":  {docxOf(t, wp("Chỉ có chữ")), "no_table"},
		"cut short": {whole[:len(whole)-300], "not_a_workbook"},
		"open end":  {packed(t, map[string]string{"word/document.xml": "<w:document><w:tbl><w:tr>"}), "not_a_workbook"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readDOCX(context.Background(), c.content, "a.docx", Bounds{})
			wantFault(t, err, c.reason)
		})
	}
}

func TestDOCXKeepsItsBounds(t *testing.T) {
	for name, body := range map[string]string{
		"nested tables":        strings.Repeat("<w:tbl><w:tr><w:tc>", 9_000) + strings.Repeat("</w:tc></w:tr></w:tbl>", 9_000),
		"many tables":          strings.Repeat(wtbl(wtr("", wtc("", "x"))), 10_000),
		"endless spans":        wtbl(strings.Repeat(wtr("", wtc(`<w:gridSpan w:val="999999999"/><w:vMerge w:val="restart"/>`, "x"), wtc("", "y")), 10_000)),
		"paragraphs in a cell": wtbl("<w:tr><w:tc>" + strings.Repeat("<w:p><w:r><w:t>x</w:t></w:r></w:p>", 100_000) + "</w:tc></w:tr>"),
		"paragraphs":           strings.Repeat("<w:p><w:r><w:t>1</w:t></w:r></w:p>", 100_000) + wtbl(wtr("", wtc("", "x"))),
		"grid before":          wtbl(strings.Repeat(wtr(strings.Repeat(`<w:gridBefore w:val="999999999"/>`, 1000), wtc("", "x")), 300)),
	} {
		t.Run(name, func(t *testing.T) {
			book, err := readDOCX(context.Background(), docxOf(t, body), "a.docx", UsualBounds())
			if err != nil {
				if asFault(err) == nil {
					t.Fatal(err)
				}
				return
			}
			if g := book.Sheets[0]; g.Rows() > UsualBounds().Rows || g.Cols() > UsualBounds().Cols || len(book.Sheets) > UsualBounds().Sheets {
				t.Errorf("%d × %d, %d sheets", g.Rows(), g.Cols(), len(book.Sheets))
			}
		})
	}
}

func FuzzDOCX(f *testing.F) {
	f.Add(wp("Biểu 1") + wtbl(wtr(`<w:gridBefore w:val="1"/>`, wtc(`<w:vMerge w:val="restart"/>`, "a"), wtc(`<w:gridSpan w:val="3"/>`, "b")), wtr("<w:del/>", wtc("<w:vMerge/>", "c"))))
	f.Add("<w:tbl><w:tr><w:tc><w:txbxContent><w:p><w:tbl></w:tbl></w:p></w:txbxContent></w:tc><w:tc><w:tcPr><w:hMerge/></w:tcPr></w:tc></w:tr></w:tbl>")
	f.Fuzz(func(t *testing.T, body string) { steady(t, readDOCX, docxOf(t, body), "a.docx") })
}
