//go:build unix

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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
// both processors, and the most memory that was held. LOCALITIES is how large it is,
// as for BenchmarkCountry of the warehouse.
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
