package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

var annotated = Workbook{Sheets: []WorkbookSheet{
	{Name: "Biểu 'A' 1", Rows: [][]any{{"Tỉnh", "Số"}, {"Đồng Tháp", "chín"}, {"Cà Mau", Shown{12829036.974586999, "#,##0.0"}}, {"=cmd|' /C calc'!A0", Formula{"B3*2", 25658073.95}}},
		Merges: []string{"C1:D1"}, HiddenRows: []int{5}, Bold: []string{"A1:B1"}},
	{Name: "Ẩn", Hidden: true, Rows: [][]any{{1}}},
}}

var annotation = []Mark{{Sheet: "Biểu 'A' 1", Cells: []string{"B2", "A2:A3", "không phải ô"}, Text: "Cần sửa: không phải số."}, {Sheet: "Không có", Cells: []string{"A1"}, Text: "x"}}

func annotationList() WorkbookSheet {
	return WorkbookSheet{Name: "Cần sửa", Rows: [][]any{{ListingMark}, {"Chỗ 1"}}, Links: map[string]Link{"A2": {"Biểu 'A' 1", "B2"}}}
}

// annotateBook reads and annotates, and opens the copy.
func annotateBook(t *testing.T, content []byte, name string) (*Book, *excelize.File, []byte, bool) {
	t.Helper()
	ctx := context.Background()
	book, err := Read(ctx, content, "", name, UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	copied, inPlace, err := Annotate(ctx, content, book, annotation, annotationList())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(ctx, copied, "", "copy.xlsx", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(copied))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return again, f, copied, inPlace
}

func TestMarkedCopyIsTheSendersOwnWorkbook(t *testing.T) {
	content, err := Write(annotated)
	if err != nil {
		t.Fatal(err)
	}
	again, f, copied, inPlace := annotateBook(t, content, "bieu.xlsx")
	if !inPlace || !IsListing(again.Sheets[0]) || again.Sheets[1].Name() != "Biểu 'A' 1" || !again.Sheets[2].Hidden() {
		t.Fatalf("in place %v, sheets %v", inPlace, f.GetSheetList())
	}
	g := again.Sheets[1]
	if g.Comment(2, 2) != annotation[0].Text || g.Comment(2, 1) != "" {
		t.Errorf("comments %q and %q", g.Comment(2, 2), g.Comment(2, 1))
	}
	if c := g.At(3, 2); c.Value != 12829036.974586999 {
		t.Errorf("a figure changed to %v", c)
	}
	for cell, coloured := range map[string]bool{"B2": true, "A2": true, "A3": true, "B3": false, "A1": false} {
		id, _ := f.GetCellStyle("Biểu 'A' 1", cell)
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.ContainsFunc(style.Fill.Color, func(c string) bool { return strings.HasSuffix(c, markColour) }); got != coloured {
			t.Errorf("%s coloured %v, want %v", cell, got, coloured)
		}
	}
	if formula, _ := f.GetCellFormula("Biểu 'A' 1", "A4"); formula != "" {
		t.Errorf("a text became the formula %q", formula)
	}
	if linked, to, _ := f.GetCellHyperLink("Cần sửa", "A2"); !linked || to != "'Biểu ''A'' 1'!B2" {
		t.Errorf("link %v to %q", linked, to)
	}
	book, _ := Read(context.Background(), content, "", "bieu.xlsx", UsualBounds())
	if second, _, _ := Annotate(context.Background(), content, book, annotation, annotationList()); !bytes.Equal(copied, second) {
		t.Error("the same document has other bytes")
	}
}

func TestMarkedCopyKeepsCommentsPrintAreasAndOlderLists(t *testing.T) {
	content, err := Write(Workbook{Sheets: []WorkbookSheet{{Name: "Cần sửa", Rows: [][]any{{"x"}}}, annotated.Sheets[0]}})
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for cell, text := range map[string]string{"B2": "Hỏi lại xã.", "A1": "Ghi chú cũ."} {
		if err := f.AddComment("Biểu 'A' 1", excelize.Comment{Cell: cell, Author: "Hoa", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: "'Biểu ''A'' 1'!$A$1:$B$3", Scope: "Biểu 'A' 1"}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	again, copied, _, inPlace := annotateBook(t, out.Bytes(), "bieu.xlsx")
	if g := again.Sheets[2]; !inPlace || again.Sheets[0].Name() != "Cần sửa (2)" || g.Comment(1, 1) != "Ghi chú cũ." || g.Comment(2, 2) != "Hỏi lại xã.\n"+annotation[0].Text {
		t.Errorf("in place %v, first sheet %q, comments %q and %q", inPlace, again.Sheets[0].Name(), g.Comment(1, 1), g.Comment(2, 2))
	}
	if names := copied.GetDefinedName(); len(names) != 1 || names[0].Scope != "Biểu 'A' 1" {
		t.Errorf("names %+v", names)
	}
}

func TestMacrosNeverGoBack(t *testing.T) {
	content, err := Write(annotated)
	if err != nil {
		t.Fatal(err)
	}
	for part, wantInPlace := range map[string]bool{"xl/vbaProject.bin": true, "xl/macrosheets/sheet1.xml": false, "xl/activeX/activeX1.bin": false} {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.File {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
		added, err := w.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := added.Write([]byte("Auto_Open")); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		_, _, copied, inPlace := annotateBook(t, out.Bytes(), "bieu.xlsm")
		if !HasMacros(out.Bytes()) || HasMacros(copied) || HasMacros(content) {
			t.Errorf("%s: it has macros %v, its copy %v", part, HasMacros(out.Bytes()), HasMacros(copied))
		}
		if inPlace != wantInPlace {
			t.Errorf("%s: in place %v", part, inPlace)
		}
		back, err := zip.NewReader(bytes.NewReader(copied), int64(len(copied)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range back.File {
			if macroPart.MatchString(f.Name) || activePart.MatchString(f.Name) {
				t.Errorf("%s goes back", f.Name)
			}
		}
	}
}

func TestMarkedCopyOfOtherFormatsHoldsTheSameCells(t *testing.T) {
	content := []byte("Tỉnh;Số;Ngày\r\nĐồng Tháp;chín;01/02/2024\r\n=1+1;12,5%;+84\r\n")
	was, err := Read(context.Background(), content, "", "bieu.csv", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	book := &Book{Format: was.Format, Sheets: was.Sheets}
	list := annotationList()
	marks := []Mark{{Sheet: was.Sheets[0].Name(), Cells: []string{"B2"}, Text: "Sai."}}
	copied, inPlace, err := Annotate(context.Background(), content, book, marks, list)
	if err != nil || inPlace {
		t.Fatal(err, inPlace)
	}
	again, err := Read(context.Background(), copied, "", "copy.xlsx", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	is := again.Sheets[1]
	for row := 1; row <= 3; row++ {
		for col := 1; col <= 3; col++ {
			if a, b := was.Sheets[0].At(row, col), is.At(row, col); a.Shown != b.Shown || b.Formula {
				t.Errorf("row %d, column %d: %+v became %+v", row, col, a, b)
			}
		}
	}
	if is.Comment(2, 2) != "Sai." {
		t.Errorf("comment %q", is.Comment(2, 2))
	}
}

func TestSheetsOfOtherFormatsGetLegalNames(t *testing.T) {
	long := strings.Repeat("Biểu dài ", 10)
	var sheets []*Grid
	for _, name := range []string{"'a/b'", "", long, long, "CẦN SỬA", "😀"} {
		sheets = append(sheets, NewBuilder(name).Grid())
	}
	book := &Book{Format: "ods", Sheets: sheets}
	copied, _, err := Annotate(context.Background(), nil, book, []Mark{{Sheet: long, Cells: []string{"A1"}, Text: "Sai."}}, annotationList())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Read(context.Background(), copied, "", "copy.xlsx", UsualBounds())
	if err != nil || len(again.Sheets) != 7 {
		t.Fatal(err)
	}
}

// A format that knows text alone has its numbers as numbers in the copy, where it
// is sure what they are; else a number that somebody enters there would stand
// beside texts.
func TestCopyOfTextAloneHasNumbers(t *testing.T) {
	for name, c := range map[string]struct{ csv, kinds, shown string }{
		"digits":             {"STT;Nội dung;Số\n1;Thu;140\n2;Chi;-3\n3;Khác;0\n", "ttt ttn ttn ttn", "140 -3 0"},
		"dots between":       {"STT;Nội dung;Số\n1;Thu;1.234.567\n2;Chi;12.345\n3;Khác;1.234,5\n", "ttt ttn ttn ttn", "1.234.567 12.345 1.234,5"},
		"commas between":     {"STT;Nội dung;Số\n1;Thu;1,234,567.5\n2;Chi;12,345\n3;Khác;7\n", "ttt ttn ttn ttn", "1.234.567,5 12.345 7"},
		"nobody knows":       {"STT;Nội dung;Số\n1;Thu;1.234\n2;Chi;140\n", "ttt ttt ttt", "1.234 140"},
		"both ways":          {"STT;Nội dung;Số\n1;Thu;1.234.567\n2;Chi;1,234,567\n", "ttt ttt ttt", "1.234.567 1,234,567"},
		"codes stay as they": {"STT;Nội dung;Số\n1.1;0123;140\n1.2;12A;8\n", "ttt ttn ttn", "140 8"},
		"words stay":         {"STT;Nội dung;Số\n1;Thu;khoảng 140\n2;Chi;8 cái?\n3;Khác;9\n", "ttt ttt ttt ttn", "khoảng 140 8 cái? 9"},
	} {
		t.Run(name, func(t *testing.T) {
			content := []byte(c.csv)
			book, err := Read(context.Background(), content, "", "bieu.csv", UsualBounds())
			if err != nil {
				t.Fatal(err)
			}
			copied, _, err := Annotate(context.Background(), content, book, nil, WorkbookSheet{Name: "Cần sửa", Rows: [][]any{{ListingMark}}})
			if err != nil {
				t.Fatal(err)
			}
			again, err := Read(context.Background(), copied, "", "copy.xlsx", UsualBounds())
			if err != nil {
				t.Fatal(err)
			}
			g := again.Sheets[len(again.Sheets)-1]
			var kinds, shown []string
			for row := 1; row <= g.Rows(); row++ {
				line := ""
				for col := 1; col <= g.Cols(); col++ {
					line += map[Kind]string{Text: "t", Number: "n"}[g.KindAt(row, col)]
				}
				kinds = append(kinds, line)
				if row > 1 {
					shown = append(shown, g.Shows(row, 3))
				}
			}
			if got := strings.Join(kinds, " "); got != c.kinds {
				t.Errorf("kinds %q, want %q", got, c.kinds)
			}
			if got := strings.Join(shown, " "); got != c.shown {
				t.Errorf("shown %q, want %q", got, c.shown)
			}
			f, err := excelize.OpenReader(bytes.NewReader(copied))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if w, err := f.GetColWidth(g.Name(), "B"); err != nil || w < narrowestSeen || w > widestColumn {
				t.Errorf("column B is %v wide, %v", w, err)
			}
		})
	}
}
