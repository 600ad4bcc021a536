package vietnamese

import (
	"fmt"
	"testing"
)

func TestParseCell(t *testing.T) {
	type wanted struct {
		state CellState
		value float64
		extra string // unit, qualifier and the like, as the figure shows them
	}
	cases := []struct {
		cell  string
		style Style
		want  wanted
	}{
		{"23", StyleUnknown, wanted{CellNumber, 23, ""}},
		{"1.734,5", StyleVietnamese, wanted{CellNumber, 1734.5, ""}},
		{" 2.946\u00A0", StyleVietnamese, wanted{CellNumber, 2946, ""}},
		{"2.946", StyleEnglish, wanted{CellNumber, 2.946, ""}},
		{"2,946", StyleEnglish, wanted{CellNumber, 2946, ""}},
		{"2,946", StyleVietnamese, wanted{CellNumber, 2.946, ""}},
		{"2,946", StyleUnknown, wanted{CellNumber, 2.946, "ambiguous 2946"}},
		{"12,946.75", StyleEnglish, wanted{CellNumber, 12946.75, ""}},
		{"12,946.75", StyleVietnamese, wanted{CellNumber, 12946.75, ""}},
		{"-", StyleUnknown, wanted{CellZeroDash, 0, "ambiguous"}},
		{"–", StyleUnknown, wanted{CellZeroDash, 0, "ambiguous"}},
		{" — ", StyleUnknown, wanted{CellZeroDash, 0, "ambiguous"}},
		{"", StyleUnknown, wanted{CellMissing, 0, ""}},
		{" \u00A0\u200B\n", StyleUnknown, wanted{CellMissing, 0, ""}},
		{"..", StyleUnknown, wanted{CellNotAvailable, 0, ""}},
		{"...", StyleUnknown, wanted{CellNotAvailable, 0, ""}},
		{"…", StyleUnknown, wanted{CellNotAvailable, 0, ""}},
		{"x", StyleUnknown, wanted{CellNotAvailable, 0, ""}},
		{"N/A", StyleUnknown, wanted{CellNotAvailable, 0, ""}},
		{"khoảng 35", StyleUnknown, wanted{CellNumber, 35, "about"}},
		{"> 450", StyleUnknown, wanted{CellNumber, 450, "more_than"}},
		{"trên 450", StyleUnknown, wanted{CellNumber, 450, "more_than"}},
		{"693 (2)", StyleUnknown, wanted{CellNumber, 693, ""}},
		{"693 (*)", StyleUnknown, wanted{CellNumber, 693, ""}},
		{"693*", StyleUnknown, wanted{CellNumber, 693, ""}},
		{"17,5%", StyleUnknown, wanted{CellNumber, 17.5, "percent"}},
		{"'1.250", StyleUnknown, wanted{CellNumber, 1250, ""}},
		{"1.250 (ước)", StyleUnknown, wanted{CellNumber, 1250, ""}},
		{"-8", StyleUnknown, wanted{CellNumber, -8, ""}},
		{"−2,35", StyleUnknown, wanted{CellNumber, -2.35, ""}},
		{"+4", StyleUnknown, wanted{CellNumber, 4, ""}},
		{"12 sản phẩm", StyleUnknown, wanted{CellNumber, 12, "product"}},
		{"3,5 tỷ đồng", StyleUnknown, wanted{CellNumber, 3.5e9, "vnd"}},
		{"6-8", StyleUnknown, wanted{CellNumber, 6, "..8"}},
		{"Không", StyleUnknown, wanted{CellText, 0, ""}}, // no, not zero
		{"45292", StyleUnknown, wanted{CellNumber, 45292, "ambiguous 2024-01-01"}},
		{"Tổng số", StyleUnknown, wanted{CellText, 0, ""}},
		{"(1)", StyleUnknown, wanted{CellText, 0, ""}},
		{"12 xã và 3 phường", StyleUnknown, wanted{CellText, 0, ""}},
		{"1.1", StyleVietnamese, wanted{CellNumber, 1.1, ""}},
		{"01/7/2025", StyleUnknown, wanted{CellText, 0, ""}},
		{"4.5.2016", StyleUnknown, wanted{CellText, 0, ""}},
		{"#REF!", StyleUnknown, wanted{CellText, 0, ""}},
		{"I", StyleUnknown, wanted{CellText, 0, ""}},
		{"123456789012345678901234567890", StyleUnknown, wanted{CellText, 0, ""}},
	}
	for _, c := range cases {
		f, state := ParseCell(c.cell, c.style)
		extra := f.Unit
		if f.Qualifier != "exact" {
			extra += string(f.Qualifier)
		}
		if f.Max != nil {
			extra += fmt.Sprintf("..%v", *f.Max)
		}
		if f.Ambiguous {
			extra += "ambiguous"
		}
		if f.Alt != nil {
			extra += fmt.Sprintf(" %v", *f.Alt)
		}
		if !f.Date.IsZero() {
			extra += " " + f.Date.String()
		}
		if got := (wanted{state, f.Value, extra}); got != c.want {
			t.Errorf("%q in a %s column: got %v, want %v", c.cell, c.style, got, c.want)
		}
	}
}

