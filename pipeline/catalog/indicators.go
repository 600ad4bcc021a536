package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// The scopes of an indicator.
const (
	ScopeCore     = "core"
	ScopeExtended = "extended"
)

// Indicators are all indicators, sorted by ID.
func (c *Catalog) Indicators() []pipeline.Indicator { return slices.Clone(c.indicators) }

// Indicator is the indicator with this ID.
func (c *Catalog) Indicator(id string) (pipeline.Indicator, bool) {
	i := sort.Search(len(c.indicators), func(i int) bool { return c.indicators[i].ID >= id }) // none is copied
	if i == len(c.indicators) || c.indicators[i].ID != id {
		return pipeline.Indicator{}, false
	}
	return c.indicators[i], true
}

// FindIndicators is every indicator whose ID, name or synonym is label, sorted
// by ID. One label may fit several ("số dự án").
func (c *Catalog) FindIndicators(label string) []pipeline.Indicator {
	key := Key(label)
	var list []pipeline.Indicator
	for _, ind := range c.indicators {
		names := append([]string{ind.ID, ind.Name.VI, ind.Name.EN}, ind.Synonyms...)
		if key != "" && slices.ContainsFunc(names, func(s string) bool { return Key(s) == key }) {
			list = append(list, ind)
		}
	}
	return list
}

type indicatorFile struct {
	Indicators []indicatorLine `yaml:"indicators"`
}

type indicatorLine struct {
	ID           string   `yaml:"id"`
	VI           string   `yaml:"vi"`
	EN           string   `yaml:"en"`
	DefinitionVI string   `yaml:"definition_vi"`
	DefinitionEN string   `yaml:"definition_en"`
	Unit         string   `yaml:"unit"`
	Units        []string `yaml:"units"`
	Behaviour    string   `yaml:"behaviour"`
	Adds         struct {
		Areas bool `yaml:"areas"`
		Time  bool `yaml:"time"`
	} `yaml:"adds"`
	Levels     []string    `yaml:"levels"`
	Unstated   string      `yaml:"level_unstated"`
	Dimensions []string    `yaml:"dimensions"`
	Parent     string      `yaml:"parent"`
	Sums       []string    `yaml:"sums"`
	Scope      string      `yaml:"scope"`
	Source     string      `yaml:"source"`
	Programme  string      `yaml:"programme"`
	Per        string      `yaml:"per"`
	Reads      []needLine  `yaml:"reads"`
	Names      []string    `yaml:"names"`
	Breaks     []breakLine `yaml:"breaks"`
}

type breakLine struct {
	From string `yaml:"from"`
	Kind string `yaml:"kind"`
	Back bool   `yaml:"back"`
	VI   string `yaml:"vi"`
	EN   string `yaml:"en"`
}

type needLine struct {
	Noun      oneOf  `yaml:"noun"`
	Status    oneOf  `yaml:"status"`
	Programme oneOf  `yaml:"programme"`
	Purse     oneOf  `yaml:"purse"`
	Level     oneOf  `yaml:"level"`
	Kind      oneOf  `yaml:"kind"`
	Dimension oneOf  `yaml:"dimension"`
	Cue       oneOf  `yaml:"cue"`
	Unit      string `yaml:"unit"`
	In        string `yaml:"in"`
	Stated    bool   `yaml:"stated"`
}

// oneOf is a choice of IDs, written "facility | household".
type oneOf []string

// UnmarshalText reads the choice; empty parts are left out.
func (o *oneOf) UnmarshalText(text []byte) error {
	for _, part := range strings.Split(string(text), "|") {
		if part = strings.TrimSpace(part); part != "" {
			*o = append(*o, part)
		}
	}
	return nil
}

func (l needLine) need() Need {
	n := Need{Slots: map[Slot][]string{}, Unit: l.Unit, In: l.In, Stated: l.Stated}
	for slot, ids := range map[Slot]oneOf{NounSlot: l.Noun, StatusSlot: l.Status, ProgrammeSlot: l.Programme, PurseSlot: l.Purse,
		LevelSlot: l.Level, KindSlot: l.Kind, DimensionSlot: l.Dimension, CueSlot: l.Cue} {
		if len(ids) > 0 {
			n.Slots[slot] = ids
		}
	}
	return n
}

