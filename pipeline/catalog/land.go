package catalog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// The land of the country falls into pieces that no change of the provinces ever
// cut: a piece is known by the provinces that it lay in, one of each boundary
// version. Areas that hold the same pieces are the same land, whatever they are
// called; an area is the exact sum of others where they hold its pieces and no
// more.

// A Part is an area of another boundary version that shares land with an area.
type Part struct {
	Area  pipeline.AreaID
	Whole bool // it lies within the area as a whole
}

// Parts are the areas of a boundary version that share land with the area,
// sorted. exact says that they make it up, no less and no more, so that additive
// figures of theirs add up to it; otherwise the parts that are not Whole are what
// keeps them from it. A province of 1997 has parts in 2004, and one of 2004 in 1997;
// the country is its own part in all versions. There are none where nothing is
// known: of a region.
func (c *Catalog) Parts(id pipeline.AreaID, boundary string) (parts []Part, exact bool) {
	own, ok := c.Area(id)
	if !ok {
		return nil, false
	}
	if id.Boundary() == boundary {
		return []Part{{id, true}}, true
	}
	if own.Type == TypeCountry {
		other := pipeline.AreaID(id.Slug() + "@" + boundary)
		_, ok := c.Area(other)
		if !ok {
			return nil, false
		}
		return []Part{{other, true}}, true
	}
	exact = true
	for _, p := range c.areas {
		if p.ID.Boundary() != boundary || !overlaps(c.pieces[p.ID], c.pieces[id]) {
			continue
		}
		whole := inside(c.pieces[p.ID], c.pieces[id])
		parts, exact = append(parts, Part{p.ID, whole}), exact && whole
	}
	return parts, exact && len(parts) > 0
}

// Land names the land of an area: the ID of the first area, by boundary version,
// that is the same land. An area that nothing is known of is its own land; the
// country is one land.
func (c *Catalog) Land(id pipeline.AreaID) pipeline.AreaID {
	if same := c.sameLand(id); len(same) > 0 {
		return same[0]
	}
	return id
}

// LandIn are the boundary versions in which the land of the area is one province,
// or the whole country, earliest first.
func (c *Catalog) LandIn(id pipeline.AreaID) []string {
	var list []string
	for _, same := range c.sameLand(id) {
		list = append(list, same.Boundary())
	}
	return list
}

// sameLand are the areas of the same land, by boundary version.
func (c *Catalog) sameLand(id pipeline.AreaID) []pipeline.AreaID {
	own, ok := c.Area(id)
	if !ok {
		return nil
	}
	var list []pipeline.AreaID
	for _, p := range c.areas {
		switch {
		case p.ID == id, own.Type == TypeCountry && p.Type == TypeCountry,
			len(c.pieces[id]) > 0 && slices.Equal(c.pieces[p.ID], c.pieces[id]):
			list = append(list, p.ID)
		}
	}
	slices.SortFunc(list, func(a, b pipeline.AreaID) int { return cmp.Compare(a.Boundary(), b.Boundary()) })
	return list
}

// cut finds the pieces of every province: the ways through the successions from
// the first boundary version to the last.
func (c *Catalog) cut() {
	c.pieces = map[pipeline.AreaID][]string{}
	var walk func(way []pipeline.AreaID)
	walk = func(way []pipeline.AreaID) {
		next := c.successors[way[len(way)-1]]
		for _, id := range next {
			walk(append(slices.Clone(way), id))
		}
		if len(next) > 0 {
			return
		}
		names := make([]string, len(way))
		for i, id := range way {
			names[i] = string(id)
		}
		for _, id := range way {
			c.pieces[id] = append(c.pieces[id], strings.Join(names, " "))
		}
	}
	for _, a := range c.areas {
		if IsProvince(a) && len(c.ancestors[a.ID]) == 0 {
			walk([]pipeline.AreaID{a.ID})
		}
	}
	for id := range c.pieces {
		slices.Sort(c.pieces[id])
	}
}

func overlaps(a, b []string) bool {
	return slices.ContainsFunc(a, func(piece string) bool { return slices.Contains(b, piece) })
}

// inside tells whether all pieces of a are pieces of b.
func inside(a, b []string) bool {
	return !slices.ContainsFunc(a, func(piece string) bool { return !slices.Contains(b, piece) })
}
