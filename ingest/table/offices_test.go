package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// offices are workbooks as different provincial offices lay them out, written
// and scored once before anything was changed for them.
func offices() []laid {
	return []laid{
		{name: "districts down, levels across, the whole province first", grids: one("Bieu 2", []R{
			{"SỞ CÔNG THƯƠNG LẠNG SƠN", nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
			{"TRUNG TÂM KHUYẾN CÔNG", nil, nil, "Độc lập - Tự do - Hạnh phúc"},
			{},
			{"BIỂU TỔNG HỢP SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐƯỢC CÔNG NHẬN GIAI ĐOẠN 2021 - 2024 TRÊN ĐỊA BÀN TỈNH LẠNG SƠN"},
			{nil, nil, nil, nil, "ĐVT: Sản phẩm"},
			{"TT", "Huyện, thành phố", "Số sản phẩm được công nhận", nil, nil, nil, "Ghi chú"},
			{nil, nil, "Cấp huyện", "Cấp tỉnh", "Cấp khu vực", "Cấp quốc gia"},
			{nil, "Toàn tỉnh", 46, 25, 6, 1},
			{1, "Thành phố Lạng Sơn", 12, 8, 2, 1},
			{2, "Huyện Lộc Bình", 14, 7, 3, "-", "Có 02 SP xuất khẩu"},
			{3, "Huyện Bắc Sơn", 20, 10, 1, "-"},
			{},
			{nil, nil, nil, "Lạng Sơn, ngày 05 tháng 01 năm 2025"},
			{nil, "Người lập biểu", nil, "GIÁM ĐỐC"},
		}, sheettest.Merge("A4:G4", "A6:A7", "B6:B7", "C6:F6", "G6:G7")), want: slices.Concat(
			across(8, "C", "cnnt_recognized|{1}|Lạng Sơn|2021/2024|actual|{v}", "huyen=46", "tinh=25", "khu_vuc=6", "quoc_gia=1"),
			across(9, "C", "cnnt_recognized|{1}|Lạng Sơn|2021/2024|actual|{v}|locality=Lạng Sơn", "huyen=12", "tinh=8", "khu_vuc=2", "quoc_gia=1"),
			across(10, "C", "cnnt_recognized|{1}|Lạng Sơn|2021/2024|actual|{v}|locality=Lộc Bình", "huyen=14", "tinh=7", "khu_vuc=3", "quoc_gia=0"),
			across(11, "C", "cnnt_recognized|{1}|Lạng Sơn|2021/2024|actual|{v}|locality=Bắc Sơn", "huyen=20", "tinh=10", "khu_vuc=1", "quoc_gia=0"),
		)},
		{name: "contents down, projects and money by purse across", grids: one("KP 2023", []R{
			{"Phụ lục 01"},
			{"KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH HÒA BÌNH NĂM 2023"},
			{"(Kèm theo Báo cáo số 12/BC-SCT ngày 10/01/2024 của Sở Công Thương)"},
			{nil, nil, nil, nil, nil, "Đơn vị tính: Triệu đồng"},
			{"STT", "Nội dung hoạt động", "Số đề án", "Kinh phí thực hiện", nil, nil},
			{nil, nil, nil, "KCQG", "KCĐP", "Đối ứng của cơ sở"},
			{1, "Đào tạo nghề, truyền nghề", 2, 0, 120, 30},
			{2, "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật", 1, 600, 0, "1.450,5"},
			{3, "Hỗ trợ ứng dụng máy móc, thiết bị tiên tiến", 9, 300, "1.580", 3200},
			{4, "Thông tin tuyên truyền", 1, nil, 90, nil},
			{nil, "Tổng cộng", 13, 900, 1790, 4680.5},
		}, sheettest.Merge("A5:A6", "B5:B6", "C5:C6", "D5:F5")), want: slices.Concat(
			across(7, "C", "{1}|{2}|Hòa Bình|2023|actual|{v}|content=dao_tao", "kc_projects,-=2", "kc_budget,quoc_gia=0", "kc_budget,tinh=1.2e+08", "kc_budget_matching,-=3e+07"),
			across(8, "C", "{1}|{2}|Hòa Bình|2023|actual|{v}|content=trinh_dien", "kc_projects,-=1", "kc_budget,quoc_gia=6e+08", "kc_budget,tinh=0", "kc_budget_matching,-=1.4505e+09"),
			across(9, "C", "{1}|{2}|Hòa Bình|2023|actual|{v}|content=may_moc", "kc_projects,-=9", "kc_budget,quoc_gia=3e+08", "kc_budget,tinh=1.58e+09", "kc_budget_matching,-=3.2e+09"),
			across(10, "C", "{1}|{2}|Hòa Bình|2023|actual|{v}|content=thong_tin", "kc_projects,-=1", "", "kc_budget,tinh=9e+07"),
			across(11, "C", "{1}|{2}|Hòa Bình|2023|actual|{v}", "kc_projects,-=13", "kc_budget,quoc_gia=9e+08", "kc_budget,tinh=1.79e+09", "kc_budget_matching,-=4.6805e+09"),
		)},
		{name: "plan, half a year, estimate and next year's plan", grids: one("Sheet1", []R{
			{"UBND TỈNH TUYÊN QUANG"},
			{"SỞ CÔNG THƯƠNG"},
			{"BÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ CÔNG TÁC KHUYẾN CÔNG 6 THÁNG ĐẦU NĂM 2024"},
			{"TT", "Chỉ tiêu", "ĐVT", "KH 2024", "TH 6 tháng 2024", "Ước TH cả năm 2024", "So sánh (%)", "KH 2025"},
			{"A", "B", "C", "1", "2", "3", "4=3/1", "5"},
			{1, "Số đề án khuyến công", "Đề án", 18, 7, 18, "100,0", 20},
			{2, "Tổng kinh phí khuyến công", "Tr.đồng", 3500, 1250, 3400, "97,1", 4000},
			{"-", "Khuyến công quốc gia", "Tr.đồng", 1000, 300, 1000, 100, 1200},
			{"-", "Khuyến công địa phương", "Tr.đồng", 2500, 950, 2400, 96, 2800},
			{3, "Số lao động được đào tạo nghề", "Người", 150, "-", 120, 80, 150},
		}), want: slices.Concat(
			across(6, "D", "kc_projects|-|Tuyên Quang|{1}|{2}|{v}", "2024,plan=18", "2024-01/2024-06,actual=7", "2024,estimate=18", "", "2025,plan=20"),
			across(7, "D", "kc_budget|-|Tuyên Quang|{1}|{2}|{v}", "2024,plan=3.5e+09", "2024-01/2024-06,actual=1.25e+09", "2024,estimate=3.4e+09", "", "2025,plan=4e+09"),
			across(8, "D", "kc_budget|quoc_gia|Tuyên Quang|{1}|{2}|{v}", "2024,plan=1e+09", "2024-01/2024-06,actual=3e+08", "2024,estimate=1e+09", "", "2025,plan=1.2e+09"),
			across(9, "D", "kc_budget|tinh|Tuyên Quang|{1}|{2}|{v}", "2024,plan=2.5e+09", "2024-01/2024-06,actual=9.5e+08", "2024,estimate=2.4e+09", "", "2025,plan=2.8e+09"),
			across(10, "D", "kc_trainees|-|Tuyên Quang|{1}|{2}|{v}", "2024,plan=150", "2024-01/2024-06,actual=0", "2024,estimate=120", "", "2025,plan=150"),
		)},
		{name: "industrial clusters by district with units in the heads", grids: one("CCN", []R{
			{"TÌNH HÌNH PHÁT TRIỂN CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH BẮC GIANG ĐẾN HẾT NĂM 2023"},
			{},
			{"Số TT", "Huyện/thị xã/thành phố", "Số CCN quy hoạch", "Số CCN đã thành lập", "Số CCN đang hoạt động", "Diện tích CCN (ha)", "Tỷ lệ lấp đầy (%)", "Số dự án trong CCN", "Số lao động (người)"},
			{"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"},
			{1, "Hiệp Hòa", 9, 8, 6, "412,6", "78,5", 64, 9800},
			{2, "Lạng Giang", 11, 9, 7, 380.25, 66, 71, "12.450"},
			{3, "TX Việt Yên", 5, 4, 4, 150, 100, 40, 7200},
			{nil, "Cộng", 25, 21, 17, 942.85, 78, 175, 29450},
			{nil, "Ghi chú: Số liệu lao động lấy theo báo cáo của các huyện."},
		}), want: slices.Concat(
			across(5, "C", "{1}|-|Bắc Giang|/2023|actual|{v}|locality=Hiệp Hòa", "ic_planned=9", "ic_count=8", "ic_operating=6", "ic_area=412.6", "ic_fill_rate=78.5", "ic_projects=64", "ic_workers=9800"),
			across(6, "C", "{1}|-|Bắc Giang|/2023|actual|{v}|locality=Lạng Giang", "ic_planned=11", "ic_count=9", "ic_operating=7", "ic_area=380.25", "ic_fill_rate=66", "ic_projects=71", "ic_workers=12450"),
			across(7, "C", "{1}|-|Bắc Giang|/2023|actual|{v}|locality=Việt Yên", "ic_planned=5", "ic_count=4", "ic_operating=4", "ic_area=150", "ic_fill_rate=100", "ic_projects=40", "ic_workers=7200"),
			across(8, "C", "{1}|-|Bắc Giang|/2023|actual|{v}", "ic_planned=25", "ic_count=21", "ic_operating=17", "ic_area=942.85", "ic_fill_rate=78", "ic_projects=175", "ic_workers=29450"),
		)},
		{name: "stars across with a total column, districts down, total first", grids: one("OCOP", []R{
			{"TỔNG HỢP SẢN PHẨM OCOP TỈNH QUẢNG NINH (tính đến 31/12/2023)"},
			{"STT", "Địa phương", "Tổng số sản phẩm", "Phân theo hạng sao", nil, nil, "Số chủ thể"},
			{nil, nil, nil, "3 sao", "4 sao", "5 sao"},
			{nil, "TỔNG CỘNG", 100, 71, 26, 3, 52},
			{1, "TP. Hạ Long", 40, 25, 13, 2, 20},
			{2, "TX. Đông Triều", 35, 27, 7, 1, 18},
			{3, "Huyện Ba Chẽ", 25, 19, 6, 0, 14},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3")), want: slices.Concat(
			[]string{"C4|ocop_products|-|Quảng Ninh|/2023-12-31|actual|100", "G4|ocop_entities|-|Quảng Ninh|/2023-12-31|actual|52",
				"C5|ocop_products|-|Quảng Ninh|/2023-12-31|actual|40|locality=Hạ Long", "G5|ocop_entities|-|Quảng Ninh|/2023-12-31|actual|20|locality=Hạ Long",
				"C6|ocop_products|-|Quảng Ninh|/2023-12-31|actual|35|locality=Đông Triều", "G6|ocop_entities|-|Quảng Ninh|/2023-12-31|actual|18|locality=Đông Triều",
				"C7|ocop_products|-|Quảng Ninh|/2023-12-31|actual|25|locality=Ba Chẽ", "G7|ocop_entities|-|Quảng Ninh|/2023-12-31|actual|14|locality=Ba Chẽ"},
			across(4, "D", "ocop_products|-|Quảng Ninh|/2023-12-31|actual|{v}|stars={1}", "3=71", "4=26", "5=3"),
			across(5, "D", "ocop_products|-|Quảng Ninh|/2023-12-31|actual|{v}|locality=Hạ Long|stars={1}", "3=25", "4=13", "5=2"),
			across(6, "D", "ocop_products|-|Quảng Ninh|/2023-12-31|actual|{v}|locality=Đông Triều|stars={1}", "3=27", "4=7", "5=1"),
			across(7, "D", "ocop_products|-|Quảng Ninh|/2023-12-31|actual|{v}|locality=Ba Chẽ|stars={1}", "3=19", "4=6", "5=0"),
		)},
		{name: "craft villages, indicators down with units, years across as numbers", grids: one("Lang nghe", []R{
			{"THÔNG TIN VỀ LÀNG NGHỀ, NGÀNH NGHỀ NÔNG THÔN TỈNH VĨNH PHÚC"},
			{"TT", "Chỉ tiêu", "Đơn vị tính", 2021, 2022, 2023},
			{1, "Tổng số làng nghề", "làng", 22, 22, 24},
			{"1.1", "Trong đó: Làng nghề truyền thống", "làng", 16, 16, 17},
			{2, "Số hộ làm nghề", "hộ", 9200, 9150, "9.310"},
			{3, "Số lao động làng nghề", "người", 26000, 25800, "26.400"},
			{4, "Doanh thu làng nghề", "tỷ đồng", "1.420,5", "1.510", "1.644,2"},
			{5, "Thu nhập bình quân của lao động", "triệu đồng/người/tháng", "5,2", "5,5", 6},
			{6, "Số nghệ nhân", "người", 31, 33, 33},
		}), want: slices.Concat(
			across(3, "D", "craft_villages|-|Vĩnh Phúc|{1}|actual|{v}", "2021=22", "2022=22", "2023=24"),
			across(4, "D", "craft_villages_traditional|-|Vĩnh Phúc|{1}|actual|{v}", "2021=16", "2022=16", "2023=17"),
			across(5, "D", "craft_households|-|Vĩnh Phúc|{1}|actual|{v}", "2021=9200", "2022=9150", "2023=9310"),
			across(6, "D", "craft_workers|-|Vĩnh Phúc|{1}|actual|{v}", "2021=26000", "2022=25800", "2023=26400"),
			across(7, "D", "craft_revenue|-|Vĩnh Phúc|{1}|actual|{v}", "2021=1.4205e+12", "2022=1.51e+12", "2023=1.6442e+12"),
			across(8, "D", "income_per_month|-|Vĩnh Phúc|{1}|actual|{v}", "2021=5.2e+06", "2022=5.5e+06", "2023=6e+06"),
			across(9, "D", "artisans|-|Vĩnh Phúc|{1}|actual|{v}", "2021=31", "2022=33", "2023=33"),
		)},
		{name: "markets by class", grids: one("Cho", []R{
			{"HỆ THỐNG CHỢ TRÊN ĐỊA BÀN TỈNH KIÊN GIANG NĂM 2022"},
			{"TT", "Huyện, thành phố", "Tổng số chợ", "Trong đó", nil, nil, "Chợ xây mới trong năm"},
			{nil, nil, nil, "Hạng 1", "Hạng 2", "Hạng 3"},
			{1, "Rạch Giá", 14, 2, 5, 7, 1},
			{2, "Hòn Đất", 17, 0, 2, 15, 0},
			{nil, "Tổng", 31, 2, 7, 22, 1},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3")), want: []string{
			"C4|markets|-|Kiên Giang|2022|actual|14|locality=Rạch Giá", "C5|markets|-|Kiên Giang|2022|actual|17|locality=Hòn Đất", "C6|markets|-|Kiên Giang|2022|actual|31",
			"G4|markets_built|-|Kiên Giang|2022|actual|1|locality=Rạch Giá|works=xay_moi", "G5|markets_built|-|Kiên Giang|2022|actual|0|locality=Hòn Đất|works=xay_moi", "G6|markets_built|-|Kiên Giang|2022|actual|1|works=xay_moi",
			"D4|markets|-|Kiên Giang|2022|actual|2|locality=Rạch Giá|market_class=hang_1", "E4|markets|-|Kiên Giang|2022|actual|5|locality=Rạch Giá|market_class=hang_2", "F4|markets|-|Kiên Giang|2022|actual|7|locality=Rạch Giá|market_class=hang_3",
			"D5|markets|-|Kiên Giang|2022|actual|0|locality=Hòn Đất|market_class=hang_1", "E5|markets|-|Kiên Giang|2022|actual|2|locality=Hòn Đất|market_class=hang_2", "F5|markets|-|Kiên Giang|2022|actual|15|locality=Hòn Đất|market_class=hang_3",
			"D6|markets|-|Kiên Giang|2022|actual|2|market_class=hang_1", "E6|markets|-|Kiên Giang|2022|actual|7|market_class=hang_2", "F6|markets|-|Kiên Giang|2022|actual|22|market_class=hang_3",
		}},
		{name: "cooperatives, years down, dissolved ones beside", grids: one("HTX", []R{
			{"LIÊN MINH HỢP TÁC XÃ TỈNH ĐẮK LẮK"},
			{"TÌNH HÌNH PHÁT TRIỂN HỢP TÁC XÃ"},
			{"Năm", "Tổng số HTX", "HTX thành lập mới", "HTX giải thể", "Số thành viên"},
			{2020, 520, 61, 12, 30500},
			{2021, 571, 63, 9, 31800},
			{"Ước 2022", 610, 48, 9, 33000},
		}), want: slices.Concat(
			across(4, "B", "{1}|-|Đắk Lắk|2020|actual|{v}", "coops=520", "coops_new=61"),
			across(5, "B", "{1}|-|Đắk Lắk|2021|actual|{v}", "coops=571", "coops_new=63"),
			across(6, "B", "{1}|-|Đắk Lắk|2022|estimate|{v}", "coops=610", "coops_new=48"),
		)},
		{name: "a list of products with their level", grids: one("DS", []R{
			{"UBND TỈNH BÌNH THUẬN"},
			{"DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2022"},
			{"STT", "Tên sản phẩm", "Tên cơ sở", "Địa chỉ", "Cấp công nhận", "Năm công nhận", "Tổng điểm"},
			{1, "Nước mắm Cà Ná thượng hạng", "DNTN Hải Hương", "Xã Phước Thể", "Cấp tỉnh", 2022, 88.5},
			{2, "Thanh long sấy dẻo", "HTX Thuận Tiến", "Hàm Thuận Bắc", "Cấp khu vực", 2022, 91},
			{3, "Bánh rế Phan Rí", "Hộ KD Bảy Lan", "Phan Rí Cửa", "Cấp tỉnh", 2022, 84},
		})},
	}
}

func TestOffices(t *testing.T) {
	found, want, wrong, stated := score(t, slices.Concat(offices(), officesMore(), officesLast()))
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
