package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestSQLFormats(t *testing.T) {
	t.Parallel()
	dir := published(t)
	const sql = "SELECT area_name, value FROM products_by_level WHERE area_slug = 'ca-mau' AND level = 'tinh'"
	for format, want := range map[string]string{
		"csv":      "area_name,value\nCà Mau,73\n",
		"json":     "[{\"area_name\":\"Cà Mau\",\"value\":73}]\n",
		"jsonl":    "{\"area_name\":\"Cà Mau\",\"value\":73}\n",
		"markdown": "| area_name | value |\n| --- | ---:|\n| Cà Mau | 73 |\n",
		"table":    "┌───────────┬───────┐\n│ area_name │ value │\n├───────────┼───────┤\n│ Cà Mau    │    73 │\n└───────────┴───────┘\n",
	} {
		if r := run(t, "-w", dir, "sql", "-f", format, sql).wants(t, exitDone); r.stdout != want {
			t.Errorf("%s: %q, want %q", format, r.stdout, want)
		}
	}
	if r := run(t, "-w", dir, "sql", "-f", "json", "SELECT 1 AS n WHERE false"); r.stdout != "[]\n" {
		t.Errorf("no rows as JSON: %q", r.stdout)
	}
	if r := at(t, firstNight, sql, "-w", dir, "sql", "-f", "csv"); !strings.Contains(r.stdout, "Cà Mau,73") {
		t.Errorf("statement from standard input: %q %q", r.stdout, r.stderr)
	}
	run(t, "-w", dir, "sql", "--max-rows", "3", "SELECT * FROM range(10)").wants(t, exitDone, "3 dòng đầu")
}

// The questions of the first page: a planner's own words, answered in SQL.
func TestSQLAnswersProductsOfTheProvinceLevel(t *testing.T) {
	t.Parallel()
	dir := published(t)
	got := query(t, dir, `SELECT area_name, value, kind, coalesce(period_start, '') || '-' || coalesce(period_end, ''), coalesce(rounds, 0)
		FROM products_by_level WHERE level = 'tinh' AND NOT part ORDER BY value DESC`)
	want := "189 actual 2012-2021 0|73 actual - 5|63 target 2022-2030 0"
	var said []string
	for _, row := range got[1:] {
		said = append(said, strings.Join(row[1:], " "))
	}
	if strings.Join(said, "|") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

func TestSQLReachesNothingButTheRelease(t *testing.T) {
	t.Parallel()
	dir := published(t)
	secret := filepath.Join(t.TempDir(), "secret.csv")
	write(t, secret, "password\nhunter2\n")
	for _, sql := range []string{
		"SELECT * FROM read_csv('" + secret + "')", "SELECT * FROM read_text('" + secret + "')", "SELECT * FROM '" + secret + "'",
		"SELECT * FROM glob('/etc/*')", "COPY observation TO '" + secret + ".out'", "ATTACH '" + filepath.Join(dir, "x.db") + "'",
		"INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true", "DELETE FROM observation_history", "CREATE TABLE x (i INT)",
		"SELECT 1; SELECT 2", "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')", "SELEC 1", "",
	} {
		r := run(t, "-w", dir, "sql", "-f", "csv", sql)
		if r.code == exitDone || strings.Contains(r.stdout, "hunter2") {
			t.Errorf("%s: exit %d, %q", sql, r.code, r.stdout)
		}
		if r.stderr == "" {
			t.Errorf("%s was refused without a word", sql)
		}
	}
	if _, err := os.Stat(secret + ".out"); err == nil {
		t.Error("COPY wrote a file")
	}
}

func TestExplainLeadsBackAndForward(t *testing.T) {
	t.Parallel()
	dir := published(t)
	id := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND level = 'tinh' AND value = 189")[1][0]
	r := run(t, "-w", dir, "explain", id).wants(t, exitDone, id, "189", "Đồng Tháp", "2012", "dong-thap", ".xlsx", "SHA-256", "index.html", "so-sanh.html")
	if !regexp.MustCompile(`Chỗ: +.+![A-Z]+\d+`).MatchString(r.stdout) {
		t.Errorf("no cell in %s", r.stdout)
	}
	run(t, "-w", dir, "explain", id[:6]).wants(t, exitDone, id)
	claim := query(t, dir, "SELECT id FROM claim WHERE value = 189")[1][0]
	run(t, "-w", dir, "explain", "o-"+claim).wants(t, exitDone, "claim", "p", "Ngữ cảnh")
	run(t, "-w", dir, "explain", "ffffffffffff").wants(t, exitUsage, "không có số liệu")
}

func TestStatusTellsWhatRan(t *testing.T) {
	t.Parallel()
	dir := published(t)
	at(t, firstNight.AddDate(0, 0, 3), "", "-w", dir, "status").wants(t, exitDone,
		"01:30 ngày 23/11/2026", "xong", "20261122T183000Z", "đã lỡ: nightly", "NGUỒN CÓ LỖI", "BÁO CÁO PHẢI NỘP")
}

func TestInitMakesAWorkspaceThatChecksAndRuns(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "moi")
	run(t, "init", dir).wants(t, exitDone, "check", "run")
	run(t, "-w", dir, "check").wants(t, exitDone, "hợp lệ")
	run(t, "-w", dir, "run").wants(t, exitDone, "Đã phát hành")
	run(t, "init", dir).wants(t, exitUsage, dir)
}

