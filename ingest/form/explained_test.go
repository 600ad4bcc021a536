package form

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/tonghop/tonghop/ingest/layout"
)

// What one pass over the sorted values of a column finds is what any row, or any two,
// say.
func TestWhatExplainsADifference(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 7))
	explained, apart := 0, 0
	for range 3000 {
		table, values := &Table{values: map[[2]int]float64{}}, make([]float64, 2+dice.IntN(9))
		for i := range values {
			values[i] = math.Round(dice.Float64()*400-100) / 2
			table.lines = append(table.lines, line{row: layout.Row{Row: i + 1}})
			table.values[[2]int{i + 1, 3}] = values[i]
		}
		s := sum{col: 3, stated: 1000, added: 1000 + math.Round(dice.Float64()*600-300)/2}
		if math.Abs(s.diff()) <= 5 {
			continue
		}
		one, two := false, false
		for i, a := range values {
			one = one || a != 0 && math.Abs(math.Abs(a)-math.Abs(s.diff())) <= 1
			for k, b := range values {
				one = one || i != k && a != 0 && b != 0 && math.Abs(math.Abs(a)+math.Abs(b)-math.Abs(s.diff())) <= 1
				two = two || b > 0 && math.Abs(a-b-math.Abs(s.diff())) <= 1
			}
		}
		if table.explained(s) != one || table.differs(s) != two {
			t.Fatalf("%v off by %v: explained %v, want %v; apart %v, want %v", values, s.diff(), table.explained(s), one, table.differs(s), two)
		}
		if one {
			explained++
		}
		if two {
			apart++
		}
	}
	if explained < 100 || apart < 100 {
		t.Fatalf("only %d explained, %d apart", explained, apart)
	}
}
