package catalog

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

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
	Titles  []string   `yaml:"titles"`
	Lines   string     `yaml:"lines"`
	Heads   []string   `yaml:"heads"`
	Items   []formLine `yaml:"items"`
	Columns []formLine `yaml:"columns"`
	Titled  bool       `yaml:"titled"`
}

type formLine struct {
	Number    string     `yaml:"no"`
	Item      string     `yaml:"item"`
	Indicator string     `yaml:"indicator"`
	Level     string     `yaml:"level"`
	Kind      string     `yaml:"kind"`
	Adds      bool       `yaml:"adds"`
	Needed    bool       `yaml:"needed"`
	Group     string     `yaml:"group"`
	Items     []formLine `yaml:"items"`

	Dimensions map[string]string `yaml:"dimensions"`
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
	Same    []SameWords  `yaml:"same"`
	Neutral []string     `yaml:"neutral"`
	Kinds   []KindWords  `yaml:"kinds"`
	Levels  []LevelWords `yaml:"levels"`
	Plain   []string     `yaml:"plain"`
	Part    []string     `yaml:"part"`
	Totals  []string     `yaml:"totals"`
	Upper   []string     `yaml:"upper"`
	Aside   []string     `yaml:"aside"`
	Codes   CodeHeads    `yaml:"codes"`
	Others  []OtherForms `yaml:"others"`
	Users   []string     `yaml:"users"`
	Bodies  BodyWords    `yaml:"bodies"`
	Size    FormSize     `yaml:"size"`
}

// A formLoader resolves the lines of one topic's forms to items. Faults gather,
// so that all come at once.
type formLoader struct {
	topic      string
	wordings   map[string][]string
	groups     map[string][]formLine
	indicators map[string]string // the unit of each
	levels     map[string]bool
	dimensions map[string]map[string]bool
	size       FormSize
	doc        *config.Document
	faults     config.Faults
}

// readForms reads the forms once, when they are first asked for: who reads news
// needs none of them.
func (c *Catalog) readForms() {
	c.formed.Do(func() {
		layers := slices.Clone(c.formLayers)
		for i := range layers {
			layers[i].parsed = parseAhead(layers[i].files, formPatterns...)
		}
		c.formFaults, c.formErr = c.loadForms(layers)
	})
}

// loadForms reads the forms of every topic, layer by layer: a form of a layer
// above takes the place of one with its id, and its wordings add to those below.
func (c *Catalog) loadForms(layers []layer) (config.Faults, error) {
	loaders := map[string]*formLoader{}
	var faults config.Faults
	for _, layer := range layers {
		for _, topic := range topicFolders(layer.files) {
			l := loaders[topic]
			if l == nil {
				l = &formLoader{topic: topic, wordings: map[string][]string{}, groups: map[string][]formLine{}, indicators: map[string]string{}, levels: map[string]bool{}, dimensions: c.dimensionValues()}
				loaders[topic] = l
			}
			for _, ind := range c.indicators {
				l.indicators[ind.ID] = ind.Unit
			}
			for _, level := range c.levels {
				l.levels[level.ID] = true
			}
			if err := c.formsOf(l, layer); err != nil {
				return nil, err
			}
			faults = append(faults, l.faults...)
			l.faults = nil
		}
	}
	slices.SortFunc(c.forms.List, func(a, b Form) int { return cmp.Or(cmp.Compare(a.Topic, b.Topic), cmp.Compare(a.ID, b.ID)) })
	return faults, nil
}

// formsOf reads the folder of a topic's forms: items.yaml (the wordings of items,
// and groups of items that several forms have), words.yaml, and one file a form.
func (c *Catalog) formsOf(l *formLoader, from layer) error {
	names, err := fs.Glob(from.files, l.topic+"/forms/*.yaml")
	if err != nil || len(names) == 0 {
		return err
	}
	var items itemsFile
	var words wordsFile
	for _, shared := range []struct {
		name string
		into any
	}{{wordsName, &words}, {itemsName, &items}} {
		if err := l.decode(from, l.topic+"/forms/"+shared.name, shared.into); err != nil {
			return err
		}
		if size := words.Size; shared.name == wordsName && size != (FormSize{}) && !(0 < size.Least && size.Least < size.Most && size.Most <= size.Country) {
			l.fault(l.topic+"/forms/"+wordsName, "size", "độ lớn phải có 0 < least < most ≤ country.", "a size wants 0 < least < most ≤ country.")
		}
	}
	for _, o := range words.Others {
		if o.Series == "" || o.VI == "" || o.EN == "" || o.From < 1 || o.To < o.From {
			l.fault(l.topic+"/forms/"+wordsName, "others", "mẫu khác cần series, from ≤ to (từ 1), vi và en.", "other forms want series, from ≤ to (from 1 on), vi and en.")
		}
	}
	l.takeItems(items)
	if words.Size != (FormSize{}) {
		l.size = words.Size
	}
	c.forms.Words.add(l.topic, words)
	for _, name := range names {
		if base := path.Base(name); base == itemsName || base == wordsName {
			continue
		}
		var file formFile
		if err := l.decode(from, name, &file); err != nil {
			return err
		}
		form := l.form(name, file)
		c.forms.List = slices.DeleteFunc(c.forms.List, func(f Form) bool { return f.Topic == form.Topic && f.ID == form.ID })
		c.forms.List = append(c.forms.List, form)
		c.define(shelf{from, l.topic, "forms/" + path.Base(name)}, pipeline.FormDefinition, form.ID, form.Name)
	}
	return nil
}

