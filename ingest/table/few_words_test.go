package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// fewWordsTables are tables that state their figures beside a translation, as parts after
// a bullet, counted from the first of several years, or in a few words.
func fewWordsTables() []laid {
	return []laid{
		{name: "labels and units in two languages", grids: one("YB", []R{
			{"Yen Bai province / Tỉnh Yên Bái"},
			{"Indicator / Chỉ tiêu", 2021, 2022},
			{"Kinh phí khuyến công địa phương / Local promotion budget (triệu đồng / VND million)", 1310, 1465},
			{"Trong đó: khuyến công quốc gia / Of which: national programme (million VND)", 420, 505},
			{"Number of projects / Số đề án khuyến công", 9, 12},
		}), want: []string{
			"B3|kc_budget|tinh|Yên Bái|2021|actual|1.31e+09", "C3|kc_budget|tinh|Yên Bái|2022|actual|1.465e+09",
			"B4|kc_budget|quoc_gia|Yên Bái|2021|actual|4.2e+08", "C4|kc_budget|quoc_gia|Yên Bái|2022|actual|5.05e+08",
			"B5|kc_projects|-|Yên Bái|2021|actual|9", "C5|kc_projects|-|Yên Bái|2022|actual|12",
		}},
		{name: "parts after a colon and a bullet, and one that goes on with a small letter", grids: one("LC", []R{
			{"TỈNH LÀO CAI - KHUYẾN CÔNG NĂM 2023"},
			{"STT", "Chỉ tiêu", "ĐVT", "Kết quả"},
			{1, "Kinh phí khuyến công", "triệu đồng", 1950},
			{nil, "trong đó: + khuyến công quốc gia", "triệu đồng", 700},
			{nil, "+ khuyến công địa phương", "triệu đồng", 1250},
			{2, "Số đề án khuyến công", "đề án", 13},
			{3, "Trong đó: khuyến công quốc gia", "đề án", 4},
			{4, "khuyến công địa phương", "đề án", 9},
			{5, "Số cơ sở được khuyến công hỗ trợ", "cơ sở", 15},
		}), want: []string{
			"D3|kc_budget|-|Lào Cai|2023|actual|1.95e+09", "D4|kc_budget|quoc_gia|Lào Cai|2023|actual|7e+08", "D5|kc_budget|tinh|Lào Cai|2023|actual|1.25e+09",
			"D6|kc_projects|-|Lào Cai|2023|actual|13", "D7|kc_projects|quoc_gia|Lào Cai|2023|actual|4", "D8|kc_projects|tinh|Lào Cai|2023|actual|9",
			"D9|kc_facilities_supported|-|Lào Cai|2023|actual|15",
		}},
		{name: "purses named twice, the beneficiaries' money", grids: one("BP", []R{
			{"KINH PHÍ KHUYẾN CÔNG CỦA TỈNH BÌNH PHƯỚC (triệu đồng)"},
			{"Nguồn", 2021, 2022},
			{"Trung ương (khuyến công quốc gia)", 350, 410},
			{"Địa phương (khuyến công địa phương)", 720, 835},
			{"Kinh phí đối ứng của cơ sở thụ hưởng", 2140, 2675},
		}), want: []string{
			"B3|kc_budget|quoc_gia|Bình Phước|2021|actual|3.5e+08", "C3|kc_budget|quoc_gia|Bình Phước|2022|actual|4.1e+08",
			"B4|kc_budget|tinh|Bình Phước|2021|actual|7.2e+08", "C4|kc_budget|tinh|Bình Phước|2022|actual|8.35e+08",
			"B5|kc_budget_matching|-|Bình Phước|2021|actual|2.14e+09", "C5|kc_budget_matching|-|Bình Phước|2022|actual|2.675e+09",
		}},
		{name: "counted from the first of several years", grids: one("QT", []R{
			{"Sở Công Thương tỉnh Quảng Trị: kết quả khuyến công"},
			{"Chỉ tiêu", "Thực hiện năm 2023", "Lũy kế từ đầu giai đoạn (2021 - 2023)"},
			{"Số đề án khuyến công (đề án)", 8, 22},
			{"Kinh phí khuyến công (triệu đồng)", 1540, 4310},
		}), want: []string{
			"B3|kc_projects|-|Quảng Trị|2023|actual|8", "C3|kc_projects|-|Quảng Trị|2021/2023|actual|22",
			"B4|kc_budget|-|Quảng Trị|2023|actual|1.54e+09", "C4|kc_budget|-|Quảng Trị|2021/2023|actual|4.31e+09",
		}},
		{name: "a cumulated column that names no years states none", grids: one("QT", []R{
			{"Sở Công Thương tỉnh Quảng Trị: kết quả khuyến công năm 2023"},
			{"Chỉ tiêu", "Thực hiện năm 2023", "Lũy kế từ đầu giai đoạn"},
			{"Số đề án khuyến công (đề án)", 8, 22},
			{"Kinh phí khuyến công (triệu đồng)", 1540, 4310},
		}), want: []string{
			"B3|kc_projects|-|Quảng Trị|2023|actual|8", "B4|kc_budget|-|Quảng Trị|2023|actual|1.54e+09",
		}},
		{name: "totals under years merged over their rows", grids: one("HN", []R{
			{"SỞ CÔNG THƯƠNG THÀNH PHỐ HẢI PHÒNG"},
			{"Sản phẩm CNNT tiêu biểu được công nhận giai đoạn 2019 - 2021"},
			{"Năm", "Nhóm sản phẩm", "Cấp huyện", "Cấp TP"},
			{2019, "Thủ công mỹ nghệ", 17, 4},
			{nil, "Chế biến nông, lâm, thủy sản", 9, 2},
			{nil, "Cộng", 26, 6},
			{2021, "Thủ công mỹ nghệ", 21, ".."},
			{nil, "Chế biến nông, lâm, thủy sản", 14, ".."},
			{nil, "Cộng", 35, ".."},
		}, sheettest.Merge("A4:A6", "A7:A9")), want: []string{
			"C4|cnnt_recognized|huyen|Hải Phòng|2019|actual|17|group=thu_cong_my_nghe", "D4|cnnt_recognized|tinh|Hải Phòng|2019|actual|4|group=thu_cong_my_nghe",
			"C5|cnnt_recognized|huyen|Hải Phòng|2019|actual|9|group=che_bien_nlts", "D5|cnnt_recognized|tinh|Hải Phòng|2019|actual|2|group=che_bien_nlts",
			"C6|cnnt_recognized|huyen|Hải Phòng|2019|actual|26", "D6|cnnt_recognized|tinh|Hải Phòng|2019|actual|6",
			"C7|cnnt_recognized|huyen|Hải Phòng|2021|actual|21|group=thu_cong_my_nghe", "C8|cnnt_recognized|huyen|Hải Phòng|2021|actual|14|group=che_bien_nlts",
			"C9|cnnt_recognized|huyen|Hải Phòng|2021|actual|35",
		}},
		{name: "figures in a few words", grids: one("PT", []R{
			{"TỈNH PHÚ THỌ - BÁO CÁO KHUYẾN CÔNG NĂM 2022"},
			{"STT", "Nội dung", "Kết quả thực hiện"},
			{1, "Số cơ sở được khuyến công hỗ trợ", "Đã hỗ trợ 14 cơ sở"},
			{2, "Kinh phí khuyến công địa phương", "1.380 triệu đồng"},
			{3, "Số đề án khuyến công", "11 đề án (trong đó 03 đề án quốc gia)"},
			{4, "Số sản phẩm CNNT tiêu biểu cấp tỉnh được công nhận", "16 sản phẩm (đạt 107% kế hoạch)"},
			{5, "Khó khăn, vướng mắc", "Mức hỗ trợ thấp, giao vốn chậm 40 ngày"},
		}), want: []string{
			"C3|kc_facilities_supported|-|Phú Thọ|2022|actual|14", "C4|kc_budget|tinh|Phú Thọ|2022|actual|1.38e+09",
			"C5|kc_projects|-|Phú Thọ|2022|actual|11", "C6|cnnt_recognized|tinh|Phú Thọ|2022|actual|16",
		}},
	}
}

