package sheet

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"testing"
	"unicode/utf16"
)

// An xlsSpec describes a workbook of Excel 5 (biff5) or 97 to 2003.
type xlsSpec struct {
	biff5    bool
	codepage uint16
	from1904 bool
	password bool
	fonts    []fontSpec // xf names the fifth and later ones by their number plus one
	formats  []string   // of numbers 164, 165 …
	xfs      []xfSpec
	palette  []uint32
	strings  []string // shared
	rawSST   [][]byte // instead: the pieces of the record
	sheets   []xlsSheetSpec
}

type fontSpec struct {
	name    string
	colour  uint16
	charset byte
	height  uint16 // in twentieths of a point, 200 when 0
}

type xfSpec struct{ font, format, pattern, fore int }

type xlsSheetSpec struct {
	name    string
	state   byte // 1 hidden, 2 very hidden
	kind    byte
	records []biffRecord
}

type biffRecord struct {
	id   uint16
	data []byte
}

// pack writes values one after the other, little endian.
func pack(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		switch v := v.(type) {
		case string:
			b.WriteString(v)
		case int: // two bytes, the most usual field
			_ = binary.Write(&b, binary.LittleEndian, uint16(v))
		default:
			_ = binary.Write(&b, binary.LittleEndian, v)
		}
	}
	return b.Bytes()
}

// wideString is a BIFF8 string: its length in one byte or two, its flags, UTF-16.
func wideString(s string, sizeBytes int) []byte {
	units := utf16.Encode([]rune(s))
	b := []byte{byte(len(units))}
	if sizeBytes == 2 {
		b = append(b, byte(len(units)>>8))
	}
	return append(append(b, 1), pack(units)...)
}

func (s xlsSpec) string(text string, sizeBytes int) []byte {
	if !s.biff5 {
		return wideString(text, sizeBytes)
	}
	if sizeBytes == 1 {
		return append([]byte{byte(len(text))}, text...)
	}
	return pack(len(text), text)
}

// stream is the workbook without a container.
func (s xlsSpec) stream() []byte {
	var b bytes.Buffer
	put := func(id uint16, data []byte) { b.Write(pack(id, len(data))); b.Write(data) }
	version := 0x0600
	if s.biff5 {
		version = 0x0500
	}
	put(recBOF, pack(version, 5, 0, 0))
	if s.password {
		put(recFilePass, pack(0, 0, 0))
	}
	if s.codepage != 0 {
		put(recCodepage, pack(s.codepage))
	}
	if s.from1904 {
		put(rec1904, pack(1))
	}
	for _, f := range s.fonts {
		put(recFont, append(pack(int(cmp.Or(f.height, 200)), 0, f.colour, 400, 0, byte(0), byte(0), f.charset, byte(0)), s.string(f.name, 1)...))
	}
	for i, code := range s.formats {
		size := 2
		if s.biff5 {
			size = 1
		}
		put(recFormat, append(pack(164+i), s.string(code, size)...))
	}
	for _, x := range s.xfs {
		if s.biff5 {
			put(recXF, pack(x.font, x.format, 0, 0, uint32(x.pattern)<<16|uint32(x.fore), uint32(0)))
		} else {
			put(recXF, pack(x.font, x.format, 0, 0, 0, uint32(0), uint32(x.pattern)<<26, x.fore))
		}
	}
	if len(s.palette) > 0 {
		data := pack(len(s.palette))
		for _, c := range s.palette {
			data = append(data, byte(c>>16), byte(c>>8), byte(c), 0)
		}
		put(recPalette, data)
	}
	var places []int
	for _, sh := range s.sheets {
		places = append(places, b.Len()+4)
		put(recBoundSheet, append(pack(uint32(0), sh.state, sh.kind), s.string(sh.name, 1)...))
	}
	s.putSST(put)
	put(recEOF, nil)
	starts := make([]int, len(s.sheets))
	for i, sh := range s.sheets {
		starts[i] = b.Len()
		put(recBOF, pack(version, 0x10, 0, 0))
		for _, r := range sh.records {
			put(r.id, r.data)
		}
		put(recEOF, nil)
	}
	out := b.Bytes()
	for i, at := range places {
		binary.LittleEndian.PutUint32(out[at:], uint32(starts[i]))
	}
	return out
}

