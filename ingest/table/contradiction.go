package table

import (
	"cmp"
	"context"
	"hash/maphash"
	"iter"
	"math"
	"slices"
	"sort"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// A said is one figure in short: its series and period as a hash, its value and
// its place.
type said struct {
	hash  uint64
	value float64
	place int
}

// weeded are the figures that another cell of the book contradicts.
type weeded struct {
	plans  []*plan
	denied []said // by place; hash is the place of a cell with another value
}

// place numbers the figures of a book; first is set by weed.
func (p *plan) place(i int, c *column) int { return p.first + i*len(p.values) + c.value }

// witness is the place of the cell that contradicts the figure of a place.
func (w *weeded) witness(place int) (other int, ok bool) {
	k, ok := slices.BinarySearchFunc(w.denied, place, func(d said, place int) int { return cmp.Compare(d.place, place) })
	if !ok {
		return 0, false
	}
	return int(w.denied[k].hash), true
}

// cellAt is the cell of a place.
func (w *weeded) cellAt(place int) (p *plan, i int, c *column) {
	n := sort.Search(len(w.plans), func(n int) bool { return w.plans[n].first > place }) - 1
	p = w.plans[n]
	return p, (place - p.first) / len(p.values), p.values[(place-p.first)%len(p.values)]
}

// denies tells whether two figures of one series and period contradict each
// other: their values differ by more than rounding, to the last digit that
// either is written with.
func (w *weeded) denies(a, b said) bool {
	if !differ(a.value, b.value) {
		return false
	}
	gap := math.Abs(a.value - b.value)
	if gap > rounded*math.Max(math.Abs(a.value), math.Abs(b.value)) {
		return true
	}
	return gap > 0.5*(1+1e-9)*math.Max(w.digit(a), w.digit(b))
}

// rounded is the largest share of a value that rounding may change unnoticed.
const rounded = 2e-2

// digit is what the last digit of a figure is worth, as its cell writes it.
func (w *weeded) digit(s said) float64 {
	p, i, c := w.cellAt(s.place)
	f := p.judge(i, c)
	factor := f.meaning.factor
	if factor == 0 || !continuous(f.quantity.Unit) {
		return 1
	}
	worth := factor
	for k := 0; k < 6 && math.Abs(math.Round(s.value/worth)*worth-s.value) > 1e-9*math.Abs(s.value); k++ {
		worth /= 10
	}
	return worth
}

// weed finds the figures that another cell of the book contradicts: the same
// series and period with another value.
func (d *document) weed(ctx context.Context, pages []*page) (*weeded, error) {
	w := &weeded{}
	most := 0
	for _, pg := range pages {
		for _, p := range pg.plans {
			if len(p.values) > 0 && len(p.rows) > 0 {
				p.first = most
				most += len(p.rows) * len(p.values)
				w.plans = append(w.plans, p)
			}
		}
	}
	seed := maphash.MakeSeed()
	signs := make([]sign, 0, min(most, 1<<24))
	for p, cell := range w.cells(ctx) {
		hash, _, ok := p.says(cell.i, cell.c, seed)
		p.understood = p.understood || ok
		signs = append(signs, signOf(hash, ok))
	}
	again := repeated(signs)
	all := make([]said, 0, again.count(signs))
	next := 0
	for p, cell := range w.cells(ctx) {
		if again.has(signs[next]) {
			hash, value, _ := p.says(cell.i, cell.c, seed)
			all = append(all, said{hash, value, p.place(cell.i, cell.c)})
		}
		next++
	}
	w.deny(all)
	return w, ctx.Err()
}

// A cellOf is a cell in a column of figures of a plan's row.
type cellOf struct {
	i int
	c *column
}

// cells are all cells of the plans that hold anything, always in the same order,
// until the context ends.
func (w *weeded) cells(ctx context.Context) iter.Seq2[*plan, cellOf] {
	return func(yield func(*plan, cellOf) bool) {
		for _, p := range w.plans {
			for i := range p.rows {
				if i%256 == 0 && ctx.Err() != nil {
					return
				}
				for _, c := range p.values {
					if p.grid.KindAt(p.rows[i].row, c.Col) != sheet.Blank && !yield(p, cellOf{i, c}) {
						return
					}
				}
			}
		}
	}
}

// says is the series and period of a cell, as a hash, and its value; ok is false
// for a cell that states no figure.
func (p *plan) says(i int, c *column, seed maphash.Seed) (hash uint64, value float64, ok bool) {
	if core, when, value, ok := p.quick(&p.rows[i], c); ok {
		return quickHash(core, when, seed), value, true
	}
	if f := p.closely(i, c); f.verdict == figured {
		return f.meaning.hash(seed), f.quantity.Value, true
	}
	return 0, 0, false
}

// deny compares the figures of the same series and period. It uses the memory of
// all for the outcome.
func (w *weeded) deny(all []said) {
	slices.SortFunc(all, func(a, b said) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.place, b.place)) })
	w.denied = all[:0]
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].hash == all[i].hash {
			end++
		}
		if w.contrary(all[i:end]) > 0 {
			whole, parts := w.withoutParts(slices.Clone(all[i:end]))
			w.denied = append(w.denied, parts...)
			w.denyAll(whole)
		}
		i = end
	}
	slices.SortFunc(w.denied, func(a, b said) int { return cmp.Compare(a.place, b.place) })
}

