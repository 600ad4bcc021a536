package sheet

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// An odsCell is a cell being read.
type odsCell struct {
	open    bool
	depth   int // elements open, itself included
	col     int
	times   int
	wide    int
	high    int
	kind    []byte // office:value-type
	value   []byte
	stated  []byte // office:string-value
	style   string
	formula bool
	failed  bool
	text    odsText
	note    odsText
	noting  int // elements open at the annotation
	silent  int // elements open at something that is no text of the cell
}

func (c *odsCell) reset() {
	*c = odsCell{kind: c.kind[:0], value: c.value[:0], stated: c.stated[:0], wide: 1, high: 1,
		text: odsText{b: c.text.b[:0], runs: c.text.runs[:0], looks: c.text.looks[:0]}, note: odsText{b: c.note.b[:0], runs: c.note.runs[:0]}}
}

// An odsText gathers the paragraphs of a cell or of a note.
type odsText struct {
	b          []byte
	runs       []run
	paragraphs int
	inside     bool      // a paragraph
	space      bool      // the last character was white space, which is not repeated
	looks      []odsLook // of the spans that are open
	ink        ink
	cut        bool
}

// inCell takes a token inside a cell.
func (s *odsScan) inCell(m *markup, t token) error {
	c := &s.cell
	switch {
	case c.silent > 0:
		if t == endTag && m.open < c.silent {
			c.silent = 0
		}
	case t == endTag && m.open < c.depth:
		c.open = false
		return s.endCell()
	case c.noting > 0 && t == endTag && m.open < c.noting:
		c.noting = 0
	default:
		text := &c.text
		if c.noting > 0 {
			text = &c.note
		}
		s.inText(m, t, text)
	}
	return nil
}

func (s *odsScan) inText(m *markup, t token, text *odsText) {
	switch t {
	case character:
		text.add(m, s.Text)
	case startTag:
		switch string(m.name) {
		case "p", "h":
			text.paragraph()
		case "s":
			text.spaces(repeats(m.attr("c")))
		case "tab":
			text.write('\t')
		case "line-break":
			text.write('\n')
		case "span":
			text.style(s.styles.of("text", m.attrText("style-name")))
		case "annotation":
			s.cell.noting = m.open
		case "a", "ruby", "ruby-base", "date", "time", "sheet-name", "page-number", "page-count", "file-name", "meta", "bookmark":
		default:
			if !text.inside {
				if s.cell.silent = m.open; string(m.name) == "table" && s.plot != nil {
					s.plot.inner = appendSome(s.plot.inner, refOf(max(s.row, 1), s.cell.col))
				}
			} else if n := string(m.name); n == "ruby-text" || n == "note" || n == "frame" {
				s.cell.silent = m.open
			}
		}
	case endTag:
		switch string(m.name) {
		case "p", "h":
			text.inside = false
		case "span":
			text.endStyle()
		}
	}
}

func (t *odsText) paragraph() {
	if t.paragraphs > 0 {
		t.b = append(t.b, '\n')
	}
	t.paragraphs++
	t.inside, t.space = true, true
}

// add takes characters; of white space one stays, as the format says.
func (t *odsText) add(m *markup, most int) {
	if !t.inside || t.cut {
		return
	}
	from := len(t.b)
	t.b = m.appendCharacters(t.b)
	to := from
	for _, c := range t.b[from:] {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if t.space {
				continue
			}
			c, t.space = ' ', true
		} else {
			t.space = false
		}
		t.b[to] = c
		to++
	}
	t.b = t.b[:to]
	if len(bytes.TrimSpace(t.b[from:])) > 0 {
		t.mark()
	}
	if len(t.b) > most {
		t.cut = true
		t.b = []byte(cutText(string(t.b), most))
	}
}

// mark notes the colour of text that was added: that of the innermost span that
// has one.
func (t *odsText) mark() {
	for i := len(t.looks) - 1; i >= 0; i-- {
		if l := t.looks[i]; l.coloured {
			t.ink.write(l.colours.font, true)
			return
		}
	}
	t.ink.write(colour{}, false)
}

func (t *odsText) spaces(n int) {
	for range min(n, 1000) {
		t.write(' ')
	}
}

func (t *odsText) write(c byte) {
	if t.inside {
		t.b = append(t.b, c)
		t.space = false
	}
}

func (t *odsText) style(l odsLook) {
	if len(t.looks) < 1000 {
		t.looks = append(t.looks, l)
	}
	t.font()
}

func (t *odsText) endStyle() {
	if n := len(t.looks); n > 0 {
		t.looks = t.looks[:n-1]
	}
	t.font()
}

// font begins a run in the font of the innermost span that names one.
func (t *odsText) font() {
	f := cellFont
	for i := len(t.looks) - 1; i >= 0 && f == cellFont; i-- {
		if t.looks[i].fontNamed {
			f = t.looks[i].font
		}
	}
	if n := len(t.runs); n > 0 && t.runs[n-1].font == f || n == 0 && f == cellFont || n >= mostRuns {
		return
	}
	t.runs = append(t.runs, run{from: len(t.b), font: f})
}

