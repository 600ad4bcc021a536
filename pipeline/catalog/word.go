package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// A Slot is one side of what a figure means. Texts around a figure fill the
// slots, the nearest first.
type Slot string

// The slots that words of a vocabulary fill. Periods, places and stated units
// are found by the language, not by words of a topic.
const (
	NounSlot      Slot = "noun"      // what is counted
	StatusSlot    Slot = "status"    // what happened to it
	ProgrammeSlot Slot = "programme" // which programme it belongs to
	PurseSlot     Slot = "purse"     // whose money it is
	LevelSlot     Slot = "level"     // of recognition or funding
	KindSlot      Slot = "kind"      // result, plan, target, estimate
	DimensionSlot Slot = "dimension" // Word.Dimension = Word.ID
	ItemSlot      Slot = "item"      // a whole name of an indicator: Word.ID is its ID
	CueSlot       Slot = "cue"       // a part in the grammar, Word.ID is the role
	NeutralSlot   Slot = "neutral"   // says nothing of what is counted
)

// A Word is one entry of the vocabulary: wordings with one meaning.
type Word struct {
	Slot      Slot
	ID        string
	Wordings  []string
	Unit      string         // of a noun: what it is counted in; "" for a noun that no indicator counts
	Level     pipeline.Level // that the wording names besides, e.g. "khuyến công quốc gia"
	Dimension string         // of a dimension's value
	Time      bool           // of a noun: with a period it names a time, "kỳ bình chọn năm 2020"; of a dimension's value: with a part of a year, "lũy kế 9 tháng"
	Titled    bool           // of a dimension's value: said by a title, it holds for the whole table
	Implied   bool           // holds only where no other text fills the slot
	Other     bool           // says that the thing itself did not happen: planned, refused, ended
	Topic     string         // the folder that it stands in
}

// Words are the vocabulary of all topics, in the order of the files.
func (c *Catalog) Words() []Word { return slices.Clone(c.words) }

// Abbreviations are the short forms, in small letters, with what they stand for.
func (c *Catalog) Abbreviations() map[string]string { return c.short }

// FormAbbreviations are those that are written out in what forms are compared
// with: Abbreviations, and the short forms that elsewhere are words or names.
func (c *Catalog) FormAbbreviations() map[string]string {
	all := maps.Clone(c.short)
	maps.Copy(all, c.formShort)
	return all
}

// A Need is one way to recognise an indicator: what the slots of a figure must
// hold. A slot maps to the IDs that it may hold.
type Need struct {
	Slots map[Slot][]string
	Unit  string // that the figure must be stated in, "" for any of the indicator's
	In    string // table, prose, or "" for both

	Stated bool // a text must state Unit: one that states none does not do
}

// The places where a Need applies.
const (
	InTable = "table"
	InProse = "prose"
)

// Needs are the ways to recognise an indicator.
func (c *Catalog) Needs(indicator string) []Need { return c.needs[indicator] }

type wordLine struct {
	ID      string   `yaml:"id"`
	Unit    string   `yaml:"unit"`
	Level   string   `yaml:"level"`
	Time    bool     `yaml:"time"`
	Implied bool     `yaml:"implied"`
	Other   bool     `yaml:"other"`
	Words   []string `yaml:"words"`
}

