package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// third are the last workbooks, scored once when the second ones were read.
func third() []laid {
	return []laid{
		{name: "kinds under levels, years as sections", grids: one("Sheet1", []R{
			{"UBND TỈNH BẮC GIANG", nil, nil, nil, "Biểu 02"},
			{"SỞ CÔNG THƯƠNG"},
			{"TÌNH HÌNH BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU"},
			{"TT", "Năm", "Cấp tỉnh", nil, "Cấp khu vực", nil},
			{nil, nil, "SP tham gia", "SP đạt", "SP tham gia", "SP đạt"},
			{1, "Năm 2018", 22, 15, 6, 3},
			{2, "Năm 2020", 31, 20, 9, 5},
			{3, "Năm 2022", 35, 26, 11, 7},
		}, sheettest.Merge("A4:A5", "B4:B5", "C4:D4", "E4:F4")), want: slices.Concat(
			across(6, "C", "{1}|{2}|Bắc Giang|2018|actual|{v}", "cnnt_registered,tinh=22", "cnnt_recognized,tinh=15", "cnnt_registered,khu_vuc=6", "cnnt_recognized,khu_vuc=3"),
			across(7, "C", "{1}|{2}|Bắc Giang|2020|actual|{v}", "cnnt_registered,tinh=31", "cnnt_recognized,tinh=20", "cnnt_registered,khu_vuc=9", "cnnt_recognized,khu_vuc=5"),
			across(8, "C", "{1}|{2}|Bắc Giang|2022|actual|{v}", "cnnt_registered,tinh=35", "cnnt_recognized,tinh=26", "cnnt_registered,khu_vuc=11", "cnnt_recognized,khu_vuc=7"),
		)},
		{name: "contents numbered in words with indicators of their own", grids: one("KQ", []R{
			{"KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG KHUYẾN CÔNG NĂM 2022 TỈNH HẢI DƯƠNG"},
			{"TT", "Nội dung hoạt động khuyến công", "ĐVT", "Kế hoạch", "Thực hiện", "Đạt (%)"},
			{1, "Đào tạo nghề, truyền nghề"},
			{nil, "- Số lao động được đào tạo nghề", "người", 200, 195, 97.5},
			{nil, "- Kinh phí hỗ trợ", "tr. đồng", 300, 295, 98.3},
			{2, "Xây dựng mô hình trình diễn kỹ thuật"},
			{nil, "- Số mô hình", "mô hình", 2, 2, 100},
			{nil, "- Kinh phí hỗ trợ", "tr. đồng", 1000, 1000, 100},
			{3, "Tổng kinh phí khuyến công", "tr. đồng", 1300, 1295, 99.6},
		}), want: slices.Concat(
			across(4, "D", "kc_trainees|-|Hải Dương|2022|{1}|{v}|content=dao_tao", "plan=200", "actual=195"),
			across(5, "D", "kc_budget|-|Hải Dương|2022|{1}|{v}|content=dao_tao", "plan=3e+08", "actual=2.95e+08"),
			across(7, "D", "kc_models|-|Hải Dương|2022|{1}|{v}|content=trinh_dien", "plan=2", "actual=2"),
			across(8, "D", "kc_budget|-|Hải Dương|2022|{1}|{v}|content=trinh_dien", "plan=1e+09", "actual=1e+09"),
			across(9, "D", "kc_budget|-|Hải Dương|2022|{1}|{v}", "plan=1.3e+09", "actual=1.295e+09"),
		)},
		{name: "provinces as heads turned, items down with units in the label", grids: one("SS", []R{
			{"SO SÁNH KẾT QUẢ KHUYẾN CÔNG, OCOP CÁC TỈNH NĂM 2023"},
			{"TT", "Tiêu chí", "Tỉnh Phú Thọ", "Tỉnh Vĩnh Phúc", "Tỉnh Hòa Bình"},
			{1, "Số đề án khuyến công (đề án)", 25, 20, 18},
			{2, "Kinh phí khuyến công (triệu đồng)", "4.100", "5.250", 3000},
			{3, "Sản phẩm OCOP đạt 3 sao trở lên (sản phẩm)", 231, 190, 158},
			{4, "GRDP (tỷ đồng)", 96000, 165000, 60000},
		}), want: slices.Concat(
			across(3, "C", "kc_projects|-|{1}|2023|actual|{v}", "Phú Thọ=25", "Vĩnh Phúc=20", "Hòa Bình=18"),
			across(4, "C", "kc_budget|-|{1}|2023|actual|{v}", "Phú Thọ=4.1e+09", "Vĩnh Phúc=5.25e+09", "Hòa Bình=3e+09"),
			across(5, "C", "ocop_products|-|{1}|2023|actual|{v}|stars=3+", "Phú Thọ=231", "Vĩnh Phúc=190", "Hòa Bình=158"),
		)},
		{name: "a long sheet of all provinces with codes, totals in the middle", grids: one("63 tinh", []R{
			{"BỘ CÔNG THƯƠNG"},
			{"SỐ LIỆU KINH PHÍ KHUYẾN CÔNG CỦA CÁC TỈNH, THÀNH PHỐ"},
			{"Đơn vị tính: Triệu đồng"},
			{"STT", "Đơn vị", "Năm 2021", nil, nil, "Năm 2022", nil, nil},
			{nil, nil, "Tổng số", "KCQG", "KCĐP", "Tổng số", "KCQG", "KCĐP"},
			{"I", "Khu vực phía Bắc", 7000, 2500, 4500, 7600, 2600, 5000},
			{1, "Hà Nội", 4500, 1500, 3000, 4900, 1600, 3300},
			{2, "Hải Phòng", 2500, 1000, 1500, 2700, 1000, 1700},
			{"II", "Khu vực phía Nam", 5200, 1900, 3300, 5600, 2000, 3600},
			{1, "Tp. Cần Thơ", 2200, 900, 1300, 2500, 1000, 1500},
			{2, "Đồng Nai", 3000, 1000, 2000, 3100, 1000, 2100},
		}, sheettest.Merge("A4:A5", "B4:B5", "C4:E4", "F4:H4")), want: slices.Concat(
			across(7, "C", "kc_budget|{2}|Hà Nội|{1}|actual|{v}", "2021,-=4.5e+09", "2021,quoc_gia=1.5e+09", "2021,tinh=3e+09", "2022,-=4.9e+09", "2022,quoc_gia=1.6e+09", "2022,tinh=3.3e+09"),
			across(8, "C", "kc_budget|{2}|Hải Phòng|{1}|actual|{v}", "2021,-=2.5e+09", "2021,quoc_gia=1e+09", "2021,tinh=1.5e+09", "2022,-=2.7e+09", "2022,quoc_gia=1e+09", "2022,tinh=1.7e+09"),
			across(10, "C", "kc_budget|{2}|Cần Thơ|{1}|actual|{v}", "2021,-=2.2e+09", "2021,quoc_gia=9e+08", "2021,tinh=1.3e+09", "2022,-=2.5e+09", "2022,quoc_gia=1e+09", "2022,tinh=1.5e+09"),
			across(11, "C", "kc_budget|{2}|Đồng Nai|{1}|actual|{v}", "2021,-=3e+09", "2021,quoc_gia=1e+09", "2021,tinh=2e+09", "2022,-=3.1e+09", "2022,quoc_gia=1e+09", "2022,tinh=2.1e+09"),
			across(6, "C", "kc_budget|{2}|PHIA-BAC|{1}|actual|{v}", "2021,-=7e+09", "2021,quoc_gia=2.5e+09", "2021,tinh=4.5e+09", "2022,-=7.6e+09", "2022,quoc_gia=2.6e+09", "2022,tinh=5e+09"),
			across(9, "C", "kc_budget|{2}|PHIA-NAM|{1}|actual|{v}", "2021,-=5.2e+09", "2021,quoc_gia=1.9e+09", "2021,tinh=3.3e+09", "2022,-=5.6e+09", "2022,quoc_gia=2e+09", "2022,tinh=3.6e+09"),
		)},
		{name: "two tables side by side under two titles", grids: one("2 bang", []R{
			{"Bảng 1: Sản phẩm OCOP tỉnh Sóc Trăng", nil, nil, nil, "Bảng 2: Làng nghề tỉnh Sóc Trăng"},
			{"Năm", "3 sao", "4 sao", nil, "Năm", "Số làng nghề", "Số lao động làng nghề"},
			{2021, 90, 30, nil, 2021, 7, 1900},
			{2022, 120, 41, nil, 2022, 8, "2.050"},
		}), want: slices.Concat(
			across(3, "B", "ocop_products|-|Sóc Trăng|2021|actual|{v}|stars={1}", "3=90", "4=30"),
			across(4, "B", "ocop_products|-|Sóc Trăng|2022|actual|{v}|stars={1}", "3=120", "4=41"),
			across(3, "F", "{1}|-|Sóc Trăng|2021|actual|{v}", "craft_villages=7", "craft_workers=1900"),
			across(4, "F", "{1}|-|Sóc Trăng|2022|actual|{v}", "craft_villages=8", "craft_workers=2050"),
		)},
		{name: "marks and words for nothing", grids: one("S", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU CẤP TỈNH ĐƯỢC CÔNG NHẬN CỦA CÁC TỈNH"},
			{"Tỉnh", "2020", "2021", "2022", "2023"},
			{"Cao Bằng", 12, "-", 14, "không tổ chức"},
			{"Bắc Kạn", "..", "", "0", "17*"},
			{"Lạng Sơn", "x", "–", "15 SP", "≈ 18"},
			{"* Số liệu chưa chính thức"},
		}), want: []string{
			"B3|cnnt_recognized|tinh|Cao Bằng|2020|actual|12", "C3|cnnt_recognized|tinh|Cao Bằng|2021|actual|0", "D3|cnnt_recognized|tinh|Cao Bằng|2022|actual|14",
			"D4|cnnt_recognized|tinh|Bắc Kạn|2022|actual|0", "E4|cnnt_recognized|tinh|Bắc Kạn|2023|actual|17",
			"C5|cnnt_recognized|tinh|Lạng Sơn|2021|actual|0", "D5|cnnt_recognized|tinh|Lạng Sơn|2022|actual|15", "E5|cnnt_recognized|tinh|Lạng Sơn|2023|actual|18",
		}},
		{name: "under another subject's title", grids: one("NS", []R{
			{"TÌNH HÌNH SẢN XUẤT CÔNG NGHIỆP, THƯƠNG MẠI TỈNH LONG AN NĂM 2023"},
			{"TT", "Chỉ tiêu", "ĐVT", "Năm 2022", "Năm 2023"},
			{1, "Giá trị sản xuất công nghiệp", "tỷ đồng", 300000, 320000},
			{2, "Tổng mức bán lẻ hàng hóa", "tỷ đồng", 90000, 98000},
			{3, "Kim ngạch xuất khẩu", "triệu USD", 6500, 6900},
			{4, "Số chợ trên địa bàn", "chợ", 130, 131},
			{5, "Số cụm công nghiệp đang hoạt động", "cụm", 22, 24},
			{6, "Sản phẩm OCOP", "sản phẩm", 110, 150},
			{7, "Tỷ lệ hộ sử dụng điện", "%", "99,9", "99,95"},
			{8, "Số đề án khuyến công địa phương", "đề án", 12, 13},
		}), want: slices.Concat(
			across(6, "D", "markets|-|Long An|{1}|actual|{v}", "2022=130", "2023=131"),
			across(7, "D", "ic_operating|-|Long An|{1}|actual|{v}", "2022=22", "2023=24"),
			across(8, "D", "ocop_products|-|Long An|{1}|actual|{v}", "2022=110", "2023=150"),
			across(10, "D", "kc_projects|tinh|Long An|{1}|actual|{v}", "2022=12", "2023=13"),
		)},
	}
}

func TestOfficesThird(t *testing.T) {
	found, want, wrong, stated := score(t, slices.Concat(third(), thirdMore()))
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
