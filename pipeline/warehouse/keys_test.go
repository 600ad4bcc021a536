//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What was recorded before there were keys has the same ones as what is recorded
// now.
func TestKeysOfBeforeAreThoseOfNow(t *testing.T) {
	ctx := context.Background()
	migrations, err := readMigrations(schemaFiles)
	if err != nil {
		t.Fatal(err)
	}
	db, conn, err := connect(ctx, filepath.Join(t.TempDir(), "before.duckdb"), "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	defer conn.Close()
	w := &Warehouse{db: db, conn: conn}
	keys := slices.IndexFunc(migrations, func(m migration) bool { return strings.HasSuffix(m.name, "_keys.sql") })
	if err := w.migrate(ctx, migrations[:keys]); err != nil {
		t.Fatal(err)
	}
	snap := snapshotOf(office("a"), "a.xlsx", "v1", night(1).StartedAt)
	list := []pipeline.Observation{figure(snap, "ca-mau@2008", 4, 40), figure(snap, "an-giang@2008", 5, 41), figure(snap, "an-giang@2008", 6, 42)}
	list[1].Dimensions = map[string]string{"group": "thủ công|mỹ nghệ", "locality": "Tri Tôn"}
	list[1].Kind, list[1].Level = pipeline.Plan, ""
	list[2].Dimensions = nil
	want := map[string]seriesKeys{}
	var k keyer
	for i, o := range list {
		recordWithoutKeys(t, w, o, []string{"observation_history", "claim_history", "observation_history"}[i])
		want[o.SeriesKey()] = k.keys(&o)
	}
	if err := w.migrate(ctx, migrations); err != nil {
		t.Fatal(err)
	}
	rows, err := conn.QueryContext(ctx, `
		SELECT s.id, s.series_key, s.peers_key, s.measure_key, h.series_key
		FROM series s JOIN (FROM observation_history UNION ALL FROM claim_history) h ON h.series_id = s.id`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	found := 0
	for rows.Next() {
		var id string
		var got seriesKeys
		var ofFigure uint64
		if err := rows.Scan(&id, &got.series, &got.peers, &got.measure, &ofFigure); err != nil {
			t.Fatal(err)
		}
		if found++; got != want[id] || ofFigure != got.series {
			t.Errorf("%s: keys %v and %d, want %v", id, got, ofFigure, want[id])
		}
	}
	if err := rows.Err(); err != nil || found != len(list) {
		t.Errorf("%d figures, %v", found, err)
	}
}

// recordWithoutKeys records a figure as a file had it before there were keys.
func recordWithoutKeys(t *testing.T, w *Warehouse, o pipeline.Observation, table string) {
	t.Helper()
	ctx := context.Background()
	_, err := w.conn.ExecContext(ctx, `INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, MAP {})`,
		o.SeriesKey(), o.Indicator, string(o.Level), string(o.Area), string(o.Kind), o.Quantity.Unit)
	if err != nil {
		t.Fatal(err)
	}
	_, err = w.conn.ExecContext(ctx, `INSERT INTO `+table+` BY NAME SELECT 'x' AS id, ? AS series_id, '2020' AS period_id, 'a' AS source_id, 'a.xlsx' AS document,
		'text' AS period_basis, 1 AS value, 'exact' AS qualifier, false AS part, '' AS snapshot, '' AS locator, '' AS raw, '' AS shown, '' AS context, '' AS rule,
		'r' AS run_id, TIMESTAMPTZ '2026-11-01 00:00:00Z' AS recorded_at`, o.SeriesKey())
	if err != nil {
		t.Fatal(err)
	}
}

// Series of other areas are peers, those of other kinds have the measure in common,
// and nothing else is shared.
func TestKeysTellSeriesApart(t *testing.T) {
	snap := snapshotOf(office("a"), "a.xlsx", "v1", night(1).StartedAt)
	base := figure(snap, "ca-mau@2008", 4, 40)
	var k keyer
	own := k.keys(&base)
	for name, c := range map[string]struct {
		change         func(o *pipeline.Observation)
		peers, measure bool // are the same
	}{
		"province":  {func(o *pipeline.Observation) { o.Area, o.Province = "", "Cà Mau" }, true, true},
		"area":      {func(o *pipeline.Observation) { o.Area = "an-giang@2008" }, true, true},
		"kind":      {func(o *pipeline.Observation) { o.Kind = pipeline.Plan }, false, true},
		"level":     {func(o *pipeline.Observation) { o.Level = pipeline.LevelXa }, false, false},
		"unit":      {func(o *pipeline.Observation) { o.Quantity.Unit = "facility" }, false, false},
		"indicator": {func(o *pipeline.Observation) { o.Indicator = "cnnt_certified" }, false, false},
		"dimension": {func(o *pipeline.Observation) { o.Dimensions = nil }, false, false},
	} {
		o := base
		c.change(&o)
		got := k.keys(&o)
		if told := fmt.Sprint(got.series == own.series, got.peers == own.peers, got.measure == own.measure); told != fmt.Sprint(false, c.peers, c.measure) {
			t.Errorf("%s: series, peers and measure the same: %s", name, told)
		}
	}
	one, two := base, base
	one.Area, one.Province, two.Area, two.Province = "", "Cà Mau", "", "An Giang"
	if k.keys(&one).series == k.keys(&two).series {
		t.Error("two provinces whose boundaries nobody told have one series")
	}
	var m marker
	if p := m.period(&one.Period); m.identity(&one, p) == m.identity(&two, p) {
		t.Error("and one identity")
	}
	base.Quantity.Value, base.Period = 7, pipeline.Period{Start: pipeline.Year(2001), End: pipeline.Year(2001)}
	if k.keys(&base) != own {
		t.Error("another value and period make another series")
	}
}

// Provinces that a document names without saying when stand beside each other, and
// none is told of the others.
func TestProvincesWithoutBoundariesAreLoadedApart(t *testing.T) {
	b := openBench(t, Options{})
	b.sync(night(1), office("a"))
	loaded := b.load(night(1), office("a"), "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		one, two := figure(snap, "", 4, 40), figure(snap, "", 5, 41)
		one.Province, two.Province = "Cà Mau", "An Giang"
		return reading(one, two)
	})
	if loaded.New != 2 || loaded.Held != 0 || loaded.Quarantined {
		t.Errorf("loaded %+v, want two new figures", loaded)
	}
	if n := b.rows(`SELECT DISTINCT series_key FROM observation_history`); len(n) != 2 {
		t.Errorf("keys of series %v", n)
	}
}
