package table_test

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func thirdMore() []laid {
	return []laid{
		{name: "plan of five years by year, targets in the title", grids: one("KH", []R{
			{"CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH QUẢNG NAM GIAI ĐOẠN 2026-2030"},
			{"DỰ KIẾN KINH PHÍ THỰC HIỆN"},
			{"(Ban hành kèm theo Quyết định số 1250/QĐ-UBND ngày 20/6/2025)"},
			{nil, nil, nil, nil, nil, nil, nil, "Đvt: tr.đồng"},
			{"TT", "Nguồn vốn", "2026", "2027", "2028", "2029", "2030", "Cộng"},
			{1, "Khuyến công quốc gia", 1500, 1600, 1700, 1800, 1900, 8500},
			{2, "Khuyến công địa phương", 3000, 3200, 3400, 3600, 3800, 17000},
			{nil, "Tổng số", 4500, 4800, 5100, 5400, 5700, 25500},
		}), want: slices.Concat(
			across(6, "C", "kc_budget|quoc_gia|Quảng Nam|{1}|plan|{v}", "2026=1.5e+09", "2027=1.6e+09", "2028=1.7e+09", "2029=1.8e+09", "2030=1.9e+09", "2026/2030=8.5e+09"),
			across(7, "C", "kc_budget|tinh|Quảng Nam|{1}|plan|{v}", "2026=3e+09", "2027=3.2e+09", "2028=3.4e+09", "2029=3.6e+09", "2030=3.8e+09", "2026/2030=1.7e+10"),
			across(8, "C", "kc_budget|-|Quảng Nam|{1}|plan|{v}", "2026=4.5e+09", "2027=4.8e+09", "2028=5.1e+09", "2029=5.4e+09", "2030=5.7e+09", "2026/2030=2.55e+10"),
		)},
		{name: "certificates still in force and recognised by level", grids: one("GCN", []R{
			{"SỞ CÔNG THƯƠNG TỈNH KHÁNH HÒA"},
			{"THỐNG KÊ SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐẾN NGÀY 31/12/2024"},
			{"TT", "Cấp", "Tổng số SP được công nhận", "Trong đó còn hiệu lực", "Số cơ sở có sản phẩm được công nhận"},
			{1, "Huyện", 120, 60, 80},
			{2, "Tỉnh", 70, 41, 50},
			{3, "Khu vực", 21, 12, 18},
			{4, "Quốc gia", 5, 3, 5},
		}), want: slices.Concat(
			across(4, "C", "{1}|huyen|Khánh Hòa|/2024-12-31|actual|{v}", "cnnt_recognized=120", "", "cnnt_facilities=80"),
			across(5, "C", "{1}|tinh|Khánh Hòa|/2024-12-31|actual|{v}", "cnnt_recognized=70", "", "cnnt_facilities=50"),
			across(6, "C", "{1}|khu_vuc|Khánh Hòa|/2024-12-31|actual|{v}", "cnnt_recognized=21", "", "cnnt_facilities=18"),
			across(7, "C", "{1}|quoc_gia|Khánh Hòa|/2024-12-31|actual|{v}", "cnnt_recognized=5", "", "cnnt_facilities=5"),
			[]string{"D4|cnnt_recognized|huyen|Khánh Hòa|/2024-12-31|actual|60|stage=in_force"},
			[]string{"D5|cnnt_recognized|tinh|Khánh Hòa|/2024-12-31|actual|41|stage=in_force"},
			[]string{"D6|cnnt_recognized|khu_vuc|Khánh Hòa|/2024-12-31|actual|12|stage=in_force"},
			[]string{"D7|cnnt_recognized|quoc_gia|Khánh Hòa|/2024-12-31|actual|3|stage=in_force"},
		)},
		{name: "artisans, trades and villages in a table of districts with a merged title", grids: one("NN", []R{
			{"TỔNG HỢP LÀNG NGHỀ, NGHỀ TRUYỀN THỐNG, NGHỆ NHÂN"},
			{"Tỉnh Thừa Thiên Huế - Năm 2020"},
			{"STT", "Địa phương", "Làng nghề", "Làng nghề truyền thống", "Nghề truyền thống", "Nghệ nhân"},
			{1, "Thị xã Hương Thủy", 3, 2, 4, 12},
			{2, "Huyện Phú Vang", 4, 4, 3, 9},
			{3, "Huyện A Lưới", 1, 0, 2, "-"},
			{nil, "Toàn tỉnh", 8, 6, 9, 21},
		}, sheettest.Merge("A1:F1", "A2:F2")), want: slices.Concat(
			across(4, "C", "{1}|-|Thừa Thiên Huế|2020|actual|{v}|locality=Hương Thủy", "craft_villages=3", "craft_villages_traditional=2", "craft_trades_traditional=4", "artisans=12"),
			across(5, "C", "{1}|-|Thừa Thiên Huế|2020|actual|{v}|locality=Phú Vang", "craft_villages=4", "craft_villages_traditional=4", "craft_trades_traditional=3", "artisans=9"),
			across(6, "C", "{1}|-|Thừa Thiên Huế|2020|actual|{v}|locality=A Lưới", "craft_villages=1", "craft_villages_traditional=0", "craft_trades_traditional=2", "artisans=0"),
			across(7, "C", "{1}|-|Thừa Thiên Huế|2020|actual|{v}", "craft_villages=8", "craft_villages_traditional=6", "craft_trades_traditional=9", "artisans=21"),
		)},
		{name: "an estimate and half a year under one year's head", grids: one("U", []R{
			{"TÌNH HÌNH THỰC HIỆN KINH PHÍ KHUYẾN CÔNG - TỈNH BẠC LIÊU"},
			{"Chỉ tiêu", "Đơn vị", "TH năm 2022", "Năm 2023", nil, nil, "KH năm 2024"},
			{nil, nil, nil, "Kế hoạch", "TH 6 tháng", "Ước TH cả năm"},
			{"Tổng kinh phí khuyến công", "tr.đ", 1900, 2100, 850, 2100, 2300},
			{"Số đề án", "ĐA", 10, 12, 5, 12, 13},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:G3")), want: slices.Concat(
			across(4, "C", "kc_budget|-|Bạc Liêu|{1}|{2}|{v}", "2022,actual=1.9e+09", "2023,plan=2.1e+09", "2023-01/2023-06,actual=8.5e+08", "2023,estimate=2.1e+09", "2024,plan=2.3e+09"),
			across(5, "C", "kc_projects|-|Bạc Liêu|{1}|{2}|{v}", "2022,actual=10", "2023,plan=12", "2023-01/2023-06,actual=5", "2023,estimate=12", "2024,plan=13"),
		)},
		{name: "markets by district with repeated heads", grids: one("Cho", []R{
			{"DANH SÁCH SỐ LƯỢNG CHỢ TỈNH TIỀN GIANG NĂM 2021"},
			{"STT", "Huyện", "Số chợ"},
			{1, "Cái Bè", 22},
			{2, "Cai Lậy", 19},
			{"STT", "Huyện", "Số chợ"},
			{3, "Chợ Gạo", 20},
			{4, "Gò Công Đông", 17},
			{nil, "Tổng số", 78},
		}), want: slices.Concat(
			[]string{"C3|markets|-|Tiền Giang|2021|actual|22|locality=Cái Bè", "C4|markets|-|Tiền Giang|2021|actual|19|locality=Cai Lậy", "C6|markets|-|Tiền Giang|2021|actual|20|locality=Chợ Gạo", "C7|markets|-|Tiền Giang|2021|actual|17|locality=Gò Công Đông", "C8|markets|-|Tiền Giang|2021|actual|78"},
		)},
		{name: "facilities, workers, revenue of the supported: only what is known", grids: one("DN", []R{
			{"HIỆU QUẢ CÁC ĐỀ ÁN KHUYẾN CÔNG TỈNH NINH BÌNH NĂM 2023"},
			{"TT", "Chỉ tiêu", "ĐVT", "Trước hỗ trợ", "Sau hỗ trợ"},
			{1, "Doanh thu", "triệu đồng", 25000, 31000},
			{2, "Số lao động", "người", 210, 260},
			{3, "Sản lượng", "tấn", 900, 1200},
		})},
		{name: "enterprises, cooperatives and households among the entities", grids: one("CT", []R{
			{"CHỦ THỂ THAM GIA CHƯƠNG TRÌNH OCOP TỈNH YÊN BÁI ĐẾN HẾT NĂM 2022"},
			{"STT", "Huyện, thị xã, thành phố", "Tổng số chủ thể", "Số sản phẩm", "Sản phẩm 4 sao", "Sản phẩm 3 sao"},
			{1, "Thành phố Yên Bái", 20, 31, 6, 25},
			{2, "Huyện Văn Chấn", 17, 28, 4, 24},
			{3, "Tổng cộng", 37, 59, 10, 49},
		}), want: slices.Concat(
			[]string{"C3|ocop_entities|-|Yên Bái|/2022|actual|20|locality=Yên Bái", "D3|ocop_products|-|Yên Bái|/2022|actual|31|locality=Yên Bái", "E3|ocop_products|-|Yên Bái|/2022|actual|6|locality=Yên Bái|stars=4", "F3|ocop_products|-|Yên Bái|/2022|actual|25|locality=Yên Bái|stars=3"},
			[]string{"C4|ocop_entities|-|Yên Bái|/2022|actual|17|locality=Văn Chấn", "D4|ocop_products|-|Yên Bái|/2022|actual|28|locality=Văn Chấn", "E4|ocop_products|-|Yên Bái|/2022|actual|4|locality=Văn Chấn|stars=4", "F4|ocop_products|-|Yên Bái|/2022|actual|24|locality=Văn Chấn|stars=3"},
			[]string{"C5|ocop_entities|-|Yên Bái|/2022|actual|37", "D5|ocop_products|-|Yên Bái|/2022|actual|59", "E5|ocop_products|-|Yên Bái|/2022|actual|10|stars=4", "F5|ocop_products|-|Yên Bái|/2022|actual|49|stars=3"},
		)},
		{name: "roman numbers, letters and dashes in one column", grids: one("BC", []R{
			{"BIỂU TỔNG HỢP KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG TỈNH CÀ MAU NĂM 2023"},
			{"TT", "Nội dung", "ĐVT", "Số lượng", "Kinh phí (triệu đồng)"},
			{"A", "KHUYẾN CÔNG QUỐC GIA", "đề án", 3, 900},
			{"I", "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến", "đề án", 2, 600},
			{"II", "Xây dựng mô hình trình diễn kỹ thuật", "đề án", 1, 300},
			{"B", "KHUYẾN CÔNG ĐỊA PHƯƠNG", "đề án", 8, 1240},
			{"I", "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến", "đề án", 6, 1100},
			{"II", "Thông tin tuyên truyền", "đề án", 2, 140},
			{nil, "TỔNG CỘNG (A+B)", "đề án", 11, 2140},
		}), want: slices.Concat(
			across(3, "D", "{1}|quoc_gia|Cà Mau|2023|actual|{v}", "kc_projects=3", "kc_budget=9e+08"),
			across(4, "D", "{1}|quoc_gia|Cà Mau|2023|actual|{v}|content=may_moc", "kc_projects=2", "kc_budget=6e+08"),
			across(5, "D", "{1}|quoc_gia|Cà Mau|2023|actual|{v}|content=trinh_dien", "kc_projects=1", "kc_budget=3e+08"),
			across(6, "D", "{1}|tinh|Cà Mau|2023|actual|{v}", "kc_projects=8", "kc_budget=1.24e+09"),
			across(7, "D", "{1}|tinh|Cà Mau|2023|actual|{v}|content=may_moc", "kc_projects=6", "kc_budget=1.1e+09"),
			across(8, "D", "{1}|tinh|Cà Mau|2023|actual|{v}|content=thong_tin", "kc_projects=2", "kc_budget=1.4e+08"),
			across(9, "D", "{1}|-|Cà Mau|2023|actual|{v}", "kc_projects=11", "kc_budget=2.14e+09"),
		)},
	}
}