func TestColumnStyle(t *testing.T) {
	for _, c := range []struct {
		cells []string
		want  Style
	}{
		{[]string{"1.234", "5.678", "12"}, StyleUnknown},
		{[]string{"1.234", "5.678,5"}, StyleVietnamese},
		{[]string{"1,234", "5,678.5"}, StyleEnglish},
		{[]string{"1,234", "12,5"}, StyleVietnamese},
		{[]string{"1.234", "12.5"}, StyleEnglish},
		{[]string{"1.234.567"}, StyleVietnamese},
		{[]string{"1,234,567", "89"}, StyleEnglish},
		{[]string{"0,123"}, StyleVietnamese},
		{[]string{"0.123", "-", "..", "x", ""}, StyleEnglish},
		{[]string{"12,5", "12.5"}, StyleUnknown},
		{[]string{"12,5", "12.5", "7,25"}, StyleVietnamese},
		{[]string{"4.5.2016", "1 234", "Tổng số"}, StyleUnknown},
		{[]string{"> 1.234,5", "718,25 (1)"}, StyleVietnamese},
		{[]string{"3359.84", "22290,7", "4512.1"}, StyleEnglish},
		{nil, StyleUnknown},
	} {
		if got := ColumnStyle(c.cells); got != c.want {
			t.Errorf("%q: got %s, want %s", c.cells, got, c.want)
		}
	}
}

func TestUnitOf(t *testing.T) {
	for _, c := range []struct {
		head   string
		unit   string
		factor float64
		ok     bool
	}{
		{"Kinh phí (triệu đồng)", "vnd", 1e6, true},
		{"ĐVT: nghìn đồng", "vnd", 1e3, true},
		{"Đơn vị tính: Tỷ đồng", "vnd", 1e9, true},
		{"Đơn vị: 1.000 đồng", "vnd", 1e3, true},
		{"Đơn vị tính: 1000 đ", "vnd", 1e3, true},
		{"Diện tích (Km2)", "km2", 1, true},
		{"Diện tích (km²)", "km2", 1, true},
		{"Tổng GRDP\n\u00A0(tỷ đồng)", "vnd", 1e9, true},
		{"Dân số (nghìn người)", "person", 1e3, true},
		{"Tỷ lệ (%)", "percent", 1, true},
		{"Sản lượng, tấn", "tonne", 1, true},
		{"triệu đồng", "vnd", 1e6, true},
		{"(Đơn vị: sản phẩm)", "product", 1, true},
		{"Vốn (trđ)", "vnd", 1e6, true},
		{"Kinh phí hỗ trợ (tr.đ)", "vnd", 1e6, true},
		{"Số cơ sở (cơ sở)", "facility", 1, true},
		{"Vốn đầu tư (triệu USD)", "usd", 1e6, true},
		{"Diện tích (ha)", "ha", 1, true},
		{"Tên cơ sở", "", 0, false},
		{"STT", "", 0, false},
		{"(1)", "", 0, false},
		{"Cấp tỉnh (theo quyết định)", "", 0, false},
		{"", "", 0, false},
	} {
		unit, factor, ok := UnitOf(c.head)
		if unit != c.unit || factor != c.factor || ok != c.ok {
			t.Errorf("%q: got %q ×%v %v, want %q ×%v %v", c.head, unit, factor, ok, c.unit, c.factor, c.ok)
		}
	}
}

func TestFold(t *testing.T) {
	for _, pair := range [][2]string{
		{"Hoà Bình", "HÒA BÌNH"}, {"tỷ đồng", "Tỉ Đồng"}, {"mỹ nghệ", "mĩ nghệ"}, {"Bà Rịa – Vũng Tàu", "bà rịa - vũng tàu"}, {"Lý Nhân", "Lí Nhân"},
		{decompose("Đắk Lắk"), "đắk lắk"}, {"Ðồng Tháp", "Đồng Tháp"}, {"a\u00A0 b\u200B", " A b "}, {"１２", "12"}, {"uỷ ban", "ủy ban"}, {"Km²", "km2"},
	} {
		if Fold(pair[0]) != Fold(pair[1]) {
			t.Errorf("%q folds to %q, %q to %q", pair[0], Fold(pair[0]), pair[1], Fold(pair[1]))
		}
	}
	for _, c := range [][2]string{{"Cấp Huyện", "cap huyen"}, {"Nguyễn", "nguyen"}, {"quý", "quy"}, {"tay", "tay"}, {"ký", "ki"}, {"y tế", "y te"}} {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
}

func TestSerialDate(t *testing.T) {
	for n, want := range map[int]string{45839: "2025-07-01", 44197: "2021-01-01", 61: "1900-03-01", 60: "", -1: "", 2958466: ""} {
		if got := SerialDate(n).String(); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}
