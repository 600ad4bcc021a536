package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestIndicatorsAreWhole(t *testing.T) {
	c := catalogOf(t)
	var levels []pipeline.Level
	for _, l := range c.Levels() {
		levels = append(levels, pipeline.Level(l.ID))
	}
	for _, ind := range c.Indicators() {
		if ind.Name.VI == "" || ind.Name.EN == "" || ind.Definition.VI == "" || ind.Definition.EN == "" || ind.Source == "" || len(ind.Synonyms) == 0 {
			t.Errorf("%s is not whole: %+v", ind.ID, ind)
		}
		if ind.Behaviour == pipeline.Stock && ind.AddsTime {
			t.Errorf("%s: a stock does not add over time", ind.ID)
		}
		if ind.Unit == "percent" && ind.AddsAreas {
			t.Errorf("%s: percentages do not add", ind.ID)
		}
		if !slices.IsSortedFunc(ind.Levels, func(a, b pipeline.Level) int {
			return slices.Index(levels, a) - slices.Index(levels, b)
		}) {
			t.Errorf("%s: levels are not lowest first", ind.ID)
		}
		if strings.HasPrefix(ind.ID, "cnnt_") != (ind.Source == "Thông tư 14/2018/TT-BCT, Thông tư 38/2025/TT-BCT") && ind.ID != "cnnt_award_per_product" {
			t.Errorf("%s: source %q", ind.ID, ind.Source)
		}
	}
	for _, id := range []string{
		"cnnt_registered", "cnnt_recognized", "cnnt_nominated", "cnnt_shortlisted", "cnnt_facilities", "cnnt_award_per_product", "cnnt_rounds",
		"kc_budget", "kc_budget_state", "kc_budget_matching", "kc_budget_other", "kc_projects", "kc_facilities_supported", "kc_models", "kc_support_avg_per_model",
		"ocop_products", "ocop_products_online", "ocop_products_export", "ocop_entities", "ocop_certifications", "ocop_tourism_models", "ocop_shops",
		"craft_villages", "craft_villages_traditional", "villages_with_craft", "craft_trades_traditional", "craft_workers", "craft_households",
		"craft_facilities", "craft_revenue", "craft_output", "craft_output_value", "income_per_month", "artisans", "skilled_workers",
		"ic_count", "iz_projects", "iz_capital_registered", "investment_projects", "markets", "coops", "enterprises_new",
	} {
		if got, ok := c.Indicator(id); !ok || got.ID != id {
			t.Errorf("no indicator %s", id)
		}
	}
	if _, ok := c.Indicator("cnnt"); ok {
		t.Error("found an indicator that is none")
	}
}

func TestFindIndicators(t *testing.T) {
	c := catalogOf(t)
	for label, want := range map[string]string{
		"Số SP đăng ký tham gia":               "cnnt_registered",
		"SỐ SẢN PHẨM ĐƯỢC CẤP GIẤY CHỨNG NHẬN": "cnnt_recognized",
		"Kinh phí hỗ trợ":                      "kc_budget",
		"Cơ sở được hỗ trợ":                    "kc_facilities_supported",
		"Số đề án":                             "kc_projects",
		"Kinh phí đối ứng":                     "kc_budget_matching",
		"Làng nghề truyền thống":               "craft_villages_traditional",
		"Sản phẩm OCOP":                        "ocop_products",
		"số dự án":                             "ic_projects investment_projects iz_projects", // one label, three indicators
		"":                                     "",
		"Ghi chú":                              "",
	} {
		var got []string
		for _, ind := range c.FindIndicators(label) {
			got = append(got, ind.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("FindIndicators(%q) = %q, want %q", label, got, want)
		}
	}
}

// A label that fits two core indicators could be read as either.
func TestCoreLabelsAreUnambiguous(t *testing.T) {
	c := catalogOf(t)
	for _, ind := range c.Indicators() {
		if ind.Scope != ScopeCore {
			continue
		}
		for _, label := range []string{ind.Name.VI, ind.Name.EN} { // of other names TestANameIsOfOneIndicator
			for _, other := range c.FindIndicators(label) {
				if other.ID != ind.ID && other.Scope == ScopeCore {
					t.Errorf("%q fits %s and %s", label, ind.ID, other.ID)
				}
			}
		}
	}
}

func TestVocabulary(t *testing.T) {
	c := catalogOf(t)
	var levels []pipeline.Level
	for _, l := range c.Levels() {
		levels = append(levels, pipeline.Level(l.ID))
	}
	if ladder := pipeline.Levels(); len(levels) < len(ladder) || !slices.Equal(levels[:len(ladder)], ladder) {
		t.Errorf("levels %v, want first %v", levels, ladder)
	}
	if c.LevelName(pipeline.LevelTinh).VI != "Cấp tỉnh" || c.LevelName(pipeline.NoLevel).VI != "" {
		t.Error("level names")
	}
	if l, ok := c.FindLevel("CẤP HUYỆN"); !ok || l != pipeline.LevelHuyen {
		t.Errorf("FindLevel: %q", l)
	}
	for _, w := range []struct{ dimension, wording, want string }{
		{"group", "Thủ công mỹ nghệ", "thu_cong_my_nghe"},
		{"group", "Chế biến nông, lâm, thuỷ sản và thực phẩm", "che_bien_nlts"},
		{"group", "Thiết bị máy móc, dụng cụ và phụ tùng cơ khí", "co_khi"},
		{"group", "Sản phẩm khác", "khac"},
		{"stars", "3 sao", "3"}, {"stars", "từ 3 sao trở lên", "3+"}, {"stars", "tiềm năng 5 sao", "5_potential"},
		{"stage", "Luỹ kế", "cumulative"}, {"content", "Đào tạo nghề", "dao_tao"},
		{"group", "Rau quả", ""}, {"nothing", "3 sao", ""},
	} {
		if got, _ := c.FindValue(w.dimension, w.wording); got.ID != w.want {
			t.Errorf("FindValue(%s, %q) = %q, want %q", w.dimension, w.wording, got.ID, w.want)
		}
	}
	if got := c.ValueName("stars", "3+").EN; got != "3 stars and more" {
		t.Errorf("name of 3+: %q", got)
	}
	if got := c.ValueName("locality", "huyện Thăng Bình").VI; got != "huyện Thăng Bình" {
		t.Errorf("an open value keeps its words: %q", got)
	}
	checkVocabulary(t, c)
}

func checkVocabulary(t *testing.T, c *Catalog) {
	t.Helper()
	seen := map[string]bool{}
	for _, d := range c.Dimensions() {
		if d.Name.VI == "" || d.Name.EN == "" || d.Source == "" || d.Open == (len(d.Values) > 0) {
			t.Errorf("dimension %+v", d)
		}
		for _, v := range d.Values {
			names := map[string]bool{Key(v.Name.VI): true, Key(v.Name.EN): true}
			for _, s := range v.Synonyms {
				names[Key(s)] = true
			}
			for name := range names {
				if seen[d.ID+"/"+name] {
					t.Errorf("%s: %q fits two values", d.ID, name)
				}
				seen[d.ID+"/"+name] = true
			}
		}
	}
	for _, u := range c.Units() {
		if u.Name.VI == "" || u.Name.EN == "" || len(u.Synonyms) == 0 {
			t.Errorf("unit %+v", u)
		}
	}
	if vnd, _ := c.Unit("vnd"); len(vnd.Scales) != 5 || vnd.Scales[2].Factor != 1e6 {
		t.Errorf("scales of vnd: %+v", vnd.Scales)
	}
}
