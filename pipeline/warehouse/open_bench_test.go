//go:build duckdb_arrow

package warehouse

import (
	"context"
	"path/filepath"
	"testing"
)

func BenchmarkOpenNew(b *testing.B) {
	opt := Options{Catalog: testCatalog(b)}
	dir := b.TempDir()
	for n := 0; b.Loop(); n++ {
		w, err := Open(context.Background(), filepath.Join(dir, itoa(n)), opt)
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAgain(b *testing.B) {
	opt := Options{Catalog: testCatalog(b)}
	path := filepath.Join(b.TempDir(), "w")
	for b.Loop() {
		w, err := Open(context.Background(), path, opt)
		if err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
