package sheet

// blocks is a list that grows without moving what is in it: a slice of millions
// would be copied, and its old place stay in memory, each time it grows.
type blocks[T any] struct {
	list [][]T
	n    int
}

const blockShift = 12

func (b *blocks[T]) add(v T) {
	last := b.n >> blockShift
	if last == len(b.list) {
		var block []T
		if last > 0 { // the first grows by itself: most lists are short
			block = make([]T, 0, 1<<blockShift)
		}
		b.list = append(b.list, block)
	}
	b.list[last] = append(b.list[last], v)
	b.n++
}

func (b *blocks[T]) at(i int) *T { return &b.list[i>>blockShift][i&(1<<blockShift-1)] }

// extend makes the list at least n long.
func (b *blocks[T]) extend(n int) {
	var none T
	for b.n < n {
		b.add(none)
	}
}
