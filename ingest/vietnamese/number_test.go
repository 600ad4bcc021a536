package vietnamese

import (
	"encoding/json"
	"testing"
)

// lineCase is one line and the fields that its JSON object must have. A field
// that is wanted null may also be absent.
type lineCase struct {
	line string
	want string
}

func checkLines(t *testing.T, cases []lineCase) {
	t.Helper()
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	for _, c := range cases {
		raw, err := json.Marshal(NumberLine(c.line))
		if err != nil {
			t.Fatalf("%q: %v", c.line, err)
		}
		var got, want map[string]any
		if err := json.Unmarshal(raw, &got); err != nil {
			t.Fatalf("%q: %v", c.line, err)
		}
		if err := json.Unmarshal([]byte(c.want), &want); err != nil {
			t.Fatalf("%q: the wanted fields are no JSON: %v", c.line, err)
		}
		for field, w := range want {
			wantJSON, _ := json.Marshal(w)
			gotJSON, _ := json.Marshal(got[field])
			if string(wantJSON) != string(gotJSON) {
				t.Errorf("%q: %s is %s, want %s", c.line, field, gotJSON, wantJSON)
			}
		}
	}
}

// Numbers as digits: the dot groups, the comma is the decimal mark, English
// style only where it is beyond doubt.
func TestSeparators(t *testing.T) {
	checkLines(t, []lineCase{
		{"9", `{"value":9}`},
		{"2738", `{"value":2738}`},
		{"4.096", `{"value":4096}`},
		{"21.870", `{"value":21870}`},
		{"3.141.592", `{"value":3141592}`},
		{"6.020.000,50", `{"value":6020000.5}`},
		{"517.306,448", `{"value":517306.448}`},
		{"3,75", `{"value":3.75,"ambiguous":null}`},
		{"0,045", `{"value":0.045,"ambiguous":null}`},
		{"0.250", `{"value":0.25}`},
		{"08", `{"value":8}`},
		{"007", `{"value":7}`},
		{"5\u00A0678", `{"value":5678}`},
		{"5\u202F678\u202F901", `{"value":5678901}`},
		{"5 678,9", `{"value":5678.9}`},
		{"12'345'678", `{"value":12345678}`},
		{"12’345", `{"value":12345}`},
		{"7,654,321", `{"value":7654321}`},
		{"7,654.25", `{"value":7654.25}`},
		{"87.65", `{"value":87.65}`},
		{"6.5", `{"value":6.5}`},
		{"７.８９０", `{"value":7890}`},
		{"6,543", `{"value":6.543,"alt":6543,"ambiguous":true}`},
		{"1.23.456", `{"value":null}`},
		{"1.234.5", `{"value":null}`},
		{"4.5.2016", `{"type":"date","value":null,"date":"2016-05-04"}`},
		{"17/3/2019", `{"type":"date","value":null,"date":"2019-03-17"}`},
		{"99999999999999999999999999", `{"value":null}`},
	})
}

