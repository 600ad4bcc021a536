package catalog

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A Term is one word of a vocabulary: a level, a value of a dimension.
type Term struct {
	ID       string
	Name     pipeline.Text
	Synonyms []string      // as provincial documents word it
	From, To pipeline.Date // when it is valid; unknown for no bound
	Source   string
}

// A Unit is what a quantity counts. Quantity.Value is in the unit itself, never
// in one of its scales.
type Unit struct {
	ID       string
	Name     pipeline.Text // the English one in the plural
	Short    pipeline.Text // how it stands behind a number: "cụm" of "cụm công nghiệp"
	Synonyms []string
	Scales   []Scale // smallest first; empty for counts
	Measured bool    // there may be a part of it; what is counted is whole
}

// A Scale is a way to write large amounts of a unit.
type Scale struct {
	Name   pipeline.Text
	Factor float64
}

// A Dimension tells figures of one indicator apart. An open dimension takes any
// value that a document states.
type Dimension struct {
	ID     string
	Name   pipeline.Text
	Open   bool
	Values []Term
	Source string
}

// Levels are the levels of recognition, lowest first, with the time that each
// exists.
func (c *Catalog) Levels() []Term { return slices.Clone(c.levels) }

// LevelName is the name of a level, empty for NoLevel.
func (c *Catalog) LevelName(l pipeline.Level) pipeline.Text { return nameIn(c.levels, string(l)) }

// Units are all units.
func (c *Catalog) Units() []Unit { return slices.Clone(c.units) }

// Unit is the unit with this ID.
func (c *Catalog) Unit(id string) (Unit, bool) {
	for _, u := range c.units {
		if u.ID == id {
			return u, true
		}
	}
	return Unit{}, false
}

// Dimensions are all dimensions.
func (c *Catalog) Dimensions() []Dimension { return slices.Clone(c.dimensions) }

func (c *Catalog) unitNames() []string {
	names := make([]string, len(c.units))
	for i, u := range c.units {
		names[i] = u.ID
	}
	return names
}

// Dimension is the dimension with this ID.
func (c *Catalog) Dimension(id string) (Dimension, bool) {
	for _, d := range c.dimensions {
		if d.ID == id {
			return d, true
		}
	}
	return Dimension{}, false
}

// ValueName is the name of a value of a dimension: the value itself where the
// dimension is open or does not know it.
func (c *Catalog) ValueName(dimension, value string) pipeline.Text {
	d, _ := c.Dimension(dimension)
	if name := nameIn(d.Values, value); name.VI != "" {
		return name
	}
	return pipeline.Text{VI: value, EN: value}
}

// FindValue is the value of a dimension that is worded so.
func (c *Catalog) FindValue(dimension, wording string) (Term, bool) {
	d, _ := c.Dimension(dimension)
	return findTerm(d.Values, wording)
}

// FindLevel is the level that is worded so.
func (c *Catalog) FindLevel(wording string) (pipeline.Level, bool) {
	t, ok := findTerm(c.levels, wording)
	return pipeline.Level(t.ID), ok
}

func findTerm(terms []Term, wording string) (Term, bool) {
	key := Key(wording)
	for _, t := range terms {
		names := append([]string{t.Name.VI, t.Name.EN}, t.Synonyms...)
		if key != "" && slices.ContainsFunc(names, func(s string) bool { return Key(s) == key }) {
			return t, true
		}
	}
	return Term{}, false
}

func nameIn(terms []Term, id string) pipeline.Text {
	for _, t := range terms {
		if t.ID == id {
			return t.Name
		}
	}
	return pipeline.Text{}
}

type termLine struct {
	ID     string   `yaml:"id"`
	VI     string   `yaml:"vi"`
	EN     string   `yaml:"en"`
	Words  []string `yaml:"words"`
	Time   bool     `yaml:"time"`
	Titled bool     `yaml:"titled"`
	From   string   `yaml:"from"`
	To     string   `yaml:"to"`
	Source string   `yaml:"source"`
}

func termsOf(lines []termLine) ([]Term, error) {
	var terms []Term
	for _, l := range lines {
		t := Term{ID: l.ID, Name: pipeline.Text{VI: l.VI, EN: l.EN}, Synonyms: spelledOut(l.Words), Source: l.Source}
		var errFrom, errTo error
		t.From, errFrom = pipeline.ParseDate(l.From)
		t.To, errTo = pipeline.ParseDate(l.To)
		if errFrom != nil || errTo != nil {
			return nil, fmt.Errorf("term %q: bad date", l.ID)
		}
		terms = append(terms, t)
	}
	return terms, nil
}
