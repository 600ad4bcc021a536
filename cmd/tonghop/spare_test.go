package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the workspace brings and cannot be used costs itself alone, is told with its
// file, and is a fault of `tonghop check`.
func TestABrokenOwnPartCostsItselfAlone(t *testing.T) {
	t.Parallel()
	dir := published(t)
	for name, text := range map[string]string{
		"pages/sai.md":         "---\ntitle: Sai\npath: sai\n---\n\n```table\nquestion: khong_co\ncolumn: x \"X\"\nneutral: N\nempty: E\n```\n",
		"questions/sai.sql":    "-- title_vi: Sai\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n\nSELECT valu FROM observation ORDER BY 1\n",
		"questions/sai.txtar":  "-- mot/given --\nnight 2026-11-19\n-- mot/wanted.csv --\nvalu\n",
		"questions/dau.sql":    "-- tilte_vi: Sai đầu\n\nSELECT 1 AS n\n",
		"checks/sai.sql":       "-- title_vi: Sai\n-- title_en: Wrong\n-- hint_vi: Sửa\n-- hint_en: Mend\n-- severity: warning\n\nSELECT f.id AS observation_id, f.locator, f.khong_co AS message_vi, 'x' AS message_en FROM named_figure f ORDER BY 1\n",
		"checks/sai_khi.sql":   "-- title_vi: Sai khi\n-- title_en: Wrong when\n-- hint_vi: Sửa\n-- hint_en: Mend\n-- severity: warning\n-- when: f.khong_co > 1\n\nSELECT f.id AS observation_id, f.locator, 'x' AS message_vi, 'x' AS message_en FROM named_figure f ORDER BY 1\n",
		"checks/sai_khi.txtar": "-- bad/given --\nnight 2026-11-19\n-- bad/wanted.csv --\n-- good/given --\nnight 2026-11-19\n",
		"checks/sai.txtar":     "-- bad/given --\nnight 2026-11-19\n-- bad/wanted.csv --\n-- good/given --\nnight 2026-11-19\n",
		"questions/cu.sql":     "-- title_vi: Tên cũ\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n\nSELECT id\nFROM indicator ORDER BY 1\n",
		"questions/cu.txtar":   "-- mot/given --\nnight 2026-11-19\n-- mot/wanted.csv --\nid\n",
		"questions/chua.sql":   "-- title_vi: Chưa có ca thử\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n-- columns: n = Số dòng\n\nSELECT count(*) AS n FROM observation\n",
		"questions/dung.sql":   "-- title_vi: Đúng\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n-- columns: n = Số dòng\n\nSELECT count(*) AS n FROM observation\n",
		"questions/dung.txtar": "-- mot/given --\nnight 2026-11-19\n-- mot/wanted.csv --\nn\n0\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 190)
	r := at(t, firstNight.Add(24*time.Hour), "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi",
		"pages/sai.md:6", "questions/sai.sql", "checks/sai.sql", "questions/dau.sql", "được để ngoài",
		"questions/cu.sql:6", "Ở bảng indicator, cột id nay là indicator_id")
	left, used, ok := strings.Cut(r.stderr, "không ngăn việc dùng")
	if line, _, _ := strings.Cut(strings.TrimPrefix(used[strings.Index(used, "\n"):], "\n"), "\n"); !ok || !strings.HasPrefix(line, "questions/chua.txtar: ") || strings.Contains(left, "questions/chua") {
		t.Errorf("a question without a case is not told as one that is used: %s", r.stderr)
	}
	run(t, "-w", dir, "sql", "-f", "csv", "SELECT n > 0 AS some FROM chua").wants(t, exitDone, "true")
	for _, name := range []string{"checks/sai.sql", "checks/sai_khi.sql"} {
		if n := strings.Count(r.stderr, name); n != 1 {
			t.Errorf("the broken %s is told %d times", name, n)
		}
	}
	run(t, "-w", dir, "sql", "-f", "csv", "SELECT n > 0 AS some FROM dung").wants(t, exitDone, "true")
	at(t, firstNight.Add(48*time.Hour), "", "-w", dir, "run").wants(t, exitDone, "questions/sai.sql", "questions/cu.sql:6") // told every night
	run(t, "-w", dir, "check").wants(t, exitUsage, "questions/dau.sql")
	if err := os.Remove(filepath.Join(dir, "questions", "dau.sql")); err != nil {
		t.Fatal(err)
	}
	run(t, "-w", dir, "check").wants(t, exitUsage, "questions/sai.sql:6", "questions/cu.sql:6", "questions/chua.txtar") // all at once
}
