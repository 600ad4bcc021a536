package main

import (
	"bytes"
	"encoding/json"
	"math"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// observationLine is one figure in the machine output of `tonghop read`. The
// names and their order are a contract.
type observationLine struct {
	Record      string            `json:"record"`
	File        string            `json:"file"`
	Claim       bool              `json:"claim,omitempty"`
	Indicator   string            `json:"indicator"`
	Level       *string           `json:"level"`
	Dimensions  map[string]string `json:"dimensions"`
	Area        *string           `json:"area"`
	Province    *string           `json:"province"`
	PeriodStart any               `json:"period_start"`
	PeriodEnd   any               `json:"period_end"`
	PeriodText  *string           `json:"period_text"`
	PeriodBasis string            `json:"period_basis"`
	Rounds      *int              `json:"rounds,omitempty"`
	Kind        string            `json:"kind"`
	Value       float64           `json:"value"`
	ValueMax    *float64          `json:"value_max"`
	Unit        string            `json:"unit"`
	Qualifier   string            `json:"qualifier"`
	Part        bool              `json:"part,omitempty"`
	Held        *string           `json:"held,omitempty"`
	Locator     string            `json:"locator"`
	Start       *int              `json:"start"`
	End         *int              `json:"end"`
	Quote       string            `json:"quote"`
	Sentence    string            `json:"sentence"`
	Rule        string            `json:"rule"`
}

func lineOf(file string, o pipeline.Observation) observationLine {
	line := observationLine{
		Record: "observation", File: file, Claim: o.Claim, Indicator: o.Indicator, Level: orNull(string(o.Level)),
		Dimensions: o.Dimensions, Area: orNull(string(o.Area)), Province: orNull(o.Province),
		PeriodStart: dateOrNull(o.Period.Start), PeriodEnd: dateOrNull(o.Period.End), PeriodText: orNull(o.Period.Text),
		PeriodBasis: string(o.Period.Basis), Kind: string(o.Kind), Value: o.Quantity.Value, ValueMax: o.Quantity.Max,
		Unit: o.Quantity.Unit, Qualifier: string(o.Quantity.Qualifier), Part: o.Part,
		Held: orNull(o.Held), Locator: o.Origin.Locator.String(), Quote: o.Origin.Raw, Sentence: o.Origin.Context, Rule: o.Origin.Rule,
	}
	if line.Dimensions == nil {
		line.Dimensions = map[string]string{}
	}
	if o.Period.Rounds > 0 {
		line.Rounds = &o.Period.Rounds
	}
	if o.Origin.Start >= 0 && !o.Origin.Locator.IsCell() {
		line.Start, line.End = &o.Origin.Start, &o.Origin.End
	}
	return line
}

// dateOrNull is a year as a number, a month or day as ISO text, or null.
func dateOrNull(d pipeline.Date) any {
	switch {
	case d.IsZero():
		return nil
	case d.Month == 0:
		return d.Year
	}
	return d.String()
}

// FuzzObservationLine holds the line that is written by hand against the one that
// encoding/json writes.
func FuzzObservationLine(f *testing.F) {
	f.Add("bieu.xlsx", "Biểu 1", "Thủ công › \"mỹ nghệ\"", 12.5, uint16(2022), uint8(4), true)
	f.Add("a\\b.txt", "", "dòng\nmới\u2028 <&> \xff\x7f…", math.Copysign(0, -1), uint16(0), uint8(0), false)
	f.Add("c", "S", "", 1e21, uint16(1999), uint8(0), true)
	f.Add("c", "S", "x", 1234567890123456789.0, uint16(2025), uint8(13), false)
	f.Add("c", "S", "x", math.NaN(), uint16(2025), uint8(1), false)
	f.Fuzz(func(t *testing.T, file, sheet, text string, value float64, year uint16, month uint8, flag bool) {
		o := pipeline.Observation{Claim: flag, Indicator: text, Level: pipeline.Level(sheet), Area: pipeline.AreaID(text), Province: sheet, Kind: pipeline.Actual, Part: flag, Held: sheet,
			Period:   pipeline.Period{Start: pipeline.Year(int(year)), End: pipeline.Date{Year: int(year), Month: int(month) % 13}, Text: text, Basis: pipeline.PeriodFromText, Rounds: int(month) - 5},
			Quantity: pipeline.Quantity{Value: value, Unit: "vnd", Qualifier: pipeline.Exact},
			Origin:   pipeline.Origin{Locator: pipeline.CellAt(sheet, int(year), int(month)), Start: -1, End: -1, Raw: text, Context: file + text, Rule: "table.item"}}
		if flag {
			o.Dimensions, o.Quantity.Max = map[string]string{text: sheet, "group": file}, &value
			o.Origin.Locator, o.Origin.Start, o.Origin.End = pipeline.SpanAt(1, 2, 3, int(year)), 3, int(year)
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		wantErr := enc.Encode(lineOf(file, o))
		var lines observationLines
		first, _ := lines.add(nil, file, &o)
		got, err := lines.add([]byte("before"), file, &o)
		if again := bytes.TrimPrefix(got, []byte("before")); err == nil && !bytes.Equal(first, again) {
			t.Errorf("first %s\nagain %s", first, again)
		}
		if (err != nil) != (wantErr != nil) {
			t.Fatalf("error %v, want %v", err, wantErr)
		}
		if err == nil && string(got) != "before"+want.String() {
			t.Errorf("got  %s\nwant %s", got[len("before"):], want.String())
		}
	})
}
