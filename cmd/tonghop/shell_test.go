package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

func TestHistoryOutlivesTheSession(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "history")
	h := openHistory(path)
	for _, line := range []string{"SELECT 1;", "SELECT 1;", "", "SELECT 'hai';"} {
		h.Add(line)
	}
	again := openHistory(path)
	if !slices.Equal(again.lines, []string{"SELECT 1;", "SELECT 'hai';"}) {
		t.Errorf("kept %q, want each line once, newest last", again.lines)
	}
	for i := range longestHistory + 5 {
		again.Add(strconv.Itoa(i))
	}
	if last := openHistory(path); len(last.lines) != longestHistory || last.lines[longestHistory-1] != strconv.Itoa(longestHistory+4) {
		t.Errorf("kept %d lines, newest %q", len(last.lines), last.lines[len(last.lines)-1])
	}
}

func TestHistoryWithoutAPlaceIsForTheSession(t *testing.T) {
	h := openHistory("")
	h.Add("SELECT 1;")
	if !reflect.DeepEqual(h.lines, []string{"SELECT 1;"}) {
		t.Errorf("kept %q", h.lines)
	}
}

// typedShell is a shell over the example's first release in which lines are typed,
// and what it says. A line "^C" is dropped.
func typedShell(t *testing.T, lines ...string) (stdout, stderr string, kept []string) {
	t.Helper()
	from, err := firstRelease()
	if err != nil {
		t.Fatal(err)
	}
	ask, err := askerOf(filepath.Join(from, "data", "releases", "current"), sqlOptions{rows: 200, timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	var out, faults bytes.Buffer
	s := &shell{
		app:     &app{stdout: &out, stderr: &faults, now: func() time.Time { return firstNight }},
		asker:   ask,
		remark:  func(line string) { kept = append(kept, line) },
		show:    func(text []byte) { out.Write(text) },
		running: func(ctx context.Context) (context.Context, func()) { return context.WithCancel(ctx) },
		line: func(prompt string) (string, error) {
			if len(lines) == 0 {
				return "", io.EOF
			}
			line := lines[0]
			lines = lines[1:]
			fmt.Fprint(&out, prompt)
			if line == "^C" {
				return "", errAborted
			}
			return line, nil
		},
	}
	if err := s.format("csv"); err != nil {
		t.Fatal(err)
	}
	if err := s.loop(context.Background()); err != nil {
		t.Fatal(err)
	}
	return out.String(), faults.String(), kept
}

func TestShellAnswersStatementsAndItsOwnCommands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name         string
		lines        []string
		says, faults []string
	}{
		{"over lines", []string{"SELECT 1 AS n,", "2 AS m;"}, []string{"tonghop>     ...> n,m\n1,2\n"}, nil},
		{"two at once", []string{"SELECT 1 AS n; SELECT 2 AS m;"}, []string{"n\n1\nm\n2\n"}, nil},
		{"dropped", []string{"SELECT broken", "^C", "SELECT 3 AS k;"}, []string{"k\n3\n"}, nil},
		{"a semicolon in a text", []string{"SELECT 'a;", "b' AS t;"}, []string{"t\n\"a;\nb\"\n"}, nil},
		{"fault with its place", []string{"SELECT valu", "FROM observation;"}, nil, []string{"«value»", "LINE 1: SELECT valu\n               ^"}},
		{"goes on after a fault", []string{"SELEC;", "SELECT 4 AS n;"}, []string{"n\n4\n"}, []string{"sai cú pháp"}},
		{"help", []string{"help"}, []string{".questions", `\dt`, ".export", "Ctrl-C"}, nil},
		{"tables", []string{`\dt`}, []string{"observation,", "khung nhìn"}, nil},
		{"columns", []string{`\d area`}, []string{"voting_region,VARCHAR"}, nil},
		{"questions", []string{".questions"}, []string{"ranking,"}, nil},
		{"schema of a question", []string{".schema ranking"}, []string{"SELECT"}, nil},
		{"schema of nothing", []string{".schema o'clock"}, nil, []string{"o'clock"}},
		{"format", []string{".format json", "SELECT [1, 2] AS l, MAP {'a': 1} AS m, ['x'] AS t;"}, []string{`[{"l":[1,2],"m":{"a":1},"t":["x"]}]`}, nil},
		{"format by its ending", []string{".format md", "SELECT 1 AS a;"}, []string{"| a |"}, nil},
		{"pivot without columns", []string{"PIVOT observation ON period USING sum(value);"}, nil, []string{"ON period IN ('2015', '2016')"}},
		{"no such format", []string{".format xml"}, nil, []string{"table, csv"}},
		{"timing", []string{".timing on", "SELECT 1 AS n;"}, []string{"1 dòng, 0,00 giây"}, nil},
		{"neither on nor off", []string{".timing maybe"}, nil, []string{"on hoặc off"}},
		{"no such command", []string{".dump"}, nil, []string{"Không có lệnh .dump"}},
		{"nothing to export", []string{".export a.csv"}, nil, []string{"Chưa có câu lệnh"}},
		{"cut rows are told", []string{"FROM range(300);"}, []string{"200 dòng đầu"}, nil},
		{"leaves", []string{"quit", "SELECT 5;"}, []string{"tonghop> "}, nil},
	} {
		stdout, stderr, _ := typedShell(t, c.lines...)
		for _, part := range c.says {
			if !strings.Contains(stdout, part) {
				t.Errorf("%s: %s does not say %q", c.name, stdout, part)
			}
		}
		for _, part := range c.faults {
			if !strings.Contains(stderr, part) {
				t.Errorf("%s: %s does not say %q", c.name, stderr, part)
			}
		}
		if c.faults == nil && stderr != "" {
			t.Errorf("%s: %s", c.name, stderr)
		}
	}
	if _, _, kept := typedShell(t, "SELECT 1;", "", "help", "quit"); !slices.Equal(kept, []string{"SELECT 1;", "help", "quit"}) {
		t.Errorf("kept %q", kept)
	}
}

