package ingest

import (
	"bufio"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// What crosses the pipes: the bounds first, so that they hold before the child
// takes in anything else; then for each document a request and Size bytes of
// content one way, and frames the other way until one says that no More come.
type request struct {
	Source   pipeline.Source
	Snapshot pipeline.Snapshot
	Explain  bool
	Size     int
	Stream   bool // the observations come as text, before all else
}

// A frame is a piece of a reading. The first has all but observations and
// rejects, and how many of those will come.
type frame struct {
	Reading      pipeline.Reading
	Observations int
	Rejects      int
	Fault        *pipeline.SourceError // without Err, which Cause carries as text
	Cause        string
	Grown        bool // the process has grown so much that another one should go on
	Text         int  // bytes of the next observations as text, which follow a frame with nothing else but More
	More         bool
}

// An Encoder appends one observation of a document, as text, to dst. The same
// observation always gives the same bytes.
type Encoder func(dst []byte, document string, o *pipeline.Observation) ([]byte, error)

// frameSize bounds the observations and the rejects of one frame: a reading of
// millions is never there twice.
const frameSize = 1000

// Serve is the child's side of Isolated: it limits this process for good, then
// reads one document after another from in and writes what was read to out, until
// in ends. Formats and cat are the same as a Direct reader takes; text writes the
// observations that are asked for as a stream. An error means that the parent is
// gone or that the limits cannot be set.
func Serve(ctx context.Context, in io.Reader, out io.Writer, formats []Format, cat *catalog.Catalog, text Encoder) error {
	from := bufio.NewReaderSize(in, 64<<10)
	to := bufio.NewWriterSize(out, 64<<10)
	dec, enc := gob.NewDecoder(from), gob.NewEncoder(to)
	var bounds Bounds
	if err := dec.Decode(&bounds); err != nil {
		return fmt.Errorf("read bounds: %w", err)
	}
	bounds = bounds.orDefaults()
	if err := limitProcess(bounds); err != nil {
		return fmt.Errorf("limit reader process: %w", err)
	}
	endWhenSpent()
	debug.SetMemoryLimit(bounds.Memory / 4 * 3)
	debug.SetMaxStack(128 << 20) // endless recursion ends early
	reader := Direct{Formats: formats, Catalog: cat}
	garbage := newCollector()
	defer garbage.end()
	for {
		var req request
		if err := dec.Decode(&req); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		content := make([]byte, req.Size)
		if _, err := io.ReadFull(from, content); err != nil {
			return fmt.Errorf("read content: %w", err)
		}
		garbage.begin(req.Size)
		if err := allowProcessor(bounds.Processor); err != nil {
			return fmt.Errorf("limit reader process: %w", err)
		}
		send := sender{enc: enc, to: to, out: out, text: text}
		if err := serveOne(ctx, reader, req, content, &send, bounds); err != nil {
			return err
		}
		if err := to.Flush(); err != nil {
			return fmt.Errorf("write response: %w", err)
		}
	}
}

// serveOne reads a document and sends it in frames.
func serveOne(ctx context.Context, reader Direct, req request, content []byte, to *sender, bounds Bounds) error {
	reader.Explain = req.Explain
	reading, err := readOne(ctx, reader, req, content, to)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		fault := asSourceError(err, req.Source, req.Snapshot)
		answer := frame{Fault: fault, Grown: hasGrown(bounds)}
		if fault.Err != nil {
			answer.Cause = fault.Err.Error()
		}
		fault.Err = nil
		return to.frame(&answer)
	}
	observations, rejects := reading.Observations, reading.Rejects
	reading.Observations, reading.Rejects = nil, nil
	f := frame{Reading: reading, Observations: len(observations), Rejects: len(rejects)}
	for {
		f.More = len(observations)+len(rejects) > 0
		f.Grown = !f.More && hasGrown(bounds)
		if err := to.frame(&f); err != nil || !f.More {
			return err
		}
		f = frame{Reading: pipeline.Reading{Observations: cut(&observations), Rejects: cut(&rejects)}}
	}
}

// textSize is the size of the pieces in which text is sent, in bytes.
const textSize = 256 << 10

// readOne reads a document; the observations of one that is asked for as a stream
// are sent at once.
func readOne(ctx context.Context, reader Direct, req request, content []byte, to *sender) (pipeline.Reading, error) {
	if !req.Stream {
		return reader.Read(ctx, req.Source, req.Snapshot, content)
	}
	text := newTexter(to, req.Snapshot.Document)
	reading, err := reader.Stream(ctx, req.Source, req.Snapshot, content, text.observe)
	return reading, errors.Join(err, text.end())
}

// A sender writes what was read: frames, and text as it is.
type sender struct {
	enc  *gob.Encoder // writes to to
	to   *bufio.Writer
	out  io.Writer
	text Encoder
}

func (s *sender) frame(f *frame) error {
	if err := s.enc.Encode(f); err != nil {
		return fmt.Errorf("write response: %w", err)
	}
	return nil
}

// lines sends text past the encoder and its buffer.
func (s *sender) lines(text []byte) error {
	err := s.frame(&frame{Text: len(text), More: true})
	if err == nil {
		err = s.to.Flush()
	}
	if err == nil {
		_, err = s.out.Write(text)
	}
	if err != nil {
		return fmt.Errorf("write response: %w", err)
	}
	return nil
}

// cut takes the next frame's worth off a list.
func cut[T any](list *[]T) []T {
	n := min(len(*list), frameSize)
	head := (*list)[:n]
	*list = (*list)[n:]
	return head
}

// hasGrown tells whether this process holds so much of its bound that another
// document might not find room.
func hasGrown(b Bounds) bool {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys-m.HeapReleased > uint64(b.Memory/4)
}

var _ pipeline.Reader = Direct{}
