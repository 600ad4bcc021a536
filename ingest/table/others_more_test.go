package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// othersMore are workbooks of sixteen offices, written by somebody who had not seen how tables are read.
func othersMore() []laid {
	return []laid{
		{name: "the whole cost of projects by district", grids: one("Sheet1", []R{
			{"TỔNG HỢP KINH PHÍ KHUYẾN CÔNG TỈNH ĐỒNG THÁP NĂM 2024"},
			{nil, nil, nil, nil, "ĐVT: triệu đồng"},
			{"TT", "Đơn vị", "Số đề án", "Tổng kinh phí", "Trong đó"},
			{nil, nil, nil, nil, "Kinh phí khuyến công hỗ trợ", "Đối ứng của cơ sở"},
			{1, "TP. Cao Lãnh", 2, 1850, 450, 1400},
			{2, "Huyện Lấp Vò", 3, 2760, 660, 2100},
			{3, "Huyện Tháp Mười", 1, 900, 200, 700},
			{nil, "Tổng", 6, 5510, 1310, 4200},
		}, sheettest.Merge("A1:F1", "E2:F2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3")), want: []string{
			"C5|kc_projects|-|Đồng Tháp|2024|actual|2|locality=Cao Lãnh", "D5|kc_budget_total|-|Đồng Tháp|2024|actual|1.85e+09|locality=Cao Lãnh", "E5|kc_budget|-|Đồng Tháp|2024|actual|4.5e+08|locality=Cao Lãnh", "F5|kc_budget_matching|-|Đồng Tháp|2024|actual|1.4e+09|locality=Cao Lãnh",
			"C6|kc_projects|-|Đồng Tháp|2024|actual|3|locality=Lấp Vò", "D6|kc_budget_total|-|Đồng Tháp|2024|actual|2.76e+09|locality=Lấp Vò", "E6|kc_budget|-|Đồng Tháp|2024|actual|6.6e+08|locality=Lấp Vò", "F6|kc_budget_matching|-|Đồng Tháp|2024|actual|2.1e+09|locality=Lấp Vò",
			"C7|kc_projects|-|Đồng Tháp|2024|actual|1|locality=Tháp Mười", "D7|kc_budget_total|-|Đồng Tháp|2024|actual|9e+08|locality=Tháp Mười", "E7|kc_budget|-|Đồng Tháp|2024|actual|2e+08|locality=Tháp Mười", "F7|kc_budget_matching|-|Đồng Tháp|2024|actual|7e+08|locality=Tháp Mười",
			"C8|kc_projects|-|Đồng Tháp|2024|actual|6", "D8|kc_budget_total|-|Đồng Tháp|2024|actual|5.51e+09", "E8|kc_budget|-|Đồng Tháp|2024|actual|1.31e+09", "F8|kc_budget_matching|-|Đồng Tháp|2024|actual|4.2e+09",
		}},
		{name: "parts that go on without a mark", grids: one("Sheet1", []R{
			{"SỞ CÔNG THƯƠNG TỈNH VĨNH LONG"},
			{"BÁO CÁO KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG NĂM 2023"},
			{"TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "So sánh TH/KH (%)"},
			{"A", "B", "C", 1, 2, "3=2/1"},
			{1, "Số mô hình trình diễn kỹ thuật", "mô hình", 2, 2, 100},
			{2, "Số cơ sở được hỗ trợ ứng dụng máy móc thiết bị", "cơ sở", 12, 13, 108.3},
			{3, "Số lao động được đào tạo nghề", "người", 300, 270, 90},
			{4, "Tổng kinh phí khuyến công", "triệu đồng", 4000, 3865.5, 96.6},
			{nil, "Trong đó: Khuyến công quốc gia", "triệu đồng", 1000, 1000, 100},
			{nil, "Khuyến công địa phương", "triệu đồng", 3000, 2865.5, 95.5},
			{5, "Vốn đối ứng của doanh nghiệp", "triệu đồng", 9500, 10240, 107.8},
		}, sheettest.Merge("A1:C1", "A2:E2")), want: []string{
			"D5|kc_models|-|Vĩnh Long|2023|plan|2", "E5|kc_models|-|Vĩnh Long|2023|actual|2",
			"D6|kc_facilities_supported|-|Vĩnh Long|2023|plan|12|content=may_moc", "E6|kc_facilities_supported|-|Vĩnh Long|2023|actual|13|content=may_moc",
			"D7|kc_trainees|-|Vĩnh Long|2023|plan|300", "E7|kc_trainees|-|Vĩnh Long|2023|actual|270",
			"D8|kc_budget|-|Vĩnh Long|2023|plan|4e+09", "E8|kc_budget|-|Vĩnh Long|2023|actual|3.8655e+09",
			"D9|kc_budget|quoc_gia|Vĩnh Long|2023|plan|1e+09", "E9|kc_budget|quoc_gia|Vĩnh Long|2023|actual|1e+09",
			"D10|kc_budget|tinh|Vĩnh Long|2023|plan|3e+09", "E10|kc_budget|tinh|Vĩnh Long|2023|actual|2.8655e+09",
			"D11|kc_budget_matching|-|Vĩnh Long|2023|plan|9.5e+09", "E11|kc_budget_matching|-|Vĩnh Long|2023|actual|1.024e+10",
		}},
		{name: "groups of the vote across, in short wordings", grids: one("Sheet1", []R{
			{"Phụ lục 3: Số lượng sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022 tỉnh Bình Định phân theo địa phương và nhóm sản phẩm"},
			{"TT", "Địa phương", "Thủ công mỹ nghệ", "Chế biến nông lâm thủy sản và đồ uống", "Thiết bị, máy móc và phụ tùng cơ khí", "Sản phẩm khác", "Tổng số"},
			{1, "Quy Nhơn", 3, 8, 2, 1, 14},
			{2, "An Nhơn", 4, 6, nil, 1, 11},
			{3, "Tây Sơn", 1, 5, 1, 0, 7},
			{nil, "Tổng cộng", 8, 19, 3, 2, 32},
		}, sheettest.Merge("A1:F1")), want: []string{
			"C3|cnnt_recognized|tinh|Bình Định|2022|actual|3|group=thu_cong_my_nghe|locality=Quy Nhơn", "D3|cnnt_recognized|tinh|Bình Định|2022|actual|8|group=che_bien_nlts|locality=Quy Nhơn", "E3|cnnt_recognized|tinh|Bình Định|2022|actual|2|group=co_khi|locality=Quy Nhơn", "F3|cnnt_recognized|tinh|Bình Định|2022|actual|1|group=khac|locality=Quy Nhơn", "G3|cnnt_recognized|tinh|Bình Định|2022|actual|14|locality=Quy Nhơn",
			"C4|cnnt_recognized|tinh|Bình Định|2022|actual|4|group=thu_cong_my_nghe|locality=An Nhơn", "D4|cnnt_recognized|tinh|Bình Định|2022|actual|6|group=che_bien_nlts|locality=An Nhơn", "F4|cnnt_recognized|tinh|Bình Định|2022|actual|1|group=khac|locality=An Nhơn", "G4|cnnt_recognized|tinh|Bình Định|2022|actual|11|locality=An Nhơn",
			"C5|cnnt_recognized|tinh|Bình Định|2022|actual|1|group=thu_cong_my_nghe|locality=Tây Sơn", "D5|cnnt_recognized|tinh|Bình Định|2022|actual|5|group=che_bien_nlts|locality=Tây Sơn", "E5|cnnt_recognized|tinh|Bình Định|2022|actual|1|group=co_khi|locality=Tây Sơn", "F5|cnnt_recognized|tinh|Bình Định|2022|actual|0|group=khac|locality=Tây Sơn", "G5|cnnt_recognized|tinh|Bình Định|2022|actual|7|locality=Tây Sơn",
			"C6|cnnt_recognized|tinh|Bình Định|2022|actual|8|group=thu_cong_my_nghe", "D6|cnnt_recognized|tinh|Bình Định|2022|actual|19|group=che_bien_nlts", "E6|cnnt_recognized|tinh|Bình Định|2022|actual|3|group=co_khi", "F6|cnnt_recognized|tinh|Bình Định|2022|actual|2|group=khac", "G6|cnnt_recognized|tinh|Bình Định|2022|actual|32",
		}},
		{name: "a list of projects with its whole cost", grids: one("Sheet1", []R{
			{"UBND TỈNH ĐẮK LẮK"},
			{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2024"},
			{"Đơn vị tính: Triệu đồng"},
			{"TT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí", "KP khuyến công hỗ trợ", "KP doanh nghiệp đối ứng"},
			{1, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong chế biến cà phê", "Công ty TNHH Cà phê An Thái", 850, 200, 650},
			{2, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến trong sản xuất mắc ca", "HTX Nông nghiệp Ea Kar", 620, 150, 470},
			{3, "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật sản xuất cửa nhôm", "Hộ kinh doanh Nguyễn Văn A", 1400, 300, 1100},
			{nil, "Tổng cộng", nil, 2870, 650, 2220},
		}, sheettest.Merge("A1:C1", "A2:F2", "A3:F3")), want: []string{
			"D8|kc_budget_total|tinh|Đắk Lắk|2024|actual|2.87e+09", "E8|kc_budget|tinh|Đắk Lắk|2024|actual|6.5e+08", "F8|kc_budget_matching|tinh|Đắk Lắk|2024|actual|2.22e+09",
		}},
		{name: "groups of one commune one product", grids: one("Sheet1", []R{
			{"BÁO CÁO SỐ LIỆU SẢN PHẨM OCOP"},
			{"Tỉnh Bạc Liêu - Tính đến 30/11/2024"},
			{"STT", "Nhóm sản phẩm", "Sản phẩm 3 sao", "Sản phẩm 4 sao", "Tổng cộng"},
			{1, "Thực phẩm", 61, 22, 83},
			{2, "Đồ uống", 7, 2, 9},
			{3, "Thủ công mỹ nghệ", 3, 1, 4},
			{nil, "Tổng", 71, 25, 96},
		}, sheettest.Merge("A1:D1", "A2:D2")), want: []string{
			"C4|ocop_products|-|Bạc Liêu|/2024-11-30|actual|61|group=thuc_pham|stars=3", "D4|ocop_products|-|Bạc Liêu|/2024-11-30|actual|22|group=thuc_pham|stars=4", "E4|ocop_products|-|Bạc Liêu|/2024-11-30|actual|83|group=thuc_pham",
			"C5|ocop_products|-|Bạc Liêu|/2024-11-30|actual|7|group=do_uong|stars=3", "D5|ocop_products|-|Bạc Liêu|/2024-11-30|actual|2|group=do_uong|stars=4", "E5|ocop_products|-|Bạc Liêu|/2024-11-30|actual|9|group=do_uong",
			"C6|ocop_products|-|Bạc Liêu|/2024-11-30|actual|3|group=thu_cong_my_nghe|stars=3", "D6|ocop_products|-|Bạc Liêu|/2024-11-30|actual|1|group=thu_cong_my_nghe|stars=4", "E6|ocop_products|-|Bạc Liêu|/2024-11-30|actual|4|group=thu_cong_my_nghe",
			"C7|ocop_products|-|Bạc Liêu|/2024-11-30|actual|71|stars=3", "D7|ocop_products|-|Bạc Liêu|/2024-11-30|actual|25|stars=4", "E7|ocop_products|-|Bạc Liêu|/2024-11-30|actual|96",
		}},
		{name: "cooperatives that operate among all are a count of their own", grids: one("Sheet1", []R{
			{"LIÊN MINH HTX TỈNH HÒA BÌNH"},
			{"TỔNG HỢP SỐ LIỆU HTX, THT ĐẾN 31/12/2024"},
			{"STT", "Nội dung", "ĐVT", "Số lượng"},
			{1, "Tổng số HTX", "HTX", 512},
			{"-", "HTX đang hoạt động", "HTX", 430},
			{"-", "HTX ngừng hoạt động", "HTX", 82},
			{2, "HTX thành lập mới trong năm", "HTX", 35},
			{3, "Tổng số THT", "THT", 310},
		}, sheettest.Merge("A1:B1", "A2:D2")), want: []string{
			"D4|coops|-|Hòa Bình|/2024-12-31|actual|512", "D5|coops_operating|-|Hòa Bình|/2024-12-31|actual|430",
			"D7|coops_new|-|Hòa Bình|/2024-12-31|actual|35",
			"D8|coops|-|Hòa Bình|/2024-12-31|actual|310",
		}},
		{name: "money paid out in nine months", grids: one("Sheet1", []R{
			{"Sở Công Thương tỉnh Phú Yên"},
			{"BÁO CÁO KINH PHÍ KHUYẾN CÔNG 9 THÁNG ĐẦU NĂM 2024"},
			{"(ĐVT: triệu đồng)"},
			{"STT", "Nội dung", "Kế hoạch vốn năm 2024", "Giải ngân 9 tháng", "Tỷ lệ giải ngân (%)"},
			{1, "Khuyến công quốc gia", 1200, 800, 66.7},
			{2, "Khuyến công địa phương", 2000, 1450, 72.5},
			{nil, "Tổng số", 3200, 2250, 70.3},
		}, sheettest.Merge("A1:C1", "A2:D2", "A3:D3")), want: []string{
			"C5|kc_budget|quoc_gia|Phú Yên|2024|plan|1.2e+09", "D5|kc_budget|quoc_gia|Phú Yên|2024-01/2024-09|actual|8e+08",
			"C6|kc_budget|tinh|Phú Yên|2024|plan|2e+09", "D6|kc_budget|tinh|Phú Yên|2024-01/2024-09|actual|1.45e+09",
			"C7|kc_budget|-|Phú Yên|2024|plan|3.2e+09", "D7|kc_budget|-|Phú Yên|2024-01/2024-09|actual|2.25e+09",
		}},
		{name: "districts before the province in capitals", grids: one("Sheet1", []R{
			{"BIỂU 3: SỐ LƯỢNG CHỢ PHÂN THEO HẠNG VÀ HUYỆN TỈNH QUẢNG BÌNH NĂM 2023"},
			{"TT", "Huyện, thị xã, thành phố", "Tổng số", "Chợ hạng 1", "Chợ hạng 2", "Chợ hạng 3"},
			{1, "Đồng Hới", 17, 1, 3, 13},
			{2, "Bố Trạch", 33, 0, 2, 31},
			{3, "Lệ Thủy", 29, 0, 1, 28},
			{nil, "Tổng cộng", 79, 1, 6, 72},
		}, sheettest.Merge("A1:E1")), want: []string{
			"C3|markets|-|Quảng Bình|2023|actual|17|locality=Đồng Hới", "D3|markets|-|Quảng Bình|2023|actual|1|locality=Đồng Hới|market_class=hang_1", "E3|markets|-|Quảng Bình|2023|actual|3|locality=Đồng Hới|market_class=hang_2", "F3|markets|-|Quảng Bình|2023|actual|13|locality=Đồng Hới|market_class=hang_3",
			"C4|markets|-|Quảng Bình|2023|actual|33|locality=Bố Trạch", "D4|markets|-|Quảng Bình|2023|actual|0|locality=Bố Trạch|market_class=hang_1", "E4|markets|-|Quảng Bình|2023|actual|2|locality=Bố Trạch|market_class=hang_2", "F4|markets|-|Quảng Bình|2023|actual|31|locality=Bố Trạch|market_class=hang_3",
			"C5|markets|-|Quảng Bình|2023|actual|29|locality=Lệ Thủy", "D5|markets|-|Quảng Bình|2023|actual|0|locality=Lệ Thủy|market_class=hang_1", "E5|markets|-|Quảng Bình|2023|actual|1|locality=Lệ Thủy|market_class=hang_2", "F5|markets|-|Quảng Bình|2023|actual|28|locality=Lệ Thủy|market_class=hang_3",
			"C6|markets|-|Quảng Bình|2023|actual|79", "D6|markets|-|Quảng Bình|2023|actual|1|market_class=hang_1", "E6|markets|-|Quảng Bình|2023|actual|6|market_class=hang_2", "F6|markets|-|Quảng Bình|2023|actual|72|market_class=hang_3",
		}},
	}
}

func TestOfOthersMore(t *testing.T) {
	found, want, wrong, stated := score(t, othersMore())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
