package catalog

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func catalogOf(t testing.TB) *Catalog {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestProvincesAddUp(t *testing.T) {
	c := catalogOf(t)
	wantRegions := map[string]map[string]int{
		Boundary2008: {"tdmnpb": 14, "dbsh": 11, "btb_dhmt": 14, "tay_nguyen": 5, "dnb": 6, "dbscl": 13},
		Boundary2025: {"tdmnpb": 9, "dbsh": 6, "btb": 5, "dhntb_tn": 6, "dnb": 3, "dbscl": 5},
	}
	for boundary, wanted := range wantRegions {
		got := map[string]int{}
		var area float64
		var people int64
		for _, a := range c.Provinces(boundary) {
			got[a.Region]++
			area += a.AreaKm2
			people += a.Population
		}
		if people != 101_343_750 {
			t.Errorf("%s: %d persons, want 101,343,750", boundary, people)
		}
		if boundary == Boundary2008 && math.Abs(area-331_326.1) > 0.01 {
			t.Errorf("%s: %.2f km², want 331,326.1", boundary, area)
		}
		if math.Abs(area-331_326.1) > 1 {
			t.Errorf("%s: %.2f km², too far from the sum of the old units", boundary, area)
		}
		for _, r := range c.Regions(boundary) {
			if got[r.ID] != wanted[r.ID] || got[r.ID] == 0 {
				t.Errorf("%s: region %s has %d provinces, want %d", boundary, r.ID, got[r.ID], wanted[r.ID])
			}
			delete(got, r.ID)
		}
		if len(got) > 0 {
			t.Errorf("%s: provinces in unknown regions: %v", boundary, got)
		}
		country, _ := c.Area(pipeline.AreaID("vn@" + boundary))
		if country.Population != 101_343_750 || country.Type != TypeCountry {
			t.Errorf("%s: country %+v", boundary, country)
		}
	}
}

func TestSuccessionPartitions(t *testing.T) {
	c := catalogOf(t)
	seen := map[pipeline.AreaID]int{}
	unchanged := 0
	for _, a := range c.Provinces(Boundary2025) {
		old := c.Predecessors(a.ID)
		var area float64
		var people int64
		for _, id := range old {
			o, _ := c.Area(id)
			area, people = area+o.AreaKm2, people+o.Population
			seen[id]++
			if got := c.Successors(id); len(got) != 1 || got[0] != a.ID {
				t.Errorf("%s went into %v, want %s", id, got, a.ID)
			}
		}
		if len(old) == 1 {
			unchanged++
		}
		if people != a.Population || math.Abs(area-a.AreaKm2) > 0.15 {
			t.Errorf("%s: %d persons and %.2f km², its old units have %d and %.2f", a.ID, a.Population, a.AreaKm2, people, area)
		}
		if c.DeclaredPopulation2025(a.ID) <= a.Population {
			t.Errorf("%s: the declared population is not above the mid-year average", a.ID)
		}
	}
	if len(seen) != 63 || len(c.Provinces(Boundary2008)) != 63 || len(c.Provinces(Boundary2025)) != 34 || unchanged != 11 {
		t.Errorf("%d old units in %d new, %d unchanged; want 63 in 34, 11 unchanged", len(seen), len(c.Provinces(Boundary2025)), unchanged)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s went into %d units", id, n)
		}
	}
}

func TestCodesAreValidByDate(t *testing.T) {
	c := catalogOf(t)
	codes := map[string]map[string]string{Boundary2008: {}, Boundary2025: {}}
	for boundary := range codes {
		for _, a := range c.Provinces(boundary) {
			if other := codes[boundary][a.Code]; other != "" || len(a.Code) != 2 {
				t.Errorf("%s: code %q of %s also of %s", boundary, a.Code, a.Name, other)
			}
			codes[boundary][a.Code] = a.Name
		}
	}
	// Name, old code, new code.
	for _, w := range [][3]string{{"Lào Cai", "10", "15"}, {"Bắc Ninh", "27", "24"}, {"Quảng Trị", "45", "44"}, {"Gia Lai", "64", "52"},
		{"Tây Ninh", "72", "80"}, {"Đồng Tháp", "87", "82"}, {"An Giang", "89", "91"}} {
		if codes[Boundary2008][w[1]] != w[0] || codes[Boundary2025][w[2]] != w[0] {
			t.Errorf("%s: want code %s before and %s after", w[0], w[1], w[2])
		}
	}
	if codes[Boundary2008]["82"] != "Tiền Giang" || codes[Boundary2025]["82"] != "Đồng Tháp" {
		t.Error("code 82 is Tiền Giang before the reform and Đồng Tháp after")
	}
}

