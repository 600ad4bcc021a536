package main

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/tonghop/tonghop/pipeline"
)

func fileDigest(path string) (string, error) {
	content, err := os.ReadFile(path)
	return string(pipeline.DigestOf(content)), err
}

// query asks the release in force and gives the rows back, the head first.
func query(t *testing.T, dir, sql string) [][]string {
	t.Helper()
	r := run(t, "-w", dir, "sql", "-f", "csv", sql).wants(t, exitDone)
	rows, err := csv.NewReader(strings.NewReader(r.stdout)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// figures is what the release says of recognised products, province by province.
const figures = `SELECT area_name, level, kind, period, value, qualifier
	FROM products_by_level WHERE NOT part ORDER BY area_name, kind, period, level_order`

func TestWholeNightOfTheExample(t *testing.T) {
	t.Parallel()
	dir := example(t)
	run(t, "-w", dir, "run").wants(t, exitDone, "Đã phát hành 20261122T183000Z")
	want := [][]string{
		{"area_name", "level", "kind", "period", "value", "qualifier"},
		{"Cà Mau", "tinh", "actual", "rounds:5", "73", "exact"},
		{"Cà Mau", "khu_vuc", "actual", "rounds:5", "19", "exact"},
		{"Cà Mau", "quoc_gia", "actual", "rounds:5", "11", "exact"},
		{"Hà Giang", "huyen", "target", "2022/2030", "73", "exact"},
		{"Hà Giang", "tinh", "target", "2022/2030", "63", "exact"},
		{"Đồng Tháp", "huyen", "actual", "2012/2021", "317", "exact"},
		{"Đồng Tháp", "tinh", "actual", "2012/2021", "189", "exact"},
		{"Đồng Tháp", "khu_vuc", "actual", "2012/2021", "38", "exact"},
		{"Đồng Tháp", "quoc_gia", "actual", "2012/2021", "14", "exact"},
	}
	if got := query(t, dir, figures); !reflect.DeepEqual(got, want) {
		t.Errorf("figures %v\nwant %v", got, want)
	}
	money := query(t, dir, "SELECT area_name, value, qualifier, unit FROM observation WHERE indicator_id = 'kc_budget'")
	if want := [][]string{{"area_name", "value", "qualifier", "unit"}, {"Đồng Tháp", "11000000000", "more_than", "vnd"}}; !reflect.DeepEqual(money, want) {
		t.Errorf("support money %v, want %v", money, want)
	}
	claims := query(t, dir, "SELECT count(*) FROM claim")
	if claims[1][0] != "14" {
		t.Errorf("%s claims, want the 14 figures of the three articles", claims[1][0])
	}
	for _, file := range []string{"site/index.html", "site/en/index.html", "tonghop.duckdb", "parquet/observation.parquet", "manifest.json"} {
		if info, err := os.Stat(filepath.Join(dir, "data", "releases", "current", file)); err != nil || info.Size() == 0 {
			t.Errorf("release lacks %s: %v", file, err)
		}
	}
}

// tables are all tables and views of the release with the number of their rows
// and a hash over all of them.
func tables(t *testing.T, dir string) map[string]string {
	t.Helper()
	var parts []string
	for _, n := range query(t, dir, "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1")[1:] {
		parts = append(parts, `SELECT '`+n[0]+`', count(*), sum(hash(x)::HUGEINT) FROM (SELECT t::VARCHAR AS x FROM "`+n[0]+`" t)`)
	}
	found := map[string]string{}
	for _, row := range query(t, dir, strings.Join(parts, " UNION ALL "))[1:] {
		found[row[0]] = strings.Join(row[1:], " ")
	}
	if len(found) < 20 {
		t.Fatalf("only %d tables", len(found))
	}
	return found
}

// withoutNights leaves out what is kept of every night, as the journal is.
func withoutNights(files map[string]string) map[string]string {
	maps.DeleteFunc(files, func(path, _ string) bool { return strings.HasPrefix(path, "nights"+string(filepath.Separator)) })
	return files
}

func TestSecondNightChangesNoRowAndNoPublishedByte(t *testing.T) {
	t.Parallel()
	dir := published(t)
	rows, bytes := tables(t, dir), withoutNights(treeDigest(t, filepath.Join(dir, "data"), "manifest.json", "journal.jsonl", "warehouse.duckdb", "lock"))
	at(t, firstNight.AddDate(0, 0, 1), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi", "20261122T183000Z")
	if got := withoutNights(treeDigest(t, filepath.Join(dir, "data"), "manifest.json", "journal.jsonl", "warehouse.duckdb", "lock")); !maps.Equal(got, bytes) {
		t.Errorf("published bytes changed: %v", differing(bytes, got))
	}
	if got := tables(t, dir); !maps.Equal(got, rows) {
		t.Errorf("rows changed: %v", differing(rows, got))
	}
	var manifest map[string]any
	data, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "manifest.json"))
	if err != nil || json.Unmarshal(data, &manifest) != nil {
		t.Fatal(err)
	}
	if manifest["created_at"] != "2026-11-22T18:30:00Z" || manifest["verified_at"] != "2026-11-23T18:30:00Z" {
		t.Errorf("manifest created %v, verified %v", manifest["created_at"], manifest["verified_at"])
	}
}

// Two workspaces that see the same night publish the same site to the byte.
func TestSameNightSameBytes(t *testing.T) {
	t.Parallel()
	one, two := example(t), example(t)
	run(t, "-w", one, "run").wants(t, exitDone)
	run(t, "-w", two, "run").wants(t, exitDone)
	first := treeDigest(t, filepath.Join(one, "data", "releases", "current", "site")+"/")
	second := treeDigest(t, filepath.Join(two, "data", "releases", "current", "site")+"/")
	if !maps.Equal(first, second) {
		t.Errorf("sites differ: %v", differing(first, second))
	}
}

func differing(a, b map[string]string) (names []string) {
	for _, m := range []map[string]string{a, b} {
		for k := range m {
			if a[k] != b[k] && !slices.Contains(names, k) {
				names = append(names, k)
			}
		}
	}
	slices.Sort(names)
	return names
}

// amend writes value into every cell of the workbook that shows old, and tells
// how many there were.
func amend(t *testing.T, path string, old string, value any) int {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	n := 0
	for _, sheet := range book.GetSheetList() {
		cells, err := book.SearchSheet(sheet, old)
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range cells {
			if err := book.SetCellValue(sheet, cell, value); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	if err := book.Save(); err != nil {
		t.Fatal(err)
	}
	return n
}

// workbookOf is the one workbook of a province in the example's inbox.
func workbookOf(t *testing.T, dir, province string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, "inbox", province, "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatalf("workbooks of %s: %v, %v", province, found, err)
	}
	return found[0]
}

func TestAChangedCellMakesOneRevision(t *testing.T) {
	t.Parallel()
	dir := published(t)
	before := query(t, dir, "SELECT count(*) FROM observation_history")[1][0]
	if n := amend(t, workbookOf(t, dir, "dong-thap"), "189", 190); n != 1 {
		t.Fatalf("189 stood in %d cells", n)
	}
	at(t, firstNight.AddDate(0, 0, 1), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi", "Đã phát hành 20261123T183000Z")
	after := query(t, dir, "SELECT count(*), count(superseded_at), max(value) FILTER (WHERE superseded_at IS NOT NULL) FROM observation_history")[1]
	if want := []string{plain(atoi(t, before)+1, ""), "1", "189"}; !reflect.DeepEqual(after, want) {
		t.Errorf("history: rows, superseded, old value %v; want %v", after, want)
	}
	changes := query(t, dir, "SELECT area_name, change, old, value FROM changes")
	if len(changes) != 2 || changes[1][0] != "Đồng Tháp" || changes[1][2] != "189" || changes[1][3] != "190" {
		t.Errorf("changes %v", changes)
	}
	page, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "site", "thay-doi.html"))
	if err != nil || !strings.Contains(string(page), "189") || !strings.Contains(string(page), "190") {
		t.Errorf("the page on what changed does not show 189 and 190 (%v)", err)
	}
	run(t, "-w", dir, "sql", "--as-of", "2026-11-23", "-f", "csv", "SELECT max(value) FROM observation WHERE level = 'tinh' AND area_slug = 'dong-thap'").
		wants(t, exitDone, "189")
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	var n int
	if err := json.Unmarshal([]byte(s), &n); err != nil {
		t.Fatal(err)
	}
	return n
}
