package article

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// keep writes the text of a page down, one block a paragraph.
func (p *page) keep(body *html.Node) {
	w := &blockWriter{title: vietnamese.Fold(p.title)}
	w.walk(body)
	w.flush()
	p.blocks, p.tables, p.cut = w.blocks, w.tables, w.cut
}

// A blockWriter walks a tree without calling itself: pages may nest as deep as
// they like.
type blockWriter struct {
	title   string // folded
	blocks  []block
	tables  []pageTable
	text    strings.Builder
	linked  int // bytes of the text that stand inside a link
	heading bool
	entry   bool
	row     bool
	ended   bool // the list of other articles has begun
	cut     bool // more came than is kept
}

func (w *blockWriter) walk(root *html.Node) {
	inLink := 0
	for n := root; n != nil; {
		below := n.FirstChild
		switch n.Type {
		case html.TextNode:
			w.write(n.Data, inLink > 0)
		case html.ElementNode:
			w.open(n)
			if n.DataAtom == atom.A {
				inLink++
			}
			if n.DataAtom == atom.Table && !w.ended && holdsData(n) {
				w.tables = append(w.tables, pageTable{n, leadOf(w.blocks)})
				below = nil // shown as a sheet, not as a paragraph
			}
		}
		if below != nil {
			n = below
			continue
		}
		for ; n != nil; n = n.Parent {
			if n.Type == html.ElementNode {
				w.close(n)
				if n.DataAtom == atom.A {
					inLink--
				}
			}
			if n == root {
				return
			}
			if n.NextSibling != nil {
				n = n.NextSibling
				break
			}
		}
	}
}

func headingLevel(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Body, atom.Header, atom.Li, atom.Ul, atom.Ol, atom.Table,
		atom.Tbody, atom.Thead, atom.Tr, atom.Blockquote, atom.Pre, atom.Figure, atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Caption, atom.Title:
		return true
	}
	return headingLevel(a)
}

func (w *blockWriter) open(n *html.Node) {
	if isBlock(n.DataAtom) {
		w.flush()
	}
	switch {
	case headingLevel(n.DataAtom):
		w.heading = true
	case n.DataAtom == atom.Li:
		w.entry = true
	case n.DataAtom == atom.Tr:
		w.row = true
	case n.DataAtom == atom.Br:
		w.lineBreak()
	}
}

func (w *blockWriter) close(n *html.Node) {
	switch n.DataAtom {
	case atom.Td, atom.Th:
		if w.row {
			w.write(" | ", false)
		}
	}
	if isBlock(n.DataAtom) {
		w.flush()
	}
}

// lineBreak ends the paragraph where a sentence ends; elsewhere it is a space.
func (w *blockWriter) lineBreak() {
	text := strings.TrimRightFunc(w.text.String(), unicode.IsSpace)
	if text == "" || strings.ContainsRune(".!?…:;”\"", lastRune(text)) {
		w.flush()
		return
	}
	w.write("\n", false)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func (w *blockWriter) write(s string, linked bool) {
	w.text.WriteString(s)
	if linked {
		w.linked += len(strings.TrimSpace(s))
	}
}

func (w *blockWriter) flush() {
	text := compact(w.text.String())
	linked, heading, entry, row := w.linked, w.heading, w.entry, w.row
	w.text.Reset()
	w.linked, w.heading, w.row = 0, false, false
	if text == "" {
		return
	}
	w.entry = false
	if row {
		text = strings.TrimSuffix(text, " |")
	}
	folded := vietnamese.Fold(strings.TrimRight(text, ":. "))
	if otherNews[folded] {
		w.ended = true
	}
	if folded == w.title && len(w.blocks) == 0 {
		return // the headline, kept as the title
	}
	elsewhere := linked*10 >= len(text)*8
	aside := w.ended || row || elsewhere || isCaption(text)
	for _, piece := range pieces(text) {
		if w.cut = len(w.blocks) >= maxBlocks; w.cut {
			return
		}
		w.blocks = append(w.blocks, block{text: piece, heading: heading, entry: entry, aside: aside})
	}
}

// caption finds the credit of a photograph: "Ảnh: Hữu Nghĩa", "(Ảnh minh họa)".
var caption = regexp.MustCompile(`(?i)(^|[.(–-]\s*)(ảnh|ảnh minh họa|ảnh minh hoạ|nguồn ảnh|ảnh tư liệu|đồ họa|đồ hoạ|clip|video)\s*(:[^.]{0,60})?[).]*\s*$`)

func isCaption(text string) bool {
	return utf8.RuneCountInString(text) < 400 && caption.MatchString(text)
}

// hides tells of code points that change how a text looks but not what it says.
func hides(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad', '\u2060':
		return true
	}
	return false
}

// clean is one line of composed text with single spaces, no longer than a
// paragraph.
func clean(s string) string {
	s = compact(s)
	if utf8.RuneCountInString(s) > maxBlock {
		s = string([]rune(s)[:maxBlock])
	}
	return s
}

// compact is one line of composed text with single spaces.
func compact(s string) string {
	s = strings.Map(func(r rune) rune {
		if hides(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	s = vietnamese.NFC(s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
