package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

func (a *app) replayCommand() *cobra.Command {
	var asOf, out string
	c := &cobra.Command{
		Use: "replay --as-of TIME -o DIR", Short: "Rebuild a past release from the kept originals and the ledger of decisions",
		Long: "Walks the nights again, with the declarations, decisions and documents that each of them had and its clock, and leaves in DIR the release\n" +
			"that was in force at TIME: site, database, Parquet files and manifest. With the same build of the program, site and Parquet files are the\n" +
			"same to the byte and the database to the row; with another one the figures are. Where the release is still kept, the two are compared, and\n" +
			"exit code 3 says that they differ.\n\n" +
			"  tonghop replay --as-of 2026-11-23 -o phat-hanh-23-11",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.replay(c.Context(), asOf, out) },
	}
	c.Flags().StringVar(&asOf, "as-of", "", "the time: YYYY-MM-DD (its end), RFC 3339 or the name of a release")
	c.Flags().StringVarP(&out, "out", "o", "", "folder to leave the release in; it must not be there yet")
	return c
}

func (a *app) replay(ctx context.Context, asOf, out string) error {
	if asOf == "" || out == "" {
		return usage("cần --as-of và -o (want a time and a folder)")
	}
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	at, err := w.moment(asOf)
	if err != nil {
		return err
	}
	name, err := w.releasedAt(at)
	if err != nil {
		return err
	}
	if name == "" {
		return usage("đến %s chưa có bản phát hành nào (no release by then)", asOf)
	}
	if _, err := os.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(err, usage("%s đã có; hãy nêu một thư mục chưa có (it is there already)", out))
	}
	p := newProgress(a.stderr, isTerminal(a.stderr))
	notes, err := a.rebuildRelease(ctx, w, name, out, p)
	p.close()
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Đã dựng lại bản phát hành %s vào %s.\n", name, out)
	for _, note := range notes {
		fmt.Fprintln(a.stdout, visible("Lưu ý: "+note+"."))
	}
	return a.compareRebuilt(ctx, filepath.Join(w.ReleasesDir(), name), out)
}

// releasedAt is the name of the release that was in force at t, kept or not, ""
// when there was none.
func (w *space) releasedAt(t time.Time) (name string, err error) {
	journal, err := w.journal()
	if err != nil {
		return "", err
	}
	var since time.Time
	take := func(at time.Time, release string) {
		if release != "" && !at.After(t) && !at.Before(since) {
			since, name = at, release
		}
	}
	for _, r := range journal.Runs() {
		take(r.FinishedAt, r.Release)
	}
	rulings, err := w.gate().Rulings()
	if err != nil {
		return "", err
	}
	for _, r := range rulings {
		if r.Publish {
			take(r.At, r.Draft)
		}
	}
	dir, err := w.shelf().At(t)
	if errors.Is(err, release.ErrNone) {
		return name, nil
	}
	// One that was made anew stands in no journal.
	if kept := filepath.Base(dir); kept > name {
		name = kept
	}
	return name, err
}

// rebuildRelease leaves the release of that name in out.
func (a *app) rebuildRelease(ctx context.Context, w *space, name, out string, p progress) (notes []string, err error) {
	id, _, _ := strings.Cut(name, "-")
	started, err := time.Parse("20060102T150405Z", id)
	if err != nil {
		return nil, fmt.Errorf("bản phát hành %q không mang tên của một lần chạy: %w", name, err)
	}
	dir, err := os.MkdirTemp(filepath.Dir(filepath.Clean(out)), ".tonghop-replay-*")
	if err != nil {
		return nil, fmt.Errorf("dựng lại: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	r, err := a.rebuild(ctx, w, dir, id, p)
	if err != nil {
		return nil, err
	}
	store, err := r.open(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	counted, err := store.Version(ctx)
	if err != nil {
		return nil, err
	}
	make := publisher{r.now, r.rebuilt, store, p, r.now.pagesNow(r.rebuilt)}
	inputs, err := make.inputs(counted)
	if err != nil {
		return nil, err
	}
	run := pipeline.RunAt(started, "")
	_, err = r.rebuilt.shelf().Publish(ctx, release.Draft{Name: name, Inputs: inputs, Program: version, At: run.StartedAt, Store: counted,
		Fill: func(ctx context.Context, name, dir string) error { return make.fill(ctx, run, name, dir) }})
	if err != nil {
		return nil, err
	}
	return r.notes, os.Rename(filepath.Join(r.rebuilt.ReleasesDir(), name), out)
}

// compareRebuilt tells whether what was rebuilt is what is kept.
func (a *app) compareRebuilt(ctx context.Context, kept, rebuilt string) error {
	if _, err := os.Stat(kept); err != nil {
		fmt.Fprintln(a.stdout, "Bản gốc không còn lưu nên không so được. (The release is no longer kept.)")
		return nil //nolint:nilerr // that it is gone is said, and no fault
	}
	old, err := release.Inspect(kept, false)
	if err != nil {
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("Bản đang lưu không còn nguyên, không so được: %v", err)))
		return errWithFaults
	}
	anew, err := release.Inspect(rebuilt, false)
	if err != nil {
		return err
	}
	tables, err := differingTables(ctx, kept, rebuilt)
	if err != nil {
		return err
	}
	files := differingFiles(old, anew)
	if len(files)+len(tables) == 0 {
		fmt.Fprintf(a.stdout, "Khớp với bản đang lưu: %d tệp từng byte, cơ sở dữ liệu từng dòng.\n", len(anew.Files)-1)
		return nil
	}
	fmt.Fprintf(a.stdout, "Khác bản đang lưu ở %d tệp và %d bảng:\n", len(files), len(tables))
	a.printFaults(append(tables, files...))
	return errWithFaults
}

// differingFiles are the files of two releases that are not the same to the
// byte; the database is left out.
func differingFiles(old, anew release.Manifest) (paths []string) {
	sums := map[string]string{}
	for _, f := range old.Files {
		sums[f.Path] = f.SHA256
	}
	for _, f := range anew.Files {
		if f.Path != databaseName && sums[f.Path] != f.SHA256 {
			paths = append(paths, f.Path)
		}
		delete(sums, f.Path)
	}
	for path := range sums {
		paths = append(paths, path)
	}
	return paths
}

// differingTables are the tables of two releases that are not the same to the
// row, each with its name.
func differingTables(ctx context.Context, one, other string) ([]string, error) {
	a, err := warehouse.OpenRelease(ctx, filepath.Join(one, databaseName))
	if err != nil {
		return nil, err
	}
	defer a.Close()
	b, err := warehouse.OpenRelease(ctx, filepath.Join(other, databaseName))
	if err != nil {
		return nil, err
	}
	defer b.Close()
	return warehouse.DifferingTables(ctx, a, b)
}
