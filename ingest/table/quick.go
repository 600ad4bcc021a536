package table

import (
	"hash/maphash"

	"github.com/tonghop/tonghop/pipeline"
)

// A sheet may hold millions of plain numbers in rows of which each names another
// place or period. What is counted is then the same for a whole column, and when
// and where for a whole row: such a figure is put together of the two, and
// nothing is worked out or kept for its cell alone.

// quick is the core and the when of a cell in a column of figures that holds a plain number in a row of
// data, and its value; ok is false for every cell that needs a closer look.
func (p *plan) quick(row *rowState, c *column) (core, when *figureMeaning, value float64, ok bool) {
	if row.kind != memberRow || row.part || !c.plain || c.checked || row.sum != nil || c.sum != nil {
		return nil, nil, 0, false
	}
	v, plain := p.grid.PlainAt(row.row, c.Col)
	if !plain || p.grid.Hides(row.row, c.Col) || p.grid.Covered(row.row, c.Col) || p.misplaced(row, c) != nil {
		return nil, nil, 0, false
	}
	if core = p.coreOf(row, c); core.problem != nil || core.factor == 0 {
		return nil, nil, 0, false
	}
	if when = p.whenOf(row, c, core); when.problem != nil || len(when.dimensions) > 0 {
		return nil, nil, 0, false
	}
	value = core.worth(v)
	return core, when, value, core.implausible(value) == plausible
}

// quickFinding is the finding of a cell that quick reads. Its meaning holds until the
// next one.
func (p *plan) quickFinding(row *rowState, c *column) (finding, bool) {
	core, when, value, ok := p.quick(row, c)
	if !ok {
		return finding{}, false
	}
	m := &p.quickly
	*m = *core
	m.hashed = hashed{}
	m.happens(when)
	return finding{verdict: figured, meaning: m, quantity: pipeline.Quantity{Value: value, Unit: m.unit, Qualifier: pipeline.Exact}}, true
}

// quickHash is what hash gives for the meaning of a cell that quick reads.
func quickHash(core, when *figureMeaning, seed maphash.Seed) uint64 {
	if core.series == 0 {
		core.series = core.coreHash(seed)
	}
	if when.series == 0 {
		when.series = when.whenHash(seed)
	}
	return core.series ^ when.series
}
