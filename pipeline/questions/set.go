// Package questions reads what a topic or a workspace brings besides words and
// indicators: questions (questions/NAME.sql with the cases NAME.txtar), checks
// (checks/NAME.sql with theirs) and metrics (metrics.yaml). The folder of a topic,
// built in or not, and the workspace itself have one shape and are judged alike,
// before anything is run.
//
// The border: it reads and judges text. What a statement means is the database's to
// say; package trial runs the cases.
package questions

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/topics"
)

// A Folder brings questions, checks and metrics.
type Folder struct {
	Files   fs.FS  // the folder itself; it may lack any of the three
	Shown   string // how messages name it, "topics/cnnt"; "" for the workspace
	Topic   string // whose it is; "" for the workspace
	BuiltIn bool
}

// BuiltIn are the folders of the built-in topics, sorted.
func BuiltIn() []Folder { return Topics(topics.Files(), true) }

// Topics are the folders of a folder of topics, sorted.
func Topics(files fs.FS, builtIn bool) []Folder {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil
	}
	var list []Folder
	for _, e := range entries {
		if sub, err := fs.Sub(files, e.Name()); err == nil && e.IsDir() {
			list = append(list, Folder{Files: sub, Shown: "topics/" + e.Name(), Topic: e.Name(), BuiltIn: builtIn})
		}
	}
	return list
}

// Names are the files and folders of a Folder that are read.
func Names() []string { return append([]string{"questions", "checks"}, metricFiles...) }

// A Place is where something stands.
type Place struct {
	Folder   Folder
	File     string         // in the folder, "questions/NAME.sql"
	SQL      string         // the statement; "" for a metric
	Above    int            // lines above it
	Columns  int            // line of the header's columns; 0 where it has none
	Explains []string       // the columns that the header explains, sorted
	Cases    *txtar.Archive // nil for a metric
	Over     bool           // takes the place of a built-in one
}

// Shown is the file as messages name it.
func (p Place) Shown() string { return path.Join(p.Folder.Shown, p.File) }

// ShownCases is the file of the cases as messages name it.
func (p Place) ShownCases() string { return strings.TrimSuffix(p.Shown(), ".sql") + ".txtar" }

// Shared reads a file of figures that several cases of a folder share.
func (p Place) Shared(name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, fmt.Errorf("%q: want the name of a file beside the question", name)
	}
	return fs.ReadFile(p.Folder.Files, path.Join(path.Dir(p.File), name))
}

// A Set is what several folders bring together.
type Set struct {
	Questions []pipeline.Question // sorted by ID
	Checks    []pipeline.Check    // sorted by ID
	Metrics   []pipeline.Metric   // sorted by ID
	places    map[place]Place
	taken     map[string]bool
}

// A place names what stands at it: the same word may name a check and a question.
type place struct{ kind, id string }

const (
	aQuestion = "question"
	aCheck    = "check"
	aMetric   = "metric"
)

// Question is where a question stands; ok is false for one that the folders do not bring.
func (s Set) Question(id string) (p Place, ok bool) { p, ok = s.places[place{aQuestion, id}]; return }

// Check is where a check stands.
func (s Set) Check(id string) (p Place, ok bool) { p, ok = s.places[place{aCheck, id}]; return }

// Metric is where a metric stands.
func (s Set) Metric(id string) (p Place, ok bool) { p, ok = s.places[place{aMetric, id}]; return }

// Taken are the names that what a folder brings may not have.
type Taken struct {
	Views  []string // tables, views, generic questions
	Checks []string // generic checks
}

