// Package questions reads the questions and metrics that a workspace or a topic
// brings: NAME.sql with its cases NAME.txtar, and metrics.yaml. They have the shape
// of the built-in ones and are judged before anything is run.
//
// The border: it reads and judges text. What a statement means is the database's to
// say; package trial runs the cases.
package questions

import (
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
	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

// A Set is what one folder brings.
type Set struct {
	Questions []pipeline.Question // sorted by ID
	Metrics   []pipeline.Metric   // sorted by ID
	Cases     map[string]*txtar.Archive
	Lines     map[string]int // by question: lines above its statement
	files     fs.FS
	shown     string // the folder as messages name it
}

// Shared reads a file of figures that several cases share.
func (s Set) Shared(name string) ([]byte, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, fmt.Errorf("%q: want the name of a file beside the question", name)
	}
	return fs.ReadFile(s.files, name)
}

// File is a file of the set as messages name it.
func (s Set) File(name string) string { return path.Join(s.shown, name) }

var (
	plainName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,62}$`)
	columnKey = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)
)

// The keys of a header. English may be left out: Vietnamese stands for it then.
var needed = []string{"title_vi", "grain_vi", "basis_vi", "left_out_vi"}
var optional = []string{"title_en", "grain_en", "basis_en", "left_out_en", "columns"}

// Load reads the folder, which may not exist. shown is how messages name it;
// taken are the names that tables, views and other questions have. The error is
// config.Faults: all of them at once.
func Load(files fs.FS, shown string, c *catalog.Catalog, taken []string) (Set, error) {
	s := Set{Cases: map[string]*txtar.Archive{}, Lines: map[string]int{}, files: files, shown: shown}
	entries, err := fs.ReadDir(files, ".")
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("list questions: %w", err)
	}
	var faults config.Faults
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), ".sql")
		if !ok || e.IsDir() {
			continue
		}
		faults = append(faults, s.loadQuestion(id, taken)...)
	}
	if _, err := fs.Stat(files, metricsFile); err == nil {
		faults = append(faults, s.loadMetrics(c, taken)...)
	}
	return s, faults.Err()
}

func (s *Set) loadQuestion(id string, taken []string) config.Faults {
	file := s.File(id + ".sql")
	if !plainName.MatchString(id) || slices.Contains(taken, id) {
		return config.Faults{{File: file,
			VI: fmt.Sprintf("tên câu hỏi %q không dùng được.", id), EN: fmt.Sprintf("the name %q cannot be taken.", id),
			HintVI: "Hãy đặt tên tệp bằng chữ thường không dấu, chữ số và dấu gạch dưới, khác tên các bảng và câu hỏi có sẵn.",
			HintEN: "Name the file in small letters, digits and underscores, unlike any table or built-in question."}}
	}
	text, err := fs.ReadFile(s.files, id+".sql")
	if err != nil {
		return config.Faults{{File: file, VI: "không đọc được tệp.", EN: err.Error()}}
	}
	f, err := sqlfile.Parse(string(text), needed, optional...)
	if err != nil {
		return config.Faults{{File: file, VI: "phần đầu tệp chưa đúng: " + err.Error() + ".", EN: "the header is wrong.",
			HintVI: "Mỗi dòng đầu là «-- khóa: nội dung»; phải có " + strings.Join(needed, ", ") + ".",
			HintEN: "Each line of the header is «-- key: text»; it must have " + strings.Join(needed, ", ") + "."}}
	}
	q := pipeline.Question{
		ID: id, Title: both(f, "title"), Grain: both(f, "grain"), Basis: both(f, "basis"), LeftOut: both(f, "left_out"),
		SQL: f.SQL, Columns: map[string]pipeline.Text{},
	}
	s.Questions = append(s.Questions, q)
	s.Lines[id] = strings.Count(string(text)[:strings.Index(string(text), f.SQL)], "\n")
	faults := addColumns(q.Columns, f.Header["columns"], file)
	return append(faults, s.loadCases(id)...)
}

func both(f sqlfile.File, key string) pipeline.Text {
	t := pipeline.Text{VI: f.Header[key+"_vi"], EN: f.Header[key+"_en"]}
	if t.EN == "" {
		t.EN = t.VI
	}
	return t
}

// addColumns reads "name = meaning | meaning in English; name = …".
func addColumns(into map[string]pipeline.Text, text, file string) config.Faults {
	if text == "" {
		return nil
	}
	for _, one := range strings.Split(text, ";") {
		name, said, ok := strings.Cut(one, "=")
		name = strings.TrimSpace(name)
		vi, en, english := strings.Cut(said, "|")
		if vi = strings.TrimSpace(vi); !english {
			en = vi
		}
		if en = strings.TrimSpace(en); !ok || !columnKey.MatchString(name) || vi == "" || en == "" {
			return config.Faults{{File: file, VI: fmt.Sprintf("khóa columns có chỗ không đọc được: %q.", strings.TrimSpace(one)),
				EN:     "columns cannot be read.",
				HintVI: "Viết «tên_cột = ý nghĩa | meaning; tên_cột = …».", HintEN: "Write «column = ý nghĩa | meaning; column = …»."}}
		}
		into[name] = pipeline.Text{VI: vi, EN: en}
	}
	return nil
}

func (s *Set) loadCases(id string) config.Faults {
	name := id + ".txtar"
	text, err := fs.ReadFile(s.files, name)
	if err != nil {
		return config.Faults{{File: s.File(name), VI: "câu hỏi chưa có ca thử.", EN: "the question has no case.",
			HintVI: "Thêm tệp này với TÊN/given (số liệu cho trước) và TÊN/wanted.csv (các dòng phải ra).",
			HintEN: "Add this file with NAME/given (figures) and NAME/wanted.csv (the rows that must come)."}}
	}
	s.Cases[id] = txtar.Parse(text)
	return nil
}
