package sheet

import (
	"math"
	"testing"
)

// TestAColumnIsPackedAndGivesBackEveryBit packs columns of numbers and texts; the
// size is the bytes that each value takes.
func TestAColumnIsPackedAndGivesBackEveryBit(t *testing.T) {
	number, oddly, text := mark(Number)<<kindShift, mark(Number)<<kindShift|odd<<writtenShift, mark(Text)<<kindShift
	texts := func(raw, shown uint64) float64 { return math.Float64frombits(raw<<32 | shown) }
	for name, c := range map[string]struct {
		mark   mark
		values []float64
		size   int
	}{
		"small":             {number, []float64{0, 1, -32768, 32767}, 2},
		"larger":            {number, []float64{0, 32768}, 4},
		"most":              {number, []float64{math.MaxInt32, math.MinInt32}, 4},
		"beyond":            {number, []float64{math.MaxInt32 + 1.0, 1}, 8},
		"small decimals":    {number, []float64{1.5, 2, -0.25, 327.67}, 2},
		"four decimals":     {number, []float64{0.0001, 12345.6789, -1, 0.3}, 4},
		"five decimals":     {number, []float64{0.00001, 1}, 8},
		"no decimal number": {number, []float64{math.Nextafter(0.3, 1), 1}, 8},
		"large decimals":    {number, []float64{0.5, math.MaxInt32}, 8},
		"minus nothing":     {number, []float64{math.Copysign(0, -1), 1.5}, 8},
		"huge":              {number, []float64{1e300, 5e-324}, 8},
		"kept as written":   {oddly, []float64{math.Float64frombits(7), math.Float64frombits(40_000)}, 4},
		"texts":             {text, []float64{texts(5, 5), texts(9, 9)}, 2},
		"late texts":        {text, []float64{texts(1<<31+1, 1<<31+1), texts(9, 9)}, 4},
		"converted texts":   {text, []float64{texts(5, 6), texts(9, 9)}, 8},
	} {
		const width, k = 3, 1
		values := make([]uint64, width*len(c.values))
		for i, v := range c.values {
			values[width*i+k] = math.Float64bits(v)
		}
		col := packColumn(values, k, width, c.mark)
		size := 8
		switch {
		case col.tiny != nil:
			size = 2
		case col.short != nil:
			size = 4
		}
		if size != c.size {
			t.Errorf("%s: %d bytes a value, want %d", name, size, c.size)
		}
		for i, v := range c.values {
			if got := col.at(i, c.mark); got != math.Float64bits(v) {
				t.Errorf("%s: %x comes back as %x", name, math.Float64bits(v), got)
			}
		}
	}
}
