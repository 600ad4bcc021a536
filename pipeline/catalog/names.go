package catalog

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A DatedName is what an area was called, and what type it was, for a time.
type DatedName struct {
	From, To             pipeline.Date // To is unknown while the name stands
	Name, FullName, Type string
	Source               string // Reference.ID
}

// Names are the names of an area over its validity, oldest first; one for most.
func (c *Catalog) Names(id pipeline.AreaID) []DatedName {
	if list := c.names[id]; len(list) > 0 {
		return slices.Clone(list)
	}
	a, ok := c.Area(id)
	if !ok {
		return nil
	}
	return []DatedName{{From: a.ValidFrom, To: a.ValidTo, Name: a.Name, FullName: a.FullName, Type: a.Type}}
}

// NameOn is what the area was called on the last day of d; ok is false when it
// did not stand then.
func (c *Catalog) NameOn(id pipeline.AreaID, d pipeline.Date) (name DatedName, ok bool) {
	for _, n := range c.Names(id) {
		if within(d, n.From, n.To) {
			return n, true
		}
	}
	return DatedName{}, false
}

func (c *Catalog) loadNames(data fs.FS) error {
	return eachRow(data, "names.csv", func(row record) error {
		id := pipeline.AreaID(row.text("area"))
		n := DatedName{From: row.date("from"), To: row.date("to"), Name: row.text("name"),
			FullName: row.text("full_name"), Type: row.text("type"), Source: row.text("source")}
		if _, ok := c.byID[id]; !ok {
			return fmt.Errorf("no area %s", id)
		}
		if _, ok := c.Reference(n.Source); !ok {
			return fmt.Errorf("no source %q", n.Source)
		}
		c.names[id] = append(c.names[id], n)
		c.learn(id, n.Name, n.FullName)
		return row.err
	})
}

// A Region is one of the six socio-economic regions of a boundary version.
type Region struct {
	Boundary string
	ID       string // Area.Region
	Name     pipeline.Text
	Aliases  []string
	Source   string // Reference.ID
}

// Regions are the six socio-economic regions of a boundary version, north to
// south.
func (c *Catalog) Regions(boundary string) []Region {
	var list []Region
	for _, r := range c.regions {
		if r.Boundary == boundary {
			list = append(list, r)
		}
	}
	return list
}

// FindRegions is every region of this name, in both boundary versions. Tables
// set rows of regions among the rows of provinces.
func (c *Catalog) FindRegions(name string) []Region {
	places := c.regionNames[Key(name)]
	list := make([]Region, len(places))
	for i, p := range places {
		list[i] = c.regions[p]
	}
	return list
}

func (c *Catalog) loadRegions(data fs.FS) error {
	return eachRow(data, "regions.csv", func(row record) error {
		r := Region{Boundary: row.text("boundary"), ID: row.text("id"), Aliases: row.list("aliases"), Source: row.text("source"),
			Name: pipeline.Text{VI: row.text("name_vi"), EN: row.text("name_en")}}
		if _, ok := c.Reference(r.Source); !ok {
			return fmt.Errorf("no source %q", r.Source)
		}
		for _, name := range append([]string{r.Name.VI, r.Name.EN}, r.Aliases...) {
			key, place := Key(name), len(c.regions)
			if key != "" && !slices.Contains(c.regionNames[key], place) {
				c.regionNames[key] = append(c.regionNames[key], place)
			}
		}
		c.regions = append(c.regions, r)
		return row.err
	})
}
