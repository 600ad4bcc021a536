package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
)

// record writes testdata/recorded anew: do so only into a folder of another name.
// What a version of the program recorded stays as it is, or nothing is proven.
var record = flag.String("record", "", "record nights into this new folder of testdata/recorded")

// recordedDir holds workspaces as versions of the program left them: declarations,
// decisions, vault and what the nights saw, with the figures of each release. The
// folders are named for the day of the version.
var recordedDir = filepath.Join("testdata", "recorded")

// ofRecord are the figures of a release, whatever program made it.
const ofRecord = `SELECT 'figure' AS kind_of, source_id, document, locator, area_id, indicator_id, level, dimensions::VARCHAR AS dimensions, kind, period, value, value_max, qualifier, unit, part FROM observation
	UNION ALL SELECT 'history', source_id, document, locator, NULL, series_id, NULL, NULL, NULL, period_id, value, value_max, qualifier, NULL, superseded_at IS NULL FROM observation_history
	UNION ALL SELECT 'held', source_id, NULL, NULL, NULL, check_id, NULL, NULL, NULL, NULL, count(*), NULL, NULL, NULL, NULL FROM check_result WHERE severity = 'held' GROUP BY ALL
	ORDER BY ALL`

// recordedDay is the day of the n-th night that is recorded.
func recordedDay(n int) time.Time {
	return []time.Time{
		time.Date(2025, 6, 10, 18, 30, 0, 0, time.UTC), time.Date(2025, 6, 20, 18, 30, 0, 0, time.UTC), time.Date(2025, 6, 25, 18, 30, 0, 0, time.UTC), time.Date(2025, 8, 8, 18, 30, 0, 0, time.UTC),
	}[n]
}

// Nights that an older version of the program recorded are walked again by this one,
// and give the figures of then: before a slip, before the decision on it, before the
// boundaries changed and the checks were edited, and after.
func TestNightsOfOlderVersionsGiveTheFiguresOfThen(t *testing.T) {
	t.Parallel()
	if *record != "" {
		recordNights(t, filepath.Join(recordedDir, *record))
	}
	versions, err := os.ReadDir(recordedDir)
	if err != nil || len(versions) == 0 {
		t.Fatalf("nothing is recorded: %v", err)
	}
	for _, version := range versions {
		dir := filepath.Join(t.TempDir(), version.Name())
		copyTree(t, filepath.Join(recordedDir, version.Name()), dir)
		releases, err := filepath.Glob(filepath.Join(dir, "figures", "*.csv"))
		if err != nil || len(releases) < 4 {
			t.Fatalf("%s: figures of %d releases, %v", version.Name(), len(releases), err)
		}
		for n, file := range releases {
			t.Run(version.Name()+"/"+filepath.Base(file), func(t *testing.T) {
				t.Parallel()
				replaysTo(t, dir, recordedDay(n), file)
			})
		}
	}
}

// replaysTo compares the release of a day, made again, with the figures of then.
func replaysTo(t *testing.T, dir string, day time.Time, file string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimSuffix(filepath.Base(file), ".csv")
	out := filepath.Join(t.TempDir(), "data", "releases", name)
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		t.Fatal(err)
	}
	at(t, recordedDay(3).AddDate(1, 0, 0), "", "-w", dir, "replay", "--as-of", day.Add(time.Hour).Format(time.RFC3339), "-o", out).
		wants(t, exitDone, name, "không còn lưu")
	seen := filepath.Dir(filepath.Dir(filepath.Dir(out)))
	write(t, filepath.Join(seen, "tonghop.yaml"), "title: Xem lại\n")
	write(t, filepath.Join(seen, "sources", "a.yaml"), "kind: folder\nlocation: inbox\ntitle: A\npublisher: A\n")
	if err := os.MkdirAll(filepath.Join(seen, "inbox"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, filepath.Join(seen, "data", "releases", "current")); err != nil {
		t.Fatal(err)
	}
	got := run(t, "-w", seen, "sql", "-f", "csv", ofRecord).wants(t, exitDone).stdout
	if got != string(want) {
		t.Errorf("figures\n%s\nwant\n%s", got, want)
	}
}

