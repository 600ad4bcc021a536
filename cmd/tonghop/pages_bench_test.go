//go:build unix

package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// BenchmarkPages draws and writes all pages of the example of the whole country from
// answers that are there already: what publishing costs besides the database, in
// seconds of both processors.
func BenchmarkPages(b *testing.B) {
	dir := countryExample(b)
	benchRun(b, dir)
	benchPages(b, filepath.Join(dir, "data", "releases", "current", databaseName))
}

func benchPages(b *testing.B, database string) {
	b.Helper()
	given := answersOf(b, database)
	in := site.Input{
		Asker: given, Release: "20261120T013000Z", Program: "0.1.0", At: time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC),
		Title: pipeline.Text{VI: "Tổng hợp", EN: "Tonghop"},
	}
	b.ResetTimer()
	start, _ := spent(b)
	n := 0
	for b.Loop() {
		n++
		in.Out = filepath.Join(b.TempDir(), fmt.Sprint("site", n))
		if err := site.Build(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
	end, _ := spent(b)
	b.ReportMetric((end-start)/float64(n), "cpu-s")
	b.ReportMetric(float64(pagesIn(b, in.Out)), "pages")
	b.ReportMetric(float64(given["all_figures"].Len()), "figures")
}

// answered are answers that were given before.
type answered map[string]*pipeline.Table

func answersOf(b *testing.B, database string) answered {
	b.Helper()
	ctx := context.Background()
	draft, err := warehouse.OpenDraft(ctx, database, "")
	if err != nil {
		b.Fatal(err)
	}
	defer draft.Close()
	questions, err := draft.Questions(ctx)
	if err != nil {
		b.Fatal(err)
	}
	given := answered{}
	for _, q := range questions {
		if given[q.ID], err = draft.AskTable(ctx, q.ID); err != nil {
			b.Fatal(err)
		}
	}
	return given
}

func (t answered) AskTable(_ context.Context, question string) (*pipeline.Table, error) {
	if answer, ok := t[question]; ok {
		return answer, nil
	}
	return nil, fmt.Errorf("question %q is not known", question)
}

func (t answered) Questions(context.Context) ([]pipeline.Question, error) {
	var list []pipeline.Question
	for _, answer := range t {
		list = append(list, answer.Question)
	}
	return list, nil
}

func pagesIn(b *testing.B, dir string) (n int) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".html" {
			n++
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n
}
