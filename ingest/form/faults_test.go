package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func faults(r form.Result) []string {
	var list []string
	for _, f := range r.Faults {
		list = append(list, fmt.Sprintf("%s %s %s", f.Type, f.Locator, strings.Join(f.Cells[:min(len(f.Cells), 2)], " ")))
	}
	return list
}

// with is the settlement of 2018 with one cell changed, "C10" to a value.
func with(changes map[string]any) []R {
	rows := settlement()
	for cell, v := range changes {
		row := 0
		fmt.Sscanf(cell[1:], "%d", &row)
		col := int(cell[0] - 'A')
		for len(rows[row-1]) <= col {
			rows[row-1] = append(rows[row-1], nil)
		}
		rows[row-1][col] = v
	}
	return rows
}

// revenue is a second form of the same document, with a title of its own.
func revenue(sheetName, agency, title string) *sheet.Grid {
	return sheettest.Grid(sheetName, []R{
		{agency, nil, "Biểu số 48/CK-NSNN"},
		{title},
		{"Đơn vị: triệu đồng"},
		{"STT", "Nội dung", "Dự toán"},
		{nil, "TỔNG THU NSNN", 1900000},
		{"I", "Thu nội địa", 1800000},
		{"II", "Thu từ dầu thô", 30000},
		{"III", "Thu từ hoạt động xuất, nhập khẩu", 70000},
	})
}

// sums is a form of revenue whose title alone says whether it is a plan.
func sums(sheetName, number, kind string, total int, more ...R) *sheet.Grid {
	return sheettest.Grid(sheetName, append([]R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số " + number + "/CK-NSNN"},
		{kind + " THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018"},
		{"Đơn vị: triệu đồng"},
		{"STT", "Nội dung", "Số tiền"},
		{nil, "Tổng thu NSNN trên địa bàn", total},
		{1, "Thu nội địa", 1800000},
		{2, "Thu từ dầu thô", 30000},
		{3, "Thu từ hoạt động xuất, nhập khẩu", 70000},
	}, more...))
}

