package sheet

import (
	"math/rand/v2"
	"testing"
)

// TestARunOfFlagsIsAsManyFlags puts runs at once and one by one.
func TestARunOfFlagsIsAsManyFlags(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, inverted := range []bool{false, true} {
		run, single := flags{inverted: inverted}, flags{inverted: inverted}
		for range 2_000 {
			first := 1 + random.IntN(400)
			last, hidden := first+random.IntN(300)-20, random.IntN(2) == 0
			run.putAll(first, last, hidden)
			for i := first; i <= last; i++ {
				single.put(i, hidden)
			}
			for i := range 720 {
				if run.has(i) != single.has(i) {
					t.Fatalf("inverted %v, %d to %d hidden %v: flag %d is %v", inverted, first, last, hidden, i, run.has(i))
				}
			}
		}
	}
}
