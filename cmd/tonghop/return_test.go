package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
)

// results writes a workbook of recognised products; the figures are the
// province's.
func results(t *testing.T, path string, figures ...any) {
	t.Helper()
	rows := [][]any{{"UBND TỈNH ĐỒNG THÁP"}, {"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022"}, {"STT", "Nhóm sản phẩm", "Số sản phẩm được công nhận cấp tỉnh"}}
	for i, name := range []string{"Thủ công mỹ nghệ", "Chế biến nông sản", "Cơ khí"} {
		rows = append(rows, []any{i + 1, name, figures[i]})
	}
	content, err := sheet.Write(sheet.Workbook{Sheets: []sheet.WorkbookSheet{{Name: "Biểu 1", Rows: rows}}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReturnMarksTheWorkbookAndJudgesTheAnswer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, second, out := filepath.Join(dir, "bieu.xlsx"), filepath.Join(dir, "bieu-sua.xlsx"), filepath.Join(dir, "gui-tra")
	results(t, first, 12, "20 cái rưỡi", "3 cái rưỡi")
	run(t, "return", first, "-o", out, "--letter", "--due", "2026-12-15", "--to", "Sở Công Thương tỉnh Đồng Tháp").wants(t, exitWithFaults, "2 nội dung cần sửa", "trên chính tệp của đơn vị; đọc lại đủ 1 số liệu")
	letter, err := os.ReadFile(filepath.Join(out, "bieu.cong-van.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Kính gửi: Sở Công Thương tỉnh Đồng Tháp", "ô C5", "ô C6", "15/12/2026", "bieu.can-sua.xlsx"} {
		if !strings.Contains(string(letter), want) {
			t.Errorf("the letter lacks %q:\n%s", want, letter)
		}
	}
	copied := filepath.Join(out, "bieu.can-sua.xlsx")
	run(t, "read", copied).wants(t, exitWithFaults, "1 số liệu, 2 mục bị trả lại")
	run(t, "read", filepath.Join(out, "bieu.cong-van.docx"))

	results(t, second, 12, 20, "3 cái rưỡi")
	run(t, "return", first, "--answer", second).wants(t, exitWithFaults, "1 đã sửa, 1 vẫn còn, 0 không còn số liệu, 0 mới phát sinh")
	results(t, second, 12, 20, 3)
	run(t, "return", first, "--answer", second).wants(t, exitDone, "2 đã sửa, 0 vẫn còn")
	results(t, second, 12, 20, nil)
	run(t, "return", first, "--answer", second).wants(t, exitWithFaults, "1 đã sửa, 0 vẫn còn, 1 không còn số liệu")
}

// Macros never go back, and the office is told so.
func TestReturnSaysThatMacrosAreGone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	book, out := filepath.Join(dir, "bieu.xlsm"), filepath.Join(dir, "gui-tra")
	results(t, book, 12, "20 cái rưỡi", 3)
	withMacro(t, book)
	run(t, "return", book, "-o", out, "--letter").wants(t, exitWithFaults, "1 nội dung cần sửa", "bản gửi trả không mang theo", "đọc lại đủ 2 số liệu")
	letter, err := os.ReadFile(filepath.Join(out, "bieu.cong-van.txt"))
	if err != nil || !strings.Contains(string(letter), "Tệp gốc có macro") {
		t.Errorf("the letter does not say that the macros are gone: %v\n%s", err, letter)
	}
	copied, err := os.ReadFile(filepath.Join(out, "bieu.can-sua.xlsx"))
	if err != nil || sheet.HasMacros(copied) {
		t.Errorf("the copy carries macros: %v", err)
	}
}

// withMacro puts the code of a macro into a workbook.
func withMacro(t *testing.T, path string) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	code, err := w.Create("xl/vbaProject.bin")
	if err == nil {
		_, err = code.Write([]byte("Auto_Open"))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReturnRefusesInWords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	article := filepath.Join(dir, "tin.txt")
	write(t, article, "Năm 2022, tỉnh Cà Mau công nhận 12 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.\n")
	run(t, "return", article).wants(t, exitUsage, "không phải bảng tính")
	run(t, "return", filepath.Join(dir, "khong-co.xlsx")).wants(t, exitUsage, "không mở được tệp")
	run(t, "return", article, "--letter").wants(t, exitUsage, "-o")
	results(t, filepath.Join(dir, "bieu.xlsx"), "20 cái rưỡi", 2, 3)
	write(t, filepath.Join(dir, "bieu.can-sua.xlsx"), "việc của người khác")
	run(t, "return", filepath.Join(dir, "bieu.xlsx"), "-o", dir).wants(t, exitUsage, "đã có và khác nội dung")
}

func TestTemplateIsWrittenForAYearInForce(t *testing.T) {
	t.Parallel()
	out := filepath.Join(t.TempDir(), "62.xlsx")
	run(t, "template").wants(t, exitDone, "ngan-sach/62")
	run(t, "template", "62", "-o", out, "--year", "2020").wants(t, exitDone, "62.xlsx")
	run(t, "template", "62", "-o", out, "--year", "2010").wants(t, exitUsage, "từ năm 2017")
	run(t, "template", "66", "-o", out).wants(t, exitUsage, "không có mẫu trống")
	run(t, "template", "999", "-o", out).wants(t, exitUsage, "không có biểu")
	run(t, "template", "cnnt/binh-chon", "-o", filepath.Join(filepath.Dir(out), "bc.xlsx"), "--year", "2026").wants(t, exitDone, "bc.xlsx")
	run(t, "template", "de-an", "-o", out).wants(t, exitUsage, "không có mẫu trống")
	run(t, "template", "62").wants(t, exitUsage, "-o")
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(t.Context(), content, "", "62.xlsx", sheet.UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	if g := book.Sheets[1]; !g.Hidden() || g.Rows() != 34 || !strings.HasPrefix(g.Shows(1, 1), "UBND ") {
		t.Errorf("provinces to choose from: hidden %v, %d, %q", g.Hidden(), g.Rows(), g.Shows(1, 1))
	}
}
