package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// regional is the sheet of a source that names its provinces, in the boundaries
// of the year.
const regional = "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2026\nSTT,Tỉnh,Số sản phẩm được công nhận\n1,Đồng Tháp,41\n2,Cà Mau,37\n"

// fourNights are the example's first night, a slip that is held, what a person
// decided about it, and figures within the boundaries of 2025. Each night ends
// in a release of its own.
func fourNights(t *testing.T) string {
	t.Helper()
	dir := published(t)
	amend(t, workbookOf(t, dir, "dong-thap"), "189", 1897)
	at(t, later(1), "", "-w", dir, "run").wants(t, exitWithFaults, "1 chờ xem")
	id := waiting(t, dir)[0].ID
	at(t, later(1).Add(8*time.Hour), "", "-w", dir, "review", "accept", id, "--by", "Nguyễn Thị Hoa", "--reason", "đã gọi Sở").wants(t, exitDone)
	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "Đã phát hành")
	id = query(t, dir, "SELECT id FROM observation WHERE value = 1897")[1][0]
	at(t, later(2).Add(time.Hour), "", "-w", dir, "review", "annotate", id, "--note", "Gồm cả phần của Trung ương.", "--by", "Nguyễn Thị Hoa", "--reason", "theo công văn").wants(t, exitDone)
	write(t, filepath.Join(dir, "sources", "khu-vuc.yaml"), "kind: folder\nlocation: inbox/khu-vuc\ntitle: Biểu khu vực\npublisher: Cục Công Thương địa phương\n")
	write(t, filepath.Join(dir, "inbox", "khu-vuc", "nam-2026.csv"), regional)
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Đã phát hành")
	if got := query(t, dir, "SELECT DISTINCT boundary FROM observation WHERE source_id = 'khu-vuc'"); len(got) != 2 || got[1][0] != "2025" {
		t.Fatalf("boundaries of the newest figures %v, want 2025", got)
	}
	return dir
}

// What was published can be asked about later, proven, and made again.
func TestFourNightsLookedBackOn(t *testing.T) {
	t.Parallel()
	dir := fourNights(t)
	t.Run("life", func(t *testing.T) { explainTellsTheWholeLife(t, dir) })
	t.Run("differences", func(t *testing.T) { twoReleasesAreCompared(t, dir) })
	t.Run("proof", func(t *testing.T) { verifyRebuilds(t, dir) })
	t.Run("replay", func(t *testing.T) { replayOfThreePastReleases(t, dir) })
	t.Run("altered ledger", func(t *testing.T) {
		write(t, filepath.Join(dir, "decisions.jsonl"), "")
		run(t, "-w", dir, "replay", "--as-of", "2026-11-26", "-o", filepath.Join(t.TempDir(), "out")).wants(t, exitUsage, "sổ quyết định")
	})
}

// Past releases come back from the vault and the ledger: one before a slip, one
// before the decision on it, one before the boundaries changed. The clock of the
// replay is another one, and the releases are gone from the shelf.
func replayOfThreePastReleases(t *testing.T, dir string) {
	t.Helper()
	shelf := filepath.Join(dir, "data", "releases")
	kept := t.TempDir()
	for n, name := range []string{"20261122T183000Z", "20261123T183000Z", "20261124T183000Z"} {
		out := filepath.Join(t.TempDir(), "out")
		if n == 1 { // while it is still kept, the two are compared
			at(t, later(9), "", "-w", dir, "replay", "--as-of", name, "-o", out+"-1").
				wants(t, exitDone, name, "Khớp với bản đang lưu", "từng byte", "từng dòng")
		}
		if err := os.Rename(filepath.Join(shelf, name), filepath.Join(kept, name)); err != nil {
			t.Fatal(err)
		}
		day := later(n).Add(10 * time.Hour).Format("2006-01-02")
		r := at(t, later(9), "", "-w", dir, "replay", "--as-of", day, "-o", out).wants(t, exitDone, name, "không còn lưu")
		if strings.Contains(r.stdout, "Lưu ý") {
			t.Errorf("a replay of whole nights doubts: %s", r.stdout)
		}
		want := treeDigest(t, filepath.Join(kept, name), "manifest.json", databaseName)
		got := treeDigest(t, out, "manifest.json", databaseName)
		if len(want) < 100 || !maps.Equal(want, got) {
			t.Errorf("%s: %d files, these differ: %.20v", name, len(want), differing(want, got))
		}
		if tables, err := differingTables(t.Context(), filepath.Join(kept, name), out); err != nil || len(tables) > 0 {
			t.Errorf("%s: tables differ: %v, %v", name, tables, err)
		}
	}
}

