package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A part may not be more than its whole: clusters in operation than clusters,
// products sold online than products, where the catalog calls one indicator a
// part of the other and both stand in one table for the same place and time.

// exceeding is the fault of a part that is more than its whole.
const exceeding = "part_exceeds_whole"

// statedIn is a figure with its cell.
type statedIn struct {
	value float64
	i     int
	c     *column
	m     *figureMeaning
}

// mostWeighed is the longest table whose parts are held against their wholes
// here: of a longer one the night's own check asks, when the figures are kept.
const mostWeighed = 5_000

// exceedFaults are the parts that are more than their wholes.
func (p *plan) exceedFaults() []pipeline.DocumentFault {
	if p.rows.len() > mostWeighed {
		return nil
	}
	stated := map[string]statedIn{}
	var order []string
	for i := range p.rows.len() {
		for _, c := range p.values {
			f := p.judge(i, c)
			if f.verdict != figured || f.quantity.Qualifier != pipeline.Exact || !p.nested[f.meaning.of().ID] {
				continue
			}
			m := *f.meaning // holds only until the next cell is judged
			key := seriesText(m.of().ID, &m)
			known, again := stated[key]
			if !again {
				order = append(order, key)
			}
			if !again || f.quantity.Value > known.value { // of two, the whole
				stated[key] = statedIn{f.quantity.Value, i, c, &m}
			}
		}
	}
	var faults []pipeline.DocumentFault
	for _, key := range order {
		part := stated[key]
		parent := part.m.of().Parent
		if parent == "" {
			continue
		}
		if whole, ok := stated[seriesText(parent, part.m)]; ok && part.value > whole.value {
			faults = append(faults, p.exceedFault(part, whole))
		}
	}
	return faults
}

// seriesText names the series and period of a meaning, as if it were of another
// indicator.
func seriesText(indicator string, m *figureMeaning) string {
	parts := []string{indicator, string(m.level), string(m.kind), m.where(), m.period.Key(), m.unit}
	for _, d := range slices.Sorted(maps.Keys(m.dimensions)) {
		parts = append(parts, d+"="+m.dimensions[d])
	}
	return strings.Join(parts, "|")
}

func (p *plan) exceedFault(part, whole statedIn) pipeline.DocumentFault {
	at, of := cellName(p.rows.number(part.i), part.c.Col), cellName(p.rows.number(whole.i), whole.c.Col)
	name, wholeName := part.m.of().Name, whole.m.of().Name
	return pipeline.DocumentFault{Type: exceeding, Locator: p.grid.Locate(p.rows.number(part.i), part.c.Col), Cells: []string{at, of},
		Evidence:  grouped(part.value) + " > " + grouped(whole.value),
		MessageVI: fmt.Sprintf("Ô %s ở trang «%s» («%s») lớn hơn ô %s («%s») mà nó là một phần; đề nghị kiểm tra lại cả hai ô.", at, p.grid.Name(), name.VI, of, wholeName.VI),
		MessageEN: fmt.Sprintf("Cell %s on sheet %q (%s) is more than cell %s (%s), of which it is a part; check both.", at, p.grid.Name(), name.EN, of, wholeName.EN)}
}
