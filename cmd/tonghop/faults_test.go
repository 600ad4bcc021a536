package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Each bad input is named with file and place, the rest of the night goes on,
// and what was accepted before stays in force.
func TestBadInputsAreNamedAndTheNightGoesOn(t *testing.T) {
	t.Parallel()
	web := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(web.Close)
	for name, c := range map[string]struct {
		spoil func(t *testing.T, dir string)
		says  []string
	}{
		"corrupted workbook": {
			func(t *testing.T, dir string) {
				path := workbookOf(t, dir, "ca-mau")
				content, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				write(t, path, string(content[:len(content)/2]))
			}, []string{"ca-mau", ".xlsx"}},
		"404": {
			func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, "sources", "mang.yaml"),
					"kind: document\nlocation: "+web.URL+"/bao-cao.xlsx\ntitle: Báo cáo trên mạng\npublisher: Sở Công Thương\n")
			}, []string{"mang", "/bao-cao.xlsx", "404"}},
		"feed that is not XML": {
			func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, "feed", "feed.xml"), "Xin lỗi, trang đang bảo trì.")
			}, []string{"bao-chi", "feed.xml"}},
		"kinds that are not read": {
			func(t *testing.T, dir string) {
				source := filepath.Join(dir, "sources", "ca-mau.yaml")
				content, err := os.ReadFile(source)
				if err != nil {
					t.Fatal(err)
				}
				write(t, source, strings.Replace(string(content), "include:", "# include:", 1))
				write(t, filepath.Join(dir, "inbox", "ca-mau", "công văn.pdf"), "%PDF-1.7\n%âãÏÓ\n1 0 obj\n")
				write(t, filepath.Join(dir, "inbox", "ca-mau", "ảnh.jpg"), "\xff\xd8\xff\xe0\x00\x10JFIF\x00")
			}, []string{"ca-mau / công văn.pdf", "ca-mau / ảnh.jpg", ".xlsx"}},
		"unknown province": {
			func(t *testing.T, dir string) {
				write(t, filepath.Join(dir, "sources", "khu-vuc.yaml"),
					"kind: folder\nlocation: inbox/khu-vuc\ntitle: Biểu tổng hợp khu vực\npublisher: Cục Công Thương địa phương\n")
				write(t, filepath.Join(dir, "inbox", "khu-vuc", "nam-2022.csv"), "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2022\n"+
					"STT,Tỉnh,Số sản phẩm được công nhận\n1,Bến Tre,12\n2,Hà Thái,15\n3,Trà Vinh,9\n")
			}, []string{"khu-vuc / nam-2022.csv", "1 bị trả lại", "Ô B4", "Hà Thái"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := published(t)
			before := query(t, dir, figures)
			c.spoil(t, dir)
			r := at(t, firstNight.AddDate(0, 0, 1), "", "-w", dir, "run").wants(t, exitWithFaults, c.says...)
			if name == "unknown province" {
				run(t, "-w", dir, "sql", "-f", "csv", "SELECT locator, message_vi FROM reject").wants(t, exitDone, "Hà Thái", "!B4")
			}
			if strings.Contains(r.stdout+r.stderr, "goroutine ") {
				t.Error("a person is shown a stack")
			}
			if after := query(t, dir, figures); len(after) < len(before) {
				t.Errorf("figures in force fell from %d to %d", len(before)-1, len(after)-1)
			}
		})
	}
}

// A record of the vault that was damaged is told, and its document is fetched
// anew.
func TestDamagedVaultIsTold(t *testing.T) {
	t.Parallel()
	dir := published(t)
	sidecars, err := filepath.Glob(filepath.Join(dir, "data", "vault", "*", "*.json"))
	if err != nil || len(sidecars) == 0 {
		t.Fatalf("sidecars %v, %v", sidecars, err)
	}
	write(t, sidecars[0], "{")
	run(t, "-w", dir, "run").wants(t, exitDone, filepath.Base(sidecars[0]))
}

// A misspelt key costs its source alone; `check` refuses the workspace.
func TestMisspeltKeyIsAFaultOfItsSourceWithFileAndLine(t *testing.T) {
	t.Parallel()
	dir := published(t)
	before := query(t, dir, figures)
	path := filepath.Join(dir, "sources", "ca-mau.yaml")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, strings.Replace(string(content), "publisher:", "publishr:", 1))
	run(t, "-w", dir, "check").wants(t, exitUsage, "ca-mau.yaml:", "publishr", "publisher")
	at(t, firstNight.AddDate(0, 0, 1), "", "-w", dir, "run").wants(t, exitWithFaults, "ca-mau.yaml:", "publishr", "publisher")
	if after := query(t, dir, figures); len(after) != len(before) {
		t.Errorf("figures in force fell from %d to %d", len(before)-1, len(after)-1)
	}
	write(t, filepath.Join(dir, "tonghop.yaml"), "titel: Sai\n")
	for _, command := range []string{"check", "run", "serve", "status"} {
		run(t, "-w", dir, command).wants(t, exitUsage, "tonghop.yaml:1", "titel")
	}
}

func TestSecondWriterIsToldWhoWrites(t *testing.T) {
	t.Parallel()
	dir := example(t)
	a := &app{now: func() time.Time { return firstNight }, dir: dir}
	w, err := a.openWorkspace()
	if err != nil {
		t.Fatal(err)
	}
	held, err := a.lock(w)
	if err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "run").wants(t, exitFailed, "đang được ghi bởi tiến trình", "01:30 ngày 23/11/2026")
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "run").wants(t, exitDone)
}

