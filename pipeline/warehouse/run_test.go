//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// A run is told of with its first change that lasts: one that is rolled back tells of
// none, and a change after the run was over opens it again.
func TestARunIsToldOfOnce(t *testing.T) {
	b := openBench(t, Options{})
	ctx, run := context.Background(), night(1)
	one := func() ([]step, error) { return []step{{outcome: "judged"}}, nil }
	stop := errors.New("stop")
	b.mu.Lock()
	err := b.committed(ctx, func() error {
		return errors.Join(b.addSteps(ctx, run, []step{{outcome: "judged"}}), stop)
	})
	b.mu.Unlock()
	if !errors.Is(err, stop) {
		t.Fatal(err)
	}
	b.want(`SELECT count(*)::VARCHAR FROM run`, "0")
	for range 2 {
		if err := b.record(ctx, run, one); err != nil {
			t.Fatal(err)
		}
	}
	b.want(`SELECT outcome FROM run`, "running")
	b.want(`SELECT seq::VARCHAR FROM run_step ORDER BY seq`, "1", "2")
	if err := b.Finish(ctx, run, pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	b.want(`SELECT outcome FROM run`, "done")
	if err := b.record(ctx, run, one); err != nil {
		t.Fatal(err)
	}
	b.want(`SELECT outcome FROM run`, "running")
}
