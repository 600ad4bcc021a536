package table

import (
	"cmp"
	"hash/maphash"
	"math"
	"slices"
	"sort"

	"github.com/tonghop/tonghop/pipeline"
)

// A said is one figure in short: its series and period as a hash, its value and
// its place.
type said struct {
	hash  uint64
	value float64
	place int
}

// weeded are the figures that another cell of the book contradicts. Of millions
// no more is kept than that they are; which cell contradicts them is for those
// that will be told one by one.
type weeded struct {
	plans  []*plan
	denied places
	told   []denial // by place, once all are known
	room   int      // for told, before it is looked through
}

// A denial is the place of a figure and that of one with another value.
type denial struct{ place, witness int }

// place numbers the figures of a book; first is set by weed.
func (p *plan) place(i int, c *column) int { return p.first + i*len(p.values) + c.value }

// witness is the place of the cell that contradicts the figure of a place, -1 for
// the figures of so many contradictions that they are only counted.
func (w *weeded) witness(place int) (other int, denied bool) {
	if !w.denied.has(place) {
		return 0, false
	}
	k, told := slices.BinarySearchFunc(w.told, place, func(d denial, place int) int { return cmp.Compare(d.place, place) })
	if !told {
		return -1, true
	}
	return w.told[k].witness, true
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
	if factor == 0 || !p.hearer.lexicon.Fractional(f.quantity.Unit) {
		return 1
	}
	worth := factor
	for k := 0; k < 6 && math.Abs(math.Round(s.value/worth)*worth-s.value) > 1e-9*math.Abs(s.value); k++ {
		worth /= 10
	}
	return worth
}

// deny compares the figures of the same series and period.
func (w *weeded) deny(all []said) {
	slices.SortFunc(all, func(a, b said) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.place, b.place)) })
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && all[end].hash == all[i].hash {
			end++
		}
		if w.contrary(all[i:end]) > 0 {
			w.denyAll(w.withoutParts(all[i:end]))
		}
		if len(w.told) > w.room {
			w.forgetUntold()
		}
		i = end
	}
}

// contrary is the first of a group that denies its first, 0 when none does.
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
		w.take(denial{s.place, witness.place})
	}
}

// take keeps that a figure is denied.
func (w *weeded) take(d denial) {
	w.denied.add(d.place)
	w.told = append(w.told, d)
}

// forgetUntold keeps the witnesses of the figures that will be told: of each
// plan, those with the first mostComplaints causes.
func (w *weeded) forgetUntold() {
	slices.SortFunc(w.told, func(a, b denial) int { return cmp.Compare(a.place, b.place) })
	type cause struct{ witness, column int }
	var of *plan
	causes := map[cause]bool{}
	kept := w.told[:0]
	for _, d := range w.told {
		p, _, c := w.cellAt(d.place)
		if p != of {
			of = p
			clear(causes)
		}
		why := cause{d.witness, c.value}
		if !causes[why] && len(causes) == mostComplaints {
			continue
		}
		causes[why] = true
		kept = append(kept, d)
	}
	w.told = kept
	w.room = max(leastTold, 2*len(kept))
}

// leastTold is for how many contradicted figures there is always room.
const leastTold = 1 << 16

// places is a set of places, dense or sparse.
type places map[int]*[8]uint64

func (s places) has(place int) bool {
	page := s[place>>9]
	return page != nil && page[place>>6&7]>>(place&63)&1 == 1
}

func (s places) add(place int) {
	page := s[place>>9]
	if page == nil {
		page = new([8]uint64)
		s[place>>9] = page
	}
	page[place>>6&7] |= 1 << (place & 63)
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
		where      string
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
	key := whenKey{m.where(), m.kind, m.period.Start, m.period.End, 0}
	if key.start.IsZero() && key.end.IsZero() {
		key.rounds = max(m.period.Rounds, 0)
	}
	return maphash.Comparable(seed, key)
}

func (m *figureMeaning) seriesHash(seed maphash.Seed) uint64 {
	return m.coreHash(seed) ^ m.whenHash(seed)
}

// hashed are the hashes of a meaning, 0 until they are asked for: of its series and period,
// and of when and where.
type hashed struct{ series, moment uint64 }

// hash names the series and period of a meaning.
func (m *figureMeaning) hash(seed maphash.Seed) uint64 {
	if m.series == 0 {
		m.series = m.seriesHash(seed)
	}
	return m.series
}

// momentHash names when and where.
func (m *figureMeaning) momentHash(seed maphash.Seed) uint64 {
	if m.moment == 0 {
		m.moment = m.whenHash(seed)
	}
	return m.moment
}
