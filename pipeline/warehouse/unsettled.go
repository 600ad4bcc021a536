//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// What is smaller than this is judged whole: asking what of it is settled takes
// longer than judging it.
const smallDocument = 400 // figures

// A reach says which groups of a document a staged figure was staged with.
type reach uint8

const (
	withPeriod reach = 1 << iota // every figure of its area and period
	withArea                     // every figure of its area
	withPeers                    // every figure of its indicator, level, kind, unit, dimensions and period
	withColumn                   // every figure of its column, which is of one province, period and kind
	withPast                     // what stands of its series
	forItself                    // nothing: it is to be judged for its own sake
	withAll    = withPeriod | withArea | withPeers | withColumn | withPast | forItself
)

// A part is what of a reading is staged, where the rest is settled: in force as
// it is stated, without a fault, and nothing that its checks look at has changed
// since they last looked.
type part struct {
	ordinals []int   // of the observations, ascending
	reaches  []reach // of each of them
	gone     []int64 // marks of what is in force and no longer stated
	stated   []int64 // marks of what is staged and in force as it is stated
	standing int     // figures in force with those
	passed   int     // figures in force that are neither
	layout   layout  // of the whole reading
}

// has tells whether any figure is staged with the group that a check needs.
func (p *part) has(scope pipeline.Scope) bool {
	asked := map[pipeline.Scope]reach{pipeline.NeedsFigure: forItself, pipeline.NeedsPeriod: withPeriod, pipeline.NeedsArea: withArea, pipeline.NeedsPeers: withPeers, pipeline.NeedsPeersNow: withPeers, pipeline.NeedsColumn: withColumn}[scope]
	return asked == 0 || slices.ContainsFunc(p.reaches, func(r reach) bool { return r&asked != 0 })
}

// errWhole says that more was found than can be judged in part: nothing was
// changed, and the document is to be judged whole.
var errWhole = errors.New("the document is to be judged whole")

// A survey finds out what of a reading is settled.
type survey struct {
	at      staging
	judged  judgedBefore
	inForce *standing
	touched map[uint64]bool
	today   time.Time // day of the judgement before

	needs      map[pipeline.Scope]bool // of the checks
	marks      []uint64                // of each observation
	subjects   []subject               // of each observation
	seed       []bool                  // whether it is to be judged for its own sake
	marker     marker
	layout     layout
	ahead      []bool // of each period of the marker, whether it was not over yet
	areas      map[pipeline.AreaID]*placeTold
	places     []*placeTold // the same by their numbers
	indicators map[string]int32
	peers      map[group]bool     // without their areas
	behind     map[string][]group // the figures whose next ones are asked for, by series
	columns    map[columnPlace]bool
	moved      int
	space      []byte
}

// A subject is what an observation is of, by numbers: it is asked of all of them, and each
// lies in memory's far corner.
type subject struct{ period, place, indicator int32 }

func (s *survey) period(i int) *stagedPeriod { return s.marker.periods.list[s.subjects[i].period] }

// A group is what stands with a figure: in its area and period, and as its peers.
type group struct {
	indicator, level, kind, unit, dimensions, period string
	part                                             bool

	area  pipeline.AreaID
	years int
	end   time.Time // zero where nothing tells
}

// peers are what a group is without its area.
func (g group) peers() group {
	g.area, g.years, g.end = "", 0, time.Time{}
	return g
}

// survey finds out what of the reading is to be staged, and takes out of it what is
// boundless: a large one is not gone through for that alone where each figure is looked at
// anyway.
func (w *Warehouse) survey(ctx context.Context, at *staging) (err error) {
	if len(at.reading.Observations) < smallDocument {
		at.reading = withinBounds(at.reading)
		return nil
	}
	if at.basis, err = w.basisOf(ctx, at.source); err != nil {
		return err
	}
	if at.part, err = w.unsettled(ctx, *at); err != nil && !errors.Is(err, errBoundless) {
		return err
	}
	if at.part == nil && anyBoundless(at.reading.Observations) {
		at.basis, at.reading = "", withinBounds(at.reading)
		return w.survey(ctx, at)
	}
	return nil
}

// errBoundless is that a figure is beyond all bounds.
var errBoundless = errors.New("no figure can be so large or small")

// unsettled gives the part of a reading that must be judged, and nil where that
// is all of it.
func (w *Warehouse) unsettled(ctx context.Context, at staging) (*part, error) {
	list := at.reading.Observations
	if len(w.opt.Decisions.Corrections(at.source.ID)) > 0 || len(w.opt.Decisions.Disputed(at.source.ID)) > 0 ||
		slices.ContainsFunc(w.opt.Checks, func(c pipeline.Check) bool { return c.Whole == pipeline.NeedsDocument && c.Severity != pipeline.Off }) {
		return nil, nil
	}
	judged, err := w.judgedBefore(ctx, at)
	if err != nil || judged.basis == "" || judged.basis != at.basis {
		return nil, err
	}
	elsewhere, near, err := w.changedElsewhere(ctx, at, judged.at)
	if err != nil || near {
		return nil, err
	}
	inForce, known, err := w.marksInForce(ctx, at)
	if err != nil || !known {
		return nil, err
	}
	s := survey{
		at: at, judged: judged, inForce: inForce, touched: map[uint64]bool{}, today: vietnamDay(judged.at),
		needs: map[pipeline.Scope]bool{}, areas: map[pipeline.AreaID]*placeTold{}, indicators: map[string]int32{}, peers: map[group]bool{},
		behind: map[string][]group{}, columns: map[columnPlace]bool{},
	}
	for _, c := range w.active() {
		s.needs[c.Whole] = true
	}
	for _, mark := range judged.doubted {
		s.touched[uint64(mark)] = true
	}
	if elsewhere {
		if err := w.statedElsewhere(ctx, at, judged.at, s.touched); err != nil {
			return nil, err
		}
	}
	if !s.look() {
		return nil, errBoundless
	}
	if s.moved > len(list)/4 {
		return nil, nil
	}
	if err := w.addPast(ctx, &s); err != nil {
		return nil, err
	}
	if s.layout.alone() {
		if err := w.addCopied(ctx, &s); err != nil {
			return nil, err
		}
	}
	s.addNext()
	return s.part(), nil
}

