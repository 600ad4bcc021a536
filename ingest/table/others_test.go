package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// others are workbooks of sixteen offices, written by somebody who had not seen how tables are read.
func others() []laid {
	return []laid{
		{name: "money and projects by content", grids: one("Sheet1", []R{
			{"PHỤ LỤC: KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2023 TRÊN ĐỊA BÀN TỈNH BẮC GIANG"},
			{"STT", "Nội dung hoạt động", "Số đề án", "Kinh phí (triệu đồng)"},
			{1, "Đào tạo nghề, truyền nghề", 3, 270},
			{2, "Nâng cao năng lực quản lý", 2, 120},
			{3, "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật", 2, 500},
			{4, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất", 14, 2950},
			{5, "Tổ chức bình chọn sản phẩm CNNT tiêu biểu", 1, 180},
			{6, "Thông tin tuyên truyền", 1, 90},
			{7, "Tư vấn, trợ giúp các cơ sở công nghiệp nông thôn", 1, 60},
			{nil, "Cộng", 24, 4170},
		}, sheettest.Merge("A1:D1")), want: []string{
			"C3|kc_projects|tinh|Bắc Giang|2023|actual|3|content=dao_tao", "D3|kc_budget|tinh|Bắc Giang|2023|actual|2.7e+08|content=dao_tao",
			"C4|kc_projects|tinh|Bắc Giang|2023|actual|2|content=nang_luc", "D4|kc_budget|tinh|Bắc Giang|2023|actual|1.2e+08|content=nang_luc",
			"C5|kc_projects|tinh|Bắc Giang|2023|actual|2|content=trinh_dien", "D5|kc_budget|tinh|Bắc Giang|2023|actual|5e+08|content=trinh_dien",
			"C6|kc_projects|tinh|Bắc Giang|2023|actual|14|content=may_moc", "D6|kc_budget|tinh|Bắc Giang|2023|actual|2.95e+09|content=may_moc",
			"C7|kc_projects|tinh|Bắc Giang|2023|actual|1|content=binh_chon", "D7|kc_budget|tinh|Bắc Giang|2023|actual|1.8e+08|content=binh_chon",
			"C8|kc_projects|tinh|Bắc Giang|2023|actual|1|content=thong_tin", "D8|kc_budget|tinh|Bắc Giang|2023|actual|9e+07|content=thong_tin",
			"C9|kc_projects|tinh|Bắc Giang|2023|actual|1|content=tu_van", "D9|kc_budget|tinh|Bắc Giang|2023|actual|6e+07|content=tu_van",
			"C10|kc_projects|tinh|Bắc Giang|2023|actual|24", "D10|kc_budget|tinh|Bắc Giang|2023|actual|4.17e+09",
		}},
		{name: "craft villages under a title that names both kinds", grids: one("Sheet1", []R{
			{"SỞ NÔNG NGHIỆP VÀ PTNT THÁI NGUYÊN"},
			{"THỐNG KÊ LÀNG NGHỀ, LÀNG NGHỀ TRUYỀN THỐNG ĐƯỢC CÔNG NHẬN ĐẾN NĂM 2023"},
			{"TT", "Huyện, thành phố", "Số làng nghề", "Số làng nghề truyền thống", "Số hộ làm nghề", "Số lao động", "Doanh thu (triệu đồng)"},
			{1, "TP Thái Nguyên", 22, 8, 1240, 2610, 215400},
			{2, "Huyện Đại Từ", 61, 12, 5300, 11050, 480000},
			{3, "Huyện Phú Lương", 38, 9, 3120, 6480, 301200},
			{nil, "Tổng", 121, 29, 9660, 20140, 996600},
		}, sheettest.Merge("A1:C1", "A2:F2")), want: []string{
			"C4|craft_villages|-|Thái Nguyên|/2023|actual|22|locality=Thái Nguyên", "D4|craft_villages_traditional|-|Thái Nguyên|/2023|actual|8|locality=Thái Nguyên", "E4|craft_households|-|Thái Nguyên|/2023|actual|1240|locality=Thái Nguyên", "F4|craft_workers|-|Thái Nguyên|/2023|actual|2610|locality=Thái Nguyên", "G4|craft_revenue|-|Thái Nguyên|/2023|actual|2.154e+11|locality=Thái Nguyên",
			"C5|craft_villages|-|Thái Nguyên|/2023|actual|61|locality=Đại Từ", "D5|craft_villages_traditional|-|Thái Nguyên|/2023|actual|12|locality=Đại Từ", "E5|craft_households|-|Thái Nguyên|/2023|actual|5300|locality=Đại Từ", "F5|craft_workers|-|Thái Nguyên|/2023|actual|11050|locality=Đại Từ", "G5|craft_revenue|-|Thái Nguyên|/2023|actual|4.8e+11|locality=Đại Từ",
			"C6|craft_villages|-|Thái Nguyên|/2023|actual|38|locality=Phú Lương", "D6|craft_villages_traditional|-|Thái Nguyên|/2023|actual|9|locality=Phú Lương", "E6|craft_households|-|Thái Nguyên|/2023|actual|3120|locality=Phú Lương", "F6|craft_workers|-|Thái Nguyên|/2023|actual|6480|locality=Phú Lương", "G6|craft_revenue|-|Thái Nguyên|/2023|actual|3.012e+11|locality=Phú Lương",
			"C7|craft_villages|-|Thái Nguyên|/2023|actual|121", "D7|craft_villages_traditional|-|Thái Nguyên|/2023|actual|29", "E7|craft_households|-|Thái Nguyên|/2023|actual|9660", "F7|craft_workers|-|Thái Nguyên|/2023|actual|20140", "G7|craft_revenue|-|Thái Nguyên|/2023|actual|9.966e+11",
		}},
		{name: "entities by kind", grids: one("Sheet1", []R{
			{"TỔNG HỢP CHỦ THỂ THAM GIA CHƯƠNG TRÌNH OCOP TỈNH CÀ MAU NĂM 2024"},
			{"STT", "Loại hình chủ thể", "Số chủ thể", "Số sản phẩm OCOP", "Tỷ lệ (%)"},
			{1, "Doanh nghiệp", 22, 48, 26.2},
			{2, "Hợp tác xã", 30, 61, 35.7},
			{3, "Tổ hợp tác", 6, 8, 7.1},
			{4, "Hộ kinh doanh", 26, 44, 31.0},
			{nil, "Tổng cộng", 84, 161, 100},
		}, sheettest.Merge("A1:E1")), want: []string{
			"C3|ocop_entities|-|Cà Mau|2024|actual|22",
			"C4|ocop_entities|-|Cà Mau|2024|actual|30",
			"C5|ocop_entities|-|Cà Mau|2024|actual|6",
			"C6|ocop_entities|-|Cà Mau|2024|actual|26",
			"C7|ocop_entities|-|Cà Mau|2024|actual|84", "D7|ocop_products|-|Cà Mau|2024|actual|161",
		}},
		{name: "markets by class and by works", grids: one("Sheet1", []R{
			{"SỞ CÔNG THƯƠNG HÀ TĨNH"},
			{"Biểu số 10/SCT-BCT"},
			{"MẠNG LƯỚI CHỢ NĂM 2024"},
			{"Chỉ tiêu", "Đơn vị tính", "Năm 2023", "Năm 2024", "So sánh 2024/2023 (%)"},
			{"Số chợ trên địa bàn", "chợ", 162, 158, 97.5},
			{"Trong đó: Chợ nông thôn", "chợ", 130, 125, 96.2},
			{"Số chợ được đầu tư xây dựng mới", "chợ", 4, 6, 150},
			{"Số chợ cải tạo, nâng cấp", "chợ", 9, 7, 77.8},
			{"Số siêu thị", "siêu thị", 8, 9, 112.5},
		}, sheettest.Merge("A1:C1", "A2:C2", "A3:E3")), want: []string{
			"C5|markets|-|Hà Tĩnh|2023|actual|162", "D5|markets|-|Hà Tĩnh|2024|actual|158",
			"C6|markets|-|Hà Tĩnh|2023|actual|130|market_class=nong_thon", "D6|markets|-|Hà Tĩnh|2024|actual|125|market_class=nong_thon",
			"C7|markets_built|-|Hà Tĩnh|2023|actual|4|works=xay_moi", "D7|markets_built|-|Hà Tĩnh|2024|actual|6|works=xay_moi",
			"C8|markets_built|-|Hà Tĩnh|2023|actual|9|works=cai_tao", "D8|markets_built|-|Hà Tĩnh|2024|actual|7|works=cai_tao",
		}},
		{name: "products in force by the title", grids: one("Sheet1", []R{
			{"SỞ CÔNG THƯƠNG KHÁNH HÒA"},
			{"Số liệu sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh còn hiệu lực đến 31/12/2024"},
			{"STT", "Thị xã, thành phố, huyện", "Số sản phẩm", "Số cơ sở"},
			{1, "Nha Trang", "15", "11"},
			{2, "Cam Ranh", "08", "06"},
			{3, "Ninh Hòa", "12", "09"},
			{4, "Diên Khánh", "10", "07"},
			{"Tổng cộng", nil, "45", "33"},
			{"Ghi chú: số liệu chưa bao gồm 05 sản phẩm đang thẩm định."},
		}, sheettest.Merge("A1:D1", "A2:D2", "A8:B8")), want: []string{
			"C4|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|15|locality=Nha Trang|stage=in_force",
			"C5|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|8|locality=Cam Ranh|stage=in_force",
			"C6|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|12|locality=Ninh Hòa|stage=in_force",
			"C7|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|10|locality=Diên Khánh|stage=in_force",
			"C8|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|45|stage=in_force",
		}},
		{name: "two purses under roman numbers", grids: one("Sheet1", []R{
			{"SỞ CÔNG THƯƠNG TIỀN GIANG"},
			{"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU KHUYẾN CÔNG NĂM 2024, KẾ HOẠCH NĂM 2025"},
			{"Stt", "Chỉ tiêu", "Đơn vị tính", "Năm 2024", nil, "Kế hoạch năm 2025"},
			{nil, nil, nil, "Kế hoạch", "Ước thực hiện"},
			{"I", "Số đề án khuyến công", "đề án", 20, 19, 22},
			{1, "Khuyến công quốc gia", "đề án", 3, 3, 4},
			{2, "Khuyến công địa phương", "đề án", 17, 16, 18},
			{"II", "Kinh phí khuyến công", "triệu đồng", 5200, 5050, 5800},
			{1, "Khuyến công quốc gia", "triệu đồng", 1800, 1800, 2200},
			{2, "Khuyến công địa phương", "triệu đồng", 3400, 3250, 3600},
			{"III", "Số cơ sở CNNT được hỗ trợ", "cơ sở", 24, 23, 26},
		}, sheettest.Merge("A1:C1", "A2:F2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4")), want: []string{
			"D5|kc_projects|-|Tiền Giang|2024|plan|20", "E5|kc_projects|-|Tiền Giang|2024|estimate|19", "F5|kc_projects|-|Tiền Giang|2025|plan|22",
			"D6|kc_projects|quoc_gia|Tiền Giang|2024|plan|3", "E6|kc_projects|quoc_gia|Tiền Giang|2024|estimate|3", "F6|kc_projects|quoc_gia|Tiền Giang|2025|plan|4",
			"D7|kc_projects|tinh|Tiền Giang|2024|plan|17", "E7|kc_projects|tinh|Tiền Giang|2024|estimate|16", "F7|kc_projects|tinh|Tiền Giang|2025|plan|18",
			"D8|kc_budget|-|Tiền Giang|2024|plan|5.2e+09", "E8|kc_budget|-|Tiền Giang|2024|estimate|5.05e+09", "F8|kc_budget|-|Tiền Giang|2025|plan|5.8e+09",
			"D9|kc_budget|quoc_gia|Tiền Giang|2024|plan|1.8e+09", "E9|kc_budget|quoc_gia|Tiền Giang|2024|estimate|1.8e+09", "F9|kc_budget|quoc_gia|Tiền Giang|2025|plan|2.2e+09",
			"D10|kc_budget|tinh|Tiền Giang|2024|plan|3.4e+09", "E10|kc_budget|tinh|Tiền Giang|2024|estimate|3.25e+09", "F10|kc_budget|tinh|Tiền Giang|2025|plan|3.6e+09",
			"D11|kc_facilities_supported|-|Tiền Giang|2024|plan|24", "E11|kc_facilities_supported|-|Tiền Giang|2024|estimate|23", "F11|kc_facilities_supported|-|Tiền Giang|2025|plan|26",
		}},
		{name: "the whole cost of projects in rows", grids: one("Sheet1", []R{
			{"UBND TỈNH ĐỒNG NAI"},
			{"KINH PHÍ THỰC HIỆN CÁC ĐỀ ÁN KHUYẾN CÔNG NĂM 2024"},
			{"STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"},
			{1, "Tổng kinh phí thực hiện", "Triệu đồng", 14500, 13900},
			{nil, "Trong đó: - Kinh phí khuyến công hỗ trợ", "Triệu đồng", 4300, 4150},
			{nil, "- Vốn đối ứng của cơ sở", "Triệu đồng", 10200, 9750},
			{2, "Số đề án", "Đề án", 21, 20},
		}, sheettest.Merge("A1:C1", "A2:D2")), want: []string{
			"D4|kc_budget_total|-|Đồng Nai|2024|plan|1.45e+10", "E4|kc_budget_total|-|Đồng Nai|2024|actual|1.39e+10",
			"D5|kc_budget|-|Đồng Nai|2024|plan|4.3e+09", "E5|kc_budget|-|Đồng Nai|2024|actual|4.15e+09",
			"D6|kc_budget_matching|-|Đồng Nai|2024|plan|1.02e+10", "E6|kc_budget_matching|-|Đồng Nai|2024|actual|9.75e+09",
			"D7|kc_projects|-|Đồng Nai|2024|plan|21", "E7|kc_projects|-|Đồng Nai|2024|actual|20",
		}},
		{name: "a remark of a cancelled project", grids: one("Sheet1", []R{
			{"SỞ CÔNG THƯƠNG KIÊN GIANG"},
			{"TÌNH HÌNH THỰC HIỆN KẾ HOẠCH KINH PHÍ KHUYẾN CÔNG NĂM 2024"},
			{nil, nil, nil, nil, "Đvt: triệu đồng"},
			{"STT", "Nguồn kinh phí", "Kế hoạch giao", "Thực hiện đến 31/12/2024", "Tỷ lệ %", "Ghi chú"},
			{1, "Kinh phí khuyến công quốc gia", 900, 900, 100},
			{2, "Kinh phí khuyến công địa phương", 2600, 2480, 95.4, "Hủy 01 đề án"},
			{3, "Đối ứng của các cơ sở", 7400, 7120, 96.2},
		}, sheettest.Merge("A1:C1", "A2:F2", "E3:F3")), want: []string{
			"C5|kc_budget|quoc_gia|Kiên Giang|2024|plan|9e+08", "D5|kc_budget|quoc_gia|Kiên Giang|/2024-12-31|actual|9e+08",
			"C6|kc_budget|tinh|Kiên Giang|2024|plan|2.6e+09", "D6|kc_budget|tinh|Kiên Giang|/2024-12-31|actual|2.48e+09",
			"C7|kc_budget_matching|-|Kiên Giang|2024|plan|7.4e+09", "D7|kc_budget_matching|-|Kiên Giang|/2024-12-31|actual|7.12e+09",
		}},
	}
}

func TestOfOthers(t *testing.T) {
	found, want, wrong, stated := score(t, others())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
