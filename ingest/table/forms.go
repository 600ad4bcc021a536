package table

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/pipeline"
)

// readForms lets the tables that follow a known form be read by it; the others
// are planned. It gives what the forms prove wrong.
func (d *document) readForms(pages []*page) []pipeline.DocumentFault {
	var sheets []*layout.Sheet
	var shown []*page
	cost := 0
	for _, pg := range pages {
		if pg.layout == nil || pg.grid.Rows() > longestForm {
			continue
		}
		if cost += effortOfLine * pg.grid.Rows(); cost > d.looking() && len(sheets) > 0 {
			pg.skip(1) // it may be of a form, and read as any table it would say something else
			continue
		}
		sheets, shown = append(sheets, pg.layout), append(shown, pg)
	}
	d.effort += cost
	var result form.Result
	if d.forms != nil {
		result = d.forms.Read(sheets, form.Context{Path: d.path(), Province: d.source.Province})
	}
	formed := map[*layout.Table]bool{}
	for i, pg := range shown {
		if d.forms != nil {
			for _, t := range result.Sheets[i] {
				formed[t.Layout] = true
				pg.forms = append(pg.forms, t)
			}
		}
	}
	var before *plan // of the last table of the sheets before
	for _, pg := range pages {
		if pg.layout == nil {
			continue
		}
		before = d.planTables(pg, formed, result.Others, before)
	}
	return append(append(result.Faults, unreadRows(pages)...), d.staleTitles(pages)...)
}

// longestForm is the most rows of a sheet that a form is looked for on.
const longestForm = 5_000

// path is where the document stands in its folder, as far as is known.
func (d *document) path() string {
	if url := d.snapshot.URL; url != "" && !strings.Contains(url, "://") {
		return url
	}
	return d.snapshot.Document
}

// formCell accounts for a cell of a table that a form read; ok is false when the
// cell stands in no such table.
func (t *teller) formCell(row, col int) (ok bool) {
	for _, f := range t.page.forms {
		if row < f.Layout.Top || row > f.Layout.Bottom || col < f.Layout.Left || col > f.Layout.Right {
			continue
		}
		use, used := f.Uses[[2]int{row, col}]
		if !used && !t.numerics.At(row, col) {
			return true
		}
		a := &t.account
		a.Numeric++
		switch use {
		case form.UseFigure:
			a.Figure++
			t.sink.Mark(t.page.number, row, col, pipeline.RoleFigure)
		case form.UseDerived:
			a.Derived++
		case form.UseOther:
			a.OtherSubject++
		case form.UseReject:
			a.Reject++
			t.sink.Mark(t.page.number, row, col, pipeline.RoleFaulty)
		default:
			a.Ordinal++
		}
		return true
	}
	return false
}

// tellForms hands on what the forms read on a sheet.
func (t *teller) tellForms() error {
	for _, f := range t.page.forms {
		for _, o := range f.Observations {
			o.Claim, o.Origin.Snapshot = t.source.Claims, t.snapshot.Digest
			if err := t.sink.Observe(o); err != nil {
				return err
			}
		}
		for _, r := range f.Rejects {
			r.Origin.Snapshot = t.snapshot.Digest
			if err := t.sink.Reject(r); err != nil {
				return err
			}
		}
	}
	return nil
}
