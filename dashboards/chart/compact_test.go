package chart

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestHeadlineHasFourDigits(t *testing.T) {
	for _, c := range []struct {
		q            pipeline.Quantity
		vi, en, rest string
	}{
		{pipeline.Quantity{Value: 339_436_722e6, Unit: "vnd"}, "339,4 nghìn tỷ đồng", "VND 339.4 trillion", "339.436.722.000.000 đồng"},
		{pipeline.Quantity{Value: 19_319_226e6, Unit: "vnd"}, "19,32 nghìn tỷ đồng", "VND 19.32 trillion", "19.319.226.000.000 đồng"},
		{pipeline.Quantity{Value: 9_319_226e6, Unit: "vnd"}, "9.319 tỷ đồng", "VND 9,319 billion", "9.319.226.000.000 đồng"},
		{pipeline.Quantity{Value: 84_739e6, Unit: "vnd"}, "84,74 tỷ đồng", "VND 84.74 billion", "84.739.000.000 đồng"},
		{pipeline.Quantity{Value: 11e9, Unit: "vnd", Qualifier: pipeline.MoreThan}, "trên 11 tỷ đồng", "more than VND 11 billion", ""},
		{pipeline.Quantity{Value: 18.9, Unit: "product"}, "18,9 sản phẩm", "18.9 products", ""},
		{pipeline.Quantity{Value: 9_100_000, Unit: "person"}, "9,1 triệu người", "9.1 million people", "9.100.000 người"},
		{pipeline.Quantity{Value: 97.3, Unit: "percent"}, "97,3%", "97.3%", ""},
		{pipeline.Quantity{Value: 0, Unit: "vnd"}, "0 đồng", "VND 0", ""},
	} {
		plain := func(s string) string { return strings.ReplaceAll(s, noBreak, " ") }
		if got := plain(declared.Headline(c.q, "vi")); got != c.vi {
			t.Errorf("%v: %q, want %q", c.q.Value, got, c.vi)
		}
		if got := plain(declared.Headline(c.q, "en")); got != c.en {
			t.Errorf("%v: %q, want %q", c.q.Value, got, c.en)
		}
		if got := plain(declared.Exact(c.q, "vi")); got != c.rest {
			t.Errorf("%v on hover: %q, want %q", c.q.Value, got, c.rest)
		}
		for _, word := range []string{"nghìn", "tỷ", "triệu", "đồng", "người", "sản"} {
			if strings.Contains(declared.Headline(c.q, "vi"), " "+word) {
				t.Errorf("%q may break before %s", declared.Headline(c.q, "vi"), word)
			}
		}
	}
}

// lopsided is a map of 40 provinces of which one dwarfs all others.
func lopsidedMap() Chart {
	c := Chart{ID: "m", Form: TileMap, Title: pipeline.Text{VI: "Thu"}, Unit: "vnd", Series: []Series{{}}}
	for i := range 40 {
		area := pipeline.AreaID(fmt.Sprintf("p%d@2008", i))
		switch i {
		case 1:
			area = "da-nang@2008"
		case 2:
			area = "khanh-hoa@2008"
		}
		v := float64(1_234_567+i*300_000) * 1e6
		if i == 0 {
			v = 339_436_722e6
		}
		c.Tiles = append(c.Tiles, Tile{Area: area, Name: "P", Col: i % 6, Row: i / 6})
		c.Series[0].Marks = append(c.Series[0].Marks, Mark{Area: area, Label: pipeline.Text{VI: "P"}, Value: &v})
	}
	return c
}

