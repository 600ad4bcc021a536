package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestNumber(t *testing.T) {
	cases := []struct {
		value    float64
		decimals int
		vi, en   string
	}{
		{0, 0, "0", "0"},
		{189, 0, "189", "189"},
		{1234, 0, "1.234", "1,234"},
		{1234567.891, 2, "1.234.567,89", "1,234,567.89"},
		{-1234.5, 1, "−1.234,5", "−1,234.5"},
		{-0.4, 0, "0", "0"},
		{2.675, 2, "2,68", "2.68"},
		{0.5, 0, "1", "1"},
		{1.005, 2, "1,01", "1.01"},
		{84739123456, 0, "84.739.123.456", "84,739,123,456"},
		{9007199254740991, 0, "9.007.199.254.740.991", "9,007,199,254,740,991"},
		{1.5e21, 0, "1,5 × 10^21", "1.5 × 10^21"},
		{-2e300, 3, "−2 × 10^300", "−2 × 10^300"},
		{math.NaN(), 1, "—", "—"},
		{math.Inf(1), 1, "—", "—"},
	}
	for _, c := range cases {
		if got := strings.ReplaceAll(Number(c.value, c.decimals, "vi"), noBreak, " "); got != c.vi {
			t.Errorf("Number(%v, %d, vi) = %q, want %q", c.value, c.decimals, got, c.vi)
		}
		if got := strings.ReplaceAll(Number(c.value, c.decimals, "en"), noBreak, " "); got != c.en {
			t.Errorf("Number(%v, %d, en) = %q, want %q", c.value, c.decimals, got, c.en)
		}
	}
}

func TestShown(t *testing.T) {
	upper := func(v float64) *float64 { return &v }
	cases := []struct {
		given  pipeline.Quantity
		vi, en string
		full   string
	}{
		{pipeline.Quantity{Value: 189, Unit: "product"}, "189 sản phẩm", "189 products", "189 sản phẩm"},
		{pipeline.Quantity{Value: 1, Unit: "product", Qualifier: pipeline.Exact}, "1 sản phẩm", "1 product", "1 sản phẩm"},
		{pipeline.Quantity{Value: 11e9, Unit: "vnd", Qualifier: pipeline.MoreThan}, "trên 11 tỷ đồng", "more than VND 11 billion", "trên 11.000.000.000 đồng"},
		{pipeline.Quantity{Value: 84.739e9, Unit: "vnd"}, "84,739 tỷ đồng", "VND 84.739 billion", "84.739.000.000 đồng"},
		{pipeline.Quantity{Value: 84739123456, Unit: "vnd"}, "84.739.123.456 đồng", "VND 84,739,123,456", "84.739.123.456 đồng"},
		{pipeline.Quantity{Value: 250e6, Unit: "vnd", Qualifier: pipeline.About}, "khoảng 250 triệu đồng", "about VND 250 million", "khoảng 250.000.000 đồng"},
		{pipeline.Quantity{Value: 500000, Unit: "vnd"}, "500.000 đồng", "VND 500,000", "500.000 đồng"},
		{pipeline.Quantity{Value: 10, Max: upper(12), Unit: "project"}, "10–12 đề án", "10–12 projects", "10–12 đề án"},
		{pipeline.Quantity{Value: 1.5e9, Max: upper(2e9), Unit: "vnd", Qualifier: pipeline.UpTo}, "tối đa 1,5–2,0 tỷ đồng", "up to VND 1.5–2.0 billion", "tối đa 1.500.000.000–2.000.000.000 đồng"},
		{pipeline.Quantity{Value: 76.5, Unit: "percent", Qualifier: pipeline.AtLeast}, "ít nhất 76,5%", "at least 76.5%", "ít nhất 76,5%"},
		{pipeline.Quantity{Value: 100.0 / 3, Unit: "percent"}, "33,3%", "33.3%", "33,333%"},
		{pipeline.Quantity{Value: 18.9, Unit: "product/year", Qualifier: pipeline.LessThan}, "dưới 18,9 sản phẩm/năm", "less than 18.9 products per year", "dưới 18,9 sản phẩm/năm"},
		{pipeline.Quantity{Value: 5, Unit: "widget"}, "5 widget", "5 widget", "5 widget"},
		{pipeline.Quantity{Value: 5}, "5", "5", "5"},
	}
	for _, c := range cases {
		spaced := func(s string) string { return strings.ReplaceAll(s, noBreak, " ") }
		if got := spaced(declared.Shown(c.given, "vi")); got != c.vi {
			t.Errorf("Shown(%v, vi) = %q, want %q", c.given, got, c.vi)
		}
		if got := spaced(declared.Shown(c.given, "en")); got != c.en {
			t.Errorf("Shown(%v, en) = %q, want %q", c.given, got, c.en)
		}
		if got := spaced(declared.Full(c.given, "vi")); got != c.full {
			t.Errorf("Full(%v, vi) = %q, want %q", c.given, got, c.full)
		}
		if strings.Contains(strings.TrimPrefix(declared.Shown(c.given, "vi"), QualifierWord(c.given.Qualifier, "vi")+noBreak), " ") && c.given.Unit != "" && !strings.Contains(declared.Name(c.given.Unit, "vi"), " ") {
			t.Errorf("Shown(%v, vi) may break between number and unit", c.given)
		}
	}
}

