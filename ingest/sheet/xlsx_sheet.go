package sheet

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A sheetScan is the state of walking one sheet.
type sheetScan struct {
	book   *xlsxBook
	into   *Builder
	name   string
	inData bool
	inCell bool
	row    int // of the row being read, from 1
	col    int // of the cell being read
	cell   rawCell
	inline richText
	where  place // where text goes
	merges int
	format formatScan
	lost   []string // cells whose shared string is not there
	cut    []string // cells whose text was cut
}

type place uint8

const (
	nowhere place = iota
	inValue
	inInline
)

// A rawCell is one <c> as it stands.
type rawCell struct {
	kind    []byte // attribute t
	style   int
	value   []byte
	long    bool // the value was cut
	formula bool
	valued  bool // has a <v>
	inlined bool // has an <is>
}

func (b *xlsxBook) readSheet(part sheetPart) (*Grid, error) {
	s := &sheetScan{book: b, into: newBuilder(part.name, b.pool), name: part.name, inline: richText{most: b.bounds.Text}}
	if part.hidden {
		s.into.Hide()
	}
	if err := b.archive.walk(b.ctx, part.part, s.token); err != nil {
		return nil, err
	}
	if err := b.readComments(part.part, s.into); err != nil {
		return nil, err
	}
	s.notes()
	return s.into.Grid(), nil
}

func (s *sheetScan) notes() {
	b := s.book.book
	if len(s.lost) > 0 {
		b.Notes = append(b.Notes, noteLostText(s.name, s.lost))
	}
	if len(s.cut) > 0 {
		b.Notes = append(b.Notes, noteCutText(s.name, s.cut))
	}
	if s.merges > s.book.bounds.Merges {
		b.Notes = append(b.Notes, noteMerges(s.name, s.book.bounds.Merges))
	}
}

func (s *sheetScan) token(m *markup, t token) error {
	switch t {
	case character:
		switch s.where {
		case inValue:
			s.value(m)
		case inInline:
			s.inline.token(m, t)
		default:
			s.format.character(m)
		}
	case startTag:
		if s.where == inInline {
			s.inline.token(m, t)
			return nil
		}
		if s.inData {
			s.start(m)
		} else {
			s.around(m)
		}
	case endTag:
		return s.end(m)
	}
	return nil
}

// value takes a piece of a <v>; a number is short, and a text as long as may be.
func (s *sheetScan) value(m *markup) {
	if len(s.cell.value) <= s.book.bounds.Text {
		s.cell.value = m.appendCharacters(s.cell.value)
	}
	if most := s.book.bounds.Text; len(s.cell.value) > most {
		s.cell.value, s.cell.long = s.cell.value[:most], true
	}
}

// start begins an element among the cells.
func (s *sheetScan) start(m *markup) {
	switch string(m.name) {
	case "c":
		s.startCell(m)
	case "v":
		if s.inCell {
			s.cell.valued, s.where = true, inValue
		}
	case "f":
		s.cell.formula = true
	case "is":
		if s.inCell {
			s.inline.reset()
			s.cell.inlined, s.where = true, inInline
		}
	case "row":
		s.startRow(m)
	}
}

// around begins an element that stands before or after the cells.
func (s *sheetScan) around(m *markup) {
	switch string(m.name) {
	case "sheetData":
		s.inData = true
	case "sheetFormatPr":
		if m.attrTrue("zeroHeight") || zero(m.attr("defaultRowHeight")) {
			s.into.HideOtherRows()
		}
		if zero(m.attr("defaultColWidth")) {
			s.into.HideOtherCols()
		}
	case "col":
		s.column(m)
	case "mergeCell":
		s.merge(m)
	case "conditionalFormatting", "cfRule", "formula":
		s.format.start(m)
	}
}

func (s *sheetScan) end(m *markup) error {
	if s.where == inInline && string(m.name) != "is" {
		s.inline.token(m, endTag)
		return nil
	}
	switch string(m.name) {
	case "v", "is":
		s.where = nowhere
	case "c":
		if s.inCell {
			s.inCell, s.where = false, nowhere
			return s.endCell()
		}
	case "sheetData":
		s.inData = false
	case "formula", "cfRule":
		s.format.end(string(m.name), s.book.conditional, &s.into.grid)
	}
	return nil
}

