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
	withAll    = withPeriod | withArea | withPeers | withColumn | withPast
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
	asked := map[pipeline.Scope]reach{pipeline.NeedsPeriod: withPeriod, pipeline.NeedsArea: withArea, pipeline.NeedsPeers: withPeers, pipeline.NeedsPeersNow: withPeers, pipeline.NeedsColumn: withColumn}[scope]
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

	needs   map[pipeline.Scope]bool // of the checks
	marks   []uint64                // of each observation
	periods []*stagedPeriod         // of each observation
	places  []*placeTold            // of each observation
	seed    []bool                  // whether it is to be judged for its own sake
	marker  marker
	layout  layout
	areas   map[pipeline.AreaID]*placeTold
	peers   map[group]bool     // without their areas
	timed   map[[2]string]bool // indicator and period of peers: a first look
	behind  map[string][]group // the figures whose next ones are asked for, by series
	columns map[columnPlace]bool
	moved   int
}

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

// survey finds out what of the reading is to be staged.
func (w *Warehouse) survey(ctx context.Context, at *staging) (err error) {
	if len(at.reading.Observations) < smallDocument {
		return nil
	}
	if at.basis, err = w.basisOf(ctx, at.source); err != nil {
		return err
	}
	at.part, err = w.unsettled(ctx, *at)
	return err
}

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
		needs: map[pipeline.Scope]bool{}, areas: map[pipeline.AreaID]*placeTold{}, peers: map[group]bool{}, timed: map[[2]string]bool{},
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
	s.look()
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
// own sake.
func (s *survey) look() {
	list := s.at.reading.Observations
	s.marks, s.seed, s.periods, s.places = make([]uint64, len(list)), make([]bool, len(list)), make([]*stagedPeriod, len(list)), make([]*placeTold, len(list))
	place := &placeTold{}
	var strayed []int // what does not stand where it was
	var sought []uint64
	for i := range list {
		o := &list[i]
		p := s.marker.period(&o.Period)
		identity := s.marker.identity(o, p)
		if i == 0 || place.id != o.Area {
			place = s.place(o.Area)
		}
		s.marks[i], s.periods[i], s.places[i] = mark(identity, o, s.at.source.Claims), p, place
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
}

// settled tells whether an observation that is in force needs no judgement for its
// own sake.
func (s *survey) settled(i int) bool {
	p := s.periods[i]
	return s.at.reading.Observations[i].Held == "" && !s.touched[s.marks[i]] && !p.first.After(s.today) && !p.last.After(s.today)
}

func (s *survey) addSeed(i int) {
	o, p := &s.at.reading.Observations[i], s.periods[i]
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
		s.timed[[2]string{g.indicator, g.period}] = true
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
	list := s.at.reading.Observations
	for i := range list {
		p := s.periods[i]
		if s.places[i].periods == nil || p.years == 0 || p.last.IsZero() {
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
		place = &placeTold{id: area}
		s.areas[area] = place
	}
	return place
}

// addColumn asks for a column, where it is somebody's own.
func (s *survey) addColumn(at columnPlace) {
	if c := s.layout.columns[at]; c != nil && !c.many {
		s.columns[at] = true
	}
}

// part collects what is to be staged; nil where that is most of the reading.
func (s *survey) part() *part {
	list := s.at.reading.Observations
	p := &part{gone: s.inForce.gone(), stated: []int64{}, layout: s.layout}
	s.timePeers()
	for i := range list {
		at := s.places[i]
		reached := s.reach(i)
		telling := s.needs[pipeline.NeedsAreas] && !at.told && !list[i].Claim
		if reached == 0 && !s.seed[i] && !telling {
			continue
		}
		at.told = at.told || !list[i].Claim
		if reached&^withPeers != 0 || s.seed[i] || telling || s.needs[pipeline.NeedsPeers] {
			reached |= withPast
		}
		p.ordinals, p.reaches = append(p.ordinals, i), append(p.reaches, reached)
	}
	if len(p.ordinals) > len(list)/2 {
		return nil
	}
	marks := make([]uint64, 0, len(p.gone)+len(p.ordinals))
	for _, mark := range p.gone {
		marks = append(marks, uint64(mark))
	}
	for _, i := range p.ordinals {
		marks = append(marks, s.marks[i])
	}
	counts := s.inForce.counted(marks)
	p.passed = len(s.inForce.marks)
	for n, mark := range marks {
		p.passed -= counts[mark]
		if n >= len(p.gone) && counts[mark] > 0 {
			p.stated = append(p.stated, int64(mark))
			p.standing += counts[mark]
		}
		counts[mark] = 0
	}
	return p
}

// A placeTold is what of an area is staged.
type placeTold struct {
	id      pipeline.AreaID
	asked   bool            // all of it
	periods map[string]bool // all of them
	told    bool            // an official figure
}

func (p *placeTold) ask(period string) {
	if p.periods == nil {
		p.periods = map[string]bool{}
	}
	p.periods[period] = true
}

// timePeers tells the periods of the reading the indicators of which peers are asked
// for.
func (s *survey) timePeers() {
	byPeriod := map[string]map[string]bool{}
	for t := range s.timed {
		if byPeriod[t[1]] == nil {
			byPeriod[t[1]] = map[string]bool{}
		}
		byPeriod[t[1]][t[0]] = true
	}
	for _, p := range s.marker.periods.known {
		p.timed = byPeriod[p.key]
	}
}

// reach tells in which of the groups that are asked for an observation is.
func (s *survey) reach(i int) reach {
	p, place := s.periods[i], s.places[i]
	if place.periods == nil && !place.asked && len(s.columns) == 0 && p.timed == nil { // what it states is not looked at: that it is in memory's far corner costs more than all this
		return 0
	}
	o := &s.at.reading.Observations[i]
	var reached reach
	if place.periods != nil && place.periods[p.key] {
		reached |= withPeriod
	}
	if place.asked {
		reached |= withArea
	}
	if len(s.columns) > 0 && s.columns[columnOf(o)] {
		reached |= withColumn
	}
	if p.timed[o.Indicator] && s.peers[group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part, "", 0, time.Time{}}] {
		reached |= withPeers
	}
	return reached
}
