package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// seventh are workbooks written and scored once after the sixth ones were read:
// those of them of which something was sent back then.
func seventh() []laid {
	return []laid{
		{name: "districts by bare names under \"Địa phương\", the whole as \"Toàn tỉnh\"", grids: one("LN", []R{
			{"CHI CỤC PHÁT TRIỂN NÔNG THÔN TỈNH BẮC NINH"},
			{"Biểu: Hiện trạng làng nghề giai đoạn 2020 - 2022"},
			{nil, nil, nil, nil, nil, nil, nil, "Đvt: triệu đồng"},
			{"Địa phương", 2020, nil, 2021, nil, 2022},
			{nil, "Số làng nghề (làng)", "Doanh thu", "Số làng nghề (làng)", "Doanh thu", "Số làng nghề (làng)", "Doanh thu"},
			{"Từ Sơn", 7, 8214, 4, 4626, 4, 5097},
			{"Yên Phong", 8, 2536, 3, 7168, 6, 1856},
			{"Gia Bình", 6, 3018, 8, 3825, 9, 8211},
			{"Toàn tỉnh", 21, 13768, 15, 15619, 19, 15164},
		}, sheettest.Merge("A1:G1", "A2:H2", "B4:C4", "D4:E4", "F4:G4", "A4:A5")), want: []string{
			"B6|craft_villages|-|Bắc Ninh|2020|actual|7|locality=Từ Sơn", "C6|craft_revenue|-|Bắc Ninh|2020|actual|8.214e+09|locality=Từ Sơn", "D6|craft_villages|-|Bắc Ninh|2021|actual|4|locality=Từ Sơn", "E6|craft_revenue|-|Bắc Ninh|2021|actual|4.626e+09|locality=Từ Sơn", "F6|craft_villages|-|Bắc Ninh|2022|actual|4|locality=Từ Sơn", "G6|craft_revenue|-|Bắc Ninh|2022|actual|5.097e+09|locality=Từ Sơn",
			"B7|craft_villages|-|Bắc Ninh|2020|actual|8|locality=Yên Phong", "C7|craft_revenue|-|Bắc Ninh|2020|actual|2.536e+09|locality=Yên Phong", "D7|craft_villages|-|Bắc Ninh|2021|actual|3|locality=Yên Phong", "E7|craft_revenue|-|Bắc Ninh|2021|actual|7.168e+09|locality=Yên Phong", "F7|craft_villages|-|Bắc Ninh|2022|actual|6|locality=Yên Phong", "G7|craft_revenue|-|Bắc Ninh|2022|actual|1.856e+09|locality=Yên Phong",
			"B8|craft_villages|-|Bắc Ninh|2020|actual|6|locality=Gia Bình", "C8|craft_revenue|-|Bắc Ninh|2020|actual|3.018e+09|locality=Gia Bình", "D8|craft_villages|-|Bắc Ninh|2021|actual|8|locality=Gia Bình", "E8|craft_revenue|-|Bắc Ninh|2021|actual|3.825e+09|locality=Gia Bình", "F8|craft_villages|-|Bắc Ninh|2022|actual|9|locality=Gia Bình", "G8|craft_revenue|-|Bắc Ninh|2022|actual|8.211e+09|locality=Gia Bình",
			"B9|craft_villages|-|Bắc Ninh|2020|actual|21", "C9|craft_revenue|-|Bắc Ninh|2020|actual|1.3768e+10", "D9|craft_villages|-|Bắc Ninh|2021|actual|15", "E9|craft_revenue|-|Bắc Ninh|2021|actual|1.5619e+10", "F9|craft_villages|-|Bắc Ninh|2022|actual|19", "G9|craft_revenue|-|Bắc Ninh|2022|actual|1.5164e+10",
		}},
		{name: "parts that are called like their whole", grids: one("Phụ lục", []R{
			{"PHỤ LỤC SỐ 1: TỔNG HỢP LÀNG NGHỀ, LÀNG NGHỀ TRUYỀN THỐNG"},
			{"TỈNH HÀ NAM (tính đến 31/12/2023)"},
			{"Stt", "Huyện/TP", "Làng nghề được công nhận", "Chia ra", nil, "Số hộ tham gia làm nghề (hộ)", "Số lao động (người)", "Thu nhập BQ (triệu đồng/người/tháng)"},
			{nil, nil, nil, "Làng nghề", "Làng nghề truyền thống"},
			{1, "Duy Tiên", 12, 4, 8, 783, 962, 7.1},
			{2, "Lý Nhân", 6, 4, 2, 339, 1993, 7.1},
			{3, "Thanh Liêm", 7, 5, 2, 855, 2053, 7.8},
			{nil, "Tổng cộng", 25, 13, 12, 1977, 5008},
		}, sheettest.Merge("A1:H1", "A2:H2", "D3:E3", "A3:A4", "B3:B4", "C3:C4", "F3:F4", "G3:G4", "H3:H4")), want: []string{
			"C5|craft_villages|-|Hà Nam|/2023-12-31|actual|12|locality=Duy Tiên", "E5|craft_villages_traditional|-|Hà Nam|/2023-12-31|actual|8|locality=Duy Tiên", "F5|craft_households|-|Hà Nam|/2023-12-31|actual|783|locality=Duy Tiên", "G5|craft_workers|-|Hà Nam|/2023-12-31|actual|962|locality=Duy Tiên", "H5|income_per_month|-|Hà Nam|/2023-12-31|actual|7.1e+06|locality=Duy Tiên",
			"C6|craft_villages|-|Hà Nam|/2023-12-31|actual|6|locality=Lý Nhân", "E6|craft_villages_traditional|-|Hà Nam|/2023-12-31|actual|2|locality=Lý Nhân", "F6|craft_households|-|Hà Nam|/2023-12-31|actual|339|locality=Lý Nhân", "G6|craft_workers|-|Hà Nam|/2023-12-31|actual|1993|locality=Lý Nhân", "H6|income_per_month|-|Hà Nam|/2023-12-31|actual|7.1e+06|locality=Lý Nhân",
			"C7|craft_villages|-|Hà Nam|/2023-12-31|actual|7|locality=Thanh Liêm", "E7|craft_villages_traditional|-|Hà Nam|/2023-12-31|actual|2|locality=Thanh Liêm", "F7|craft_households|-|Hà Nam|/2023-12-31|actual|855|locality=Thanh Liêm", "G7|craft_workers|-|Hà Nam|/2023-12-31|actual|2053|locality=Thanh Liêm", "H7|income_per_month|-|Hà Nam|/2023-12-31|actual|7.8e+06|locality=Thanh Liêm",
			"C8|craft_villages|-|Hà Nam|/2023-12-31|actual|25", "E8|craft_villages_traditional|-|Hà Nam|/2023-12-31|actual|12", "F8|craft_households|-|Hà Nam|/2023-12-31|actual|1977", "G8|craft_workers|-|Hà Nam|/2023-12-31|actual|5008",
		}},
		{name: "money by schemes, its unit alone above the table", grids: one("DS", []R{
			{"BIỂU TỔNG HỢP ĐỀ ÁN KHUYẾN CÔNG NĂM 2024 TRÊN ĐỊA BÀN TỈNH LẠNG SƠN"},
			{nil, nil, nil, nil, nil, "Kinh phí: triệu đồng"},
			{"TT", "Huyện, thành phố", "Khuyến công quốc gia", nil, "Khuyến công địa phương"},
			{nil, nil, "Số đề án", "Kinh phí", "Số đề án", "Kinh phí"},
			{1, "Thành phố Lạng Sơn", 1, 115, 3, 146},
			{2, "Cao Lộc", 1, 178, 1, 340},
			{3, "Hữu Lũng", 1, 499, 2, 379},
			{4, "Bắc Sơn", 2, 464, 2, 192},
			{"Cộng:", nil, 5, 1256, 8, 1057},
		}, sheettest.Merge("A1:F1", "C3:D3", "E3:F3")), want: []string{
			"C5|kc_projects|quoc_gia|Lạng Sơn|2024|actual|1|locality=Lạng Sơn", "D5|kc_budget|quoc_gia|Lạng Sơn|2024|actual|1.15e+08|locality=Lạng Sơn", "E5|kc_projects|tinh|Lạng Sơn|2024|actual|3|locality=Lạng Sơn", "F5|kc_budget|tinh|Lạng Sơn|2024|actual|1.46e+08|locality=Lạng Sơn",
			"C6|kc_projects|quoc_gia|Lạng Sơn|2024|actual|1|locality=Cao Lộc", "D6|kc_budget|quoc_gia|Lạng Sơn|2024|actual|1.78e+08|locality=Cao Lộc", "E6|kc_projects|tinh|Lạng Sơn|2024|actual|1|locality=Cao Lộc", "F6|kc_budget|tinh|Lạng Sơn|2024|actual|3.4e+08|locality=Cao Lộc",
			"C7|kc_projects|quoc_gia|Lạng Sơn|2024|actual|1|locality=Hữu Lũng", "D7|kc_budget|quoc_gia|Lạng Sơn|2024|actual|4.99e+08|locality=Hữu Lũng", "E7|kc_projects|tinh|Lạng Sơn|2024|actual|2|locality=Hữu Lũng", "F7|kc_budget|tinh|Lạng Sơn|2024|actual|3.79e+08|locality=Hữu Lũng",
			"C8|kc_projects|quoc_gia|Lạng Sơn|2024|actual|2|locality=Bắc Sơn", "D8|kc_budget|quoc_gia|Lạng Sơn|2024|actual|4.64e+08|locality=Bắc Sơn", "E8|kc_projects|tinh|Lạng Sơn|2024|actual|2|locality=Bắc Sơn", "F8|kc_budget|tinh|Lạng Sơn|2024|actual|1.92e+08|locality=Bắc Sơn",
			"C9|kc_projects|quoc_gia|Lạng Sơn|2024|actual|5", "D9|kc_budget|quoc_gia|Lạng Sơn|2024|actual|1.256e+09", "E9|kc_projects|tinh|Lạng Sơn|2024|actual|8", "F9|kc_budget|tinh|Lạng Sơn|2024|actual|1.057e+09",
		}},
		{name: "districts with their English names, one called like the province", grids: one("5.12", []R{
			{"118. Số hợp tác xã phân theo huyện/thị xã/thành phố thuộc tỉnh Quảng Ngãi"},
			{"Number of cooperatives by district"},
			{nil, nil, nil, "ĐVT: Hợp tác xã - Unit: Cooperative"},
			{nil, 2020, 2021, 2022, "Sơ bộ - Prel. 2023"},
			{"TỔNG SỐ - TOTAL", 72, 117, 126, 64},
			{"Thành phố Quảng Ngãi - Quang Ngai city", 13, 40, 38, 17},
			{"Thị xã Đức Phổ - Duc Pho town", 34, 20, 40, 16},
			{"Huyện Bình Sơn - Binh Son district", 13, 32, 36, 11},
			{"Huyện Lý Sơn - Ly Son district", 12, 25, 12, 20},
		}, sheettest.Merge("A1:E1", "A2:E2", "D3:E3")), want: []string{
			"B5|coops|-|Quảng Ngãi|2020|actual|72", "C5|coops|-|Quảng Ngãi|2021|actual|117", "D5|coops|-|Quảng Ngãi|2022|actual|126", "E5|coops|-|Quảng Ngãi|2023|estimate|64",
			"B6|coops|-|Quảng Ngãi|2020|actual|13|locality=Quảng Ngãi", "C6|coops|-|Quảng Ngãi|2021|actual|40|locality=Quảng Ngãi", "D6|coops|-|Quảng Ngãi|2022|actual|38|locality=Quảng Ngãi", "E6|coops|-|Quảng Ngãi|2023|estimate|17|locality=Quảng Ngãi",
			"B7|coops|-|Quảng Ngãi|2020|actual|34|locality=Đức Phổ", "C7|coops|-|Quảng Ngãi|2021|actual|20|locality=Đức Phổ", "D7|coops|-|Quảng Ngãi|2022|actual|40|locality=Đức Phổ", "E7|coops|-|Quảng Ngãi|2023|estimate|16|locality=Đức Phổ",
			"B8|coops|-|Quảng Ngãi|2020|actual|13|locality=Bình Sơn", "C8|coops|-|Quảng Ngãi|2021|actual|32|locality=Bình Sơn", "D8|coops|-|Quảng Ngãi|2022|actual|36|locality=Bình Sơn", "E8|coops|-|Quảng Ngãi|2023|estimate|11|locality=Bình Sơn",
			"B9|coops|-|Quảng Ngãi|2020|actual|12|locality=Lý Sơn", "C9|coops|-|Quảng Ngãi|2021|actual|25|locality=Lý Sơn", "D9|coops|-|Quảng Ngãi|2022|actual|12|locality=Lý Sơn", "E9|coops|-|Quảng Ngãi|2023|estimate|20|locality=Lý Sơn",
		}},
		{name: "districts across", grids: one("Sheet1", []R{
			{"KẾT QUẢ CHƯƠNG TRÌNH OCOP TỈNH QUẢNG BÌNH ĐẾN THÁNG 12/2023"},
			{"STT", "Chỉ tiêu", "ĐVT", "Đồng Hới", "Ba Đồn", "Lệ Thủy", "Bố Trạch", "Tổng cộng"},
			{1, "Số sản phẩm OCOP", "sản phẩm", 6, 24, 24, 9, 63},
			{nil, "- 4 sao", "sản phẩm", 4, 9, 3, 1, 17},
			{nil, "- 3 sao", "sản phẩm", 18, 20, 5, 11, 54},
			{2, "Số chủ thể OCOP", "chủ thể", 20, 20, 14, 9, 63},
			{3, "Điểm giới thiệu và bán sản phẩm OCOP", "điểm", 1, 5, 2, 5, 13},
		}, sheettest.Merge("A1:G1")), want: []string{
			"D3|ocop_products|-|Quảng Bình|/2023-12|actual|6|locality=Đồng Hới", "E3|ocop_products|-|Quảng Bình|/2023-12|actual|24|locality=Ba Đồn", "F3|ocop_products|-|Quảng Bình|/2023-12|actual|24|locality=Lệ Thủy", "G3|ocop_products|-|Quảng Bình|/2023-12|actual|9|locality=Bố Trạch", "H3|ocop_products|-|Quảng Bình|/2023-12|actual|63",
			"D4|ocop_products|-|Quảng Bình|/2023-12|actual|4|locality=Đồng Hới|stars=4", "E4|ocop_products|-|Quảng Bình|/2023-12|actual|9|locality=Ba Đồn|stars=4", "F4|ocop_products|-|Quảng Bình|/2023-12|actual|3|locality=Lệ Thủy|stars=4", "G4|ocop_products|-|Quảng Bình|/2023-12|actual|1|locality=Bố Trạch|stars=4", "H4|ocop_products|-|Quảng Bình|/2023-12|actual|17|stars=4",
			"D5|ocop_products|-|Quảng Bình|/2023-12|actual|18|locality=Đồng Hới|stars=3", "E5|ocop_products|-|Quảng Bình|/2023-12|actual|20|locality=Ba Đồn|stars=3", "F5|ocop_products|-|Quảng Bình|/2023-12|actual|5|locality=Lệ Thủy|stars=3", "G5|ocop_products|-|Quảng Bình|/2023-12|actual|11|locality=Bố Trạch|stars=3", "H5|ocop_products|-|Quảng Bình|/2023-12|actual|54|stars=3",
			"D6|ocop_entities|-|Quảng Bình|/2023-12|actual|20|locality=Đồng Hới", "E6|ocop_entities|-|Quảng Bình|/2023-12|actual|20|locality=Ba Đồn", "F6|ocop_entities|-|Quảng Bình|/2023-12|actual|14|locality=Lệ Thủy", "G6|ocop_entities|-|Quảng Bình|/2023-12|actual|9|locality=Bố Trạch", "H6|ocop_entities|-|Quảng Bình|/2023-12|actual|63",
			"D7|ocop_shops|-|Quảng Bình|/2023-12|actual|1|locality=Đồng Hới", "E7|ocop_shops|-|Quảng Bình|/2023-12|actual|5|locality=Ba Đồn", "F7|ocop_shops|-|Quảng Bình|/2023-12|actual|2|locality=Lệ Thủy", "G7|ocop_shops|-|Quảng Bình|/2023-12|actual|5|locality=Bố Trạch", "H7|ocop_shops|-|Quảng Bình|/2023-12|actual|13",
		}},
		{name: "entities by kinds beside all of them", grids: one("CT", []R{
			{"SỐ CHỦ THỂ OCOP PHÂN THEO LOẠI HÌNH, TỈNH HẬU GIANG NĂM 2023"},
			{"TT", "Huyện/thị xã", "Tổng số chủ thể", "Doanh nghiệp", "Hợp tác xã", "Tổ hợp tác", "Hộ kinh doanh"},
			{1, "TP Vị Thanh", 26, 8, 9, 3, 6},
			{2, "TX Long Mỹ", 18, 4, 5, 2, 7},
			{3, "Huyện Châu Thành A", 21, 9, 7, 1, 4},
			{nil, "Tổng", 65, 21, 21, 6, 17},
		}, sheettest.Merge("A1:F1")), want: []string{
			"C3|ocop_entities|-|Hậu Giang|2023|actual|26|locality=Vị Thanh", "D3|ocop_entities|-|Hậu Giang|2023|actual|8|locality=Vị Thanh", "E3|ocop_entities|-|Hậu Giang|2023|actual|9|locality=Vị Thanh", "F3|ocop_entities|-|Hậu Giang|2023|actual|3|locality=Vị Thanh", "G3|ocop_entities|-|Hậu Giang|2023|actual|6|locality=Vị Thanh",
			"C4|ocop_entities|-|Hậu Giang|2023|actual|18|locality=Long Mỹ", "D4|ocop_entities|-|Hậu Giang|2023|actual|4|locality=Long Mỹ", "E4|ocop_entities|-|Hậu Giang|2023|actual|5|locality=Long Mỹ", "F4|ocop_entities|-|Hậu Giang|2023|actual|2|locality=Long Mỹ", "G4|ocop_entities|-|Hậu Giang|2023|actual|7|locality=Long Mỹ",
			"C5|ocop_entities|-|Hậu Giang|2023|actual|21|locality=Châu Thành A", "D5|ocop_entities|-|Hậu Giang|2023|actual|9|locality=Châu Thành A", "E5|ocop_entities|-|Hậu Giang|2023|actual|7|locality=Châu Thành A", "F5|ocop_entities|-|Hậu Giang|2023|actual|1|locality=Châu Thành A", "G5|ocop_entities|-|Hậu Giang|2023|actual|4|locality=Châu Thành A",
			"C6|ocop_entities|-|Hậu Giang|2023|actual|65", "D6|ocop_entities|-|Hậu Giang|2023|actual|21", "E6|ocop_entities|-|Hậu Giang|2023|actual|21", "F6|ocop_entities|-|Hậu Giang|2023|actual|6", "G6|ocop_entities|-|Hậu Giang|2023|actual|17",
		}},
		{name: "heads in two lines by hand", grids: one("BANG 1", []R{
			{"UBND TINH VINH PHUC"},
			{"BANG TONG HOP LANG NGHE NAM 2022"},
			{},
			{},
			{"TT", "HUYEN", "SO LANG", "SO HO", "LAO DONG", "DOANH THU"},
			{nil, nil, "NGHE", "SAN XUAT", "(NGUOI)", "(TY DONG)"},
			{1, "VINH TUONG", 9, 401, 1408, 60.8},
			{2, "YEN LAC", 9, 412, 1097, 83.8},
			{3, "LAP THACH", 9, 172, 580, 87.9},
			{nil, "TONG CONG", 27, 985, 3085, 232.5},
		}), want: []string{
			"C7|craft_villages|-|Vĩnh Phúc|2022|actual|9|locality=VINH TUONG", "D7|craft_households|-|Vĩnh Phúc|2022|actual|401|locality=VINH TUONG", "E7|craft_workers|-|Vĩnh Phúc|2022|actual|1408|locality=VINH TUONG", "F7|craft_revenue|-|Vĩnh Phúc|2022|actual|6.08e+10|locality=VINH TUONG",
			"C8|craft_villages|-|Vĩnh Phúc|2022|actual|9|locality=YEN LAC", "D8|craft_households|-|Vĩnh Phúc|2022|actual|412|locality=YEN LAC", "E8|craft_workers|-|Vĩnh Phúc|2022|actual|1097|locality=YEN LAC", "F8|craft_revenue|-|Vĩnh Phúc|2022|actual|8.38e+10|locality=YEN LAC",
			"C9|craft_villages|-|Vĩnh Phúc|2022|actual|9|locality=LAP THACH", "D9|craft_households|-|Vĩnh Phúc|2022|actual|172|locality=LAP THACH", "E9|craft_workers|-|Vĩnh Phúc|2022|actual|580|locality=LAP THACH", "F9|craft_revenue|-|Vĩnh Phúc|2022|actual|8.79e+10|locality=LAP THACH",
			"C10|craft_villages|-|Vĩnh Phúc|2022|actual|27", "D10|craft_households|-|Vĩnh Phúc|2022|actual|985", "E10|craft_workers|-|Vĩnh Phúc|2022|actual|3085", "F10|craft_revenue|-|Vĩnh Phúc|2022|actual|2.325e+11",
		}},
		{name: "markets by class, the day in the head of all", grids: one("QLC", []R{
			{"TÌNH HÌNH PHÁT TRIỂN VÀ QUẢN LÝ CHỢ TỈNH KIÊN GIANG"},
			{"TT", "Huyện, thành phố", "Tổng số chợ hiện có đến 31/12/2023", "Trong đó"},
			{nil, nil, nil, "Hạng I", "Hạng II", "Hạng III và chợ tạm"},
			{1, "Rạch Giá", 12, 1, 3, 9},
			{2, "Hà Tiên", 19, 2, 2, 8},
			{3, "Giồng Riềng", 20, 2, 4, 9},
			{4, "Phú Quốc", 18, 2, 3, 5},
			{"Tổng cộng", nil, 69, 7, 12, 31},
		}, sheettest.Merge("A1:F1", "D2:F2", "A2:A3", "B2:B3", "C2:C3", "A8:B8")), want: []string{
			"C4|markets|-|Kiên Giang|/2023-12-31|actual|12|locality=Rạch Giá", "D4|markets|-|Kiên Giang|/2023-12-31|actual|1|locality=Rạch Giá|market_class=hang_1", "E4|markets|-|Kiên Giang|/2023-12-31|actual|3|locality=Rạch Giá|market_class=hang_2",
			"C5|markets|-|Kiên Giang|/2023-12-31|actual|19|locality=Hà Tiên", "D5|markets|-|Kiên Giang|/2023-12-31|actual|2|locality=Hà Tiên|market_class=hang_1", "E5|markets|-|Kiên Giang|/2023-12-31|actual|2|locality=Hà Tiên|market_class=hang_2",
			"C6|markets|-|Kiên Giang|/2023-12-31|actual|20|locality=Giồng Riềng", "D6|markets|-|Kiên Giang|/2023-12-31|actual|2|locality=Giồng Riềng|market_class=hang_1", "E6|markets|-|Kiên Giang|/2023-12-31|actual|4|locality=Giồng Riềng|market_class=hang_2",
			"C7|markets|-|Kiên Giang|/2023-12-31|actual|18|locality=Phú Quốc", "D7|markets|-|Kiên Giang|/2023-12-31|actual|2|locality=Phú Quốc|market_class=hang_1", "E7|markets|-|Kiên Giang|/2023-12-31|actual|3|locality=Phú Quốc|market_class=hang_2",
			"C8|markets|-|Kiên Giang|/2023-12-31|actual|69", "D8|markets|-|Kiên Giang|/2023-12-31|actual|7|market_class=hang_1", "E8|markets|-|Kiên Giang|/2023-12-31|actual|12|market_class=hang_2",
		}},
		{name: "regions of the country", grids: one("Vùng", []R{
			{"BỘ CÔNG THƯƠNG"},
			{"CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG"},
			{"TỔNG HỢP CỤM CÔNG NGHIỆP THEO VÙNG NĂM 2023"},
			{"TT", "Vùng", "Số CCN thành lập", "Số CCN hoạt động", "Tổng diện tích (ha)", "Số dự án"},
			{1, "Đồng bằng sông Hồng", 297, 129, 6291, 1697},
			{2, "Trung du và miền núi phía Bắc", 172, 65, 2658, 728},
			{3, "Bắc Trung Bộ và Duyên hải miền Trung", 160, 53, 4940, 565},
			{4, "Tây Nguyên", 48, 18, 1096, 288},
			{5, "Đông Nam Bộ", 30, 15, 1051, 163},
			{6, "Đồng bằng sông Cửu Long", 65, 15, 3442, 208},
			{nil, "Cả nước", 772, 295, 19478, 3649},
		}, sheettest.Merge("A1:F1", "A2:F2", "A3:F3")), want: []string{
			"C5|ic_count|-|DBSH|2023|actual|297", "D5|ic_operating|-|DBSH|2023|actual|129", "E5|ic_area|-|DBSH|2023|actual|6291", "F5|ic_projects|-|DBSH|2023|actual|1697",
			"C6|ic_count|-|TDMNPB|2023|actual|172", "D6|ic_operating|-|TDMNPB|2023|actual|65", "E6|ic_area|-|TDMNPB|2023|actual|2658", "F6|ic_projects|-|TDMNPB|2023|actual|728",
			"C7|ic_count|-|BTB-DHMT|2023|actual|160", "D7|ic_operating|-|BTB-DHMT|2023|actual|53", "E7|ic_area|-|BTB-DHMT|2023|actual|4940", "F7|ic_projects|-|BTB-DHMT|2023|actual|565",
			"C8|ic_count|-|TAY-NGUYEN|2023|actual|48", "D8|ic_operating|-|TAY-NGUYEN|2023|actual|18", "E8|ic_area|-|TAY-NGUYEN|2023|actual|1096", "F8|ic_projects|-|TAY-NGUYEN|2023|actual|288",
			"C9|ic_count|-|DNB|2023|actual|30", "D9|ic_operating|-|DNB|2023|actual|15", "E9|ic_area|-|DNB|2023|actual|1051", "F9|ic_projects|-|DNB|2023|actual|163",
			"C10|ic_count|-|DBSCL|2023|actual|65", "D10|ic_operating|-|DBSCL|2023|actual|15", "E10|ic_area|-|DBSCL|2023|actual|3442", "F10|ic_projects|-|DBSCL|2023|actual|208",
			"C11|ic_count|-|VN|2023|actual|772", "D11|ic_operating|-|VN|2023|actual|295", "E11|ic_area|-|VN|2023|actual|19478", "F11|ic_projects|-|VN|2023|actual|3649",
		}},
		{name: "the province in the letter that the table came with", grids: one("PL03", []R{
			{"Phụ lục 03"},
			{"CÁC CHỈ TIÊU CHỦ YẾU VỀ KHUYẾN CÔNG, SẢN PHẨM CNNT TIÊU BIỂU"},
			{"(Kèm theo Báo cáo số 12/BC-SCT ngày 05/01/2024 của Sở Công Thương tỉnh Cao Bằng)"},
			{},
			{"TT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023", "Ghi chú"},
			{"I", "Khuyến công"},
			{1, "Số đề án khuyến công quốc gia", "Đề án", 2, 5},
			{2, "Số đề án khuyến công địa phương", "Đề án", 11, 11, "01 đề án chuyển tiếp"},
			{3, "Tổng kinh phí khuyến công", "Tỷ đồng", "2,35", "3,1"},
			{},
			{"II", "Sản phẩm CNNT tiêu biểu"},
			{1, "Số sản phẩm được công nhận cấp tỉnh", "Sản phẩm", 10, "-", "Không tổ chức năm 2023"},
			{2, "Số sản phẩm được công nhận cấp khu vực", "Sản phẩm", 5, 3},
		}, sheettest.Merge("A2:E2", "A3:E3")), want: []string{
			"D7|kc_projects|quoc_gia|Cao Bằng|2022|actual|2", "E7|kc_projects|quoc_gia|Cao Bằng|2023|actual|5",
			"D8|kc_projects|tinh|Cao Bằng|2022|actual|11", "E8|kc_projects|tinh|Cao Bằng|2023|actual|11",
			"D9|kc_budget|-|Cao Bằng|2022|actual|2.35e+09", "E9|kc_budget|-|Cao Bằng|2023|actual|3.1e+09",
			"D12|cnnt_recognized|tinh|Cao Bằng|2022|actual|10", "E12|cnnt_recognized|tinh|Cao Bằng|2023|actual|0",
			"D13|cnnt_recognized|khu_vuc|Cao Bằng|2022|actual|5", "E13|cnnt_recognized|khu_vuc|Cao Bằng|2023|actual|3",
		}},
		{name: "cooperatives in operation of provinces", grids: one("HTX", []R{
			{"SỐ HỢP TÁC XÃ ĐANG HOẠT ĐỘNG CỦA MỘT SỐ ĐỊA PHƯƠNG"},
			{"Tỉnh", "31/12/2020", "31/12/2021", "31/12/2022"},
			{"Bắc Giang", 631, 809, 513},
			{"Thái Nguyên", 393, "..", 517},
			{"Tuyên Quang", 528, 368, 511},
			{"Hà Giang", "...", 875, 790},
		}, sheettest.Merge("A1:D1")), want: []string{
			"B3|coops_operating|-|Bắc Giang|2020-12-31/2020-12-31|actual|631", "C3|coops_operating|-|Bắc Giang|2021-12-31/2021-12-31|actual|809", "D3|coops_operating|-|Bắc Giang|2022-12-31/2022-12-31|actual|513",
			"B4|coops_operating|-|Thái Nguyên|2020-12-31/2020-12-31|actual|393", "D4|coops_operating|-|Thái Nguyên|2022-12-31/2022-12-31|actual|517",
			"B5|coops_operating|-|Tuyên Quang|2020-12-31/2020-12-31|actual|528", "C5|coops_operating|-|Tuyên Quang|2021-12-31/2021-12-31|actual|368", "D5|coops_operating|-|Tuyên Quang|2022-12-31/2022-12-31|actual|511",
			"C6|coops_operating|-|Hà Giang|2021-12-31/2021-12-31|actual|875", "D6|coops_operating|-|Hà Giang|2022-12-31/2022-12-31|actual|790",
		}},
	}
}

func TestOfficesSeventh(t *testing.T) {
	found, want, wrong, stated := score(t, seventh())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
