package ingest

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Direct is a pipeline.Reader that runs the formats in this process. A panic of
// a format becomes an error of the document; memory and time are not bounded:
// that is what Isolated is for.
type Direct struct {
	Formats []Format // asked in this order
	Catalog *catalog.Catalog
	Explain bool // every reading explains itself
}

// Version implements pipeline.Reader.
func (d Direct) Version() string { return versionOf(d.Formats) }

// Read implements pipeline.Reader.
func (d Direct) Read(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte) (pipeline.Reading, error) {
	reading, err := d.understand(ctx, Input{Source: s, Snapshot: snap, Content: content, Catalog: d.Catalog, Explain: d.Explain})
	for i := range reading.Observations {
		d.Catalog.SetLevel(&reading.Observations[i])
	}
	return reading, err
}

// Stream reads like Read, but hands every observation to observe as it is
// understood. The reading has neither observations nor a document.
func (d Direct) Stream(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte, observe func(pipeline.Observation) error) (pipeline.Reading, error) {
	levelled := func(o pipeline.Observation) error {
		d.Catalog.SetLevel(&o)
		return observe(o)
	}
	reading, err := d.understand(ctx, Input{Source: s, Snapshot: snap, Content: content, Catalog: d.Catalog, Observe: levelled})
	if err != nil {
		return pipeline.Reading{}, err
	}
	for _, o := range reading.Observations { // of a format that keeps them
		if err := levelled(o); err != nil {
			return pipeline.Reading{}, err
		}
	}
	reading.Observations, reading.Document = nil, pipeline.Document{}
	return reading, nil
}

func (d Direct) understand(ctx context.Context, in Input) (pipeline.Reading, error) {
	source, snapshot := in.Source, in.Snapshot // not in itself: its content may go while it is read
	reading, err := d.read(ctx, in)
	if err == nil {
		return reading, nil
	}
	if ctxErr := ctx.Err(); ctxErr != nil && !errors.Is(ctxErr, context.DeadlineExceeded) {
		return pipeline.Reading{}, ctxErr
	}
	return pipeline.Reading{}, asSourceError(err, source, snapshot)
}

func (d Direct) read(ctx context.Context, in Input) (r pipeline.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = pipeline.Reading{}, crashed(fmt.Errorf("panic: %v\n%s", p, firstLines(debug.Stack(), 30)))
		}
	}()
	format, err := pick(d.Formats, in.Content, in.Snapshot.MediaType, nameOf(in.Snapshot))
	if err != nil {
		return pipeline.Reading{}, err
	}
	r, err = format.Read(ctx, in)
	if err == nil && r.Format == "" {
		r.Format = format.Name
	}
	return r, err
}

// versionOf names the rules of all formats, "xlsx.1 csv.1".
func versionOf(formats []Format) string {
	names := make([]string, 0, len(formats))
	for _, f := range formats {
		names = append(names, f.Name+"."+strconv.Itoa(f.Version))
	}
	return strings.Join(names, " ")
}

// asSourceError makes every error of a document the kind that the walk knows.
func asSourceError(err error, s pipeline.Source, snap pipeline.Snapshot) *pipeline.SourceError {
	var fault *pipeline.SourceError
	switch {
	case errors.As(err, &fault):
	case errors.Is(err, context.DeadlineExceeded):
		fault = timedOut(err)
	default:
		fault = Unreadable("unreadable", "không đọc được tệp này", "this file cannot be read", err)
	}
	named := *fault
	named.Source, named.Document = s.ID, snap.Document
	return &named
}

func firstLines(b []byte, n int) string {
	lines := strings.SplitN(string(b), "\n", n+1)
	return strings.Join(lines[:min(n, len(lines))], "\n")
}
