package table_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// unlistedWords are tables of offices whose words no list has one by one, and whose heads
// divide, measure or number.
func unlistedWords() []laid {
	return []laid{
		{name: "heads that only divide", grids: one("1", []R{
			{"Dân số trung bình tỉnh Kiên Giang năm 2022 (người)"}, {"Huyện", "Tổng số", "Khu vực sinh sống", nil}, {nil, nil, "Thành thị", "Nông thôn"}, {"Huyện Hòn Đất", 150, 50, 100}, {"Huyện An Minh", 90, 20, 70},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2")), want: []string{
			"B4|population|-|Kiên Giang|2022|actual|150|locality=Hòn Đất", "C4|population|-|Kiên Giang|2022|actual|50|locality=Hòn Đất|residence=thanh_thi", "D4|population|-|Kiên Giang|2022|actual|100|locality=Hòn Đất|residence=nong_thon",
			"B5|population|-|Kiên Giang|2022|actual|90|locality=An Minh", "C5|population|-|Kiên Giang|2022|actual|20|locality=An Minh|residence=thanh_thi", "D5|population|-|Kiên Giang|2022|actual|70|locality=An Minh|residence=nong_thon",
		}},
		{name: "heads that say more than they divide", grids: one("1", []R{
			{"Dân số trung bình tỉnh Kiên Giang năm 2022 (người)"}, {"Huyện", "Vùng ngập mặn", nil}, {nil, "Số người", "Số xã"}, {"Huyện Hòn Đất", 50, 100}, {"Huyện An Minh", 20, 70},
		}, sheettest.Merge("A2:A3", "B2:C2"))},
		{name: "units in a row under the heads, and shortened money", grids: one("1", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TỈNH NGHỆ AN"}, {"Năm thực hiện", "Số đề án", "Kinh phí khuyến công", "Cơ sở thụ hưởng"}, {nil, "đề án", "tr.đ", "cơ sở"}, {2017, 41, 5108, 24}, {2018, 30, 6223, 36},
		}), want: []string{
			"B4|kc_projects|-|Nghệ An|2017|actual|41", "C4|kc_budget|-|Nghệ An|2017|actual|5.108e+09", "D4|kc_facilities_supported|-|Nghệ An|2017|actual|24",
			"B5|kc_projects|-|Nghệ An|2018|actual|30", "C5|kc_budget|-|Nghệ An|2018|actual|6.223e+09", "D5|kc_facilities_supported|-|Nghệ An|2018|actual|36",
		}},
		{name: "a title beside its number, and a unit alone under the heads", grids: one("T5", []R{
			{5, "Dân số trung bình phân theo giới tính"}, {"Tỉnh Hòa Bình"}, {nil, "Tổng số", "Phân theo giới tính", nil}, {nil, nil, "Nam", "Nữ"}, {nil, "Nghìn người"}, {"2018", 850.8, 302.2, 548.6}, {"2019", 841.1, 307.8, 533.3},
		}, sheettest.Merge("C3:D3")), want: []string{
			"B6|population|-|Hòa Bình|2018|actual|850800", "C6|population|-|Hòa Bình|2018|actual|302200|sex=nam", "D6|population|-|Hòa Bình|2018|actual|548600|sex=nu",
			"B7|population|-|Hòa Bình|2019|actual|841100", "C7|population|-|Hòa Bình|2019|actual|307800|sex=nam", "D7|population|-|Hòa Bình|2019|actual|533300|sex=nu",
		}},
		{name: "a total over all parts of a cost", grids: one("NC", []R{
			{"NHU CẦU KINH PHÍ KHUYẾN CÔNG TỈNH TRÀ VINH"}, {"Triệu đồng"}, {"STT", "Nguồn vốn", "2026", "2027"}, {1, "Khuyến công quốc gia", 3346, 2935}, {2, "Khuyến công địa phương", 1823, 1005}, {3, "Vốn đối ứng của cơ sở", 2240, 947}, {nil, "Tổng cộng", 7409, 4887},
		}), want: []string{
			"C4|kc_budget|quoc_gia|Trà Vinh|2026|plan|3.346e+09", "D4|kc_budget|quoc_gia|Trà Vinh|2027|plan|2.935e+09", "C5|kc_budget|tinh|Trà Vinh|2026|plan|1.823e+09", "D5|kc_budget|tinh|Trà Vinh|2027|plan|1.005e+09",
			"C6|kc_budget_matching|-|Trà Vinh|2026|plan|2.24e+09", "D6|kc_budget_matching|-|Trà Vinh|2027|plan|9.47e+08", "C7|kc_budget_total|-|Trà Vinh|2026|plan|7.409e+09", "D7|kc_budget_total|-|Trà Vinh|2027|plan|4.887e+09",
		}},
		{name: "whom a content serves is not counted", grids: one("1", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TỈNH CÀ MAU NĂM 2022"}, {"TT", "Nội dung", "Số đề án", "Kinh phí khuyến công (triệu đồng)"}, {1, "Hỗ trợ máy móc thiết bị hiện đại cho cơ sở CNNT", 5, 900}, {2, "Đào tạo nghề ngắn hạn cho lao động nông thôn", 4, 300},
		}), want: []string{
			"C3|kc_projects|-|Cà Mau|2022|actual|5|content=may_moc", "D3|kc_budget|-|Cà Mau|2022|actual|9e+08|content=may_moc", "C4|kc_projects|-|Cà Mau|2022|actual|4|content=dao_tao", "D4|kc_budget|-|Cà Mau|2022|actual|3e+08|content=dao_tao",
		}},
		{name: "months are no plan of a year", grids: one("1", []R{
			{"SỐ THU NGÂN SÁCH CÁC THÁNG NĂM 2023 - TỈNH BÌNH ĐỊNH"}, {"ĐVT: tỷ đồng"}, {"Chỉ tiêu", "Tháng 1", "Tháng 2"}, {"Tổng thu NSNN trên địa bàn", 387, 192}, {"Thu nội địa", 300, 150}, {"Thu xuất nhập khẩu", 87, 42},
		}), want: []string{
			"B4|rev_area_total|-|Bình Định|2023-01/2023-01|actual|3.87e+11", "C4|rev_area_total|-|Bình Định|2023-02/2023-02|actual|1.92e+11", "B5|rev_domestic|-|Bình Định|2023-01/2023-01|actual|3e+11",
			"C5|rev_domestic|-|Bình Định|2023-02/2023-02|actual|1.5e+11", "B6|rev_customs|-|Bình Định|2023-01/2023-01|actual|8.7e+10", "C6|rev_customs|-|Bình Định|2023-02/2023-02|actual|4.2e+10",
		}},
		{name: "a comma that may part thousands or decimals", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH VĨNH PHÚC"}, {"Năm", "Tổng vốn đầu tư đăng ký (tỷ đồng)"}, {2021, 18500}, {2022, "21,250"}, {2023, 30200},
		}), want: []string{"B3|ic_capital_registered|-|Vĩnh Phúc|2021|actual|1.85e+13", "B5|ic_capital_registered|-|Vĩnh Phúc|2023|actual|3.02e+13"}},
		{name: "a comma among decimals parts decimals", grids: one("1", []R{
			{"CỤM CÔNG NGHIỆP TỈNH VĨNH PHÚC"}, {"Năm", "Tổng diện tích CCN (ha)"}, {2021, 185.5}, {2022, "212,250"}, {2023, 302.4},
		}), want: []string{"B3|ic_area|-|Vĩnh Phúc|2021|actual|185.5", "B4|ic_area|-|Vĩnh Phúc|2022|actual|212.25", "B5|ic_area|-|Vĩnh Phúc|2023|actual|302.4"}},
	}
}

