package vietnamese

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// The encodings that DecodeBytes names.
const (
	UTF8         = "utf-8"
	UTF16LE      = "utf-16le"
	UTF16BE      = "utf-16be"
	Windows1258  = "windows-1258"
	Windows1252  = "windows-1252"
	TCVN3        = "tcvn3"
	VNI          = "vni"
	UTF8Mojibake = "utf-8 as windows-1252" // UTF-8 that was read as Windows-1252 and written again
)

// DecodeBytes gives the bytes of a file as NFC text and the encoding that was
// found. Byte order marks decide; else UTF-16 by its zero bytes; else UTF-8 when
// the bytes are valid, mended when they were read wrongly once before; else the
// 8-bit reading with most Vietnamese syllables. The text is always valid UTF-8
// without a byte order mark.
func DecodeBytes(b []byte) (text string, encoding string) {
	switch {
	case bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return decodeUTF8(b[3:])
	case bytes.HasPrefix(b, []byte{0xFF, 0xFE}):
		return utf16Text(b[2:], binary.LittleEndian), UTF16LE
	case bytes.HasPrefix(b, []byte{0xFE, 0xFF}):
		return utf16Text(b[2:], binary.BigEndian), UTF16BE
	}
	if order, name, ok := bareUTF16(b); ok {
		return utf16Text(b, order), name
	}
	return decodeUTF8(b)
}

func decodeUTF8(b []byte) (string, string) {
	if !utf8.Valid(b) && !nearlyUTF8(b) {
		return bestOf8Bit(b)
	}
	s := strings.ToValidUTF8(string(b), "\uFFFD")
	if mended, ok := RepairMojibake(s); ok {
		return NFC(mended), UTF8Mojibake
	}
	switch looksLike(s) {
	case legacyTCVN3:
		return NFC(FromTCVN3(s)), TCVN3
	case legacyVNI:
		return NFC(FromVNI(s)), VNI
	}
	return NFC(s), UTF8
}

// nearlyUTF8 tells whether the bytes are UTF-8 with a few broken places: more
// than twice as many valid sequences of several bytes as invalid bytes. In an
// 8-bit text such sequences are rare.
func nearlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n <= 1 {
			bad++
		} else if n > 1 {
			good++
		}
		b = b[n:]
	}
	return good > 2*bad
}

// bareUTF16 knows UTF-16 without a byte order mark: of the code units, at least
// a third are ASCII, whose zero bytes all lie on the same side.
func bareUTF16(b []byte) (binary.ByteOrder, string, bool) {
	if len(b) < 4 || len(b)%2 != 0 {
		return nil, "", false
	}
	var zeros [2]int
	n := min(len(b), longestSample)
	for i := range n {
		if b[i] == 0 {
			zeros[i%2]++
		}
	}
	switch third := n / 6; {
	case zeros[1] >= third && zeros[0] <= zeros[1]/20:
		return binary.LittleEndian, UTF16LE, true
	case zeros[0] >= third && zeros[1] <= zeros[0]/20:
		return binary.BigEndian, UTF16BE, true
	}
	return nil, "", false
}

func utf16Text(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return NFC(strings.TrimPrefix(string(utf16.Decode(units)), "\uFEFF"))
}

// bestOf8Bit reads bytes that are no UTF-8.
func bestOf8Bit(b []byte) (string, string) {
	head := b[:min(len(b), longestSample)]
	best, name := vietnameseScore(latin(head)), Windows1252
	for _, c := range []struct {
		name   string
		decode func([]byte) string
	}{{Windows1258, windows1258}, {TCVN3, tcvn3Bytes}, {VNI, vniBytes}} {
		if score := vietnameseScore(c.decode(head)); score > best {
			best, name = score, c.name
		}
	}
	switch name {
	case Windows1258:
		return windows1258(b), name
	case TCVN3:
		return tcvn3Bytes(b), name
	case VNI:
		return vniBytes(b), name
	}
	return NFC(latin(b)), name
}

func windows1258(b []byte) string {
	s, err := charmap.Windows1258.NewDecoder().Bytes(b)
	if err != nil {
		return NFC(latin(b))
	}
	return NFC(string(s))
}

func tcvn3Bytes(b []byte) string { return NFC(FromTCVN3(latin(b))) }

func vniBytes(b []byte) string { return NFC(FromVNI(latin(b))) }

// latin reads Windows-1252, and the bytes that it leaves out as Latin-1.
func latin(b []byte) string {
	var s strings.Builder
	s.Grow(len(b) + len(b)/4)
	for _, c := range b {
		r := charmap.Windows1252.DecodeByte(c)
		if r == utf8.RuneError {
			r = rune(c)
		}
		s.WriteRune(r)
	}
	return s.String()
}

// RepairMojibake mends UTF-8 that was read as Windows-1252 or Latin-1: "Ã¡"
// into "á", "nghiá»‡p" into "nghiệp". ok is false, and s comes back, when s is
// not such text as a whole.
func RepairMojibake(s string) (string, bool) {
	if !strings.ContainsAny(s, "ÃÂÄÆáàâ") {
		return s, false
	}
	b := make([]byte, 0, len(s))
	changed := false
	for _, r := range s {
		c, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r > 0xFF {
				return s, false
			}
			c = byte(r)
		}
		changed = changed || c >= 0x80
		b = append(b, c)
	}
	if !changed || !utf8.Valid(b) {
		return s, false
	}
	return string(b), true
}
