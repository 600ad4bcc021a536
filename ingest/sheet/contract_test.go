package sheet

import (
	"bytes"
	"context"
	"math/rand/v2"
	"regexp"
	"strings"
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
	if err := f.AddComment("BS 10", excelize.Comment{Cell: "C2", Author: "Cục", Paragraph: []excelize.RichTextRun{{Text: "đã kiểm tra"}}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inFull is what formats that carry everything give.
const inFull = `
== Biểu 1
A1 text Biểu số 62/CK-NSNN
A2 text THU NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020 to E2
F2 text Đơn vị: triệu đồng
A4 text Tỉnh to A5
B4 text Dự toán to C4
D4 text Quyết toán; col hidden
E4 text So sánh (%)
F4 text Ngày
B5 text Trung ương
C5 text Địa phương
A6 text Hà Giang
B6 number 1234567 =1.234567e+06
C6 number 1.234,5 =1234.5
D6 number -5 =-5; col hidden
E6 number 12,5% =0.125
F6 date 31/12/2020 =44196
A7 text Bà Rịa - Vũng Tàu
B7 number 0,1 =0.1
C7 number -1.234.567,89 =-1.234567891e+06
D7 number 1000000000000 =1e+12; col hidden
E7 true
F7 text a,b;c "d"
A8 text Cộng
B8 number 1234567,1 =1.2345671e+06; formula
C8 error #DIV/0!; formula
D8 text -; col hidden
E8 text ..
F8 text một⏎hai
A9 text Ẩn; row hidden
B9 number 1 =1; row hidden
C9 number 2 =2; row hidden
D9 number 3 =3; col hidden; row hidden
E9 number 4 =4; row hidden
F9 number 5 =5; row hidden
A10 text Tổng số
B10 text 1.234
C10 text 007
H10 text xa
== Kỳ trước hidden
A1 text Tỉnh
B1 number 2019 =2019
A2 text Lào Cai
B2 number 7 =7
== BS 10
B1 text x; unseen
C2 number 3 =3; # đã kiểm tra
note unseen BS 10!B1 [B1]`

// inPage is what a page carries: the suite leaves hidden sheets, rows and columns
// out of it, and writes numbers as its own country does.
const inPage = `
== Biểu 1
A1 text Biểu số 62/CK-NSNN
A2 text THU NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020 to E2
F2 text Đơn vị: triệu đồng
A4 text Tỉnh to A5
B4 text Dự toán to C4
D4 text So sánh (%)
E4 text Ngày
B5 text Trung ương
C5 text Địa phương
A6 text Hà Giang
B6 number 1234567 =1.234567e+06
C6 number 1,234.5 =1234.5
D6 number 12.5% =0.125
E6 date 31/12/2020 =44196
A7 text Bà Rịa - Vũng Tàu
B7 number 0.1 =0.1
C7 number -1,234,567.89 =-1.234567891e+06
D7 true
E7 text a,b;c "d"
A8 text Cộng
B8 number 1234567.1 =1.2345671e+06
C8 error #DIV/0!
D8 text ..
E8 text một⏎hai
A9 text Tổng số
B9 text 1.234
C9 text 007
G9 text xa
== BS 10
A1 text x; unseen
B2 number 3 =3; # đã kiểm tra
note unseen BS 10!A1 [A1]`

// inValues is what separated values carry: the first sheet, as text.
const inValues = `
== bieu
A1 text Biểu số 62/CK-NSNN
A2 text THU NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020
F2 text Đơn vị: triệu đồng
A4 text Tỉnh
B4 text Dự toán
D4 text Quyết toán
E4 text So sánh (%)
F4 text Ngày
B5 text Trung ương
C5 text Địa phương
A6 text Hà Giang
B6 text 1234567
C6 text 1,234.5
D6 text -5
E6 text 12.5%
F6 text 31/12/2020
A7 text Bà Rịa - Vũng Tàu
B7 text 0.1
C7 text -1,234,567.89
D7 text 1000000000000
E7 true
F7 text a,b;c "d"
A8 text Cộng
B8 text 1234567.1
C8 error #DIV/0!
D8 text -
E8 text ..
F8 text một⏎hai
A9 text Ẩn
B9 text 1
C9 text 2
D9 text 3
E9 text 4
F9 text 5
A10 text Tổng số
B10 text 1.234
C10 text 007
H10 text xa`

// inDocument is what a document made of the page carries: the first table, below
// the three headings of the page. The suite makes 0 of an error.
const inDocument = `
A4 text Biểu số 62/CK-NSNN
A5 text THU NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020 to E5
F5 text Đơn vị: triệu đồng
A7 text Tỉnh to A8
B7 text Dự toán to C7
D7 text So sánh (%)
E7 text Ngày
B8 text Trung ương
C8 text Địa phương
A9 text Hà Giang
B9 text 1234567
C9 text 1,234.5
D9 text 12.5%
E9 text 31/12/2020
A10 text Bà Rịa - Vũng Tàu
B10 text 0.1
C10 text -1,234,567.89
D10 text 1
E10 text a,b;c "d"
A11 text Cộng
B11 text 1234567.1
C11 text 0
D11 text ..
E11 text một⏎hai
A12 text Tổng số
B12 text 1.234
C12 text 007
G12 text xa`

var (
	storedAs = regexp.MustCompile(` ‹[^›]*›`)
	// The suite keeps a truth value as a formula, a number or a word.
	truth = regexp.MustCompile(`(?m)^([DE]7) (bool TRUE =1|number 1 =1|text TRUE)(; formula)?$`)
)

// One workbook, saved in each format by another program, is the same cell for
// cell: positions, kinds, values, what is shown, merged, hidden and noted.
func TestOneWorkbookInEveryFormat(t *testing.T) {
	files := converted(t, theContent(t))
	for ending, want := range map[string]string{"xlsx": inFull, "xls": inFull, "ods": inFull, "fods": inFull, "html": inPage, "csv": inValues, "docx": inDocument} {
		t.Run(ending, func(t *testing.T) {
			got := truth.ReplaceAllString(storedAs.ReplaceAllString(drawn(mustRead(t, files[ending], "bieu."+ending)), ""), "$1 true")
			if ending == "docx" {
				_, got, _ = strings.Cut(got, "Sheet 1: Biểu 1\n")
				got, _, _ = strings.Cut(got, "\n==")
			}
			if strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
		t.Run(ending+" mutated", func(t *testing.T) { survives(t, files[ending], "bieu."+ending) })
		t.Run(ending+" misnamed", func(t *testing.T) {
			name := "bieu." + map[string]string{"xls": "xlsx", "csv": "tsv"}[ending]
			if name == "bieu." {
				name += "xls"
			}
			a, b := mustRead(t, files[ending], "bieu."+ending), mustRead(t, files[ending], name)
			if drawn(a) != drawn(b) {
				t.Errorf("another name, another book: %s and %s", a.Format, b.Format)
			}
		})
	}
}

// survives reads a file with bytes changed, dropped and doubled, twice each: it
// never panics, says what is wrong, and gives the same book both times.
func survives(t *testing.T, content []byte, name string) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, uint64(len(name))))
	for range 60 {
		mutant := bytes.Clone(content)
		for range 1 + random.IntN(4) {
			at := random.IntN(len(mutant))
			switch random.IntN(4) {
			case 0:
				mutant[at] ^= byte(1 << random.IntN(8))
			case 1:
				mutant = append(mutant[:at], mutant[min(at+1+random.IntN(64), len(mutant)):]...)
			case 2:
				mutant = append(mutant[:at:at], append([]byte("999999999"), mutant[at:]...)...)
			default:
				mutant = mutant[:max(at, 1)]
			}
			if len(mutant) == 0 {
				mutant = []byte{0}
			}
		}
		steady(t, func(ctx context.Context, content []byte, name string, b Bounds) (*Book, error) {
			return Read(ctx, content, "", name, b)
		}, mutant, name)
	}
}
