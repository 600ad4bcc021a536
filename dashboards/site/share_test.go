package site_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// ownPages ask large answers in all ways: pages that are made of one, expressions in
// prose with and without conditions, whole answers, lists that hold the page's own area.
func ownPages() fstest.MapFS {
	page := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	return fstest.MapFS{
		"moi-so.md": page("---\ntitle: {{row area_name}}: {{row indicator_name}}\npath: rieng/{area_slug}-{indicator_id}\neach: province_figures\nwhere: kind = actual, value is set\n---\n" +
			"Có {{count question=province_figures}} số, {{some question=province_figures where=\"area_id = $area_id\"}} của tỉnh, {{count question=quality_rejects where=\"digest = $digest\"}} chỗ trong văn bản.\n\n" +
			"```table\nquestion: province_figures\nwhere: area_id = $area_id, kind != target\ncolumn: indicator_name \"Chỉ tiêu\"\ncolumn: value \"Số\"\nneutral: Số\nempty: Trống\n```\n"),
		"tat-ca.md": page("---\ntitle: Tất cả\npath: tat-ca\n---\n" +
			"```table\nquestion: origins\ncolumn: id \"Mã\" place\nlimit: 5\nneutral: Gốc\nempty: Trống\n```\n\n" +
			"```table\nid: sua\nquestion: news_vs_official\nwhere: verdict = differs\ncolumn: area_name \"Tỉnh\"\ncolumn: official \"Số\"\nneutral: Khác\nempty: Trống\n```\n"),
		"en/tat-ca.md": page("---\ntitle: All\npath: tat-ca\n---\n" +
			"```table\nquestion: province_figures\ncolumn: area_name \"Province\"\ncolumn: value \"Figure\"\nneutral: Figures\nempty: None\n```\n"),
	}
}

// However few rows are had at once, the site is the same file by file.
func TestASiteDrawnInSharesIsTheSame(t *testing.T) {
	want := contents(t, build(t, country(t), ownPages()))
	if len(want) < 200 {
		t.Fatalf("%d files", len(want))
	}
	for _, most := range []int{1, 8, 60, 1000} {
		drawnTheSame(t, &sitetest.Holder{Asker: country(t), Rows: 3}, ownPages(), most, want)
	}
}

// So is that of a whole country, with its courses of ten years.
func TestAWholeCountryDrawnInSharesIsTheSame(t *testing.T) {
	own := fstest.MapFS{"dung.md": {Data: []byte("---\ntitle: {{row area_name}}\npath: dung/{area_slug}-{boundary}\neach: provinces\n---\n" +
		"```standing\nquestion: province_figures\nneutral: Đứng ở đâu\nempty: Chưa có số\n```\n")}}
	want := contents(t, build(t, generated(t), own))
	drawnTheSame(t, &sitetest.Holder{Asker: generated(t), Rows: 1000}, own, 80_000, want)
}

func drawnTheSame(t *testing.T, h *sitetest.Holder, own fs.FS, most int, want map[string]string) {
	t.Helper()
	in := input(h, own, filepath.Join(t.TempDir(), "site"))
	in.Share = most
	if err := site.Build(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	got := contents(t, in.Out)
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%d rows at once: %s differs%s", most, name, firstDifference(text, got[name]))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d rows at once: %d files, not %d", most, len(got), len(want))
	}
	if h.Open.Load() != 0 {
		t.Errorf("%d answers were not given back", h.Open.Load())
	}
	if n := h.Parts.Load(); most < 1000 && n < 50 || n == 0 {
		t.Errorf("%d rows at once: only %d parts were asked for", most, n)
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files[name] = read(t, dir, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func firstDifference(a, b string) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	cut := func(s string) string {
		return strings.ToValidUTF8(s[max(0, min(at, len(s))-60):min(len(s), at+80)], "")
	}
	return "\n " + cut(a) + "\n " + cut(b)
}
