//go:build duckdb_arrow && unix

package warehouse

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/simulate"
)

// BenchmarkCountry loads a made-up country of every province, all indicators, ten
// years and three kinds straight as rows, the reports of one province after those of the
// other, then the night on which one report in a hundred has changed, and asks every
// built-in question of what was published. It tells what the driver's fastest way would
// take of that, its log what each hundred thousand figures cost and which questions took
// the longest. LOCALITIES is how many localities of each province are reported besides:
// none is 260,000 figures, 3 a million, 11 three million, 38 ten.
func BenchmarkCountry(b *testing.B) {
	ctx := context.Background()
	localities, err := strconv.Atoi(os.Getenv("LOCALITIES"))
	if err != nil {
		localities = 0
	}
	c := testCatalog(b)
	country := simulate.New(c, simulate.Plan{Seed: 1, Localities: localities})
	for b.Loop() {
		w := openCountry(b, c)
		figures, each, first := loadCountry(b, w, country, night(1), country.Of)
		b.ReportMetric(float64(figures), "figures")
		b.ReportMetric(float64(figures)/first.Seconds(), "figures/cpu-s")
		b.ReportMetric(first.Seconds(), "first-cpu-s")
		b.ReportMetric(peak(b), "peak-of-loading-MB")
		b.ReportMetric(bareCountry(b, country).Seconds()/first.Seconds(), "of-bare")
		b.Logf("cpu s for each hundred thousand figures: %s", strings.Join(each, " "))
		read, _, second := loadCountry(b, w, country, night(2), country.RevisedOf)
		b.Logf("the second night: %d figures of %d, %.2f s", read, figures, second.Seconds())
		b.ReportMetric(100*second.Seconds()/first.Seconds(), "%-of-first")
		start := processors(b)
		released := filepath.Join(b.TempDir(), "r.duckdb")
		if err := w.CopyTo(ctx, released); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric((processors(b) - start).Seconds(), "copy-cpu-s")
		b.ReportMetric(peak(b), "peak-MB")
		askAll(b, released)
		b.ReportMetric(peak(b), "peak-with-questions-MB")
	}
}

func openCountry(b *testing.B, c *catalog.Catalog) bench {
	b.Helper()
	questions, err := compare.Questions()
	if err != nil {
		b.Fatal(err)
	}
	tests, err := checks.Checks()
	if err != nil {
		b.Fatal(err)
	}
	return openBench(b, Options{Catalog: c, Questions: questions, Checks: tests})
}

// loadCountry loads documents as a night does, one source after the other, and gives
// how many figures they have, and what they cost, all and each hundred thousand figures.
func loadCountry(b *testing.B, w bench, country *simulate.Country, run pipeline.Run, of func(source string) iter.Seq[simulate.Document]) (figures int, each []string, spent time.Duration) {
	b.Helper()
	ctx := context.Background()
	w.sync(run, country.Sources()...)
	before, since := 0, time.Duration(0)
	for _, s := range country.Sources() {
		var list []pipeline.Incoming
		for d := range of(s.ID) {
			figures += len(d.Reading.Observations)
			list = append(list, pipeline.Incoming{Document: d.Snapshot.Document, Snapshot: d.Snapshot, Reading: d.Reading, Fingerprint: string(d.Snapshot.Digest)})
		}
		start := processors(b)
		if _, err := w.LoadAll(ctx, run, s, list); err != nil {
			b.Fatal(err)
		}
		spent += processors(b) - start
		if n := figures - before; n >= toldFigures {
			each = append(each, fmt.Sprintf("%.1f", (spent-since).Seconds()*toldFigures/float64(n)))
			before, since = figures, spent
		}
	}
	return figures, each, spent
}

// toldFigures are of how many figures it is told what loading them cost.
const toldFigures = 100_000

