package chart_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

func answer() pipeline.Answer {
	a := pipeline.Answer{Question: pipeline.Question{ID: "products"}}
	for _, name := range []string{"area_id", "area_name", "kind", "level", "level_vi", "level_en", "products", "products_max", "products_qualifier",
		"products_unit", "products_origin", "areas_reporting", "areas_total", "note_vi", "note_en", "period_text", "claim"} {
		a.Columns = append(a.Columns, pipeline.Column{Name: name})
	}
	a.Rows = [][]any{
		{"dong-thap@2008", "Đồng Tháp", "actual", "huyen", "Cấp huyện", "District level", 317.0, nil, "exact", "product", []string{"a1"}, int64(2), int64(63), nil, nil, "giai đoạn 2012 - 2021", false},
		{"dong-thap@2008", "Đồng Tháp", "actual", "tinh", "Cấp tỉnh", "Provincial level", 189.0, nil, "exact", "product", []string{"a2"}, int64(2), int64(63), nil, nil, "giai đoạn 2012 - 2021", false},
		{"ca-mau@2008", "Cà Mau", "actual", "tinh", "Cấp tỉnh", "Provincial level", 70.0, 75.0, "about", "product", []string{"b1", "b2"}, int64(2), int64(63), "Không rõ các năm.", "Years unknown.", "qua 5 kỳ bình chọn", true},
		{"ha-giang@2008", "Hà Giang", "actual", "tinh", "Cấp tỉnh", "Provincial level", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil},
		{"ha-giang@2008", "Hà Giang", "target", "tinh", "Cấp tỉnh", "Provincial level", 63.0, nil, "exact", "product", []string{"c1"}, nil, nil, nil, nil, "đến năm 2030", false},
	}
	return a
}

func TestFromAnswer(t *testing.T) {
	c, err := chart.FromAnswer(answer(), chart.Spec{
		Chart: frame("answer", chart.Bar), Label: "area_name", Series: "level", Values: []chart.Figure{{Column: "products"}}, Accent: "dong-thap",
		Where:    []chart.Match{{Column: "kind", Values: []string{"actual"}}},
		Origin:   func(id string) string { return "nguon/" + id + ".html" },
		AreaPage: func(id pipeline.AreaID) string { return "tinh/" + id.Slug() + ".html" },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Series) != 2 || c.Series[0].Name != (pipeline.Text{VI: "Cấp huyện", EN: "District level"}) || len(c.Series[1].Marks) != 3 {
		t.Fatalf("series %+v", c.Series)
	}
	backwards := answer()
	slices.Reverse(backwards.Rows)
	if again, err := chart.FromAnswer(backwards, chart.Spec{Chart: frame("answer", chart.Bar), Label: "area_name", Series: "level",
		Values: []chart.Figure{{Column: "products"}}}); err != nil || again.Series[0].Name.VI != "Cấp huyện" {
		t.Errorf("levels stand in the order in which they nest: %+v, %v", again.Series, err)
	}
	m := c.Series[1].Marks[1]
	if m.Area != "ca-mau@2008" || *m.Value != 70 || *m.Max != 75 || m.Qualifier != pipeline.About || !m.Claim || m.Unit != "" || m.Level != pipeline.LevelTinh ||
		m.Href != "nguon/b1.html" || len(m.Origins) != 2 || m.LabelHref != "tinh/ca-mau.html" || m.Note.EN != "Years unknown." ||
		m.Period.VI != "qua 5 kỳ bình chọn" || *m.Coverage != (chart.Coverage{Have: 2, Of: 63}) || m.Accent {
		t.Errorf("mark %+v", m)
	}
	if own := c.Series[1].Marks[0]; !own.Accent || own.Claim {
		t.Errorf("own province %+v", own)
	}
	if gone := c.Series[1].Marks[2]; gone.Has() || gone.Href != "" || gone.Coverage != nil {
		t.Errorf("mark without a value %+v", gone)
	}
	if _, err := c.SVG("vi"); err != nil {
		t.Error(err)
	}
}

func TestFromAnswerWithTwoFigures(t *testing.T) {
	a := pipeline.Answer{Columns: []pipeline.Column{{Name: "area_name"}, {Name: "done"}, {Name: "wanted"}, {Name: "wanted_state"}, {Name: "wanted_reason_vi"}},
		Rows: [][]any{{"Cà Mau", int64(73), 100.0, nil, nil}, {"Hà Giang", 12.0, nil, "withheld", "chưa được công bố"}}}
	c, err := chart.FromAnswer(a, chart.Spec{Chart: frame("two", chart.TargetResult), Label: "area_name",
		Values: []chart.Figure{{Column: "done", Name: vi("Kết quả")}, {Column: "wanted", Name: vi("Mục tiêu"), Kind: pipeline.Target}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Series) != 2 || *c.Series[0].Marks[0].Value != 73 || c.Series[1].Marks[0].Kind != pipeline.Target || c.Series[1].Marks[1].State != chart.Withheld {
		t.Errorf("series %+v", c.Series)
	}
}

func TestFromAnswerNamesTheColumnThatIsNotThere(t *testing.T) {
	for want, s := range map[string]chart.Spec{
		`"provinces"`:     {Label: "provinces", Values: []chart.Figure{{Column: "products"}}},
		`"money"`:         {Label: "area_name", Values: []chart.Figure{{Column: "money"}}},
		`"stage"`:         {Label: "area_name", Series: "stage", Values: []chart.Figure{{Column: "products"}}},
		`"year"`:          {Label: "area_name", Where: []chart.Match{{Column: "year"}}, Values: []chart.Figure{{Column: "products"}}},
		"no figure named": {Label: "area_name"},
	} {
		s.Chart = frame("missing", chart.Bar)
		if _, err := chart.FromAnswer(answer(), s); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "question products") {
			t.Errorf("want an error that names %s, got %v", want, err)
		}
	}
}

// A category that stands twice in a series is drawn twice.
func TestNoMarkIsDrawnOver(t *testing.T) {
	c := frame("twice", chart.Bar)
	c.Series = []chart.Series{{Marks: []chart.Mark{mark("Cà Mau", 50), mark("Cà Mau", 70), mark("Hà Giang", 10)}}}
	svg, table, _, _ := drawn(t, c, "vi")
	if strings.Count(svg, ">Cà Mau<") != 2 || !strings.Contains(table, `data-v="50"`) || !strings.Contains(table, `data-v="70"`) {
		t.Error("one of two figures of a category is gone")
	}
}
