package catalog

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// The country's population of each year is the sum of its provinces in either
// boundary version, and no other year is made up.
func TestPopulationsAddUp(t *testing.T) {
	c := catalogOf(t)
	sums := map[string]map[int]int64{}
	stated := map[string]map[int]int64{}
	for _, p := range c.Populations() {
		a, ok := c.Area(p.Area)
		if !ok || p.Persons <= 0 || p.Note == "" {
			t.Fatalf("%+v", p)
		}
		into := stated
		if IsProvince(a) {
			into = sums
		} else if a.Type != TypeCountry {
			continue
		}
		if into[a.ID.Boundary()] == nil {
			into[a.ID.Boundary()] = map[int]int64{}
		}
		into[a.ID.Boundary()][p.Year] += p.Persons
	}
	for _, boundary := range []string{Boundary2008, Boundary2025} {
		if len(sums[boundary]) != 9 || sums[boundary][2017] != 0 {
			t.Errorf("%s: years %v, want 2015, 2016 and 2018 to 2024", boundary, sums[boundary])
		}
		for year, n := range sums[boundary] {
			if stated[boundary][year] != n {
				t.Errorf("%s %d: provinces %d, country %d", boundary, year, n, stated[boundary][year])
			}
		}
		// The totals that the statistics office publishes.
		if sums[boundary][2018] != 95_385_200 || sums[boundary][2023] != 100_309_230 || sums[boundary][2024] != 101_343_750 {
			t.Errorf("%s: %v", boundary, sums[boundary])
		}
	}
}

func TestBoundaryVersionsFollowEachOther(t *testing.T) {
	versions := catalogOf(t).BoundaryVersions()
	provinces := []int{61, 64, 63, 34}
	if len(versions) != len(provinces) {
		t.Fatalf("%v", versions)
	}
	for i, v := range versions {
		if v.Provinces != provinces[i] || i > 0 && !versions[i-1].ValidTo.Last().AddDate(0, 0, 1).Equal(v.ValidFrom.First()) {
			t.Errorf("%+v", v)
		}
	}
}

func TestBoundaryChangesStandAtTheBorderOfAVersion(t *testing.T) {
	c := catalogOf(t)
	firstDays := map[pipeline.Date]bool{}
	for _, v := range c.BoundaryVersions() {
		firstDays[v.ValidFrom] = true
	}
	if len(c.BoundaryChanges()) != 9 {
		t.Errorf("%d changes, want 9", len(c.BoundaryChanges()))
	}
	for _, change := range c.BoundaryChanges() {
		if !firstDays[change.ChangedOn] || change.What.VI == "" || change.What.EN == "" {
			t.Errorf("%+v", change)
		}
	}
}