func TestVotingRegions(t *testing.T) {
	c := catalogOf(t)
	got := map[string]int{}
	for _, a := range c.Provinces(Boundary2008) {
		got[a.VotingRegion]++
	}
	if got["phia_bac"] != 28 || got["mien_trung_tay_nguyen"] != 15 || got["phia_nam"] != 20 {
		t.Errorf("voting regions of the 63: %v", got)
	}
	for _, a := range c.Provinces(Boundary2025) {
		if a.VotingRegion != "" {
			t.Errorf("%s: the voting region is not settled", a.ID)
		}
	}
	for _, slug := range []string{"phia-bac", "mien-trung-tay-nguyen", "phia-nam"} {
		for _, boundary := range []string{Boundary2008, Boundary2025} {
			a, ok := c.Area(pipeline.AreaID(slug + "@" + boundary))
			if !ok || a.Type != TypeRegion || (a.Population > 0) != (boundary == Boundary2008) {
				t.Errorf("%s@%s: %+v", slug, boundary, a)
			}
		}
	}
}

// The six socio-economic regions of each boundary version are areas: their
// provinces' land and people are theirs.
func TestSocioEconomicRegions(t *testing.T) {
	c := catalogOf(t)
	for _, boundary := range []string{Boundary2008, Boundary2025} {
		var people int64
		for _, r := range c.Regions(boundary) {
			a, ok := c.Area(pipeline.AreaID(strings.ReplaceAll(r.ID, "_", "-") + "@" + boundary))
			if !ok || a.Type != TypeRegion || a.Region != r.ID || a.VotingRegion != "" || a.Name != r.Name.VI {
				t.Errorf("%s@%s: %+v", r.ID, boundary, a)
			}
			people += a.Population
		}
		if people != 101_343_750 {
			t.Errorf("%s: %d persons in the regions, want 101,343,750", boundary, people)
		}
	}
	if found := c.Find("vùng Tây Nguyên"); len(found) != 1 || found[0].ID != "tay-nguyen@2008" {
		t.Errorf("vùng Tây Nguyên is %v", found)
	}
}

func TestTilesAndIslands(t *testing.T) {
	c := catalogOf(t)
	for boundary, n := range map[string]int{Boundary2008: 63, Boundary2025: 34} {
		type cell struct{ col, row int }
		taken := map[cell]string{}
		right := 0
		at := map[pipeline.AreaID]cell{}
		for _, tile := range c.Tiles(boundary) {
			p := cell{tile.Col, tile.Row}
			if taken[p] != "" || tile.Area.Boundary() != boundary || tile.Col < 0 || tile.Row < 0 {
				t.Errorf("%s stands on %s", tile.Area, taken[p])
			}
			taken[p], at[tile.Area], right = string(tile.Area), p, max(right, tile.Col)
		}
		for _, a := range c.Provinces(boundary) {
			if _, ok := at[a.ID]; !ok {
				t.Errorf("%s has no tile", a.ID)
			}
		}
		if len(at) != n {
			t.Errorf("%s: %d tiles, want %d", boundary, len(at), n)
		}
		owners := map[string]string{}
		for _, i := range c.Islands(boundary) {
			owners[i.Name.VI] = string(i.Area)
			if i.Col+i.Width <= right+1 || i.Width < 1 || i.Height < 1 || !strings.HasPrefix(i.Name.VI, "Quần đảo ") || i.Label.VI == "" || i.Label.EN == "" {
				t.Errorf("%s: %+v is not a named box at the right edge", boundary, i)
			}
			for col := range i.Width {
				for row := range i.Height {
					p := cell{i.Col + col, i.Row + row}
					if taken[p] != "" {
						t.Errorf("%s: %s stands on %s", boundary, i.Name.VI, taken[p])
					}
					taken[p] = i.Name.VI
				}
			}
		}
		if len(owners) != 2 || owners["Quần đảo Hoàng Sa"] != "da-nang@"+boundary || owners["Quần đảo Trường Sa"] != "khanh-hoa@"+boundary {
			t.Errorf("%s: islands %v", boundary, owners)
		}
	}
	touching := func(a, b pipeline.AreaID) bool {
		var pa, pb Tile
		for _, tile := range append(c.Tiles(Boundary2008), c.Tiles(Boundary2025)...) {
			if tile.Area == a {
				pa = tile
			}
			if tile.Area == b {
				pb = tile
			}
		}
		d := math.Abs(float64(pa.Col-pb.Col)) + math.Abs(float64(pa.Row-pb.Row))
		return d == 1
	}
	for _, pair := range [][2]pipeline.AreaID{{"vinh-phuc@2008", "phu-tho@2008"}, {"da-nang@2008", "hue@2008"}, {"da-nang@2025", "hue@2025"}} {
		if !touching(pair[0], pair[1]) {
			t.Errorf("%s and %s are neighbours", pair[0], pair[1])
		}
	}
}

