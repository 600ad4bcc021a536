package table_test

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func officesLast() []laid {
	return []laid{
		{name: "outline numbering with parts and a plan", grids: one("BM01", []R{
			{"Biểu mẫu 01"},
			{"CÁC CHỈ TIÊU VỀ CÔNG NGHIỆP NÔNG THÔN TỈNH THANH HÓA"},
			{"STT", "Chỉ tiêu", "Đơn vị tính", "Năm 2022", nil, "Năm 2023", nil},
			{nil, nil, nil, "KH", "TH", "KH", "ƯTH"},
			{"I", "Khuyến công"},
			{1, "Số đề án khuyến công", "Đề án", 30, 28, 32, 31},
			{"a", "Đề án khuyến công quốc gia", "Đề án", 5, 4, 6, 6},
			{"b", "Đề án khuyến công địa phương", "Đề án", 25, 24, 26, 25},
			{2, "Kinh phí khuyến công", "Tỷ đồng", "6,5", "6,2", 7, "6,85"},
			{"II", "Sản phẩm công nghiệp nông thôn tiêu biểu"},
			{1, "Số sản phẩm được công nhận cấp tỉnh", "Sản phẩm", nil, nil, 40, 38},
			{2, "Số sản phẩm được công nhận cấp khu vực", "Sản phẩm", 8, 7, nil, nil},
		}, sheettest.Merge("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:G3")), want: slices.Concat(
			across(6, "D", "kc_projects|-|Thanh Hóa|{1}|{2}|{v}", "2022,plan=30", "2022,actual=28", "2023,plan=32", "2023,estimate=31"),
			across(7, "D", "kc_projects|quoc_gia|Thanh Hóa|{1}|{2}|{v}", "2022,plan=5", "2022,actual=4", "2023,plan=6", "2023,estimate=6"),
			across(8, "D", "kc_projects|tinh|Thanh Hóa|{1}|{2}|{v}", "2022,plan=25", "2022,actual=24", "2023,plan=26", "2023,estimate=25"),
			across(9, "D", "kc_budget|-|Thanh Hóa|{1}|{2}|{v}", "2022,plan=6.5e+09", "2022,actual=6.2e+09", "2023,plan=7e+09", "2023,estimate=6.85e+09"),
			across(11, "F", "cnnt_recognized|tinh|Thanh Hóa|{1}|{2}|{v}", "2023,plan=40", "2023,estimate=38"),
			across(12, "D", "cnnt_recognized|khu_vuc|Thanh Hóa|{1}|{2}|{v}", "2022,plan=8", "2022,actual=7"),
		)},
		{name: "voting regions across, years down", grids: one("KV", []R{
			{"SỐ SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP KHU VỰC ĐƯỢC CÔNG NHẬN"},
			{"Năm", "Khu vực phía Bắc", "Khu vực miền Trung - Tây Nguyên", "Khu vực phía Nam", "Cả nước"},
			{2020, 152, 108, 171, 431},
			{2022, 141, 98, 200, 439},
		}), want: []string{"E3|cnnt_recognized|khu_vuc|VN|2020|actual|431", "E4|cnnt_recognized|khu_vuc|VN|2022|actual|439",
			"B3|cnnt_recognized|khu_vuc|PHIA-BAC|2020|actual|152", "C3|cnnt_recognized|khu_vuc|MIEN-TRUNG-TAY-NGUYEN|2020|actual|108", "D3|cnnt_recognized|khu_vuc|PHIA-NAM|2020|actual|171",
			"B4|cnnt_recognized|khu_vuc|PHIA-BAC|2022|actual|141", "C4|cnnt_recognized|khu_vuc|MIEN-TRUNG-TAY-NGUYEN|2022|actual|98", "D4|cnnt_recognized|khu_vuc|PHIA-NAM|2022|actual|200"}},
		{name: "misspelt", grids: one("S", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TĨNH NINH THUẬN NĂM 2021"},
			{"STT", "Chỉ tiêu", "ĐTV", "Thực hiên"},
			{1, "Số đề án khuyến cồng", "đề án", 9},
			{2, "Kinh phí khuyên công địa phương", "triệu đồng", 750},
			{3, "Số cơ sở được hổ trợ", "cơ sở", 8},
			{4, "Sản phẩm CNNT tiểu biểu cấp tỉnh", "sản phẩm", 15},
		}), want: []string{"D3|kc_projects|-|Ninh Thuận|2021|actual|9", "D4|kc_budget|tinh|Ninh Thuận|2021|actual|7.5e+08", "D5|kc_facilities_supported|-|Ninh Thuận|2021|actual|8", "D6|cnnt_recognized|tinh|Ninh Thuận|2021|actual|15"}},
		{name: "marks of footnotes in heads and labels", grids: one("S", []R{
			{"CÔNG TÁC KHUYẾN CÔNG TỈNH PHÚ YÊN"},
			{"Chỉ tiêu", "Năm 2020 (1)", "Năm 2021 (*)"},
			{"Số đề án (2)", 12, 14},
			{"Kinh phí hỗ trợ (*) (triệu đồng)", 1500, 1720},
			{},
			{"(1) Số liệu đã được quyết toán"},
			{"(*) Số liệu đến 30/11"},
		}), want: slices.Concat(
			across(3, "B", "kc_projects|-|Phú Yên|{1}|actual|{v}", "2020=12", "2021=14"),
			across(4, "B", "kc_budget|-|Phú Yên|{1}|actual|{v}", "2020=1.5e+09", "2021=1.72e+09"),
		)},
		{name: "spellings of provinces beside their codes", grids: one("TK", []R{
			{"SỐ CỤM CÔNG NGHIỆP THEO TỈNH ĐẾN NGÀY 31/12/2022"},
			{"Mã tỉnh", "Tên tỉnh", "Số CCN thành lập", "Số CCN đang hoạt động", "Diện tích (ha)"},
			{79, "TP.HCM", 5, 2, "302,4"},
			{77, "BR-VT", 13, 5, "480"},
			{46, "T.T.Huế", 9, 5, 250.5},
			{66, "Đăk Lăk", 9, 6, 412},
			{82, "Tỉnh Tiền Giang", 5, 4, 108},
			{1, "Thủ đô Hà Nội", 145, 70, "2.900"},
		}), want: slices.Concat(
			across(3, "C", "{1}|-|Hồ Chí Minh|/2022-12-31|actual|{v}", "ic_count=5", "ic_operating=2", "ic_area=302.4"),
			across(4, "C", "{1}|-|Bà Rịa - Vũng Tàu|/2022-12-31|actual|{v}", "ic_count=13", "ic_operating=5", "ic_area=480"),
			across(5, "C", "{1}|-|Thừa Thiên Huế|/2022-12-31|actual|{v}", "ic_count=9", "ic_operating=5", "ic_area=250.5"),
			across(6, "C", "{1}|-|Đắk Lắk|/2022-12-31|actual|{v}", "ic_count=9", "ic_operating=6", "ic_area=412"),
			across(7, "C", "{1}|-|Tiền Giang|/2022-12-31|actual|{v}", "ic_count=5", "ic_operating=4", "ic_area=108"),
			across(8, "C", "{1}|-|Hà Nội|/2022-12-31|actual|{v}", "ic_count=145", "ic_operating=70", "ic_area=2900"),
		)},
		{name: "communes after the reform", grids: one("Xa", []R{
			{"UỶ BAN NHÂN DÂN TỈNH AN GIANG"},
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU CẤP XÃ NĂM 2025"},
			{"TT", "Tên xã, phường, đặc khu", "Số SP đăng ký", "Số SP được công nhận"},
			{1, "Phường Long Xuyên", 9, 6},
			{2, "Xã Chợ Mới", 7, 5},
			{3, "Đặc khu Phú Quốc", 12, 10},
			{nil, "Tổng cộng", 28, 21},
		}), want: slices.Concat(
			across(4, "C", "{1}|xa|An Giang|2025|actual|{v}|locality=Long Xuyên", "cnnt_registered=9", "cnnt_recognized=6"),
			across(5, "C", "{1}|xa|An Giang|2025|actual|{v}|locality=Chợ Mới", "cnnt_registered=7", "cnnt_recognized=5"),
			across(6, "C", "{1}|xa|An Giang|2025|actual|{v}|locality=Phú Quốc", "cnnt_registered=12", "cnnt_recognized=10"),
			across(7, "C", "{1}|xa|An Giang|2025|actual|{v}", "cnnt_registered=28", "cnnt_recognized=21"),
		)},
		{name: "a month's progress", grids: one("T5", []R{
			{"TIẾN ĐỘ THỰC HIỆN KHUYẾN CÔNG THÁNG 5 NĂM 2024 TỈNH TRÀ VINH"},
			{"TT", "Chỉ tiêu", "ĐVT", "KH năm 2024", "TH tháng 5", "Lũy kế 5 tháng", "Tỷ lệ % so KH"},
			{1, "Số đề án khuyến công địa phương", "đề án", 22, 3, 9, "40,9"},
			{2, "Kinh phí khuyến công địa phương", "triệu đồng", 3300, 410, 1350, "40,9"},
		}), want: slices.Concat(
			across(3, "D", "kc_projects|tinh|Trà Vinh|{1}|{2}|{v}", "2024,plan=22", "2024-05/2024-05,actual=3", "2024-01/2024-05,actual=9"),
			across(4, "D", "kc_budget|tinh|Trà Vinh|{1}|{2}|{v}", "2024,plan=3.3e+09", "2024-05/2024-05,actual=4.1e+08", "2024-01/2024-05,actual=1.35e+09"),
		)},
		{name: "years down with a total, plan and result under the money", grids: one("5 nam", []R{
			{"KINH PHÍ VÀ ĐỀ ÁN KHUYẾN CÔNG TỈNH BẾN TRE GIAI ĐOẠN 2021-2024"},
			{"Năm", "Số đề án", "Kinh phí (triệu đồng)", nil, nil},
			{nil, nil, "Kế hoạch", "Thực hiện", "Tỷ lệ (%)"},
			{2021, 14, 2400, 2380, 99.2},
			{2022, 16, 2700, 2700, 100},
			{2023, 17, 3000, 2950, 98.3},
			{2024, 19, 3300, 3300, 100},
			{"Tổng cộng", 66, 11400, 11330, 99.4},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:E2")), want: slices.Concat(
			across(4, "B", "{1}|-|Bến Tre|2021|{2}|{v}", "kc_projects,actual=14", "kc_budget,plan=2.4e+09", "kc_budget,actual=2.38e+09"),
			across(5, "B", "{1}|-|Bến Tre|2022|{2}|{v}", "kc_projects,actual=16", "kc_budget,plan=2.7e+09", "kc_budget,actual=2.7e+09"),
			across(6, "B", "{1}|-|Bến Tre|2023|{2}|{v}", "kc_projects,actual=17", "kc_budget,plan=3e+09", "kc_budget,actual=2.95e+09"),
			across(7, "B", "{1}|-|Bến Tre|2024|{2}|{v}", "kc_projects,actual=19", "kc_budget,plan=3.3e+09", "kc_budget,actual=3.3e+09"),
			across(8, "B", "{1}|-|Bến Tre|2021/2024|{2}|{v}", "kc_projects,actual=66", "kc_budget,plan=1.14e+10", "kc_budget,actual=1.133e+10"),
		)},
		{name: "a label merged down over its levels", grids: one("CN", []R{
			{"SỐ SẢN PHẨM CNNT TIÊU BIỂU TỈNH QUẢNG BÌNH"},
			{"Nội dung", "Cấp", "2019", "2021", "2023"},
			{"Số sản phẩm đăng ký", "Huyện", 30, 34, 41},
			{nil, "Tỉnh", 22, 25, 27},
			{"Số sản phẩm được công nhận", "Huyện", 24, 27, 33},
			{nil, "Tỉnh", 15, 17, 20},
		}, sheettest.Merge("A3:A4", "A5:A6")), want: slices.Concat(
			across(3, "C", "cnnt_registered|huyen|Quảng Bình|{1}|actual|{v}", "2019=30", "2021=34", "2023=41"),
			across(4, "C", "cnnt_registered|tinh|Quảng Bình|{1}|actual|{v}", "2019=22", "2021=25", "2023=27"),
			across(5, "C", "cnnt_recognized|huyen|Quảng Bình|{1}|actual|{v}", "2019=24", "2021=27", "2023=33"),
			across(6, "C", "cnnt_recognized|tinh|Quảng Bình|{1}|actual|{v}", "2019=15", "2021=17", "2023=20"),
		)},
	}
}
