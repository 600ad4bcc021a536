package echart

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

func num(v float64) *float64 { return &v }

func vi(s string) pipeline.Text { return pipeline.Text{VI: s} }

func mark(label string, v float64) chart.Mark { return chart.Mark{Label: vi(label), Value: num(v)} }

func sample(form chart.Form, labels ...string) chart.Chart {
	c := chart.Chart{ID: "sample", Form: form, Title: vi("Số sản phẩm"), Unit: "product"}
	for s := range 2 {
		series := chart.Series{Name: vi("Loạt " + string(rune('A'+s)))}
		for i, l := range labels {
			series.Marks = append(series.Marks, mark(l, float64(10*s+i)))
		}
		c.Series = append(c.Series, series)
	}
	if form == chart.TileMap {
		c.Tiles = []chart.Tile{{Area: "da-nang@2025", Name: "Đà Nẵng"}, {Area: "khanh-hoa@2025", Name: "Khánh Hòa", Row: 1}, {Area: "a@2025", Name: labels[0], Row: 2}}
		c.Series[0].Marks[0].Area = "a@2025"
	}
	return c
}

func decoded(t *testing.T, c chart.Chart) (map[string]any, []byte) {
	t.Helper()
	data, err := Options(c, "vi")
	if err != nil {
		t.Fatal(err)
	}
	var o map[string]any
	if err := json.Unmarshal(data, &o); err != nil {
		t.Fatal(err)
	}
	return o, data
}

func drawnForms() []chart.Form {
	var list []chart.Form
	for _, f := range chart.Forms() {
		if f != chart.Multiples {
			list = append(list, f)
		}
	}
	return list
}

// The two names that the charting library's own pages run as code, in every
// place that takes a name.
func TestHostileNamesStayText(t *testing.T) {
	for _, name := range []string{`</script><img src=x onerror="alert(1)">`, `__f__alert(1)__f__`} {
		for _, form := range drawnForms() {
			c := sample(form, name, "Cà Mau")
			c.Title, c.Series[0].Name = vi(name), vi(name+"!")
			c.Series[0].Marks[0].Note, c.Series[0].Marks[0].Href = vi(name), name
			o, data := decoded(t, c)
			if bytes.ContainsAny(data, "<>&") {
				t.Errorf("%s: options hold markup: %.200s", form, data)
			}
			back, err := json.Marshal(o)
			if err != nil || !strings.Contains(string(back), strings.Trim(mustJSON(t, name), `"`)) {
				t.Errorf("%s: the name does not come back as text", form)
			}
			if strings.Contains(string(data), "function") {
				t.Errorf("%s: options hold a function", form)
			}
		}
	}
}