// The files of a folder of forms that hold no form.
const (
	itemsName = "items.yaml"
	wordsName = "words.yaml"
)

// add takes the words of the folder of one more topic.
func (w *FormWords) add(topic string, file wordsFile) {
	w.Same = append(w.Same, file.Same...)
	w.Neutral = append(w.Neutral, file.Neutral...)
	w.Kinds = append(w.Kinds, file.Kinds...)
	w.Levels = append(w.Levels, file.Levels...)
	w.Plain = append(w.Plain, file.Plain...)
	w.Part = append(w.Part, file.Part...)
	w.Totals = append(w.Totals, file.Totals...)
	w.Upper = append(w.Upper, file.Upper...)
	w.Aside = append(w.Aside, file.Aside...)
	w.Codes.Whole = append(w.Codes.Whole, file.Codes.Whole...)
	w.Codes.Begins = append(w.Codes.Begins, file.Codes.Begins...)
	w.Others = append(w.Others, file.Others...)
	for _, word := range file.Users {
		w.Users = append(w.Users, UserWord{topic, word})
	}
	if len(file.Bodies.Words) > 0 {
		file.Bodies.Topic = topic
		w.Bodies = append(w.Bodies, file.Bodies)
	}
}

// dimensionValues are the ids of the values of every dimension.
func (c *Catalog) dimensionValues() map[string]map[string]bool {
	all := make(map[string]map[string]bool, len(c.dimensions))
	for _, d := range c.dimensions {
		all[d.ID] = map[string]bool{}
		for _, v := range d.Values {
			all[d.ID][v.ID] = true
		}
	}
	return all
}

// Forms are the reporting forms of all topics.
func (c *Catalog) Forms() Forms {
	c.readForms()
	return c.forms
}

// decode reads one file; faults of its text are gathered, an error is that of
// the file system. A file that is not there says nothing: a layer below may have
// it.
func (l *formLoader) decode(from layer, name string, into any) error {
	doc, faults, err := from.document(name)
	l.faults = append(l.faults, faults...)
	if doc == nil || len(faults) > 0 || err != nil {
		return err
	}
	l.doc = doc
	l.faults = append(l.faults, doc.Decode(into)...)
	return nil
}

func (l *formLoader) takeItems(file itemsFile) {
	for i, w := range file.Wordings {
		at := fmt.Sprintf("wordings.%d.id", i)
		if w.ID == "" || w.Name == "" || l.wordings[w.ID] != nil {
			l.fault(l.topic+"/forms/"+itemsName, at, fmt.Sprintf("cách gọi «%s» thiếu mã, thiếu tên hoặc trùng mã.", w.ID), fmt.Sprintf("wording «%s» has no id, no name, or an id used twice.", w.ID))
			continue
		}
		l.wordings[w.ID] = append([]string{w.Name}, spelledOut(w.Also)...)
	}
	for i, g := range file.Groups {
		nested := slices.ContainsFunc(g.Items, func(line formLine) bool { return line.Group != "" || len(line.Items) > 0 })
		if g.ID == "" || nested || l.groups[g.ID] != nil {
			l.fault(l.topic+"/forms/"+itemsName, fmt.Sprintf("groups.%d.id", i), fmt.Sprintf("nhóm «%s» thiếu mã, trùng mã, hoặc có nhóm trong nhóm.", g.ID), fmt.Sprintf("group «%s» has no id, an id used twice, or groups within.", g.ID))
			continue
		}
		l.groups[g.ID] = g.Items
	}
}

