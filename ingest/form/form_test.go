package form_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

type R = sheettest.Row

var shared = sync.OnceValues(func() (*form.Reader, error) {
	cat, err := catalog.Load()
	if err != nil {
		return nil, err
	}
	return form.New(cat), nil
})

func readerOf(t testing.TB) *form.Reader {
	t.Helper()
	r, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func read(t testing.TB, path string, grids ...*sheet.Grid) form.Result {
	t.Helper()
	var sheets []*layout.Sheet
	for _, g := range grids {
		sheets = append(sheets, layout.Of(g))
	}
	return readerOf(t).Read(sheets, form.Context{Path: path})
}

// figures are the observations of a result, one line each: cell, indicator,
// level, kind, year, đồng, province, and why they are held.
func figures(r form.Result) []string {
	var list []string
	for _, tables := range r.Sheets {
		for _, t := range tables {
			for _, o := range t.Observations {
				_, cell, _ := strings.Cut(o.Origin.Locator.String(), "!")
				when := o.Period.Start.String()
				if o.Period.End != o.Period.Start {
					when += ".." + o.Period.End.String()
				}
				list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s %.0f %s %s", cell, o.Indicator, o.Level, o.Kind, when, o.Quantity.Value, o.Area.Slug(), strings.TrimSpace(strings.TrimSuffix(o.DimensionsKey(), ";")+" "+o.Held))))
			}
		}
	}
	return list
}

func rejects(r form.Result) []string {
	var list []string
	for _, tables := range r.Sheets {
		for _, t := range tables {
			for _, j := range t.Rejects {
				list = append(list, fmt.Sprintf("%s %s %d", j.Origin.Locator, j.Reason, j.Count))
			}
		}
	}
	return list
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("%s not wanted: %s", what, g)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s missing: %s", what, w)
		}
	}
}

