package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// sourceFile is one file of sources/.
type sourceFile struct {
	Kind         string       `yaml:"kind"`
	Location     string       `yaml:"location"`
	Include      []string     `yaml:"include"`
	Title        string       `yaml:"title"`
	TitleEN      string       `yaml:"title_en"`
	Publisher    string       `yaml:"publisher"`
	Licence      string       `yaml:"licence"`
	Province     string       `yaml:"province"`
	Claims       *bool        `yaml:"claims"`
	Precedence   int          `yaml:"precedence"`
	Illustrative bool         `yaml:"illustrative"`
	Schedule     string       `yaml:"schedule"`
	Limits       limitsFile   `yaml:"limits"`
	Expect       []expectFile `yaml:"expect"`
}

type limitsFile struct {
	Size     size          `yaml:"size"`
	Timeout  time.Duration `yaml:"timeout"`
	Articles int           `yaml:"articles"`
}

type expectFile struct {
	Indicator string `yaml:"indicator"`
	Area      string `yaml:"area"`
	Period    string `yaml:"period"`
	Due       string `yaml:"due"`
}

// What one fetch may cost where a source says nothing, and at most.
const (
	defaultPrecedence = 100
	defaultBytes      = 50_000_000
	defaultTimeout    = time.Minute
	defaultArticles   = 50
	maxBytes          = 2_000_000_000
	maxTimeout        = time.Hour
	maxArticles       = 1000
)

