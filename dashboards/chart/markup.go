package chart

import (
	"html"
	"html/template"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A markup collects the text of a drawing or a table. Whatever comes from
// outside goes through text or attribute, which escape it.
type markup struct{ strings.Builder }

// raw writes markup that this package itself wrote.
func (m *markup) raw(parts ...string) {
	for _, p := range parts {
		m.WriteString(p)
	}
}

func (m *markup) text(s string) { m.WriteString(Escape(s)) }

// el writes <tag>text</tag> with the attributes given as they are.
func (m *markup) el(tag, attributes, text string) {
	m.raw("<", tag)
	if attributes != "" {
		m.raw(" ", attributes)
	}
	m.raw(">")
	m.text(text)
	m.raw("</", tag, ">")
}

// open begins a link where the address is safe to follow, and tells whether it
// did.
func (m *markup) open(href, attributes string) bool {
	href = safeHref(href)
	if href == "" {
		return false
	}
	m.raw(`<a href="`, Escape(href), `"`, attributes, ">")
	return true
}

func (m *markup) html() template.HTML { return template.HTML(m.String()) }

// Escape makes s harmless in text and in a quoted attribute. Left out is what no reader
// sees: control characters, and those that turn the direction of what follows, so that a
// name would read as another.
func Escape(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return html.EscapeString(s)
}

// isPlain tells a text of which every letter is one that stays as it is, as most texts are.
func isPlain(s string) bool {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7F || r == '<' || r == '>' || r == '&' || r == '\'' || r == '"' {
				return false
			}
		case r < 0xA0, r >= 0x0600 && r < 0x1E00, r >= 0x2000 && r < 0x2010, r >= 0x2028: // control, or nobody looked
			return false
		}
	}
	return true
}

// safeHref lets through addresses of the site itself and of http and https,
// nothing that could run.
func safeHref(href string) string {
	for _, r := range href {
		if r <= ' ' || r == 0x7f || r == '\\' {
			return ""
		}
	}
	lower := strings.ToLower(href)
	if strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") {
		return href
	}
	if head, _, found := strings.Cut(href, ":"); found && !strings.ContainsAny(head, "/?#") {
		return ""
	}
	if strings.HasPrefix(href, "//") {
		return ""
	}
	return href
}

// px writes a length in whole or tenths of a user unit.
func px(v float64) string {
	return strconv.FormatFloat(float64(int64(v*10+0.5))/10, 'f', -1, 64)
}

// share writes a part of the drawing's width in percent.
func share(v float64) string {
	return strconv.FormatFloat(float64(int64(v*1000+0.5))/10, 'f', -1, 64) + "%"
}
