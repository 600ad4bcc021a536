package form_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// fees are a topic with a form whose amounts are small.
func fees(words string) fstest.MapFS {
	files := fstest.MapFS{
		"phi-ben-bai/topic.yaml": {Data: []byte("vi: Phí bến bãi\nen: Fees\n")},
		"phi-ben-bai/indicators.yaml": {Data: []byte("indicators:\n" +
			"  - {id: fee_coach, vi: Thu phí bến xe khách, en: Coach stations, unit: vnd, behaviour: flow}\n" +
			"  - {id: fee_first, vi: Bến xe loại một, en: First class, unit: vnd, behaviour: flow}\n" +
			"  - {id: fee_second, vi: Bến xe loại hai, en: Second class, unit: vnd, behaviour: flow}\n")},
		"phi-ben-bai/forms/items.yaml": {Data: []byte("wordings:\n  - {id: coach, name: Thu phí bến xe khách}\n  - {id: first, name: Bến xe loại một}\n  - {id: second, name: Bến xe loại hai}\n")},
		"phi-ben-bai/forms/phi.yaml": {Data: []byte("id: phi\nvi: Thu phí bến bãi\nen: Fees\ntitles: [Tình hình thu phí bến bãi]\nkinds: [actual]\nitems:\n" +
			"  - {item: coach, indicator: fee_coach, adds: true, items: [{item: first, indicator: fee_first}, {item: second, indicator: fee_second}]}\n")},
	}
	if words != "" {
		files["phi-ben-bai/forms/words.yaml"] = &fstest.MapFile{Data: []byte(words)}
	}
	return files
}

// How large a form adds up to is its topic's to say: 520 million is no budget of a
// province, and no wrong unit of fees.
func TestTheSizeOfAFormIsItsTopics(t *testing.T) {
	for words, held := range map[string]bool{"": false, "size: {least: 1e11, most: 1e15, country: 1e16}\n": true, "size: {least: 1e6, most: 1e12, country: 1e13}\n": false} {
		cat, err := catalog.LoadWith(fees(words))
		if err != nil {
			t.Fatal(err)
		}
		g := sheettest.Grid("Biểu", []R{
			{"SỞ GIAO THÔNG VẬN TẢI TỈNH BẮC GIANG"},
			{"TÌNH HÌNH THU PHÍ BẾN BÃI NĂM 2023"},
			{"", "", "Đơn vị tính: triệu đồng"},
			{"STT", "Chỉ tiêu", "Thực hiện"},
			{"I", "Thu phí bến xe khách", 520},
			{1, "Bến xe loại một", 310},
			{2, "Bến xe loại hai", 210},
		})
		got := figures(form.New(cat).Read([]*layout.Sheet{layout.Of(g)}, form.Context{Path: "a.xlsx"}))
		if len(got) != 3 || slices.ContainsFunc(got, func(line string) bool { return strings.HasSuffix(line, "unit_wrong") != held }) {
			t.Errorf("%q: %q", words, got)
		}
	}
	if _, err := catalog.LoadWith(fees("size: {least: 5, most: 1, country: 2}\n")); err == nil || !strings.Contains(err.Error(), "topics/phi-ben-bai/forms/words.yaml:1") {
		t.Errorf("a size upside down: %v", err)
	}
}
