package form

// A room is the memory that one label is looked up in.
type room struct{ names, items likenesses }

func newRoom(names, items int) *room {
	return &room{likenesses{of: make([]float64, names)}, likenesses{of: make([]float64, items)}}
}

// likenesses are the likenesses of names or of items, by their numbers.
type likenesses struct {
	of   []float64 // 0 of most
	told []int     // whose likeness is none of those
}

func (l *likenesses) set(i int, v float64) {
	if l.of[i] == 0 && v != 0 {
		l.told = append(l.told, i)
	}
	l.of[i] = v
}

func (l *likenesses) raise(i int, v float64) {
	if v > l.of[i] {
		l.set(i, v)
	}
}

func (l *likenesses) clear() {
	for _, i := range l.told {
		l.of[i] = 0
	}
	l.told = l.told[:0]
}

// A bag is how often letters stand in a text: two texts that are few slips apart
// have nearly the same.
type bag [32]uint8

func bagOf(text string) (b bag) {
	for i := range len(text) {
		if n := &b[text[i]%uint8(len(b))]; *n < 255 {
			*n++
		}
	}
	return b
}

// apart is how many letters one bag has more than the other, or the other more
// than it. A slip changes it by two at most.
func (b *bag) apart(other *bag) int {
	n := 0
	for i := range b {
		n += max(int(b[i])-int(other[i]), int(other[i])-int(b[i]))
	}
	return n
}

// sameWord is 1 for the same word, a little less for one misspelt, else 0.
func sameWord(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case len(a) < 4 || len(b) < 4 || a[0] != b[0] && a[1:] != b[1:]:
		return 0
	case distance(a, b, 1) <= 1:
		return 0.9
	}
	return 0
}

// shortText is how many letters are compared without taking memory for it.
const shortText = 128

// distance is the number of letters to change, add, drop or swap, or most + 1 when
// there are more. Only what can still be few is worked out: letters that stand
// more than most apart are never the same one.
func distance(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	var short [3][shortText]uint8
	before, last, row := short[0][:], short[1][:], short[2][:]
	if len(b) >= shortText {
		before, last, row = make([]uint8, len(b)+1), make([]uint8, len(b)+1), make([]uint8, len(b)+1)
	}
	over := uint8(most + 1) //nolint:gosec // a few
	for k := range len(b) + 1 {
		last[k] = uint8(min(k, most+1)) //nolint:gosec // no more than over
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-most), min(len(b), i+most)
		row[from-1] = over
		if from == 1 {
			row[0] = uint8(min(i, most+1)) //nolint:gosec // no more than over
		}
		least := row[from-1]
		for k := from; k <= to; k++ {
			cost := uint8(1)
			if a[i-1] == b[k-1] {
				cost = 0
			}
			n := min(last[k]+1, row[k-1]+1, last[k-1]+cost, over)
			if i > 1 && k > 1 && a[i-1] == b[k-2] && a[i-2] == b[k-1] {
				n = min(n, before[k-2]+1)
			}
			row[k], least = n, min(least, n)
		}
		if to < len(b) {
			row[to+1] = over
		}
		if least >= over {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return int(last[len(b)])
}
