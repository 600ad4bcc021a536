package table_test

import (
	"strings"
	"testing"
)

func TestAFormThatNobodyFilledIn(t *testing.T) {
	for _, c := range []struct {
		name string
		rows []R
		want string // the reasons of the rejects
	}{
		{"numbered items and nothing beside them", []R{
			{"UBND ……………………"}, {"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU"}, {"Năm ……"},
			{"STT", "Nội dung", "ĐVT", "Cấp huyện", "Cấp tỉnh"},
			{"I", "Số sản phẩm đăng ký", "sản phẩm"}, {1, "Thủ công mỹ nghệ", "sản phẩm"}, {2, "Chế biến", "sản phẩm"},
			{"II", "Số sản phẩm được công nhận", "sản phẩm"}, {1, "Thủ công mỹ nghệ", "sản phẩm"},
		}, "unfilled_form"},
		{"columns numbered too", []R{
			{"BIỂU TỔNG HỢP"}, {"TT", "Chỉ tiêu", "Năm trước", "Năm nay"}, {"A", "B", 1, 2},
			{1, "Số đề án"}, {2, "Kinh phí"}, {3, "Số cơ sở"},
		}, "unfilled_form"},
		{"heads in two languages", []R{
			{"UBND TỈNH CÀ MAU"}, {"STT\nNo", "Chỉ tiêu - Items", "Quyết toán\nFinal Accounts"}, {"A", "Tổng chi cân đối"}, {"I", "Chi đầu tư phát triển"}, {"II", "Chi thường xuyên"},
		}, "unfilled_form"},
		{"dashes where figures would stand", []R{
			{"UBND TỈNH CÀ MAU"}, {"STT", "Chỉ tiêu", "Quyết toán"}, {"A", "Tổng chi cân đối", "-"}, {"I", "Chi đầu tư phát triển", "…"}, {"II", "Chi thường xuyên", "-"},
		}, "unfilled_form"},
		{"a list of persons", []R{
			{"DANH SÁCH HỘI ĐỒNG"}, {"STT", "Họ và tên", "Chức vụ"}, {1, "Nguyễn Văn An", "Chủ tịch"}, {2, "Trần Thị Bình", "Ủy viên"}, {3, "Lê Cường", "Thư ký"},
		}, ""},
		{"a number in it", []R{
			{"SỐ LIỆU TỈNH BẮC NINH NĂM 2023"}, {"STT", "Nội dung", "Kết quả"}, {1, "Số làng nghề", 12}, {2, "Số đề án khuyến công"},
		}, ""},
	} {
		var reasons []string
		for _, r := range reading(t, "", one("1", c.rows)).Rejects {
			reasons = append(reasons, r.Reason)
		}
		got := strings.Join(reasons, " ")
		if c.want != "" && got != c.want || c.want == "" && strings.Contains(got, "unfilled_form") {
			t.Errorf("%s: sent back for %q, want %q", c.name, got, c.want)
		}
	}
}