type vocabularyFile struct {
	Levels []termLine `yaml:"levels"`
	Units  []struct {
		ID       string   `yaml:"id"`
		VI       string   `yaml:"vi"`
		EN       string   `yaml:"en"`
		ShortVI  string   `yaml:"short_vi"`
		ShortEN  string   `yaml:"short_en"`
		Words    []string `yaml:"words"`
		Measured bool     `yaml:"measured"`
		Scales   []struct {
			VI     string  `yaml:"vi"`
			EN     string  `yaml:"en"`
			Factor float64 `yaml:"factor"`
		} `yaml:"scales"`
	} `yaml:"units"`
	Dimensions []struct {
		ID     string     `yaml:"id"`
		VI     string     `yaml:"vi"`
		EN     string     `yaml:"en"`
		Open   bool       `yaml:"open"`
		Source string     `yaml:"source"`
		Values []termLine `yaml:"values"`
	} `yaml:"dimensions"`
	Nouns      []wordLine `yaml:"nouns"`
	Statuses   []wordLine `yaml:"statuses"`
	Programmes []wordLine `yaml:"programmes"`
	Purses     []wordLine `yaml:"purses"`
	Kinds      []wordLine `yaml:"kinds"`
	Cues       []struct {
		Role  string   `yaml:"role"`
		Words []string `yaml:"words"`
	} `yaml:"cues"`
	Neutral       []string          `yaml:"neutral"`
	Abbreviations map[string]string `yaml:"abbreviations"`
	Forms         map[string]string `yaml:"form_abbreviations"`
}

// learnWords takes in the vocabulary of one topic.
func (c *Catalog) learnWords(doc *config.Document, topic string, file vocabularyFile) config.Faults {
	var faults config.Faults
	faults = append(faults, c.learnLevels(doc, topic, file.Levels)...)
	faults = append(faults, c.learnUnits(doc, file)...)
	faults = append(faults, c.learnDimensions(doc, topic, file)...)
	for _, group := range []struct {
		key  string
		slot Slot
		list []wordLine
	}{
		{"nouns", NounSlot, file.Nouns}, {"statuses", StatusSlot, file.Statuses}, {"programmes", ProgrammeSlot, file.Programmes},
		{"purses", PurseSlot, file.Purses}, {"kinds", KindSlot, file.Kinds},
	} {
		for i, w := range group.list {
			at := fmt.Sprintf("%s.%d", group.key, i)
			if w.ID == "" || len(w.Words) == 0 {
				faults = append(faults, doc.Fault(at, config.Fault{VI: "mỗi từ cần «id» và «words».", EN: "a word needs id and words."}))
				continue
			}
			if long := tooMany(w.Words); long != "" {
				faults = append(faults, doc.Fault(at+".words", tooManyWays(long)))
				continue
			}
			if w.Unit != "" {
				c.counted = append(c.counted, countedIn{w.Unit, doc, at + ".unit"})
			}
			c.words = append(c.words, Word{Slot: group.slot, ID: w.ID, Wordings: spelledOut(w.Words), Unit: w.Unit, Level: pipeline.Level(w.Level), Time: w.Time, Implied: w.Implied, Other: w.Other, Topic: topic})
		}
	}
	for _, cue := range file.Cues {
		c.words = append(c.words, Word{Slot: CueSlot, ID: cue.Role, Wordings: spelledOut(cue.Words), Topic: topic})
	}
	if len(file.Neutral) > 0 {
		c.words = append(c.words, Word{Slot: NeutralSlot, Wordings: spelledOut(file.Neutral), Topic: topic})
	}
	for short, long := range file.Abbreviations {
		c.short[strings.ToLower(short)] = long
	}
	for short, long := range file.Forms {
		c.formShort[strings.ToLower(short)] = long
	}
	return faults
}

// countedIn is where a word says in which unit its things are counted.
type countedIn struct {
	unit string
	doc  *config.Document
	at   string
}

// judgeWords tells which words count in a unit that no topic declares, also none
// that is read after theirs.
func (c *Catalog) judgeWords() config.Faults {
	var faults config.Faults
	for _, w := range c.counted {
		if _, ok := c.Unit(w.unit); !ok {
			faults = append(faults, w.doc.Fault(w.at, c.unknownUnit(w.unit)))
		}
	}
	c.counted = nil
	return faults
}

func (c *Catalog) learnLevels(doc *config.Document, topic string, lines []termLine) config.Faults {
	terms, err := termsOf(lines)
	if err != nil {
		return config.Faults{doc.Fault("levels", config.Fault{VI: "ngày tháng không đúng dạng.", EN: err.Error()})}
	}
	for _, t := range terms {
		if !slices.ContainsFunc(c.levels, func(l Term) bool { return l.ID == t.ID }) {
			c.levels = append(c.levels, t)
		}
		c.words = append(c.words, Word{Slot: LevelSlot, ID: t.ID, Wordings: t.Synonyms, Topic: topic})
	}
	return nil
}

