package form_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// The heads of an office's own columns say when: the month, what was done since January,
// the whole year, the same months of the year before, several years.
func TestWhenAColumnIsOf(t *testing.T) {
	for _, c := range []struct {
		name, title string
		heads       []any
		want        []string // of the row "Thu nội địa": column, kind and time
	}{
		{"a month and what was done by then", "ƯỚC THỰC HIỆN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN THÁNG 5 NĂM 2022 TỈNH QUẢNG TRỊ",
			[]any{"Dự toán năm 2022", "Ước thực hiện tháng 5", "Thực hiện lũy kế 5 tháng đầu năm", "Cùng kỳ năm trước"},
			[]string{"C plan 2022", "D estimate 2022-05", "E actual 2022-01..2022-05", "F actual 2021-05"}},
		{"since January, up to the month of the title", "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN THÁNG 8 NĂM 2023 TỈNH QUẢNG TRỊ",
			[]any{"Dự toán năm", "Thực hiện tháng 8", "Thực hiện lũy kế từ đầu năm", "So với cùng kỳ (%)"},
			[]string{"C plan 2023", "D actual 2023-08", "E actual 2023-01..2023-08"}},
		{"quarter and year", "THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN 9 THÁNG NĂM 2023 TỈNH QUẢNG TRỊ",
			[]any{"Thực hiện quý III", "Thực hiện 9 tháng", "Ước thực hiện cả năm", "Thực hiện năm 2022"},
			[]string{"C actual 2023-07..2023-09", "D actual 2023-01..2023-09", "E estimate 2023", "F actual 2022"}},
		{"the sum of several years", "DỰ KIẾN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN GIAI ĐOẠN 2021 - 2025 TỈNH QUẢNG TRỊ",
			[]any{"Dự kiến 2021", "Dự kiến 2022", "Tổng 2021-2025", "So sánh (%)"},
			[]string{"C plan 2021", "D plan 2022", "E plan 2021..2025"}},
		{"the years of the title", "DỰ KIẾN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN GIAI ĐOẠN 2021 - 2025 TỈNH QUẢNG TRỊ",
			[]any{"Dự kiến 2021", "Dự kiến 2022", "Tổng giai đoạn", "So sánh (%)"},
			[]string{"C plan 2021", "D plan 2022", "E plan 2021..2025"}},
	} {
		rows := [][]any{{c.title}, {"ĐVT: Triệu đồng"}, append([]any{"STT", "Chỉ tiêu"}, c.heads...)}
		for i, label := range []string{"Tổng thu NSNN trên địa bàn", "Thu nội địa", "Thu từ DNNN Trung ương", "Thu từ DNNN địa phương", "Thu từ khu vực kinh tế ngoài quốc doanh", "Lệ phí trước bạ", "Thuế thu nhập cá nhân", "Thu tiền sử dụng đất", "Thu xổ số kiến thiết"} {
			rows = append(rows, []any{[]any{"", "I", 1, 2, 3, 4, 5, 6, 7}[i], label, 900000.0 - 1000*float64(i), 700000.0 - 1000*float64(i), 800000.0 - 1000*float64(i), 600000.0 - 1000*float64(i)})
		}
		var got []string
		for _, f := range figures(read(t, "", sheettest.Grid("1", rows))) {
			if parts := strings.Fields(f); parts[1] == "rev_domestic" {
				got = append(got, parts[0][:1]+" "+strings.Join(parts[3:5], " "))
			}
		}
		same(t, c.name, got, c.want)
	}
}

// Projects listed under their purses: the subtotal of each is of that purse, the total of none.
// Whose they are may stand in the decision that the list came with.
func TestProjectsByPurse(t *testing.T) {
	r := read(t, "", sheettest.Grid("1", [][]any{
		{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2023"}, {"(Kèm theo Quyết định số 312/QĐ-UBND ngày 28/02/2023 của UBND tỉnh Phú Thọ)"}, {"ĐVT: triệu đồng"},
		{"STT", "Tên đề án", "Đơn vị thực hiện", "Tổng kinh phí", "KP khuyến công", "KP đối ứng"},
		{"I", "Khuyến công quốc gia", nil, 900, 300, 600}, {1, "Máy cắt CNC", "Công ty A", 500, 200, 300}, {2, "Máy sấy", "HTX B", 400, 100, 300},
		{"II", "Khuyến công địa phương", nil, 500, 200, 300}, {1, "Máy tiện", "Cơ sở C", 500, 200, 300},
		{nil, "Tổng cộng", nil, 1400, 500, 900},
	}))
	same(t, "figure", figures(r), []string{
		"D5 kc_budget_total quoc_gia plan 2023 900000000 phu-tho", "E5 kc_budget quoc_gia plan 2023 300000000 phu-tho", "F5 kc_budget_matching quoc_gia plan 2023 600000000 phu-tho",
		"D8 kc_budget_total tinh plan 2023 500000000 phu-tho", "E8 kc_budget tinh plan 2023 200000000 phu-tho", "F8 kc_budget_matching tinh plan 2023 300000000 phu-tho",
		"D10 kc_budget_total  plan 2023 1400000000 phu-tho", "E10 kc_budget  plan 2023 500000000 phu-tho", "F10 kc_budget_matching  plan 2023 900000000 phu-tho",
	})
}

// Revenue and expenditure side by side, without a column between them.
func TestTwinTables(t *testing.T) {
	r := read(t, "", sheettest.Grid("1", [][]any{
		{"CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2020 TỈNH KON TUM"}, {"Đơn vị tính: triệu đồng"}, {"Phần thu", "Số tiền", "Phần chi", "Số tiền"},
		{"Tổng thu NSĐP", 9000000, "Tổng chi NSĐP", 8900000}, {"1. Thu NSĐP được hưởng theo phân cấp", 3000000, "1. Chi đầu tư phát triển", 2500000},
		{"2. Thu bổ sung từ ngân sách cấp trên", 5000000, "2. Chi thường xuyên", 6000000}, {"3. Thu chuyển nguồn từ năm trước", 1000000, "3. Chi chuyển nguồn sang năm sau", 400000},
	}))
	var got []string
	for _, f := range figures(r) {
		got = append(got, strings.Join(strings.Fields(f)[:2], " "))
	}
	same(t, "figure", got, []string{"B4 rev_local_total", "B5 rev_local_entitled", "B6 transfer_total", "B7 rev_carry_in", "D4 exp_local_total", "D5 exp_invest", "D6 exp_recurrent", "D7 exp_carry_out"})
}
