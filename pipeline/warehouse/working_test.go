//go:build duckdb_arrow

package warehouse

import (
	"context"
	"testing"
	"time"
)

// Work is counted and not waiting: who works for long enough is stopped, however
// long that takes, and who does not is not.
func TestWorkIsCountedAndNotWaiting(t *testing.T) {
	for _, c := range []struct {
		name string
		most time.Duration
		ends bool
	}{{"little", 30 * time.Millisecond, true}, {"much", time.Hour, false}} {
		ctx, stop := working(context.Background(), c.most)
		from, sum := worked(), 0
		for worked()-from < 10*glance && ctx.Err() == nil {
			sum++
		}
		if ended := ctx.Err() != nil; ended != c.ends {
			t.Errorf("%s: after %v of work (%d turns) ended %v, want %v", c.name, worked()-from, sum, ended, c.ends)
		}
		stop()
		<-ctx.Done()
	}
}
