package sheet

import "math"

// A chunk holds the values and marks of some rows. When it is full it is packed:
// values in four bytes each when all of them fit, and the marks of one row for
// all rows when they are alike, as in a long list.
type chunk struct {
	values []uint64 // nil when they are short
	short  []int32
	marks  []mark // nil when the rows are alike
	alike  []mark // of every row
}

// marksOf are the marks of a line of the chunk.
func (c *chunk) marksOf(l *line) []mark {
	if c.alike != nil {
		return c.alike
	}
	return c.marks[l.from : l.from+uint32(l.n)]
}

// valueOf is the k-th value of a line, whose mark is m.
func (c *chunk) valueOf(l *line, k int, m mark) uint64 {
	if c.short == nil {
		return c.values[int(l.from)+k]
	}
	return longOf(c.short[int(l.from)+k], m)
}

// counted tells whether the value under a mark is the bits of a float64.
func (m mark) counted() bool {
	return (m.kind() == Number || m.kind() == Date) && m.written() != odd
}

// isShort tells whether a value fits into four bytes: a whole number, or a text
// that is shown as it is stored.
func isShort(v uint64, m mark) bool {
	switch {
	case m.counted():
		f := math.Float64frombits(v)
		return f >= math.MinInt32 && f <= math.MaxInt32 && math.Float64bits(float64(int32(f))) == v
	case m.kind() == Number || m.kind() == Date:
		return v <= math.MaxInt32
	}
	return v>>32 == v&math.MaxUint32
}

func shortOf(v uint64, m mark) int32 {
	if m.counted() {
		return int32(math.Float64frombits(v))
	}
	return int32(uint32(v))
}

// longOf gives back the value that shortOf packed.
func longOf(s int32, m mark) uint64 {
	switch {
	case m.counted():
		return math.Float64bits(float64(s))
	case m.kind() == Number || m.kind() == Date:
		return uint64(s)
	}
	return uint64(uint32(s))<<32 | uint64(uint32(s))
}
