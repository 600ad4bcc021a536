package catalog

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// populationNotes are the series of the statistics office. What it published before the
// census of 2019 was never revised, and is not joined to what it says since.
var populationNotes = map[string]string{
	"":     "Dân số trung bình, số chính thức, Cục Thống kê",
	"then": "Dân số trung bình như công bố khi ấy, chưa điều chỉnh theo Tổng điều tra năm 2019, Cục Thống kê",
}

// A Population is how many persons lived in an area in one year: the mid-year
// average of the statistics office, one series for all areas of a year.
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
	notes := map[int]string{}
	add := func(id pipeline.AreaID, year int, n int64) {
		if persons[id] == nil {
			persons[id] = map[int]int64{}
		}
		persons[id][year] += n
	}
	err := eachRow(data, "population.csv", func(row record) error {
		id, year, n, series := pipeline.AreaID(row.text("area")), int(row.whole("year")), row.whole("population"), row.text("series")
		a, ok := c.Area(id)
		if !ok || !IsProvince(a) || n <= 0 || persons[id][year] != 0 {
			return fmt.Errorf("population of %q in %d: want a province, once, with persons", id, year)
		}
		note, known := populationNotes[series]
		if !known || notes[year] != "" && notes[year] != note {
			return fmt.Errorf("population of %q in %d: series %q, want one of all areas of the year: then, or nothing", id, year, series)
		}
		notes[year] = note
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
			note := notes[year]
			if !IsProvince(a) || a.ID.Boundary() == Boundary2025 {
				note = "Tổng các tỉnh, thành phố cũ; d" + strings.TrimPrefix(note, "D")
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
