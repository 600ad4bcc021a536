package article

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// workspace are two topics as an operator would write them: what is measured and
// how it is called, no word about news and no code.
var workspace = fstest.MapFS{
	"ho-ngheo/topic.yaml": {Data: []byte("vi: Hộ nghèo\nen: Poverty\n")},
	"ho-ngheo/vocabulary.yaml": {Data: []byte("nouns:\n" +
		"  - {id: poverty_rate, unit: percent, words: [tỷ lệ hộ nghèo, tỷ lệ nghèo]}\n" +
		"  - {id: poor_household, unit: household, words: [hộ nghèo]}\n" +
		"statuses:\n  - {id: escaped, words: [thoát nghèo]}\n")},
	"ho-ngheo/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: poverty_rate, vi: Tỷ lệ hộ nghèo, en: Poverty rate, unit: percent, behaviour: stock, scope: extended, reads: [{noun: poverty_rate}]}\n" +
		"  - {id: poor_households, vi: Số hộ nghèo, en: Poor households, unit: household, behaviour: stock, scope: extended, reads: [{noun: poor_household}]}\n")},
	"duong-bo/topic.yaml":      {Data: []byte("vi: Đường bộ\nen: Roads\n")},
	"duong-bo/vocabulary.yaml": {Data: []byte("units:\n  - {id: km, vi: km, en: km, words: [km]}\nnouns:\n  - {id: road, unit: km, words: [đường bộ]}\n  - {id: national_road, unit: km, words: [đường quốc lộ]}\n")},
	"duong-bo/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: road_length, vi: Chiều dài đường bộ, en: Road length, unit: km, behaviour: stock, scope: extended, reads: [{noun: road}]}\n" +
		"  - {id: national_roads, vi: Chiều dài quốc lộ, en: National roads, unit: km, behaviour: stock, scope: extended, reads: [{noun: national_road}]}\n")},
	"du-lich/topic.yaml": {Data: []byte("vi: Du lịch\nen: Tourism\n")},
	"du-lich/vocabulary.yaml": {Data: []byte("units:\n  - {id: visit, vi: lượt khách, en: visits, words: [lượt khách]}\n" +
		"nouns:\n  - {id: visit, unit: visit, words: [lượt khách, lượt khách du lịch, khách du lịch]}\n" +
		"  - {id: foreign_visit, unit: visit, words: [lượt khách quốc tế, khách quốc tế]}\n" +
		"  - {id: tourism_revenue, unit: vnd, words: [doanh thu du lịch, tổng thu từ khách du lịch]}\n")},
	"du-lich/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: visits, vi: Lượt khách du lịch, en: Visits, unit: visit, behaviour: flow, scope: extended, reads: [{noun: visit}]}\n" +
		"  - {id: visits_foreign, vi: Lượt khách quốc tế, en: Foreign visits, unit: visit, behaviour: flow, scope: extended, reads: [{noun: foreign_visit}]}\n" +
		"  - {id: tourism_revenue, vi: Tổng thu du lịch, en: Tourism revenue, unit: vnd, behaviour: flow, scope: extended, reads: [{noun: tourism_revenue}]}\n")},
}

// A topic that is data alone is read in prose, per cent among it, and takes
// nothing away from the built-in ones.
func TestTopicsOfAWorkspaceAreReadInProse(t *testing.T) {
	cat, err := catalog.LoadWith(workspace)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"Tỷ lệ hộ nghèo của tỉnh Lai Châu năm 2023 giảm còn 23,8%, giảm 4,2% so với năm 2022; toàn tỉnh còn 24.300 hộ nghèo.",
			"23,8% | poverty_rate | 23.8 percent | exact | actual |  | Lai Châu | lai-chau@2008 | 2023..2023\n" +
				"24.300 | poor_households | 24300 household | exact | actual |  | Lai Châu | lai-chau@2008 | 2023..2023\n"},
		{"Đến năm 2025, tỉnh Lai Châu phấn đấu giảm tỷ lệ nghèo xuống dưới 15%.",
			"15% | poverty_rate | 15 percent | less_than | target |  | Lai Châu | lai-chau@2025 | ..2025\n"},
		{"Năm 2023, tỉnh Lào Cai đón hơn 7,2 triệu lượt khách, trong đó có 500.000 lượt khách quốc tế; tổng thu từ khách du lịch đạt 22.000 tỷ đồng. Tỉnh có 120 sản phẩm OCOP.",
			"7,2 triệu | visits | 7200000 visit | more_than | actual |  | Lào Cai | lao-cai@2008 | 2023..2023\n" +
				"500.000 | visits_foreign | 500000 visit | exact | actual |  | Lào Cai | lao-cai@2008 | 2023..2023 | part\n" +
				"22.000 tỷ đồng | tourism_revenue | 22000000000000 vnd | exact | actual |  | Lào Cai | lao-cai@2008 | 2023..2023\n" +
				"120 | ocop_products | 120 product | exact | actual |  | Lào Cai | lao-cai@2008 | 2023..2023\n"},
		{"Tỷ lệ hộ nghèo của tỉnh Lai Châu năm 2022 là 28%, năm 2023 còn 23,8%, mục tiêu năm 2024 là 19%; vùng cao còn 40%.",
			"28% | poverty_rate | 28 percent | exact | actual |  | Lai Châu | lai-chau@2008 | 2022..2022\n" +
				"23,8% | poverty_rate | 23.8 percent | exact | actual |  | Lai Châu | lai-chau@2008 | 2023..2023\n" +
				"19% | poverty_rate | 19 percent | exact | target |  | Lai Châu | lai-chau@2008 | 2024..2024\n"},
		{"Năm 2023 tỷ lệ hộ nghèo của tỉnh Lai Châu còn 23,8%, chỉ tiêu trung ương giao năm 2024 là 19%, vùng cao còn 40%.",
			"23,8% | poverty_rate | 23.8 percent | exact | actual |  | Lai Châu | lai-chau@2008 | 2023..2023\n"},
		{"Năm 2023, tỉnh Lào Cai có hơn 10.120 km đường bộ, trong đó có 650 km đường quốc lộ; 300 km kênh mương và 74% đường bộ được rải nhựa.",
			"10.120 km | road_length | 10120 km | more_than | actual |  | Lào Cai | lao-cai@2008 | 2023..2023\n" +
				"650 km | national_roads | 650 km | exact | actual |  | Lào Cai | lao-cai@2008 | 2023..2023 | part\n"},
		{"Hộ nghèo ở tỉnh Lai Châu được hỗ trợ 5 triệu đồng và 12% lãi suất.", ""},
	} {
		r, err := (&lexicons{}).readText(context.Background(), ingest.Input{Content: []byte(c.text), Catalog: cat})
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, o := range r.Observations {
			got.WriteString(line1(o) + "\n")
		}
		if got.String() != c.want {
			t.Errorf("%s\ngot\n%swanted\n%s", c.text, got.String(), c.want)
		}
	}
}

