package catalog

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

const poverty = `
indicators:
  - id: poverty_rate
    vi: "Tỷ lệ hộ nghèo"
    en: "Poverty rate"
    unit: percent
    behaviour: stock
    names: ["tỷ lệ hộ nghèo", "tỷ lệ nghèo"]
`

func TestAWorkspaceAddsATopic(t *testing.T) {
	files := fstest.MapFS{
		"giam-ngheo/topic.yaml":      {Data: []byte("vi: Giảm nghèo\nen: Poverty\norder: 30\n")},
		"giam-ngheo/indicators.yaml": {Data: []byte(poverty)},
	}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	topic, ok := c.Topic("giam-ngheo")
	ind, known := c.Indicator("poverty_rate")
	if !ok || topic.BuiltIn || topic.Name.VI != "Giảm nghèo" || !known || ind.Topic != "giam-ngheo" || ind.Scope != ScopeCore {
		t.Errorf("topic %+v, indicator %+v", topic, ind)
	}
	plain := catalogOf(t)
	if c.Digest() == plain.Digest() {
		t.Error("another topic, the same digest")
	}
	if first := c.Topics()[0]; first.ID != "cnnt" || !first.BuiltIn || first.Lain {
		t.Errorf("first topic %+v", first)
	}
}

func TestAWorkspaceOverridesAnIndicator(t *testing.T) {
	files := fstest.MapFS{"cho/indicators.yaml": {Data: []byte("indicators:\n  - {id: markets, vi: Chợ được phân hạng, en: Graded markets, unit: market, behaviour: stock, names: [chợ được phân hạng]}\n")}}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	ind, _ := c.Indicator("markets")
	topic, _ := c.Topic("cho")
	if ind.Name != (pipeline.Text{VI: "Chợ được phân hạng", EN: "Graded markets"}) || len(c.Needs("markets")) != 0 || !topic.Lain || topic.Name.VI != "Chợ" {
		t.Errorf("indicator %+v, needs %v, topic %+v", ind, c.Needs("markets"), topic)
	}
}

func TestFaultsOfATopicAreToldAtOnce(t *testing.T) {
	files := fstest.MapFS{
		"du-lich/indicators.yaml": {Data: []byte("indicators:\n  - id: visits\n    vi: Lượt khách\n    unit: vists\n    behaviour: flow\n    reads:\n      - {noun: vist}\n  - id: visits\n    vi: Lượt khách\n    unit: person\n    behaviour: flows\n")},
		"du-lich/vocabulary.yaml": {Data: []byte("nouns:\n  - {id: visit, unit: turn, words: [lượt khách]}\n  - {id: empty}\nnuns: []\n")},
	}
	_, err := LoadWith(files)
	var faults config.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v", err)
	}
	text := faults.Error()
	for _, want := range []string{"topics/du-lich/indicators.yaml:4", "topics/du-lich/indicators.yaml:7", "topics/du-lich/indicators.yaml:8", "topics/du-lich/vocabulary.yaml:4"} {
		if !strings.Contains(text, want) {
			t.Errorf("no fault at %s in\n%s", want, text)
		}
	}
}

// A word may count in a unit that a later topic declares; one that none declares is
// told where the word stands.
func TestAWordCountsInAUnitOfALaterTopic(t *testing.T) {
	files := fstest.MapFS{
		"a/topic.yaml":      {Data: []byte("vi: Trường\nen: Schools\n")},
		"a/vocabulary.yaml": {Data: []byte("nouns:\n  - {id: pupil, unit: pupil, words: [học sinh]}\n")},
		"b/topic.yaml":      {Data: []byte("vi: Lớp\nen: Classes\n")},
		"b/vocabulary.yaml": {Data: []byte("units:\n  - {id: pupil, vi: học sinh, en: pupils, words: [học sinh]}\n")},
	}
	if _, err := LoadWith(files); err != nil {
		t.Error(err)
	}
	delete(files, "b/vocabulary.yaml")
	if _, err := LoadWith(files); err == nil || !strings.Contains(err.Error(), "topics/a/vocabulary.yaml:2:23: không có đơn vị «pupil»") {
		t.Errorf("error %v", err)
	}
}

