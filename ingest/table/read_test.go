package table_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

var lexicon = sync.OnceValue(func() *meaning.Lexicon {
	cat, err := catalog.Load()
	if err != nil {
		panic(err)
	}
	return meaning.New(cat)
})

// reading reads grids as one document.
func reading(t testing.TB, document string, grids []*sheet.Grid) pipeline.Reading {
	t.Helper()
	c := table.NewCollection()
	in := ingest.Input{Snapshot: pipeline.Snapshot{Document: document}}
	if _, err := table.New(lexicon(), nil).Read(t.Context(), in, &sheet.Book{Format: "xlsx", Sheets: grids}, c); err != nil {
		t.Fatal(err)
	}
	for _, a := range c.Reading.Accounts {
		if !a.Balanced() {
			t.Errorf("the account of %s does not balance: %+v", a.Sheet, a)
		}
	}
	return c.Reading
}

// statements are what a document states, by cell; of several sheets, with the
// name of the sheet.
func statements(t testing.TB, document string, grids []*sheet.Grid) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, o := range reading(t, document, grids).Observations {
		cell := pipeline.ColumnName(o.Origin.Locator.Col) + strconv.Itoa(o.Origin.Locator.Row)
		if len(grids) > 1 {
			cell = o.Origin.Locator.Sheet + "!" + cell
		}
		found[cell] = statement(o)
	}
	return found
}

// statement is an observation as the wants write it.
func statement(o pipeline.Observation) string {
	level, province, period := string(o.Level), o.Province, o.Period.Key()
	if level == "" {
		level = "-"
	}
	if province == "" {
		province = strings.ToUpper(o.Area.Slug())
	}
	if o.Period.Start == o.Period.End && o.Period.Start.Month == 0 {
		period = o.Period.End.String()
	}
	s := fmt.Sprintf("%s|%s|%s|%s|%s|%g", o.Indicator, level, province, period, o.Kind, o.Quantity.Value)
	for _, d := range slices.Sorted(maps.Keys(o.Dimensions)) {
		s += "|" + d + "=" + o.Dimensions[d]
	}
	return s
}

// An assignment of roles that contradicts itself is given up for one that does
// not: here the column of remarks tells the levels apart.
func TestAContradictionMeansThatTheRolesAreWrong(t *testing.T) {
	got := statements(t, "", []*sheet.Grid{sheettest.Grid("S", []R{
		{"SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2023"},
		{"Tỉnh", "Ghi chú", "Số sản phẩm"},
		{"An Giang", "Cấp huyện", 12}, {"An Giang", "Cấp tỉnh", 7}, {"Cà Mau", "Cấp huyện", 9}, {"Cà Mau", "Cấp tỉnh", 4},
	})})
	want := map[string]string{"C3": "cnnt_recognized|huyen|An Giang|2023|actual|12", "C4": "cnnt_recognized|tinh|An Giang|2023|actual|7",
		"C5": "cnnt_recognized|huyen|Cà Mau|2023|actual|9", "C6": "cnnt_recognized|tinh|Cà Mau|2023|actual|4"}
	if !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

// Whatever a grid holds, every numeric cell has an account and nothing panics.
func FuzzGridsAreAccountedFor(f *testing.F) {
	f.Add("Tỉnh|Số đề án\nLong An|5\nCà Mau|-", uint8(0))
	f.Add("KHUYẾN CÔNG 2023\nSTT|Chỉ tiêu|2022|2023\n1|Số đề án|5|7\n|Tổng|12|x", uint8(3))
	f.Fuzz(func(t *testing.T, text string, hide uint8) {
		b := sheet.NewBuilder("S")
		for r, line := range strings.Split(text, "\n") {
			for c, cell := range strings.Split(line, "|") {
				if c > 40 || r > 200 {
					break
				}
				if v, err := strconv.ParseFloat(cell, 64); err == nil {
					b.Set(r+1, c+1, sheet.Cell{Kind: sheet.Number, Value: v, Raw: cell, Shown: cell})
				} else if cell != "" {
					b.Set(r+1, c+1, sheet.Cell{Kind: sheet.Text, Raw: cell, Shown: cell})
				}
			}
		}
		if hide > 0 {
			b.HideCol(int(hide%7) + 1)
			b.HideRow(int(hide%5) + 1)
			b.Merge(sheet.Span{Top: int(hide % 3), Left: int(hide%4) + 1, Bottom: int(hide%3) + int(hide%2), Right: int(hide%4) + 2})
		}
		reading(t, "tệp.xlsx", []*sheet.Grid{b.Grid()})
	})
}
