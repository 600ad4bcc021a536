package ingest

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// A collector decides by how many per cent the heap of a child grows before garbage
// is collected: by as much as there is room for while little is held, and by as
// little as the document's size asks for when much is. It decides anew after every
// collection, since a small file may hold a huge document.
type collector struct {
	mu    sync.Mutex
	least int // per cent, by the size of the document
	most  int // 0 before the first
	ended bool
}

// heapRoom is how much garbage there may always be, in bytes. From goneThrough on, what
// is held takes so long to go through that a heap half as large again costs less. firstRoom is how large
// the heap grows before anything is collected, leastHeap the size that it is thought
// to have until then.
const (
	heapRoom    = 96 << 20
	goneThrough = 64 << 20
	firstRoom   = 160 << 20
	leastHeap   = 4 << 20
)

func newCollector() *collector {
	c := &collector{}
	c.watch()
	return c
}

// begin is told how many bytes the next document has. What a large one holds should
// not be there twice, and a small one should not have the facts of the child gone
// through again and again, least of all while they are learnt for the first.
func (c *collector) begin(size int) {
	c.mu.Lock()
	c.least, c.most = 100, 400
	if size > 24<<20 {
		c.least, c.most = 12, 12
	}
	c.mu.Unlock()
	c.decide()
}

func (c *collector) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ended = true
}

func (c *collector) decide() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/scan/heap:bytes"}}
	metrics.Read(live)
	c.mu.Lock()
	defer c.mu.Unlock()
	switch held := live[0].Value.Uint64(); {
	case c.most == 0 || c.ended:
	case held == 0 && c.most > c.least: // what there is are facts, and they stay
		debug.SetGCPercent(100 * firstRoom / leastHeap)
	case live[1].Value.Uint64() > goneThrough && c.most < 50: // it is no file of numbers
		debug.SetGCPercent(50)
	default:
		held = max(held, 1)
		debug.SetGCPercent(min(max(c.least, int(min(heapRoom*100/held, 1000))), c.most)) //nolint:gosec // at most 1000
	}
}

// watch has decide called after every collection, which finds an object that
// nobody holds.
func (c *collector) watch() {
	type sign struct{ of *collector }
	runtime.SetFinalizer(&sign{c}, func(s *sign) {
		s.of.decide()
		s.of.mu.Lock()
		defer s.of.mu.Unlock()
		if !s.of.ended {
			s.of.watch()
		}
	})
}
