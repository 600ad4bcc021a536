package vietnamese

import "testing"

// Decimals that are written English style or without their whole part, and the
// same marks where they are a version.
func TestDecimalsAndVersions(t *testing.T) {
	checkLines(t, []lineCase{
		{",75", `{"value":0.75}`},
		{"3.0", `{"value":3}`},
		{"3.0 ha", `{"value":3,"unit":"ha"}`},
		{"2.0 tỷ đồng", `{"value":2e9,"unit":"vnd"}`},
		{"nông nghiệp 3.0", `{"type":"none","value":null}`},
		{"1/5.000", `{"type":"scale","value":null}`},
		{"tỷ lệ 1/2.000 khu công nghiệp", `{"type":"scale","value":null}`},
		{"12 làng ,5 xã", `{"items":[12,5]}`},
		{"VND 75 triệu", `{"value":7.5e7,"unit":"vnd"}`},
	})
}

// Parts of an amount that their own magnitude words do not follow.
func TestSpokenParts(t *testing.T) {
	checkLines(t, []lineCase{
		{"2 nghìn 300 tỷ đồng", `{"value":2.3e12,"unit":"vnd"}`},
		{"5 nghìn hộ, 300 tỷ đồng", `{"items":[5000,3e11]}`},
		{"7 triệu 250", `{"value":7250000}`},
		{"hai phẩy mười lăm", `{"value":2.15}`},
		{"bốn phẩy mười", `{"value":4.1}`},
		{"hai trăm mốt", `{"value":210}`},
		{"ba triệu mốt", `{"value":3100000}`},
		{"4 triệu bảy", `{"value":4700000}`},
		{"4 triệu bảy xã", `{"items":[4e6,7]}`},
		{"hăm sáu", `{"value":26}`},
		{"băm mốt", `{"value":31}`},
		{"băm nhỏ", `{"type":"none","value":null}`},
		{"tối đa một mô hình", `{"value":1,"qualifier":"up_to"}`},
		{"khu vực 2", `{"type":"none","value":null}`},
		{"bốn nghìn rưởi", `{"value":4500}`},
		{"BA MƯƠI LĂM", `{"value":35}`},
		{"MƯỜI SÁU CƠ SỞ", `{"value":16,"unit":"facility"}`},
		{"Tám Ngàn", `{"type":"none","value":null}`},
		{"gấp ba lần rưỡi", `{"value":3.5,"unit":"multiple"}`},
	})
}

// Ranges of which the noun stands twice, whose upper end is open, or that name
// two neighbours.
func TestRangeForms(t *testing.T) {
	checkLines(t, []lineCase{
		{"từ 20 hộ đến 35 hộ", `{"value":20,"value_max":35,"unit":"household"}`},
		{"tăng từ 20 hộ đến 35 hộ", `{"value_max":null,"items":[20,35]}`},
		{"20 hộ đến 35 xã", `{"value_max":null,"items":[20,35]}`},
		{"từ 70 đến dưới 80 điểm", `{"value":70,"value_max":80,"unit":"point"}`},
		{"sáu, bảy hợp tác xã", `{"value":6,"value_max":7,"unit":"cooperative"}`},
		{"7 hoặc 8 xưởng", `{"value":7,"value_max":8}`},
		{"7 hoặc 12 xưởng", `{"value_max":null,"items":[7,12]}`},
		{"mươi mười lăm xưởng", `{"value":10,"value_max":15}`},
		{"dăm mười thợ", `{"value":5,"value_max":10}`},
	})
}

// What looks like a range and is a period or an identifier, against the same
// words where nothing looks like one.
func TestRangesThatAreNone(t *testing.T) {
	checkLines(t, []lineCase{
		{"NPK 15-15-15", `{"type":"period_or_id","value":null}`},
		{"NPK 15-15-15+TE", `{"type":"none","value":null}`},
		{"năm học 2022-2023", `{"type":"period_or_id","value":null}`},
		{"năm học 2022", `{"type":"none","value":null}`},
		{"tháng 5-6/2022", `{"type":"period_or_id","value":null}`},
		{"tháng 6/2022", `{"type":"none","value":null}`},
		{"tháng 2, 3 và 4", `{"type":"none","value":null}`},
		{"số 8/14 Trần Phú", `{"type":"address","value":null}`},
		{"số 8/14B", `{"type":"address","value":null}`},
		{"31/7/2 Trần Phú", `{"type":"address","value":null}`},
		{"số 8/KH-SCT", `{"type":"none","value":null}`},
	})
}

// Numbers behind a word that makes them a name, an age, a time or a telephone.
func TestMoreNames(t *testing.T) {
	checkLines(t, []lineCase{
		{"tuổi 45", `{"type":"none","value":null}`},
		{"giải 2", `{"type":"none","value":null}`},
		{"trao giải 2 sản phẩm", `{"value":2,"unit":"product"}`},
		{"chi bộ 7", `{"type":"none","value":null}`},
		{"đường tỉnh 419", `{"type":"none","value":null}`},
		{"Km27+350", `{"type":"none","value":null}`},
		{"7g45", `{"type":"none","value":null}`},
		{"45g", `{"value":45,"unit":"g"}`},
		{"0987654321", `{"type":"none","value":null}`},
		{"hai bộ phận", `{"type":"none","value":null}`},
		{"hai bộ sản phẩm", `{"value":2,"unit":"product"}`},
		{"85 hội viên", `{"value":85,"unit":"person"}`},
	})
}

// "hơn" compares when "so với" follows, and qualifies otherwise.
func TestComparisons(t *testing.T) {
	checkLines(t, []lineCase{
		{"cao hơn 1,7 tỷ đồng so với năm 2020", `{"value":1.7e9,"delta":true,"qualifier":"exact"}`},
		{"ít hơn 6 dự án so với kế hoạch", `{"value":-6,"delta":true,"qualifier":"exact"}`},
		{"ít hơn 6 dự án", `{"value":6,"delta":null,"qualifier":"less_than"}`},
		{"hơn 6 dự án so với kế hoạch", `{"value":6,"delta":null,"qualifier":"more_than"}`},
		{"non 60 hộ", `{"value":60,"qualifier":"less_than"}`},
		{"già 60 hộ", `{"value":60,"qualifier":"more_than"}`},
		{"người già 60 tuổi", `{"type":"none"}`},
	})
}
