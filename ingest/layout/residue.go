package layout

import "math"

// Settled is a number of a cell without what binary fractions leave of a difference
// that is nothing: 4.65661287307739E-10, which the cell shows as 0. What is counted
// and what messages say has no use for it; an amount stays as its cell states it.
func Settled(v float64) float64 {
	if math.Abs(v) < leastStated {
		return 0
	}
	return v
}

const leastStated = 1e-7
