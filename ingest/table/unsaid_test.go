package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// unsaid are tables that leave something out which offices take for granted.
func unsaid() []laid {
	return []laid{
		{name: "provinces whose boundaries no year tells", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Phú Thọ", 22}, {4, "Cao Bằng", 8},
		}), want: []string{
			"C3|cnnt_recognized|tinh|Hà Giang||actual|12", "C4|cnnt_recognized|tinh|Tuyên Quang||actual|15",
			"C5|cnnt_recognized|tinh|Phú Thọ||actual|22", "C6|cnnt_recognized|tinh|Cao Bằng||actual|8",
		}},
		{name: "a province of unknown boundaries with two values", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Hà Giang", 22},
		}), want: []string{"C4|cnnt_recognized|tinh|Tuyên Quang||actual|15"}},
		{name: "what a district sent, by its communes", grids: one("1", []R{
			{"PHÒNG KINH TẾ VÀ HẠ TẦNG HUYỆN LẤP VÒ"},
			{"SẢN PHẨM OCOP CÁC XÃ NĂM 2023 (tỉnh Đồng Tháp)"},
			{"STT", "Xã", "Số sản phẩm OCOP"},
			{1, "Tân Mỹ", 25}, {2, "Mỹ An Hưng A", 12}, {nil, "Toàn huyện", 37},
		}), want: []string{
			"C4|ocop_products|-|Đồng Tháp|2023|actual|25|locality=Tân Mỹ", "C5|ocop_products|-|Đồng Tháp|2023|actual|12|locality=Mỹ An Hưng A",
			"C6|ocop_products|-|Đồng Tháp|2023|actual|37|locality=Lấp Vò",
		}},
		{name: "a title that is a town's, of an indicator that districts have not", grids: one("1", []R{
			{"SẢN PHẨM OCOP VÀ THU NGÂN SÁCH THÀNH PHỐ BẮC NINH, TỈNH BẮC NINH NĂM 2023"},
			{"Nội dung", "Kết quả"},
			{"Số sản phẩm OCOP", 25}, {"Bội chi NSĐP (triệu đồng)", 370},
		}), want: []string{"B3|ocop_products|-|Bắc Ninh|2023|actual|25|locality=Bắc Ninh"}},
		{name: "two districts together are neither of them nor the province", grids: one("1", []R{
			{"SẢN PHẨM OCOP THÀNH PHỐ CAO LÃNH VÀ HUYỆN LẤP VÒ, TỈNH ĐỒNG THÁP NĂM 2023"},
			{"Nội dung", "Kết quả"},
			{"Số sản phẩm OCOP", 25},
		})},
		{name: "a sheet for each district", grids: []*sheet.Grid{
			sheettest.Grid("Huyện Lấp Vò", []R{{"SẢN PHẨM OCOP NĂM 2023 - TỈNH ĐỒNG THÁP"}, {"Nội dung", "Kết quả"}, {"Số sản phẩm OCOP", 25}}),
			sheettest.Grid("TP. Cao Lãnh", []R{{"SẢN PHẨM OCOP NĂM 2023 - TỈNH ĐỒNG THÁP"}, {"Nội dung", "Kết quả"}, {"Số sản phẩm OCOP", 31}}),
		}, want: []string{"Huyện Lấp Vò!B3|ocop_products|-|Đồng Tháp|2023|actual|25|locality=Lấp Vò", "TP. Cao Lãnh!B3|ocop_products|-|Đồng Tháp|2023|actual|31|locality=Cao Lãnh"}},
		{name: "kinds behind their years", grids: one("1", []R{
			{"TỈNH BẮC NINH"},
			{"Chỉ tiêu", "2021 (TH)", "2022 (ƯTH)", "2023 (KH)", "TH 2020", "2019 KH", "Năm 2018 (KH)", "2017 (ước thực hiện)"},
			{"Số làng nghề", 10, 12, 13, 9, 7, 6, 5},
		}), want: across(3, "B", "craft_villages|-|Bắc Ninh|{1}|{2}|{v}", "2021,actual=10", "2022,estimate=12", "2023,plan=13", "2020,actual=9", "2019,plan=7", "2018,plan=6", "2017,estimate=5")},
		{name: "an agency and its report in one line, two tables below", grids: one("1", []R{
			{"SỞ CÔNG THƯƠNG VĨNH PHÚC - SỐ LIỆU NĂM 2023"},
			{"Nội dung", "Kết quả"},
			{"Số làng nghề", 12},
		}), want: []string{"B3|craft_villages|-|Vĩnh Phúc|2023|actual|12"}},
		{name: "a unit that ends the title", grids: one("1", []R{
			{"TP. CẦN THƠ - KINH PHÍ KHUYẾN CÔNG 2021 - 2022 (đvt: triệu đồng)"},
			{"STT", "Nguồn vốn", "Năm 2021", "Năm 2022"},
			{1, "Khuyến công quốc gia", 100, 500}, {2, "Khuyến công địa phương", 1240, 1385}, {nil, "Tổng kinh phí", 1340, 1885},
		}), want: []string{
			"C3|kc_budget|quoc_gia|Cần Thơ|2021|actual|1e+08", "D3|kc_budget|quoc_gia|Cần Thơ|2022|actual|5e+08",
			"C4|kc_budget|tinh|Cần Thơ|2021|actual|1.24e+09", "D4|kc_budget|tinh|Cần Thơ|2022|actual|1.385e+09",
			"C5|kc_budget|-|Cần Thơ|2021|actual|1.34e+09", "D5|kc_budget|-|Cần Thơ|2022|actual|1.885e+09",
		}},
		{name: "provinces of a region and what they add up to", grids: one("1", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP TỈNH ĐƯỢC CÔNG NHẬN CỦA CÁC TỈNH PHÍA NAM NĂM 2024"},
			{"STT", "Tỉnh, thành phố", "Số sản phẩm được công nhận", "Số sản phẩm đăng ký"},
			{1, "Bạc Liêu", 14, 9}, {2, "Hậu Giang", 19, 11}, {nil, "Tổng cộng", 33, 21},
		}), want: []string{
			"C3|cnnt_recognized|tinh|Bạc Liêu|2024|actual|14", "D3|cnnt_registered|tinh|Bạc Liêu|2024|actual|9",
			"C4|cnnt_recognized|tinh|Hậu Giang|2024|actual|19", "D4|cnnt_registered|tinh|Hậu Giang|2024|actual|11",
			"C5|cnnt_recognized|tinh|PHIA-NAM|2024|actual|33", // 9 + 11 is not 21
		}},
		{name: "what binary fractions leave of nothing, and of something", grids: one("1", []R{
			{"TỈNH BẮC NINH - KINH PHÍ KHUYẾN CÔNG VÀ SỐ ĐỀ ÁN"},
			{"Năm", "Kinh phí khuyến công (triệu đồng)", "Số đề án khuyến công"},
			{2021, 4.65661287307739e-10, -1.7e-15}, {2022, 0.1 + 0.2, 12.000000000000002},
		}), want: []string{"B3|kc_budget|-|Bắc Ninh|2021|actual|0.000465661287307739", "C3|kc_projects|-|Bắc Ninh|2021|actual|0", "B4|kc_budget|-|Bắc Ninh|2022|actual|300000", "C4|kc_projects|-|Bắc Ninh|2022|actual|12"}},
		{name: "money of models among the contents", grids: one("1", []R{
			{"TỈNH KHÁNH HÒA - KINH PHÍ KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2021 (triệu đồng)"},
			{"STT", "Nội dung", "Kinh phí"},
			{1, "Mô hình trình diễn kỹ thuật", 450}, {2, "Ứng dụng máy móc tiên tiến", 870}, {nil, "Cộng", 1320},
		}), want: []string{
			"C3|kc_budget|tinh|Khánh Hòa|2021|actual|4.5e+08|content=trinh_dien", "C4|kc_budget|tinh|Khánh Hòa|2021|actual|8.7e+08|content=may_moc", "C5|kc_budget|tinh|Khánh Hòa|2021|actual|1.32e+09",
		}},
	}
}

