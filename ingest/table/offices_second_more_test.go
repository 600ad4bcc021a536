package table_test

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func secondMore() []laid {
	return []laid{
		{name: "indicators over years over units", grids: one("TH", []R{
			{"TỔNG HỢP KẾT QUẢ KHUYẾN CÔNG ĐỊA PHƯƠNG THEO HUYỆN, TỈNH THÁI NGUYÊN"},
			{"TT", "Huyện, thành phố", "Số đề án", nil, "Kinh phí hỗ trợ", nil},
			{nil, nil, "2022", "2023", "2022", "2023"},
			{nil, nil, "(đề án)", "(đề án)", "(triệu đồng)", "(triệu đồng)"},
			{1, "Phổ Yên", 3, 4, 450, 620},
			{2, "Đại Từ", 2, 2, 280, "300,5"},
			{nil, "Tổng cộng", 5, 6, 730, "920,5"},
		}, sheettest.Merge("A2:A4", "B2:B4", "C2:D2", "E2:F2")), want: slices.Concat(
			across(5, "C", "{1}|tinh|Thái Nguyên|{2}|actual|{v}|locality=Phổ Yên", "kc_projects,2022=3", "kc_projects,2023=4", "kc_budget,2022=4.5e+08", "kc_budget,2023=6.2e+08"),
			across(6, "C", "{1}|tinh|Thái Nguyên|{2}|actual|{v}|locality=Đại Từ", "kc_projects,2022=2", "kc_projects,2023=2", "kc_budget,2022=2.8e+08", "kc_budget,2023=3.005e+08"),
			across(7, "C", "{1}|tinh|Thái Nguyên|{2}|actual|{v}", "kc_projects,2022=5", "kc_projects,2023=6", "kc_budget,2022=7.3e+08", "kc_budget,2023=9.205e+08"),
		)},
		{name: "money in full in đồng, stated in the head", grids: one("QT", []R{
			{"SỞ CÔNG THƯƠNG TỈNH QUẢNG TRỊ"},
			{"QUYẾT TOÁN KINH PHÍ KHUYẾN CÔNG NĂM 2022"},
			{"TT", "Nguồn kinh phí", "Dự toán được giao (đồng)", "Số thực hiện (đồng)"},
			{1, "Kinh phí khuyến công quốc gia", "950.000.000", "950.000.000"},
			{2, "Kinh phí khuyến công địa phương", "1.250.000.000", "1.237.450.000"},
			{"", "Tổng cộng", "2.200.000.000", "2.187.450.000"},
		}), want: slices.Concat(
			across(4, "C", "kc_budget|quoc_gia|Quảng Trị|2022|{1}|{v}", "plan=9.5e+08", "actual=9.5e+08"),
			across(5, "C", "kc_budget|tinh|Quảng Trị|2022|{1}|{v}", "plan=1.25e+09", "actual=1.23745e+09"),
			across(6, "C", "kc_budget|-|Quảng Trị|2022|{1}|{v}", "plan=2.2e+09", "actual=2.18745e+09"),
		)},
		{name: "one reporting office and quarter in lines of their own", grids: one("BC", []R{
			{"BÁO CÁO KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG"},
			{"Đơn vị báo cáo: Sở Công Thương tỉnh Đồng Nai"},
			{"Kỳ báo cáo: Quý III/2024"},
			{},
			{"STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện trong quý", "Lũy kế từ đầu năm"},
			{1, "Số đề án khuyến công được hỗ trợ", "Đề án", 5, 14},
			{2, "Kinh phí khuyến công hỗ trợ", "Triệu đồng", 900, "2.750"},
		}), want: slices.Concat(
			across(6, "D", "kc_projects|-|Đồng Nai|{1}|actual|{v}", "2024-07/2024-09=5", "2024-01/2024-09=14"),
			across(7, "D", "kc_budget|-|Đồng Nai|{1}|actual|{v}", "2024-07/2024-09=9e+08", "2024-01/2024-09=2.75e+09"),
		)},
		{name: "the nation by region and year", grids: one("LN", []R{
			{"SỐ LÀNG NGHỀ ĐƯỢC CÔNG NHẬN PHÂN THEO VÙNG"},
			{"Vùng", "2019", "2020", "Sơ bộ 2021"},
			{"CẢ NƯỚC", 1951, 1985, 2001},
			{"Đồng bằng sông Hồng", 900, 920, 931},
			{"Tây Nguyên", 40, 42, 42},
			{"Đồng bằng sông Cửu Long", 211, 215, 219},
		}), want: across(3, "B", "craft_villages|-|VN|{1}|{2}|{v}", "2019,actual=1951", "2020,actual=1985", "2021,estimate=2001"),
			may: []string{"B4", "C4", "D4", "B5", "C5", "D5", "B6", "C6", "D6"}},
		{name: "a sheet a year, the year in its name", document: "OCOP_TinhBacLieu.xlsx", grids: []*sheet.Grid{
			sheettest.Grid("Năm 2021", []R{{"SẢN PHẨM OCOP TỈNH BẠC LIÊU"}, {"Hạng", "Số sản phẩm", "Số chủ thể"}, {"3 sao", 20, 14}, {"4 sao", 8, 6}, {"Cộng", 28, 20}}),
			sheettest.Grid("Năm 2022", []R{{"SẢN PHẨM OCOP TỈNH BẠC LIÊU"}, {"Hạng", "Số sản phẩm", "Số chủ thể"}, {"3 sao", 31, 22}, {"4 sao", 12, 9}, {"Cộng", 43, 31}}),
		}, want: slices.Concat(
			prefixed("Năm 2021!", slices.Concat(across(3, "B", "{1}|-|Bạc Liêu|2021|actual|{v}|stars=3", "ocop_products=20", "ocop_entities=14"), across(4, "B", "{1}|-|Bạc Liêu|2021|actual|{v}|stars=4", "ocop_products=8", "ocop_entities=6"), across(5, "B", "{1}|-|Bạc Liêu|2021|actual|{v}", "ocop_products=28", "ocop_entities=20"))),
			prefixed("Năm 2022!", slices.Concat(across(3, "B", "{1}|-|Bạc Liêu|2022|actual|{v}|stars=3", "ocop_products=31", "ocop_entities=22"), across(4, "B", "{1}|-|Bạc Liêu|2022|actual|{v}|stars=4", "ocop_products=12", "ocop_entities=9"), across(5, "B", "{1}|-|Bạc Liêu|2022|actual|{v}", "ocop_products=43", "ocop_entities=31"))),
		)},
		{name: "nine months of two years in short", grids: one("9T", []R{
			{"KHUYẾN CÔNG TỈNH HÀ TĨNH"},
			{"Chỉ tiêu", "9T/2023", "9T/2024", "9T/2024 so với 9T/2023 (%)", "KH 2024"},
			{"Số đề án khuyến công", 9, 11, 122.2, 16},
			{"KP khuyến công (tr.đ)", 1300, 1620, 124.6, 2400},
		}), want: slices.Concat(
			across(3, "B", "kc_projects|-|Hà Tĩnh|{1}|{2}|{v}", "2023-01/2023-09,actual=9", "2024-01/2024-09,actual=11", "", "2024,plan=16"),
			across(4, "B", "kc_budget|-|Hà Tĩnh|{1}|{2}|{v}", "2023-01/2023-09,actual=1.3e+09", "2024-01/2024-09,actual=1.62e+09", "", "2024,plan=2.4e+09"),
		)},
		{name: "targets beside what has been reached", grids: one("MT", []R{
			{"CÁC CHỈ TIÊU PHÁT TRIỂN CỤM CÔNG NGHIỆP TỈNH VĨNH LONG"},
			{"TT", "Chỉ tiêu", "ĐVT", "Thực hiện đến hết năm 2023", "Mục tiêu đến năm 2025", "Mục tiêu đến năm 2030"},
			{1, "Số cụm công nghiệp", "CCN", 5, 8, 14},
			{2, "Diện tích cụm công nghiệp", "ha", "240,6", 390, 700},
			{3, "Tỷ lệ lấp đầy", "%", 41, 60, 85},
		}), want: slices.Concat(
			across(3, "D", "ic_count|-|Vĩnh Long|{1}|{2}|{v}", "/2023,actual=5", "/2025,target=8", "/2030,target=14"),
			across(4, "D", "ic_area|-|Vĩnh Long|{1}|{2}|{v}", "/2023,actual=240.6", "/2025,target=390", "/2030,target=700"),
			across(5, "D", "ic_fill_rate|-|Vĩnh Long|{1}|{2}|{v}", "/2023,actual=41", "/2025,target=60", "/2030,target=85"),
		)},
		{name: "districts as sections of communes with their subtotals", grids: one("LN", []R{
			{"DANH MỤC LÀNG NGHỀ TỈNH HƯNG YÊN NĂM 2023 THEO XÃ"},
			{"STT", "Tên huyện/xã", "Số làng nghề", "Số hộ làm nghề", "Số lao động làng nghề"},
			{"I", "Huyện Văn Lâm", 5, 900, 2500},
			{1, "Xã Chỉ Đạo", 3, 500, 1400},
			{2, "Xã Lạc Đạo", 2, 400, 1100},
			{"II", "Huyện Khoái Châu", 4, 610, 1500},
			{1, "Xã Thuần Hưng", 4, 610, 1500},
			{nil, "Tổng cộng toàn tỉnh", 9, 1510, 4000},
		}), want: slices.Concat(
			across(3, "C", "{1}|-|Hưng Yên|2023|actual|{v}|locality=Văn Lâm", "craft_villages=5", "craft_households=900", "craft_workers=2500"),
			across(4, "C", "{1}|-|Hưng Yên|2023|actual|{v}|locality=Chỉ Đạo", "craft_villages=3", "craft_households=500", "craft_workers=1400"),
			across(5, "C", "{1}|-|Hưng Yên|2023|actual|{v}|locality=Lạc Đạo", "craft_villages=2", "craft_households=400", "craft_workers=1100"),
			across(6, "C", "{1}|-|Hưng Yên|2023|actual|{v}|locality=Khoái Châu", "craft_villages=4", "craft_households=610", "craft_workers=1500"),
			across(7, "C", "{1}|-|Hưng Yên|2023|actual|{v}|locality=Thuần Hưng", "craft_villages=4", "craft_households=610", "craft_workers=1500"),
			across(8, "C", "{1}|-|Hưng Yên|2023|actual|{v}", "craft_villages=9", "craft_households=1510", "craft_workers=4000"),
		)},
		{name: "single clusters with a total", grids: one("DS CCN", []R{
			{"DANH SÁCH CÁC CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH QUẢNG NGÃI NĂM 2023"},
			{"TT", "Tên cụm công nghiệp", "Địa điểm", "Diện tích (ha)", "Số dự án", "Vốn đăng ký (tỷ đồng)", "Ghi chú"},
			{1, "CCN Tịnh Ấn Tây", "TP Quảng Ngãi", 23.6, 31, 410, "Đang hoạt động"},
			{2, "CCN La Hà", "Huyện Tư Nghĩa", 15, 17, 220.5, "Đang hoạt động"},
			{3, "CCN Quán Lát", "Huyện Mộ Đức", 19, 9, 95, "Đang lập dự án"},
			{nil, "Tổng cộng", nil, 57.6, 57, 725.5},
		}), want: across(6, "D", "{1}|-|Quảng Ngãi|2023|actual|{v}", "ic_area=57.6", "ic_projects=57", "ic_capital_registered=7.255e+11")},
		{name: "projects listed with a total of the money", grids: one("DM", []R{
			{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2024 TỈNH KON TUM"},
			{nil, nil, nil, nil, "Đơn vị tính: triệu đồng"},
			{"STT", "Tên đề án", "Đơn vị thụ hưởng", "Tổng kinh phí", "Kinh phí khuyến công hỗ trợ", "Vốn đối ứng"},
			{1, "Hỗ trợ máy sấy cà phê", "HTX Sáu Nhung", 700, 200, 500},
			{2, "Hỗ trợ dây chuyền chế biến sâm", "Công ty Ngọc Linh", 1500, 300, 1200},
			{"Tổng cộng", nil, nil, 2200, 500, 1700},
		}), want: across(6, "E", "{1}|tinh|Kon Tum|2024|actual|{v}", "kc_budget=5e+08", "kc_budget_matching=1.7e+09"), may: []string{"D6"}},
		{name: "new enterprises by month", grids: one("DN", []R{
			{"TÌNH HÌNH ĐĂNG KÝ DOANH NGHIỆP TỈNH KHÁNH HÒA NĂM 2024"},
			{"Chỉ tiêu", "ĐVT", "Tháng 1", "Tháng 2", "Tháng 3", "Quý I"},
			{"Số doanh nghiệp thành lập mới", "doanh nghiệp", 150, 90, 170, 410},
			{"Vốn đăng ký của doanh nghiệp thành lập mới", "tỷ đồng", 1200, 650, "1.430", "3.280"},
			{"Số doanh nghiệp giải thể", "doanh nghiệp", 20, 11, 18, 49},
		}), want: slices.Concat(
			across(3, "C", "enterprises_new|-|Khánh Hòa|{1}|actual|{v}", "2024-01/2024-01=150", "2024-02/2024-02=90", "2024-03/2024-03=170", "2024-01/2024-03=410"),
			across(4, "C", "enterprises_new_capital|-|Khánh Hòa|{1}|actual|{v}", "2024-01/2024-01=1.2e+12", "2024-02/2024-02=6.5e+11", "2024-03/2024-03=1.43e+12", "2024-01/2024-03=3.28e+12"),
		)},
		{name: "districts down, pairs of projects and money by purse across", grids: one("Huyen", []R{
			{"KẾT QUẢ HỖ TRỢ KHUYẾN CÔNG NĂM 2023 PHÂN THEO ĐỊA BÀN TỈNH BÌNH ĐỊNH"},
			{"STT", "Địa bàn", "Khuyến công quốc gia", nil, "Khuyến công địa phương", nil},
			{nil, nil, "Số đề án", "Kinh phí (trđ)", "Số đề án", "Kinh phí (trđ)"},
			{1, "Thị xã An Nhơn", 1, 300, 4, 560},
			{2, "Huyện Tuy Phước", 0, 0, 3, 410},
			{3, "Thành phố Quy Nhơn", "-", "-", 5, 700},
			{nil, "TỔNG", 1, 300, 12, 1670},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2", "E2:F2")), want: slices.Concat(
			across(4, "C", "{1}|{2}|Bình Định|2023|actual|{v}|locality=An Nhơn", "kc_projects,quoc_gia=1", "kc_budget,quoc_gia=3e+08", "kc_projects,tinh=4", "kc_budget,tinh=5.6e+08"),
			across(5, "C", "{1}|{2}|Bình Định|2023|actual|{v}|locality=Tuy Phước", "kc_projects,quoc_gia=0", "kc_budget,quoc_gia=0", "kc_projects,tinh=3", "kc_budget,tinh=4.1e+08"),
			across(6, "C", "{1}|{2}|Bình Định|2023|actual|{v}|locality=Quy Nhơn", "kc_projects,quoc_gia=0", "kc_budget,quoc_gia=0", "kc_projects,tinh=5", "kc_budget,tinh=7e+08"),
			across(7, "C", "{1}|{2}|Bình Định|2023|actual|{v}", "kc_projects,quoc_gia=1", "kc_budget,quoc_gia=3e+08", "kc_projects,tinh=12", "kc_budget,tinh=1.67e+09"),
		)},
	}
}
