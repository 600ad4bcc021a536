package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

const inbox = "../inbox"

func TestInboxIsWhatTheProgramWrites(t *testing.T) {
	made := t.TempDir()
	if err := build(made); err != nil {
		t.Fatal(err)
	}
	for path := range Books() {
		want, err := os.ReadFile(filepath.Join(inbox, filepath.FromSlash(path)))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(made, filepath.FromSlash(path)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what the program writes (%v): run go run ./examples/three-provinces/build", path, err)
		}
	}
}

// TestEveryFigureIsRead holds the reader to the published figures: these and no
// others, and nothing rejected.
func TestEveryFigureIsRead(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"dong-thap/ket-qua-binh-chon-2012-2021.xlsx": {
			"Biểu 1!D12 cnnt_recognized huyen dong-thap@2008 2012/2021 actual 317 product exact map[] part=false",
			"Biểu 1!E12 cnnt_recognized tinh dong-thap@2008 2012/2021 actual 189 product exact map[] part=false",
			"Biểu 1!F12 cnnt_recognized khu_vuc dong-thap@2008 2012/2021 actual 38 product exact map[] part=false",
			"Biểu 1!G12 cnnt_recognized quoc_gia dong-thap@2008 2012/2021 actual 14 product exact map[] part=false",
			"Biểu 2!D9 kc_facilities_supported  dong-thap@2008 unknown actual 69 facility exact map[] part=false",
			"Biểu 2!D11 kc_projects  dong-thap@2008 unknown actual 58 project exact map[content:may_moc] part=false",
			"Biểu 2!D12 kc_budget  dong-thap@2008 unknown actual 11000000000 vnd more_than map[content:may_moc] part=false",
		},
		"ca-mau/ket-qua-binh-chon-5-ky.xlsx": {
			"Tổng hợp!D11 cnnt_recognized tinh ca-mau@2008 rounds:5 actual 73 product exact map[] part=false",
			"Tổng hợp!D12 cnnt_recognized khu_vuc ca-mau@2008 rounds:5 actual 19 product exact map[] part=false",
			"Tổng hợp!D13 cnnt_recognized quoc_gia ca-mau@2008 rounds:5 actual 11 product exact map[] part=false",
		},
		"ha-giang/muc-tieu-2022-2030.xlsx": {
			"Mục tiêu!C12 cnnt_recognized huyen ha-giang@2008 2022/2030 target 73 product exact map[] part=false",
			"Mục tiêu!D12 cnnt_recognized tinh ha-giang@2008 2022/2030 target 63 product exact map[] part=false",
			"Mục tiêu!C13 cnnt_recognized huyen ha-giang@2008 2022/2022 target 12 product exact map[] part=true",
			"Mục tiêu!D13 cnnt_recognized tinh ha-giang@2008 2022/2022 target 10 product exact map[] part=true",
		},
	}
	if len(want) != len(Books()) {
		t.Fatalf("%d workbooks, %d wanted readings", len(Books()), len(want))
	}
	for path, lines := range want {
		r := read(t, cat, path)
		if got := linesOf(r); !slices.Equal(got, lines) {
			t.Errorf("%s:\n got %q\nwant %q", path, got, lines)
		}
		for _, x := range r.Rejects {
			t.Errorf("%s: %s", path, x.MessageVI)
		}
		if r.Published != (pipeline.Date{Year: 2022, Month: 12, Day: 15}) {
			t.Errorf("%s: published %s", path, r.Published)
		}
	}
}

func read(t *testing.T, cat *catalog.Catalog, path string) pipeline.Reading {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(inbox, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	reader := ingest.Direct{Formats: table.Formats(), Catalog: cat}
	r, err := reader.Read(context.Background(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: path, Digest: pipeline.DigestOf(content)}, content)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func linesOf(r pipeline.Reading) []string {
	var lines []string
	for _, o := range r.Observations {
		lines = append(lines, fmt.Sprintf("%s %s %s %s %s %s %.0f %s %s %v part=%v", o.Origin.Locator, o.Indicator, o.Level, o.Area, o.Period.Key(), o.Kind,
			o.Quantity.Value, o.Quantity.Unit, o.Quantity.Qualifier, o.Dimensions, o.Part))
	}
	return lines
}
