package catalog

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/topics"
)

// A Topic is a field of statistics: one folder of data.
type Topic struct {
	ID      string
	Name    pipeline.Text
	About   pipeline.Text
	Order   int      // among the topics, lowest first
	Source  string   // where its definitions stand
	Unit    string   // that its forms prescribe for money, for documents that state none; "" when they prescribe none
	Said    []string // wordings by which a text speaks of it: items of its forms that other tables have too are its own only where one stands near; none when they always are
	Unsaid  []string // wordings that hold one of those and do not speak of it
	BuiltIn bool     // comes with the program; a workspace's topic of the same ID lies over it
	Lain    bool     // a workspace's folder adds to it or overrides it
}

// Topics are all topics, in their order.
func (c *Catalog) Topics() []Topic { return slices.Clone(c.topics) }

// Topic is the topic with this ID.
func (c *Catalog) Topic(id string) (Topic, bool) {
	i := slices.IndexFunc(c.topics, func(t Topic) bool { return t.ID == id })
	if i < 0 {
		return Topic{}, false
	}
	return c.topics[i], true
}

type topicFile struct {
	VI      string   `yaml:"vi"`
	EN      string   `yaml:"en"`
	Order   int      `yaml:"order"`
	AboutVI string   `yaml:"about_vi"`
	AboutEN string   `yaml:"about_en"`
	Source  string   `yaml:"source"`
	Unit    string   `yaml:"unit"`
	Said    []string `yaml:"said"`
	Unsaid  []string `yaml:"unsaid"`
}

// A layer is one file system of topic folders.
type layer struct {
	files   fs.FS
	depth   int // 0 is built in
	builtIn bool
	parsed  map[string]parsedFile // by name, see parseAhead
}

// loadTopics reads the built-in topics and then those laid over them. Every
// fault of every file is told at once.
func (c *Catalog) loadTopics(over []fs.FS) error {
	layers := []layer{{files: topics.Files(), builtIn: true}}
	for _, files := range over {
		layers = append(layers, layer{files: files, depth: len(layers)})
	}
	var faults config.Faults
	for i := range layers {
		layers[i].parsed = parseAhead(layers[i].files, topicPatterns...)
	}
	c.formLayers = layers
	for _, l := range layers {
		for _, id := range topicFolders(l.files) {
			if !l.builtIn {
				faults = append(faults, strangers(l.files, id)...)
			}
			found, err := c.loadTopic(l, id)
			if err != nil {
				return err
			}
			faults = append(faults, found...)
			if !l.builtIn {
				faults = append(faults, c.judgeNames(id)...)
			}
		}
	}
	faults = append(faults, c.judgeIndicators()...)
	faults = append(faults, c.judgeWords()...)
	if len(over) > 0 { // what is not built in is judged before anybody reads by it
		if c.readForms(); c.formErr != nil {
			return c.formErr
		}
		faults = append(faults, c.formFaults...)
	}
	faults = append(faults, c.judgeNews()...)
	if err := faults.Err(); err != nil {
		return err
	}
	c.tellUnstated()
	slices.SortFunc(c.indicators, func(a, b pipeline.Indicator) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(c.topics, func(a, b Topic) int { return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.ID, b.ID)) })
	return nil
}

// topicFolders are the folders of a layer, the common words first.
func topicFolders(files fs.FS) []string {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil
	}
	var ids []string
	for _, e := range entries {
		if e.IsDir() {
			ids = append(ids, e.Name())
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		if (a == topics.Common) != (b == topics.Common) {
			if a == topics.Common {
				return -1
			}
			return 1
		}
		return cmp.Compare(a, b)
	})
	return ids
}

// loadTopic reads one folder: topic.yaml, vocabulary.yaml, indicators.yaml,
// news.yaml, each of which may be missing.
func (c *Catalog) loadTopic(l layer, id string) (config.Faults, error) {
	var faults config.Faults
	if i := slices.IndexFunc(c.topics, func(t Topic) bool { return t.ID == id }); i >= 0 && !l.builtIn {
		c.topics[i].Lain = true
	}
	if id != topics.Common {
		var head topicFile
		found, err := decode(l, id+"/topic.yaml", &head, func(*config.Document) config.Faults { c.head(l, id, head); return nil })
		if err != nil {
			return nil, err
		}
		faults = append(faults, found...)
	}
	var words vocabularyFile
	known := len(c.words)
	found, err := decode(l, id+"/vocabulary.yaml", &words, func(doc *config.Document) config.Faults { return c.learnWords(doc, id, words) })
	if err != nil {
		return nil, err
	}
	faults = append(faults, found...)
	c.defineWords(shelf{l, id, "vocabulary.yaml"}, known)
	var indicators indicatorFile
	found, err = decode(l, id+"/indicators.yaml", &indicators, func(doc *config.Document) config.Faults { return c.measure(doc, l, id, indicators) })
	if err != nil {
		return nil, err
	}
	faults = append(faults, found...)
	for _, line := range indicators.Indicators {
		if line.ID != "" {
			c.define(shelf{l, id, "indicators.yaml"}, pipeline.IndicatorDefinition, line.ID, pipeline.Text{VI: line.VI, EN: line.EN})
		}
	}
	var news newsFile
	found, err = decode(l, id+"/news.yaml", &news, func(doc *config.Document) config.Faults { return c.learnNews(doc, id, news) })
	for _, r := range news.Rules {
		c.define(shelf{l, id, "news.yaml"}, pipeline.RuleDefinition, r.Rule, pipeline.Text{VI: r.Example})
	}
	return append(faults, found...), err
}

