//go:build duckdb_arrow

package warehouse

import (
	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func topicRows(c *catalog.Catalog) bulk {
	topics := c.Topics()
	return bulk{
		rows: len(topics),
		columns: []arrow.Field{textField("id"), textField("name_vi"), textField("name_en"), textField("about_vi"), textField("about_en"), wholeField("position"),
			textField("source"), flagField("built_in"), flagField("changed")},
		append: func(row *rowBuilder, i int) {
			t := topics[i]
			row.text(t.ID)
			row.text(t.Name.VI)
			row.text(t.Name.In("en"))
			row.word(t.About.VI)
			row.word(t.About.In("en"))
			row.whole(i + 1)
			row.word(t.Source)
			row.flag(t.BuiltIn)
			row.flag(t.Lain)
		},
	}
}

// A term is one word of the catalog that answers name.
type term struct {
	kind, parent, id string
	name             pipeline.Text
}

func termRows(c *catalog.Catalog) bulk {
	var terms []term
	for _, l := range c.Levels() {
		terms = append(terms, term{"level", "", l.ID, l.Name})
	}
	for _, u := range c.Units() {
		terms = append(terms, term{"unit", "", u.ID, u.Name})
		if u.Short != u.Name {
			terms = append(terms, term{"unit_short", "", u.ID, u.Short})
		}
	}
	for _, d := range c.Dimensions() {
		terms = append(terms, term{"dimension", "", d.ID, d.Name})
		for _, v := range d.Values {
			terms = append(terms, term{"value", d.ID, v.ID, v.Name})
		}
	}
	for _, boundary := range catalog.Boundaries() {
		for _, r := range c.Regions(boundary) {
			terms = append(terms, term{"region", boundary, r.ID, r.Name})
		}
	}
	return bulk{
		rows:    len(terms),
		columns: []arrow.Field{textField("term_kind"), textField("parent"), textField("term_id"), wholeField("position"), textField("name_vi"), textField("name_en")},
		append: func(row *rowBuilder, i int) {
			t := terms[i]
			row.text(t.kind)
			row.text(t.parent)
			row.text(t.id)
			row.whole(i + 1)
			row.text(t.name.VI)
			row.text(t.name.In("en"))
		},
	}
}

func definitionRows(list []pipeline.Definition) bulk {
	return bulk{
		rows: len(list),
		columns: []arrow.Field{wholeField("position"), textField("topic"), textField("kind"), textField("id"), textField("name_vi"), textField("name_en"),
			textField("origin"), textField("file")},
		append: func(row *rowBuilder, i int) {
			d := list[i]
			row.whole(i + 1)
			row.word(d.Topic)
			row.text(string(d.Kind))
			row.text(d.ID)
			row.text(d.Name.VI)
			row.text(d.Name.In("en"))
			row.text(string(d.Origin))
			row.text(d.File)
		},
	}
}
