//go:build duckdb_arrow

package warehouse

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestTwoReleasesAreComparedFigureByFigure(t *testing.T) {
	b, path := released(t)
	ctx := context.Background()
	before := openCopy(t, path)
	b.load(night(2), office("dong-thap"), "a.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 190), figure(snap, "ca-mau@2008", 9, 73), figure(snap, "ha-giang@2008", 7, 12))
	})
	later := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, later); err != nil {
		t.Fatal(err)
	}
	after := openCopy(t, later)
	d, err := Compare(ctx, before, after, 10)
	if err != nil {
		t.Fatal(err)
	}
	// A figure that only stands in another row is the same.
	if d.New != 1 || d.Changed != 1 || d.Gone != 0 || d.None() || len(d.List) != 2 {
		t.Fatalf("%+v", d)
	}
	for _, one := range d.List {
		if one.Period != "2012/2021" { // written 2012-2021 in the document
			t.Errorf("period %q", one.Period)
		}
		switch {
		case one.Change == NewFigure && one.Before == nil && one.After.Value == 12 && one.Source == "dong-thap":
		case one.Change == RevisedFigure && one.Before != nil && one.Before.Value == 189 && one.After.Value == 190 && one.Before.ID != one.After.ID:
		default:
			t.Errorf("%+v", one)
		}
	}
	if n := d.Tallies[Tally{RevisedFigure, "dong-thap", "Đồng Tháp"}]; n != 1 || len(d.Tallies) != 2 {
		t.Errorf("tallies %v", d.Tallies)
	}
	if back, err := Compare(ctx, after, before, 1); err != nil || back.Gone != 1 || back.Changed != 1 || len(back.List) != 1 {
		t.Errorf("back: %+v, %v", back, err)
	}
	if same, err := Compare(ctx, after, after, 10); err != nil || !same.None() {
		t.Errorf("with itself: %+v, %v", same, err)
	}
	if first, err := Compare(ctx, nil, before, 10); err != nil || first.New != 2 || first.Gone != 0 {
		t.Errorf("with nothing: %+v, %v", first, err)
	}
}
