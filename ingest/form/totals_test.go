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
		"C6 rev_districts_area huyen plan 2014 279771000000 ha-giang",
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
		if n := len(figures(r)); n != 4 {
			t.Errorf("%d figures of a listing with one wrong total, want 4", n)
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

// listings are forms that list agencies, projects, districts and programmes as
// offices fill them in, and what their totals are.
var listings = []struct {
	name  string
	rows  []R
	marks []sheettest.Mark
	want  []string
	other int // cells of lines
}{
	{name: "agencies under groups of their own", rows: []R{
		{"UBND TỈNH TÂY NINH", nil, nil, nil, "Biểu số 51/CK-NSNN"}, {"DỰ TOÁN CHI NGÂN SÁCH CẤP TỈNH CHO TỪNG CƠ QUAN, TỔ CHỨC NĂM 2018"}, {nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "TÊN ĐƠN VỊ", "TỔNG SỐ", "CHI ĐẦU TƯ PHÁT TRIỂN (KHÔNG KỂ CHƯƠNG TRÌNH MTQG)", "CHI CHƯƠNG TRÌNH MTQG", nil},
		{nil, nil, nil, nil, "TỔNG SỐ", "CHI ĐẦU TƯ PHÁT TRIỂN"},
		{nil, "TỔNG SỐ", 1000, 700, 300, 120},
		{"I", "CÁC CƠ QUAN, TỔ CHỨC", 900, 600, 300, 120}, {1, "Sở Y tế", 400, 250, 150, 20}, {2, "Sở Công Thương", 500, 350, 150, 100},
		{"II", "QUỸ PHÁT TRIỂN ĐẤT", 100, 100, 0, 0},
	}, marks: []sheettest.Mark{sheettest.Merge("E4:F4", "A4:A5", "B4:B5", "C4:C5", "D4:D5")}, other: 17,
		want: []string{"C6 exp_agencies_total tinh plan 2018 1000000000 tay-ninh", "D6 exp_agencies_invest tinh plan 2018 700000000 tay-ninh", "E6 exp_agencies_programs tinh plan 2018 300000000 tay-ninh"}},
	{name: "recurrent expenditure by field", rows: []R{
		{"UBND TỈNH TÂY NINH", nil, nil, "Biểu số 53/CK-NSNN"}, {"DỰ TOÁN CHI THƯỜNG XUYÊN CỦA NGÂN SÁCH CẤP TỈNH CHO TỪNG CƠ QUAN, TỔ CHỨC THEO LĨNH VỰC NĂM 2018"}, {nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Tên đơn vị", "Tổng số", "Trong đó", nil}, {nil, nil, nil, "Chi giáo dục - đào tạo và dạy nghề", "Chi khoa học và công nghệ"},
		{1, "Sở Y tế", 15, 10, 0}, {2, "Sở Giáo dục", 60, 50, 1}, {3, "Sở Khoa học", 25, 1, 24}, {nil, "Tổng cộng", 100, 61, 25},
	}, marks: []sheettest.Mark{sheettest.Merge("D4:E4", "A4:A5", "B4:B5", "C4:C5")}, other: 9,
		want: []string{"C9 exp_agencies_recurrent tinh plan 2018 100000000 tay-ninh", "D9 exp_agencies_recurrent tinh plan 2018 61000000 tay-ninh field=giao_duc", "E9 exp_agencies_recurrent tinh plan 2018 25000000 tay-ninh field=khoa_hoc"}},
	{name: "projects: cost, what was paid, the year", rows: []R{
		{"UBND TỈNH CÀ MAU", nil, nil, nil, "Mẫu số 16/CKTC-NSĐP"}, {"DỰ TOÁN CHI XDCB CỦA NGÂN SÁCH CẤP TỈNH NĂM 2010"}, {nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Tên dự án, công trình", "Tổng dự toán được duyệt", "Đã thanh toán từ KC đến 2009", "Dự toán 2010"},
		{nil, "Tổng số", 600, 300, 60}, {1, "Đường tỉnh 1", 100, 50, 10}, {2, "Trường học", 200, 100, 20}, {3, "Cầu", 300, 150, 30},
	}, other: 9, want: []string{"C5 project_cost tinh actual 2010 600000000 ca-mau", "D5 project_paid tinh actual 2009 300000000 ca-mau", "E5 project_capital tinh plan 2010 60000000 ca-mau"}},
	{name: "target transfers to districts", rows: []R{
		{"UBND TỈNH CÀ MAU", nil, nil, "Biểu số 56/CK-NSNN"}, {"DỰ TOÁN BỔ SUNG CÓ MỤC TIÊU TỪ NGÂN SÁCH CẤP TỈNH CHO NGÂN SÁCH TỪNG HUYỆN NĂM 2018"}, {nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Tên đơn vị", "Tổng số", "Bổ sung vốn đầu tư để thực hiện các chương trình mục tiêu, nhiệm vụ", "Bổ sung thực hiện các chương trình mục tiêu quốc gia"},
		{nil, "TỔNG SỐ", 90, 60, 30}, {1, "Huyện U Minh", 30, 20, 10}, {2, "Huyện Thới Bình", 30, 20, 10}, {3, "Thành phố Cà Mau", 30, 20, 10},
	}, other: 9, want: []string{"C5 transfer_target_to_lower tinh plan 2018 90000000 ca-mau", "D5 transfer_target_to_lower_invest tinh plan 2018 60000000 ca-mau", "E5 transfer_target_to_lower_programs tinh plan 2018 30000000 ca-mau"}},
	{name: "programmes: the whole ones are rows, parts are columns", rows: []R{
		{"UBND TỈNH CÀ MAU", nil, nil, nil, "Mẫu số 17/CKTC-NSĐP"}, {"QUYẾT TOÁN CHI NGÂN SÁCH CHO CÁC DỰ ÁN, CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA VÀ CÁC MỤC TIÊU NHIỆM VỤ KHÁC DO ĐỊA PHƯƠNG THỰC HIỆN NĂM 2010"}, {nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Chỉ tiêu - Items", "Quyết toán", "Chia ra", nil}, {nil, nil, nil, "Vốn đầu tư", "Vốn sự nghiệp"},
		{nil, "Tổng số - Total", 100, 60, 40}, {"I", "Chương trình mục tiêu quốc gia - National target programmes", 30, 10, 20}, {1, "Chương trình giảm nghèo", 20, 8, 12}, {2, "Chương trình văn hóa", 10, 2, 8},
		{"II", "Chương trình 135", 30, 30, 0}, {"III", "Một số mục tiêu, nhiệm vụ khác", 40, 20, 20},
	}, marks: []sheettest.Mark{sheettest.Merge("D4:E4", "A4:A5", "B4:B5", "C4:C5")}, other: 15,
		want: []string{"C6 programmes_total nsdp actual 2010 100000000 ca-mau", "C7 programmes_national nsdp actual 2010 30000000 ca-mau", "C11 programmes_tasks nsdp actual 2010 40000000 ca-mau"}},
	{name: "plan, settlement and comparison side by side", rows: []R{
		{"UBND TỈNH TÂY NINH", nil, nil, nil, nil, nil, "Biểu số 66/CK-NSNN"}, {"QUYẾT TOÁN CHI NGÂN SÁCH CẤP TỈNH CHO TỪNG CƠ QUAN, TỔ CHỨC NĂM 2018"}, {nil, nil, nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Tên đơn vị", "Dự toán", nil, "Quyết toán", nil, "So sánh (%)"}, {nil, nil, "Tổng số", "Chi thường xuyên", "Tổng số", "Chi thường xuyên"},
		{nil, "TỔNG SỐ", 600, 300, 660, 330, 110}, {1, "Sở Y tế", 100, 50, 110, 55, 110}, {2, "Sở Nội vụ", 200, 100, 220, 110, 110}, {3, "Sở Tài chính", 300, 150, 330, 165, 110},
	}, marks: []sheettest.Mark{sheettest.Merge("C4:D4", "E4:F4", "A4:A5", "B4:B5", "G4:G5")}, other: 15,
		want: []string{"C6 exp_agencies_total tinh plan 2018 600000000 tay-ninh", "D6 exp_agencies_recurrent tinh plan 2018 300000000 tay-ninh",
			"E6 exp_agencies_total tinh actual 2018 660000000 tay-ninh", "F6 exp_agencies_recurrent tinh actual 2018 330000000 tay-ninh"}},
	{name: "settlement of transfers by district", rows: []R{
		{"UBND TỈNH TÂY NINH", nil, nil, nil, "Biểu số 67/CK-NSNN"}, {"QUYẾT TOÁN CHI BỔ SUNG TỪ NGÂN SÁCH CẤP TỈNH CHO NGÂN SÁCH TỪNG HUYỆN NĂM 2018"}, {nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Tên đơn vị", "Quyết toán", nil, nil}, {nil, nil, "Tổng số", "Bổ sung cân đối", "Bổ sung có mục tiêu"},
		{1, "Huyện Gò Dầu", 30, 20, 10}, {2, "Huyện Bến Cầu", 30, 20, 10}, {3, "Huyện Tân Châu", 30, 20, 10}, {nil, "Tổng cộng", 90, 60, 30},
	}, marks: []sheettest.Mark{sheettest.Merge("C4:E4", "A4:A5", "B4:B5")}, other: 9,
		want: []string{"C9 transfer_to_lower tinh actual 2018 90000000 tay-ninh", "D9 transfer_balance_to_lower tinh actual 2018 60000000 tay-ninh", "E9 transfer_target_to_lower tinh actual 2018 30000000 tay-ninh"}},
	{name: "programmes of a settlement by tier", rows: []R{
		{"UBND TỈNH TÂY NINH", nil, nil, nil, "Biểu số 68/CK-NSNN"}, {"QUYẾT TOÁN CHI CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA NGÂN SÁCH CẤP TỈNH VÀ NGÂN SÁCH HUYỆN NĂM 2018"}, {nil, nil, nil, nil, "Đơn vị: triệu đồng"},
		{"STT", "Nội dung", "Tổng số", "Vốn đầu tư", "Vốn sự nghiệp"},
		{nil, "TỔNG SỐ", 90, 60, 30}, {"I", "Ngân sách cấp tỉnh", 40, 30, 10}, {1, "Sở Nông nghiệp", 20, 15, 5}, {2, "Sở Lao động", 20, 15, 5}, {"II", "Ngân sách huyện", 50, 30, 20}, {1, "Huyện Gò Dầu", 25, 15, 10}, {2, "Huyện Bến Cầu", 25, 15, 10},
	}, other: 20, want: []string{"C5 exp_programs_national nsdp actual 2018 90000000 tay-ninh"}},
	{name: "shares in per cent have no total", rows: []R{
		{"UBND TỈNH CÀ MAU", nil, nil, "Biểu số 54/CK-NSNN"}, {"TỶ LỆ PHẦN TRĂM (%) CÁC KHOẢN THU PHÂN CHIA GIỮA NGÂN SÁCH CÁC CẤP CHÍNH QUYỀN ĐỊA PHƯƠNG NĂM 2018"},
		{"STT", "Tên đơn vị", "Lệ phí trước bạ", "Tiền sử dụng đất"}, {1, "Huyện U Minh", 70, 100}, {2, "Huyện Thới Bình", 70, 100}, {3, "Thành phố Cà Mau", 50, 80},
	}, other: 6},
}

func TestTotalsOfListings(t *testing.T) {
	for _, c := range listings {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "", sheettest.Grid("Sheet1", c.rows, c.marks...))
			same(t, "figure", figures(r), c.want)
			same(t, "reject", rejects(r), nil)
			same(t, "fault", faults(r), nil)
			if len(r.Sheets[0]) != 1 {
				t.Fatal("the form is not recognised")
			}
			other := 0
			for _, use := range r.Sheets[0][0].Uses {
				if use == form.UseOther || use == form.UseDerived {
					other++
				}
			}
			if other < c.other {
				t.Errorf("%d cells are other subjects, want at least %d", other, c.other)
			}
		})
	}
}
