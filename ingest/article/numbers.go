package article

import "math/bits"

// numbers are a set of numbers. An article may be a book: they stand in one table, by
// what their bits give, and take no memory of their own.
type numbers struct {
	slots []uint64 // 0 where none stands; a power of two of them, half of them empty
	n     int      // of those taken
	zero  bool     // 0 is in the set
}

func (s *numbers) has(v uint64) bool {
	if v == 0 {
		return s.zero
	}
	return s.slots[s.at(v)] != 0
}

func (s *numbers) add(v uint64) {
	if v == 0 {
		s.zero = true
		return
	}
	at := s.at(v)
	if s.slots[at] != 0 {
		return
	}
	s.slots[at] = v
	if s.n++; 2*s.n > len(s.slots) {
		old := s.slots
		s.slots = make([]uint64, 2*len(old))
		for _, v := range old {
			if v != 0 {
				s.slots[s.at(v)] = v
			}
		}
	}
}

// at is where a number stands, or would stand.
func (s *numbers) at(v uint64) int {
	mask := len(s.slots) - 1
	high, low := bits.Mul64(v, 0x9E3779B97F4A7C15)
	at := int((high ^ low) & uint64(mask)) //nolint:gosec // below the number of slots
	for s.slots[at] != 0 && s.slots[at] != v {
		at = (at + 1) & mask
	}
	return at
}
