//go:build duckdb_arrow

package warehouse

import (
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// landRows are the areas with the land that each is; the boundary versions in
// which it is one province stand in one text, parted by blanks.
func landRows(c *catalog.Catalog) bulk {
	areas := c.Areas()
	return bulk{
		rows:    len(areas),
		columns: []arrow.Field{textField("area_id"), textField("land"), textField("boundaries")},
		append: func(row *rowBuilder, i int) {
			row.text(string(areas[i].ID))
			row.text(string(c.Land(areas[i].ID)))
			row.text(strings.Join(c.LandIn(areas[i].ID), " "))
		},
	}
}

// A way is one part of a way to make an area up.
type way struct {
	area   pipeline.AreaID
	madeIn string
	part   catalog.Part
	exact  bool
}

// ways are all ways to make up every area: from itself, and from what shared its
// land in another boundary version. Versions in which these are the same lands are
// one way, of the first of them.
func ways(c *catalog.Catalog) []way {
	var list []way
	for _, a := range c.Areas() {
		seen := map[string]bool{}
		add := func(boundary string) {
			parts, exact := c.Parts(a.ID, boundary)
			var lands strings.Builder
			for _, p := range parts {
				lands.WriteString(string(c.Land(p.Area)) + " ")
			}
			if seen[lands.String()] {
				return
			}
			seen[lands.String()] = true
			for _, p := range parts {
				list = append(list, way{a.ID, boundary, p, exact})
			}
		}
		add(a.ID.Boundary())
		for _, v := range c.BoundaryVersions() {
			add(v.ID)
		}
	}
	return list
}

func partRows(c *catalog.Catalog) bulk {
	list := ways(c)
	return bulk{
		rows: len(list),
		columns: []arrow.Field{textField("area_id"), textField("boundary"), textField("made_in"), textField("part_id"), textField("land"),
			flagField("whole"), flagField("exact")},
		append: func(row *rowBuilder, i int) {
			w := list[i]
			row.text(string(w.area))
			row.text(w.area.Boundary())
			row.text(w.madeIn)
			row.text(string(w.part.Area))
			row.text(string(c.Land(w.part.Area)))
			row.flag(w.part.Whole)
			row.flag(w.exact)
		},
	}
}