func TestMagnitudes(t *testing.T) {
	checkLines(t, []lineCase{
		{"3,4 tỉ đồng", `{"value":3.4e9,"unit":"vnd"}`},
		{"96,315 tỷ đồng", `{"value":96315000000,"unit":"vnd"}`},
		{"203.417 triệu đồng", `{"value":203417000000,"unit":"vnd"}`},
		{"8,5 nghìn tỷ đồng", `{"value":8.5e12,"unit":"vnd"}`},
		{"12 ngàn tỉ đồng", `{"value":1.2e13,"unit":"vnd"}`},
		{"3 tỷ 450 triệu đồng", `{"value":3450000000,"unit":"vnd"}`},
		{"2 triệu 75 nghìn đồng", `{"value":2075000,"unit":"vnd"}`},
		{"4 tỷ rưỡi", `{"value":4.5e9}`},
		{"3 triệu rưỡi đồng", `{"value":3500000,"unit":"vnd"}`},
		{"nửa triệu đồng", `{"value":500000,"unit":"vnd"}`},
		{"250k", `{"value":250000}`},
		{"40K", `{"value":40000}`},
		{"US$ 12 triệu", `{"value":1.2e7,"unit":"usd"}`},
		{"35 tạ/ha", `{"value":35,"unit":"quintal","per":"ha"}`},
		{"6 tỷ 45 triệu 500 nghìn đồng", `{"value":6045500000,"unit":"vnd"}`},
		{"35 trđ", `{"value":35000000,"unit":"vnd"}`},
		{"35 tr.đ", `{"value":35000000,"unit":"vnd"}`},
		{"8tr", `{"value":8000000}`},
		{"6 vạn", `{"value":60000}`},
		{"4 chục", `{"value":40}`},
		{"3 tá", `{"value":36}`},
		{"2,7 triệu USD", `{"value":2700000,"unit":"usd"}`},
		{"900 nghìn đô la", `{"value":900000,"unit":"usd"}`},
		{"75.000 đ", `{"value":75000,"unit":"vnd"}`},
		{"45.000đ/kg", `{"value":45000,"unit":"vnd","per":"kg"}`},
		{"6,8 triệu đồng/người/tháng", `{"value":6800000,"unit":"vnd","per":"người/tháng"}`},
		{"9 triệu/người/tháng", `{"value":9000000,"unit":"vnd"}`},
		{"2.345,6 ha", `{"value":2345.6,"unit":"ha"}`},
		{"4.821,07 km²", `{"value":4821.07,"unit":"km2"}`},
		{"650 m2", `{"value":650,"unit":"m2"}`},
		{"15,5 nghìn tấn", `{"value":15500,"unit":"tonne"}`},
		{"31 nghìn lao động", `{"value":31000,"unit":"person"}`},
		{"3,1 triệu lượt khách", `{"value":3100000,"unit":"visit"}`},
		{"410 lượt sản phẩm", `{"value":410,"unit":"certification"}`},
		{"5 đồng chí", `{"value":5,"unit":"person"}`},
		{"(nghìn đồng) 2.500", `{"value":2500000,"unit":"vnd"}`},
		{"ĐVT: tỷ đồng 1,5", `{"value":1.5e9,"unit":"vnd"}`},
		{"Kinh phí (triệu đồng): 375", `{"value":3.75e8,"unit":"vnd"}`},
		{"Diện tích (ha) 18,4", `{"value":18.4,"unit":"ha"}`},
		{"472\nHTX", `{"value":472,"unit":"cooperative"}`},
		{"2.500 (triệu đồng)", `{"value":2.5e9,"unit":"vnd"}`},
	})
}

func TestNumberWords(t *testing.T) {
	checkLines(t, []lineCase{
		{"không", `{"value":0}`},
		{"sáu", `{"value":6}`},
		{"mười bốn", `{"value":14}`},
		{"mười lăm", `{"value":15}`},
		{"bốn mươi mốt", `{"value":41}`},
		{"sáu mươi tư", `{"value":64}`},
		{"bảy mươi nhăm", `{"value":75}`},
		{"bẩy mươi ba", `{"value":73}`},
		{"bốn lăm", `{"value":45}`},
		{"năm mốt", `{"value":51}`},
		{"sáu tư", `{"value":64}`},
		{"ba trăm linh bảy", `{"value":307}`},
		{"ba trăm lẻ năm", `{"value":305}`},
		{"bốn trăm rưỡi", `{"value":450}`},
		{"sáu trăm ba mươi", `{"value":630}`},
		{"hai nghìn không trăm linh chín", `{"value":2009}`},
		{"một nghìn hai", `{"value":1200}`},
		{"ba triệu sáu", `{"value":3600000}`},
		{"hai tỷ rưỡi", `{"value":2.5e9}`},
		{"bảy nghìn tỷ", `{"value":7e12}`},
		{"bốn triệu ba trăm nghìn", `{"value":4300000}`},
		{"ba vạn", `{"value":30000}`},
		{"sáu chục", `{"value":60}`},
		{"sáu (06)", `{"value":6}`},
		{"07 (bảy)", `{"value":7}`},
		{"ba phẩy một bốn", `{"value":3.14}`},
		{"mười hai phẩy năm", `{"value":12.5}`},
		{"không phẩy năm", `{"value":0.5}`},
		{"hai nghìn lẻ ba", `{"value":2003}`},
		{"nửa tá", `{"value":6}`},
		{"trăm tư", `{"value":140}`},
		{"nghìn rưỡi", `{"value":1500}`},
		{"năm nghìn bốn trăm tỷ", `{"value":5.4e12}`},
		{"bảy tỷ ba trăm năm mươi triệu đồng", `{"value":7350000000,"unit":"vnd"}`},
		{"Chín (09) sản phẩm", `{"value":9,"unit":"product"}`},
		{"một (01) đề án", `{"value":1,"unit":"project"}`},
	})
}

