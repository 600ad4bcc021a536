package chart

import (
	"fmt"
)

// An island group belongs to a province and stands on every map of Viet Nam.
type island struct {
	name     string
	province string // slug of its province
	of       string // its province in words
}

// islands are the two archipelagos that no map may leave out.
func islands() []island {
	return []island{{"Hoàng Sa", "da-nang", "Đà Nẵng"}, {"Trường Sa", "khanh-hoa", "Khánh Hòa"}}
}

// validateTiles refuses a map without the provinces of both archipelagos, with
// two provinces in one place, or with a place far off the grid.
func (c Chart) validateTiles() error {
	place := map[[2]int]string{}
	slugs := map[string]bool{}
	for _, t := range c.Tiles {
		if t.Col < 0 || t.Row < 0 || t.Col > 30 || t.Row > 30 {
			return fmt.Errorf("chart %s: tile %s stands off the grid", c.ID, t.Area)
		}
		at := [2]int{t.Col, t.Row}
		if other := place[at]; other != "" {
			return fmt.Errorf("chart %s: tiles %s and %s stand in one place", c.ID, other, t.Area)
		}
		place[at] = string(t.Area)
		slugs[t.Area.Slug()] = true
	}
	for _, i := range islands() {
		if !slugs[i.province] {
			return fmt.Errorf("chart %s: map without %s, so without a place for %s", c.ID, i.of, i.name)
		}
	}
	return nil
}