func TestWrongUse(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"walk"}, "unknown command"},
		{[]string{"run", "--fast"}, "unknown flag"},
		{[]string{"read"}, "at least 1 arg"},
		{[]string{"read", filepath.Join(dir, "none.xlsx")}, "none.xlsx"},
		{[]string{"read", dir}, "thư mục"},
		{[]string{"-w", dir, "run"}, "tonghop init"},
		{[]string{"-w", filepath.Join("..", "..", "examples", "three-provinces"), "run", "--source", "ai"}, "không có nguồn"},
		{[]string{"explain", "xyz"}, "thập lục phân"},
		{[]string{"sql", "-f", "xml", "SELECT 1"}, "table, csv"},
	} {
		r := run(t, c.args...)
		if r.code != exitUsage || !strings.Contains(r.stderr, c.says) {
			t.Errorf("tonghop %v: exit %d, %q; want exit 2 and %q", c.args, r.code, r.stderr, c.says)
		}
	}
}

func TestNoReleaseYet(t *testing.T) {
	t.Parallel()
	dir := example(t)
	for _, args := range [][]string{{"sql", "SELECT 1"}, {"explain", "0123"}} {
		run(t, append([]string{"-w", dir}, args...)...).wants(t, exitUsage, "tonghop run")
	}
	run(t, "-w", dir, "status").wants(t, exitDone, "Chưa có")
}

func TestInterruptedNightSaysSo(t *testing.T) {
	t.Parallel()
	dir := example(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out strings.Builder
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, now: func() time.Time { return firstNight }, getenv: os.Getenv}
	if code := a.run(ctx, []string{"-w", dir, "run"}); code != exitInterrupted {
		t.Errorf("exit code %d, want %d: %s", code, exitInterrupted, &out)
	}
}

// What gives nothing is told with its place, what is wrong and what to do, on the
// page of data quality and in the letter to the province; nothing of it is dropped
// in silence, and it is over when it is mended.
func TestWhatGivesNothingIsTold(t *testing.T) {
	t.Parallel()
	dir := published(t)
	inbox := filepath.Join(dir, "inbox", "ca-mau")
	write(t, filepath.Join(inbox, "quyết định.pdf"), "%PDF-1.7\n")
	write(t, filepath.Join(inbox, "bao-cao-2024.csv"), "UBND TỈNH CÀ MAU,,\nBÁO CÁO NĂM 2024,,\nChỉ tiêu,Đơn vị tính,Thực hiện\n"+
		"Đề án khuyến công,đề án,28\n\"Cơ sở được hỗ trợ khuyến công,cơ sở,57\nLao động được đào tạo từ khuyến công,người,377\n\"Sản phẩm OCOP\",sản phẩm,133\nSố vụ cháy,vụ,4\n")
	source := filepath.Join(dir, "sources", "ca-mau.yaml")
	content, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	write(t, source, strings.Replace(string(content), `["*.xlsx"]`, `["*.xlsx", "*.csv"]`, 1))
	write(t, filepath.Join(dir, "sources", "bao-khac.yaml"), "kind: feed\nlocation: feed/tin.html\ntitle: Báo khác\npublisher: Báo\nlicence: CC0\n")
	write(t, filepath.Join(dir, "feed", "tin.html"), "<!DOCTYPE html><html lang=\"vi\"><head><title>Đăng nhập</title></head><body><article><h1>Đăng nhập</h1>"+
		"<p>Năm 2022, tỉnh Cà Mau công nhận 12 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.</p></article></body></html>")
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "quyết định.pdf", "*.xlsx, *.csv", "trang web chứ không phải nguồn tin", "quote_swallows_rows", "«vụ»")
	want := "source_id,document,reason\nbao-khac,tin.html,not_a_feed\nca-mau,quyết định.pdf,not_asked_for\n"
	if r := run(t, "-w", dir, "sql", "-f", "csv", "SELECT source_id, document, reason FROM quality_faults ORDER BY ALL"); r.stdout != want {
		t.Errorf("faults %s, want %s", r.stdout, want)
	}
	if got := query(t, dir, "SELECT count(*) FROM observation WHERE document = 'bao-cao-2024.csv'")[1][0]; got != "4" {
		t.Errorf("%s figures of the rows that the quote would swallow, want all 4", got)
	}
	page, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "site", "chat-luong.html"))
	if err != nil {
		t.Fatal(err)
	}
	letter := run(t, "-w", dir, "letter", "ca-mau").wants(t, exitDone, "«quyết định.pdf»", "theo đúng mẫu tên tệp", "«bao-cao-2024.csv»: 2 nội dung cần sửa")
	for _, told := range []string{"quyết định.pdf", "tin.html", "không phải nguồn tin", "«vụ»", "Dấu ngoặc kép"} {
		if !strings.Contains(string(page), told) {
			t.Errorf("the page of data quality does not say %q", told)
		}
	}
	if strings.Contains(letter.stdout, "tin.html") {
		t.Errorf("the province is told of another's page:\n%s", letter.stdout)
	}
	if err := os.Remove(filepath.Join(inbox, "quyết định.pdf")); err != nil {
		t.Fatal(err)
	}
	at(t, later(2), "", "-w", dir, "run").wants(t, exitWithFaults)
	if r := run(t, "-w", dir, "letter", "ca-mau").wants(t, exitDone); strings.Contains(r.stdout, "quyết định.pdf") {
		t.Errorf("the province took the file away and is still told of it:\n%s", r.stdout)
	}
}
