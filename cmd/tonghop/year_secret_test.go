package main

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/ipc"
	_ "github.com/duckdb/duckdb-go/v2" // decodes what a release is made of

	"github.com/tonghop/tonghop/dashboards/server"
)

// A search looks for figures and words in whatever form a release has them.
type search struct {
	t       *testing.T
	pattern *regexp.Regexp // of Go and of DuckDB alike
	found   map[string]int // by the medium: hits
	say     bool           // a hit is a fault
}

// searchFor looks for numbers as a database, a program, a Vietnamese or an English
// reader writes them, standing alone, and for words.
func searchFor(t *testing.T, say bool, numbers []float64, words ...string) *search {
	t.Helper()
	var forms []string
	for _, n := range numbers {
		plain := strconv.FormatFloat(n, 'f', -1, 64)
		grouped := ""
		for i, digit := range plain {
			if i > 0 && (len(plain)-i)%3 == 0 {
				grouped += "[.,\u00a0]"
			}
			grouped += string(digit)
		}
		forms = append(forms, plain+`(\.0)?`, grouped)
	}
	var parts []string
	if len(forms) > 0 {
		parts = append(parts, `(^|[^0-9A-Za-z.,])(`+strings.Join(forms, "|")+`)($|[^0-9A-Za-z.,]|[.,]($|[^0-9]))`)
	}
	for _, word := range words {
		parts = append(parts, regexp.QuoteMeta(word))
	}
	return &search{t, regexp.MustCompile(strings.Join(parts, "|")), map[string]int{}, say}
}

func (s *search) hit(medium, where, what string) {
	s.t.Helper()
	s.found[medium]++
	if s.say {
		s.t.Errorf("%s: %s says %q", medium, where, what)
	}
}

func (s *search) text(medium, where string, content []byte) {
	s.t.Helper()
	if strings.HasSuffix(where, ".csv") { // a comma before a figure is none of it
		content = bytes.ReplaceAll(content, []byte(","), []byte("\n"))
	}
	if what := s.pattern.Find(content); what != nil {
		s.hit(medium, where, string(what))
	}
}

// rows looks through the rows of a table, as the database writes them.
func (s *search) rows(medium, where string, db *sql.DB, table string) {
	s.t.Helper()
	var row string
	err := db.QueryRow(`SELECT said FROM (SELECT t::VARCHAR AS said FROM `+table+` t) WHERE regexp_matches(said, ?) LIMIT 1`, s.pattern.String()).Scan(&row)
	switch {
	case err == nil:
		s.hit(medium, where, row)
	case err != sql.ErrNoRows: //nolint:errorlint // the driver gives this very one
		s.t.Fatalf("%s: %v", where, err)
	}
}

// database looks through every table and every view of a DuckDB file.
func (s *search) database(path string) {
	s.t.Helper()
	db := duck(s.t, path+"?access_mode=read_only")
	names, err := db.Query(`SELECT table_name FROM information_schema.tables ORDER BY ALL`)
	if err != nil {
		s.t.Fatal(err)
	}
	defer names.Close()
	n := 0
	for ; names.Next(); n++ {
		var name string
		if err := names.Scan(&name); err != nil {
			s.t.Fatal(err)
		}
		s.rows("DuckDB", name, db, `"`+name+`"`)
	}
	if err := names.Err(); err != nil || n < 60 {
		s.t.Fatalf("only %d tables and views in %s, %v", n, path, err)
	}
}

func duck(t *testing.T, dsn string) *sql.DB {
	t.Helper()
	db, err := sql.Open("duckdb", dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// folder looks through every file of a release; what is the same in every release
// of the program, its assets, is left out.
func (s *search) folder(dir string) {
	s.t.Helper()
	memory, parquet := duck(s.t, ""), 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.Contains(path, "/site/assets/") || d.Name() == "manifest.json" {
			return err
		}
		switch filepath.Ext(path) {
		case ".duckdb":
			s.database(path)
		case ".parquet":
			parquet++
			s.rows("Parquet", path, memory, "read_parquet('"+path+"')")
		default:
			content, err := os.ReadFile(path)
			s.text("site", path, content)
			return err
		}
		return nil
	})
	if err != nil || parquet < 60 {
		s.t.Fatalf("%d Parquet files looked through, %v", parquet, err)
	}
}

