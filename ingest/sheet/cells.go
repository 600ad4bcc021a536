package sheet

import (
	"iter"
	"math"
	"slices"
	"sort"
)

// cells keeps the cells of one sheet in twelve bytes each, most of them in two or
// four, the blank ones in none: a row is a run of values and marks in a chunk. See mark
// for what a value is, and chunk for how one is packed.
type cells struct {
	lines  blocks[line] // those that hold a cell, by row
	chunks []chunk      // all but the last are full and sealed
	first  int          // index of the line that begins the last chunk
	cols   int
	late   []lateCell // that came out of order
}

type line struct {
	row   int32
	chunk uint32
	from  uint32 // of a chunk of rows that are alike, the line in it; else its first value
	n     uint16
}

// A mark is what a value of eight bytes cannot say of itself:
//
//	bits  0–13  column, from 0
//	bits 14–16  Kind
//	bit  17     worked out by a formula
//	bit  18     unseen
//	bits 19–20  how a number was written: shortest, exponent, long, odd
//	bits 21–31  index of the number format in the pool; of a Boolean, its value
//
// The value of a Number or Date is the bits of its float64 or, when odd, an
// index in pool.odd; of all others the indexes of Raw and Shown in pool.texts.
type mark uint32

const (
	markCols     = 1 << 14 // as many columns as any program has
	markFormula  = mark(1) << 17
	markUnseen   = mark(1) << 18
	kindShift    = 14
	writtenShift = 19
	formatShift  = 21
	mostFormats  = 1 << 11
)

// How a number was written.
const (
	shortest mark = iota // the fewest digits that give it back, 0.000123
	exponent             // the same with an exponent, 1.23E-4
	long                 // seventeen digits, 5.4000000000000004
	odd                  // otherwise: kept as it was
)

func (m mark) col() int      { return int(m&(markCols-1)) + 1 }
func (m mark) kind() Kind    { return Kind(m >> kindShift & 7) }
func (m mark) written() mark { return m >> writtenShift & 3 }
func (m mark) format() int   { return int(m >> formatShift) }

// A lateCell came after one of a later row or column, or a second time.
type lateCell struct {
	row   int32
	value uint64
	mark  mark
}

// add keeps a cell. They are best added row by row.
func (s *cells) add(row int, value uint64, m mark) {
	s.cols = max(s.cols, m.col())
	last := s.lines.n - 1
	switch {
	case last < 0 || int(s.lines.at(last).row) < row:
		s.begin(row)
		last++
	case int(s.lines.at(last).row) > row || s.lastMark(last).col() >= m.col():
		s.late = append(s.late, lateCell{int32(row), value, m})
		return
	}
	l := s.lines.at(last)
	c := &s.chunks[l.chunk]
	if len(c.values) == cap(c.values) {
		c = s.move(l)
	}
	c.values = append(c.values, value)
	c.marks = append(c.marks, m)
	l.n++
}

func (s *cells) lastMark(i int) mark {
	l := s.lines.at(i)
	return s.chunks[l.chunk].marks[l.from+uint32(l.n)-1]
}

const smallestChunk, largestChunk = 1 << 8, 1 << 15

func (s *cells) begin(row int) {
	if len(s.chunks) == 0 {
		s.grow(smallestChunk)
	}
	last := len(s.chunks) - 1
	s.lines.add(line{row: int32(row), chunk: uint32(last), from: uint32(len(s.chunks[last].values))})
}

// move gives the last line a new chunk, since the old one is full.
func (s *cells) move(l *line) *chunk {
	old := s.chunks[l.chunk]
	values, marks := old.values[l.from:], old.marks[l.from:]
	spare := s.seal(int(l.from))
	s.first = s.lines.n - 1
	if size := max(min(2*cap(old.values), largestChunk), 2*int(l.n)); spare && cap(old.values) == size {
		s.chunks = append(s.chunks, chunk{values: old.values[:0], marks: old.marks[:0]})
	} else {
		s.grow(size)
	}
	c := &s.chunks[len(s.chunks)-1]
	c.values = append(c.values, values...)
	c.marks = append(c.marks, marks...)
	l.chunk, l.from = uint32(len(s.chunks)-1), 0
	return c
}

func (s *cells) grow(size int) {
	s.chunks = append(s.chunks, chunk{values: make([]uint64, 0, size), marks: make([]mark, 0, size)})
}

// seal packs the last chunk, which will have no more than n cells. spare tells
// whether its former values and marks are free.
func (s *cells) seal(n int) (spare bool) {
	c := &s.chunks[len(s.chunks)-1]
	values, marks := c.values[:n], c.marks[:n]
	c.values, c.marks = values, marks
	lines := s.lines.n - 1 - s.first // without the one that moves on
	if lines == 0 {
		return false
	}
	width := int(s.lines.at(s.first).n)
	alike := width*lines == n
	for k := width; alike && k < n; k += width {
		alike = slices.Equal(marks[k:k+width], marks[:width])
	}
	if alike {
		c.alike, c.marks, c.values = slices.Clone(marks[:width]), nil, nil
		c.columns = make([]packedColumn, width)
		for k := range c.columns {
			c.columns[k] = packColumn(values, k, width, marks[k])
		}
		for i := range lines {
			s.lines.at(s.first + i).from = uint32(i)
		}
		return true
	}
	for k, v := range values {
		if !isShort(v, marks[k]) {
			return false
		}
	}
	c.short, c.values = make([]int32, n), nil
	for k, v := range values {
		c.short[k] = shortOf(v, marks[k])
	}
	return false
}

