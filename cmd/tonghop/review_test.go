package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// later is the n-th night after the first.
func later(n int) time.Time { return firstNight.AddDate(0, 0, n) }

// waiting are the items that wait.
func waiting(t *testing.T, dir string, args ...string) []pipeline.Waiting {
	t.Helper()
	r := run(t, append([]string{"-w", dir, "review", "--jsonl"}, args...)...).wants(t, exitDone)
	var list []pipeline.Waiting
	for line := range strings.Lines(r.stdout) {
		var item pipeline.Waiting
		if err := json.Unmarshal([]byte(line), &item); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		list = append(list, item)
	}
	return list
}

const ofDongThap = `SELECT max(value) FROM observation WHERE level = 'tinh' AND area_slug = 'dong-thap' AND indicator_id = 'cnnt_recognized'`

// A slip of a digit: the figure is held, the one before stands, nothing of it is
// published; a person decides, and the night after does what was decided.
func TestAPersonDecidesOnASlip(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		decide []string
		want   string
	}{
		"accept":  {[]string{"accept"}, "1897"},
		"reject":  {[]string{"reject"}, "189"},
		"correct": {[]string{"correct", "--value", "190"}, "190"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := published(t)
			amend(t, workbookOf(t, dir, "dong-thap"), "189", 1897)
			at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "1 chờ xem", "tonghop review")
			if got := query(t, dir, ofDongThap); got[1][0] != "189" {
				t.Errorf("in force %v, want 189", got)
			}
			notPublished(t, dir, "1897", "1.897", "1,897")
			list := waiting(t, dir)
			if len(list) != 1 || list[0].Kind != pipeline.WaitingFigure || list[0].Figures[0].Value != 1897 {
				t.Fatalf("waiting %+v", list)
			}
			run(t, "-w", dir, "status").wants(t, exitDone, "CHỜ XEM", "1 × số bị giữ lại")
			id := list[0].ID
			run(t, "-w", dir, "review").wants(t, exitDone, id, "đang dùng 189", "Đồng Tháp")
			run(t, "-w", dir, "review", "show", id[:6]).wants(t, exitDone, "!E12", "189", "gấp khoảng 10 lần", "its past")
			run(t, append([]string{"-w", dir, "review"}, append(c.decide, id)...)...).wants(t, exitUsage, "thiếu tên")
			at(t, later(1), "", append([]string{"-w", dir, "review"}, append(c.decide, id, "--by", "Nguyễn Thị Hoa", "--reason", "đã gọi Sở")...)...).wants(t, exitDone, "1 quyết định")
			if left := waiting(t, dir); len(left) != 0 {
				t.Errorf("decided and waiting: %+v", left)
			}
			// The sender gives the file another name meanwhile.
			path := workbookOf(t, dir, "dong-thap")
			if err := os.Rename(path, filepath.Join(filepath.Dir(path), "ban-moi.xlsx")); err != nil {
				t.Fatal(err)
			}
			at(t, later(2), "", "-w", dir, "run")
			if got := query(t, dir, ofDongThap); got[1][0] != c.want {
				t.Errorf("in force %v, want %s", got, c.want)
			}
			notPublished(t, dir, "Nguyễn Thị Hoa", "đã gọi Sở")
			run(t, "-w", dir, "review", "log").wants(t, exitDone, "Nguyễn Thị Hoa", "đã gọi Sở", "01:30 ngày 24/11/2026")
			at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
		})
	}
}

