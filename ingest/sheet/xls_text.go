package sheet

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"golang.org/x/text/encoding/charmap"
)

// A wideText is a BIFF8 string with the fonts of its runs.
type wideText struct {
	units []uint16
	runs  []wideRun
}

type wideRun struct{ from, font int } // UTF-16 units, index of the font

// richString reads a string with a length of two bytes, its flags, its runs and
// what stands behind.
func (t *wideText) richString(p *pieces) {
	n := p.u16()
	flags := p.byte()
	runs, extra := 0, 0
	if flags&8 != 0 {
		runs = p.u16()
	}
	if flags&4 != 0 {
		extra = p.u32()
	}
	t.units = p.chars(t.units[:0], n, flags&1 != 0)
	t.readRuns(p, runs)
	p.skip(extra)
}

func (t *wideText) readRuns(p *pieces, n int) {
	t.runs = t.runs[:0]
	for range n {
		if p.over() {
			return
		}
		from := p.u16()
		r := wideRun{from: from, font: p.u16()}
		if len(t.runs) < mostRuns {
			t.runs = append(t.runs, r)
		}
	}
}

// text is the string, and its runs by byte.
func (t *wideText) text(b *xlsBook) (string, []run) {
	buf := make([]byte, 0, len(t.units)+len(t.units)/2)
	var runs []run
	next := 0
	for i := 0; i < len(t.units); i++ {
		for next < len(t.runs) && t.runs[next].from <= i {
			runs = append(runs, run{from: len(buf), font: b.fontLegacy(t.runs[next].font)})
			next++
		}
		r := rune(t.units[i])
		if utf16.IsSurrogate(r) {
			if i+1 < len(t.units) {
				r = utf16.DecodeRune(r, rune(t.units[i+1]))
			} else {
				r = utf8.RuneError
			}
			if r != utf8.RuneError {
				i++
			}
		}
		buf = utf8.AppendRune(buf, r)
	}
	return string(buf), runs
}

// shortString reads a string of BIFF8 with a length of one byte or two.
func shortString(data []byte, sizeBytes int) string {
	p := pieces{data: [][]byte{data}}
	n := int(p.byte())
	if sizeBytes == 2 {
		n |= int(p.byte()) << 8
	}
	is16 := p.byte()&1 != 0
	return string(utf16.Decode(p.chars(nil, n, is16)))
}

// byteString cuts the bytes of a BIFF5 string with a length of one byte or two.
func byteString(data []byte, sizeBytes int) []byte {
	n := u8(data, 0)
	if sizeBytes == 2 {
		n = u16(data, 0)
	}
	data = data[min(sizeBytes, len(data)):]
	return data[:min(n, len(data))]
}

// name is the name of a sheet, font or format.
func (b *xlsBook) name(data []byte, sizeBytes int) string {
	if b.biff8 {
		return shortString(data, sizeBytes)
	}
	return decode(byteString(data, sizeBytes), b.codepage)
}

// charmaps are the code pages of BIFF5 that are not Windows-1252.
var charmaps = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1253: charmap.Windows1253, 1254: charmap.Windows1254, 1255: charmap.Windows1255,
	1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh, 0x8000: charmap.Macintosh,
}

// decode reads bytes by a code page; those that it leaves out are Latin-1.
func decode(b []byte, codepage int) string {
	m := charmaps[codepage]
	if m == nil {
		m = charmap.Windows1252
	}
	out := make([]byte, 0, len(b)+len(b)/2)
	for _, c := range b {
		r := m.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// narrowText reads the bytes of a BIFF5 cell. The letters of legacy fonts stand
// in the places of Windows-1252 whatever the code page says.
func (b *xlsBook) narrowText(data []byte, font xlsFont) string {
	codepage := b.codepage
	if font.charset == charsetVietnamese {
		codepage = 1258
	}
	text := decode(data, codepage)
	if codepage == 1252 || ascii(text) {
		return text
	}
	latin := decode(data, 1252)
	if font.legacy != Unknown {
		return latin
	}
	shown, read := ShownText(latin, Unknown), vietnamese.NFC(text)
	if shown != vietnamese.NFC(latin) && vietnamese.ReadsBetter(shown, read) {
		return latin
	}
	return text
}
