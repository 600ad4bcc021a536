package table

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline"
)

// A figureMeaning is what every figure in one column of rows with the same
// labels states, or why that is not known.
type figureMeaning struct {
	measure
	problem    *problem
	subject    bool // of something that no topic counts
	nearly     bool // an indicator is named, and words beside it are not understood
	level      pipeline.Level
	kind       pipeline.Kind
	period     pipeline.Period
	dimensions map[string]string
	area       pipeline.AreaID
	province   string
	place      place
	part       bool
	held       string // why figures with it are kept out of answers
	rule       string
	context    string         // of the first figure that has the meaning
	series     uint64         // see hash
	slots      *meaning.Slots // while it is being settled
}

// meaningOf is what the figure of a row in a column of figures states. What is
// worked out is kept for the rows with the same labels, as long as they are few.
func (p *plan) meaningOf(row *rowState, c *column) *figureMeaning {
	p.remember(row)
	known := p.lastMemo
	if known[c.value] == nil {
		known[c.value] = p.settle(row, c)
	}
	return known[c.value]
}

// remember makes a row the last one.
func (p *plan) remember(row *rowState) {
	if p.memoRow == row {
		return
	}
	p.memoRow = row
	p.lastMemo = p.recall(p.memo, row.rowKey)
	p.lastCores = p.recall(p.cores, p.coreKey(row))
}

// recall is what is known of rows with a key, by column of figures.
func (p *plan) recall(memory map[rowKey][]*figureMeaning, key rowKey) []*figureMeaning {
	known, ok := memory[key]
	if !ok {
		if len(memory) >= remembered {
			clear(memory)
		}
		known = make([]*figureMeaning, len(p.values))
		memory[key] = known
	}
	return known
}

// remembered is how many different rows of a table are kept with their meanings.
const remembered = 2_000

// settle decides every side of the meaning, one after the other. The first
// problem ends it. What is counted, and in what, is the same for all rows that
// differ in their places and periods alone; when and where is each row's own.
func (p *plan) settle(row *rowState, c *column) *figureMeaning {
	if c.parts != nil {
		return p.wholeMeaning(row, c)
	}
	voices := p.voices(row, c)
	if problem := p.settlePlaceNames(voices); problem != nil {
		return &figureMeaning{problem: problem}
	}
	m := *p.coreOf(row, c, voices)
	if m.problem != nil {
		return &m
	}
	if m.problem = p.settlePart(row, c)(&m, voices); m.problem != nil {
		return &m
	}
	if !c.plain {
		m.problem = p.settleWhen(&m, voices)
		return &m
	}
	if local := slices.Contains(m.of().Dimensions, "locality"); p.lastRow != row || p.lastLocal != local {
		p.lastRow, p.lastLocal = row, local
		p.lastWhen = figureMeaning{measure: measure{indicator: m.indicator}, kind: m.kind}
		p.lastWhen.problem = p.settleWhen(&p.lastWhen, voices)
	}
	w := &p.lastWhen
	m.problem, m.kind, m.period, m.place, m.area, m.province = w.problem, w.kind, w.period, w.place, w.area, w.province
	m.rule += w.rule
	for d, v := range w.dimensions {
		m.tell(d, v)
	}
	return &m
}

// settleWhen decides what places and periods change: kind, time, place and area.
// Columns whose heads say nothing of them share it along a row.
func (p *plan) settleWhen(m *figureMeaning, voices chorus) *problem {
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settleKind,     // result, plan, target, estimate
		p.settlePeriod,   // when
		p.settleLocality, // in which district
		p.settlePlace,    // where
		p.settleArea,     // the area at that time
	} {
		if problem := step(m, voices); problem != nil {
			return problem
		}
	}
	return nil
}

// coreOf is the sides of a meaning that places and periods do not change.
func (p *plan) coreOf(row *rowState, c *column, voices chorus) *figureMeaning {
	p.remember(row)
	known := p.lastCores
	if known[c.value] == nil {
		known[c.value] = p.settleCore(row, voices)
	}
	return known[c.value]
}

// coreKey is what tells rows apart but for places and periods.
func (p *plan) coreKey(row *rowState) rowKey {
	key := row.rowKey
	for i, s := range key.labels {
		if s == nil {
			break
		}
		if r := p.labelRole(row, i); r == rolePlace || r == rolePeriod || r == roleLocality {
			key.labels[i] = silence
		}
	}
	return key
}

// silence stands for the texts that a core does not hear.
var silence = &speech{Text: &meaning.Text{}}

func (p *plan) settleCore(row *rowState, voices chorus) *figureMeaning {
	m := &figureMeaning{part: row.part, kind: pipeline.Actual}
	var slots meaning.Slots
	m.slots = &slots
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settleIndicator,  // what is counted
		p.settleLevel,      // at which level
		p.settleDimensions, // group, content, stars …
		p.settleUnit,       // in what
	} {
		if m.problem = step(m, voices); m.problem != nil {
			break
		}
	}
	m.slots = nil
	return m
}

// settlePlaceNames complains about a label in a column of places that names no
// place.
func (p *plan) settlePlaceNames(voices chorus) *problem {
	for v := range voices {
		if v.from == meaning.Label && v.role == rolePlace && len(v.Provinces)+len(v.Regions)+len(v.Localities) == 0 && !v.Country && !isTotalText(v.speech) && (len(v.Unexplained) > 0 || !v.counted()) {
			return unknownProvince(v.text).about(v)
		}
		if v.from == meaning.Label && v.role == roleItem && len(v.Unexplained) > 0 {
			return namedItem(v.text).about(v)
		}
		if v.role == roleUnit && v.units == "?" {
			return unknownUnit(v.text).about(v)
		}
	}
	return nil
}