// sources judges every file of sources/.
func (j *judge) sources(w *Workspace) {
	entries, err := os.ReadDir(filepath.Join(j.dir, SourcesDir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		j.faults = append(j.faults, config.Fault{File: j.path(SourcesDir),
			VI: fmt.Sprintf("không đọc được thư mục: %v.", reason(err)), EN: fmt.Sprintf("cannot read the folder: %v.", reason(err))})
		return
	}
	seen := map[string]string{}
	for _, e := range entries {
		id, isYAML := sourceID(e.Name())
		if !isYAML || e.IsDir() {
			continue
		}
		shown := j.path(SourcesDir, e.Name())
		if first, twice := seen[id]; twice {
			j.faults = append(j.faults, config.Fault{File: shown,
				VI: fmt.Sprintf("nguồn «%s» đã được khai báo trong %s.", id, first), EN: fmt.Sprintf("source «%s» is declared in %s already.", id, first),
				HintVI: "Hãy đổi tên hoặc xóa một tệp.", HintEN: "Rename or delete one of the files."})
			continue
		}
		seen[id] = e.Name()
		if s, ok := j.source(id, e.Name()); ok {
			w.Sources = append(w.Sources, s)
		}
	}
	slices.SortFunc(w.Sources, func(a, b pipeline.Source) int { return strings.Compare(a.ID, b.ID) })
	besides(w.Sources)
	if len(w.Sources) == 0 && len(j.faults) == 0 {
		j.faults = append(j.faults, config.Fault{File: j.path(SourcesDir),
			VI: "chưa khai báo nguồn nào.", EN: "no source is declared.",
			HintVI: "Thêm một tệp .yaml vào thư mục «sources», hoặc chạy «tonghop init» ở một thư mục mới để xem mẫu.",
			HintEN: "Add a .yaml file to «sources», or run «tonghop init» in a new folder to see an example."})
	}
}

// besides tells each folder that is read by patterns what the other sources read of it and of the folders
// below it.
func besides(list []pipeline.Source) {
	for i := range list {
		if list[i].Kind != pipeline.FolderSource || len(list[i].Include) == 0 {
			continue
		}
		for j, other := range list {
			if i == j || other.Kind != pipeline.FolderSource {
				continue
			}
			inside, err := filepath.Rel(list[i].Location, other.Location)
			below := err == nil && filepath.IsLocal(inside)
			above, err := filepath.Rel(other.Location, list[i].Location)
			if below || err == nil && filepath.IsLocal(above) {
				list[i].Beside = append(list[i].Beside, pipeline.Beside{Location: other.Location, Include: other.Include})
			}
		}
	}
}

func sourceID(name string) (id string, isYAML bool) {
	ext := filepath.Ext(name)
	return strings.TrimSuffix(name, ext), (ext == ".yaml" || ext == ".yml") && !strings.HasPrefix(name, ".")
}

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// source judges one declaration. A file with nothing but comments declares
// nothing.
func (j *judge) source(id, name string) (pipeline.Source, bool) {
	file := sourceFile{Precedence: defaultPrecedence,
		Limits: limitsFile{Size: defaultBytes, Timeout: defaultTimeout, Articles: defaultArticles}}
	shown := j.path(SourcesDir, name)
	f, ok := j.readForm(shown, filepath.Join(j.dir, SourcesDir, name), &file)
	if !ok || f.doc.Empty() {
		return pipeline.Source{}, false
	}
	defer j.close(f)
	if !idForm.MatchString(id) || len(id) > 80 {
		f.faults = append(f.faults, config.Fault{File: shown, Line: 1,
			VI:     fmt.Sprintf("tên tệp «%s» không dùng được làm mã nguồn.", name),
			EN:     fmt.Sprintf("file name «%s» cannot serve as the source's ID.", name),
			HintVI: "Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ «so-cong-thuong-dong-thap.yaml».",
			HintEN: "Use small letters without accents, digits and hyphens, such as «so-cong-thuong-dong-thap.yaml»."})
	}
	s := pipeline.Source{
		ID: id, Kind: pipeline.SourceKind(file.Kind), Include: file.Include, Title: pipeline.Text{VI: file.Title, EN: file.TitleEN},
		Publisher: file.Publisher, Licence: file.Licence, Province: file.Province, Precedence: file.Precedence,
		Illustrative: file.Illustrative, Schedule: file.Schedule,
		Limits:   pipeline.Limits{Bytes: int64(file.Limits.Size), Timeout: file.Limits.Timeout, Articles: file.Limits.Articles},
		Declared: filepath.Join(j.dir, SourcesDir, name),
	}
	s.Claims = s.Kind == pipeline.FeedSource
	if file.Claims != nil {
		s.Claims = *file.Claims
	}
	s.Location = j.location(f, s.Kind, file.Location)
	j.judgeSource(f, file)
	s.Expect = j.expectations(f, file)
	return s, true
}

func (j *judge) location(f *form, kind pipeline.SourceKind, location string) string {
	f.require("location", location, "Ghi thư mục hoặc địa chỉ của nguồn.", "Write the folder or the address of the source.")
	switch {
	case location == "" || f.dirty["location"]:
		return location
	case kind == pipeline.FolderSource:
		return j.folderLocation(f, location)
	case kind == pipeline.DocumentSource || kind == pipeline.FeedSource:
		return j.documentLocation(f, location)
	}
	return location
}

func (j *judge) judgeSource(f *form, file sourceFile) {
	f.require("kind", file.Kind, "Chọn «folder», «document» hoặc «feed».", "Choose «folder», «document» or «feed».")
	kinds := []string{string(pipeline.FolderSource), string(pipeline.DocumentSource), string(pipeline.FeedSource)}
	if file.Kind != "" && !slices.Contains(kinds, file.Kind) {
		f.add("kind", config.Fault{
			VI: fmt.Sprintf("không có loại nguồn «%s».", file.Kind), EN: fmt.Sprintf("no kind of source «%s».", file.Kind),
			HintVI: didYouMean(file.Kind, kinds, "Chọn «folder», «document» hoặc «feed».", "Có phải bạn muốn viết «%s»?"),
			HintEN: didYouMean(file.Kind, kinds, "Choose «folder», «document» or «feed».", "Did you mean «%s»?")})
	}
	f.require("title", file.Title, "Tên này hiện trên trang nguồn số liệu.", "It shows on the page of sources.")
	f.require("publisher", file.Publisher, "Ghi cơ quan chịu trách nhiệm về số liệu.", "Write who answers for the figures.")
	for i, pattern := range file.Include {
		if _, err := path.Match(pattern, ""); err != nil || pattern == "" {
			f.add(fmt.Sprintf("include.%d", i), config.Fault{
				VI: fmt.Sprintf("mẫu tên tệp «%s» viết sai.", pattern), EN: fmt.Sprintf("bad file name pattern «%s».", pattern),
				HintVI: "Ví dụ «*.xlsx» hoặc «2024/**/*.csv».", HintEN: "For example «*.xlsx» or «2024/**/*.csv»."})
		}
	}
	j.judgeProvince(f, file.Province)
	if file.Schedule != "" {
		j.judgeSchedule(f, "schedule", file.Schedule)
	}
	j.judgeLimits(f, file.Limits)
}

func (j *judge) judgeLimits(f *form, l limitsFile) {
	bound := func(path string, ok bool, vi, en string) {
		if !ok {
			f.add(path, config.Fault{VI: vi, EN: en})
		}
	}
	bound("limits.size", l.Size >= 1 && l.Size <= maxBytes, "«size» phải từ 1 byte đến 2GB.", "«size» must be 1 byte to 2GB.")
	bound("limits.timeout", l.Timeout >= time.Second && l.Timeout <= maxTimeout, "«timeout» phải từ 1s đến 1h.", "«timeout» must be 1s to 1h.")
	bound("limits.articles", l.Articles >= 1 && l.Articles <= maxArticles, "«articles» phải từ 1 đến 1000.", "«articles» must be 1 to 1000.")
}

func (j *judge) judgeProvince(f *form, province string) {
	if province == "" {
		return
	}
	slugs := j.slugs()
	if slices.Contains(slugs, province) {
		return
	}
	fault := config.Fault{
		VI: fmt.Sprintf("không có tỉnh, thành phố «%s».", province), EN: fmt.Sprintf("no province «%s».", province),
		HintVI: "Viết tên không dấu, nối bằng gạch nối, ví dụ «dong-thap».", HintEN: "Write the name without accents, hyphenated, such as «dong-thap»."}
	meant := config.Nearest(province, slugs)
	if found := j.cat.Find(province); len(found) > 0 && slices.Contains(slugs, found[0].ID.Slug()) {
		meant = found[0].ID.Slug()
	}
	if meant != "" {
		fault.HintVI = fmt.Sprintf("Có phải bạn muốn viết «%s»?", meant)
		fault.HintEN = fmt.Sprintf("Did you mean «%s»?", meant)
	}
	f.add("province", fault)
}

// slugs are the names of all provinces of both boundary versions.
func (j *judge) slugs() []string {
	var list []string
	for _, a := range j.cat.Areas() {
		if slug := a.ID.Slug(); (a.Type == "tinh" || a.Type == "thanh_pho") && !slices.Contains(list, slug) {
			list = append(list, slug)
		}
	}
	return list
}

func didYouMean(word string, known []string, otherwise, format string) string {
	if best := config.Nearest(word, known); best != "" {
		return fmt.Sprintf(format, best)
	}
	return otherwise
}