// measure takes in the indicators of one topic. One that an earlier layer
// declared is overridden whole.
func (c *Catalog) measure(doc *config.Document, l layer, topic string, file indicatorFile) config.Faults {
	var faults config.Faults
	for i, line := range file.Indicators {
		at := fmt.Sprintf("indicators.%d", i)
		ind := line.indicator(topic)
		was := slices.IndexFunc(c.indicators, func(known pipeline.Indicator) bool { return known.ID == ind.ID })
		switch {
		case ind.ID == "":
			faults = append(faults, doc.Fault(at, config.Fault{VI: "chỉ tiêu không có «id».", EN: "an indicator without id."}))
			continue
		case !plainID.MatchString(ind.ID):
			faults = append(faults, doc.Fault(at+".id", config.Fault{VI: fmt.Sprintf("mã chỉ tiêu «%s» không dùng được.", ind.ID), EN: fmt.Sprintf("%q cannot be the id of an indicator.", ind.ID),
				HintVI: "Đặt mã bằng chữ thường không dấu, chữ số và gạch dưới, ví dụ «road_length».", HintEN: "Take small letters, digits and underscores, like road_length."}))
			continue
		case was >= 0 && (l.builtIn || c.declared[ind.ID].layer.depth == l.depth):
			faults = append(faults, doc.Fault(at+".id", config.Fault{VI: fmt.Sprintf("chỉ tiêu «%s» được khai hai lần.", ind.ID), EN: fmt.Sprintf("indicator %q stands twice.", ind.ID)}))
			continue
		case was >= 0:
			if of := c.indicators[was].Topic; of != topic {
				c.overridden = append(c.overridden, doc.Fault(at+".id", config.Fault{VI: fmt.Sprintf("chỉ tiêu «%s» của lĩnh vực «%s» bị khai lại ở lĩnh vực này và chuyển hẳn sang đây.", ind.ID, of),
					EN: fmt.Sprintf("the indicator %q of the topic %q is declared anew here and moves to this topic.", ind.ID, of), HintVI: "Nếu không cố ý, hãy đặt mã khác.", HintEN: "Unless it is meant, take another id."}))
			}
			c.indicators[was] = ind
			c.forget(ind.ID)
		default:
			c.indicators = append(c.indicators, ind)
		}
		if long := tooMany(line.Names); long != "" {
			faults = append(faults, doc.Fault(at+".names", tooManyWays(long)))
		}
		c.declared[ind.ID] = declaration{doc, at, l}
		for _, r := range line.Reads {
			c.needs[ind.ID] = append(c.needs[ind.ID], r.need())
		}
		c.programmes[ind.ID], c.per[ind.ID] = line.Programme, line.Per
		faults = append(faults, line.breaks(doc, at, c)...)
		if names := line.wordings(); len(names) > 0 {
			c.words = append(c.words, Word{Slot: ItemSlot, ID: ind.ID, Wordings: names, Topic: topic})
		}
	}
	return faults
}

// breaks gives the indicator the days from which it counts by other rules.
func (l indicatorLine) breaks(doc *config.Document, at string, c *Catalog) config.Faults {
	var faults config.Faults
	i := slices.IndexFunc(c.indicators, func(known pipeline.Indicator) bool { return known.ID == l.ID })
	list := &c.indicators[i].Breaks
	for n, line := range l.Breaks {
		b, fault := line.parse(*list)
		if fault != nil {
			faults = append(faults, doc.Fault(fmt.Sprintf("%s.breaks.%d", at, n), *fault))
			continue
		}
		*list = append(*list, b)
	}
	return faults
}

// parse reads one break that follows others; nil says that it is right.
func (l breakLine) parse(before []pipeline.DefinitionBreak) (b pipeline.DefinitionBreak, fault *config.Fault) {
	from, err := pipeline.ParseDate(l.From)
	b = pipeline.DefinitionBreak{From: from, Kind: pipeline.Kind(l.Kind), Back: l.Back, What: pipeline.Text{VI: l.VI, EN: l.EN}}
	kinds := []pipeline.Kind{"", pipeline.Actual, pipeline.Target, pipeline.Plan, pipeline.Estimate}
	switch {
	case err != nil || from.IsZero() || l.VI == "" || l.EN == "":
		return b, &config.Fault{VI: "mỗi lần đổi cách tính cần «from» (ngày), «vi» và «en».", EN: "a break needs from (a date), vi and en."}
	case !slices.Contains(kinds, b.Kind):
		f := unknownName("loại số liệu", "kind", l.Kind, []string{"actual", "target", "plan", "estimate"})
		return b, &f
	case len(before) > 0 && from.First().Before(before[len(before)-1].From.First()):
		return b, &config.Fault{VI: "các lần đổi cách tính phải xếp theo ngày.", EN: "breaks stand in the order of their days."}
	case l.Back && (len(before) == 0 || before[len(before)-1].Back || before[len(before)-1].Kind != b.Kind):
		return b, &config.Fault{VI: "«back» kết thúc lần đổi ngay trên nó, cùng «kind».", EN: "back ends the break right above it, of the same kind."}
	}
	return b, nil
}