func (l *formLoader) form(name string, f formFile) Form {
	form := Form{Topic: l.topic, ID: f.ID, Regulation: f.Regulation, Name: pipeline.Text{VI: f.VI, EN: f.EN}, Level: pipeline.Level(f.Level),
		From: f.Years.From, To: f.Years.To, Titles: f.Titles, Lines: f.Lines, Heads: f.Heads, Titled: f.Titled, Size: l.size}
	if want := strings.TrimSuffix(path.Base(name), ".yaml"); f.ID != want {
		l.fault(name, "id", fmt.Sprintf("mã biểu «%s» khác tên tệp «%s».", f.ID, want), fmt.Sprintf("the id «%s» is not the name of the file, «%s».", f.ID, want))
	}
	if len(f.Titles) == 0 || len(f.Items) == 0 && f.Lines == "" {
		l.fault(name, "", "biểu phải có tiêu đề và items (các chỉ tiêu), lines (liệt kê gì) hoặc cả hai.", "a form needs titles and items, lines or both.")
	}
	for _, k := range f.Kinds {
		l.kind(name, "kinds", k)
		form.Kinds = append(form.Kinds, pipeline.Kind(k))
	}
	l.level(name, "level", f.Level)
	form.Items = l.items(name, "items", f.Items)
	form.Columns = l.items(name, "columns", f.Columns)
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
		unit, known := l.indicators[line.Indicator]
		if line.Indicator != "" && !known {
			l.fault(name, here+".indicator", fmt.Sprintf("không có chỉ tiêu thống kê «%s».", line.Indicator), fmt.Sprintf("there is no indicator «%s».", line.Indicator))
		}
		l.level(name, here+".level", line.Level)
		if line.Kind != "" {
			l.kind(name, here+".kind", line.Kind)
		}
		l.narrows(name, here+".dimensions", line.Dimensions)
		under := line.Items
		if line.Group != "" {
			group, ok := l.groups[line.Group]
			if !ok || len(line.Items) > 0 {
				l.fault(name, here+".group", fmt.Sprintf("nhóm «%s» không có trong items.yaml, hoặc đứng cùng items.", line.Group), fmt.Sprintf("there is no group «%s» in items.yaml, or it stands beside items.", line.Group))
			}
			under = group
		}
		l.addsUp(name, here+".adds", line, unit, under)
		list = append(list, FormItem{Number: line.Number, Names: names, Indicator: line.Indicator, Unit: unit, Level: pipeline.Level(line.Level), Kind: pipeline.Kind(line.Kind),
			Dimensions: line.Dimensions, Adds: line.Adds, Needed: line.Needed, Items: l.items(name, here+".items", under)})
	}
	return list
}

// addsUp judges an item that is the sum of those under it.
func (l *formLoader) addsUp(name, at string, line formLine, unit string, under []formLine) {
	if !line.Adds {
		return
	}
	if len(under) == 0 {
		l.fault(name, at, "dòng ghi «adds: true» mà không có dòng nào dưới nó để cộng; thêm «items» hoặc bỏ «adds».", "it adds up what stands under it, and nothing does: give items or leave out adds.")
	}
	for _, part := range under {
		if of := l.indicators[part.Indicator]; unit != "" && of != "" && of != unit {
			l.fault(name, at, fmt.Sprintf("tổng có đơn vị «%s» mà dòng «%s» dưới nó có đơn vị «%s», không cộng được.", unit, part.Item, of),
				fmt.Sprintf("the sum is in %q and the item %q under it in %q: they do not add.", unit, part.Item, of))
		}
	}
}

func (l *formLoader) level(name, at, level string) {
	if level != "" && !l.levels[level] {
		l.fault(name, at, fmt.Sprintf("không có cấp «%s».", level), fmt.Sprintf("there is no level «%s».", level))
	}
}

func (l *formLoader) kind(name, at, kind string) {
	if !slices.Contains([]pipeline.Kind{pipeline.Actual, pipeline.Plan, pipeline.Estimate}, pipeline.Kind(kind)) {
		l.fault(name, at, fmt.Sprintf("loại số liệu «%s» không có.", kind), fmt.Sprintf("there is no kind «%s».", kind))
	}
}

// narrows judges what an item narrows its indicator to.
func (l *formLoader) narrows(name, at string, dimensions map[string]string) {
	for _, id := range slices.Sorted(maps.Keys(dimensions)) {
		if value := dimensions[id]; !l.dimensions[id][value] {
			l.fault(name, at, fmt.Sprintf("chiều «%s» không có giá trị «%s».", id, value), fmt.Sprintf("the dimension «%s» has no value «%s».", id, value))
		}
	}
}

func (l *formLoader) fault(name, at, vi, en string) {
	f := config.Fault{File: "topics/" + name, Path: at, VI: vi, EN: en}
	if l.doc != nil && l.doc.Name() == f.File {
		f = l.doc.Fault(at, f)
	}
	l.faults = append(l.faults, f)
}
