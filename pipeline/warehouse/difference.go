//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// A StatedValue is what a release says of a figure.
type StatedValue struct {
	ID        string
	Value     float64
	Max       *float64
	Qualifier string
	Unit      string
	Document  string
}

// A Change says how a figure differs between two releases.
type Change string

// The changes. A figure that is held waits in the later release alone, one that
// is released waits in the earlier one alone; their values are private.
const (
	NewFigure       Change = "new"
	RevisedFigure   Change = "revised"
	WithdrawnFigure Change = "withdrawn"
	HeldFigure      Change = "held"
	ReleasedFigure  Change = "released"
)

// A Difference is a figure that one release states otherwise than another.
type Difference struct {
	Change                         Change
	Indicator, Level, Area, Period string // Level is an ID, Period a key however the document writes it, the others are names
	Source, Document               string // of the later release, where it has the figure

	Before *StatedValue // nil when it is new, held or released
	After  *StatedValue // nil when it is withdrawn, held or released
}

// A Tally counts differences of one kind, source and area.
type Tally struct {
	Change       Change
	Source, Area string // Area is a name
}

// Differences are what changed from one release to another. New, Gone and
// Changed count figures, Doubts what waits in the later one alone; of the lists
// only the first are kept.
type Differences struct {
	New, Gone, Changed, Doubts int
	List                       []Difference // new, revised, withdrawn
	Waits                      []Difference // held, released
	Tallies                    map[Tally]int
}

// None tells whether a reader would notice nothing.
func (d Differences) None() bool { return d.New+d.Gone+d.Changed+d.Doubts == 0 }

// Compare tells what changed from before to after, listing at most so many
// figures. before is nil where there was no release. Both are walked side by
// side, so that memory does not grow with them.
func Compare(ctx context.Context, before, after *ReadOnly, most int) (d Differences, err error) {
	old, err := before.stated(ctx)
	if err != nil {
		return d, fmt.Errorf("compare releases: %w", err)
	}
	defer old.close()
	later, err := after.stated(ctx)
	if err != nil {
		return d, fmt.Errorf("compare releases: %w", err)
	}
	defer later.close()
	for old.next() && later.next() && !(old.done && later.done) {
		switch {
		case later.done || !old.done && old.key < later.key:
			d.add(old, nil, most)
			old.taken()
		case old.done || later.key < old.key:
			d.add(nil, later, most)
			later.taken()
		default:
			d.add(old, later, most)
			old.taken()
			later.taken()
		}
	}
	if err := errors.Join(old.err, later.err); err != nil {
		return d, fmt.Errorf("compare releases: %w", err)
	}
	return d, nil
}

func (d *Differences) add(old, later *statedRows, most int) {
	one := Difference{Change: RevisedFigure}
	waits := false
	switch {
	case old != nil && later != nil && old.same(later):
		return
	case later == nil:
		one.Change, waits = WithdrawnFigure, old.waits()
	case old == nil:
		one.Change, waits = NewFigure, later.waits()
	}
	if old != nil {
		value := old.value
		old.name(&one)
		one.Before = &value
	}
	if later != nil {
		value := later.value
		later.name(&one)
		one.After = &value
	}
	if waits {
		d.addWaiting(one, most)
		return
	}
	switch one.Change {
	case NewFigure:
		d.New++
	case WithdrawnFigure:
		d.Gone++
	default:
		d.Changed++
	}
	d.tally(one)
	if len(d.List) < most {
		d.List = append(d.List, one)
	}
}

// addWaiting takes what waits in one of the releases alone.
func (d *Differences) addWaiting(one Difference, most int) {
	if one.After != nil {
		one.Change = HeldFigure
		d.Doubts++
	} else {
		one.Change = ReleasedFigure
	}
	one.Before, one.After = nil, nil
	d.tally(one)
	if len(d.Waits) < most {
		d.Waits = append(d.Waits, one)
	}
}

func (d *Differences) tally(one Difference) {
	if d.Tallies == nil {
		d.Tallies = map[Tally]int{}
	}
	d.Tallies[Tally{one.Change, one.Source, one.Area}]++
}

// statedRows is a walk through what a release states, by key.
type statedRows struct {
	rows  *sql.Rows // nil where there is no release
	key   string
	names [5]string // indicator, level, area, period, source
	value StatedValue
	held  bool // a row that was read and not taken yet
	done  bool
	err   error
}

func (r *ReadOnly) stated(ctx context.Context) (*statedRows, error) {
	if r == nil {
		return &statedRows{done: true}, nil
	}
	rows, err := r.db.QueryContext(ctx, statement("stated_figures")) //nolint:rowserrcheck // next looks at it, at the last row
	if err != nil {
		return nil, err
	}
	return &statedRows{rows: rows}, nil
}

// next sees to it that a row is at hand, or that done says there is none.
func (s *statedRows) next() bool {
	if s.held || s.done {
		return true
	}
	if !s.rows.Next() {
		s.done, s.err = true, s.rows.Err()
		return s.err == nil
	}
	var value sql.NullFloat64
	v := StatedValue{}
	s.err = s.rows.Scan(&s.key, &v.ID, &s.names[0], &s.names[1], &s.names[2], &s.names[3], &s.names[4], &value, &v.Max, &v.Qualifier, &v.Unit, &v.Document)
	v.Value = value.Float64
	s.value, s.held = v, s.err == nil
	return s.err == nil
}

func (s *statedRows) name(d *Difference) {
	d.Indicator, d.Level, d.Area, d.Period, d.Source, d.Document = s.names[0], s.names[1], s.names[2], s.names[3], s.names[4], s.value.Document
}

func (s *statedRows) waits() bool { return strings.HasPrefix(s.key, "w/") }

func (s *statedRows) taken() { s.held = false }

func (s *statedRows) close() {
	if s.rows != nil {
		_ = s.rows.Close() // what it had to say is in err
	}
}

func (s *statedRows) same(other *statedRows) bool {
	a, b := s.value, other.value
	sameMax := (a.Max == nil) == (b.Max == nil) && (a.Max == nil || *a.Max == *b.Max)
	return a.Value == b.Value && sameMax && a.Qualifier == b.Qualifier && a.Unit == b.Unit
}