func TestPrecisionOfAColumn(t *testing.T) {
	cases := []struct {
		name   string
		values []float64
		unit   string
		want   Precision
	}{
		{"counts", []float64{189, 73}, "product", Precision{1, 0}},
		{"averages", []float64{18.9, 14.6}, "product", Precision{1, 1}},
		{"endless fractions", []float64{1.0 / 3, 2}, "product", Precision{1, 2}},
		{"large endless fractions", []float64{400.0 / 3, 2}, "product", Precision{1, 1}},
		{"shares", []float64{33.333333, 50}, "percent", Precision{1, 1}},
		{"round money", []float64{11e9, 24.5e9}, "vnd", Precision{1e9, 1}},
		{"money that three decimals would mistake", []float64{11e9, 84.739e9}, "vnd", Precision{1e6, 0}},
		{"money to the last đồng", []float64{84739123456, 1e6}, "vnd", Precision{1, 0}},
		{"small money", []float64{500000}, "vnd", Precision{1, 0}},
		{"nothing", nil, "vnd", Precision{1, 0}},
	}
	for _, c := range cases {
		if got := PrecisionOf(c.values, c.unit); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// What Number writes, read back, is the value rounded, in either language.
func FuzzNumber(f *testing.F) {
	for _, v := range []float64{0, 189, -1234.5, 2.675, 84739123456, 1e17, 9e-9, -0.004} {
		f.Add(v, 2)
	}
	f.Fuzz(func(t *testing.T, v float64, decimals int) {
		vi, en := Number(v, decimals, "vi"), Number(v, decimals, "en")
		if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) >= beyond {
			return
		}
		back, err := strconv.ParseFloat(strings.NewReplacer(",", "", minus, "-").Replace(en), 64)
		if err != nil {
			t.Fatalf("Number(%v) = %q: %v", v, en, err)
		}
		allowed := 0.51*math.Pow(10, -float64(min(max(decimals, 0), 12))) + math.Abs(v)*1e-15
		if math.Abs(back-v) > allowed {
			t.Fatalf("Number(%v, %d) = %q is off by %v", v, decimals, en, math.Abs(back-v))
		}
		swapped := strings.NewReplacer(".", ",", ",", ".").Replace(en)
		if vi != swapped {
			t.Fatalf("Vietnamese %q and English %q differ in more than their signs", vi, en)
		}
	})
}

// declared are some units as the topics declare them.
var declared = Units{
	"product": {VI: "sản phẩm", EN: "products"},
	"project": {VI: "đề án", EN: "projects"},
	"person":  {VI: "người", EN: "people"},
}

func TestUnitsOfAWorkspace(t *testing.T) {
	own := Units{"pupil": {VI: "học sinh", EN: "pupils"}, "kwh": {VI: "kWh", EN: "kWh"}, "doctor": {VI: "bác sĩ", EN: "doctors of medicine"}, "child": {VI: "trẻ em", EN: "men"}, "company": {VI: "công ty", EN: "companies"}, "bus": {VI: "xe buýt", EN: "buses"}, "box": {VI: "hộp", EN: "boxes"}, "class": {VI: "lớp", EN: "classes"}, "tourist": {VI: "lượt khách"}, "product": declared["product"]}
	for _, c := range []struct {
		given  pipeline.Quantity
		vi, en string
	}{
		{pipeline.Quantity{Value: 666000, Unit: "pupil"}, "666.000 học sinh", "666,000 pupils"},
		{pipeline.Quantity{Value: 1, Unit: "pupil"}, "1 học sinh", "1 pupil"},
		{pipeline.Quantity{Value: 1, Unit: "doctor"}, "1 bác sĩ", "1 doctor of medicine"},
		{pipeline.Quantity{Value: 1, Unit: "child"}, "1 trẻ em", "1 man"},
		{pipeline.Quantity{Value: 1, Unit: "company"}, "1 công ty", "1 company"},
		{pipeline.Quantity{Value: 1, Unit: "class"}, "1 lớp", "1 class"},
		{pipeline.Quantity{Value: 1, Unit: "box"}, "1 hộp", "1 box"},
		{pipeline.Quantity{Value: 2, Unit: "kwh"}, "2 kWh", "2 kWh"},
		{pipeline.Quantity{Value: 3, Unit: "tourist"}, "3 lượt khách", "3 lượt khách"},
		{pipeline.Quantity{Value: 2, Unit: "pupil/class"}, "2 học sinh/lớp", "2 pupils per class"},
		{pipeline.Quantity{Value: 3, Unit: "product"}, "3 sản phẩm", "3 products"},
		{pipeline.Quantity{Value: 3, Unit: "nobody_knows"}, "3 nobody_knows", "3 nobody_knows"},
	} {
		for lang, want := range map[string]string{"vi": c.vi, "en": c.en} {
			if got := strings.ReplaceAll(own.Shown(c.given, lang), "\u00a0", " "); got != want {
				t.Errorf("%v %s: %q, want %q", c.given, lang, got, want)
			}
		}
	}
}

// What no reader sees is not written, nor what would make a name read as another.
func TestEscape(t *testing.T) {
	if got, want := Escape("bieu\u202exslx.\u2066 <b>\x1b[2J\xff"), "bieuxslx. &lt;b&gt;[2J\uFFFD"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Each letter that is taken for a plain one stays as it is where all are looked at.
func TestPlainLettersStayAsTheyAre(t *testing.T) {
	for r := rune(0); r < 0x3000; r++ {
		if s := string(r); isPlain(s) && Escape("<"+s) != "&lt;"+s {
			t.Errorf("%U is no plain letter", r)
		}
	}
	for text, want := range map[string]bool{"Nguyễn Thị Ánh – 1.234,5 “đồng”": true, "a\nb\tc": true, "a\x00": false, "a & b": false, "\xff": false, "a\u202eb": false, "\u0085": false} {
		if got := isPlain(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
