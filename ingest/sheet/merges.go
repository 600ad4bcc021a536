package sheet

import (
	"cmp"
	"slices"
)

// merges are the merged rectangles of a sheet, disjoint. They are found by
// bands: a rectangle of up to 64 rows by each of its rows, a taller one by each
// band of 64 rows that it touches, and so on, so that a rectangle costs at most
// 65 entries however large it is.
type merges struct {
	spans  []Span
	bands  map[band][]int32 // indexes of spans
	levels [bandLevels]bool // whether any span is of a level
	rows   flags            // which have a span of the lowest level
}

type band struct {
	level uint8
	at    int32 // rows at*64^level …
}

const bandShift, bandLevels = 6, 4

// mergesOf keeps those of the rectangles that lie within rows and cols, cut to
// them. Of those that overlap the upper left one is kept, as spreadsheet
// programs refuse the others.
func mergesOf(spans []Span, rows, cols int) merges {
	var m merges
	for _, s := range spans {
		s.Bottom, s.Right = min(s.Bottom, rows), min(s.Right, cols)
		if s.Top >= 1 && s.Left >= 1 && s.Top <= s.Bottom && s.Left <= s.Right && (s.Top < s.Bottom || s.Left < s.Right) {
			m.spans = append(m.spans, s)
		}
	}
	slices.SortStableFunc(m.spans, func(a, b Span) int { return cmp.Or(a.Top-b.Top, a.Left-b.Left) })
	m.spans = disjoint(m.spans)
	if len(m.spans) == 0 {
		return merges{}
	}
	m.bands = map[band][]int32{}
	for i, s := range m.spans {
		level := levelOf(s)
		shift := bandShift * int(level)
		m.levels[level] = true
		if level == 0 {
			m.rows.putAll(s.Top, s.Bottom, true)
		}
		for at := s.Top >> shift; at <= s.Bottom>>shift; at++ {
			key := band{level, int32(at)}
			m.bands[key] = append(m.bands[key], int32(i))
		}
	}
	return m
}

func levelOf(s Span) uint8 {
	level, height := uint8(0), s.Bottom-s.Top+1
	for height > 1<<bandShift && level < bandLevels-1 {
		height >>= bandShift
		level++
	}
	return level
}

// disjoint drops, of rectangles sorted by their upper left corners, those that
// overlap one before.
func disjoint(spans []Span) []Span {
	kept := spans[:0]
	var open []Span // of those kept that reach the present row, by their columns
	row := 0
	for _, s := range spans {
		if s.Top != row {
			row = s.Top
			open = slices.DeleteFunc(open, func(o Span) bool { return o.Bottom < row })
		}
		i, same := slices.BinarySearchFunc(open, s.Left, func(o Span, left int) int { return o.Left - left })
		if same || i > 0 && open[i-1].Right >= s.Left || i < len(open) && open[i].Left <= s.Right {
			continue
		}
		open = slices.Insert(open, i, s)
		kept = append(kept, s)
	}
	return kept
}

func (m *merges) of(row, col int) Span {
	if len(m.spans) > 0 {
		for level := range bandLevels {
			if !m.levels[level] || level == 0 && !m.rows.has(row) {
				continue
			}
			for _, i := range m.bands[band{uint8(level), int32(row >> (bandShift * level))}] {
				if s := m.spans[i]; s.Top <= row && row <= s.Bottom && s.Left <= col && col <= s.Right {
					return s
				}
			}
		}
	}
	return Span{row, col, row, col}
}

// flags tell of each row or column whether it is hidden.
type flags struct {
	bits     []uint64
	inverted bool // the bits mark those that show
}

func (f *flags) put(i int, hidden bool) {
	w := i / 64
	if hidden == f.inverted && w >= len(f.bits) {
		return // as all those never put
	}
	for w >= len(f.bits) {
		f.bits = append(f.bits, 0)
	}
	if hidden != f.inverted {
		f.bits[w] |= 1 << (i % 64)
	} else {
		f.bits[w] &^= 1 << (i % 64)
	}
}

// putAll puts a run of them, most of it 64 at once: a file may say of a million
// runs that they span all columns.
func (f *flags) putAll(first, last int, hidden bool) {
	for i := first; i <= last; i++ {
		w := i / 64
		switch {
		case hidden == f.inverted && w >= len(f.bits):
			return
		case i%64 != 0 || i+63 > last || w >= len(f.bits):
			f.put(i, hidden)
			continue
		case hidden != f.inverted:
			f.bits[w] = ^uint64(0)
		default:
			f.bits[w] = 0
		}
		i += 63
	}
}

func (f *flags) has(i int) bool {
	if i < 1 {
		return false
	}
	return (i/64 < len(f.bits) && f.bits[i/64]>>(i%64)&1 == 1) != f.inverted
}
