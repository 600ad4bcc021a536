package table_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Two topics that call an indicator by the very same name, and one of them another
// besides.
var sameNames = fstest.MapFS{
	"mot/topic.yaml":      {Data: []byte("vi: Nông thôn mới\nen: New countryside\n")},
	"mot/vocabulary.yaml": {Data: []byte("units:\n  - {id: commune, vi: xã, en: communes, words: [xã]}\n")},
	"mot/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: one_communes, vi: Số xã đạt chuẩn, en: Communes, unit: commune, behaviour: stock, names: [xã đạt chuẩn nông thôn mới]}\n" +
		"  - {id: one_trained, vi: Lao động qua đào tạo, en: Trained, unit: percent, behaviour: stock, names: [tỷ lệ lao động qua đào tạo]}\n" +
		"  - {id: one_advanced, vi: Xã nâng cao, en: Advanced, unit: commune, behaviour: stock, names: [xã đạt chuẩn nông thôn mới nâng cao]}\n")},
	"hai/topic.yaml": {Data: []byte("vi: Đào tạo\nen: Training\n")},
	"hai/indicators.yaml": {Data: []byte("indicators:\n" +
		"  - {id: two_communes, vi: Xã chuẩn, en: Communes too, unit: commune, behaviour: stock, names: [xã đạt chuẩn nông thôn mới]}\n" +
		"  - {id: two_trained, vi: Tỷ lệ qua đào tạo, en: Trained too, unit: percent, behaviour: stock, names: [tỷ lệ lao động qua đào tạo]}\n")},
}

// What two topics call by the same name is sent back with both, never dropped,
// whether or not the table has a figure besides.
func TestTwoTopicsWithOneName(t *testing.T) {
	cat, err := catalog.LoadWith(sameNames)
	if err != nil {
		t.Fatal(err)
	}
	for name, columns := range map[string][]any{
		"beside a figure": {"TT", "Tỉnh", "Số xã đạt chuẩn nông thôn mới (xã)", "Tỷ lệ lao động qua đào tạo (%)", "Số xã đạt chuẩn nông thôn mới nâng cao (xã)"},
		"alone":           {"TT", "Tỉnh", "Số xã đạt chuẩn nông thôn mới (xã)", "Tỷ lệ lao động qua đào tạo (%)"},
	} {
		rows := []R{{"KẾT QUẢ XÂY DỰNG NÔNG THÔN MỚI NĂM 2023"}, columns, {1, "Hà Giang", 40, 50, 11}, {2, "Lào Cai", 60, 55, 12}}
		for i := range rows[2:] {
			rows[2+i] = rows[2+i][:len(columns)]
		}
		reading := readOn(t, cat, rows)
		var said strings.Builder
		for _, r := range reading.Rejects {
			said.WriteString(r.MessageVI + "\n")
		}
		for _, both := range [][]string{{"Số xã đạt chuẩn (lĩnh vực Nông thôn mới)", "Xã chuẩn (lĩnh vực Đào tạo)"}, {"Lao động qua đào tạo (lĩnh vực Nông thôn mới)", "Tỷ lệ qua đào tạo (lĩnh vực Đào tạo)"}} {
			if !strings.Contains(said.String(), both[0]) || !strings.Contains(said.String(), both[1]) {
				t.Errorf("%s: no reject names %q:\n%s", name, both, said.String())
			}
		}
		if figures := len(reading.Observations); figures != 2*(len(columns)-4) {
			t.Errorf("%s: %d figures", name, figures)
		}
	}
}
