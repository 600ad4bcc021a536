package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// furtherWords are tables in the words and layouts of further offices.
func furtherWords() []laid {
	return []laid{
		{name: "a total beside kinds of what it counts", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH QUẢNG NAM NĂM 2021"}, {"Huyện", "Số làng nghề được công nhận", nil, nil}, {nil, "Tổng số", "Làng nghề", "Làng nghề truyền thống"}, {"Huyện Đại Lộc", 7, 5, 2}, {"Huyện Quế Sơn", 3, 2, 1},
		}, sheettest.Merge("B2:D2", "A2:A3")), want: []string{
			"B4|craft_villages|-|Quảng Nam|2021|actual|7|locality=Đại Lộc", "D4|craft_villages_traditional|-|Quảng Nam|2021|actual|2|locality=Đại Lộc",
			"B5|craft_villages|-|Quảng Nam|2021|actual|3|locality=Quế Sơn", "D5|craft_villages_traditional|-|Quảng Nam|2021|actual|1|locality=Quế Sơn",
		}},
		{name: "the number of a table in its chapter", grids: one("1", []R{
			{"2.1"}, {"Dân số trung bình phân theo huyện, thị xã, thành phố tỉnh Sóc Trăng"}, {nil, nil, "Người - Person"}, {nil, 2020, "Sơ bộ - Prel. 2021"}, {"TOÀN TỈNH - WHOLE PROVINCE", 900, 910}, {"Huyện Kế Sách - Ke Sach district", 150, 160},
		}), want: []string{
			"B5|population|-|Sóc Trăng|2020|actual|900", "C5|population|-|Sóc Trăng|2021|estimate|910",
			"B6|population|-|Sóc Trăng|2020|actual|150|locality=Kế Sách", "C6|population|-|Sóc Trăng|2021|estimate|160|locality=Kế Sách",
		}},
		{name: "a unit that nobody knows beside money", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH SƠN LA NĂM 2023"}, {"Nội dung", "ĐVT", "Khối lượng", "Kinh phí khuyến công (triệu đồng)"}, {"Tư vấn, tập huấn, đào tạo", "lớp", 4, 20}, {"Cung cấp thông tin, tuyên truyền", "chuyên mục", 12, 30}, {"Đào tạo nghề", "người", 50, 40},
		}), want: []string{
			"D3|kc_budget|-|Sơn La|2023|actual|2e+07|content=tu_van", "D4|kc_budget|-|Sơn La|2023|actual|3e+07|content=thong_tin", "D5|kc_budget|-|Sơn La|2023|actual|4e+07|content=dao_tao",
		}},
		{name: "a total over years without a title of years", grids: one("1", []R{
			{"Kinh phí khuyến công đã hỗ trợ tỉnh Yên Bái (triệu đồng)"}, {"Huyện", "2020", "2021", "2022", "Tổng cộng"}, {"Huyện Lục Yên", 10, 20, 30, 60}, {"Huyện Văn Yên", 5, 0, 5, 10},
		}), want: []string{
			"B3|kc_budget|-|Yên Bái|2020|actual|1e+07|locality=Lục Yên", "C3|kc_budget|-|Yên Bái|2021|actual|2e+07|locality=Lục Yên", "D3|kc_budget|-|Yên Bái|2022|actual|3e+07|locality=Lục Yên", "E3|kc_budget|-|Yên Bái|2020/2022|actual|6e+07|locality=Lục Yên",
			"B4|kc_budget|-|Yên Bái|2020|actual|5e+06|locality=Văn Yên", "C4|kc_budget|-|Yên Bái|2021|actual|0|locality=Văn Yên", "D4|kc_budget|-|Yên Bái|2022|actual|5e+06|locality=Văn Yên", "E4|kc_budget|-|Yên Bái|2020/2022|actual|1e+07|locality=Văn Yên",
		}},
		{name: "a total over years of what is there at a moment", grids: one("1", []R{
			{"Số chợ tỉnh Yên Bái"}, {"Huyện", "2021", "2022", "Cộng"}, {"Huyện Lục Yên", 10, 20, 30},
		}), want: []string{"B3|markets|-|Yên Bái|2021|actual|10|locality=Lục Yên", "C3|markets|-|Yên Bái|2022|actual|20|locality=Lục Yên"}},
		{name: "a list with the numbers of its decisions", grids: one("1", []R{
			{"CÁC CỤM CÔNG NGHIỆP TỈNH BẮC NINH NĂM 2023"}, {"STT", "Tên CCN", "QĐ thành lập", "Diện tích (ha)", "Số lao động (người)"}, {1, "CCN Đồng Kỵ", "Số 175/QĐ-UBND", 49, 159}, {2, "CCN Phong Khê", "Số 601/QĐ-UBND", 75, 463}, {nil, "Tổng cộng", nil, 124, 622},
		}), want: []string{"D5|ic_area|-|Bắc Ninh|2023|actual|124", "E5|ic_workers|-|Bắc Ninh|2023|actual|622"}},
		{name: "a year that stands over several rows", grids: one("1", []R{
			{"Kết quả hỗ trợ khuyến công tỉnh Bình Định"}, {"Năm", "Nguồn", "Số đề án"}, {2021, "KCQG", 3}, {nil, "KCĐP", 9}, {2022, "KCQG", 2}, {nil, "KCĐP", 8},
		}), want: []string{
			"C3|kc_projects|quoc_gia|Bình Định|2021|actual|3", "C4|kc_projects|tinh|Bình Định|2021|actual|9", "C5|kc_projects|quoc_gia|Bình Định|2022|actual|2", "C6|kc_projects|tinh|Bình Định|2022|actual|8",
		}},
		{name: "goals by the head of the labels, and their average", grids: one("1", []R{
			{"CHƯƠNG TRÌNH PHÁT TRIỂN KHUYẾN CÔNG TỈNH VĨNH LONG"}, {"Mục tiêu", "ĐVT", "Giai đoạn 2021-2025", "Bình quân/năm"}, {"Số mô hình trình diễn kỹ thuật", "mô hình", 10, 2},
		}), want: []string{"C3|kc_models|-|Vĩnh Long|2021/2025|target|10"}},
		{name: "a plan to carry out", grids: one("1", []R{
			{"KẾ HOẠCH THỰC HIỆN CHƯƠNG TRÌNH OCOP TỈNH ĐẮK LẮK GIAI ĐOẠN 2021-2022"}, {"Chỉ tiêu", "2021", "2022"}, {"Số sản phẩm OCOP", 40, 60},
		}), want: []string{"B3|ocop_products|-|Đắk Lắk|2021|plan|40", "C3|ocop_products|-|Đắk Lắk|2022|plan|60"}},
		{name: "who honoured somebody plans nothing", grids: one("1", []R{
			{"Số lượng nghệ nhân được UBND tỉnh Bắc Ninh phong tặng"}, {"Năm", "Nghệ nhân"}, {2014, 3}, {2017, 7},
		}), want: []string{"B3|artisans|-|Bắc Ninh|2014|actual|3", "B4|artisans|-|Bắc Ninh|2017|actual|7"}},
		{name: "by months of a year", grids: one("1", []R{
			{"Doanh nghiệp đăng ký thành lập mới theo tháng năm 2023 - tỉnh Bình Dương"}, {"Tháng", "Số doanh nghiệp (DN)"}, {"Tháng 01", 300}, {"Tháng 02", 250},
		}), want: []string{"B3|enterprises_new|-|Bình Dương|2023-01/2023-01|actual|300", "B4|enterprises_new|-|Bình Dương|2023-02/2023-02|actual|250"}},
		{name: "a city divided in capitals", grids: one("1", []R{
			{"SỐ CHỢ TRÊN ĐỊA BÀN THÀNH PHỐ PHÂN THEO QUẬN, HUYỆN NĂM 2022 - THÀNH PHỐ CẦN THƠ"}, {"Quận/huyện", "Tổng số"}, {"Quận Cái Răng", 7}, {"Toàn thành phố", 7},
		}), want: []string{"B3|markets|-|Cần Thơ|2022|actual|7|locality=Cái Răng", "B4|markets|-|Cần Thơ|2022|actual|7"}},
		{name: "what is new is not all that there is", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH BẮC GIANG NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Thực hiện"}, {"Số cụm công nghiệp thành lập mới", "cụm", 4}, {"Tổng số cụm công nghiệp", "cụm", 50}, {"Số cụm hoạt động", "cụm", 30}, {"Tỷ lệ lấp đầy bình quân của các cụm công nghiệp đang hoạt động", "%", 70},
		}), want: []string{"C4|ic_count|-|Bắc Giang|2023|actual|50", "C5|ic_operating|-|Bắc Giang|2023|actual|30", "C6|ic_fill_rate|-|Bắc Giang|2023|actual|70"}},
		{name: "capital that was registered and that was spent", grids: one("1", []R{
			{"Đầu tư trực tiếp của nước ngoài được cấp giấy phép tại tỉnh Tây Ninh"}, {"Năm", "Số dự án được cấp phép", "Tổng vốn đăng ký (triệu USD)", "Vốn thực hiện (triệu USD)"}, {2019, 10, 100, 60}, {2020, 12, 90, 70},
		}), want: []string{
			"B3|investment_projects|-|Tây Ninh|2019|actual|10", "C3|investment_capital|-|Tây Ninh|2019|actual|1e+08", "B4|investment_projects|-|Tây Ninh|2020|actual|12", "C4|investment_capital|-|Tây Ninh|2020|actual|9e+07",
		}},
		{name: "whom the title supports", grids: one("1", []R{
			{"Kinh phí khuyến công hỗ trợ các cơ sở, tỉnh Lào Cai"}, {"Năm", "Kinh phí hỗ trợ (đồng)", "Số cơ sở"}, {2019, 900000000, 8},
		}), want: []string{"B3|kc_budget|-|Lào Cai|2019|actual|9e+08", "C3|kc_facilities_supported|-|Lào Cai|2019|actual|8"}},
		{name: "purses and their total without a name", grids: one("1", []R{
			{"KẾ HOẠCH KHUYẾN CÔNG TỈNH BẮC GIANG"}, {"Phân kỳ kinh phí (triệu đồng)"}, {"Năm", "Khuyến công quốc gia", "Khuyến công địa phương", "Doanh nghiệp đối ứng", "Tổng số"}, {2021, 10, 20, 30, 60}, {2022, 20, 20, 40, 80},
		}), want: []string{
			"B4|kc_budget|quoc_gia|Bắc Giang|2021|plan|1e+07", "C4|kc_budget|tinh|Bắc Giang|2021|plan|2e+07", "D4|kc_budget_matching|-|Bắc Giang|2021|plan|3e+07", "E4|kc_budget_total|-|Bắc Giang|2021|plan|6e+07",
			"B5|kc_budget|quoc_gia|Bắc Giang|2022|plan|2e+07", "C5|kc_budget|tinh|Bắc Giang|2022|plan|2e+07", "D5|kc_budget_matching|-|Bắc Giang|2022|plan|4e+07", "E5|kc_budget_total|-|Bắc Giang|2022|plan|8e+07",
		}},
		{name: "what is done and where says little of a content", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH PHÚ THỌ NĂM 2023"}, {"Nội dung", "Kinh phí khuyến công (triệu đồng)"}, {"Hỗ trợ mua sắm máy móc thiết bị", 10}, {"Tham quan, học tập kinh nghiệm ngoài tỉnh", 20}, {"Tham gia bình chọn sản phẩm CNNT tiêu biểu cấp khu vực", 30}, {"Chi quản lý đề án", 40}, {"Mua xe bán tải", 50},
		}), want: []string{
			"B3|kc_budget|-|Phú Thọ|2023|actual|1e+07|content=may_moc", "B4|kc_budget|-|Phú Thọ|2023|actual|2e+07|content=nang_luc", "B5|kc_budget|-|Phú Thọ|2023|actual|3e+07|content=binh_chon", "B6|kc_budget|-|Phú Thọ|2023|actual|4e+07|content=quan_ly",
		}},
		{name: "a council is no product, an unknown abbreviation no translation", grids: one("1", []R{
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU TỈNH KIÊN GIANG NĂM 2023"}, {"Chỉ tiêu", "Kết quả"}, {"Số hội đồng bình chọn", 5}, {"Số sản phẩm được công nhận", 9}, {"Số lượng SPXK", 7},
		}), want: []string{"B4|cnnt_recognized|-|Kiên Giang|2023|actual|9"}},
		{name: "an amount of each person", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH NAM ĐỊNH NĂM 2023"}, {"Huyện", "Số làng nghề", "Thu nhập bình quân (người/tháng)"}, {"Huyện Ý Yên", 9, "5,0 triệu đồng"}, {"Huyện Hải Hậu", 8, "6,5 triệu đồng"},
		}), want: []string{
			"B3|craft_villages|-|Nam Định|2023|actual|9|locality=Ý Yên", "C3|income_per_month|-|Nam Định|2023|actual|5e+06|locality=Ý Yên", "B4|craft_villages|-|Nam Định|2023|actual|8|locality=Hải Hậu", "C4|income_per_month|-|Nam Định|2023|actual|6.5e+06|locality=Hải Hậu",
		}},
		{name: "every level at once", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH HÀ GIANG NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Thực hiện"}, {"Số đề án KCQG và KCĐP", "đề án", 9}, {"Số đề án KCQG", "đề án", 2},
		}), want: []string{"C3|kc_projects|-|Hà Giang|2023|actual|9", "C4|kc_projects|quoc_gia|Hà Giang|2023|actual|2"}},
	}
}

