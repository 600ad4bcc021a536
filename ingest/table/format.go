package table

import (
	"context"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// version of the rules of reading; raised whenever the same bytes would be
// understood otherwise.
const version = 16

// Formats are the kinds of file that hold tables, each of package sheet's.
func Formats() []ingest.Format { return new(Books).Formats() }

// Books understands one book after another, from many goroutines if need be. It
// keeps what is compiled of a catalog for the books to come.
type Books struct {
	mutex   sync.Mutex
	catalog *catalog.Catalog
	lexicon *meaning.Lexicon
	forms   *form.Reader

	episodes map[string][]episode
}

// Formats are the kinds of file that hold tables, each of package sheet's, read
// with what these Books know.
func (r *Books) Formats() []ingest.Format {
	var list []ingest.Format
	for _, f := range sheet.Formats() {
		list = append(list, ingest.Format{Name: f.Name, Version: version, Extensions: f.Extensions, Sniff: f.Sniff,
			Read: func(ctx context.Context, in ingest.Input) (pipeline.Reading, error) { return r.read(ctx, f, in) }})
	}
	return list
}

func (r *Books) of(cat *catalog.Catalog) (*Reader, map[string][]episode) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.catalog != cat {
		r.catalog, r.lexicon, r.forms, r.episodes = cat, meaning.New(cat), form.New(cat), episodesOf(cat)
	}
	return New(r.lexicon, r.forms), r.episodes
}

func (r *Books) read(ctx context.Context, f sheet.Format, in ingest.Input) (pipeline.Reading, error) {
	book, err := f.Read(ctx, in.Content, documentName(in.Snapshot.Document), sheet.UsualBounds())
	if err != nil {
		return pipeline.Reading{}, err
	}
	in.Content = nil // a long table needs the room
	reading, err := r.Read(ctx, in, book)
	reading.Format = f.Name
	return reading, err
}

// Read is everything that a book says, with its sheets as a person sees them.
// The content of the input is not looked at. The error is the context's.
func (r *Books) Read(ctx context.Context, in ingest.Input, book *sheet.Book) (pipeline.Reading, error) {
	c := NewCollection()
	var sink Sink = c
	if in.Observe != nil {
		sink = stream{c, in.Observe}
	}
	reader, episodes := r.of(in.Catalog)
	watch := &definitionWatch{Sink: sink, episodes: episodes}
	heading, err := reader.Read(ctx, in, book, watch)
	if err == nil {
		err = watch.tell()
	}
	if err != nil {
		return pipeline.Reading{}, err
	}
	c.Reading.Title, c.Reading.Published, c.Reading.Explained = heading.Title, heading.Published, heading.Explained
	c.Reading.Columns = columnsOf(book)
	if in.Observe != nil {
		return c.Reading, nil
	}
	for i, g := range book.Sheets {
		c.Reading.Document.Sheets = append(c.Reading.Document.Sheets, c.draw(i, g, heading.private[i]))
	}
	return c.Reading, nil
}

// documentName is the name of the file in a snapshot's address.
func documentName(document string) string {
	name, _, _ := strings.Cut(document, "?")
	return name[strings.LastIndexAny(name, `/\`)+1:]
}
