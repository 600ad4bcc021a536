package sheet

import "math"

// A chunk holds the values and marks of some rows. When it is full it is packed.
// Where the rows are alike, as in a long list, the marks of one are those of all,
// and the values of each column take as few bytes as all of them fit into; else
// the values take four bytes each when all of them fit.
type chunk struct {
	values  []uint64 // nil when they are packed
	short   []int32
	columns []packedColumn // by column, of rows that are alike
	marks   []mark         // nil when the rows are alike
	alike   []mark         // of every row
}

// A packedColumn has its values in one of three sizes; those of two and four
// bytes are, of a number, its digits without the point, of which decimals stand
// behind it.
type packedColumn struct {
	tiny     []int16
	short    []int32
	values   []uint64
	decimals uint8
}

// mostDecimals is how many decimals are tried.
const mostDecimals = 4

// packColumn packs every width-th value, from the k-th on, whose mark is m.
func packColumn(values []uint64, k, width int, m mark) packedColumn {
	decimals := 0
	if m.counted() {
		decimals = mostDecimals
	}
	for d := range decimals + 1 {
		if c, ok := packDigits(values, k, width, m, uint8(d)); ok {
			return c
		}
	}
	c := packedColumn{values: make([]uint64, 0, len(values)/width)}
	for ; k < len(values); k += width {
		c.values = append(c.values, values[k])
	}
	return c
}

func packDigits(values []uint64, k, width int, m mark, decimals uint8) (c packedColumn, ok bool) {
	least, most := int32(0), int32(0)
	for i := k; i < len(values); i += width {
		s, ok := digits(values[i], m, decimals)
		if !ok {
			return packedColumn{}, false
		}
		least, most = min(least, s), max(most, s)
	}
	c.decimals = decimals
	tiny := least >= math.MinInt16 && most <= math.MaxInt16
	if tiny {
		c.tiny = make([]int16, 0, len(values)/width)
	} else {
		c.short = make([]int32, 0, len(values)/width)
	}
	for i := k; i < len(values); i += width {
		s, _ := digits(values[i], m, decimals)
		if tiny {
			c.tiny = append(c.tiny, int16(s))
		} else {
			c.short = append(c.short, s)
		}
	}
	return c, true
}

// digits are those of a value with so many decimals; ok is false when it has more
// or they do not fit.
func digits(v uint64, m mark, decimals uint8) (s int32, ok bool) {
	if decimals == 0 {
		return shortOf(v, m), isShort(v, m)
	}
	f := math.Round(math.Float64frombits(v) * powers[decimals])
	if !(math.Abs(f) <= math.MaxInt32) {
		return 0, false
	}
	s = int32(f)
	return s, math.Float64bits(float64(s)/powers[decimals]) == v
}

// at is the i-th value of the column, whose mark is m.
func (c *packedColumn) at(i int, m mark) uint64 {
	var s int32
	switch {
	case c.tiny != nil:
		s = int32(c.tiny[i])
	case c.short != nil:
		s = c.short[i]
	default:
		return c.values[i]
	}
	if c.decimals > 0 {
		return math.Float64bits(float64(s) / powers[c.decimals])
	}
	return longOf(s, m)
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
	switch {
	case c.columns != nil:
		return c.columns[k].at(int(l.from), m)
	case c.short == nil:
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
