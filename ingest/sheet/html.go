package sheet

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// HTML reads the tables of a page that a spreadsheet program saved, or that a
// server hands out under the name of a workbook. Pages of news are no such
// files: their tables come through Tables.
func HTML() Format {
	return Format{Name: "html", Extensions: []string{".html", ".htm", ".xls"}, Sniff: sniffHTML, Read: readHTML}
}

// spreadsheetMarks are what spreadsheet programs leave in the head of a page.
var spreadsheetMarks = [][]byte{
	[]byte("urn:schemas-microsoft-com:office:excel"), []byte("excel.sheet"), []byte(`content="libreoffice`), []byte(`content="openoffice`), []byte("sdval="), []byte("x:num"), []byte("mso-number-format"),
}

func sniffHTML(head []byte, mediaType, name string) bool {
	sample := head[:min(len(head), 256<<10)]
	if bytes.IndexByte(sample[:min(len(sample), 512)], 0) >= 0 { // UTF-16
		decoded, _ := vietnamese.DecodeBytes(sample[:len(sample)&^1])
		sample = []byte(decoded)
	}
	start := bytes.TrimLeft(sample, " \t\r\n\uFEFF")
	low := bytes.ToLower(start)
	if len(low) == 0 || low[0] != '<' || bytes.HasPrefix(low, []byte("<?xml")) && !bytes.Contains(low, []byte("<html")) || !bytes.Contains(low, []byte("<table")) {
		return false
	}
	for _, m := range spreadsheetMarks {
		if bytes.Contains(low, m) {
			return true
		}
	}
	if bytes.Count(low, []byte("<tr")) < 2 || bytes.Count(low, []byte("<td"))+bytes.Count(low, []byte("<th")) < 4 {
		return false
	}
	for _, m := range siteMarks {
		if bytes.Contains(low, m) {
			return false
		}
	}
	asked := named(name, ".xls", ".xlsx", ".xlsm", ".ods", ".csv") || strings.Contains(mediaType, "excel") || strings.Contains(mediaType, "spreadsheet")
	return asked || mostlyTables(low)
}

// siteMarks are what a page of a site has and a page of tables lacks.
var siteMarks = [][]byte{[]byte("<script"), []byte("<form"), []byte("<nav"), []byte("<article"), []byte("<a href")}

// mostlyTables tells whether a page is tables of figures and a few lines around
// them: at least three quarters of its text stand in rows.
func mostlyTables(low []byte) bool {
	inside, outside, digits, depth := 0, 0, 0, 0
	for len(low) > 0 {
		open := bytes.IndexByte(low, '<')
		if open < 0 {
			open = len(low)
		}
		if n := len(bytes.TrimSpace(low[:open])); depth > 0 {
			inside += n
			if n > 0 && '0' <= low[open-1] && low[open-1] <= '9' {
				digits++
			}
		} else {
			outside += n
		}
		low = low[open:]
		switch {
		case bytes.HasPrefix(low, []byte("<tr")):
			depth = 1
		case bytes.HasPrefix(low, []byte("</table")):
			depth = 0
		case bytes.HasPrefix(low, []byte("<style")), bytes.HasPrefix(low, []byte("<head")):
			if end := bytes.Index(low, append([]byte("</"), low[1:5]...)); end > 0 {
				low = low[end:]
			}
		}
		if end := bytes.IndexByte(low, '>'); end >= 0 {
			low = low[end+1:]
		} else {
			low = nil
		}
	}
	return inside >= 3*outside && digits > 2
}

// largestPage bounds the bytes of a page, or of a document of Word unpacked.
const largestPage = 256 << 20

func readHTML(ctx context.Context, content []byte, _ string, bounds Bounds) (*Book, error) {
	b := newBudget(ctx, "html", bounds)
	if int64(len(content)) > min(b.Bytes, largestPage) {
		return nil, unreadable(ctx, errTooLarge)
	}
	w := newHTMLWalk(b)
	var decoded string
	decoded, w.base.font = decodeText(content)
	if err := w.page(decoded); err != nil {
		return nil, unreadable(ctx, err)
	}
	book := w.finish()
	if len(book.Sheets) == 0 {
		return nil, noTable("Trang")
	}
	return book, nil
}

// Tables reads the tables at and below a node of a parsed page, with the
// captions and the headings before them as rows above. Sheets are named Bảng 1,
// Bảng 2 … in the order of the page. The error is errTooLarge as a
// *pipeline.SourceError, or the context's.
func Tables(ctx context.Context, node *html.Node, bounds Bounds) (*Book, error) {
	w := newHTMLWalk(newBudget(ctx, "html", bounds))
	w.lead = leadBefore(node)
	if err := w.node(node); err != nil {
		return nil, unreadable(ctx, err)
	}
	return w.finish(), nil
}

