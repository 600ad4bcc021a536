package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// A slip of the hand may make a word of another: the letters of the whole name
// still tell it.
func TestASlipThatMakesAnotherWord(t *testing.T) {
	for _, c := range []struct{ row, slip string }{
		{"B18", "Chi tường xuyên"}, {"B18", "Chi thưng xuyên"}, {"B18", "Chithường xuyên"}, {"B17", "Chi đầu tư phát trển"}, {"B21", "Dự phòòng ngân sách"},
		{"B20", "Chi bổ sung quỹ dự trử tài chánh"}, {"B10", "Thu bổ xung từ NSTW"}, {"B14", "Thu chuyển ngồn từ năm trước chuyển sang"}, {"B15", "TỔNG CI NSĐP"},
	} {
		r := read(t, "", sheettest.Grid("62", with(map[string]any{c.row: c.slip})))
		same(t, "figure with «"+c.slip+"»", figures(r), settlementWanted)
	}
	for _, alien := range []string{"Chi xuyên biên giới", "Chi phát thưởng cuối năm", "Bù giá nước sạch nông thôn"} {
		r := read(t, "", sheettest.Grid("62", with(map[string]any{"B18": alien})))
		for _, f := range figures(r) {
			if strings.HasPrefix(f, "C18 ") || strings.HasPrefix(f, "D18 ") {
				t.Errorf("«%s» is taken for %s", alien, f)
			}
		}
	}
}

// An abbreviation has slips too, a label may end with its year or with the rows that it adds up.
func TestWhatEndsAName(t *testing.T) {
	for _, c := range []struct{ row, name string }{
		{"B10", "Thu bổ sung từ NTSW"}, {"B14", "Thu chuyển nguồn từ năm trước chuyển sang năm 2018"}, {"B18", "Chi TX"}, {"B15", "TỔNG CHI NSĐP = A+B+C"}, {"B15", "TỔNG CHI NSĐP - I+II"}, {"B21", "Dự phòng ngân sách năm 2018"},
	} {
		r := read(t, "", sheettest.Grid("62", with(map[string]any{c.row: c.name})))
		same(t, "figure with «"+c.name+"»", figures(r), settlementWanted)
	}
}

// A unit that one head states is that of the heads beside it, where nothing above the table says another.
func TestTheUnitOfOneHead(t *testing.T) {
	rows := settlement()
	for i, row := range rows {
		for k, cell := range row {
			text, ok := cell.(string)
			if ok && strings.Contains(text, "Đơn vị") {
				rows[i][k] = nil
			}
			if ok && strings.EqualFold(text, "Dự toán") {
				rows[i][k] = text + " (triệu VND)"
			}
		}
	}
	same(t, "figure", figures(read(t, "", sheettest.Grid("62", rows))), settlementWanted)
}

// Codes of rows are no figures, and add up to nothing.
func TestAColumnOfCodes(t *testing.T) {
	rows := settlement()
	for i, row := range rows {
		var code any
		switch {
		case slices.ContainsFunc(row, func(c any) bool { s, ok := c.(string); return ok && strings.EqualFold(s, "Nội dung") }):
			code = "Mã số"
		case len(row) > 3 && row[2] != nil && i > 8:
			code = 100 + i
		}
		for len(row) < 6 {
			row = append(row, nil)
		}
		rows[i] = append(row, code)
	}
	r := read(t, "", sheettest.Grid("62", rows))
	same(t, "figure beside codes", figures(r), settlementWanted)
	if len(r.Faults) > 0 {
		t.Errorf("codes are at fault: %v", r.Faults)
	}
}

// What an office notes behind the figures is no part of a name.
func TestNotesBehindTheFigures(t *testing.T) {
	r := read(t, "", sheettest.Grid("62", with(map[string]any{"G8": "Ghi chú", "G10": "Theo NQ HĐND", "G18": "Bao gồm cả bổ sung"})))
	same(t, "figure beside notes", figures(r), settlementWanted)
}

// A sheet without heads goes on with the one before it; alone, nobody knows
// which of its columns is the plan.
func TestASheetThatGoesOn(t *testing.T) {
	rows := settlement()
	first, rest := rows[:14], rows[14:]
	r := read(t, "", sheettest.Grid("62", first), sheettest.Grid("62 (2)", rest))
	var want []string
	for _, f := range settlementWanted {
		var col rune
		var row int
		_, after, _ := strings.Cut(f, " ")
		fmt.Sscanf(f, "%c%d", &col, &row)
		if row > 14 {
			row -= 14
		}
		want = append(want, fmt.Sprintf("%c%d %s", col, row, after))
	}
	same(t, "figure", figures(r), want)

	alone := read(t, "Ha Giang QT2018.xls", sheettest.Grid("62", rest))
	same(t, "figure of a sheet without heads", figures(alone), nil)
	for _, j := range rejects(alone) {
		if !strings.Contains(j, "unknown_kind") {
			t.Errorf("a sheet without heads: %s", j)
		}
	}
}

