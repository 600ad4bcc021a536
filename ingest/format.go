package ingest

import (
	"context"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Format understands one kind of document. It is a value: the list of formats
// is written down in one place and never changes at run time.
type Format struct {
	Name       string   // stable, kept with every reading: "xlsx", "html"
	Version    int      // raised whenever the same bytes would be read differently
	Extensions []string // file name endings with the dot, lower case: ".xlsx"
	// Sniff tells from the first bytes, the declared media type and the name
	// whether this format reads the document.
	Sniff func(head []byte, mediaType, name string) bool
	// Read understands the document. What the content says wrong is a Reject of
	// the Reading; an error is a *pipeline.SourceError, for a document that
	// cannot be read as a whole.
	Read func(ctx context.Context, in Input) (pipeline.Reading, error)
}

// Input is one document to read and what is known of it.
type Input struct {
	Source   pipeline.Source
	Snapshot pipeline.Snapshot
	Content  []byte
	Catalog  *catalog.Catalog
}