// recordNights lives through the nights in a workspace of their own and keeps what a
// replay needs of it.
func recordNights(t *testing.T, keep string) {
	t.Helper()
	if _, err := os.Stat(keep); err == nil {
		t.Fatalf("%s is there: what a version recorded is not written again", keep)
	}
	dir := t.TempDir()
	declareRecorded(t, dir)
	reportRecorded(t, dir, "dong-thap", "nam-2022.xlsx", "NĂM 2022", 31, 412, 44)
	reportRecorded(t, dir, "dong-thap", "nam-2023.xlsx", "NĂM 2023", 33, 431, 45)
	reportRecorded(t, dir, "tien-giang", "nam-2023.xlsx", "NĂM 2023", 28, "hơn 390", 19)
	reportRecorded(t, dir, "tien-giang", "nam-2022.xlsx", "NĂM 2022", 26, "hơn chục cái rưỡi", 18)
	at(t, recordedDay(0), "", "-w", dir, "run").wants(t, exitWithFaults, "Đã phát hành")
	reportRecorded(t, dir, "dong-thap", "nam-2023.xlsx", "NĂM 2023", 34, 4310, 45)
	reportRecorded(t, dir, "tien-giang", "nam-2024.xlsx", "NĂM 2024", 61, 402, 19)
	at(t, recordedDay(1), "", "-w", dir, "run").wants(t, exitWithFaults, "2 số liệu bị giữ lại", "Đã phát hành")
	by := []string{"--by", "Nguyễn Thị Hoa", "--reason", "Sở xác nhận"}
	for _, item := range waiting(t, dir) {
		verdict := []string{"accept"}
		if item.Source == "dong-thap" {
			verdict = []string{"correct", "--value", "431"}
		}
		at(t, recordedDay(1).Add(8*time.Hour), "", append(append(append([]string{"-w", dir, "review"}, verdict...), by...), item.ID)...).wants(t, exitDone)
	}
	at(t, recordedDay(2), "", "-w", dir, "run").wants(t, exitWithFaults, "Đã phát hành")
	if err := os.RemoveAll(filepath.Join(dir, "checks")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "duties.yaml"), "duties: []\n")
	reportRecorded(t, dir, "dong-thap", "thang-7.xlsx", "THÁNG 7 NĂM 2025", 6, 97, 64)
	at(t, recordedDay(3), "", "-w", dir, "run").wants(t, exitWithFaults, "Đã phát hành")
	keepRecorded(t, dir, keep)
}

// recordedNames are the provinces of the recorded nights.
var recordedNames = map[string]string{"dong-thap": "Đồng Tháp", "tien-giang": "Tiền Giang"}

func declareRecorded(t *testing.T, dir string) {
	t.Helper()
	write(t, filepath.Join(dir, "tonghop.yaml"), "title: Ba năm mô phỏng\nguard: {share: 0.6}\n")
	for slug, name := range recordedNames {
		write(t, filepath.Join(dir, "sources", slug+".yaml"), "kind: folder\nlocation: inbox/"+slug+"\ntitle: "+name+"\npublisher: Sở Công Thương\nlicence: CC0\nillustrative: true\nprovince: "+slug+"\n")
	}
	write(t, filepath.Join(dir, "duties.yaml"), "duties:\n  - {id: nam, title: Báo cáo năm, indicators: [kc_projects, kc_trainees], every: year, from: 2022, due: \"03-31\", areas: \"dong-thap, tien-giang\"}\n")
	write(t, filepath.Join(dir, "checks", "qua_tron.sql"), strings.ReplaceAll(ownCheck, "190", "61"))
}

func reportRecorded(t *testing.T, dir, place, name, period string, projects, trainees, villages any) {
	t.Helper()
	content, err := sheet.Write(sheet.Workbook{Title: "Báo cáo (mô phỏng)", Sheets: []sheet.WorkbookSheet{{Name: "Biểu 1", Rows: [][]any{
		{"ỦY BAN NHÂN DÂN TỈNH " + strings.ToUpper(recordedNames[place])}, {"SỞ CÔNG THƯƠNG (mô phỏng)"}, {"BÁO CÁO " + period}, {},
		{"STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"},
		{1, "Đề án khuyến công", "đề án", 40, projects},
		{2, "Lao động được đào tạo từ khuyến công", "người", 500, trainees},
		{3, "Làng nghề được công nhận", "làng nghề", nil, villages},
	}}}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "inbox", place, name), string(content))
}

// keepRecorded keeps the figures of each release, and of the workspace what a replay
// needs.
func keepRecorded(t *testing.T, dir, keep string) {
	t.Helper()
	for n := range 4 {
		name := recordedDay(n).Format("20060102T150405Z")
		figures := run(t, "-w", dir, "sql", "--as-of", recordedDay(n).Add(time.Hour).Format(time.RFC3339), "-f", "csv", ofRecord).wants(t, exitDone)
		write(t, filepath.Join(keep, "figures", name+".csv"), figures.stdout)
	}
	for _, name := range []string{"inbox", filepath.Join("data", "releases"), filepath.Join("data", "waiting"), filepath.Join("data", "lock"), filepath.Join("data", "decisions.lock"), filepath.Join("data", "warehouse.duckdb")} {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	copyTree(t, dir, keep)
}
