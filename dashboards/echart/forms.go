package echart

import (
	"strings"

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
		one := charts.SingleSeries{Name: name, Type: "bar", Data: column(s, i), BarMaxWidth: "16", Label: &opts.Label{Show: opts.Bool(true), Position: "right"}}
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
	if one, found := absent(s); found {
		b.MultiSeries = append(b.MultiSeries, one)
	}
	return b
}

// absentID names the series that holds no figure: the stated absences of a
// chart of one series, each with its sign and words where its bar would begin.
const absentID = "absent"

func absent(s chart.Sheet) (one charts.SingleSeries, found bool) {
	var list []item
	for r, row := range s.Cells {
		if len(row) != 1 || row[0] == nil || row[0].Mark.Value != nil {
			continue
		}
		it := item{Name: s.Categories[r], Value: []any{0, r}, Text: row[0].Text, Tip: row[0].Tip, Href: row[0].Mark.Href, Style: map[string]any{"color": "transparent"}}
		if row[0].Mark.State == chart.Missing {
			it.Style, it.Sign = map[string]any{"color": "--paper", "borderColor": "--neutral", "borderWidth": 0.75}, hatchedSign
		}
		list = append(list, it)
	}
	return charts.SingleSeries{Id: absentID, Type: "scatter", Data: list, Symbol: "rect", SymbolSize: []int{36, 12},
		Label: &opts.Label{Show: opts.Bool(true), Position: "right"}}, len(list) > 0
}

// hatchedSign is the sign of what is missing, as the shape of a point.
const hatchedSign = "path://M0 0H12V12H0ZM0 3L3 0M0 6L6 0M0 9L9 0M0 12L12 0M3 12L12 3M6 12L12 6M9 12L12 9"

// hatch is the sign of plans and estimates.
func hatch(colour string, turn float64) map[string]any {
	return map[string]any{"color": "--paper", "borderColor": colour, "borderWidth": 0.75,
		"decal": map[string]any{"symbol": "rect", "color": colour, "dashArrayX": []int{1, 0}, "dashArrayY": []int{2, 4}, "rotation": turn}}
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
	if one, found := absent(s); found {
		p.MultiSeries = append(p.MultiSeries, one)
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

// shadedCells draws a table, or the provinces in their places. They are points
// with square signs: a heat map leaves out every cell without a value, and with
// them the provinces that did not report and both archipelagos.
func shadedCells(c chart.Chart, s chart.Sheet) drawable {
	h := charts.NewScatter()
	words(c, &h.BaseConfiguration)
	list := tableItems(s)
	if c.Form == chart.TileMap {
		list = tileItems(s)
	}
	h.MultiSeries = append(h.MultiSeries, charts.SingleSeries{Id: cellsID, Type: "scatter", Data: list, Symbol: "rect", Label: &opts.Label{Show: opts.Bool(true), Position: "inside"}})
	return h
}

// cellsID names the series whose signs the script makes as large as a cell.
const cellsID = "cells"

// cells is how many cells stand side by side and below each other, nil where
// there are none.
func cells(c chart.Chart, s chart.Sheet) []int {
	switch c.Form {
	case chart.TileMap:
		return []int{s.Columns, s.Rows}
	case chart.HeatTable:
		return []int{len(s.Series), len(s.Categories)}
	}
	return nil
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
			it.Sign = ""
			it.Tip, it.Text = it.Name, strings.Join(strings.Fields([2]string{i.Name, "(" + i.Of + ")"}[at]), "\n")
			list = append(list, it)
		}
	}
	return list
}

func shaded(name string, c *chart.Cell) item {
	it := itemOf(name, c)
	if c.Shade == "" {
		it.Value, it.Text = nil, ""
		it.Style = map[string]any{"color": "--soft", "borderColor": "--muted", "borderType": "dashed", "borderWidth": 1}
		if c.Mark.State == chart.Missing {
			it.Style, it.Sign = map[string]any{"color": "--paper", "borderColor": "--neutral", "borderWidth": 0.75}, hatchedSign
		}
		it.Label = map[string]any{"color": "--ink", "textBorderColor": "--paper", "textBorderWidth": 3}
		return it
	}
	it.Style = map[string]any{"color": c.Shade, "borderColor": "--paper", "borderWidth": 2}
	it.Label = map[string]any{"color": "--on-" + c.Shade[2:]}
	if len([]rune(it.Text)) > 6 {
		it.Label["fontSize"] = 9
	}
	if c.Mark.Kind != "" && c.Mark.Kind != pipeline.Actual || c.Mark.Claim {
		it.Style["borderColor"], it.Style["borderType"], it.Style["borderWidth"] = "--ink", "dotted", 1.5
	}
	return it
}