// Words that only look like numbers.
func TestNumberWordTraps(t *testing.T) {
	for _, line := range []string{
		"năm 2019", "một số ý kiến", "một trong các", "Ba Tri", "Bảy Hiền", "Tư Sơn", "Tam Nông", "hai bên", "ba miền", "bốn mùa",
		"mỗi năm", "trong năm", "hằng năm", "thứ Bảy", "thứ tư", "lần thứ sáu", "tháng tư", "quý ba", "mười năm", "ba mươi năm",
		"mỗi làng một nghề", "một lần", "năm ngoái", "năm thứ 3", "hai vợ chồng",
	} {
		if f := ParseNumber(line); !f.Null || f.Type != TypeNone {
			t.Errorf("%q: got %v of type %s, want none", line, f.Value, f.Type)
		}
	}
}

func TestQualifiers(t *testing.T) {
	checkLines(t, []lineCase{
		{"hơn 45 làng nghề", `{"value":45,"qualifier":"more_than","unit":"village"}`},
		{"trên 7 tỷ đồng", `{"value":7e9,"qualifier":"more_than"}`},
		{"vượt 12%", `{"value":12,"qualifier":"more_than"}`},
		{"quá 30 hộ", `{"value":30,"qualifier":"more_than"}`},
		{"gần 18.000 lao động", `{"value":18000,"qualifier":"less_than"}`},
		{"ngót 90 hộ", `{"value":90,"qualifier":"less_than"}`},
		{"dưới 4 tỷ đồng", `{"value":4e9,"qualifier":"less_than"}`},
		{"chưa đến 25 cơ sở", `{"value":25,"qualifier":"less_than"}`},
		{"chưa tới 8%", `{"value":8,"qualifier":"less_than"}`},
		{"khoảng 640 hộ", `{"value":640,"qualifier":"about"}`},
		{"xấp xỉ 3 tỷ đồng", `{"value":3e9,"qualifier":"about"}`},
		{"tầm 35 hộ", `{"value":35,"qualifier":"about"}`},
		{"độ 70 hộ", `{"value":70,"qualifier":"about"}`},
		{"trên dưới 150 cơ sở", `{"value":150,"qualifier":"about"}`},
		{"ước khoảng 45 tỷ đồng", `{"value":4.5e10,"qualifier":"about","estimate":true}`},
		{"ít nhất 12 sản phẩm", `{"value":12,"qualifier":"at_least"}`},
		{"không dưới 9 đề án", `{"value":9,"qualifier":"at_least","unit":"project"}`},
		{"từ 20 sản phẩm trở lên", `{"value":20,"qualifier":"at_least"}`},
		{"15 lao động trở lên", `{"value":15,"qualifier":"at_least"}`},
		{"tối đa 200 triệu đồng", `{"value":2e8,"qualifier":"up_to"}`},
		{"không vượt quá 50%", `{"value":50,"qualifier":"up_to"}`},
		{"không quá 3 mô hình", `{"value":3,"qualifier":"up_to","unit":"model"}`},
		{"nhiều nhất 6 sản phẩm", `{"value":6,"qualifier":"up_to"}`},
		{"10 lao động trở xuống", `{"value":10,"qualifier":"up_to"}`},
		{"lên tới 75 sản phẩm", `{"value":75,"qualifier":"exact"}`},
		{"lên đến 4 tỷ đồng", `{"value":4e9,"qualifier":"exact"}`},
		{"hơn trăm hộ", `{"value":100,"qualifier":"more_than"}`},
		{"gần chục cơ sở", `{"value":10,"qualifier":"less_than"}`},
		{"> 350", `{"value":350,"qualifier":"more_than"}`},
		{"≥ 80", `{"value":80,"qualifier":"at_least"}`},
		{"≤ 80", `{"value":80,"qualifier":"up_to"}`},
		{"hàng nghìn hộ", `{"value":null,"vague":true,"qualifier":"about","order":1000}`},
		{"hàng chục tỷ đồng", `{"value":null,"vague":true,"order":1e10,"unit":"vnd"}`},
		{"vài trăm lao động", `{"value":null,"vague":true,"order":100}`},
		{"mấy chục sản phẩm", `{"value":null,"vague":true}`},
		{"vài ba chục hộ", `{"value":null,"vague":true}`},
	})
}