// likeForms are tables of an office's own whose rows are called like items of forms.
func likeForms() []laid {
	return []laid{
		{name: "items called as in forms", grids: one("1", []R{
			{"TÌNH HÌNH THU NGÂN SÁCH TỈNH SƠN LA NĂM 2023"}, {"Đơn vị: tỷ đồng"}, {"STT", "Nội dung", "Thực hiện"},
			{1, "Khu vực DNNN TW quản lý", 300}, {2, "Thu các khoản phí và lệ phí", 40}, {3, "Đóng góp tự nguyện", 90},
		}), want: []string{
			"C4|rev_soe_central|-|Sơn La|2023|actual|3e+11", "C5|fees_charges|-|Sơn La|2023|actual|4e+10",
		}},
		{name: "kinds of enterprises are no revenue", grids: one("1", []R{
			{"GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP TỈNH HÀ NAM"}, {"Đơn vị tính: tỷ đồng"}, {"Thành phần", "2022", "2023"},
			{"Khu vực doanh nghiệp nhà nước Trung ương quản lý", 300, 310}, {"Khu vực doanh nghiệp nhà nước địa phương quản lý", 20, 21}, {"Khu vực ngoài quốc doanh", 5000, 5400}, {"Khu vực có vốn đầu tư nước ngoài", 9000, 9900},
		})},
		{name: "one kind of them alone neither", grids: one("1", []R{
			{"GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP TỈNH HÀ NAM NĂM 2023"}, {"Đơn vị tính: tỷ đồng"}, {"Thành phần", "Năm 2023"}, {"Khu vực kinh tế ngoài quốc doanh", 5400}, {"Tập thể", 40},
		})},
	}
}

func TestItemsCalledLikeThoseOfForms(t *testing.T) { stateWithForms(t, likeForms()) }

// stateWithForms reads tables with the forms known and compares what they state.
func stateWithForms(t *testing.T, cases []laid) {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		col := table.NewCollection()
		if _, err := table.New(lexicon(), form.New(cat)).Read(t.Context(), ingest.Input{Catalog: cat}, &sheet.Book{Format: "xlsx", Sheets: c.grids}, col); err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, o := range col.Reading.Observations {
			found = append(found, pipeline.ColumnName(o.Origin.Locator.Col)+strconv.Itoa(o.Origin.Locator.Row)+"|"+statement(o))
		}
		slices.Sort(found)
		if slices.Sort(c.want); !slices.Equal(found, c.want) {
			t.Errorf("%s: states %q, want %q", c.name, found, c.want)
		}
	}
}

func TestWordsThatNoListHas(t *testing.T) {
	found, want, wrong, _ := score(t, unlistedWords())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}
