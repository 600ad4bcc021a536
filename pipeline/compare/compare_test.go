//go:build duckdb_arrow

package compare_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

var update = flag.Bool("update", false, "rewrite the wanted rows")

// A bench holds what all cases share.
type bench struct {
	questions []pipeline.Question
	template  []byte // the file of a warehouse without a figure
}

// Each question is asked of the figures that its cases give, and must give the
// wanted rows in the wanted order. A case of testdata/QUESTION.txtar is the
// files NAME/given (or NAME/ask naming a file of figures shared by several
// questions), NAME/ask (which rows and columns to look at) and NAME/wanted.csv.
func TestQuestions(t *testing.T) {
	questions := questions(t)
	bench := bench{questions: questions, template: template(t, questions)}
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

// template is the file of a warehouse that knows the questions and no figure.
// Every case starts from a copy of it.
func template(t *testing.T, questions []pipeline.Question) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.duckdb")
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Catalog: words(t), Questions: questions})
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
	got, err := look.write(b.ask(t, c, question), c)
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

// ask loads the case into a copy of the template and asks twice: the answers
// must be the same.
func (b bench) ask(t *testing.T, c *given.Case, question string) pipeline.Answer {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "case.duckdb")
	if err := os.WriteFile(path, b.template, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(ctx, path, warehouse.Options{Questions: b.questions})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Load(ctx, w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	release, err := warehouse.OpenRelease(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	first, err := release.Ask(ctx, question)
	if err != nil {
		t.Fatal(err)
	}
	second, err := release.Ask(ctx, question)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(first.Rows) != fmt.Sprint(second.Rows) {
		t.Errorf("asked twice, answered differently")
	}
	return first
}

// A look is what a case wants to see of an answer: all of it, or the rows where
// some columns have one of some values, and some columns.
type look struct {
	shared  string
	keep    map[string][]string
	columns []string
}

// parseLook reads the lines "given FILE", "rows COLUMN VALUE…" and "columns
// NAME…".
func parseLook(f *txtar.File) (look, error) {
	l := look{keep: map[string][]string{}}
	if f == nil {
		return l, nil
	}
	for _, line := range strings.Split(string(f.Data), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "given" && len(words) == 2:
			l.shared = words[1]
		case words[0] == "rows" && len(words) > 2:
			l.keep[words[1]] = words[2:]
		case words[0] == "columns" && len(words) > 1:
			l.columns = append(l.columns, words[1:]...)
		default:
			return l, fmt.Errorf("ask %q: want given, rows or columns", line)
		}
	}
	return l, nil
}

func (l look) write(a pipeline.Answer, c *given.Case) ([]byte, error) {
	columns := l.columns
	if len(columns) == 0 {
		for _, column := range a.Columns {
			columns = append(columns, column.Name)
		}
	}
	var buffer bytes.Buffer
	out := csv.NewWriter(&buffer)
	if err := out.Write(columns); err != nil {
		return nil, err
	}
	for _, row := range a.Rows {
		if !l.wants(a, row) {
			continue
		}
		var cells []string
		for _, name := range columns {
			i := a.Column(name)
			if i < 0 {
				return nil, fmt.Errorf("the answer has no column %q", name)
			}
			cells = append(cells, cellText(row[i], c))
		}
		if err := out.Write(cells); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return buffer.Bytes(), out.Error()
}

func (l look) wants(a pipeline.Answer, row []any) bool {
	for column, values := range l.keep {
		i := a.Column(column)
		if i < 0 || !slices.Contains(values, fmt.Sprint(row[i])) {
			return false
		}
	}
	return true
}

func cellText(v any, c *given.Case) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case float64:
		return strconv.FormatFloat(v, 'g', 8, 64)
	case []string:
		labels := make([]string, len(v))
		for i, id := range v {
			labels[i] = c.Label(id)
		}
		return "[" + strings.Join(labels, "; ") + "]"
	case string:
		return c.Label(v)
	}
	return fmt.Sprint(v)
}
