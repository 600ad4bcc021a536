package article

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tonghop/tonghop/pipeline"
)

// A pageTable is a table of data inside an article. Its node is what a reader of
// tables takes; this package only tells that it stands there.
type pageTable struct {
	node    *html.Node
	block   int // its first row among the blocks of the page
	figures int // cells that hold a figure
}

// tableOf is the table at a node, ok when it holds data: a table that only
// places parts of the page has other tables or long texts in its cells.
func tableOf(n *html.Node) (t pageTable, ok bool) {
	rows, cells, long := 0, 0, 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table:
			return pageTable{}, false
		case atom.Tr:
			rows++
		case atom.Td, atom.Th:
			cells++
			switch text := textOf(d); {
			case len(text) > 200:
				long++
			case isFigureCell(text):
				t.figures++
			}
		}
	}
	t.node = n
	return t, rows > 1 && cells >= 2*rows && long*4 <= cells && t.figures > 0
}

// isFigureCell tells whether a cell holds a number and little else.
func isFigureCell(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= 6
}

// tellTables makes a reject of every table, so that none is passed over in
// silence.
func (r *reader) tellTables(tables []pageTable) {
	for _, t := range tables {
		paragraph := t.block + 1
		if paragraph > len(r.out.Document.Paragraphs) {
			continue
		}
		p := r.out.Document.Paragraphs[paragraph-1]
		raw := strings.TrimSpace(strings.Join(p.Sentences, ""))
		length := 0
		if len(p.Sentences) > 0 {
			length = len([]rune(p.Sentences[0]))
		}
		r.out.Rejects = append(r.out.Rejects, pipeline.Reject{
			Origin: pipeline.Origin{Snapshot: r.in.Snapshot.Digest, Locator: pipeline.SpanAt(paragraph, 1, 0, length), Start: -1, End: -1,
				Raw: raw, Shown: raw, Context: raw, Rule: "news.table"},
			Reason: "table_in_article", Count: t.figures,
			MessageVI: fmt.Sprintf("Bài viết có một bảng với %d ô số; số trong bảng của bài báo chưa được ghi nhận. Cần lấy tệp bảng từ nơi công bố rồi đưa vào thư mục nhận tệp.", t.figures),
			MessageEN: fmt.Sprintf("The article holds a table with %d figures, which were not recorded. Get the workbook from its publisher.", t.figures),
		})
	}
}
