package main

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// TestFiguresAreShownAsTheyWereUnderstood gives figures as lines, in pieces that
// end anywhere, and compares the table of what is read back with their own.
func TestFiguresAreShownAsTheyWereUnderstood(t *testing.T) {
	most := 12.5
	figures := []pipeline.Observation{
		{Indicator: "ocop_products", Level: "province", Area: "ha-giang@2008", Province: "Hà Giang", Kind: pipeline.Actual, Quantity: pipeline.Quantity{Value: 12, Unit: "product", Qualifier: pipeline.AtLeast},
			Period: pipeline.Period{Start: pipeline.Date{Year: 2022}, End: pipeline.Date{Year: 2022}, Text: "năm 2022"}, Origin: pipeline.Origin{Locator: pipeline.CellAt("Biểu «1»!", 5, 28), Raw: "\"12\"\t\u2028"}},
		{Indicator: "x", Province: "Cà Mau", Kind: pipeline.Plan, Quantity: pipeline.Quantity{Value: -1e300, Max: &most, Unit: "vnd"},
			Period: pipeline.Period{Start: pipeline.Date{Year: 2022, Month: 4}, End: pipeline.Date{Year: 2022, Month: 7, Day: 1}}, Origin: pipeline.Origin{Locator: pipeline.SpanAt(2, 3, 4, 9), Raw: "một"}},
		{Indicator: "y", Quantity: pipeline.Quantity{Value: 0.1}, Period: pipeline.Period{Rounds: 3}},
		{Indicator: "z"},
	}
	var text []byte
	var lines observationLines
	for _, o := range figures {
		var err error
		if text, err = lines.add(text, "a.xlsx", &o); err != nil {
			t.Fatal(err)
		}
	}
	for _, piece := range []int{1, 7, 100, len(text)} {
		var f figureLines
		for from := 0; from < len(text); from += piece {
			if _, err := f.Write(text[from:min(from+piece, len(text))]); err != nil {
				t.Fatal(err)
			}
		}
		shown, beyond, err := f.shown()
		got, want := readingTable(pipeline.Reading{Observations: shown}), readingTable(pipeline.Reading{Observations: figures})
		if err != nil || beyond != 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("in pieces of %d: %v, %d beyond\n got %v\nwant %v", piece, err, beyond, got.Rows, want.Rows)
		}
	}
}

// TestNoMoreFiguresAreKeptThanAreShown counts those beyond.
func TestNoMoreFiguresAreKeptThanAreShown(t *testing.T) {
	var f figureLines
	var text bytes.Buffer
	for i := range mostPrinted + 5_000 {
		fmt.Fprintf(&text, `{"indicator":"x","value":%d}`+"\n", i)
	}
	for text.Len() > 0 {
		if _, err := f.Write(text.Next(1_013)); err != nil {
			t.Fatal(err)
		}
	}
	shown, beyond, err := f.shown()
	if err != nil || len(shown) != mostPrinted || beyond != 5_000 || shown[mostPrinted-1].Quantity.Value != mostPrinted-1 {
		t.Errorf("%d shown, %d beyond, %v", len(shown), beyond, err)
	}
}
