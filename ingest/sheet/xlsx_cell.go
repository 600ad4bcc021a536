package sheet

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// understand types the cell that was read and puts it.
func (s *sheetScan) understand() {
	c := &s.cell
	var st style
	if c.style < len(s.book.styles) {
		st = s.book.styles[c.style]
	}
	var m mark
	if c.formula {
		m |= markFormula
	}
	if st.unseen {
		m |= markUnseen
	}
	if c.formula && !c.valued && !c.inlined {
		s.pending(m)
		return
	}
	switch string(c.kind) {
	case "s":
		s.shared(st, m)
	case "inlineStr":
		s.inlineText(st, m)
	case "str":
		s.stringValue(st, m)
	case "e":
		s.constant(Error, c.value, c.value, m)
	case "b":
		shown := []byte("FALSE")
		if isTrue(bytes.TrimSpace(c.value)) {
			shown = []byte("TRUE")
			m |= 1 << formatShift
		}
		s.constant(Boolean, c.value, shown, m)
	case "d":
		s.isoDate(m)
	default:
		s.numeric(st, m)
	}
}

func (s *sheetScan) pending(m mark) { s.constant(Pending, nil, []byte("="), m) }

func (s *sheetScan) constant(kind Kind, raw, shown []byte, m mark) {
	p := s.book.pool
	v := uint64(p.intern(bytes.ToValidUTF8(raw, []byte("\uFFFD"))))<<32 | uint64(p.intern(bytes.ToValidUTF8(shown, []byte("\uFFFD"))))
	s.into.put(s.row, s.col, v, m|mark(kind)<<kindShift)
}

func (s *sheetScan) shared(st style, m mark) {
	value := bytes.TrimSpace(s.cell.value)
	i := small(value)
	if len(value) == 0 || i >= s.book.shared || i == 0 && string(bytes.TrimLeft(value, "0")) != "" {
		s.lost = appendSome(s.lost, s.ref())
		return
	}
	s.text(uint32(i), st, m)
}

func (s *sheetScan) inlineText(st style, m mark) {
	if s.cell.inlined {
		p := s.book.pool
		if len(s.inline.runs) == 0 {
			i := p.intern(s.inline.text)
			if s.inline.cut {
				p.cut[i] = true
			}
			s.text(i, st, m)
			return
		}
		s.text(s.inline.keep(p), st, m)
		return
	}
	s.stringValue(st, m) // some write the text as a value
}

func (s *sheetScan) stringValue(st style, m mark) {
	p := s.book.pool
	i := p.intern(cleanText(s.cell.value))
	if s.cell.long {
		p.cut[i] = true
	}
	s.text(i, st, m)
}

// text puts a text of the pool; one of white space alone is nothing. Long texts
// are counted where they stand: a file may name one ten thousand times.
func (s *sheetScan) text(i uint32, st style, m mark) {
	p := s.book.pool
	raw := p.text(i)
	if p.cut[i] {
		s.cut = appendSome(s.cut, s.ref())
	}
	if len(raw) >= longFrom {
		if s.book.longText -= len(raw); s.book.longText < 0 {
			s.cut = appendSome(s.cut, s.ref())
			s.into.Truncate()
			return
		}
	}
	if strings.TrimSpace(raw) == "" {
		return
	}
	if st.noText {
		m |= markUnseen
	}
	s.into.text(s.row, s.col, i, st.font, m)
}

// isoDate puts 2022-12-15T00:00:00, as strict files write days.
func (s *sheetScan) isoDate(m mark) {
	raw := strings.TrimSpace(string(cleanText(s.cell.value)))
	if raw == "" {
		return
	}
	c := Cell{Kind: Text, Raw: raw, Shown: raw, Formula: m&markFormula != 0, Unseen: m&markUnseen != 0}
	for _, layout := range []string{"2006-01-02T15:04:05.999999999Z07:00", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02", "15:04:05.999999999"} {
		t, err := time.Parse(layout, raw)
		if err != nil {
			continue
		}
		t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
		c.Kind, c.Shown = Date, t.Format("02/01/2006")
		c.Value = serialOf(t, s.book.from1904)
		if strings.HasPrefix(layout, "15") {
			c.Shown = t.Format("15:04:05")
			c.Value -= math.Floor(c.Value)
		}
		break
	}
	s.into.Set(s.row, s.col, c)
}

// serialOf is the number of a day, as dateOf reads it.
func serialOf(t time.Time, from1904 bool) float64 {
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	v := float64(t.Unix()-epoch.Unix())/86400 + float64(t.Nanosecond())/86400e9
	if !from1904 && v < 61 {
		v--
	}
	return v
}

func (s *sheetScan) numeric(st style, m mark) {
	raw := bytes.TrimSpace(s.cell.value)
	if len(raw) == 0 {
		if s.cell.formula {
			s.pending(m)
		}
		return
	}
	v, written, ok := readNumber(raw)
	switch {
	case ok:
	case noNumber(raw):
		s.constant(Error, raw, []byte("#NUM!"), m)
		return
	default:
		s.stringValue(st, m)
		return
	}
	if written == odd {
		s.into.oddly(s.row, s.col, v, string(raw), st.format, m)
		return
	}
	s.into.number(s.row, s.col, v, written, st.format, m)
}

// noNumber tells what programs write in place of a number that they do not have.
func noNumber(b []byte) bool {
	switch strings.ToLower(strings.TrimLeft(string(b[:min(len(b), 16)]), "+-")) {
	case "nan", "inf", "infinity", "1.#ind", "1.#inf", "1.#qnan":
		return true
	}
	return false
}

// parseNumber reads a number as files hold it: a point, an exponent, no
// separators.
func parseNumber(b []byte) (float64, bool) {
	if len(b) == 0 || len(b) > 400 || b[0] == '+' || !bytes.ContainsAny(b, "0123456789") || bytes.ContainsAny(b, "xX_pP") {
		return 0, false
	}
	v, err := strconv.ParseFloat(string(b), 64)
	return v, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

// powers of ten that a float64 holds exactly.
var powers = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// readNumber reads a number and how it was written. Up to fifteen digits need
// no search: their value is one exact division, and no shorter writing gives the
// same value.
func readNumber(b []byte) (v float64, written mark, ok bool) {
	if v, ok := plainNumber(b); ok {
		return v, shortest, true
	}
	v, ok = parseNumber(b)
	if !ok {
		return 0, 0, false
	}
	return v, writtenAs(v, b), true
}

// plainNumber reads [-]digits[.digits] of at most fifteen digits, without a zero
// too many at either end.
func plainNumber(b []byte) (float64, bool) {
	digits := b
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 16 {
		return 0, false
	}
	var n int64
	point := -1
	for i, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			n = n*10 + int64(c-'0')
		case c == '.' && point < 0:
			point = i
		default:
			return 0, false
		}
	}
	whole, decimals := len(digits), 0
	if point >= 0 {
		whole, decimals = point, len(digits)-point-1
		if decimals == 0 || digits[len(digits)-1] == '0' {
			return 0, false
		}
	}
	if whole == 0 || whole+decimals > 15 || whole > 1 && digits[0] == '0' || n == 0 && len(b) > 1 {
		return 0, false
	}
	v := float64(n) / powers[decimals]
	if b[0] == '-' {
		v = -v
	}
	return v, true
}
