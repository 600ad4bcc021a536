//go:build duckdb_arrow

package warehouse

import (
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// part collects what is to be staged; nil where that is most of the reading.
func (s *survey) part() *part {
	list := s.at.reading.Observations
	p := &part{gone: s.inForce.gone(), stated: []int64{}, layout: s.layout}
	timed := s.timePeers()
	areas, peers := s.needs[pipeline.NeedsAreas], s.needs[pipeline.NeedsPeers]
	for i := range list {
		at := s.places[s.subjects[i].place]
		reached := s.reach(i, timed)
		telling := areas && !at.told && !list[i].Claim
		if reached == 0 && !s.seed[i] && !telling {
			continue
		}
		at.told = at.told || !list[i].Claim
		if reached&^withPeers != 0 || s.seed[i] || telling || peers {
			reached |= withPast
		}
		if s.seed[i] {
			reached |= forItself
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
	at      int32           // among the places of the reading
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

// timePeers gives the peers that are asked for by the number of their period and by that
// of their indicator; nil for a period of which none are.
func (s *survey) timePeers() [][][]group {
	timed := make([][][]group, len(s.marker.periods.list))
	byKey := map[string][][]group{}
	for g := range s.peers {
		if at, known := s.indicators[g.indicator]; known {
			if byKey[g.period] == nil {
				byKey[g.period] = make([][]group, len(s.indicators))
			}
			byKey[g.period][at] = append(byKey[g.period][at], g)
		}
	}
	for i, p := range s.marker.periods.list {
		timed[i] = byKey[p.key]
	}
	return timed
}

// reach tells in which of the groups that are asked for an observation is.
func (s *survey) reach(i int, timed [][][]group) reach {
	of := s.subjects[i]
	place := s.places[of.place]
	var peers []group
	if timed[of.period] != nil {
		peers = timed[of.period][of.indicator]
	}
	if place.periods == nil && !place.asked && len(s.columns) == 0 && len(peers) == 0 {
		return 0
	}
	o, p := &s.at.reading.Observations[i], s.period(i)
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
	if len(peers) > 0 && s.isPeer(peers, o, p) {
		reached |= withPeers
	}
	return reached
}

// More peers than these are looked up, not gone through.
const fewPeers = 8

// isPeer tells whether an observation is in one of the groups of its indicator and period,
// whatever its area.
func (s *survey) isPeer(peers []group, o *pipeline.Observation, p *stagedPeriod) bool {
	s.space = o.AppendDimensionsKey(s.space[:0])
	if len(peers) > fewPeers {
		return s.peers[group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, string(s.space), p.key, o.Part, "", 0, time.Time{}}]
	}
	return slices.ContainsFunc(peers, func(g group) bool {
		return g.part == o.Part && g.level == string(o.Level) && g.kind == string(o.Kind) && g.unit == o.Quantity.Unit && g.dimensions == string(s.space)
	})
}