func TestFaultsAtTheirCells(t *testing.T) {
	plan := func(name, year string) *sheet.Grid {
		return revenue(name, "UBND TỈNH HÀ GIANG", "DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM "+year)
	}
	copied := with(nil)
	for i := 5; i < len(copied); i++ {
		copied[i] = append(R{copied[i][0], copied[i][1]}, slices.Repeat(append(slices.Clone(copied[i]), nil)[3:4], 2)...)
	}
	empty := with(nil)
	for i := 5; i < len(empty); i++ {
		empty[i] = append(append(R{}, empty[i]...), nil, nil)
		empty[i][3] = 0
	}
	for _, c := range []struct {
		name  string
		path  string
		grids []*sheet.Grid
		want  []string
		held  string
	}{
		{name: "two digits of a total changed places", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D6": 12142883}))}, want: []string{"total_does_not_add 62!D6 D6 D7"}},
		{name: "a row left out of one column's total", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D16": 8382363 - 1200}))}, want: []string{"total_does_not_add 62!D16 D16 D17"}},
		{name: "a total that another form states as its parts do", grids: []*sheet.Grid{balance("10", 1593210+8144733-55000), short("46 (2)", 9737943)}, want: []string{"total_does_not_add 10!C5 C5 C6"}},
		{name: "a total that the whole of it denies", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"C7": 1593210 - 54321, "D8": nil, "D9": nil}))}, want: []string{"total_does_not_add 62!C7 C7 C8"}},
		{name: "a total off by little over rows numbered through", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D16": 8382363 + 317, "C16": nil, "C17": nil, "C18": nil, "C19": nil, "C20": nil, "C21": nil, "E16": nil, "E17": nil, "E18": nil, "E20": nil, "D21": 0}))}, want: []string{"total_does_not_add 62!D16 D16 D17"}},
		{name: "a share that does not fit its two columns", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"E10": 322.0}))}, want: []string{"comparison_does_not_fit 62!E10 E10 D10"}},
		{name: "a unit that no budget has", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D3": "Đơn vị: đồng"}))}, want: []string{"unit_wrong 62!D6 D6 D3"}, held: "unit_wrong"},
		{name: "two units on one form", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"A3": "Đơn vị tính: đồng"}))}, want: []string{"mixed_units 62!D3 D3 A3"}},
		{name: "the number of a decision is no year", path: "Final/2018/Ha Giang/QT-2018-N-B62.xlsx", grids: []*sheet.Grid{sheettest.Grid("62", append([]R{{"Số:", 2015}}, settlement()...))}},
		{name: "a total that counts one of its rows twice", grids: []*sheet.Grid{sums("1", "48", "DỰ TOÁN", 1970000)}, want: []string{"total_does_not_add 1!C5 C5 C6"}},
		{name: "a total that counts what another row states too", grids: []*sheet.Grid{sums("1", "48", "DỰ TOÁN", 1930000, R{"-", "Thu khác", 30000})}},
		{name: "the place and day of another province", grids: []*sheet.Grid{sheettest.Grid("62", append(with(nil), R{}, R{nil, "Kon Tum, ngày 15 tháng 12 năm 2018"}))}, want: []string{"province_wrong 62!B26 B26"}},
		{name: "the place and day of a town of its own", grids: []*sheet.Grid{sheettest.Grid("62", append(with(nil), R{}, R{nil, "Vị Xuyên, ngày 15 tháng 12 năm 2018"}))}},
		{name: "the title of a plan among those of a settlement", path: "Final/2018/QT2018 Ha Giang.xls", grids: []*sheet.Grid{sums("1", "48", "QUYẾT TOÁN", 1900000), sums("2", "48", "QUYẾT TOÁN", 1900000), sums("3", "48", "QUYẾT TOÁN", 1900000), sums("4", "10", "DỰ TOÁN", 1900000)}, want: []string{"stale_header 4!A2 A2"}, held: "stale_header"},
		{name: "a head that says đồng over millions", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D4": "QUYẾT TOÁN (đồng)"}))}, want: []string{"unit_wrong 62!D6 D6"}, held: "unit_wrong in D"},
		{name: "a total that lacks its last row", grids: []*sheet.Grid{sheettest.Grid("48", lacking("Thuế bảo vệ môi trường"))}, want: []string{"total_does_not_add 48!C5 C5 C6"}},
		{name: "more than any budget, whichever unit was meant", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D3": "Đơn vị: nghìn tỷ đồng"}))}, want: []string{"unit_wrong 62!D6 D6 D3"}, held: "unit_wrong"},
		{name: "an error instead of a figure", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D17": "!#REF!"}))}, want: []string{"error_value 62!D17 D17"}},
		{name: "numbers written as text", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"C8": "312.250", "C9": "1.280.960"}))}, want: []string{"text_number 62!C8 C8 C9"}},
		{name: "a title of another year", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018"), plan("3", "2018"), plan("4", "2017")}, want: []string{"year_wrong_in_title 4!A2 A2"}, held: "year_wrong_in_title"},
		{name: "a head of another province", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018"), revenue("3", "UBND TỈNH LẠNG SƠN", "DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018")}, want: []string{"province_wrong 3!A1 A1"}, held: "province_wrong"},
		{name: "a file named for another year", path: "Ha Giang DT2019.xls", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018")}, want: []string{"file_name_year  "}},
		{name: "the name of the file against titles and folder", path: "MOF Budget 2018/Ha Giang 2019.xls", grids: []*sheet.Grid{plan("1", "2018")}, want: []string{"file_name_year  "}},
		{name: "a file of another year than its folder and name", path: "Plan/MOF Budget 2019/Ha Giang 2019 DT2019.xls", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018")}, want: []string{"file_of_another_year  "}},
		{name: "the title of the only form against folder and name", path: "Final/2018/Ha Giang/QT-2018-N-B62.xlsx", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"A2": "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2017"}))}, want: []string{"year_wrong_in_title 62!A2 A2"}, held: "year_wrong_in_title"},
		{name: "the head of the only form against the folder", path: "Final/2018/Lang Son/QT-2018-N-B62.xlsx", grids: []*sheet.Grid{sheettest.Grid("62", settlement())}, want: []string{"province_wrong 62!A1 A1"}},
		{name: "a head of one year earlier than title and neighbours", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018"), plan("3", "2018"), staleHead("4")}, want: []string{"stale_header 4!C4 C4"}, held: "stale_header"},
		{name: "a head of another year than title and folder, in the only form", path: "Plan/MOF Budget 2018/Ha Giang 2018.xls", grids: []*sheet.Grid{staleHead("1")}, want: []string{"stale_header 1!C4 C4"}, held: "stale_header"},
		{name: "a unit line that is misspelt", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D3": "Đơn vị: Triêụ đông"}))}, want: []string{"unit_misspelt 62!D3 D3"}},
		{name: "a column that is the copy of another", grids: []*sheet.Grid{sheettest.Grid("62", copied)}, want: []string{"copied_column 62!D6 D6 C6"}},
		{name: "a column that nobody filled in", grids: []*sheet.Grid{sheettest.Grid("62", empty)}, want: []string{"blank_as_zero 62!D6 D6"}},
		{name: "a sum worked out below the form", grids: []*sheet.Grid{sheettest.Grid("62", append(with(nil), R{}, R{nil, nil, 98765}))}, want: []string{"stray_number 62!C26 C26"}},
		{name: "hidden columns in another unit", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"F4": "QUYẾT TOÁN (đồng)", "F6": 12148283000000, "F7": 1543376000000}), sheettest.HideCols("F"))}, want: []string{"mixed_units_hidden_columns 62!F6 F6"}},
		{name: "one column in đồng under a line of triệu đồng", grids: []*sheet.Grid{sheettest.Grid("62", inUnits())}, want: []string{"mixed_units 62!D6 D6 C15"}},
		{name: "a total smaller than its parts", grids: []*sheet.Grid{sheettest.Grid("48", smaller())}, want: []string{"total_does_not_add 48!C5 C5 C6"}},
		{name: "an error instead of a total", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"C10": "!#DIV/0!"}))}, want: []string{"error_value 62!C10 C10"}},
		{name: "one number written as text with spaces", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D17": " 1 568 703 "}))}, want: []string{"text_number 62!D17 D17"}},
		{name: "a remainder left below the signature", grids: []*sheet.Grid{sheettest.Grid("62", append(with(nil), R{}, R{nil, nil, nil, 45620}, R{nil, nil, nil, 623728}))}, want: []string{"stray_number 62!D26 D26 D27"}},
		{name: "a unit with a letter too many", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D3": "Đơn vị tính: Tiriệu đồng"}))}, want: []string{"unit_misspelt 62!D3 D3"}},
		{name: "tỷ đồng said of triệu đồng", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D3": "Đơn vị: tỷ đồng"}))}, want: []string{"unit_wrong 62!D6 D6 D3"}, held: "unit_wrong"},
		{name: "a plan nobody filled in, of which a settlement is", grids: []*sheet.Grid{sheettest.Grid("62", noughts())}, want: []string{"blank_as_zero 62!C6 C6"}},
		{name: "a stale head among the forms of a plan", grids: []*sheet.Grid{staleHead("1"), plan("2", "2018"), plan("3", "2018"), plan("4", "2018")}, want: []string{"stale_header 1!C4 C4"}},
		{name: "a hidden column in đồng beside its million", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"G4": "DỰ TOÁN", "G15": 11303119000000, "G16": 8292572000000}), sheettest.HideCols("G"))}, want: []string{"mixed_units_hidden_columns 62!G15 G15"}},
		{name: "a folder and a name of one year, titles of another", path: "Final/2016/QT2016 Ha Giang.xls", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018")}, want: []string{"file_of_another_year  "}},
		{name: "folder and name of one year, titles of another", path: "Plan/MOF Budget 2019/Ha Giang 2019.xls", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018")}, want: []string{"file_of_another_year  "}},
		{name: "title and heads of the only form against folder and name", path: "Final/2019/Ha Giang/QT-2019-N-B62.xlsx", grids: []*sheet.Grid{sheettest.Grid("62", headed("2018"))}, want: []string{"file_of_another_year  "}},
		{name: "one form of another year, title and head", path: "Plan/MOF Budget 2018/Ha Giang 2018.xls", grids: []*sheet.Grid{plan("1", "2018"), plan("2", "2018"), plan("3", "2018"), of2017()}, want: []string{"year_wrong_in_title 13!A2 A2"}, held: "year_wrong_in_title"},
		{name: "ratios under a head of per cent", grids: []*sheet.Grid{sheettest.Grid("62", with(factored("E", 0.01)))}, want: []string{"comparison_does_not_fit 62!E6 E6 E7"}},
		{name: "ratios in the lower part of a column of per cent", grids: []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"E16": 1.011, "E17": 1.954, "E18": 0.931, "E20": 1.0, "E22": 0.68, "E24": 0.657}))}, want: []string{"comparison_does_not_fit 62!E16 E16 E17"}},
		{name: "a blank that was filed with noughts", grids: []*sheet.Grid{sheettest.Grid("62", zeros())}, want: []string{"blank_as_zero 62!C6 C6 D6"}, held: "blank_as_zero"},
		{name: "hidden rows in another unit", grids: []*sheet.Grid{sheettest.Grid("62", append(with(nil), R{nil, "Chi xây dựng cơ bản", 414920000000000}, R{"E", "TỔNG MỨC DƯ NỢ VAY CUỐI NĂM CỦA NSĐP", 900, 800}), sheettest.HideRows(25))}, want: []string{"mixed_units 62!C25 C25"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, c.path, c.grids...)
			same(t, "fault", faults(r), c.want)
			for _, f := range r.Faults {
				if f.Evidence == "" || f.MessageVI == "" || f.MessageEN == "" {
					t.Errorf("a fault without its evidence or message: %+v", f)
				}
			}
			if strings.HasPrefix(c.name, "one column") {
				return // held by its column alone, see TestAColumnIsHeldAlone
			}
			last := r.Sheets[len(r.Sheets)-1][0]
			for _, o := range last.Observations {
				if want, of, _ := strings.Cut(c.held, " in "); of != "" && (o.Held == want) == (string(rune('A'+o.Origin.Locator.Col-1)) == of) {
					continue
				}
				if o.Held != c.held {
					t.Fatalf("%s is held for %q, want %q", o.Origin.Locator, o.Held, c.held)
				}
			}
		})
	}
}

