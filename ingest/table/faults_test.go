package table_test

import (
	"strings"
	"testing"
)

func TestFaultsWithinATable(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []R
		want string // type, cell and evidence of each
	}{
		{"a total that does not add up, one that does", []R{
			{"SỐ SẢN PHẨM OCOP CÁC TỈNH NĂM 2022"},
			{"Tỉnh", "Số sản phẩm OCOP", "Số chủ thể OCOP"},
			{"Sơn La", 100, 60}, {"Lai Châu", 50, 20}, {"Điện Biên", 30, 10},
			{"Tổng cộng", 190, 90},
		}, "total_does_not_add B6 190 ≠ 180 = B3 + B4 + B5"},
		{"totals that add up", []R{
			{"SỐ SẢN PHẨM OCOP CÁC TỈNH NĂM 2022"},
			{"Tỉnh", "Số sản phẩm OCOP"},
			{"Sơn La", 100}, {"Lai Châu", 50}, {"Tổng cộng", 150},
		}, ""},
		{"a total with money that no row has been given yet", []R{
			{"KINH PHÍ KHUYẾN CÔNG CÁC TỈNH NĂM 2022 (triệu đồng)"},
			{"Tỉnh", "Kinh phí khuyến công", "Số đề án"},
			{"Sơn La", 100, 6}, {"Lai Châu", 50, 2}, {"Tổng cộng", 160, 8},
			{"Ghi chú: tổng số đã bao gồm 10 triệu đồng dự phòng chưa phân bổ."},
		}, ""},
		{"a total that is less than its rows, whatever has not been given yet", []R{
			{"KINH PHÍ KHUYẾN CÔNG CÁC TỈNH NĂM 2022 (triệu đồng)"},
			{"Tỉnh", "Kinh phí khuyến công", "Số đề án"},
			{"Sơn La", 100, 6}, {"Lai Châu", 50, 2}, {"Tổng cộng", 140, 8},
			{"Ghi chú: tổng số đã bao gồm 10 triệu đồng dự phòng chưa phân bổ."},
		}, "total_does_not_add B5 140 ≠ 150 = B3 + B4"},
		{"levels are never added", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN TỈNH LONG AN NĂM 2023"},
			{"Cấp", "Số sản phẩm"}, {"Cấp huyện", 50}, {"Cấp tỉnh", 30}, {"Tổng", 60},
		}, ""},
		{"a region that does not add up", []R{
			{"SỐ SẢN PHẨM OCOP NĂM 2022"},
			{"TT", "Địa phương", "Số sản phẩm OCOP", "Số chủ thể OCOP"},
			{"I", "Tây Nguyên", 90, 41}, {1, "Gia Lai", 60, 30}, {2, "Đắk Lắk", 30, 12},
		}, "total_does_not_add D3 41 ≠ 42 = D4 + D5"},
		{"a row twice", []R{
			{"SỐ ĐỀ ÁN KHUYẾN CÔNG CÁC TỈNH NĂM 2022"},
			{"Tỉnh", "Số đề án"}, {"Sơn La", 12}, {"Lai Châu", 7}, {"Sơn La", 12},
		}, "row_repeated B5 B5 = B3"},
		{"a total as text in a column of numbers", []R{
			{"SỐ SẢN PHẨM OCOP CÁC TỈNH NĂM 2022"},
			{"Tỉnh", "Số sản phẩm OCOP"},
			{"Tổng số", "(1)     1.500"}, {"Sơn La", 100}, {"Lai Châu", 200}, {"Điện Biên", 300}, {"Hòa Bình", 400}, {"Phú Thọ", 500},
		}, "text_number B3 B3 = «(1)     1.500»"},
		{"a column that writes all its numbers as text", []R{
			{"SỐ SẢN PHẨM OCOP CÁC TỈNH NĂM 2022"},
			{"Tỉnh", "Số sản phẩm OCOP"},
			{"Sơn La", "1.100"}, {"Lai Châu", "1.200"}, {"Điện Biên", "1.300"},
		}, ""},
		{"one province in another unit", []R{
			{"KINH PHÍ KHUYẾN CÔNG CÁC TỈNH NĂM 2022 (triệu đồng)"},
			{"Tỉnh", "Kinh phí khuyến công"}, {"Sơn La", 1200}, {"Lai Châu", 900}, {"Điện Biên", 1500000}, {"Hòa Bình", 1100}, {"Phú Thọ", 2300}, {"Yên Bái", 1400},
		}, "mixed_units B5 1 500 000 gấp hơn 500 lần mọi ô khác trong cột (lớn nhì: 2 300)"},
	} {
		var got []string
		for _, f := range reading(t, "", one("S", c.rows)).Faults {
			cell := f.Locator.String()
			got = append(got, f.Type+" "+cell[strings.IndexByte(cell, '!')+1:]+" "+f.Evidence)
			if !strings.Contains(f.MessageVI, "đề nghị") || f.MessageEN == "" || len(f.Cells) == 0 {
				t.Errorf("%s: a fault without advice: %+v", c.name, f)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

func TestRejectsOfOneCauseAreOne(t *testing.T) {
	r := reading(t, "", one("S", []R{
		{"KẾT QUẢ KHUYẾN CÔNG NĂM 2022"},
		{"Tỉnh", "Số đề án", "Số xe máy", "Kinh phí hỗ trợ"},
		{"Sơn La", 12, 5, 100}, {"Lai Châu", 7, 6, 200}, {"Hà Nam Ninh", 9, 7, 300}, {"Điện Biên", 3, "#N/A", 400},
	}))
	var got []string
	for _, j := range r.Rejects {
		cell := j.Origin.Locator.String()
		got = append(got, j.Reason+" "+cell[strings.IndexByte(cell, '!')+1:]+" "+j.Range)
	}
	want := []string{"unknown_indicator C2 C3:C6", "unit_mismatch D3 D3:D6", "unknown_province A5 B5:D5"}
	for _, w := range want {
		if !strings.Contains(strings.Join(got, "; "), w) {
			t.Errorf("no reject %q among %q", w, got)
		}
	}
	if r.Accounts[0].Figure != 3 {
		t.Errorf("account %+v", r.Accounts[0])
	}
}
