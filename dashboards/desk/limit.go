package desk

import (
	"net/netip"
	"sync"
	"time"
)

// How many wrong passwords are heard within a window: for one name, whoever
// tries, and from one address, whatever the name.
const (
	window        = 15 * time.Minute
	mostOfName    = 5
	mostOfAddress = 20
)

// mostCounted bounds what strangers can make us remember.
const mostCounted = 20_000

// A limiter counts tries to log in.
type limiter struct {
	mu    sync.Mutex
	tries map[string]*tries
}

type tries struct {
	count int
	since time.Time
	told  bool // that there were too many
}

func newLimiter() *limiter { return &limiter{tries: map[string]*tries{}} }

func nameKey(name string) string { return "name " + name[:min(len(name), 64)] }

// addressKey is one machine; of IPv6 it is the network that one customer has.
func addressKey(a netip.Addr) string {
	if a = a.Unmap(); a.Is6() {
		if p, err := a.Prefix(64); err == nil {
			return "address " + p.String()
		}
	}
	return "address " + a.String()
}

// take counts a try before it is made, so that many at once are not heard
// either. wait is how long to wait when there were too many; first says that it
// is the first time that this is told.
func (l *limiter) take(name string, from netip.Addr, now time.Time) (wait time.Duration, first bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.tries) >= mostCounted {
		l.forget(now)
	}
	if len(l.tries) >= mostCounted {
		return window, false
	}
	counted := map[string]int{nameKey(name): mostOfName, addressKey(from): mostOfAddress}
	for key, most := range counted {
		t := l.of(key, now)
		if t.count >= most {
			wait = max(wait, window-now.Sub(t.since))
			first = first || !t.told
			t.told = true
		}
	}
	if wait > 0 {
		return wait, first
	}
	for key := range counted {
		l.of(key, now).count++
	}
	return 0, false
}

// right takes back the count of a try that was right.
func (l *limiter) right(name string, from netip.Addr, now time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.tries, nameKey(name))
	if t := l.of(addressKey(from), now); t.count > 0 {
		t.count--
	}
}

func (l *limiter) of(key string, now time.Time) *tries {
	t := l.tries[key]
	if t == nil || now.Sub(t.since) >= window {
		t = &tries{since: now}
		l.tries[key] = t
	}
	return t
}

func (l *limiter) forget(now time.Time) {
	for key, t := range l.tries {
		if now.Sub(t.since) >= window {
			delete(l.tries, key)
		}
	}
}
