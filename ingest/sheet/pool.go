package sheet

import (
	"hash/maphash"
	"math"
	"strconv"
	"strings"
)

// A pool keeps what the sheets of one book share: texts, number formats, and
// the few numbers that were written in a way of their own.
type pool struct {
	texts   blocks[string]
	shown   [Unicode + 1]blocks[uint32] // by font: index of the shown text of a text, + 1
	shower  shower
	recent  []uint32 // index + 1 of texts seen lately, by their hash
	seed    maphash.Seed
	formats []*numberFormat
	byCode  map[string]int
	odd     []oddNumber
	runs    map[uint32][]run // of texts in several fonts
	cut     map[uint32]bool  // texts whose end was cut off
	held    int64            // bytes of texts
}

type oddNumber struct {
	value      float64
	raw, shown string
}

func newPool() *pool {
	p := &pool{recent: make([]uint32, 1<<12), seed: maphash.MakeSeed(), byCode: map[string]int{}, runs: map[uint32][]run{}, cut: map[uint32]bool{}}
	p.format("General", false)
	return p
}

func (p *pool) text(i uint32) string { return *p.texts.at(int(i)) }

// add keeps a text, and its runs, without looking whether it is known.
func (p *pool) add(s string, runs []run) uint32 {
	p.texts.add(s)
	p.held += int64(len(s)) + 16*int64(len(runs))
	i := uint32(p.texts.n - 1)
	if len(runs) > 0 {
		p.runs[i] = runs
	}
	return i
}

// intern keeps a text. Texts that come again soon are kept once.
func (p *pool) intern(b []byte) uint32 {
	slot := &p.recent[maphash.Bytes(p.seed, b)%uint64(len(p.recent))]
	if *slot == 0 || p.text(*slot-1) != string(b) {
		*slot = p.add(string(b), nil) + 1
	}
	return *slot - 1
}

func (p *pool) internString(s string) uint32 {
	slot := &p.recent[maphash.String(p.seed, s)%uint64(len(p.recent))]
	if *slot == 0 || p.text(*slot-1) != s {
		*slot = p.add(strings.Clone(s), nil) + 1
	}
	return *slot - 1
}

// shownOf is the index of the text that a person sees when text i stands in a
// font.
func (p *pool) shownOf(i uint32, font Legacy) uint32 {
	p.shown[font].extend(int(i) + 1)
	known := p.shown[font].at(int(i))
	if *known > 0 {
		return *known - 1
	}
	var s string
	if runs := p.runs[i]; len(runs) > 0 {
		s = p.shower.runs(p.text(i), runs, font)
	} else {
		s = p.shower.show(p.text(i), font)
	}
	at := i
	if s != p.text(i) {
		at = p.internString(s)
	}
	*known = at + 1
	return at
}

// format is the index of a number format. Of a file with absurdly many, those
// beyond the limit are shown plainly.
func (p *pool) format(code string, from1904 bool) int {
	key := code
	if from1904 {
		key = "1904 " + code
	}
	i, ok := p.byCode[key]
	if !ok {
		if len(p.formats) == mostFormats {
			return 0
		}
		i = len(p.formats)
		f := parseNumberFormat(code)
		f.from1904, f.percent = from1904, strings.Contains(code, "%")
		p.formats = append(p.formats, f)
		p.byCode[key] = i
	}
	return i
}

// cell unpacks a value and its mark.
func (p *pool) cell(v uint64, m mark) Cell {
	c := Cell{Kind: m.kind(), Formula: m&markFormula != 0, Unseen: m&markUnseen != 0}
	switch c.Kind {
	case Blank:
	case Number, Date:
		if m.written() == odd {
			o := p.odd[v]
			c.Value, c.Raw, c.Shown = o.value, o.raw, o.shown
			return c
		}
		c.Value = math.Float64frombits(v)
		c.Raw = write(c.Value, m.written())
		if m.format() == 0 && m.written() == shortest && c.Value == math.Trunc(c.Value) && math.Abs(c.Value) < 1e9 && !math.Signbit(c.Value) {
			c.Shown = c.Raw // a whole number in the general format
			return c
		}
		c.Shown = p.formats[m.format()].show(c.Value)
	default:
		c.Raw, c.Shown = p.text(uint32(v>>32)), p.text(uint32(v))
		if c.Kind == Boolean {
			c.Value = float64(m.format())
		}
	}
	return c
}

// pack turns a cell into a value and a mark without a column.
func (p *pool) pack(c Cell) (uint64, mark) {
	m := mark(c.Kind) << kindShift
	if c.Formula {
		m |= markFormula
	}
	if c.Unseen {
		m |= markUnseen
	}
	if c.Kind != Number && c.Kind != Date {
		if c.Kind == Boolean && c.Value != 0 {
			m |= 1 << formatShift
		}
		raw := p.internString(c.Raw)
		shown := raw
		if c.Shown != c.Raw {
			shown = p.internString(c.Shown)
		}
		return uint64(raw)<<32 | uint64(shown), m
	}
	written := writtenAs(c.Value, []byte(c.Raw))
	if c.Kind == Number && written != odd && c.Shown == p.formats[0].show(c.Value) {
		return math.Float64bits(c.Value), m | written<<writtenShift
	}
	p.odd = append(p.odd, oddNumber{c.Value, strings.Clone(c.Raw), strings.Clone(c.Shown)})
	return uint64(len(p.odd) - 1), m | odd<<writtenShift
}

// write gives a number back as it was written.
func write(v float64, written mark) string {
	if written == shortest && v == math.Trunc(v) && math.Abs(v) < 1e15 && (v != 0 || !math.Signbit(v)) {
		return strconv.FormatInt(int64(v), 10)
	}
	var b [32]byte
	return string(appendNumber(b[:0], v, written))
}

func appendNumber(b []byte, v float64, written mark) []byte {
	switch written {
	case exponent:
		return shortExponent(strconv.AppendFloat(b, v, 'E', -1, 64))
	case long:
		return shortExponent(strconv.AppendFloat(b, v, 'G', 17, 64))
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// shortExponent writes E-05 as E-5, as spreadsheet programs do.
func shortExponent(b []byte) []byte {
	n := len(b)
	if n > 4 && b[n-4] == 'E' && b[n-2] == '0' {
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b
}

// writtenAs finds how v was written as raw.
func writtenAs(v float64, raw []byte) mark {
	if v == 0 || math.Abs(v) < 1e300 && math.Abs(v) > 1e-300 { // 'f' writes those beyond in hundreds of digits
		var b [400]byte
		for _, w := range []mark{shortest, long, exponent} {
			if string(appendNumber(b[:0], v, w)) == string(raw) {
				return w
			}
		}
	}
	return odd
}

// plainly is how a number is best written that was stored in binary.
func plainly(v float64) mark {
	if a := math.Abs(v); a != 0 && (a >= 1e21 || a < 1e-7) {
		return exponent
	}
	return shortest
}
