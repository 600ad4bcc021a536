// Package article reads news, as HTML or as plain text, into paragraphs,
// sentences and the figures that the sentences state.
//
// Every figure is a claim: it stands beside official figures and never merges
// with them. The reading is a small grammar of provincial news, not a guess at
// meaning: a figure is understood when the sentence says what it counts (the
// noun), what happened to it (the verb) and for whom (place, level, period), in
// its own clause or handed down from an earlier one. What the grammar does not
// recognise is left alone.
//
// A sentence is cut into words once (package vietnamese) and asked many times.
// The grammar stands here; which wording means what, and which figure is which
// indicator, stands in the topics (news.yaml) as cues and rules.
//
// The border: numbers, periods, places and levels are found by package
// vietnamese; this package decides what they state. Tables inside a page are cut
// out and handed to a reader of tables. It knows no programme and no indicator,
// fetches nothing and runs nothing that a page contains.
package article

import (
	"bytes"
	"context"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// version is raised whenever the same bytes would be read differently.
const version = 16

// Tables understands the tables inside a page.
type Tables interface {
	// Read gives what a book says, with its sheets as a person sees them. It is
	// called from many goroutines. The content of the input is that of the page
	// and not to be looked at. An error is the context's.
	Read(ctx context.Context, in ingest.Input, book *sheet.Book) (pipeline.Reading, error)
}

// Formats are the two forms of an article: an HTML page, whose tables are read
// by tables, and a plain text.
func Formats(tables Tables) []ingest.Format {
	known := &lexicons{tables: tables}
	return []ingest.Format{
		{Name: "html", Version: version, Extensions: []string{".htm", ".html", ".xhtml"}, Sniff: sniffHTML, Read: known.readHTML},
		{Name: "txt", Version: version, Extensions: []string{".txt"}, Sniff: sniffText, Read: known.readText},
	}
}

func mediaTypeOf(declared string) string {
	kind, _, _ := strings.Cut(declared, ";")
	return strings.ToLower(strings.TrimSpace(kind))
}

func sniffHTML(head []byte, mediaType, name string) bool {
	switch mediaTypeOf(mediaType) {
	case "text/html", "application/xhtml+xml":
		return true
	}
	lower := strings.ToLower(name)
	for _, ext := range []string{".htm", ".html", ".xhtml"} {
		if strings.HasSuffix(lower, ext) {
			return true
		}
	}
	head = bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 1024)], "\xef\xbb\xbf \r\n\t"))
	for _, opening := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<p ", "<h1", "<section"} {
		if bytes.HasPrefix(head, []byte(opening)) {
			return true
		}
	}
	return false
}

func sniffText(head []byte, mediaType, name string) bool {
	if mediaTypeOf(mediaType) == "text/plain" || strings.HasSuffix(strings.ToLower(name), ".txt") {
		return true
	}
	if mediaType != "" || name != "" {
		return false
	}
	for len(head) > 0 && !utf8.Valid(head) && !utf8.RuneStart(head[len(head)-1]) {
		head = head[:len(head)-1] // the head may be cut inside a code point
	}
	return len(head) > 0 && utf8.Valid(head) && !bytes.ContainsRune(head, 0)
}

// lexicons keeps the vocabulary of the catalog that was read with last: a
// process reads many articles with one.
type lexicons struct {
	tables Tables
	last   atomic.Pointer[lexicon]
}

func (k *lexicons) of(cat *catalog.Catalog) *lexicon {
	if x := k.last.Load(); x != nil && x.catalog == cat {
		return x
	}
	x := newLexicon(cat)
	k.last.Store(x)
	return x
}
