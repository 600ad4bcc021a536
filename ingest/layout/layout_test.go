package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

type R = sheettest.Row

// draw writes what the layout found, one line a thing.
func draw(g *sheet.Grid) string {
	var b strings.Builder
	s := layout.Of(g)
	for _, t := range s.Tables {
		fmt.Fprintf(&b, "table %d-%d heads %v number %d\n", t.Top, t.Bottom, t.HeadRows, t.NumberRow)
		for _, l := range t.Titles {
			fmt.Fprintf(&b, "  %s: %s\n", kinds[l.Kind], l.Text)
		}
		for _, c := range t.Columns {
			if c.Words+c.Figures+c.Years+c.Marks == 0 {
				continue
			}
			ordinal := ""
			if c.Ordinal {
				ordinal = " (ordinal)"
			}
			fmt.Fprintf(&b, "  col %d%s: %s\n", c.Col, ordinal, c.Head())
		}
		for r := range t.Rows() {
			var path []string
			for _, p := range r.Path {
				path = append(path, p.Text())
			}
			flags := ""
			if r.Part {
				flags += " part"
			}
			if r.Total {
				flags += " total"
			}
			fmt.Fprintf(&b, "  row %d [%s] %s · %d%s", r.Row, r.Ordinal, r.Text(), r.Figures, flags)
			if len(path) > 0 {
				fmt.Fprintf(&b, " < %s", strings.Join(path, " < "))
			}
			b.WriteString("\n")
		}
		for _, l := range t.Notes {
			fmt.Fprintf(&b, "  %s: %s\n", kinds[l.Kind], l.Text)
		}
	}
	if len(s.Tables) == 0 {
		for _, l := range s.Rest {
			fmt.Fprintf(&b, "rest %s: %s\n", kinds[l.Kind], l.Text)
		}
	}
	return b.String()
}

var kinds = map[layout.LineKind]string{
	layout.Title: "title", layout.Agency: "agency", layout.Motto: "motto", layout.FormMark: "form", layout.Attached: "attached",
	layout.UnitLine: "unit", layout.DayLine: "day", layout.Address: "address", layout.Note: "note", layout.Signature: "signature",
}

func wants(t *testing.T, g *sheet.Grid, want string) {
	t.Helper()
	got := draw(g)
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
}