// page walks the tokens of a page.
func (w *htmlWalk) page(text string) error {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if err := w.budget.tick(); err != nil {
			return err
		}
		var err error
		switch kind {
		case html.ErrorToken:
			return w.closeAll()
		case html.TextToken:
			w.text(z.Text())
		case html.CommentToken:
			w.unclosed(z.Raw())
			w.comment(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := htmlTag{name: string(name)}
			for more {
				var key, value []byte
				key, value, more = z.TagAttr()
				tag.add(string(key), string(value))
			}
			err = w.open(tag)
		case html.EndTagToken:
			name, _ := z.TagName()
			err = w.close(string(name))
		}
		if err != nil {
			return err
		}
	}
}

// node walks a parsed tree, however deep.
func (w *htmlWalk) node(root *html.Node) error {
	for n := root; n != nil; {
		if err := w.enter(n); err != nil {
			return err
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != root && n.NextSibling == nil {
			if err := w.leave(n); err != nil {
				return err
			}
			n = n.Parent
		}
		if err := w.leave(n); err != nil {
			return err
		}
		if n == root {
			break
		}
		n = n.NextSibling
	}
	return w.closeAll()
}

func (w *htmlWalk) enter(n *html.Node) error {
	if err := w.budget.tick(); err != nil {
		return err
	}
	switch n.Type {
	case html.TextNode:
		w.text([]byte(n.Data))
	case html.ElementNode:
		tag := htmlTag{name: n.Data}
		for _, a := range n.Attr {
			tag.add(a.Key, a.Val)
		}
		return w.open(tag)
	}
	return nil
}

func (w *htmlWalk) leave(n *html.Node) error {
	if n.Type != html.ElementNode {
		return nil
	}
	return w.close(n.Data)
}

// leadBefore is the text just before a node: its headings and the paragraphs
// between them and it, but nothing before another table.
func leadBefore(n *html.Node) []string {
	var lead []string
	for at := n; at != nil && len(lead) < 4; {
		if at.PrevSibling == nil {
			at = at.Parent
			continue
		}
		at = at.PrevSibling
		text, table, heading := textBelow(at)
		if table {
			break
		}
		if text != "" {
			lead = append([]string{text}, lead...)
		}
		if heading {
			break
		}
	}
	return lead
}

// textBelow is the text of a node; table tells of a table in it, heading that it
// is or ends in a heading.
func textBelow(n *html.Node) (text string, table, heading bool) {
	if n.Type == html.TextNode {
		return Squeeze(n.Data), false, false
	}
	heading = isHeading(n.Data) && n.Type == html.ElementNode
	table = n.Type == html.ElementNode && n.Data == "table"
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && b.Len() < 2000 && !isSilent(d.Parent.Data):
			b.WriteString(d.Data + " ")
		case d.Type == html.ElementNode:
			table = table || d.Data == "table"
		}
	}
	return Squeeze(b.String()), table, heading
}

func isHeading(name string) bool {
	return len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
}

func isSilent(name string) bool {
	switch name {
	case "script", "style", "noscript", "template", "title", "head", "textarea", "xml":
		return true
	}
	return false
}

var sheetNames = regexp.MustCompile(`<x:Name>([^<]{1,100})</x:Name>`)

// comment looks for the sheet names that spreadsheet programs hide in comments.
func (w *htmlWalk) comment(text []byte) {
	if len(w.names) > 0 || !bytes.Contains(text, []byte("<x:ExcelWorksheet>")) {
		return
	}
	for _, m := range sheetNames.FindAllSubmatch(text[:min(len(text), 64<<10)], 300) {
		w.names = append(w.names, html.UnescapeString(string(m[1])))
	}
}

// unclosed tells of a comment that is never closed and has rows in it: nobody sees
// them, and whoever wrote them may have meant them to be seen.
func (w *htmlWalk) unclosed(comment []byte) {
	if !bytes.HasPrefix(comment, []byte("<!--")) || bytes.HasSuffix(comment, []byte("-->")) || bytes.HasSuffix(comment, []byte("--!>")) {
		return
	}
	if rows := bytes.Count(bytes.ToLower(comment), []byte("<tr")); rows > 0 {
		w.budget.book.Notes = append(w.budget.book.Notes, Note{Type: "comment_swallows_rows", Message: pipeline.Text{
			VI: fmt.Sprintf("Chú thích HTML mở bằng «<!--» không được đóng nên %d hàng sau đó không hiện ra và không được đọc; đề nghị xóa hoặc đóng chú thích rồi gửi lại.", rows),
			EN: fmt.Sprintf("A comment of HTML that opens with «<!--» is not closed; the %d rows after it are not shown and were not read. Remove or close it and send the file again.", rows)}})
	}
}

func (w *htmlWalk) finish() *Book {
	book := w.budget.book
	for _, g := range w.grids {
		if g != nil {
			book.Sheets = append(book.Sheets, g)
		}
	}
	if w.skipped > 0 {
		book.Notes = append(book.Notes, noteTables(w.skipped))
	}
	noteUnseen(book)
	return book
}