// A clock that was set back, or had been years ahead, changes neither what is made
// again nor what is proven: nights stand in the order in which they came to pass.
func TestReplayAfterTheClockWasSetBack(t *testing.T) {
	t.Parallel()
	dir := published(t)
	book := workbookOf(t, dir, "dong-thap")
	nights := []time.Time{firstNight.AddDate(0, 0, -1), firstNight.AddDate(11, 0, 0), later(1)}
	was := 189.0
	for n, night := range nights {
		amend(t, book, fmt.Sprint(was), was+1)
		was++
		at(t, night, "", "-w", dir, "run").wants(t, exitDone, "1 sửa đổi", "Đã phát hành")
		if got := query(t, dir, ofDongThap); got[1][0] != fmt.Sprint(was) {
			t.Errorf("night %d: in force %v, want %v", n, got, was)
		}
	}
	at(t, later(2), "", "-w", dir, "verify", "--rebuild").wants(t, exitDone, "từng dòng")
	for _, night := range nights[:2] {
		name := night.Format("20060102T150405Z")
		at(t, later(2), "", "-w", dir, "replay", "--as-of", name, "-o", filepath.Join(t.TempDir(), "out")).wants(t, exitDone, name, "Khớp với bản đang lưu")
	}
	// The ledger is held against what the last of them knew, and a lost database
	// comes back from what was in force, not from what a clock calls the newest.
	if err := os.Truncate(filepath.Join(dir, "data", "warehouse.duckdb"), 100); err != nil {
		t.Fatal(err)
	}
	if r := at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi"); !strings.Contains(r.stderr, "đã khôi phục từ bản phát hành "+later(1).Format("20060102T150405Z")) {
		t.Errorf("restored from another release: %s", r.stderr)
	}
}

