package sheet

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

func space(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func localName(b []byte) []byte {
	for len(b) > 0 && space(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	if i := bytes.IndexByte(b, ':'); i >= 0 {
		return b[i+1:]
	}
	return b
}

// attr is the value of an attribute, by its name without a prefix; nil when it
// is not there. Entities stand as they are.
func (m *markup) attr(name string) []byte {
	for b := m.attrs; ; {
		key, value, rest, ok := nextAttr(b)
		if !ok {
			return nil
		}
		if string(key) == name {
			return value
		}
		b = rest
	}
}

// nextAttr cuts one attribute off.
func nextAttr(b []byte) (name, value, rest []byte, ok bool) {
	i := 0
	for i < len(b) && space(b[i]) {
		i++
	}
	from := i
	for i < len(b) && b[i] != '=' {
		i++
	}
	if i >= len(b) {
		return nil, nil, nil, false
	}
	name = localName(b[from:i])
	i++
	for i < len(b) && space(b[i]) {
		i++
	}
	if i >= len(b) || b[i] != '"' && b[i] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(b[i+1:], b[i])
	if end < 0 {
		return nil, nil, nil, false
	}
	return name, b[i+1 : i+1+end], b[i+2+end:], true
}

// attrText is an attribute with its entities resolved.
func (m *markup) attrText(name string) string { return string(appendText(nil, m.attr(name))) }

// attrInt is an attribute as a number, or 0.
func (m *markup) attrInt(name string) int {
	n, err := strconv.Atoi(string(m.attr(name)))
	if err != nil {
		return 0
	}
	return n
}

// attrTrue tells whether an attribute says yes.
func (m *markup) attrTrue(name string) bool { return isTrue(m.attr(name)) }

func isTrue(b []byte) bool {
	return string(b) == "1" || string(b) == "on" || len(b) == 4 && bytes.EqualFold(b, []byte("true"))
}

// appendCharacters appends the text of the token to dst. Lines end in \n.
func (m *markup) appendCharacters(dst []byte) []byte {
	if bytes.IndexByte(m.text, '\r') >= 0 {
		text := bytes.ReplaceAll(m.text, []byte("\r\n"), []byte("\n"))
		for i, c := range text {
			if c == '\r' {
				text[i] = '\n'
			}
		}
		m.text = text
	}
	if m.literal {
		return append(dst, m.text...)
	}
	return appendText(dst, m.text)
}

// appendText appends text with its entities resolved.
func appendText(dst, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(dst, text[:i]...)
		text = text[i:]
		end := bytes.IndexByte(text[:min(len(text), 32)], ';')
		if end < 0 {
			dst = append(dst, '&')
			text = text[1:]
			continue
		}
		if r, ok := entity(text[1:end]); ok {
			dst = utf8.AppendRune(dst, r)
		} else {
			dst = append(dst, text[:end+1]...)
		}
		text = text[end+1:]
	}
}

func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune || utf16.IsSurrogate(rune(n)) || n == 0 {
		return 0, false
	}
	return rune(n), true
}
