//go:build duckdb_arrow

package checks_test

import (
	"context"
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
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted faults")

// Each check must find the wanted faults in its bad figures and none in its
// good ones. The cases of testdata/CHECK.txtar are bad/given with
// bad/wanted.csv, and good/given; further ones start with bad or good too.
func TestChecks(t *testing.T) {
	b := bench(t)
	for _, c := range all(t) {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			try(t, b, c, filepath.Join("testdata", c.ID+".txtar"))
		})
	}
}

// The checks of the built-in topics are tried as the generic ones are.
func TestChecksOfTheTopics(t *testing.T) {
	set, err := questions.Load(questions.BuiltIn(), words(t), questions.Taken{})
	if err != nil || len(set.Checks) == 0 {
		t.Fatalf("%d checks, %v", len(set.Checks), err)
	}
	b := bench(t)
	for _, c := range set.Checks {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			place, _ := set.Check(c.ID)
			try(t, b, c, filepath.Join("..", filepath.FromSlash(place.ShownCases())))
		})
	}
}

func try(t *testing.T, b *trial.Bench, c pipeline.Check, path string) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatalf("a check needs its cases: %v", err)
	}
	bad, good := trial.CheckCases(archive)
	if len(bad) == 0 || len(good) == 0 {
		t.Fatalf("%s: %d bad and %d good cases; want both", path, len(bad), len(good))
	}
	for _, name := range good {
		got, faults, err := b.TryCheck(context.Background(), archive, c, name)
		if err != nil || faults > 0 {
			t.Errorf("%s: faults in good figures:\n%s%v", name, got, err)
		}
	}
	for _, name := range bad {
		got, faults, err := b.TryCheck(context.Background(), archive, c, name)
		if err != nil || faults == 0 {
			t.Errorf("%s: no fault in bad figures: %v", name, err)
		}
		compare(t, archive, name, got)
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func compare(t *testing.T, archive *txtar.Archive, name string, got []byte) {
	t.Helper()
	wanted := trial.Find(archive, name+"/wanted.csv")
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
	if said := trial.Differs(got, wanted.Data); said != "" {
		t.Errorf("%s: %s\ngot\n%s\nwanted\n%s", name, said, got, wanted.Data)
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

func words(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// bench is a database that knows the catalog and no figure.
func bench(t *testing.T) *trial.Bench {
	t.Helper()
	b, err := trial.NewBench(context.Background(), t.TempDir(), warehouse.Options{Catalog: words(t)})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The table of guards names every check, and no file that is not there.
func TestTheTableOfGuardsIsWhole(t *testing.T) {
	root := filepath.Join("..", "..")
	table, err := os.ReadFile(filepath.Join(root, "docs", "guards.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all(t) {
		if !strings.Contains(string(table), "`"+c.ID+"`") {
			t.Errorf("docs/guards.md does not name %s", c.ID)
		}
	}
	named := regexp.MustCompile("`([a-z]+/[^`\\s]+)`").FindAllStringSubmatch(string(table), -1)
	if len(named) < 20 {
		t.Fatalf("only %d files named", len(named))
	}
	for _, match := range named {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(match[1]))); err != nil {
			t.Errorf("docs/guards.md names %s: %v", match[1], err)
		}
	}
}
