package catalog

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

const populationNoteYears = "Dân số trung bình, số chính thức, Cục Thống kê"

// A Population is how many persons lived in an area in one year: the mid-year
// average of the statistics office, one series for all areas and years.
type Population struct {
	Area    pipeline.AreaID
	Year    int
	Persons int64
	Note    string // which series, and whether it was added up
}

// Populations are all years of all areas, the country and the regions included,
// sorted by area and year. The units of 2025 have the sums of their old units.
func (c *Catalog) Populations() []Population { return slices.Clone(c.populations) }

func (c *Catalog) loadPopulations(data fs.FS) error {
	persons := map[pipeline.AreaID]map[int]int64{}
	add := func(id pipeline.AreaID, year int, n int64) {
		if persons[id] == nil {
			persons[id] = map[int]int64{}
		}
		persons[id][year] += n
	}
	err := eachRow(data, "population.csv", func(row record) error {
		id, year, n := pipeline.AreaID(row.text("area")), int(row.whole("year")), row.whole("population")
		a, ok := c.Area(id)
		if !ok || !IsProvince(a) || n <= 0 || persons[id][year] != 0 {
			return fmt.Errorf("population of %q in %d: want a province, once, with persons", id, year)
		}
		for _, whole := range c.wholesOf(a) {
			add(whole, year, n)
		}
		add(id, year, n)
		return row.err
	})
	if err != nil {
		return err
	}
	for _, a := range c.areas {
		if a.Population > 0 {
			c.populations = append(c.populations, Population{a.ID, a.PopulationYear, a.Population, a.PopulationNote})
		}
		for year, n := range persons[a.ID] {
			note := populationNoteYears
			if !IsProvince(a) || a.ID.Boundary() == Boundary2025 {
				note = "Tổng các tỉnh, thành phố cũ; dân số trung bình, số chính thức, Cục Thống kê"
			}
			c.populations = append(c.populations, Population{a.ID, year, n, note})
		}
	}
	slices.SortFunc(c.populations, func(x, y Population) int {
		return cmp.Or(compareStrings(string(x.Area), string(y.Area)), cmp.Compare(x.Year, y.Year))
	})
	return nil
}

// wholesOf are the areas that an old province is a part of: the unit that it
// went into, its voting and its socio-economic
// region, and the country in both boundary versions.
func (c *Catalog) wholesOf(a pipeline.Area) []pipeline.AreaID {
	list := c.Successors(a.ID)
	for _, w := range c.areas {
		if w.Type == TypeCountry || w.Type == TypeRegion && w.ID.Boundary() == a.ID.Boundary() && (w.VotingRegion != "" && w.VotingRegion == a.VotingRegion || w.Region != "" && w.Region == a.Region) {
			list = append(list, w.ID)
		}
	}
	return list
}
