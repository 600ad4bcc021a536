package sheet

import (
	"fmt"
	"math"
	"strings"
)

// An xlsScan is the state of walking one sheet.
type xlsScan struct {
	book  *xlsBook
	into  *Builder
	name  string
	await *xlsCell // a formula whose text stands in a record of its own
	empty []xlsCell
	lost  []string
	harm  []string       // cells whose record is too short for its value
	texts map[int]string // of text objects, by their ids
	id    int            // of the object read last
	over  int            // merged areas beyond the bounds
}

// An xlsCell is where a cell stands and how it looks.
type xlsCell struct {
	row, col int // from 1
	style    style
	font     xlsFont
	mark     mark
}

func (b *xlsBook) readSheet(sheet xlsSheet) (*xlsScan, error) {
	s := &xlsScan{book: b, into: newBuilder(sheet.name, b.pool), name: sheet.name, texts: map[int]string{}}
	if sheet.hidden {
		s.into.Hide()
	}
	depth := 0
	for r := (records{stream: b.stream, pos: sheet.at}); r.next(); {
		if b.records--; b.records < 0 { // many sheets may begin at one place
			return nil, errTooLarge
		}
		switch {
		case r.id == recBOF:
			depth++
		case r.id == recEOF:
			if depth--; depth <= 0 {
				return s, nil
			}
		case depth == 1 && !r.cut:
			if err := s.record(&r); err != nil {
				return nil, err
			}
		}
	}
	b.short = true // the sheet does not end
	return s, nil
}

func (s *xlsScan) record(r *records) error {
	switch r.id {
	case recString:
		s.string(r.continued())
		return nil
	case recLabel, recRString, recLabelSST, recNumber, recRK, recMulRK, recBoolErr, recFormula, 0x0206, 0x0406:
		return s.cell(r.id, r.data)
	case recRow:
		s.row(r.data)
	case recDefRowHeight:
		if u16(r.data, 0)&2 != 0 {
			s.into.HideOtherRows()
		}
	case recColInfo:
		s.columns(r.data)
	case recMerged:
		s.merged(r.data)
	case recObject:
		if u16(r.data, 0) == 0x15 {
			s.id = u16(r.data, 6)
		}
	case recTextObject:
		s.textObject(u16(r.data, 10), r.continued())
	case recNote:
		s.note(r.data)
	}
	return s.book.ctx.Err()
}

// place is the cell that a record is about; ok is false beyond the bounds.
func (s *xlsScan) place(data []byte, col, xf int) (c xlsCell, ok bool, err error) {
	limits := &s.book.bounds
	c = xlsCell{row: u16(data, 0) + 1, col: col + 1}
	if xf < len(s.book.styles) {
		c.style, c.font = s.book.styles[xf], s.book.font(s.book.looks[xf].font)
	}
	if c.style.unseen {
		c.mark |= markUnseen
	}
	if c.row > limits.Rows || c.col > limits.Cols {
		s.into.Truncate()
		return c, false, nil
	}
	if s.book.cells++; s.book.cells > limits.Cells {
		return c, false, fmt.Errorf("%w: more than %d cells", errTooLarge, limits.Cells)
	}
	if s.book.pool.held > mostHeld {
		return c, false, fmt.Errorf("%w: more than %d bytes of text", errTooLarge, mostHeld)
	}
	return c, true, nil
}

// valueEnds are the bytes that a record needs to hold its value.
var valueEnds = map[uint16]int{recNumber: 14, recRK: 10, recLabelSST: 10, recBoolErr: 8, recFormula: 14, 0x0206: 14, 0x0406: 14}

func (s *xlsScan) cell(id uint16, data []byte) error {
	s.forgo()
	if len(data) < 6 {
		return nil
	}
	if id == recMulRK {
		return s.mulRK(data)
	}
	c, ok, err := s.place(data, u16(data, 2), u16(data, 4))
	if !ok {
		return err
	}
	if len(data) < valueEnds[id] {
		s.harm = appendSome(s.harm, refOf(c.row, c.col))
		return nil
	}
	switch id {
	case recNumber:
		s.number(c, math.Float64frombits(u64(data, 6)))
	case recRK:
		s.number(c, rk(u32(data, 6)))
	case recLabel, recRString:
		s.label(c, data[6:])
	case recLabelSST:
		if i := u32(data, 6); int64(i) < int64(s.book.shared) {
			s.text(c, i)
		} else {
			s.lost = appendSome(s.lost, refOf(c.row, c.col))
		}
	case recBoolErr:
		if u8(data, 7) == 1 {
			s.fault(c, u8(data, 6))
		} else {
			s.boolean(c, u8(data, 6) != 0)
		}
	default:
		s.formula(c, data[6:])
	}
	return nil
}

// mulRK reads numbers that stand side by side.
func (s *xlsScan) mulRK(data []byte) error {
	col := u16(data, 2)
	for at := 4; at+6 <= len(data)-2; at += 6 {
		c, ok, err := s.place(data, col, u16(data, at))
		if err != nil {
			return err
		}
		if ok {
			s.number(c, rk(u32(data, at+2)))
		}
		col++
	}
	if last := u16(data, len(data)-2); col <= last && last < s.book.bounds.Cols {
		s.harm = appendSome(s.harm, refOf(u16(data, 0)+1, col+1))
	}
	return nil
}

