package catalog

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline"
)

func TestSetLevel(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []struct {
		what  string
		given pipeline.Observation
		want  pipeline.Level
		rule  string
	}{
		{"by definition collected in the area", pipeline.Observation{Indicator: "rev_area_total"}, "nsnn", "table.item+level.unstated"},
		{"by definition for the local budget as a whole", pipeline.Observation{Indicator: "transfer_total"}, "nsdp", "table.item+level.unstated"},
		{"what is stated stands", pipeline.Observation{Indicator: "transfer_total", Level: pipeline.LevelHuyen}, pipeline.LevelHuyen, "table.item"},
		{"a district is no province", pipeline.Observation{Indicator: "transfer_total", Dimensions: map[string]string{"locality": "Tri Tôn"}}, pipeline.NoLevel, "table.item"},
		{"an item of every level has none by definition", pipeline.Observation{Indicator: "exp_invest"}, pipeline.NoLevel, "table.item"},
		{"products are recognised at a level that must be stated", pipeline.Observation{Indicator: "cnnt_recognized"}, pipeline.NoLevel, "table.item"},
	} {
		w.given.Origin.Rule = "table.item"
		got := w.given
		if c.SetLevel(&got); got.Level != w.want || got.Origin.Rule != w.rule {
			t.Errorf("%s: level %q by %q, want %q by %q", w.what, got.Level, got.Origin.Rule, w.want, w.rule)
		}
	}
	told, _ := c.Indicator("rev_area_total")
	if want := "Số liệu không ghi cấp được hiểu là của cấp «Ngân sách nhà nước trên địa bàn»."; !strings.Contains(told.Definition.VI, want) {
		t.Errorf("the definition %q does not tell it", told.Definition.VI)
	}
}

func TestLevelUnstatedIsOneOfTheLevels(t *testing.T) {
	_, err := LoadWith(fstest.MapFS{
		"duong/topic.yaml":      {Data: []byte("vi: Đường\nen: Roads\n")},
		"duong/indicators.yaml": {Data: []byte("indicators:\n  - {id: roads, vi: Đường, en: Roads, unit: km, behaviour: stock, levels: [tinh], level_unstated: huyen}\n")},
	})
	if err == nil || !strings.Contains(err.Error(), "duong/indicators.yaml:2") || !strings.Contains(err.Error(), "huyen") {
		t.Errorf("got %v", err)
	}
}

func TestARateIsOfAMonthOrAYear(t *testing.T) {
	of := func(per string) (*Catalog, error) {
		return LoadWith(fstest.MapFS{
			"luong/topic.yaml":      {Data: []byte("vi: Lương\nen: Wages\n")},
			"luong/indicators.yaml": {Data: []byte("indicators:\n  - {id: wage, vi: Tiền lương, en: Wage, unit: vnd, behaviour: stock, levels: [tinh], per: " + per + "}\n")},
		})
	}
	if c, err := of("year"); err != nil || c.Per("wage") != PerYear {
		t.Errorf("got %v", err)
	}
	if _, err := of("week"); err == nil || !strings.Contains(err.Error(), "luong/indicators.yaml:2") || !strings.Contains(err.Error(), "week") {
		t.Errorf("got %v", err)
	}
}
