//go:build duckdb_arrow

package warehouse

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// contested is a warehouse in which one figure is stated by four documents.
func contested(t *testing.T) bench {
	t.Helper()
	first, second, third := office("a"), office("b"), office("c")
	first.Precedence = 1
	b := openBench(t, Options{})
	b.sync(night(1), first, second, third)
	b.state(second, "x", 190, pipeline.Exact, "2026-01-01")
	b.state(second, "y", 191, pipeline.Exact, "2026-05-01")
	b.state(third, "x", 191, pipeline.Exact, "2026-05-01")
	b.state(first, "x", 189, pipeline.Exact, "2026-01-01")
	b.load(night(1), third, "z", "z", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "ca-mau@2008", 5, 73))
	})
	return b
}

const whatStands = `SELECT area_slug, source_id, document, value, rank, stands FROM official ORDER BY ALL`

// A copy keeps which figures give way, and says of them what the live database says;
// what goes on from the copy finds them anew.
func TestCopyKeepsWhichFiguresStand(t *testing.T) {
	b := contested(t)
	ctx := context.Background()
	wanted := []string{
		"ca-mau|c|z|73.0|1|true", "dong-thap|a|x|189.0|1|true", "dong-thap|b|x|190.0|4|false", "dong-thap|b|y|191.0|2|false", "dong-thap|c|x|191.0|3|false",
	}
	b.want(whatStands, wanted...)
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, path); err != nil {
		t.Fatal(err)
	}
	b.want(whatStands, wanted...)
	r := openCopy(t, path)
	got, err := r.texts(ctx, "SELECT concat_ws('|', *COLUMNS(*)) FROM ("+whatStands+")")
	if err != nil || !slices.Equal(got, wanted) {
		t.Errorf("the copy says %q, %v; want %q", got, err, wanted)
	}
	const kept = `SELECT table_name FROM duckdb_tables() WHERE comment LIKE '% | %' AND table_name IN ('given_way', 'conflict', 'measure_named', 'metric_tally', 'split_named', 'tally') ORDER BY table_name`
	if tables, err := r.texts(ctx, kept); err != nil || !slices.Equal(tables, []string{"conflict", "given_way", "measure_named", "metric_tally", "split_named", "tally"}) {
		t.Errorf("the copy keeps %v, %v", tables, err)
	}
	const unexplained = `SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE table_name IN ('given_way', 'conflict', 'measure_named', 'metric_tally', 'split_named', 'tally') AND comment IS NULL`
	if columns, err := r.texts(ctx, unexplained); err != nil || len(columns) > 0 {
		t.Errorf("nothing explains %v, %v", columns, err)
	}
	for _, told := range []string{
		`SELECT area_id, figures, standing FROM tally ORDER BY ALL`,
		`SELECT area_id, boundary, period_end, figures FROM standing_tally ORDER BY ALL`,
		`SELECT * FROM conflict ORDER BY ALL`,
		`SELECT * FROM split_named ORDER BY ALL`,
		`SELECT * FROM measure_named ORDER BY ALL`,
		`SELECT * FROM series_named ORDER BY ALL`,
	} {
		lines := "SELECT concat_ws('|', *COLUMNS(*)) FROM (" + told + ")"
		live, err := b.strings(ctx, lines)
		if err != nil {
			t.Fatal(err)
		}
		if copied, err := r.texts(ctx, lines); err != nil || !slices.Equal(copied, live) || len(live) == 0 && !strings.Contains(told, "split") {
			t.Errorf("%s: the copy says %q, %v; the live database %q", told, copied, err, live)
		}
	}
}

