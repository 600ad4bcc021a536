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
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted rows")

// bench is what all cases share: a database that knows the questions and no
// figure, made once.
var bench = sync.OnceValues(func() (*trial.Bench, error) {
	asked, err := compare.Questions()
	if err != nil {
		return nil, err
	}
	tests, err := checks.Checks()
	if err != nil {
		return nil, err
	}
	c, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	set, err := topicSet()
	if err != nil {
		return nil, err
	}
	asked, tests = append(asked, set.Questions...), append(tests, set.Checks...)
	// Some questions are about figures that turn the levels upside down.
	tests, err = checks.Set(tests, map[string]checks.Setting{"pyramid_inverted": {Severity: pipeline.Warning}})
	if err != nil {
		return nil, err
	}
	return trial.NewBench(context.Background(), benchDir, warehouse.Options{Catalog: c, Questions: asked, Metrics: set.Metrics, Checks: tests})
})

// topicSet is what the built-in topics ask besides the generic questions.
var topicSet = sync.OnceValues(func() (questions.Set, error) {
	c, err := catalog.Load()
	if err != nil {
		return questions.Set{}, err
	}
	return questions.Load(questions.BuiltIn(), c, questions.Taken{Views: warehouse.Tables()})
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
	for _, q := range generic(t) {
		t.Run(q.ID, func(t *testing.T) {
			t.Parallel()
			tryAll(t, q.ID, filepath.Join("testdata", q.ID+".txtar"))
		})
	}
}

// The questions of the built-in topics are tried as the generic ones are.
func TestQuestionsOfTheTopics(t *testing.T) {
	set, err := topicSet()
	if err != nil || len(set.Questions) == 0 {
		t.Fatalf("%d questions, %v", len(set.Questions), err)
	}
	for _, q := range set.Questions {
		t.Run(q.ID, func(t *testing.T) {
			t.Parallel()
			place, _ := set.Question(q.ID)
			tryAll(t, q.ID, filepath.Join("..", filepath.FromSlash(place.ShownCases())))
		})
	}
}

func tryAll(t *testing.T, question, path string) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatalf("a question needs its cases: %v", err)
	}
	names := trial.Cases(archive)
	if len(names) == 0 {
		t.Fatalf("%s: no case", path)
	}
	for _, name := range names {
		try(t, archive, question, name)
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
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
	questions := generic(t)
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

func generic(t *testing.T) []pipeline.Question {
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
