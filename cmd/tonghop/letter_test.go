package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// A province is told what it owes and what is wrong in its workbook, with the
// workbook marked; what was written and answered is recorded.
func TestLettersToProvinces(t *testing.T) {
	t.Parallel()
	dir := published(t)
	inbox := filepath.Join(dir, "inbox", "ca-mau")
	book := sentBook(t, [][]any{
		{"KẾT QUẢ CÔNG NHẬN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2024"}, {"Cấp", "Số sản phẩm"}, {"Cấp tỉnh", 12}, {"Cấp quốc gia", sheet.Formula{Text: "B9/0", Value: "#DIV/0!"}},
	})
	if err := os.WriteFile(filepath.Join(inbox, "bao-cao-2024.xlsx"), book, 0o644); err != nil {
		t.Fatal(err)
	}
	declared := filepath.Join(dir, "sources", "ca-mau.yaml")
	text, err := os.ReadFile(declared)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(declared, []byte(strings.Replace(string(text), `include: ["*.xlsx"]`, `include: ["*.xlsx", "*.pdf"]`, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inbox, "quyet-dinh.pdf"), []byte("%PDF-1.7\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	at(t, firstNight.Add(24*time.Hour), "", "-w", dir, "run").wants(t, exitWithFaults)

	run(t, "-w", dir, "letter").wants(t, exitUsage, "--all")
	run(t, "-w", dir, "letter", "ca-mauu").wants(t, exitUsage, "ca-mauu")
	run(t, "-w", dir, "letter", "--log").wants(t, exitDone, "Chưa có công văn")
	shown := run(t, "-w", dir, "letter", "ca-mau").wants(t, exitDone, "V/v đôn đốc báo cáo", "Kính gửi: Ủy ban nhân dân tỉnh Cà Mau", "kỳ 2025, hạn nộp 31/03/2026",
		"«bao-cao-2024.xlsx»", "nội dung cần sửa", "«quyet-dinh.pdf»")
	if strings.Contains(shown.stdout, "kỳ 2024,") && strings.Contains(shown.stdout, "kỳ 2024, hạn nộp 31/03/2025: quá hạn") {
		t.Errorf("2024 was reported:\n%s", shown.stdout)
	}
	onlyFaultyLeft(t, dir, book) // the others need not be read again
	out := filepath.Join(t.TempDir(), "gui")
	run(t, "-w", dir, "letter", "--all", "-o", out, "--due", "2026-12-20", "--from", "Cục Công Thương địa phương").wants(t, exitDone, "tỉnh, thành phố có nội dung cần gửi")
	var names []string
	entries, err := os.ReadDir(filepath.Join(out, "ca-mau"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"bao-cao-2024.can-sua.xlsx", "ca-mau.cong-van.docx", "ca-mau.cong-van.txt"}; !slices.Equal(names, want) {
		t.Errorf("written %q, want %q", names, want)
	}
	run(t, "-w", dir, "letter", "--log", "ca-mau").wants(t, exitDone, "công văn", "ca-mau", "báo cáo đôn đốc", "hạn 2026-12-20")
	run(t, "-w", dir, "letter", "ha-noi").wants(t, exitDone, "không có nội dung nào")

	mended := filepath.Join(t.TempDir(), "bao-cao-2024.xlsx")
	if err := os.WriteFile(mended, sentBook(t, [][]any{
		{"KẾT QUẢ CÔNG NHẬN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2024"}, {"Cấp", "Số sản phẩm"}, {"Cấp tỉnh", 12}, {"Cấp quốc gia", 2},
	}), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "return", filepath.Join(inbox, "bao-cao-2024.xlsx"), "--answer", mended, "--province", "ca-mau").wants(t, exitDone, "đã sửa")
	run(t, "-w", dir, "letter", "--log", "ca-mau").wants(t, exitDone, "trả lời", "1 đã sửa")
}

// onlyFaultyLeft takes every original but one out of the vault.
func onlyFaultyLeft(t *testing.T, dir string, faulty []byte) {
	t.Helper()
	originals, err := filepath.Glob(filepath.Join(dir, "data", "vault", "*", "*.xlsx"))
	if err != nil || len(originals) < 3 {
		t.Fatalf("originals %q, %v", originals, err)
	}
	for _, path := range originals {
		if strings.Contains(path, string(pipeline.DigestOf(faulty))) {
			continue
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// A province that there is no more is written to where its papers went.
func TestLettersToMergedProvincesGoToTheirHeirs(t *testing.T) {
	t.Parallel()
	w := workspaceOf(t, example(t))
	for slug, want := range map[string][2]string{
		"ca-mau": {"tỉnh Cà Mau", ""}, "tien-giang": {"tỉnh Tiền Giang (nay thuộc tỉnh Đồng Tháp)", "tỉnh Đồng Tháp"}, "ha-noi": {"thành phố Hà Nội", ""}, "khong-co": {"khong-co", ""},
	} {
		if name, to := provinceName(w, slug); name != want[0] || to != want[1] {
			t.Errorf("%s: %q to %q, want %q", slug, name, to, want)
		}
	}
}

func workspaceOf(t *testing.T, dir string) *space {
	t.Helper()
	w, err := (&app{now: func() time.Time { return firstNight }, dir: dir}).openWorkspace()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func sentBook(t *testing.T, rows [][]any) []byte {
	t.Helper()
	content, err := sheet.Write(sheet.Workbook{Sheets: []sheet.WorkbookSheet{{Name: "Biểu 1", Rows: rows}}})
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// Who sent well is told so when that is asked for, and nobody of whose papers
// anything waits.
func TestAProvinceThatSentWellGetsAReceipt(t *testing.T) {
	t.Parallel()
	dir := example(t)
	if err := os.Remove(filepath.Join(dir, "duties.yaml")); err != nil {
		t.Fatal(err)
	}
	at(t, firstNight, "", "-w", dir, "run").wants(t, exitDone)
	run(t, "-w", dir, "letter", "dong-thap").wants(t, exitDone, "không có nội dung nào")
	run(t, "-w", dir, "letter", "ha-noi", "--receipt").wants(t, exitDone, "chưa có tệp nào để xác nhận")
	out := filepath.Join(t.TempDir(), "gui")
	at(t, firstNight, "", "-w", dir, "letter", "--all", "--receipt", "-o", out, "--from", "Cục Công Thương địa phương").wants(t, exitDone, "3 tỉnh, thành phố")
	text, err := os.ReadFile(filepath.Join(out, "dong-thap", "dong-thap.xac-nhan.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"V/v xác nhận đã nhận báo cáo", "Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp", "«ket-qua-binh-chon-2012-2021.xlsx», nhận ngày 23/11/2026: 7 số liệu được ghi nhận."} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the receipt lacks %q:\n%s", want, text)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "dong-thap", "dong-thap.xac-nhan.docx")); err != nil {
		t.Error(err)
	}
	run(t, "-w", dir, "letter", "--log", "dong-thap").wants(t, exitDone, "xác nhận", "«ket-qua-binh-chon-2012-2021.xlsx»")
}
