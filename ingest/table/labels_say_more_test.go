package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// labelsSayMore are tables whose labels say more than what is counted, and whose heads say less.
func labelsSayMore() []laid {
	return []laid{
		{name: "the number of a table alone above its title", grids: one("1", []R{
			{"9"}, {"Dân số trung bình phân theo giới tính"}, {"Average population by sex"}, {"Tỉnh Phú Yên"}, {"Năm - Year", "Tổng số - Total", "Nam - Male", "Nữ - Female"}, {nil, "Người - Person", nil, nil}, {"2019", 900, 450, 450}, {"Sơ bộ - Prel. 2020", 910, 452, 458},
		}, sheettest.Merge("B6:D6")), want: []string{
			"B7|population|-|Phú Yên|2019|actual|900", "C7|population|-|Phú Yên|2019|actual|450|sex=nam", "D7|population|-|Phú Yên|2019|actual|450|sex=nu",
			"B8|population|-|Phú Yên|2020|estimate|910", "C8|population|-|Phú Yên|2020|estimate|452|sex=nam", "D8|population|-|Phú Yên|2020|estimate|458|sex=nu",
		}},
		{name: "a number alone that is a figure", grids: one("1", []R{
			{"Số chợ tỉnh Phú Yên năm 2019"}, {"Số chợ"}, {90}, {"Nguồn: Sở Công Thương tỉnh Phú Yên"},
		})},
		{name: "parts are of the column beside them", grids: one("1", []R{
			{"Sản phẩm OCOP tỉnh Hậu Giang năm 2024"}, {"Địa phương", "Số chủ thể", "Số sản phẩm OCOP", "Trong đó", nil}, {nil, nil, nil, "Hạng 4 sao", "Hạng 3 sao"}, {"Huyện Phụng Hiệp", 9, 30, 8, 20}, {"Huyện Long Mỹ", 7, 20, 5, 15},
		}, sheettest.Merge("D2:E2")), want: []string{
			"B4|ocop_entities|-|Hậu Giang|2024|actual|9|locality=Phụng Hiệp", "C4|ocop_products|-|Hậu Giang|2024|actual|30|locality=Phụng Hiệp", "D4|ocop_products|-|Hậu Giang|2024|actual|8|locality=Phụng Hiệp|stars=4", "E4|ocop_products|-|Hậu Giang|2024|actual|20|locality=Phụng Hiệp|stars=3",
			"B5|ocop_entities|-|Hậu Giang|2024|actual|7|locality=Long Mỹ", "C5|ocop_products|-|Hậu Giang|2024|actual|20|locality=Long Mỹ", "D5|ocop_products|-|Hậu Giang|2024|actual|5|locality=Long Mỹ|stars=4", "E5|ocop_products|-|Hậu Giang|2024|actual|15|locality=Long Mỹ|stars=3",
		}},
		{name: "purses in the row of the units", grids: one("1", []R{
			{"HOẠT ĐỘNG KHUYẾN CÔNG THÀNH PHỐ CẦN THƠ"}, {"Năm", "Tổng kinh phí", "Trong đó", nil, nil}, {nil, "(triệu đồng)", "KCQG", "KCĐP", "Đối ứng"}, {2020, 600, 100, 200, 300}, {2021, 900, 200, 300, 400},
		}, sheettest.Merge("C2:E2")), want: []string{
			"B4|kc_budget_total|-|Cần Thơ|2020|actual|6e+08", "C4|kc_budget|quoc_gia|Cần Thơ|2020|actual|1e+08", "D4|kc_budget|tinh|Cần Thơ|2020|actual|2e+08", "E4|kc_budget_matching|-|Cần Thơ|2020|actual|3e+08",
			"B5|kc_budget_total|-|Cần Thơ|2021|actual|9e+08", "C5|kc_budget|quoc_gia|Cần Thơ|2021|actual|2e+08", "D5|kc_budget|tinh|Cần Thơ|2021|actual|3e+08", "E5|kc_budget_matching|-|Cần Thơ|2021|actual|4e+08",
		}},
		{name: "a total over purses alone", grids: one("1", []R{
			{"Nguồn vốn thực hiện chương trình khuyến công tỉnh Kon Tum năm 2022"}, {"(ĐVT: triệu đồng)"}, {"Nguồn vốn", "Thực hiện"}, {"Tổng số", 600}, {"1. Ngân sách trung ương (KCQG)", 100}, {"2. Ngân sách tỉnh (KCĐP)", 200}, {"3. Vốn của đơn vị thụ hưởng", 300},
		}), want: []string{"B4|kc_budget_total|-|Kon Tum|2022|actual|6e+08", "B5|kc_budget_state|quoc_gia|Kon Tum|2022|actual|1e+08", "B6|kc_budget_state|tinh|Kon Tum|2022|actual|2e+08", "B7|kc_budget_matching|-|Kon Tum|2022|actual|3e+08"}},
		{name: "contents in an office's words", grids: one("1", []R{
			{"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG TỈNH HÒA BÌNH NĂM 2023"}, {"TT", "Nội dung", "Kinh phí khuyến công (triệu đồng)"}, {1, "Tư vấn, trợ giúp doanh nghiệp", 10}, {2, "Đào tạo nghề cho lao động tại các cơ sở CNNT", 20}, {3, "Tổ chức tham gia các hội chợ triển lãm", 30}, {4, "Sửa nhà kho của Trung tâm", 40},
		}), want: []string{"C3|kc_budget|-|Hòa Bình|2023|actual|1e+07|content=tu_van", "C4|kc_budget|-|Hòa Bình|2023|actual|2e+07|content=dao_tao", "C5|kc_budget|-|Hòa Bình|2023|actual|3e+07|content=hoi_cho"}},
		{name: "money of a content counts nobody", grids: one("1", []R{
			{"BẢNG PHÂN BỔ KINH PHÍ KHUYẾN CÔNG TỈNH TÂY NINH NĂM 2024"}, {"ĐVT: Triệu đồng"}, {"STT", "Nội dung hoạt động", "Kinh phí khuyến công quốc gia"}, {1, "Đào tạo nghề cho lao động các doanh nghiệp, HTX", 100}, {2, "Xây dựng mô hình trình diễn kỹ thuật", 200},
		}), want: []string{"C4|kc_budget|quoc_gia|Tây Ninh|2024|plan|1e+08|content=dao_tao", "C5|kc_budget|quoc_gia|Tây Ninh|2024|plan|2e+08|content=trinh_dien"}},
		{name: "what is counted only where it has something", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH NAM ĐỊNH NĂM 2023"}, {"Chỉ tiêu", "Đơn vị", "Thực hiện"}, {"Số cụm công nghiệp được thành lập (lũy kế)", "cụm", 20}, {"Số CCN có hộ kinh doanh", "cụm", 3}, {"Số CCN có dự án đang hoạt động", "cụm", 12}, {"Số CCN nằm trong quy hoạch", "cụm", 30},
		}), want: []string{"C3|ic_count|-|Nam Định|2023|actual|20", "C5|ic_operating|-|Nam Định|2023|actual|12", "C6|ic_planned|-|Nam Định|2023|actual|30"}},
		{name: "approved and carried out", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH LẠNG SƠN"}, {"Chỉ tiêu", "ĐVT", "Thực hiện năm 2023"}, {"Số đề án được phê duyệt triển khai", "đề án", 7}, {"Kế hoạch giao: số đề án", "đề án", 9},
		}), want: []string{"C3|kc_projects|-|Lạng Sơn|2023|actual|7", "C4|kc_projects|-|Lạng Sơn|2023|plan|9"}},
		{name: "goals of a resolution", grids: one("1", []R{
			{"PHỤ LỤC CHỈ TIÊU (Ban hành kèm theo Nghị quyết số 12-NQ/TU của Tỉnh ủy Sơn La)"}, {"Chỉ tiêu", "Đơn vị", "Đến năm 2025", "Đến năm 2030"}, {"Số làng nghề được công nhận theo Nghị định số 52/2018/NĐ-CP", "làng", 12, 20},
		}), want: []string{"C3|craft_villages|-|Sơn La|/2025|target|12", "D3|craft_villages|-|Sơn La|/2030|target|20"}},
		{name: "until a year, and no goals", grids: one("1", []R{
			{"SỐ LÀNG NGHỀ TỈNH SƠN LA"}, {"Chỉ tiêu", "Đơn vị", "Đến năm 2020", "Đến năm 2022"}, {"Số làng nghề được công nhận", "làng", 12, 20},
		}), want: []string{"C3|craft_villages|-|Sơn La|/2020|actual|12", "D3|craft_villages|-|Sơn La|/2022|actual|20"}},
		{name: "values that name what they are of", grids: one("1", []R{
			{"KẾT QUẢ THU HÚT ĐẦU TƯ CỦA TỈNH HẢI DƯƠNG NĂM 2023"}, {"Loại dự án", "Số dự án cấp mới", "Vốn đăng ký cấp mới (tỷ đồng)"}, {"Dự án FDI", 50, 900}, {"Dự án đầu tư trong nước", 20, 300},
		}), want: []string{
			"B3|investment_projects|-|Hải Dương|2023|actual|50|content=fdi", "C3|investment_capital|-|Hải Dương|2023|actual|9e+11|content=fdi", "B4|investment_projects|-|Hải Dương|2023|actual|20|content=trong_nuoc", "C4|investment_capital|-|Hải Dương|2023|actual|3e+11|content=trong_nuoc",
		}},
		{name: "units without brackets in a row under the heads", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH THÁI BÌNH NĂM 2020"}, {"Huyện", "Số làng nghề", "Lao động làm nghề", "Giá trị sản xuất"}, {nil, "Làng", "Người", "Tỷ đồng"}, {"Huyện Kiến Xương", 20, 900, 30}, {"Huyện Hưng Hà", 10, 800, 20},
		}), want: []string{
			"B4|craft_villages|-|Thái Bình|2020|actual|20|locality=Kiến Xương", "C4|craft_workers|-|Thái Bình|2020|actual|900|locality=Kiến Xương", "D4|craft_output_value|-|Thái Bình|2020|actual|3e+10|locality=Kiến Xương",
			"B5|craft_villages|-|Thái Bình|2020|actual|10|locality=Hưng Hà", "C5|craft_workers|-|Thái Bình|2020|actual|800|locality=Hưng Hà", "D5|craft_output_value|-|Thái Bình|2020|actual|2e+10|locality=Hưng Hà",
		}},
		{name: "a regulation that is a part of the name", grids: one("1", []R{
			{"BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG CHO NGÂN SÁCH ĐỊA PHƯƠNG TỈNH QUẢNG NINH NĂM 2006 (triệu đồng)"}, {"Chỉ tiêu", "Dự toán"}, {"Bổ sung cải cách tiền lương theo Nghị định 204", 30},
		}), want: []string{"B3|transfer_target_salary|-|Quảng Ninh|2006|plan|3e+07"}},
		{name: "what a builder invests is not registered", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH THANH HÓA NĂM 2024"}, {"TT", "Tên CCN", "Chủ đầu tư hạ tầng", "Diện tích (ha)", "Tổng mức đầu tư (tỷ đồng)"}, {nil, "Tổng số", nil, 80, 900}, {1, "CCN Vức", "Công ty A", 30, 400}, {2, "CCN Xuân Hòa", "Công ty B", 50, 500},
		}), want: []string{"D3|ic_area|-|Thanh Hóa|2024|actual|80"}},
	}
}

