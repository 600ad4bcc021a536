package workspace

import (
	"fmt"
	"path/filepath"
	"time"
	_ "time/tzdata" // the zone must be known on a bare machine

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

// A Workspace is a judged workspace. All paths are absolute.
type Workspace struct {
	Dir      string
	Title    pipeline.Text
	Timezone string         // "Asia/Ho_Chi_Minh"
	Location *time.Location // of Timezone
	Nightly  string         // five cron fields, in Timezone
	Address  string         // host:port that serve listens on
	Keep     int            // releases kept
	PagesDir string
	InboxDir string
	DataDir  string // vault, warehouse and releases
	Sources  []pipeline.Source
}

// The names of the files of a workspace.
const (
	File       = "tonghop.yaml"
	SourcesDir = "sources"
)

// What stands where tonghop.yaml says nothing.
const (
	defaultTimezone = "Asia/Ho_Chi_Minh"
	defaultNightly  = "30 1 * * *"
	defaultAddress  = "127.0.0.1:8080"
	defaultKeep     = 30
)

// VaultDir is where the fetched bytes lie.
func (w *Workspace) VaultDir() string { return filepath.Join(w.DataDir, "vault") }

// WarehousePath is the database of the one writer.
func (w *Workspace) WarehousePath() string { return filepath.Join(w.DataDir, "warehouse.duckdb") }

// ReleasesDir is where the finished nights lie.
func (w *Workspace) ReleasesDir() string { return filepath.Join(w.DataDir, "releases") }

// Source is the declared source with this ID.
func (w *Workspace) Source(id string) (pipeline.Source, bool) {
	for _, s := range w.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return pipeline.Source{}, false
}

// Relative is path as seen from the workspace, for messages and for what is
// published; a path outside stays as it is.
func (w *Workspace) Relative(path string) string {
	rel, err := filepath.Rel(w.Dir, path)
	if err != nil || !filepath.IsLocal(rel) {
		return path
	}
	return filepath.ToSlash(rel)
}

// Open reads and judges the workspace in dir. validateSchedule judges five cron
// fields; nil judges their form alone. The error wraps config.Faults: all that
// is wrong, sorted by place.
func Open(dir string, cat *catalog.Catalog, validateSchedule func(string) error) (*Workspace, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("open workspace %s: %w", dir, err)
	}
	if validateSchedule == nil {
		validateSchedule = FiveFields
	}
	j := &judge{dir: abs, shown: dir, cat: cat, schedule: validateSchedule}
	w := &Workspace{Dir: abs}
	if j.settings(w) {
		j.sources(w)
	}
	if err := j.faults.Err(); err != nil {
		return nil, err
	}
	return w, nil
}

// A judge gathers the faults of one workspace.
type judge struct {
	dir      string // absolute
	shown    string // as the caller wrote it, for messages
	outside  []string
	cat      *catalog.Catalog
	schedule func(string) error
	faults   config.Faults
}

// path is a file of the workspace as messages show it.
func (j *judge) path(parts ...string) string {
	return filepath.Join(append([]string{j.shown}, parts...)...)
}
