package simulate

import (
	"fmt"
	"hash/fnv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func words(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// digest names all documents of a night, and counts their figures.
func digest(c *Country) (string, int) {
	h, n := fnv.New64a(), 0
	for d := range c.First() {
		fmt.Fprintf(h, "%+v", d)
		n += len(d.Reading.Observations)
	}
	for d := range c.Revised() {
		fmt.Fprintf(h, "%+v", d)
	}
	return fmt.Sprint(h.Sum64()), n
}

func TestOneSeedIsOneCountry(t *testing.T) {
	plan := Plan{Seed: 7, Provinces: 5, Indicators: 4, FirstYear: 2023, LastYear: 2026}
	first, figures := digest(New(words(t), plan))
	again, _ := digest(New(words(t), plan))
	plan.Seed = 8
	other, _ := digest(New(words(t), plan))
	if first != again || first == other {
		t.Errorf("seed 7 gives %s and %s, seed 8 %s", first, again, other)
	}
	if figures < 5*4*3*4*8/10 {
		t.Errorf("%d figures, want about 240 and what is said besides", figures)
	}
}

// The documents of each source are all that there are.
func TestTheDocumentsOfEachSourceAreAll(t *testing.T) {
	c := New(words(t), Plan{Seed: 7, Provinces: 5, Indicators: 4, FirstYear: 2023, LastYear: 2026})
	want := map[string]string{}
	for d := range c.First() {
		want[d.Source] += fmt.Sprintf("%+v\n", d)
	}
	if len(want) < 7 {
		t.Fatalf("%d sources", len(want))
	}
	for _, s := range c.Sources() {
		got := ""
		for d := range c.Of(s.ID) {
			got += fmt.Sprintf("%+v\n", d)
		}
		if got != want[s.ID] {
			t.Errorf("%s: %d bytes of documents, among all %d", s.ID, len(got), len(want[s.ID]))
		}
	}
}

// A whole country has what real ones have: both boundary versions, every kind,
// gaps, what others say, figures without a number, revisions.
func TestACountryHasWhatRealOnesHave(t *testing.T) {
	c := New(words(t), Plan{Seed: 1, Indicators: 6})
	if len(c.Sources()) < 65 {
		t.Errorf("%d sources", len(c.Sources()))
	}
	known := map[string]bool{}
	for _, s := range c.Sources() {
		known[s.ID] = true
		if !s.Illustrative || !strings.Contains(s.Title.VI, Label) {
			t.Errorf("%s does not say that it is made up", s.ID)
		}
	}
	seen := map[string]int{}
	areas := map[int]map[pipeline.AreaID]bool{}
	for d := range c.First() {
		if !known[d.Source] || !d.Snapshot.Illustrative || !strings.Contains(d.Reading.Title, Label) {
			t.Fatalf("%s / %s is not labelled", d.Source, d.Snapshot.Document)
		}
		seen["rejects"] += len(d.Reading.Rejects)
		for _, o := range d.Reading.Observations {
			seen[string(o.Kind)]++
			seen["@"+o.Area.Boundary()]++
			seen[string(o.Quantity.Qualifier)]++
			if o.Claim {
				seen["claims"]++
			}
			if areas[d.Year] == nil {
				areas[d.Year] = map[pipeline.AreaID]bool{}
			}
			areas[d.Year][o.Area] = true
		}
	}
	for range c.Revised() {
		seen["revised"]++
	}
	for _, what := range []string{"actual", "plan", "estimate", "@2008", "@2025", "exact", "more_than", "claims", "rejects", "revised"} {
		if seen[what] == 0 {
			t.Errorf("no %s in %v", what, seen)
		}
	}
	if n := len(areas[2020]); n < 55 || n > 64 {
		t.Errorf("%d areas in 2020, want 63 less the silent ones, and the country", n)
	}
	if n := len(areas[2026]); n < 28 || n > 35 {
		t.Errorf("%d areas in 2026, want 34 less the silent ones, and the country", n)
	}
}

// Localities multiply the figures without holding them.
func TestLocalitiesMultiply(t *testing.T) {
	small, few := digest(New(words(t), Plan{Seed: 1, Provinces: 2, Indicators: 2, FirstYear: 2020, LastYear: 2020}))
	large, many := digest(New(words(t), Plan{Seed: 1, Provinces: 2, Indicators: 2, FirstYear: 2020, LastYear: 2020, Localities: 10}))
	if small == large || many < 8*few {
		t.Errorf("%d figures without localities, %d with ten", few, many)
	}
}
