package table_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// TestTablesOfTheCountry reads the Ministry's tables of all provinces as other years and
// other hands lay them out.
func TestTablesOfTheCountry(t *testing.T) {
	names := []string{"Hà Giang", "Tuyên Quang", "Cao Bằng", "Lạng Sơn", "Yên Bái", "Phú Thọ", "Bắc Giang", "Sơn La", "Hà Nam", "Nam Định"}
	head := []R{{"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn", "Tổng chi cân đối ngân sách địa phương"}}
	table := func(top []R, named func(i int, name string) string, between map[int][]R, merges ...sheettest.Mark) []*sheet.Grid {
		rows := append([]R{}, top...)
		for i, name := range names {
			rows = append(rows, between[i]...)
			rows = append(rows, R{i + 1, named(i, name), 1000 + i, 2000 + i})
		}
		return one("1", rows, merges...)
	}
	plain := func(_ int, name string) string { return name }
	title := []R{{"DỰ TOÁN THU, CHI NGÂN SÁCH CỦA CÁC TỈNH NĂM 2010"}, {nil, nil, nil, "Đơn vị: triệu đồng"}}
	wanted := func(rows ...int) (want []string) {
		for i, name := range names {
			want = append(want, fmt.Sprintf("C%d|rev_area_total|-|%s|2010|plan|%v", rows[i], name, float64(1000+i)*1e6),
				fmt.Sprintf("D%d|exp_balance_total|-|%s|2010|plan|%v", rows[i], name, float64(2000+i)*1e6))
		}
		return want
	}
	from := func(first, gapAt, gap int) (rows []int) {
		for i := range names {
			if i >= gapAt {
				rows = append(rows, first+i+gap)
				continue
			}
			rows = append(rows, first+i)
		}
		return rows
	}
	numbers := R{"A", "B", 1, 2}
	given := []laid{
		{name: "heads of several rows come again as a block", grids: table(append(title, R{"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn", "Tổng chi cân đối ngân sách địa phương"}, R{}, R{}, R{}, numbers), plain,
			map[int][]R{5: {head[0], {}, {}, {}, {"A", "B"}}}, sheettest.Merge("A3:A6", "B3:B6", "C3:C6", "D3:D6")), want: wanted(from(8, 5, 5)...)},
		{name: "heads were merged over empty rows once", grids: table(append(title, head[0], R{}, R{}, R{}, R{}, numbers), plain, nil), want: wanted(from(9, 99, 0)...)},
		{name: "units below the row that numbers the columns", grids: table([]R{title[0], {}, head[0], numbers, {nil, nil, "Triệu đồng", "triệu đồng"}}, plain, nil), want: wanted(from(6, 99, 0)...)},
		{name: "no tones, an English half", grids: table([]R{{"DU TOAN THU, CHI NGAN SACH CUA CAC TINH NAM 2010"}, {nil, nil, nil, "Don vi: trieu dong"},
			{"STT\nNo", "Tinh, thanh pho\nName of provinces", "Tong thu NSNN tren dia ban\nTotal revenue of the locality", "Tong chi can doi ngan sach dia phuong\nTotal expenditure of the province"}}, plain, nil), want: wanted(from(4, 99, 0)...)},
		{name: "names with a slip of the hand", grids: table(append(title, head[0]), func(i int, name string) string {
			if slip := map[int]string{1: "Tuyyên Quang", 3: "Lạng Sn", 8: "Hà Nam *"}[i]; slip != "" {
				return slip
			}
			return name
		}, nil), want: wanted(from(4, 99, 0)...)},
		{name: "the top of a page below empty rows, titles and all", grids: table(append(title, head[0], numbers), plain, map[int][]R{5: {{}, {}, {}, title[0], {nil, nil, nil, "Đơn vị: triệu đồng"}, head[0], numbers}}), want: wanted(from(5, 5, 7)...)},
		{name: "the top of a page that says that it goes on", grids: table(append([]R{{nil, nil, nil, "Phụ lục số 09/CKTC-NSNN"}}, append(title, head[0])...), plain, map[int][]R{5: {{nil, nil, nil, "Phụ lục số 09/CKTC-NSNN (tiếp theo)"}, {}, head[0]}}), want: wanted(from(5, 5, 3)...)},
		{name: "columns moved with their numbers", grids: table(append(title, head[0], R{"A", "B", 2, 1, 4, 3}), plain, nil), want: wanted(from(5, 99, 0)...)},
		{name: "a year within a head, and at the end of one in two languages", grids: table(append(title, R{"STT", "Tỉnh, thành phố", "Tổng thu năm 2010 NSNN trên địa bàn", "Tổng chi cân đối ngân sách địa phương\nTotal local budget expenditure năm 2010"}), plain, nil), want: wanted(from(4, 99, 0)...)},
		{name: "heads of two rows in one, each in two languages", grids: table(append(title, R{"S T T", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn - Total revenue of provinces", "Tổng chi cân đối ngân sách địa phương - Total expenditure Tổng số - Total"}), plain, nil), want: wanted(from(4, 99, 0)...)},
		{name: "a unit after both halves of a head", grids: table([]R{title[0], {}, {"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn\nTotal revenue of the locality (triệu đồng)", "Tổng chi cân đối ngân sách địa phương\nTotal expenditure (triệu đồng)"}}, plain, nil), want: wanted(from(4, 99, 0)...)},
		{name: "a row of dashes between heads and data", grids: table(append(title, head[0], numbers, R{nil, nil, "-", "-"}), plain, nil), want: wanted(from(6, 99, 0)...)},
		{name: "the head of a column added later does not come again", grids: table(append(title, R{"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn", "Tổng chi cân đối ngân sách địa phương", "Ghi chú"}), plain, map[int][]R{5: {head[0]}}), want: wanted(from(4, 5, 1)...)},
	}
	found, want, wrong, _ := score(t, given)
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

// TestHeadsOfOtherYears reads columns whose heads the Ministry worded otherwise in other years.
func TestHeadsOfOtherYears(t *testing.T) {
	for head, want := range map[string]string{
		"Tổng thu NSNN trên địa bàn từng tỉnh, thành phố":                                                "rev_area_total",
		"Tỷ lệ (%) phân chia các khoản thu giữa NSTW và ngân sách địa phương":                            "share_ratio",
		"Tỷ lệ điều tiết cho NSĐP (%)":                                                                   "share_ratio",
		"Tỷ lệ phân chia các nguồn thu cho NSĐP %":                                                       "share_ratio",
		"Số bổ sung cân đối từ ngân sách trung ương cho NSĐP":                                            "transfer_balance",
		"Bổ sung từ NSTW thực hiện điều chỉnh tiền lương":                                                "transfer_salary_reform",
		"Số bổ sung có mục tiêu từ ngân sách trung ương cho ngân sách địa phương":                        "transfer_target",
		"Bổ sung vốn đầu tư để thực hiện các chương trình mục tiêu, nhiệm vụ":                            "transfer_target_invest",
		"Đầu tư các dự án, nhiệm vụ quan trọng":                                                          "transfer_target_missions",
		"Vốn sự nghiệp thực hiện các chế độ, chính sách":                                                 "transfer_target_policies",
		"Tổng chi cân đối NSĐP (chưa bao gồm bội chi)":                                                   "exp_balance_ex_deficit",
		"Tổng chi cân đối ngân sách địa phương (bao gồm bội chi, bội thu)":                               "exp_balance_total",
		"Phần NSĐP được hưởng từ các khoản thu phân chia":                                                "rev_shared_local",
		"Chi CTMTQG, chương trình 135, dự án 5 triệu ha rừng và kinh phí thực hiện một số nhiệm vụ khác": "exp_national_programs",
	} {
		rows := []R{{"DỰ TOÁN THU, CHI NGÂN SÁCH CỦA CÁC TỈNH NĂM 2013"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Tỉnh, thành phố", head}}
		for i, name := range []string{"Hà Giang", "Tuyên Quang", "Cao Bằng", "Lạng Sơn", "Yên Bái"} {
			rows = append(rows, R{i + 1, name, 50 + i})
		}
		if said := statements(t, "", one("1", rows))["C5"]; !strings.HasPrefix(said, want+"|") {
			t.Errorf("%q is read as %q, wanted %s", head, said, want)
		}
	}
}

// TestNamesThatMayBeTwo leaves a misspelt name alone that may be two provinces, or one
// that another row names.
func TestNamesThatMayBeTwo(t *testing.T) {
	rows := []R{{"THU NGÂN SÁCH CÁC TỈNH NĂM 2010"}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Tỉnh, thành phố", "Tổng thu NSNN trên địa bàn"}}
	for i, name := range []string{"Tuyên Quang", "Cao Bằng", "Lạng Sơn", "Yên Bái", "Phú Thọ", "Bắc Giang", "Sơn La", "Nam Định", "Lạng Sn", "Hà Na"} {
		rows = append(rows, R{i + 1, name, 1000 + i})
	}
	if said, ok := statements(t, "", one("1", rows))["C13"]; ok {
		t.Errorf("«Hà Na» is read: %s", said)
	}
	if _, ok := statements(t, "", one("1", rows))["C12"]; ok {
		t.Error("«Lạng Sn» is read beside Lạng Sơn")
	}
}
