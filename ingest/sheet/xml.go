package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// A markup walks the XML of a part token by token without allocating. It is
// forgiving: names need not match, entities that nobody knows stay as they are;
// a document type declaration is passed over, so that no entity is ever
// declared. What it gives is valid until the next call.
type markup struct {
	ctx  context.Context
	r    io.Reader
	buf  []byte
	at   int // of what is not yet given
	end  int
	eof  bool
	n    int // tokens
	open int // elements begun and not ended

	name    []byte // of the element, without its prefix
	attrs   []byte // of the start tag, as they stand
	text    []byte // as it stands
	literal bool   // text of a CDATA section
	closed  bool   // the start tag ended in />
}

// A token is what next found.
type token uint8

const (
	ended     token = iota // the end of the part
	startTag               // name and attrs
	endTag                 // name; not given for <a/>
	character              // text; one text may come in several pieces
)

// The buffer grows to hold one tag, which no honest file needs to be larger
// than longestTag.
const (
	firstBuffer = 64 << 10
	longestTag  = 1 << 20
)

var errMarkup = errors.New("broken XML")

func newMarkup(ctx context.Context, r io.Reader, buf []byte) (*markup, error) {
	if len(buf) < firstBuffer {
		buf = make([]byte, firstBuffer)
	}
	m := &markup{ctx: ctx, r: r, buf: buf}
	if err := m.fill(); err != nil {
		return nil, err
	}
	switch head := m.buf[:m.end]; {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		m.at = 3
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), bytes.HasPrefix(head, []byte{0xFF, 0xFE}),
		bytes.HasPrefix(head, []byte{0, '<'}), bytes.HasPrefix(head, []byte{'<', 0}):
		order := unicode.LittleEndian
		if head[0] == 0xFE || head[0] == 0 {
			order = unicode.BigEndian
		}
		all := io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)
		m.r = transform.NewReader(all, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
		m.at, m.end, m.eof = 0, 0, false
		return m, m.fill()
	}
	return m, nil
}

// fill reads more behind what is there; it moves and grows as needed.
func (m *markup) fill() error {
	if m.eof {
		return nil
	}
	if m.at > 0 {
		copy(m.buf, m.buf[m.at:m.end])
		m.end -= m.at
		m.at = 0
	}
	if m.end == len(m.buf) {
		if len(m.buf) >= longestTag {
			return fmt.Errorf("%w: a tag of more than %d bytes", errMarkup, longestTag)
		}
		m.buf = append(m.buf, make([]byte, len(m.buf))...)
	}
	for m.end < len(m.buf) {
		n, err := m.r.Read(m.buf[m.end:])
		m.end += n
		if errors.Is(err, io.EOF) {
			m.eof = true
			return nil
		}
		if err != nil {
			return err
		}
		if n > 0 {
			return nil
		}
	}
	return nil
}

// next finds the next token.
func (m *markup) next() (token, error) {
	if m.closed {
		m.closed = false
		m.open--
		return endTag, nil
	}
	if m.n++; m.n%4096 == 0 && m.ctx.Err() != nil {
		return ended, m.ctx.Err()
	}
	for {
		if m.at == m.end {
			if err := m.fill(); err != nil {
				return ended, err
			}
			if m.at == m.end {
				return m.finish()
			}
		}
		if m.buf[m.at] != '<' {
			return m.characters()
		}
		t, known, err := m.tag()
		if known || err != nil {
			return t, err
		}
	}
}

func (m *markup) finish() (token, error) {
	if !m.eof {
		return ended, nil
	}
	if m.open > 0 {
		return ended, fmt.Errorf("%w: it ends inside %d elements", errMarkup, m.open)
	}
	return ended, nil
}

// characters gives the text up to the next tag, or what of it is in the
// buffer, never half a character or half an entity.
func (m *markup) characters() (token, error) {
	m.literal = false
	window := m.buf[m.at:m.end]
	n := bytes.IndexByte(window, '<')
	if n < 0 {
		n = len(window)
		if !m.eof {
			if n < 128 {
				if err := m.fill(); err != nil || m.end-m.at > n || m.eof {
					if err != nil {
						return ended, err
					}
					return m.characters()
				}
			}
			n = wholeText(window)
		}
	}
	m.text = m.buf[m.at : m.at+n]
	m.at += n
	return character, nil
}

// wholeText is how much of b can be given before more is read.
func wholeText(b []byte) int {
	n := len(b)
	if b[n-1] == '\r' {
		return n - 1
	}
	if i := bytes.LastIndexByte(b[max(n-32, 0):], '&'); i >= 0 && max(n-32, 0)+i > 0 {
		return max(n-32, 0) + i
	}
	for k := 1; k < utf8.UTFMax && k < n; k++ {
		if utf8.RuneStart(b[n-k]) {
			if !utf8.FullRune(b[n-k:]) {
				return n - k
			}
			break
		}
	}
	return n
}