// lacking is a plan whose total lacks the row that is added below it.
func lacking(last string) []R {
	return []R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số 48/CK-NSNN"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018"}, {nil, nil, "Đơn vị: Triệu đồng"}, {"STT", "NỘI DUNG", "DỰ TOÁN"},
		{"I", "Thu nội địa", 1480000 + 0}, {1, "Thu từ khu vực DNNN do trung ương quản lý", 830000}, {2, "Thu từ khu vực DNNN do địa phương quản lý", 650000}, {3, last, 94500},
	}
}

// balance is the revenue of form 62 alone, with the total given, that its parts
// do not have.
func balance(name string, total int) *sheet.Grid {
	return sheettest.Grid(name, []R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số 46/CK-NSNN"}, {"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán"},
		{"A", "TỔNG NGUỒN THU NSĐP", total}, {"I", "Thu NSĐP được hưởng theo phân cấp", 1593210}, {"II", "Thu bổ sung từ NSTW", 7144733}, {"III", "Thu kết dư", 623728}, {"IV", "Thu chuyển nguồn từ năm trước chuyển sang", 376272},
		{"B", "TỔNG CHI NSĐP", 11303119}, {"I", "Tổng chi cân đối NSĐP", 8292572}, {"II", "Chi các chương trình mục tiêu", 3010547},
	})
}

