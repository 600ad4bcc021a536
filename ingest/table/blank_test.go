package table

import (
	"context"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Every form that lists items is written blank, filled in as a province would,
// and read back without a reject.
func TestEveryBlankFormReadsBackWithoutAReject(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	formats, tried := Formats(), 0
	for _, f := range cat.Forms().List {
		if f.Lines != "" {
			continue
		}
		year := max(f.From, 2005)
		blank := form.Blank{Form: f, Words: cat.Forms().Words, Provinces: []string{"Tỉnh Đồng Tháp", "Thành phố Hà Nội"}, Years: []int{year}, Version: "thử", Units: map[string]string{}}
		for _, u := range cat.Units() {
			blank.Units[u.ID] = u.Name.VI
		}
		book := blank.Workbook()
		fill(&book)
		content, err := sheet.Write(book)
		if err != nil {
			t.Fatal(err)
		}
		tried++
		in := ingest.Input{Catalog: cat, Content: content, Source: pipeline.Source{ID: "thu"}, Snapshot: pipeline.Snapshot{Document: "tep.xlsx", Digest: pipeline.DigestOf(content)}}
		r, err := formats[0].Read(context.Background(), in)
		if err != nil {
			t.Fatal(err)
		}
		for _, j := range r.Rejects {
			t.Errorf("form %s: %s %s %s", f.ID, j.Origin.Locator, j.Reason, j.MessageVI)
		}
		held := ""
		for _, j := range r.Faults {
			if held = j.Type; j.Type != "blank_as_zero" { // what a form of nothing but noughts is
				t.Errorf("form %s: %s %s %s", f.ID, j.Locator, j.Type, j.MessageVI)
			}
		}
		if least := len(book.Sheets[0].Rows) - 6; len(r.Observations) < min(20, least) || len(r.Accounts) == 0 || !r.Accounts[0].Balanced() {
			t.Errorf("form %s: %d figures, accounts %+v", f.ID, len(r.Observations), r.Accounts)
		}
		for _, o := range r.Observations {
			if o.Area.Slug() != "dong-thap" || o.Period.Start.Year != year || o.Held != held {
				t.Errorf("form %s: %s is of %s, %s, held %q", f.ID, o.Origin.Locator, o.Area, o.Period.Key(), o.Held)
				break
			}
		}
	}
	if tried < 15 {
		t.Fatalf("only %d forms", tried)
	}
}

// fill chooses a province and puts a figure into every cell to be filled in.
func fill(b *sheet.Workbook) {
	rows := b.Sheets[0].Rows
	rows[0][0] = b.Sheets[1].Rows[0][0]
	for i := 5; i < len(rows); i++ {
		for len(rows[i]) < len(rows[4]) {
			rows[i] = append(rows[i], 0)
		}
	}
}
