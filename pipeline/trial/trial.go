//go:build duckdb_arrow

// Package trial tries questions out: it loads the figures that a case gives into
// a database of its own, asks, and compares with the rows that the case wants.
// A case of QUESTION.txtar is the files NAME/given (or NAME/ask naming a file of
// figures that several questions share), NAME/ask (on which basis to ask, which rows
// and columns to look at) and NAME/wanted.csv.
//
// The border: it knows neither where cases lie nor what a fault means to whom;
// that is its callers'.
package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A Bench is what all cases share. It may be used from several goroutines.
type Bench struct {
	dir      string
	strange  func(*given.Case) error // what of a case the catalog does not know
	opt      warehouse.Options       // without a catalog: the template has it
	template []byte                  // the file of a database without a figure

	mu     sync.Mutex
	loaded map[string]func() ([]byte, error) // by the text of the given figures
}

// NewBench makes the database that every case starts from, below dir, which must
// exist. opt has the catalog, the questions, the metrics and the checks. An error
// is a question that the database does not take.
func NewBench(ctx context.Context, dir string, opt warehouse.Options) (*Bench, error) {
	b := &Bench{dir: dir, opt: opt, loaded: map[string]func() ([]byte, error){}}
	b.strange, b.opt.Catalog = func(c *given.Case) error { return c.Strange(opt.Catalog) }, nil
	path := filepath.Join(dir, "empty.duckdb")
	w, err := warehouse.Open(ctx, path, opt)
	if err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	b.template, err = os.ReadFile(path)
	return b, err
}

// Empty is the content of the database without a figure.
func (b *Bench) Empty() []byte { return b.template }

// Cases are the names of the cases of an archive, in its order.
func Cases(a *txtar.Archive) []string {
	var names []string
	for _, f := range a.Files {
		name, what, ok := strings.Cut(f.Name, "/")
		if ok && (what == "given" || what == "ask") && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// OnBasis tells whether a case of an archive asks on a basis.
func OnBasis(a *txtar.Archive) bool {
	return slices.ContainsFunc(Cases(a), func(name string) bool {
		look, err := parseLook(Find(a, name+"/ask"))
		return err == nil && look.basis != ""
	})
}

// Find is the file of an archive, nil when there is none.
func Find(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// Try gives the rows that a question answers to a case, as wanted.csv has them.
// shared reads a file of figures that several questions share.
func (b *Bench) Try(ctx context.Context, a *txtar.Archive, question, name string, shared func(string) ([]byte, error)) ([]byte, error) {
	look, err := parseLook(Find(a, name+"/ask"))
	if err != nil {
		return nil, err
	}
	var text []byte
	if f := Find(a, name+"/given"); f != nil {
		text = f.Data
	}
	if look.shared != "" {
		if text, err = shared(look.shared); err != nil {
			return nil, err
		}
	}
	if text == nil {
		return nil, errors.New("chưa có tệp given với số liệu cho trước")
	}
	c, err := given.Parse(string(text))
	if err == nil {
		err = b.strange(c)
	}
	if err != nil {
		return nil, err
	}
	file, err := b.load(ctx, c, string(text))
	if err != nil {
		return nil, err
	}
	answer, err := b.ask(ctx, file, question, look.basis)
	if err != nil {
		return nil, err
	}
	return look.write(answer, c)
}

// Columns are the columns of a question, asked before there is any figure.
func (b *Bench) Columns(ctx context.Context, question string) ([]pipeline.Column, error) {
	answer, err := b.ask(ctx, b.template, question, "")
	return answer.Columns, err
}

// load is the content of a database with the figures of a case; the same
// figures are loaded once.
func (b *Bench) load(ctx context.Context, c *given.Case, text string) ([]byte, error) {
	b.mu.Lock()
	once := b.loaded[text]
	if once == nil {
		once = sync.OnceValues(func() ([]byte, error) { return b.fill(ctx, c) })
		b.loaded[text] = once
	}
	b.mu.Unlock()
	return once()
}

func (b *Bench) fill(ctx context.Context, c *given.Case) ([]byte, error) {
	folder, err := os.MkdirTemp(b.dir, "case-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "case.duckdb")
	if err := os.WriteFile(path, b.template, 0o600); err != nil {
		return nil, err
	}
	w, err := warehouse.Open(ctx, path, b.opt)
	if err != nil {
		return nil, err
	}
	_, err = c.Load(ctx, w)
	if err := errors.Join(err, w.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// ask asks the copy and the draft of it, on a basis where there is one: the answers
// must be the same.
func (b *Bench) ask(ctx context.Context, file []byte, question, basis string) (pipeline.Answer, error) {
	folder, err := os.MkdirTemp(b.dir, "ask-")
	if err != nil {
		return pipeline.Answer{}, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "release.duckdb")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		return pipeline.Answer{}, err
	}
	release, err := warehouse.OpenRelease(ctx, path)
	if err != nil {
		return pipeline.Answer{}, err
	}
	first, err := askOne(ctx, release, question, basis)
	if err != nil {
		return first, err
	}
	draft, err := warehouse.OpenDraft(ctx, path, "")
	if err != nil {
		return first, err
	}
	second, err := askOne(ctx, draft, question, basis)
	if err == nil && fmt.Sprint(first) != fmt.Sprint(second) {
		err = fmt.Errorf("hỏi hai lần, %s trả lời khác nhau: ORDER BY chưa phân biệt được từng dòng", question)
	}
	return first, err
}

func askOne(ctx context.Context, of interface {
	pipeline.Asker
	AskOn(ctx context.Context, question, basis string) (pipeline.Answer, error)
	Close() error
}, question, basis string) (answer pipeline.Answer, err error) {
	if basis == "" {
		answer, err = of.Ask(ctx, question)
	} else {
		answer, err = of.AskOn(ctx, question, basis)
	}
	return answer, errors.Join(err, of.Close())
}

// Differs says how the rows that were got differ from those that are wanted, ""
// when they do not.
func Differs(got, wanted []byte) string {
	if bytes.Equal(got, wanted) {
		return ""
	}
	g, w := strings.Split(string(got), "\n"), strings.Split(string(wanted), "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("dòng %d: ra %q, mong đợi %q", i+1, at(g, i), at(w, i))
		}
	}
	return ""
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}