// short is the same form once more with its totals alone, the first as given.
func short(name string, total int) *sheet.Grid {
	return sheettest.Grid(name, []R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số 46/CK-NSNN"}, {"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán"},
		{"A", "TỔNG NGUỒN THU NSĐP", total}, {"I", "Thu NSĐP được hưởng theo phân cấp", 1593210}, {"B", "TỔNG CHI NSĐP", 11303119},
	})
}

// staleHead is a form whose only head still says the year before.
func staleHead(name string) *sheet.Grid {
	return sheettest.Grid(name, []R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số 48/CK-NSNN"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018"}, {"Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán năm 2017"},
		{nil, "TỔNG THU NSNN", 1900000}, {"I", "Thu nội địa", 1800000}, {"II", "Thu từ dầu thô", 30000}, {"III", "Thu từ hoạt động xuất, nhập khẩu", 70000},
	})
}

// smaller is a plan whose total is seven per cent less than its parts.
func smaller() []R {
	return []R{
		{"UBND TỈNH HÀ GIANG", nil, "Biểu số 48/CK-NSNN"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018"}, {"Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán"},
		{nil, "TỔNG THU NSNN", 1767000}, {"I", "Thu nội địa", 1800517}, {"II", "Thu từ dầu thô", 30011}, {"III", "Thu từ hoạt động xuất, nhập khẩu", 70230},
	}
}

// noughts is the settlement with nothing but noughts in its plan.
func noughts() []R {
	rows := settlement()
	for i := 5; i < len(rows); i++ {
		rows[i] = append(R{}, rows[i][:min(len(rows[i]), 4)]...)
		rows[i][2] = 0
	}
	return rows
}

// inUnits is the settlement with its second column in đồng, without shares.
func inUnits() []R {
	rows := settlement()
	for i := 5; i < len(rows); i++ {
		if len(rows[i]) > 3 {
			rows[i] = rows[i][:4]
			if v, ok := rows[i][3].(int); ok {
				rows[i][3] = v * 1_000_000
			}
		}
	}
	return rows
}

func TestTheStaleColumnOfASettlementIsHeldAlone(t *testing.T) {
	for head, want := range map[string][]string{"DỰ TOÁN NĂM 2017": {"stale_header 62!C4 C4"}, "DỰ TOÁN NĂM 2018": nil, "Thu kết dư năm 2017 chuyển sang": nil} {
		r := read(t, "Final/2018/Ha Giang/QT-2018-N-B62.xlsx", sheettest.Grid("62", with(map[string]any{"C4": head})))
		same(t, "fault", faults(r), want)
		for _, o := range r.Sheets[0][0].Observations {
			if held := o.Held == "stale_header"; held != (want != nil && o.Origin.Locator.Col == 3) {
				t.Errorf("%s under %q is held: %q", o.Origin.Locator, head, o.Held)
			}
		}
	}
}

func TestAColumnIsHeldAlone(t *testing.T) {
	r := read(t, "", sheettest.Grid("62", inUnits()))
	for _, o := range r.Sheets[0][0].Observations {
		if held := o.Held == "mixed_units"; held != (o.Origin.Locator.Col == 4) {
			t.Errorf("%s is held: %q", o.Origin.Locator, o.Held)
		}
	}
}

// counted is form 12 of an office that counts a kind of domestic revenue among
// what follows.
func counted() []R {
	return []R{
		{"UBND TỈNH HÀ GIANG", nil, "Mẫu số 12/CKTC-NSĐP"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2012"}, {nil, nil, "Đơn vị tính: triệu đồng"}, {"STT", "Chỉ tiêu", "Dự toán"},
		{"A", "Tổng thu các khoản cân đối NSNN", 1080013}, {"I", "Thu từ hoạt động sản xuất kinh doanh trong nước", 620000}, {1, "Thu từ DNNN trung ương", 221800}, {2, "Thu từ DNNN địa phương", 398200},
		{"II", "Thu biện pháp tài chính", 10013}, {1, "Thu khác ngân sách", 10013}, {"III", "Thu thuế xuất khẩu, thuế nhập khẩu, thuế TTĐB, VAT hàng nhập khẩu do Hải quan thu", 450000},
	}
}

// nested is form 11 with the parts of a row standing like rows beside it.
func nested() []R {
	return []R{
		{"UBND TỈNH QUẢNG BÌNH", nil, "Mẫu số 11/CKTC-NSĐP"}, {"CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH CẤP TỈNH VÀ NGÂN SÁCH CỦA HUYỆN, THÀNH PHỐ THUỘC TỈNH NĂM 2014"}, {nil, nil, "Đơn vị tính: triệu đồng"}, {"STT", "Nội dung", "Quyết toán"},
		{"B", "NGÂN SÁCH HUYỆN, THỊ XÃ, THÀNH PHỐ THUỘC TỈNH"}, {"I", "Nguồn thu ngân sách huyện, thị xã, thành phố thuộc tỉnh", 5064082}, {1, "Thu ngân sách hưởng theo phân cấp", 1422533},
		{nil, "Thu kết dư ngân sách năm trước", 181137}, {nil, "Thu chuyển nguồn ngân sách năm trước", 319014}, {2, "Thu bổ sung từ ngân sách cấp tỉnh", 3525162}, {nil, "Bổ sung cân đối", 1391254}, {nil, "Bổ sung có mục tiêu", 2133908}, {3, "Thu ngân sách cấp dưới nộp lên", 5527}, {4, "Các khoản thu để lại quản lý qua ngân sách nhà nước", 110860},
	}
}

// What only looks like a fault raises none.
func TestNoFalseAlarms(t *testing.T) {
	for _, c := range []struct {
		name  string
		path  string
		grids []*sheet.Grid
	}{
		{"as the circular has it", "QT-2018-N-B62-TT343-02.xlsx", []*sheet.Grid{sheettest.Grid("62", settlement())}},
		{"rounded parts", "", []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"D6": 12148284, "C16": 8292573}))}},
		{"a row that the office counts in the section after", "", []*sheet.Grid{sheettest.Grid("62", counted())}},
		{"parts without numbers under a numbered row, which holds them", "", []*sheet.Grid{sheettest.Grid("11", nested())}},
		{"a total that counts a row of its own", "", []*sheet.Grid{sheettest.Grid("62", append(with(map[string]any{"C15": 11303119 + 76300}), R{"G", "Chi từ nguồn khác của tỉnh", 76300}))}},
		{"a reserve that is left out of the total above it", "", []*sheet.Grid{unshared(map[string]any{"C16": 8292572 - 169040, "C15": 11303119 - 169040})}},
		{"what all of it comes to for each", "", []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"E4": "Bình quân đầu người (1.000 đồng)"}))}},
		{"shares as ratios, of which no head says per cent", "", []*sheet.Grid{sheettest.Grid("62", with(map[string]any{"E4": "SO SÁNH", "E6": 1.248, "E7": 0.969, "E8": 1, "E9": 0.961, "E10": 1.22, "E11": 1, "E12": 2.468, "E15": 1.06, "E16": 1.011, "E17": 1.954, "E18": 0.931, "E20": 1, "E22": 0.68, "E24": 0.657}))}},
		{"a settlement published two years later", "2020/Ha Giang 2020.xlsx", []*sheet.Grid{sheettest.Grid("62", settlement())}},
		{"a province that has become a part of another, in whose folder it is kept", "Final/2018/Tuyen Quang/QT-2018-N-B62.xlsx", []*sheet.Grid{sheettest.Grid("62", settlement())}},
		{"a year among the folders that is no year of a budget", "2026/cong khai/Ha Giang.xlsx", []*sheet.Grid{sheettest.Grid("62", settlement())}},
		{"đồng, as large as đồng are", "", []*sheet.Grid{revenue("48", "UBND TỈNH HÀ GIANG", "DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018")}},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, "fault", faults(read(t, c.path, c.grids...)), nil) })
	}
}

