package table

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline"
)

// A figureMeaning is what every figure in one column of rows with the same
// labels states, or why that is not known.
type figureMeaning struct {
	measure
	problem    *problem
	subject    bool // of something that no topic counts
	nearly     bool // an indicator is named, and words beside it or another of its name keep it off
	level      pipeline.Level
	kind       pipeline.Kind
	period     pipeline.Period
	dimensions map[string]string
	area       pipeline.AreaID
	province   string
	place      place
	part       bool
	local      bool   // a district or commune is a dimension of it
	held       string // why figures with it are kept out of answers
	rule       string
	context    string         // of the first figure that has the meaning
	hashed                    // of a core or a when, its part
	slots      *meaning.Slots // while it is being settled
}

// A rowMeaning is what is known of the rows with one key.
type rowMeaning struct {
	whole  []*figureMeaning  // by column of figures
	placed bool              // whether misplaced was worked out
	wrong  *problem          // a label that names no place or single thing
	unit   *problem          // a unit that nobody knows
	when   [2]*figureMeaning // kind, time and place, without and with a locality
}

// meaningOf is what the figure of a row in a column of figures states. What is
// worked out is kept for the rows with the same labels, as long as they are few.
func (p *plan) meaningOf(row *rowState, c *column) *figureMeaning {
	known := p.recall(row)
	if known.whole == nil {
		known.whole = make([]*figureMeaning, len(p.values))
	}
	if known.whole[c.value] == nil {
		known.whole[c.value] = p.settle(row, c)
	}
	return known.whole[c.value]
}

// recall is what is known of the rows with the key of a row. It becomes the last
// one.
func (p *plan) recall(row *rowState) *rowMeaning {
	if p.memoRow == row {
		return p.lastMemo
	}
	p.memoRow = row
	p.lastMemo = known(p.memo, remembered, row.rowKey, func() *rowMeaning { return &rowMeaning{} })
	p.lastCores = known(p.cores, p.mostCores(), p.coreKey(row), func() []*figureMeaning { return make([]*figureMeaning, len(p.values)) })
	return p.lastMemo
}

// mostCores is how many rows of different cores are remembered.
func (p *plan) mostCores() int { return max(remembered, rememberedCores/max(len(p.values), 1)) }

// known is what a memory of at most so many keys has for one, or what is new in it.
func known[T any](memory map[rowKey]T, most int, key rowKey, fresh func() T) T {
	v, ok := memory[key]
	if !ok {
		if len(memory) >= most {
			clear(memory)
		}
		v = fresh()
		memory[key] = v
	}
	return v
}

// remembered is how many different rows of a table are kept with their meanings.
const remembered = 2_000

// rememberedCores is how many cores of a table are kept: each costs much to work
// out, and a list of distinct names is gone through many times.
const rememberedCores = 1 << 17

// settle decides every side of the meaning, one after the other. The first
// problem ends it. What is counted, and in what, is the same for all rows that
// differ in their places and periods alone; when and where is each row's own.
func (p *plan) settle(row *rowState, c *column) *figureMeaning {
	if c.parts != nil {
		return p.wholeMeaning(row, c)
	}
	if problem := p.misplaced(row, c); problem != nil {
		return &figureMeaning{problem: problem}
	}
	voices := p.voices(row, c)
	m := *p.coreOf(row, c)
	m.hashed = hashed{}
	if m.problem != nil {
		return &m
	}
	m.sum(row, c)
	if m.problem = p.settlePart(row, c)(&m, voices); m.problem != nil {
		return &m
	}
	if !c.plain {
		m.problem = p.settleWhen(&m, voices)
		return &m
	}
	m.happens(p.whenOf(row, c, &m))
	return &m
}

// misplaced is what is wrong with the labels of a row, whatever its columns say.
func (p *plan) misplaced(row *rowState, c *column) *problem {
	known := p.recall(row)
	if !known.placed {
		known.placed, known.wrong = true, p.settlePlaceNames(p.voices(row, c))
		if known.wrong == nil {
			known.wrong = p.itemOf(row)
		}
		if row.unit != nil && row.unit.units == "?" {
			known.unit = unknownUnit(row.unit.text).about(voice{row.unit, meaning.Label, row.row, p.unit.Col, roleUnit})
		}
	}
	if known.wrong == nil && known.unit != nil && c.statedUnit() == nil {
		return known.unit // a column whose head states its own is of another unit
	}
	return known.wrong
}

// itemOf tells of a row whose name is understood among those of single things that are
// not: "KCN VSIP" under "Tên khu công nghiệp".
func (p *plan) itemOf(row *rowState) *problem {
	for i, s := range row.labels {
		if s == nil {
			break
		}
		c := &p.columns[int(row.cols[i])-p.table.Left]
		if c.role == roleItem && row.kind == memberRow && row.rank >= layout.RankNumber && !row.part && namesThings(headText(c.Column)) && !isTotalText(s) {
			return namedItem(s.text).about(voice{speech: s, row: row.row, col: c.Col})
		}
	}
	return nil
}

// whenOf is the kind, time and place that a row gives to its figures in columns
// whose heads say nothing of them.
func (p *plan) whenOf(row *rowState, c *column, core *figureMeaning) *figureMeaning {
	known, local := p.recall(row), 0
	if core.local {
		local = 1
	}
	if known.when[local] == nil {
		w := &figureMeaning{measure: measure{indicator: core.indicator}, kind: core.kind}
		w.problem = p.settleWhen(w, p.voices(row, c))
		known.when[local] = w
	}
	return known.when[local]
}

// happens adds kind, time and place to what is counted.
func (m *figureMeaning) happens(w *figureMeaning) {
	m.problem, m.kind, m.period, m.place, m.area, m.province = w.problem, w.kind, w.period, w.place, w.area, w.province
	m.rule += w.rule
	m.held = cmp.Or(m.held, w.held)
	for d, v := range w.dimensions {
		m.tell(d, v)
	}
}

// settleWhen decides what places and periods change: kind, time, place and area.
// Columns whose heads say nothing of them share it along a row.
func (p *plan) settleWhen(m *figureMeaning, voices chorus) *problem {
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settlePeriod,   // when
		p.settleKind,     // result, plan, target, estimate
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
func (p *plan) coreOf(row *rowState, c *column) *figureMeaning {
	p.recall(row)
	known := p.lastCores
	if known[c.value] == nil {
		known[c.value] = p.settleCore(row, c)
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
		if r := p.labelRole(row, i); r == rolePlace || r == rolePeriod || r == roleLocality && !s.classed() {
			key.labels[i] = silence
		}
	}
	return key
}

// silence stands for the texts that a core does not hear.
var silence = &speech{Text: &meaning.Text{}}

func (p *plan) settleCore(row *rowState, c *column) *figureMeaning {
	voices := p.voices(row, c)
	m := &figureMeaning{part: row.part, kind: pipeline.Actual}
	var slots meaning.Slots
	m.slots = &slots
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settleIndicator,    // what is counted
		p.settleLevel,        // at which level
		p.settleDimensions,   // group, content, stars …
		p.settleUnit(row, c), // in what
	} {
		if m.problem = step(m, voices); m.problem != nil {
			break
		}
	}
	m.slots = nil
	m.local = slices.Contains(m.of().Dimensions, "locality")
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
	}
	return nil
}
