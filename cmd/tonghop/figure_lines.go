package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// mostPrinted is how many figures of a document are shown to a person; a machine is
// given all of them.
const mostPrinted = 20_000

// figureLines take the figures of a document as they are understood, in the lines
// of the machine output, and keep those that a person is shown: a document may
// state a million.
type figureLines struct {
	kept  []byte
	count int // of all lines
}

// Write implements io.Writer.
func (f *figureLines) Write(text []byte) (int, error) {
	taken := 0
	for taken < len(text) && f.count < mostPrinted {
		end := bytes.IndexByte(text[taken:], '\n') + 1
		if end == 0 {
			end = len(text) - taken
		} else {
			f.count++
		}
		f.kept = append(f.kept, text[taken:taken+end]...)
		taken += end
	}
	f.count += bytes.Count(text[taken:], []byte("\n"))
	return len(text), nil
}

// A shownLine is what a person is shown of a line; see observationLines.
type shownLine struct {
	Indicator   string             `json:"indicator"`
	Level       pipeline.Level     `json:"level"`
	Area        pipeline.AreaID    `json:"area"`
	Province    string             `json:"province"`
	PeriodStart json.RawMessage    `json:"period_start"`
	PeriodEnd   json.RawMessage    `json:"period_end"`
	PeriodText  string             `json:"period_text"`
	Rounds      int                `json:"rounds"`
	Kind        pipeline.Kind      `json:"kind"`
	Value       float64            `json:"value"`
	ValueMax    *float64           `json:"value_max"`
	Unit        string             `json:"unit"`
	Qualifier   pipeline.Qualifier `json:"qualifier"`
	Locator     string             `json:"locator"`
	Quote       string             `json:"quote"`
	Rule        string             `json:"rule"`
}

// shown are the figures that a person is shown, with what is shown of them, and
// how many there are beyond.
func (f *figureLines) shown() (list []pipeline.Observation, beyond int, err error) {
	for line := range bytes.Lines(f.kept) {
		var l shownLine
		if err := json.Unmarshal(line, &l); err != nil {
			return nil, 0, fmt.Errorf("read a figure back: %w", err)
		}
		o := pipeline.Observation{Indicator: l.Indicator, Level: l.Level, Area: l.Area, Province: l.Province, Kind: l.Kind,
			Period:   pipeline.Period{Text: l.PeriodText, Rounds: l.Rounds},
			Quantity: pipeline.Quantity{Value: l.Value, Max: l.ValueMax, Unit: l.Unit, Qualifier: l.Qualifier}}
		o.Origin.Raw, o.Origin.Rule = l.Quote, l.Rule
		if o.Origin.Locator, err = pipeline.ParseLocator(l.Locator); err != nil {
			return nil, 0, err
		}
		if o.Period.Start, err = dateIn(l.PeriodStart); err != nil {
			return nil, 0, err
		}
		if o.Period.End, err = dateIn(l.PeriodEnd); err != nil {
			return nil, 0, err
		}
		list = append(list, o)
	}
	return list, f.count - len(list), nil
}

// dateIn is a date as lineWriter.date writes it.
func dateIn(text json.RawMessage) (pipeline.Date, error) {
	s := strings.Trim(string(text), `"`)
	if s == "" || s == "null" {
		return pipeline.Date{}, nil
	}
	return pipeline.ParseDate(s)
}