func TestRangesAndShares(t *testing.T) {
	checkLines(t, []lineCase{
		{"20 - 25 sản phẩm", `{"value":20,"value_max":25}`},
		{"20–25", `{"value":20,"value_max":25}`},
		{"từ 20 đến 25 cơ sở", `{"value":20,"value_max":25,"unit":"facility"}`},
		{"từ 6 - 8 sản phẩm", `{"value":6,"value_max":8}`},
		{"3,5-4 triệu đồng", `{"value":3500000,"value_max":4000000}`},
		{"600 triệu - 1,1 tỷ đồng", `{"value":6e8,"value_max":1.1e9,"unit":"vnd"}`},
		{"5% - 8%", `{"value":5,"value_max":8,"unit":"percent"}`},
		{"15 - 25%", `{"value":15,"value_max":25,"unit":"percent"}`},
		{"sáu bảy hộ", `{"value":6,"value_max":7}`},
		{"dăm bảy cơ sở", `{"value":5,"value_max":7}`},
		{"hai ba trăm hộ", `{"value":200,"value_max":300}`},
		{"2016 - 2020", `{"type":"period_or_id","value":null}`},
		{"giai đoạn 2016 - 2020", `{"type":"period_or_id","value":null}`},
		{"7-8/2018", `{"type":"period_or_id","value":null}`},
		{"20-12-2018", `{"type":"period_or_id","value":null}`},
		{"20-20-15", `{"type":"period_or_id","value":null}`},
		{"0315/QĐ-SCT", `{"type":"period_or_id","value":null}`},
		{"4 - 5 sao", `{"type":"period_or_id","value":null}`},
		{"38,6%", `{"value":38.6,"unit":"percent"}`},
		{"45 phần trăm", `{"value":45,"unit":"percent"}`},
		{"1,5 điểm phần trăm", `{"value":1.5,"unit":"percentage_point"}`},
		{"17/29 sản phẩm", `{"numerator":17,"denominator":29,"unit":"product"}`},
		{"617/1.204 sản phẩm (51,2%)", `{"numerator":617,"denominator":1204}`},
		{"2/5 số hộ", `{"numerator":2,"denominator":5,"unit":"fraction","value":0.4}`},
		{"hai phần ba", `{"unit":"fraction"}`},
		{"ba phần tư diện tích", `{"value":0.75,"unit":"fraction"}`},
		{"tỷ lệ 1/2.000", `{"type":"scale","value":null}`},
		{"tỷ lệ 64,1%", `{"value":64.1,"unit":"percent"}`},
		{"gấp hơn 3 lần", `{"value":3,"unit":"multiple","qualifier":"more_than"}`},
		{"cao hơn 1,4 lần", `{"value":1.4,"unit":"multiple","qualifier":"exact"}`},
		{"hơn một nửa", `{"value":0.5,"unit":"fraction","qualifier":"more_than"}`},
		{"gấp 2,5 lần", `{"value":2.5,"unit":"multiple"}`},
		{"gấp ba", `{"value":3,"unit":"multiple"}`},
		{"tăng 9,8%", `{"value":9.8,"unit":"percent","delta":true}`},
		{"giảm 14 cơ sở", `{"value":-14,"unit":"facility","delta":true}`},
		{"1/2000", `{"type":"scale","value":null}`},
		{"3/12A", `{"type":"address","value":null}`},
		{"bình quân mỗi đề án 85 triệu đồng", `{"value":8.5e7,"average":true,"distributive":true}`},
		{"31 hợp tác xã, 64 doanh nghiệp và 5 tổ hợp tác", `{"value":null,"items":[31,64,5]}`},
		{"46204", `{"value":null,"date":"2026-07-01","ambiguous":true,"alt":46204}`},
	})
}

// What stands in digits and is no figure.
func TestNotNumbers(t *testing.T) {
	for _, line := range []string{
		"Nghị định 60/2019/NĐ-CP", "Quyết định số 715/QĐ-UBND", "Thông tư 9/2020/TT-BCT", "ngày 12.8", "ngày 5 và 6.11", "tháng 7/2019", "quý III/2022",
		"lần thứ IV", "kỳ họp thứ 9", "Khoản 2, 3 Điều 8", "hạng 3 sao", "loại 1", "phường 7", "Quận 3", "tổ 12", "khu phố 4", "40 độ đạm", "NPK 20-20-15+TE",
		"ĐT: 0251 3822 xxx", "0903 456 789", "24 tháng", "10 năm qua", "(2)", "[17]", "ISO 9001:2008", "TCVN 7030:2009", "quốc lộ 5B", "số 27 Trần Phú",
		"8h15", "45 tuổi", "công nghiệp 4.0", "gạo ST24", "COVID-19", "6 tháng cuối năm 2021", "thế kỷ 20", "mùng 3 tháng 2", "nhiệt độ 25oC", "(0277) 3 812 345", "thư: so3ct@example.vn", "www.ocop2021.vn", "3 tiếng", "Biểu 3/SCT-BCT", "tờ bản đồ 15",
	} {
		if f := ParseNumber(line); !f.Null || f.Type != TypeNone {
			t.Errorf("%q: got %v of type %s, want none", line, f.Value, f.Type)
		}
	}
}