// A declaration is where an indicator stands.
type declaration struct {
	doc   *config.Document
	at    string
	layer layer
}

// forget drops what an overridden indicator was recognised by.
func (c *Catalog) forget(indicator string) {
	delete(c.needs, indicator)
	c.words = slices.DeleteFunc(c.words, func(w Word) bool { return w.Slot == ItemSlot && w.ID == indicator })
}

// wordings are the whole phrases that mean the indicator.
func (l indicatorLine) wordings() []string {
	var names []string
	for _, name := range append([]string{l.VI, l.EN}, spelledOut(l.Names)...) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// Programme is the programme that must be evident from the texts around a figure
// of the indicator, "" when any will do.
func (c *Catalog) Programme(indicator string) string { return c.programmes[indicator] }

// Per is the time in which a rate is earned or made, PerMonth or PerYear, "" where the
// indicator is no rate or may be one of any time.
func (c *Catalog) Per(indicator string) string { return c.per[indicator] }

// The times that a rate may be of.
const (
	PerMonth = "month"
	PerYear  = "year"
)

func (l indicatorLine) indicator(topic string) pipeline.Indicator {
	ind := pipeline.Indicator{
		ID: l.ID, Topic: topic, Name: pipeline.Text{VI: l.VI, EN: l.EN}, Definition: pipeline.Text{VI: l.DefinitionVI, EN: l.DefinitionEN},
		Unit: l.Unit, Units: l.Units, Behaviour: pipeline.Behaviour(l.Behaviour), AddsAreas: l.Adds.Areas, AddsTime: l.Adds.Time,
		Dimensions: l.Dimensions, Parent: l.Parent, Sums: l.Sums, Unstated: pipeline.Level(l.Unstated), Synonyms: spelledOut(l.Names), Scope: cmp.Or(l.Scope, ScopeCore), Source: l.Source,
	}
	for _, level := range l.Levels {
		ind.Levels = append(ind.Levels, pipeline.Level(level))
	}
	return ind
}

// judgeIndicators tells whether every word that the indicators use is known.
func (c *Catalog) judgeIndicators() config.Faults {
	var faults config.Faults
	for _, ind := range c.indicators {
		d := c.declared[ind.ID]
		complain := func(key string, f config.Fault) { faults = append(faults, d.doc.Fault(d.at+"."+key, f)) }
		for _, u := range append([]string{ind.Unit}, ind.Units...) {
			if _, ok := c.Unit(u); !ok {
				complain("unit", c.unknownUnit(u))
			}
		}
		for i, dim := range ind.Dimensions {
			if _, ok := c.Dimension(dim); !ok {
				complain(fmt.Sprintf("dimensions.%d", i), declareIn(unknownName("chiều phân tổ", "dimension", dim, idsOf(c.dimensions, func(d Dimension) string { return d.ID })), "dimensions"))
			}
		}
		for i, l := range ind.Levels {
			if known := idsOf(c.levels, func(t Term) string { return t.ID }); !slices.Contains(known, string(l)) {
				complain(fmt.Sprintf("levels.%d", i), oneOfThese(unknownName("cấp", "level", string(l), known), known))
			}
		}
		if per := c.per[ind.ID]; per != "" && per != PerMonth && per != PerYear {
			complain("per", oneOfThese(unknownName("kỳ tính trong «per»", "time of a rate", per, []string{PerMonth, PerYear}), []string{PerMonth, PerYear}))
		}
		if ind.Unstated != "" && !slices.Contains(ind.Levels, ind.Unstated) {
			complain("level_unstated", unknownName("cấp trong «levels»", "level in levels", string(ind.Unstated), levelNames(ind.Levels)))
		}
		if !slices.Contains([]pipeline.Behaviour{pipeline.Flow, pipeline.Cumulative, pipeline.Stock}, ind.Behaviour) {
			complain("behaviour", unknownName("cách tính theo thời gian", "behaviour", string(ind.Behaviour), []string{"flow", "cumulative", "stock"}))
		}
		if ind.Scope != ScopeCore && ind.Scope != ScopeExtended {
			complain("scope", unknownName("phạm vi", "scope", ind.Scope, []string{ScopeCore, ScopeExtended}))
		}
		if ind.Name.VI == "" {
			complain("vi", config.Fault{VI: fmt.Sprintf("chỉ tiêu «%s» chưa có tên tiếng Việt (khóa «vi»).", ind.ID), EN: fmt.Sprintf("indicator %q has no Vietnamese name (key vi).", ind.ID)})
		}
		if _, ok := c.Indicator(ind.Parent); ind.Parent != "" && !ok && !slices.ContainsFunc(c.indicators, func(i pipeline.Indicator) bool { return i.ID == ind.Parent }) {
			complain("parent", unknownName("chỉ tiêu", "indicator", ind.Parent, nil))
		}
		for _, part := range ind.Sums {
			if !slices.ContainsFunc(c.indicators, func(i pipeline.Indicator) bool { return i.ID == part }) {
				complain("sums", unknownName("chỉ tiêu", "indicator", part, nil))
			}
		}
		faults = append(faults, c.judgeNeeds(ind, d)...)
	}
	return faults
}

func levelNames(levels []pipeline.Level) []string {
	return idsOf(levels, func(l pipeline.Level) string { return string(l) })
}

// idsOf are the IDs of a list.
func idsOf[T any](list []T, id func(T) string) []string {
	var all []string
	for _, one := range list {
		all = append(all, id(one))
	}
	return all
}

// declareIn adds to a fault without a hint where the name is declared.
func declareIn(f config.Fault, key string) config.Fault {
	if f.Meant == "" {
		f.HintVI, f.HintEN = "Khai nó trong vocabulary.yaml, khóa «"+key+"».", "Declare it in vocabulary.yaml under "+key+"."
	}
	return f
}

// oneOfThese adds to a fault without a hint the names that there are.
func oneOfThese(f config.Fault, known []string) config.Fault {
	if f.Meant == "" {
		f.HintVI, f.HintEN = "Chọn một trong: "+strings.Join(known, ", ")+".", "Take one of: "+strings.Join(known, ", ")+"."
	}
	return f
}

// unknownUnit is the fault of a unit that nobody declared, or of none.
func (c *Catalog) unknownUnit(unit string) config.Fault {
	if unit == "" {
		return config.Fault{VI: "chỉ tiêu chưa có đơn vị tính (khóa «unit»).", EN: "the indicator has no unit (key unit).",
			HintVI: "Chọn một đơn vị có sẵn hoặc khai trong vocabulary.yaml, khóa «units».", HintEN: "Take one that there is or declare it in vocabulary.yaml under units."}
	}
	return declareIn(unknownName("đơn vị", "unit", unit, c.unitNames()), "units")
}

// judgeNeeds tells whether the slots that an indicator needs can be filled by
// some word.
func (c *Catalog) judgeNeeds(ind pipeline.Indicator, d declaration) config.Faults {
	var faults config.Faults
	for i, n := range c.needs[ind.ID] {
		for _, slot := range slices.Sorted(maps.Keys(n.Slots)) {
			for _, id := range n.Slots[slot] {
				if !c.fillable(slot, id) {
					faults = append(faults, d.doc.Fault(fmt.Sprintf("%s.reads.%d.%s", d.at, i, slot), declareIn(unknownName("từ", "word of "+string(slot), id, nil), plurals[slot])))
				}
			}
		}
		if n.In != "" && n.In != InTable && n.In != InProse {
			faults = append(faults, d.doc.Fault(fmt.Sprintf("%s.reads.%d.in", d.at, i), unknownName("nơi đọc", "place of reading", n.In, []string{InTable, InProse})))
		}
	}
	return faults
}

// plurals are the keys of vocabulary.yaml under which the words of a slot stand.
var plurals = map[Slot]string{NounSlot: "nouns", StatusSlot: "statuses", ProgrammeSlot: "programmes", PurseSlot: "purses", LevelSlot: "levels", KindSlot: "kinds", DimensionSlot: "dimensions", CueSlot: "cues"}

// fillable tells whether a word of the vocabulary fills a slot with an ID; a
// dimension is named without its value.
func (c *Catalog) fillable(slot Slot, id string) bool {
	return slices.ContainsFunc(c.words, func(w Word) bool {
		return w.Slot == slot && (w.ID == id || slot == DimensionSlot && w.Dimension == id)
	})
}
