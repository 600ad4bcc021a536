//go:build duckdb_arrow

package warehouse

import (
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
)

// What is in force and what is stated again are matched by their marks in whatever
// order both come, as a plain count of them says.
func TestStandingFindsMarksInAnyOrder(t *testing.T) {
	for seed := range uint64(200) {
		dice := rand.New(rand.NewPCG(seed, 1))
		var inForce, stated []uint64
		for range dice.IntN(60) {
			inForce = append(inForce, dice.Uint64N(40)) // some twice
		}
		for _, mark := range inForce {
			if dice.IntN(10) > 0 {
				stated = append(stated, mark)
			}
		}
		for range dice.IntN(4) {
			stated = append(stated, dice.Uint64N(60))
		}
		if seed%2 == 0 {
			dice.Shuffle(len(stated), func(i, j int) { stated[i], stated[j] = stated[j], stated[i] })
		}
		counts, gone := map[uint64]int{}, map[int64]bool{}
		s := standing{marks: inForce, seen: make([]bool, len(inForce))}
		for _, mark := range inForce {
			counts[mark]++
			gone[int64(mark)] = !slices.Contains(stated, mark)
		}
		maps.DeleteFunc(gone, func(_ int64, gone bool) bool { return !gone })
		var strayed []uint64
		for _, mark := range stated {
			if !s.see(mark) {
				strayed = append(strayed, mark)
			} else if counts[mark] == 0 {
				t.Fatalf("seed %d: %d is not in force", seed, mark)
			}
		}
		for mark, n := range s.sought(strayed) {
			if n != counts[mark] {
				t.Errorf("seed %d: %d of %d in force, wanted %d", seed, n, mark, counts[mark])
			}
		}
		if got, wanted := s.gone(), slices.Sorted(maps.Keys(gone)); !slices.Equal(got, wanted) {
			t.Errorf("seed %d: gone %v, wanted %v", seed, got, wanted)
		}
	}
}
