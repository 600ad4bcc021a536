package fetch

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Options are what a Fetcher needs of the world.
type Options struct {
	// Transport sends requests. An *http.Transport is cloned and dials through
	// Resolve and Dial, which keeps requests out of private networks; of any
	// other kind only the host in the address is judged.
	Transport http.RoundTripper
	// Resolve gives the addresses of a host; nil asks the system.
	Resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	// Dial connects to an IP address and port; nil uses the system.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Now is the clock, for FetchedAt and for Retry-After.
	Now func() time.Time
	// Sleep waits between tries, and gives the context's error when it ends.
	Sleep func(ctx context.Context, d time.Duration) error
	// UserAgent names the program to servers.
	UserAgent string
}

// What a fetch may cost where the source does not say.
const (
	defaultBytes   = 50_000_000
	defaultTimeout = time.Minute
)

// A Fetcher implements pipeline.Fetcher. It may be used from many goroutines.
type Fetcher struct {
	opt    Options
	client *http.Client
}

// New makes a Fetcher. Transport, Now and Sleep must be set.
func New(opt Options) *Fetcher {
	if opt.Resolve == nil {
		opt.Resolve = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if opt.Dial == nil {
		opt.Dial = (&net.Dialer{Timeout: dialTimeout}).DialContext
	}
	return &Fetcher{opt: opt, client: &http.Client{Transport: newGuard(opt), CheckRedirect: checkRedirect}}
}

// List names the documents of a source; see pipeline.Fetcher. A local document
// has no URL: nobody else could open it.
func (f *Fetcher) List(ctx context.Context, s pipeline.Source) ([]pipeline.DocumentRef, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.Kind == pipeline.FolderSource {
		refs, err := f.listFolder(ctx, s)
		return refs, f.told(ctx, err, s.ID, "")
	}
	ref, err := declared(s)
	if err != nil {
		return nil, f.told(ctx, err, s.ID, "")
	}
	ref.Feed = s.Kind == pipeline.FeedSource
	return []pipeline.DocumentRef{ref}, nil
}

// Fetch brings one document: a file of a folder, the declared document or feed,
// or an article that a feed leads to; see pipeline.Fetcher.
func (f *Fetcher) Fetch(ctx context.Context, s pipeline.Source, doc pipeline.DocumentRef, last pipeline.Receipt) (pipeline.Fetched, error) {
	limits := s.Limits
	if limits.Bytes <= 0 {
		limits.Bytes = defaultBytes
	}
	if limits.Timeout <= 0 {
		limits.Timeout = defaultTimeout
	}
	bounded, stop := context.WithTimeout(ctx, limits.Timeout)
	defer stop()
	got, err := f.bring(bounded, s, doc, last, limits)
	if err != nil {
		return pipeline.Fetched{}, f.told(ctx, err, s.ID, doc.Document)
	}
	if got.unchanged {
		return pipeline.Fetched{Unchanged: true}, nil
	}
	digest := pipeline.DigestOf(got.content)
	if digest == last.Digest {
		return pipeline.Fetched{Unchanged: true}, nil
	}
	return pipeline.Fetched{Content: got.content, Snapshot: pipeline.Snapshot{
		Digest: digest, Source: s.ID, Document: doc.Document, URL: doc.URL, MediaType: got.mediaType, Size: int64(len(got.content)),
		FetchedAt: f.opt.Now(), PublishedAt: doc.PublishedAt, ETag: got.etag, LastModified: got.lastModified, Title: doc.Title,
		Publisher: s.Publisher, Licence: s.Licence, Illustrative: s.Illustrative,
	}}, nil
}

// brought is what one fetch brought, whichever way.
type brought struct {
	unchanged                     bool
	content                       []byte
	mediaType, etag, lastModified string
}

func (f *Fetcher) bring(ctx context.Context, s pipeline.Source, doc pipeline.DocumentRef, last pipeline.Receipt, limits pipeline.Limits) (brought, error) {
	if err := ctx.Err(); err != nil {
		return brought{}, err
	}
	if doc.Content != "" {
		if int64(len(doc.Content)) > limits.Bytes {
			return brought{}, tooLarge(limits.Bytes)
		}
		return brought{content: []byte(doc.Content), mediaType: "text/html; charset=utf-8"}, nil
	}
	if s.Kind == pipeline.FolderSource {
		content, err := readInside(s.Location, doc.Document, limits.Bytes)
		return brought{content: content}, err
	}
	place, err := locate(s, doc)
	switch {
	case err != nil:
		return brought{}, err
	case place.file != "":
		content, err := readFile(place.file, limits.Bytes)
		return brought{content: content}, err
	case place.inside != "":
		content, err := readInside(place.folder, place.inside, limits.Bytes)
		return brought{content: content}, err
	}
	return f.get(ctx, s, place.url, last, limits)
}

// told is the error as the pipeline wants it: nil, the end of the caller's own
// context, or a *pipeline.SourceError.
func (f *Fetcher) told(ctx context.Context, err error, source, document string) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var fault *pipeline.SourceError
	switch {
	case errors.As(err, &fault):
	case errors.Is(err, context.DeadlineExceeded):
		fault = timeout(err)
	default:
		fault = unreachable(err)
	}
	fault.Source, fault.Document = source, document
	return fault
}
