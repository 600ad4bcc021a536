package echart

import (
	"strconv"
	"unicode/utf8"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// mend puts right what the types of go-echarts can not say or leave out: the
// tooltip that needs no style of its own, the axes of reversed bars and of heat
// maps, a scale that begins at zero, and no palette but the site's own.
func mend(o map[string]any, c chart.Chart, s chart.Sheet) {
	delete(o, "color")
	delete(o, "title")
	delete(o, "toolbox")
	o["tooltip"] = map[string]any{
		"show": true, "trigger": "item", "renderMode": "richText", "confine": true,
		"backgroundColor": "--paper", "borderColor": "--neutral",
		"textStyle": map[string]any{"color": "--ink", "fontSize": 13, "width": 240, "overflow": "break"},
	}
	o["aria"] = map[string]any{"enabled": true, "label": map[string]any{"enabled": false}, "decal": map[string]any{"show": false}}
	o["grid"] = map[string]any{"left": 4, "right": rightRoom(c, s), "top": 8, "bottom": 4, "outerBoundsMode": "same", "outerBoundsContain": "axisLabel"}
	if series, ok := o["series"].([]any); ok {
		for _, one := range series {
			if m, ok := one.(map[string]any); ok {
				mendSeries(m, c)
			}
		}
	}
	switch c.Form {
	case chart.Line, chart.Slope:
		o["xAxis"] = []any{categories(s.Categories, false)}
		o["yAxis"] = []any{amounts(s.Unit, true)}
	case chart.HeatTable:
		columns := categories(s.Series, false)
		columns["position"] = "top"
		o["xAxis"], o["yAxis"] = []any{columns}, []any{categories(s.Categories, true)}
	case chart.TileMap:
		o["xAxis"], o["yAxis"] = []any{counted(s.Columns, false)}, []any{counted(s.Rows, true)}
		o["grid"] = map[string]any{"left": 0, "right": 0, "top": 0, "bottom": 0, "outerBoundsMode": "none"}
	default:
		o["xAxis"] = []any{amounts(s.Unit, c.Form == chart.Dot || c.Form == chart.TargetResult)}
		o["yAxis"] = []any{categories(s.Categories, true)}
		if s.High > 0 {
			o["xAxis"].([]any)[0].(map[string]any)["max"] = s.High
		}
	}
}

// rightRoom is the place for what stands right of the field: figures at the end
// of bars, names at the end of lines.
func rightRoom(c chart.Chart, s chart.Sheet) int {
	switch c.Form {
	case chart.Bar:
		longest := 4
		for _, row := range s.Cells {
			for _, cell := range row {
				if cell != nil {
					longest = max(longest, utf8.RuneCountInString(cell.Text))
				}
			}
		}
		return min(7*longest+12, 200)
	case chart.TargetResult, chart.Dot:
		return 96
	case chart.Line, chart.Slope:
		return 110
	}
	return 16
}

// mendSeries names the colours of labels and lines, and lets nothing move.
func mendSeries(m map[string]any, c chart.Chart) {
	m["animation"] = false
	m["itemStyle"] = map[string]any{"color": usual, "opacity": 1}
	m["emphasis"] = map[string]any{"itemStyle": map[string]any{"borderColor": "--ink", "borderWidth": 1.5}}
	label, _ := m["label"].(map[string]any)
	switch {
	case m["id"] == cellsID:
		label["fontSize"], label["lineHeight"] = 11, 12
		m["emphasis"].(map[string]any)["scale"] = false
	case m["id"] == absentID:
		label["color"], m["symbolOffset"] = "--muted", []any{"50%", 0}
	case label != nil && c.Form == chart.Stacked:
		label["color"] = "--paper"
	case label != nil:
		label["color"] = "--ink"
	}
	if c.Form == chart.TargetResult && m["type"] == "bar" {
		m["z"] = depth(m)
	}
	if m["type"] != "line" {
		return
	}
	if len(c.Series) > 1 {
		m["endLabel"] = map[string]any{"show": true, "color": "--ink", "distance": 8}
		m["labelLayout"] = map[string]any{"moveOverlap": "shiftY"}
	}
	m["lineStyle"] = map[string]any{"color": lineColour(m), "width": 2.25}
}

// depth puts results before what stands behind them.
func depth(m map[string]any) int {
	data, _ := m["data"].([]any)
	for _, d := range data {
		it, _ := d.(map[string]any)
		if look, _ := it["itemStyle"].(map[string]any); look["borderColor"] != nil {
			return 2
		}
	}
	return 3
}

// lineColour is the colour of the results of a line.
func lineColour(m map[string]any) string {
	colour := usual
	if data, ok := m["data"].([]any); ok {
		for _, d := range data {
			it, _ := d.(map[string]any)
			look, _ := it["itemStyle"].(map[string]any)
			if named, ok := look["color"].(string); ok && named != "--paper" && named != "transparent" {
				colour = named
			}
		}
	}
	return colour
}

func categories(names []string, inverse bool) map[string]any {
	return map[string]any{
		"type": "category", "data": names, "inverse": inverse,
		"axisLabel": map[string]any{"color": "--ink", "width": 140, "overflow": "truncate", "hideOverlap": true, "interval": labelInterval(inverse)},
		"axisTick":  map[string]any{"show": false}, "axisLine": map[string]any{"lineStyle": map[string]any{"color": "--muted"}},
	}
}

// labelInterval names every category of a ranking; a course in time may leave
// some out.
func labelInterval(all bool) any {
	if all {
		return 0
	}
	return "auto"
}

// amounts is the axis of values. Bars whose figures are printed need no steps.
func amounts(unit string, steps bool) map[string]any {
	if !steps {
		return map[string]any{"type": "value", "show": false}
	}
	return map[string]any{
		"type": "value", "scale": false, "name": unit, "nameTextStyle": map[string]any{"color": "--muted"},
		"axisLabel": map[string]any{"color": "--muted", "hideOverlap": true},
		"splitLine": map[string]any{"lineStyle": map[string]any{"color": "--rule"}},
	}
}

// counted is an axis of places without names.
func counted(n int, inverse bool) map[string]any {
	names := make([]string, n)
	for i := range names {
		names[i] = strconv.Itoa(i)
	}
	return map[string]any{"type": "category", "data": names, "inverse": inverse, "show": false}
}
