package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// sectionsAndLists are tables of sections, lists, totals and times that offices lay out in their own
// ways.
func sectionsAndLists() []laid {
	return []laid{
		{name: "the budget of a province is what its own report counts, and no level of money", grids: one("1", []R{
			{"ỦY BAN NHÂN DÂN TỈNH HÀ NAM"}, {"QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2014"}, {nil, nil, "Đơn vị tính: Triệu đồng"},
			{"STT", "Tỉnh, thành phố", "Thu NSĐP được hưởng theo phân cấp", "Chi thường xuyên", "Tổng chi cân đối NSĐP"}, {1, "Hà Nam", 2012728, 3062569, 6023297},
		}), want: []string{"C5|rev_local_entitled|-|Hà Nam|2014|actual|2.012728e+12", "D5|exp_recurrent|-|Hà Nam|2014|actual|3.062569e+12", "E5|exp_balance_total|-|Hà Nam|2014|actual|6.023297e+12"}},
		{name: "a status above a name is of what the name counts", grids: one("1", []R{
			{"Cụm công nghiệp các tỉnh năm 2020"}, {"TT", "Tỉnh", "Quy hoạch", nil, "Đã thành lập", nil}, {nil, nil, "Số CCN", "Diện tích (ha)", "Số CCN", "Diện tích (ha)"},
			{1, "Phú Yên", 22, 801.5, 9, 310.2}, {2, "Kon Tum", 15, 640, 4, 122},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2", "E2:F2")), want: []string{
			"C4|ic_planned|-|Phú Yên|2020|actual|22", "E4|ic_count|-|Phú Yên|2020|actual|9", "F4|ic_area|-|Phú Yên|2020|actual|310.2",
			"C5|ic_planned|-|Kon Tum|2020|actual|15", "E5|ic_count|-|Kon Tum|2020|actual|4", "F5|ic_area|-|Kon Tum|2020|actual|122",
		}},
		{name: "the year that a village was recognised in is none of its figures", grids: one("1", []R{
			{"DANH SÁCH LÀNG NGHỀ ĐƯỢC CÔNG NHẬN TỈNH BẮC NINH NĂM 2021"}, {"STT", "Tên làng nghề", "Năm công nhận", "Số hộ làm nghề", "Số lao động"},
			{1, "Gốm Phù Lãng", 2009, 120, 400}, {2, "Tranh Đông Hồ", 2012, 30, 90}, {3, "Gỗ Đồng Kỵ", 2010, 900, 3100}, {nil, "Tổng cộng", nil, 1050, 3590},
		}), want: []string{"D6|craft_households|-|Bắc Ninh|2021|actual|1050", "E6|craft_workers|-|Bắc Ninh|2021|actual|3590"}},
		{name: "single things by their names, one of which is understood, and their number in the total", grids: one("1", []R{
			{"DANH MỤC KHU CÔNG NGHIỆP TỈNH BẮC NINH NĂM 2022"}, {"STT", "Tên khu công nghiệp", "Diện tích (ha)", "Số dự án"},
			{1, "KCN Quế Võ", 300, 40}, {2, "KCN VSIP", 500, 70}, {3, "KCN Yên Phong", 200, 33}, {nil, "Tổng cộng (3 khu)", 1000, 143},
		}), want: []string{"C6|iz_area|-|Bắc Ninh|2022|actual|1000", "D6|iz_projects|-|Bắc Ninh|2022|actual|143"}},
		{name: "years as rows of their own above what they are of", grids: one("1", []R{
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU TỈNH QUẢNG BÌNH"}, {"TT", "Nội dung", "Cấp tỉnh", "Cấp khu vực"},
			{"I", "Năm 2020"}, {1, "Số sản phẩm tham gia", 25, 8}, {2, "Số sản phẩm được công nhận", 14, 3},
			{"II", "Năm 2022"}, {1, "Số sản phẩm tham gia", 31, 9}, {2, "Số sản phẩm được công nhận", 17, 4},
		}), want: []string{
			"C4|cnnt_registered|tinh|Quảng Bình|2020|actual|25", "D4|cnnt_registered|khu_vuc|Quảng Bình|2020|actual|8", "C5|cnnt_recognized|tinh|Quảng Bình|2020|actual|14", "D5|cnnt_recognized|khu_vuc|Quảng Bình|2020|actual|3",
			"C7|cnnt_registered|tinh|Quảng Bình|2022|actual|31", "D7|cnnt_registered|khu_vuc|Quảng Bình|2022|actual|9", "C8|cnnt_recognized|tinh|Quảng Bình|2022|actual|17", "D8|cnnt_recognized|khu_vuc|Quảng Bình|2022|actual|4",
		}},
		{name: "districts as rows above what is counted in them", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH NINH THUẬN NĂM 2021"}, {"STT", "Huyện/Chỉ tiêu", "ĐVT", "Số liệu"},
			{"I", "Huyện Ninh Phước"}, {1, "Số làng nghề", "làng", 4}, {2, "Số lao động", "người", 610}, {"II", "Huyện Thuận Bắc"}, {1, "Số làng nghề", "làng", 2}, {2, "Số lao động", "người", 95},
		}), want: []string{
			"D4|craft_villages|-|Ninh Thuận|2021|actual|4|locality=Ninh Phước", "D5|craft_workers|-|Ninh Thuận|2021|actual|610|locality=Ninh Phước",
			"D7|craft_villages|-|Ninh Thuận|2021|actual|2|locality=Thuận Bắc", "D8|craft_workers|-|Ninh Thuận|2021|actual|95|locality=Thuận Bắc",
		}},
		{name: "two programmes under numbered rows", grids: one("1", []R{
			{"SỐ LIỆU CÔNG THƯƠNG TỈNH HƯNG YÊN NĂM 2024"}, {"Chỉ tiêu", "Đơn vị", "Giá trị"}, {"1. Cụm công nghiệp"}, {"Số CCN đã thành lập", "cụm", 12}, {"Số lao động", "người", 8100},
			{"2. Làng nghề"}, {"Số làng nghề được công nhận", "làng", 40}, {"Số lao động", "người", 9500},
		}), want: []string{
			"C4|ic_count|-|Hưng Yên|2024|actual|12", "C5|ic_workers|-|Hưng Yên|2024|actual|8100", "C7|craft_villages|-|Hưng Yên|2024|actual|40", "C8|craft_workers|-|Hưng Yên|2024|actual|9500",
		}},
		{name: "the plan of the year under the title of a month", grids: one("1", []R{
			{"BÁO CÁO KHUYẾN CÔNG THÁNG 8 NĂM 2023 TỈNH GIA LAI"}, {"TT", "Nội dung", "ĐVT", "Kế hoạch năm", "Thực hiện tháng 8", "Lũy kế từ đầu năm"}, {1, "Số đề án", "đề án", 20, 3, 14},
		}), want: []string{"D3|kc_projects|-|Gia Lai|2023|plan|20", "E3|kc_projects|-|Gia Lai|2023-08/2023-08|actual|3", "F3|kc_projects|-|Gia Lai|2023-01/2023-08|actual|14"}},
		{name: "the plan that a title names for one of its years", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH KIÊN GIANG GIAI ĐOẠN 2019 - 2020 VÀ KẾ HOẠCH 2021", nil, nil, nil}, {"ĐVT: triệu đồng"}, {"Năm", "Tổng kinh phí", "Khuyến công quốc gia", "Khuyến công địa phương", "Vốn đối ứng"},
			{2019, 1000, 200, 300, 500}, {2020, 1500, 300, 500, 700}, {"KH 2021", 1800, 400, 600, 800},
		}), want: []string{
			"B4|kc_budget_total|-|Kiên Giang|2019|actual|1e+09", "C4|kc_budget|quoc_gia|Kiên Giang|2019|actual|2e+08", "D4|kc_budget|tinh|Kiên Giang|2019|actual|3e+08", "E4|kc_budget_matching|-|Kiên Giang|2019|actual|5e+08",
			"B5|kc_budget_total|-|Kiên Giang|2020|actual|1.5e+09", "C5|kc_budget|quoc_gia|Kiên Giang|2020|actual|3e+08", "D5|kc_budget|tinh|Kiên Giang|2020|actual|5e+08", "E5|kc_budget_matching|-|Kiên Giang|2020|actual|7e+08",
			"B6|kc_budget_total|-|Kiên Giang|2021|plan|1.8e+09", "C6|kc_budget|quoc_gia|Kiên Giang|2021|plan|4e+08", "D6|kc_budget|tinh|Kiên Giang|2021|plan|6e+08", "E6|kc_budget_matching|-|Kiên Giang|2021|plan|8e+08",
		}},
		{name: "what money is for counts nothing", grids: one("1", []R{
			{"KẾ HOẠCH KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2026 TỈNH ĐẮK LẮK"}, {"Đơn vị tính: triệu đồng"}, {"TT", "Nội dung", "Phân kỳ thực hiện 2026"}, {1, "Đào tạo nghề", 300}, {2, "Bình chọn sản phẩm CNNT tiêu biểu", 150},
		}), want: []string{"C4|kc_budget|tinh|Đắk Lắk|2026|plan|3e+08|content=dao_tao", "C5|kc_budget|tinh|Đắk Lắk|2026|plan|1.5e+08|content=binh_chon"}},
		{name: "the unit above alone says what plan and result are", grids: one("1", []R{
			{"TÌNH HÌNH THỰC HIỆN KHUYẾN CÔNG QUỐC GIA TỈNH GIA LAI"}, {nil, nil, "Triệu đồng"}, {"Năm", "KH giao", "Thực hiện"}, {2021, 800, 750}, {2022, 900, 900},
		}), want: []string{
			"B4|kc_budget|quoc_gia|Gia Lai|2021|plan|8e+08", "C4|kc_budget|quoc_gia|Gia Lai|2021|actual|7.5e+08", "B5|kc_budget|quoc_gia|Gia Lai|2022|plan|9e+08", "C5|kc_budget|quoc_gia|Gia Lai|2022|actual|9e+08",
		}},
		{name: "needs are plans", grids: one("1", []R{
			{"NHU CẦU KINH PHÍ THỰC HIỆN CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH QUẢNG NAM"}, {"(ĐVT: triệu đồng)"}, {"Năm", "Khuyến công quốc gia", "Khuyến công địa phương"}, {2024, 500, 900},
		}), want: []string{"B4|kc_budget|quoc_gia|Quảng Nam|2024|plan|5e+08", "C4|kc_budget|tinh|Quảng Nam|2024|plan|9e+08"}},
		{name: "the term before, by its year", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH THÁI NGUYÊN NĂM 2023"}, {"STT", "Nội dung", "ĐVT", "Kỳ trước (năm 2022)", "Kỳ báo cáo"}, {1, "Số CCN đang hoạt động", "CCN", 20, 22},
		}), want: []string{"D3|ic_operating|-|Thái Nguyên|2022|actual|20", "E3|ic_operating|-|Thái Nguyên|2023|actual|22"}},
		{name: "the months of a year, not its fifth month", grids: one("1", []R{
			{"Số doanh nghiệp thành lập mới các tháng năm 2022 tỉnh Long An"}, {"Chỉ tiêu", "ĐVT", "Tháng 1", "Tháng 2"}, {"Doanh nghiệp thành lập mới", "DN", 90, 71},
		}), want: []string{"C3|enterprises_new|-|Long An|2022-01/2022-01|actual|90", "D3|enterprises_new|-|Long An|2022-02/2022-02|actual|71"}},
		{name: "thousands of people above a table without another word", grids: one("1", []R{
			{"Dân số trung bình phân theo địa phương"}, {"Nghìn người"}, {nil, "2021", "2022"}, {"Hà Nội", 8330.8, 8435.7}, {"Vĩnh Phúc", 1191.8, 1197.6},
		}), want: []string{"B4|population|-|Hà Nội|2021|actual|8.3308e+06", "C4|population|-|Hà Nội|2022|actual|8.4357e+06", "B5|population|-|Vĩnh Phúc|2021|actual|1.1918e+06", "C5|population|-|Vĩnh Phúc|2022|actual|1.1976e+06"}},
		{name: "districts by bare names whose total is the province's", grids: one("1", []R{
			{"UBND TỈNH NGHỆ AN"}, {"LÀNG NGHỀ NĂM 2022"}, {"TT", "Đơn vị", "Số làng nghề"}, {1, "Diễn Châu", 20}, {2, "Yên Thành", 15}, {nil, "Toàn tỉnh", 35},
		}), want: []string{"C4|craft_villages|-|Nghệ An|2022|actual|20|locality=Diễn Châu", "C5|craft_villages|-|Nghệ An|2022|actual|15|locality=Yên Thành", "C6|craft_villages|-|Nghệ An|2022|actual|35"}},
		{name: "money of two purses beside that of the facilities", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH HÀ GIANG"}, {"ĐVT: triệu đồng"}, {"Năm", "Tổng kinh phí thực hiện", "Ngân sách trung ương", "Ngân sách tỉnh", "Vốn của cơ sở"}, {2020, 900, 200, 300, 400},
		}), want: []string{
			"B4|kc_budget_total|-|Hà Giang|2020|actual|9e+08", "C4|kc_budget_state|quoc_gia|Hà Giang|2020|actual|2e+08", "D4|kc_budget_state|tinh|Hà Giang|2020|actual|3e+08", "E4|kc_budget_matching|-|Hà Giang|2020|actual|4e+08",
		}},
		{name: "budget items among others", grids: one("1", []R{
			{"MỘT SỐ CHỈ TIÊU KINH TẾ - XÃ HỘI TỈNH ĐỒNG THÁP"}, {"TT", "Chỉ tiêu", "ĐVT", "TH 2022", "KH 2023"}, {1, "Tổng thu ngân sách trên địa bàn", "tỷ đồng", 8000, 8200}, {2, "Tổng chi ngân sách địa phương", "tỷ đồng", 15000, 15900}, {3, "Diện tích lúa", "ha", 490, 480},
		}), want: []string{
			"D3|rev_area_total|-|Đồng Tháp|2022|actual|8e+12", "E3|rev_area_total|-|Đồng Tháp|2023|plan|8.2e+12", "D4|exp_local_total|-|Đồng Tháp|2022|actual|1.5e+13", "E4|exp_local_total|-|Đồng Tháp|2023|plan|1.59e+13",
		}},
	}
}

func TestSectionsListsAndTotals(t *testing.T) {
	found, want, wrong, _ := score(t, sectionsAndLists())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

// A cover without a table says whose book it is.
func TestACoverNamesTheProvince(t *testing.T) {
	book := append(one("Bìa", []R{{"SỞ CÔNG THƯƠNG TỈNH NINH BÌNH"}, {"BÁO CÁO SỐ LIỆU NĂM 2023"}}), one("LN", []R{{"STT", "Chỉ tiêu", "ĐVT", "Năm 2023"}, {1, "Số làng nghề được công nhận", "Làng nghề", 81}})...)
	got := reading(t, "", book)
	if len(got.Observations) != 1 || got.Observations[0].Province != "Ninh Bình" {
		t.Errorf("read %v, rejects %v", got.Observations, got.Rejects)
	}
}
