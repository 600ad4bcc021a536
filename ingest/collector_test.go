package ingest

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// percent is by how much the heap may grow now.
func percent() int {
	now := debug.SetGCPercent(100)
	debug.SetGCPercent(now)
	return now
}

func TestGarbageIsCollectedByWhatIsHeld(t *testing.T) {
	defer debug.SetGCPercent(percent())
	c := newCollector()
	defer c.end()
	runtime.GC()
	c.begin(10 << 10)
	if got := percent(); got != 400 {
		t.Errorf("a small document, little held: %d %%", got)
	}
	held := make([]byte, 200<<20)
	runtime.GC()
	c.decide()
	if got := percent(); got != 100 {
		t.Errorf("a small document, %d MiB held: %d %%", len(held)>>20, got)
	}
	runtime.KeepAlive(held)
	c.begin(30 << 20)
	if got := percent(); got != 12 {
		t.Errorf("a large document: %d %%", got)
	}
	c.end()
	c.begin(10 << 10)
	if got := percent(); got != 12 {
		t.Errorf("after the end: %d %%", got)
	}
}