// Of the plan that a higher level gave and the one that the province decided, the
// latter stands; the choice is no fault of the document.
func TestOfTwoPlansOneIsChosen(t *testing.T) {
	rows := []R{
		{"UBND TỈNH HÀ GIANG", nil, nil, "Biểu số 48/CK-NSNN"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2019"}, {"Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán TW giao", "Dự toán HĐND tỉnh giao"},
		{nil, "TỔNG THU NSNN", 1900000, 2000000}, {"I", "Thu nội địa", 1800000, 1895000}, {"II", "Thu từ dầu thô", 30000, 32000}, {"III", "Thu từ hoạt động xuất, nhập khẩu", 70000, 73000},
	}
	held := func(rows []R) map[int]string {
		r := read(t, "", sheettest.Grid("48", rows))
		same(t, "fault", faults(r), nil)
		list := map[int]string{}
		for _, o := range r.Sheets[0][0].Observations {
			list[o.Origin.Locator.Col] = o.Held
		}
		return list
	}
	if got := held(rows); got[3] != "plan_of_upper_level" || got[4] != "" || len(got) != 2 {
		t.Errorf("held by column: %v", got)
	}
	for i := 3; i < len(rows); i++ {
		rows[i] = rows[i][:3]
	}
	if got := held(rows); got[3] != "" || len(got) != 1 {
		t.Errorf("the only plan is held: %v", got)
	}
}

// What binary fractions leave is not written: a person would write the sum.
func TestAmountsInMessagesAreWrittenByAPerson(t *testing.T) {
	r := read(t, "", sheettest.Grid("62", with(map[string]any{"D16": 8382363 - 1200.0000000009})))
	if len(r.Faults) != 1 || !strings.Contains(r.Faults[0].Evidence, "8 381 163 ") || !strings.Contains(r.Faults[0].MessageVI, "8 381 163 ") {
		t.Errorf("told as %+v", r.Faults)
	}
}

// headed is the settlement of another year, with a year in its heads too.
func headed(year string) []R {
	rows := settlement()
	rows[1] = R{"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM " + year}
	rows[3] = R{"STT", "NỘI DUNG", "DỰ TOÁN NĂM " + year, "QUYẾT TOÁN NĂM " + year, "SO SÁNH (%)"}
	return rows
}

// of2017 is a plan of spending of 2017, by title and head.
func of2017() *sheet.Grid {
	return sheettest.Grid("13", []R{
		{"UBND TỈNH HÀ GIANG", nil, "Mẫu số 13/CKNS-NSĐP"}, {"DỰ TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2017"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Chỉ tiêu", "Dự toán năm 2017"},
		{nil, "Tổng chi ngân sách địa phương", 1549722}, {"A", "Tổng chi cân đối ngân sách địa phương", 1499722}, {"I", "Chi đầu tư phát triển", 450000}, {"II", "Chi thường xuyên", 1049722},
		{"B", "Các khoản chi được quản lý qua NSNN", 50000},
	})
}

// zeros is the settlement with 0 wherever it has a figure.
func zeros() []R {
	rows := settlement()
	for i := 5; i < len(rows); i++ {
		rows[i] = R{rows[i][0], rows[i][1], 0, 0}
	}
	return rows
}

func TestTwoDraftsInOneWorkbook(t *testing.T) {
	first, second := sheettest.Grid("62", settlement()), sheettest.Grid("62 sửa", with(map[string]any{"D17": 1234567, "D18": 2345678}))
	told := faults(read(t, "", first, second))
	if !slices.ContainsFunc(told, func(f string) bool { return strings.HasPrefix(f, "two_drafts 62 sửa!D17 D17 D18") }) {
		t.Errorf("told: %v", told)
	}
	if told := faults(read(t, "", first, sheettest.Grid("62 (2)", settlement()))); len(told) > 0 {
		t.Errorf("told of the same form twice: %v", told)
	}
}

func TestAFormOfMarks(t *testing.T) {
	rows := settlement()
	for i := 5; i < len(rows); i++ {
		rows[i] = append(R{rows[i][0], rows[i][1], "-", "-"}, rows[i][min(4, len(rows[i])):]...)
	}
	r := read(t, "", sheettest.Grid("62", rows))
	same(t, "fault", faults(r), []string{"blank_as_zero 62!C6 C6 D6"})
}
