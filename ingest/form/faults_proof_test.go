package form_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// unshared is the settlement of 2018 without its shares, with cells changed.
func unshared(changes map[string]any) *sheet.Grid {
	rows := with(changes)
	for i := 3; i < len(rows); i++ {
		rows[i] = rows[i][:min(len(rows[i]), 4)]
	}
	return sheettest.Grid("62", rows)
}

// bilingual is the settlement of 2018 with an English title.
func bilingual(title string) *sheet.Grid {
	return sheettest.Grid("62", slices.Insert(settlement(), 2, R{title}))
}

// factored is a column of the settlement times a factor.
func factored(letter string, factor float64) map[string]any {
	changes := map[string]any{}
	col := int(letter[0] - 'A')
	for i, row := range settlement() {
		if i < 5 || len(row) <= col {
			continue
		}
		switch v := row[col].(type) {
		case int:
			changes[cell(letter, i+1)] = float64(v) * factor
		case float64:
			changes[cell(letter, i+1)] = v * factor
		}
	}
	return changes
}

// inverted are the shares of the settlement upside down.
func inverted() map[string]any {
	changes := map[string]any{}
	for i, row := range settlement() {
		if i < 5 || len(row) < 5 || row[4] == nil {
			continue
		}
		changes[cell("E", i+1)] = float64(row[2].(int)) / float64(row[3].(int)) * 100
	}
	return changes
}

// emptied is the settlement with no figure but one.
func emptied(but string) []R {
	changes := map[string]any{}
	for i, row := range settlement() {
		for c := 2; i > 4 && c < len(row); c++ {
			if at := cell(string(rune('A'+c)), i+1); at != but {
				changes[at] = nil
			}
		}
	}
	changes["C6"] = "…"
	return with(changes)
}

// planned is the column of the settlement with the plan's figures, but for some.
func planned(but ...string) map[string]any {
	changes := map[string]any{}
	for i, row := range settlement() {
		if at := cell("D", i+1); i > 4 && !slices.Contains(but, at) {
			changes[at] = row[2]
		}
	}
	return changes
}

func cell(letter string, row int) string {
	return letter + strconv.Itoa(row)
}

