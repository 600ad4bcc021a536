package catalog

import (
	"fmt"
	"io/fs"
	"slices"
)

// A Fact says where columns of a data file were taken from.
type Fact struct {
	File    string
	Columns []string
	Source  string // Reference.ID
	Note    string // may be ""
}

// Facts say where every column about areas was taken from. Files with a source
// column of their own are left out.
func (c *Catalog) Facts() []Fact { return slices.Clone(c.facts) }

func (c *Catalog) loadFacts(data fs.FS) error {
	return eachRow(data, "facts.csv", func(row record) error {
		fact := Fact{File: row.text("file"), Columns: row.list("columns"), Source: row.text("source"), Note: row.text("note")}
		if _, ok := c.Reference(fact.Source); !ok {
			return fmt.Errorf("no source %q", fact.Source)
		}
		c.facts = append(c.facts, fact)
		return row.err
	})
}
