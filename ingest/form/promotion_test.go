package form_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// promotion are tables on promotion and on the vote, with what the forms read of
// them; of no form is a table that tells levels apart by sections of its rows.
var promotion = []struct {
	name string
	rows [][]any
	want []string
	none bool
}{
	{name: "results with their money, the whole of both purses", rows: [][]any{
		{"SỞ CÔNG THƯƠNG TỈNH QUẢNG NGÃI"}, {"KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2023"},
		{"STT", "Chỉ tiêu", "KCĐP", "KCQG", "Tổng cộng"},
		{1, "Số đề án được hỗ trợ", 12, 4, 16},
		{2, "Kinh phí hỗ trợ (triệu đồng)", 1850, 1200, 3050},
		{3, "Kinh phí đối ứng của các cơ sở CNNT (triệu đồng)", 4100, 2600, 6700},
		{4, "Số cơ sở được hỗ trợ (cơ sở)", 13, 5, 18},
		{5, "Số lao động được đào tạo nghề (người)", 90, 0, 90},
	}, want: []string{
		"C4 kc_projects tinh actual 2023 12 quang-ngai", "D4 kc_projects quoc_gia actual 2023 4 quang-ngai", "E4 kc_projects  actual 2023 16 quang-ngai",
		"C5 kc_budget tinh actual 2023 1850000000 quang-ngai", "D5 kc_budget quoc_gia actual 2023 1200000000 quang-ngai", "E5 kc_budget  actual 2023 3050000000 quang-ngai",
		"C6 kc_budget_matching tinh actual 2023 4100000000 quang-ngai", "D6 kc_budget_matching quoc_gia actual 2023 2600000000 quang-ngai", "E6 kc_budget_matching  actual 2023 6700000000 quang-ngai",
		"C7 kc_facilities_supported tinh actual 2023 13 quang-ngai", "D7 kc_facilities_supported quoc_gia actual 2023 5 quang-ngai", "E7 kc_facilities_supported  actual 2023 18 quang-ngai",
		"C8 kc_trainees tinh actual 2023 90 quang-ngai", "D8 kc_trainees quoc_gia actual 2023 0 quang-ngai", "E8 kc_trainees  actual 2023 90 quang-ngai",
	}},
	{name: "levels of the vote nest: what adds them up is no figure", rows: [][]any{
		{"SỞ CÔNG THƯƠNG TỈNH HẬU GIANG"}, {"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022"},
		{"STT", "Chỉ tiêu", "Cấp huyện", "Cấp tỉnh", "Tổng cộng"},
		{"I", "Số sản phẩm đăng ký tham gia bình chọn", 30, 20, 50},
		{"II", "Số sản phẩm được cấp giấy chứng nhận", 21, 12, 33},
		{1, "Thủ công mỹ nghệ", 21, 12, 33},
	}, want: []string{
		"C4 cnnt_registered huyen actual 2022 30 hau-giang", "D4 cnnt_registered tinh actual 2022 20 hau-giang",
		"C5 cnnt_recognized huyen actual 2022 21 hau-giang", "D5 cnnt_recognized tinh actual 2022 12 hau-giang",
		"C6 cnnt_recognized huyen actual 2022 21 hau-giang group=thu_cong_my_nghe", "D6 cnnt_recognized tinh actual 2022 12 hau-giang group=thu_cong_my_nghe",
	}},
	{name: "levels as sections", rows: [][]any{
		{"Sở Công Thương tỉnh Hậu Giang"}, {"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu năm 2022"},
		{"Chỉ tiêu", "ĐVT", "Số lượng"},
		{"CẤP HUYỆN"}, {"Số sản phẩm đăng ký", "sản phẩm", 38}, {"Số sản phẩm được công nhận", "sản phẩm", 27},
		{"CẤP TỈNH"}, {"Số sản phẩm đăng ký", "sản phẩm", 24}, {"Số sản phẩm được công nhận", "sản phẩm", 15},
	}, none: true},
	{name: "two projects, the total with their number", rows: [][]any{
		{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2023 TỈNH HÀ TĨNH ĐƯỢC PHÊ DUYỆT"}, {"(Kèm theo Quyết định số 12/QĐ-BCT ngày 09/01/2023)"},
		{"STT", "Tên đề án", "Đơn vị thụ hưởng", "Kinh phí khuyến công quốc gia (nghìn đồng)", "Kinh phí đối ứng (nghìn đồng)"},
		{1, "Hỗ trợ máy cắt đá", "Công ty TNHH Hồng Lĩnh", 280000, 610000},
		{2, "Hỗ trợ máy sấy gỗ", "HTX Mộc Thái Yên", 240000, 350000},
		{nil, "Tổng cộng", "02 đề án", 520000, 960000},
	}, want: []string{"D6 kc_budget quoc_gia plan 2023 520000000 ha-tinh", "E6 kc_budget_matching quoc_gia plan 2023 960000000 ha-tinh"}},
	{name: "two projects that do not add up", rows: [][]any{
		{"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG QUỐC GIA NĂM 2023 TỈNH HÀ TĨNH ĐƯỢC PHÊ DUYỆT"}, {"(Kèm theo Quyết định số 12/QĐ-BCT ngày 09/01/2023)"},
		{"STT", "Tên đề án", "Đơn vị thụ hưởng", "Kinh phí khuyến công quốc gia (nghìn đồng)"},
		{1, "Hỗ trợ máy cắt đá", "Công ty TNHH Hồng Lĩnh", 280000},
		{2, "Hỗ trợ máy sấy gỗ", "HTX Mộc Thái Yên", 240000},
		{nil, "Tổng cộng", "02 đề án", 540000},
	}},
}

func TestPromotion(t *testing.T) {
	for _, c := range promotion {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "", sheettest.Grid("Sheet1", c.rows))
			same(t, "figure", figures(r), c.want)
			same(t, "reject", rejects(r), nil)
			if (len(r.Sheets[0]) == 0) != c.none {
				t.Errorf("%d tables follow a form", len(r.Sheets[0]))
			}
		})
	}
}
