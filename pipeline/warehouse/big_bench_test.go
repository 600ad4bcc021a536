//go:build duckdb_arrow && unix

package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
)

// BenchmarkBigDocument loads one document of 200,000 figures with all checks, then
// the same with one figure changed, and tells what both cost beside the driver's
// fastest way to put as many rows of the same shape into a plain table, in seconds of
// both processors. Its log lists the statements that took the longest.
func BenchmarkBigDocument(b *testing.B) {
	c := testCatalog(b)
	first, second := bigDocument(c, 1, -1, 32), bigDocument(c, 2, 1_007, 32)
	var bare, whole, changed, rounds float64
	for b.Loop() {
		bare += bareLoad(b, openPlain(b), first).Seconds()
		spent := loadBoth(b, openBig(b, c), first, second)
		whole, changed, rounds = whole+spent[0].Seconds(), changed+spent[1].Seconds(), rounds+1
	}
	b.ReportMetric(rounds*float64(len(first.Observations))/whole, "figures/cpu-s")
	b.ReportMetric(bare/rounds, "bare-cpu-s")
	b.ReportMetric(whole/rounds, "whole-cpu-s")
	b.ReportMetric(changed/rounds, "one-changed-cpu-s")
	b.ReportMetric(bare/whole, "of-bare")
	b.ReportMetric(100*changed/whole, "%-of-whole")
	w := openBig(b, c)
	for _, setting := range []string{"PRAGMA enable_profiling = 'no_output'", "CALL enable_logging('Metrics', storage = 'memory')"} {
		if _, err := w.conn.ExecContext(context.Background(), setting); err != nil {
			b.Fatal(err)
		}
	}
	loadBoth(b, w, first, second)
	b.Log(longest(b, w))
}

// BenchmarkOneChanged loads a document of 200,000 figures once and then over and over
// with one more figure changed each time, for a profile of that.
func BenchmarkOneChanged(b *testing.B) {
	c := testCatalog(b)
	r := bigDocument(c, 1, -1, 32)
	w := openBig(b, c)
	s := office("bo")
	w.sync(night(1), s)
	load := func(n int) {
		if _, err := w.Load(context.Background(), night(2+n), s, snapshotOf(s, "ca-nuoc.csv", fmt.Sprint(n), time.Time{}), r, fmt.Sprint(n)); err != nil {
			b.Fatal(err)
		}
	}
	load(0)
	n := 0
	start := processors(b)
	for b.Loop() {
		n++
		r.Observations[(1_007*n)%len(r.Observations)].Quantity.Value++
		load(n)
	}
	b.ReportMetric((processors(b)-start).Seconds()/float64(n), "cpu-s/op")
}

func openBig(b *testing.B, c *catalog.Catalog) bench {
	b.Helper()
	tests, err := checks.Checks()
	if err != nil {
		b.Fatal(err)
	}
	return openBench(b, Options{Catalog: c, Checks: tests})
}

// loadBoth loads two versions of a document of which one figure differs, and gives
// what each cost.
func loadBoth(b *testing.B, w bench, first, second pipeline.Reading) (spent [2]time.Duration) {
	b.Helper()
	s := office("bo")
	w.sync(night(1), s)
	for n, r := range []pipeline.Reading{first, second} {
		snap := snapshotOf(s, "ca-nuoc.csv", fmt.Sprint(n), time.Time{})
		start := processors(b)
		loaded, err := w.Load(context.Background(), night(2+n), s, snap, r, fmt.Sprint(n))
		if err != nil {
			b.Fatal(err)
		}
		spent[n] = processors(b) - start
		if n == 0 && loaded.New != len(r.Observations) || n == 1 && (loaded.Revised != 1 || loaded.Unchanged != len(r.Observations)-1) {
			b.Fatalf("night %d: %d new, %d revised, %d unchanged, %d held", n, loaded.New, loaded.Revised, loaded.Unchanged, loaded.Held)
		}
	}
	return spent
}

// openPlain has a plain table with the columns of a figure in force.
func openPlain(b *testing.B) bench {
	b.Helper()
	w := openBench(b, Options{})
	for _, query := range []string{"SET GLOBAL threads = 2", "CREATE TABLE plain AS FROM observation_history LIMIT 0"} {
		if _, err := w.conn.ExecContext(context.Background(), query); err != nil {
			b.Fatal(err)
		}
	}
	return w
}

