package workbook

import (
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

func TestFaults(t *testing.T) {
	cat := catalogOf(t)
	for _, c := range faultCases() {
		t.Run(c.name, func(t *testing.T) { c.run(t, cat) })
	}
}

// vote is a small sound table that each case damages in one place: the cell
// B-D, row 4 to 5.
func vote(change func(rows [][]any)) Book {
	rows := [][]any{
		{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU NĂM 2022"},
		{"Tỉnh", "Số sản phẩm được công nhận"},
		{nil, "Cấp tỉnh", "Cấp khu vực", "Cấp quốc gia"},
		{"Đồng Tháp", 45, 9, 3},
		{"Cà Mau", 30, 6, 2},
	}
	if change != nil {
		change(rows)
	}
	return one(rows, "A2:A3", "B2:D2")
}

// sound is what is left of vote without the figures of some cells.
func sound(without ...string) []string {
	all := []string{
		"B4 cnnt_recognized tinh dong-thap@2008 2022/2022 actual 45 product", "C4 cnnt_recognized khu_vuc dong-thap@2008 2022/2022 actual 9 product", "D4 cnnt_recognized quoc_gia dong-thap@2008 2022/2022 actual 3 product",
		"B5 cnnt_recognized tinh ca-mau@2008 2022/2022 actual 30 product", "C5 cnnt_recognized khu_vuc ca-mau@2008 2022/2022 actual 6 product", "D5 cnnt_recognized quoc_gia ca-mau@2008 2022/2022 actual 2 product",
	}
	var left []string
	for _, line := range all {
		cell, _, _ := strings.Cut(line, " ")
		keep := true
		for _, w := range without {
			keep = keep && w != cell
		}
		if keep {
			left = append(left, line)
		}
	}
	return left
}

func faultCases() []readingCase {
	return []readingCase{
		{name: "sound", book: vote(nil), want: sound()},
		{name: "words for a number", book: vote(func(r [][]any) { r[3][1] = "khoảng hai chục" }), want: sound("B4"), rejects: []string{"B4 not_a_number"}},
		{name: "a blank and a not-available state nothing", book: vote(func(r [][]any) { r[3][1] = nil; r[4][2] = ".." }), want: sound("B4", "C5")},
		{name: "an error of a formula", book: vote(func(r [][]any) { r[3][1] = Formula{"SUM(#REF!)", "#REF!"} }), want: sound("B4"), rejects: []string{"B4 formula_error"}},
		{name: "a formula that was never calculated", book: vote(func(r [][]any) { r[3][1] = Formula{"C4*5", nil} }), want: sound("B4"), rejects: []string{"B4 formula_without_value"}},
		{name: "a formula with its value", book: vote(func(r [][]any) { r[3][1] = Formula{"C4*5", 45} }), want: sound()},
		{name: "an unknown province", book: vote(func(r [][]any) { r[4][0] = "Cà Mâu Mới" }), want: sound("B5", "C5", "D5"), rejects: []string{"A5 unknown_province"}},
		{name: "a fraction of a product", book: vote(func(r [][]any) { r[3][1] = 4.5 }), want: sound("B4"), rejects: []string{"B4 not_a_number"}},
		{name: "a negative count", book: vote(func(r [][]any) { r[3][1] = -4 }), want: sound("B4"), rejects: []string{"B4 negative"}},
		{name: "a date for a number", book: vote(func(r [][]any) { r[3][1] = time.Date(2022, 12, 1, 0, 0, 0, 0, time.UTC) }), want: sound("B4"), rejects: []string{"B4 not_a_number"}},
		{name: "a percentage for a count", book: vote(func(r [][]any) { r[3][1] = Shown{0.45, "0%"} }), want: sound("B4"), rejects: []string{"B4 unit_mismatch"}},
		{name: "money for a count", book: vote(func(r [][]any) { r[3][1] = "45 triệu đồng" }), want: sound("B4"), rejects: []string{"B4 unit_mismatch"}},
		{name: "an unknown column", book: vote(func(r [][]any) { r[2][3] = "Diện tích gieo trồng" }), want: sound("D4", "D5"), rejects: []string{"D3 unknown_indicator"}},
		{name: "two levels in one head", book: vote(func(r [][]any) { r[2][3] = "Cấp khu vực, cấp quốc gia" }), want: sound("D4", "D5"), rejects: []string{"D4 unknown_level", "D5 unknown_level"}},
		{name: "the same figure twice, differing", book: vote(func(r [][]any) { r[4][0] = "Đồng Tháp" }), rejects: []string{
			"B4 contradiction", "C4 contradiction", "D4 contradiction", "B5 contradiction", "C5 contradiction", "D5 contradiction"}},
		{name: "the same row twice, agreeing", book: vote(func(r [][]any) { r[4][0], r[4][1], r[4][2], r[4][3] = "Tỉnh Đồng Tháp", 45, 9, 3 }), want: sound("B5", "C5", "D5")},
		{name: "tone place, hyphens and capitals in names", book: vote(func(r [][]any) { r[3][0], r[4][0] = "TỈNH ĐỒNG THÁP", "cà  mau" }), want: sound()},
		{name: "decomposed letters", book: vote(func(r [][]any) {
			for _, row := range r {
				for i := range row {
					if s, ok := row[i].(string); ok {
						row[i] = decompose(s)
					}
				}
			}
		}), want: sound()},
		{name: "money without its unit", csv: "Kinh phí khuyến công tỉnh Lào Cai năm 2022;\nNội dung;Kinh phí khuyến công\nĐào tạo nghề;1.200\n", rejects: []string{"B3 unit_mismatch"}},
		{name: "a total that does not add up", csv: "Số làng nghề năm 2020;\nTỉnh;Số làng nghề\nHà Nam;20\nNam Định;30\nTổng cộng;51\n",
			want: []string{"B3 craft_villages - ha-nam@2008 2020/2020 actual 20 village", "B4 craft_villages - nam-dinh@2008 2020/2020 actual 30 village"}, rejects: []string{"B5 total_mismatch"}},
		{name: "no province anywhere", csv: "Số làng nghề năm 2020\nNội dung;Số làng nghề\nSố làng nghề;20\n", rejects: []string{"A2 unknown_province"}},
		{name: "two years for one figure", csv: "Số làng nghề tỉnh Hà Nam\nNăm;Số làng nghề năm 2020\n2021;20\n", rejects: []string{"B3 unknown_period"}},
		{name: "another subject altogether", csv: "Diện tích và dân số năm 2022\nTỉnh;Diện tích (km2);Dân số (nghìn người)\nHà Nam;861,9;885,9\nNam Định;1668,8;1876,9\n", rejects: []string{"not_this_programme"}},
		{name: "another subject with words of ours", csv: "Số lao động có việc làm và vốn đầu tư toàn xã hội năm 2022\nTỉnh;Số lao động;Tổng vốn đầu tư (tỷ đồng)\nHà Nam;861;885,9\n", rejects: []string{"not_this_programme"}},
		{name: "an income of a year where one of a month is meant", csv: "Làng nghề tỉnh Hà Nam\nNăm;Thu nhập bình quân (triệu đồng/người/năm)\n2020;60\n", rejects: []string{"B3 unit_mismatch"}},
		{name: "an income of a month", csv: "Làng nghề tỉnh Hà Nam\nNăm;Thu nhập bình quân (triệu đồng/người/tháng)\n2020;5,5\n", want: []string{"B3 income_per_month - ha-nam@2008 2020/2020 actual 5500000 vnd"}},
		{name: "a lone 1,234 of things is no fraction", csv: "Làng nghề tỉnh Hà Nam\nNăm;Số lao động làng nghề\n2020;1,234\n2021;1,300\n", want: []string{
			"B3 craft_workers - ha-nam@2008 2020/2020 actual 1234 person", "B4 craft_workers - ha-nam@2008 2021/2021 actual 1300 person"}},
		{name: "the total of several purses is not khuyến công's", csv: "Kinh phí khuyến công tỉnh Sơn La năm 2022 (triệu đồng)\nNội dung;Tổng kinh phí;KP khuyến công hỗ trợ;KP doanh nghiệp đối ứng\nĐào tạo nghề;800;200;600\n", want: []string{
			"C3 kc_budget - son-la@2008 2022/2022 actual 200000000 vnd content=dao_tao", "D3 kc_budget_matching - son-la@2008 2022/2022 actual 600000000 vnd content=dao_tao"}},
		{name: "no figures at all", csv: "Danh mục sản phẩm CNNT tiêu biểu\nSTT;Tên sản phẩm;Cơ sở\n1;Nước mắm;Cơ sở Ba Làng\n2;Chiếu cói;HTX Tân Hưng\n", rejects: []string{"no_table"}},
	}
}

// decompose spells a few Vietnamese letters the way macOS writes file content.
func decompose(s string) string {
	r := strings.NewReplacer("ế", "e\u0302\u0301", "ả", "a\u0309", "ẩ", "a\u0302\u0309", "ố", "o\u0302\u0301", "ă", "a\u0306", "ấ", "a\u0302\u0301", "Ế", "E\u0302\u0301", "Ả", "A\u0309", "Ẩ", "A\u0302\u0309",
		"à", "a\u0300", "á", "a\u0301", "ồ", "o\u0302\u0300", "ợ", "o\u031b\u0323", "ậ", "a\u0323\u0302", "ỉ", "i\u0309", "ự", "u\u031b\u0323", "ắ", "a\u0306\u0301")
	return r.Replace(s)
}

func TestDecomposeIsHonest(t *testing.T) {
	if s := "Kết quả cấp tỉnh"; decompose(s) == s || vietnamese.NFC(decompose(s)) != s {
		t.Errorf("%q", decompose(s))
	}
}
