//go:build duckdb_arrow

package warehouse

import (
	"context"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What was recorded before there were marks is marked when its document comes
// again, and from then on what is settled of it is passed over.
func TestFiguresWithoutMarksAreMarked(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	const figures = smallDocument + 100
	version := func(other int) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			list := manyFigures(snap, figures)
			list[other].Quantity.Value += 0.5
			return pipeline.Reading{Format: "xlsx", Observations: list}
		}
	}
	b.load(night(1), s, "a.xlsx", "v1", version(0))
	if _, err := b.conn.ExecContext(context.Background(), `UPDATE observation_history SET mark = NULL`); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		l := b.load(night(2+n), s, "a.xlsx", "again "+itoa(n), version(n+1))
		if l.Revised != 2 || l.Unchanged != figures-2 {
			t.Errorf("reading %d: %d revised, %d unchanged", n, l.Revised, l.Unchanged)
		}
		if got := b.rows(`SELECT count(*) FROM observation_history WHERE superseded_at IS NULL AND mark IS NULL`); got[0] != "0" {
			t.Errorf("reading %d: %s figures in force have no mark", n, got[0])
		}
	}
}

// A figure has one mark for each value, and another one for anything else that a
// document may say of it.
func TestMarksTellFiguresApart(t *testing.T) {
	snap := snapshotOf(office("a"), "a.xlsx", "v1", night(1).StartedAt)
	base := figure(snap, "ca-mau@2008", 4, 40)
	upper := 50.0
	marks := map[uint64]string{}
	var all []pipeline.Observation
	for name, change := range map[string]func(o *pipeline.Observation){
		"as it is":    func(*pipeline.Observation) {},
		"value":       func(o *pipeline.Observation) { o.Quantity.Value = 41 },
		"minus":       func(o *pipeline.Observation) { o.Quantity.Value = -40 },
		"upper end":   func(o *pipeline.Observation) { o.Quantity.Max = &upper },
		"qualifier":   func(o *pipeline.Observation) { o.Quantity.Qualifier = pipeline.About },
		"unit":        func(o *pipeline.Observation) { o.Quantity.Unit = "facility" },
		"part":        func(o *pipeline.Observation) { o.Part = true },
		"claim":       func(o *pipeline.Observation) { o.Claim = true },
		"kind":        func(o *pipeline.Observation) { o.Kind = pipeline.Plan },
		"level":       func(o *pipeline.Observation) { o.Level = pipeline.LevelXa },
		"area":        func(o *pipeline.Observation) { o.Area = "an-giang@2008" },
		"period":      func(o *pipeline.Observation) { o.Period.End = pipeline.Year(2022) },
		"dimension":   func(o *pipeline.Observation) { o.Dimensions = map[string]string{"group": "co_khi"} },
		"no division": func(o *pipeline.Observation) { o.Dimensions = nil },
	} {
		o := base
		change(&o)
		var m marker
		got := mark(m.identity(&o, m.period(&o.Period)), &o, false)
		if other, taken := marks[got]; taken {
			t.Errorf("%s has the mark of %s", name, other)
		}
		marks[got] = name
		all = append(all, o)
	}
	moved := base
	moved.Origin.Locator.Row, moved.Origin.Shown = 9, "bốn mươi"
	var m marker
	if marks[mark(m.identity(&moved, m.period(&moved.Period)), &moved, false)] != "as it is" {
		t.Error("a figure that moved has another mark")
	}
	// One after the other, each behind each, they have the marks that they have alone.
	for i := range all {
		for n := range all {
			for _, o := range []*pipeline.Observation{&all[i], &all[n]} {
				var alone marker
				if mark(m.identity(o, m.period(&o.Period)), o, false) != mark(alone.identity(o, alone.period(&o.Period)), o, false) {
					t.Fatalf("%+v has another mark behind %+v", *o, all[i])
				}
			}
		}
	}
}
