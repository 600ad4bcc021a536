package catalog

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/topics"
)

// Definitions are the indicators, words, rules of news and forms in force, and where
// each of them is declared, in the order of the layers and files.
func (c *Catalog) Definitions() []pipeline.Definition {
	c.readForms()
	return slices.Clone(c.definitions)
}

// A shelf is one file of one layer, which declares.
type shelf struct {
	layer layer
	topic string
	file  string // "indicators.yaml"
}

// define keeps what a shelf declares. What is declared again takes the place of
// what a layer below said; words add to each other.
func (c *Catalog) define(at shelf, kind pipeline.DefinitionKind, id string, name pipeline.Text) {
	d := pipeline.Definition{Topic: at.topic, Kind: kind, ID: id, Name: name, Origin: pipeline.BuiltInOrigin, File: "topics/" + at.topic + "/" + at.file}
	if d.Topic == topics.Common {
		d.Topic = ""
	}
	if d.Name.EN == "" {
		d.Name.EN = d.Name.VI
	}
	if !at.layer.builtIn {
		d.Origin = pipeline.AddedOrigin
	}
	before := slices.IndexFunc(c.definitions, func(o pipeline.Definition) bool {
		return o.Kind == kind && o.ID == id && (kind != pipeline.FormDefinition || o.Topic == d.Topic)
	})
	if before < 0 || kind == pipeline.WordDefinition || kind == pipeline.RuleDefinition {
		c.definitions = append(c.definitions, d)
		return
	}
	if !at.layer.builtIn {
		d.Origin = pipeline.OverriddenOrigin
	}
	c.definitions[before] = d
}

// defineWords keeps the words of a vocabulary that were learned since there were
// so many.
func (c *Catalog) defineWords(at shelf, since int) {
	for _, w := range c.words[since:] {
		if w.Slot == ItemSlot {
			continue // the names of an indicator go with it
		}
		id := string(w.Slot)
		for _, part := range []string{w.Dimension, w.ID} {
			if part != "" {
				id += ":" + part
			}
		}
		c.define(at, pipeline.WordDefinition, id, pipeline.Text{VI: strings.Join(w.Wordings, ", ")})
	}
}