func (s xlsSpec) putSST(put func(id uint16, data []byte)) {
	if len(s.rawSST) > 0 {
		for i, piece := range s.rawSST {
			put(map[bool]uint16{true: recSST, false: recContinue}[i == 0], piece)
		}
		return
	}
	if len(s.strings) > 0 {
		data := pack(uint32(len(s.strings)), uint32(len(s.strings)))
		for _, text := range s.strings {
			data = append(data, wideString(text, 2)...)
		}
		put(recSST, data)
	}
}

// file is the workbook in its container.
func (s xlsSpec) file() []byte {
	name := "Workbook"
	if s.biff5 {
		name = "Book"
	}
	return compoundFile(name, s.stream())
}

const (
	endOfChain = 0xFFFFFFFE
	freeSector = 0xFFFFFFFF
)

// compoundFile is an OLE2 file with one stream.
func compoundFile(name string, stream []byte) []byte {
	const sector = 512
	size := max(len(stream), 4096) // shorter ones stand elsewhere
	stream = append(bytes.Clone(stream), make([]byte, (size+sector-1)/sector*sector-len(stream))...)
	n := len(stream) / sector
	fats := 1
	for fats*128 < fats+1+n {
		fats++
	}
	fat := make([]uint32, fats*128)
	for i := range fat {
		fat[i] = freeSector
	}
	for i := range fats {
		fat[i] = 0xFFFFFFFD
	}
	fat[fats] = endOfChain // the directory
	for i := range n {
		fat[fats+1+i] = uint32(fats + 2 + i)
	}
	fat[fats+n] = endOfChain
	var b bytes.Buffer
	b.Write(pack(string(compoundMagic), make([]byte, 16), 0x3E, 3, 0xFFFE, 9, 6, make([]byte, 6), uint32(0), uint32(fats), uint32(fats), uint32(0), uint32(4096), uint32(endOfChain), uint32(0), uint32(endOfChain), uint32(0)))
	for i := range 109 {
		if i < fats {
			b.Write(pack(uint32(i)))
		} else {
			b.Write(pack(uint32(freeSector)))
		}
	}
	b.Write(pack(fat))
	entry := func(name string, kind byte, child, start uint32, size int) {
		units := utf16.Encode([]rune(name))
		var full [32]uint16
		copy(full[:], units)
		b.Write(pack(full, 2*len(units)+2, kind, byte(1), uint32(freeSector), uint32(freeSector), child, make([]byte, 36), start, uint32(size), uint32(0)))
	}
	entry("Root Entry", 5, 1, endOfChain, 0)
	entry(name, 2, freeSector, uint32(fats+1), size)
	b.Write(make([]byte, 256))
	b.Write(stream)
	return b.Bytes()
}

// The records of cells; row and col from 0.
func xlsNumber(row, col, xf int, v float64) biffRecord {
	return biffRecord{recNumber, pack(row, col, xf, v)}
}

func xlsRK(row, col, xf int, rk uint32) biffRecord { return biffRecord{recRK, pack(row, col, xf, rk)} }

func xlsShared(row, col, xf, i int) biffRecord {
	return biffRecord{recLabelSST, pack(row, col, xf, uint32(i))}
}

func xlsFormula(row, col, xf int, value []byte) biffRecord {
	return biffRecord{recFormula, append(pack(row, col, xf), append(value, pack(0, uint32(0), 0)...)...)}
}

func xlsFloat(v float64) []byte { return pack(math.Float64bits(v)) }

func TestTheContainerOfTheTestsIsOne(t *testing.T) {
	for _, n := range []int{1, 4096, 200_000} {
		stream := bytes.Repeat([]byte{7}, n)
		c, err := openCompound(compoundFile("Workbook", stream))
		if err != nil {
			t.Fatal(err)
		}
		got, whole, err := c.stream("workbook")
		if err != nil || !whole || !bytes.HasPrefix(got, stream) {
			t.Errorf("%d bytes: %d read, whole %v, %v", n, len(got), whole, err)
		}
	}
}
