package main

import (
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/server"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// pagesOf lists the pages of a site: every one that stands alone, and of the
// many pages of provinces and indicators those that have something to say.
func pagesOf(t *testing.T, root string) []string {
	t.Helper()
	var pages []string
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".html") || path == "404.html" { // a server's page, for any address
			return err
		}
		dir := filepath.Base(filepath.Dir(path))
		many := dir == "tinh" || dir == "chi-tieu" || dir == "tu-dien"
		telling := strings.Contains(path, "dong-thap") || strings.Contains(path, "ha-giang") || strings.Contains(path, "ca-mau-2025") ||
			strings.Contains(path, "ha-noi-2025") || strings.Contains(path, "cnnt_recognized") || strings.HasSuffix(path, "index.html")
		if !many || telling {
			pages = append(pages, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(pages) < 40 {
		t.Fatalf("only %d pages below %s", len(pages), root)
	}
	return pages
}

// The example's own release, opened as a planner opens it: from a folder and
// from a server, on a phone and on a laptop, with and without scripts.
func TestTheExampleInABrowser(t *testing.T) {
	t.Parallel()
	dir := published(t)
	root := filepath.Join(dir, "data", "releases", "current", "site")
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		t.Fatal(err)
	}
	files, err := sitetest.Read(os.DirFS(real))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range files.Faults() {
		t.Error(fault)
	}
	browser := sitetest.OpenBrowser(t)
	pages := pagesOf(t, real)
	for _, fault := range browser.Judge(real, pages) {
		t.Error("from the folder: " + fault)
	}
	web := httptest.NewServer(server.New(server.Options{Releases: filepath.Join(dir, "data", "releases"),
		Status: func() (server.Status, error) { return server.Status{Now: firstNight}, nil }}))
	defer web.Close()
	for _, fault := range browser.Judge(web.URL, []string{"index.html", "so-sanh.html", "muc-tieu.html", "ho-tro.html", "en/index.html", "nguon/index.html", "404.html"}) {
		t.Error("from the server: " + fault)
	}
	for page, least := range map[string]int{"index.html": 2, "so-sanh.html": 7, "ho-tro.html": 3, "muc-tieu.html": 2,
		"tinh/dong-thap-2008.html": 14, "tinh/ca-mau-2008.html": 6, "tinh/ha-giang-2008.html": 8, "en/so-sanh.html": 7} {
		followed, faults := browser.FollowNumbers(real, page, 40)
		for _, fault := range faults {
			t.Error(fault)
		}
		if followed < least {
			t.Errorf("%s leads to %d cells and sentences, want at least %d", page, followed, least)
		}
	}
}