// settlement is form 62 as the circular has it.
func settlement() []R {
	return []R{
		{"UBND TỈNH HÀ GIANG", nil, nil, "Biểu số 62/CK-NSNN"},
		{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018"},
		{nil, nil, nil, "Đơn vị: Triệu đồng"},
		{"STT", "NỘI DUNG", "DỰ TOÁN", "QUYẾT TOÁN", "SO SÁNH (%)"},
		{"A", "B", 1, 2, "3=2/1"},
		{"A", "TỔNG NGUỒN THU NSĐP", 9737943, 12148283, 124.8},
		{"I", "Thu NSĐP được hưởng theo phân cấp", 1593210, 1543376, 96.9},
		{"-", "Thu NSĐP hưởng 100%", 312250, 312250, 100.0},
		{"-", "Thu NSĐP hưởng từ các khoản thu phân chia", 1280960, 1231126, 96.1},
		{"II", "Thu bổ sung từ NSTW", 8144733, 9935559, 122.0},
		{"1", "Thu bổ sung cân đối", 6925012, 6925012, 100.0},
		{"2", "Thu bổ sung có mục tiêu", 1219721, 3010547, 246.8},
		{"IV", "Thu kết dư", nil, 45620},
		{"V", "Thu chuyển nguồn từ năm trước chuyển sang", nil, 623728},
		{"B", "TỔNG CHI NSĐP", 11303119, 11981357, 106.0},
		{"I", "Tổng chi cân đối NSĐP", 8292572, 8382363, 101.1},
		{"1", "Chi đầu tư phát triển", 802770, 1568703, 195.4},
		{"2", "Chi thường xuyên", 7319562, 6812235, 93.1},
		{"3", "Chi trả nợ lãi các khoản do chính quyền địa phương vay", nil, 225},
		{"4", "Chi bổ sung quỹ dự trữ tài chính", 1200, 1200, 100.0},
		{"5", "Dự phòng ngân sách", 169040},
		{"II", "Chi các chương trình mục tiêu", 3010547, 2048265, 68.0},
		{"III", "Chi chuyển nguồn sang năm sau", nil, 1550729},
		{"Đ", "TỔNG MỨC VAY CỦA NSĐP", 76300, 50128, 65.7},
	}
}

var settlementWanted = []string{
	"C6 rev_local_total nsdp plan 2018 9737943000000 ha-giang", "D6 rev_local_total nsdp actual 2018 12148283000000 ha-giang",
	"C7 rev_local_entitled nsdp plan 2018 1593210000000 ha-giang", "D7 rev_local_entitled nsdp actual 2018 1543376000000 ha-giang",
	"C8 rev_local_100 nsdp plan 2018 312250000000 ha-giang", "D8 rev_local_100 nsdp actual 2018 312250000000 ha-giang",
	"C9 rev_local_shared nsdp plan 2018 1280960000000 ha-giang", "D9 rev_local_shared nsdp actual 2018 1231126000000 ha-giang",
	"C10 transfer_total nsdp plan 2018 8144733000000 ha-giang", "D10 transfer_total nsdp actual 2018 9935559000000 ha-giang",
	"C11 transfer_balance nsdp plan 2018 6925012000000 ha-giang", "D11 transfer_balance nsdp actual 2018 6925012000000 ha-giang",
	"C12 transfer_target nsdp plan 2018 1219721000000 ha-giang", "D12 transfer_target nsdp actual 2018 3010547000000 ha-giang",
	"D13 rev_surplus_prev nsdp actual 2018 45620000000 ha-giang", "D14 rev_carry_in nsdp actual 2018 623728000000 ha-giang",
	"C15 exp_local_total nsdp plan 2018 11303119000000 ha-giang", "D15 exp_local_total nsdp actual 2018 11981357000000 ha-giang",
	"C16 exp_balance_total nsdp plan 2018 8292572000000 ha-giang", "D16 exp_balance_total nsdp actual 2018 8382363000000 ha-giang",
	"C17 exp_invest nsdp plan 2018 802770000000 ha-giang", "D17 exp_invest nsdp actual 2018 1568703000000 ha-giang",
	"C18 exp_recurrent nsdp plan 2018 7319562000000 ha-giang", "D18 exp_recurrent nsdp actual 2018 6812235000000 ha-giang",
	"D19 exp_interest nsdp actual 2018 225000000 ha-giang",
	"C20 exp_reserve_fund nsdp plan 2018 1200000000 ha-giang", "D20 exp_reserve_fund nsdp actual 2018 1200000000 ha-giang",
	"C21 exp_contingency nsdp plan 2018 169040000000 ha-giang",
	"C22 exp_programs nsdp plan 2018 3010547000000 ha-giang", "D22 exp_programs nsdp actual 2018 2048265000000 ha-giang",
	"D23 exp_carry_out nsdp actual 2018 1550729000000 ha-giang",
	"C24 borrow_total nsdp plan 2018 76300000000 ha-giang", "D24 borrow_total nsdp actual 2018 50128000000 ha-giang",
}

func TestTheFormOfTheCircular(t *testing.T) {
	r := read(t, "QT-2018-N-B62.xlsx", sheettest.Grid("62", settlement()))
	same(t, "figure", figures(r), settlementWanted)
	same(t, "reject", rejects(r), nil)
	if len(r.Faults) > 0 {
		t.Errorf("faults on a form without any: %+v", r.Faults)
	}
	if tables := r.Sheets[0]; len(tables) != 1 || tables[0].Form.ID != "62" {
		t.Errorf("the form is not known as 62")
	}
}

// Words where a figure belongs are told; a dash or "không" says that there is none.
func TestWordsInTheCellOfAFigureAreToldOf(t *testing.T) {
	rows := settlement()
	for at, words := range map[int]string{6: "đang rà soát", 12: "-", 13: "không", 17: "chưa có số", 20: "x"} {
		rows[at][2] = words
	}
	r := read(t, "QT-2018-N-B62.xlsx", sheettest.Grid("62", rows))
	same(t, "reject", rejects(r), []string{"62!C7 not_a_number 1", "62!C18 not_a_number 1"})
}

// A date is what a spreadsheet makes of some numbers that are typed.
func TestDatesInTheCellOfAFigureAreToldOf(t *testing.T) {
	rows := settlement()
	rows[7][3] = sheet.Cell{Kind: sheet.Date, Value: 43597, Raw: "43597", Shown: "12/05/2019"}
	rows[8][3] = sheet.Cell{Kind: sheet.Boolean, Value: 1, Raw: "1", Shown: "TRUE"}
	r := read(t, "QT-2018-N-B62.xlsx", sheettest.Grid("62", rows))
	same(t, "reject", rejects(r), []string{"62!D8 not_a_number 1", "62!D9 not_a_number 1"})
	if told := r.Sheets[0][0].Rejects[0].MessageVI; !strings.Contains(told, "ngày tháng «12/05/2019»") {
		t.Error(told)
	}
}

// Every numeric cell of the rows has one use, and figures are observations.
func TestEveryCellHasAUse(t *testing.T) {
	g := sheettest.Grid("62", settlement())
	r := read(t, "", g)
	table := r.Sheets[0][0]
	used := 0
	for row := table.Layout.Top; row <= table.Layout.Bottom; row++ {
		for col := 1; col <= g.Cols(); col++ {
			if use := table.Uses[[2]int{row, col}]; layout.Numeric(g, row, col) != (use != 0) {
				t.Errorf("cell %d,%d: use %d", row, col, use)
			} else if use == form.UseFigure {
				used++
			}
		}
	}
	if used != len(table.Observations) || used == 0 {
		t.Errorf("%d cells are figures, %d observations", used, len(table.Observations))
	}
}

func TestOfficesWriteFormsTheirOwnWay(t *testing.T) {
	for _, c := range []struct {
		name, path string
		rows       []R
		marks      []sheettest.Mark
		want       []string
		rejects    []string
	}{
		{name: "two languages, a unit without its name, kinds from the title", path: "Ca Mau QT 2006.xls", rows: []R{
			{"UBND TỈNH CÀ MAU", nil, "Mẫu số 10/CKNS-NSĐP"},
			{"CA MAU PEOPLE'S COMMITTEE", nil, "Table 10/CKNS-NSDP"},
			{"CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2006"},
			{"FINAL ACCOUNTS OF LOCAL BUDGETS FY 2006"},
			{nil, nil, "Triệu đồng - Millions of dong"},
			{"STT No", "Chỉ tiêu - Items", "Quyết toán Final Accounts"},
			{"I", "Tổng thu ngân sách nhà nước trên địa bàn\nTotal state budget revenues in province", 795669},
			{"1", "Thu nội địa (không kể thu dầu thô)\nDomestic revenue (excl.oil)", 791027},
			{"2", "Thu từ xuất khẩu, nhập khẩu (số cân đối) Revenues from import-export, net", 1465},
			{"3", "Thu viện trợ không hoàn lại - Grants", 3177},
			{"II", "Thu ngân sách địa phương - Local budget revenues", 1666913},
			{"1", "Thu bổ sung từ ngân sách Trung ương Transfers from the central budget", 633656},
			{nil, "- Bổ sung cân đối - Balancing transfers", 400000},
			{nil, "- Bổ sung có mục tiêu - Target transfers", 233656},
			{"III", "Chi ngân sách địa phương - Local Budget Expenditures", 1515567},
			{"1", "Chi đầu tư phát triển - Development investment expenditures", 322208},
		}, want: []string{
			"C7 rev_area_total nsnn actual 2006 795669000000 ca-mau", "C8 rev_domestic nsnn actual 2006 791027000000 ca-mau",
			"C9 rev_customs nsnn actual 2006 1465000000 ca-mau", "C10 rev_grants nsnn actual 2006 3177000000 ca-mau",
			"C11 rev_local_total nsdp actual 2006 1666913000000 ca-mau", "C12 transfer_total nsdp actual 2006 633656000000 ca-mau",
			"C13 transfer_balance nsdp actual 2006 400000000000 ca-mau", "C14 transfer_target nsdp actual 2006 233656000000 ca-mau",
			"C15 exp_local_total nsdp actual 2006 1515567000000 ca-mau", "C16 exp_invest nsdp actual 2006 322208000000 ca-mau"}},
		{name: "one item in three sections: received, given, received by districts", rows: []R{
			{"UBND TỈNH LÀO CAI", nil, "Mẫu số 11"},
			{"CÂN ĐỐI DỰ TOÁN NGÂN SÁCH CẤP TỈNH VÀ NGÂN SÁCH CỦA HUYỆN, THÀNH PHỐ THUỘC TỈNH NĂM 2014"},
			{nil, nil, "ĐVT: tỷ đồng"},
			{"STT", "Chỉ tiêu", "Dự toán"},
			{"A", "NGÂN SÁCH CẤP TỈNH"},
			{"I", "Nguồn thu ngân sách cấp tỉnh", 300},
			{"1", "Thu bổ sung từ ngân sách Trung ương", 300},
			{nil, "- Bổ sung cân đối", 200},
			{nil, "- Bổ sung có mục tiêu", 100},
			{"II", "Chi ngân sách cấp tỉnh", 300},
			{"1", "Chi thuộc nhiệm vụ của ngân sách cấp tỉnh theo phân cấp (không kể số bổ sung cho ngân sách cấp dưới)", 150},
			{"2", "Bổ sung cho ngân sách huyện, thành phố thuộc tỉnh", 150},
			{nil, "- Bổ sung cân đối", 90},
			{nil, "- Bổ sung có mục tiêu", 60},
			{"B", "NGÂN SÁCH HUYỆN, THÀNH PHỐ THUỘC TỈNH (BAO GỒM NS CẤP HUYỆN VÀ NGÂN SÁCH XÃ)"},
			{"I", "Nguồn thu ngân sách huyện, thành phố thuộc tỉnh", 150},
			{"1", "Thu bổ sung từ ngân sách cấp tỉnh", 150},
			{nil, "- Bổ sung cân đối", 90},
			{nil, "- Bổ sung có mục tiêu", 60},
		}, want: []string{
			"C6 rev_local_total tinh plan 2014 300000000000 lao-cai", "C7 transfer_total tinh plan 2014 300000000000 lao-cai", "C8 transfer_balance tinh plan 2014 200000000000 lao-cai", "C9 transfer_target tinh plan 2014 100000000000 lao-cai",
			"C10 exp_local_total tinh plan 2014 300000000000 lao-cai", "C11 exp_own_tasks tinh plan 2014 150000000000 lao-cai", "C12 transfer_to_lower tinh plan 2014 150000000000 lao-cai",
			"C13 transfer_balance_to_lower tinh plan 2014 90000000000 lao-cai", "C14 transfer_target_to_lower tinh plan 2014 60000000000 lao-cai",
			"C16 rev_local_total huyen plan 2014 150000000000 lao-cai", "C17 transfer_total huyen plan 2014 150000000000 lao-cai", "C18 transfer_balance huyen plan 2014 90000000000 lao-cai", "C19 transfer_target huyen plan 2014 60000000000 lao-cai"}},
		{name: "tiers and kinds from heads of two rows, parts of a column without a kind of their own", rows: []R{
			{"UBND TỈNH GIA LAI"},
			{"QUYẾT TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG, CHI NGÂN SÁCH CẤP TỈNH VÀ CHI NGÂN SÁCH HUYỆN THEO CƠ CẤU CHI NĂM 2019"},
			{nil, nil, nil, nil, "Đơn vị tính: tỷ đồng"},
			{"STT", "Nội dung", "Dự toán", "Bao gồm", nil, "Quyết toán", "Bao gồm", nil},
			{nil, nil, nil, "Ngân sách cấp tỉnh", "Ngân sách huyện", nil, "Ngân sách cấp tỉnh", "Ngân sách huyện"},
			{nil, "TỔNG CHI NSĐP", 100, 60, 40, 110, 65, 45},
			{"A", "CHI CÂN ĐỐI NSĐP", 90, 54, 36, 100, 59, 41},
			{"I", "Chi đầu tư phát triển", 30, 20, 10, 40, 25, 15},
			{"II", "Chi thường xuyên", 60, 34, 26, 60, 34, 26},
		}, marks: []sheettest.Mark{sheettest.Merge("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5", "G4:H4")}, want: []string{
			"C6 exp_local_total nsdp plan 2019 100000000000 gia-lai", "D6 exp_local_total tinh plan 2019 60000000000 gia-lai", "E6 exp_local_total huyen plan 2019 40000000000 gia-lai",
			"F6 exp_local_total nsdp actual 2019 110000000000 gia-lai", "G6 exp_local_total tinh actual 2019 65000000000 gia-lai", "H6 exp_local_total huyen actual 2019 45000000000 gia-lai",
			"C7 exp_balance_total nsdp plan 2019 90000000000 gia-lai", "D7 exp_balance_total tinh plan 2019 54000000000 gia-lai", "E7 exp_balance_total huyen plan 2019 36000000000 gia-lai",
			"F7 exp_balance_total nsdp actual 2019 100000000000 gia-lai", "G7 exp_balance_total tinh actual 2019 59000000000 gia-lai", "H7 exp_balance_total huyen actual 2019 41000000000 gia-lai",
			"C8 exp_invest nsdp plan 2019 30000000000 gia-lai", "D8 exp_invest tinh plan 2019 20000000000 gia-lai", "E8 exp_invest huyen plan 2019 10000000000 gia-lai",
			"F8 exp_invest nsdp actual 2019 40000000000 gia-lai", "G8 exp_invest tinh actual 2019 25000000000 gia-lai", "H8 exp_invest huyen actual 2019 15000000000 gia-lai",
			"C9 exp_recurrent nsdp plan 2019 60000000000 gia-lai", "D9 exp_recurrent tinh plan 2019 34000000000 gia-lai", "E9 exp_recurrent huyen plan 2019 26000000000 gia-lai",
			"F9 exp_recurrent nsdp actual 2019 60000000000 gia-lai", "G9 exp_recurrent tinh actual 2019 34000000000 gia-lai", "H9 exp_recurrent huyen actual 2019 26000000000 gia-lai"}},
		{name: "numbering of its own, misspelt, words run together, a row of another form, borrowing is no revenue", rows: []R{
			{"UBND TỈNH BÌNH ĐỊNH"},
			{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2019"},
			{"Đơn vị: tỷ đồng"},
			{"TT", "NỘI DUNG", "DỰ TOÁN"},
			{"A/-", "TỔNG NGUỒN THU NSĐP", 500},
			{"1/-", "Thu NSĐP được hưỡng theo phân câp", 300},
			{"2/-", "Thu bổsung từ NSTW", 200},
			{"B/-", "TỔNG CHI NSĐP", 520},
			{"1/-", "Chi đầu tư phát triễn", 220},
			{"2/-", "Chi thường xuyện", 300},
			{"3/-", "Chi mua sắm tàu vũ trụ", 7},
			{"C/-", "VAY CỦA NSĐP", 20},
		}, want: []string{
			"C5 rev_local_total nsdp plan 2019 500000000000 binh-dinh", "C6 rev_local_entitled nsdp plan 2019 300000000000 binh-dinh", "C7 transfer_total nsdp plan 2019 200000000000 binh-dinh",
			"C8 exp_local_total nsdp plan 2019 520000000000 binh-dinh", "C9 exp_invest nsdp plan 2019 220000000000 binh-dinh", "C10 exp_recurrent nsdp plan 2019 300000000000 binh-dinh",
			"C12 borrow_total nsdp plan 2019 20000000000 binh-dinh"}, rejects: []string{"Biểu!C11 unknown_item 1"}},
		{name: "what is other of an item is a part of it, a column that nobody heads holds nothing", rows: []R{
			{"UBND TỈNH BÌNH ĐỊNH", nil, "Biểu số 63/CK-NSNN"},
			{"QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2017"},
			{"Đơn vị: tỷ đồng"},
			{"STT", "Nội dung", "Quyết toán"},
			{"I", "Thu nội địa", 1900, nil, 900},
			{"1", "Thu từ khu vực doanh nghiệp có vốn đầu tư nước ngoài", 1000},
			{nil, "- Thuế giá trị gia tăng", 1000},
			{"2", "Thu từ khu vực kinh tế ngoài quốc doanh", 600},
			{nil, "- Thuế giá trị gia tăng", 500},
			{nil, "- Thuế tiêu thụ đặc biệt", 40},
			{nil, "- Thuế tài nguyên", 35},
			{nil, "- Thuế môn bài", 0},
			{nil, "- Thu khác ngoài quốc doanh", 25},
			{"3", "Thuế thu nhập cá nhân", 300},
		}, want: []string{
			"C5 rev_domestic nsnn actual 2017 1900000000000 binh-dinh", "C6 rev_fdi nsnn actual 2017 1000000000000 binh-dinh",
			"C8 rev_private nsnn actual 2017 600000000000 binh-dinh", "C14 tax_income_personal nsnn actual 2017 300000000000 binh-dinh"},
			rejects: []string{"Biểu!E5 unknown_kind 1", "Biểu!C13 unknown_item 1"}},
		{name: "what is hidden is no figure", rows: []R{
			{"UBND TỈNH TIỀN GIANG"},
			{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018"},
			{"Đơn vị: tỷ đồng"},
			{"TT", "NỘI DUNG", "DỰ TOÁN 2017", "DỰ TOÁN 2018"},
			{"A", "TỔNG NGUỒN THU NSĐP", 480, 500},
			{"I", "Thu NSĐP được hưởng theo phân cấp", 290, 300},
			{"II", "Thu bổ sung từ NSTW", 190, 200},
			{"B", "TỔNG CHI NSĐP", 480, 500},
			{"1", "Chi đầu tư phát triển", 200, 210},
		}, marks: []sheettest.Mark{sheettest.HideCols("C"), sheettest.HideRows(7)}, want: []string{
			"D5 rev_local_total nsdp plan 2018 500000000000 tien-giang", "D6 rev_local_entitled nsdp plan 2018 300000000000 tien-giang",
			"D8 exp_local_total nsdp plan 2018 500000000000 tien-giang", "D9 exp_invest nsdp plan 2018 210000000000 tien-giang"}},
		{name: "plan, estimate and plan again, each of its own year", rows: []R{
			{"UBND TỈNH CÀ MAU"},
			{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2019"},
			{"(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2020)"},
			{"Đơn vị: tỷ đồng"},
			{"STT", "Nội dung", "Dự toán năm 2018", "Ước thực hiện năm 2018", "Dự toán năm 2019", "So sánh", nil},
			{nil, nil, nil, nil, nil, "Tuyệt đối", "Tương đối (%)"},
			{"A", "TỔNG NGUỒN THU NSĐP", 480, 490, 500, 10, 102.0},
			{"I", "Thu NSĐP được hưởng theo phân cấp", 290, 295, 300, 5, 101.7},
			{"II", "Thu bổ sung từ ngân sách cấp trên", 190, 195, 200, 5, 102.6},
		}, marks: []sheettest.Mark{sheettest.Merge("F5:G5", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6")}, want: []string{
			"C7 rev_local_total nsdp plan 2018 480000000000 ca-mau", "D7 rev_local_total nsdp estimate 2018 490000000000 ca-mau", "E7 rev_local_total nsdp plan 2019 500000000000 ca-mau",
			"C8 rev_local_entitled nsdp plan 2018 290000000000 ca-mau", "D8 rev_local_entitled nsdp estimate 2018 295000000000 ca-mau", "E8 rev_local_entitled nsdp plan 2019 300000000000 ca-mau",
			"C9 transfer_total nsdp plan 2018 190000000000 ca-mau", "D9 transfer_total nsdp estimate 2018 195000000000 ca-mau", "E9 transfer_total nsdp plan 2019 200000000000 ca-mau"}},
		{name: "half a year beside the plan of the whole", rows: []R{
			{"UBND TỈNH CÀ MAU", nil, "Biểu số 59/CK-NSNN"},
			{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG 6 THÁNG ĐẦU NĂM 2019"},
			{"Đơn vị: tỷ đồng"},
			{"STT", "Nội dung", "Dự toán năm", "Thực hiện 6 tháng", "So sánh (%)"},
			{"A", "TỔNG NGUỒN THU NSĐP", 500, 260, 52},
			{"I", "Thu NSĐP được hưởng theo phân cấp", 300, 150, 50},
			{"II", "Thu bổ sung từ ngân sách cấp trên", 200, 110, 55},
		}, want: []string{
			"C5 rev_local_total nsdp plan 2019 500000000000 ca-mau", "D5 rev_local_total nsdp actual 2019-01..2019-06 260000000000 ca-mau",
			"C6 rev_local_entitled nsdp plan 2019 300000000000 ca-mau", "D6 rev_local_entitled nsdp actual 2019-01..2019-06 150000000000 ca-mau",
			"C7 transfer_total nsdp plan 2019 200000000000 ca-mau", "D7 transfer_total nsdp actual 2019-01..2019-06 110000000000 ca-mau"}},
		{name: "years in a row of their own under the heads", rows: []R{
			{"UBND TỈNH CÀ MAU"}, {"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG"}, {"Tỷ đồng"},
			{"STT", "CHỈ TIÊU", "DỰ TOÁN"},
			{"No", nil, 2004},
			{"I", "Tổng thu ngân sách nhà nước trên địa bàn", 620},
			{"1", "Thu nội địa", 600},
			{"2", "Thu từ dầu thô", 20},
			{"II", "Thu ngân sách địa phương", 900},
		}, want: []string{
			"C6 rev_area_total nsnn plan 2004 620000000000 ca-mau", "C7 rev_domestic nsnn plan 2004 600000000000 ca-mau",
			"C8 rev_oil nsnn plan 2004 20000000000 ca-mau", "C9 rev_local_total nsdp plan 2004 900000000000 ca-mau"}},
		{name: "no unit anywhere: every figure is sent back", rows: []R{
			{"UBND TỈNH CÀ MAU"},
			{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2019"},
			{"STT", "Nội dung", "Dự toán"},
			{"A", "TỔNG NGUỒN THU NSĐP", 500},
			{"I", "Thu NSĐP được hưởng theo phân cấp", 300},
			{"II", "Thu bổ sung từ ngân sách cấp trên", 200},
		}, rejects: []string{"Biểu!C4 unknown_unit 1", "Biểu!C5 unknown_unit 1", "Biểu!C6 unknown_unit 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, c.path, sheettest.Grid("Biểu", c.rows, c.marks...))
			same(t, "figure", figures(r), c.want)
			same(t, "reject", rejects(r), c.rejects)
		})
	}
}

// A form that lists agencies is known, and none of its lines is an item: an
// office named for science is no expenditure on science.
func TestLinesOfAgenciesAreOtherSubjects(t *testing.T) {
	g := sheettest.Grid("M15", []R{
		{"UBND TỈNH CÀ MAU", nil, "Mẫu số 15/CKTC-NSĐP"},
		{"DỰ TOÁN CHI NGÂN SÁCH CẤP TỈNH CHO TỪNG CƠ QUAN, ĐƠN VỊ THUỘC CẤP TỈNH NĂM 2014"},
		{"Đơn vị: triệu đồng"},
		{"STT", "Tên đơn vị", "Tổng số"},
		{1, "Sở Khoa học và Công nghệ", 20},
		{2, "Sở Y tế", 30},
		{3, "Sở Giáo dục và Đào tạo", 40},
		{nil, "Tổng cộng", 90},
	})
	r := read(t, "", g)
	if len(r.Sheets[0]) != 1 || r.Sheets[0][0].Form.Lines != "agencies" {
		t.Fatalf("the form of agencies is not known: %+v", r.Sheets[0])
	}
	same(t, "figure", figures(r), []string{"C8 exp_agencies_total tinh plan 2014 90000000 ca-mau"})
	others := 0
	for _, use := range r.Sheets[0][0].Uses {
		if use == form.UseOther {
			others++
		}
	}
	if others != 3 {
		t.Errorf("%d cells are other subjects, want 3", others)
	}
}

// A table that follows no form is left to others.
func TestATableWithoutAFormIsLeft(t *testing.T) {
	r := read(t, "", sheettest.Grid("Sheet1", []R{
		{"SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022"},
		{"STT", "Huyện", "Số sản phẩm"},
		{1, "Cao Lãnh", 12}, {2, "Lai Vung", 7}, {3, "Lấp Vò", 9}, {4, "Tháp Mười", 4},
	}))
	if len(r.Sheets[0]) != 0 {
		t.Errorf("a form was found: %s", r.Sheets[0][0].Form.ID)
	}
}

// Forms of the ministry have the very items of a province's, and another mark.
// What stands below such a table without a title of its own follows it.
func TestAFormOfAnotherOfficeIsKnownByItsMark(t *testing.T) {
	balance := func(mark, title string) []R {
		return []R{
			{"BỘ TÀI CHÍNH", nil, mark},
			{title},
			{nil, nil, "Đơn vị: triệu đồng"},
			{"STT", "Chỉ tiêu", "Quyết toán"},
			{"A", "Tổng thu ngân sách nhà nước trên địa bàn", 900},
			{1, "Thu nội địa", 500}, {2, "Thu từ dầu thô", 300}, {3, "Thu từ xuất khẩu, nhập khẩu", 60}, {4, "Thu viện trợ không hoàn lại", 40},
			{"B", "Chi cân đối ngân sách địa phương", 700},
			{1, "Chi đầu tư phát triển", 200}, {2, "Chi thường xuyên", 450}, {3, "Dự phòng", 50},
		}
	}
	other := balance("Mẫu số 01/CKTC- NSNN", "CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH NHÀ NƯỚC NĂM 2014")
	r := read(t, "", sheettest.Grid("M01", other), sheettest.Grid("M10", balance("Mẫu số 10/CKTC-NSĐP", "CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2014")))
	if len(r.Sheets[0]) != 0 || len(r.Sheets[1]) != 1 || r.Sheets[1][0].Form.ID != "10" {
		t.Fatalf("read by forms: %d tables of the ministry, %d of the province", len(r.Sheets[0]), len(r.Sheets[1]))
	}
	if len(r.Others) != 1 {
		t.Fatalf("%d tables follow forms of others, want 1", len(r.Others))
	}
	for _, o := range r.Others {
		if o.Mark != "01/CKTC-NSNN" || o.Whose.VI == "" || o.Whose.EN == "" {
			t.Errorf("the form is told as %+v", o)
		}
	}
	for _, mark := range []string{"Biểu số 103/CK TC-NSNN", "Biểu số 111/CK-TC-NSNN", "Biểu số 69/CK-NSNN"} { // of communes and districts
		r := read(t, "", sheettest.Grid("B", balance(mark, "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2021")))
		if len(r.Sheets[0]) != 0 || len(r.Others) != 1 {
			t.Errorf("%s: read by %d forms, %d tables follow forms of others", mark, len(r.Sheets[0]), len(r.Others))
		}
	}
}

// A district's budget has the items of a province's.
func TestADistrictIsNoProvince(t *testing.T) {
	rows := settlement()
	for _, agency := range []string{"UBND HUYỆN CHỢ MỚI", "ỦY BAN NHÂN DÂN THÀNH PHỐ BẮC KẠN"} {
		rows[0] = R{agency}
		r := read(t, "Final/2018/Bac Kan/a.xlsx", sheettest.Grid("62", rows))
		if len(r.Sheets[0]) != 0 || len(r.Others) != 1 {
			t.Errorf("%s: read by %d forms, %d tables follow forms of others", agency, len(r.Sheets[0]), len(r.Others))
		}
	}
}