func TestCheckJudgesPagesToo(t *testing.T) {
	t.Parallel()
	dir := example(t)
	run(t, "-w", dir, "check").wants(t, exitDone, "hợp lệ")
	page := "---\ntitle: Trang riêng\npath: rieng\n---\n\n```chart\nquestion: no_such_question\nform: bar\nlabel: area_name\nvalue: value\nneutral: Tên\nempty: Chưa có.\n```\n"
	write(t, filepath.Join(dir, "pages", "rieng.md"), page)
	run(t, "-w", dir, "check").wants(t, exitUsage, "rieng.md:", "no_such_question")
	write(t, filepath.Join(dir, "questions", "kinh_phi.sql"), ownFiles["kinh_phi.sql"])
	write(t, filepath.Join(dir, "questions", "kinh_phi.txtar"), strings.Replace(ownFiles["kinh_phi.txtar"], "0.75", "0.5", 1))
	run(t, "-w", dir, "check").wants(t, exitUsage, "kinh_phi.txtar:", "rieng.md:")
}

// What is explained comes from the child process, for articles, their tables and
// workbooks alike.
func TestReadExplains(t *testing.T) {
	t.Parallel()
	page := filepath.Join(t.TempDir(), "bai.html")
	write(t, page, `<article><h1>Sản phẩm OCOP của các tỉnh</h1><p>Năm 2019, tỉnh Bến Tre công nhận 17 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.</p>
		<table><tr><td>Tỉnh</td><td>Số sản phẩm OCOP năm 2022</td></tr><tr><td>Gia Lai</td><td>24</td></tr></table></article>`)
	run(t, "read", "--explain", page).wants(t, exitDone, "«17» → cnnt_recognized theo quy tắc news.", "vai trò của cột: số liệu", "«24» → ocop_products theo quy tắc table.", "Trang «Bảng 1»: 1 ô số")
	run(t, "read", "--explain", "--jsonl", page).wants(t, exitDone, `"record":"explanation"`, `"locator":"Bảng 1!B2"`, `"claim":true`, `"record":"account"`)
	run(t, "read", "--explain", workbookOf(t, example(t), "dong-thap")).wants(t, exitDone, "vai trò của cột: ", " theo quy tắc ")
	if r := run(t, "read", "--jsonl", page).wants(t, exitDone); strings.Contains(r.stdout, "explanation") {
		t.Errorf("nobody asked: %s", r.stdout)
	}
}

// What a form does not say itself and its folder does is told.
func TestReadTellsWhatIsTakenFromThePath(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "Sở Tài chính Lạng Sơn")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "bieu.csv")
	write(t, file, "Biểu số 62/CK-NSNN\nQUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018\nĐơn vị: Triệu đồng\nSTT,Nội dung,Dự toán,Quyết toán\n"+
		"A,TỔNG NGUỒN THU NGÂN SÁCH ĐỊA PHƯƠNG,13000,14000\nI,Thu ngân sách địa phương được hưởng theo phân cấp,4000,5000\nII,Thu bổ sung từ ngân sách cấp trên,9000,9000\n")
	run(t, "read", file).wants(t, exitDone, "lang-son@2008", "lấy từ ngoài biểu: tỉnh theo tên thư mục hoặc tên tệp")
}

