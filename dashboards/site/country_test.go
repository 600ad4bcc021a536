package site_test

import (
	"os"
	"testing"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

func generated(t testing.TB) *sitetest.Asker {
	t.Helper()
	a, err := sitetest.Generated()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Sixty-three provinces, sixty indicators, ten years, three kinds.
func TestTheWholeCountryKeepsTheBudgets(t *testing.T) {
	dir := build(t, generated(t), nil)
	if out := os.Getenv("KEEP_SITE"); out != "" {
		if err := os.CopyFS(out, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	s := judged(t, dir)
	if len(s.Pages) < 1000 {
		t.Errorf("%d pages", len(s.Pages))
	}
}