// Nights that begin within one second, or by a clock that stands, have each a name,
// a record and a release of their own; one that changes nothing takes none of these.
func TestReplayOfNightsWithinOneSecond(t *testing.T) {
	t.Parallel()
	dir := published(t)
	book := workbookOf(t, dir, "dong-thap")
	for n, was := range []string{"189", "190"} {
		amend(t, book, was, 190.0+float64(n))
		name := firstNight.Add(time.Duration(2*n+1) * time.Second).Format("20060102T150405Z")
		run(t, "-w", dir, "run").wants(t, exitDone, "1 sửa đổi", "Đã phát hành "+name+" ")
		run(t, "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
	}
	for n := range 2 {
		name := firstNight.Add(time.Duration(2*n+1) * time.Second).Format("20060102T150405Z")
		at(t, later(2), "", "-w", dir, "replay", "--as-of", name, "-o", filepath.Join(t.TempDir(), "out")).wants(t, exitDone, name, "Khớp với bản đang lưu")
	}
}

// What a replay cannot do it says, and leaves nothing.
func TestReplayRefuses(t *testing.T) {
	t.Parallel()
	dir := published(t)
	out := filepath.Join(t.TempDir(), "out")
	run(t, "-w", dir, "replay", "-o", out).wants(t, exitUsage, "--as-of")
	run(t, "-w", dir, "replay", "--as-of", "2020-01-01", "-o", out).wants(t, exitUsage, "chưa có bản phát hành")
	run(t, "-w", dir, "replay", "--as-of", "2026-11-23", "-o", dir).wants(t, exitUsage, "đã có")
	for name, damage := range map[string]struct {
		path, says string
	}{
		"an original":   {"data/vault/*/*.xlsx", "bản gốc"},
		"a visit":       {"data/nights/shared/*/*", "bản ghi các đêm"},
		"a whole night": {"data/nights/*.json", "chưa có bản ghi nào"},
	} {
		dir := published(t)
		if err := os.Remove(firstOf(dir, damage.path)); err != nil {
			t.Fatal(err)
		}
		r := run(t, "-w", dir, "replay", "--as-of", "2026-11-23", "-o", out)
		if r.code == exitDone || !strings.Contains(r.stderr, damage.says) {
			t.Errorf("%s lost: exit %d, %s", name, r.code, r.stderr)
		}
		if left, err := filepath.Glob(filepath.Join(filepath.Dir(out), "*")); err != nil || len(left) > 0 {
			t.Errorf("%s lost: left %v, %v", name, left, err)
		}
	}
}

// The whole life of a figure: read, revised after a person let it through, with
// document, release and name; of a past time, only what was known by then.
func explainTellsTheWholeLife(t *testing.T, dir string) {
	t.Helper()
	id := query(t, dir, "SELECT id FROM observation WHERE value = 1897")[1][0]
	run(t, "-w", dir, "explain", id).wants(t, exitDone, "its life", "01:30 ngày 23/11/2026  đọc lần đầu: 189 sản phẩm", "bản phát hành 20261122T183000Z",
		"ngày 24/11/2026  quyết định chấp nhận", "Người đọc được biết: «Gồm cả phần của Trung ương.»", "Nguyễn Thị Hoa: đã gọi Sở", "sửa: 189 sản phẩm → 1.897 sản phẩm", "bản phát hành 20261124T183000Z")
	page, err := os.ReadFile(filepath.Join(dir, "data", "releases", "current", "site", "tinh", "dong-thap-2008.html"))
	for _, part := range []string{"1 số sửa, 0 bị rút, 0 sửa sau khi xem, 1 ghi chú", "Gồm cả phần của Trung ương.", "25/11/2026"} {
		if err != nil || !strings.Contains(string(page), part) {
			t.Errorf("the page of the province does not say %q (%v)", part, err)
		}
	}
	notPublishedNames(t, dir, "Nguyễn Thị Hoa", "theo công văn", "đã gọi Sở")
	old := query(t, dir, "SELECT id FROM observation_history WHERE value = 189 AND superseded_at IS NOT NULL")[1][0]
	if past := run(t, "-w", dir, "explain", "--as-of", "2026-11-23", old).wants(t, exitDone, "đọc lần đầu: 189"); strings.Contains(past.stdout, "1.897") || strings.Contains(past.stdout, "Hoa") {
		t.Errorf("the past knows of what came later: %s", past.stdout)
	}
}

// Two releases are compared by source and province, as a table, as data and as a
// page; what is held is named and never valued.
func twoReleasesAreCompared(t *testing.T, dir string) {
	t.Helper()
	run(t, "-w", dir, "diff", "2026-11-23", "2026-11-24").wants(t, exitDone, "Từ bản phát hành 20261122T183000Z đến 20261123T183000Z: 1 bắt đầu chờ xem", "dong-thap")
	run(t, "-w", dir, "diff", "20261123T183000Z", "2026-11-25").wants(t, exitDone, "1 sửa đổi, 1 hết chờ xem", "189 sản phẩm", "1.897 sản phẩm", "Đồng Tháp: ")
	r := run(t, "-w", dir, "diff", "2026-11-23", "-f", "csv").wants(t, exitDone, "revised", "new,khu-vuc", "nam-2026.csv")
	if strings.Count(r.stdout, "\n") < 4 {
		t.Errorf("differences %s", r.stdout)
	}
	page := filepath.Join(t.TempDir(), "thay-doi.html")
	run(t, "-w", dir, "diff", "2026-11-23", "current", "-o", page).wants(t, exitDone, "Đã ghi")
	content, err := os.ReadFile(page)
	if err != nil || !strings.Contains(string(content), "1.897 sản phẩm") || strings.Contains(string(content), "Hoa") {
		t.Errorf("page %v: %s", err, content)
	}
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(filepath.Dir(page), filepath.Base(page)), sitetest.Phone, true)
	for _, f := range append(tab.Axe(), tab.Close()...) {
		t.Errorf("the page of what changed: %s", f)
	}
	run(t, "-w", dir, "diff", "2020-01-01").wants(t, exitUsage, "replay")
	run(t, "-w", dir, "diff", "2026-11-23", "-o", "x.pdf").wants(t, exitUsage, ".pdf")
}

// The published database is the one that the originals and the ledger give; one
// that says otherwise is found.
func verifyRebuilds(t *testing.T, dir string) {
	t.Helper()
	at(t, later(9), "", "-w", dir, "verify", "--rebuild").wants(t, exitDone, "✓ Dựng lại từ bản gốc", "từng dòng")
	shelf := filepath.Join(dir, "data", "releases")
	published, kept := filepath.Join(shelf, "current", databaseName), filepath.Join(t.TempDir(), databaseName)
	if err := errors.Join(copyFile(published, kept), copyFile(filepath.Join(shelf, "20261123T183000Z", databaseName), published)); err != nil {
		t.Fatal(err)
	}
	at(t, later(9), "", "-w", dir, "verify", "--rebuild").wants(t, exitWithFaults, "✗ Dựng lại từ bản gốc", "dựng lại được 1.897 sản phẩm, đang công bố 189 sản phẩm")
	if err := copyFile(kept, published); err != nil {
		t.Fatal(err)
	}
}

// notPublishedNames fails when a page says one of the texts.
func notPublishedNames(t *testing.T, dir string, texts ...string) {
	t.Helper()
	root := filepath.Join(dir, "data", "releases", "current", "site") + "/"
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		for _, text := range texts {
			if strings.Contains(string(content), text) {
				t.Errorf("%s says %q", path, text)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
