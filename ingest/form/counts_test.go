package form_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// vote is the form on the vote as an office fills it in: a unit in every row, a
// column for each level.
func vote() []R {
	return []R{
		{"SỞ CÔNG THƯƠNG TỈNH BẾN TRE"},
		{"BÁO CÁO KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022"},
		{},
		{"STT", "Chỉ tiêu", "ĐVT", "Cấp huyện", "Cấp tỉnh", "Tổng số"},
		{"I", "Số SP đăng ký tham gia", "Sản phẩm", 100, 40, 140},
		{1, "Thủ công mỹ nghệ", "Sản phẩm", 30, 10, 40},
		{2, "Chế biến nông, lâm, thuỷ sản và thực phẩm", "Sản phẩm", 50, 20, 70},
		{3, "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Sản phẩm", 15, 8, 23},
		{4, "Các sản phẩm khác", "Sản phẩm", 5, 2, 7},
		{"II", "Số SP được cấp giấy chứng nhận", "Sản phẩm", 80, 30, 110},
		{1, "Thủ công mỹ nghệ", "Sản phẩm", 25, 8, 33},
		{2, "Chế biến nông, lâm, thuỷ sản và thực phẩm", "Sản phẩm", 40, 15, 55},
		{3, "Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Sản phẩm", 10, 6, 16},
		{4, "Các sản phẩm khác", "Sản phẩm", 5, 1, 6},
	}
}

var voteWanted = []string{
	"D5 cnnt_registered huyen actual 2022 100 ben-tre", "E5 cnnt_registered tinh actual 2022 40 ben-tre",
	"D6 cnnt_registered huyen actual 2022 30 ben-tre group=thu_cong_my_nghe", "E6 cnnt_registered tinh actual 2022 10 ben-tre group=thu_cong_my_nghe",
	"D7 cnnt_registered huyen actual 2022 50 ben-tre group=che_bien_nlts", "E7 cnnt_registered tinh actual 2022 20 ben-tre group=che_bien_nlts",
	"D8 cnnt_registered huyen actual 2022 15 ben-tre group=co_khi", "E8 cnnt_registered tinh actual 2022 8 ben-tre group=co_khi",
	"D9 cnnt_registered huyen actual 2022 5 ben-tre group=khac", "E9 cnnt_registered tinh actual 2022 2 ben-tre group=khac",
	"D10 cnnt_recognized huyen actual 2022 80 ben-tre", "E10 cnnt_recognized tinh actual 2022 30 ben-tre",
	"D11 cnnt_recognized huyen actual 2022 25 ben-tre group=thu_cong_my_nghe", "E11 cnnt_recognized tinh actual 2022 8 ben-tre group=thu_cong_my_nghe",
	"D12 cnnt_recognized huyen actual 2022 40 ben-tre group=che_bien_nlts", "E12 cnnt_recognized tinh actual 2022 15 ben-tre group=che_bien_nlts",
	"D13 cnnt_recognized huyen actual 2022 10 ben-tre group=co_khi", "E13 cnnt_recognized tinh actual 2022 6 ben-tre group=co_khi",
	"D14 cnnt_recognized huyen actual 2022 5 ben-tre group=khac", "E14 cnnt_recognized tinh actual 2022 1 ben-tre group=khac",
}

func changed(rows []R, change func(rows []R)) []R {
	change(rows)
	return rows
}

// Counts keep the unit of their indicator; the group is a dimension, the column
// a level, and what adds levels up is no figure.
func TestTheFormOfTheVote(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(rows []R)
	}{
		{"as the form has it", func([]R) {}},
		{"a slip", func(rows []R) { rows[6][1] = "Chế biến nông, lâm, thủy sàn và thực phẫm" }},
		{"levels in capitals", func(rows []R) { rows[3][3], rows[3][4] = "CẤP HUYỆN", "CẤP TỈNH" }},
		{"no units", func(rows []R) {
			for i := 3; i < len(rows); i++ {
				rows[i][2] = nil
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "", sheettest.Grid("Sheet1", changed(vote(), c.change)))
			same(t, "figure", figures(r), voteWanted)
			same(t, "reject", rejects(r), nil)
			same(t, "fault", faults(r), nil)
			for _, o := range r.Sheets[0][0].Observations {
				if o.Quantity.Unit != "product" {
					t.Errorf("%s is in %q", o.Origin.Locator, o.Quantity.Unit)
				}
			}
		})
	}
}