// Load reads the folders in their order: one of the same topic lies over those
// before it, and what has the name of something there takes its place. The error
// is config.Faults: all of them at once.
func Load(folders []Folder, c *catalog.Catalog, taken Taken) (Set, error) {
	s := Set{places: map[place]Place{}, taken: map[string]bool{}}
	for _, name := range taken.Views {
		s.taken[name] = true
	}
	for _, i := range c.Indicators() {
		s.taken[i.ID] = true
	}
	var faults config.Faults
	for _, f := range folders {
		for _, load := range []func() (config.Faults, error){
			func() (config.Faults, error) { return s.loadQuestions(f) },
			func() (config.Faults, error) { return s.loadChecks(f, taken.Checks) },
			func() (config.Faults, error) { return s.loadMetrics(f, c) },
		} {
			found, err := load()
			if err != nil {
				return s, err
			}
			faults = append(faults, found...)
		}
	}
	slices.SortFunc(s.Questions, func(a, b pipeline.Question) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Checks, func(a, b pipeline.Check) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(s.Metrics, func(a, b pipeline.Metric) int { return cmp.Compare(a.ID, b.ID) })
	return s, faults.Err()
}

var plainName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)

// stand keeps where something stands, or says why its name cannot be taken. It
// tells whether what stands there takes the place of a built-in one.
func (s *Set) stand(kind, id string, at Place, taken bool) (over bool, fault *config.Fault) {
	key := place{kind, id}
	before, there := s.places[key]
	over = there && at.Folder.Topic != "" && before.Folder.Topic == at.Folder.Topic && before.Folder.BuiltIn && !at.Folder.BuiltIn
	other := s.places[place{map[string]string{aQuestion: aMetric, aMetric: aQuestion}[kind], id}]
	switch {
	case over:
		at.Over = true
	case there:
		return false, &config.Fault{File: at.Shown(), VI: fmt.Sprintf("tên %q đã có ở %s.", id, before.Shown()),
			EN: fmt.Sprintf("the name %q is taken by %s.", id, before.Shown()), HintVI: "Hãy đặt tên khác.", HintEN: "Take another name."}
	case !plainName.MatchString(id) || taken || other.File != "":
		return false, &config.Fault{File: at.Shown(), VI: fmt.Sprintf("tên %q không dùng được hoặc đã có.", id), EN: fmt.Sprintf("the name %q cannot be taken.", id),
			HintVI: "Hãy đặt tên bằng chữ thường không dấu, chữ số và dấu gạch dưới, khác tên các bảng, chỉ tiêu, câu hỏi và phép kiểm tra có sẵn.",
			HintEN: "Name it in small letters, digits and underscores, unlike any table, indicator, built-in question or check."}
	}
	s.places[key] = at
	return over, nil
}

// statements are the names without .sql in one folder of a Folder; what else
// stands there and belongs to none of them is a fault.
func statements(f Folder, dir string) ([]string, config.Faults, error) {
	entries, err := fs.ReadDir(f.Files, dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("list %s: %w", path.Join(f.Shown, dir), err)
	}
	var ids, cases []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), ".sql"); ok && !e.IsDir() {
			ids = append(ids, id)
		}
		if id, ok := strings.CutSuffix(e.Name(), ".txtar"); ok && !e.IsDir() {
			cases = append(cases, id)
		}
	}
	var faults config.Faults
	for _, id := range cases {
		if slices.Contains(ids, id) {
			continue
		}
		fault := config.Fault{Used: true, File: path.Join(f.Shown, dir, id+".txtar"), VI: fmt.Sprintf("không có %s.sql mà ca thử này thử.", id), EN: fmt.Sprintf("there is no %s.sql that it tries.", id)}
		if near := config.Nearest(id, ids); near != "" {
			fault.Meant, fault.HintVI, fault.HintEN = near, fmt.Sprintf("Có phải ý là %s.txtar?", near), fmt.Sprintf("Did you mean %s.txtar?", near)
		}
		faults = append(faults, fault)
	}
	return ids, faults, nil
}

// casesOf reads the cases beside a statement.
func casesOf(at *Place, vi, en, hintVI, hintEN string) config.Faults {
	text, err := fs.ReadFile(at.Folder.Files, strings.TrimSuffix(at.File, ".sql")+".txtar")
	if err != nil {
		return config.Faults{{Used: true, File: at.ShownCases(), VI: vi, EN: en, HintVI: hintVI, HintEN: hintEN}}
	}
	at.Cases = txtar.Parse(text)
	return nil
}
