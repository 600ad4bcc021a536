package schedules

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var hanoi = time.FixedZone("Asia/Ho_Chi_Minh", 7*3600)

func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, hanoi)
	if err != nil {
		panic(err)
	}
	return t
}

func plan(t *testing.T, entries ...Entry) *Plan {
	t.Helper()
	p, err := NewPlan(entries, hanoi)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestNext(t *testing.T) {
	p := plan(t, Entry{"nightly", "30 1 * * *"}, Entry{"bao-chi", "30 */6 * * *"}, Entry{"ca-mau", "30 1 * * 1"})
	for _, c := range []struct {
		after, due string
		names      []string
	}{
		{"2026-11-22 23:00", "2026-11-23 00:30", []string{"bao-chi"}},
		{"2026-11-23 00:30", "2026-11-23 01:30", []string{"nightly", "ca-mau"}}, // a Monday
		{"2026-11-24 00:30", "2026-11-24 01:30", []string{"nightly"}},
	} {
		due, names := p.Next(at(c.after))
		if !due.Equal(at(c.due)) || !reflect.DeepEqual(names, c.names) {
			t.Errorf("after %s: %s %v, want %s %v", c.after, due, names, c.due, c.names)
		}
	}
}

// The hours of a plan count in its zone, wherever the machine stands.
func TestHoursCountInTheZoneOfThePlan(t *testing.T) {
	due, _ := plan(t, Entry{"nightly", "30 1 * * *"}).Next(time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	if want := time.Date(2026, 11, 23, 18, 30, 0, 0, time.UTC); !due.Equal(want) {
		t.Errorf("due %s, want %s", due.UTC(), want)
	}
}

func TestBadSpecificationNamesItself(t *testing.T) {
	for _, spec := range []string{"", "every night", "61 1 * * *", "1 2 3", "* * * * * *", "CRON_TZ=", "TZ=UTC 30 1 * * *"} {
		if err := Validate(spec); err == nil || !strings.Contains(err.Error(), spec) {
			t.Errorf("Validate(%q) = %v, want an error that quotes it", spec, err)
		}
	}
	if err := Validate("30 1 * * *"); err != nil {
		t.Error(err)
	}
}

// fakeClock jumps to whatever time it is asked to wait for, and past end it
// stands for ever.
type fakeClock struct{ now, end time.Time }

func (c *fakeClock) Now() time.Time { return c.now }

func (c *fakeClock) Wait(_ context.Context, t time.Time) error {
	if t.After(c.end) {
		return context.Canceled
	}
	if t.After(c.now) {
		c.now = t
	}
	return nil
}

func keep(t *testing.T, p *Plan, clock *fakeClock, j *Journal, took time.Duration) (ran []string) {
	t.Helper()
	err := Keep(context.Background(), clock, j, func() *Plan { return p }, func(_ context.Context, names []string) {
		ran = append(ran, clock.now.Format("02 15:04 ")+strings.Join(names, "+"))
		clock.now = clock.now.Add(took)
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("Keep = %v", err)
	}
	return ran
}

func journal(t *testing.T) *Journal {
	t.Helper()
	j, err := OpenJournal(filepath.Join(t.TempDir(), "journal.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestKeepRunsWhatIsDue(t *testing.T) {
	clock := &fakeClock{at("2026-11-23 00:00"), at("2026-11-25 00:00")}
	got := keep(t, plan(t, Entry{"nightly", "30 1 * * *"}), clock, journal(t), time.Minute)
	if want := []string{"23 01:30 nightly", "24 01:30 nightly"}; !reflect.DeepEqual(got, want) {
		t.Errorf("ran %v, want %v", got, want)
	}
}

// A run that takes longer than the time to the next is followed by one run, not
// by one for each hour that passed.
func TestLateRunsAreMadeUpOnce(t *testing.T) {
	clock := &fakeClock{at("2026-11-23 00:30"), at("2026-11-23 09:30")}
	got := keep(t, plan(t, Entry{"hourly", "0 * * * *"}), clock, journal(t), 3*time.Hour+time.Minute)
	if want := []string{"23 01:00 hourly", "23 04:01 hourly", "23 07:02 hourly", "23 10:03 hourly"}; !reflect.DeepEqual(got, want) {
		t.Errorf("ran %v, want %v", got, want)
	}
}

// A plan that takes the place of another counts from then on: what it would have
// had due earlier that day is not made up for.
func TestAPlanThatChangesIsTakenUp(t *testing.T) {
	clock := &fakeClock{at("2026-11-23 00:00"), at("2026-11-25 00:00")}
	early, late := plan(t, Entry{"nightly", "30 1 * * *"}), plan(t, Entry{"nightly", "0 10 * * *"}, Entry{"ca-mau", "0 15 * * *"})
	now := func() *Plan {
		if clock.now.Before(at("2026-11-23 14:00")) {
			return early
		}
		return late
	}
	var ran []string
	err := Keep(context.Background(), clock, journal(t), now, func(_ context.Context, names []string) {
		ran = append(ran, clock.now.Format("02 15:04 ")+strings.Join(names, "+"))
	})
	want := []string{"23 01:30 nightly", "23 15:00 ca-mau", "24 10:00 nightly", "24 15:00 ca-mau"}
	if !errors.Is(err, context.Canceled) || !reflect.DeepEqual(ran, want) {
		t.Errorf("ran %v, %v; want %v", ran, err, want)
	}
}

func TestMissedNightIsMadeUpAtStart(t *testing.T) {
	j := journal(t)
	ran := Record{Run: "a", Names: []string{"nightly"}, StartedAt: at("2026-11-20 01:30"), FinishedAt: at("2026-11-20 01:31"), Outcome: Done}
	died := Record{Run: "b", Names: []string{"nightly"}, StartedAt: at("2026-11-23 01:30"), Outcome: Running}
	for _, r := range []Record{ran, died} {
		if err := j.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	clock := &fakeClock{at("2026-11-23 08:00"), at("2026-11-23 09:00")}
	got := keep(t, plan(t, Entry{"nightly", "30 1 * * *"}), clock, j, time.Minute)
	if want := []string{"23 08:00 nightly"}; !reflect.DeepEqual(got, want) {
		t.Errorf("ran %v, want %v", got, want)
	}
}

func TestFirstStartWaitsForItsHour(t *testing.T) {
	clock := &fakeClock{at("2026-11-23 08:00"), at("2026-11-23 09:00")}
	if got := keep(t, plan(t, Entry{"nightly", "30 1 * * *"}), clock, journal(t), time.Minute); got != nil {
		t.Errorf("ran %v, want nothing", got)
	}
}

func TestJournalOutlivesACutLine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.jsonl")
	j, err := OpenJournal(path)
	if err != nil {
		t.Fatal(err)
	}
	night := Record{Run: "a", Names: []string{"nightly"}, Trigger: "schedule", StartedAt: at("2026-11-20 01:30").UTC(), Outcome: Running}
	if err := j.Write(night); err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"run":"b","na`); err != nil {
		t.Fatal(err)
	}
	f.Close()
	night.Outcome, night.FinishedAt = Done, at("2026-11-20 01:31").UTC()
	if err := j.Write(night); err != nil {
		t.Fatal(err)
	}
	again, err := OpenJournal(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Runs(); !reflect.DeepEqual(got, []Record{night}) {
		t.Errorf("runs %+v, want %+v", got, night)
	}
	if when, ok := again.Last("nightly"); !ok || !when.Equal(night.StartedAt) {
		t.Errorf("Last = %s, %v", when, ok)
	}
}

func FuzzValidateNeverPanics(f *testing.F) {
	for _, spec := range []string{"30 1 * * *", "@daily", "*/0 * * * *", "TZ=Mars/X 1 * * * *", "CRON_TZ=", "1-5/2,7 * * JAN MON"} {
		f.Add(spec)
	}
	f.Fuzz(func(t *testing.T, spec string) {
		if Validate(spec) == nil {
			p, err := NewPlan([]Entry{{"x", spec}}, hanoi)
			if err != nil {
				t.Fatalf("valid, yet %v", err)
			}
			p.Next(at("2026-11-23 00:00"))
		}
	})
}
