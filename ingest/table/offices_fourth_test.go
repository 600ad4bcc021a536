package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// fourth are workbooks written and scored once after the third ones were read:
// half of them stand beside figures of other subjects.
func fourth() []laid {
	return []laid{
		{name: "the province's own decision, levels in the heads with years below", grids: one("PL", []R{
			{"Phụ lục"},
			{"SỐ LIỆU SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU TỈNH LÀO CAI CÁC NĂM"},
			{"TT", "Nội dung", "Năm 2021", "Năm 2023", "Tổng cộng"},
			{1, "Sản phẩm được công nhận cấp huyện", 21, 26, 47},
			{2, "Sản phẩm được công nhận cấp tỉnh", 12, 15, 27},
			{3, "Sản phẩm được công nhận cấp khu vực", 3, 4, 7},
			{4, "Số đơn vị có sản phẩm được khen thưởng", 9, 11, 20},
		}), want: slices.Concat(
			across(4, "C", "cnnt_recognized|huyen|Lào Cai|{1}|actual|{v}", "2021=21", "2023=26"),
			across(5, "C", "cnnt_recognized|tinh|Lào Cai|{1}|actual|{v}", "2021=12", "2023=15"),
			across(6, "C", "cnnt_recognized|khu_vuc|Lào Cai|{1}|actual|{v}", "2021=3", "2023=4"),
		), may: []string{"E4", "E5", "E6"}},
		{name: "industry and trade of a quarter, mostly other things", grids: one("Q2", []R{
			{"SỐ LIỆU THỐNG KÊ NGÀNH CÔNG THƯƠNG QUÝ II/2024 TỈNH BÌNH DƯƠNG"},
			{"TT", "Chỉ tiêu", "ĐVT", "Quý I/2024", "Quý II/2024", "6 tháng 2024", "Quý II/2024 so quý I/2024 (%)"},
			{1, "Chỉ số sản xuất công nghiệp (IIP)", "%", 104.2, 106.1, 105.2, 101.8},
			{2, "Số doanh nghiệp công nghiệp", "doanh nghiệp", 9100, 9200, 9200, 101.1},
			{3, "Vốn đầu tư toàn xã hội", "tỷ đồng", 31000, 35000, 66000, 112.9},
			{4, "Số siêu thị", "siêu thị", 20, 20, 20, 100},
			{5, "Số đề án khuyến công được phê duyệt", "đề án", 3, 6, 9, 200},
			{6, "Kinh phí xúc tiến thương mại", "triệu đồng", 500, 900, 1400, 180},
		}), want: nil, may: []string{"D7", "E7", "F7", "D5", "E5", "F5"}},
		{name: "the ratio of levels and of plans is no figure", grids: one("TL", []R{
			{"TỶ LỆ THỰC HIỆN KẾ HOẠCH KHUYẾN CÔNG TỈNH PHÚ THỌ NĂM 2023 (%)"},
			{"Chỉ tiêu", "Quý I", "Quý II", "Quý III", "Quý IV"},
			{"Số đề án", 15, 40, 70, 100},
			{"Kinh phí", 12, 38, 66, 99},
		})},
		{name: "points of a jury", grids: one("Cham", []R{
			{"BẢNG TỔNG HỢP ĐIỂM CHẤM BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU CẤP TỈNH NĂM 2024 TỈNH NAM ĐỊNH"},
			{"TT", "Tên sản phẩm", "Tiêu chí kinh tế", "Tiêu chí kỹ thuật", "Tiêu chí văn hóa", "Tổng điểm"},
			{1, "Tượng gỗ La Xuyên", 25, 30, 28, 83},
			{2, "Bánh nhãn Hải Hậu", 27, 31, 25, 83},
		})},
		{name: "officers of the promotion centre and their pay", grids: one("Luong", []R{
			{"DANH SÁCH CÁN BỘ TRUNG TÂM KHUYẾN CÔNG TỈNH SƠN LA NĂM 2024"},
			{"TT", "Họ và tên", "Chức vụ", "Hệ số lương", "Lương (đồng)"},
			{1, "Lò Văn Pánh", "Giám đốc", 5.76, 10368000},
			{2, "Quàng Thị Mai", "Phó Giám đốc", 4.98, 8964000},
			{nil, "Tổng cộng", nil, 10.74, 19332000},
		})},
		{name: "supports planned, approved, paid", grids: one("KP", []R{
			{"TÌNH HÌNH SỬ DỤNG KINH PHÍ KHUYẾN CÔNG TỈNH AN GIANG NĂM 2024"},
			{nil, nil, nil, nil, nil, "ĐVT: đồng"},
			{"TT", "Nguồn", "Dự toán giao", "Đã thực hiện", "Còn lại", "Tỷ lệ giải ngân (%)"},
			{1, "Kinh phí KCQG", 1200000000, 1150000000, 50000000, 95.8},
			{2, "Kinh phí KCĐP", 2300000000, 2100000000, 200000000, 91.3},
			{nil, "Cộng", 3500000000, 3250000000, 250000000, 92.9},
		}), want: slices.Concat(
			across(4, "C", "kc_budget|quoc_gia|An Giang|2024|{1}|{v}", "plan=1.2e+09", "actual=1.15e+09"),
			across(5, "C", "kc_budget|tinh|An Giang|2024|{1}|{v}", "plan=2.3e+09", "actual=2.1e+09"),
			across(6, "C", "kc_budget|-|An Giang|2024|{1}|{v}", "plan=3.5e+09", "actual=3.25e+09"),
		)},
		{name: "clusters by status in rows", grids: one("CCN", []R{
			{"HIỆN TRẠNG PHÁT TRIỂN CÁC CỤM CÔNG NGHIỆP TỈNH THÁI BÌNH"},
			{"(Tính đến hết Quý IV/2023)"},
			{"STT", "Chỉ tiêu", "ĐVT", "Số liệu"},
			{1, "Tổng số cụm công nghiệp được quy hoạch", "CCN", 67},
			{2, "Số CCN đã được thành lập", "CCN", 49},
			{3, "Số CCN đi vào hoạt động", "CCN", 46},
			{4, "Tổng diện tích các CCN", "ha", "2.960,7"},
			{5, "Tổng số dự án đầu tư trong CCN", "dự án", 560},
			{6, "Tổng vốn đầu tư đăng ký", "tỷ đồng", "28.400"},
			{7, "Giải quyết việc làm cho lao động", "người", 72000},
			{8, "Nộp ngân sách", "tỷ đồng", 310},
		}), want: []string{"D4|ic_planned|-|Thái Bình|/2023-12|actual|67", "D5|ic_count|-|Thái Bình|/2023-12|actual|49", "D6|ic_operating|-|Thái Bình|/2023-12|actual|46", "D7|ic_area|-|Thái Bình|/2023-12|actual|2960.7",
			"D8|ic_projects|-|Thái Bình|/2023-12|actual|560", "D9|ic_capital_registered|-|Thái Bình|/2023-12|actual|2.84e+13"}, may: []string{"D10"}},
		{name: "stars over stages", grids: one("OCOP", []R{
			{"BIỂU TỔNG HỢP KẾT QUẢ OCOP NĂM 2024 - TỈNH ĐẮK LẮK"},
			{"TT", "Huyện/TX/TP", "Tổng số", "Sản phẩm 3 sao", nil, "Sản phẩm 4 sao", nil},
			{nil, nil, nil, "Đánh giá mới", "Đánh giá lại", "Đánh giá mới", "Đánh giá lại"},
			{1, "Buôn Ma Thuột", 30, 14, 6, 7, 3},
			{2, "Cư M'gar", 17, 9, 4, 3, 1},
			{nil, "Toàn tỉnh", 47, 23, 10, 10, 4},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2")), want: slices.Concat(
			[]string{"C4|ocop_products|-|Đắk Lắk|2024|actual|30|locality=Buôn Ma Thuột", "C5|ocop_products|-|Đắk Lắk|2024|actual|17|locality=Cư M'gar", "C6|ocop_products|-|Đắk Lắk|2024|actual|47"},
			across(4, "D", "ocop_products|-|Đắk Lắk|2024|actual|{v}|locality=Buôn Ma Thuột|stage={2}|stars={1}", "3,new=14", "3,renewed=6", "4,new=7", "4,renewed=3"),
			across(5, "D", "ocop_products|-|Đắk Lắk|2024|actual|{v}|locality=Cư M'gar|stage={2}|stars={1}", "3,new=9", "3,renewed=4", "4,new=3", "4,renewed=1"),
			across(6, "D", "ocop_products|-|Đắk Lắk|2024|actual|{v}|stage={2}|stars={1}", "3,new=23", "3,renewed=10", "4,new=10", "4,renewed=4"),
		)},
		{name: "a cooperative alliance's table of members and money", grids: one("LM", []R{
			{"TÌNH HÌNH KINH TẾ TẬP THỂ TỈNH TIỀN GIANG 2023"},
			{"TT", "Chỉ tiêu", "ĐVT", "TH 2022", "KH 2023", "Ước TH 2023", "KH 2024"},
			{1, "Tổng số hợp tác xã", "HTX", 203, 215, 218, 230},
			{nil, "Trong đó: Số hợp tác xã thành lập mới", "HTX", 17, 15, 18, 15},
			{2, "Số hợp tác xã giải thể", "HTX", 5, 3, 3, 2},
			{3, "Tổng số thành viên", "người", 48000, 49000, 49500, 51000},
			{4, "Doanh thu bình quân một HTX", "triệu đồng", 1500, 1600, 1620, 1700},
			{5, "Tổng số tổ hợp tác", "THT", 1330, 1340, 1345, 1350},
		}), want: slices.Concat(
			across(3, "D", "coops|-|Tiền Giang|{1}|{2}|{v}", "2022,actual=203", "2023,plan=215", "2023,estimate=218", "2024,plan=230"),
			across(4, "D", "coops_new|-|Tiền Giang|{1}|{2}|{v}", "2022,actual=17", "2023,plan=15", "2023,estimate=18", "2024,plan=15"),
		), may: []string{"D8", "E8", "F8", "G8"}},
		{name: "all fields in one long list", grids: one("csdl", []R{
			{"ma_tinh", "ten_tinh", "nam", "chi_tieu", "cap", "don_vi", "gia_tri", "nguon"},
			{10, "Lào Cai", 2022, "Số sản phẩm CNNT tiêu biểu được công nhận", "Cấp tỉnh", "sản phẩm", 22, "BC 12"},
			{10, "Lào Cai", 2022, "Kinh phí khuyến công", "Quốc gia", "triệu đồng", 900, "BC 12"},
			{15, "Yên Bái", 2023, "Số làng nghề", nil, "làng nghề", 13, "BC 40"},
		}), want: []string{"G2|cnnt_recognized|tinh|Lào Cai|2022|actual|22", "G3|kc_budget|quoc_gia|Lào Cai|2022|actual|9e+08", "G4|craft_villages|-|Yên Bái|2023|actual|13"}},
	}
}

func TestOfficesFourth(t *testing.T) {
	found, want, wrong, stated := score(t, fourth())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
