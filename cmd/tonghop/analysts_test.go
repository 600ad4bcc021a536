package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

var update = flag.Bool("update", false, "rewrite the answers that are wanted of the analysts' statements")

// countryExample is the example of the whole country before its first night.
func countryExample(t testing.TB) string {
	t.Helper()
	examples := filepath.Join(t.TempDir(), "examples")
	for _, part := range []string{"three-provinces", "whole-country"} {
		from, to := filepath.Join("..", "..", "examples", part), filepath.Join(examples, part)
		for _, piece := range []string{"inbox", "feed", "sources", "tonghop.yaml"} {
			if piece != "sources" && piece != "tonghop.yaml" && part == "whole-country" {
				continue // made below
			}
			if _, err := os.Stat(filepath.Join(from, piece)); err != nil {
				t.Fatal(err)
			}
			if piece == "tonghop.yaml" {
				if err := copyFile(filepath.Join(from, piece), filepath.Join(to, piece)); err != nil {
					t.Fatal(err)
				}
				continue
			}
			copyTree(t, filepath.Join(from, piece), filepath.Join(to, piece))
		}
	}
	build := exec.Command("go", "run", "./examples/whole-country/build", examples)
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("make the workbooks: %v\n%s", err, out)
	}
	return filepath.Join(examples, "whole-country")
}

// wholeCountry is the example of the whole country after its first night.
func wholeCountry(t *testing.T) string {
	t.Helper()
	dir := countryExample(t)
	var out bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: &out, now: func() time.Time { return firstNight }, getenv: func(string) string { return "" }}
	if code := a.run(context.Background(), []string{"-w", dir, "run"}); code != exitWithFaults {
		t.Fatalf("night: exit code %d: %s", code, &out)
	}
	return dir
}

// The example that the program shows first: what analysts get from it, and what
// its pages weigh.
func TestTheExampleOfTheWholeCountry(t *testing.T) {
	t.Parallel()
	dir := wholeCountry(t)
	t.Run("analysts", func(t *testing.T) { questionsOfAnalysts(t, dir) })
	t.Run("pages", func(t *testing.T) { pagesOfTheExample(t, dir) })
}

// Every page of the example keeps its budget and every link leads somewhere; those
// that gather from all provinces are no higher than twelve screens.
func pagesOfTheExample(t *testing.T, dir string) {
	site := filepath.Join(dir, "data", "releases", "current", "site")
	s, err := sitetest.Read(os.DirFS(site))
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Pages) < 900 {
		t.Errorf("%d pages", len(s.Pages))
	}
	for _, f := range s.Faults() {
		t.Error(f)
	}
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(site, "index.html"), sitetest.Laptop, true)
	for _, page := range []string{"index.html", "chat-luong.html", "phuong-phap.html", "tra-cuu.html", "thay-doi.html", "chi-tieu/index.html", "tinh/index.html", "nguon/index.html"} {
		tab.Go(sitetest.Address(site, page))
		if h := sitetest.Eval[float64](tab, `document.documentElement.scrollHeight`); h > 12*900 {
			t.Errorf("%s is %.0f pixels high", page, h)
		}
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// Analysts ask real questions, half of them traps, by the statement that they
// would write first. What a statement adds up and does not add is told behind its answer.
func questionsOfAnalysts(t *testing.T, dir string) {
	path := filepath.Join("testdata", "analysts.txtar")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(archive.Files) < 40 {
		t.Fatalf("%d files in %s", len(archive.Files), path)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		ask, wanted := archive.Files[i], &archive.Files[i+1]
		if strings.TrimSuffix(ask.Name, "/ask.sql")+"/wanted.csv" != wanted.Name {
			t.Fatalf("%s is followed by %s", ask.Name, wanted.Name)
		}
		r := run(t, "-w", dir, "sql", "-f", "csv", string(ask.Data)).wants(t, exitDone)
		if *update {
			wanted.Data = []byte(r.stdout + r.stderr)
		}
		if got := r.stdout + r.stderr; got != string(wanted.Data) {
			t.Errorf("%s:\ngot\n%s\nwanted\n%s", ask.Name, got, wanted.Data)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(fmt.Errorf("write: %w", err))
		}
	}
}