// bundle looks through the zip that the public server gives of a release.
func (s *search) bundle(releases, name string) {
	s.t.Helper()
	web := httptest.NewServer(server.New(server.Options{Releases: releases, Status: func() (server.Status, error) { return server.Status{Now: firstNight}, nil }}))
	defer web.Close()
	response, err := http.Get(web.URL + "/r/" + name + ".zip")
	if err != nil {
		s.t.Fatal(err)
	}
	code, body := answerOf(s.t, response)
	packed, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if code != http.StatusOK || err != nil || len(packed.File) < 100 {
		s.t.Fatalf("the zip of the release: %d, %v", code, err)
	}
	for _, f := range packed.File {
		if strings.Contains(f.Name, "/assets/") {
			continue
		}
		from, err := f.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		content, err := io.ReadAll(from)
		if err := from.Close(); err != nil {
			s.t.Fatal(err)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		s.text("zip", f.Name, content)
	}
}

// exported looks through what an analyst takes out of a table, in each form.
func (s *search) exported(dir, table string) {
	s.t.Helper()
	out := s.t.TempDir()
	for _, form := range []string{"arrow", "parquet", "xlsx", "csv", "jsonl", "md"} {
		file := filepath.Join(out, table+"."+form)
		run(s.t, "-w", dir, "sql", "-o", file, "SELECT * FROM "+table).wants(s.t, exitDone)
		content, err := os.ReadFile(file)
		if err != nil {
			s.t.Fatal(err)
		}
		switch form {
		case "arrow":
			s.arrow(table, content)
		case "parquet":
			s.rows("Parquet taken out", table, duck(s.t, ""), "read_parquet('"+file+"')")
		case "xlsx":
			s.book(table, content)
		default:
			s.text(form+" taken out", file, content)
		}
	}
}

func (s *search) arrow(table string, content []byte) {
	s.t.Helper()
	reader, err := ipc.NewFileReader(bytes.NewReader(content))
	if err != nil {
		s.t.Fatal(err)
	}
	defer reader.Close()
	for n := range reader.NumRecords() {
		batch, err := reader.RecordBatch(n)
		if err != nil {
			s.t.Fatal(err)
		}
		rows, err := batch.MarshalJSON()
		if err != nil {
			s.t.Fatal(err)
		}
		s.text("Arrow taken out", table, rows)
	}
}

// Numbers in a part of a workbook that are no figures: of the string that a cell names in
// its place, and of a row.
var (
	stringIndex = regexp.MustCompile(`(<c [^>]*t="s"[^>]*>)<v>[0-9]+</v>`)
	rowNumber   = regexp.MustCompile(`(<row [^>]*?)\br="[0-9]+"`)
)

func (s *search) book(table string, content []byte) {
	s.t.Helper()
	packed, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range packed.File {
		from, err := f.Open()
		if err != nil {
			s.t.Fatal(err)
		}
		part, err := io.ReadAll(from)
		if err != nil {
			s.t.Fatal(err)
		}
		s.text("xlsx taken out", table+" "+f.Name, rowNumber.ReplaceAll(stringIndex.ReplaceAll(part, []byte("${1}")), []byte("${1}"))) // the strings have a part of their own
	}
}

// everywhere looks through all that leaves the workspace.
func (s *search) everywhere(dir string) *search {
	s.t.Helper()
	releases := filepath.Join(dir, "data", "releases")
	current, err := filepath.EvalSymlinks(filepath.Join(releases, "current"))
	if err != nil {
		s.t.Fatal(err)
	}
	s.folder(current)
	s.bundle(releases, filepath.Base(current))
	for _, table := range []string{"observation", "observation_history"} {
		s.exported(dir, table)
	}
	return s
}

// judgeSecrets looks for what is held or was refused, and for the names and reasons
// of people, in all that leaves the workspace.
func (s *yearStory) judgeSecrets() {
	s.t.Helper()
	published := map[float64]bool{}
	for _, v := range s.truth {
		published[v] = true
	}
	var secret []float64
	for place, value := range s.stated {
		if (s.waits[place] || s.refused[place]) && !published[value] {
			secret = append(secret, value)
		}
	}
	slices.Sort(secret)
	if len(secret) < 3 {
		s.t.Fatalf("only %d figures to look for", len(secret))
	}
	searchFor(s.t, true, secret, "Nguyễn Thị Hoa", "xác nhận qua điện thoại").everywhere(s.dir)
}

// What is published is found in every form, so that a search for what is not could
// fail.
func TestTheSearchFindsWhatIsPublished(t *testing.T) {
	t.Parallel()
	dir := published(t)
	for _, find := range []*search{searchFor(t, false, []float64{189}), searchFor(t, false, nil, "Đồng Tháp")} {
		find.everywhere(dir)
		for _, medium := range []string{"DuckDB", "Parquet", "site", "zip", "Arrow taken out", "Parquet taken out", "xlsx taken out", "csv taken out", "jsonl taken out", "md taken out"} {
			if find.found[medium] == 0 {
				t.Errorf("%s is not found in %s: %v", find.pattern, medium, find.found)
			}
		}
	}
	for text, want := range map[string]bool{"84.300 người": true, "84,300": true, "[84300.0, 1]": true, `"84300"`: true, "84300": true, "tổng 84.300.": true,
		"184.300": false, "84.300.000": false, "o84300b": false, "84300.5": false, "1.84300": false} {
		if got := searchFor(t, false, []float64{84300}).pattern.MatchString(text); got != want {
			t.Errorf("84300 in %q: %v", text, got)
		}
	}
}
