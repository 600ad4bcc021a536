package echart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// bar draws horizontal bars: side by side, as parts of a whole, or over each
// other where results stand against targets.
func bar(c chart.Chart, s chart.Sheet) drawable {
	b := charts.NewBar()
	words(c, &b.BaseConfiguration)
	b.SetXAxis(s.Categories)
	b.XYReversal()
	for i, name := range s.Series {
		one := charts.SingleSeries{Name: name, Type: "bar", Data: column(s, i), Label: &opts.Label{Show: opts.Bool(true), Position: "right"}}
		switch {
		case c.Form == chart.Stacked:
			one.Stack = "whole"
			one.Label.Position = "inside"
		case c.Form == chart.TargetResult:
			one.BarGap = "-100%"
			one.BarWidth = "50%"
			one.Label.Show = opts.Bool(false)
		}
		b.MultiSeries = append(b.MultiSeries, one)
	}
	return b
}

// column is one series as items in the order of the categories.
func column(s chart.Sheet, series int) []item {
	list := make([]item, 0, len(s.Cells))
	for r, row := range s.Cells {
		if row[series] == nil {
			list = append(list, item{Name: s.Categories[r]})
			continue
		}
		list = append(list, itemOf(s.Categories[r], row[series]))
	}
	return list
}

// scatter draws figures of one category on one scale.
func scatter(c chart.Chart, s chart.Sheet) drawable {
	p := charts.NewScatter()
	words(c, &p.BaseConfiguration)
	for i, name := range s.Series {
		var list []item
		for r, row := range s.Cells {
			if row[i] == nil || row[i].Mark.Value == nil {
				continue
			}
			it := itemOf(s.Categories[r], row[i])
			it.Value = []any{*row[i].Mark.Value, r}
			list = append(list, it)
			if row[i].Mark.Max != nil {
				it.Value = []any{*row[i].Mark.Max, r}
				list = append(list, it)
			}
		}
		p.MultiSeries = append(p.MultiSeries, charts.SingleSeries{Name: name, Type: "scatter", Data: list, SymbolSize: 11})
	}
	return p
}

// line draws courses in time. A series with no figure at a category breaks
// there, except where none was due.
func line(c chart.Chart, s chart.Sheet) drawable {
	l := charts.NewLine()
	words(c, &l.BaseConfiguration)
	l.SetXAxis(s.Categories)
	for i, name := range s.Series {
		one := charts.SingleSeries{Name: name, Type: "line", Data: column(s, i), Symbol: "circle", SymbolSize: 8}
		one.ConnectNulls = opts.Bool(connects(s, i))
		l.MultiSeries = append(l.MultiSeries, one)
	}
	return l
}

// connects tells whether every absence in a series is one that was not due.
func connects(s chart.Sheet, series int) bool {
	for _, row := range s.Cells {
		if c := row[series]; c == nil || c.Mark.Value == nil && c.Mark.State != chart.NotExpected {
			return false
		}
	}
	return true
}

// heat draws shaded cells: a table, or the provinces in their places.
func heat(c chart.Chart, s chart.Sheet) drawable {
	h := charts.NewHeatMap()
	words(c, &h.BaseConfiguration)
	list := tableItems(s)
	if c.Form == chart.TileMap {
		list = tileItems(s)
	}
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Type: "heatmap", Data: list, Label: &opts.Label{Show: opts.Bool(true)}})
	return h
}

func tableItems(s chart.Sheet) []item {
	var list []item
	for r, row := range s.Cells {
		for i, c := range row {
			if c != nil {
				it := shaded(s.Categories[r], c)
				it.Value = []any{i, r, it.Value}
				list = append(list, it)
			}
		}
	}
	return list
}

// tileItems are the provinces, and both archipelagos in their boxes.
func tileItems(s chart.Sheet) []item {
	var list []item
	for _, t := range s.Tiles {
		it := shaded(t.Name, &t.Cell)
		it.Value = []any{t.Col, t.Row, it.Value}
		text := ""
		for _, l := range t.Lines() {
			text += l + "\n"
		}
		it.Text = text + it.Text
		list = append(list, it)
	}
	for _, i := range s.Insets {
		for at := range 2 {
			it := shaded(i.Name+" ("+i.Of+")", &i.Cell)
			it.Value = []any{i.Col + at, i.Row, nil}
			it.Style = map[string]any{"color": "--paper", "borderColor": "--muted", "borderType": "dashed", "borderWidth": 1}
			it.Label = map[string]any{"color": "--ink"}
			it.Tip, it.Text = it.Name, [2]string{i.Name, "(" + i.Of + ")"}[at]
			list = append(list, it)
		}
	}
	return list
}

func shaded(name string, c *chart.Cell) item {
	it := itemOf(name, c)
	if c.Shade == "" {
		it.Value = nil
		it.Style = map[string]any{"color": "--paper", "borderColor": "--neutral", "borderWidth": 0.5,
			"decal": map[string]any{"symbol": "rect", "color": "--neutral", "dashArrayX": []int{1, 0}, "dashArrayY": []int{1, 4}, "rotation": 0.785}}
		it.Label = map[string]any{"color": "--ink"}
		return it
	}
	it.Style = map[string]any{"color": c.Shade, "borderColor": "--paper", "borderWidth": 2}
	it.Label = map[string]any{"color": "--on-" + c.Shade[2:]}
	if c.Mark.Kind != "" && c.Mark.Kind != pipeline.Actual || c.Mark.Claim {
		it.Style["borderColor"], it.Style["borderType"], it.Style["borderWidth"] = "--ink", "dotted", 1.5
	}
	return it
}
