package chart_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/echart"
)

func TestMapsKeepBothArchipelagos(t *testing.T) {
	for _, n := range []int{34, 63} {
		c := mapSample("map", n)
		svg, _, _, options := drawn(t, c, "vi")
		for _, name := range []string{"Hoàng Sa", "Đà Nẵng", "Trường Sa", "Khánh Hòa"} {
			if !strings.Contains(svg, name) || !strings.Contains(string(options), name) {
				t.Errorf("%d provinces: no %s", n, name)
			}
		}
		if got := strings.Count(svg, `class="box"`); got != 2 {
			t.Errorf("%d provinces: %d boxes, want 2", n, got)
		}
		if got := strings.Count(svg, "h42v42h-42z"); got != n {
			t.Errorf("%d tiles drawn, want %d", got, n)
		}
		for _, gone := range []string{"da-nang", "khanh-hoa"} {
			short := mapSample("map", n)
			short.Tiles = slices.DeleteFunc(short.Tiles, func(t chart.Tile) bool { return t.Area.Slug() == gone })
			if _, err := short.SVG("vi"); err == nil {
				t.Errorf("a map without %s was drawn", gone)
			}
			if _, err := echart.Options(short, "vi"); err == nil {
				t.Errorf("options of a map without %s", gone)
			}
		}
	}
}

// A province of which the question says nothing is hatched, not left out.
func TestUnknownProvinceIsHatched(t *testing.T) {
	c := mapSample("map", 34)
	svg, _, _, _ := drawn(t, c, "vi")
	want := 0
	for i := range 34 {
		if i%9 == 4 || i%10 == 7 {
			want++
		}
	}
	if got := strings.Count(svg, `<path class="ms" fill="url(#p-miss)"`); got != want {
		t.Errorf("%d tiles hatched, want %d", got, want)
	}
}
