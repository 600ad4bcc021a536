package table_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// knownOtherwise are tables in which a word that was known said something else.
func knownOtherwise() []laid {
	return []laid{
		{name: "classes of markets among their districts", grids: one("1", []R{
			{"SỐ CHỢ PHÂN THEO HẠNG VÀ PHÂN THEO HUYỆN - TỈNH VĨNH LONG"}, {nil, "2020", "2021"}, {"TỔNG SỐ", 100, 101}, {"Phân theo hạng"}, {"Hạng 1", 3, 4}, {"Hạng 2", 30, 31}, {"Phân theo huyện, thị xã, thành phố"}, {"TP. Vĩnh Long", 10, 11}, {"Huyện Long Hồ", 20, 21},
		}), want: []string{
			"B3|markets|-|Vĩnh Long|2020|actual|100", "C3|markets|-|Vĩnh Long|2021|actual|101",
			"B5|markets|-|Vĩnh Long|2020|actual|3|market_class=hang_1", "C5|markets|-|Vĩnh Long|2021|actual|4|market_class=hang_1",
			"B6|markets|-|Vĩnh Long|2020|actual|30|market_class=hang_2", "C6|markets|-|Vĩnh Long|2021|actual|31|market_class=hang_2",
			"B8|markets|-|Vĩnh Long|2020|actual|10|locality=Vĩnh Long", "C8|markets|-|Vĩnh Long|2021|actual|11|locality=Vĩnh Long",
			"B9|markets|-|Vĩnh Long|2020|actual|20|locality=Long Hồ", "C9|markets|-|Vĩnh Long|2021|actual|21|locality=Long Hồ",
		}},
		{name: "promotion of the province's own level", grids: one("1", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TỈNH HÀ NAM NĂM 2023 (triệu đồng)"}, {"Nguồn", "Số đề án", "Kinh phí"}, {"Khuyến công quốc gia", 5, 900}, {"Khuyến công tỉnh", 4, 600},
		}), want: []string{
			"B3|kc_projects|quoc_gia|Hà Nam|2023|actual|5", "C3|kc_budget|quoc_gia|Hà Nam|2023|actual|9e+08",
			"B4|kc_projects|tinh|Hà Nam|2023|actual|4", "C4|kc_budget|tinh|Hà Nam|2023|actual|6e+08",
		}},
		{name: "goals in a table of a plan", grids: one("1", []R{
			{"KẾ HOẠCH PHÁT TRIỂN LÀNG NGHỀ TỈNH HƯNG YÊN GIAI ĐOẠN 2021-2030"}, {"Mục tiêu cụ thể", "Đơn vị", "Đến năm 2025", "Đến năm 2030"}, {"Số làng nghề được công nhận", "làng", 40, 70},
		}), want: []string{"C3|craft_villages|-|Hưng Yên|/2025|target|40", "D3|craft_villages|-|Hưng Yên|/2030|target|70"}},
		{name: "rural trades are wider than the craft villages", grids: one("1", []R{
			{"BÁO CÁO LÀNG NGHỀ TỈNH ĐỒNG THÁP NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Số lượng"}, {"Số cơ sở ngành nghề nông thôn", "cơ sở", 900}, {"Số lao động ngành nghề nông thôn", "người", 4000}, {"Số làng nghề được công nhận", "làng", 30}, {"Số cơ sở sản xuất trong làng nghề", "cơ sở", 90},
		}), want: []string{"C5|craft_villages|-|Đồng Tháp|2023|actual|30", "C6|craft_facilities|-|Đồng Tháp|2023|actual|90"}},
		{name: "rural trades alone", grids: one("1", []R{
			{"THỐNG KÊ CƠ SỞ NGÀNH NGHỀ NÔNG THÔN TỈNH ĐỒNG THÁP NĂM 2023"}, {"Loại hình", "Số cơ sở", "Số lao động"}, {"Doanh nghiệp", 45, 900}, {"Hợp tác xã", 20, 300},
		})},
		{name: "rates of a quarter and of several times", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH HÀ NAM NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Kết quả"}, {"Thu nhập bình quân lao động làng nghề", "triệu đồng/quý", 18}, {"Thu nhập bình quân của lao động", "triệu đồng/tháng, triệu đồng/năm", 6}, {"Số làng nghề", "làng", 9},
		}), want: []string{"C5|craft_villages|-|Hà Nam|2023|actual|9"}},
		{name: "money that was given, and workers under the heads of zones and clusters", grids: one("1", []R{
			{"KINH PHÍ KHUYẾN CÔNG ĐỊA PHƯƠNG NĂM 2023 TỈNH THÁI NGUYÊN (nghìn đồng)"}, {"Nội dung", "Kinh phí giao", "Kinh phí thực hiện"}, {"Đào tạo nghề, nâng cao tay nghề", 90, 80}, {"Tư vấn phát triển công nghiệp, cung cấp thông tin", 50, 40}, {}, {},
			{"KHU, CỤM CÔNG NGHIỆP TỈNH LONG AN NĂM 2023"}, {"Chỉ tiêu", "Khu công nghiệp", "Cụm công nghiệp"}, {"Số lao động đang làm việc", 900, 90},
		}), want: []string{
			"B3|kc_budget|tinh|Thái Nguyên|2023|plan|90000|content=dao_tao", "C3|kc_budget|tinh|Thái Nguyên|2023|actual|80000|content=dao_tao",
			"B4|kc_budget|tinh|Thái Nguyên|2023|plan|50000|content=tu_van", "C4|kc_budget|tinh|Thái Nguyên|2023|actual|40000|content=tu_van",
			"B9|iz_workers|-|Long An|2023|actual|900", "C9|ic_workers|-|Long An|2023|actual|90",
		}},
		{name: "a unit in the head over the names", grids: one("1", []R{
			{"KẾT QUẢ KHUYẾN CÔNG TỈNH LAI CHÂU"}, {"Nội dung (triệu đồng)", "Năm 2020", "Năm 2021"}, {"Đào tạo nghề", 20, 30}, {"Hỗ trợ máy móc thiết bị", 90, 40},
		}), want: []string{
			"B3|kc_budget|-|Lai Châu|2020|actual|2e+07|content=dao_tao", "C3|kc_budget|-|Lai Châu|2021|actual|3e+07|content=dao_tao",
			"B4|kc_budget|-|Lai Châu|2020|actual|9e+07|content=may_moc", "C4|kc_budget|-|Lai Châu|2021|actual|4e+07|content=may_moc",
		}},
		{name: "a unit in the head over the items of a budget", grids: one("1", []R{
			{"THỰC HIỆN DỰ TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020 TỈNH LAI CHÂU"}, {"STT", "Nội dung (tỷ đồng)", "Dự toán", "Thực hiện"}, {1, "Tổng chi ngân sách địa phương", 9000, 10000}, {2, "Chi đầu tư phát triển", 3000, 4000}, {3, "Chi thường xuyên", 6000, 6000},
		}), want: []string{
			"C3|exp_local_total|nsdp|Lai Châu|2020|plan|9e+12", "D3|exp_local_total|nsdp|Lai Châu|2020|actual|1e+13",
			"C4|exp_invest|nsdp|Lai Châu|2020|plan|3e+12", "D4|exp_invest|nsdp|Lai Châu|2020|actual|4e+12",
			"C5|exp_recurrent|nsdp|Lai Châu|2020|plan|6e+12", "D5|exp_recurrent|nsdp|Lai Châu|2020|actual|6e+12",
		}},
		{name: "the budget of a province and no tier", grids: one("1", []R{
			{"Quyết toán chi ngân sách tỉnh Lai Châu năm 2020 (tỷ đồng)"}, {"Chỉ tiêu", "Dự toán", "Quyết toán"}, {"Tổng chi ngân sách địa phương", 9000, 10000}, {"Chi đầu tư phát triển", 3000, 4000}, {"Chi thường xuyên", 6000, 6000},
		}), want: []string{
			"B3|exp_local_total|nsdp|Lai Châu|2020|plan|9e+12", "C3|exp_local_total|nsdp|Lai Châu|2020|actual|1e+13",
			"B4|exp_invest|nsdp|Lai Châu|2020|plan|3e+12", "C4|exp_invest|nsdp|Lai Châu|2020|actual|4e+12",
			"B5|exp_recurrent|nsdp|Lai Châu|2020|plan|6e+12", "C5|exp_recurrent|nsdp|Lai Châu|2020|actual|6e+12",
		}},
		{name: "what all of it costs", grids: one("1", []R{
			{"HỖ TRỢ KHUYẾN CÔNG TẠI CÁC HUYỆN TỈNH AN GIANG NĂM 2023"}, {"Địa phương", "Tổng vốn đầu tư (triệu đồng)", "Trong đó", nil}, {nil, nil, "Vốn khuyến công", "Vốn của cơ sở"}, {"Huyện Chợ Mới", 500, 200, 300},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2")), want: []string{
			"B4|kc_budget_total|-|An Giang|2023|actual|5e+08|locality=Chợ Mới", "C4|kc_budget|-|An Giang|2023|actual|2e+08|locality=Chợ Mới", "D4|kc_budget_matching|-|An Giang|2023|actual|3e+08|locality=Chợ Mới",
		}},
	}
}

