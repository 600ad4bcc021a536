package table_test

import (
	"slices"
	"testing"
)

// fifth are workbooks written and scored once after the fourth ones were read.
func fifth() []laid {
	return []laid{
		{name: "wordings of promotion", grids: one("B1", []R{
			{"SỞ CÔNG THƯƠNG TỈNH VĨNH PHÚC"},
			{"BÁO CÁO TỔNG HỢP HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2023"},
			{"STT", "CHỈ TIÊU", "ĐVT", "KẾ HOẠCH NĂM 2023", "THỰC HIỆN NĂM 2023", "% HOÀN THÀNH"},
			{1, "Tổng số đề án thực hiện", "Đề án", 24, 23, 95.8},
			{2, "Tổng kinh phí thực hiện", "Triệu đồng", 9800, 9510, 97},
			{"a", "Ngân sách nhà nước hỗ trợ", "Triệu đồng", 3800, 3750, 98.7},
			{"b", "Cơ sở đối ứng", "Triệu đồng", 6000, 5760, 96},
			{3, "Số cơ sở CNNT thụ hưởng", "Cơ sở", 20, 20, 100},
			{4, "Số mô hình trình diễn kỹ thuật được hỗ trợ", "Mô hình", 2, 2, 100},
			{5, "Số lao động được đào tạo nghề, truyền nghề", "Người", 150, 140, 93.3},
			{6, "Số gian hàng tham gia hội chợ", "Gian hàng", 10, 12, 120},
		}), want: slices.Concat(
			across(4, "D", "kc_projects|-|Vĩnh Phúc|2023|{1}|{v}", "plan=24", "actual=23"),
			across(5, "D", "kc_budget|-|Vĩnh Phúc|2023|{1}|{v}", "plan=9.8e+09", "actual=9.51e+09"),
			across(6, "D", "kc_budget_state|-|Vĩnh Phúc|2023|{1}|{v}", "plan=3.8e+09", "actual=3.75e+09"),
			across(7, "D", "kc_budget_matching|-|Vĩnh Phúc|2023|{1}|{v}", "plan=6e+09", "actual=5.76e+09"),
			across(8, "D", "kc_facilities_supported|-|Vĩnh Phúc|2023|{1}|{v}", "plan=20", "actual=20"),
			across(9, "D", "kc_models|-|Vĩnh Phúc|2023|{1}|{v}", "plan=2", "actual=2"),
			across(10, "D", "kc_trainees|-|Vĩnh Phúc|2023|{1}|{v}", "plan=150", "actual=140"),
		)},
		{name: "wordings of the vote", grids: one("B2", []R{
			{"TỔNG HỢP KẾT QUẢ BÌNH CHỌN SP CNNT TIÊU BIỂU TỈNH BÌNH THUẬN"},
			{"TT", "Chỉ tiêu", "2018", "2020", "2022"},
			{1, "Số SP đăng ký tham gia bình chọn cấp huyện", 44, 50, 57},
			{2, "Số SP được cấp GCN cấp huyện", 30, 35, 41},
			{3, "Số SP gửi tham gia bình chọn cấp tỉnh", 28, 33, 38},
			{4, "Số SP CNNT tiêu biểu cấp tỉnh", 20, 24, 27},
			{5, "Số SP đạt CNNT tiêu biểu khu vực phía Nam", 4, 6, 7},
			{6, "Số SP CNNT tiêu biểu cấp quốc gia", 1, "-", 2},
			{7, "Số cơ sở có SP được công nhận cấp tỉnh", 17, 20, 22},
		}), want: slices.Concat(
			across(3, "C", "cnnt_registered|huyen|Bình Thuận|{1}|actual|{v}", "2018=44", "2020=50", "2022=57"),
			across(4, "C", "cnnt_recognized|huyen|Bình Thuận|{1}|actual|{v}", "2018=30", "2020=35", "2022=41"),
			across(6, "C", "cnnt_recognized|tinh|Bình Thuận|{1}|actual|{v}", "2018=20", "2020=24", "2022=27"),
			across(8, "C", "cnnt_recognized|quoc_gia|Bình Thuận|{1}|actual|{v}", "2018=1", "2020=0", "2022=2"),
			across(9, "C", "cnnt_facilities|tinh|Bình Thuận|{1}|actual|{v}", "2018=17", "2020=20", "2022=22"),
			across(7, "C", "cnnt_recognized|khu_vuc|Bình Thuận|{1}|actual|{v}", "2018=4", "2020=6", "2022=7"),
		), may: []string{"C5", "D5", "E5"}},
		{name: "wordings of the stars", grids: one("B3", []R{
			{"CHƯƠNG TRÌNH MỖI XÃ MỘT SẢN PHẨM (OCOP) TỈNH LẠNG SƠN"},
			{"(Lũy kế đến 31/12/2023)"},
			{"TT", "Nội dung", "ĐVT", "Số lượng"},
			{1, "Tổng số SP OCOP được công nhận từ 3 sao trở lên", "SP", 173},
			{nil, "- Sản phẩm OCOP hạng 3 sao", "SP", 150},
			{nil, "- Sản phẩm OCOP hạng 4 sao", "SP", 22},
			{nil, "- Sản phẩm OCOP hạng 5 sao", "SP", 1},
			{2, "Tổng số chủ thể OCOP", "chủ thể", 102},
			{3, "Số điểm giới thiệu và bán sản phẩm OCOP", "điểm", 14},
			{4, "Số sản phẩm OCOP được đưa lên sàn thương mại điện tử", "SP", 120},
		}), want: []string{"D4|ocop_products|-|Lạng Sơn|/2023-12-31|actual|173|stars=3+", "D5|ocop_products|-|Lạng Sơn|/2023-12-31|actual|150|stars=3", "D6|ocop_products|-|Lạng Sơn|/2023-12-31|actual|22|stars=4", "D7|ocop_products|-|Lạng Sơn|/2023-12-31|actual|1|stars=5",
			"D8|ocop_entities|-|Lạng Sơn|/2023-12-31|actual|102", "D9|ocop_shops|-|Lạng Sơn|/2023-12-31|actual|14", "D10|ocop_products_online|-|Lạng Sơn|/2023-12-31|actual|120"}},
		{name: "wordings of the villages", grids: one("B4", []R{
			{"HIỆN TRẠNG LÀNG NGHỀ THÀNH PHỐ HẢI PHÒNG NĂM 2021"},
			{"STT", "Quận, huyện", "Số làng nghề, làng nghề truyền thống được công nhận", "Tổng số lao động (người)", "Tổng doanh thu (tỷ đồng)", "Thu nhập bình quân (triệu đồng/người/tháng)"},
			{1, "Huyện Thủy Nguyên", 7, "4.120", "350,5", "5,5"},
			{2, "Huyện Vĩnh Bảo", 9, "5.300", "410", "4,8"},
			{nil, "Tổng cộng", 16, "9.420", "760,5", nil},
		}), want: slices.Concat(
			across(3, "C", "{1}|-|Hải Phòng|2021|actual|{v}|locality=Thủy Nguyên", "craft_villages=7", "craft_workers=4120", "craft_revenue=3.505e+11", "income_per_month=5.5e+06"),
			across(4, "C", "{1}|-|Hải Phòng|2021|actual|{v}|locality=Vĩnh Bảo", "craft_villages=9", "craft_workers=5300", "craft_revenue=4.1e+11", "income_per_month=4.8e+06"),
			across(5, "C", "{1}|-|Hải Phòng|2021|actual|{v}", "craft_villages=16", "craft_workers=9420", "craft_revenue=7.605e+11"),
		)},
		{name: "wordings of markets and cooperatives", grids: one("B5", []R{
			{"PHÁT TRIỂN THƯƠNG MẠI NÔNG THÔN TỈNH CAO BẰNG"},
			{"TT", "Chỉ tiêu", "ĐVT", "Năm 2021", "Năm 2022"},
			{1, "Tổng số chợ đang hoạt động", "chợ", 84, 85},
			{2, "Số chợ được đầu tư xây dựng mới", "chợ", 1, 2},
			{3, "Số chợ đạt chuẩn nông thôn mới", "chợ", 40, 46},
			{4, "Số hợp tác xã đang hoạt động", "HTX", 410, 431},
			{5, "Số hợp tác xã thành lập mới trong năm", "HTX", 35, 41},
			{6, "Số siêu thị, cửa hàng tiện lợi", "cơ sở", 9, 11},
		}), want: slices.Concat(
			across(3, "D", "markets_operating|-|Cao Bằng|{1}|actual|{v}", "2021=84", "2022=85"),
			across(4, "D", "markets_built|-|Cao Bằng|{1}|actual|{v}|works=xay_moi", "2021=1", "2022=2"),
			across(6, "D", "coops_operating|-|Cao Bằng|{1}|actual|{v}", "2021=410", "2022=431"),
			across(7, "D", "coops_new|-|Cao Bằng|{1}|actual|{v}", "2021=35", "2022=41"),
		)},
		{name: "clusters of all provinces", grids: one("B6", []R{
			{"Số cụm công nghiệp đã thành lập phân theo địa phương"},
			{"Đơn vị tính: Cụm"},
			{nil, 2020, 2021, "Sơ bộ 2022"},
			{"CẢ NƯỚC", 968, 993, 1024},
			{"Đồng bằng sông Hồng", 320, 330, 341},
			{"Hà Nội", 138, 140, 145},
			{"Vĩnh Phúc", 16, 16, 18},
			{"Trung du và miền núi phía Bắc", 150, 154, 160},
			{"Hà Giang", 4, 4, 5},
			{"Thái Nguyên", 35, 35, 37},
		}), want: slices.Concat(
			across(4, "B", "ic_count|-|VN|{1}|{2}|{v}", "2020,actual=968", "2021,actual=993", "2022,estimate=1024"),
			across(5, "B", "ic_count|-|DBSH|{1}|{2}|{v}", "2020,actual=320", "2021,actual=330", "2022,estimate=341"),
			across(8, "B", "ic_count|-|TDMNPB|{1}|{2}|{v}", "2020,actual=150", "2021,actual=154", "2022,estimate=160"),
			across(6, "B", "ic_count|-|Hà Nội|{1}|{2}|{v}", "2020,actual=138", "2021,actual=140", "2022,estimate=145"),
			across(7, "B", "ic_count|-|Vĩnh Phúc|{1}|{2}|{v}", "2020,actual=16", "2021,actual=16", "2022,estimate=18"),
			across(9, "B", "ic_count|-|Hà Giang|{1}|{2}|{v}", "2020,actual=4", "2021,actual=4", "2022,estimate=5"),
			across(10, "B", "ic_count|-|Thái Nguyên|{1}|{2}|{v}", "2020,actual=35", "2021,actual=35", "2022,estimate=37"),
		)},
		{name: "the new Lâm Đồng by its parts across", grids: one("B7", []R{
			{"KINH PHÍ KHUYẾN CÔNG 6 THÁNG ĐẦU NĂM 2025 (triệu đồng)"},
			{"Nguồn", "Lâm Đồng (cũ)", "Đắk Nông", "Bình Thuận", "Tổng cộng sau sáp nhập"},
			{"KC quốc gia", 500, 300, 400, 1200},
			{"KC địa phương", 900, 700, 800, 2400},
		}), want: slices.Concat(
			across(3, "B", "kc_budget|quoc_gia|{1}|2025-01/2025-06|actual|{v}", "Lâm Đồng=5e+08", "Đắk Nông=3e+08", "Bình Thuận=4e+08"),
			across(4, "B", "kc_budget|tinh|{1}|2025-01/2025-06|actual|{v}", "Lâm Đồng=9e+08", "Đắk Nông=7e+08", "Bình Thuận=8e+08"),
		)},
		{name: "levels in short and a year to a sheet's half", grids: one("B8", []R{
			{"SỐ LƯỢNG SPCNNTTB CÁC CẤP TỈNH PHÚ YÊN NĂM 2023"},
			{"Nhóm SP", "Huyện", "Tỉnh", "KV", "QG"},
			{"TCMN", 5, 3, 1, 0},
			{"Chế biến NLTS và đồ uống", 18, 9, 3, 1},
			{"Cơ khí", 2, 1, "-", "-"},
			{"Khác", 1, 1, "-", "-"},
			{"Tổng", 26, 14, 4, 1},
		}), want: slices.Concat(
			across(3, "B", "cnnt_recognized|{1}|Phú Yên|2023|actual|{v}|group=thu_cong_my_nghe", "huyen=5", "tinh=3", "khu_vuc=1", "quoc_gia=0"),
			across(4, "B", "cnnt_recognized|{1}|Phú Yên|2023|actual|{v}|group=che_bien_nlts", "huyen=18", "tinh=9", "khu_vuc=3", "quoc_gia=1"),
			across(5, "B", "cnnt_recognized|{1}|Phú Yên|2023|actual|{v}|group=co_khi", "huyen=2", "tinh=1", "khu_vuc=0", "quoc_gia=0"),
			across(6, "B", "cnnt_recognized|{1}|Phú Yên|2023|actual|{v}|group=khac", "huyen=1", "tinh=1", "khu_vuc=0", "quoc_gia=0"),
			across(7, "B", "cnnt_recognized|{1}|Phú Yên|2023|actual|{v}", "huyen=26", "tinh=14", "khu_vuc=4", "quoc_gia=1"),
		)},
		{name: "decimals restated", grids: one("B9", []R{
			{"KINH PHÍ KHUYẾN CÔNG TỈNH GIA LAI NĂM 2023"},
			{"Chỉ tiêu", "Tỷ đồng", "Triệu đồng"},
			{"Kinh phí khuyến công địa phương", "3,2", "3.150,5"},
			{"Kinh phí khuyến công quốc gia", "1,4", "1.900"},
		}), want: []string{"B3|kc_budget|tinh|Gia Lai|2023|actual|3.2e+09", "C3|kc_budget|tinh|Gia Lai|2023|actual|3.1505e+09"}},
	}
}

func TestOfficesFifth(t *testing.T) {
	found, want, wrong, stated := score(t, fifth())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
