package chart_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// parts is a chart of so many parts of one province, of which those at some places are
// missing.
func parts(form chart.Form, n int, missing ...int) chart.Chart {
	c := frame("parts", form)
	for i := range n {
		m := mark("Đồng Tháp", float64(10+i))
		for _, at := range missing {
			if at == i {
				m.Value = nil
			}
		}
		c.Series = append(c.Series, chart.Series{Name: vi(fmt.Sprint("Nhóm ", i+1)), Marks: []chart.Mark{m, mark("Cà Mau", float64(20+i))}})
	}
	return c
}

// That several figures of a bar are missing is said once, each in its place.
func TestWhatIsMissingIsSaidOnce(t *testing.T) {
	tags := regexp.MustCompile(`<title.*?</title>|<desc.*?</desc>|<[^>]*>`)
	for _, given := range []struct {
		missing []int
		want    string
		times   int
	}{
		{nil, "10 · 11 · 12 · 13", 0},
		{[]int{1}, "10 · không có số liệu · 12 · 13", 1},
		{[]int{0, 2}, "… · 11 · … · 13 (…: không có số liệu)", 1},
		{[]int{0, 1, 2, 3}, "Đồng Tháp", 1},
	} {
		for _, form := range []chart.Form{chart.Stacked, chart.Dot} {
			svg, err := parts(form, 4, given.missing...).SVG("vi")
			if err != nil {
				t.Fatal(err)
			}
			drawing := string(svg)
			text := strings.ReplaceAll(tags.ReplaceAllString(drawing[strings.Index(drawing, "<svg class=\"ch"):], ""), "\u00a0", " ")
			if !strings.Contains(text, given.want) || strings.Count(text, "không có số liệu") != given.times {
				t.Errorf("%s without %v: %q", form, given.missing, text)
			}
		}
	}
}

// A table is printed on paper that has room for its remarks too.
func TestRemarksNeedPaper(t *testing.T) {
	for _, given := range []struct {
		series int
		note   string
		across bool
	}{{7, "", false}, {7, "Kỳ chưa rõ.", true}, {6, "Kỳ chưa rõ.", false}, {8, "", true}} {
		c := parts(chart.Bar, given.series)
		c.Series[0].Marks[0].Note = vi(given.note)
		table, err := c.Table("vi")
		if err != nil {
			t.Fatal(err)
		}
		if across := strings.Contains(string(table), `class="scroll wide"`); across != given.across {
			t.Errorf("%d series, remark %q: across %v", given.series, given.note, across)
		}
	}
}
