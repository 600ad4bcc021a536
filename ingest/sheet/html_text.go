package sheet

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// current is where text goes: the open cell, or the block outside of cells.
func (w *htmlWalk) current() *htmlText {
	if t := w.table(); t != nil && t.cell != nil {
		return &t.cell.text
	}
	return &w.block
}

func (w *htmlWalk) text(raw []byte) {
	if n := len(w.stack); n > 0 && isSilent(w.stack[n-1].name) {
		if w.stack[n-1].name == "style" {
			w.css.Write(raw[:min(len(raw), 1<<20)])
		}
		return
	}
	if w.inSheet && len(w.stack) > 0 && w.stack[len(w.stack)-1].name == "em" {
		w.sheet += string(raw)
	}
	l := w.look()
	t := w.table()
	if t == nil || t.cell == nil {
		if !l.hidden {
			w.block.add(raw, w.budget.Text)
		}
		return
	}
	t.cell.write(raw, l, w.within("comment"), w.budget.Text)
}

// within tells whether the innermost elements of the open cell include one.
func (w *htmlWalk) within(name string) bool {
	for i := len(w.stack) - 1; i >= 0 && w.stack[i].name != "td" && w.stack[i].name != "th"; i-- {
		if w.stack[i].name == name {
			return true
		}
	}
	return false
}

// write takes text of a cell: what it shows, what is hidden in it, or a note.
func (c *htmlCell) write(raw []byte, l htmlLook, noted bool, most int) {
	switch {
	case noted:
		c.note.add(raw, most)
		return
	case l.hidden && !c.look.hidden:
		c.hidden.add(raw, most)
		return
	}
	c.text.add(raw, most)
	if len(strings.TrimSpace(string(raw))) > 0 {
		c.unseen = c.unseen || l.unseen()
		c.seen = c.seen || !l.unseen()
	}
	if l.font != Unknown {
		c.look.font = l.font
	}
}

// endBlock closes a paragraph: inside a cell it is a line, outside it may belong
// above the next table.
func (w *htmlWalk) endBlock() {
	if to := w.current(); to != &w.block {
		to.newline()
		return
	}
	text := w.block.take()
	if text == "" {
		return
	}
	if t := w.table(); t != nil && w.deeper == 0 && t.row == 0 {
		t.lead = append(t.lead, text) // a caption
		return
	}
	if w.lead = append(w.lead, text); len(w.lead) > mostLead {
		w.lead = w.lead[1:]
	}
}

func (c *htmlCell) takeBlocks() []string {
	text := c.text.String()
	c.text.reset()
	if text == "" {
		return nil
	}
	lines := strings.Split(text, "\n")
	return lines[max(len(lines)-mostLead, 0):]
}

// openAnchor knows the anchors by which LibreOffice names the sheets.
func (w *htmlWalk) openAnchor(t htmlTag) {
	digits, ok := strings.CutPrefix(t.anchor, "table")
	if ok && digits != "" && strings.Trim(digits, "0123456789") == "" && len(w.tables) == 0 {
		w.inSheet, w.sheet, w.lead = true, "", nil
		w.block.reset()
	}
}

func (w *htmlWalk) closeAnchor(name string) {
	if !w.inSheet || name != "a" {
		return
	}
	w.inSheet = false
	if w.sheet = Squeeze(w.sheet); w.sheet != "" {
		w.lead = nil
		w.block.reset()
	}
}

func isBlock(name string) bool {
	switch name {
	case "p", "div", "li", "ul", "ol", "center", "section", "article", "header", "footer", "blockquote", "dt", "dd", "dl", "pre", "body", "address", "fieldset", "tr", "figcaption", "figure", "caption":
		return true
	}
	return isHeading(name)
}

// An htmlText gathers text as a page shows it: white space in runs of one, lines
// where lines are asked for.
type htmlText struct {
	b     strings.Builder
	space bool
	lines int
}

func (t *htmlText) add(raw []byte, limit int) {
	for len(raw) > 0 && t.b.Len() <= limit {
		r, n := utf8.DecodeRune(raw)
		raw = raw[n:]
		if unicode.IsSpace(r) && r != '\u00a0' {
			t.space = true
			continue
		}
		switch {
		case t.b.Len() == 0:
		case t.lines > 0:
			t.b.WriteByte('\n')
		case t.space:
			t.b.WriteByte(' ')
		}
		t.space, t.lines = false, 0
		t.b.WriteRune(r)
	}
}

func (t *htmlText) newline() { t.lines++ }

func (t *htmlText) String() string { return t.b.String() }

func (t *htmlText) reset() { *t = htmlText{} }

func (t *htmlText) take() string {
	s := Squeeze(t.b.String())
	t.reset()
	return s
}