func TestAreasAreSortedAndSourced(t *testing.T) {
	c := catalogOf(t)
	if len(c.Areas()) != 61+64+63+34+10+12 {
		t.Errorf("%d areas", len(c.Areas()))
	}
	if !slices.IsSortedFunc(c.Areas(), func(a, b pipeline.Area) int { return strings.Compare(string(a.ID), string(b.ID)) }) {
		t.Error("areas are not sorted")
	}
	for _, a := range c.Areas() {
		if a.Name == "" || a.FullName == "" || a.ValidFrom.IsZero() || (a.ValidTo.IsZero()) != (a.ID.Boundary() == Boundary2025) {
			t.Errorf("%s is not whole: %+v", a.ID, a)
		}
		if IsProvince(a) && a.ID.Boundary() >= Boundary2008 && (a.Population == 0 || a.PopulationYear != 2024 || a.PopulationNote == "" || a.AreaKm2 == 0) {
			t.Errorf("%s: %+v", a.ID, a)
		}
	}
	for _, r := range c.References() {
		if r.Name == "" || r.What.VI == "" || r.What.EN == "" {
			t.Errorf("source %+v", r)
		}
	}
	if again := catalogOf(t); again.Digest() != c.Digest() || c.Digest() == "" {
		t.Error("the digest is not stable")
	}
}

func TestEveryColumnNamesItsSource(t *testing.T) {
	c := catalogOf(t)
	sourced := map[string]bool{}
	for _, f := range c.Facts() {
		for _, column := range f.Columns {
			if sourced[f.File+"/"+column] {
				t.Errorf("%s: %s has two sources", f.File, column)
			}
			sourced[f.File+"/"+column] = true
		}
	}
	for _, file := range []string{"provinces_1997.csv", "provinces_2004.csv", "provinces_2008.csv", "provinces_2025.csv", "succession.csv", "wholes.csv", "population.csv"} {
		data, err := embedded.ReadFile("data/" + file)
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(data), "\n")
		for _, column := range strings.Split(head, ",") {
			if !sourced[file+"/"+column] {
				t.Errorf("%s: nobody says where %s was taken from", file, column)
			}
			delete(sourced, file+"/"+column)
		}
	}
	for left := range sourced {
		t.Errorf("a source for %s, which is not there", left)
	}
}

func TestBoundariesByDate(t *testing.T) {
	c := catalogOf(t)
	for boundary, n := range map[string]int{Boundary1997: 61, Boundary2004: 64, Boundary2008: 63, Boundary2025: 34} {
		if got := len(c.Provinces(boundary)); got != n {
			t.Errorf("%d provinces in %s, want %d", got, boundary, n)
		}
	}
	for day, want := range map[string]string{"2003-12-31": Boundary1997, "2004-01-01": Boundary2004, "2008-07-31": Boundary2004, "2008": Boundary2008, "2025": Boundary2025, "2025-06-30": Boundary2008} {
		d, err := pipeline.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.BoundaryOn(d); got != want {
			t.Errorf("%s: boundary %q, want %q", day, got, want)
		}
	}
}

