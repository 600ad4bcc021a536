package workbook

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A reading case is one workbook, what must be understood in it, and what must
// be rejected. Lines of want: "D12 cnnt_recognized tinh dong-thap@2008
// 2012/2021 actual 189 product", then what differs from the usual. Lines of
// rejects: "D12 not_a_number".
type readingCase struct {
	name    string
	source  pipeline.Source
	book    Book   // or
	csv     string // the content of a .csv
	want    []string
	rejects []string
}

func (c readingCase) run(t *testing.T, cat *catalog.Catalog) {
	t.Helper()
	content, document := []byte(c.csv), "bieu.csv"
	if c.csv == "" {
		document = "bieu.xlsx"
		var err error
		if content, err = Write(c.book); err != nil {
			t.Fatal(err)
		}
	}
	r := readBytes(t, cat, c.source, document, content)
	compare(t, "understood", observed(r), c.want)
	compare(t, "rejected", rejected(r), c.rejects)
}

func readBytes(t testing.TB, cat *catalog.Catalog, source pipeline.Source, document string, content []byte) pipeline.Reading {
	t.Helper()
	reader := ingest.Direct{Formats: Formats(), Catalog: cat}
	r, err := reader.Read(context.Background(), source, pipeline.Snapshot{Document: document, Digest: pipeline.DigestOf(content)}, content)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.Errorf("%s, not wanted: %s", what, g)
		}
	}
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("not %s: %s", what, w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s %d, want %d", what, len(got), len(want))
	}
}

func observed(r pipeline.Reading) []string {
	var lines []string
	for _, o := range r.Observations {
		lines = append(lines, lineOf(r, o))
	}
	return lines
}

func lineOf(r pipeline.Reading, o pipeline.Observation) string {
	value := trimFloat(o.Quantity.Value)
	if o.Quantity.Max != nil {
		value += ".." + trimFloat(*o.Quantity.Max)
	}
	level := string(o.Level)
	if level == "" {
		level = "-"
	}
	area := string(o.Area)
	if area == "" {
		area = "?" + o.Province
	}
	parts := []string{place(r, o.Origin.Locator), o.Indicator, level, area, o.Period.Key(), string(o.Kind), value, o.Quantity.Unit}
	if o.Quantity.Qualifier != pipeline.Exact {
		parts = append(parts, string(o.Quantity.Qualifier))
	}
	for _, k := range slices.Sorted(maps.Keys(o.Dimensions)) {
		parts = append(parts, k+"="+o.Dimensions[k])
	}
	if o.Part {
		parts = append(parts, "part")
	}
	return strings.Join(parts, " ")
}

// place leaves out the name of the sheet where there is only one.
func place(r pipeline.Reading, l pipeline.Locator) string {
	if len(r.Document.Sheets) == 1 {
		return strings.TrimPrefix(l.String(), l.Sheet+"!")
	}
	return l.String()
}

func rejected(r pipeline.Reading) []string {
	var lines []string
	for _, x := range r.Rejects {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s", place(r, x.Origin.Locator), x.Reason)))
	}
	return lines
}

func catalogOf(t testing.TB) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

// one is a workbook of one sheet.
func one(rows [][]any, merges ...string) Book {
	return Book{Sheets: []BookSheet{{Name: "Biểu 1", Rows: rows, Merges: merges}}}
}
