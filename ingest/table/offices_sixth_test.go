package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// sixth are workbooks written and scored once after the fifth ones were read.
func sixth() []laid {
	return []laid{
		{name: "funds by scheme, a year to a pair of columns", grids: one("Biểu 1", []R{
			{"ỦY BAN NHÂN DÂN TỈNH HẬU GIANG", nil, nil, nil, nil, "Biểu số 1"},
			{"KẾT QUẢ HỖ TRỢ THEO NỘI DUNG KHUYẾN CÔNG"},
			{nil, nil, nil, nil, nil, "(ĐVT: Triệu đồng)"},
			{"TT", "Nội dung hỗ trợ", "Năm 2021", nil, "Năm 2022", nil},
			{nil, nil, "Số ĐA", "KP hỗ trợ", "Số ĐA", "KP hỗ trợ"},
			{1, "Hỗ trợ xây dựng mô hình trình diễn kỹ thuật", 1, 250, 0, 0},
			{2, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến", 7, "1.020", 9, "1.350"},
			{3, "Tư vấn, trợ giúp các cơ sở CNNT", 1, 40, 1, 45},
			{4, "Bình chọn sản phẩm CNNT tiêu biểu", 1, 120, "-", "-"},
			{nil, "Tổng", 10, "1.430", 10, "1.395"},
		}, sheettest.Merge("A4:A5", "B4:B5", "C4:D4", "E4:F4")), want: slices.Concat(
			across(6, "C", "{1}|-|Hậu Giang|{2}|actual|{v}|content=trinh_dien", "kc_projects,2021=1", "kc_budget,2021=2.5e+08", "kc_projects,2022=0", "kc_budget,2022=0"),
			across(7, "C", "{1}|-|Hậu Giang|{2}|actual|{v}|content=may_moc", "kc_projects,2021=7", "kc_budget,2021=1.02e+09", "kc_projects,2022=9", "kc_budget,2022=1.35e+09"),
			across(8, "C", "{1}|-|Hậu Giang|{2}|actual|{v}|content=tu_van", "kc_projects,2021=1", "kc_budget,2021=4e+07", "kc_projects,2022=1", "kc_budget,2022=4.5e+07"),
			across(10, "C", "{1}|-|Hậu Giang|{2}|actual|{v}", "kc_projects,2021=10", "kc_budget,2021=1.43e+09", "kc_projects,2022=10", "kc_budget,2022=1.395e+09"),
		), may: []string{"C9", "D9", "E9", "F9"}},
		{name: "recognised by period, the whole and its parts by region", grids: one("S", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP QUỐC GIA QUA CÁC KỲ BÌNH CHỌN"},
			{"STT", "Kỳ bình chọn", "Số sản phẩm được công nhận", "Số tỉnh, thành phố có sản phẩm"},
			{1, "Năm 2015", 100, 40},
			{2, "Năm 2017", 102, 41},
			{3, "Năm 2021", 200, 48},
			{4, "Năm 2023", 173, 45},
			{"Nguồn: Bộ Công Thương"},
		}), want: nil, may: []string{"C3", "C4", "C5", "C6"}},
		{name: "three years and an average growth", grids: one("S2", []R{
			{"Chỉ tiêu phát triển hợp tác xã tỉnh Lâm Đồng"},
			{"Chỉ tiêu", "Đơn vị tính", "2021", "2022", "2023", "Tốc độ tăng BQ (%/năm)"},
			{"Số hợp tác xã", "HTX", 480, 512, 540, 6.1},
			{"Số hợp tác xã thành lập mới", "HTX", 40, 45, 41, 1.2},
			{"Tỷ lệ HTX hoạt động hiệu quả", "%", 60, 62, 65, nil},
		}), want: slices.Concat(
			across(3, "C", "coops|-|Lâm Đồng|{1}|actual|{v}", "2021=480", "2022=512", "2023=540"),
			across(4, "C", "coops_new|-|Lâm Đồng|{1}|actual|{v}", "2021=40", "2022=45", "2023=41"),
		)},
		{name: "a dashboard's export with the period in a column of dates", grids: one("export", []R{
			{"Kỳ báo cáo", "Địa phương", "Tên chỉ tiêu", "Cấp", "Loại số liệu", "Đơn vị tính", "Giá trị"},
			{"Quý I/2024", "Tỉnh Hà Nam", "Số đề án khuyến công", "Cấp tỉnh", "Thực hiện", "đề án", 3},
			{"Năm 2024", "Tỉnh Hà Nam", "Số đề án khuyến công", "Cấp tỉnh", "Kế hoạch", "đề án", 15},
			{"6 tháng đầu năm 2024", "Tỉnh Ninh Bình", "Kinh phí khuyến công", "Cấp quốc gia", "Thực hiện", "triệu đồng", "450,5"},
		}), want: []string{"G2|kc_projects|tinh|Hà Nam|2024-01/2024-03|actual|3", "G3|kc_projects|tinh|Hà Nam|2024|plan|15", "G4|kc_budget|quoc_gia|Ninh Bình|2024-01/2024-06|actual|4.505e+08"}},
		{name: "the vote by district with the groups across and the level in the title", grids: one("T", []R{
			{"BIỂU TỔNG HỢP SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP HUYỆN NĂM 2022"},
			{"Đơn vị: Tỉnh Quảng Ninh"},
			{"TT", "Đơn vị", "Thủ công mỹ nghệ", "Chế biến nông, lâm, thủy sản và đồ uống", "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Sản phẩm khác", "Tổng cộng"},
			{1, "Hải Hà", 1, 5, 0, 1, 7},
			{2, "Đầm Hà", 0, 4, 0, 0, 4},
			{3, "Vân Đồn", 2, 9, 1, 0, 12},
			{nil, "Tổng cộng", 3, 18, 1, 1, 23},
		}), want: slices.Concat(
			across(4, "C", "cnnt_recognized|huyen|Quảng Ninh|2022|actual|{v}|group={1}|locality=Hải Hà", "thu_cong_my_nghe=1", "che_bien_nlts=5", "co_khi=0", "khac=1"),
			across(5, "C", "cnnt_recognized|huyen|Quảng Ninh|2022|actual|{v}|group={1}|locality=Đầm Hà", "thu_cong_my_nghe=0", "che_bien_nlts=4", "co_khi=0", "khac=0"),
			across(6, "C", "cnnt_recognized|huyen|Quảng Ninh|2022|actual|{v}|group={1}|locality=Vân Đồn", "thu_cong_my_nghe=2", "che_bien_nlts=9", "co_khi=1", "khac=0"),
			across(7, "C", "cnnt_recognized|huyen|Quảng Ninh|2022|actual|{v}|group={1}", "thu_cong_my_nghe=3", "che_bien_nlts=18", "co_khi=1", "khac=1"),
			[]string{"G4|cnnt_recognized|huyen|Quảng Ninh|2022|actual|7|locality=Hải Hà", "G5|cnnt_recognized|huyen|Quảng Ninh|2022|actual|4|locality=Đầm Hà", "G6|cnnt_recognized|huyen|Quảng Ninh|2022|actual|12|locality=Vân Đồn", "G7|cnnt_recognized|huyen|Quảng Ninh|2022|actual|23"},
		)},
		{name: "industrial clusters with money in two units", grids: one("DT", []R{
			{"THU HÚT ĐẦU TƯ VÀO CỤM CÔNG NGHIỆP TỈNH BÌNH PHƯỚC NĂM 2023"},
			{"Chỉ tiêu", "ĐVT", "Trong nước", "Nước ngoài", "Tổng số"},
			{"Số dự án", "dự án", 20, 6, 26},
			{"Diện tích đất cho thuê", "ha", 110, 45, 155},
		}), want: []string{"E3|ic_projects|-|Bình Phước|2023|actual|26"}, may: []string{"C3", "D3"}},
	}
}

func TestOfficesSixth(t *testing.T) {
	found, want, wrong, stated := score(t, sixth())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
