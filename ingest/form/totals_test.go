package form_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// districts is form 18: districts as lines, a total row, merged heads.
func districts(total string) []R {
	return []R{
		{"UBND TỈNH HÀ GIANG", nil, nil, nil, "Mẫu số 18/CKTC-NSĐP"},
		{"DỰ TOÁN THU, CHI NGÂN SÁCH CỦA CÁC HUYỆN, THÀNH PHỐ THUỘC TỈNH NĂM 2014"},
		{nil, nil, nil, nil, "Đơn vị tính: triệu đồng"},
		{"STT", "Tên các huyện, thành phố", "Tổng thu NSNN trên địa bàn huyện theo phân cấp", "Tổng chi cân đối ngân sách huyện", "Bổ sung từ NS cấp tỉnh cho NS cấp huyện", nil, nil},
		{nil, nil, nil, nil, "Tổng số", "Bổ sung cân đối", "Bổ sung có mục tiêu"},
		{nil, total, 279771, 1845230, 1668458, 1538017, 130441},
		{1, "Huyện Mèo Vạc", 56737, 440807, 384070, 335702, 48368},
		{2, "Huyện Đồng Văn", 36924, 482864, 445941, 396334, 49607},
		{3, "Huyện Yên Minh", 52105, 509953, 457848, 418535, 39313 - 6847*2},
		{4, "Huyện Quản Bạ", 134005, 411606, 380599, 387446, -6847 + 13694},
	}
}

var listingMarks = []sheettest.Mark{sheettest.Merge("E4:G4", "A4:A5", "B4:B5", "C4:C5", "D4:D5")}

func listing(t *testing.T, rows []R) form.Result {
	t.Helper()
	return read(t, "", sheettest.Grid("Biểu 18", rows, listingMarks...))
}

// The total row of a form that lists districts is a figure in the columns that
// the form names; its lines are another subject.
func TestTheTotalOfAListing(t *testing.T) {
	want := []string{
		"D6 exp_balance_total huyen plan 2014 1845230000000 ha-giang",
		"E6 transfer_to_lower tinh plan 2014 1668458000000 ha-giang",
		"F6 transfer_balance_to_lower tinh plan 2014 1538017000000 ha-giang",
	}
	for _, name := range []string{"TỔNG SỐ", "Tổng cộng", "CỘNG", "TỔNG SỐ - Total"} {
		r := listing(t, districts(name))
		same(t, "figure of "+name, figures(r), append(want, "G6 transfer_target_to_lower tinh plan 2014 130441000000 ha-giang"))
		same(t, "reject of "+name, rejects(r), nil)
		same(t, "fault of "+name, faults(r), nil)
	}
	same(t, "figure without a total", figures(listing(t, districts("Huyện Bắc Mê"))), nil)
}

// A total that its lines do not add up to is told when they do in other columns,
// and is no figure.
func TestATotalOfAListingThatDoesNotAdd(t *testing.T) {
	for _, c := range []struct {
		col  int
		by   int
		want string
	}{{5, 1000, "total_does_not_add Biểu 18!F6 F6 F7"}, {3, -90, "total_does_not_add Biểu 18!D6 D6 D7"}} {
		rows := districts("Tổng số")
		rows[5][c.col] = rows[5][c.col].(int) + c.by
		r := listing(t, rows)
		same(t, "fault", faults(r), []string{c.want})
		if n := len(figures(r)); n != 3 {
			t.Errorf("%d figures of a listing with one wrong total, want 3", n)
		}
	}
	rows := districts("Tổng số")
	for col := 2; col < 7; col++ {
		rows[5][col] = rows[5][col].(int) * 2 // adds up otherwise in every column: not wrong, only not known
	}
	r := listing(t, rows)
	same(t, "fault", faults(r), nil)
	same(t, "figure", figures(r), nil)
}
