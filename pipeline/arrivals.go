package pipeline

import (
	"context"
	"fmt"
)

// arrivals fetches and reads refs side by side, as far as the night has slots,
// and hands the results out in the order of refs.
func (n Night) arrivals(ctx context.Context, s Source, refs []DocumentRef) <-chan chan arrival {
	queue := make(chan chan arrival, cap(n.slots))
	go func() {
		defer close(queue)
		for _, ref := range refs {
			result := make(chan arrival, 1)
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
			go func() { result <- n.inTurn(ctx, s, ref) }()
		}
	}()
	return queue
}

// inTurn waits for a slot and brings one document.
func (n Night) inTurn(ctx context.Context, s Source, ref DocumentRef) arrival {
	select {
	case n.slots <- struct{}{}:
		defer func() { <-n.slots }()
		return n.arrive(ctx, s, ref)
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
}

func (n Night) arrive(ctx context.Context, s Source, ref DocumentRef) arrival {
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
	known, err := n.Store.Fingerprint(ctx, s.ID, ref.Document)
	if err != nil {
		a.err = err
		return a
	}
	a.unchanged = known == a.fingerprint
	if a.unchanged && s.Kind != FeedSource {
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
