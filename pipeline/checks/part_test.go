//go:build duckdb_arrow

package checks_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A file is a document that is edited from night to night.
type file struct {
	source pipeline.Source
	name   string
	list   []pipeline.Observation
	faults []pipeline.DocumentFault
	first  []pipeline.Observation // before any edit
}

func office(id, province string, precedence int) pipeline.Source {
	return pipeline.Source{ID: id, Kind: pipeline.FolderSource, Location: "inbox/" + id, Title: pipeline.Text{VI: id}, Publisher: id, Precedence: precedence, Province: province}
}

// tableOf has a row for each indicator, part and area, and a column for each kind
// and year.
func tableOf(areas []pipeline.AreaID, indicators []pipeline.Indicator, parts, years int, salt float64) []pipeline.Observation {
	var list []pipeline.Observation
	row := 4
	for n, i := range indicators {
		for m, area := range areas {
			for part := range parts {
				row++
				for year := range years {
					for k, kind := range []pipeline.Kind{pipeline.Plan, pipeline.Actual} {
						o := pipeline.Observation{
							Indicator: i.ID, Area: area, Kind: kind,
							Quantity: pipeline.Quantity{Value: math.Round((9000+1013*float64(n)+377*float64(m)+91*float64(year)+13*float64(k))*salt/float64(1+part)) + float64(row%7), Unit: i.Unit, Qualifier: pipeline.Exact},
							Period:   pipeline.Period{Start: pipeline.Year(2023 + year), End: pipeline.Year(2023 + year), Basis: pipeline.PeriodFromText},
							Origin:   pipeline.Origin{Locator: pipeline.CellAt("Biểu 1", row, 3+2*year+k), Start: -1, End: -1},
						}
						if len(i.Levels) > 0 {
							o.Level = i.Levels[len(i.Levels)-1]
						}
						if part > 0 {
							o.Dimensions = map[string]string{"group": fmt.Sprint("g", part)}
						}
						list = append(list, o)
					}
				}
			}
		}
	}
	return list
}

