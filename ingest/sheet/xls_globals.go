package sheet

import (
	"fmt"
	"math"
)

// An xlsFont is what a FONT record tells.
type xlsFont struct {
	legacy  Legacy
	colour  int // index
	charset int
	tiny    bool // of a size that nobody reads
}

// charsetVietnamese is the character set of fonts for Windows-1258.
const charsetVietnamese = 163

// An xlsLook is what an XF record tells.
type xlsLook struct{ font, format, pattern, fore int }

// readGlobals reads what stands before the sheets.
func (b *xlsBook) readGlobals() error {
	b.codes = map[int]string{}
	r := records{stream: b.stream}
	if !r.next() || r.id != recBOF {
		if r.id == 0x0009 || r.id == 0x0209 || r.id == 0x0409 {
			return errOldExcel
		}
		return fmt.Errorf("the workbook begins with record %#04x", r.id)
	}
	b.biff8 = u16(r.data, 0) >= 0x0600
	if kind := u16(r.data, 2); kind == 0x0010 { // a sheet without globals
		b.sheets = []xlsSheet{{name: "Sheet1", at: 0}}
	}
	depth := 1
	for depth > 0 && r.next() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		switch r.id {
		case recBOF:
			depth++
		case recEOF:
			depth--
		case recFilePass:
			return errEncrypted
		case recSST:
			if err := b.readStrings(r.continued()); err != nil {
				return err
			}
		default:
			b.global(r.id, r.data)
		}
	}
	return nil
}

func (b *xlsBook) global(id uint16, data []byte) {
	switch id {
	case recCodepage:
		b.codepage = u16(data, 0)
	case rec1904:
		b.from1904 = u16(data, 0) == 1
	case recBoundSheet:
		if len(data) > 6 && len(b.sheets) < 10_000 {
			at := min(u32(data, 0), math.MaxInt32)
			b.sheets = append(b.sheets, xlsSheet{name: b.name(data[6:], 1), at: int(at), hidden: data[4]&3 != 0, kind: data[5]})
		}
	case recFont:
		if len(data) > 14 && len(b.fonts) < mostStyles {
			b.fonts = append(b.fonts, xlsFont{legacy: FontLegacy(b.name(data[14:], 1)), colour: u16(data, 4), charset: u8(data, 12), tiny: u16(data, 0) <= 20*tiniest})
		}
	case recFormat:
		if len(data) > 2 && len(b.codes) < 10_000 {
			size := 1
			if b.biff8 {
				size = 2
			}
			b.codes[u16(data, 0)] = b.name(data[2:], size)
		}
	case recPalette:
		for i := 0; i < min(u16(data, 0), 56) && 2+4*i+4 <= len(data); i++ {
			c := data[2+4*i:]
			b.palette = append(b.palette, uint32(c[0])<<16|uint32(c[1])<<8|uint32(c[2]))
		}
	case recXF:
		if len(b.looks) < mostStyles {
			b.looks = append(b.looks, b.look(data))
		}
	}
}

// look reads fonts, formats and fills; BIFF5 packs the fill in another way.
func (b *xlsBook) look(data []byte) xlsLook {
	l := xlsLook{font: u16(data, 0), format: u16(data, 2)}
	if b.biff8 {
		l.pattern, l.fore = int(u32(data, 14)>>26), u16(data, 18)&0x7F
	} else {
		fill := u32(data, 8)
		l.pattern, l.fore = int(fill>>16&0x3F), int(fill&0x7F)
	}
	return l
}

// font is a font by its number; number 4 is never stored.
func (b *xlsBook) font(i int) xlsFont {
	if i > 4 {
		i--
	}
	if i < 0 || i >= len(b.fonts) {
		return xlsFont{colour: 0x7FFF}
	}
	return b.fonts[i]
}

func (b *xlsBook) fontLegacy(i int) Legacy { return b.font(i).legacy }

// makeStyles turns the looks into styles, once the palette is known.
func (b *xlsBook) makeStyles() {
	for _, x := range b.looks {
		code, custom := b.codes[x.format]
		if !custom {
			code = builtinFormat(x.format)
		}
		f := b.font(x.font)
		l := look{font: indexed(f.colour, b.palette), filled: x.pattern == 1, painted: x.pattern > 1, fill: indexed(x.fore, b.palette)}
		st := style{format: b.pool.format(code, b.from1904), font: f.legacy, unseen: l.unseen() || f.tiny}
		st.noText = b.pool.formats[st.format].noText
		b.styles = append(b.styles, st)
	}
}

// readStrings reads the shared strings; what the record says of their number is
// not believed.
func (b *xlsBook) readStrings(p pieces) error {
	p.skip(8)
	var t wideText
	for !p.over() {
		t.richString(&p)
		text, runs := t.text(b)
		b.pool.add(text, runs)
		if b.pool.texts.n%4096 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		if b.pool.texts.n > b.bounds.Cells || b.pool.held > mostHeld {
			return fmt.Errorf("%w: %d shared strings", errTooLarge, b.pool.texts.n)
		}
	}
	b.shared = b.pool.texts.n
	return nil
}
