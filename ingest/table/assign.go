package table

import (
	"hash/maphash"
	"maps"
	"math"

	"github.com/tonghop/tonghop/ingest/layout"
)

// A score is how well an assignment of roles explains the first rows of a table.
type score struct {
	understood   int // figures
	contradicted int // figures that another one of the same series and period denies
}

func (s score) betterThan(o score) bool {
	return s.understood-3*s.contradicted > o.understood-3*o.contradicted
}

// reconsider tries other roles for columns that might have them, when the first
// assignment contradicts itself, and keeps the one that explains most.
func (p *plan) reconsider() {
	awaited := p.awaitFigures()
	best := p.score()
	if best.contradicted == 0 {
		return
	}
	change, tried := awaited, false
	for i := range p.columns {
		others := alternatives(&p.columns[i])
		for _, r := range others {
			try := map[int]role{p.columns[i].Col: r}
			tried = true
			maps.Copy(try, awaited)
			p.assign(try)
			p.readRows(mostTried)
			if s := p.score(); s.betterThan(best) {
				best, change = s, try
			}
		}
		if len(others) > 0 {
			p.assign(change)
		}
	}
	if tried {
		p.assign(change)
		p.readRows(math.MaxInt)
	}
}

// mostTried is how many rows are read to try a role: the score looks at the first
// of them.
const mostTried = 20_000

// alternatives are the other roles that a column may have. A column of names is
// never passed over: that would make figures of single things the province's.
func alternatives(c *column) []role {
	switch {
	case c.role == roleNote && c.HoldsWords():
		return []role{roleLabel}
	case c.role == roleValue && c.Years > 0 && c.Figures == 0:
		return []role{rolePeriod}
	case c.role == roleLabel:
		return []role{roleItem}
	}
	return nil
}

// score reads the first rows under the present assignment.
func (p *plan) score() score {
	var s score
	seed := maphash.MakeSeed()
	values := map[uint64]float64{}
	for i := range min(p.rows.len(), sampled) {
		for _, c := range p.values {
			if p.table.Look(p.rows.number(i), c.Col) == layout.Blank {
				continue
			}
			f := p.judge(i, c)
			if f.verdict != figured {
				continue
			}
			s.understood++
			key := f.meaning.seriesHash(seed)
			if v, ok := values[key]; ok && differ(v, f.quantity.Value) {
				s.contradicted++
			}
			values[key] = f.quantity.Value
		}
	}
	return s
}
