package workbook

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/xuri/excelize/v2"
)

func TestWriteGivesTheSameBytes(t *testing.T) {
	a, err := Write(vote(nil))
	if err != nil {
		t.Fatal(err)
	}
	b, err := Write(vote(nil))
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two writings differ (%v)", err)
	}
}

func TestCellsOfEveryKind(t *testing.T) {
	content, err := Write(Book{Sheets: []BookSheet{{Name: "S", Rows: [][]any{
		{"chữ", 12, 1234.5, true, time.Date(2025, 7, 1, 0, 0, 0, 0, time.UTC)},
		{Shown{1234567, "#,##0"}, Shown{0.125, "0.0%"}, Shown{1e16, "0"}, Formula{"1/0", "#DIV/0!"}, Formula{"A1", nil}},
		{" ", "  x\n y ", "1.234", 0.1 + 0.2},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	g := gridsOf(t, content)[0]
	for _, c := range []struct {
		row, col int
		kind     kind
		shown    string
	}{
		{1, 1, text, "chữ"}, {1, 2, number, "12"}, {1, 3, number, "1234,5"}, {1, 4, boolean, "TRUE"}, {1, 5, date, "01/07/2025"},
		{2, 1, number, "1.234.567"}, {2, 2, number, "12,5%"}, {2, 3, number, "10000000000000000"}, {2, 4, fault, "#DIV/0!"}, {2, 5, pending, "="},
		{3, 1, blank, ""}, {3, 2, text, "x y"}, {3, 3, text, "1.234"}, {3, 4, number, "0,3"}, {9, 9, blank, ""},
	} {
		got := g.at(c.row, c.col)
		if got.kind != c.kind || squeeze(got.shown) != c.shown {
			t.Errorf("cell %d,%d: kind %d %q, want %d %q", c.row, c.col, got.kind, got.shown, c.kind, c.shown)
		}
	}
}

func gridsOf(t testing.TB, content []byte) []*grid {
	t.Helper()
	grids, err := readXLSX(context.Background(), content, usualBounds())
	if err != nil {
		t.Fatal(err)
	}
	return grids
}

func TestDatesFrom1904(t *testing.T) {
	day := time.Date(2022, 12, 15, 0, 0, 0, 0, time.UTC)
	for _, from1904 := range []bool{false, true} {
		content, err := Write(Book{From1904: from1904, Sheets: []BookSheet{{Name: "S", Rows: [][]any{{day, "x"}}}}})
		if err != nil {
			t.Fatal(err)
		}
		want := "15/12/2022"
		if from1904 { // the same serial number, four years and a day later
			want = "16/12/2026"
		}
		if got := gridsOf(t, content)[0].at(1, 1).shown; got != want {
			t.Errorf("from 1904 %v: %q, want %q", from1904, got, want)
		}
	}
}

// TestScannerAgreesWithExcelize holds the scanner against excelize on a sheet
// with gaps, merges and repeated texts.
func TestScannerAgreesWithExcelize(t *testing.T) {
	for name, book := range map[string]Book{"vote": vote(nil), "wide": wideBook()} {
		content, err := Write(book)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		for i, g := range gridsOf(t, content) {
			rows, err := f.GetRows(f.GetSheetList()[i], excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			compared := 0
			for r, row := range rows {
				for c, raw := range row {
					if got := g.at(r+1, c+1).raw; strings.TrimSpace(raw) != strings.TrimSpace(got) {
						t.Errorf("%s %d,%d: %q, excelize %q", name, r+1, c+1, got, raw)
					}
					compared++
				}
			}
			merges, err := f.GetMergeCells(g.sheet)
			if err != nil || len(merges) != len(g.merges) || compared == 0 {
				t.Errorf("%s: %d merges, excelize %d (%v), %d cells", name, len(g.merges), len(merges), err, compared)
			}
		}
		_ = f.Close()
	}
}

func wideBook() Book {
	rows := make([][]any, 40)
	for r := range rows {
		rows[r] = make([]any, 30)
		for c := range rows[r] {
			switch (r*31 + c) % 5 {
			case 0:
				rows[r][c] = "Đồng Tháp"
			case 1:
				rows[r][c] = float64(r) * 1.1
			case 2:
				rows[r][c] = r*c - 100
			}
		}
	}
	return Book{Sheets: []BookSheet{{Name: "Một", Rows: rows, Merges: []string{"B2:D2"}}, {Name: "Hai", Rows: rows[:3]}}}
}

func TestWorkbookWithPassword(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "bí mật"}); err != nil {
		t.Fatal(err)
	}
	reader := ingest.Direct{Formats: Formats(), Catalog: catalogOf(t)}
	_, err := reader.Read(context.Background(), pipeline.Source{}, pipeline.Snapshot{Document: "mat.xlsx"}, b.Bytes())
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Reason != "encrypted" {
		t.Errorf("error %v, want encrypted", err)
	}
}

func TestLegacyFonts(t *testing.T) {
	book := Book{Sheets: []BookSheet{{Name: "S", Rows: [][]any{
		{"S¶n phÈm c«ng nghiÖp n«ng th«n tiªu biÓu n¨m 2022 ®\xc2\xadîc c«ng nhËn"}, // by its look
		{"TØnh", "Sè s¶n phÈm ®\xc2\xadîc c«ng nhËn cÊp tØnh"},
		{"§ång Th¸p", 45},
	}, Fonts: map[string]string{"A2": ".VnTime", "B2": ".VnTimeH", "A3": ".VnTime"}}}}
	content, err := Write(book)
	if err != nil {
		t.Fatal(err)
	}
	r := readBytes(t, catalogOf(t), pipeline.Source{}, "cu.xlsx", content)
	compare(t, "understood", observed(r), []string{"B3 cnnt_recognized tinh dong-thap@2008 2022/2022 actual 45 product"})
	compare(t, "rejected", rejected(r), nil)
}

func TestHiddenIsNotPublished(t *testing.T) {
	book := vote(nil)
	book.Sheets[0].HiddenRows = []int{5}
	second := vote(func(r [][]any) { r[0][0] = "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU NĂM 2020" }).Sheets[0]
	second.Name, second.Hidden = "Biểu 0", true
	book.Sheets = append(book.Sheets, second)
	content, err := Write(book)
	if err != nil {
		t.Fatal(err)
	}
	r := readBytes(t, catalogOf(t), pipeline.Source{}, "an.xlsx", content)
	if len(r.Observations) != 3 {
		t.Errorf("%d figures, want the 3 of the row that shows", len(r.Observations))
	}
	compare(t, "rejected", rejected(r), []string{"Biểu 1!A2 hidden", "Biểu 0! hidden"})
	if !r.Document.Sheets[1].Hidden {
		t.Error("the hidden sheet is not marked")
	}
}

func TestSignaturesAreNotPublished(t *testing.T) {
	book := vote(nil)
	s := &book.Sheets[0]
	s.Rows = append(s.Rows, []any{}, []any{nil, nil, "Hà Nội, ngày 05 tháng 01 năm 2023"}, []any{"NGƯỜI LẬP BIỂU", nil, "THỦ TRƯỞNG ĐƠN VỊ"},
		[]any{"(Ký, ghi rõ họ tên)", nil, "(Ký tên, đóng dấu)"}, []any{}, []any{"Nguyễn Thị Bình Minh", nil, "Trần Văn Tiêu Biểu"})
	content, err := Write(book)
	if err != nil {
		t.Fatal(err)
	}
	r := readBytes(t, catalogOf(t), pipeline.Source{}, "ky.xlsx", content)
	compare(t, "understood", observed(r), sound())
	if r.Published != (pipeline.Date{Year: 2023, Month: 1, Day: 5}) {
		t.Errorf("published %s", r.Published)
	}
	shown := ""
	for _, c := range r.Document.Sheets[0].Cells {
		shown += c.Text + "\n"
	}
	if strings.Contains(shown, "Nguyễn Thị") || strings.Contains(shown, "Trần Văn") || !strings.Contains(shown, "THỦ TRƯỞNG ĐƠN VỊ") {
		t.Errorf("published:\n%s", shown)
	}
}