// head keeps what topic.yaml says; a layer above may leave out what it does not
// change.
func (c *Catalog) head(l layer, id string, head topicFile) {
	t := Topic{ID: id, Name: pipeline.Text{VI: head.VI, EN: head.EN}, About: pipeline.Text{VI: head.AboutVI, EN: head.AboutEN}, Order: head.Order, Source: head.Source, Unit: head.Unit, Said: head.Said, Unsaid: head.Unsaid, BuiltIn: l.builtIn}
	i := slices.IndexFunc(c.topics, func(t Topic) bool { return t.ID == id })
	if i < 0 {
		c.topics = append(c.topics, t)
		return
	}
	was := &c.topics[i]
	was.Name = pipeline.Text{VI: cmp.Or(t.Name.VI, was.Name.VI), EN: cmp.Or(t.Name.EN, was.Name.EN)}
	was.About = pipeline.Text{VI: cmp.Or(t.About.VI, was.About.VI), EN: cmp.Or(t.About.EN, was.About.EN)}
	was.Said, was.Unsaid = append(was.Said, t.Said...), append(was.Unsaid, t.Unsaid...)
	was.Order, was.Source, was.Unit = cmp.Or(t.Order, was.Order), cmp.Or(t.Source, was.Source), cmp.Or(t.Unit, was.Unit)
}

// decode reads one file of a topic and hands it to use; a file that is not there
// says nothing.
func decode(l layer, name string, into any, use func(*config.Document) config.Faults) (config.Faults, error) {
	doc, faults, err := l.document(name)
	if doc == nil || len(faults) > 0 || err != nil {
		return faults, err
	}
	if faults := doc.Decode(into); len(faults) > 0 {
		_ = use(doc) // what could be read is known all the same: whoever uses it is not at fault
		return faults, nil
	}
	return use(doc), nil
}

// The files and folders of a topic; see topics/README.md.
var (
	topicFiles = []string{"README.md", "indicators.yaml", "metrics.yaml", "news.yaml", "topic.yaml", "vocabulary.yaml"}
	topicDirs  = []string{"checks", "forms", "pages", "questions"}
)

// strangers finds what stands in a topic's folder and is read by nobody: a
// misspelt name would be passed over in silence.
func strangers(files fs.FS, id string) config.Faults {
	entries, err := fs.ReadDir(files, id)
	if err != nil {
		return nil //nolint:nilerr // a folder that cannot be listed is told where it is read
	}
	var faults config.Faults
	for _, e := range entries {
		known := topicFiles
		if e.IsDir() {
			known = topicDirs
		}
		if slices.Contains(known, e.Name()) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		f := config.Fault{File: "topics/" + id + "/" + e.Name(), VI: "thư mục lĩnh vực không có tệp hay thư mục tên này.", EN: "a topic's folder has nothing of this name.",
			HintVI: "Tên đúng: " + strings.Join(known, ", ") + ".", HintEN: "It has: " + strings.Join(known, ", ") + "."}
		if f.Meant = config.Nearest(e.Name(), known); f.Meant != "" {
			f.HintVI, f.HintEN = "Có phải bạn muốn đặt tên «"+f.Meant+"»?", "Did you mean "+f.Meant+"?"
		}
		faults = append(faults, f)
	}
	return faults
}

// NamesApart names indicators, with the topic of each where they are of several.
func (c *Catalog) NamesApart(ids []string) []pipeline.Text {
	var topics []string
	for _, id := range ids {
		ind, _ := c.Indicator(id)
		topics = append(topics, ind.Topic)
	}
	slices.Sort(topics)
	several := len(slices.Compact(topics)) > 1
	var names []pipeline.Text
	for _, id := range ids {
		ind, _ := c.Indicator(id)
		name := pipeline.Text{VI: ind.Name.VI, EN: ind.Name.In("en")}
		if topic, ok := c.Topic(ind.Topic); ok && several {
			name.VI += " (lĩnh vực " + topic.Name.VI + ")"
			name.EN += " (topic " + topic.Name.In("en") + ")"
		}
		names = append(names, name)
	}
	return names
}
