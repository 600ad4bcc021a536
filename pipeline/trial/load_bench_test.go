//go:build duckdb_arrow && unix

package trial

import (
	"context"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// BenchmarkBigDocument loads one document of 200,000 figures with all checks, then
// the same with one figure changed, and tells what the second costs of the first,
// in seconds of both processors.
func BenchmarkBigDocument(b *testing.B) {
	ctx := context.Background()
	c, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	tests, err := checks.Checks()
	if err != nil {
		b.Fatal(err)
	}
	source := pipeline.Source{ID: "bo", Kind: pipeline.FolderSource, Location: "inbox/bo", Title: pipeline.Text{VI: "Bộ"}, Publisher: "Bộ", Precedence: 1}
	const parts = 32
	first, second := bigDocument(c, 1, -1, parts), bigDocument(c, 2, 1_007, parts)
	for b.Loop() {
		w, err := warehouse.Open(ctx, filepath.Join(b.TempDir(), "w.duckdb"), warehouse.Options{Catalog: c, Checks: tests})
		if err != nil {
			b.Fatal(err)
		}
		run := pipeline.RunAt(time.Date(2026, 11, 1, 1, 30, 0, 0, time.UTC), "command")
		if err := w.SyncSources(ctx, run, []pipeline.Source{source}); err != nil {
			b.Fatal(err)
		}
		var spent [2]time.Duration
		for night, d := range []pipeline.Reading{first, second} {
			run := pipeline.RunAt(time.Date(2026, 11, 2+night, 1, 30, 0, 0, time.UTC), "command")
			start := processors(b)
			loaded, err := w.Load(ctx, run, source, snapshotOf(d), d, run.ID)
			if err != nil {
				b.Fatal(err)
			}
			spent[night] = processors(b) - start
			if night == 0 && loaded.New != len(d.Observations) || night == 1 && (loaded.Revised != 1 || loaded.Unchanged != len(d.Observations)-1) {
				b.Fatalf("night %d: %d new, %d revised, %d unchanged, %d held", night, loaded.New, loaded.Revised, loaded.Unchanged, loaded.Held)
			}
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(first.Observations))/spent[0].Seconds(), "figures/cpu-s")
		b.ReportMetric(spent[0].Seconds(), "whole-cpu-s")
		b.ReportMetric(spent[1].Seconds(), "one-changed-cpu-s")
		b.ReportMetric(100*spent[1].Seconds()/spent[0].Seconds(), "%-of-whole")
	}
}

// processors is the time that this process has spent on all processors.
func processors(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func snapshotOf(d pipeline.Reading) pipeline.Snapshot {
	digest := d.Observations[0].Origin.Snapshot
	return pipeline.Snapshot{Digest: digest, Source: "bo", Document: "ca-nuoc.csv", URL: "inbox/bo/ca-nuoc.csv", FetchedAt: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)}
}

// bigDocument has a row for each of 63 provinces and their parts and a column for
// each of ten indicators and ten years; the figure numbered other is another one.
func bigDocument(c *catalog.Catalog, version, other, parts int) pipeline.Reading {
	digest := pipeline.DigestOf(fmt.Append(nil, "ca nuoc", version))
	d := pipeline.Reading{Format: "csv"}
	indicators := c.Indicators()[:10]
	row := 5
	for _, a := range c.Provinces(catalog.Boundary2008) {
		for part := range parts {
			row++
			for n, i := range indicators {
				for year := range 10 {
					at := len(d.Observations)
					value := float64(1_000_000 + 104_729*row%899_981 + 1_301*n + 17*year)
					if at == other {
						value++
					}
					o := pipeline.Observation{
						Indicator: i.ID, Area: a.ID, Province: a.Name, Kind: pipeline.Actual,
						Dimensions: map[string]string{"locality": fmt.Sprintf("don-vi-%03d", part)},
						Quantity:   pipeline.Quantity{Value: value, Unit: i.Unit, Qualifier: pipeline.Exact},
						Period:     pipeline.Period{Start: pipeline.Date{Year: 2011 + year}, End: pipeline.Date{Year: 2011 + year}, Text: fmt.Sprintf("năm %d", 2011+year), Basis: pipeline.PeriodFromText},
						Origin: pipeline.Origin{Snapshot: digest, Locator: pipeline.CellAt("Biểu 1", row, 3+10*n+year), Start: -1, End: -1,
							Raw: fmt.Sprint(value), Shown: fmt.Sprint(value), Context: "Bảng cả nước", Rule: "table.cell"},
					}
					if len(i.Levels) > 0 {
						o.Level = i.Levels[len(i.Levels)-1]
					}
					d.Observations = append(d.Observations, o)
				}
			}
		}
	}
	return d
}
