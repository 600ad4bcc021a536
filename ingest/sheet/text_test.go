package sheet

import (
	"strings"
	"testing"
)

// A font tells the encoding of capitals: TCVN3 has no capitals with two marks.
func TestCapitalsOfALegacyFont(t *testing.T) {
	for _, c := range []struct {
		raw  string
		font Legacy
		want string
	}{
		{"NGHÖ AN", TCVN3, "NGHỆ AN"}, {"BÕN TRE", TCVN3, "BẾN TRE"}, {"TæNG CHI NG¢N S¸CH", TCVN3, "TỔNG CHI NGÂN SÁCH"}, {"TRIÖU §åNG", TCVN3, "TRIỆU ĐỒNG"},
		{"PHÚ YÊN", TCVN3, "PHÚ YÊN"}, {"KHÁNH HOÀ", TCVN3, "KHÁNH HOÀ"}, {"NGHÖ AN", VNI, "NGHƯ AN"}, {"BÕN TRE", Unknown, "BÕN TRE"}, {"Hµ Néi", TCVN3, "Hà Nội"},
		{"TæNG CHI NG¢N S¸CH §ÞA PH¦¥NG", Unknown, "TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG"}, {"Thu NS§P h\u00adëng 100%", Unknown, "Thu NSĐP hưởng 100%"}, {"CÔNG TÁC PHÍ", Unknown, "CÔNG TÁC PHÍ"}, {"XYZ® 25 µM", Unknown, "XYZ® 25 µM"},
		{"SOCIÉTÉ GÉNÉRALE", Unknown, "SOCIÉTÉ GÉNÉRALE"},
	} {
		if got := ShownText(c.raw, c.font); got != c.want {
			t.Errorf("%q in font %d is shown as %q, want %q", c.raw, c.font, got, c.want)
		}
	}
}

func TestPiledUpMarksAreShownInPart(t *testing.T) {
	const mark = "\u0302"
	for raw, want := range map[string]string{
		"Hà Giang": "Hà Giang", "e\u0302\u0301n": "ến", "a" + strings.Repeat(mark, 8): "â" + strings.Repeat(mark, 7),
		"x" + strings.Repeat(mark, 5000) + "y" + mark: "x" + strings.Repeat(mark, 8) + "ŷ",
	} {
		if got := ShownText(raw, Unknown); got != want {
			t.Errorf("%.20q is shown as %q, want %q", raw, got, want)
		}
	}
}

// A document that names no font and is written in TCVN3 throughout tells the texts that may be
// both; one with letters of Unicode alone does not.
func TestAWholeDocumentTellsItsEncoding(t *testing.T) {
	before := []string{"Bé TµI CHÝNH", "Dù TO¸N THU, CHI NG¢N S¸CH", "§¬n vÞ tÝnh: TriÖu ®ång"}
	for _, c := range []struct {
		given []string
		raw   string
		want  string
	}{
		{before, "BÕN TRE", "BẾN TRE"}, {before, "Tõ NSTW", "TỪ NSTW"}, {before, "§¾K L¾K", "ĐẮK LẮK"}, {before, "Hà Nam", "Hà Nam"}, {before, "SOCIETE 25", "SOCIETE 25"},
		{nil, "BÕN TRE", "BÕN TRE"}, {append([]string{"Tỉnh Đắk Nông"}, before...), "BÕN TRE", "BÕN TRE"},
	} {
		s := new(shower)
		for _, text := range c.given {
			s.show(text, Unknown)
		}
		if got := s.show(c.raw, Unknown); got != c.want {
			t.Errorf("after %q %q is shown as %q, want %q", c.given, c.raw, got, c.want)
		}
	}
}
