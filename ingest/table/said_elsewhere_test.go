package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// saidElsewhere are tables that leave to what stands beside a figure, to other heads or to
// the sheet before what the figure's own texts do not say.
func saidElsewhere() []laid {
	return []laid{
		{name: "purses as heads and as rows", grids: []*sheet.Grid{
			sheettest.Grid("1", []R{
				{"SỞ CÔNG THƯƠNG THỪA THIÊN HUẾ"}, {"Kinh phí khuyến công năm 2021"}, {nil, nil, nil, nil, "Đơn vị: nghìn đồng"},
				{"STT", "Hoạt động", "Tổng số", "Trong đó:", nil}, {nil, nil, nil, "Quốc gia", "Địa phương"},
				{1, "Truyền nghề", 310000, 100000, 210000},
			}, sheettest.Merge("D4:E4")),
			sheettest.Grid("2", []R{
				{"ĐỀ ÁN KHUYẾN CÔNG NĂM 2022 - SỞ CÔNG THƯƠNG NAM ĐỊNH"},
				{"Nguồn", "Số đề án", "Kinh phí hỗ trợ (tr.đ)"}, {"Quốc gia", 4, 1450}, {"Địa phương", 17, 2890},
			}),
		}, want: []string{
			"1!C6|kc_budget|-|Thừa Thiên Huế|2021|actual|3.1e+08|content=dao_tao", "1!D6|kc_budget|quoc_gia|Thừa Thiên Huế|2021|actual|1e+08|content=dao_tao",
			"1!E6|kc_budget|tinh|Thừa Thiên Huế|2021|actual|2.1e+08|content=dao_tao",
			"2!B3|kc_projects|quoc_gia|Nam Định|2022|actual|4", "2!C3|kc_budget|quoc_gia|Nam Định|2022|actual|1.45e+09",
			"2!B4|kc_projects|tinh|Nam Định|2022|actual|17", "2!C4|kc_budget|tinh|Nam Định|2022|actual|2.89e+09",
		}},
		{name: "purses numbered below their sum, in money", grids: one("1", []R{
			{"KẾ HOẠCH VÀ KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG TỈNH HÒA BÌNH NĂM 2022"},
			{"STT", "Chỉ tiêu", "ĐVT", "KH", "TH"},
			{1, "Đề án khuyến công", "đề án", 12, 11}, {2, "Kinh phí khuyến công", "tr.đ", 2600, 2588},
			{2.1, "Khuyến công quốc gia", "tr.đ", 900, 890}, {2.2, "Khuyến công địa phương", "tr.đ", 1700, 1698},
		}), want: []string{
			"D3|kc_projects|-|Hòa Bình|2022|plan|12", "E3|kc_projects|-|Hòa Bình|2022|actual|11", "D4|kc_budget|-|Hòa Bình|2022|plan|2.6e+09", "E4|kc_budget|-|Hòa Bình|2022|actual|2.588e+09",
			"D5|kc_budget|quoc_gia|Hòa Bình|2022|plan|9e+08", "E5|kc_budget|quoc_gia|Hòa Bình|2022|actual|8.9e+08",
			"D6|kc_budget|tinh|Hòa Bình|2022|plan|1.7e+09", "E6|kc_budget|tinh|Hòa Bình|2022|actual|1.698e+09",
		}},
		{name: "the year of a part of it stands in another head", grids: one("1", []R{
			{"BÁO CÁO KHUYẾN CÔNG 6 THÁNG ĐẦU NĂM VÀ ƯỚC CẢ NĂM TỈNH TIỀN GIANG"},
			{"Chỉ tiêu", "Đơn vị", "KH năm 2023", "TH 6 tháng", "TH 6T/KH (%)"},
			{"Số đề án khuyến công", "Đề án", 16, 7, 43.75},
		}), want: []string{"C3|kc_projects|-|Tiền Giang|2023|plan|16", "D3|kc_projects|-|Tiền Giang|2023-01/2023-06|actual|7"}},
		{name: "capital of what stands left of it or above it", grids: []*sheet.Grid{
			sheettest.Grid("1", []R{
				{"TÌNH HÌNH ĐĂNG KÝ KINH DOANH TP CẦN THƠ NĂM 2023"}, {"STT", "Quận, huyện", "Số DN thành lập mới", "Vốn đăng ký (tỷ đồng)"},
				{1, "Quận Ninh Kiều", 624, 5210}, {2, "Huyện Thới Lai", 38, 155},
			}),
			sheettest.Grid("2", []R{
				{"TÌNH HÌNH THÀNH LẬP DOANH NGHIỆP NĂM 2022 - TỈNH BẮC GIANG"}, {"TT", "Chỉ tiêu", "ĐVT", "Năm 2022"},
				{1, "Số doanh nghiệp thành lập mới", "doanh nghiệp", 315}, {2, "Số vốn đăng ký", "tỷ đồng", 3120.5},
			}),
		}, want: []string{
			"1!C3|enterprises_new|-|Cần Thơ|2023|actual|624|locality=Ninh Kiều", "1!D3|enterprises_new_capital|-|Cần Thơ|2023|actual|5.21e+12|locality=Ninh Kiều",
			"1!C4|enterprises_new|-|Cần Thơ|2023|actual|38|locality=Thới Lai", "1!D4|enterprises_new_capital|-|Cần Thơ|2023|actual|1.55e+11|locality=Thới Lai",
			"2!D3|enterprises_new|-|Bắc Giang|2022|actual|315", "2!D4|enterprises_new_capital|-|Bắc Giang|2022|actual|3.1205e+12",
		}},
		{name: "goes on on the next sheet, and another table does not", grids: []*sheet.Grid{
			sheettest.Grid("Trang 1", []R{
				{"SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH ĐƯỢC CÔNG NHẬN NĂM 2021"}, {"TT", "Tỉnh, thành phố", "Số sản phẩm"},
				{1, "Hà Giang", 14}, {2, "Cao Bằng", 9},
			}),
			sheettest.Grid("Trang 2", []R{{"(tiếp theo)"}, {"TT", "Tỉnh, thành phố", "Số sản phẩm"}, {3, "Lào Cai", 13}}),
			sheettest.Grid("Trang 3", []R{{"TT", "Tỉnh, thành phố", "Số sản phẩm"}, {1, "Lạng Sơn", 21}, {2, "Sơn La", 22}}),
		}, want: []string{
			"Trang 1!C3|cnnt_recognized|tinh|Hà Giang|2021|actual|14", "Trang 1!C4|cnnt_recognized|tinh|Cao Bằng|2021|actual|9", "Trang 2!C3|cnnt_recognized|tinh|Lào Cai|2021|actual|13",
		}},
		{name: "districts under no head, by the title", grids: one("1", []R{
			{"CỤC THỐNG KÊ TỈNH PHÚ YÊN"}, {"Dân số trung bình phân theo huyện, thị xã, thành phố"}, {nil, 2021, 2022}, {nil, "Người - Person", nil},
			{"TỔNG SỐ", 253273, 254113}, {"Tuy Hòa", 157033, 157702}, {"Sông Cầu", 96240, 96411},
		}, sheettest.Merge("B4:C4")), want: []string{
			"B5|population|-|Phú Yên|2021|actual|253273", "C5|population|-|Phú Yên|2022|actual|254113", "B6|population|-|Phú Yên|2021|actual|157033|locality=Tuy Hòa",
			"C6|population|-|Phú Yên|2022|actual|157702|locality=Tuy Hòa", "B7|population|-|Phú Yên|2021|actual|96240|locality=Sông Cầu", "C7|population|-|Phú Yên|2022|actual|96411|locality=Sông Cầu",
		}},
		{name: "who carries it out is no single thing that is counted", grids: one("1", []R{
			{"DỰ TOÁN KINH PHÍ KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2024 TỈNH KIÊN GIANG"}, {"STT", "Nội dung chi", "Đơn vị thực hiện", "Số đề án", "Kinh phí (triệu đồng)"},
			{1, "Đào tạo nghề", "TTKC", 2, 150}, {2, "Hỗ trợ ứng dụng máy móc tiên tiến", "SCT", 10, 1900},
		}), want: []string{
			"D3|kc_projects|tinh|Kiên Giang|2024|plan|2|content=dao_tao", "E3|kc_budget|tinh|Kiên Giang|2024|plan|1.5e+08|content=dao_tao",
			"D4|kc_projects|tinh|Kiên Giang|2024|plan|10|content=may_moc", "E4|kc_budget|tinh|Kiên Giang|2024|plan|1.9e+09|content=may_moc",
		}},
		{name: "a month and the months so far in one title, sums since January", grids: one("1", []R{
			{"BÁO CÁO KHUYẾN CÔNG THÁNG 9 VÀ 9 THÁNG NĂM 2024 TỈNH BẾN TRE"}, {"TT", "Chỉ tiêu", "ĐVT", "Thực hiện tháng 9/2024", "Lũy kế 9 tháng"},
			{1, "Số đề án khuyến công", "đề án", 3, 16},
		}), want: []string{"D3|kc_projects|-|Bến Tre|2024-09/2024-09|actual|3", "E3|kc_projects|-|Bến Tre|2024-01/2024-09|actual|16"}},
		{name: "kinds of what is counted under a head with the unit", grids: one("1", []R{
			{"CHỦ THỂ OCOP TỈNH BÌNH THUẬN NĂM 2022"}, {"STT", "Loại hình", "Số lượng (chủ thể)"}, {1, "Hợp tác xã", 14}, {2, "Doanh nghiệp", 11}, {nil, "Tổng cộng", 25},
		}), want: []string{"C3|ocop_entities|-|Bình Thuận|2022|actual|14", "C4|ocop_entities|-|Bình Thuận|2022|actual|11", "C5|ocop_entities|-|Bình Thuận|2022|actual|25"}},
		{name: "regions without their provinces add up to the country", grids: one("1", []R{
			{"SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP KHU VỰC NĂM 2024"}, {"Khu vực", "Số sản phẩm được công nhận"},
			{"Khu vực phía Bắc", 131}, {"Khu vực miền Trung - Tây Nguyên", 119}, {"Khu vực phía Nam", 189}, {"Tổng cộng", 439},
		}), want: []string{
			"B3|cnnt_recognized|khu_vuc|PHIA-BAC|2024|actual|131", "B4|cnnt_recognized|khu_vuc|MIEN-TRUNG-TAY-NGUYEN|2024|actual|119",
			"B5|cnnt_recognized|khu_vuc|PHIA-NAM|2024|actual|189", "B6|cnnt_recognized|khu_vuc|VN|2024|actual|439",
		}},
		{name: "rows that name whose the areas and rates are; products in brackets", grids: []*sheet.Grid{
			sheettest.Grid("1", []R{
				{"Các khu, cụm công nghiệp tỉnh Bình Dương năm 2023"}, {"Loại hình", "Số lượng", "Diện tích (ha)"}, {"Khu công nghiệp", 29, 12662.9}, {"Cụm công nghiệp", 12, 790.2},
			}),
			sheettest.Grid("2", []R{
				{"KẾT QUẢ BÌNH CHỌN CẤP TỈNH (SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU)"}, {"Tỉnh", "Năm", "Số sản phẩm được công nhận"}, {"Nghệ An", 2019, 30}, {"Hà Tĩnh", 2021, 21},
			}),
		}, want: []string{
			"1!B3|iz_count|-|Bình Dương|2023|actual|29", "1!C3|iz_area|-|Bình Dương|2023|actual|12662.9", "1!B4|ic_count|-|Bình Dương|2023|actual|12", "1!C4|ic_area|-|Bình Dương|2023|actual|790.2",
			"2!C3|cnnt_recognized|tinh|Nghệ An|2019|actual|30", "2!C4|cnnt_recognized|tinh|Hà Tĩnh|2021|actual|21",
		}},
		{name: "years beside a head in two languages, zones in brackets", grids: one("1", []R{
			{"BAN QUẢN LÝ KHU CÔNG NGHIỆP TỈNH VĨNH PHÚC"}, {nil, "Đơn vị tính - Unit", 2020, 2021},
			{"Số khu công nghiệp đang hoạt động (khu)", nil, 8, 9}, {"Tỷ lệ lấp đầy khu công nghiệp", "%", 61.5, 64},
		}), want: []string{
			"C3|iz_operating|-|Vĩnh Phúc|2020|actual|8", "D3|iz_operating|-|Vĩnh Phúc|2021|actual|9", "C4|iz_fill_rate|-|Vĩnh Phúc|2020|actual|61.5", "D4|iz_fill_rate|-|Vĩnh Phúc|2021|actual|64",
		}},
	}
}

