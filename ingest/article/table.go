package article

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// A pageTable is a table of data inside an article, which a reader of tables
// takes.
type pageTable struct {
	node *html.Node
	lead []string // headings, title and unit that stand before it
}

// holdsData tells whether a node is a table that holds data: a table that only
// places parts of the page has other tables or long texts in its cells.
func holdsData(n *html.Node) bool {
	rows, cells, long, figures := 0, 0, 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table:
			return false
		case atom.Tr:
			rows++
		case atom.Td, atom.Th:
			cells++
			switch text := textOf(d); {
			case len(text) > 200:
				long++
			case isFigureCell(text):
				figures++
			}
		}
	}
	return rows > 1 && cells >= 2*rows && long*4 <= cells && figures > 0
}

// isFigureCell tells whether a cell begins with a number, or holds one and
// little else.
func isFigureCell(text string) bool {
	digits, letters, first := 0, 0, ' '
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		default:
			continue
		}
		if first == ' ' {
			first = r
		}
	}
	return digits > 0 && (letters <= 6 || letters <= 24 && unicode.IsDigit(first))
}

// mostLead bounds the blocks that introduce a table.
const mostLead = 3

// leadOf is what introduces a table that stands after these blocks: the lines
// right before it that are a title or state a unit, up to its heading. A sentence
// introduces it only where it ends in a colon.
func leadOf(blocks []block) []string {
	var lead []string
	for i := len(blocks) - 1; i >= 0 && len(lead) < mostLead; i-- {
		b := blocks[i]
		switch {
		case b.heading:
			return append([]string{b.text}, lead...)
		case b.aside && isCaption(b.text), len(lead) > 0 && lead[0] == b.text: // the page's title, then its first line
			continue
		case b.aside || utf8.RuneCountInString(b.text) > 250 || !unended(b.text, utf8.RuneCountInString(b.text)) && !strings.HasSuffix(b.text, ":"):
			return lead
		}
		lead = append([]string{b.text}, lead...)
	}
	return lead
}

// readTables has the tables of a page read. They hear what the article says of
// itself: its headline, when it was published and which province it is about.
func (r *reader) readTables(ctx context.Context, tables Tables, p page) error {
	if len(p.tables) == 0 {
		return nil
	}
	book, err := sheet.Tables(ctx, gathered(p.tables), sheet.UsualBounds())
	if err != nil {
		var fault *pipeline.SourceError
		if !errors.As(err, &fault) || ctx.Err() != nil {
			return err
		}
		r.tellUnread(len(p.tables), fault)
		return nil
	}
	in := r.in
	in.Content = nil
	in.Source.Claims, in.Source.Title = true, pipeline.Text{}
	in.Source.Province = r.provinceOfTables()
	in.Snapshot.Title, in.Snapshot.PublishedAt = r.headlineText(), r.published.First()
	in.Snapshot.Document, in.Snapshot.URL = "", "" // an address is no name of a book
	reading, err := tables.Read(ctx, in, book)
	if err != nil {
		return err
	}
	r.out.Observations = append(r.out.Observations, reading.Observations...)
	r.out.Rejects = append(r.out.Rejects, reading.Rejects...)
	r.out.Faults = append(r.out.Faults, reading.Faults...)
	r.out.Accounts = append(r.out.Accounts, reading.Accounts...)
	r.out.Explained = append(r.out.Explained, reading.Explained...)
	r.out.Document.Sheets = reading.Document.Sheets
	return nil
}

// gathered takes the tables out of the page, each below what introduces it.
func gathered(tables []pageTable) *html.Node {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, t := range tables {
		for _, text := range t.lead {
			p := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
			p.AppendChild(&html.Node{Type: html.TextNode, Data: text})
			root.AppendChild(p)
		}
		if t.node.Parent != nil {
			t.node.Parent.RemoveChild(t.node)
		}
		root.AppendChild(t.node)
	}
	return root
}

// provinceOfTables is the slug of the province that tables are about where they
// name none: the one that the article names, if it names one alone, else that of
// its publisher.
func (r *reader) provinceOfTables() string {
	if len(r.titled) == 1 {
		return r.titled[0].Slug()
	}
	if only := r.onlyPlace(); len(only.areas) > 0 {
		return only.areas[0].Slug()
	}
	return r.in.Source.Province
}

// tellUnread makes a reject of tables that are too large to be read.
func (r *reader) tellUnread(count int, fault *pipeline.SourceError) {
	r.out.Rejects = append(r.out.Rejects, pipeline.Reject{
		Origin: pipeline.Origin{Snapshot: r.in.Snapshot.Digest, Start: -1, End: -1, Rule: "news.table"},
		Reason: fault.Reason, Count: count,
		MessageVI: "Không đọc được bảng trong bài viết: " + fault.Message.VI + " " + fault.Hint.VI,
		MessageEN: "The tables of the article cannot be read: " + fault.Message.EN + " " + fault.Hint.EN,
	})
}