// look marks every observation and finds those that are to be judged for their
// own sake; false where one is boundless.
func (s *survey) look() bool {
	list := s.at.reading.Observations
	s.marks, s.seed, s.subjects = make([]uint64, len(list)), make([]bool, len(list)), make([]subject, len(list))
	place, indicator, named := &placeTold{}, int32(0), ""
	var strayed []int // what does not stand where it was
	var sought []uint64
	for i := range list {
		o := &list[i]
		if boundless(o) {
			return false
		}
		p := s.marker.period(&o.Period)
		identity := s.marker.identity(o, p)
		if i == 0 || place.id != o.Area {
			place = s.place(o.Area)
		}
		if i == 0 || named != o.Indicator {
			indicator, named = s.indicator(o.Indicator), o.Indicator
		}
		s.marks[i], s.subjects[i] = mark(identity, o, s.at.source.Claims), subject{p.at, place.at, indicator}
		s.layout.add(o, p.key, identity)
		if !s.inForce.see(s.marks[i]) {
			strayed, sought = append(strayed, i), append(sought, s.marks[i])
		} else if !s.settled(i) {
			s.addSeed(i)
		}
	}
	found := s.inForce.sought(sought)
	for _, i := range strayed {
		if found[s.marks[i]] == 0 || !s.settled(i) {
			s.addSeed(i)
		}
	}
	for at, column := range s.layout.columns {
		if s.judged.columns[at.String()] != int64(column.sum) {
			s.addColumn(at)
		}
	}
	for i := range list {
		if s.seed[i] {
			s.addColumn(columnOf(&list[i]))
		}
	}
	return true
}

// settled tells whether an observation that is in force needs no judgement for its
// own sake.
func (s *survey) settled(i int) bool {
	at := int(s.subjects[i].period)
	for n := len(s.ahead); n <= at; n++ {
		p := s.marker.periods.list[n]
		s.ahead = append(s.ahead, p.first.After(s.today) || p.last.After(s.today))
	}
	return s.at.reading.Observations[i].Held == "" && !s.ahead[at] && (len(s.touched) == 0 || !s.touched[s.marks[i]])
}

// indicator numbers an indicator.
func (s *survey) indicator(id string) int32 {
	at, known := s.indicators[id]
	if !known {
		at = int32(len(s.indicators)) //nolint:gosec // as many as a reading has figures at most
		s.indicators[id] = at
	}
	return at
}

func (s *survey) addSeed(i int) {
	o, p := &s.at.reading.Observations[i], s.period(i)
	s.seed[i] = true
	s.moved++
	s.addGroups(group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part, o.Area, p.years, p.last}, o.SeriesKey())
}

// addGroups asks for the figures that stand with one of a series in its area, and for
// its peers.
func (s *survey) addGroups(g group, series string) {
	place := s.place(g.area)
	place.asked = place.asked || s.needs[pipeline.NeedsArea]
	if s.needs[pipeline.NeedsPeriod] {
		place.ask(g.period)
		if g.years > 0 && !g.end.IsZero() {
			s.behind[clean(series)] = append(s.behind[clean(series)], g)
		}
	}
	if s.needs[pipeline.NeedsPeers] || s.needs[pipeline.NeedsPeersNow] {
		s.peers[g.peers()] = true
	}
}

// addNext asks for what stands with the next figures of the series asked for: what a
// figure is compared with is the one before it.
func (s *survey) addNext() {
	type figure struct {
		series string
		part   bool
		years  int
		end    time.Time
	}
	next := map[figure][]*stagedPeriod{} // by the one before, all that end first
	if len(s.behind) == 0 {
		return
	}
	of := make([]bool, len(s.indicators))
	for _, groups := range s.behind {
		if at, known := s.indicators[groups[0].indicator]; known {
			of[at] = true
		}
	}
	list := s.at.reading.Observations
	for i := range list {
		if s.places[s.subjects[i].place].periods == nil || !of[s.subjects[i].indicator] {
			continue
		}
		p := s.period(i)
		if p.years == 0 || p.last.IsZero() {
			continue
		}
		series := clean(list[i].SeriesKey())
		for _, g := range s.behind[series] {
			if g.part != list[i].Part || g.years != p.years || !p.last.After(g.end) {
				continue
			}
			f := figure{series, g.part, g.years, g.end}
			switch known := next[f]; {
			case len(known) == 0 || p.last.Before(known[0].last):
				next[f] = []*stagedPeriod{p}
			case p.last.Equal(known[0].last):
				next[f] = append(known, p)
			}
		}
	}
	for series, groups := range s.behind {
		for _, g := range groups {
			for _, p := range next[figure{series, g.part, g.years, g.end}] {
				s.place(g.area).ask(p.key)
			}
		}
	}
}

// place is what is known of an area.
func (s *survey) place(area pipeline.AreaID) *placeTold {
	place := s.areas[area]
	if place == nil {
		place = &placeTold{id: area, at: int32(len(s.places))} //nolint:gosec // as many as a reading has figures at most
		s.areas[area], s.places = place, append(s.places, place)
	}
	return place
}

// addColumn asks for a column, where it is somebody's own.
func (s *survey) addColumn(at columnPlace) {
	if c := s.layout.columns[at]; c != nil && !c.many {
		s.columns[at] = true
	}
}
