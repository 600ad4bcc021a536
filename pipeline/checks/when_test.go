//go:build duckdb_arrow

package checks_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/simulate"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// always are the checks without what their headers say of when to run them.
func always(list []pipeline.Check) []pipeline.Check {
	list = slices.Clone(list)
	for i := range list {
		list[i].When, list[i].Only, list[i].Least = "", "", nil
	}
	return list
}

// A check that is not run must be one that would have found nothing: with all
// checks run over everything the faults in the bad figures of every check, its
// own and those of others, are the same.
func TestWhenHidesNoFaultOfTheCases(t *testing.T) {
	list, path := withTopics(t)
	empty := bench(t).Empty()
	for _, c := range list {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(path(c.ID))
			if err != nil {
				t.Fatal(err)
			}
			bad, _ := trial.CheckCases(archive)
			text := string(trial.Find(archive, bad[0]+"/given").Data)
			got, want := caseFaults(t, empty, list, text), caseFaults(t, empty, always(list), text)
			if len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("%d faults, run over everything %d:\n%v\n%v", len(got), len(want), got, want)
			}
		})
	}
}

// withTopics are the checks of every topic and the generic ones, and where the
// cases of each stand.
func withTopics(t *testing.T) (list []pipeline.Check, path func(id string) string) {
	t.Helper()
	set, err := questions.Load(questions.BuiltIn(), words(t), questions.Taken{})
	if err != nil {
		t.Fatal(err)
	}
	return append(all(t), set.Checks...), func(id string) string {
		if place, ok := set.Check(id); ok {
			return filepath.Join("..", filepath.FromSlash(place.ShownCases()))
		}
		return filepath.Join("testdata", id+".txtar")
	}
}

func caseFaults(t *testing.T, empty []byte, list []pipeline.Check, text string) []pipeline.Fault {
	t.Helper()
	c, err := given.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	w := opened(t, empty, list)
	defer w.Close()
	faults, err := c.Load(context.Background(), w)
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// The same over the nights of a made-up country, where revisions, doubts and what
// is held follow from each other.
func TestWhenHidesNoFaultOfACountry(t *testing.T) {
	country := simulate.New(words(t), simulate.Plan{Seed: 3, Provinces: 7, Indicators: 8, FirstYear: 2022, LastYear: 2026})
	list, _ := withTopics(t)
	empty := bench(t).Empty()
	got, want := countryFaults(t, opened(t, empty, list), country), countryFaults(t, opened(t, empty, always(list)), country)
	if len(got) == 0 || !slices.Equal(got, want) {
		t.Errorf("%d faults, run over everything %d", len(got), len(want))
	}
}

// A slip in what the header of one check says of when to run it costs that check
// alone: the others, asked in the same statement, find what they find without it.
func TestASlipInWhenCostsItsCheckAlone(t *testing.T) {
	list, path := withTopics(t)
	list = list[:12] // each check is asked alone once a slip
	archive, err := txtar.ParseFile(path(list[0].ID))
	if err != nil {
		t.Fatal(err)
	}
	text := string(trial.Find(archive, "bad/given").Data)
	want := caseFaults(t, bench(t).Empty(), list, text)
	sound := pipeline.Check{ID: "z_sound", Severity: pipeline.Warning, When: "f.value > -1 -- said by the way",
		SQL: "SELECT f.id AS observation_id, f.locator, 'a' AS message_vi, 'b' AS message_en FROM named_figure f ORDER BY 2, 1 LIMIT 1"}
	var slips []pipeline.Check
	for name, when := range map[string]string{
		"a_column_nobody_has": "f.no_such > 1", "b_fails_while_it_runs": "f.locator::INTEGER > 3", "c_not_closed": "f.claim /* and",
		"d_two_answers": "true), false), coalesce(bool_or(true", "e_no_answer": "f.period_text", "f_changes": "true); DROP TABLE series; SELECT (true",
	} {
		slip := sound
		slip.ID, slip.When = name, when
		slips = append(slips, slip)
	}
	file := filepath.Join(t.TempDir(), "case.duckdb")
	if err := os.WriteFile(file, bench(t).Empty(), 0o600); err != nil {
		t.Fatal(err)
	}
	var spared []string
	w, err := warehouse.Open(context.Background(), file, warehouse.Options{Checks: append(append(slices.Clone(list), slips...), sound),
		Spare: func(_ pipeline.DefinitionKind, id string, _ error) bool { spared = append(spared, id); return true }})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	c, err := given.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.Load(context.Background(), w)
	if err != nil {
		t.Fatal(err)
	}
	if slices.Sort(spared); !slices.Equal(spared, []string{"a_column_nobody_has", "b_fails_while_it_runs", "c_not_closed", "d_two_answers", "e_no_answer", "f_changes"}) {
		t.Errorf("left out: %v", spared)
	}
	found := len(got)
	got = slices.DeleteFunc(got, func(f pipeline.Fault) bool { return f.Check == sound.ID })
	if len(want) == 0 || found == len(got) || !slices.Equal(got, want) {
		t.Errorf("%d faults, %d of the sound check; without slips %d", len(got), found-len(got), len(want))
	}
}

func countryFaults(t *testing.T, w *warehouse.Warehouse, country *simulate.Country) []pipeline.Fault {
	t.Helper()
	defer w.Close()
	ctx := context.Background()
	sources := map[string]pipeline.Source{}
	for _, s := range country.Sources() {
		sources[s.ID] = s
	}
	var faults []pipeline.Fault
	for night, documents := range []func(func(simulate.Document) bool){country.First(), country.Revised()} {
		run := pipeline.RunAt(time.Date(2026, 11, 1+night, 1, 30, 0, 0, time.UTC), "command")
		if err := w.SyncSources(ctx, run, country.Sources()); err != nil {
			t.Fatal(err)
		}
		for d := range documents {
			loaded, err := w.Load(ctx, run, sources[d.Source], d.Snapshot, d.Reading, run.ID)
			if err != nil {
				t.Fatal(err)
			}
			faults = append(faults, loaded.Faults...)
		}
	}
	return faults
}

func opened(t *testing.T, empty []byte, list []pipeline.Check) *warehouse.Warehouse {
	t.Helper()
	path := filepath.Join(t.TempDir(), "case.duckdb")
	if err := os.WriteFile(path, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	w, err := warehouse.Open(context.Background(), path, warehouse.Options{Checks: list})
	if err != nil {
		t.Fatal(err)
	}
	return w
}
