package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// Under a right title stands a row, or a column, that speaks of something else.
// None of them states a figure.
func TestNothingIsInvented(t *testing.T) {
	const (
		vote      = "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU TỈNH LONG AN NĂM 2024"
		promotion = "KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG TỈNH LONG AN NĂM 2024"
		ocop      = "KẾT QUẢ CHƯƠNG TRÌNH OCOP TỈNH LONG AN NĂM 2024"
		craft     = "LÀNG NGHỀ TRÊN ĐỊA BÀN TỈNH LONG AN NĂM 2024"
	)
	traps := []struct{ title, head, label, unit string }{
		{promotion, "Năm 2024", "Giá trị sản xuất công nghiệp nông thôn", "tỷ đồng"},
		{promotion, "Năm 2024", "Số cơ sở công nghiệp nông thôn", "cơ sở"},
		{promotion, "Năm 2024", "Số doanh nghiệp trên địa bàn", "doanh nghiệp"},
		{promotion, "Năm 2024", "Kinh phí khoa học công nghệ", "triệu đồng"},
		{promotion, "Năm 2024", "Kinh phí xúc tiến thương mại", "triệu đồng"},
		{promotion, "Năm 2024", "Kinh phí bình quân một đề án", "triệu đồng"},
		{promotion, "Năm 2024", "Chi phí quản lý", "triệu đồng"},
		{promotion, "Năm 2024", "Thu ngân sách từ các cơ sở được hỗ trợ", "triệu đồng"},
		{promotion, "Năm 2024", "Số đề án đề nghị hỗ trợ", "đề án"},
		{promotion, "Năm 2024", "Số đề án không được hỗ trợ", "đề án"},
		{promotion, "Năm 2024", "Số đề án bị hủy", "đề án"},
		{promotion, "Năm 2024", "Số đề án chuyển tiếp", "đề án"},
		{promotion, "Năm 2024", "Số đề án nghiên cứu khoa học", "đề án"},
		{promotion, "Năm 2024", "Số dự án FDI", "dự án"},
		{promotion, "Năm 2024", "Số lao động mất việc", "người"},
		{promotion, "Năm 2024", "Doanh thu của cơ sở sau hỗ trợ", "tỷ đồng"},
		{promotion, "Năm 2024", "Nhu cầu kinh phí", "triệu đồng"},
		{promotion, "Năm 2024", "Số hội nghị", "cuộc"},
		{promotion, "Năm 2024", "Số tin bài tuyên truyền", "bài"},
		{promotion, "Năm 2024", "Sản lượng điện thương phẩm", "triệu kWh"},
		{promotion, "Điện thoại", "Kinh phí hỗ trợ", "triệu đồng"},
		{promotion, "Số quyết định", "Số đề án", "đề án"},
		{promotion, "Thứ hạng", "Số đề án", "đề án"},
		{promotion, "Mã số thuế", "Số cơ sở được hỗ trợ", "cơ sở"},
		{promotion, "Tỷ lệ (%)", "Kinh phí hỗ trợ", ""},
		{promotion, "Tăng, giảm", "Kinh phí hỗ trợ", "triệu đồng"},
		{promotion, "So với năm 2023 (%)", "Số đề án", "đề án"},
		{promotion, "Cơ cấu (%)", "Kinh phí hỗ trợ", ""},
		{promotion, "TH/KH", "Số đề án", "đề án"},
		{vote, "Năm 2024", "Số cơ sở", "cơ sở"},
		{vote, "Năm 2024", "Số sản phẩm xuất khẩu", "sản phẩm"},
		{vote, "Dự kiến công nhận cấp tỉnh", "Số sản phẩm", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm hết hạn giấy chứng nhận", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm bị loại", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm chưa được công nhận", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm đề nghị công nhận", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm thu hồi giấy chứng nhận", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm xe máy", "sản phẩm"},
		{vote, "Năm 2024", "Số sản phẩm OCOP tham gia hội chợ quốc tế", "sản phẩm"},
		{vote, "Điểm bình quân", "Số sản phẩm được công nhận", "điểm"},
		{vote, "Giá bán", "Sản phẩm", "nghìn đồng"},
		{vote, "Năm 2024", "Số thành viên hội đồng", "người"},
		{vote, "Năm 2024", "Số phiếu bầu", "phiếu"},
		{vote, "Năm 2024", "Số giấy phép", "giấy"},
		{vote, "Số văn bản", "Số sản phẩm được công nhận", ""},
		{vote, "Năm 2024", "Tiền thuê gian hàng", "triệu đồng"},
		{vote, "Năm 2024", "Giá trị hợp đồng ký kết", "tỷ đồng"},
		{ocop, "Năm 2024", "Số xã đạt chuẩn nông thôn mới", "xã"},
		{ocop, "Năm 2024", "Số sản phẩm dự kiến công nhận", "sản phẩm"},
		{ocop, "Năm 2024", "Số sản phẩm tiềm năng", "sản phẩm"},
		{ocop, "Năm 2024", "Số hộ nghèo", "hộ"},
		{ocop, "Năm 2024", "Số sản phẩm không đạt", "sản phẩm"},
		{ocop, "Giá trị trung bình", "Sản phẩm OCOP", "triệu đồng"},
		{ocop, "Năm 2024", "Diện tích lúa", "ha"},
		{ocop, "Năm 2024", "Vốn tín dụng", "tỷ đồng"},
		{craft, "Năm 2024", "Số làng nghề đề nghị công nhận", "làng nghề"},
		{craft, "Năm 2024", "Số làng nghề bị thu hồi danh hiệu", "làng nghề"},
		{craft, "Năm 2024", "Số làng văn hóa", "làng"},
		{craft, "Năm 2024", "Số trường nghề", "trường"},
		{craft, "Năm 2024", "Số lao động nước ngoài", "người"},
		{craft, "Năm 2024", "Lương tối thiểu vùng", "nghìn đồng"},
		{craft, "Năm 2024", "Lượng nước thải", "m3"},
		{craft, "Năm 2024", "Số người nghèo", "người"},
		{"SỐ LIỆU NĂM 2024 TỈNH LONG AN", "Năm 2024", "Số sản phẩm được công nhận", "sản phẩm"},
		{"THU CHI NGÂN SÁCH XÃ NĂM 2024", "Năm 2024", "Sở Khoa học và Công nghệ", "triệu đồng"},
	}
	for _, trap := range traps {
		g := one("Trang", []R{
			{trap.title},
			{"STT", "Chỉ tiêu", "ĐVT", trap.head},
			{1, trap.label, trap.unit, 1250},
		})
		for cell, s := range statements(t, "", g) {
			t.Errorf("%s\n  %s | %s (%s): %s is stated as %s", trap.title, trap.head, trap.label, trap.unit, cell, s)
		}
	}
	if len(traps) < 60 {
		t.Errorf("only %d traps", len(traps))
	}
}