func mustJSON(t *testing.T, s string) string {
	t.Helper()
	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOptionsOfEveryForm(t *testing.T) {
	for _, form := range drawnForms() {
		o, data := decoded(t, sample(form, "Đồng Tháp", "Cà Mau", "Hà Giang"))
		tooltip := o["tooltip"].(map[string]any)
		if tooltip["renderMode"] != "richText" {
			t.Errorf("%s: a tooltip of markup breaks the page's policy", form)
		}
		if o["aria"].(map[string]any)["label"].(map[string]any)["enabled"] != false {
			t.Errorf("%s: the library describes the chart itself", form)
		}
		for _, part := range []string{"color", "toolbox", "title", "visualMap"} {
			if _, found := o[part]; found {
				t.Errorf("%s: options carry %s", form, part)
			}
		}
		if bytes.Contains(data, []byte("http")) {
			t.Errorf("%s: options name a host", form)
		}
		again, err := Options(sample(form, "Đồng Tháp", "Cà Mau", "Hà Giang"), "vi")
		if err != nil || !bytes.Equal(again, data) {
			t.Errorf("%s: same chart, other bytes", form)
		}
		for _, m := range regexp.MustCompile(`"(?:[a-zA-Z]*[cC]olor)":"([^"]*)"`).FindAllSubmatch(data, -1) {
			if value := string(m[1]); !strings.HasPrefix(value, "--") && value != "transparent" {
				t.Errorf("%s: colour %s is not the style sheet's", form, value)
			}
		}
	}
}

// Zero and the last digit survive: the library's own types lose both.
func TestNoValueIsLost(t *testing.T) {
	for _, form := range drawnForms() {
		c := sample(form, "Đồng Tháp", "Cà Mau")
		c.Series[0].Marks[0].Value, c.Series[0].Marks[1].Value = num(0), num(84739123457)
		if form == chart.TileMap {
			c.Series[0].Marks[1].Area = "da-nang@2025"
		}
		_, data := decoded(t, c)
		if !bytes.Contains(data, []byte("84739123457")) {
			t.Errorf("%s: a value lost its last digit", form)
		}
		if !regexp.MustCompile(`"value":(0[,}]|\[0,|\[\d,\d,0\])`).Match(data) {
			t.Errorf("%s: zero is gone: %s", form, data)
		}
	}
}

// Nothing is left out of a map or a shaded table for want of a value.
func TestCellsWithoutAValueStay(t *testing.T) {
	c := sample(chart.TileMap, "Cà Mau")
	c.Series[0].Marks = append(c.Series[0].Marks, mark("Đà Nẵng", 4))
	c.Series[0].Marks[1].Area = "da-nang@2025"
	_, data := decoded(t, c)
	for _, want := range []string{"Hoàng Sa (Đà Nẵng)", "Trường Sa (Khánh Hòa)", `"name":"Khánh Hòa"`, hatchedSign} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("map without %s", want)
		}
	}
	if bytes.Contains(data, []byte(`"type":"heatmap"`)) {
		t.Error("a heat map leaves out what has no value")
	}
}

func TestAbsencesAreShownOrTheDrawingIsNotOffered(t *testing.T) {
	c := sample(chart.Bar, "Đồng Tháp", "Cà Mau")
	c.Series[1].Marks[0].Value = nil
	if data, err := Options(c, "vi"); err != nil || data != nil {
		t.Errorf("options %s, %v: a missing bar among others would leave no trace", data, err)
	}
	c.Series = c.Series[1:]
	_, data := decoded(t, c)
	if !bytes.Contains(data, []byte(`"id":"absent"`)) || !bytes.Contains(data, []byte("không có số liệu")) {
		t.Errorf("a missing bar is not named: %s", data)
	}
	c.Series[0].Marks = c.Series[0].Marks[:1]
	if data, err := Options(c, "vi"); err != nil || data != nil {
		t.Errorf("options %s, %v of a chart without a figure", data, err)
	}
	line := sample(chart.Line, "2020", "2021", "2022")
	line.Series[0].Marks[1].Value, line.Series[0].Marks[1].State = nil, chart.NotExpected
	line.Series[1].Marks[1].Value = nil
	o, _ := decoded(t, line)
	series := o["series"].([]any)
	if series[0].(map[string]any)["connectNulls"] != true || series[1].(map[string]any)["connectNulls"] == true {
		t.Error("a line goes on over a year in which nothing was due, and breaks at a missing figure")
	}
}

func TestSignsOfKinds(t *testing.T) {
	c := sample(chart.TargetResult, "Đồng Tháp")
	c.Series[1].Kind = pipeline.Target
	_, data := decoded(t, c)
	if !bytes.Contains(data, []byte(`"borderColor":"--ink","borderWidth":1.25,"color":"transparent"`)) {
		t.Errorf("a target is hollow: %s", data)
	}
	c = sample(chart.Bar, "Đồng Tháp")
	c.Series[0].Claim, c.Series[1].Kind = true, pipeline.Estimate
	_, data = decoded(t, c)
	if !bytes.Contains(data, []byte(`"borderType":"dotted"`)) || !bytes.Contains(data, []byte(`"decal"`)) {
		t.Errorf("a claim is dotted, an estimate hatched: %s", data)
	}
}
