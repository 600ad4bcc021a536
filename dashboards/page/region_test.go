package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// regional is a world of three regions, whose names and IDs stand in another order
// than the regions do.
func regional(lang string) *World {
	text := func(names string) (list []pipeline.Column) {
		for _, name := range strings.Fields(names) {
			list = append(list, pipeline.Column{Name: name, Type: pipeline.TextColumn})
		}
		return list
	}
	provinces := pipeline.Answer{Question: pipeline.Question{ID: "provinces"}, Columns: text("area_id area_slug boundary area_name short_name region region_vi region_en")}
	for _, p := range []string{"ca-mau/Cà Mau/dbscl/Đồng bằng sông Cửu Long/Mekong Delta", "ha-nam/Hà Nam/dbsh/Đồng bằng sông Hồng/Red River Delta", "lai-chau/Lai Châu/tdmnpb/Trung du và miền núi phía Bắc/Northern Midlands"} {
		of := strings.Split(p, "/")
		provinces.Rows = append(provinces.Rows, []any{of[0] + "@2008", of[0], "2008", of[1], of[1], of[2], of[3], of[4]})
	}
	terms := pipeline.Answer{Question: pipeline.Question{ID: "terms"}, Columns: append(text("term_kind parent term_id"), pipeline.Column{Name: "position", Type: pipeline.WholeColumn}),
		Rows: [][]any{{"region", "2008", "tdmnpb", int64(7)}, {"region", "2008", "dbsh", int64(8)}, {"value", "2008", "dbscl", int64(1)}, {"region", "2008", "dbscl", int64(12)}}}
	return baseOf(answersOf([]pipeline.Answer{provinces, terms}), time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), false).In(lang)
}

func TestRegionsStandFromNorthToSouth(t *testing.T) {
	for lang, want := range map[string]string{
		"vi": "[[tdmnpb Trung du và miền núi phía Bắc] [dbsh Đồng bằng sông Hồng] [dbscl Đồng bằng sông Cửu Long]]",
		"en": "[[tdmnpb Northern Midlands] [dbsh Red River Delta] [dbscl Mekong Delta]]",
	} {
		w := regional(lang)
		if got := fmt.Sprint(w.regionNames("2008")); got != want || fmt.Sprint(w.regionNames("2008")) != want || len(w.regionNames("2025")) != 0 {
			t.Errorf("%s: %s", lang, got)
		}
	}
}

// A table of provinces is narrowed by region; one that is cut says where a region is
// found, and one of a single region needs neither.
func TestATableOfProvincesLeadsToTheirRegions(t *testing.T) {
	w := regional("vi")
	d := &drawer{world: w}
	var groups [][]row
	for _, r := range w.answers["provinces"].rows(nil) {
		groups = append(groups, []row{r})
	}
	whole, cut := d.filter(groups, false), d.filter(groups, true)
	first, last := strings.Index(whole, "tdmnpb"), strings.Index(whole, "dbscl")
	if first < 0 || last < first || strings.Contains(cut, "vung") || !strings.Contains(cut, "các dòng đang hiện") {
		t.Errorf("filters %s\n%s", whole, cut)
	}
	if got := d.byRegion(groups); !strings.Contains(got, `<a href="tinh/index.html">Các tỉnh</a>`) || d.byRegion(groups[:1]) != "" {
		t.Errorf("where a region is: %s", got)
	}
}

func TestAUnitStandsBehindANumberByItsShortName(t *testing.T) {
	w := baseOf(answersOf(nil), time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), false).In("vi")
	for unit, want := range map[string]string{"round": "3\u00a0kỳ", "product": "3\u00a0sản phẩm", "day": "3\u00a0ngày", "unknown": "3\u00a0unknown"} {
		if got := w.units.Shown(pipeline.Quantity{Value: 3, Unit: unit}, "vi"); got != want {
			t.Errorf("%s: %q, want %q", unit, got, want)
		}
	}
}
