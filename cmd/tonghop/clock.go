package main

import (
	"context"
	"time"

	"github.com/tonghop/tonghop/schedules"
)

// clock is the app's clock for the schedules.
func (a *app) clock() schedules.Clock { return wallClock{a.now} }

type wallClock struct{ now func() time.Time }

func (c wallClock) Now() time.Time { return c.now() }

// longestNap keeps a wait from sleeping through a clock that was set, or a
// machine that was suspended.
const longestNap = time.Minute

// Wait implements schedules.Clock.
func (c wallClock) Wait(ctx context.Context, t time.Time) error {
	for {
		left := t.Sub(c.now())
		if left <= 0 {
			return nil
		}
		if err := nap(ctx, min(left, longestNap)); err != nil {
			return err
		}
	}
}

func nap(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// sleep waits between tries of a fetch.
func (a *app) sleep(ctx context.Context, d time.Duration) error { return nap(ctx, d) }
