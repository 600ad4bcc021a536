package table_test

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func officesMore() []laid {
	return []laid{
		{name: "typed without accents", grids: one("Sheet1", []R{
			{"SO CONG THUONG TINH QUANG NGAI"},
			{"TONG HOP KINH PHI KHUYEN CONG NAM 2022"},
			{nil, nil, nil, "DVT: trieu dong"},
			{"STT", "Noi dung", "Ke hoach", "Thuc hien"},
			{1, "Kinh phi khuyen cong quoc gia", 1200, 1200},
			{2, "Kinh phi khuyen cong dia phuong", 2600, 2540.5},
			{3, "So de an ho tro (de an)", 21, 20},
		}), want: slices.Concat(
			across(5, "C", "kc_budget|quoc_gia|Quảng Ngãi|2022|{1}|{v}", "plan=1.2e+09", "actual=1.2e+09"),
			across(6, "C", "kc_budget|tinh|Quảng Ngãi|2022|{1}|{v}", "plan=2.6e+09", "actual=2.5405e+09"),
			across(7, "C", "kc_projects|-|Quảng Ngãi|2022|{1}|{v}", "plan=21", "actual=20"),
		)},
		{name: "abbreviations and capitals", grids: one("KQBC", []R{
			{"KQ BÌNH CHỌN SP CNNT TB TỈNH HÀ NAM"},
			{"TT", "NỘI DUNG", "ĐVT", "NĂM 2020", "NĂM 2022", "NĂM 2024"},
			{1, "SP ĐĂNG KÝ BÌNH CHỌN CẤP TỈNH", "SP", 25, 31, 36},
			{2, "SP ĐƯỢC CÔNG NHẬN CẤP TỈNH", "SP", 18, 22, 24},
			{3, "SP ĐƯỢC CN CẤP KHU VỰC", "SP", 4, 5, 6},
			{4, "SP ĐƯỢC CN CẤP QG", "SP", "-", "-", 1},
		}), want: slices.Concat(
			across(3, "D", "cnnt_registered|tinh|Hà Nam|{1}|actual|{v}", "2020=25", "2022=31", "2024=36"),
			across(4, "D", "cnnt_recognized|tinh|Hà Nam|{1}|actual|{v}", "2020=18", "2022=22", "2024=24"),
			across(5, "D", "cnnt_recognized|khu_vuc|Hà Nam|{1}|actual|{v}", "2020=4", "2022=5", "2024=6"),
			across(6, "D", "cnnt_recognized|quoc_gia|Hà Nam|{1}|actual|{v}", "2020=0", "2022=0", "2024=1"),
		)},
		{name: "results of five years and the plan of the next", grids: one("GD", []R{
			{"Biểu số 3"},
			{"KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH KHUYẾN CÔNG GIAI ĐOẠN 2021-2025 VÀ KẾ HOẠCH GIAI ĐOẠN 2026-2030 TỈNH GIA LAI"},
			{"TT", "Chỉ tiêu", "ĐVT", "Kết quả giai đoạn 2021-2025", nil, nil, nil, nil, nil, "Kế hoạch 2026-2030"},
			{nil, nil, nil, "Tổng cộng", "2021", "2022", "2023", "2024", "Ước 2025"},
			{1, "Số đề án", "đề án", 95, 15, 18, 20, 21, 21, 120},
			{2, "Kinh phí khuyến công", "triệu đồng", 17800, 2800, 3200, 3600, 4000, 4200, 25000},
			{3, "Số mô hình trình diễn kỹ thuật", "mô hình", 9, 1, 2, 2, 2, 2, 12},
		}, sheettest.Merge("A3:A4", "B3:B4", "C3:C4", "D3:I3", "J3:J4")), want: slices.Concat(
			across(5, "D", "kc_projects|-|Gia Lai|{1}|{2}|{v}", "2021/2025,actual=95", "2021,actual=15", "2022,actual=18", "2023,actual=20", "2024,actual=21", "2025,estimate=21", "2026/2030,plan=120"),
			across(6, "D", "kc_budget|-|Gia Lai|{1}|{2}|{v}", "2021/2025,actual=1.78e+10", "2021,actual=2.8e+09", "2022,actual=3.2e+09", "2023,actual=3.6e+09", "2024,actual=4e+09", "2025,estimate=4.2e+09", "2026/2030,plan=2.5e+10"),
			across(7, "D", "kc_models|-|Gia Lai|{1}|{2}|{v}", "2021/2025,actual=9", "2021,actual=1", "2022,actual=2", "2023,actual=2", "2024,actual=2", "2025,estimate=2", "2026/2030,plan=12"),
		)},
		{name: "quarters with what they add up to", grids: one("Q", []R{
			{"TIẾN ĐỘ THỰC HIỆN ĐỀ ÁN KHUYẾN CÔNG NĂM 2023 TỈNH CAO BẰNG"},
			{"Chỉ tiêu", "ĐVT", "Quý I", "Quý II", "Quý III", "Lũy kế 9 tháng"},
			{"Số đề án được hỗ trợ", "đề án", 1, 4, 3, 8},
			{"Kinh phí hỗ trợ", "triệu đồng", 100, 620, 480, "1.200"},
		}), want: slices.Concat(
			across(3, "C", "kc_projects|-|Cao Bằng|{1}|actual|{v}", "2023-01/2023-03=1", "2023-04/2023-06=4", "2023-07/2023-09=3", "2023-01/2023-09=8"),
			across(4, "C", "kc_budget|-|Cao Bằng|{1}|actual|{v}", "2023-01/2023-03=1e+08", "2023-04/2023-06=6.2e+08", "2023-07/2023-09=4.8e+08", "2023-01/2023-09=1.2e+09"),
		)},
		{name: "rounds down with their years", grids: one("Dot", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP TỈNH QUA CÁC ĐỢT BÌNH CHỌN - TỈNH BẠC LIÊU"},
			{"Đợt", "Số sản phẩm đăng ký", "Số sản phẩm được công nhận", "Số cơ sở có sản phẩm được công nhận"},
			{"Đợt 4 (năm 2018)", 21, 14, 12},
			{"Đợt 5 (năm 2020)", 24, 17, 14},
			{"Đợt 6 (năm 2022)", 27, 19, 16},
		}), want: slices.Concat(
			across(3, "B", "{1}|tinh|Bạc Liêu|2018|actual|{v}", "cnnt_registered=21", "cnnt_recognized=14", "cnnt_facilities=12"),
			across(4, "B", "{1}|tinh|Bạc Liêu|2020|actual|{v}", "cnnt_registered=24", "cnnt_recognized=17", "cnnt_facilities=14"),
			across(5, "B", "{1}|tinh|Bạc Liêu|2022|actual|{v}", "cnnt_registered=27", "cnnt_recognized=19", "cnnt_facilities=16"),
		)},
		{name: "a merged province with its old parts", grids: one("2025", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP TỈNH CÁC TỈNH, THÀNH PHỐ NĂM 2025"},
			{"TT", "Tỉnh, thành phố", "Số sản phẩm được công nhận", "Số cơ sở có sản phẩm được công nhận"},
			{1, "Lâm Đồng", 46, 33},
			{nil, "Lâm Đồng (cũ)", 20, 15},
			{nil, "Đắk Nông (cũ)", 12, 8},
			{nil, "Bình Thuận (cũ)", 14, 10},
			{2, "Cà Mau", 30, 22},
			{3, "TP. Huế", 18, 13},
		}), want: slices.Concat(
			across(3, "C", "{1}|tinh|Lâm Đồng|2025|actual|{v}", "cnnt_recognized=46", "cnnt_facilities=33"),
			across(5, "C", "{1}|tinh|Đắk Nông|2025|actual|{v}", "cnnt_recognized=12", "cnnt_facilities=8"),
			across(6, "C", "{1}|tinh|Bình Thuận|2025|actual|{v}", "cnnt_recognized=14", "cnnt_facilities=10"),
			across(7, "C", "{1}|tinh|Cà Mau|2025|actual|{v}", "cnnt_recognized=30", "cnnt_facilities=22"),
			across(8, "C", "{1}|tinh|Huế|2025|actual|{v}", "cnnt_recognized=18", "cnnt_facilities=13"),
		), may: []string{"C4", "D4"}},
		{name: "three tables on a sheet, one of another subject", grids: one("TH", []R{
			{"BÁO CÁO SỐ LIỆU NGÀNH CÔNG THƯƠNG TỈNH LÀO CAI NĂM 2023"},
			{"I. CÔNG TÁC KHUYẾN CÔNG"},
			{"TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"},
			{1, "Số đề án khuyến công", "đề án", 12, 12},
			{2, "Kinh phí khuyến công địa phương", "triệu đồng", 1800, 1790},
			{},
			{"II. XÚC TIẾN THƯƠNG MẠI"},
			{"TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"},
			{1, "Số hội chợ", "cuộc", 6, 5},
			{2, "Kinh phí", "triệu đồng", 2500, 2400},
			{},
			{"III. CỤM CÔNG NGHIỆP"},
			{"TT", "Chỉ tiêu", "ĐVT", "Thực hiện"},
			{1, "Số cụm công nghiệp được thành lập", "cụm", 7},
			{2, "Diện tích cụm công nghiệp", "ha", "310,5"},
		}), want: slices.Concat(
			across(4, "D", "kc_projects|-|Lào Cai|2023|{1}|{v}", "plan=12", "actual=12"),
			across(5, "D", "kc_budget|tinh|Lào Cai|2023|{1}|{v}", "plan=1.8e+09", "actual=1.79e+09"),
			[]string{"D14|ic_count|-|Lào Cai|2023|actual|7", "D15|ic_area|-|Lào Cai|2023|actual|310.5"},
		)},
		{name: "fractions and words in cells", grids: one("S", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP HUYỆN NĂM 2023 TỈNH ĐIỆN BIÊN"},
			{"STT", "Huyện", "Số sản phẩm được công nhận"},
			{1, "Mường Ảng", "12/15"},
			{2, "Tuần Giáo", "khoảng 9"},
			{3, "Điện Biên Đông", "Chưa tổ chức"},
			{4, "Tủa Chùa", "…"},
			{5, "Mường Nhé", "07"},
		}), want: []string{"C4|cnnt_recognized|huyen|Điện Biên|2023|actual|9|locality=Tuần Giáo", "C7|cnnt_recognized|huyen|Điện Biên|2023|actual|7|locality=Mường Nhé"}},
		{name: "money in the cells, money in thousands in the head", grids: one("KP", []R{
			{"Kinh phí khuyến công tỉnh Sơn La năm 2021"},
			{"STT", "Nguồn kinh phí", "Kế hoạch được giao (1.000 đ)", "Thực hiện (1.000 đ)", "Đã giải ngân"},
			{1, "Khuyến công quốc gia", 850000, "850.000", "850 triệu đồng"},
			{2, "Khuyến công địa phương", 1400000, "1.392.500", "1,3925 tỷ đồng"},
		}), want: slices.Concat(
			across(3, "C", "kc_budget|quoc_gia|Sơn La|2021|{1}|{v}", "plan=8.5e+08", "actual=8.5e+08"),
			across(4, "C", "kc_budget|tinh|Sơn La|2021|{1}|{v}", "plan=1.4e+09", "actual=1.3925e+09"),
		), may: []string{"E3", "E4"}},
	}
}
