package article

import "testing"

func TestNumbersHoldWhatWasAdded(t *testing.T) {
	s := &numbers{slots: make([]uint64, 16)}
	for n := range 1000 {
		v := bitsOf(float64(3 * n)) // 0 among them
		if s.has(v) {
			t.Fatalf("%d before it was added", 3*n)
		}
		s.add(v)
		s.add(v)
		if !s.has(v) {
			t.Fatalf("%d was added and is not there", 3*n)
		}
	}
	for n := range 3000 {
		if got := s.has(bitsOf(float64(n))); got != (n%3 == 0) {
			t.Errorf("%d: %v", n, got)
		}
	}
}
