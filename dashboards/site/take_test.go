package site_test

import (
	"bytes"
	"encoding/csv"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"github.com/tonghop/tonghop/dashboards/site/sitetest"
)

// A shown figure is a row of a table as the page shows it.
type shown struct {
	Name  string
	Value float64
}

// TestWhatAReaderTakesAlong presses the buttons and opens the files again:
// every one holds what the page shows.
func TestWhatAReaderTakesAlong(t *testing.T) {
	_, dir := chosen(t)
	b := sitetest.OpenBrowser(t)
	tab := b.Open(sitetest.Address(dir, "chi-tieu/rev_area_total.html"), sitetest.Laptop, true)
	rows := sitetest.Eval[[]shown](tab, `[...document.querySelectorAll('#xep-hang table.twin tbody tr')].filter(r => r.cells[1].dataset.v).map(r => ({Name: r.cells[0].textContent, Value: Number(r.cells[1].dataset.v)}))`)
	if len(rows) != 62 {
		t.Fatalf("%d provinces in the table", len(rows))
	}
	title := sitetest.Eval[string](tab, `document.querySelector('#xep-hang h2').textContent`)
	take := tab.Take

	table := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(take("#xep-hang [data-take=csv]"), []byte("\ufeff"))))
	table.FieldsPerRecord = -1 // below the table stand its title and source
	records, err := table.ReadAll()
	if err != nil || len(records) < len(rows) {
		t.Fatalf("CSV: %d records, %v", len(records), err)
	}
	for i, r := range rows {
		if v, err := strconv.ParseFloat(records[i+1][1], 64); records[i+1][0] != r.Name || err != nil || v != r.Value {
			t.Errorf("CSV row %d: %v, want %v", i, records[i+1], r)
		}
	}

	workbookHolds(t, take("#xep-hang [data-take=xlsx]"), rows, title)
	drawingsShow(t, string(take("#ban-do [data-take=svg]")), take("#xep-hang [data-take=png]"))
	slidesHold(t, take("#xep-hang [data-take=pptx]"), [][]shown{rows}, []string{title})
	titles := sitetest.Eval[[]string](tab, `[...document.querySelectorAll('main figure.chart')].filter(f => f.querySelector('.drawing svg.ch')).map(f => f.querySelector('h2').textContent)`)
	slidesHold(t, take("[data-take=slides]"), nil, titles)
	single := take("[data-take=page]")
	for _, f := range tab.Close() {
		t.Error(f)
	}
	opensAlone(t, b, single, title)
}

// workbookHolds opens a workbook: typed figures, each in the row of its
// province, and a sheet that says what they are.
func workbookHolds(t *testing.T, content []byte, rows []shown, title string) {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet, err := book.GetRows("Số liệu")
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		if kind, _ := book.GetCellType("Số liệu", "B"+strconv.Itoa(i+2)); kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString {
			t.Errorf("XLSX row %d: a figure is text", i)
		}
		if v, err := strconv.ParseFloat(sheet[i+1][1], 64); sheet[i+1][0] != r.Name || err != nil || v != r.Value {
			t.Errorf("XLSX row %d: %v, want %v", i, sheet[i+1], r)
		}
	}
	if origin, err := book.GetRows("Nguồn"); err != nil || !strings.Contains(strings.Join(origin[0], " "), title) {
		t.Errorf("XLSX source sheet: %v, %v", origin, err)
	}
}

// drawingsShow opens a drawing and a picture.
func drawingsShow(t *testing.T, drawing string, image []byte) {
	t.Helper()
	if _, err := html.Parse(strings.NewReader(drawing)); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"Hoàng Sa", "Trường Sa", "Cà Mau", "rev_area_total.html#ban-do"} {
		if !strings.Contains(drawing, want) {
			t.Errorf("SVG lacks %s", want)
		}
	}
	picture, err := png.Decode(bytes.NewReader(image))
	if err != nil || picture.Bounds().Dx() < 1000 {
		t.Fatalf("PNG: %v", err)
	}
	paper := picture.At(2, 2)
	drawn := 0
	for x := range picture.Bounds().Dx() {
		for y := range picture.Bounds().Dy() {
			if picture.At(x, y) != paper {
				drawn++
			}
		}
	}
	if drawn < 10000 {
		t.Errorf("PNG has %d pixels of ink", drawn)
	}
}

// The reasons for which lines break stand below their drawing, folded or not, and go
// with it as a picture.
func TestWhyALineBreaksGoesWithItsPicture(t *testing.T) {
	_, dir := chosen(t)
	pages, err := filepath.Glob(filepath.Join(dir, "*", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	breaks := pages[:0]
	for _, page := range pages {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(`class="sub breaks"`)) {
			breaks = append(breaks, page)
		}
	}
	if len(breaks) == 0 {
		t.Fatal("no line of any page breaks")
	}
	page, err := filepath.Rel(dir, breaks[0])
	if err != nil {
		t.Fatal(err)
	}
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(dir, filepath.ToSlash(page)), sitetest.Laptop, true)
	id := sitetest.Eval[string](tab, `document.querySelector('p.breaks').closest('[id].chart, [id]').id`)
	why := sitetest.Eval[string](tab, `document.querySelector('p.breaks').textContent`)
	drawing, err := html.Parse(bytes.NewReader(tab.Take("#" + id + " [data-take=svg]")))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for n := range drawing.Descendants() {
		if n.Type == html.TextNode {
			said = append(said, strings.Fields(n.Data)...)
		}
	}
	if !strings.Contains(why, "①") || !strings.Contains(strings.Join(said, " "), strings.Join(strings.Fields(why), " ")) {
		t.Errorf("the SVG of %s on %s does not say %q: %q", id, page, why, strings.Join(said, " "))
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

// opensAlone opens a page that was saved as one file.
func opensAlone(t *testing.T, b *sitetest.Browser, single []byte, title string) {
	t.Helper()
	alone := filepath.Join(t.TempDir(), "trang.html")
	if err := os.WriteFile(alone, single, 0o600); err != nil {
		t.Fatal(err)
	}
	other := b.Open(sitetest.Address(filepath.Dir(alone), "trang.html"), sitetest.Laptop, true)
	if asked := other.Asked(); len(asked) != 1 {
		t.Errorf("the single file asks for %v", asked)
	}
	if !sitetest.Eval[bool](other, `document.querySelector('#xep-hang h2').textContent === `+strconv.Quote(title)+` && getComputedStyle(document.querySelector('figure.chart .b')).fill !== 'rgb(0, 0, 0)'`) {
		t.Error("the single file does not show the page as it looks")
	}
	for _, f := range other.Close() {
		t.Error(f)
	}
}
