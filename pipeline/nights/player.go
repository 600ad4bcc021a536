package nights

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// ErrStopped says that the night came to its end before it had seen this.
var ErrStopped = errors.New("the night ended before it came here")

// A LostError says that the bytes of a document are not in the vault any more.
type LostError struct {
	Source, Document string
	Digest           pipeline.Digest
	cause            string
}

func (e *LostError) Error() string {
	return fmt.Sprintf("%s / %s: bản gốc %s không lấy lại được từ kho (%s)", e.Source, e.Document, e.Digest.Short(), e.cause)
}

// Originals give the bytes of documents back, checked against their digest.
type Originals interface {
	Get(ctx context.Context, d pipeline.Digest) ([]byte, error)
}

// A Player is a Fetcher that gives what a night was given. It may be used from
// many goroutines.
type Player struct {
	originals Originals
	visits    map[string]visit
	brought   map[[2]string]brought // by source and document
}

var _ pipeline.Fetcher = (*Player)(nil)

// Play gives the night again, with the bytes of its documents from originals.
func (b Book) Play(r Record, originals Originals) (*Player, error) {
	p := &Player{originals: originals, visits: map[string]visit{}, brought: map[[2]string]brought{}}
	for _, at := range r.Visits {
		content, err := b.shared(at.Digest)
		if err != nil {
			return nil, err
		}
		var v visit
		if err := json.Unmarshal(content, &v); err != nil || v.Source != at.Source {
			return nil, &DamagedError{recordName(r.Run), errors.Join(err, fmt.Errorf("visit of %s", at.Source))}
		}
		p.visits[v.Source] = v
		for _, one := range v.Brought {
			p.brought[[2]string{v.Source, one.Document}] = one
		}
	}
	return p, nil
}

// List implements pipeline.Fetcher.
func (p *Player) List(_ context.Context, s pipeline.Source) ([]pipeline.DocumentRef, error) {
	v, ok := p.visits[s.ID]
	if !ok {
		return nil, fmt.Errorf("list %s: %w", s.ID, ErrStopped)
	}
	if v.Fault != nil {
		return nil, v.Fault.error()
	}
	refs := make([]pipeline.DocumentRef, len(v.Listed))
	for i, l := range v.Listed {
		refs[i] = pipeline.DocumentRef(l)
	}
	return refs, nil
}

// Fetch implements pipeline.Fetcher.
func (p *Player) Fetch(ctx context.Context, s pipeline.Source, doc pipeline.DocumentRef, last pipeline.Receipt) (pipeline.Fetched, error) {
	b, ok := p.brought[[2]string{s.ID, doc.Document}]
	switch {
	case !ok:
		return pipeline.Fetched{}, fmt.Errorf("fetch %s / %s: %w", s.ID, doc.Document, ErrStopped)
	case b.Fault != nil:
		return pipeline.Fetched{}, b.Fault.error()
	case b.Same && b.Digest == last.Digest:
		return pipeline.Fetched{Unchanged: true}, nil
	}
	content, err := p.originals.Get(ctx, b.Digest)
	if err != nil {
		// Not a fault of the source: the night cannot be given as it was.
		return pipeline.Fetched{}, &LostError{Source: s.ID, Document: doc.Document, Digest: b.Digest, cause: err.Error()}
	}
	snap := pipeline.Snapshot{Digest: b.Digest, Source: s.ID, Document: doc.Document, URL: b.URL, MediaType: b.MediaType, Size: int64(len(content)),
		PublishedAt: b.PublishedAt, ETag: b.ETag, LastModified: b.LastModified, Title: b.Title, Publisher: b.Publisher, Licence: b.Licence, Illustrative: b.Illustrative}
	return pipeline.Fetched{Snapshot: snap, Content: content}, nil
}
