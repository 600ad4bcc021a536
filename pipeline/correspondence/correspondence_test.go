package correspondence

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func cell(row, col int) pipeline.Locator { return pipeline.CellAt("Biểu 1", row, col) }

func TestFlawsAreRejectsFaultsHeldFiguresAndWhatWaits(t *testing.T) {
	r := pipeline.Reading{
		Rejects: []pipeline.Reject{{Reason: "not_a_number", Range: "D7:D9", Count: 3, MessageVI: "Không phải số.", Origin: pipeline.Origin{Locator: cell(7, 4), Raw: "chín"}}},
		Faults:  []pipeline.DocumentFault{{Type: "unit_wrong", Locator: cell(3, 5), MessageVI: "Sai đơn vị tính.", Evidence: "1 ≠ 2"}},
		Observations: []pipeline.Observation{
			{Held: "unit_wrong", Origin: pipeline.Origin{Locator: cell(5, 3)}},
			{Origin: pipeline.Origin{Locator: cell(6, 3)}},
		},
		Document: pipeline.Document{Sheets: []pipeline.Sheet{{Name: "Biểu 1"}}},
	}
	waiting := []pipeline.Waiting{
		{Kind: pipeline.WaitingFigure, Reasons: []pipeline.WaitingReason{{Check: "magnitude_jump", VI: "Gấp 1 000 lần năm trước."}}, Figures: []pipeline.StatedFigure{{Locator: "Biểu 1!C6", Shown: "188000"}}},
		{Kind: pipeline.WaitingMissing},
	}
	var got []string
	for _, f := range Flaws(r, waiting) {
		got = append(got, strings.Join([]string{f.Code, f.Place(), f.Stands}, " | "))
	}
	want := []string{"unit_wrong | Trang «Biểu 1», các ô E3, C5 | ", "magnitude_jump | Trang «Biểu 1», ô C6 | 188000", "not_a_number | Trang «Biểu 1», các ô D7:D9 | chín"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A range of rejects goes from its first to its last cell; those between that were
// read, and empty ones, are not told to be faulty. The letter says the place once.
func TestSoundCellsWithinARangeAreNoFlaw(t *testing.T) {
	r := pipeline.Reading{
		Rejects:      []pipeline.Reject{{Range: "C5:C12", Count: 4, MessageVI: "Ô C5 ở trang «Biểu 1»: «chưa rõ» không phải là một con số.", Origin: pipeline.Origin{Locator: cell(5, 3), Raw: "chưa rõ"}}, {Range: "E5:E6", Count: 2, Origin: pipeline.Origin{Locator: cell(4, 5)}}},
		Observations: []pipeline.Observation{{Origin: pipeline.Origin{Locator: cell(6, 3)}}, {Origin: pipeline.Origin{Locator: cell(10, 3)}}, {Held: "x", Origin: pipeline.Origin{Locator: cell(8, 3)}}},
	}
	place := func() string { return Flaws(r, nil)[1].Place() }
	if got, want := place(), "Trang «Biểu 1», các ô C5, C7:C9, C11:C12"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	var cells []pipeline.Cell
	for _, row := range []int{5, 6, 7, 8, 10, 12} { // rows 9 and 11 are empty on a sheet that is kept whole
		cells = append(cells, pipeline.Cell{Row: row, Col: 3})
	}
	r.Document.Sheets = []pipeline.Sheet{{Name: "Biểu 1", Cells: cells}}
	if got, want := place(), "Trang «Biểu 1», các ô C5, C7:C8, C12"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	text, err := Letter{Outcomes: Request(Flaws(r, nil)[1:])}.Text()
	if err != nil || !strings.Contains(text, "1. Trang «Biểu 1», các ô C5, C7:C8, C12, đang ghi «chưa rõ»: không phải là một con số.") {
		t.Errorf("%v %s", err, text)
	}
}

func TestAnswerTellsMendedRepeatedNewAndGone(t *testing.T) {
	flaw := func(code string, l pipeline.Locator, cells, stands, heads string) Flaw {
		return Flaw{Code: code, Locator: l, Cells: []string{cells}, Stands: stands, Heads: heads}
	}
	old := []Flaw{
		flaw("not_a_number", cell(5, 3), "C5", "năm", "Hà Nội × Số"),     // mended
		flaw("not_a_number", cell(6, 3), "C6", "sáu", "Cà Mau × Số"),     // repeated, a row further down
		flaw("not_a_number", cell(7, 3), "C7", "bảy", "Lào Cai × Số"),    // emptied
		flaw("unknown_item", cell(9, 3), "C9:C12", "1", ""),              // half of the range is still wrong
		flaw("not_a_number", cell(20, 3), "C20", "x", ""),                // another flaw in the same cell
		{Code: "hidden", Locator: pipeline.Locator{Sheet: "Cũ"}},         // its sheet is gone
		{Code: "year_wrong", Locator: pipeline.Locator{Sheet: "Biểu 1"}}, // mended
	}
	is := []Flaw{
		flaw("not_a_number", cell(7, 3), "C7", "sáu", "Cà Mau × Số"),
		flaw("unknown_item", cell(11, 3), "C11", "1", ""),
		flaw("negative", cell(20, 3), "C20", "-1", ""),
		flaw("not_a_number", cell(30, 3), "C30", "y", "Huế × Số"),
	}
	answer := pipeline.Reading{Document: pipeline.Document{Sheets: []pipeline.Sheet{{Name: "Biểu 1", Cells: []pipeline.Cell{{Row: 5, Col: 3, Text: "5"}}}}}}
	var got []string
	for _, o := range Compare(old, is, answer) {
		got = append(got, string(o.State)+" "+o.Flaw.Place())
	}
	want := []string{"repeated Trang «Biểu 1», ô C7", "repeated Trang «Biểu 1», ô C11", "repeated Trang «Biểu 1», ô C20", "new Trang «Biểu 1», ô C30",
		"mended Trang «Biểu 1», ô C5", "gone Trang «Biểu 1», ô C7", "gone Trang «Cũ»", "mended Trang «Biểu 1»"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestLetterIsWellFormedWhateverTheDocumentSays(t *testing.T) {
	hostile := "</w:t>&<x>\n= GIẢ MẠO\x01\u202Eđảo"
	l := Letter{From: "Cục Công Thương địa phương", To: "Sở Công Thương tỉnh Đồng Tháp", Date: pipeline.Date{Year: 2026, Month: 11, Day: 27},
		Due: pipeline.Date{Year: 2026, Month: 12, Day: 15}, Document: hostile, Copy: "a.can-sua.xlsx", Listing: "Cần sửa",
		Outcomes: Request([]Flaw{{Code: "x", Locator: cell(5, 3), Cells: []string{"C5"}, Stands: hostile, Message: "Không phải số; đề nghị ghi số."}})}
	text, err := l.Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Kính gửi: Sở Công Thương tỉnh Đồng Tháp", "CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "Độc lập - Tự do - Hạnh phúc", "V/v đề nghị rà soát", "ngày 27 tháng 11 năm 2026", "Nơi nhận:", "trước ngày 15/12/2026", "\n1. Trang «Biểu 1», ô C5", "còn 1 nội dung"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "\n= GIẢ") || strings.ContainsAny(text, "\x01\u202E") {
		t.Errorf("the document writes lines of the letter: %q", text)
	}
	content, err := l.Docx()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		for d := xml.NewDecoder(r); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	if again, _ := l.Docx(); !bytes.Equal(content, again) {
		t.Error("the same letter has other bytes")
	}
}

func TestLetterAboutAnAnswerCountsWhatBecameOfIt(t *testing.T) {
	l := Letter{Document: "moi.xlsx", Before: "cu.xlsx", Listing: "Cần sửa", Outcomes: []Outcome{{Mended, Flaw{}}, {Repeated, Flaw{Locator: cell(5, 3), Cells: []string{"C5"}, Message: "Sai."}}}}
	text, err := l.Text()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "1 nội dung đã sửa, 1 nội dung vẫn còn, 0 nội dung không còn số liệu, 0 nội dung mới phát sinh") || !strings.Contains(text, "\n1. (vẫn còn) Trang «Biểu 1», ô C5: Sai.") {
		t.Error(text)
	}
}
