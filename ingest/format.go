// Package ingest is where bytes from outside become a reading: the Format type
// that every file format implements, and the two readers that run the formats,
// Direct in this process and Isolated in a child process with hard limits.
//
// The border: this package knows no format. It picks the one whose turn it is
// by the content first, and stands between the hostile bytes and the rest of
// the program: no panic, no endless loop and no memory bomb gets past it.
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
	// Sniff tells whether content that starts with head is of this format.
	// mediaType and name come from outside and may be wrong or "".
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
}
