package nights

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A visit is what one source gave in one night.
type visit struct {
	Source  string    `json:"source"`
	Listed  []listed  `json:"listed,omitempty"`
	Fault   *fault    `json:"fault,omitempty"` // instead of a list
	Brought []brought `json:"brought,omitempty"`
}

// A listed document.
type listed struct {
	Document    string    `json:"document"`
	URL         string    `json:"url,omitempty"`
	Title       string    `json:"title,omitempty"`
	PublishedAt time.Time `json:"published_at,omitzero"`
	Content     string    `json:"content,omitempty"`
	Feed        bool      `json:"feed,omitempty"`
	PassedOver  bool      `json:"passed_over,omitempty"`
}

// brought is what one document gave. Of one that had not changed there is the
// digest alone.
type brought struct {
	Document     string          `json:"document"`
	Digest       pipeline.Digest `json:"digest,omitempty"`
	Same         bool            `json:"same,omitempty"`
	URL          string          `json:"url,omitempty"`
	MediaType    string          `json:"media_type,omitempty"`
	PublishedAt  time.Time       `json:"published_at,omitzero"`
	ETag         string          `json:"etag,omitempty"`
	LastModified string          `json:"last_modified,omitempty"`
	Title        string          `json:"title,omitempty"`
	Publisher    string          `json:"publisher,omitempty"`
	Licence      string          `json:"licence,omitempty"`
	Illustrative bool            `json:"illustrative,omitempty"`
	Fault        *fault          `json:"fault,omitempty"`
}

// A fault is a pipeline.SourceError as it is kept.
type fault struct {
	Reason    string `json:"reason"`
	Where     string `json:"where,omitempty"`
	MessageVI string `json:"message_vi"`
	MessageEN string `json:"message_en"`
	HintVI    string `json:"hint_vi,omitempty"`
	HintEN    string `json:"hint_en,omitempty"`
}

func faultOf(err error) (*fault, bool) {
	var e *pipeline.SourceError
	if !errors.As(err, &e) {
		return nil, false
	}
	return &fault{e.Reason, e.Where, e.Message.VI, e.Message.EN, e.Hint.VI, e.Hint.EN}, true
}

func (f *fault) error() *pipeline.SourceError {
	return &pipeline.SourceError{Reason: f.Reason, Where: f.Where,
		Message: pipeline.Text{VI: f.MessageVI, EN: f.MessageEN}, Hint: pipeline.Text{VI: f.HintVI, EN: f.HintEN}}
}

// A Recorder is a Fetcher that remembers what another one gave. It may be used
// from many goroutines.
type Recorder struct {
	fetcher pipeline.Fetcher
	mu      sync.Mutex
	visits  map[string]*visit
}

var _ pipeline.Fetcher = (*Recorder)(nil)

// NewRecorder remembers what f gives.
func NewRecorder(f pipeline.Fetcher) *Recorder {
	return &Recorder{fetcher: f, visits: map[string]*visit{}}
}

// List implements pipeline.Fetcher.
func (r *Recorder) List(ctx context.Context, s pipeline.Source) ([]pipeline.DocumentRef, error) {
	refs, err := r.fetcher.List(ctx, s)
	v := &visit{Source: s.ID}
	if err != nil {
		said, ok := faultOf(err)
		if !ok || ctx.Err() != nil {
			return refs, err
		}
		v.Fault = said
	}
	for _, ref := range refs {
		v.Listed = append(v.Listed, listed(ref))
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.visits[s.ID] = v
	return refs, err
}

// Fetch implements pipeline.Fetcher.
func (r *Recorder) Fetch(ctx context.Context, s pipeline.Source, doc pipeline.DocumentRef, last pipeline.Receipt) (pipeline.Fetched, error) {
	got, err := r.fetcher.Fetch(ctx, s, doc, last)
	b := brought{Document: doc.Document}
	snap := got.Snapshot
	switch {
	case err != nil:
		said, ok := faultOf(err)
		if !ok || ctx.Err() != nil {
			return got, err
		}
		b.Fault = said
	case got.Unchanged:
		b.Digest, b.Same = last.Digest, true
	default:
		b = brought{Document: doc.Document, Digest: cmp.Or(snap.Digest, pipeline.DigestOf(got.Content)), URL: snap.URL, MediaType: snap.MediaType,
			PublishedAt: snap.PublishedAt, ETag: snap.ETag, LastModified: snap.LastModified, Title: snap.Title, Publisher: snap.Publisher,
			Licence: snap.Licence, Illustrative: snap.Illustrative}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if v, ok := r.visits[s.ID]; ok {
		v.Brought = append(v.Brought, b)
	}
	return got, err
}

// Visits keeps what was given so far in the book.
func (r *Recorder) Visits(b Book) (list []Visit, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for id, v := range r.visits {
		slices.SortStableFunc(v.Brought, func(a, b brought) int { return cmp.Compare(a.Document, b.Document) })
		data, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		digest, err := b.share(data)
		if err != nil {
			return nil, fmt.Errorf("keep visit of %s: %w", id, err)
		}
		list = append(list, Visit{Source: id, Digest: digest})
	}
	slices.SortFunc(list, func(a, b Visit) int { return cmp.Compare(a.Source, b.Source) })
	return list, nil
}