func TestAMapHasOneUnitAndShadesThatPart(t *testing.T) {
	c := lopsidedMap()
	svg, err := c.SVG("vi")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(svg), noBreak, " ")
	if !strings.Contains(text, ">339,4</tspan>") || strings.Contains(text, ">339.436.722</tspan>") {
		t.Error("the largest figure does not stand on its tile in four digits")
	}
	if n := strings.Count(text, "nghìn tỷ đồng</li>"); n != 1 {
		t.Errorf("the unit is said %d times in the legend", n)
	}
	for i := range 5 {
		if n := strings.Count(text, fmt.Sprintf(`<path class="h%d"`, i+1)); n < 4 || n > 12 {
			t.Errorf("%d of 40 tiles have shade %d", n, i+1)
		}
	}
	table, err := c.Table("vi")
	if err != nil || !strings.Contains(string(table), "339.436.722") {
		t.Errorf("the table lacks the digits: %v", err)
	}
}

func TestAnAmountThatRoundsToNothingIsNotZero(t *testing.T) {
	c := lopsidedMap()
	*c.Series[0].Marks[5].Value = 3e6
	svg, err := c.SVG("vi")
	if err != nil || !strings.Contains(string(svg), "&lt;0,1</tspan>") {
		t.Errorf("three million stand as nothing: %v", err)
	}
}

// The years are the axis, whichever series names one first and however often.
func TestYearsStandInTheirOrder(t *testing.T) {
	mark := func(year string, v float64, kind pipeline.Kind) Mark {
		return Mark{Label: pipeline.Text{VI: year}, Value: &v, Kind: kind}
	}
	c := Chart{ID: "l", Form: Line, Title: pipeline.Text{VI: "Thu"}, Unit: "vnd", Series: []Series{
		{Name: pipeline.Text{VI: "kết quả"}, Marks: []Mark{mark("2001", 82e12, pipeline.Actual), mark("2003", 175e12, pipeline.Actual)}},
		{Name: pipeline.Text{VI: "kế hoạch"}, Marks: []Mark{mark("2003", 127e12, pipeline.Plan), mark("2003", 3e12, pipeline.Plan), mark("2011", 1_532_205.5e9, pipeline.Plan)}},
	}}
	c.Series[1].Marks[2].Break.VI = "địa giới 2004 → 2008"
	svg, err := c.SVG("vi")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(svg), noBreak, " ")
	for _, want := range []string{`x="0%" y="278">2001<`, `x="100%" y="278">2011<`, `cx="20%"`, ">nghìn tỷ đồng<", "① 2011: địa giới 2004 → 2008."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	if strings.Count(text, ">2003<") > 1 {
		t.Error("the axis names a year twice")
	}
}

// Two series that break at one place for two reasons are told of both, each with its
// own; a reason that they share is told once.
func TestBreaksAtOnePlaceAreAllTold(t *testing.T) {
	mark := func(year string, v float64, kind pipeline.Kind, why string) Mark {
		return Mark{Label: pipeline.Text{VI: year}, Value: &v, Kind: kind, Break: pipeline.Text{VI: why}}
	}
	c := Chart{ID: "l", Form: Line, Title: pipeline.Text{VI: "Thu"}, Unit: "vnd", Series: []Series{
		{Name: pipeline.Text{VI: "kết quả"}, Marks: []Mark{mark("2010", 8e12, pipeline.Actual, ""), mark("2011", 9e12, pipeline.Actual, "địa giới 2004 → 2008"), mark("2012", 9e12, pipeline.Actual, "61 → 62 tỉnh")}},
		{Name: pipeline.Text{VI: "kế hoạch"}, Marks: []Mark{mark("2010", 7e12, pipeline.Plan, ""), mark("2011", 8e12, pipeline.Plan, "địa giới 2004 → 2008"), mark("2012", 9e12, pipeline.Plan, "62 → 63 tỉnh")}},
	}}
	svg, err := c.SVG("vi")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(svg), noBreak, " ")
	if want := "Đường gãy ở ① 2011: địa giới 2004 → 2008; ② 2012: 61 → 62 tỉnh (kết quả); ③ 2012: 62 → 63 tỉnh (kế hoạch)."; !strings.Contains(text, want) {
		t.Errorf("no %q in %s", want, text)
	}
	if n := strings.Count(text, `class="br"`); n != 2 {
		t.Errorf("%d rules at two places", n)
	}
}
