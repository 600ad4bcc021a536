package chart_test

import (
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// The names that went through the generated pages of the charting library as
// code, and further ones that try to.
var hostile = [...]string{
	`</script><img src=x onerror="alert(1)">`,
	`__f__alert(1)__f__`,
	`"><svg onload=alert(1)>`,
	`]]>--><style>*{}</style>`,
	"\x00\x1b\u2028{a|b}{b}--accent",
	`javascript:alert(1)`,
}

func num(v float64) *float64 { return &v }

func vi(s string) pipeline.Text { return pipeline.Text{VI: s} }

func mark(label string, v float64) chart.Mark {
	return chart.Mark{Label: vi(label), Value: num(v), Href: "so-lieu/" + strconv.Itoa(int(v)) + ".html#o"}
}

func frame(id string, form chart.Form) chart.Chart {
	return chart.Chart{ID: id, Form: form, Unit: "product",
		Title:    pipeline.Text{VI: "Đồng Tháp có nhiều sản phẩm nhất", EN: "Đồng Tháp has most products"},
		Subtitle: vi("Số sản phẩm, theo tỉnh"), Category: vi("Tỉnh"), Source: vi("Báo cáo của tỉnh"), SourceURL: "nguon.html"}
}

// samples is one chart of each form with every state, kind and qualifier, and a
// decoy in each: a province without a figure.
func samples() []chart.Chart {
	list := []chart.Chart{barSample(), targetSample(), moneySample(), levelSample(), stackedSample(), dotSample(), slopeSample()}
	list = append(list, timeSample("line", chart.Line), timeSample("multiples", chart.Multiples), heatSample())
	list = append(list, mapSample("map63", 63), mapSample("map34", 34), manySample(), hostileSample())
	return list
}

func barSample() chart.Chart {
	c := frame("bar", chart.Bar)
	about := mark("An Giang", 40)
	about.Qualifier, about.Max, about.Note, about.Coverage = pipeline.About, num(50), vi("Kỳ chưa rõ."), &chart.Coverage{Have: 2, Of: 3}
	claim := mark("Lào Cai", 31)
	claim.Claim = true
	estimate := mark("Lai Châu", 29)
	estimate.Kind, estimate.Conflict = pipeline.Estimate, "xung-dot.html"
	own := mark("Đồng Tháp", 189)
	own.Accent, own.LabelHref = true, "tinh/dong-thap.html"
	c.Series = []chart.Series{{Marks: []chart.Mark{mark("Cà Mau", 73), own, about, claim, estimate, mark("Hà Nội", 0), {Label: vi("Hà Giang")},
		{Label: vi("Bà Rịa - Vũng Tàu"), State: chart.Withheld, Reason: vi("chỉ 1/3 tỉnh cũ có số liệu")},
		{Label: vi("Thừa Thiên Huế"), State: chart.NotExpected}}}}
	return c
}

func targetSample() chart.Chart {
	c := frame("target", chart.TargetResult)
	c.Series = []chart.Series{
		{Name: vi("Kết quả"), Marks: []chart.Mark{mark("Đồng Tháp", 189), mark("Cà Mau", 73), mark("Hà Giang", 12)}},
		{Name: vi("Mục tiêu"), Kind: pipeline.Target, Marks: []chart.Mark{mark("Đồng Tháp", 150), mark("Cà Mau", 100), mark("Hà Giang", 63)}},
	}
	return c
}

func moneySample() chart.Chart {
	c := frame("money", chart.Bar)
	c.Unit = "vnd"
	over := mark("Cà Mau", 11e9)
	over.Qualifier = pipeline.MoreThan
	c.Series = []chart.Series{{Name: vi("Kinh phí"), Marks: []chart.Mark{mark("Đồng Tháp", 84.739e9), over, mark("Hà Giang", 24.5e9), {Label: vi("An Giang")}}}}
	return c
}

func levelSample() chart.Chart {
	c := frame("levels", chart.Bar)
	names := []string{"cấp huyện", "cấp tỉnh", "cấp khu vực", "cấp quốc gia"}
	for i, l := range []pipeline.Level{pipeline.LevelHuyen, pipeline.LevelTinh, pipeline.LevelKhuVuc, pipeline.LevelQuocGia} {
		c.Series = append(c.Series, chart.Series{Name: vi(names[i]), Level: l,
			Marks: []chart.Mark{mark("Đồng Tháp", float64(317-90*i)), mark("Cà Mau", float64(120-30*i))}})
	}
	return c
}

func stackedSample() chart.Chart {
	c := frame("stacked", chart.Stacked)
	for i, n := range []string{"Thực phẩm", "Thủ công mỹ nghệ", "Khác"} {
		c.Series = append(c.Series, chart.Series{Name: vi(n), Marks: []chart.Mark{mark("Đồng Tháp", float64(90-20*i)), mark("Cà Mau", float64(40-9*i))}})
	}
	return c
}

func dotSample() chart.Chart {
	c := frame("dot", chart.Dot)
	c.Series = []chart.Series{
		{Name: vi("Chính thức"), Marks: []chart.Mark{mark("Đồng Tháp", 189), mark("Cà Mau", 73)}},
		{Name: vi("Báo chí"), Claim: true, Marks: []chart.Mark{mark("Đồng Tháp", 189), mark("Cà Mau", 90)}}}
	return c
}

func slopeSample() chart.Chart {
	c := frame("slope", chart.Slope)
	for i, n := range []string{"Đồng Tháp", "Cà Mau", "Hà Giang"} {
		c.Series = append(c.Series, chart.Series{Name: vi(n), Marks: []chart.Mark{mark("2018", float64(30+i*9)), mark("2022", float64(80-i*9))}})
	}
	return c
}

func timeSample(id string, form chart.Form) chart.Chart {
	c := frame(id, form)
	for i, n := range []string{"Đồng Tháp", "Cà Mau"} {
		c.Series = append(c.Series, chart.Series{Name: vi(n), Marks: []chart.Mark{mark("2018", float64(31+i)), mark("2020", float64(44+i)),
			{Label: vi("2021"), State: chart.NotExpected}, mark("2022", float64(20+i)), {Label: vi("2023")}, mark("2024", float64(70+i))}})
	}
	return c
}

func heatSample() chart.Chart {
	c := frame("heat", chart.HeatTable)
	for y := range 4 {
		c.Series = append(c.Series, chart.Series{Name: vi(strconv.Itoa(2018 + y)), Marks: []chart.Mark{mark("Đồng Tháp", float64(y*31)), {Label: vi("Cà Mau")}, mark("Hà Giang", float64(200-y*17))}})
	}
	return c
}

// mapSample is a map of n made-up provinces on a full grid, eight to a row, the
// last column free, and with the two that hold the archipelagos.
func mapSample(id string, n int) chart.Chart {
	c := frame(id, chart.TileMap)
	c.Series = []chart.Series{{}}
	for i := range n {
		t := chart.Tile{Area: pipeline.AreaID("tinh-" + strconv.Itoa(i) + "@2025"), Name: "Tỉnh Số " + strconv.Itoa(i), Col: i % 6, Row: i / 6}
		switch i {
		case 17:
			t.Area, t.Name = "da-nang@2025", "Đà Nẵng"
		case 29:
			t.Area, t.Name = "khanh-hoa@2025", "Khánh Hòa"
		}
		c.Tiles = append(c.Tiles, t)
		m := mark(t.Name, float64(i*7))
		m.Area = t.Area
		if i%9 == 4 {
			m.Value = nil
		}
		if i%10 != 7 { // the question says nothing of the others
			c.Series[0].Marks = append(c.Series[0].Marks, m)
		}
	}
	return c
}

func manySample() chart.Chart {
	c := frame("many", chart.Bar)
	c.Series = []chart.Series{{}}
	for i := range 63 {
		c.Series[0].Marks = append(c.Series[0].Marks, mark("Bà Rịa - Vũng Tàu "+strconv.Itoa(i), float64(1000-i)))
	}
	return c
}

func hostileSample() chart.Chart {
	bad := strings.Join(hostile[:], " ")
	c := frame("hostile", chart.Bar)
	c.Title, c.Subtitle, c.Source, c.Notes = vi(bad), vi(bad), vi(bad), []pipeline.Text{vi(bad)}
	c.SourceURL, c.Downloads = "javascript:alert(1)", []chart.Link{{Text: vi(bad), Href: "data:text/html,x"}}
	c.Series = []chart.Series{{Name: vi(bad)}, {Name: vi(bad + "2")}}
	for i, h := range hostile {
		m := mark(h, 9e15-float64(i))
		m.Href, m.LabelHref, m.Conflict, m.Note, m.Unit = h, h, h, vi(h), h
		c.Series[i%2].Marks = append(c.Series[i%2].Marks, m)
	}
	return c
}
