package catalog

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
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
	i, ok := slices.BinarySearchFunc(c.indicators, id, func(ind pipeline.Indicator, id string) int { return compareStrings(ind.ID, id) })
	if !ok {
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
	Levels     []string `yaml:"levels"`
	Dimensions []string `yaml:"dimensions"`
	Scope      string   `yaml:"scope"`
	Source     string   `yaml:"source"`
	Synonyms   []string `yaml:"synonyms"`
	Breaks     []struct {
		From string `yaml:"from"`
		VI   string `yaml:"vi"`
		EN   string `yaml:"en"`
	} `yaml:"breaks"`
}

func (c *Catalog) loadIndicators(data fs.FS) error {
	var file indicatorFile
	if err := readYAML(data, "indicators.yaml", &file); err != nil {
		return err
	}
	for _, l := range file.Indicators {
		ind, err := l.indicator()
		if err == nil {
			err = c.judge(ind)
		}
		if err != nil {
			return fmt.Errorf("indicator %s: %w", ind.ID, err)
		}
		c.indicators = append(c.indicators, ind)
	}
	slices.SortFunc(c.indicators, func(a, b pipeline.Indicator) int { return compareStrings(a.ID, b.ID) })
	for i := 1; i < len(c.indicators); i++ {
		if c.indicators[i].ID == c.indicators[i-1].ID {
			return fmt.Errorf("indicator %s stands twice", c.indicators[i].ID)
		}
	}
	return nil
}

func (l indicatorLine) indicator() (pipeline.Indicator, error) {
	ind := pipeline.Indicator{
		ID: l.ID, Name: pipeline.Text{VI: l.VI, EN: l.EN}, Definition: pipeline.Text{VI: l.DefinitionVI, EN: l.DefinitionEN},
		Unit: l.Unit, Units: l.Units, Behaviour: pipeline.Behaviour(l.Behaviour), AddsAreas: l.Adds.Areas, AddsTime: l.Adds.Time,
		Dimensions: l.Dimensions, Synonyms: l.Synonyms, Scope: l.Scope, Source: l.Source,
	}
	for _, level := range l.Levels {
		ind.Levels = append(ind.Levels, pipeline.Level(level))
	}
	for _, b := range l.Breaks {
		from, err := pipeline.ParseDate(b.From)
		if err != nil || from.IsZero() || b.VI == "" || b.EN == "" {
			return ind, fmt.Errorf("break %q: want from, vi and en", b.From)
		}
		ind.Breaks = append(ind.Breaks, pipeline.DefinitionBreak{From: from, What: pipeline.Text{VI: b.VI, EN: b.EN}})
	}
	return ind, nil
}

// judge tells whether every word that the indicator uses is known.
func (c *Catalog) judge(ind pipeline.Indicator) error {
	for _, u := range append([]string{ind.Unit}, ind.Units...) {
		if _, ok := c.Unit(u); !ok {
			return fmt.Errorf("no unit %q", u)
		}
	}
	for _, d := range ind.Dimensions {
		if _, ok := c.Dimension(d); !ok {
			return fmt.Errorf("no dimension %q", d)
		}
	}
	for _, l := range ind.Levels {
		if !slices.Contains(pipeline.Levels(), l) {
			return fmt.Errorf("no level %q", l)
		}
	}
	switch ind.Behaviour {
	case pipeline.Flow, pipeline.Cumulative, pipeline.Stock:
	default:
		return fmt.Errorf("no behaviour %q", ind.Behaviour)
	}
	if ind.Scope != ScopeCore && ind.Scope != ScopeExtended {
		return fmt.Errorf("no scope %q", ind.Scope)
	}
	return nil
}
