// Package schedules says what is due, what ran and what was missed.
//
// The border: it knows times and names and nothing else. What a name stands for
// and what running it means is the caller's.
package schedules

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// An Entry is one thing to be done again and again.
type Entry struct {
	Name string
	Spec string // five cron fields, or @daily and the like
}

// A Plan is a set of entries whose times are read in one time zone.
type Plan struct {
	entries []planned
}

type planned struct {
	name     string
	schedule cron.Schedule
	zone     *time.Location
}

// Validate tells what is wrong with a cron specification; nil when nothing is.
func Validate(spec string) error {
	_, err := parse(spec)
	return err
}

func parse(spec string) (cron.Schedule, error) {
	// The zone is the workspace's. The library would also panic on a bare "TZ=".
	if strings.Contains(spec, "TZ=") {
		return nil, fmt.Errorf("schedule %q: the time zone is set for the whole workspace, not here", spec)
	}
	schedule, err := cron.ParseStandard(spec)
	if err != nil {
		return nil, fmt.Errorf("schedule %q: want five fields, minute hour day month weekday: %w", spec, err)
	}
	return schedule, nil
}

// NewPlan reads the entries; zone is where their hours count.
func NewPlan(entries []Entry, zone *time.Location) (*Plan, error) {
	p := &Plan{}
	for _, e := range entries {
		schedule, err := parse(e.Spec)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
		}
		p.entries = append(p.entries, planned{e.Name, schedule, zone})
	}
	return p, nil
}

// Next is the first time after t at which something is due, and the names due
// then. The zero time means never.
func (p *Plan) Next(t time.Time) (at time.Time, names []string) {
	for _, e := range p.entries {
		next := e.schedule.Next(t.In(e.zone))
		switch {
		case next.IsZero():
		case at.IsZero() || next.Before(at):
			at, names = next, []string{e.name}
		case next.Equal(at):
			names = append(names, e.name)
		}
	}
	return at, names
}

// Missed are the names that were due after they last ran and not later than
// now. A name that never ran has missed nothing: it waits for its hour.
func (p *Plan) Missed(last func(name string) (time.Time, bool), now time.Time) []string {
	var names []string
	for _, e := range p.entries {
		ran, ok := last(e.name)
		if !ok {
			continue
		}
		if due := e.schedule.Next(ran.In(e.zone)); !due.IsZero() && !due.After(now) {
			names = append(names, e.name)
		}
	}
	return names
}

// A Clock tells the time and waits for it.
type Clock interface {
	Now() time.Time
	// Wait returns when t has come, or with the error of ctx.
	Wait(ctx context.Context, t time.Time) error
}

// look is how long a Keep waits at most before it asks for the plan again.
const look = time.Minute

// Keep runs what is due until ctx ends: first, once, what was missed while
// nobody was there; then each name at its hour. run gets all names of one hour
// together and one call ends before the next begins; hours that pass meanwhile
// are made up for by one call. plan is asked again every minute: one that it gives
// in the place of another counts from then on.
func Keep(ctx context.Context, clock Clock, journal *Journal, plan func() *Plan, run func(ctx context.Context, names []string)) error {
	p, since := plan(), clock.Now()
	if missed := p.Missed(journal.Last, since); len(missed) > 0 {
		run(ctx, missed)
	}
	for {
		at, names := p.Next(since)
		wake := clock.Now().Add(look)
		due := !at.IsZero() && !at.After(wake)
		if due {
			wake = at
		}
		if err := clock.Wait(ctx, wake); err != nil {
			return err
		}
		if due {
			since = later(at, clock.Now())
			run(ctx, names)
		}
		if next := plan(); next != p {
			p, since = next, clock.Now()
		}
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
