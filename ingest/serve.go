package ingest

import (
	"context"
	"encoding/gob"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Serve is the child's side of Isolated: it limits this process for good, reads
// one request from in, and writes one response to out. Formats and cat are the
// same as a Direct reader takes. An error means that the parent is gone or that
// the limits cannot be set.
func Serve(ctx context.Context, in io.Reader, out io.Writer, formats []Format, cat *catalog.Catalog) error {
	dec := gob.NewDecoder(in)
	var bounds Bounds
	if err := dec.Decode(&bounds); err != nil {
		return fmt.Errorf("read bounds: %w", err)
	}
	bounds = bounds.orDefaults()
	if err := limitProcess(bounds); err != nil {
		return fmt.Errorf("limit reader process: %w", err)
	}
	debug.SetMemoryLimit(bounds.Memory / 4 * 3)
	debug.SetMaxStack(128 << 20) // endless recursion ends early
	var req request
	if err := dec.Decode(&req); err != nil {
		return fmt.Errorf("read request: %w", err)
	}
	answer, err := serveOne(ctx, Direct{Formats: formats, Catalog: cat}, req)
	if err != nil {
		return err
	}
	if err := gob.NewEncoder(out).Encode(answer); err != nil {
		return fmt.Errorf("write response: %w", err)
	}
	return nil
}

func serveOne(ctx context.Context, reader Direct, req request) (response, error) {
	reading, err := reader.Read(ctx, req.Source, req.Snapshot, req.Content)
	if err == nil {
		return response{Reading: reading}, nil
	}
	if ctx.Err() != nil {
		return response{}, err
	}
	fault := asSourceError(err, req.Source, req.Snapshot)
	answer := response{Fault: fault}
	if fault.Err != nil {
		answer.Cause = fault.Err.Error()
	}
	fault.Err = nil
	return answer, nil
}

var _ pipeline.Reader = Direct{}
var _ pipeline.Reader = Isolated{}