func TestKnownWordsThatSayOtherwise(t *testing.T) { stateWithForms(t, knownOtherwise()) }

// What no budget can be is held, of a province and of the country, and told once a column.
func TestMoreThanAnyBudgetIsHeld(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	col := table.NewCollection()
	grids := one("S", []R{
		{"THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN THEO TỈNH (tỷ đồng)"}, {"Địa phương", "Thực hiện 2019", "Thực hiện 2020"},
		{"Hà Nội", 150000000, 160000}, {"Hà Nam", 12000000, 11000}, {"Hà Giang", 2000, 2100},
	})
	if _, err := table.New(lexicon(), form.New(cat)).Read(t.Context(), ingest.Input{Catalog: cat}, &sheet.Book{Format: "xlsx", Sheets: grids}, col); err != nil {
		t.Fatal(err)
	}
	r := col.Reading
	var held, told []string
	for _, o := range r.Observations {
		if o.Held != "" {
			held = append(held, o.Held+" "+o.Origin.Locator.String())
		}
	}
	for _, f := range r.Faults {
		told = append(told, f.Type+" "+f.Locator.String())
	}
	if got := strings.Join(held, ", "); got != "unit_wrong S!B3, unit_wrong S!B4" {
		t.Errorf("held %s", got)
	}
	if got := strings.Join(told, ", "); got != "unit_wrong S!B3" {
		t.Errorf("told %s", got)
	}
}
