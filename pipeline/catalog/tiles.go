package catalog

import (
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A Tile is the square of one province on the tile map, counted from the upper
// left corner.
type Tile struct {
	Area     pipeline.AreaID
	Col, Row int // from 0
}

// An Island is an archipelago's box on the tile map, in squares. Every map of
// Viet Nam shows both, named.
type Island struct {
	Name          pipeline.Text // Quần đảo Hoàng Sa
	Label         pipeline.Text // as written on the map, with its province
	Area          pipeline.AreaID
	Col, Row      int // from 0
	Width, Height int
}

// Tiles are the squares of all provinces of a boundary version, sorted by area.
func (c *Catalog) Tiles(boundary string) []Tile { return slices.Clone(c.tiles[boundary]) }

// Islands are Hoàng Sa and Trường Sa on the tile map of a boundary version.
func (c *Catalog) Islands(boundary string) []Island { return slices.Clone(c.islands[boundary]) }

func (c *Catalog) loadTiles(data fs.FS) error {
	for _, boundary := range []string{Boundary2008, Boundary2025} {
		err := eachRow(data, "tiles_"+boundary+".csv", func(row record) error {
			t := Tile{Area: pipeline.AreaID(row.text("area")), Col: int(row.whole("col")), Row: int(row.whole("row"))}
			if _, ok := c.byID[t.Area]; !ok {
				return fmt.Errorf("no area %s", t.Area)
			}
			c.tiles[boundary] = append(c.tiles[boundary], t)
			return row.err
		})
		if err != nil {
			return err
		}
		slices.SortFunc(c.tiles[boundary], func(a, b Tile) int { return compareStrings(string(a.Area), string(b.Area)) })
	}
	return nil
}

func (c *Catalog) loadIslands(data fs.FS) error {
	return eachRow(data, "islands.csv", func(row record) error {
		boundary := row.text("boundary")
		c.islands[boundary] = append(c.islands[boundary], Island{
			Name:  pipeline.Text{VI: row.text("name_vi"), EN: row.text("name_en")},
			Label: pipeline.Text{VI: row.text("label_vi"), EN: row.text("label_en")},
			Area:  pipeline.AreaID(row.text("area")), Col: int(row.whole("col")), Row: int(row.whole("row")),
			Width: int(row.whole("width")), Height: int(row.whole("height")),
		})
		return row.err
	})
}
