package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// almostKnown are tables whose words are almost those that are known.
func almostKnown() []laid {
	return []laid{
		{name: "misspelt words", grids: one("1", []R{
			{"TÌNH HÌNH PHÁT TRIỂN CỤM CÔNG NGHIỆP TỈNH HÀ NAM NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Kết quả"}, {"Tổng số lao động đagn làm việc trong các CCN", "người", 900}, {"Vốn đầu tư đăgn ký", "tỷ đồng", 5}, {"Số dự án trễ hạn trogn CCN", "dự án", 3},
		}), want: []string{"C3|ic_workers|-|Hà Nam|2023|actual|900", "C4|ic_capital_registered|-|Hà Nam|2023|actual|5e+09"}},
		{name: "words that may be meant as several, and names", grids: one("1", []R{
			{"LÀNG NGHỀ TỈNH HÀ NAM NĂM 2023"}, {"Tên làng nghề", "Số hộ"}, {"Làng nghề Nha Xáa", 90}, {"Làng nghề Đọi Tamm", 40},
		})},
		{name: "numbers before labels, and when and where all is counted", grids: one("1", []R{
			{"TÌNH HÌNH THỰC HIỆN NGÂN SÁCH TỈNH HÀ NAM NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Thực hiện"}, {"1.1. kết dư ngân sách năm trước", "tỷ đồng", 1}, {"1.2. bổ sung có mục tiêu của trung ương trong năm", "tỷ đồng", 2},
		}), want: []string{"C3|rev_surplus_prev|-|Hà Nam|2023|actual|1e+09", "C4|transfer_target|-|Hà Nam|2023|actual|2e+09"}},
		{name: "contents put together of known words", grids: one("1", []R{
			{"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG TỈNH HÀ NAM NĂM 2023"}, {"TT", "Nội dung", "Kinh phí khuyến công (triệu đồng)"}, {1, "Tham quan, khảo sát, học tập kinh nghiệm", 20}, {2, "Hỗ trợ máy móc, thiết bị gạch không nung", 30}, {3, "Tuyênn truyền chính sách khuyến công trên báo, đài", 40},
		}), want: []string{"C3|kc_budget|-|Hà Nam|2023|actual|2e+07|content=nang_luc", "C5|kc_budget|-|Hà Nam|2023|actual|4e+07|content=thong_tin"}},
		{name: "a bare head of ratios", grids: one("1", []R{
			{"TÌNH HÌNH THỰC HIỆN ĐỀ ÁN KHUYẾN CÔNG NĂM 2020 TỈNH VĨNH LONG"}, {"Đvt: đồng"}, {"STT", "Tên nội dung", "Kinh phí được duyệt", "Kinh phí đã giải ngân", "Tỷ lệ"},
			{1, "Hỗ trợ máy móc thiết bị", 900000000, 880000000, 0.97}, {2, "Tham gia hội chợ triển lãm", 150000000, 120000000, 0.8},
		}), want: []string{
			"C4|kc_budget|-|Vĩnh Long|2020|plan|9e+08|content=may_moc", "D4|kc_budget|-|Vĩnh Long|2020|actual|8.8e+08|content=may_moc",
			"C5|kc_budget|-|Vĩnh Long|2020|plan|1.5e+08|content=hoi_cho", "D5|kc_budget|-|Vĩnh Long|2020|actual|1.2e+08|content=hoi_cho",
		}},
		{name: "several contents under a number and its kinds", grids: one("1", []R{
			{"KHUYẾN CÔNG TỈNH BÌNH THUẬN NĂM 2022"}, {"TT", "Nội dung hoạt động", "Số đề án", nil}, {nil, nil, "Kế hoạch", "Thực hiện"}, {1, "Đào tạo nghề", 5, 4}, {2, "Hỗ trợ xây dựng, đăng ký thương hiệu, phòng trưng bày giới thiệu sản phẩm", 3, 2},
		}, sheettest.Merge("C2:D2", "A2:A3", "B2:B3")), want: []string{
			"C4|kc_projects|-|Bình Thuận|2022|plan|5|content=dao_tao", "D4|kc_projects|-|Bình Thuận|2022|actual|4|content=dao_tao",
			"C5|kc_projects|-|Bình Thuận|2022|plan|3|content=thi_truong", "D5|kc_projects|-|Bình Thuận|2022|actual|2|content=thi_truong",
		}},
		{name: "numbers of products under a title of their make-up", grids: one("1", []R{
			{"Cơ cấu sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022 theo nhóm ngành hàng - tỉnh Nghệ An"}, {"Nhóm sản phẩm", "Số sản phẩm dự thi", "Tỷ lệ (%)"}, {"Thủ công mỹ nghệ", 14, 40}, {"Các sản phẩm khác", 21, 60},
		}), want: []string{"B3|cnnt_registered|tinh|Nghệ An|2022|actual|14|group=thu_cong_my_nghe", "B4|cnnt_registered|tinh|Nghệ An|2022|actual|21|group=khac"}},
		{name: "goals of a resolution", grids: one("1", []R{
			{"NGHỊ QUYẾT VỀ PHÁT TRIỂN CÔNG NGHIỆP TỈNH CÀ MAU ĐẾN NĂM 2030"}, {"Chỉ tiêu", "Đơn vị tính", "Đến năm 2025", "Đến năm 2030"}, {"Số CCN được thành lập", "cụm", 3, 6},
		}), want: []string{"C3|ic_count|-|Cà Mau|/2025|target|3", "D3|ic_count|-|Cà Mau|/2030|target|6"}},
		{name: "what it costs to carry out a plan", grids: one("1", []R{
			{"Phân bổ kinh phí khuyến công địa phương năm 2024 - tỉnh Lào Cai (triệu đồng)"}, {"Đơn vị", "Tổng kinh phí thực hiện", "Kinh phí khuyến công", "Vốn đối ứng"}, {"Huyện Bắc Hà", 400, 100, 300}, {"Thị xã Sa Pa", 500, 200, 300},
		}), want: []string{
			"B3|kc_budget_total|tinh|Lào Cai|2024|plan|4e+08|locality=Bắc Hà", "C3|kc_budget|tinh|Lào Cai|2024|plan|1e+08|locality=Bắc Hà", "D3|kc_budget_matching|tinh|Lào Cai|2024|plan|3e+08|locality=Bắc Hà",
			"B4|kc_budget_total|tinh|Lào Cai|2024|plan|5e+08|locality=Sa Pa", "C4|kc_budget|tinh|Lào Cai|2024|plan|2e+08|locality=Sa Pa", "D4|kc_budget_matching|tinh|Lào Cai|2024|plan|3e+08|locality=Sa Pa",
		}},
		{name: "what is counted in a content is none of its projects", grids: one("1", []R{
			{"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG TỈNH HÀ NAM NĂM 2023"}, {"Chỉ tiêu", "ĐVT", "Thực hiện"}, {"Số gian hàng tham gia hội chợ", "gian hàng", 12}, {"Số đề án được kiểm tra", "đề án", 9},
		})},
		{name: "products sent up", grids: one("1", []R{
			{"SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP HUYỆN NĂM 2023 TỈNH HƯNG YÊN"}, {"Đơn vị", "SP đăng ký", "Gửi bình chọn cấp trên"}, {"Huyện Yên Mỹ", 9, 3},
		}), want: []string{"B3|cnnt_registered|huyen|Hưng Yên|2023|actual|9|locality=Yên Mỹ", "C3|cnnt_nominated|huyen|Hưng Yên|2023|actual|3|locality=Yên Mỹ"}},
	}
}

func TestWordsAlmostKnown(t *testing.T) { stateWithForms(t, almostKnown()) }
