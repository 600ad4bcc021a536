package table

import (
	"hash/maphash"
	"maps"

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
	awaited := p.awaitFigures(nil)
	best := p.score()
	if best.contradicted == 0 {
		return
	}
	change := awaited
	for i := range p.columns {
		for _, r := range alternatives(&p.columns[i]) {
			try := map[int]role{p.columns[i].Col: r}
			maps.Copy(try, awaited)
			p.assign(try)
			p.readRows()
			if s := p.score(); s.betterThan(best) {
				best, change = s, try
			}
		}
		p.assign(change)
	}
	p.assign(change)
	p.readRows()
}

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
