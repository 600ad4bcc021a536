package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
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
	Review   Review         // where reviewers are served
	Draft    bool           // a night ends in a draft that a person publishes
	Keep     int            // releases kept
	PagesDir string
	InboxDir string
	DataDir  string // vault, warehouse and releases
	Sources  []pipeline.Source
	Guard    pipeline.Guard
	Checks   map[string]CheckSetting // by ID
	Duties   []pipeline.Duty         // who owes which reports
	Holidays []pipeline.Date         // besides those of the law
	// DutiesFault says that duties.yaml cannot be used: what is owed stays as it was.
	DutiesFault *pipeline.SourceError
}

// The names of the files of a workspace.
const (
	File       = "tonghop.yaml"
	SourcesDir = "sources"
	LedgerFile = "decisions.jsonl" // what people decided
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

// WaitingDir is where lies what waits for a person. It is private.
func (w *Workspace) WaitingDir() string { return filepath.Join(w.DataDir, "waiting") }

// DraftsDir is where a draft lies before it is a release. It is private.
func (w *Workspace) DraftsDir() string { return filepath.Join(w.DataDir, "drafts") }

// UsersPath is the file of those who may review. It is private, as AuditPath is,
// the log of what they do.
func (w *Workspace) UsersPath() string { return filepath.Join(w.DataDir, "users.json") }

// AuditPath is the log of what users do.
func (w *Workspace) AuditPath() string { return filepath.Join(w.DataDir, "audit.jsonl") }

// LedgerPath is the ledger of what people decided.
func (w *Workspace) LedgerPath() string { return filepath.Join(w.Dir, LedgerFile) }

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
	w, j, err := open(dir, cat, validateSchedule)
	if err == nil {
		err = j.faults.Err()
	}
	if err != nil {
		return nil, err
	}
	return w, nil
}

// OpenSound is Open for a night: a fault in the declaration of a source costs
// that source alone, which then carries it; so it is when all of them have one, as
// on a night on which the share with their folders is not mounted. An error says
// that tonghop.yaml itself is wrong, or that no source is declared.
func OpenSound(dir string, cat *catalog.Catalog, validateSchedule func(string) error) (*Workspace, error) {
	w, j, err := open(dir, cat, validateSchedule)
	if err != nil {
		return nil, err
	}
	broken := map[string]config.Faults{}
	var general config.Faults
	var duties config.Faults
	for _, f := range j.faults {
		if f.File == j.path(DutiesFile) {
			duties = append(duties, f)
			continue
		}
		id, isSource := j.sourceOf(f.File)
		if !isSource {
			general = append(general, f)
			continue
		}
		broken[id] = append(broken[id], f)
	}
	for i, s := range w.Sources {
		if len(broken[s.ID]) > 0 {
			w.Sources[i] = faulty(s.ID, broken[s.ID])
			delete(broken, s.ID)
		}
	}
	if len(general) > 0 {
		return nil, j.faults.Err()
	}
	for id, faults := range broken {
		w.Sources = append(w.Sources, faulty(id, faults))
	}
	slices.SortFunc(w.Sources, func(a, b pipeline.Source) int { return strings.Compare(a.ID, b.ID) })
	if len(duties) > 0 {
		w.Duties, w.DutiesFault = nil, faulty("", duties).Fault
	}
	return w, nil
}

// OpenSettings is Open for who needs nothing but what tonghop.yaml says: sources and
// duties are not read, and nothing that they say is a fault.
func OpenSettings(dir string, validateSchedule func(string) error) (*Workspace, error) {
	w, j, err := begin(dir, nil, validateSchedule)
	if err != nil {
		return nil, err
	}
	j.settings(w)
	if err := j.faults.Err(); err != nil {
		return nil, err
	}
	return w, nil
}

func open(dir string, cat *catalog.Catalog, validateSchedule func(string) error) (*Workspace, *judge, error) {
	w, j, err := begin(dir, cat, validateSchedule)
	if err != nil {
		return nil, nil, err
	}
	if j.settings(w) {
		j.sources(w)
		j.duties(w)
	}
	return w, j, nil
}

// begin is a workspace of which nothing is read yet.
func begin(dir string, cat *catalog.Catalog, validateSchedule func(string) error) (*Workspace, *judge, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, nil, fmt.Errorf("open workspace %s: %w", dir, err)
	}
	if validateSchedule == nil {
		validateSchedule = FiveFields
	}
	return &Workspace{Dir: abs}, &judge{dir: abs, shown: dir, cat: cat, schedule: validateSchedule}, nil
}

// sourceOf is the source that a file of the workspace declares.
func (j *judge) sourceOf(file string) (id string, ok bool) {
	id, isYAML := sourceID(filepath.Base(file))
	return id, isYAML && file == j.path(SourcesDir, filepath.Base(file))
}

// faulty is a source of which only its ID and its faults are known.
func faulty(id string, faults config.Faults) pipeline.Source {
	var vi, en []string
	for _, f := range faults {
		vi = append(vi, fmt.Sprintf("%s:%d: %s %s", filepath.Base(f.File), f.Line, f.VI, f.HintVI))
		en = append(en, fmt.Sprintf("%s:%d: %s %s", filepath.Base(f.File), f.Line, f.EN, f.HintEN))
	}
	return pipeline.Source{ID: id, Fault: &pipeline.SourceError{
		Reason: "declaration", Source: id,
		Message: pipeline.Text{VI: "Khai báo có lỗi: " + strings.Join(vi, " "), EN: "The declaration has faults: " + strings.Join(en, " ")},
		Hint:    pipeline.Text{VI: "Sửa tệp ấy rồi chạy `tonghop check`.", EN: "Mend the file and run `tonghop check`."},
	}}
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
