package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// outOfPlace are tables whose labels, units, years and places stand where a form has none.
func outOfPlace() []laid {
	return []laid{
		{name: "labels with their numbers are no figures", grids: one("NS", []R{
			{"Thu, chi ngân sách tỉnh Đồng Nai"}, {"Triệu đồng"}, {"Nội dung", "Quyết toán 2019", "Quyết toán 2020"},
			{"A. Tổng thu NSNN trên địa bàn", 950000, 960000}, {"1. Thu nội địa", 540000, 550000}, {"2. Thu từ dầu thô", 20000, 21000},
		}), want: []string{
			"B4|rev_area_total|-|Đồng Nai|2019|actual|9.5e+11", "C4|rev_area_total|-|Đồng Nai|2020|actual|9.6e+11", "B5|rev_domestic|-|Đồng Nai|2019|actual|5.4e+11",
			"C5|rev_domestic|-|Đồng Nai|2020|actual|5.5e+11", "B6|rev_oil|-|Đồng Nai|2019|actual|2e+10", "C6|rev_oil|-|Đồng Nai|2020|actual|2.1e+10",
		}},
		{name: "regions between the provinces, and heads that come again", grids: one("1", []R{
			{"TỔNG THU NSNN TRÊN ĐỊA BÀN NĂM 2012"}, {nil, nil, "Đơn vị: tỷ đồng"}, {"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn"},
			{"I", "Bắc Trung Bộ", 70}, {1, "Thanh Hóa", 40}, {2, "Nghệ An", 30}, {"II", "Duyên hải Nam Trung Bộ", 90}, {3, "Đà Nẵng", 50}, {4, "Quảng Nam", 40},
			{"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn"}, {"III", "Tây Bắc", 11}, {5, "Sơn La", 6}, {6, "Lai Châu", 5},
		}), want: []string{
			"C5|rev_area_total|-|Thanh Hóa|2012|actual|4e+10", "C6|rev_area_total|-|Nghệ An|2012|actual|3e+10", "C8|rev_area_total|-|Đà Nẵng|2012|actual|5e+10",
			"C9|rev_area_total|-|Quảng Nam|2012|actual|4e+10", "C12|rev_area_total|-|Sơn La|2012|actual|6e+09", "C13|rev_area_total|-|Lai Châu|2012|actual|5e+09",
		}},
		{name: "the next sheet begins with a region", grids: []*sheet.Grid{
			sheettest.Grid("Trang 1", []R{
				{"TỔNG THU NSNN TRÊN ĐỊA BÀN NĂM 2012"}, {nil, nil, "Đơn vị: tỷ đồng"}, {"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn"},
				{"I", "Bắc Trung Bộ", 70}, {1, "Thanh Hóa", 40}, {2, "Nghệ An", 30},
			}),
			sheettest.Grid("Trang 2", []R{
				{"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn"}, {"II", "Duyên hải Nam Trung Bộ", 90}, {3, "Đà Nẵng", 50}, {4, "Quảng Nam", 40},
			}),
		}, want: []string{
			"Trang 1!C5|rev_area_total|-|Thanh Hóa|2012|actual|4e+10", "Trang 1!C6|rev_area_total|-|Nghệ An|2012|actual|3e+10",
			"Trang 2!C3|rev_area_total|-|Đà Nẵng|2012|actual|5e+10", "Trang 2!C4|rev_area_total|-|Quảng Nam|2012|actual|4e+10",
		}},
		{name: "a round with its year says when", grids: one("1", []R{
			{"Số sản phẩm CNNT tiêu biểu cấp huyện phân theo huyện, tỉnh Hà Tĩnh"}, {"Đơn vị", "Kỳ bình chọn năm 2021", "Kỳ bình chọn năm 2023"}, {"H. Thạch Hà", 2, 4}, {"H. Can Lộc", 3, 5},
		}), want: []string{
			"B3|cnnt_recognized|huyen|Hà Tĩnh|2021|actual|2|locality=Thạch Hà", "C3|cnnt_recognized|huyen|Hà Tĩnh|2023|actual|4|locality=Thạch Hà",
			"B4|cnnt_recognized|huyen|Hà Tĩnh|2021|actual|3|locality=Can Lộc", "C4|cnnt_recognized|huyen|Hà Tĩnh|2023|actual|5|locality=Can Lộc",
		}},
		{name: "the region of a level is no place", grids: one("1", []R{
			{"Tỉnh Vĩnh Long"}, {"SẢN PHẨM CNNT TIÊU BIỂU"}, {"Cấp bình chọn", "Năm 2024"}, {"Cấp tỉnh", 16}, {"Cấp khu vực phía Nam", 6},
		}), want: []string{"B4|cnnt_recognized|tinh|Vĩnh Long|2024|actual|16", "B5|cnnt_recognized|khu_vuc|Vĩnh Long|2024|actual|6"}},
		{name: "what clusters are planned on is not the area of clusters", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP CÁC TỈNH NĂM 2022"}, {"TT", "Địa phương", "CCN theo quy hoạch", nil, "CCN đã thành lập", nil}, {nil, nil, "Số lượng (cụm)", "Diện tích (ha)", "Số lượng (cụm)", "Diện tích (ha)"},
			{1, "Long An", 60, 3000.5, 22, 1100.5}, {2, "Bến Tre", 12, 500, 5, 180},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2", "E2:F2")), want: []string{
			"C4|ic_planned|-|Long An|2022|actual|60", "E4|ic_count|-|Long An|2022|actual|22", "F4|ic_area|-|Long An|2022|actual|1100.5",
			"C5|ic_planned|-|Bến Tre|2022|actual|12", "E5|ic_count|-|Bến Tre|2022|actual|5", "F5|ic_area|-|Bến Tre|2022|actual|180",
		}},
		{name: "owners of a purse go on", grids: one("1", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TỈNH ĐỒNG THÁP NĂM 2024"}, {"Nguồn kinh phí", "Số tiền (triệu đồng)"}, {"Đối ứng của doanh nghiệp, HTX, cơ sở", 8734},
		}), want: []string{"B3|kc_budget_matching|-|Đồng Tháp|2024|actual|8.734e+09"}},
		{name: "translated heads of a yearbook", grids: one("1", []R{
			{"Dân số trung bình tỉnh Ninh Bình"}, {nil, "Tổng số\nTotal", "Phân theo giới tính - By sex", nil}, {nil, nil, "Nam\nMale", "Nữ\nFemale"}, {2020, 980000, 485000, 495000}, {2021, 990000, 490000, 500000},
		}, sheettest.Merge("C2:D2")), want: []string{
			"B4|population|-|Ninh Bình|2020|actual|980000", "C4|population|-|Ninh Bình|2020|actual|485000|sex=nam", "D4|population|-|Ninh Bình|2020|actual|495000|sex=nu",
			"B5|population|-|Ninh Bình|2021|actual|990000", "C5|population|-|Ninh Bình|2021|actual|490000|sex=nam", "D5|population|-|Ninh Bình|2021|actual|500000|sex=nu",
		}},
		{name: "units in a row of their own", grids: one("1", []R{
			{"Tỉnh Sóc Trăng: số liệu cụm công nghiệp"}, {"Năm", "Số cụm", "Diện tích", "Lao động"}, {nil, "cụm", "ha", "người"}, {2020, 5, 120, 2183}, {2021, 6, 150, 2400},
		}, sheettest.Merge("A2:A3")), want: []string{
			"B4|ic_count|-|Sóc Trăng|2020|actual|5", "C4|ic_area|-|Sóc Trăng|2020|actual|120", "D4|ic_workers|-|Sóc Trăng|2020|actual|2183",
			"B5|ic_count|-|Sóc Trăng|2021|actual|6", "C5|ic_area|-|Sóc Trăng|2021|actual|150", "D5|ic_workers|-|Sóc Trăng|2021|actual|2400",
		}},
		{name: "the province of the source", grids: one("1", []R{
			{"Dân số trung bình phân theo huyện"}, {"", 2021, 2022}, {"Huyện Gio Linh", 70000, 71000}, {"Huyện Vĩnh Linh", 80000, 82000}, {}, {"Nguồn: Cục Thống kê tỉnh Quảng Trị"},
		}), want: []string{
			"B3|population|-|Quảng Trị|2021|actual|70000|locality=Gio Linh", "C3|population|-|Quảng Trị|2022|actual|71000|locality=Gio Linh",
			"B4|population|-|Quảng Trị|2021|actual|80000|locality=Vĩnh Linh", "C4|population|-|Quảng Trị|2022|actual|82000|locality=Vĩnh Linh",
		}},
		{name: "the unit of the table over its last year", grids: one("1", []R{
			{"Số hợp tác xã đang hoạt động phân theo huyện"}, {"Tỉnh Phú Thọ", nil, "Hợp tác xã"}, {"", "2020", "2021"}, {"Huyện Hạ Hòa", 21, 26}, {"Huyện Đoan Hùng", 28, 27},
		}), want: []string{
			"B4|coops_operating|-|Phú Thọ|2020|actual|21|locality=Hạ Hòa", "C4|coops_operating|-|Phú Thọ|2021|actual|26|locality=Hạ Hòa",
			"B5|coops_operating|-|Phú Thọ|2020|actual|28|locality=Đoan Hùng", "C5|coops_operating|-|Phú Thọ|2021|actual|27|locality=Đoan Hùng",
		}},
		{name: "several years as heads", grids: one("1", []R{
			{"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG TỈNH HÀ TĨNH"}, {"Chỉ tiêu", "Đơn vị", "2011-2015", "2016-2020"}, {"Số đề án", "đề án", 198, 60}, {"Lao động được đào tạo", "người", 2467, 2798},
		}), want: []string{
			"C3|kc_projects|-|Hà Tĩnh|2011/2015|actual|198", "D3|kc_projects|-|Hà Tĩnh|2016/2020|actual|60", "C4|kc_trainees|-|Hà Tĩnh|2011/2015|actual|2467", "D4|kc_trainees|-|Hà Tĩnh|2016/2020|actual|2798",
		}},
		{name: "words of a title in another order name no list of projects", grids: one("1", []R{
			{"ĐÁNH GIÁ KẾT QUẢ MỤC TIÊU CHƯƠNG TRÌNH KHUYẾN CÔNG GIAI ĐOẠN 2021-2025 TỈNH AN GIANG"}, {"TT", "Mục tiêu", "ĐVT", "Mục tiêu 2021-2025", "Thực hiện 2021-2024"},
			{1, "Số lao động được đào tạo nghề", "người", 586, 156}, {2, "Số mô hình trình diễn kỹ thuật", "mô hình", 10, 8},
		}), want: []string{
			"D3|kc_trainees|-|An Giang|2021/2025|target|586", "E3|kc_trainees|-|An Giang|2021/2024|actual|156", "D4|kc_models|-|An Giang|2021/2025|target|10", "E4|kc_models|-|An Giang|2021/2024|actual|8",
		}},
		{name: "one indicator for every row is no unit", grids: one("Tien Giang", []R{
			{"nam", "cap", "chi_tieu", "don_vi", "gia_tri"}, {2019, "Cấp huyện", "Sản phẩm CNNT tiêu biểu được công nhận", "sản phẩm", 44}, {2019, "Cấp tỉnh", "Sản phẩm CNNT tiêu biểu được công nhận", "sản phẩm", 33},
			{2021, "Cấp huyện", "Sản phẩm CNNT tiêu biểu được công nhận", "sản phẩm", 38}, {2021, "Cấp tỉnh", "Sản phẩm CNNT tiêu biểu được công nhận", "sản phẩm", 36},
		}), want: []string{
			"E2|cnnt_recognized|huyen|Tiền Giang|2019|actual|44", "E3|cnnt_recognized|tinh|Tiền Giang|2019|actual|33", "E4|cnnt_recognized|huyen|Tiền Giang|2021|actual|38", "E5|cnnt_recognized|tinh|Tiền Giang|2021|actual|36",
		}},
		{name: "a magnitude in figures, in a column of units", grids: one("1", []R{
			{"DÂN SỐ TỈNH ĐỒNG NAI"}, {"TT", "Chỉ tiêu", "ĐVT", "2021", "2022"}, {1, "Dân số trung bình", "1.000 người", 3124, 3131}, {2, "Mật độ dân số", "người/km2", 530, 533},
		}), want: []string{
			"D3|population|-|Đồng Nai|2021|actual|3.124e+06", "E3|population|-|Đồng Nai|2022|actual|3.131e+06", "D4|population_density|-|Đồng Nai|2021|actual|530", "E4|population_density|-|Đồng Nai|2022|actual|533",
		}},
		{name: "a year in a title without the word", grids: one("1", []R{
			{"SỐ LIỆU CÔNG TÁC KHUYẾN CÔNG HÀ TĨNH 2024"}, {"Nội dung", "Đvt", "KH", "TH"}, {"Số đề án khuyến công", "đề án", 16, 19},
		}), want: []string{"C3|kc_projects|-|Hà Tĩnh|2024|plan|16", "D3|kc_projects|-|Hà Tĩnh|2024|actual|19"}},
		{name: "the year on the cover", grids: append(one("Bìa", []R{{"UBND TỈNH THÁI NGUYÊN"}, {"BIỂU SỐ LIỆU BÁO CÁO NĂM 2023"}}), one("2", []R{
			{"Sản phẩm CNNT tiêu biểu"}, {"Cấp", "Đăng ký", "Công nhận"}, {"Cấp tỉnh", 30, 18}, {"Cấp khu vực", 6, 4},
		})...), want: []string{
			"2!B3|cnnt_registered|tinh|Thái Nguyên|2023|actual|30", "2!C3|cnnt_recognized|tinh|Thái Nguyên|2023|actual|18", "2!B4|cnnt_registered|khu_vuc|Thái Nguyên|2023|actual|6", "2!C4|cnnt_recognized|khu_vuc|Thái Nguyên|2023|actual|4",
		}},
		{name: "a sum over two purses below a row that only says so", grids: one("1", []R{
			{"KINH PHÍ KHUYẾN CÔNG TỈNH SÓC TRĂNG NĂM 2024"}, {nil, nil, "Đơn vị tính: nghìn đồng"}, {"TT", "Nguồn kinh phí", "Thực hiện"}, {1, "Tổng kinh phí thực hiện", 9512500}, {nil, "Trong đó:"},
			{"a", "- Kinh phí khuyến công quốc gia", 1500000}, {"b", "- Kinh phí khuyến công địa phương", 2312500}, {"c", "- Vốn đối ứng của đơn vị thụ hưởng", 5700000},
		}), want: []string{
			"C4|kc_budget_total|-|Sóc Trăng|2024|actual|9.5125e+09", "C6|kc_budget|quoc_gia|Sóc Trăng|2024|actual|1.5e+09", "C7|kc_budget|tinh|Sóc Trăng|2024|actual|2.3125e+09", "C8|kc_budget_matching|-|Sóc Trăng|2024|actual|5.7e+09",
		}},
		{name: "income over the years is no plan", grids: one("Thu", []R{
			{"THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN TỈNH NINH THUẬN GIAI ĐOẠN 2016-2018"}, {nil, nil, nil, "Tỷ đồng"}, {"Chỉ tiêu", 2016, 2017, 2018},
			{"Tổng thu NSNN trên địa bàn", 2228, 2220, 2271}, {"Thu nội địa", 1900, 1883, 1959}, {"Thu xuất nhập khẩu", 328, 337, 312},
		}), want: []string{
			"B4|rev_area_total|-|Ninh Thuận|2016|actual|2.228e+12", "C4|rev_area_total|-|Ninh Thuận|2017|actual|2.22e+12", "D4|rev_area_total|-|Ninh Thuận|2018|actual|2.271e+12",
			"B5|rev_domestic|-|Ninh Thuận|2016|actual|1.9e+12", "C5|rev_domestic|-|Ninh Thuận|2017|actual|1.883e+12", "D5|rev_domestic|-|Ninh Thuận|2018|actual|1.959e+12",
			"B6|rev_customs|-|Ninh Thuận|2016|actual|3.28e+11", "C6|rev_customs|-|Ninh Thuận|2017|actual|3.37e+11", "D6|rev_customs|-|Ninh Thuận|2018|actual|3.12e+11",
		}},
		{name: "the tiers of a budget as columns", grids: one("QT", []R{
			{"QUYẾT TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG TỈNH HÀ NAM NĂM 2020"}, {"Đơn vị tính: triệu đồng"}, {"Nội dung chi", "Tổng số", "Ngân sách cấp tỉnh", "Ngân sách huyện", "Ngân sách xã"}, {"Chi đầu tư phát triển", 600, 300, 200, 100},
		}), want: []string{
			"B4|exp_invest|-|Hà Nam|2020|actual|6e+08", "C4|exp_invest|tinh|Hà Nam|2020|actual|3e+08", "D4|exp_invest|huyen|Hà Nam|2020|actual|2e+08", "E4|exp_invest|xa|Hà Nam|2020|actual|1e+08",
		}},
		{name: "whose money it is, in other words", grids: one("TH", []R{
			{"TỔNG HỢP CÁC ĐỀ ÁN KHUYẾN CÔNG NĂM 2023 - TỈNH TÂY NINH"}, {"Stt", "Loại đề án", "Tổng kinh phí (đồng)", "KP khuyến công hỗ trợ (đồng)", "KP đơn vị thụ hưởng đối ứng (đồng)"},
			{1, "Đào tạo nghề", 900000000, 400000000, 500000000},
		}), want: []string{
			"C3|kc_budget_total|-|Tây Ninh|2023|actual|9e+08|content=dao_tao", "D3|kc_budget|-|Tây Ninh|2023|actual|4e+08|content=dao_tao", "E3|kc_budget_matching|-|Tây Ninh|2023|actual|5e+08|content=dao_tao",
		}},
		{name: "an abbreviation is all of its words", grids: one("LN", []R{
			{"SỐ LIỆU LÀNG NGHỀ TỈNH HƯNG YÊN NĂM 2022"}, {"Huyện", "Làng nghề", "LNTT"}, {"Huyện Văn Giang", 12, 3}, {"Huyện Kim Động", 9, 2},
		}), want: []string{
			"B3|craft_villages|-|Hưng Yên|2022|actual|12|locality=Văn Giang", "C3|craft_villages_traditional|-|Hưng Yên|2022|actual|3|locality=Văn Giang",
			"B4|craft_villages|-|Hưng Yên|2022|actual|9|locality=Kim Động", "C4|craft_villages_traditional|-|Hưng Yên|2022|actual|2|locality=Kim Động",
		}},
		{name: "projects in a report of the next year", grids: one("DM", []R{
			{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2022 TỈNH QUẢNG TRỊ"}, {"(Kèm theo Báo cáo số 112/BC-SCT ngày 05/01/2023 của Sở Công Thương)"}, {"ĐVT: Triệu đồng"},
			{"TT", "Tên đề án", "Tổng kinh phí", "KP khuyến công", "KP đối ứng"}, {1, "Hỗ trợ máy móc chế biến gỗ", 700, 200, 500}, {2, "Hỗ trợ máy móc chế biến cà phê", 900, 300, 600}, {nil, "TỔNG CỘNG", 1600, 500, 1100},
		}), want: []string{"C7|kc_budget_total|quoc_gia|Quảng Trị|2022|actual|1.6e+09", "D7|kc_budget|quoc_gia|Quảng Trị|2022|actual|5e+08", "E7|kc_budget_matching|quoc_gia|Quảng Trị|2022|actual|1.1e+09"}},
	}
}

func TestLabelsUnitsAndPlacesElsewhere(t *testing.T) {
	found, want, wrong, _ := score(t, outOfPlace())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}
