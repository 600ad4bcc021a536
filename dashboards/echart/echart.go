// Package echart turns a Chart into the options of its interactive drawing, as
// JSON for a block in the page. It is the one owner of go-echarts: no type of
// that module shows in what it exports.
//
// The border: options only, and no function in them. The script of the site
// loads Apache ECharts, formats the axes and puts the options' colours, which
// are names of custom properties, into the colours of the reader's scheme. Every
// value here stands in the chart's table twin.
package echart

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// Options is the interactive drawing of c in a language, as JSON that is safe
// inside <script type="application/json">: it holds no <, > or &. The same
// chart gives the same bytes. There are none, nil, for a chart without any
// figure, for one that its figures keep from being drawn, and where the interactive
// drawing could not show that a figure is missing from among several of one category.
// Small multiples stay as they are: one field would put back together what they keep
// apart.
func Options(c chart.Chart, lang string) ([]byte, error) {
	sheet, err := c.Sheet(lang)
	if err != nil {
		return nil, fmt.Errorf("options: %w", err)
	}
	if c.Undrawn().VI != "" || c.Form == chart.Multiples || !anyFigure(sheet) || hidesAbsence(c.Form, sheet) {
		return nil, nil
	}
	drawn, err := decode(build(c, sheet))
	if err != nil {
		return nil, fmt.Errorf("options of chart %s: %w", c.ID, err)
	}
	mend(drawn, c, sheet)
	drawn["tonghop"] = map[string]any{"factor": sheet.Factor, "suffix": sheet.Suffix, "lang": lang, "series": len(sheet.Series), "cells": cells(c, sheet)}
	data, err := json.Marshal(drawn) // sorts keys, escapes <, > and &
	if err != nil {
		return nil, fmt.Errorf("options of chart %s: %w", c.ID, err)
	}
	return data, nil
}

func anyFigure(s chart.Sheet) bool {
	for _, row := range s.Cells {
		for _, c := range row {
			if c != nil && c.Mark.Value != nil {
				return true
			}
		}
	}
	return false
}

// hidesAbsence tells whether a missing figure would leave no trace: beside
// other figures of its category there is no place for its sign.
func hidesAbsence(form chart.Form, s chart.Sheet) bool {
	switch form {
	case chart.Line, chart.Slope, chart.HeatTable, chart.TileMap:
		return false
	}
	for _, row := range s.Cells {
		for _, c := range row {
			if len(s.Series) > 1 && c != nil && c.Mark.Value == nil {
				return true
			}
		}
	}
	return false
}

// drawable is what the charts of go-echarts have in common.
type drawable interface {
	Validate()
	JSON() map[string]interface{}
}

func build(c chart.Chart, s chart.Sheet) drawable {
	switch c.Form {
	case chart.Dot:
		return scatter(c, s)
	case chart.Line, chart.Slope:
		return line(c, s)
	case chart.HeatTable, chart.TileMap:
		return shadedCells(c, s)
	}
	return bar(c, s)
}

// decode takes the options out of the module's own types, so that what they
// lose can be mended.
func decode(d drawable) (map[string]any, error) {
	d.Validate()
	data, err := json.Marshal(d.JSON())
	if err != nil {
		return nil, err
	}
	var options map[string]any
	reader := json.NewDecoder(bytes.NewReader(data))
	reader.UseNumber()
	return options, reader.Decode(&options)
}

// words are the options that are the same for every form.
func words(c chart.Chart, base *charts.BaseConfiguration) {
	base.Initialization.ChartID = c.ID
	base.Initialization.Renderer = "svg"
	base.AssetsHost = "assets/"
	base.Animation = opts.Bool(false)
	base.Tooltip = opts.Tooltip{Show: opts.Bool(true), Trigger: "item"}
	base.Legend = opts.Legend{Show: opts.Bool(false)}
	base.Aria = &opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Enabled: opts.Bool(false)}}
}

// An item is one figure with what the script shows of it. The types of
// go-echarts have no place for the words and the address, and leave out zero.
type item struct {
	Name  string         `json:"name"`
	Value any            `json:"value"`
	Text  string         `json:"text,omitempty"`
	Tip   string         `json:"tip,omitempty"`
	Href  string         `json:"href,omitempty"`
	Style map[string]any `json:"itemStyle,omitempty"`
	Label map[string]any `json:"label,omitempty"`
	Sign  string         `json:"symbol,omitempty"`
}

func itemOf(category string, c *chart.Cell) item {
	it := item{Name: category, Text: c.Text, Href: c.Mark.Href, Style: style(c)}
	if !c.Plain {
		it.Tip = c.Tip
	}
	if c.Mark.Value != nil {
		it.Value = *c.Mark.Value
	}
	return it
}

// style gives a mark the sign of its kind: filled, hollow, hatched, dotted.
func style(c *chart.Cell) map[string]any {
	switch {
	case c.Mark.Kind == pipeline.Target:
		return map[string]any{"color": "transparent", "borderColor": "--ink", "borderWidth": 1.25}
	case c.Mark.Kind == pipeline.Plan || c.Mark.Kind == pipeline.Estimate:
		return hatch("--ink", -0.785)
	case c.Mark.Claim:
		return map[string]any{"color": "--paper", "borderColor": "--ink", "borderWidth": 1.25, "borderType": "dotted"}
	}
	if c.Colour == usual {
		return nil
	}
	return map[string]any{"color": c.Colour}
}

// usual is the colour of a series whose marks do not say otherwise.
const usual = "--neutral"
