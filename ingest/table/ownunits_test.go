package table_test

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A topic of a workspace with units of its own: one whose word the language takes
// for another, one that it does not know, one that is measured.
var ownUnits = fstest.MapFS{
	"xa-hoi/topic.yaml": {Data: []byte("vi: Xã hội\nen: Society\n")},
	"xa-hoi/vocabulary.yaml": {Data: []byte("units:\n" +
		"  - {id: pupil, vi: học sinh, en: pupils, words: [học sinh, em]}\n" +
		"  - {id: dose, vi: liều, en: doses, words: [liều, mũi tiêm], scales: [{vi: vạn liều, en: ten thousand doses, factor: 10000}]}\n" +
		"  - {id: beds_rate, vi: giường/vạn dân, en: beds for 10000, measured: true, words: [giường bệnh/vạn dân]}\n" +
		"nouns:\n  - {id: pupil, unit: pupil, words: [học sinh]}\n  - {id: dose, unit: dose, words: [vắc xin]}\n  - {id: worker_of_school, unit: person, words: [giáo viên]}\n")},
	"xa-hoi/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: pupils, vi: Số học sinh, en: Pupils, unit: pupil, behaviour: stock, reads: [{noun: pupil}]}\n" +
		"  - {id: teachers, vi: Số giáo viên, en: Teachers, unit: person, behaviour: stock, reads: [{noun: worker_of_school}]}\n" +
		"  - {id: doses, vi: Số vắc xin đã tiêm, en: Doses, unit: dose, behaviour: flow, reads: [{noun: dose}]}\n" +
		"  - {id: beds, vi: Tỷ lệ giường bệnh, en: Beds, unit: beds_rate, behaviour: stock}\n")},
}

func TestUnitsThatATopicDeclares(t *testing.T) {
	cat, err := catalog.LoadWith(ownUnits)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		rows []R
		want []string
	}{
		"above the table": {[]R{{"SỐ HỌC SINH NĂM 2023"}, {"Đơn vị tính: nghìn học sinh"}, {"TT", "Tỉnh", "Số học sinh"}, {1, "Hà Giang", 190.5}, {2, "Cà Mau", 205}},
			[]string{"C4 pupils 190500 pupil", "C5 pupils 205000 pupil"}},
		"in heads": {[]R{{"GIÁO DỤC VÀ Y TẾ NĂM 2023"}, {"TT", "Tỉnh", "Số học sinh (nghìn em)", "Số giáo viên (nghìn người)", "Số vắc xin đã tiêm (vạn liều)", "Tỷ lệ giường bệnh (giường/vạn dân)"},
			{1, "Hà Giang", 190.5, 12.1, 31.5, 28.4}, {2, "Cà Mau", 205, 11, 40, 30}},
			[]string{"C3 pupils 190500 pupil", "C4 pupils 205000 pupil", "D3 teachers 12100 person", "D4 teachers 11000 person", "E3 doses 315000 dose", "E4 doses 400000 dose",
				"F3 beds 28.4 beds_rate", "F4 beds 30 beds_rate"}},
		"in a column": {[]R{{"KẾT QUẢ NĂM 2023 TỈNH CÀ MAU"}, {"TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2023"},
			{1, "Số học sinh", "nghìn học sinh", 201.25, 205}, {2, "Số vắc xin đã tiêm", "triệu liều", 0.4, 1}},
			[]string{"D3 pupils 201250 pupil", "D4 doses 400000 dose", "E3 pupils 205000 pupil", "E4 doses 1000000 dose"}},
		"in the cell": {[]R{{"KẾT QUẢ NĂM 2023"}, {"TT", "Tỉnh", "Số học sinh"}, {1, "Hà Giang", "190.500 học sinh"}, {2, "Cà Mau", "205.100 em"}, {3, "Lào Cai", "150.000 hộ"}},
			[]string{"C3 pupils 190500 pupil"}},
		"a part of what is counted": {[]R{{"SỐ HỌC SINH NĂM 2023"}, {"TT", "Tỉnh", "Số học sinh"}, {1, "Hà Giang", 190.5}, {2, "Cà Mau", 205}}, []string{"C4 pupils 205 pupil"}},
	} {
		reading := readOn(t, cat, c.rows)
		var got []string
		for _, o := range reading.Observations {
			got = append(got, fmt.Sprintf("%s %s %.10g %s", o.Origin.Locator.String()[len("Biểu!"):], o.Indicator, o.Quantity.Value, o.Quantity.Unit))
		}
		slices.Sort(got)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q\nsent back %+v", name, got, c.want, reading.Rejects)
		}
	}
}
