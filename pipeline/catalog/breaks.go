package catalog

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A BoundaryVersion is the time during which the country had the same
// provinces.
type BoundaryVersion struct {
	ID        string // the year of its first day: 1997, 2004, 2008, 2025
	ValidFrom pipeline.Date
	ValidTo   pipeline.Date // unknown while it stands
	Provinces int
}

// BoundaryVersions are all known versions, the earliest first.
func (c *Catalog) BoundaryVersions() []BoundaryVersion { return slices.Clone(c.versions) }

// A BoundaryChange is a day on which the territory of an area changed although
// its name stayed: figures of before and after speak of different land.
type BoundaryChange struct {
	Area      pipeline.AreaID
	ChangedOn pipeline.Date
	What      pipeline.Text
}

// BoundaryChanges are all known changes, in the order of their file.
func (c *Catalog) BoundaryChanges() []BoundaryChange { return slices.Clone(c.changes) }

func (c *Catalog) loadBoundaryVersions(data fs.FS) error {
	err := eachRow(data, "boundary_versions.csv", func(row record) error {
		v := BoundaryVersion{ID: row.text("id"), ValidFrom: row.date("valid_from"), ValidTo: row.date("valid_to"),
			Provinces: int(row.whole("provinces"))}
		if n := len(c.Provinces(v.ID)); n > 0 && n != v.Provinces {
			return fmt.Errorf("version %s has %d provinces, the file says %d", v.ID, n, v.Provinces)
		}
		c.versions = append(c.versions, v)
		return c.sourced(row)
	})
	if err != nil {
		return err
	}
	return eachRow(data, "boundary_changes.csv", func(row record) error {
		change := BoundaryChange{Area: pipeline.AreaID(row.text("area")), ChangedOn: row.date("changed_on"),
			What: pipeline.Text{VI: row.text("vi"), EN: row.text("en")}}
		if _, ok := c.Area(change.Area); !ok {
			return fmt.Errorf("no area %s", change.Area)
		}
		c.changes = append(c.changes, change)
		return c.sourced(row)
	})
}

// sourced gives the fault of a row whose column source names no reference.
func (c *Catalog) sourced(row record) error {
	if _, ok := c.Reference(row.text("source")); !ok {
		return fmt.Errorf("no source %q", row.text("source"))
	}
	return row.err
}