func TestWhatGoesOnFromACopyFindsAnewWhatStands(t *testing.T) {
	b := contested(t)
	path := filepath.Join(t.TempDir(), "warehouse.duckdb")
	if err := b.CopyTo(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	onward := reopen(t, path, Options{})
	onward.want(`SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('given_way', 'conflict', 'measure_named', 'metric_tally', 'split_named', 'tally')`, "0")
	onward.want(`SELECT sum(figures)::BIGINT, sum(standing)::BIGINT FROM tally`, "5|2")
	onward.state(office("b"), "w", 192, pipeline.Exact, "2026-06-01")
	onward.want(`SELECT source_id, document, rank FROM official WHERE area_slug = 'dong-thap' ORDER BY rank`, "a|x|1", "b|w|2", "b|y|3", "c|x|4", "b|x|5")
	onward.want(`SELECT sum(figures)::BIGINT, sum(standing)::BIGINT FROM tally`, "6|2")
	again := filepath.Join(t.TempDir(), "again.duckdb")
	if err := onward.CopyTo(context.Background(), again); err != nil {
		t.Fatal(err)
	}
}

// Figures are joined to their series by a number. One that two series share, or that
// leads to another series, is not published.
func TestASharedKeyIsNotPublished(t *testing.T) {
	b := contested(t)
	ctx := context.Background()
	if _, err := b.conn.ExecContext(ctx, `UPDATE observation_history SET series_id = series_id || '!' WHERE value = 73`); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, path); err == nil || !strings.Contains(err.Error(), "share a key") {
		t.Errorf("published with %v", err)
	}
	if left, _ := filepath.Glob(path + "*"); len(left) > 0 {
		t.Errorf("left %v", left)
	}
}

// What gives way is looked for where a series has more figures than bits of its periods, of
// which 64 have one each: more periods than that are no contest, and hide none.
func TestManyPeriodsAreNoContest(t *testing.T) {
	b := contested(t)
	const gone = `SELECT source_id, document, rank FROM given_way ORDER BY ALL`
	wanted := []string{"b|x|4", "b|y|2", "c|x|3"}
	b.want(gone, wanted...)
	ctx := context.Background()
	for _, change := range []string{
		`INSERT INTO period SELECT (1800 + n)::VARCHAR, (1800 + n)::VARCHAR, (1800 + n)::VARCHAR, make_date(1800 + n, 1, 1), make_date(1800 + n, 12, 31), 1, NULL FROM range(150) t(n)`,
		`INSERT INTO observation_history SELECT h.* REPLACE ((1800 + n)::VARCHAR AS period_id, n::VARCHAR AS id) FROM observation_history h, range(150) t(n) WHERE h.value = 73`,
	} {
		if _, err := b.conn.ExecContext(ctx, change); err != nil {
			t.Fatal(err)
		}
	}
	b.want(gone, wanted...)
	if _, err := b.conn.ExecContext(ctx, `INSERT INTO observation_history SELECT * REPLACE ('again' AS id, 'c' AS source_id, 'x' AS document) FROM observation_history WHERE id = '149'`); err != nil {
		t.Fatal(err)
	}
	b.want(gone, "b|x|4", "b|y|2", "c|x|3", "c|z|2")
}

// A draft of many figures keeps them in a file aside: what it says and exports is the same,
// and nothing is left of it.
func TestALargeDraftExportsTheSame(t *testing.T) {
	b := contested(t)
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(ctx, path); err != nil {
		t.Fatal(err)
	}
	r := openCopy(t, path)
	exported := func(roomy int64) map[string][]byte {
		dir := t.TempDir()
		d, err := openDraft(ctx, path, dir, roomy)
		if err != nil {
			t.Fatal(err)
		}
		names, err := d.ExportParquet(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
		files := map[string][]byte{}
		for _, name := range names {
			if files[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
				t.Error(err)
			}
		}
		if left, _ := filepath.Glob(path + ".*"); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
		for _, view := range []string{"official", "observation_all", "observation", "conflict"} {
			const line = "SELECT concat_ws('|', *COLUMNS(*)) FROM "
			want, _ := r.texts(ctx, line+"(FROM "+view+" ORDER BY "+viewOrder[view]+")")
			if got, err := r.texts(ctx, line+"read_parquet("+quoted(filepath.Join(dir, view+".parquet"))+")"); err != nil || !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("%s: %v, %v; want %v", view, got, err, want)
			}
		}
		return files
	}
	small, large := exported(1_000_000), exported(0)
	if len(small) < len(Tables()) || len(small["official.parquet"]) == 0 {
		t.Fatalf("%d exports", len(small))
	}
	for name, data := range small {
		if bySource := slices.Contains([]string{"official.parquet", "observation_all.parquet", "observation.parquet"}, name); !bytes.Equal(large[name], data) && !bySource { // of these the rows are the same
			t.Errorf("%s is another one", name)
		}
	}
}