// tag reads what starts with "<"; known is false when it is nothing to give.
func (m *markup) tag() (t token, known bool, err error) {
	if m.at+1 >= m.end || m.buf[m.at+1] == '!' || m.buf[m.at+1] == '?' {
		if t, known, special, err := m.special(); special {
			return t, known, err
		}
	}
	end, err := m.tagEnd()
	if err != nil {
		return ended, false, err
	}
	inner := m.buf[m.at+1 : end]
	m.at = end + 1
	if len(inner) > 0 && inner[0] == '/' {
		m.name = localName(inner[1:])
		m.open--
		return endTag, true, nil
	}
	if len(inner) > 0 && inner[len(inner)-1] == '/' {
		inner = inner[:len(inner)-1]
		m.closed = true
	}
	n := 0
	for n < len(inner) && !space(inner[n]) {
		n++
	}
	m.name, m.attrs = localName(inner[:n]), inner[n:]
	m.open++
	return startTag, true, nil
}

// special reads what is no element: a CDATA section, a comment, a declaration.
func (m *markup) special() (t token, known, is bool, err error) {
	if err := m.need(9); err != nil {
		return ended, false, true, err
	}
	rest := m.buf[m.at:m.end]
	switch {
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		t, known, err = m.cdata()
		return t, known, true, err
	case bytes.HasPrefix(rest, []byte("<!--")):
		return ended, false, true, m.skip(4, "-->")
	case bytes.HasPrefix(rest, []byte("<?")):
		return ended, false, true, m.skip(2, "?>")
	case bytes.HasPrefix(rest, []byte("<!")):
		return ended, false, true, m.doctype()
	}
	return ended, false, false, nil
}

// need has n bytes in the buffer, if the part goes on for so long.
func (m *markup) need(n int) error {
	for m.end-m.at < n && !m.eof {
		if err := m.fill(); err != nil {
			return err
		}
	}
	return nil
}

// tagEnd is the place of the ">" that ends the tag at m.at.
func (m *markup) tagEnd() (int, error) {
	seen, quote := 1, byte(0)
	for {
		window := m.buf[m.at:m.end]
		for seen < len(window) {
			c := window[seen]
			switch {
			case quote != 0:
				n := bytes.IndexByte(window[seen:], quote)
				if n < 0 {
					seen = len(window)
					continue
				}
				seen += n
				quote = 0
			case c == '>':
				return m.at + seen, nil
			case c == '"' || c == '\'':
				quote = c
			}
			seen++
		}
		if m.eof {
			return 0, fmt.Errorf("%w: it ends inside a tag", errMarkup)
		}
		if err := m.fill(); err != nil {
			return 0, err
		}
	}
}

// cdata gives the text of a CDATA section in one piece or several.
func (m *markup) cdata() (token, bool, error) {
	m.at += 9
	var all []byte
	for {
		window := m.buf[m.at:m.end]
		if n := bytes.Index(window, []byte("]]>")); n >= 0 {
			m.text, m.literal = append(all, window[:n]...), true
			m.at += n + 3
			return character, true, nil
		}
		if m.eof || len(all) > longestTag {
			return ended, false, fmt.Errorf("%w: it ends inside CDATA, or that is too long", errMarkup)
		}
		keep := min(len(window), 2)
		all = append(all, window[:len(window)-keep]...)
		m.at += len(window) - keep
		if err := m.fill(); err != nil {
			return ended, false, err
		}
	}
}

// skip passes over what starts at m.at and ends with the mark.
func (m *markup) skip(head int, mark string) error {
	m.at += head
	for {
		window := m.buf[m.at:m.end]
		if n := bytes.Index(window, []byte(mark)); n >= 0 {
			m.at += n + len(mark)
			return nil
		}
		if m.eof {
			return fmt.Errorf("%w: no %s", errMarkup, mark)
		}
		m.at += max(len(window)-len(mark)+1, 0)
		if err := m.fill(); err != nil {
			return err
		}
	}
}

// doctype passes over a declaration and all that it declares.
func (m *markup) doctype() error {
	depth := 0
	for {
		for ; m.at < m.end; m.at++ {
			switch m.buf[m.at] {
			case '<':
				depth++
			case '>':
				if depth--; depth == 0 {
					m.at++
					return nil
				}
			}
		}
		if m.eof {
			return fmt.Errorf("%w: it ends inside a declaration", errMarkup)
		}
		if err := m.fill(); err != nil {
			return err
		}
	}
}
