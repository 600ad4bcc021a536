package article

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

const (
	maxBytes    = 16 << 20 // of one page
	maxElements = 60_000   // beyond it the page is read as a whole, without looking for its body
	maxBlocks   = 100_000  // paragraphs kept; that there were more is told
	maxBlock    = 20_000   // code points of one paragraph; a longer one is cut into several
)

// A page is what an HTML document says: its head and its blocks of text.
type page struct {
	title     string
	published pipeline.Date
	blocks    []block
	cut       bool // there were more blocks
	tables    []pageTable
}

// A block is one paragraph, heading, list item or table row.
type block struct {
	text    string
	heading bool
	entry   bool // of a list
	aside   bool // a caption, a table row, a link to another article: shown, never read
}

// parsePage understands HTML in any encoding. An error means that it is no HTML
// that can be read at all.
func parsePage(content []byte, mediaType, address string) (p page, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			p, err = page{}, fmt.Errorf("parse page: %v", fault)
		}
	}()
	if len(content) > maxBytes {
		return page{}, fmt.Errorf("parse page: %d bytes, at most %d are read", len(content), maxBytes)
	}
	root, err := html.Parse(strings.NewReader(decodeHTML(content, mediaType)))
	if err != nil {
		return page{}, fmt.Errorf("parse page: %w", err)
	}
	p.title, p.published = titleOf(root), publishedOf(root)
	elements := prune(root)
	body := root
	if elements <= maxElements {
		if found := bodyOf(root, address); found != nil {
			body = found
		}
	}
	p.keep(body)
	if body != root {
		whole := page{title: p.title}
		whole.keep(elementOf(root, atom.Body))
		p.restoreTables(whole)
		if len(p.tables) < len(whole.tables) {
			p.keepTables(whole)
		}
	}
	return p, nil
}

// restoreTables takes the tables of the article as the whole page has them: what
// looks for the article may make a box of a table, and leave out the title above.
func (p *page) restoreTables(whole page) {
	next := 0
	for i := range p.tables {
		t := &p.tables[i]
		said := textOf(t.node)
		for k := next; k < len(whole.tables); k++ {
			if w := whole.tables[k]; textOf(w.node) == said {
				if t.node = w.node; len(t.lead) == 0 {
					t.lead = w.lead
				}
				next = k + 1
				break
			}
		}
		if t.node.DataAtom == atom.Table {
			t.node.Data = atom.Table.String()
		}
	}
}

// keepTables takes a page whole that is little more than its tables, where some
// of them were no part of what looked like an article.
func (p *page) keepTables(whole page) {
	tables, text := 0, 0
	for _, t := range whole.tables {
		tables += textLength(t.node)
	}
	for _, b := range p.blocks {
		text += len(b.text)
	}
	if tables > 0 && 2*tables >= text {
		p.blocks, p.tables, p.cut = whole.blocks, whole.tables, whole.cut
	}
}

// bodyOf is the part of the page that is the article, nil when there is none to
// tell apart.
func bodyOf(root *html.Node, address string) *html.Node {
	location, err := url.Parse(address)
	if err != nil || location.Host == "" {
		location = &url.URL{Scheme: "https", Host: "trang.invalid", Path: "/"}
	}
	parser := readability.NewParser()
	parser.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseDocument(root, location)
	if err != nil || found.Node == nil {
		return nil
	}
	if 3*textLength(found.Node) < textLength(elementOf(root, atom.Body)) {
		return nil // it took a box for the article
	}
	return found.Node
}

func elementOf(n *html.Node, tag atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == tag {
			return d
		}
	}
	return n
}

func textLength(n *html.Node) int {
	length := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			length += len(strings.TrimSpace(d.Data))
		}
	}
	return length
}

// decodeHTML gives UTF-8. A page that declares one encoding and is valid UTF-8
// nevertheless is UTF-8; a page without a declaration may be in one of the old
// Vietnamese encodings.
func decodeHTML(content []byte, mediaType string) string {
	if text, ok := asUTF8(content); ok {
		return text
	}
	if _, name, certain := charset.DetermineEncoding(content[:min(len(content), 1024)], mediaType); certain || name != "windows-1252" {
		if r, err := charset.NewReader(bytes.NewReader(content), mediaType); err == nil {
			if decoded, err := io.ReadAll(r); err == nil {
				return strings.ToValidUTF8(string(decoded), "\uFFFD")
			}
		}
	}
	text, _ := vietnamese.DecodeBytes(content)
	return strings.ToValidUTF8(text, "\uFFFD")
}
