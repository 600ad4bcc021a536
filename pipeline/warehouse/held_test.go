//go:build duckdb_arrow

package warehouse

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What is held waits in the warehouse: no answer has it, no check is about it, and
// the published copy does not hold it. Once it is released it is a figure.
func TestWhatIsHeldIsInNoAnswer(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	states := func(held string) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			doubtful := figure(snap, "ca-mau@2008", 6, 73)
			doubtful.Held = held
			other := doubtful
			other.Quantity.Value, other.Origin.Locator = 74, pipeline.CellAt("Biểu 1", 9, 3)
			list := []pipeline.Observation{figure(snap, "dong-thap@2008", 5, 189), doubtful}
			if held != "" {
				list = append(list, other) // contradicts what is held, and denies nothing
			}
			return reading(list...)
		}
	}
	if l := b.load(night(1), s, "a.xlsx", "v1", states("unit_wrong")); l.Quarantined || l.New != 3 {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT value FROM observation_all`, "189.0")
	b.want(`SELECT value, held FROM observation_history ORDER BY value`, "73.0|unit_wrong", "74.0|unit_wrong", "189.0|")
	copied := filepath.Join(t.TempDir(), "release.duckdb")
	if err := b.CopyTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	release, err := OpenRelease(context.Background(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	var kept int
	if err := release.db.QueryRow(`SELECT count(*) FROM observation_history`).Scan(&kept); err != nil || kept != 1 {
		t.Errorf("%d figures in the copy, %v; want the one that is not held", kept, err)
	}
	if l := b.load(night(2), s, "a.xlsx", "v2", states("")); l.Quarantined || l.Revised != 1 || l.Withdrawn != 1 || l.Unchanged != 1 {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT value FROM observation_all ORDER BY value`, "73.0", "189.0")
}
