package table

import (
	"cmp"
	"context"
	"hash/maphash"
	"slices"

	"github.com/tonghop/tonghop/ingest/sheet"
)

// To find what contradicts itself, the figures of a book are gone through twice.
// The first time, of each row only the moment of its figures is kept, when and
// where, as a short hash: most rows have one, and most moments one row. What is
// said then is gathered of the rows alone whose moment comes again, and of no
// more of them at once than there is room for.

// mostSaid is about how many figures are compared at once.
const mostSaid = 1 << 20

// weed finds the figures that another cell of the book contradicts: the same
// series and period with another value. It compares about so many at once.
func (d *document) weed(ctx context.Context, pages []*page, atOnce int) (*weeded, error) {
	w := &weeded{denied: places{}, room: leastTold}
	most, rows, moments := 0, 0, 0
	for _, pg := range pages {
		for _, p := range pg.plans {
			if len(p.values) > 0 && p.rows.len() > 0 {
				p.first = most
				most += p.rows.len() * len(p.values)
				rows += p.rows.len()
				moments += p.rows.len() * p.momentsAcross()
				w.plans = append(w.plans, p)
			}
		}
	}
	g := gathering{weeded: w, seed: maphash.MakeSeed(), signs: make([]sign, 0, rows), again: newRepeats(moments)}
	g.first(ctx)
	found := g.count()
	parts := found/atOnce + 1
	all := make([]said, 0, found/parts+found/parts/16)
	for part := range parts {
		all = g.gather(ctx, all[:0], part, parts)
		w.deny(all)
	}
	w.forgetUntold()
	return w, ctx.Err()
}

// momentsAcross is how many moments a row of a plan may have: one, but for the
// columns whose heads name a time or a place.
func (p *plan) momentsAcross() int {
	n := 1
	for _, c := range p.values {
		if !c.plain {
			n++
		}
	}
	return n
}

// A gathering goes through the rows of a book.
type gathering struct {
	*weeded
	seed  maphash.Seed
	signs []sign // of each row of all plans
	again repeats
	row   []short // figures of the row that is gone through
}

// A short is a figure of a row: its series and period, its moment and its value.
type short struct {
	hash, moment uint64
	value        float64
	c            *column
}

// A sign is a short hash of a moment; noFigure and manyMoments stand for rows
// that have none or several: there may be a million.
type sign uint32

const (
	noFigure sign = iota
	manyMoments
	firstSign
)

func signOf(moment uint64) sign { return max(sign(moment>>32), firstSign) }

// rows are all rows of the plans until the context ends; n numbers them.
func (g *gathering) rows(ctx context.Context, each func(n int, p *plan, i int)) {
	n := 0
	for _, p := range g.plans {
		for i := range p.rows.len() {
			if n%256 == 0 && ctx.Err() != nil {
				return
			}
			each(n, p, i)
			n++
		}
	}
}

// first notes the moments of all rows, and those that come again: in another
// row, or with the same series in one.
func (g *gathering) first(ctx context.Context) {
	g.rows(ctx, func(_ int, p *plan, i int) {
		g.read(p, i)
		p.understood = p.understood || len(g.row) > 0
		slices.SortFunc(g.row, func(a, b short) int { return cmp.Or(cmp.Compare(a.moment, b.moment), cmp.Compare(a.hash, b.hash)) })
		mark := noFigure
		for k, s := range g.row {
			own := signOf(s.moment)
			if k == 0 || g.row[k-1].moment != s.moment || g.row[k-1].hash == s.hash {
				g.again.add(own)
			}
			if mark != noFigure && mark != own {
				own = manyMoments
			}
			mark = own
		}
		g.signs = append(g.signs, mark)
	})
}

// read gathers the figures of a row.
func (g *gathering) read(p *plan, i int) {
	g.row = g.row[:0]
	row := p.rows.at(i)
	for _, c := range p.values {
		if p.grid.KindAt(row.row, c.Col) == sheet.Blank {
			continue
		}
		if core, when, value, ok := p.quick(row, c); ok {
			hash := quickHash(core, when, g.seed)
			g.row = append(g.row, short{hash, when.series, value, c})
		} else if row.kind == memberRow && p.meaningOf(row, c).problem != nil {
			continue // whatever it says, it is no figure
		} else if f := p.closely(i, c); f.verdict == figured {
			g.row = append(g.row, short{f.meaning.hash(g.seed), f.meaning.momentHash(g.seed), f.quantity.Value, c})
		}
	}
}

// count is how many figures gather finds at most.
func (g *gathering) count() (figures int) {
	n := 0
	for _, p := range g.plans {
		for range p.rows.len() {
			if s := g.signs[n]; s == manyMoments || g.again.has(s) {
				figures += len(p.values)
			}
			n++
		}
	}
	return figures
}

// gather appends the figures whose moments come again, of one part of all
// moments.
func (g *gathering) gather(ctx context.Context, all []said, part, parts int) []said {
	here := func(s sign) bool { return g.again.has(s) && int(uint64(s)*uint64(parts)>>32) == part }
	g.rows(ctx, func(n int, p *plan, i int) {
		if s := g.signs[n]; s != manyMoments && !here(s) {
			return
		}
		g.read(p, i)
		for _, f := range g.row {
			if here(signOf(f.moment)) {
				all = append(all, said{f.hash, f.value, p.place(i, f.c)})
			}
		}
	})
	return all
}

// repeats is a set of signs: all that were added twice, and few others.
type repeats struct{ once, again []uint64 }

// mostWords bounds the size of such a set; one of more signs has more others.
const mostWords = 1 << 20

// newRepeats makes a set for about so many signs.
func newRepeats(signs int) repeats {
	words := 1 << 4
	for words < mostWords && 64*words < 32*signs {
		words *= 2
	}
	return repeats{make([]uint64, words), make([]uint64, words)}
}

func (r repeats) at(s sign) (word int, bit uint64) {
	return int(s/64) & (len(r.once) - 1), uint64(1) << (s % 64)
}

func (r repeats) add(s sign) {
	word, bit := r.at(s)
	r.again[word] |= r.once[word] & bit
	r.once[word] |= bit
}

func (r repeats) has(s sign) bool {
	word, bit := r.at(s)
	return s >= firstSign && r.again[word]&bit != 0
}