// forgo gives up the text of a formula that does not follow it.
func (s *xlsScan) forgo() {
	if c := s.await; c != nil {
		s.await = nil
		s.pending(*c)
	}
}

func (s *xlsScan) pending(c xlsCell) {
	raw, shown := uint64(s.book.pool.internString("")), uint64(s.book.pool.internString("="))
	s.into.put(c.row, c.col, raw<<32|shown, c.mark|mark(Pending)<<kindShift)
}

// rk unpacks a number of four bytes.
func rk(n uint32) float64 {
	var v float64
	if n&2 != 0 {
		v = float64(int32(n) >> 2)
	} else {
		v = math.Float64frombits(uint64(n&^3) << 32)
	}
	if n&1 != 0 {
		v /= 100
	}
	return v
}

// formula reads the value that was worked out.
func (s *xlsScan) formula(c xlsCell, data []byte) {
	c.mark |= markFormula
	if len(data) < 8 {
		return
	}
	if data[6] != 0xFF || data[7] != 0xFF {
		s.book.valued++
		s.number(c, math.Float64frombits(u64(data, 0)))
		return
	}
	switch data[0] {
	case 0:
		s.await = &c
		return
	case 1:
		s.boolean(c, data[2] != 0)
	case 2:
		s.fault(c, int(data[2]))
	default:
		if len(s.empty) < s.book.bounds.Cells {
			s.empty = append(s.empty, c)
		}
		return
	}
	s.book.valued++
}

// string reads the text that a formula gave.
func (s *xlsScan) string(p pieces) {
	if s.await == nil {
		return
	}
	c := *s.await
	s.await = nil
	s.book.valued++
	if !s.book.biff8 {
		s.narrow(c, byteString(p.data[0], 2), nil)
		return
	}
	var t wideText
	t.richString(&p)
	s.wide(c, &t)
}

// label reads a text that stands in its cell; RSTRING has runs behind it.
func (s *xlsScan) label(c xlsCell, data []byte) {
	if !s.book.biff8 {
		text := byteString(data, 2)
		s.narrow(c, text, data[min(2+len(text), len(data)):])
		return
	}
	p := pieces{data: [][]byte{data}}
	var t wideText
	t.richString(&p)
	if !p.over() && len(t.runs) == 0 {
		t.readRuns(&p, p.u16())
	}
	s.wide(c, &t)
}

func (s *xlsScan) wide(c xlsCell, t *wideText) {
	p := s.book.pool
	text, runs := t.text(s.book)
	if len(runs) == 0 {
		s.text(c, p.internString(text))
		return
	}
	s.text(c, p.add(text, runs))
}

// narrow puts the bytes of BIFF5, with a number of runs and the runs of RSTRING:
// where one begins and its font, a byte each.
func (s *xlsScan) narrow(c xlsCell, data, after []byte) {
	var runs []run
	font := c.font
	for i := 1; i+2 <= len(after) && len(runs) < int(after[0]); i += 2 {
		f := s.book.fontLegacy(int(after[i+1]))
		runs = append(runs, run{from: int(after[i]), font: f})
		if f != Unknown {
			font.legacy = f
		}
	}
	text := s.book.narrowText(data, font)
	if len(runs) == 0 {
		s.text(c, s.book.pool.internString(text))
		return
	}
	at, next := 0, 0
	for i := range text { // a byte of BIFF5 is a character
		for next < len(runs) && runs[next].from <= at {
			runs[next].from = i
			next++
		}
		at++
	}
	s.text(c, s.book.pool.add(text, runs[:next]))
}

func (s *xlsScan) text(c xlsCell, i uint32) {
	if strings.TrimSpace(s.book.pool.text(i)) == "" {
		return
	}
	if c.style.noText {
		c.mark |= markUnseen
	}
	s.into.text(c.row, c.col, i, c.style.font, c.mark)
}

func (s *xlsScan) number(c xlsCell, v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		s.constant(c, Error, "#NUM!", 0)
		return
	}
	s.into.number(c.row, c.col, v, plainly(v), c.style.format, c.mark)
}

func (s *xlsScan) constant(c xlsCell, kind Kind, text string, more mark) {
	i := uint64(s.book.pool.internString(text))
	s.into.put(c.row, c.col, i<<32|i, c.mark|more|mark(kind)<<kindShift)
}

func (s *xlsScan) boolean(c xlsCell, is bool) {
	if is {
		s.constant(c, Boolean, "TRUE", 1<<formatShift)
		return
	}
	s.constant(c, Boolean, "FALSE", 0)
}

var xlsErrors = map[int]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func (s *xlsScan) fault(c xlsCell, code int) {
	text, ok := xlsErrors[code]
	if !ok {
		text = "#VALUE!"
	}
	s.constant(c, Error, text, 0)
}
