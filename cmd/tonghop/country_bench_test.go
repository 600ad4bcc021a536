//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/simulate"
)

// BenchmarkMadeUpCountry lives through two nights of a made-up country in a workspace
// of its own, with all that a night checks, and publishes it: what loading costs, the
// night on which one report in a hundred has changed, and publishing, in seconds of
// both processors, and the most memory that was held; then how long each question takes
// an analyst. LOCALITIES is how large it is, as for BenchmarkCountry of the warehouse.
func BenchmarkMadeUpCountry(b *testing.B) {
	localities, err := strconv.Atoi(os.Getenv("LOCALITIES"))
	if err != nil {
		localities = 0
	}
	cat, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	country := simulate.New(cat, simulate.Plan{Seed: 1, Localities: localities})
	for b.Loop() {
		liveThrough(b, filepath.Join(b.TempDir(), "country"), country, cat)
	}
}

func liveThrough(b *testing.B, dir string, country *simulate.Country, cat *catalog.Catalog) {
	b.Helper()
	ctx := context.Background()
	if err := writeCountry(dir, country, cat, true); err != nil {
		b.Fatal(err)
	}
	a := &app{stdout: b.Output(), stderr: os.Stderr, now: func() time.Time { return firstNight }, getenv: func(string) string { return "" }, dir: dir}
	space, err := a.openWorkspace()
	if err != nil {
		b.Fatal(err)
	}
	held, err := a.lock(space)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = held.Release() }()
	store, err := a.openWarehouse(ctx, space, space.WarehousePath(), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close()
	last := pipeline.RunAt(a.now(), "command")
	start, _ := spent(b)
	figures, err := loadNight(ctx, store, pipeline.RunAt(a.now().AddDate(0, 0, -1), "command"), country, country.Of)
	if err != nil {
		b.Fatal(err)
	}
	first, _ := spent(b)
	tell := func(what string) { fmt.Fprintf(a.stderr, "%d figures: %s\n", figures, what) } // a bench that is stopped says how far it came
	tell(fmt.Sprintf("first night %.0f cpu s", first-start))
	if _, err := loadNight(ctx, store, last, country, country.RevisedOf); err != nil {
		b.Fatal(err)
	}
	second, loading := spent(b)
	tell(fmt.Sprintf("second night %.1f cpu s, %.0f MB", second-first, loading))
	b.ReportMetric(float64(figures), "figures")
	b.ReportMetric(first-start, "first-night-cpu-s")
	b.ReportMetric(100*(second-first)/(first-start), "%-of-first")
	b.ReportMetric(loading, "MB-loading")
	version, err := store.Version(ctx)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := (publisher{a, space, store, newProgress(a.stderr, false), a.pagesNow(space)}).Publish(ctx, last, version); err != nil {
		b.Fatal(err)
	}
	published, publishing := spent(b)
	b.ReportMetric(published-second, "publish-cpu-s")
	b.ReportMetric(publishing, "MB-peak")
	askAll(b, dir, tell)
}

// askAll asks each question of the release in force as an analyst does: for one indicator,
// or for one area or period where it has none, added up, and for its largest ten. It
// reports the slowest by the clock and how many take more than a second, and tells which.
func askAll(b *testing.B, dir string, tell func(string)) {
	b.Helper()
	ctx := context.Background()
	ask, err := askerOf(filepath.Join(dir, "data", "releases", "current"), sqlOptions{rows: 10_000, timeout: 5 * time.Minute})
	if err != nil {
		b.Fatal(err)
	}
	list, err := ask.askable(ctx)
	if err != nil {
		b.Fatal(err)
	}
	slowest, work, over := 0.0, 0.0, 0
	for _, q := range list {
		for _, statement := range q.asAnalystsDo(ctx, ask) {
			from, start := spentByChildren(b), time.Now()
			_, err := ask.ask(ctx, statement)
			clock, cpu := time.Since(start).Seconds(), spentByChildren(b)-from
			if err != nil {
				b.Errorf("%s: %v", statement, err)
			}
			if clock > slowest {
				slowest, work = clock, cpu
			}
			if clock > 1 {
				over++
				tell(fmt.Sprintf("%.2f s, %.2f cpu s: %s", clock, cpu, statement))
			}
		}
	}
	tell(fmt.Sprintf("%d questions, %d statements of more than a second; the slowest %.2f s, %.2f cpu s", len(list), over, slowest, work))
	b.ReportMetric(slowest, "slowest-question-s")
	b.ReportMetric(work, "slowest-question-cpu-s")
	b.ReportMetric(float64(over), "over-1-s")
}

// asAnalystsDo are three statements about a question: narrowed, added up, ranked.
func (a askable) asAnalystsDo(ctx context.Context, ask asker) []string {
	where := ""
	for _, column := range []string{"indicator_id", "area_slug", "period"} {
		if !slices.Contains(a.columns, column) {
			continue
		}
		answer, err := ask.ask(ctx, "SELECT quantile_disc("+column+", 0.5) FROM "+a.id)
		if err == nil && len(answer.Rows) == 1 && answer.Rows[0][0] != nil {
			where = fmt.Sprintf(" WHERE %s = '%v'", column, answer.Rows[0][0])
			break
		}
	}
	statements := []string{"FROM " + a.id + where}
	if a.figure != "" {
		statements = append(statements, "SELECT count(*), sum("+a.figure+") FROM "+a.id+where, "FROM "+a.id+where+" ORDER BY "+a.figure+" DESC LIMIT 10")
	}
	return statements
}

// spentByChildren are the seconds of all processors that ended children have taken.
func spentByChildren(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// spent are the seconds of all processors that this process has taken, and the most
// memory that it has had, in MB.
func spent(b *testing.B) (seconds, memory float64) {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds(), float64(u.Maxrss) / 1024
}