// What is no fault and seldom meant is told with its place.
func TestAdviceOnATopic(t *testing.T) {
	files := fstest.MapFS{
		"nhap/topic.yaml":        {Data: []byte("# xóa các dòng «# XEM LẠI»\nvi: Nháp\nen: Draft  # XEM LẠI: tên\n")},
		"rung/topic.yaml":        {Data: []byte("vi: Rừng\nen: Forest\n")},
		"rung/vocabulary.yaml":   {Data: []byte("units:\n  - {id: tree, vi: cây, en: trees, words: [cây, chợ]}\nnouns:\n  - {id: forest, unit: ha, words: [rừng]}\n  - {id: wood, unit: ha, words: [gỗ, Rừng, GỖ]}\n")},
		"rung/indicators.yaml":   {Data: []byte("indicators:\n  - {id: markets, vi: Chợ rừng, en: Markets, unit: market, behaviour: stock}\n  - {id: forests, vi: Rừng, en: Forests, unit: ha, behaviour: stock}\n  - {id: woods, vi: Rừng gỗ, en: Woods, unit: ha, behaviour: stock, names: [rừng]}\n  - {id: wood_rate, vi: Tỷ lệ gỗ, en: Share, unit: percent, behaviour: stock, names: [Rừng gỗ, tỷ lệ, Tỷ  Lệ, số chợ rừng mới]}\n  - {id: new_markets, vi: Số chợ, en: Markets, unit: tree, behaviour: stock}\n")},
		"rung/questions/x.sql":   {Data: []byte("-- a\nSELECT 1 -- # XEM LẠI\n")},
		"cho/vocabulary.yaml":    {Data: []byte("nouns:\n  - {id: market, unit: market, words: [chợ phiên]}\n")},
		"common/vocabulary.yaml": {Data: []byte("neutral: [abc]\n")},
	}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range c.Advice() {
		got = append(got, f.Place())
	}
	want := []string{"topics/nhap/indicators.yaml", "topics/nhap/topic.yaml:3:12", "topics/rung/indicators.yaml:2:10", "topics/rung/indicators.yaml:4:77", "topics/rung/indicators.yaml:5:87", "topics/rung/indicators.yaml:5:103",
		"topics/rung/indicators.yaml:6:27", "topics/rung/questions/x.sql:2:13", "topics/rung/vocabulary.yaml:2:49", "topics/rung/vocabulary.yaml:5:38", "topics/rung/vocabulary.yaml:5:44"}
	if !slices.Equal(got, want) {
		t.Errorf("advice at\n%q\nwanted\n%q", got, want)
	}
}

// What cannot be meant is a fault with its place and what to do.
func TestFaultsOfNamesAndScales(t *testing.T) {
	files := fstest.MapFS{
		"Duong Bo/topic.yaml":    {Data: []byte("vi: Đường bộ\nen: Roads\n")},
		"duong/vocabulary.yaml":  {Data: []byte("units:\n  - {id: km, vi: km, en: km, words: [km], scales: [{vi: nghìn km, en: x}]}\n  - {id: m3, words: [m3]}\n")},
		"duong/indicators.yaml":  {Data: []byte("indicators:\n  - {id: Chiều dài, vi: Chiều dài, en: L, unit: km, behaviour: stock}\n  - {id: roads, vi: Đường, en: R, behaviour: stock, levels: [tỉnh, vung], dimensions: [loai]}\n")},
		"duong/forms/1.yaml":     {Data: []byte("id: \"1\"\ntitles: [Biểu]\nitems:\n  - {item: a, indicator: markets, adds: true}\n  - item: a\n    indicator: forest_share\n    adds: true\n    items:\n      - {item: a, indicator: markets}\n")},
		"duong/forms/items.yaml": {Data: []byte("wordings:\n  - {id: a, name: A}\n")},
	}
	_, err := LoadWith(files)
	var faults config.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v", err)
	}
	text := faults.Error()
	for _, want := range []string{"topics/Duong Bo: ", "«giao-thong»", "topics/duong/topic.yaml: lĩnh vực mới chưa có tên", "topics/duong/vocabulary.yaml:2:52: mỗi bậc", "topics/duong/vocabulary.yaml:3:5: mỗi đơn vị",
		"topics/duong/indicators.yaml:2:10: mã chỉ tiêu «Chiều dài»", "chưa có đơn vị tính", "topics/duong/indicators.yaml:3:62: không có cấp «tỉnh». Có phải bạn muốn viết «tinh»?", "«vung»", "Khai nó trong vocabulary.yaml, khóa «dimensions»",
		"topics/duong/forms/1.yaml:4:", "không có dòng nào dưới nó để cộng"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}
