//go:build duckdb_arrow

package checks_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted faults")

// Each check must find the wanted faults in its bad figures and none in its
// good ones. The cases of testdata/CHECK.txtar are bad/given with
// bad/wanted.csv, and good/given; further ones start with bad or good too.
func TestChecks(t *testing.T) {
	list := all(t)
	empty := template(t)
	for _, c := range list {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("testdata", c.ID+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("a check needs its cases: %v", err)
			}
			bad, good := cases(archive, "bad"), cases(archive, "good")
			if len(bad) == 0 || len(good) == 0 {
				t.Fatalf("%s: %d bad and %d good cases; want both", path, len(bad), len(good))
			}
			for _, name := range good {
				if got := faults(t, empty, c, find(archive, name+"/given")); got.rows > 0 {
					t.Errorf("%s: faults in good figures:\n%s", name, got.text)
				}
			}
			for _, name := range bad {
				got := faults(t, empty, c, find(archive, name+"/given"))
				if got.rows == 0 {
					t.Errorf("%s: no fault in bad figures", name)
				}
				compare(t, archive, name, got.text)
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func compare(t *testing.T, archive *txtar.Archive, name string, got []byte) {
	t.Helper()
	wanted := find(archive, name+"/wanted.csv")
	if *update {
		if wanted == nil {
			archive.Files = append(archive.Files, txtar.File{Name: name + "/wanted.csv"})
			wanted = &archive.Files[len(archive.Files)-1]
		}
		wanted.Data = got
		return
	}
	if wanted == nil {
		t.Fatalf("%s: wanted.csv is missing", name)
	}
	if !bytes.Equal(got, wanted.Data) {
		t.Errorf("%s:\ngot\n%s\nwanted\n%s", name, got, wanted.Data)
	}
}

// A case that no check has would prove nothing.
func TestNoCaseWithoutCheck(t *testing.T) {
	list := all(t)
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("cases = %v, %v", paths, err)
	}
	for _, p := range paths {
		id := strings.TrimSuffix(filepath.Base(p), ".txtar")
		if !slices.ContainsFunc(list, func(c pipeline.Check) bool { return c.ID == id }) {
			t.Errorf("%s: no such check", p)
		}
	}
}

// How a message names a place and a number stands once, in named_figure; the
// words of the checks must not drift apart.
func TestMessagesNameFiguresAlike(t *testing.T) {
	own := regexp.MustCompile(`regexp_|staged_observation|\{:,\.2f\}`)
	for _, c := range all(t) {
		if !strings.Contains(c.SQL, "named_figure") || own.MatchString(c.SQL) {
			t.Errorf("%s names figures in its own way: %s", c.ID, own.FindString(c.SQL))
		}
	}
}

func all(t *testing.T) []pipeline.Check {
	t.Helper()
	list, err := checks.Checks()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no check")
	}
	return list
}

func cases(a *txtar.Archive, kind string) []string {
	var names []string
	for _, f := range a.Files {
		if name, ok := strings.CutSuffix(f.Name, "/given"); ok && strings.HasPrefix(name, kind) {
			names = append(names, name)
		}
	}
	return names
}

func find(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// template is the file of a warehouse that knows the catalog and no figure.
func template(t *testing.T) []byte {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "empty.duckdb")
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Catalog: c})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

type found struct {
	rows int
	text []byte
}

// faults loads the figures with the one check and gives what it found.
func faults(t *testing.T, empty []byte, check pipeline.Check, f *txtar.File) found {
	t.Helper()
	c, err := given.Parse(string(f.Data))
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	path := filepath.Join(t.TempDir(), "case.duckdb")
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Checks: []pipeline.Check{check}})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	list, err := c.Load(context.Background(), w)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return write(t, c, check, list)
}

func write(t *testing.T, c *given.Case, check pipeline.Check, list []pipeline.Fault) found {
	t.Helper()
	var got found
	var buffer bytes.Buffer
	out := csv.NewWriter(&buffer)
	lines := [][]string{{"severity", "figure", "locator", "message_vi", "message_en"}}
	for _, f := range list {
		if f.Check != check.ID {
			continue
		}
		got.rows++
		lines = append(lines, []string{string(f.Severity), c.Label(f.Observation), f.Locator, f.Message.VI, f.Message.EN})
	}
	if err := out.WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	got.text = buffer.Bytes()
	return got
}
