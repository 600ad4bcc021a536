package page

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// A line of totals is of one measure: parts stand in no line of wholes, and another
// level only in years that have no other.
func TestACourseIsOfOneMeasure(t *testing.T) {
	var columns []pipeline.Column
	for _, name := range strings.Fields("indicator_id area_id year kind level split_vi part value") {
		columns = append(columns, pipeline.Column{Name: name, Type: pipeline.TextColumn})
	}
	course := &block{form: chart.Line, label: []string{"year"}, series: "kind", figures: []chart.Figure{{Column: "value"}}}
	for name, c := range map[string]struct {
		rows []string // year, kind, level, split
		kept string
		left int
	}{
		"parts beside wholes": {[]string{"2018 actual tinh nam", "2018 actual tinh nu", "2018 actual tinh -", "2019 actual tinh nam", "2019 actual tinh -"}, "2018 actual tinh -, 2019 actual tinh -", 3},
		"fewer wholes":        {[]string{"2018 actual - nam", "2018 actual - -", "2019 actual - nam"}, "2018 actual - -", 2},
		"parts alone":         {[]string{"2018 actual - nam", "2018 actual - nu", "2019 actual - nam"}, "2018 actual - nam, 2019 actual - nam", 1},
		"another level":       {[]string{"2017 actual tinh -", "2018 actual tinh -", "2018 actual huyen -", "2019 actual huyen -", "2020 actual tinh -"}, "2017 actual tinh -, 2018 actual tinh -, 2019 actual huyen -, 2020 actual tinh -", 1},
		"plan and result":     {[]string{"2018 actual tinh -", "2018 plan tinh -", "2019 plan huyen -"}, "2018 actual tinh -, 2018 plan tinh -, 2019 plan huyen -", 0},
	} {
		a := pipeline.Answer{Question: pipeline.Question{ID: "totals"}, Columns: columns}
		for _, r := range c.rows {
			of := strings.Fields(strings.ReplaceAll(r, "-", "~"))
			for i := range of {
				of[i] = strings.ReplaceAll(of[i], "~", "")
			}
			a.Rows = append(a.Rows, []any{"population", "", of[0], of[1], of[2], of[3], "false", "1"})
		}
		kept, left := oneMeasure(course, answerOf(a).rows(nil))
		var words []string
		for _, r := range kept {
			text := ""
			for _, column := range []string{"year", "kind", "level", "split_vi"} {
				if v := r.text(column); v == "" {
					text += " -"
				} else {
					text += " " + v
				}
			}
			words = append(words, strings.TrimSpace(text))
		}
		if got := strings.Join(words, ", "); got != c.kept || left != c.left {
			t.Errorf("%s: %s (%d left out), want %s (%d)", name, got, left, c.kept, c.left)
		}
	}
}

// Years far apart cost no page: the first year of each gap is stated, and no more marks
// than a chart holds.
func TestYearsFarApart(t *testing.T) {
	for _, years := range [][]string{{"1", "2019", "2020", "999999999999"}, {"1", "20000"}} {
		c := chart.Chart{ID: "x", Form: chart.Line, Title: pipeline.Text{VI: "T"}}
		for range 63 {
			var s chart.Series
			for _, y := range years {
				v := 1.0
				s.Marks = append(s.Marks, chart.Mark{Label: pipeline.Text{VI: y}, Value: &v})
			}
			c.Series = append(c.Series, s)
		}
		fillYears(&c)
		if err := c.Validate(); err != nil {
			t.Error(err)
		}
		if m := c.Series[0].Marks; m[1].Label.VI != "2" || m[1].State != chart.Missing || m[len(m)-1].Label.VI != years[len(years)-1] {
			t.Errorf("%v", m)
		}
	}
}