// What denies a figure of the vote is told at its cell.
func TestTheFormOfTheVoteGoneWrong(t *testing.T) {
	r := read(t, "", sheettest.Grid("S", changed(vote(), func(rows []R) { rows[4][3] = 101; rows[6][2] = "Triệu đồng" })))
	same(t, "fault", faults(r), []string{"total_does_not_add S!D5 D5 D6"})
	same(t, "reject", rejects(r), []string{"S!D7 unit_mismatch 1", "S!E7 unit_mismatch 1"})
	if n := len(figures(r)); n != len(voteWanted)-2 {
		t.Errorf("%d figures, want %d", n, len(voteWanted)-2)
	}
}

// Without columns of levels the title says which one it is, or nobody does.
func TestTheLevelOfTheTitle(t *testing.T) {
	one := func(title string) []R {
		rows := vote()
		rows[1][0] = title
		for i := 3; i < len(rows); i++ {
			rows[i] = rows[i][:4]
		}
		rows[3][3] = "Số lượng"
		return rows
	}
	r := read(t, "", sheettest.Grid("S", one("KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH NĂM 2022")))
	if list := figures(r); len(list) != 10 || !strings.HasPrefix(list[0], "D5 cnnt_registered tinh actual 2022 100 ben-tre") {
		t.Errorf("figures of a title with its level: %q", list)
	}
	r = read(t, "", sheettest.Grid("S", one("KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022")))
	same(t, "figure", figures(r), nil)
	if list := rejects(r); len(list) != 10 || list[0] != "S!D5 unknown_level 1" {
		t.Errorf("rejects of a form without a level: %q", list)
	}
}

// A table on the vote without both sections is no such form.
func TestOnlyBothSectionsMakeTheFormOfTheVote(t *testing.T) {
	rows := vote()
	rows = append(rows[:4:4], rows[10:]...)
	if r := read(t, "", sheettest.Grid("S", rows)); len(r.Sheets[0]) != 0 {
		t.Errorf("read as form %s", r.Sheets[0][0].Form.ID)
	}
	untitled := vote()
	untitled[1][0] = "BIỂU TỔNG HỢP NĂM 2022"
	if r := read(t, "", sheettest.Grid("S", untitled)); len(r.Sheets[0]) != 0 {
		t.Errorf("without its title read as form %s", r.Sheets[0][0].Form.ID)
	}
}

