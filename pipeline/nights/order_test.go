package nights

import (
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Nights stand in the order in which they came to pass, whatever their clocks said.
func TestNightsAreInTheirOrderWhateverTheClockSaid(t *testing.T) {
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for name, days := range map[string][]string{
		"as clocks go":              {"2025-08-08", "2025-08-09", "2025-08-10"},
		"set back a day, and right": {"2025-08-09", "2025-08-08", "2025-08-11", "2025-08-12"},
		"set back twice":            {"2025-08-09", "2025-08-08", "2025-08-07", "2025-08-11"},
		"years ahead, and right":    {"2025-08-09", "2036-01-01", "2025-08-11", "2025-08-12", "2025-08-13", "2036-01-02"},
	} {
		b := Book{Dir: t.TempDir()}
		var want []string
		for n, text := range days {
			run := pipeline.RunAt(day(text), "test")
			after, err := b.Before(run.ID)
			if err != nil {
				t.Fatal(err)
			}
			if err := b.Keep(Record{Run: run.ID, StartedAt: run.StartedAt, After: after}); err != nil {
				t.Fatal(err)
			}
			want = append(want, run.ID)
			list, damaged, err := b.Records()
			if got := runsOf(list); err != nil || len(damaged) != 0 || !slices.Equal(got, want) {
				t.Errorf("%s: %d nights are %q (%v, %v), want %q", name, n+1, got, damaged, err, want)
			}
			for i := range want {
				if got := runsOf(Until(slices.Clone(list), want[i])); !slices.Equal(got, want[:i+1]) {
					t.Errorf("%s: until %s there are %q", name, want[i], got)
				}
			}
		}
		// The night itself, kept once more, came after the same one.
		if again, err := b.Before(want[len(want)-1]); err != nil || again != "" && again != want[len(want)-2] {
			t.Errorf("%s: the last one again comes after %q, %v", name, again, err)
		}
	}
	// Records that name each other, or what is lost, are nights all the same.
	odd := inOrder([]Record{{Run: "c", After: "b"}, {Run: "b", After: "c"}, {Run: "d", After: "lost"}, {Run: "a", After: "a"}})
	if got := runsOf(odd); !slices.Equal(got, []string{"a", "d", "b", "c"}) {
		t.Errorf("odd ones: %q", got)
	}
	if got := runsOf(Until([]Record{{Run: "a"}, {Run: "c"}}, "b")); !slices.Equal(got, []string{"a"}) {
		t.Errorf("until one that is not recorded: %q", got)
	}
}

func runsOf(list []Record) (runs []string) {
	for _, r := range list {
		runs = append(runs, r.Run)
	}
	return runs
}
