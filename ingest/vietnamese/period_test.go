package vietnamese

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func decompose(s string) string { return norm.NFD.String(s) }

func shownPeriod(p PeriodSpan) string {
	s := fmt.Sprintf("%s %s %s/%s", p.Period.Text, p.Form, p.Period.Start, p.Period.End)
	if p.Period.Rounds > 0 {
		s += fmt.Sprintf(" %d rounds", p.Period.Rounds)
	}
	if p.Ongoing {
		s += " ongoing"
	}
	if p.Preliminary {
		s += " preliminary"
	}
	if p.Kind != "" {
		s += " " + string(p.Kind)
	}
	return s
}

func TestPeriods(t *testing.T) {
	cases := []struct {
		text string
		want []string
	}{
		{"trong giai đoạn 2011 - 2019, có 5 đề án", []string{"giai đoạn 2011 - 2019 years 2011/2019"}},
		{"giai đoạn năm 2016-2020", []string{"giai đoạn năm 2016-2020 years 2016/2020"}},
		{"Giai đoạn từ năm 2016 đến năm 2020", []string{"Giai đoạn từ năm 2016 đến năm 2020 years 2016/2020"}},
		{"nhiệm kỳ 2015 – 2020; thời kỳ 2021-2030", []string{"nhiệm kỳ 2015 – 2020 years 2015/2020", "thời kỳ 2021-2030 years 2021/2030"}},
		{"năm 2019, 2020 và 6 tháng đầu năm 2021", []string{"năm 2019, 2020 và 6 tháng đầu năm 2021 years 2019/2021-06"}},
		{"Trong năm 2020 và quý I/2021; giai đoạn 2017 - 2019 và 9 tháng năm 2020", []string{"năm 2020 và quý I/2021 years 2020/2021-03", "giai đoạn 2017 - 2019 và 9 tháng năm 2020 years 2017/2020-09"}},
		{"Từ năm 2019 đến 9 tháng đầu năm 2021", []string{"Từ năm 2019 đến 9 tháng đầu năm 2021 years 2019/2021-09"}},
		{"so với năm 2020, 6 tháng đầu năm 2021", []string{"năm 2020 year 2020/2020", "6 tháng đầu năm 2021 part 2021-01/2021-06"}},
		{"năm 2019 và 6 tháng đầu năm 2021", []string{"năm 2019 year 2019/2019", "6 tháng đầu năm 2021 part 2021-01/2021-06"}},
		{"năm 2019 và 6 tháng cuối năm 2020", []string{"năm 2019 year 2019/2019", "6 tháng cuối năm 2020 part 2020-07/2020-12"}},
		{"năm 2018 và năm 2024", []string{"năm 2018 và năm 2024 years 2018/2024"}},
		{"Năm 2017, tỉnh có 2.017 hộ", []string{"Năm 2017 year 2017/2017"}},
		{"Nghị quyết số 07/2022/NQ-HĐND và Kế hoạch 11/2023/KH-UBND", nil},
		{"các năm 2018, 2019 và 2020 đều đạt", []string{"các năm 2018, 2019 và 2020 years 2018/2020"}},
		{"Từ năm 2016 đến nay", []string{"Từ năm 2016 đến nay since 2016/ ongoing"}},
		{"từ 2016 đến 2020; kể từ năm 2021", []string{"từ 2016 đến 2020 years 2016/2020", "kể từ năm 2021 since 2021/"}},
		{"đến năm 2030; đến hết năm 2026; tới cuối năm 2027", []string{"đến năm 2030 until /2030", "đến hết năm 2026 until /2026", "tới cuối năm 2027 until /2027"}},
		{"Tính đến ngày 4.6.2022, có 9 hộ", []string{"Tính đến ngày 4.6.2022 until /2022-06-04"}},
		{"tính đến hết tháng 8/2024", []string{"tính đến hết tháng 8/2024 until /2024-08"}},
		{"đến 30/6/2023 đã xong", []string{"đến 30/6/2023 until /2023-06-30"}},
		{"đến nay có 10 - 12 cơ sở", []string{"đến nay now / ongoing"}},
		{"trong tháng 5-2021 và tháng 6 năm 2021", []string{"tháng 5-2021 month 2021-05/2021-05", "tháng 6 năm 2021 month 2021-06/2021-06"}},
		{"quý II/2023; Quý 4 năm 2022", []string{"quý II/2023 quarter 2023-04/2023-06", "Quý 4 năm 2022 quarter 2022-10/2022-12"}},
		{"6 tháng đầu năm 2023, 9 tháng năm 2024, sáu tháng cuối năm 2022", []string{"6 tháng đầu năm 2023 part 2023-01/2023-06", "9 tháng năm 2024 part 2024-01/2024-09", "sáu tháng cuối năm 2022 part 2022-07/2022-12"}},
		{"thực hiện tháng 9 và 9 tháng năm 2024", []string{"tháng 9 relative /", "9 tháng năm 2024 part 2024-01/2024-09"}},
		{"chi 10 tháng 9.460 tỷ đồng, thu 6 tháng 12.500 tỷ đồng, quý 1.200 tỷ đồng, 9 tháng 8,5 tỷ đồng, 6 tháng 12 tỷ đồng, chín tháng 4 - 5 đề án, chín tháng 3/7 đề án", nil},
		{"thu tháng 9.2024, tháng 7,8 và 9", []string{"tháng 9.2024 month 2024-09/2024-09", "tháng 7,8 và 9 relative /"}},
		{"ngày 8 tháng 10 năm 2021; Ngày 15/4/2020", []string{"ngày 8 tháng 10 năm 2021 day 2021-10-08/2021-10-08", "Ngày 15/4/2020 day 2020-04-15/2020-04-15"}},
		{"từ tháng 2 đến tháng 7 năm 2023", []string{"từ tháng 2 đến tháng 7 năm 2023 years 2023-02/2023-07"}},
		{"Tháng 5 - 6/2022; tháng 5/2022 - 6/2022", []string{"Tháng 5 - 6/2022 years 2022-05/2022-06", "tháng 5/2022 month 2022-05/2022-05", "6/2022 month 2022-06/2022-06"}},
		{"qua 4 kỳ bình chọn đã có 30 sản phẩm", []string{"qua 4 kỳ bình chọn rounds / 4 rounds"}},
		{"Từ năm 2018 đến nay, qua 4 kỳ bình chọn, tỉnh có 97 sản phẩm", []string{"Từ năm 2018 đến nay, qua 4 kỳ bình chọn since 2018/ 4 rounds ongoing"}},
		{"giai đoạn 2018 - 2024 qua 4 kỳ bình chọn", []string{"giai đoạn 2018 - 2024 qua 4 kỳ bình chọn years 2018/2024 4 rounds"}},
		{"Qua 4 kỳ bình chọn từ năm 2018 đến năm 2024, tỉnh có 97", []string{"Qua 4 kỳ bình chọn từ năm 2018 đến năm 2024 years 2018/2024 4 rounds"}},
		{"qua 3 kỳ bình chọn (2018 - 2022) có 40", []string{"qua 3 kỳ bình chọn (2018 - 2022) years 2018/2022 3 rounds"}},
		{"Qua 4 kỳ bình chọn, giai đoạn 2026 - 2030 phấn đấu", []string{"Qua 4 kỳ bình chọn rounds / 4 rounds", "giai đoạn 2026 - 2030 years 2026/2030"}},
		{"năm 2022, qua 2 kỳ bình chọn", []string{"năm 2022 year 2022/2022", "qua 2 kỳ bình chọn rounds / 2 rounds"}},
		{"Sau ba đợt bình chọn cấp tỉnh", []string{"Sau ba đợt bình chọn rounds / 3 rounds"}},
		{"hằng năm; từ đầu năm đến nay; năm nay", []string{"hằng năm recurring /", "từ đầu năm đến nay relative / ongoing", "năm nay relative /"}},
		{"Sơ bộ 2023", []string{"Sơ bộ 2023 year 2023/2023 preliminary"}},
		{"2023 (SB)", []string{"2023 (SB) year 2023/2023 preliminary"}},
		{"Ước thực hiện năm 2025", []string{"Ước thực hiện năm 2025 year 2025/2025 estimate"}},
		{"Kế hoạch 2026", []string{"Kế hoạch 2026 year 2026/2026 plan"}},
		{"Kế hoạch giai đoạn 2021-2025", []string{"Kế hoạch giai đoạn 2021-2025 years 2021/2025 plan"}},
		{"Ước thực hiện cả năm 2025", []string{"Ước thực hiện cả năm 2025 year 2025/2025 estimate"}},
		{"Kỳ bình chọn 2022", []string{"2022 year 2022/2022"}},
		{"2015 - nay", []string{"2015 - nay since 2015/ ongoing"}},
		{"2016 đến 2020", []string{"2016 đến 2020 years 2016/2020"}},
		{"đến thời điểm hiện nay; 5 năm qua", []string{"đến thời điểm hiện nay now / ongoing", "5 năm qua relative /"}},
		{"2019", []string{"2019 year 2019/2019"}},
		{"2016-2020", []string{"2016-2020 years 2016/2020"}},
		{"(2014, 2016, 2018)", []string{"2014, 2016, 2018 years 2014/2018"}},
		// Nothing of this is a period with a year, or a period at all.
		{"Nghị định 60/2019/NĐ-CP, ISO 9001:2015, 2.024 hộ, 2024 hộ, từ 15 - 20 hộ", nil},
		{"ngày 31/2/2023 không có, 29/2/2023 cũng không", nil},
	}
	for _, c := range cases {
		var got []string
		for _, p := range Periods(c.text) {
			got = append(got, shownPeriod(p))
			if string([]rune(c.text)[p.Start:p.End]) != p.Period.Text || p.Period.Basis != "text" {
				t.Errorf("%q: span %v basis %q", c.text, p.Span, p.Period.Basis)
			}
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
	}
}

func TestReadersOfPeriodsStandInTheOrderOfTheirBits(t *testing.T) {
	for k, r := range periodReaders {
		if r.starts != startsHead<<k {
			t.Errorf("reader %d begins with bit %b", k, r.starts)
		}
	}
}
