package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// second are further workbooks, written and scored once after the first ones
// were read.
func second() []laid {
	return []laid{
		{name: "purses as parts of the money, unmerged, years down", grids: one("PL2", []R{
			{"PHỤ LỤC 2"},
			{"TỔNG HỢP KINH PHÍ KHUYẾN CÔNG GIAI ĐOẠN 2021-2023 CỦA TỈNH ĐẮK NÔNG"},
			{nil, nil, nil, nil, nil, "ĐVT: Trđ"},
			{"TT", "Năm", "Số đề án", "Kinh phí khuyến công", "Trong đó", nil, "Vốn đối ứng của đơn vị thụ hưởng"},
			{nil, nil, nil, nil, "KCQG", "KCĐP"},
			{1, "Năm 2021", 11, 2100, 600, 1500, "3.900"},
			{2, "Năm 2022", 12, 2450, 750, 1700, "4.100,5"},
			{3, "Năm 2023", 14, 2800, 800, 2000, "4.600"},
			{"", "Tổng", 37, 7350, 2150, 5200, "12.600,5"},
		}), want: slices.Concat(
			across(6, "C", "{1}|{2}|Đắk Nông|2021|actual|{v}", "kc_projects,-=11", "kc_budget,-=2.1e+09", "kc_budget,quoc_gia=6e+08", "kc_budget,tinh=1.5e+09", "kc_budget_matching,-=3.9e+09"),
			across(7, "C", "{1}|{2}|Đắk Nông|2022|actual|{v}", "kc_projects,-=12", "kc_budget,-=2.45e+09", "kc_budget,quoc_gia=7.5e+08", "kc_budget,tinh=1.7e+09", "kc_budget_matching,-=4.1005e+09"),
			across(8, "C", "{1}|{2}|Đắk Nông|2023|actual|{v}", "kc_projects,-=14", "kc_budget,-=2.8e+09", "kc_budget,quoc_gia=8e+08", "kc_budget,tinh=2e+09", "kc_budget_matching,-=4.6e+09"),
			across(9, "C", "{1}|{2}|Đắk Nông|2021/2023|actual|{v}", "kc_projects,-=37", "kc_budget,-=7.35e+09", "kc_budget,quoc_gia=2.15e+09", "kc_budget,tinh=5.2e+09", "kc_budget_matching,-=1.26005e+10"),
		)},
		{name: "groups across in short, levels down", grids: one("CNNT 2024", []R{
			{"SỞ CÔNG THƯƠNG TỈNH NAM ĐỊNH"},
			{"BẢNG TỔNG HỢP SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2024"},
			{"STT", "Cấp công nhận", "Nhóm sản phẩm", nil, nil, nil, "Tổng số"},
			{nil, nil, "Nhóm thủ công mỹ nghệ", "Nhóm chế biến nông, lâm, thủy sản và đồ uống", "Nhóm thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Nhóm các sản phẩm khác"},
			{1, "Cấp huyện", 14, 22, 6, 3, 45},
			{2, "Cấp tỉnh", 7, 11, 4, 1, 23},
		}, sheettest.Merge("A3:A4", "B3:B4", "C3:F3", "G3:G4")), want: slices.Concat(
			across(5, "C", "cnnt_recognized|huyen|Nam Định|2024|actual|{v}|group={1}", "thu_cong_my_nghe=14", "che_bien_nlts=22", "co_khi=6", "khac=3"),
			across(6, "C", "cnnt_recognized|tinh|Nam Định|2024|actual|{v}|group={1}", "thu_cong_my_nghe=7", "che_bien_nlts=11", "co_khi=4", "khac=1"),
			[]string{"G5|cnnt_recognized|huyen|Nam Định|2024|actual|45", "G6|cnnt_recognized|tinh|Nam Định|2024|actual|23"},
		)},
		{name: "a regional vote by province with a rate and a total", grids: one("PN", []R{
			{"CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG"},
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP KHU VỰC PHÍA NAM NĂM 2022"},
			{"TT", "Địa phương", "Số SP tham gia bình chọn", "Số SP được công nhận", "Tỷ lệ (%)"},
			{1, "An Giang", 22, 12, 54.5},
			{2, "TP Hồ Chí Minh", 9, 5, 55.6},
			{3, "Bà Rịa - Vũng Tàu", 11, 7, 63.6},
			{4, "Lâm Đồng", 14, 6, 42.9},
			{nil, "Tổng", 56, 30, 53.6},
		}), want: slices.Concat(
			across(4, "C", "{1}|khu_vuc|An Giang|2022|actual|{v}", "cnnt_registered=22", "cnnt_recognized=12"),
			across(5, "C", "{1}|khu_vuc|Hồ Chí Minh|2022|actual|{v}", "cnnt_registered=9", "cnnt_recognized=5"),
			across(6, "C", "{1}|khu_vuc|Bà Rịa - Vũng Tàu|2022|actual|{v}", "cnnt_registered=11", "cnnt_recognized=7"),
			across(7, "C", "{1}|khu_vuc|Lâm Đồng|2022|actual|{v}", "cnnt_registered=14", "cnnt_recognized=6"),
		)},
		{name: "stars down, years across and what stands at the end", grids: one("OCOP", []R{
			{"KẾT QUẢ ĐÁNH GIÁ, PHÂN HẠNG SẢN PHẨM OCOP - TỈNH HÀ GIANG"},
			{"Xếp hạng", "Công nhận trong năm", nil, nil, "Tổng số đến 31/12/2023"},
			{nil, 2021, 2022, 2023},
			{"5 sao", 1, 0, 1, 2},
			{"4 sao", 10, 12, 9, 31},
			{"3 sao", 60, 55, 71, 180},
			{"Tổng số", 71, 67, 81, 213},
		}, sheettest.Merge("A2:A3", "B2:D2", "E2:E3")), want: slices.Concat(
			across(4, "B", "ocop_products|-|Hà Giang|{1}|actual|{v}|stars=5", "2021=1", "2022=0", "2023=1", "/2023-12-31=2"),
			across(5, "B", "ocop_products|-|Hà Giang|{1}|actual|{v}|stars=4", "2021=10", "2022=12", "2023=9", "/2023-12-31=31"),
			across(6, "B", "ocop_products|-|Hà Giang|{1}|actual|{v}|stars=3", "2021=60", "2022=55", "2023=71", "/2023-12-31=180"),
			across(7, "B", "ocop_products|-|Hà Giang|{1}|actual|{v}", "2021=71", "2022=67", "2023=81", "/2023-12-31=213"),
		)},
		{name: "cooperatives by district with parts that nobody counts", grids: one("HTX", []R{
			{"BIỂU TỔNG HỢP HỢP TÁC XÃ TỈNH NGHỆ AN ĐẾN 30/6/2024"},
			{"TT", "Tên huyện, thành, thị", "Tổng số HTX", "Trong đó", nil, "HTX thành lập mới 6 tháng đầu năm 2024"},
			{nil, nil, nil, "HTX nông nghiệp", "HTX phi nông nghiệp"},
			{1, "TP. Vinh", 40, 12, 28, 2},
			{2, "Huyện Quỳ Hợp", 25, 20, 5, 1},
			{3, "TX. Hoàng Mai", 18, 13, 5, 0},
			{nil, "Cộng", 83, 45, 38, 3},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3")), want: []string{
			"C4|coops|-|Nghệ An|/2024-06-30|actual|40|locality=Vinh", "C5|coops|-|Nghệ An|/2024-06-30|actual|25|locality=Quỳ Hợp", "C6|coops|-|Nghệ An|/2024-06-30|actual|18|locality=Hoàng Mai", "C7|coops|-|Nghệ An|/2024-06-30|actual|83",
			"F4|coops_new|-|Nghệ An|2024-01/2024-06|actual|2|locality=Vinh", "F5|coops_new|-|Nghệ An|2024-01/2024-06|actual|1|locality=Quỳ Hợp", "F6|coops_new|-|Nghệ An|2024-01/2024-06|actual|0|locality=Hoàng Mai", "F7|coops_new|-|Nghệ An|2024-01/2024-06|actual|3",
		}},
		{name: "zones and clusters as sections", grids: one("KCN-CCN", []R{
			{"BÁO CÁO TÌNH HÌNH KHU CÔNG NGHIỆP, CỤM CÔNG NGHIỆP TỈNH TÂY NINH"},
			{"(Số liệu đến 31/12/2024)"},
			{"STT", "Nội dung", "ĐVT", "Số lượng"},
			{"A", "KHU CÔNG NGHIỆP"},
			{1, "Số khu công nghiệp được thành lập", "khu", 6},
			{2, "Diện tích", "ha", "3.383"},
			{3, "Tỷ lệ lấp đầy", "%", "72,4"},
			{4, "Vốn đăng ký", "triệu USD", 9100},
			{"B", "CỤM CÔNG NGHIỆP"},
			{1, "Số cụm công nghiệp được thành lập", "cụm", 5},
			{2, "Diện tích", "ha", 221.8},
			{3, "Tỷ lệ lấp đầy", "%", 58},
		}), want: []string{"D5|iz_count|-|Tây Ninh|/2024-12-31|actual|6", "D6|iz_area|-|Tây Ninh|/2024-12-31|actual|3383", "D7|iz_fill_rate|-|Tây Ninh|/2024-12-31|actual|72.4", "D8|iz_capital_registered|-|Tây Ninh|/2024-12-31|actual|9.1e+09",
			"D10|ic_count|-|Tây Ninh|/2024-12-31|actual|5", "D11|ic_area|-|Tây Ninh|/2024-12-31|actual|221.8", "D12|ic_fill_rate|-|Tây Ninh|/2024-12-31|actual|58"}},
		{name: "keys and values without heads", grids: one("TT", []R{
			{"PHIẾU THÔNG TIN KHUYẾN CÔNG"},
			{"Tỉnh:", "Bắc Kạn"},
			{"Năm báo cáo:", 2023},
			{"Số đề án khuyến công:", 12},
			{"Kinh phí khuyến công địa phương (triệu đồng):", "1.150"},
			{"Số cơ sở được hỗ trợ:", 11},
		}), want: []string{"B4|kc_projects|-|Bắc Kạn|2023|actual|12", "B5|kc_budget|tinh|Bắc Kạn|2023|actual|1.15e+09", "B6|kc_facilities_supported|-|Bắc Kạn|2023|actual|11"}},
		{name: "two years and their change", grids: one("SS", []R{
			{"MỘT SỐ CHỈ TIÊU KHUYẾN CÔNG CỦA TỈNH BÌNH PHƯỚC"},
			{"Chỉ tiêu", "Năm 2022", "Năm 2023", "Tăng (+), giảm (-)", "Tỷ lệ 2023/2022 (%)"},
			{"Số đề án", 15, 18, 3, 120},
			{"Kinh phí hỗ trợ (tỷ đồng)", "2,15", "2,4", "0,25", "111,6"},
			{"Số cơ sở công nghiệp nông thôn được hỗ trợ", 13, 16, 3, "123,1"},
		}), want: slices.Concat(
			across(3, "B", "kc_projects|-|Bình Phước|{1}|actual|{v}", "2022=15", "2023=18"),
			across(4, "B", "kc_budget|-|Bình Phước|{1}|actual|{v}", "2022=2.15e+09", "2023=2.4e+09"),
			across(5, "B", "kc_facilities_supported|-|Bình Phước|{1}|actual|{v}", "2022=13", "2023=16"),
		)},
	}
}

func TestOfficesSecond(t *testing.T) {
	found, want, wrong, stated := score(t, slices.Concat(second(), secondMore()))
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
