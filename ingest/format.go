package ingest

import (
	"context"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Format understands one kind of file.
type Format struct {
	Name       string   // "xlsx", as in pipeline.Reading.Format
	Version    int      // raised whenever the same bytes would be understood otherwise
	Extensions []string // lower case, with the dot: ".xlsx"
	// Sniff tells whether the content is of this format. head is the content, or
	// its beginning where no more is at hand; mediaType and name come from
	// outside and may be wrong or "". It must be cheap and must not panic.
	Sniff func(head []byte, mediaType, name string) bool
	// Read understands the content. What it says but cannot be understood is a
	// Reject of the reading; an error is a *pipeline.SourceError that names
	// reason, message and hint.
	Read func(ctx context.Context, in Input) (pipeline.Reading, error)
}

// Input is one document to read.
type Input struct {
	Source   pipeline.Source
	Snapshot pipeline.Snapshot
	Content  []byte
	Catalog  *catalog.Catalog
	Explain  bool // Reading.Explained is wanted
	// Observe, when not nil, is for a caller who wants the figures alone, one by one
	// as they are understood: a format may hand them to it instead of keeping them
	// in the reading, and leave the Document of the reading empty. Its error ends
	// the reading.
	Observe func(pipeline.Observation) error
}
