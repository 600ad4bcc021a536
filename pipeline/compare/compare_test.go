//go:build duckdb_arrow

package compare_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted rows")

// bench is what all cases share: a database that knows the questions and no
// figure, made once.
var bench = sync.OnceValues(func() (*trial.Bench, error) {
	questions, err := compare.Questions()
	if err != nil {
		return nil, err
	}
	tests, err := checks.Checks()
	if err != nil {
		return nil, err
	}
	// Some questions are about figures that turn the levels upside down.
	tests, err = checks.Set(tests, map[string]checks.Setting{"pyramid_inverted": {Severity: pipeline.Warning}})
	if err != nil {
		return nil, err
	}
	c, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	return trial.NewBench(context.Background(), benchDir, warehouse.Options{Catalog: c, Questions: questions, Checks: tests})
})

// benchDir is where the databases of the cases lie while the tests run.
var benchDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		panic(err)
	}
	benchDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

func shared(name string) ([]byte, error) { return os.ReadFile(filepath.Join("testdata", name)) }

// Each question is asked of the figures that its cases give, and must give the
// wanted rows in the wanted order.
func TestQuestions(t *testing.T) {
	for _, q := range questions(t) {
		t.Run(q.ID, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("testdata", q.ID+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("a question needs its cases: %v", err)
			}
			names := trial.Cases(archive)
			if len(names) == 0 {
				t.Fatalf("%s: no case", path)
			}
			for _, name := range names {
				try(t, archive, q.ID, name)
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func try(t *testing.T, archive *txtar.Archive, question, name string) {
	t.Helper()
	b, err := bench()
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Try(context.Background(), archive, question, name, shared)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
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

// A case that no question has would prove nothing.
func TestNoCaseWithoutQuestion(t *testing.T) {
	questions := questions(t)
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("cases = %v, %v", paths, err)
	}
	for _, p := range paths {
		id := strings.TrimSuffix(filepath.Base(p), ".txtar")
		if !slices.ContainsFunc(questions, func(q pipeline.Question) bool { return q.ID == id }) {
			t.Errorf("%s: no such question", p)
		}
	}
}

func questions(t *testing.T) []pipeline.Question {
	t.Helper()
	list, err := compare.Questions()
	if err != nil {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatal("no question")
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

// template is the file of a database that knows the questions and no figure.
func template(t *testing.T) []byte {
	t.Helper()
	b, err := bench()
	if err != nil {
		t.Fatal(err)
	}
	return b.Empty()
}

func askOne(t *testing.T, of interface {
	pipeline.Asker
	Close() error
}, question string) pipeline.Answer {
	t.Helper()
	answer, err := of.Ask(context.Background(), question)
	if err := errors.Join(err, of.Close()); err != nil {
		t.Fatal(err)
	}
	return answer
}