// reading is the file as its n-th version states it.
func (f file) reading(n int) (pipeline.Snapshot, pipeline.Reading) {
	snap := pipeline.Snapshot{Digest: pipeline.DigestOf(fmt.Append(nil, f.source.ID, f.name, n)), Source: f.source.ID, Document: f.name, URL: "inbox/" + f.name, FetchedAt: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	r := pipeline.Reading{Format: "xlsx", Observations: slices.Clone(f.list), Faults: f.faults}
	for i := range r.Observations {
		o := &r.Observations[i].Origin
		o.Snapshot, o.Raw, o.Shown = snap.Digest, fmt.Sprint(r.Observations[i].Quantity.Value), fmt.Sprint(r.Observations[i].Quantity.Value)
	}
	return snap, r
}

// edits are what may befall a file between two nights.
var edits = map[string]func(f *file, dice *rand.Rand){
	"a value":          func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Value += 3 },
	"a jump":           func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Value *= 1000 },
	"a negative value": func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Value *= -1 },
	"a fraction":       func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Value += 0.5 },
	"a qualifier":      func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Qualifier = pipeline.MoreThan },
	"another unit":     func(f *file, dice *rand.Rand) { one(f, dice).Quantity.Unit = "percent" },
	"another level":    func(f *file, dice *rand.Rand) { one(f, dice).Level = pipeline.LevelHuyen },
	"a part":           func(f *file, dice *rand.Rand) { o := one(f, dice); o.Part = !o.Part },
	"a period to come": func(f *file, dice *rand.Rand) {
		o := one(f, dice)
		o.Period.Start, o.Period.End = pipeline.Year(2031), pipeline.Year(2031)
	},
	"a period under way": func(f *file, dice *rand.Rand) {
		o := one(f, dice)
		o.Period.Start, o.Period.End = pipeline.Year(2026), pipeline.Year(2026)
	},
	"another area": func(f *file, dice *rand.Rand) { one(f, dice).Area = one(f, dice).Area },
	"a figure twice": func(f *file, dice *rand.Rand) {
		o := *one(f, dice)
		o.Quantity.Value += float64(dice.IntN(2))
		o.Origin.Locator.Row += 900
		f.list = append(f.list, o)
	},
	"a new row": func(f *file, dice *rand.Rand) {
		o := *one(f, dice)
		o.Dimensions = map[string]string{"group": fmt.Sprint("new", dice.IntN(9))}
		f.list = append(f.list, o)
	},
	"a row removed": func(f *file, dice *rand.Rand) {
		at := dice.IntN(len(f.list))
		f.list = slices.Delete(f.list, at, at+1)
	},
	"a row inserted above": func(f *file, dice *rand.Rand) {
		for i := range f.list {
			f.list[i].Origin.Locator.Row++
		}
	},
	"two columns swapped": func(f *file, dice *rand.Rand) {
		for i := range f.list {
			if l := &f.list[i].Origin.Locator; l.Col == 3 || l.Col == 7 {
				l.Col = 10 - l.Col
			}
		}
	},
	"a column of another province": func(f *file, dice *rand.Rand) {
		from, to := one(f, dice).Area, one(f, dice).Area
		for i := range f.list {
			for _, o := range f.list {
				if f.list[i].Area == to && o.Area == from && o.Indicator == f.list[i].Indicator && o.Kind == f.list[i].Kind && o.Period == f.list[i].Period && o.DimensionsKey() == f.list[i].DimensionsKey() {
					f.list[i].Quantity.Value = o.Quantity.Value
				}
			}
		}
	},
	"the plan copied as the result": func(f *file, dice *rand.Rand) {
		copyOver(f, one(f, dice).Area, func(to pipeline.Observation) bool { return to.Kind == pipeline.Actual && to.Period.Start.Year == 2024 },
			func(from, to pipeline.Observation) bool {
				return from.Kind == pipeline.Plan && from.Period == to.Period
			})
	},
	"the year before sent again": func(f *file, dice *rand.Rand) {
		copyOver(f, one(f, dice).Area, func(to pipeline.Observation) bool { return to.Kind == pipeline.Actual && to.Period.Start.Year == 2024 },
			func(from, to pipeline.Observation) bool {
				return from.Kind == to.Kind && from.Period.Start.Year == 2023
			})
	},
	"a total under a province": func(f *file, dice *rand.Rand) {
		o := one(f, dice)
		sum := 0.0
		for _, p := range f.list {
			if p.Indicator == o.Indicator && p.Kind == o.Kind && p.Period == o.Period && p.DimensionsKey() == o.DimensionsKey() && p.Area != o.Area {
				sum += p.Quantity.Value
			}
		}
		o.Quantity.Value = max(sum, 1)
	},
	"a part above its whole": func(f *file, dice *rand.Rand) {
		for tries := 0; tries < 50; tries++ {
			if o := one(f, dice); len(o.Dimensions) > 0 {
				o.Quantity.Value *= 4
				return
			}
		}
	},
	"denied by the document": func(f *file, dice *rand.Rand) {
		o := one(f, dice)
		o.Held = "total_does_not_add"
		f.faults = append(f.faults, pipeline.DocumentFault{Type: o.Held, Locator: o.Origin.Locator, MessageVI: "Không cộng lại được.", MessageEN: "It does not add up."})
	},
	"nothing denied": func(f *file, _ *rand.Rand) {
		f.faults = nil
		for i := range f.list {
			f.list[i].Held = ""
		}
	},
}

func one(f *file, dice *rand.Rand) *pipeline.Observation { return &f.list[dice.IntN(len(f.list))] }

func copyOver(f *file, area pipeline.AreaID, over func(pipeline.Observation) bool, matches func(from, to pipeline.Observation) bool) {
	for i := range f.list {
		to := &f.list[i]
		if to.Area != area || !over(*to) {
			continue
		}
		for _, from := range f.list {
			if from.Area == area && from.Indicator == to.Indicator && from.DimensionsKey() == to.DimensionsKey() && matches(from, *to) {
				to.Quantity.Value = from.Quantity.Value
			}
		}
	}
}

// seeds is how many ways the nights may go.
const seeds = 2

// whole are the checks as if none said what it needs.
func whole(list []pipeline.Check) []pipeline.Check {
	list = slices.Clone(list)
	for i := range list {
		list[i].Whole = pipeline.NeedsDocument
	}
	return list
}

