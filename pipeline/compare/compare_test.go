//go:build duckdb_arrow

package compare_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
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
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted rows")

// A bench holds what all cases share.
type bench struct {
	questions []pipeline.Question
	checks    []pipeline.Check
	template  []byte // the file of a warehouse without a figure
	shared    map[string]func() ([]byte, error)
}

// shareFigures makes the figures of testdata/*.txt ready for all questions.
func (b *bench) shareFigures(t *testing.T) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	b.shared = map[string]func() ([]byte, error){}
	for _, path := range paths {
		folder := t.TempDir()
		b.shared[filepath.Base(path)] = sync.OnceValues(func() ([]byte, error) {
			text, err := os.ReadFile(path)
			if err != nil {
				return nil, err
			}
			c, err := given.Parse(string(text))
			if err != nil {
				return nil, err
			}
			return b.load(folder, c)
		})
	}
}

// loaded is the file of a warehouse with the figures of a case; those of a
// shared file of figures are loaded once.
func (b bench) loaded(t *testing.T, c *given.Case, look look) ([]byte, error) {
	t.Helper()
	if once, ok := b.shared[look.shared]; ok {
		return once()
	}
	return b.load(t.TempDir(), c)
}

func (b bench) load(folder string, c *given.Case) ([]byte, error) {
	path := filepath.Join(folder, "case.duckdb")
	if err := os.WriteFile(path, b.template, 0o600); err != nil {
		return nil, err
	}
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Questions: b.questions, Checks: b.checks})
	if err != nil {
		return nil, err
	}
	_, err = c.Load(context.Background(), w)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Each question is asked of the figures that its cases give, and must give the
// wanted rows in the wanted order. A case of testdata/QUESTION.txtar is the
// files NAME/given (or NAME/ask naming a file of figures shared by several
// questions), NAME/ask (which rows and columns to look at) and NAME/wanted.csv.
func TestQuestions(t *testing.T) {
	questions := questions(t)
	tests, err := checks.Checks()
	if err != nil {
		t.Fatal(err)
	}
	// Some questions are about figures that turn the levels upside down.
	tests, err = checks.Set(tests, map[string]checks.Setting{"pyramid_inverted": {Severity: pipeline.Warning}})
	if err != nil {
		t.Fatal(err)
	}
	bench := bench{questions: questions, checks: tests, template: template(t)}
	bench.shareFigures(t)
	for _, q := range questions {
		t.Run(q.ID, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("testdata", q.ID+".txtar")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("a question needs its cases: %v", err)
			}
			names := caseNames(archive)
			if len(names) == 0 {
				t.Fatalf("%s: no case", path)
			}
			for _, name := range names {
				bench.run(t, archive, q.ID, name)
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
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

// template is the file of a warehouse that knows the questions and no figure,
// made once. Every case starts from a copy of it.
func template(t *testing.T) []byte {
	t.Helper()
	content, err := empty()
	if err != nil {
		t.Fatal(err)
	}
	return content
}

var empty = sync.OnceValues(func() ([]byte, error) {
	questions, err := compare.Questions()
	if err != nil {
		return nil, err
	}
	c, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "compare")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "empty.duckdb")
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Catalog: c, Questions: questions})
	if err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func caseNames(a *txtar.Archive) []string {
	var names []string
	for _, f := range a.Files {
		name, what, ok := strings.Cut(f.Name, "/")
		if ok && (what == "given" || what == "ask") && !slices.Contains(names, name) {
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

func (b bench) run(t *testing.T, archive *txtar.Archive, question, name string) {
	t.Helper()
	look, err := parseLook(find(archive, name+"/ask"))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	c, err := given.Parse(givenText(t, archive, name, look))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	file, err := b.loaded(t, c, look)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	got, err := look.write(b.ask(t, file, question), c)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
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

func givenText(t *testing.T, archive *txtar.Archive, name string, look look) string {
	t.Helper()
	if look.shared != "" {
		text, err := os.ReadFile(filepath.Join("testdata", look.shared))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	f := find(archive, name+"/given")
	if f == nil {
		t.Fatalf("%s: no figures are given", name)
	}
	return string(f.Data)
}

// ask asks the copy and the draft of it: the answers must be the same.
func (b bench) ask(t *testing.T, file []byte, question string) pipeline.Answer {
	t.Helper()
	path := filepath.Join(t.TempDir(), "release.duckdb")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	release, err := warehouse.OpenRelease(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	first := askOne(t, release, question)
	draft, err := warehouse.OpenDraft(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	second := askOne(t, draft, question)
	if fmt.Sprint(first) != fmt.Sprint(second) {
		t.Errorf("asked twice, answered differently:\n%v\n%v", first, second)
	}
	return first
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