// bareLoad is what the driver alone takes for as many rows, from Arrow into the plain
// table and committed.
func bareLoad(b *testing.B, w bench, r pipeline.Reading) time.Duration {
	b.Helper()
	ctx := context.Background()
	start := processors(b)
	var release func()
	if err := w.transact(ctx, func() (changed bool, err error) {
		release, err = w.fill(ctx, `INSERT INTO plain BY NAME FROM arrow_batch`, plainRows(r))
		return true, err
	}); err != nil {
		b.Fatal(err)
	}
	release()
	return processors(b) - start
}

// plainRows are the figures with everything that names them at hand.
func plainRows(r pipeline.Reading) bulk {
	list := r.Observations
	names := make([]pipeline.Identity, len(list))
	for i := range list {
		names[i] = list[i].Identity(list[i].Period.Key())
	}
	recorded := night(1).StartedAt.Format(time.RFC3339)
	return bulk{
		rows: len(list),
		columns: []arrow.Field{
			textField("id"), textField("series_id"), textField("period_id"), textField("source_id"), textField("document"), textField("province"),
			textField("period_text"), textField("period_basis"), numberField("value"), numberField("value_max"), textField("qualifier"), flagField("part"),
			textField("snapshot"), textField("locator"), textField("raw"), textField("shown"), textField("context"), textField("rule"), textField("run_id"),
			textField("recorded_at"), wholeField("mark"),
		},
		append: func(row *rowBuilder, i int) {
			o, n := &list[i], &names[i]
			for _, text := range []string{n.ID, n.Series, n.Period, "bo", "ca-nuoc.csv", o.Province, o.Period.Text, string(o.Period.Basis)} {
				row.text(text)
			}
			row.number(o.Quantity.Value)
			row.numberOf(o.Quantity.Max)
			row.text(string(o.Quantity.Qualifier))
			row.flag(o.Part)
			for _, text := range []string{string(o.Origin.Snapshot), n.Locator, o.Origin.Raw, o.Origin.Shown, o.Origin.Context, o.Origin.Rule, "run", recorded} {
				row.text(text)
			}
			row.whole(i)
		},
	}
}

// longest lists the statements that took the longest of those that are logged.
func longest(b *testing.B, w bench) string {
	b.Helper()
	type spent struct {
		latency, cpu float64
		query        string
	}
	var all []spent
	rows, err := w.conn.QueryContext(context.Background(), `
		SELECT struct_extract(message::STRUCT(metric VARCHAR, value VARCHAR), 'metric'), struct_extract(message::STRUCT(metric VARCHAR, value VARCHAR), 'value')
		FROM duckdb_logs() WHERE type = 'Metrics'`)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var metric, value string
		if err := rows.Scan(&metric, &value); err != nil {
			b.Fatal(err)
		}
		var number float64
		switch metric {
		case "QUERY_NAME":
			all = append(all, spent{query: strings.Join(strings.Fields(value), " ")})
		case "LATENCY", "CPU_TIME":
			if _, err := fmt.Sscan(value, &number); err != nil {
				b.Fatal(err)
			}
			if last := &all[len(all)-1]; metric == "LATENCY" {
				last.latency = number
			} else {
				last.cpu = number
			}
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	slices.SortStableFunc(all, func(x, y spent) int { return cmp.Compare(y.cpu, x.cpu) })
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\ncpu s\tlatency s\t\tstatement")
	for _, s := range all[:min(len(all), 40)] {
		fmt.Fprintf(table, "%.3f\t%.3f\t\t%.150s\n", s.cpu, s.latency, s.query)
	}
	if err := table.Flush(); err != nil {
		b.Fatal(err)
	}
	return text.String()
}

// processors is the time that this process has spent on all processors.
func processors(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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
			dimensions := map[string]string{"locality": fmt.Sprintf("don-vi-%03d", part)} // one for a row, as the reader of tables gives them
			for n, i := range indicators {
				for year := range 10 {
					at := len(d.Observations)
					value := float64(1_000_000 + 104_729*row%899_981 + 1_301*n + 17*year)
					if at == other {
						value++
					}
					o := pipeline.Observation{
						Indicator: i.ID, Area: a.ID, Province: a.Name, Kind: pipeline.Actual,
						Dimensions: dimensions,
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
