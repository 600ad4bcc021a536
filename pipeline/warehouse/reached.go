//go:build duckdb_arrow

package warehouse

import (
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// part collects what is to be staged; nil where that is most of the reading.
func (s *survey) part() *part {
	list := s.at.reading.Observations
	p := &part{gone: s.inForce.gone(), stated: []int64{}, layout: s.layout}
	timed := s.timePeers()
	for i := range list {
		at := s.places[s.subjects[i].place]
		reached := s.reach(i, timed)
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

// timePeers tells by the number of a period of which indicators peers are asked for, by
// theirs; of none for nil.
func (s *survey) timePeers() [][]bool {
	timed := make([][]bool, len(s.marker.periods.list))
	byKey := map[string][]bool{}
	for t := range s.timed {
		if at, known := s.indicators[t[0]]; known {
			if byKey[t[1]] == nil {
				byKey[t[1]] = make([]bool, len(s.indicators))
			}
			byKey[t[1]][at] = true
		}
	}
	for i, p := range s.marker.periods.list {
		timed[i] = byKey[p.key]
	}
	return timed
}

// reach tells in which of the groups that are asked for an observation is.
func (s *survey) reach(i int, timed [][]bool) reach {
	of := s.subjects[i]
	place, peers := s.places[of.place], timed[of.period] != nil && timed[of.period][of.indicator]
	if place.periods == nil && !place.asked && len(s.columns) == 0 && !peers {
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
	if peers && s.peers[group{o.Indicator, string(o.Level), string(o.Kind), o.Quantity.Unit, o.DimensionsKey(), p.key, o.Part, "", 0, time.Time{}}] {
		reached |= withPeers
	}
	return reached
}