func TestReadPrintsTheContract(t *testing.T) {
	t.Parallel()
	dir := example(t)
	r := run(t, "read", "--jsonl", workbookOf(t, dir, "dong-thap")).wants(t, exitDone)
	var line map[string]any
	first, _, _ := strings.Cut(r.stdout, "\n")
	if err := json.Unmarshal([]byte(first), &line); err != nil {
		t.Fatalf("%q: %v", first, err)
	}
	for _, key := range []string{"record", "indicator", "level", "dimensions", "area", "province", "period_start", "period_end", "period_text",
		"kind", "value", "value_max", "unit", "qualifier", "locator", "start", "end", "quote", "sentence"} {
		if _, ok := line[key]; !ok {
			t.Errorf("the line lacks %q: %s", key, first)
		}
	}
	if line["start"] != nil || line["claim"] != nil {
		t.Errorf("a cell has start %v and claim %v, want neither", line["start"], line["claim"])
	}
	text := filepath.Join(t.TempDir(), "bai.txt")
	write(t, text, "Năm 2019, tỉnh Bến Tre công nhận 17 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.")
	r = run(t, "read", "--jsonl", text).wants(t, exitDone)
	if err := json.Unmarshal([]byte(r.stdout), &line); err != nil {
		t.Fatalf("%q: %v", r.stdout, err)
	}
	want := map[string]any{"record": "observation", "claim": true, "file": "bai.txt", "indicator": "cnnt_recognized", "level": "tinh",
		"area": "ben-tre@2008", "province": "Bến Tre", "period_start": 2019.0, "period_end": 2019.0, "kind": "actual", "value": 17.0,
		"unit": "product", "qualifier": "exact", "start": 33.0, "end": 35.0, "quote": "17", "locator": "p1.s1[33:35]"}
	for key, value := range want {
		if line[key] != value {
			t.Errorf("%s = %v, want %v", key, line[key], value)
		}
	}
	run(t, "read", text).wants(t, exitDone, "1 số liệu", "ben-tre@2008")
	write(t, text+".docx", "PK\x03\x04 no workbook")
	run(t, "read", text+".docx").wants(t, exitWithFaults, "docx")
}

func TestNumber(t *testing.T) {
	r := at(t, firstNight, "trên 11 tỷ đồng\n1.250 sản phẩm\nnăm 2012\n", "number", "--jsonl").wants(t, exitDone)
	lines := strings.Split(strings.TrimSpace(r.stdout), "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines: %s", len(lines), r.stdout)
	}
	var stated []map[string]any
	for _, l := range lines {
		var m map[string]any
		if err := json.Unmarshal([]byte(l), &m); err != nil {
			t.Fatal(err)
		}
		stated = append(stated, m)
	}
	if stated[0]["value"] != 11e9 || stated[0]["qualifier"] != "more_than" || stated[0]["unit"] != "vnd" || stated[1]["value"] != 1250.0 || stated[2]["value"] != nil {
		t.Errorf("%v", stated)
	}
}

// The daemon serves the release in force and shows a new one at once.
func TestServe(t *testing.T) {
	t.Parallel()
	dir := published(t)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	read, stdout := io.Pipe()
	var stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: stdout, stderr: &stderr, now: func() time.Time { return firstNight.Add(time.Hour) }, getenv: os.Getenv}
	ended := make(chan int, 1)
	go func() {
		ended <- a.run(ctx, []string{"-w", dir, "serve", "--addr", "127.0.0.1:0"})
		stdout.Close()
	}()
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr.String())
	}
	go io.Copy(io.Discard, read) //nolint:errcheck // only keeps the pipe from filling
	base := strings.TrimSpace(line[strings.Index(line, "http://"):])
	for path, want := range map[string]string{"": "Đồng Tháp", "en/index.html": "Đồng Tháp", "healthz": "", "readyz": "20261122T183000Z"} {
		if body, code := get(t, base+path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("%s%s: %d, says %q: %v", base, path, code, want, strings.Contains(body, want))
		}
	}
	if _, code := get(t, base+"khong-co.html"); code != http.StatusNotFound {
		t.Errorf("unknown page: %d", code)
	}
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 190)
	at(t, firstNight.AddDate(0, 0, 1), "", "-w", dir, "run").wants(t, exitDone)
	if body, _ := get(t, base+"readyz"); !strings.Contains(body, "20261123T183000Z") {
		t.Errorf("after the switch: %s", body)
	}
	run(t, "-w", dir, "serve", "--addr", strings.Trim(strings.TrimPrefix(base, "http://"), "/")).wants(t, exitUsage, "không lắng nghe được")
	stop()
	if code := <-ended; code != exitDone && code != exitInterrupted {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
}

func get(t *testing.T, url string) (string, int) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body), resp.StatusCode
}

func TestVersionNamesWhatWritesTheDatabase(t *testing.T) {
	run(t, "version").wants(t, exitDone, "tonghop "+version+"\n", "Go      go1.", "DuckDB  v1.", "schema  14\n")
	run(t, "version", "thừa").wants(t, exitUsage)
}