func (c *Catalog) learnUnits(doc *config.Document, file vocabularyFile) config.Faults {
	var faults config.Faults
	for n, u := range file.Units {
		at := fmt.Sprintf("units.%d", n)
		if !plainID.MatchString(u.ID) || u.VI == "" {
			faults = append(faults, doc.Fault(at, config.Fault{VI: "mỗi đơn vị cần «id» (chữ thường không dấu, chữ số, gạch dưới) và «vi».", EN: "a unit needs an id (small letters, digits, underscores) and vi."}))
			continue
		}
		unit := Unit{ID: u.ID, Name: pipeline.Text{VI: u.VI, EN: u.EN}, Short: pipeline.Text{VI: cmp.Or(u.ShortVI, u.VI), EN: cmp.Or(u.ShortEN, u.EN)}, Synonyms: u.Words, Measured: u.Measured}
		for k, s := range u.Scales {
			if s.VI == "" || !(s.Factor > 0) {
				faults = append(faults, doc.Fault(fmt.Sprintf("%s.scales.%d", at, k), config.Fault{VI: "mỗi bậc của đơn vị cần «vi» và «factor» lớn hơn 0.", EN: "a scale needs vi and a factor above 0.",
					HintVI: "Ví dụ: {vi: nghìn km, en: thousand km, factor: 1000}.", HintEN: "Like: {vi: nghìn km, en: thousand km, factor: 1000}."}))
			}
			unit.Scales = append(unit.Scales, Scale{Name: pipeline.Text{VI: s.VI, EN: s.EN}, Factor: s.Factor})
		}
		if i := slices.IndexFunc(c.units, func(known Unit) bool { return known.ID == u.ID }); i >= 0 {
			c.units[i] = unit
			continue
		}
		c.units = append(c.units, unit)
	}
	return faults
}

// learnDimensions takes in dimensions; a topic may add values to one that
// another topic declared.
func (c *Catalog) learnDimensions(doc *config.Document, topic string, file vocabularyFile) config.Faults {
	var faults config.Faults
	for i, d := range file.Dimensions {
		values, err := termsOf(d.Values)
		if err != nil {
			faults = append(faults, doc.Fault(fmt.Sprintf("dimensions.%d", i), config.Fault{VI: "ngày tháng không đúng dạng.", EN: err.Error()}))
			continue
		}
		for k, v := range values {
			if len(v.Synonyms) > 0 {
				c.words = append(c.words, Word{Slot: DimensionSlot, ID: v.ID, Dimension: d.ID, Wordings: v.Synonyms, Time: d.Values[k].Time, Titled: d.Values[k].Titled, Topic: topic})
			}
		}
		at := slices.IndexFunc(c.dimensions, func(known Dimension) bool { return known.ID == d.ID })
		if at < 0 {
			c.dimensions = append(c.dimensions, Dimension{ID: d.ID, Name: pipeline.Text{VI: d.VI, EN: d.EN}, Open: d.Open, Values: values, Source: d.Source})
			continue
		}
		known := &c.dimensions[at]
		for _, v := range values {
			if !slices.ContainsFunc(known.Values, func(t Term) bool { return t.ID == v.ID }) {
				known.Values = append(known.Values, v)
			}
		}
	}
	return faults
}

// unknownName is the fault of a name that nobody declared.
func unknownName(vi, en, name string, known []string) config.Fault {
	f := config.Fault{VI: fmt.Sprintf("không có %s «%s».", vi, name), EN: fmt.Sprintf("no %s %q.", en, name), Meant: config.Nearest(name, known)}
	if f.Meant != "" {
		f.HintVI, f.HintEN = "Có phải bạn muốn viết «"+f.Meant+"»?", "Did you mean "+f.Meant+"?"
	}
	return f
}