// zero tells a height or width of nothing.
func zero(b []byte) bool {
	v, ok := parseNumber(b)
	return ok && v == 0
}

func (s *sheetScan) column(m *markup) {
	hidden := m.attrTrue("hidden") || zero(m.attr("width"))
	if !hidden && !s.into.grid.hiddenCols.inverted {
		return
	}
	s.into.grid.hiddenCols.putAll(max(m.attrInt("min"), 1), min(m.attrInt("max"), s.book.bounds.Cols), hidden)
}

func (s *sheetScan) startRow(m *markup) {
	s.row++
	s.col = 0
	hidden := false
	for b := m.attrs; len(b) > 0; {
		key, value, rest, ok := nextAttr(b)
		if !ok {
			break
		}
		b = rest
		switch string(key) {
		case "r":
			if r := small(value); r > 0 {
				s.row = r
			}
		case "hidden":
			hidden = hidden || isTrue(value)
		case "ht":
			hidden = hidden || zero(value)
		}
	}
	if s.row <= s.book.bounds.Rows {
		s.into.grid.hiddenRows.put(s.row, hidden)
	}
}

func (s *sheetScan) merge(m *markup) {
	span, ok := parseSpan(m.attr("ref"))
	if !ok {
		return
	}
	if s.merges++; s.merges <= s.book.bounds.Merges && s.book.merges < mostMerges {
		s.book.merges++
		s.into.Merge(span)
	}
}

func (s *sheetScan) startCell(m *markup) {
	s.inCell = true
	s.col++
	s.cell = rawCell{value: s.cell.value[:0], kind: s.cell.kind[:0]}
	for b := m.attrs; ; {
		key, value, rest, ok := nextAttr(b)
		if !ok {
			return
		}
		b = rest
		if len(key) != 1 {
			continue
		}
		switch key[0] {
		case 'r':
			if row, col, ok := parseRef(value); ok {
				s.row, s.col = row, col
			}
		case 's':
			s.cell.style = small(value)
		case 't':
			s.cell.kind = append(s.cell.kind, value...)
		}
	}
}

// endCell keeps the cell, if it says anything and lies within the bounds.
func (s *sheetScan) endCell() error {
	if !s.cell.valued && !s.cell.formula && !s.cell.inlined || s.row < 1 {
		return nil
	}
	limits := &s.book.bounds
	if s.row > limits.Rows || s.col > limits.Cols {
		s.into.Truncate()
		return nil
	}
	if s.book.cells++; s.book.cells > limits.Cells {
		return fmt.Errorf("%w: more than %d cells", errTooLarge, limits.Cells)
	}
	s.understand()
	if s.book.pool.held > mostHeld {
		return fmt.Errorf("%w: more than %d bytes of text", errTooLarge, mostHeld)
	}
	return nil
}

// ref is the cell being read, in A1 form.
func (s *sheetScan) ref() string { return refOf(s.row, s.col) }

func refOf(row, col int) string {
	return strings.TrimPrefix(pipeline.CellAt("", row, col).String(), "!")
}

// parseRef reads "D17".
func parseRef(b []byte) (row, col int, ok bool) {
	i := 0
	for i < len(b) && b[i] == '$' {
		i++
	}
	for from := i; i < len(b) && i < from+7; i++ {
		c := b[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	for i < len(b) && b[i] == '$' {
		i++
	}
	row = small(b[i:])
	return row, col, row > 0 && col > 0
}

// small reads a number without a sign of at most nine digits; 0 when it is none.
func small(b []byte) int {
	if len(b) == 0 || len(b) > 9 {
		return 0
	}
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// parseSpan reads "A1:I1".
func parseSpan(ref []byte) (Span, bool) {
	from, to, ok := strings.Cut(string(ref), ":")
	top, left, ok1 := parseRef([]byte(from))
	bottom, right, ok2 := parseRef([]byte(to))
	return Span{top, left, bottom, right}, ok && ok1 && ok2
}
