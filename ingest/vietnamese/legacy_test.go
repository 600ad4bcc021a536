package vietnamese

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

const (
	plainText = "Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp huyện, cấp tỉnh năm 2022: thủ công mỹ nghệ 17, ước đạt 4,5 tỷ đồng; hỗ trợ cơ sở sản xuất rượu, mật ong."
	tcvn3Text = "KÕt qu¶ b×nh chän s¶n phÈm c«ng nghiÖp n«ng th«n tiªu biÓu cÊp huyÖn, cÊp tØnh n¨m 2022: thñ c«ng mü nghÖ 17, \u00ADíc ®¹t 4,5 tû ®ång; hç trî c¬ së s¶n xuÊt r\u00ADîu, mËt ong."
	vniText   = "Keát quaû bình choïn saûn phaåm coâng nghieäp noâng thoân tieâu bieåu caáp huyeän, caáp tænh naêm 2022: thuû coâng myõ ngheä 17, öôùc ñaït 4,5 tyû ñoàng; hoã trôï cô sôû saûn xuaát röôïu, maät ong."
)

func TestLegacyFonts(t *testing.T) {
	if got := FromTCVN3(tcvn3Text); got != plainText {
		t.Errorf("TCVN3:\n got %s\nwant %s", got, plainText)
	}
	if got := FromVNI(vniText); got != plainText {
		t.Errorf("VNI:\n got %s\nwant %s", got, plainText)
	}
	for _, c := range []struct {
		text       string
		tcvn3, vni bool
	}{
		{tcvn3Text, true, false}, {vniText, false, true}, {plainText, false, false},
		{"S¶n phÈm", true, false}, {"§ång Th¸p", true, false}, {"Saûn phaåm", false, true}, {"Ñoàng Thaùp", false, true},
		{"Sản phẩm", false, false}, {"Số lượng", false, false}, {"Tổng", false, false}, {"tháng", false, false}, {"Hà Nam", false, false}, {"Cà Mau", false, false}, {"Hòa Bình", false, false},
		{"STT", false, false}, {"", false, false}, {"1.234,5", false, false}, {"25 m² · 10 °C", false, false}, {"Café", false, false}, {"cơ sở", false, false}, {"Tên xã", false, false}, {"Đơn vị tính", false, false},
	} {
		if LooksTCVN3(c.text) != c.tcvn3 || LooksVNI(c.text) != c.vni {
			t.Errorf("%q: TCVN3 %v, VNI %v; want %v, %v", c.text, LooksTCVN3(c.text), LooksVNI(c.text), c.tcvn3, c.vni)
		}
	}
}

// Every small letter of Vietnamese survives the way into each old form and
// back.
func TestLegacyTablesAreWhole(t *testing.T) {
	const letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
	back := map[rune]bool{}
	for _, to := range tcvn3 {
		back[to] = true
	}
	vni := map[rune]bool{}
	for _, to := range vniMarks {
		vni[to] = true
	}
	for _, to := range vniSingles {
		vni[to] = true
	}
	for _, r := range letters {
		if r < 0x80 {
			continue
		}
		if !back[r] {
			t.Errorf("TCVN3 has no %c", r)
		}
		if !vni[r] || !vni[[]rune(strings.ToUpper(string(r)))[0]] {
			t.Errorf("VNI has no %c or its capital", r)
		}
	}
}

func TestDecodeBytes(t *testing.T) {
	latin1 := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return b
	}
	wide := func(order binary.AppendByteOrder, s string) []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	var mojibake strings.Builder
	for _, c := range []byte(plainText) {
		r := charmap.Windows1252.DecodeByte(c)
		if r == '\uFFFD' {
			r = rune(c)
		}
		mojibake.WriteRune(r)
	}
	for _, c := range []struct {
		name     string
		bytes    []byte
		encoding string
	}{
		{"plain", []byte(plainText), UTF8},
		{"byte order mark", append([]byte{0xEF, 0xBB, 0xBF}, plainText...), UTF8},
		{"decomposed", []byte(decompose(plainText)), UTF8},
		{"UTF-16LE with mark", append([]byte{0xFF, 0xFE}, wide(binary.LittleEndian, plainText)...), UTF16LE},
		{"UTF-16BE with mark", append([]byte{0xFE, 0xFF}, wide(binary.BigEndian, plainText)...), UTF16BE},
		{"UTF-16LE without", wide(binary.LittleEndian, plainText), UTF16LE},
		{"UTF-16BE without", wide(binary.BigEndian, plainText), UTF16BE},
		{"TCVN3", latin1(tcvn3Text), TCVN3},
		{"VNI", latin1(vniText), VNI},
		{"Windows-1258", windows1258Bytes(t, plainText), Windows1258},
		{"read wrongly once", []byte(mojibake.String()), UTF8Mojibake},
	} {
		text, encoding := DecodeBytes(c.bytes)
		if text != plainText || encoding != c.encoding {
			t.Errorf("%s: got %s\n%s\nwant %s", c.name, encoding, text, c.encoding)
		}
	}
	if text, encoding := DecodeBytes(nil); text != "" || encoding != UTF8 {
		t.Errorf("nothing: %q %s", text, encoding)
	}
	if text, _ := DecodeBytes([]byte("Tổng số\xFF hộ")); !strings.HasPrefix(text, "Tổng số") || !strings.HasSuffix(text, " hộ") {
		t.Errorf("one broken byte: %q", text)
	}
}

// windows1258Bytes writes letters that the code page lacks as base and
// combining tone.
func windows1258Bytes(t *testing.T, s string) []byte {
	t.Helper()
	var out bytes.Buffer
	for _, r := range s {
		if c, ok := charmap.Windows1258.EncodeRune(r); ok {
			out.WriteByte(c)
			continue
		}
		runes := []rune(decompose(string(r)))
		tone := -1
		for i, m := range runes {
			if m == 0x300 || m == 0x301 || m == 0x303 || m == 0x309 || m == 0x323 {
				tone = i
			}
		}
		if tone < 0 {
			t.Fatalf("no bytes for %c", r)
		}
		base := NFC(string(runes[:tone]) + string(runes[tone+1:]))
		for _, part := range []string{base, string(runes[tone])} {
			c, ok := charmap.Windows1258.EncodeRune([]rune(part)[0])
			if !ok {
				t.Fatalf("no byte for %q", part)
			}
			out.WriteByte(c)
		}
	}
	return out.Bytes()
}

func TestIsSyllable(t *testing.T) {
	for _, w := range strings.Fields("nghiệp khuyến quý quốc giếng giá gì đường Đồng HUYỆN thuở rượu ướt uống yêu khuỷu xoong nghề tiêu quyết quỳnh") {
		if !IsSyllable(w) {
			t.Errorf("%s is a syllable", w)
		}
	}
	for _, w := range []string{"nghiÖp", "phÈm", "saûn", "nghiá»‡p", "café1", "strong", "đĐ", "tiếếng", "ăng-ten", ""} {
		if IsSyllable(w) {
			t.Errorf("%q is no syllable", w)
		}
	}
}