func TestTheWholeOfASheet(t *testing.T) {
	wants(t, sheettest.Grid("Biểu 1", []R{
		{"UBND TỈNH ĐỒNG THÁP", nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
		{"SỞ CÔNG THƯƠNG", nil, nil, "Độc lập - Tự do - Hạnh phúc"},
		{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM NĂM 2022"},
		{"(Kèm theo Công văn số 12/SCT ngày 15/01/2023"},
		{"của Sở Công Thương)"},
		{nil, nil, nil, "Đơn vị tính: sản phẩm"},
		{"STT", "Chỉ tiêu", "Năm 2022", nil},
		{nil, nil, "Kế hoạch", "Thực hiện"},
		{"(1)", "(2)", "(3)", "(4)"},
		{"I", "Số sản phẩm đăng ký"},
		{1, "Thủ công mỹ nghệ", 10, 12},
		{2, "Trong đó: mây tre", 4, 5},
		{nil, "Cộng", 14, 17},
		{"Ghi chú: số liệu sơ bộ"},
		{nil, nil, "Đồng Tháp, ngày 15 tháng 01 năm 2023"},
		{nil, nil, "NGƯỜI LẬP BIỂU"},
	}, sheettest.Merge("C7:D7", "A7:A8", "B7:B8")), `
table 10-13 heads [7 8] number 9
  agency: UBND TỈNH ĐỒNG THÁP
  motto: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  agency: SỞ CÔNG THƯƠNG
  motto: Độc lập - Tự do - Hạnh phúc
  title: KẾT QUẢ BÌNH CHỌN SẢN PHẨM NĂM 2022
  attached: (Kèm theo Công văn số 12/SCT ngày 15/01/2023
  attached: của Sở Công Thương)
  unit: Đơn vị tính: sản phẩm
  col 1 (ordinal): STT
  col 2: Chỉ tiêu
  col 3: Năm 2022 › Kế hoạch
  col 4: Năm 2022 › Thực hiện
  row 10 [I] Số sản phẩm đăng ký · 0
  row 11 [1] Thủ công mỹ nghệ · 2 < Số sản phẩm đăng ký
  row 12 [2] Trong đó: mây tre · 2 part < Thủ công mỹ nghệ < Số sản phẩm đăng ký
  row 13 [] Cộng · 2 total
  note: Ghi chú: số liệu sơ bộ
  day: Đồng Tháp, ngày 15 tháng 01 năm 2023
  signature: NGƯỜI LẬP BIỂU`)
}

func TestHeadsBrokenOverRowsByHand(t *testing.T) {
	wants(t, sheettest.Grid("Sheet1", []R{
		{"DỰ TOÁN THU, CHI NĂM 2010"},
		{nil, nil, "TỔNG THU", "TỶ LỆ (%)", "BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG"},
		{"SỐ", nil, "NSNN TRÊN", "PHÂN CHIA", "TỔNG", "BỔ SUNG"},
		{"TT", "TỈNH, THÀNH PHỐ", "ĐỊA BÀN", "NGUỒN THU", "SỐ", "CÂN ĐỐI"},
		{},
		{1, 2, 3, 4, "5=6", 6},
		{nil, "TỔNG SỐ", 492500000, nil, 106190453, 38753980},
		{"I", "MIỀN NÚI PHÍA BẮC", 10908300, nil, 32947143, 13495910},
		{1, "HÀ GIANG", 425000, 100, 3272537, 1262580},
	}, sheettest.Merge("E2:F2")), `
table 7-9 heads [2 3 4] number 6
  title: DỰ TOÁN THU, CHI NĂM 2010
  col 1 (ordinal): SỐ TT
  col 2: TỈNH, THÀNH PHỐ
  col 3: TỔNG THU NSNN TRÊN ĐỊA BÀN
  col 4: TỶ LỆ (%) PHÂN CHIA NGUỒN THU
  col 5: BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG › TỔNG SỐ
  col 6: BỔ SUNG TỪ NGÂN SÁCH TRUNG ƯƠNG › BỔ SUNG CÂN ĐỐI
  row 7 [] TỔNG SỐ · 3 total
  row 8 [I] MIỀN NÚI PHÍA BẮC · 3
  row 9 [1] HÀ GIANG · 4 < MIỀN NÚI PHÍA BẮC`)
}

func TestHeadsOnceMergedOverAnEmptyRow(t *testing.T) {
	wants(t, sheettest.Grid("63", []R{
		{"QUYẾT TOÁN THU NĂM 2018"},
		{"STT", "NỘI DUNG", "DỰ TOÁN", nil, "QUYẾT TOÁN"},
		{},
		{nil, nil, "TỔNG THU NSNN", "THU NSĐP", "TỔNG THU NSNN", "THU NSĐP"},
		{},
		{"A", "B", 1, 2, 3, 4},
		{"I", "Thu nội địa", 4163610, 3075588, 4263610, 3175588},
		{1, "Lệ phí trước bạ", 63610, 75588, 73610, 85588},
	}), `
table 7-8 heads [2 4] number 6
  title: QUYẾT TOÁN THU NĂM 2018
  col 1 (ordinal): STT
  col 2: NỘI DUNG
  col 3: DỰ TOÁN › TỔNG THU NSNN
  col 4: DỰ TOÁN › THU NSĐP
  col 5: QUYẾT TOÁN › TỔNG THU NSNN
  col 6: QUYẾT TOÁN › THU NSĐP
  row 7 [I] Thu nội địa · 4
  row 8 [1] Lệ phí trước bạ · 4 < Thu nội địa`)
}

func TestHeadsMergedDownSixRowsAndNoTitle(t *testing.T) {
	wants(t, sheettest.Grid("Sheet1", []R{
		{"STT\nNO", "TỈNH, THÀNH PHỐ\nNAME", "TỔNG THU\nTOTAL", "CHI"},
		{}, {}, {}, {}, {},
		{"A", "B", 1, 2},
		{"\u00a0", "TỔNG SỐ - TOTAL", 154820000, 5},
		{"I", "ĐÔNG BẮC", 6218880, 6},
		{1, "QUẢNG NINH", 3596880, "\u00a0"},
	}, sheettest.Merge("A1:A6", "B1:B6", "C1:C6", "D1:D6")), `
table 8-10 heads [1] number 7
  col 1 (ordinal): STT NO
  col 2: TỈNH, THÀNH PHỐ NAME
  col 3: TỔNG THU TOTAL
  col 4: CHI
  row 8 [] TỔNG SỐ - TOTAL · 2 total
  row 9 [I] ĐÔNG BẮC · 2
  row 10 [1] QUẢNG NINH · 1 < ĐÔNG BẮC`)
}

func TestTwoTablesBelowAndTwoBesideEachOther(t *testing.T) {
	wants(t, sheettest.Grid("S", []R{
		{"Bảng 1. Số cơ sở"},
		{"Tỉnh", "2021", "2022"},
		{"Lào Cai", 1, 2},
		{"Yên Bái", 3, 4},
		{},
		{"Bảng 2. Số lao động"},
		{"Tỉnh", "2021", "2022"},
		{"Lào Cai", 10, 20},
	}), `
table 3-5 heads [2] number 0
  form: Bảng 1. Số cơ sở
  col 1: Tỉnh
  col 2: 2021
  col 3: 2022
  row 3 [] Lào Cai · 2
  row 4 [] Yên Bái · 2
table 8-8 heads [7] number 0
  form: Bảng 2. Số lao động
  col 1: Tỉnh
  col 2: 2021
  col 3: 2022
  row 8 [] Lào Cai · 2`)
	wants(t, sheettest.Grid("S", []R{
		{"Số sản phẩm năm 2022"},
		{"TT", "Tỉnh", "Số", nil, "TT", "Tỉnh", "Số"},
		{1, "Lào Cai", 5, nil, 3, "Sơn La", 7},
		{2, "Yên Bái", 6, nil, 4, "Lai Châu", 8},
	}), `
table 3-4 heads [2] number 0
  title: Số sản phẩm năm 2022
  col 1 (ordinal): TT
  col 2: Tỉnh
  col 3: Số
  row 3 [1] Lào Cai · 1
  row 4 [2] Yên Bái · 1
table 3-4 heads [2] number 0
  title: Số sản phẩm năm 2022
  col 5 (ordinal): TT
  col 6: Tỉnh
  col 7: Số
  row 3 [3] Sơn La · 1
  row 4 [4] Lai Châu · 1`)
}

// Three lines of units or more side by side are those of the columns.
// "ĐV:" is short for the unit and for the office: money follows the one.
func TestTheShortWordOfAUnitLine(t *testing.T) {
	for text, want := range map[string]layout.LineKind{
		"ĐV: tr.đ": layout.UnitLine, "(ĐV tính: triệu đồng)": layout.UnitLine, "Đv: sản phẩm": layout.UnitLine, "ĐV tính triệu đồng": layout.UnitLine,
		"ĐV: Sở Công Thương tỉnh Cà Mau": layout.Agency, "Đơn vị: Sở Công Thương": layout.Agency,
	} {
		s := layout.Of(sheettest.Grid("B1", []R{{"CÂN ĐỐI NGÂN SÁCH NĂM 2017"}, {text}, {"STT", "Nội dung", "Dự toán"}, {1, "Thu", 10}, {2, "Chi", 12}}))
		if got := s.Tables[0].Titles[1].Kind; got != want {
			t.Errorf("%s: %s, want %s", text, kinds[got], kinds[want])
		}
	}
}

func TestUnitLinesUnderTheHeads(t *testing.T) {
	g := sheettest.Grid("Biểu", []R{
		{"QUYẾT TOÁN NĂM 2007"}, nil,
		{"STT", "Tỉnh", "Tổng thu", "Tỷ lệ điều tiết", "Tổng chi", "Bổ sung"},
		{nil, nil, "Đơn vị: 1.000 đồng", "%", "Đơn vị: 1.000 đồng", "Đơn vị: nghìn đồng"},
		{1, "Hà Nội", 27450000, 32, 12300000, 0},
		{2, "Hà Giang", 410000, 100, 2150000, 1720000},
	})
	if got := draw(g); !strings.Contains(got, "heads [3 4]") || !strings.Contains(got, "QUYẾT TOÁN NĂM 2007") || !strings.Contains(got, "col 5: Tổng chi › Đơn vị: 1.000 đồng") {
		t.Errorf("got %s", got)
	}
}

// A unit alone above a table is its unit; in a column of units it is a cell like
// any other.
func TestAColumnOfUnitsIsNoUnitLine(t *testing.T) {
	wants(t, sheettest.Grid("S", []R{
		{"KINH PHÍ KHUYẾN CÔNG NĂM 2023"},
		{nil, nil, nil, "Triệu đồng"},
		{"STT", "Chỉ tiêu", "ĐVT", "Địa phương", "Quốc gia"},
		{1, "Tổng kinh phí", "Triệu đồng", 5200, 1800},
		{2, "Vốn đối ứng", "Triệu đồng", 1200, 300},
	}), `
table 4-5 heads [3] number 0
  title: KINH PHÍ KHUYẾN CÔNG NĂM 2023
  unit: Triệu đồng
  col 1 (ordinal): STT
  col 2: Chỉ tiêu
  col 3: ĐVT
  col 4: Địa phương
  col 5: Quốc gia
  row 4 [1] Tổng kinh phí | Triệu đồng · 2
  row 5 [2] Vốn đối ứng | Triệu đồng · 2`)
}

func TestWhatIsHiddenIsBlank(t *testing.T) {
	wants(t, sheettest.Grid("S", []R{
		{"Tỉnh", "Số sản phẩm", "Nháp"},
		{"Lào Cai", 5, 500},
		{"Yên Bái", 6, 600},
		{"Sơn La", 7, 700},
	}, sheettest.HideCols("C"), sheettest.HideRows(3)), `
table 2-4 heads [1] number 0
  col 1: Tỉnh
  col 2: Số sản phẩm
  row 2 [] Lào Cai · 1
  row 4 [] Sơn La · 1`)
}

func TestOrdinals(t *testing.T) {
	for _, c := range []struct{ text, ordinal, rest string }{
		{"1.2. Thu nội địa", "1.2", "Thu nội địa"},
		{"A/- THU CÂN ĐỐI", "A", "THU CÂN ĐỐI"}, {"II Chi thường xuyên", "II", "Chi thường xuyên"}, {"A Lưới", "", "A Lưới"},
		{"I.Chi", "I", "Chi"},
		{"- Bổ sung cân đối", "-", "Bổ sung cân đối"},
		{"a) Từ nguồn", "a", "Từ nguồn"},
		{"C.trình 135", "", "C.trình 135"},
		{"H. Ba Vì", "", "H. Ba Vì"},
		{"-5", "", "-5"},
		{"Vĩnh Long", "", "Vĩnh Long"},
	} {
		if ordinal, rest := layout.Leading(c.text); ordinal != c.ordinal || rest != c.rest {
			t.Errorf("%q: got %q, %q", c.text, ordinal, rest)
		}
	}
	for o, want := range map[string]layout.Rank{"A": layout.RankLetter, "IV": layout.RankRoman, "12.": layout.RankNumber, "10/-": layout.RankNumber, "12-": layout.RankNumber, "2010-": layout.NoRank, "a/-": layout.RankSmall, "1.1": layout.RankNumber + 1, "b)": layout.RankSmall, "-": layout.RankBullet, "abc": layout.NoRank} {
		if got := layout.RankOf(o); got != want {
			t.Errorf("%q: got %d, wanted %d", o, got, want)
		}
	}
}