// What the sums of each area are, from one boundary version to another, and what
// keeps them from being exact.
func TestSumsOverBoundaries(t *testing.T) {
	c := catalogOf(t)
	for _, one := range []struct {
		area     pipeline.AreaID
		boundary string
		exact    bool
		parts    string // those that are not whole in brackets
	}{
		{"an-giang@2008", Boundary2004, true, "an-giang@2004"},
		{"an-giang@2004", Boundary2008, true, "an-giang@2008"},
		{"an-giang@2004", Boundary2025, false, "(an-giang@2025)"},
		{"an-giang@2025", Boundary1997, true, "an-giang@1997 kien-giang@1997"},
		{"dong-thap@2025", Boundary2008, true, "dong-thap@2008 tien-giang@2008"},
		{"dong-thap@2008", Boundary2025, false, "(dong-thap@2025)"},
		{"dak-lak@1997", Boundary2004, true, "dak-lak@2004 dak-nong@2004"},
		{"dak-lak@1997", Boundary2008, true, "dak-lak@2008 dak-nong@2008"},
		{"dak-lak@1997", Boundary2025, false, "(dak-lak@2025) (lam-dong@2025)"},
		{"dak-nong@2004", Boundary1997, false, "(dak-lak@1997)"},
		{"dien-bien@2025", Boundary2004, true, "dien-bien@2004"},
		{"dien-bien@2025", Boundary1997, false, "(lai-chau@1997)"},
		{"ha-noi@2008", Boundary2004, false, "ha-noi@2004 ha-tay@2004 (hoa-binh@2004) (vinh-phuc@2004)"},
		{"ha-noi@2025", Boundary1997, false, "ha-noi@1997 ha-tay@1997 (hoa-binh@1997) (vinh-phuc@1997)"},
		{"ha-noi@2025", Boundary2008, true, "ha-noi@2008"},
		{"ha-noi@2004", Boundary1997, true, "ha-noi@1997"},
		{"ha-tay@2004", Boundary2008, false, "(ha-noi@2008)"},
		{"vinh-phuc@2008", Boundary2004, false, "(vinh-phuc@2004)"},
		{"phu-tho@2025", Boundary2008, true, "hoa-binh@2008 phu-tho@2008 vinh-phuc@2008"},
		{"phu-tho@2025", Boundary2004, false, "(hoa-binh@2004) phu-tho@2004 (vinh-phuc@2004)"},
		{"can-tho@2025", Boundary1997, true, "can-tho@1997 soc-trang@1997"},
		{"lam-dong@2025", Boundary1997, false, "binh-thuan@1997 (dak-lak@1997) lam-dong@1997"},
		{"vn@2025", Boundary1997, true, "vn@1997"},
		{"phia-bac@2025", Boundary2008, false, ""},
		{"atlantis@2025", Boundary2008, false, ""},
	} {
		parts, exact := c.Parts(one.area, one.boundary)
		var names []string
		for _, p := range parts {
			if name := string(p.Area); p.Whole {
				names = append(names, name)
			} else {
				names = append(names, "("+name+")")
			}
		}
		if got := strings.Join(names, " "); exact != one.exact || got != one.parts {
			t.Errorf("%s in %s: exact %v of %s; want %v of %s", one.area, one.boundary, exact, got, one.exact, one.parts)
		}
	}
}

// The file of successions says of every change whether figures add up over it in
// one way or the other, and its links say the same.
func TestSuccessionsAreExactAsTheirFileSays(t *testing.T) {
	c := catalogOf(t)
	err := eachRow(os.DirFS("data"), "succession.csv", func(row record) error {
		from, to := pipeline.AreaID(row.text("old_id")), pipeline.AreaID(row.text("new_id"))
		_, forward := c.Parts(to, from.Boundary())
		_, back := c.Parts(from, to.Boundary())
		if said := row.text("exact") == "true"; said != (forward || back) {
			t.Errorf("%s to %s: the file says %v", from, to, said)
		}
		return row.err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTheSameLandUnderSeveralNames(t *testing.T) {
	c := catalogOf(t)
	for id, want := range map[pipeline.AreaID]string{
		"an-giang@2008":    "an-giang@1997 in 1997 2004 2008",
		"an-giang@2025":    "an-giang@2025 in 2025",
		"cao-bang@2025":    "cao-bang@1997 in 1997 2004 2008 2025",
		"ha-noi@2025":      "ha-noi@2008 in 2008 2025",
		"ha-noi@2004":      "ha-noi@1997 in 1997 2004",
		"dak-nong@2008":    "dak-nong@2004 in 2004 2008",
		"dak-lak@1997":     "dak-lak@1997 in 1997",
		"hue@2025":         "hue@1997 in 1997 2004 2008 2025",
		"vn@2008":          "vn@1997 in 1997 2004 2008 2025",
		"phia-nam@2025":    "phia-nam@2025 in 2025",
		"vinh-phuc@2008":   "vinh-phuc@2008 in 2008",
		"vinh-phuc@2004":   "vinh-phuc@1997 in 1997 2004",
		"thai-binh@2008":   "thai-binh@1997 in 1997 2004 2008",
		"dien-bien@2025":   "dien-bien@2004 in 2004 2008 2025",
		"tuyen-quang@2025": "tuyen-quang@2025 in 2025",
	} {
		if got := string(c.Land(id)) + " in " + strings.Join(c.LandIn(id), " "); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
