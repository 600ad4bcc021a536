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
