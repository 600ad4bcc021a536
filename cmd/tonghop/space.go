package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/pipeline/workspace"
	"github.com/tonghop/tonghop/schedules"
)

// The files of a workspace's data folder.
const (
	databaseName   = "tonghop.duckdb" // inside a release
	parquetName    = "parquet"        // inside a release: its exports
	journalName    = "journal.jsonl"
	lockName       = "lock"
	ledgerLockName = "decisions.lock"
)

// nightly is the name of the run that visits every source.
const nightly = "nightly"

// space is an opened workspace with the catalog that judged it.
type space struct {
	*workspace.Workspace
	catalog *catalog.Catalog
	builtIn []pipeline.Question // the generic ones
	tests   []pipeline.Check    // the generic ones, with their own settings
	brought questions.Set       // what the topics and the workspace bring besides
	left    config.Faults       // of own questions, checks and metrics
	judged  bool                // every fault is told at the end, and none before
	stamp   stamp               // of the declarations that were read
}

// topicsName is the folder of a workspace that holds topics of its own.
const topicsName = "topics"

// topicsDir is the folder of the workspace's own topics, "" when it has none.
func (a *app) topicsDir() string {
	dir := filepath.Join(a.dir, topicsName)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return ""
	}
	return dir
}

// loadCatalog is the built-in facts and topics, with the topics of a folder
// laid over them; "" is no folder. What is wrong in the folder's files is the
// user's to mend.
func loadCatalog(topics string) (*catalog.Catalog, error) {
	if topics == "" {
		return catalog.Load()
	}
	cat, err := catalog.LoadWith(os.DirFS(topics))
	var faults config.Faults
	if errors.As(err, &faults) {
		return nil, usageError{faults}
	}
	return cat, err
}

// openWorkspace opens the workspace for work: a source with a fault costs itself
// alone.
func (a *app) openWorkspace() (*space, error) { return a.openSpace(workspace.OpenSound, true) }

// judgeWorkspace opens the workspace only when nothing is wrong with it.
func (a *app) judgeWorkspace() (*space, error) {
	w, err := a.openSpace(workspace.Open, false)
	if err != nil {
		return nil, err
	}
	w.judged = true
	return w, w.catalog.Judge()
}

// openReleases opens as much of the workspace as the releases in it need: who only asks
// them waits for no catalog, and is not kept from it by a declaration with a fault.
func (a *app) openReleases() (*space, error) {
	w, err := workspace.OpenSettings(a.dir, schedules.Validate)
	if err != nil {
		return nil, usageError{err}
	}
	return &space{Workspace: w}, nil
}

func (a *app) openSpace(open func(string, *catalog.Catalog, func(string) error) (*workspace.Workspace, error), sound bool) (*space, error) {
	seen := stampOf(a.dir) // before they are read: a later edit is seen
	cat, err := loadCatalog(a.topicsDir())
	if err != nil {
		return nil, err
	}
	w, err := open(a.dir, cat, schedules.Validate)
	if err != nil {
		return nil, usageError{err}
	}
	s := &space{Workspace: w, catalog: cat, stamp: seen}
	if err := s.loadQuestions(a.topicsDir(), sound); err != nil {
		return nil, err
	}
	if _, err := s.checks(); err != nil {
		return nil, usage("%s: %w", filepath.Join(a.dir, workspace.File), err)
	}
	return s, nil
}

// checks are all checks, sorted, with what the workspace sets of them.
func (w *space) checks() ([]pipeline.Check, error) {
	list := slices.Concat(w.tests, w.brought.Checks)
	slices.SortFunc(list, func(a, b pipeline.Check) int { return cmp.Compare(a.ID, b.ID) })
	settings := map[string]checks.Setting{}
	for id, s := range w.Checks {
		settings[id] = checks.Setting(s)
	}
	return checks.Set(list, settings)
}

func (w *space) data(name string) string { return filepath.Join(w.DataDir, name) }

func (w *space) shelf() release.Shelf {
	return release.Shelf{Dir: w.ReleasesDir(), Keep: w.Keep}
}

// journal is what is known of the nights; the error of one that cannot be opened
// says which command helps.
func (w *space) journal() (*schedules.Journal, error) {
	journal, err := schedules.OpenJournal(w.data(journalName))
	if err != nil {
		return nil, fmt.Errorf("nhật ký các lần chạy không đọc được; `tonghop run` để riêng nó và ghi nhật ký mới (the next run sets it aside): %w", err)
	}
	return journal, nil
}

// plan is what is due when: every source at the nightly hour, and those with an
// hour of their own at theirs.
func (w *space) plan() (*schedules.Plan, error) {
	entries := []schedules.Entry{{Name: nightly, Spec: w.Nightly}}
	for _, s := range w.Sources {
		if s.Schedule != "" {
			entries = append(entries, schedules.Entry{Name: s.ID, Spec: s.Schedule})
		}
	}
	return schedules.NewPlan(entries, w.Location)
}

// named are the sources that the names of a run stand for.
func (w *space) named(names []string) (sources []pipeline.Source, partial bool, err error) {
	wanted := map[string]bool{}
	for _, n := range names {
		wanted[n] = true
	}
	if wanted[nightly] {
		return w.Sources, false, nil
	}
	for _, s := range w.Sources {
		if wanted[s.ID] {
			sources = append(sources, s)
			delete(wanted, s.ID)
		}
	}
	for id := range wanted {
		return nil, false, usage("không có nguồn %q trong %s (no such source)", id, filepath.Join(w.Dir, "sources"))
	}
	return sources, true, nil
}

// local is a moment as people of the workspace read it.
func (w *space) local(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return t.In(w.Location).Format("15:04 ngày 02/01/2006")
}

// openRelease opens the database of a release; the error of one that cannot be
// opened says which command helps.
func openRelease(ctx context.Context, dir string) (*warehouse.ReadOnly, error) {
	published, err := warehouse.OpenRelease(ctx, filepath.Join(dir, databaseName))
	if err != nil && ctx.Err() == nil {
		return nil, fmt.Errorf("cơ sở dữ liệu của bản phát hành %s không mở được; chạy `tonghop run` hoặc `tonghop verify --heal` để dựng lại (the release's database is damaged): %w", filepath.Base(dir), err)
	}
	return published, err
}
