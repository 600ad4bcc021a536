package page

import (
	"strings"
	"unicode/utf8"
)

// A Template is one page file, understood and not yet drawn.
type Template struct {
	File string
	Lang string // vi or en
	front
	parts []part
}

// mostText is the largest page file in bytes.
const mostText = 256 << 10

// Parse reads one page file in a language. The error is Faults: everything that
// is wrong without knowing the answers.
func Parse(file, lang string, content []byte) (*Template, error) {
	j := &judge{file: file}
	if len(content) > mostText {
		j.fault(1, "Tệp dài %d byte, tối đa %d.", "The file has %d bytes, at most %d.", len(content), mostText)
		return nil, j.faults
	}
	if !utf8.Valid(content) || strings.ContainsRune(string(content), 0) {
		j.fault(1, "Tệp không phải văn bản UTF-8.", "The file is not text in UTF-8.")
		return nil, j.faults
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(content), "\ufeff"), "\r\n", "\n")
	f, rest, first := j.frontMatter(text)
	t := &Template{File: file, Lang: lang, front: f, parts: j.markdown(rest, first)}
	j.pageWhole(t)
	return t, j.faults.Err()
}

// pageWhole judges what concerns the page as a whole.
func (j *judge) pageWhole(t *Template) {
	if (t.nav == "") != (t.order == 0) {
		j.fault(1, "nav và order phải đi cùng nhau.", "nav and order go together.")
	}
	if t.each == "" && len(t.front.where) > 0 {
		j.fault(1, "where ở phần khai báo cần có each.", "where in the front matter wants each.")
	}
	for _, p := range t.front.path {
		if p.expr != nil && t.each == "" {
			j.fault(p.expr.line, "Địa chỉ có {cột} cần có each.", "A path with {column} wants each.")
		}
	}
	seen := map[string]bool{}
	for _, p := range t.parts {
		if p.block == nil || p.block.kind == "document" {
			continue
		}
		if seen[p.block.id] && p.block.kind != "choice" {
			j.fault(p.block.line, "Hai khối cùng có id %q; hãy thêm dòng id.", "Two blocks have the id %q; add a line id.", p.block.id)
		}
		seen[p.block.id] = true
	}
}

// Questions are the IDs of all questions that the page names, and those that
// its kind of block needs.
func (t *Template) Questions() []string {
	var list []string
	seen := map[string]bool{"": true}
	add := func(id string) {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	add(t.each)
	t.eachExpr(func(e expr, _ *block) { add(e.question) })
	for _, p := range t.parts {
		if p.block != nil && p.block.kind != "document" {
			add(p.block.question)
		}
	}
	return list
}

// eachExpr visits every expression with the block that it stands in, nil for
// the prose and the front matter.
func (t *Template) eachExpr(visit func(e expr, in *block)) {
	phrases := func(in *block, list ...phrase) {
		for _, p := range list {
			for _, piece := range p {
				if piece.expr != nil {
					visit(*piece.expr, in)
				}
			}
		}
	}
	phrases(nil, t.titles...)
	phrases(nil, t.front.path, t.lead)
	for _, p := range t.parts {
		switch {
		case p.expr != nil:
			visit(*p.expr, nil)
		case p.block != nil:
			b := p.block
			phrases(b, b.neutral, b.subtitle, b.empty)
			phrases(b, b.findings...)
			phrases(b, b.notes...)
		}
	}
}

// Nav is the page's words in the navigation and its place there; ok is false
// for a page that does not stand there.
func (t *Template) Nav() (words string, order int, ok bool) { return t.nav, t.order, t.nav != "" }

// Address is the address without .html, its columns in braces: two pages with
// one address cannot stand on one site.
func (t *Template) Address() string {
	var b strings.Builder
	for _, p := range t.front.path {
		b.WriteString(p.words)
		if p.expr != nil {
			b.WriteString("{" + p.expr.column + "}")
		}
	}
	return b.String()
}
