//go:build duckdb_arrow

package warehouse

import (
	"context"
	"maps"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestSameReadingTwiceChangesNothing(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	three := func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "ca-mau@2008", 6, 73), figure(snap, "ha-giang@2008", 7, 63))
	}
	b.sync(night(1), s)
	first := b.load(night(1), s, "a.xlsx", "v1", three)
	if first.New != 3 || first.Quarantined {
		t.Fatalf("first load: %+v", first)
	}
	if err := b.Judge(context.Background(), night(1)); err != nil {
		t.Fatal(err)
	}
	if err := b.Finish(context.Background(), night(1), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	before, version := b.contents(), b.at()
	b.sync(night(2), s)
	again := b.load(night(2), s, "a.xlsx", "v1", three)
	if again.New+again.Revised+again.Withdrawn != 0 {
		t.Errorf("second load: %+v", again)
	}
	if err := b.Judge(context.Background(), night(2)); err != nil {
		t.Fatal(err)
	}
	if err := b.SourceState(context.Background(), night(2), s, "a.xlsx", nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Finish(context.Background(), night(2), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	if after := b.contents(); !maps.Equal(before, after) {
		t.Errorf("tables changed:\n%v\n%v", before, after)
	}
	if b.at() != version {
		t.Errorf("version %d, want %d", b.at(), version)
	}
}