// bareCountry is what the driver's fastest way takes for the same figures, one report
// after the other.
func bareCountry(b *testing.B, country *simulate.Country) (spent time.Duration) {
	b.Helper()
	w := openPlain(b)
	for d := range country.First() {
		spent += bareLoad(b, w, d.Reading)
	}
	return spent
}

// Those of the questions that sum, rank and compare whatever there is are asked whole
// besides.
var askedWhole = []string{"totals", "ranking", "growth", "coverage_by_period", "not_reported", "figures_per_capita", "area_share", "figures_per_year", "target_vs_result_all"}

// askAll asks every question of a release for one indicator and year, and logs what
// each took.
func askAll(b *testing.B, released string) {
	b.Helper()
	ctx := context.Background()
	release, err := OpenRelease(ctx, released)
	if err != nil {
		b.Fatal(err)
	}
	defer release.Close()
	if _, err := release.db.ExecContext(ctx, `SET GLOBAL max_temp_directory_size = '`+askedRoom+`'`); err != nil {
		b.Fatal(err)
	}
	questions, err := release.Questions(ctx)
	if err != nil {
		b.Fatal(err)
	}
	type took struct {
		id        string
		all, some float64
	}
	var times []took
	for _, q := range questions {
		t := took{id: q.ID, some: ask(b, release, quote(q.ID)+filterOf(b, release, q.ID))}
		if slices.Contains(askedWhole, q.ID) {
			t.all = ask(b, release, quote(q.ID))
		}
		times = append(times, t)
	}
	slices.SortFunc(times, func(x, y took) int { return cmp.Compare(y.some, x.some) })
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "\none indicator and year, cpu s\twhole\t\tquestion")
	for _, t := range times {
		fmt.Fprintf(table, "%s\t%s\t\t%s\n", seconds(t.some), seconds(t.all), t.id)
	}
	if err := table.Flush(); err != nil {
		b.Fatal(err)
	}
	b.Log(text.String())
}

// filterOf asks for one indicator and year, as far as the question has columns of
// them.
func filterOf(b *testing.B, r *ReadOnly, question string) string {
	b.Helper()
	columns, err := r.texts(context.Background(), `SELECT column_name FROM duckdb_columns() WHERE table_name = ?`, question)
	if err != nil {
		b.Fatal(err)
	}
	where := " WHERE true"
	if slices.Contains(columns, "indicator_id") {
		where += " AND indicator_id = " + literal(b, r, `SELECT min(indicator_id) FROM series`)
	}
	if slices.Contains(columns, "period") {
		where += " AND period = '2023'"
	}
	return where
}

// literal is what a query gives as somebody would write it: a filter on it reaches the
// figures, one on a query does not.
func literal(b *testing.B, r *ReadOnly, query string) string {
	b.Helper()
	list, err := r.texts(context.Background(), query)
	if err != nil || len(list) != 1 {
		b.Fatal(list, err)
	}
	return "'" + list[0] + "'"
}

// A question that takes longer, or more room on disk for what does not find any in
// memory, is stopped: the others are asked all the same.
const (
	askedTime = time.Minute
	askedRoom = "8GB"
)

// ask takes the seconds of both processors that all rows of a relation take, or
// infinity where it was stopped.
func ask(b *testing.B, r *ReadOnly, from string) float64 {
	b.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), askedTime)
	defer cancel()
	start := processors(b)
	var rows int
	if err := r.db.QueryRowContext(ctx, "SELECT count(asked) FROM (SELECT hash(t) AS asked FROM (FROM "+from+") t)").Scan(&rows); err != nil {
		b.Logf("%s: %v", from, err)
		return math.Inf(1)
	}
	return (processors(b) - start).Seconds()
}

// seconds is how the table of the questions tells what one took.
func seconds(took float64) string {
	switch {
	case took == 0:
		return ""
	case math.IsInf(took, 1):
		return "stopped"
	}
	return strconv.FormatFloat(took, 'f', 3, 64)
}

// peak is the most memory that this process has had, in MB.
func peak(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Maxrss) / 1024
}
