package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Isolated is a pipeline.Reader that reads documents in child processes that run
// Serve: whatever a document does to its reader, this process and the other
// documents go on. A child serves one document after another; one that crashed,
// ran out of its bounds or has grown is replaced by a fresh one. It may be used
// from many goroutines, and must be closed.
type Isolated struct {
	Program string   // path of the program to execute, normally this one
	Args    []string // arguments that make it call Serve
	Env     []string // environment of the child; nil means an empty one
	Formats []Format // those that the child serves; only their versions are used here
	Bounds  Bounds
	Explain bool // every reading explains itself

	mu     sync.Mutex
	idle   []*child // that wait for a document
	closed bool
}

// Bounds are the limits of one reading; a zero field means the default.
type Bounds struct {
	Time      time.Duration // by the clock, default 5 min; a backstop for a machine under load
	Processor time.Duration // of all processors together, in whole seconds, default 60 s
	Memory    int64         // bytes that the child may take beyond what it starts with, default 2 GiB
	Output    int64         // bytes of the reading sent back, default 1 GiB
}

func (b Bounds) orDefaults() Bounds {
	if b.Time <= 0 {
		b.Time = 5 * time.Minute
	}
	if b.Processor <= 0 {
		b.Processor = time.Minute
	}
	if b.Memory <= 0 {
		b.Memory = 2 << 30
	}
	if b.Output <= 0 {
		b.Output = 1 << 30
	}
	return b
}

// Version implements pipeline.Reader.
func (r *Isolated) Version() string { return versionOf(r.Formats) }

// Read implements pipeline.Reader. An error that is no *pipeline.SourceError
// means that no child can be started at all, or that r is closed.
func (r *Isolated) Read(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte) (pipeline.Reading, error) {
	return r.read(ctx, request{Source: s, Snapshot: snap, Explain: r.Explain, Size: len(content)}, whole(content), io.Discard)
}

// Stream reads a document like Read and writes its observations to w, as the
// Encoder of Serve writes them, while they are understood: neither process ever
// holds them all, and this one does not hold the content. The reading has the
// rest, without a document. After an error, what had been understood before it may
// have been written.
func (r *Isolated) Stream(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content *io.SectionReader, w io.Writer) (pipeline.Reading, error) {
	return r.read(ctx, request{Source: s, Snapshot: snap, Explain: r.Explain, Size: int(content.Size()), Stream: true}, content, w)
}

func whole(content []byte) *io.SectionReader {
	return io.NewSectionReader(bytes.NewReader(content), 0, int64(len(content)))
}

func (r *Isolated) read(ctx context.Context, req request, content *io.SectionReader, w io.Writer) (pipeline.Reading, error) {
	s, snap := req.Source, req.Snapshot
	bounds := r.Bounds.orDefaults()
	timed, cancel := context.WithTimeout(ctx, bounds.Time)
	defer cancel()
	reading, err := r.ask(timed, bounds, req, content, w)
	switch {
	case err == nil:
		return reading, nil
	case ctx.Err() != nil:
		return pipeline.Reading{}, ctx.Err()
	case errors.Is(err, errNotStarted), errors.Is(err, errNotWritten):
		return pipeline.Reading{}, fmt.Errorf("read %s / %s: %w", s.ID, snap.Document, err)
	case timed.Err() != nil:
		return pipeline.Reading{}, asSourceError(timedOut(fmt.Errorf("%w: %w", errOfMachine, err)), s, snap)
	case errors.Is(err, errUnread):
		err = fmt.Errorf("%w: %w", errOfMachine, err)
	}
	return pipeline.Reading{}, asSourceError(err, s, snap)
}

// processorSpent is the last word of a child that used up its processor time.
const processorSpent = "processor time of the document is used up"

// errOfMachine is in the fault of a document that may be read well another time, since
// the machine may have caused it: the time by the clock ran out, or somebody killed the
// reader.
var errOfMachine = errors.New("it may be the machine's")

var (
	errNotStarted = errors.New("reader process cannot be started")
	errNoMemory   = errors.New("reader process out of memory")
)

// ask has a document read by a child that waits, or by a fresh one. A child that
// runs out of memory after it served others is no proof against the document: it
// is read once more by a fresh child, so that what is read never depends on what
// was read before.
func (r *Isolated) ask(ctx context.Context, bounds Bounds, req request, content *io.SectionReader, w io.Writer) (pipeline.Reading, error) {
	to := &resumed{w: w}
	for {
		to.again()
		c, err := r.take(bounds)
		if err != nil {
			return pipeline.Reading{}, err
		}
		used := c.served > 0
		reading, reusable, err := c.read(ctx, bounds, req, content, to)
		if reusable {
			r.give(c)
			return reading, err
		}
		c.end()
		if err == nil || !used || ctx.Err() != nil || !errors.Is(err, errNoMemory) {
			return reading, err
		}
		r.drop() // the others that wait have served, too
	}
}

// take is a child that waits, or a fresh one.
func (r *Isolated) take(bounds Bounds) (*child, error) {
	r.mu.Lock()
	if r.closed {
		r.mu.Unlock()
		return nil, fmt.Errorf("%w: closed", errNotStarted)
	}
	for n := len(r.idle); n > 0; n-- {
		c := r.idle[n-1]
		r.idle = r.idle[:n-1]
		if c.gone() {
			c.end()
			continue
		}
		r.mu.Unlock()
		return c, nil
	}
	r.mu.Unlock()
	return r.start(bounds)
}

func (r *Isolated) give(c *child) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		go c.end()
		return
	}
	r.idle = append(r.idle, c)
}

// resumed writes a text that may have to begin again: what was written before is
// not written twice.
type resumed struct {
	w             io.Writer
	passed, known int // bytes of this attempt, and of all before it
}

func (r *resumed) again() { r.known, r.passed = max(r.known, r.passed), 0 }

func (r *resumed) Write(p []byte) (int, error) {
	skip := min(max(r.known-r.passed, 0), len(p))
	r.passed += len(p)
	if skip < len(p) {
		if _, err := r.w.Write(p[skip:]); err != nil {
			return 0, err
		}
	}
	return len(p), nil
}

// drop ends the children that wait.
func (r *Isolated) drop() {
	r.mu.Lock()
	idle := r.idle
	r.idle = nil
	r.mu.Unlock()
	for _, c := range idle {
		c.end()
	}
}

// Close ends the children that wait; one that reads is ended when it is done.
// Later calls of Read fail.
func (r *Isolated) Close() {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	r.drop()
}

// diagnose tells a child that ran out of memory or processor time from one that
// crashed.
func diagnose(err error, stderr string) *pipeline.SourceError {
	err = fmt.Errorf("%w: %s", err, strings.TrimSpace(stderr))
	for _, sign := range []string{"out of memory", "cannot allocate memory"} {
		if strings.Contains(stderr, sign) {
			return outOfMemory(fmt.Errorf("%w: %w", errNoMemory, err))
		}
	}
	if strings.Contains(stderr, processorSpent) {
		return timedOut(err)
	}
	return crashed(err)
}

var _ pipeline.Reader = (*Isolated)(nil)