func TestWhatOfficesLeaveOut(t *testing.T) {
	found, want, wrong, stated := score(t, unsaid())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}

// A plan is of the boundaries of the day on which it was decided, a result of
// those of its time; the day of a regulation that prescribes the form is neither.
func TestAPlanIsOfTheBoundariesOfItsDay(t *testing.T) {
	for letter, want := range map[string][2]string{
		"(Kèm theo Kế hoạch số 45/KH-UBND ngày 12/3/2021 của UBND tỉnh)":                   {"tuyen-quang@2025", "tuyen-quang@2008"},
		"(Ban hành kèm theo Thông tư số 14/2018/TT-BCT ngày 28/6/2018 của Bộ Công Thương)": {"tuyen-quang@2025", "tuyen-quang@2025"},
	} {
		r := reading(t, "", one("1", []R{
			{"KHUYẾN CÔNG TỈNH TUYÊN QUANG"}, {letter},
			{"Nội dung", "Thực hiện năm 2026", "Kế hoạch năm 2026"},
			{"Số đề án khuyến công", 48, 65},
		}))
		if len(r.Observations) != 2 || string(r.Observations[0].Area) != want[0] || string(r.Observations[1].Area) != want[1] {
			t.Errorf("%s: %+v", letter, r.Observations)
		}
	}
}