// endCell packs the cell, to be put as often as it and its row stand.
func (s *odsScan) endCell() error {
	c := &s.cell
	if c.wide > 1 || c.high > 1 {
		s.line.merges = append(s.line.merges, Span{s.row, c.col, s.row + c.high - 1, c.col + c.wide - 1})
	}
	if len(c.note.b) > 0 {
		if s.comments += len(c.note.b); s.comments < mostComments {
			s.plot.Comment(s.row, c.col, strings.TrimSpace(s.pool.shower.runs(text(c.note.b), c.note.runs, Unknown)))
		}
	}
	if len(c.kind) == 0 && len(c.text.b) == 0 && !c.formula {
		return nil
	}
	if put, ok := s.understand(); ok {
		if c.col > s.Cols {
			s.plot.Truncate()
			return nil
		}
		put.col, put.times = c.col, min(c.times, s.Cols+1)
		s.line.cells = append(s.line.cells, put)
	}
	return nil
}

func text(b []byte) string {
	if !utf8.Valid(b) {
		b = bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return string(b)
}

// understand types a cell and packs it.
func (s *odsScan) understand() (odsPut, bool) {
	c := &s.cell
	look := s.styleOf(c.style, c.col)
	var m mark
	if c.formula {
		m |= markFormula
	}
	if look.tiny || c.text.ink.unseen(look.colours) {
		m |= markUnseen
	}
	shown := strings.TrimSpace(text(c.text.b))
	if c.failed || c.formula && errorValue(shown) {
		return s.constant(Error, shown, shown, m), true
	}
	switch string(c.kind) {
	case "float", "percentage", "currency":
		v, err := strconv.ParseFloat(string(bytes.TrimSpace(c.value)), 64)
		if err == nil && !math.IsNaN(v) && !math.IsInf(v, 0) {
			return s.number(v, c.value, look.format, m), true
		}
	case "date", "time":
		if v, ok := s.serial(); ok {
			return s.number(v, c.value, s.pool.dayFormat(look.format, v, s.from1904, string(c.kind) == "time"), m), true
		}
	case "boolean":
		v := string(c.value) == "true"
		if v {
			m |= 1 << formatShift
		}
		return s.constant(Boolean, string(c.value), strings.ToUpper(strconv.FormatBool(v)), m), true
	case "":
		if c.formula && shown == "" {
			return s.constant(Pending, "", "=", m), true
		}
	}
	return s.textValue(look, m)
}

func (s *odsScan) constant(kind Kind, raw, shown string, m mark) odsPut {
	v, packed := s.pool.pack(Cell{Kind: kind, Raw: raw, Shown: shown})
	return odsPut{value: v, mark: packed | m}
}

func (s *odsScan) number(v float64, raw []byte, format int, m mark) odsPut {
	value, packed := s.pool.packNumber(v, raw, format, m)
	return odsPut{value: value, mark: packed}
}

// serial is the day or the time of a cell as spreadsheets count them.
func (s *odsScan) serial() (float64, bool) {
	raw := string(bytes.TrimSpace(s.cell.value))
	if string(s.cell.kind) == "time" {
		return durationOf(raw)
	}
	return isoSerial(raw, s.from1904)
}

// isoSerial reads 2020-01-31 or 2020-01-31T06:00:00 as spreadsheets count days.
func isoSerial(raw string, from1904 bool) (float64, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, raw); err == nil {
			return serialOf(t, from1904), true
		}
	}
	return 0, false
}

// durationOf reads PT14H30M00S as a part of a day.
func durationOf(raw string) (float64, bool) {
	raw, negative := strings.CutPrefix(raw, "-")
	raw, ok := strings.CutPrefix(raw, "P")
	if !ok {
		return 0, false
	}
	seconds, inTime := 0.0, false
	for raw != "" {
		if raw[0] == 'T' {
			inTime, raw = true, raw[1:]
			continue
		}
		end := strings.IndexAny(raw, "DHMS")
		if end <= 0 {
			return 0, false
		}
		n, err := strconv.ParseFloat(strings.Replace(raw[:end], ",", ".", 1), 64)
		if err != nil || !inTime && raw[end] != 'D' {
			return 0, false
		}
		seconds += n * map[byte]float64{'D': 86400, 'H': 3600, 'M': 60, 'S': 1}[raw[end]]
		raw = raw[end+1:]
	}
	if negative {
		seconds = -seconds
	}
	return seconds / 86400, true
}

func (s *odsScan) textValue(look odsLook, m mark) (odsPut, bool) {
	c := &s.cell
	raw := c.text.b
	if len(bytes.TrimSpace(raw)) == 0 {
		raw = c.stated
	}
	if len(raw) > s.Text {
		raw, c.text.cut = []byte(cutText(string(raw), s.Text)), true
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return odsPut{}, false
	}
	put := odsPut{cut: c.text.cut}
	if len(raw) >= longFrom {
		put.long = len(raw)
	}
	i := s.pool.internString(text(raw))
	shown := s.pool.shownOf(i, look.font)
	if len(c.text.runs) > 0 {
		shown = s.pool.internString(s.pool.shower.runs(text(raw), c.text.runs, look.font))
	}
	put.value, put.mark = uint64(i)<<32|uint64(shown), m|mark(Text)<<kindShift
	return put, true
}
