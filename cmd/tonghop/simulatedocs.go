package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"iter"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/simulate"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// book is a document as a workbook: of a province with one row an indicator and
// one column a kind, of the ministry with one sheet an indicator.
func book(d simulate.Document, country *simulate.Country, units func(string) string) sheet.Workbook {
	b := sheet.Workbook{Title: d.Reading.Title, Creator: "tonghop simulate"}
	if d.Source == simulate.Ministry {
		for _, id := range indicatorsOf(d) {
			b.Sheets = append(b.Sheets, ministrySheet(d, country.Indicator(id), units))
		}
		return b
	}
	rows := [][]any{
		{"ỦY BAN NHÂN DÂN " + strings.ToUpper(d.Area.FullName)}, {"SỞ CÔNG THƯƠNG (mô phỏng)"},
		{fmt.Sprintf("BÁO CÁO NĂM %d", d.Year)}, {"(" + simulate.Label + ")"}, {},
		{"STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Ước thực hiện", "Thực hiện"},
	}
	column := map[pipeline.Kind]int{pipeline.Plan: 3, pipeline.Estimate: 4, pipeline.Actual: 5}
	for n, id := range indicatorsOf(d) {
		ind := country.Indicator(id)
		row := []any{n + 1, label(ind, d), units(ind.Unit), nil, nil, nil}
		for _, o := range d.Reading.Observations {
			if o.Indicator == id && len(o.Dimensions) == 0 {
				row[column[o.Kind]] = cellOf(o.Quantity)
			}
		}
		rows = append(rows, row)
	}
	for _, r := range d.Reading.Rejects {
		rows = append(rows, []any{len(rows), "Chỉ tiêu khác", "", nil, nil, r.Origin.Raw})
	}
	b.Sheets = []sheet.WorkbookSheet{{Name: "Biểu 1", Rows: rows, Merges: []string{"A1:F1", "A2:F2", "A3:F3", "A4:F4"}, Widths: map[string]int{"B": 44}, Bold: []string{"A1:F6"}}}
	return b
}

// label names an indicator as the row of a report does, with the level of its
// figures.
func label(ind pipeline.Indicator, d simulate.Document) string {
	for _, o := range d.Reading.Observations {
		if o.Indicator == ind.ID && o.Level == pipeline.LevelTinh {
			return ind.Name.VI + " cấp tỉnh"
		}
	}
	return ind.Name.VI
}

// indicatorsOf are the indicators of a document in the order in which it has them.
func indicatorsOf(d simulate.Document) []string {
	var list []string
	seen := map[string]bool{}
	for _, o := range d.Reading.Observations {
		if !seen[o.Indicator] {
			seen[o.Indicator] = true
			list = append(list, o.Indicator)
		}
	}
	return list
}

func ministrySheet(d simulate.Document, ind pipeline.Indicator, units func(string) string) sheet.WorkbookSheet {
	rows := [][]any{{"BỘ CÔNG THƯƠNG (mô phỏng)"}, {fmt.Sprintf("%s NĂM %d", strings.ToUpper(ind.Name.VI), d.Year)}, {"(" + simulate.Label + ")"},
		{nil, nil, "Đơn vị tính: " + units(ind.Unit)}, {"STT", "Tỉnh, thành phố", ind.Name.VI}}
	for _, o := range d.Reading.Observations {
		name := o.Province
		if strings.HasPrefix(string(o.Area), "vn@") {
			name = "Cả nước"
		}
		if o.Indicator == ind.ID {
			rows = append(rows, []any{len(rows) - 4, name, cellOf(o.Quantity)})
		}
	}
	name := ind.ID
	if len(name) > 31 { // more than a sheet may be called
		name = name[:31]
	}
	return sheet.WorkbookSheet{Name: name, Rows: rows, Widths: map[string]int{"B": 30, "C": 30}, Bold: []string{"A1:C5"}}
}

// cellOf is a figure as an office writes it into a cell.
func cellOf(q pipeline.Quantity) any {
	if q.Qualifier == pipeline.MoreThan {
		return "trên " + strings.ReplaceAll(fmt.Sprintf("%.0f", q.Value), ",", "")
	}
	return q.Value
}

// article is what the press says of a year, one sentence a figure.
func article(d simulate.Document, country *simulate.Country, units func(string) string) []byte {
	var b strings.Builder
	title := html.EscapeString(d.Reading.Title)
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><article><h1>%s</h1>\n", title, title)
	for _, o := range d.Reading.Observations {
		ind := country.Indicator(o.Indicator)
		fmt.Fprintf(&b, "<p>Năm %d, %s của %s là %.0f %s (mô phỏng).</p>\n", d.Year, html.EscapeString(strings.ToLower(ind.Name.VI[:1])+ind.Name.VI[1:]),
			html.EscapeString(o.Province), o.Quantity.Value, html.EscapeString(units(ind.Unit)))
	}
	b.WriteString("</article></body></html>\n")
	return []byte(b.String())
}

// loadCountry loads two nights of a country straight into the store, one document
// at a time, and publishes what they come to.
func (a *app) loadCountry(ctx context.Context, country *simulate.Country) (err error) {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	held, err := a.lock(w)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Release()) }()
	store, err := a.openWarehouse(ctx, w, w.WarehousePath(), nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	last := pipeline.RunAt(a.now(), "command")
	figures, err := loadNight(ctx, store, pipeline.RunAt(a.now().AddDate(0, 0, -1), "command"), country, country.Of)
	if err != nil {
		return err
	}
	revised, err := loadNight(ctx, store, last, country, country.RevisedOf)
	if err != nil {
		return err
	}
	version, err := store.Version(ctx)
	if err != nil {
		return err
	}
	published, err := publisher{a, w, store, newProgress(a.stderr, isTerminal(a.stderr)), a.pagesNow(w)}.Publish(ctx, last, version)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "Đã nạp %d số liệu mô phỏng, đọc lại %d số liệu ở lần sau. Đã phát hành %s.\n%s\n", figures, revised, published.Release,
		filepath.Join(w.ReleasesDir(), "current", "site", "index.html"))
	return nil
}

// loadNight loads the documents of one night, one source after the other, and gives how
// many figures they have.
func loadNight(ctx context.Context, store *warehouse.Warehouse, run pipeline.Run, country *simulate.Country, of func(source string) iter.Seq[simulate.Document]) (int, error) {
	if err := store.SyncSources(ctx, run, country.Sources()); err != nil {
		return 0, err
	}
	figures := 0
	for _, s := range country.Sources() {
		var list []pipeline.Incoming
		for d := range of(s.ID) {
			figures += len(d.Reading.Observations)
			list = append(list, pipeline.Incoming{Document: d.Snapshot.Document, Snapshot: d.Snapshot, Reading: d.Reading, Fingerprint: "simulate " + string(d.Snapshot.Digest)})
		}
		if _, err := store.LoadAll(ctx, run, s, list); err != nil {
			return figures, err
		}
	}
	if err := store.Judge(ctx, run); err != nil {
		return figures, err
	}
	return figures, store.Finish(ctx, run, pipeline.Report{Run: run})
}
