package pipeline

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// How far documents are read ahead of the one that is loaded next: what is loaded
// together is to be there, and what is large is not to pile up.
const (
	aheadDocuments = 128
	aheadRecords   = 200_000
)

// A queue hands out documents in order, that are fetched and read side by side.
type queue struct {
	results chan chan arrival
	taken   chan struct{} // told when one was taken; one note is enough

	mu      sync.Mutex
	count   int // of documents that are under way or wait
	records int // of those that wait
}

// arrivals fetches and reads refs side by side, as far as the night has slots,
// and hands the results out in the order of refs. known are the fingerprints in
// force.
func (n Night) arrivals(ctx context.Context, s Source, refs []DocumentRef, known map[string]string) *queue {
	q := &queue{results: make(chan chan arrival, aheadDocuments), taken: make(chan struct{}, 1)}
	go func() {
		defer close(q.results)
		for _, ref := range refs {
			if !q.enter(ctx, cap(n.slots)) {
				return
			}
			result := make(chan arrival, 1)
			q.results <- result // there is room: no more enter
			go func() {
				a := n.inTurn(ctx, s, ref, known[strings.ToValidUTF8(ref.Document, "\uFFFD")])
				q.weigh(a.records())
				result <- a
			}()
		}
	}()
	return q
}

// enter waits until one more document may be under way: few always may.
func (q *queue) enter(ctx context.Context, few int) bool {
	for {
		q.mu.Lock()
		may := q.count < few || q.count < aheadDocuments && q.records < aheadRecords
		if may {
			q.count++
		}
		q.mu.Unlock()
		if may {
			return ctx.Err() == nil
		}
		select {
		case <-q.taken:
		case <-ctx.Done():
			return false
		}
	}
}

func (q *queue) weigh(records int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.records += records
}

// next is the next document; ok is false when there is none any more.
func (q *queue) next() (a arrival, ok bool) {
	result, ok := <-q.results
	if !ok {
		return a, false
	}
	a = <-result
	q.mu.Lock()
	q.count, q.records = q.count-1, q.records-a.records()
	q.mu.Unlock()
	select {
	case q.taken <- struct{}{}:
	default:
	}
	return a, true
}

// inTurn waits for a slot and brings one document.
func (n Night) inTurn(ctx context.Context, s Source, ref DocumentRef, known string) arrival {
	select {
	case n.slots <- struct{}{}:
		defer func() { <-n.slots }()
		return n.arrive(ctx, s, ref, known)
	case <-ctx.Done():
		return arrival{ref: ref, err: ctx.Err()}
	}
}

// An arrival is one document, fetched and read, or the reason why not.
type arrival struct {
	ref         DocumentRef
	snapshot    Snapshot
	reading     Reading
	fingerprint string
	unchanged   bool
	err         error
	fault       *SourceError // that err tells of; known when it is taken in its turn
}

// records is how much of the reading is kept in memory.
func (a arrival) records() int {
	n := len(a.reading.Observations) + len(a.reading.Rejects)
	for _, s := range a.reading.Document.Sheets {
		n += len(s.Cells)
	}
	return n
}

func (n Night) arrive(ctx context.Context, s Source, ref DocumentRef, known string) arrival {
	a := arrival{ref: ref}
	subject := s.ID + " / " + ref.Document
	n.Progress.Start("fetch", subject)
	var content []byte
	a.snapshot, content, a.err = n.fetch(ctx, s, ref)
	n.Progress.Done("fetch", subject, a.err)
	if a.err != nil {
		return a
	}
	a.fingerprint = n.fingerprint(s, a.snapshot)
	a.unchanged = known == a.fingerprint
	if a.unchanged && !ref.Feed { // a feed is read for what it leads to
		return a
	}
	if content == nil {
		if content, a.err = n.Vault.Get(ctx, a.snapshot.Digest); a.err != nil {
			return a
		}
	}
	n.Progress.Start("read", subject)
	a.reading, a.err = n.Reader.Read(ctx, s, a.snapshot, content)
	n.Progress.Done("read", subject, a.err)
	return a
}

// fetch brings the document into the vault. content is nil when the publisher
// says that nothing changed.
func (n Night) fetch(ctx context.Context, s Source, ref DocumentRef) (Snapshot, []byte, error) {
	last, held, err := n.Vault.Last(ctx, s.ID, ref.Document)
	if err != nil {
		return Snapshot{}, nil, err
	}
	var receipt Receipt
	if held {
		receipt = Receipt{ETag: last.ETag, LastModified: last.LastModified, Digest: last.Digest}
	}
	got, err := n.Fetcher.Fetch(ctx, s, ref, receipt)
	if err != nil {
		return Snapshot{}, nil, err
	}
	if got.Unchanged && held {
		return last, nil, nil
	}
	got.Snapshot.FetchedAt = n.Run.StartedAt
	snap, err := n.Vault.Put(ctx, got.Snapshot, got.Content)
	return snap, got.Content, err
}

// fingerprint says what a reading depends on; never a time of fetching.
func (n Night) fingerprint(s Source, snap Snapshot) string {
	decided := ""
	if n.Decided != nil {
		decided = n.Decided(s.ID)
	}
	return shortHash(decided, string(snap.Digest), snap.PublishedAt.UTC().Format("2006-01-02"), n.Reader.Version(), n.Rules,
		string(s.Kind), s.Province, fmt.Sprint(s.Claims), fmt.Sprint(snap.Illustrative))
}