// Two topics that call an indicator by one name, and one of them another besides.
var sameName = fstest.MapFS{
	"mot/topic.yaml": {Data: []byte("vi: Nước sạch\nen: Clean water\n")},
	"mot/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: water_works, vi: Công trình cấp nước, en: Water works, unit: works, behaviour: stock, names: [công trình cấp nước tập trung]}\n" +
		"  - {id: water_rate, vi: Tỷ lệ dùng nước sạch, en: Clean water rate, unit: percent, behaviour: stock, names: [tỷ lệ hộ dùng nước sạch]}\n" +
		"  - {id: latrines, vi: Nhà tiêu hợp vệ sinh, en: Latrines, unit: works, behaviour: stock, names: [công trình nhà tiêu hợp vệ sinh]}\n" +
		"  - {id: stations, vi: Trạm bơm, en: Stations, unit: works, behaviour: stock, reads: [{noun: pumping_station}]}\n")},
	"hai/topic.yaml":      {Data: []byte("vi: Thủy lợi\nen: Irrigation\n")},
	"hai/vocabulary.yaml": {Data: []byte("units:\n  - {id: works, vi: công trình, en: works, words: [công trình]}\nnouns:\n  - {id: pumping_station, unit: works, words: [trạm bơm điện]}\n")},
	"hai/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: other_works, vi: Công trình nước tập trung, en: Central works, unit: works, behaviour: stock, names: [công trình cấp nước tập trung]}\n" +
		"  - {id: other_rate, vi: Hộ dùng nước sạch, en: Households, unit: percent, behaviour: stock, names: [tỷ lệ hộ dùng nước sạch]}\n" +
		"  - {id: other_stations, vi: Trạm bơm điện, en: Electric stations, unit: works, behaviour: stock, reads: [{noun: pumping_station}]}\n")},
}

// What two topics call by one name is sent back with both, and what one of them
// alone has is read beside it.
func TestTwoTopicsWithOneNameInProse(t *testing.T) {
	cat, err := catalog.LoadWith(sameName)
	if err != nil {
		t.Fatal(err)
	}
	text := "Năm 2023, tỉnh Sơn La có 812 công trình cấp nước tập trung và 90 công trình nhà tiêu hợp vệ sinh. Tỷ lệ hộ dùng nước sạch năm 2023 của tỉnh Sơn La đạt 61,5%. Năm 2023, tỉnh Sơn La có 77 trạm bơm điện."
	r, err := (&lexicons{}).readText(context.Background(), ingest.Input{Content: []byte(text), Catalog: cat})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Observations) != 1 || r.Observations[0].Indicator != "latrines" {
		t.Errorf("figures %+v", r.Observations)
	}
	want := map[string]string{
		"77":    "Trạm bơm điện (lĩnh vực Thủy lợi); Trạm bơm (lĩnh vực Nước sạch)",
		"812":   "Công trình nước tập trung (lĩnh vực Thủy lợi); Công trình cấp nước (lĩnh vực Nước sạch)",
		"61,5%": "Hộ dùng nước sạch (lĩnh vực Thủy lợi); Tỷ lệ dùng nước sạch (lĩnh vực Nước sạch)",
	}
	for _, reject := range r.Rejects {
		if both, ok := want[reject.Origin.Raw]; ok && reject.Reason == "unknown_indicator" && strings.Contains(reject.MessageVI, both) {
			delete(want, reject.Origin.Raw)
		}
	}
	if len(want) > 0 {
		t.Errorf("not sent back: %v\n%+v", want, r.Rejects)
	}
}