// settle puts the late cells in their places. Of two at one place the last counts,
// or what both makes of them where they differ; a blank one removes.
func (s *cells) settle(both func(former, latter lateCell) lateCell) {
	if len(s.late) == 0 {
		return
	}
	late := s.late
	slices.SortStableFunc(late, func(a, b lateCell) int {
		if a.row != b.row {
			return int(a.row) - int(b.row)
		}
		return a.mark.col() - b.mark.col()
	})
	whole := cells{}
	put := func(c lateCell) {
		if c.mark.kind() != Blank {
			whole.add(int(c.row), c.value, c.mark)
		}
	}
	differ := func(a, b lateCell) bool {
		return a.mark.kind() != Blank && b.mark.kind() != Blank && (a.value != b.value || a.mark.kind() != b.mark.kind())
	}
	// of is what a run of late cells at one place leaves there, above what stood.
	of := func(stood lateCell, run []lateCell) lateCell {
		for _, c := range run {
			if differ(stood, c) {
				c = both(stood, c)
			}
			stood = c
		}
		return stood
	}
	before := func(a, b lateCell) bool { return a.row < b.row || a.row == b.row && a.mark.col() < b.mark.col() }
	next := 0
	for i := range s.lines.n {
		l := s.lines.at(i)
		c := &s.chunks[l.chunk]
		for k, m := range c.marksOf(l) {
			here := lateCell{l.row, c.valueOf(l, k, m), m}
			for next < len(late) && before(late[next], here) {
				end := s.lastOf(late, next)
				put(of(late[next], late[next:end]))
				next = end
			}
			if next < len(late) && !before(here, late[next]) {
				end := s.lastOf(late, next)
				here = of(here, late[next:end])
				next = end
			}
			put(here)
		}
	}
	for next < len(late) {
		end := s.lastOf(late, next)
		put(of(late[next], late[next:end]))
		next = end
	}
	*s = whole
}

// lastOf is the end of the run of late cells at the place of late[i].
func (*cells) lastOf(late []lateCell, i int) int {
	j := i + 1
	for j < len(late) && late[j].row == late[i].row && late[j].mark.col() == late[i].mark.col() {
		j++
	}
	return j
}

func (s *cells) rows() int {
	if s.lines.n == 0 {
		return 0
	}
	return int(s.lines.at(s.lines.n - 1).row)
}

// line is the index of a row in lines, or -1.
func (s *cells) line(row int) int {
	if s.lines.n == 0 || row < 1 || row > s.rows() {
		return -1
	}
	if i := row - int(s.lines.at(0).row); i >= 0 && i < s.lines.n && int(s.lines.at(i).row) == row {
		return i
	}
	i := sort.Search(s.lines.n, func(i int) bool { return int(s.lines.at(i).row) >= row })
	if i < s.lines.n && int(s.lines.at(i).row) == row {
		return i
	}
	return -1
}

// at is the value and the mark of a cell; the mark of a blank one is 0.
func (s *cells) at(row, col int) (uint64, mark) {
	i := s.line(row)
	if i < 0 || col < 1 || col > s.cols {
		return 0, 0
	}
	l := s.lines.at(i)
	c := &s.chunks[l.chunk]
	marks := c.marksOf(l)
	k := col - marks[0].col()
	if k < 0 || k >= len(marks) || marks[k].col() != col {
		k = sort.Search(len(marks), func(k int) bool { return marks[k].col() >= col })
	}
	if k < len(marks) && marks[k].col() == col {
		return c.valueOf(l, k, marks[k]), marks[k]
	}
	return 0, 0
}

func (s *cells) filledRows() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range s.lines.n {
			if !yield(int(s.lines.at(i).row)) {
				return
			}
		}
	}
}

func (s *cells) filledCols(row int) iter.Seq2[int, Kind] {
	return func(yield func(int, Kind) bool) {
		i := s.line(row)
		if i < 0 {
			return
		}
		l := s.lines.at(i)
		for _, m := range s.chunks[l.chunk].marksOf(l) {
			if !yield(m.col(), m.kind()) {
				return
			}
		}
	}
}

// numberAt is the value of a Number or Date.
func (s *cells) numberAt(p *pool, row, col int) (float64, bool) {
	v, m := s.at(row, col)
	if k := m.kind(); k != Number && k != Date {
		return 0, false
	}
	if m.written() == odd {
		return p.odd[v].value, true
	}
	return math.Float64frombits(v), true
}
