package sheet

import (
	"context"

	"github.com/tonghop/tonghop/pipeline"
)

// A Book is one document as grids.
type Book struct {
	Format string // name of the format that read it: xlsx, xls, ods, csv, docx, html
	Sheets []*Grid
	Notes  []Note
}

// A Note is something that the reading of the bytes noticed and that a person
// should know: a sheet part that is missing, a quote that swallows rows, a
// relation that points outside, text written in the colour of its background.
type Note struct {
	Type    string // a stable code, as in pipeline.DocumentFault
	Locator pipeline.Locator
	Cells   []string
	Message pipeline.Text
}

// A Format reads one kind of file.
type Format struct {
	Name       string   // "xlsx"
	Extensions []string // lower case, with the dot
	// Sniff tells whether the content is of this format; name and mediaType come
	// from outside and may be wrong or "". It is cheap and never panics.
	Sniff func(head []byte, mediaType, name string) bool
	// Read turns the content into grids, hidden ones too. An error is a
	// *pipeline.SourceError that says what a person can do. name is the
	// document's own, for formats whose one sheet has none.
	Read func(ctx context.Context, content []byte, name string, b Bounds) (*Book, error)
}

// Bounds keep a hostile or careless file from taking all memory and time.
type Bounds struct {
	Rows, Cols int   // of one sheet
	Cells      int   // of the whole book
	Bytes      int64 // unpacked
	Text       int   // bytes of one cell
	Sheets     int
	Merges     int // of one sheet
}

// UsualBounds are those of an ordinary night.
func UsualBounds() Bounds {
	return Bounds{Rows: 1_048_576, Cols: 1_024, Cells: 12_000_000, Bytes: 1 << 30, Text: 32_767 * 4, Sheets: 300, Merges: 50_000}
}
