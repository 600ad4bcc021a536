package table_test

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// promotion are ways to lay out contents of promotion, levels, districts and totals, each
// with the like of it that says too little.
func promotion() []laid {
	return slices.Concat(contentsOfPromotion(), levelsAndPlaces(), totalsPrinted())
}

func contentsOfPromotion() []laid {
	return []laid{
		{name: "contents that are indicators too under numbers of projects", grids: one("Nguồn", []R{
			{"SỞ CÔNG THƯƠNG YÊN BÁI"},
			{"TỔNG HỢP ĐỀ ÁN VÀ KINH PHÍ KHUYẾN CÔNG NĂM 2022"},
			{"Đơn vị tính: triệu đồng"},
			{"TT", "Nội dung", "Khuyến công quốc gia", nil, "Khuyến công địa phương"},
			{nil, nil, "Số đề án", "Kinh phí", "Số đề án", "Kinh phí"},
			{1, "Mô hình trình diễn kỹ thuật", 2, 640, 1, 210},
			{2, "Đào tạo nghề", 0, 0, 3, 195},
			{3, "Hội chợ, triển lãm, bình chọn sản phẩm", 1, 80, 2, 130},
			{nil, "Tổng cộng", 3, 720, 6, 535},
		}, sheettest.Merge("C4:D4", "E4:F4", "A4:A5", "B4:B5")), want: slices.Concat(
			across(6, "C", "{1}|{2}|Yên Bái|2022|actual|{v}|content=trinh_dien", "kc_projects,quoc_gia=2", "kc_budget,quoc_gia=6.4e+08", "kc_projects,tinh=1", "kc_budget,tinh=2.1e+08"),
			across(7, "C", "{1}|{2}|Yên Bái|2022|actual|{v}|content=dao_tao", "kc_projects,quoc_gia=0", "kc_budget,quoc_gia=0", "kc_projects,tinh=3", "kc_budget,tinh=1.95e+08"),
			across(8, "C", "{1}|{2}|Yên Bái|2022|actual|{v}|content=hoi_cho", "kc_projects,quoc_gia=1", "kc_budget,quoc_gia=8e+07", "kc_projects,tinh=2", "kc_budget,tinh=1.3e+08"),
			across(9, "C", "{1}|{2}|Yên Bái|2022|actual|{v}", "kc_projects,quoc_gia=3", "kc_budget,quoc_gia=7.2e+08", "kc_projects,tinh=6", "kc_budget,tinh=5.35e+08"),
		)},
		{name: "the unit of the money in the title, beside a number of projects", grids: one("KP", []R{
			{"TỈNH BÌNH ĐỊNH: KINH PHÍ KHUYẾN CÔNG THỰC HIỆN NĂM 2021 (triệu đồng)"},
			{"STT", "Nội dung", "Số đề án", "KC quốc gia", "KC địa phương"},
			{1, "Mô hình trình diễn kỹ thuật", 2, 450, 300},
			{2, "Hỗ trợ máy móc thiết bị", 11, 700, 1900},
			{3, "Phát triển thị trường", 1, 0, 90},
			{nil, "Tổng cộng", 14, 1150, 2290},
		}), want: slices.Concat(
			across(3, "C", "{1}|{2}|Bình Định|2021|actual|{v}|content=trinh_dien", "kc_projects,-=2", "kc_budget,quoc_gia=4.5e+08", "kc_budget,tinh=3e+08"),
			across(4, "C", "{1}|{2}|Bình Định|2021|actual|{v}|content=may_moc", "kc_projects,-=11", "kc_budget,quoc_gia=7e+08", "kc_budget,tinh=1.9e+09"),
			across(5, "C", "{1}|{2}|Bình Định|2021|actual|{v}|content=thi_truong", "kc_projects,-=1", "kc_budget,quoc_gia=0", "kc_budget,tinh=9e+07"),
			across(6, "C", "{1}|{2}|Bình Định|2021|actual|{v}", "kc_projects,-=14", "kc_budget,quoc_gia=1.15e+09", "kc_budget,tinh=2.29e+09"),
		)},
		{name: "the same content where no head says a number of what", grids: one("KP", []R{
			{"TỈNH BÌNH ĐỊNH: KINH PHÍ KHUYẾN CÔNG THỰC HIỆN NĂM 2021 (triệu đồng)"},
			{"STT", "Nội dung", "Số lượng"},
			{1, "Mô hình trình diễn kỹ thuật", 2},
			{2, "Đào tạo nghề", 11},
			{3, "Hỗ trợ máy móc thiết bị", 4},
		})},
		{name: "a total of parts of which one is worded as nobody knows", grids: one("KP", []R{
			{"KẾ HOẠCH KHUYẾN CÔNG NĂM 2025 TỈNH TÂY NINH"},
			{"ĐVT: Triệu đồng"},
			{"TT", "Nội dung", "Tổng kinh phí", "Trong đó"},
			{nil, nil, nil, "Phần của Trung tâm", "Cơ sở tự bỏ vốn"},
			{1, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến", 741, 199, 542},
			{2, "Xây dựng mô hình trình diễn kỹ thuật", 871, 306, 565},
			{3, "Đào tạo nghề cho lao động nông thôn", 1239, 353, 886},
		}, sheettest.Merge("A3:A4", "B3:B4", "C3:C4", "D3:E3")), want: slices.Concat(
			across(5, "C", "{1}|-|Tây Ninh|2025|plan|{v}|content=may_moc", "kc_budget_total=7.41e+08", "", "kc_budget_matching=5.42e+08"),
			across(6, "C", "{1}|-|Tây Ninh|2025|plan|{v}|content=trinh_dien", "kc_budget_total=8.71e+08", "", "kc_budget_matching=5.65e+08"),
			across(7, "C", "{1}|-|Tây Ninh|2025|plan|{v}|content=dao_tao", "kc_budget_total=1.239e+09", "", "kc_budget_matching=8.86e+08"),
		)},
		{name: "money of a programme counts no models and no trainees", grids: one("KP", []R{
			{"KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2024 TỈNH TÂY NINH"},
			{"ĐVT: Triệu đồng"},
			{"TT", "Nội dung", "Tổng vốn đầu tư", "Trong đó"},
			{nil, nil, nil, "Nguồn khuyến công", "Nguồn đối ứng"},
			{1, "Xây dựng mô hình trình diễn kỹ thuật", 871, 306, 565},
			{2, "Đào tạo nghề cho lao động nông thôn", 1239, 353, 886},
		}, sheettest.Merge("A3:A4", "B3:B4", "C3:C4", "D3:E3")), want: slices.Concat(
			across(5, "C", "{1}|-|Tây Ninh|2024|actual|{v}|content=trinh_dien", "kc_budget_total=8.71e+08", "", "kc_budget_matching=5.65e+08"),
			across(6, "C", "{1}|-|Tây Ninh|2024|actual|{v}|content=dao_tao", "kc_budget_total=1.239e+09", "", "kc_budget_matching=8.86e+08"),
		)},
		{name: "income of a head among the aims of a province is none of craft villages", grids: one("KT-XH", []R{
			{"TỈNH THANH HÓA"},
			{"CÁC CHỈ TIÊU KINH TẾ - XÃ HỘI CHỦ YẾU NĂM 2024"},
			{"TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2024"},
			{1, "Thu nhập bình quân đầu người", "Triệu đồng", 65.5},
			{2, "Thu nhập bình quân đầu người/tháng", "Triệu đồng", 5.4},
			{3, "GRDP bình quân đầu người", "Triệu đồng", 72},
		})},
		{name: "income of a year is none of a month", grids: one("LN", []R{
			{"SỞ CÔNG THƯƠNG THANH HÓA"},
			{"KẾT QUẢ PHÁT TRIỂN LÀNG NGHỀ NĂM 2024"},
			{"TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2024"},
			{1, "Số làng nghề", "Làng nghề", 65},
			{2, "Thu nhập bình quân lao động", "Triệu đồng/người/tháng", 6.5},
			{3, "Thu nhập bình quân của lao động/năm", "Triệu đồng", 78},
			{4, "Thu nhập bình quân đầu người", "Triệu đồng/người/năm", 66},
		}), want: []string{"D4|craft_villages|-|Thanh Hóa|2024|actual|65", "D5|income_per_month|-|Thanh Hóa|2024|actual|6.5e+06"}},
		{name: "results of a year beside its plan, of no purse", grids: one("KQ", []R{
			{"SỞ CÔNG THƯƠNG HÀ NAM"},
			{"BÁO CÁO KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2024, KẾ HOẠCH NĂM 2025"},
			{"TT", "Chỉ tiêu", "TH năm 2023", "Kế hoạch năm 2024", "Ước TH năm 2024"},
			{1, "Tổng số đề án", 16, 18, 17},
			{2, "Tổng kinh phí khuyến công (triệu đồng)", 3820, 4200, 4150},
		}), want: []string{
			"C4|kc_projects|-|Hà Nam|2023|actual|16", "D4|kc_projects|-|Hà Nam|2024|plan|18", "E4|kc_projects|-|Hà Nam|2024|estimate|17",
			"C5|kc_budget|-|Hà Nam|2023|actual|3.82e+09", "D5|kc_budget|-|Hà Nam|2024|plan|4.2e+09", "E5|kc_budget|-|Hà Nam|2024|estimate|4.15e+09",
		}},
		{name: "contents of promotion that name products and advice", grids: one("KP", []R{
			{"TRUNG TÂM KHUYẾN CÔNG TIỀN GIANG"},
			{"TÌNH HÌNH SỬ DỤNG KINH PHÍ KHUYẾN CÔNG NĂM 2022 (triệu đồng)"},
			{"TT", "Nội dung chi", "Nguồn KCQG", "Nguồn KCĐP"},
			{1, "Hỗ trợ tổ chức bình chọn sản phẩm CNNT", 0, 185},
			{2, "Tư vấn, xúc tiến thương mại", 150, 90},
		}), want: []string{
			"C4|kc_budget|quoc_gia|Tiền Giang|2022|actual|0|content=binh_chon", "D4|kc_budget|tinh|Tiền Giang|2022|actual|1.85e+08|content=binh_chon",
			"C5|kc_budget|quoc_gia|Tiền Giang|2022|actual|1.5e+08|content=tu_van", "D5|kc_budget|tinh|Tiền Giang|2022|actual|9e+07|content=tu_van",
		}},
		{name: "a report of results with its money and the whole of both purses", grids: one("KQ", []R{
			{"TỈNH QUẢNG NGÃI"},
			{"KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2023"},
			{"STT", "Chỉ tiêu", "KCĐP", "KCQG", "Tổng cộng"},
			{1, "Số đề án được hỗ trợ", 12, 4, 16},
			{2, "Kinh phí hỗ trợ (triệu đồng)", 1850, 1200, 3050},
			{3, "Kinh phí đối ứng của các cơ sở CNNT (triệu đồng)", 4100, 2600, 6700},
			{4, "Số cơ sở được hỗ trợ", 13, 5, 18},
			{5, "Số lao động được đào tạo nghề", 90, 0, 90},
		}), want: slices.Concat(
			across(4, "C", "kc_projects|{1}|Quảng Ngãi|2023|actual|{v}", "tinh=12", "quoc_gia=4", "-=16"),
			across(5, "C", "kc_budget|{1}|Quảng Ngãi|2023|actual|{v}", "tinh=1.85e+09", "quoc_gia=1.2e+09", "-=3.05e+09"),
			across(6, "C", "kc_budget_matching|{1}|Quảng Ngãi|2023|actual|{v}", "tinh=4.1e+09", "quoc_gia=2.6e+09", "-=6.7e+09"),
			across(7, "C", "kc_facilities_supported|{1}|Quảng Ngãi|2023|actual|{v}", "tinh=13", "quoc_gia=5", "-=18"),
			across(8, "C", "kc_trainees|{1}|Quảng Ngãi|2023|actual|{v}", "tinh=90", "quoc_gia=0", "-=90"),
		)},
	}
}

func levelsAndPlaces() []laid {
	return []laid{
		{name: "levels as sections above what was voted on", grids: one("BC", []R{
			{"Sở Công Thương tỉnh Hậu Giang"},
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu năm 2022"},
			{"Chỉ tiêu", "ĐVT", "Số lượng"},
			{"CẤP HUYỆN"},
			{"Số sản phẩm đăng ký", "sản phẩm", 38},
			{"Số sản phẩm được công nhận", "sản phẩm", 27},
			{"CẤP TỈNH"},
			{"Số sản phẩm đăng ký", "sản phẩm", 24},
			{"Số sản phẩm được công nhận", "sản phẩm", 15},
		}), want: []string{
			"C5|cnnt_registered|huyen|Hậu Giang|2022|actual|38", "C6|cnnt_recognized|huyen|Hậu Giang|2022|actual|27",
			"C8|cnnt_registered|tinh|Hậu Giang|2022|actual|24", "C9|cnnt_recognized|tinh|Hậu Giang|2022|actual|15",
		}},
		{name: "registered and recognised by year under a title of the vote", grids: one("Bảng", []R{
			{"UBND TỈNH NGHỆ AN"},
			{"Bình chọn sản phẩm CNNT tiêu biểu cấp tỉnh, theo huyện"},
			{"STT", "Huyện, thị xã", "Năm 2021", nil, "Năm 2023"},
			{nil, nil, "Đăng ký", "Công nhận", "Đăng ký", "Công nhận"},
			{1, "Huyện Đô Lương", 12, 7, 15, 9},
			{2, "Huyện Nam Đàn", 10, 8, 9, 5},
		}, sheettest.Merge("C3:D3", "E3:F3", "A3:A4", "B3:B4")), want: slices.Concat(
			across(5, "C", "{1}|tinh|Nghệ An|{2}|actual|{v}|locality=Đô Lương", "cnnt_registered,2021=12", "cnnt_recognized,2021=7", "cnnt_registered,2023=15", "cnnt_recognized,2023=9"),
			across(6, "C", "{1}|tinh|Nghệ An|{2}|actual|{v}|locality=Nam Đàn", "cnnt_registered,2021=10", "cnnt_recognized,2021=8", "cnnt_registered,2023=9", "cnnt_recognized,2023=5"),
		)},
		{name: "numbers alone under a title of the vote", grids: one("Bảng", []R{
			{"UBND TỈNH NGHỆ AN"},
			{"Bình chọn sản phẩm CNNT tiêu biểu cấp tỉnh năm 2023, theo huyện"},
			{"STT", "Huyện, thị xã", "Số lượng"},
			{1, "Huyện Đô Lương", 12},
			{2, "Huyện Nam Đàn", 10},
		})},
		{name: "districts across, some with what they are, the whole province last", grids: one("BG", []R{
			{"SỞ CÔNG THƯƠNG TỈNH QUẢNG NAM"},
			{"TỔNG HỢP KẾT QUẢ KHUYẾN CÔNG NĂM 2023"},
			{"STT", "Nội dung", "Duy Xuyên", "Quế Sơn", "TX. Điện Bàn", "Toàn tỉnh"},
			{1, "Số đề án khuyến công (đề án)", 3, 1, 4, 8},
			{2, "Kinh phí khuyến công (triệu đồng)", 420, 110, 530, 1060},
		}), want: slices.Concat(
			across(4, "C", "kc_projects|-|Quảng Nam|2023|actual|{v}|locality={1}", "Duy Xuyên=3", "Quế Sơn=1", "Điện Bàn=4"), []string{"F4|kc_projects|-|Quảng Nam|2023|actual|8"},
			across(5, "C", "kc_budget|-|Quảng Nam|2023|actual|{v}|locality={1}", "Duy Xuyên=4.2e+08", "Quế Sơn=1.1e+08", "Điện Bàn=5.3e+08"), []string{"F5|kc_budget|-|Quảng Nam|2023|actual|1.06e+09"},
		)},
		{name: "names across that the whole province is not the sum of", grids: one("BG", []R{
			{"SỞ CÔNG THƯƠNG TỈNH QUẢNG NAM"},
			{"TỔNG HỢP KẾT QUẢ KHUYẾN CÔNG NĂM 2023"},
			{"STT", "Nội dung", "Thanh Bình", "TX. Điện Bàn", "Toàn tỉnh"},
			{1, "Số đề án khuyến công (đề án)", 3, 4, 9},
			{2, "Kinh phí khuyến công (triệu đồng)", 420, 530, 1060},
		}), want: []string{
			"D4|kc_projects|-|Quảng Nam|2023|actual|4|locality=Điện Bàn", "E4|kc_projects|-|Quảng Nam|2023|actual|9",
			"D5|kc_budget|-|Quảng Nam|2023|actual|5.3e+08|locality=Điện Bàn", "E5|kc_budget|-|Quảng Nam|2023|actual|1.06e+09",
		}},
		{name: "wards by number in a province that others became", grids: one("2025", []R{
			{"TỈNH LÀO CAI (sau hợp nhất Yên Bái và Lào Cai)"},
			{"SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2025 THEO XÃ, PHƯỜNG"},
			{"TT", "Xã, phường", "Cấp xã", "Cấp tỉnh"},
			{1, "Phường Yên Bái 1", 6, 3},
			{2, "Phường Yên Bái 2", 4, 2},
			{3, "Xã Bảo Yên", 5, 1},
			{nil, "Tổng cộng", 15, 6},
		}), want: slices.Concat(
			across(4, "C", "cnnt_recognized|{1}|Lào Cai|2025|actual|{v}|locality=Yên Bái 1", "xa=6", "tinh=3"),
			across(5, "C", "cnnt_recognized|{1}|Lào Cai|2025|actual|{v}|locality=Yên Bái 2", "xa=4", "tinh=2"),
			across(6, "C", "cnnt_recognized|{1}|Lào Cai|2025|actual|{v}|locality=Bảo Yên", "xa=5", "tinh=1"),
			across(7, "C", "cnnt_recognized|{1}|Lào Cai|2025|actual|{v}", "xa=15", "tinh=6"),
		)},
		{name: "households in craft villages by district", grids: one("Làng nghề", []R{
			{"TỔNG HỢP LÀNG NGHỀ TỈNH NAM ĐỊNH NĂM 2021"},
			{"STT", "Huyện", "Số làng nghề được công nhận", "Số hộ làm nghề trong làng nghề"},
			{1, "Huyện Ý Yên", 21, 4310},
			{2, "Huyện Nam Trực", 17, 3920},
		}), want: slices.Concat(
			across(3, "C", "{1}|-|Nam Định|2021|actual|{v}|locality=Ý Yên", "craft_villages=21", "craft_households=4310"),
			across(4, "C", "{1}|-|Nam Định|2021|actual|{v}|locality=Nam Trực", "craft_villages=17", "craft_households=3920"),
		)},
	}
}

func totalsPrinted() []laid {
	regions := []R{
		{"CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG"},
		{"SỐ SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2022"},
		{"TT", "Địa phương", "Số sản phẩm"},
		{"I", "PHÍA BẮC", 30},
		{1, "Lạng Sơn", 13},
		{2, "Hưng Yên", 17},
		{"II", "MIỀN TRUNG - TÂY NGUYÊN", 38},
		{3, "Quảng Bình", 18},
		{4, "Khánh Hòa", 20},
		{"III", "PHÍA NAM", 64},
		{5, "Bến Tre", 37},
		{6, "Cà Mau", 27},
		{nil, "TỔNG CỘNG", 132},
	}
	places := []string{
		"C4|cnnt_recognized|tinh|PHIA-BAC|2022|actual|30", "C5|cnnt_recognized|tinh|Lạng Sơn|2022|actual|13", "C6|cnnt_recognized|tinh|Hưng Yên|2022|actual|17",
		"C7|cnnt_recognized|tinh|MIEN-TRUNG-TAY-NGUYEN|2022|actual|38", "C8|cnnt_recognized|tinh|Quảng Bình|2022|actual|18", "C9|cnnt_recognized|tinh|Khánh Hòa|2022|actual|20",
		"C10|cnnt_recognized|tinh|PHIA-NAM|2022|actual|64", "C11|cnnt_recognized|tinh|Bến Tre|2022|actual|37", "C12|cnnt_recognized|tinh|Cà Mau|2022|actual|27",
	}
	wrong := slices.Clone(regions)
	wrong[12] = R{nil, "TỔNG CỘNG", 140}
	few := func(title string) []R {
		return []R{
			{title},
			{"TT", "Địa phương", "Số sản phẩm"},
			{1, "Lạng Sơn", 13},
			{2, "Quảng Bình", 18},
			{3, "Cà Mau", 27},
			{nil, "TỔNG CỘNG", 58},
		}
	}
	provinces := []string{"C3|cnnt_recognized|tinh|Lạng Sơn|2022|actual|13", "C4|cnnt_recognized|tinh|Quảng Bình|2022|actual|18", "C5|cnnt_recognized|tinh|Cà Mau|2022|actual|27"}
	return []laid{
		{name: "the total of all regions", grids: one("Biểu 3", regions), want: append(slices.Clone(places), "C13|cnnt_recognized|tinh|VN|2022|actual|132")},
		{name: "a total that the regions do not add up to", grids: one("Biểu 3", wrong), want: places},
		{name: "the total of a table that brings the country together", grids: one("Biểu 3", few("TỔNG HỢP SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2022 CỦA CẢ NƯỚC")),
			want: append(slices.Clone(provinces), "C6|cnnt_recognized|tinh|VN|2022|actual|58")},
		{name: "the total of the first provinces of the country", grids: one("Biểu 3", few("TỔNG HỢP SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN CẤP TỈNH NĂM 2022 CỦA CÁC TỈNH DẪN ĐẦU CẢ NƯỚC")), want: provinces},
		{name: "totals beside the year of what they add up", grids: one("Sheet1", []R{
			{"UBND THÀNH PHỐ ĐÀ NẴNG"},
			{"Số lượng sản phẩm CNNT tiêu biểu được cấp giấy chứng nhận giai đoạn 2020 - 2022"},
			{"Năm", "Nhóm sản phẩm", "Cấp huyện", "Cấp TP"},
			{2020, "Thủ công mỹ nghệ", 14, 9},
			{nil, "Chế biến nông, lâm, thủy sản", 8, 6},
			{nil, "Cộng", 22, 15},
			{2022, "Thủ công mỹ nghệ", 16, 12},
			{nil, "Chế biến nông, lâm, thủy sản", 11, 7},
			{nil, "Cộng", 27, 19},
		}, sheettest.Merge("A4:A6", "A7:A9")), want: slices.Concat(
			across(4, "C", "cnnt_recognized|{1}|Đà Nẵng|2020|actual|{v}|group=thu_cong_my_nghe", "huyen=14", "tinh=9"),
			across(5, "C", "cnnt_recognized|{1}|Đà Nẵng|2020|actual|{v}|group=che_bien_nlts", "huyen=8", "tinh=6"),
			across(6, "C", "cnnt_recognized|{1}|Đà Nẵng|2020|actual|{v}", "huyen=22", "tinh=15"),
			across(7, "C", "cnnt_recognized|{1}|Đà Nẵng|2022|actual|{v}|group=thu_cong_my_nghe", "huyen=16", "tinh=12"),
			across(8, "C", "cnnt_recognized|{1}|Đà Nẵng|2022|actual|{v}|group=che_bien_nlts", "huyen=11", "tinh=7"),
			across(9, "C", "cnnt_recognized|{1}|Đà Nẵng|2022|actual|{v}", "huyen=27", "tinh=19"),
		)},
	}
}

func TestPromotion(t *testing.T) {
	found, want, wrong, stated := score(t, promotion())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
