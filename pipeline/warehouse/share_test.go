//go:build duckdb_arrow

package warehouse

import (
	"context"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/simulate"
)

// A made-up country has the same answers, row for row, whether it is worked out whole or some
// indicators at a time.
func TestACountryIsTheSameInStretches(t *testing.T) {
	ctx := context.Background()
	questions, err := compare.Questions()
	if err != nil {
		t.Fatal(err)
	}
	b := openBench(t, Options{Questions: questions})
	country := simulate.New(testCatalog(t), simulate.Plan{Seed: 1, Provinces: 6, Indicators: 8, FirstYear: 2022, LastYear: 2025})
	for i, of := range []func(string) iter.Seq[simulate.Document]{country.Of, country.RevisedOf} {
		b.sync(night(i+1), country.Sources()...)
		for _, s := range country.Sources() {
			var list []pipeline.Incoming
			for d := range of(s.ID) {
				list = append(list, pipeline.Incoming{Document: d.Snapshot.Document, Snapshot: d.Snapshot, Reading: d.Reading, Fingerprint: string(d.Snapshot.Digest)})
			}
			if _, err := b.LoadAll(ctx, night(i+1), s, list); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, path); err != nil {
		t.Fatal(err)
	}
	const few = 60
	dirs := map[int64]string{roomyFigures: t.TempDir(), few: t.TempDir()}
	for roomy, dir := range dirs {
		d, err := openDraft(ctx, path, dir, roomy)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.ExportParquet(ctx); err != nil || (len(d.shares) > 3) != (roomy == few) {
			t.Fatalf("%d shares, %v", len(d.shares), err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
	r := openCopy(t, path)
	read := func(roomy int64, id string) []string {
		rows, err := r.texts(ctx, "SELECT concat_ws('|', *COLUMNS(*)) FROM read_parquet("+quoted(filepath.Join(dirs[roomy], id+".parquet"))+")")
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	gone := 0
	for _, name := range []string{"official", "observation", "observation_all", "claim", "claim_all"} {
		if whole := read(roomyFigures, name); !slices.Equal(read(few, name), whole) || len(whole) == 0 {
			t.Errorf("%s has other rows in stretches", name)
		}
	}
	for _, q := range questions {
		whole := read(roomyFigures, q.ID)
		if q.By != "" {
			if len(whole) < 50 {
				t.Errorf("%s has %d rows: they tell nothing", q.ID, len(whole))
			}
			gone++
		}
		if !slices.Equal(read(few, q.ID), whole) {
			t.Errorf("%s has other rows in stretches", q.ID)
		}
	}
	if gone < 5 {
		t.Errorf("%d questions go by indicator", gone)
	}
}

// What a draft of many figures works out for some indicators at a time has the rows of the
// whole, in their order, those without an indicator too, and what builds on it reads them.
func TestWorkedOutByIndicator(t *testing.T) {
	ctx := context.Background()
	const rows = `SELECT indicator_id, area_slug, value, count(*) OVER (PARTITION BY indicator_id) AS alike, origin, end_date FROM observation
		UNION ALL SELECT NULL, NULL, 1, 1, NULL, NULL
		`
	list := []pipeline.Question{
		{ID: "one_after_the_other", By: pipeline.ByIndicator, SQL: rows + "ORDER BY indicator_id NULLS LAST, value DESC, area_slug"},
		{ID: "across", By: pipeline.ByIndicator, SQL: "SELECT o.* FROM (" + rows + ") o\nORDER BY o.area_slug, o.indicator_id NULLS LAST, o.value DESC -- places first\n"},
		{ID: "in_no_such_order", By: pipeline.ByIndicator, SQL: rows + "ORDER BY value, indicator_id NULLS FIRST, area_slug"},
		{ID: "not_kept_in_a_file", By: pipeline.ByIndicator, SQL: "SELECT *, 1::HUGEINT AS large FROM (" + rows + ")\nORDER BY indicator_id, value, area_slug"},
		{ID: "areas", By: pipeline.ByArea, SQL: rows + "ORDER BY area_slug NULLS LAST, indicator_id, value"},
		{ID: "no_before_yes", By: pipeline.ByArea, SQL: "SELECT value > 22 AS large, * FROM (" + rows + ") o\nORDER BY large, o.area_slug NULLS LAST, o.indicator_id"},
		{ID: "unknown_last", By: pipeline.ByArea, SQL: "SELECT if(value = 23, NULL, value > 22) AS large, * FROM (" + rows + ") o\nORDER BY large, o.area_slug NULLS LAST, o.indicator_id"},
		{ID: "periods_first", By: pipeline.ByArea, SQL: rows + "ORDER BY end_date DESC, area_slug NULLS LAST, indicator_id, value"},
		{ID: "sorted_once", By: pipeline.ByIndicator, SQL: rows + "ORDER BY value DESC, area_slug, end_date, indicator_id NULLS LAST"},
		{ID: "each_has_one", By: pipeline.ByIndicator, SQL: "SELECT * FROM (" + rows + ")\nWHERE indicator_id IS NOT NULL ORDER BY indicator_id, value, area_slug"},
		{ID: "built_on_it", SQL: "SELECT indicator_id, sum(value) AS value FROM across GROUP BY ALL ORDER BY ALL"},
	}
	inShares := []string{"one_after_the_other", "across", "areas", "no_before_yes", "unknown_last", "periods_first", "each_has_one", "sorted_once"}
	b := openBench(t, Options{Questions: list})
	s := office("a")
	b.sync(night(1), s)
	indicators, err := b.strings(ctx, `SELECT indicator_id FROM indicator ORDER BY indicator_id LIMIT 5`)
	if err != nil {
		t.Fatal(err)
	}
	b.load(night(1), s, "x", "x", func(snap pipeline.Snapshot) pipeline.Reading {
		var told []pipeline.Observation
		for i, indicator := range indicators {
			for j, area := range []string{"ca-mau@2008", "dong-thap@2008", "long-an@2008"} {
				o := figure(snap, area, 5+10*i+j, float64(20+(7*i+3*j)%11))
				o.Indicator = indicator
				told = append(told, o)
			}
		}
		return reading(told...)
	})
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, path); err != nil {
		t.Fatal(err)
	}
	r := openCopy(t, path)
	for _, most := range []int64{0, 1, 3} {
		dir := t.TempDir()
		d, err := openDraft(ctx, path, dir, most)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.ExportParquet(ctx); err != nil || len(d.shares) < 2 {
			t.Fatalf("%d shares, %v", len(d.shares), err)
		}
		for _, q := range list {
			if shares, order := d.inShares(d.views[q.ID]); (shares != nil) != slices.Contains(inShares, q.ID) || (order != nil) != slices.Contains([]string{"across", "periods_first", "sorted_once"}, q.ID) {
				t.Errorf("%s is worked out in shares %v, ordered by %q", q.ID, shares, order)
			}
			const line = "SELECT concat_ws('|', coalesce(indicator_id, 'none'), *COLUMNS(c -> c NOT IN ('indicator_id', 'large'))) FROM "
			want, errWant := r.texts(ctx, line+quote(q.ID))
			got, err := r.texts(ctx, line+"read_parquet("+quoted(filepath.Join(dir, q.ID+".parquet"))+")")
			if err != nil || errWant != nil || !slices.Equal(got, want) || len(want) < len(indicators) {
				t.Errorf("shares of %d, %s: %v, %v; want %v, %v", most, q.ID, got, err, want, errWant)
			}
		}
		if left, _ := os.ReadDir(d.aside()); len(left) > 0 {
			t.Errorf("still aside: %v", left)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

// A question that goes by indicator and does not give what its rows are sorted by is refused
// by the name of the column, and leaves no view behind.
func TestAQuestionGivesWhatItIsSortedBy(t *testing.T) {
	b := openBench(t, Options{})
	q := pipeline.Question{ID: "thieu", By: pipeline.ByIndicator, SQL: "SELECT indicator_id, value FROM observation ORDER BY area_slug, indicator_id"}
	if err := b.makeQuestion(context.Background(), q); err == nil || !strings.Contains(err.Error(), "«area_slug»") {
		t.Errorf("error %v, want the column", err)
	}
	b.want(`SELECT count(*) FROM duckdb_views() WHERE view_name = 'thieu'`, "0")
	q.SQL = strings.Replace(q.SQL, "value", "value, area_slug", 1)
	if err := b.makeQuestion(context.Background(), q); err != nil {
		t.Error(err)
	}
}
