package main

import (
	"path/filepath"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/workspace"
	"github.com/tonghop/tonghop/schedules"
)

// The files of a workspace's data folder.
const (
	databaseName = "tonghop.duckdb" // inside a release
	journalName  = "journal.jsonl"
	lockName     = "lock"
)

// nightly is the name of the run that visits every source.
const nightly = "nightly"

// space is an opened workspace with the catalog that judged it.
type space struct {
	*workspace.Workspace
	catalog *catalog.Catalog
}

func (a *app) openWorkspace() (*space, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	w, err := workspace.Open(a.dir, cat, schedules.Validate)
	if err != nil {
		return nil, usageError{err}
	}
	return &space{Workspace: w, catalog: cat}, nil
}

func (w *space) data(name string) string { return filepath.Join(w.DataDir, name) }

func (w *space) shelf() release.Shelf {
	return release.Shelf{Dir: w.ReleasesDir(), Keep: w.Keep}
}

func (w *space) journal() (*schedules.Journal, error) {
	return schedules.OpenJournal(w.data(journalName))
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