// budgetsWithoutMarks are tables of budgets, and others like them, that no form is named on.
func budgetsWithoutMarks() []laid {
	return []laid{
		{name: "a yearbook", grids: one("34", []R{
			{"34. Thu ngân sách nhà nước trên địa bàn"}, {"Tỉnh Lào Cai"}, {nil, nil, nil, "Triệu đồng - Mill. dongs"}, {nil, "2020", "2021", "Sơ bộ - Prel. 2022"},
			{"TỔNG THU - TOTAL REVENUE", 90, 100, 110}, {"Thu nội địa - Domestic revenue", 60, 70, 80}, {"Thu từ doanh nghiệp có vốn đầu tư trực tiếp nước ngoài - Revenue from FDI enterprises", 20, 30, 40}, {"Thuế thu nhập cá nhân - Personal income tax", 40, 40, 40}, {"Thu từ hoạt động xuất, nhập khẩu - Revenue from export and import", 30, 30, 30},
		}), want: []string{
			"B5|rev_area_total|nsnn|Lào Cai|2020|actual|9e+07", "C5|rev_area_total|nsnn|Lào Cai|2021|actual|1e+08", "D5|rev_area_total|nsnn|Lào Cai|2022|estimate|1.1e+08",
			"B6|rev_domestic|nsnn|Lào Cai|2020|actual|6e+07", "C6|rev_domestic|nsnn|Lào Cai|2021|actual|7e+07", "D6|rev_domestic|nsnn|Lào Cai|2022|estimate|8e+07",
			"B7|rev_fdi|nsnn|Lào Cai|2020|actual|2e+07", "C7|rev_fdi|nsnn|Lào Cai|2021|actual|3e+07", "D7|rev_fdi|nsnn|Lào Cai|2022|estimate|4e+07",
			"B8|tax_income_personal|nsnn|Lào Cai|2020|actual|4e+07", "C8|tax_income_personal|nsnn|Lào Cai|2021|actual|4e+07", "D8|tax_income_personal|nsnn|Lào Cai|2022|estimate|4e+07",
			"B9|rev_customs|nsnn|Lào Cai|2020|actual|3e+07", "C9|rev_customs|nsnn|Lào Cai|2021|actual|3e+07", "D9|rev_customs|nsnn|Lào Cai|2022|estimate|3e+07",
		}},
		{name: "shares of a budget", grids: one("35", []R{
			{"35. Cơ cấu thu ngân sách nhà nước trên địa bàn tỉnh Lào Cai"}, {nil, nil, "%"}, {nil, "2020", "2021"}, {"TỔNG THU", 100, 100}, {"Thu nội địa", 60.1, 62.3}, {"Thu từ hoạt động xuất, nhập khẩu", 39.9, 37.7},
		})},
		{name: "changes of a budget", grids: one("36", []R{
			{"Tốc độ phát triển thu ngân sách tỉnh Lào Cai (Năm trước = 100)"}, {nil, "2020", "2021"}, {"Thu nội địa", 103.1, 101.2}, {"Thu từ hoạt động xuất, nhập khẩu", 98.9, 107.7},
		})},
		{name: "kinds of enterprises in a table of sales", grids: one("1", []R{
			{"TỔNG MỨC BÁN LẺ HÀNG HÓA TỈNH BẾN TRE (tỷ đồng)"}, {nil, "2021", "2022"}, {"Kinh tế Nhà nước", 900, 950}, {"Kinh tế ngoài Nhà nước", 20000, 22000}, {"Khu vực có vốn đầu tư nước ngoài", 100, 120},
		})},
		{name: "kinds of enterprises where enterprises are counted", grids: one("1", []R{
			{"Số doanh nghiệp tỉnh Phú Thọ phân theo loại hình"}, {nil, "2020", "2021"}, {"Doanh nghiệp Nhà nước", 20, 19}, {"Doanh nghiệp có vốn đầu tư nước ngoài", 150, 160},
		})},
		{name: "nothing says plan", grids: one("1", []R{
			{"TÌNH HÌNH THU NGÂN SÁCH THÀNH PHỐ ĐÀ NẴNG"}, {"Chỉ tiêu", "Năm 2021", nil, "Năm 2022", nil}, {nil, "Giá trị (tỷ đồng)", "Cơ cấu (%)", "Giá trị (tỷ đồng)", "Cơ cấu (%)"},
			{"Tổng thu NSNN trên địa bàn", 9, 100, 8, 100}, {"Thu nội địa", 6, 67, 5, 62}, {"Thu từ hoạt động xuất nhập khẩu", 3, 33, 3, 38},
		}, sheettest.Merge("B2:C2", "D2:E2")), want: []string{
			"B4|rev_area_total|nsnn|Đà Nẵng|2021|actual|9e+09", "D4|rev_area_total|nsnn|Đà Nẵng|2022|actual|8e+09", "B5|rev_domestic|nsnn|Đà Nẵng|2021|actual|6e+09",
			"D5|rev_domestic|nsnn|Đà Nẵng|2022|actual|5e+09", "B6|rev_customs|nsnn|Đà Nẵng|2021|actual|3e+09", "D6|rev_customs|nsnn|Đà Nẵng|2022|actual|3e+09",
		}},
	}
}

func TestBudgetsWithoutMarks(t *testing.T) { stateWithForms(t, budgetsWithoutMarks()) }

func TestLabelsThatSayMore(t *testing.T) {
	found, want, wrong, _ := score(t, labelsSayMore())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}