// The forms on industrial promotion: counts of several units, money by content
// and purse, and a list of projects with its total.
func TestTheFormsOfIndustrialPromotion(t *testing.T) {
	for _, c := range []struct {
		name  string
		rows  []R
		want  []string
		units []string
	}{
		{name: "results", rows: []R{
			{"SỞ CÔNG THƯƠNG TỈNH LÀO CAI"}, {"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG NĂM 2021"},
			{"TT", "Chỉ tiêu", "Đơn vị tính", "Khuyến công địa phương", "Khuyến công quốc gia"},
			{"I", "Tổng số đề án khuyến công", "Đề án", 12, 3},
			{1, "Hỗ trợ ứng dụng máy móc thiết bị tiên tiến vào sản xuất", "Đề án", 10, 3},
			{2, "Tham gia hội chợ triển lãm", "Đề án", 2, 0},
			{"II", "Số cơ sở CNNT được hỗ trợ", "Cơ sở", 14, 3},
			{"III", "Số lao động được đào tạo nghề", "Người", 120, 0},
			{"IV", "Số mô hình trình diễn kỹ thuật", "Mô hình", 1, 1},
		}, want: []string{"D4 kc_projects tinh actual 2021 12 lao-cai", "E4 kc_projects quoc_gia actual 2021 3 lao-cai",
			"D5 kc_projects tinh actual 2021 10 lao-cai content=may_moc", "E5 kc_projects quoc_gia actual 2021 3 lao-cai content=may_moc",
			"D6 kc_projects tinh actual 2021 2 lao-cai content=hoi_cho", "E6 kc_projects quoc_gia actual 2021 0 lao-cai content=hoi_cho",
			"D7 kc_facilities_supported tinh actual 2021 14 lao-cai", "E7 kc_facilities_supported quoc_gia actual 2021 3 lao-cai",
			"D8 kc_trainees tinh actual 2021 120 lao-cai", "E8 kc_trainees quoc_gia actual 2021 0 lao-cai",
			"D9 kc_models tinh actual 2021 1 lao-cai", "E9 kc_models quoc_gia actual 2021 1 lao-cai"}, units: []string{"project", "facility", "person", "model"}},
		{name: "money, each row in its own unit", rows: []R{
			{"SỞ CÔNG THƯƠNG TỈNH LÀO CAI"}, {"KINH PHÍ KHUYẾN CÔNG NĂM 2021"},
			{"TT", "Chỉ tiêu", "ĐVT", "KCĐP", "KCQG"},
			{"I", "Kinh phí khuyến công hỗ trợ", "Triệu đồng", 3000, 1500},
			{1, "Ứng dụng máy móc thiết bị", "Triệu đồng", 2000, 1500},
			{2, "Hội chợ, triển lãm", "Nghìn đồng", 1000000, 0},
			{"II", "Vốn đối ứng của doanh nghiệp", "Triệu đồng", 6000, 3000},
		}, want: []string{"D4 kc_budget tinh actual 2021 3000000000 lao-cai", "E4 kc_budget quoc_gia actual 2021 1500000000 lao-cai",
			"D5 kc_budget tinh actual 2021 2000000000 lao-cai content=may_moc", "E5 kc_budget quoc_gia actual 2021 1500000000 lao-cai content=may_moc",
			"D6 kc_budget tinh actual 2021 1000000000 lao-cai content=hoi_cho", "E6 kc_budget quoc_gia actual 2021 0 lao-cai content=hoi_cho",
			"D7 kc_budget_matching tinh actual 2021 6000000000 lao-cai", "E7 kc_budget_matching quoc_gia actual 2021 3000000000 lao-cai"}, units: []string{"vnd"}},
		{name: "projects with a total", rows: []R{
			{"SỞ CÔNG THƯƠNG TỈNH LÀO CAI"}, {"DANH MỤC ĐỀ ÁN KHUYẾN CÔNG ĐỊA PHƯƠNG THỰC HIỆN NĂM 2021"}, {nil, nil, nil, nil, "Đơn vị tính: triệu đồng"},
			{"TT", "Tên đề án", "Tổng kinh phí", "KP khuyến công hỗ trợ", "KP doanh nghiệp đối ứng"},
			{1, "Hỗ trợ máy sấy chè", 900, 300, 600}, {2, "Hỗ trợ máy chế biến gỗ", 600, 200, 400}, {3, "Phòng trưng bày sản phẩm", 60, 40, 20}, {nil, "Tổng cộng", 1560, 540, 1020},
		}, want: []string{"C8 kc_budget_total tinh actual 2021 1560000000 lao-cai", "D8 kc_budget tinh actual 2021 540000000 lao-cai", "E8 kc_budget_matching tinh actual 2021 1020000000 lao-cai"}, units: []string{"vnd"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := read(t, "", sheettest.Grid("S", c.rows))
			same(t, "figure", figures(r), c.want)
			same(t, "reject", rejects(r), nil)
			same(t, "fault", faults(r), nil)
			units := map[string]bool{}
			for _, tables := range r.Sheets {
				for _, tb := range tables {
					for _, o := range tb.Observations {
						units[o.Quantity.Unit] = true
					}
				}
			}
			if len(units) != len(c.units) {
				t.Errorf("units %v, want %v", units, c.units)
			}
			for _, u := range c.units {
				if !units[u] {
					t.Errorf("no figure in %s", u)
				}
			}
		})
	}
}

// A year in which boundaries change has those of its end; a form with the level
// that was abolished then has those that the level had.
func TestTheBoundariesOfTheYearOfTheChange(t *testing.T) {
	for _, c := range []struct {
		name, first, year, want string
	}{
		{"with communes", "Cấp xã", "2025", "ninh-binh@2025"},
		{"with districts", "Cấp huyện", "2025", "ninh-binh@2008"},
		{"the year before", "Cấp huyện", "2024", "ninh-binh@2008"},
		{"the year after", "Cấp xã", "2026", "ninh-binh@2025"},
	} {
		rows := vote()
		rows[0][0], rows[1][0] = "SỞ CÔNG THƯƠNG TỈNH NINH BÌNH", strings.Replace(rows[1][0].(string), "2022", c.year, 1)
		rows[3][3] = c.first
		r := read(t, "", sheettest.Grid("S", rows))
		if len(r.Sheets[0]) != 1 || len(r.Sheets[0][0].Observations) != len(voteWanted) {
			t.Fatalf("%s: %d figures, rejects %q", c.name, len(figures(r)), rejects(r))
		}
		for _, o := range r.Sheets[0][0].Observations {
			if string(o.Area) != c.want {
				t.Errorf("%s: %s is of %s, want %s", c.name, o.Origin.Locator, o.Area, c.want)
			}
		}
	}
}