// crowded is form 13 of an office that writes more rows of its own than the form
// has.
func crowded() []R {
	rows := []R{{"UBND TỈNH HÀ GIANG", nil, "Mẫu số 13/CKTC-NSĐP"}, {"TỔNG HỢP CHI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2014"}, {nil, nil, "Đơn vị tính: triệu đồng"}, {"STT", "Nội dung", "Dự toán năm 2014"},
		{nil, "TỔNG CHI NGÂN SÁCH ĐỊA PHƯƠNG", 8213099}, {"A", "CHI CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG", 7988099}, {"I", "CHI ĐẦU TƯ PHÁT TRIỂN", 1527350}}
	own := []string{"Xây dựng tập trung vốn trong nước", "Giao tăng nhiệm vụ", "Quỹ đất ba mươi phần trăm", "Hồ sơ cấp giấy", "Hỗ trợ hợp tác xã", "Kè bờ sông", "Nông, lâm, thủy lợi", "Giao thông", "Địa chính"}
	for i, name := range own {
		rows = append(rows, R{"-", name, 1000 + i})
	}
	rows = append(rows, R{"II", "CHI THƯỜNG XUYÊN", 6334279})
	for i, name := range own {
		rows = append(rows, R{"-", name + " khác", 2000 + i})
	}
	return append(rows, R{"III", "CHI DỰ PHÒNG NGÂN SÁCH", 121270}, R{"V", "BỔ SUNG QUỸ DỰ TRỮ TÀI CHÍNH", 1200})
}

func TestAFormAmongRowsOfAnOfficesOwn(t *testing.T) {
	same(t, "figure", figures(read(t, "", sheettest.Grid("Mau 13", crowded()))), []string{
		"C5 exp_local_total nsdp plan 2014 8213099000000 ha-giang", "C6 exp_balance_total nsdp plan 2014 7988099000000 ha-giang", "C7 exp_invest nsdp plan 2014 1527350000000 ha-giang",
		"C17 exp_recurrent nsdp plan 2014 6334279000000 ha-giang", "C27 exp_contingency nsdp plan 2014 121270000000 ha-giang", "C28 exp_reserve_fund nsdp plan 2014 1200000000 ha-giang"})
}

// A figure that is too large for a province is not for the country.
func TestTheSizeOfTheCountry(t *testing.T) {
	of := func(agency string) *sheet.Grid {
		return sheettest.Grid("48", []R{
			{agency, nil, "Biểu số 48/CK-NSNN"}, {"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018"}, {"Đơn vị: tỷ đồng"}, {"STT", "Nội dung", "Dự toán"},
			{nil, "TỔNG THU NSNN", 1319200}, {"I", "Thu nội địa", 1099300}, {"II", "Thu từ dầu thô", 35900}, {"III", "Thu từ hoạt động xuất, nhập khẩu", 179000},
		})
	}
	same(t, "fault of the country", faults(read(t, "", of("BỘ TÀI CHÍNH"))), nil)
	same(t, "fault of a province", faults(read(t, "", of("UBND TỈNH HÀ GIANG"))), []string{"unit_wrong 48!C5 C5 A3"})
}

// Of rows without numbers nothing says where the parts of a total end: what stands between them
// and is no part says that they do not.
func TestATotalAboveRowsWithoutNumbers(t *testing.T) {
	bare := func(between bool) []R {
		rows := settlement()[:20]
		for i := 5; i < len(rows); i++ {
			rows[i] = slices.Clone(rows[i])
			rows[i][0] = nil
		}
		rows[15][2], rows[15][3] = 8123372, 8382363 // the plan is less than its parts
		if between {
			rows = slices.Insert(rows, 17, R{nil, "Chi chuyển nguồn sang năm sau", 1000, 1550729})
		}
		return append(rows, R{nil, "Dự phòng ngân sách", 169040})
	}
	for between, want := range map[bool]int{false: 1, true: 0} {
		n := 0
		for _, f := range read(t, "", sheettest.Grid("62", bare(between))).Faults {
			if f.Type == "total_does_not_add" {
				n++
			}
		}
		if n != want {
			t.Errorf("with a row between the parts %v: %d totals are at fault, want %d", between, n, want)
		}
	}
}