// Night after night of edits, every table of a store that judges what changed is
// the same as of one that judges every document from the start.
func TestWhatChangedIsJudgedAsTheWhole(t *testing.T) {
	list, _ := withTopics(t)
	empty := bench(t).Empty()
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			dice := rand.New(rand.NewPCG(seed, 11))
			part, all := opened(t, empty, list), opened(t, empty, whole(list))
			defer part.Close()
			defer all.Close()
			files := country(t)
			var befell []string
			for night := range 14 {
				run := pipeline.RunAt(time.Date(2026, 1+time.Month(night)*2, 3, 1, 30, 0, 0, time.UTC), "command")
				befell = append(befell, fmt.Sprintf("night %d:", night))
				for i := range files {
					if night > 0 && dice.IntN(2) == 0 {
						continue
					}
					if dice.IntN(2) == 0 {
						befell = append(befell, files[i].source.ID+": mended")
						files[i].list, files[i].faults = slices.Clone(files[i].first), nil
					}
					for range min(night, 1+dice.IntN(2)) {
						name := sorted(edits)[dice.IntN(len(edits))]
						befell = append(befell, files[i].source.ID+": "+name)
						edits[name](&files[i], dice)
					}
					bothLoad(t, part, all, run, files, i, night)
				}
				if differing := differences(t, part, all); len(differing) > 0 {
					t.Fatalf("tables that differ: %s\nafter %s", differing, strings.Join(befell, "\n"))
				}
			}
		})
	}
}

func sorted[V any](m map[string]V) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// country is a ministry's table of forty provinces, another office's of the
// same, one with a column for each province, and the report of one.
func country(t *testing.T) []file {
	t.Helper()
	var counts []pipeline.Indicator
	for _, i := range words(t).Indicators() {
		if i.AddsAreas && i.Unit != "percent" {
			counts = append(counts, i)
		}
	}
	var areas []pipeline.AreaID
	for _, a := range words(t).Provinces(catalog.Boundary2008)[:40] {
		areas = append(areas, a.ID)
	}
	across := tableOf(areas[:12], counts[:12], 1, 2, 1.03)
	for i := range across {
		at := slices.Index(areas, across[i].Area)
		l := &across[i].Origin.Locator
		l.Row, l.Col = 5+(l.Row-5)/12, l.Col+4*at
	}
	files := []file{
		{source: office("bo", "", 1), name: "ca-nuoc.xlsx", list: tableOf(areas, counts[:3], 1, 2, 1)},
		{source: office("cuc", "", 2), name: "sao-chep.xlsx", list: tableOf(areas, counts[:3], 1, 2, 1.01)},
		{source: office("vien", "", 4), name: "ngang.xlsx", list: across},
		{source: office("dong-thap", "dong-thap", 3), name: "bao-cao.xlsx", list: tableOf([]pipeline.AreaID{"dong-thap@2008"}, counts[:36], 2, 3, 1.02)},
	}
	for i := range files {
		files[i].first = slices.Clone(files[i].list)
	}
	return files
}

func bothLoad(t *testing.T, part, all *warehouse.Warehouse, run pipeline.Run, files []file, i, night int) pipeline.Loaded {
	t.Helper()
	ctx := context.Background()
	var sources []pipeline.Source
	for _, f := range files {
		sources = append(sources, f.source)
	}
	snap, r := files[i].reading(night)
	var told [2]pipeline.Loaded
	for n, w := range []*warehouse.Warehouse{part, all} {
		if err := w.SyncSources(ctx, run, sources); err != nil {
			t.Fatal(err)
		}
		loaded, err := w.Load(ctx, run, files[i].source, snap, r, run.ID)
		if err != nil {
			t.Fatal(err)
		}
		told[n] = loaded
	}
	if a, b := fmt.Sprintf("%+v", told[0]), fmt.Sprintf("%+v", told[1]); a != b {
		t.Errorf("night %d, %s:\nin part %.3000s\nwhole   %.3000s", night, files[i].source.ID, a, b)
	}
	return told[0]
}

// differences are the tables in which two stores differ, but for what they remember
// of their judgements.
func differences(t *testing.T, a, b *warehouse.Warehouse) []string {
	t.Helper()
	ctx := context.Background()
	var releases []*warehouse.ReadOnly
	for _, w := range []*warehouse.Warehouse{a, b} {
		path := filepath.Join(t.TempDir(), "copy.duckdb")
		if err := w.CopyTo(ctx, path); err != nil {
			t.Fatal(err)
		}
		r, err := warehouse.OpenRelease(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		releases = append(releases, r)
	}
	names, err := warehouse.DifferingTables(ctx, releases[0], releases[1])
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "judged" })
}