func TestFurtherWords(t *testing.T) {
	found, want, wrong, _ := score(t, furtherWords())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

// furtherBudgets are tables of budgets in further words.
func furtherBudgets() []laid {
	return []laid{
		{name: "names without their verbs", grids: one("1", []R{
			{"TÌNH HÌNH THỰC HIỆN NGÂN SÁCH TỈNH HÀ GIANG NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Thực hiện"}, {"Thu thuế CTN ngoài quốc doanh", "tỷ đồng", 1}, {"Trả nợ lãi", "tỷ đồng", 2}, {"Chi thường xuyên ngân sách địa phương", "tỷ đồng", 3}, {"Nguồn thực hiện CCTL", "tỷ đồng", 4}, {"Nộp trả NS cấp trên", "tỷ đồng", 5}, {"Thu tiền giao đất", "tỷ đồng", 6},
		}), want: []string{
			"C3|rev_private|-|Hà Giang|2023|actual|1e+09", "C4|exp_interest|-|Hà Giang|2023|actual|2e+09", "C5|exp_recurrent|-|Hà Giang|2023|actual|3e+09", "C6|exp_salary_reform|-|Hà Giang|2023|actual|4e+09", "C7|exp_pay_upper|-|Hà Giang|2023|actual|5e+09", "C8|land_use_fee|-|Hà Giang|2023|actual|6e+09",
		}},
		{name: "costs of enterprises", grids: one("1", []R{
			{"CHI PHÍ SẢN XUẤT CỦA DOANH NGHIỆP NHÀ NƯỚC TỈNH ĐẮK NÔNG (triệu đồng)"}, {"Khoản mục", "2021", "2022"}, {"Chi phí nguyên liệu", 900, 950}, {"Dự phòng", 20, 25},
		})},
		{name: "a row over districts is no item", grids: one("1", []R{
			{"Số làng nghề được công nhận tỉnh Thái Bình"}, {"Đơn vị: làng"}, {nil, "2018", "2019"}, {"Tổng số", 21, 20}, {"Phân theo huyện, thành phố"}, {"Huyện Quỳnh Phụ", 18, 17}, {"Huyện Hưng Hà", 3, 3},
		}), want: []string{
			"B4|craft_villages|-|Thái Bình|2018|actual|21", "C4|craft_villages|-|Thái Bình|2019|actual|20", "B6|craft_villages|-|Thái Bình|2018|actual|18|locality=Quỳnh Phụ", "C6|craft_villages|-|Thái Bình|2019|actual|17|locality=Quỳnh Phụ", "B7|craft_villages|-|Thái Bình|2018|actual|3|locality=Hưng Hà", "C7|craft_villages|-|Thái Bình|2019|actual|3|locality=Hưng Hà",
		}},
	}
}

func TestFurtherBudgets(t *testing.T) { stateWithForms(t, furtherBudgets()) }
