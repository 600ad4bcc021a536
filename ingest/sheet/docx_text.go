package sheet

import (
	"bytes"
	"strings"
)

// A docxText is the text of a paragraph or of a cell, what is hidden apart.
type docxText struct {
	raw    richText
	hidden []byte
	ink    ink
}

func (t *docxText) reset(most int) { *t = docxText{raw: richText{most: most}} }

// add appends a paragraph as a line of its own.
func (t *docxText) add(p *docxText) {
	t.hidden = append(t.hidden, p.hidden...)
	t.raw.cut = t.raw.cut || p.raw.cut
	if len(bytes.TrimSpace(p.raw.text)) == 0 || len(t.raw.text) > t.raw.most {
		return
	}
	if len(t.raw.text) > 0 {
		t.raw.text = append(t.raw.text, '\n')
	}
	from := len(t.raw.text)
	for _, r := range p.raw.runs {
		if len(t.raw.runs) < mostRuns {
			t.raw.runs = append(t.raw.runs, run{r.from + from, r.font})
		}
	}
	t.raw.text = append(t.raw.text, p.raw.text...)
	t.ink.plain = t.ink.plain || p.ink.plain
	for _, c := range p.ink.colours {
		t.ink.write(c, true)
	}
}

// cellOf is the text as a cell on a background.
func (t *docxText) cellOf(ground look, b *budget) Cell {
	raw := strings.TrimSpace(text(t.raw.text))
	if raw == "" {
		c := b.pool.shower.cell(strings.TrimSpace(text(t.hidden)), Unknown)
		c.Unseen = c.Kind != Blank
		return c
	}
	if errorValue(raw) {
		return Cell{Kind: Error, Raw: raw, Shown: raw}
	}
	return Cell{Kind: Text, Raw: raw, Shown: strings.TrimSpace(b.pool.shower.runs(text(t.raw.text), t.raw.runs, Unknown)), Unseen: t.ink.unseen(ground)}
}

// characters takes text of the run at hand.
func (s *docxScan) characters(m *markup) {
	if s.run.hidden {
		if len(s.text.hidden) < s.Text {
			s.text.hidden = m.appendCharacters(s.text.hidden)
		}
		return
	}
	s.text.raw.font(s.run.font)
	s.text.raw.add(m)
	if len(bytes.TrimSpace(m.text)) > 0 {
		s.text.ink.write(s.run.colour, s.run.coloured)
	}
}

func (s *docxScan) write(c string) {
	if !s.run.hidden && len(s.text.raw.text) < s.Text {
		s.text.raw.text = append(s.text.raw.text, c...)
	}
}

// A docxLook is what the properties of a run tell.
type docxLook struct {
	font     Legacy
	named    bool // the font is told
	coloured bool
	colour   colour
	hidden   bool
}

// over is a look with what another one says beyond it.
func (l docxLook) over(o docxLook) docxLook {
	if o.named {
		l.font, l.named = o.font, true
	}
	if o.coloured {
		l.coloured, l.colour = true, o.colour
	}
	l.hidden = l.hidden || o.hidden
	return l
}

// learn reads one property of a run. Letters above ASCII stand in the font of
// hAnsi.
func (l *docxLook) learn(m *markup, name string) {
	switch name {
	case "rFonts":
		for _, attr := range []string{"hAnsi", "ascii"} {
			if font := m.attrText(attr); font != "" {
				l.font, l.named = FontLegacy(font), true
				return
			}
		}
	case "color":
		if v := m.attr("val"); len(v) == 6 {
			l.colour, l.coloured = parseRGB(v), true
		} else {
			l.coloured = false // automatic
		}
	case "vanish":
		l.hidden = docxTrue(m)
	}
}

// docxTrue tells whether a property is on: it is when nothing is said.
func docxTrue(m *markup) bool {
	switch string(m.attr("val")) {
	case "0", "false", "off":
		return false
	}
	return true
}

// A docxStyle is a style as it is written.
type docxStyle struct {
	parent string
	look   docxLook
}

// docxStyles are the styles of a document. The one without a name holds what
// the document says of all text.
type docxStyles struct {
	styles map[string]*docxStyle
	usual  string // the paragraph style of paragraphs that name none
	at     *docxStyle
	inRun  bool
	known  map[string]docxLook // those that were asked for
}

func (d *docxStyles) token(m *markup, t token) error {
	switch name := string(m.name); {
	case t == startTag && name == "rPrDefault":
		d.at = &docxStyle{}
		d.styles[""] = d.at
	case t == startTag && name == "style":
		id := m.attrText("styleId")
		d.at = &docxStyle{}
		if len(d.styles) < mostStyles && id != "" {
			d.styles[id] = d.at
		}
		if m.attrTrue("default") && m.attrText("type") == "paragraph" {
			d.usual = id
		}
	case t == startTag && name == "basedOn" && d.at != nil:
		d.at.parent = m.attrText("val")
	case name == "rPr":
		d.inRun = t == startTag
	case t == startTag && d.inRun && d.at != nil:
		d.at.look.learn(m, name)
	case t == endTag && (name == "style" || name == "rPrDefault"):
		d.at = nil
	}
	return nil
}

// of is the look of a style with all that it is based on.
func (d *docxStyles) of(id string) docxLook {
	if id == "" {
		id = d.usual
	}
	if l, ok := d.known[id]; ok {
		return l
	}
	l := d.resolve(id)
	if len(d.known) < mostStyles {
		d.known[id] = l
	}
	return l
}

func (d *docxStyles) resolve(id string) docxLook {
	var chain []*docxStyle
	for range 20 {
		st, ok := d.styles[id]
		if !ok || id == "" {
			break
		}
		chain = append(chain, st)
		id = st.parent
	}
	var l docxLook
	if st, ok := d.styles[""]; ok {
		l = st.look
	}
	for i := len(chain) - 1; i >= 0; i-- {
		l = l.over(chain[i].look)
	}
	return l
}
