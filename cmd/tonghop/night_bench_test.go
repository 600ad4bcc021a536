package main

import (
	"path/filepath"
	"testing"
)

// BenchmarkCountryNight is the first night of the example of the whole country, from
// nothing to the release, and BenchmarkCountryQuietNight one in which nothing changed.
func BenchmarkCountryNight(b *testing.B)      { benchFirst(b, countryExample) }
func BenchmarkCountryQuietNight(b *testing.B) { benchQuiet(b, countryExample) }

// BenchmarkWholeNight and BenchmarkQuietNight are the same of the small example.
func BenchmarkWholeNight(b *testing.B) { benchFirst(b, example) }
func BenchmarkQuietNight(b *testing.B) { benchQuiet(b, example) }

func benchFirst(b *testing.B, workspace func(testing.TB) string) {
	b.Helper()
	for b.Loop() {
		b.StopTimer()
		dir := workspace(b)
		b.StartTimer()
		benchRun(b, dir)
	}
}

func benchQuiet(b *testing.B, workspace func(testing.TB) string) {
	b.Helper()
	dir := workspace(b)
	benchRun(b, dir)
	b.ResetTimer()
	for b.Loop() {
		benchRun(b, dir)
	}
}

// benchRun does one night in a process of its own, as an operator would.
func benchRun(b *testing.B, dir string) {
	b.Helper()
	cmd := program(b, "-w", dir, "run")
	if out, err := cmd.CombinedOutput(); err != nil && cmd.ProcessState.ExitCode() != exitWithFaults {
		b.Fatalf("%v: %s", err, out)
	}
	if usage := cmd.ProcessState; usage != nil {
		b.ReportMetric(float64(peak(usage))/(1<<20), "MiB-peak")
	}
}

func TestBenchmarksFindTheExample(t *testing.T) {
	t.Parallel()
	if found, err := filepath.Glob(filepath.Join(example(t), "inbox", "*", "*.xlsx")); err != nil || len(found) < 3 {
		t.Errorf("workbooks of the example: %v, %v", found, err)
	}
}