// notPublished fails when anything of the release in force holds one of the
// texts; pictures and scripts aside, it is all text or DuckDB's own pages.
func notPublished(t *testing.T, dir string, texts ...string) {
	t.Helper()
	root := filepath.Join(dir, "data", "releases", "current") + "/"
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, "/assets/") || strings.HasSuffix(path, "manifest.json") {
			return err
		}
		content, err := os.ReadFile(path)
		for _, text := range texts {
			if strings.Contains(string(content), text) && !strings.HasSuffix(path, ".duckdb") && !strings.HasSuffix(path, ".parquet") {
				t.Errorf("%s says %q", path, text)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if rows := query(t, dir, `SELECT count(*) FROM observation_history WHERE value = 1897 AND superseded_at IS NOT NULL`); rows[1][0] != "0" {
		t.Error("the history holds the slip")
	}
}

// The share that holds the inbox is not mounted.
func TestEmptiedInboxWithdrawsNothing(t *testing.T) {
	t.Parallel()
	dir := published(t)
	before := query(t, dir, "SELECT count(*) FROM observation")
	inbox := filepath.Join(dir, "inbox")
	if err := os.Rename(inbox, inbox+".away"); err != nil {
		t.Fatal(err)
	}
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "không có thư mục")
	if err := os.Mkdir(inbox, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, d := range []string{"dong-thap", "ca-mau", "ha-giang"} {
		if err := os.Mkdir(filepath.Join(inbox, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for n := 2; n < 4; n++ {
		at(t, later(n), "", "-w", dir, "run").wants(t, exitWithFaults, "Thư mục trống", "chưa rút số liệu nào")
	}
	if after := query(t, dir, "SELECT count(*) FROM observation"); after[1][0] != before[1][0] {
		t.Errorf("%s figures, %s before", after[1][0], before[1][0])
	}
	if list := waiting(t, dir, "--check", "gone_at_once"); len(list) != 3 {
		t.Errorf("waiting %+v", list)
	}
	at(t, later(3), "", "-w", dir, "review", "accept", "--all", "--source", "ca-mau", "--by", "Hoa", "--reason", "không dùng nữa").wants(t, exitDone, "1 quyết định")
	at(t, later(4), "", "-w", dir, "run").wants(t, exitWithFaults, "rút lại")
	if got := query(t, dir, "SELECT DISTINCT source_id FROM observation ORDER BY 1"); len(got) != 3 {
		t.Errorf("sources in force %v, want two", got)
	}
	if err := os.RemoveAll(inbox); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(inbox+".away", inbox); err != nil {
		t.Fatal(err)
	}
	at(t, later(5), "", "-w", dir, "run").wants(t, exitDone)
	if after := query(t, dir, "SELECT count(*) FROM observation"); after[1][0] != before[1][0] {
		t.Errorf("mounted again: %s figures, %s before", after[1][0], before[1][0])
	}
}

// A figure that nobody doubted is corrected and annotated by the ID that its
// page shows.
func TestAFigureInForceIsCorrectedAndAnnotated(t *testing.T) {
	t.Parallel()
	dir := published(t)
	id := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND value = 189")[1][0]
	by := []string{"--by", "Hoa", "--reason", "công văn 12"}
	run(t, append([]string{"-w", dir, "review", "annotate", id, "--note", "Gồm cả cấp khu vực."}, by...)...).wants(t, exitDone)
	run(t, append([]string{"-w", dir, "review", "correct", id, "--value", "nhiều"}, by...)...).wants(t, exitUsage, "một số")
	run(t, append([]string{"-w", dir, "review", "accept", id}, by...)...).wants(t, exitUsage, "correct")
	run(t, append([]string{"-w", dir, "review", "correct", id, "--value", "188"}, by...)...).wants(t, exitDone, "188")
	at(t, later(1), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi")
	if got := query(t, dir, ofDongThap); got[1][0] != "188" {
		t.Errorf("in force %v, want 188", got)
	}
	notes := query(t, dir, "SELECT kind, note_vi FROM annotation ORDER BY kind")
	if len(notes) != 3 || !strings.Contains(notes[1][1], "189") || notes[2][1] != "Gồm cả cấp khu vực." {
		t.Errorf("annotations %v", notes)
	}
	// What was corrected wrongly is corrected again: the document still states 189.
	corrected := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND value = 188")[1][0]
	at(t, later(1), "", append([]string{"-w", dir, "review", "correct", corrected, "--value", "187"}, by...)...).wants(t, exitDone, "187")
	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi")
	if got, list := query(t, dir, ofDongThap), waiting(t, dir); got[1][0] != "187" || len(list) != 0 {
		t.Errorf("corrected again: in force %v, waiting %+v", got, list)
	}
	// The ID of the figure takes back what was decided about it.
	corrected = query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND value = 187")[1][0]
	at(t, later(2), "", append([]string{"-w", dir, "review", "reopen", corrected}, by...)...).wants(t, exitDone)
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi")
	if got := query(t, dir, ofDongThap); got[1][0] != "189" {
		t.Errorf("reopened: in force %v, want 189", got)
	}
}

// A ledger that is gone, cut short or rewritten would bring back what people
// corrected or refused: the night stops, unless it is told to go on without.
func TestALostLedgerStopsTheNight(t *testing.T) {
	t.Parallel()
	dir := published(t)
	path := filepath.Join(dir, "decisions.jsonl")
	by := []string{"--by", "Hoa", "--reason", "công văn 12"}
	id := query(t, dir, "SELECT id FROM observation WHERE area_slug = 'dong-thap' AND value = 189")[1][0]
	run(t, append([]string{"-w", dir, "review", "annotate", id, "--note", "Gồm cả cấp khu vực."}, by...)...).wants(t, exitDone)
	run(t, append([]string{"-w", dir, "review", "correct", id, "--value", "188"}, by...)...).wants(t, exitDone)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi")
	ledger, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(ledger), "\n")
	for name, content := range map[string]string{"gone": "", "cut short": first + "\n", "rewritten": strings.ReplaceAll(string(ledger), "188", "187")} {
		write(t, path, content)
		at(t, later(2), "", "-w", dir, "run").wants(t, exitUsage, "decisions.jsonl có", "trong số 2 quyết định", "git", "--forget-decisions")
		run(t, "-w", dir, "verify").wants(t, exitWithFaults, "✗ Sổ quyết định", "trong số 2 quyết định")
		if got := query(t, dir, ofDongThap); got[1][0] != "188" {
			t.Errorf("%s: in force %v, want 188", name, got[1])
		}
	}
	write(t, path, string(ledger))
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
	write(t, path, "")
	at(t, later(4), "", "-w", dir, "run", "--forget-decisions").wants(t, exitDone, "1 sửa đổi")
	at(t, later(5), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
}

func TestDamagedLedgerStopsTheNightWithItsLine(t *testing.T) {
	t.Parallel()
	dir := published(t)
	write(t, filepath.Join(dir, "decisions.jsonl"), "<<<<<<<\n")
	at(t, later(1), "", "-w", dir, "run").wants(t, exitFailed, "decisions.jsonl:1:", "git")
	if err := os.Remove(filepath.Join(dir, "decisions.jsonl")); err != nil {
		t.Fatal(err)
	}
	at(t, later(1), "", "-w", dir, "run").wants(t, exitDone)
}
