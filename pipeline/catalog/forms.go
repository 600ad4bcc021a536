package catalog

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// A Form is a reporting template of a regulation as data.
type Form struct {
	ID         string // "62": the number in its mark
	Regulation string // as it is cited
	Name       pipeline.Text
	Level      pipeline.Level  // of figures whose column and item name none; "" when the items do
	Kinds      []pipeline.Kind // what a column without a word of its own holds; none when the title says it
	From, To   int             // years that it was in force for; 0 when open
	Titles     []string
	Lines      string     // what its rows list when they are no items: agencies, projects, districts, …
	Heads      []string   // heads that tell a listing form
	Items      []FormItem // none for a listing form
}

// A FormItem is one row of a form and the rows that stand under it, in order.
type FormItem struct {
	Number    string   // as the form numbers it, "" when it does not
	Names     []string // wordings, that of the regulation first
	Indicator string   // "" for an item that nobody counts alone
	Level     pipeline.Level
	Adds      bool // its figure is the sum of the items under it
	Items     []FormItem
}

// FormWords are the words by which forms of a topic are read.
type FormWords struct {
	Abbreviations map[string]string // small letters: "nsđp" → "ngân sách địa phương"
	Neutral       []string          // say little of what an item is
	Kinds         []KindWords
	Levels        []LevelWords
	Plain         []string // words of heads that change nothing
}

// KindWords are the heads of columns of one kind; Kind "compare" marks columns
// that are worked out from others.
type KindWords struct {
	Kind  string   `yaml:"kind"`
	Words []string `yaml:"words"`
}

// LevelWords are the heads of columns of one tier.
type LevelWords struct {
	Level string   `yaml:"level"`
	Words []string `yaml:"words"`
}

// KindCompare marks a column that is worked out from two others.
const KindCompare = "compare"

// Forms are the templates of a topic.
type Forms struct {
	List  []Form // sorted by ID
	Words FormWords
}

type formFile struct {
	ID         string   `yaml:"id"`
	Regulation string   `yaml:"regulation"`
	VI         string   `yaml:"vi"`
	EN         string   `yaml:"en"`
	Level      string   `yaml:"level"`
	Kinds      []string `yaml:"kinds"`
	Years      struct {
		From int `yaml:"from"`
		To   int `yaml:"to"`
	} `yaml:"years"`
	Titles []string   `yaml:"titles"`
	Lines  string     `yaml:"lines"`
	Heads  []string   `yaml:"heads"`
	Items  []formLine `yaml:"items"`
}

type formLine struct {
	Number    string     `yaml:"no"`
	Item      string     `yaml:"item"`
	Indicator string     `yaml:"indicator"`
	Level     string     `yaml:"level"`
	Adds      bool       `yaml:"adds"`
	Group     string     `yaml:"group"`
	Items     []formLine `yaml:"items"`
}

type itemsFile struct {
	Wordings []struct {
		ID   string   `yaml:"id"`
		Name string   `yaml:"name"`
		Also []string `yaml:"also"`
	} `yaml:"wordings"`
	Groups []struct {
		ID    string     `yaml:"id"`
		Items []formLine `yaml:"items"`
	} `yaml:"groups"`
}

type wordsFile struct {
	Abbreviations map[string]string `yaml:"abbreviations"`
	Neutral       []string          `yaml:"neutral"`
	Kinds         []KindWords       `yaml:"kinds"`
	Levels        []LevelWords      `yaml:"levels"`
	Plain         []string          `yaml:"plain"`
}

// A formLoader resolves the lines of forms to items. Faults gather, so that all
// come at once.
type formLoader struct {
	wordings   map[string][]string
	groups     map[string][]formLine
	indicators map[string]bool
	levels     map[string]bool
	doc        *config.Document
	faults     config.Faults
}

// LoadForms reads and judges the folder of a topic's forms: items.yaml (the
// wordings of items, and groups of items that several forms have), words.yaml,
// and one file a form. indicators and levels are the ids that may be named. A
// folder that is not there holds no forms. The error is config.Faults, all at
// once, or that of the file system.
func LoadForms(dir fs.FS, indicators, levels []string) (Forms, error) {
	names, err := fs.Glob(dir, "*.yaml")
	if err != nil || len(names) == 0 {
		return Forms{}, err
	}
	l := &formLoader{wordings: map[string][]string{}, groups: map[string][]formLine{}, indicators: setOf(indicators), levels: setOf(levels)}
	var items itemsFile
	var words wordsFile
	for _, shared := range []struct {
		name string
		into any
	}{{"words.yaml", &words}, {"items.yaml", &items}} {
		if err := l.decode(dir, shared.name, shared.into); err != nil {
			return Forms{}, err
		}
	}
	l.takeItems(items)
	forms := Forms{Words: FormWords(words)}
	for _, name := range names {
		if name == "items.yaml" || name == "words.yaml" {
			continue
		}
		var file formFile
		if err := l.decode(dir, name, &file); err != nil {
			return Forms{}, err
		}
		forms.List = append(forms.List, l.form(name, file))
	}
	slices.SortFunc(forms.List, func(a, b Form) int { return compareStrings(a.ID, b.ID) })
	return forms, l.faults.Err()
}

