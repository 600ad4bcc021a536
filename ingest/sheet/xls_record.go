package sheet

import "encoding/binary"

// The records of BIFF5 and BIFF8 that matter.
const (
	recFormula      = 0x0006
	recEOF          = 0x000A
	recNote         = 0x001C
	rec1904         = 0x0022
	recFilePass     = 0x002F
	recFont         = 0x0031
	recContinue     = 0x003C
	recCodepage     = 0x0042
	recObject       = 0x005D
	recColInfo      = 0x007D
	recBoundSheet   = 0x0085
	recPalette      = 0x0092
	recMulRK        = 0x00BD
	recRString      = 0x00D6
	recXF           = 0x00E0
	recMerged       = 0x00E5
	recSST          = 0x00FC
	recLabelSST     = 0x00FD
	recTextObject   = 0x01B6
	recNumber       = 0x0203
	recLabel        = 0x0204
	recBoolErr      = 0x0205
	recString       = 0x0207
	recRow          = 0x0208
	recDefRowHeight = 0x0225
	recRK           = 0x027E
	recFormat       = 0x041E
	recBOF          = 0x0809
)

// records walks a stream record by record. A record that goes on beyond the end
// is cut.
type records struct {
	stream []byte
	pos    int

	id   uint16
	at   int // of the record
	data []byte
	cut  bool // the record goes on beyond the end
}

func (r *records) next() bool {
	if r.pos < 0 || r.pos+4 > len(r.stream) {
		return false
	}
	r.at = r.pos
	r.id = binary.LittleEndian.Uint16(r.stream[r.pos:])
	n := int(binary.LittleEndian.Uint16(r.stream[r.pos+2:]))
	end := min(r.pos+4+n, len(r.stream))
	r.cut = r.pos+4+n > len(r.stream)
	r.data = r.stream[r.pos+4 : end]
	r.pos = end
	return true
}

// continued are the data of the record and of the CONTINUE records behind it.
func (r *records) continued() pieces {
	p := pieces{data: [][]byte{r.data}}
	for r.pos+4 <= len(r.stream) && binary.LittleEndian.Uint16(r.stream[r.pos:]) == recContinue {
		r.next()
		p.data = append(p.data, r.data)
	}
	return p
}

// u16 and u32 read numbers, 0 beyond the end.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint32(b[at:])
}

func u64(b []byte, at int) uint64 {
	if at < 0 || at+8 > len(b) {
		return 0
	}
	return binary.LittleEndian.Uint64(b[at:])
}

func u8(b []byte, at int) int {
	if at < 0 || at >= len(b) {
		return 0
	}
	return int(b[at])
}

// pieces are the data of a record in the pieces that CONTINUE records cut it
// into.
type pieces struct {
	data [][]byte
	i    int // piece
	pos  int // in it
}

func (p *pieces) over() bool {
	for p.i < len(p.data) && p.pos >= len(p.data[p.i]) {
		p.i++
		p.pos = 0
	}
	return p.i >= len(p.data)
}

// byte reads one byte, 0 beyond the end.
func (p *pieces) byte() byte {
	if p.over() {
		return 0
	}
	c := p.data[p.i][p.pos]
	p.pos++
	return c
}

func (p *pieces) u16() int { return int(p.byte()) | int(p.byte())<<8 }

func (p *pieces) u32() int { return p.u16() | p.u16()<<16 }

func (p *pieces) skip(n int) {
	for n > 0 && !p.over() {
		k := min(n, len(p.data[p.i])-p.pos)
		p.pos += k
		n -= k
	}
}

// chars reads n characters of a BIFF8 string, wide or not. Each piece behind the
// first begins with the flag anew.
func (p *pieces) chars(units []uint16, n int, is16 bool) []uint16 {
	for n > 0 {
		if p.i < len(p.data) && p.pos >= len(p.data[p.i]) {
			if p.over() {
				break
			}
			is16 = p.byte()&1 != 0
		}
		if p.i >= len(p.data) {
			break
		}
		rest := p.data[p.i][p.pos:]
		if is16 {
			k := min(n, len(rest)/2)
			for i := range k {
				units = append(units, binary.LittleEndian.Uint16(rest[2*i:]))
			}
			p.pos += 2 * k
			n -= k
			if k == 0 {
				p.pos = len(p.data[p.i]) // half a character
			}
			continue
		}
		k := min(n, len(rest))
		for _, c := range rest[:k] {
			units = append(units, uint16(c))
		}
		p.pos += k
		n -= k
	}
	return units
}
