package catalog

import (
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// The types of an area.
const (
	TypeCountry  = "country"
	TypeRegion   = "region" // khu vực bình chọn, or vùng kinh tế - xã hội
	TypeProvince = "tinh"
	TypeCity     = "thanh_pho"
)

// The population series. It is the only one that figures are divided by.
const (
	populationYear      = 2024
	populationNoteUnits = "Dân số trung bình năm 2024 (sơ bộ), Cục Thống kê"
	populationNoteSums  = "Tổng các tỉnh, thành phố cũ; dân số trung bình năm 2024 (sơ bộ), Cục Thống kê"
)

// Areas are all areas of all boundary versions, the country, the voting and the
// socio-economic regions included, sorted by ID.
func (c *Catalog) Areas() []pipeline.Area { return slices.Clone(c.areas) }

// Provinces are the provinces and centrally run cities of one boundary version,
// sorted by ID.
func (c *Catalog) Provinces(boundary string) []pipeline.Area {
	var list []pipeline.Area
	for _, a := range c.areas {
		if a.ID.Boundary() == boundary && IsProvince(a) {
			list = append(list, a)
		}
	}
	return list
}

// IsProvince tells a province or centrally run city from a country or region.
func IsProvince(a pipeline.Area) bool { return a.Type == TypeProvince || a.Type == TypeCity }

// Area is the area with this ID.
func (c *Catalog) Area(id pipeline.AreaID) (pipeline.Area, bool) {
	i, ok := c.byID[id]
	if !ok {
		return pipeline.Area{}, false
	}
	return c.areas[i], true
}

// Find is every area whose name, full name, former name or alias is name, in
// all boundary versions, sorted by ID. See Key for what does not count.
func (c *Catalog) Find(name string) []pipeline.Area {
	places := c.byName[Key(name)]
	list := make([]pipeline.Area, len(places))
	for i, p := range places {
		list[i] = c.areas[p]
	}
	return list
}

// At is the area of this name that was in force on the last day of d. A name
// that belonged to nothing on that day, and an unknown day, give false.
func (c *Catalog) At(name string, d pipeline.Date) (pipeline.Area, bool) {
	for _, a := range c.Find(name) {
		if InForce(a, d) {
			return a, true
		}
	}
	return pipeline.Area{}, false
}

// InForce tells whether the area stood on the last day of d.
func InForce(a pipeline.Area, d pipeline.Date) bool {
	return within(d, a.ValidFrom, a.ValidTo)
}

func within(d, from, to pipeline.Date) bool {
	if d.IsZero() || d.Last().Before(from.First()) {
		return false
	}
	return to.IsZero() || !d.Last().After(to.Last())
}

// BoundaryOn is the boundary version in force on the last day of d, "" before
// the first and for an unknown day.
func (c *Catalog) BoundaryOn(d pipeline.Date) string {
	if a, ok := c.At("Việt Nam", d); ok {
		return a.ID.Boundary()
	}
	return ""
}

// Standing is the area of this slug in a boundary version, or else in the latest
// version before it in which it stood: who writes "tỉnh Hà Giang" after the
// reform means the province that was. ok is false for a slug of later versions
// alone.
func (c *Catalog) Standing(slug, boundary string) (area pipeline.Area, ok bool) {
	for _, b := range Boundaries() {
		if a, is := c.Area(pipeline.AreaID(slug + "@" + b)); is {
			area, ok = a, true
		}
		if b == boundary {
			return area, ok
		}
	}
	return area, ok
}

// Successors are the areas of the next boundary version that the area went into,
// sorted; one that was split has several.
func (c *Catalog) Successors(id pipeline.AreaID) []pipeline.AreaID {
	return slices.Clone(c.successors[id])
}

// Predecessors are the areas of the boundary version before that the area was
// made from, sorted. See Parts for what adds up.
func (c *Catalog) Predecessors(id pipeline.AreaID) []pipeline.AreaID {
	return slices.Clone(c.ancestors[id])
}

// DeclaredPopulation2025 is the population scale of the documents of Resolution
// 202/2025/QH15: a series of its own, up to a third above Area.Population, and
// never to be mixed with it. 0 for areas that have none.
func (c *Catalog) DeclaredPopulation2025(id pipeline.AreaID) int64 { return c.nq202[id] }

func (c *Catalog) loadAreas(data fs.FS) error {
	add := func(a pipeline.Area) { c.areas = append(c.areas, a) }
	for _, boundary := range Boundaries() {
		err := eachRow(data, "provinces_"+boundary+".csv", func(row record) error {
			a := areaOf(&row)
			a.Code = row.text("code")
			if boundary >= Boundary2008 { // of earlier units only names and time are kept
				a.Region, a.VotingRegion = row.text("region"), row.text("voting_region")
				a.AreaKm2, a.Population, a.PopulationYear = row.number("area_km2"), row.whole("population"), populationYear
				a.PopulationNote = populationNoteUnits
			}
			if boundary == Boundary2025 {
				a.PopulationNote = populationNoteSums
				c.nq202[a.ID] = row.whole("nq202_population")
			}
			add(a)
			return row.err
		})
		if err != nil {
			return err
		}
	}
	err := eachRow(data, "wholes.csv", func(row record) error {
		add(c.whole(areaOf(&row)))
		return row.err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(c.areas, func(a, b pipeline.Area) int { return compareStrings(string(a.ID), string(b.ID)) })
	for i, a := range c.areas {
		if _, twice := c.byID[a.ID]; twice {
			return fmt.Errorf("area %s stands twice", a.ID)
		}
		c.byID[a.ID] = i
	}
	for _, a := range c.areas {
		c.learn(a.ID, spellings(a)...)
	}
	return nil
}

func areaOf(row *record) pipeline.Area {
	return pipeline.Area{
		ID: pipeline.AreaID(row.text("id")), Name: row.text("name"), FullName: row.text("full_name"), Type: row.text("type"),
		Aliases: row.list("aliases"), ValidFrom: row.date("valid_from"), ValidTo: row.date("valid_to"),
	}
}

// whole sums area and population of the country or region over its provinces;
// a region whose members are not settled has neither.
func (c *Catalog) whole(a pipeline.Area) pipeline.Area {
	region := strings.ReplaceAll(a.ID.Slug(), "-", "_")
	for _, p := range c.areas {
		if p.ID.Boundary() != a.ID.Boundary() || !IsProvince(p) || (a.Type == TypeRegion && p.VotingRegion != region && p.Region != region) {
			continue
		}
		a.AreaKm2 += p.AreaKm2
		a.Population += p.Population
		if p.Population > 0 {
			a.PopulationYear, a.PopulationNote = populationYear, populationNoteSums
		}
	}
	a.AreaKm2 = math.Round(a.AreaKm2*100) / 100
	switch {
	case a.Type != TypeRegion:
	case slices.ContainsFunc(c.regions, func(r Region) bool { return r.ID == region }):
		a.Region = region
	default:
		a.VotingRegion = region
	}
	return a
}

// spellings are the names that an area is found by.
func spellings(a pipeline.Area) []string {
	names := append([]string{a.Name, a.FullName}, a.Aliases...)
	switch a.Type {
	case TypeProvince:
		names = append(names, "Tỉnh "+a.Name)
	case TypeCity:
		names = append(names, "Thành phố "+a.Name, "TP "+a.Name)
	}
	return names
}

// learn makes the area found by these names.
func (c *Catalog) learn(id pipeline.AreaID, names ...string) {
	i := c.byID[id]
	for _, name := range names {
		key := Key(name)
		if key == "" || slices.Contains(c.byName[key], i) {
			continue
		}
		c.byName[key] = append(c.byName[key], i)
		slices.Sort(c.byName[key])
	}
}

func (c *Catalog) loadSuccession(data fs.FS) error {
	err := eachRow(data, "succession.csv", func(row record) error {
		from, to := pipeline.AreaID(row.text("old_id")), pipeline.AreaID(row.text("new_id"))
		for _, id := range []pipeline.AreaID{from, to} {
			if _, ok := c.byID[id]; !ok {
				return fmt.Errorf("no area %s", id)
			}
		}
		c.successors[from] = append(c.successors[from], to)
		c.ancestors[to] = append(c.ancestors[to], from)
		if _, ok := c.Reference(row.text("source")); !ok {
			return fmt.Errorf("no source %q", row.text("source"))
		}
		return row.err
	})
	for _, m := range []map[pipeline.AreaID][]pipeline.AreaID{c.successors, c.ancestors} {
		for _, ids := range m {
			slices.Sort(ids)
		}
	}
	c.cut()
	return err
}
