package table_test

import (
	"strings"
	"testing"
)

// unitAbove are tables whose unit stands above them, whose wordings hold others inside,
// and whose plans were made before the boundaries changed.
func unitAbove() []laid {
	return []laid{
		{name: "purses in the unit above the table, beside a count", grids: one("1", []R{
			{"KHUYẾN CÔNG NĂM 2022 CỦA CÁC TỈNH"}, {nil, nil, nil, "ĐVT: triệu đồng"},
			{"TT", "Tỉnh", "Số đề án", "KCQG", "KCĐP"}, {1, "Lạng Sơn", 9, 800, 1450}, {2, "Bắc Kạn", 7, 0, 1120},
		}), want: []string{
			"C4|kc_projects|-|Lạng Sơn|2022|actual|9", "D4|kc_budget|quoc_gia|Lạng Sơn|2022|actual|8e+08", "E4|kc_budget|tinh|Lạng Sơn|2022|actual|1.45e+09",
			"C5|kc_projects|-|Bắc Kạn|2022|actual|7", "D5|kc_budget|quoc_gia|Bắc Kạn|2022|actual|0", "E5|kc_budget|tinh|Bắc Kạn|2022|actual|1.12e+09",
		}},
		{name: "contents in the unit above the table are its money, no persons and no models", grids: one("1", []R{
			{"UBND TỈNH CAO BẰNG"}, {"KẾT QUẢ CÁC NỘI DUNG KHUYẾN CÔNG NĂM 2022"}, {"(Đơn vị tính: triệu đồng)"},
			{"STT", "Nội dung", "Dự toán", "Thực hiện"}, {1, "Đào tạo nghề", 200, 195.5}, {2, "Xây dựng mô hình trình diễn kỹ thuật", 300, 300},
		}), want: []string{
			"C5|kc_budget|-|Cao Bằng|2022|plan|2e+08|content=dao_tao", "D5|kc_budget|-|Cao Bằng|2022|actual|1.955e+08|content=dao_tao",
			"C6|kc_budget|-|Cao Bằng|2022|plan|3e+08|content=trinh_dien", "D6|kc_budget|-|Cao Bằng|2022|actual|3e+08|content=trinh_dien",
		}},
		{name: "contents whose unit is that of facilities are facilities", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH GIA LAI NĂM 2021"}, {"TT", "Nội dung", "ĐVT", "Số lượng"},
			{1, "Hỗ trợ ứng dụng máy móc thiết bị", "cơ sở", 7}, {2, "Hội chợ, triển lãm", "lần", 2},
		}), want: []string{"D3|kc_facilities_supported|-|Gia Lai|2021|actual|7|content=may_moc"}},
		{name: "what the facilities pay is no number of them, nor are two things one", grids: one("1", []R{
			{"KHUYẾN CÔNG VÀ LÀNG NGHỀ TỈNH HÀ GIANG NĂM 2022"}, {"TT", "Chỉ tiêu", "ĐVT", "Kết quả"},
			{1, "Đơn vị thụ hưởng đối ứng cho khuyến công", "triệu đồng", 640}, {2, "Số đơn vị thụ hưởng khuyến công", "đơn vị", 8},
			{3, "Số nghệ nhân, thợ giỏi", "người", 31},
		}), want: []string{"D3|kc_budget_matching|-|Hà Giang|2022|actual|6.4e+08", "D4|kc_facilities_supported|-|Hà Giang|2022|actual|8"}},
		{name: "sections numbered by numbers", grids: one("1", []R{
			{"KHUYẾN CÔNG NĂM 2022 TỈNH SƠN LA"}, {"Số TT", "Nội dung", "ĐVT", "Kết quả"}, {1, "Khuyến công quốc gia"}, {1.1, "Số đề án", "Đề án", 2}, {1.2, "Kinh phí", "Tr.đ", 600},
			{2, "Khuyến công địa phương"}, {2.1, "Số đề án", "Đề án", 9}, {2.2, "Kinh phí", "Tr.đ", 1350},
		}), want: []string{
			"D4|kc_projects|quoc_gia|Sơn La|2022|actual|2", "D5|kc_budget|quoc_gia|Sơn La|2022|actual|6e+08", "D7|kc_projects|tinh|Sơn La|2022|actual|9", "D8|kc_budget|tinh|Sơn La|2022|actual|1.35e+09",
		}},
		{name: "capital beside the projects that it is put into", grids: one("1", []R{
			{"MỘT SỐ CHỈ TIÊU KINH TẾ TỈNH LONG AN"}, {"Năm", "Số dự án đầu tư cấp mới", "Vốn đầu tư đăng ký cấp mới (tỷ đồng)"}, {2020, 92, 12105}, {2021, 71, 9840},
		}), want: []string{
			"B3|investment_projects|-|Long An|2020|actual|92", "C3|investment_capital|-|Long An|2020|actual|1.2105e+13",
			"B4|investment_projects|-|Long An|2021|actual|71", "C4|investment_capital|-|Long An|2021|actual|9.84e+12",
		}},
		{name: "a plan for several years is of the area as it was", grids: one("1", []R{
			{"KẾ HOẠCH OCOP GIAI ĐOẠN 2021 - 2025 TỈNH AN GIANG"}, {"TT", "Chỉ tiêu", "2024", "2025"}, {1, "Số chủ thể OCOP", 25, 27},
		}), want: []string{"C3|ocop_entities|-|An Giang|2024|plan|25", "D3|ocop_entities|-|An Giang|2025|plan|27"}},
		{name: "a number that looks like a year, below a level", grids: one("1", []R{
			{"Số sản phẩm CNNT tiêu biểu được công nhận tỉnh Hà Nam năm 2022"}, {"Chỉ tiêu", "Cấp tỉnh", "Cấp khu vực"}, {"Số sản phẩm", 2000, 7},
		}), want: []string{"B3|cnnt_recognized|tinh|Hà Nam|2022|actual|2000", "C3|cnnt_recognized|khu_vuc|Hà Nam|2022|actual|7"}},
		{name: "the title stands behind the agency, the numbers in two languages", grids: one("1", []R{
			{"Sở Công Thương Hải Dương - Kết quả bình chọn sản phẩm CNNT tiêu biểu"}, {"STT - No.", "Nội dung", "Năm 2023"},
			{1, "Số sản phẩm đăng ký cấp tỉnh", 45}, {2, "Số sản phẩm được công nhận cấp tỉnh", 29},
		}), want: []string{"C3|cnnt_registered|tinh|Hải Dương|2023|actual|45", "C4|cnnt_recognized|tinh|Hải Dương|2023|actual|29"}},
	}
}

func TestUnitsAboveAndWordingsInside(t *testing.T) {
	found, want, wrong, _ := score(t, unitAbove())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

func TestAListOfTicksIsToldAsOne(t *testing.T) {
	got := reading(t, "", one("1", []R{{"DANH MỤC SẢN PHẨM ĐẠT GIẢI"}, {"Tên sản phẩm", "Cấp tỉnh", "Cấp khu vực"}, {"Bánh đa", "x", "x"}, {"Rượu", "x", nil}}))
	if len(got.Observations) > 0 || len(got.Rejects) != 1 || got.Rejects[0].Reason != "no_table" || !strings.Contains(got.Rejects[0].MessageVI, "đánh dấu «x»") {
		t.Errorf("told %v of a list of ticks", got.Rejects)
	}
}