// decode reads one file; faults of its text are gathered, an error is that of
// the file system.
func (l *formLoader) decode(dir fs.FS, name string, into any) error {
	b, err := fs.ReadFile(dir, name)
	if err != nil && errors.Is(err, fs.ErrNotExist) {
		l.faults = append(l.faults, config.Fault{File: name, VI: "thiếu tệp này trong thư mục biểu mẫu.", EN: "this file is missing from the folder of forms."})
		return nil
	}
	if err != nil {
		return err
	}
	doc, err := config.Parse(name, b)
	if faults := (config.Faults)(nil); errors.As(err, &faults) {
		l.faults = append(l.faults, faults...)
		return nil
	}
	l.doc = doc
	l.faults = append(l.faults, doc.Decode(into)...)
	return nil
}

func (l *formLoader) takeItems(file itemsFile) {
	for i, w := range file.Wordings {
		at := fmt.Sprintf("wordings.%d.id", i)
		if w.ID == "" || w.Name == "" || l.wordings[w.ID] != nil {
			l.fault("items.yaml", at, fmt.Sprintf("cách gọi «%s» thiếu mã, thiếu tên hoặc trùng mã.", w.ID), fmt.Sprintf("wording «%s» has no id, no name, or an id used twice.", w.ID))
			continue
		}
		l.wordings[w.ID] = append([]string{w.Name}, w.Also...)
	}
	for i, g := range file.Groups {
		nested := slices.ContainsFunc(g.Items, func(line formLine) bool { return line.Group != "" || len(line.Items) > 0 })
		if g.ID == "" || nested || l.groups[g.ID] != nil {
			l.fault("items.yaml", fmt.Sprintf("groups.%d.id", i), fmt.Sprintf("nhóm «%s» thiếu mã, trùng mã, hoặc có nhóm trong nhóm.", g.ID), fmt.Sprintf("group «%s» has no id, an id used twice, or groups within.", g.ID))
			continue
		}
		l.groups[g.ID] = g.Items
	}
}

func (l *formLoader) form(name string, f formFile) Form {
	form := Form{ID: f.ID, Regulation: f.Regulation, Name: pipeline.Text{VI: f.VI, EN: f.EN}, Level: pipeline.Level(f.Level),
		From: f.Years.From, To: f.Years.To, Titles: f.Titles, Lines: f.Lines, Heads: f.Heads}
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); f.ID != want {
		l.fault(name, "id", fmt.Sprintf("mã biểu «%s» khác tên tệp «%s».", f.ID, want), fmt.Sprintf("the id «%s» is not the name of the file, «%s».", f.ID, want))
	}
	if len(f.Titles) == 0 || (len(f.Items) == 0) == (f.Lines == "") {
		l.fault(name, "", "biểu phải có tiêu đề và đúng một trong hai: items (các chỉ tiêu) hoặc lines (liệt kê gì).", "a form needs titles and exactly one of items and lines.")
	}
	for _, k := range f.Kinds {
		if !slices.Contains([]pipeline.Kind{pipeline.Actual, pipeline.Plan, pipeline.Estimate}, pipeline.Kind(k)) {
			l.fault(name, "kinds", fmt.Sprintf("loại số liệu «%s» không có.", k), fmt.Sprintf("there is no kind «%s».", k))
		}
		form.Kinds = append(form.Kinds, pipeline.Kind(k))
	}
	l.level(name, "level", f.Level)
	form.Items = l.items(name, "items", f.Items)
	return form
}

func (l *formLoader) items(name, at string, lines []formLine) []FormItem {
	list := make([]FormItem, 0, len(lines))
	for i, line := range lines {
		here := fmt.Sprintf("%s.%d", at, i)
		names := l.wordings[line.Item]
		if names == nil {
			l.fault(name, here+".item", fmt.Sprintf("chỉ tiêu «%s» không có trong items.yaml.", line.Item), fmt.Sprintf("there is no item «%s» in items.yaml.", line.Item))
		}
		if line.Indicator != "" && !l.indicators[line.Indicator] {
			l.fault(name, here+".indicator", fmt.Sprintf("không có chỉ tiêu thống kê «%s».", line.Indicator), fmt.Sprintf("there is no indicator «%s».", line.Indicator))
		}
		l.level(name, here+".level", line.Level)
		under := line.Items
		if line.Group != "" {
			group, ok := l.groups[line.Group]
			if !ok || len(line.Items) > 0 {
				l.fault(name, here+".group", fmt.Sprintf("nhóm «%s» không có trong items.yaml, hoặc đứng cùng items.", line.Group), fmt.Sprintf("there is no group «%s» in items.yaml, or it stands beside items.", line.Group))
			}
			under = group
		}
		list = append(list, FormItem{Number: line.Number, Names: names, Indicator: line.Indicator, Level: pipeline.Level(line.Level), Adds: line.Adds, Items: l.items(name, here+".items", under)})
	}
	return list
}

func (l *formLoader) level(name, at, level string) {
	if level != "" && !l.levels[level] {
		l.fault(name, at, fmt.Sprintf("không có cấp «%s».", level), fmt.Sprintf("there is no level «%s».", level))
	}
}

func (l *formLoader) fault(name, at, vi, en string) {
	f := config.Fault{File: name, Path: at, VI: vi, EN: en}
	if l.doc != nil && l.doc.Name() == name {
		f = l.doc.Fault(at, f)
	}
	l.faults = append(l.faults, f)
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, s := range list {
		set[s] = true
	}
	return set
}
