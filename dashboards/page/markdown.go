package page

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A part of a page: markup, or an expression, or a block, or the place of the
// way back to the root of the site.
type part struct {
	html  string
	expr  *expr
	block *block
	root  bool
}

// siteRoot stands in markup where the way back to the root belongs; partSign
// encloses the number of an expression or a block. Goldmark takes every NUL of
// the text itself away.
const (
	siteRoot = "tonghop-site-root/"
	partSign = "\x00"
)

// markdown turns the prose into parts; first is the line at which it begins.
func (j *judge) markdown(source string, first int) []part {
	source = strings.ReplaceAll(source, siteRoot, "")
	m := &marker{judge: j, source: []byte(source), first: first}
	table := extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone))
	md := goldmark.New(
		goldmark.WithExtensions(table),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithHeadingAttribute(), parser.WithInlineParsers(util.Prioritized(m, 50))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(m, 50))),
	)
	doc := md.Parser().Parse(text.NewReader(m.source), parser.WithContext(parser.NewContext(parser.WithIDs(ids{}))))
	m.sweep(doc)
	var out bytes.Buffer
	if err := md.Renderer().Render(&out, m.source, doc); err != nil {
		j.fault(first, "Không dựng được Markdown: %v.", "The Markdown cannot be rendered: %v.", err)
	}
	return m.split(out.String())
}

// A marker is goldmark's parser of expressions and renderer of expressions and
// blocks: both leave a sign that split finds again.
type marker struct {
	judge  *judge
	source []byte
	first  int
	parts  []part
}

var kindExpr = ast.NewNodeKind("TonghopExpr")

type exprNode struct {
	ast.BaseInline
	at int
}

func (n *exprNode) Kind() ast.NodeKind            { return kindExpr }
func (n *exprNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (m *marker) line(offset int) int {
	return m.first + bytes.Count(m.source[:min(max(offset, 0), len(m.source))], []byte("\n"))
}

// Trigger implements parser.InlineParser.
func (m *marker) Trigger() []byte { return []byte{'{'} }

// Parse implements parser.InlineParser.
func (m *marker) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	at := m.line(segment.Start)
	inside, _, closed := bytes.Cut(line[2:], []byte("}}"))
	if !closed {
		m.judge.fault(at, "Biểu thức {{ chưa đóng bằng }} trên cùng dòng.", "The expression {{ is not closed by }} on its line.")
		return nil
	}
	block.Advance(len(inside) + 4)
	e, err := parseExpr(string(inside), at)
	if err != nil {
		m.judge.fault(at, "Không hiểu biểu thức %v.", "The expression %v is not understood.", err)
	}
	m.parts = append(m.parts, part{expr: &e})
	return &exprNode{at: len(m.parts) - 1}
}

// sweep refuses what a page may not hold and rewrites links to the site's own
// pages.
func (m *marker) sweep(doc ast.Node) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			m.judge.fault(m.lineOf(n), "Trang không nhận thẻ HTML; hãy dùng Markdown.", "A page takes no HTML tags; use Markdown.")
		case *ast.Heading:
			id, _ := n.AttributeString("id")
			n.RemoveAttributes()
			n.SetAttributeString("id", id)
		case *ast.Image:
			m.judge.fault(m.lineOf(n), "Trang không nhận ảnh.", "A page takes no images.")
		case *ast.Link:
			n.Destination = m.destination(string(n.Destination), m.lineOf(n))
		case *ast.AutoLink:
			m.destination(string(n.URL(m.source)), m.lineOf(n))
		}
		return ast.WalkContinue, nil
	})
}

// lineOf is the line of the nearest block that a node stands in.
func (m *marker) lineOf(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return m.line(n.Lines().At(0).Start)
		}
	}
	return m.first
}

// destination lets through fragments, pages of the site, and http(s).
func (m *marker) destination(to string, line int) []byte {
	lower := strings.ToLower(to)
	scheme, _, found := strings.Cut(to, ":")
	switch {
	case strings.HasPrefix(lower, "http://"), strings.HasPrefix(lower, "https://"), strings.HasPrefix(lower, "mailto:"), strings.HasPrefix(to, "#"):
		return []byte(to)
	case strings.HasPrefix(to, "/"), strings.Contains(to, `\`), found && !strings.ContainsAny(scheme, "/?#"):
		m.judge.fault(line, "Liên kết %q không dùng được: hãy ghi địa chỉ từ gốc trang, hoặc https://.", "The link %q cannot be used: write it from the root of the site, or https://.", to)
		return nil
	}
	return []byte(siteRoot + to)
}

// RegisterFuncs implements renderer.NodeRenderer.
func (m *marker) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindExpr, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			fmt.Fprint(w, partSign, n.(*exprNode).at, partSign)
		}
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindFencedCodeBlock, m.fenced)
}

func (m *marker) fenced(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.FencedCodeBlock)
	if !entering {
		return ast.WalkContinue, nil
	}
	var body strings.Builder
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		body.Write(segment.Value(source))
	}
	line := m.first
	if n.Info != nil {
		line = m.line(n.Info.Segment.Start)
	} else if n.Lines().Len() > 0 {
		line = m.line(n.Lines().At(0).Start) - 1
	}
	if b := m.judge.block(string(n.Language(source)), body.String(), line); b != nil {
		m.parts = append(m.parts, part{block: b})
		fmt.Fprint(w, partSign, len(m.parts)-1, partSign)
	}
	return ast.WalkContinue, nil
}

// split cuts the markup at the signs.
func (m *marker) split(markup string) []part {
	var parts []part
	for i, piece := range strings.Split(markup, partSign) {
		if i%2 == 1 {
			if at, err := strconv.Atoi(piece); err == nil && at < len(m.parts) {
				parts = append(parts, m.parts[at])
			}
			continue
		}
		for n, html := range strings.Split(piece, siteRoot) {
			if n > 0 {
				parts = append(parts, part{root: true})
			}
			if html != "" {
				parts = append(parts, part{html: html})
			}
		}
	}
	return parts
}

// ids makes the ids of headings: the words without diacritics, joined by
// hyphens.
type ids map[string]bool

// Generate implements parser.IDs.
func (s ids) Generate(value []byte, _ ast.NodeKind) []byte {
	base := Slug(string(value))
	if base == "" || base[0] >= '0' && base[0] <= '9' {
		base = "muc-" + base
	}
	id := base
	for n := 2; s[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	s[id] = true
	return []byte(id)
}

// Put implements parser.IDs.
func (s ids) Put(value []byte) { s[string(value)] = true }

// Slug is a text in small letters without diacritics, its words joined by
// hyphens.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		plain := plainLetter(r)
		switch {
		case plain >= 'a' && plain <= 'z' || plain >= '0' && plain <= '9':
			b.WriteRune(plain)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && (r < 0x300 || r > 0x36f):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func plainLetter(r rune) rune {
	for _, family := range []string{"aàáạảãâầấậẩẫăằắặẳẵ", "eèéẹẻẽêềếệểễ", "iìíịỉĩ", "oòóọỏõôồốộổỗơờớợởỡ", "uùúụủũưừứựửữ", "yỳýỵỷỹ", "dđ"} {
		if strings.ContainsRune(family, r) {
			return rune(family[0])
		}
	}
	return r
}
