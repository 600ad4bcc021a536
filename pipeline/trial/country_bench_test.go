//go:build duckdb_arrow

package trial

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/simulate"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// BenchmarkCountry loads a made-up country of every province, 60 indicators, ten
// years and three kinds, then its night of revisions, and asks every generic
// question of what was published.
func BenchmarkCountry(b *testing.B) {
	ctx := context.Background()
	c, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	questions, err := compare.Questions()
	if err != nil {
		b.Fatal(err)
	}
	tests, err := checks.Checks()
	if err != nil {
		b.Fatal(err)
	}
	country := simulate.New(c, simulate.Plan{Seed: 1, Indicators: 60})
	for b.Loop() {
		dir := b.TempDir()
		w, err := warehouse.Open(ctx, filepath.Join(dir, "w.duckdb"), warehouse.Options{Catalog: c, Questions: questions, Checks: tests})
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		figures := load(b, w, country, pipeline.RunAt(start, "command"))
		b.ReportMetric(float64(figures)/time.Since(start).Seconds(), "figures/s")
		copied := filepath.Join(dir, "r.duckdb")
		if err := w.CopyTo(ctx, copied); err != nil {
			b.Fatal(err)
		}
		release, err := warehouse.OpenRelease(ctx, copied)
		if err != nil {
			b.Fatal(err)
		}
		for _, id := range []string{"ranking", "totals", "growth", "coverage_by_period", "not_reported", "figures_per_capita"} {
			start := time.Now()
			if _, err := release.Ask(ctx, id); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(time.Since(start).Milliseconds()), id+"-ms")
		}
		if err := release.Close(); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func load(b *testing.B, w *warehouse.Warehouse, country *simulate.Country, run pipeline.Run) int {
	ctx := context.Background()
	sources := map[string]pipeline.Source{}
	for _, s := range country.Sources() {
		sources[s.ID] = s
	}
	if err := w.SyncSources(ctx, run, country.Sources()); err != nil {
		b.Fatal(err)
	}
	figures := 0
	for d := range country.First() {
		figures += len(d.Reading.Observations)
		if _, err := w.Load(ctx, run, sources[d.Source], d.Snapshot, d.Reading, string(d.Snapshot.Digest)); err != nil {
			b.Fatal(err)
		}
	}
	return figures
}
