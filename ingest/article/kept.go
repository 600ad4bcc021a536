package article

import (
	"iter"

	"github.com/tonghop/tonghop/pipeline"
)

// A figure is an observation as it waits until the whole article is known, which
// may tell its area and whether the headline only repeats it.
type figure struct {
	obs      pipeline.Observation
	place    place
	repeated bool
}

// figures are those of an article, in order. An article may be a book: none is
// copied when the list grows.
type figures struct {
	pieces [][]figure
	count  int
}

// mostFigures is the size of a piece of the list.
const mostFigures = 512

func (f *figures) keep(c *claim) {
	last := len(f.pieces) - 1
	if last < 0 || len(f.pieces[last]) == cap(f.pieces[last]) {
		size := 8
		if last >= 0 {
			size = min(2*cap(f.pieces[last]), mostFigures)
		}
		f.pieces = append(f.pieces, make([]figure, 0, size))
		last++
	}
	f.pieces[last] = append(f.pieces[last], figure{obs: c.obs, place: c.place})
	f.count++
}

// last is the figure that was kept last, nil when there is none.
func (f *figures) last() *figure {
	if len(f.pieces) == 0 {
		return nil
	}
	piece := f.pieces[len(f.pieces)-1]
	return &piece[len(piece)-1]
}

func (f *figures) all() iter.Seq[*figure] {
	return func(yield func(*figure) bool) {
		for _, piece := range f.pieces {
			for i := range piece {
				if !yield(&piece[i]) {
					return
				}
			}
		}
	}
}

// deliver hands the figures to who wants them alone, else keeps them in the
// reading.
func (r *reader) deliver() error {
	if r.in.Observe == nil && len(r.figures.pieces) > 0 {
		r.out.Observations = make([]pipeline.Observation, 0, r.figures.count)
	}
	for f := range r.figures.all() {
		switch {
		case f.repeated:
		case r.in.Observe == nil:
			r.out.Observations = append(r.out.Observations, f.obs)
		default:
			if err := r.in.Observe(f.obs); err != nil {
				return err
			}
		}
	}
	r.figures = figures{}
	return nil
}