// contrary is the last of a group that denies its first, 0 when none does.
func (w *weeded) contrary(group []said) int {
	for k := 1; k < len(group); k++ {
		if w.denies(group[k], group[0]) {
			return k
		}
	}
	return 0
}

// denyAll denies every figure of a group that contradicts itself, each with a
// cell that says otherwise.
func (w *weeded) denyAll(group []said) {
	other := w.contrary(group)
	if other == 0 {
		return
	}
	for k, s := range group {
		witness := group[0]
		if k == 0 || !w.denies(s, group[0]) {
			witness = group[other]
		}
		w.denied = append(w.denied, said{uint64(witness.place), s.value, s.place})
	}
}

// A sign is a short hash of a figure's series and period, 0 for no figure: there
// may be millions.
type sign uint32

func signOf(hash uint64, figure bool) sign {
	if !figure {
		return 0
	}
	return max(sign(hash>>32), 1)
}

// twice is a set of signs: all that stand twice in a list, and few others.
type twice []uint64

func (t twice) has(s sign) bool { return s != 0 && t[t.word(s)]>>(s%64)&1 == 1 }

func (t twice) word(s sign) int { return int(s/64) & (len(t) - 1) }

// count is how many of the signs are in the set.
func (t twice) count(signs []sign) (n int) {
	for _, s := range signs {
		if t.has(s) {
			n++
		}
	}
	return n
}

func repeated(signs []sign) twice {
	words := 1 << 4
	for 64*words < 12*len(signs) {
		words *= 2
	}
	once, again := make(twice, words), make(twice, words)
	for _, s := range signs {
		if s != 0 {
			word, bit := once.word(s), uint64(1)<<(s%64)
			again[word] |= once[word] & bit
			once[word] |= bit
		}
	}
	return again
}

// differ tells two values apart that rounding does not explain.
func differ(a, b float64) bool {
	return math.Abs(a-b) > 1e-9*math.Max(math.Abs(a), math.Abs(b))
}

// A coreKey and a whenKey are what the keys of an observation's series and period
// are made of, but for the dimensions.
type (
	coreKey struct {
		indicator string
		level     pipeline.Level
		unit      string
	}
	whenKey struct {
		area       pipeline.AreaID
		kind       pipeline.Kind
		start, end pipeline.Date
		rounds     int
	}
)

// coreHash names what is counted, whenHash when and where.
func (m *figureMeaning) coreHash(seed maphash.Seed) uint64 {
	hash := maphash.Comparable(seed, coreKey{m.of().ID, m.level, m.unit})
	for dimension, value := range m.dimensions {
		hash ^= maphash.Comparable(seed, [2]string{dimension, value}) // in any order
	}
	return hash
}

func (m *figureMeaning) whenHash(seed maphash.Seed) uint64 {
	key := whenKey{m.area, m.kind, m.period.Start, m.period.End, 0}
	if key.start.IsZero() && key.end.IsZero() {
		key.rounds = max(m.period.Rounds, 0)
	}
	return maphash.Comparable(seed, key)
}

func (m *figureMeaning) seriesHash(seed maphash.Seed) uint64 {
	return m.coreHash(seed) ^ m.whenHash(seed)
}

// hash names the series and period of a meaning.
func (m *figureMeaning) hash(seed maphash.Seed) uint64 {
	if m.series == 0 {
		m.series = m.seriesHash(seed)
	}
	return m.series
}
