package vietnamese

import (
	"fmt"
	"strings"
	"testing"
)

// shown writes a figure the way that the wanted column of the tables does.
func shown(f Figure) string {
	var b strings.Builder
	b.WriteString(f.Text + "=")
	switch {
	case f.Null:
		b.WriteString("?")
	case f.Numerator != nil:
		fmt.Fprintf(&b, "%v/%v", *f.Numerator, *f.Denominator)
	case f.Max != nil:
		fmt.Fprintf(&b, "%v..%v", f.Value, *f.Max)
	default:
		fmt.Fprintf(&b, "%v", f.Value)
	}
	if f.Unit != "" {
		b.WriteString(" " + f.Unit)
	}
	if f.Qualifier != "exact" {
		b.WriteString(" " + string(f.Qualifier))
	}
	for _, flag := range []struct {
		set  bool
		name string
	}{{f.Delta, "change"}, {f.Average, "average"}, {f.Distributive, "each"}, {f.Estimate, "estimate"}, {f.Ambiguous, "ambiguous"}} {
		if flag.set {
			b.WriteString(" " + flag.name)
		}
	}
	return b.String()
}

func TestFigures(t *testing.T) {
	cases := []struct {
		sentence string
		want     []string
	}{
		{"Năm 2019, huyện có 23 sản phẩm được công nhận, trong đó 9 sản phẩm cấp tỉnh.", []string{"23=23 product", "9=9 product"}},
		{"Đến hết tháng 9/2023, toàn tỉnh có 1.310 cơ sở, thu hút hơn 17.400 lao động, thu nhập bình quân 6,9 triệu đồng/người/tháng.",
			[]string{"1.310=1310 facility", "17.400=17400 person more_than", "6,9 triệu đồng=6.9e+06 vnd average"}},
		{"Tổng kinh phí 31,7 tỷ đồng, trong đó vốn quốc gia 14 tỷ 250 triệu đồng.", []string{"31,7 tỷ đồng=3.17e+10 vnd", "14 tỷ 250 triệu đồng=1.425e+10 vnd"}},
		{"Tổng chi 10 tháng 9.460 tỷ đồng, thu 6 tháng 12.500 tỷ đồng, thu nội địa 9 tháng 8,5 tỷ đồng.", []string{"10=10", "9.460 tỷ đồng=9.46e+12 vnd", "6=6", "12.500 tỷ đồng=1.25e+13 vnd", "9=9", "8,5 tỷ đồng=8.5e+09 vnd"}},
		{"Qua 3 kỳ bình chọn, tỉnh có hai sản phẩm đạt cấp quốc gia.", []string{"hai=2 product"}},
		{"Có bốn doanh nghiệp và năm hợp tác xã dự thi.", []string{"bốn=4 enterprise", "năm=5 cooperative"}},
		{"Một hộ ở xã bên cũng được hỗ trợ; mỗi xã một sản phẩm; một số nơi chưa làm.", nil},
		{"Theo Nghị định 60/2019/NĐ-CP ngày 5/7/2019, mức hỗ trợ không quá 250 triệu đồng/mô hình.", []string{"250 triệu đồng=2.5e+08 vnd up_to"}},
		{"Hội đồng chọn 31/57 sản phẩm; 9/9 phiếu tán thành.", []string{"31=31/57 product", "9=9/9 ballot"}},
		{"Có 06 (sáu) sản phẩm đạt 4 sao, 18 sản phẩm 3 sao, 41 sản phẩm đạt từ 3 sao trở lên.", []string{"06=6 product", "18=18 product", "41=41 product"}},
		{"Giải ngân 4,5/6,2 tỷ đồng.", []string{"4,5=4.5e+09/6.2e+09 vnd"}},
		{"Ông Lê Văn B, 47 tuổi, ở ấp 2, có 12 lao động, làm 300 kg/ngày.", []string{"12=12 person", "300 kg=300 kg"}},
		{"Đây là một trong 6 làng nghề vào tốp 50 làng nghề tiêu biểu.", nil},
		{"Trong các năm 2018, 2019 và 2020 lần lượt có 8, 11 và 14 đề án.", []string{"8=8 project", "11=11 project", "14=14 project"}},
		{"Trong tháng 2, 3 và 4 mở 7 lớp; tháng 5, 16 cơ sở đăng ký; tháng 6 và 9 cơ sở nữa.", []string{"7=7 class", "16=16 facility", "9=9 facility"}},
		{"Kinh phí 22 tỷ đồng, cao hơn 1,9 tỷ đồng so với năm 2021.", []string{"22 tỷ đồng=2.2e+10 vnd", "1,9 tỷ đồng=1.9e+09 vnd change"}},
		{"Bản quy hoạch tỷ lệ 1/2.000 cụm công nghiệp rộng 41 ha.", []string{"41 ha=41 ha"}},
		{"Kế hoạch số 44/KH-UBND giao 25 sản phẩm; quyết định công nhận 27 sản phẩm.", []string{"25=25 product", "27=27 product"}},
		{"Cấp 19 giấy chứng nhận; cấp huyện 40 sản phẩm; cấp 120 triệu đồng.", []string{"19=19 certificate", "40=40 product", "120 triệu đồng=1.2e+08 vnd"}},
		{"Số sản phẩm tăng lên 84, tăng thêm 13 sản phẩm, tức tăng 18,3%.", []string{"84=84", "13=13 product change", "18,3%=18.3 percent change"}},
		{"Có 90 sản phẩm, vượt 12 sản phẩm so với mục tiêu; doanh thu vượt 3 tỷ đồng.", []string{"90=90 product", "12=12 product change", "3 tỷ đồng=3e+09 vnd more_than"}},
		{"nhiều hơn năm 2018 17 sản phẩm", []string{"17=17 product change"}},
		{"Doanh thu ước đạt 16 tỷ đồng.", []string{"16 tỷ đồng=1.6e+10 vnd estimate"}},
		{"Có 2,150 sản phẩm trên 2,150 ha.", []string{"2,150=2150 product ambiguous", "2,150 ha=2.15 ha"}},
		{"Đã có 318\nHTX hoạt động.", []string{"318=318 cooperative"}},
		{"Mỗi xã 3 sản phẩm, hàng trăm hộ tham gia.", []string{"3=3 product each", "hàng trăm=? household about"}},
		{"Hỗ trợ cho 14 doanh nghiệp, hợp tác xã và 8 doanh nghiệp, cơ sở.", []string{"14=14 entity", "8=8 facility"}},
		{"Từ 6 sản phẩm năm 2013 lên 29 sản phẩm năm 2021, gấp hơn 4 lần.", []string{"6=6 product", "29=29 product", "4=4 multiple more_than"}},
		{"có12 sản phẩm, 7HTX, 35triệu đồng", []string{"12=12 product", "7=7 cooperative", "35triệu đồng=3.5e+07 vnd"}},
		{"Gạo ST25 và nước mắm 40 độ đạm của HTX số 2, ĐT: 0913.222.333.", nil},
		{"Hai ngày 8 và 9.10, 16 cơ sở dự 5 đợt bình chọn.", []string{"16=16 facility", "5=5 round"}},
		{"Điều 6 khoản 3 điểm b; Tổ 9, khu phố 2; KCN Sông Trà 3; quy hoạch tỷ lệ 1/500.", nil},
		{"1. Năm 2020 có 7 cơ sở [3], (2) và 15 hộ.", []string{"7=7 facility", "15=15 household"}},
		{"Xếp thứ 4/63 tỉnh, đứng thứ ba toàn quốc, hạng 2.", nil},
		{"Chọn 24 trên 48 sản phẩm; mật độ 250 người; theo Luật 57/2017; 12 cơ sở trên 3 ha.", []string{"24=24", "48=48 product", "250=250 person", "12=12 facility", "3 ha=3 ha"}},
		{"Máy 3 pha giá 40 triệu, lãi 15-20 triệu mỗi tháng; nâng từ 1,5 - 2 lần.", []string{"3=3", "40 triệu=4e+07 vnd", "15-20 triệu=1.5e+07..2e+07 vnd", "1,5 - 2=1.5..2 multiple"}},
		{"Thưởng 2.500.000 đồng (Hai triệu năm trăm nghìn đồng); chiều 6.11 có 40 + 12 cơ sở.", []string{"2.500.000 đồng=2.5e+06 vnd", "40=40 facility", "12=12 facility"}},
		{"Một nửa số hộ, 2/3 diện tích, quá nửa số cơ sở.", []string{"Một nửa=0.5 fraction", "2/3=2/3 fraction", "nửa=0.5 fraction more_than"}},
	}
	for _, c := range cases {
		figures := Figures(c.sentence)
		var got []string
		runes := []rune(c.sentence)
		for _, f := range figures {
			got = append(got, shown(f))
			if string(runes[f.Start:f.End]) != f.Text {
				t.Errorf("%q: span %v is not %q", c.sentence, f.Span, f.Text)
			}
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%q:\n got %s\nwant %s", c.sentence, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
	}
}

// A text in decomposed form gives the same figures, at its own code points.
func TestFiguresOfDecomposedText(t *testing.T) {
	const sentence = "Đến năm 2022, tỉnh có hơn 27 làng nghề và gần 4 tỷ đồng vốn."
	decomposed := decompose(sentence)
	composed, found := Figures(sentence), Figures(decomposed)
	if len(composed) != 2 || len(found) != 2 {
		t.Fatalf("got %d and %d figures, want 2", len(composed), len(found))
	}
	for i := range found {
		if shown(composed[i]) != strings.Replace(shown(found[i]), found[i].Text, composed[i].Text, 1) {
			t.Errorf("got %s, want %s", shown(found[i]), shown(composed[i]))
		}
		if got := string([]rune(decomposed)[found[i].Start:found[i].End]); got != found[i].Text {
			t.Errorf("span holds %q, want %q", got, found[i].Text)
		}
	}
}

func TestQualifierSpan(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"tổng vốn trên 9 tỷ đồng", "trên"},
		{"có trên dưới 60 hộ", "trên dưới"},
		{"phải có ít nhất là 5 sản phẩm", "ít nhất"},
		{"đủ 12 hộ trở lên", "trở lên"},
		{"có 12 hộ", ""},
	} {
		f := Figures(c.sentence)
		if len(f) != 1 {
			t.Fatalf("%q: %d figures, want 1", c.sentence, len(f))
		}
		if got := string([]rune(c.sentence)[f[0].QualifierSpan.Start:f[0].QualifierSpan.End]); got != c.want {
			t.Errorf("%q: qualifier %q, want %q", c.sentence, got, c.want)
		}
	}
}