func TestTranslationsBulletsAndFewWords(t *testing.T) {
	found, want, wrong, _ := score(t, fewWordsTables())
	if found != want || wrong != 0 {
		t.Errorf("found %d of %d, wrong %d", found, want, wrong)
	}
}

// What a few words leave in doubt is sent back with its cell: another noun, another
// verb, a part larger than the whole, several numbers.
func TestFiguresInDoubtfulWordsAreSentBack(t *testing.T) {
	r := reading(t, "", one("S", []R{
		{"TỈNH PHÚ THỌ - KẾT QUẢ KHUYẾN CÔNG NĂM 2022"},
		{"STT", "Chỉ tiêu", "Thực hiện năm 2022"},
		{1, "Số cơ sở được khuyến công hỗ trợ", "Đã hỗ trợ 14 lao động"},
		{2, "Số đề án khuyến công", "dự kiến 9 đề án; đã duyệt 5"},
		{3, "Kinh phí khuyến công địa phương", "1.380 triệu đồng"},
		{4, "Số đề án khuyến công quốc gia", "3 đề án (trong đó 05 đề án chuyển tiếp)"},
		{5, "Số sản phẩm CNNT tiêu biểu cấp tỉnh được công nhận", "Đã đào tạo 11 sản phẩm"},
	}))
	var cells []string
	for _, j := range r.Rejects {
		cells = append(cells, strings.TrimPrefix(j.Origin.Locator.String(), "S!"))
	}
	slices.Sort(cells)
	if got := strings.Join(cells, " "); got != "C3 C4 C6 C7" || len(r.Observations) != 1 {
		t.Errorf("rejects %s, %d figures", got, len(r.Observations))
	}
}