// Outside of the shell its commands do the same, and a statement may begin with a comment.
func TestOneCommandOfTheShell(t *testing.T) {
	t.Parallel()
	from, err := firstRelease()
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		".questions": "ranking,", `\d area`: "voting_region,VARCHAR", ".tables": "observation,", ".schema ranking": "SELECT", "help": ".questions",
		"-- mười một\nSELECT 11 AS n": "n\n11\n", "-- mười hai": "",
	} {
		got := run(t, "-w", from, "sql", "-f", "csv", query)
		if want == "" {
			got.wants(t, exitUsage, "đúng một câu lệnh")
			continue
		}
		if got.wants(t, exitDone); !strings.Contains(got.stdout, want) {
			t.Errorf("%s: %s does not say %q", query, got.stdout, want)
		}
	}
	run(t, "-w", from, "sql", ".dump").wants(t, exitUsage, "không có lệnh .dump")
}

func TestShellCompletesNames(t *testing.T) {
	t.Parallel()
	from, err := firstRelease()
	if err != nil {
		t.Fatal(err)
	}
	ask, err := askerOf(filepath.Join(from, "data", "releases", "current"), sqlOptions{rows: 10000, timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	w := loadWords(context.Background(), ask.ask)
	for _, c := range []struct{ line, head, want, tail string }{ // | is the cursor
		{"SELECT area_na|", "SELECT ", "area_name", ""},
		{"select * from observ|", "select * from ", "observation", ""},
		{"SELECT * FROM |", "SELECT * FROM ", "ranking", ""},
		{"SELECT o.qualif| FROM observation o", "SELECT o.", "qualifier", " FROM observation o"},
		{"SELECT medi|", "SELECT ", "median(", ""},
		{"WHERE area_name = 'ha g|' AND", "WHERE area_name = '", "Hà Giang'", " AND"},
		{"WHERE area_name = 'Đồng t|", "WHERE area_name = '", "Đồng Tháp'", ""},
		{"QUAL|", "", "QUALIFY", ""},
		{"SELECT val|", "SELECT ", "values", ""}, // all in the case of what they share
		{"SELECT VAL|", "SELECT ", "VALUE_MAX", ""},
		{".des|", "", ".describe", ""},
		{`\d annot|`, `\d `, "annotation", ""},
		{".format json|", ".format ", "jsonl", ""},
	} {
		before, after, _ := strings.Cut(c.line, "|")
		head, proposals, tail := w.complete(before+after, len([]rune(before)))
		if head != c.head || tail != c.tail || !slices.Contains(proposals, c.want) {
			t.Errorf("%s: %q, %q, %q; want %q among them", c.line, head, proposals, tail, c.want)
		}
	}
	if _, proposals, _ := w.complete("SELECT ", 7); len(proposals) > 0 {
		t.Errorf("nothing typed gives %d words", len(proposals))
	}
}

func TestAnswersAreKeptInFiles(t *testing.T) {
	t.Parallel()
	dir := published(t)
	out := t.TempDir()
	query := "SELECT area_name, value, DATE '2024-12-31' AS day, 9007199254740993 AS large, ['a,b'] AS names FROM products_by_level WHERE level = 'tinh' ORDER BY area_name LIMIT 2"
	for _, ending := range strings.Split(fileNames, ", ") {
		file := filepath.Join(out, "answer"+ending)
		run(t, "-w", dir, "sql", "-o", file, query).wants(t, exitDone, "2 dòng")
		if info, err := os.Stat(file); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", ending, err)
		}
	}
	text, err := os.ReadFile(filepath.Join(out, "answer.csv"))
	if err != nil {
		t.Fatal(err)
	}
	fromFile, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(fromFile) != 3 || fromFile[1][4] != `["a,b"]` {
		t.Errorf("csv: %q, %v", fromFile, err)
	}
	if printed := run(t, "-w", dir, "sql", "-f", "csv", query); printed.stdout != strings.ReplaceAll(string(text), ".0,", ",") {
		t.Errorf("printed %q, written %q", printed.stdout, text)
	}
	book, err := os.ReadFile(filepath.Join(out, "answer.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	read, err := sheet.Read(context.Background(), book, "", "answer.xlsx", sheet.UsualBounds())
	if err != nil || len(read.Sheets) != 2 {
		t.Fatalf("xlsx: %v", err)
	}
	answer, notes := read.Sheets[0], read.Sheets[1]
	if answer.Shows(1, 1) != "area_name" || answer.KindAt(2, 2) != sheet.Number || answer.KindAt(2, 3) != sheet.Date || answer.Shows(2, 4) != "9007199254740993" {
		t.Errorf("xlsx: %q, %v, %v, %q", answer.Shows(1, 1), answer.KindAt(2, 2), answer.KindAt(2, 3), answer.Shows(2, 4))
	}
	if notes.Shows(3, 2) != query {
		t.Errorf("xlsx notes: %q", notes.Shows(3, 2))
	}
	run(t, "-w", dir, "sql", "-o", filepath.Join(out, "a.doc"), query).wants(t, exitUsage, ".parquet")
	for _, ending := range strings.Split(fileNames, ", ") {
		run(t, "-w", dir, "sql", "-o", filepath.Join(out, "none", "a"+ending), query).wants(t, exitFailed, "không ghi được")
	}
	run(t, "-w", dir, "sql", "-o", filepath.Join(out, "long.xlsx"), "SELECT repeat('a', 40000) AS t").wants(t, exitUsage, "32767")
	if left, _ := filepath.Glob(filepath.Join(out, "*.part")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// A cell without a format shows long amounts as powers of ten.
func TestLongAmountsAreWholeInAWorkbook(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ value, want any }{
		{1942905000000.0, sheet.Shown{Value: 1942905000000, Format: "#,##0"}}, {int64(-200_000_000_000), sheet.Shown{Value: -200_000_000_000, Format: "#,##0"}},
		{12.5, 12.5}, {int64(2016), 2016},
	} {
		if got := typedCell(pipeline.Column{}, c.value); got != c.want {
			t.Errorf("%v: %v, want %v", c.value, got, c.want)
		}
	}
}