func TestWhatStandsBesideAFigureSays(t *testing.T) {
	found, want, wrong, _ := score(t, saidElsewhere())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

// Every cell of a column that holds words where the heads want figures is sent back,
// and the figures among them are read; a column of remarks or names says nothing.
func TestWordsWhereFiguresAreWantedAreSentBack(t *testing.T) {
	for head, want := range map[string]string{
		"Số hộ làm nghề (hộ)": "D3 D4 D6, 7 figures",
		"Ghi chú":             ", 6 figures",
		"Cơ sở tiêu biểu":     ", 6 figures",
	} {
		r := reading(t, "", one("S", []R{
			{"LÀNG NGHỀ TỈNH ĐẮK NÔNG NĂM 2022"},
			{"Huyện", "Số làng nghề", "Số lao động làng nghề (người)", head},
			{"Huyện Cư Jút", 2, 40, "khoảng vài trăm"},
			{"Huyện Krông Nô", 3, 55, "chưa rà soát xong"},
			{"Huyện Đắk Song", nil, nil, 18},
			{"Huyện Đắk Mil", 1, 20, "theo báo cáo của xã"},
		}))
		var cells []string
		for _, j := range r.Rejects {
			cells = append(cells, strings.TrimPrefix(j.Origin.Locator.String(), "S!"))
		}
		slices.Sort(cells)
		if got := strings.Join(cells, " ") + ", " + string(rune('0'+len(r.Observations))) + " figures"; got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}

// A plan that goes on from results of before a change of boundaries is of the area as
// it was.
func TestAPlanBesideOlderResultsIsOfTheirArea(t *testing.T) {
	for heads, want := range map[[2]string]string{
		{"Kết quả 2024", "Kế hoạch 2025"}:   "tay-ninh@2008",
		{"Kết quả 2025", "Kế hoạch 2026"}:   "tay-ninh@2025",
		{"Thực hiện 2023", "Kế hoạch 2026"}: "tay-ninh@2025",
	} {
		r := reading(t, "", one("1", []R{{"KHUYẾN CÔNG TỈNH TÂY NINH"}, {"Nội dung", heads[0], heads[1]}, {"Số đề án khuyến công", 8, 9}}))
		if len(r.Observations) != 2 || string(r.Observations[1].Area) != want {
			t.Errorf("%v: %+v", heads, r.Observations)
		}
	}
}
