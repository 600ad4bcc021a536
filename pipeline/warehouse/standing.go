//go:build duckdb_arrow

package warehouse

import "slices"

// A standing is what is in force of a document, by its marks, in the order in which
// it was recorded. That is mostly the order in which it is stated again: a mark is
// looked for where the last one was found first.
type standing struct {
	marks []uint64
	seen  []bool // it is stated still
	next  int    // behind the mark that was seen last
}

// How many marks that are no longer stated are passed over on the way to the next.
const passedOver = 8

// see tells whether the mark comes next, and remembers that it is stated. One that
// does not may still be in force: see sought.
func (s *standing) see(mark uint64) bool {
	for at := s.next; at < min(s.next+passedOver, len(s.marks)); at++ {
		if s.marks[at] == mark {
			s.seen[at], s.next = true, at+1
			return true
		}
	}
	return false
}

// sought tells how many figures in force have each of the marks, and remembers that
// these are stated.
func (s *standing) sought(marks []uint64) map[uint64]int {
	found := s.counted(marks)
	for at, mark := range s.marks {
		if !s.seen[at] && found[mark] > 0 {
			s.seen[at] = true
		}
	}
	return found
}

// counted tells how many figures in force have each of the marks.
func (s *standing) counted(marks []uint64) map[uint64]int {
	counts := make(map[uint64]int, len(marks))
	var ends [1 << 16]bool // of those marks: most of the others have none of them
	for _, mark := range marks {
		counts[mark] = 0
		ends[uint16(mark)] = true
	}
	if len(counts) == 0 {
		return counts
	}
	for _, mark := range s.marks {
		if !ends[uint16(mark)] {
			continue
		}
		if n, asked := counts[mark]; asked {
			counts[mark] = n + 1
		}
	}
	return counts
}

// gone are the marks of what is in force and no longer stated, ascending.
func (s *standing) gone() []int64 {
	unseen := map[uint64]bool{}
	var ends [1 << 16]bool // of those, see counted
	for at, mark := range s.marks {
		if !s.seen[at] {
			unseen[mark], ends[uint16(mark)] = true, true
		}
	}
	if len(unseen) > 0 {
		for at, mark := range s.marks {
			if s.seen[at] && ends[uint16(mark)] {
				delete(unseen, mark)
			}
		}
	}
	list := make([]int64, 0, len(unseen))
	for mark := range unseen {
		list = append(list, int64(mark))
	}
	slices.Sort(list)
	return list
}