// Whole tables that look like ours and are not.
func TestTablesOfOtherThings(t *testing.T) {
	for name, rows := range map[string][]R{
		"a list of single products": {
			{"DANH SÁCH SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2023 TỈNH LONG AN"},
			{"STT", "Tên sản phẩm", "Cơ sở sản xuất", "Điểm"},
			{1, "Gốm sứ Minh Long", "Công ty TNHH Minh Long", 95},
			{2, "Khăn rằn Long Khánh", "HTX dệt Long Khánh", 91},
			{3, "Lò đốt rác", "Cơ sở Hai Sơn", 88},
		},
		"a list of makers by their names": {
			{"KINH PHÍ HỖ TRỢ KHUYẾN CÔNG NĂM 2023 TỈNH LONG AN"},
			{"STT", "Đơn vị", "Kinh phí (triệu đồng)"},
			{1, "Minh Long", 200},
			{2, "Hồng Phát", 250},
		},
		"a list of projects with their money": {
			{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG NĂM 2023 TỈNH LONG AN"},
			{"STT", "Tên đề án", "Đơn vị thực hiện", "Kinh phí (triệu đồng)"},
			{1, "Hỗ trợ máy CNC cho Cơ khí Hồng Phát", "Hồng Phát", 200},
			{2, "Hỗ trợ dây chuyền sấy của Thanh Bình", "Thanh Bình", 250},
			{3, "Hỗ trợ lò hơi tại Nhật Tân", "Nhật Tân", 180},
		},
		"telephone numbers": {
			{"DANH BẠ TRUNG TÂM KHUYẾN CÔNG CÁC TỈNH NĂM 2023"},
			{"Tỉnh", "Số điện thoại"},
			{"Long An", 2723826345},
			{"Cà Mau", 2903831234},
		},
	} {
		for cell, s := range statements(t, "", one("Trang", rows)) {
			t.Errorf("%s: %s is stated as %s", name, cell, s)
		}
	}
}

// What nobody sees is no figure, and the account says so.
func TestHiddenIsTold(t *testing.T) {
	rows := []R{
		{"SỐ SẢN PHẨM OCOP CÁC TỈNH NĂM 2022"},
		{"Tỉnh", "Số sản phẩm OCOP", "Nháp 2021"},
		{"Sơn La", 10, 9}, {"Lai Châu", 20, 19}, {"Điện Biên", 30, 29},
	}
	r := reading(t, "", one("S", rows, sheettest.HideCols("C"), sheettest.HideRows(4)))
	a := r.Accounts[0]
	if len(r.Observations) != 2 || a.Figure != 2 || a.Hidden != 4 {
		t.Errorf("%d figures, account %+v", len(r.Observations), a)
	}
	hidden := reading(t, "", one("S", rows, sheettest.Hidden))
	if len(hidden.Observations) != 0 || hidden.Accounts[0].Hidden != 6 || hidden.Rejects[0].Reason != "hidden" {
		t.Errorf("a hidden sheet: %+v, %+v", hidden.Accounts, hidden.Rejects)
	}
}
