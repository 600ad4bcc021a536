package sheet

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// theWorkbook has everything that a format may have to carry.
func theWorkbook() Workbook {
	return Workbook{Sheets: []WorkbookSheet{
		{Name: "Biểu 1", Rows: [][]any{
			{"Biểu số 62/CK-NSNN"},
			{"THU NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020", nil, nil, nil, nil, "Đơn vị: triệu đồng"},
			{},
			{"Tỉnh", "Dự toán", nil, "Quyết toán", "So sánh (%)", "Ngày"},
			{nil, "Trung ương", "Địa phương"},
			{"Hà Giang", 1234567, Shown{1234.5, "#,##0.0"}, -5, Shown{0.125, "0.0%"}, time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC)},
			{"Bà Rịa - Vũng Tàu", 0.1, Shown{-1234567.891, "#,##0.00"}, 1e12, true, "a,b;c \"d\""},
			{"Cộng", Formula{"SUM(B6:B7)", 1234567.1}, Formula{"1/0", "#DIV/0!"}, "-", "..", "một\nhai"},
			{"Ẩn", 1, 2, 3, 4, 5},
			{"Tæng sè", "1.234", "007", nil, nil, nil, nil, "xa"},
		}, Merges: []string{"A2:E2", "A4:A5", "B4:C4"}, HiddenRows: []int{9}, HiddenCols: []string{"D"}, Fonts: map[string]string{"A10": ".VnTime"}},
		{Name: "Kỳ trước", Hidden: true, Rows: [][]any{{"Tỉnh", 2019}, {"Lào Cai", 7}}},
		{Name: "BS 10", Rows: [][]any{{nil, "x"}, {nil, nil, 3}}},
	}}
}

// theContent is the workbook as bytes, with a comment and white text on it.
func theContent(t testing.TB) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, theWorkbook())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	white, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "FFFFFF"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("BS 10", "B1", "B1", white); err != nil {
		t.Fatal(err)
	}
	if err := f.AddComment("Biểu 1", excelize.Comment{Cell: "B6", Author: "Cục", Paragraph: []excelize.RichTextRun{{Text: "đã kiểm tra"}}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestDump(t *testing.T) {
	files := converted(t, theContent(t))
	for _, e := range []string{"xlsx", "xls", "ods", "fods", "html", "csv", "docx"} {
		book := mustRead(t, files[e], "bieu."+e)
		t.Logf("----- %s %s\n%s", e, book.Format, drawn(book))
	}
	t.Log(string(files["html"][:2500]))
}
