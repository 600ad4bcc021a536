//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// What is smaller than this is judged whole: asking what of it is settled takes
// longer than judging it.
const smallDocument = 400 // figures

// A reach says which groups of a document a staged figure was staged with.
type reach uint8

const (
	withArea   reach = 1 << iota // every figure of its area
	withPeers                    // every figure of its indicator, level, kind, unit, dimensions and period
	withColumn                   // every figure of its column, which is of one province, period and kind
	withAll    = withArea | withPeers | withColumn
)

// A part is what of a reading is staged, where the rest is settled: in force as
// it is stated, without a fault, and nothing that its checks look at has changed
// since they last looked.
type part struct {
	ordinals []int   // of the observations, ascending
	reaches  []reach // of each of them
	due      []int64 // marks of what is in force and takes part in the matching
	passed   int     // figures in force that are settled
	layout   layout  // of the whole reading
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

	marks   []uint64 // of each observation
	seed    []bool   // whether it is to be judged for its own sake
	marker  marker
	layout  layout
	areas   map[pipeline.AreaID]bool
	peers   map[string]bool
	periods map[[2]string]bool // indicator and period of peers: a first look
	columns map[columnPlace]bool
	moved   int
}

// A standing is what is in force of a document, by its marks.
type standing struct {
	at     map[uint64]int32 // where in counts and seen
	counts []int32          // of the figures that have the mark
	seen   []bool           // it is stated still
	all    int
}

func (s *standing) add(mark uint64) {
	at, ok := s.at[mark]
	if !ok {
		at = int32(len(s.counts))
		s.at[mark], s.counts, s.seen = at, append(s.counts, 0), append(s.seen, false)
	}
	s.counts[at]++
	s.all++
}

// see tells whether a figure with the mark is in force, and remembers that it is
// stated.
func (s *standing) see(mark uint64) bool {
	at, ok := s.at[mark]
	if ok {
		s.seen[at] = true
	}
	return ok
}

func (s *standing) count(mark uint64) int {
	if at, ok := s.at[mark]; ok {
		return int(s.counts[at])
	}
	return 0
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
		areas: map[pipeline.AreaID]bool{}, peers: map[string]bool{}, periods: map[[2]string]bool{}, columns: map[columnPlace]bool{},
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
	return s.part(), nil
}

// look marks every observation and finds those that are to be judged for their
// own sake.
func (s *survey) look() {
	list := s.at.reading.Observations
	s.marks, s.seed = make([]uint64, len(list)), make([]bool, len(list))
	s.layout = layout{}
	for i := range list {
		o := &list[i]
		p := s.marker.period(&o.Period)
		identity := s.marker.identity(o, p.key)
		s.marks[i] = mark(identity, o, s.at.source.Claims)
		s.layout.add(o, p.key, identity)
		settled := s.inForce.see(s.marks[i])
		if settled && o.Held == "" && !s.touched[s.marks[i]] && !p.first.After(s.today) && !p.last.After(s.today) {
			continue
		}
		s.seed[i] = true
		s.moved++
		s.addGroups(o.Indicator, string(o.Level), o.Area, string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part)
	}
	for at, column := range s.layout {
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

// addGroups asks for the figures that stand with one in its area, and for its
// peers.
func (s *survey) addGroups(indicator, level string, area pipeline.AreaID, kind, unit, dimensions, period string, part bool) {
	s.areas[area] = true
	s.periods[[2]string{indicator, period}] = true
	s.peers[peersKey(indicator, level, kind, unit, dimensions, period, part)] = true
}

// addColumn asks for a column, where it is somebody's own.
func (s *survey) addColumn(at columnPlace) {
	if c := s.layout[at]; c != nil && !c.many {
		s.columns[at] = true
	}
}

func peersKey(indicator, level, kind, unit, dimensions, period string, part bool) string {
	return strings.Join([]string{indicator, level, kind, unit, dimensions, period, fmt.Sprint(part)}, "|")
}

// gone are the marks of what is in force and no longer stated.
func (s *survey) gone() []int64 {
	list := []int64{}
	for mark, at := range s.inForce.at {
		if !s.inForce.seen[at] {
			list = append(list, int64(mark))
		}
	}
	slices.Sort(list)
	return list
}

// part collects what is to be staged; nil where that is most of the reading.
func (s *survey) part() *part {
	list := s.at.reading.Observations
	p := &part{due: s.gone(), layout: s.layout}
	told := map[pipeline.AreaID]bool{} // areas of which an official figure is staged
	due := map[uint64]bool{}
	for _, mark := range p.due {
		due[uint64(mark)] = true
	}
	for i := range list {
		o := &list[i]
		reached := s.reach(i)
		if first := !o.Claim && !told[o.Area]; reached == 0 && !s.seed[i] && !first {
			continue
		}
		told[o.Area] = told[o.Area] || !o.Claim
		p.ordinals, p.reaches = append(p.ordinals, i), append(p.reaches, reached)
		if mark := s.marks[i]; !due[mark] && s.inForce.count(mark) > 0 {
			due[mark] = true
			p.due = append(p.due, int64(mark))
		}
	}
	if len(p.ordinals) > len(list)/2 {
		return nil
	}
	p.passed = s.inForce.all
	for mark := range due {
		p.passed -= s.inForce.count(mark)
	}
	return p
}

// reach tells in which of the groups that are asked for an observation is.
func (s *survey) reach(i int) reach {
	o := &s.at.reading.Observations[i]
	var reached reach
	if s.areas[o.Area] {
		reached |= withArea
	}
	if s.columns[columnOf(o)] {
		reached |= withColumn
	}
	period := s.marker.period(&o.Period).key
	if s.periods[[2]string{o.Indicator, period}] &&
		s.peers[peersKey(o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), period, o.Part)] {
		reached |= withPeers
	}
	return reached
}