func spending(education int) *sheet.Grid {
	return sheettest.Grid("13", []R{
		{"UBND TỈNH CÀ MAU", nil, "Mẫu số 13/CKNS-NSĐP"}, {"DỰ TOÁN CHI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2006"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Chỉ tiêu", "Dự toán"},
		{nil, "Tổng chi ngân sách địa phương", 1549722}, {"A", "Tổng chi cân đối ngân sách địa phương", 1499722}, {"I", "Chi đầu tư phát triển", 350000},
		{"II", "Chi thường xuyên", 815186}, {nil, "Trong đó:"}, {nil, "Chi giáo dục, đào tạo và dạy nghề", education}, {nil, "Chi khoa học, công nghệ", 9700},
		{"III", "Chi trả nợ gốc, lãi các khoản tiền huy động cho đầu tư", 21250}, {"IV", "Chi bổ sung quỹ dự trữ tài chính", 1000}, {"V", "Dự phòng ngân sách", 36300},
		{"VI", "Chi chương trình mục tiêu quốc gia", 234986}, {"VII", "Chi tạo nguồn cải cách tiền lương", 41000}, {"B", "Các khoản chi được quản lý qua NSNN", 50000},
	})
}

// given is a form 10 whose total counts the loan as it is, while its row states it
// as somebody typed it.
func given(loan, typed int) *sheet.Grid {
	return sheettest.Grid("10", []R{
		{"UBND TỈNH CÀ MAU", nil, "Mẫu số 10/CKNS-NSĐP"}, {"CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2006"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Chỉ tiêu", "Quyết toán"},
		{"I", "Tổng thu ngân sách nhà nước trên địa bàn", 955027}, {1, "Thu nội địa (không kể thu dầu thô)", 945168}, {2, "Thu từ xuất khẩu, nhập khẩu (số cân đối)", 9859},
		{"II", "Thu ngân sách địa phương", 941965 + 597233 + loan}, {1, "Thu ngân sách địa phương hưởng theo phân cấp", 941965}, {2, "Thu bổ sung từ ngân sách Trung ương", 597233},
		{3, "Huy động đầu tư theo khoản 3 Điều 8 của Luật NSNN", typed},
		{"III", "Chi ngân sách địa phương", 1754621}, {1, "Chi đầu tư phát triển", 399284}, {2, "Chi thường xuyên", 1355337},
	})
}

// taxes is a form 12 with a section that the circular does not have.
func taxes(registration int) *sheet.Grid {
	return sheettest.Grid("12", []R{
		{"UBND TỈNH HÀ GIANG", nil, "Mẫu số 12/CKTC-NSĐP"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2014"}, {nil, nil, "Đơn vị tính: triệu đồng"}, {"STT", "Chỉ tiêu", "Dự toán năm 2014"},
		{nil, "Tổng thu", 1410000}, {"A", "Thu NSNN trên địa bàn", 1392000}, {"I", "Thu thuế và phí", 211380},
		{1, "Thu từ doanh nghiệp có vốn đầu tư nước ngoài", 90350}, {2, "Thuế thu nhập cá nhân", 15030}, {3, "Lệ phí trước bạ", registration}, {4, "Tiền thuê đất", 60000},
		{"II", "Thu biện pháp tài chính", 1180620}, {"B", "Thu xổ số kiến thiết quản lý qua ngân sách", 18000},
	})
}

func TestFaultsThatSumsProve(t *testing.T) {
	shares := with(factored("E", 0.83))
	before := with(factored("E", 0.83))
	before[3] = R{"STT", "NỘI DUNG", "DỰ TOÁN", "QUYẾT TOÁN", "SO SÁNH CÙNG KỲ NĂM TRƯỚC (%)"}
	for _, c := range []struct {
		name string
		grid *sheet.Grid
		want []string
		held map[string]string // by column
	}{
		{name: "a total left empty that the other column states", grid: unshared(map[string]any{"C10": nil}), want: []string{"total_does_not_add 62!C10 C10 C11"}},
		{name: "a total of 0 over parts", grid: unshared(map[string]any{"C6": 0}), want: []string{"total_does_not_add 62!C6 C6 C7"}},
		{name: "a heading that has no figure in any column", grid: unshared(map[string]any{"C7": nil, "D7": nil, "C6": nil, "D6": nil, "C8": nil, "D8": nil})},
		{name: "a cell put in, all below one row too low", grid: unshared(map[string]any{"C16": nil, "C17": 8292572, "C18": 802770, "C19": 7319562, "C20": nil, "C21": 1200, "C22": 169040, "C23": 3010547, "C24": nil}),
			want: []string{"rows_shifted 62!C16 C16 C17"}, held: map[string]string{"C": "rows_shifted"}},
		{name: "a cell taken out, all below one row too high", grid: unshared(map[string]any{"C10": 6925012, "C11": 1219721, "C12": nil, "C14": 11303119, "C15": 8292572, "C16": 802770, "C17": 7319562, "C18": nil, "C19": 1200, "C20": 169040, "C21": 3010547, "C22": nil, "C23": 76300, "C24": nil}),
			want: []string{"rows_shifted 62!C10 C10 C11"}, held: map[string]string{"C": "rows_shifted"}},
		{name: "one figure in tỷ among triệu", grid: unshared(map[string]any{"D17": 1568.703}), want: []string{"mixed_units 62!D17 D17 D16"}},
		{name: "a decimal comma lost", grid: unshared(map[string]any{"D12": 30105470}), want: []string{"total_does_not_add 62!D12 D12 D10"}},
		{name: "one column in tỷ", grid: unshared(factored("D", 0.001)), want: []string{"mixed_units 62!D15 D15 C15"}, held: map[string]string{"D": "mixed_units"}},
		{name: "a total that counts a row in one of its parts again", grid: unshared(map[string]any{"D6": 12148283 + 1231126}), want: []string{"total_does_not_add 62!D6 D6 D9"}},
		{name: "an of-which greater than what it is of", grid: spending(3540000), want: []string{"total_does_not_add 13!C10 C10 C8"}},
		{name: "an of-which that is less", grid: spending(354000)},
		{name: "rows numbered through that are more than a total of the office's own", grid: taxes(55200), want: []string{"total_does_not_add 12!C7 C7 C8"}},
		{name: "and that are not", grid: taxes(46000)},
		{name: "two digits that changed places, of a part numbered through", grid: given(215439, 251439), want: []string{"total_does_not_add 10!C11 C11 C8"}},
		{name: "a digit lost in rows numbered through", grid: given(215439, 21539), want: []string{"total_does_not_add 10!C11 C11 C8"}},
		{name: "the rows as they are", grid: given(215439, 215439)},
		{name: "a total that is more than its rows by a round sum", grid: given(215439, 154439)},
		{name: "an English title of the year before", grid: bilingual("LOCAL BUDGET BALANCE FY2017"), want: []string{"stale_header 62!A3 A3 A2"}},
		{name: "an English title of its year", grid: bilingual("LOCAL BUDGET BALANCE FY 2018")},
		{name: "shares worked out from other figures", grid: sheettest.Grid("62", shares), want: []string{"comparison_does_not_fit 62!E6 E6 D6"}},
		{name: "shares of the year before, which the table does not have", grid: sheettest.Grid("62", before)},
		{name: "a share of few that does not fit", grid: sheettest.Grid("62", with(map[string]any{"E9": 322.0})[:10]), want: []string{"comparison_does_not_fit 62!E9 E9 D9"}},
		{name: "few shares that fit", grid: sheettest.Grid("62", settlement()[:10])},
		{name: "shares of the plan in the settlement", grid: sheettest.Grid("62", with(inverted())), want: []string{"comparison_does_not_fit 62!E6 E6 E7"}},
		{name: "shares that stand a row too low from some row on", grid: sheettest.Grid("62", with(map[string]any{"E9": 100.0, "E10": 96.1, "E11": 122.0, "E12": 100.0, "E15": 246.8, "E16": 106.0, "E17": 101.1, "E18": 195.4, "E20": 93.1, "E22": 100.0})), want: []string{"comparison_does_not_fit 62!E10 E10 E11"}},
		{name: "a row that stands twice", grid: sheettest.Grid("62", slices.Insert(settlement(), 18, settlement()[17])), want: []string{"row_twice 62!C19 C19 C18"}},
		{name: "an emptied form in which one figure was left", grid: sheettest.Grid("62", emptied("C8")), want: []string{"blank_as_zero 62!C8 C8"}, held: map[string]string{"C": "blank_as_zero"}},
		{name: "the one figure below zero of a column", grid: unshared(map[string]any{"D17": -1568703}), want: []string{"total_does_not_add 62!D17 D17 D16"}},
		{name: "a figure behind an apostrophe", grid: unshared(map[string]any{"D17": "'1568703"}), want: []string{"text_number 62!D17 D17"}},
		{name: "a settlement that is the plan but for two rows", grid: unshared(planned("D8", "D24")), want: []string{"copied_column 62!D6 D6 C6"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "", c.grid)
			same(t, "fault", faults(r), c.want)
			for _, f := range r.Faults {
				if f.Evidence == "" || !strings.Contains(f.MessageVI, "Đề nghị") || !strings.Contains(f.MessageVI, f.Cells[0]) || f.MessageEN == "" {
					t.Errorf("a fault without its evidence, its cell or its advice: %+v", f)
				}
			}
			for _, o := range r.Sheets[0][0].Observations {
				if want := c.held[string(rune('A'+o.Origin.Locator.Col-1))]; o.Held != want {
					t.Errorf("%s is held for %q, want %q", o.Origin.Locator, o.Held, want)
				}
			}
		})
	}
}
