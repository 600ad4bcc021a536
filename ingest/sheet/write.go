package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/xuri/excelize/v2"
)

// A Workbook describes a workbook to write: what Write makes and the tests read.
type Workbook struct {
	Title    string // document property
	Creator  string // document property
	Version  string // document property: which form this is, and which edition of it
	From1904 bool   // count dates from 1904-01-01
	Sheets   []WorkbookSheet
}

// A WorkbookSheet describes one sheet. Rows[0] is the first row; a cell is nil,
// string, int, float64, bool, time.Time (a date), Formula or Shown.
type WorkbookSheet struct {
	Name       string
	Rows       [][]any
	Merges     []string          // "A1:C1"
	Widths     map[string]int    // of columns, in characters: "A": 6
	Bold       []string          // cells or spans set in bold, centred
	Italic     []string          // cells or spans set in italics
	Borders    []string          // spans with thin borders
	Fonts      map[string]string // font of a cell: "A3": ".VnTime"
	Hidden     bool
	HiddenRows []int
	HiddenCols []string
	Wrapped    []string        // spans whose texts are broken into lines, set at the top
	Links      map[string]Link // cells that lead to another one
	Heights    map[int]int     // of rows, in points, where the program's own do not do
	Frozen     int             // rows at the top that stay in sight
	Entries    []Entry         // cells to be filled in
	Footer     string          // printed at the foot of every page
	Page       Page            // how it is printed
}

// A Page is how a sheet is printed.
type Page string

// The pages: as the program likes, and A4 with the sheet's width on one page.
const (
	AnyPage   Page = ""
	Portrait  Page = "portrait"
	Landscape Page = "landscape"
)

// A Link leads to a cell of the same workbook.
type Link struct{ Sheet, Cell string }

// An Entry is a span of cells to be filled in. What does not fit is turned away
// with Refusal. Exactly one of Numbers, Options and From says what fits.
type Entry struct {
	Span    string
	Numbers bool     // numbers not below zero
	Options []string // one of these, together no longer than 255 letters
	From    string   // one of the cells of this reference: "Danh mục!$A$1:$A$34"
	Prompt  string   // what to fill in, shown beside the cell
	Refusal string
}

// A Formula is a cell whose value was calculated, or not when Value is nil. An
// error value is a string that starts with "#".
type Formula struct {
	Text  string // without "="
	Value any    // float64, int or string
}

// Shown is a number in a format of the spreadsheet: {1234.5, "#,##0.0"}.
type Shown struct {
	Value  float64
	Format string
}

// Write makes the .xlsx file. The same Workbook gives the same bytes.
func Write(b Workbook) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{file: f, styles: map[string]int{}, formulas: map[string]map[string]Formula{}}
	if err := w.book(b); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("write workbook: %w", err)
	}
	return settle(out.Bytes(), w.formulas)
}

type writer struct {
	file     *excelize.File
	styles   map[string]int
	formulas map[string]map[string]Formula // part of the sheet, cell: formulas with a value
}

func (w *writer) book(b Workbook) error {
	for i, s := range b.Sheets {
		name := s.Name
		if i == 0 {
			if err := w.file.SetSheetName("Sheet1", name); err != nil {
				return err
			}
		} else if _, err := w.file.NewSheet(name); err != nil {
			return err
		}
		if err := w.sheet(s, fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)); err != nil {
			return fmt.Errorf("sheet %q: %w", name, err)
		}
	}
	if b.From1904 {
		yes := true
		if err := w.file.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			return err
		}
	}
	return w.file.SetDocProps(&excelize.DocProperties{Title: b.Title, Version: b.Version, Creator: b.Creator, LastModifiedBy: b.Creator,
		Created: "2023-01-01T00:00:00Z", Modified: "2023-01-01T00:00:00Z"})
}

func (w *writer) sheet(s WorkbookSheet, part string) error {
	w.formulas[part] = map[string]Formula{}
	for r, row := range s.Rows {
		for c, v := range row {
			if v == nil {
				continue
			}
			ref := pipeline.ColumnName(c+1) + fmt.Sprint(r+1)
			if f, ok := v.(Formula); ok {
				if f.Value != nil {
					w.formulas[part][ref] = f
				}
			}
			if err := w.cell(s.Name, ref, v); err != nil {
				return err
			}
		}
	}
	if err := w.looks(s); err != nil {
		return err
	}
	if err := w.forms(s); err != nil {
		return err
	}
	for _, m := range s.Merges {
		from, to, _ := strings.Cut(m, ":")
		if err := w.file.MergeCell(s.Name, from, to); err != nil {
			return err
		}
	}
	return w.hide(s)
}

func (w *writer) cell(sheet, ref string, v any) error {
	switch v := v.(type) {
	case Formula:
		return w.formula(sheet, ref, v)
	case Shown:
		// Every digit is kept: the library itself would round to fifteen.
		if err := w.file.SetCellDefault(sheet, ref, strconv.FormatFloat(v.Value, 'f', -1, 64)); err != nil {
			return err
		}
		return w.style(sheet, ref, ref, "format "+v.Format, &excelize.Style{CustomNumFmt: &v.Format})
	case time.Time:
		if err := w.file.SetCellValue(sheet, ref, v); err != nil {
			return err
		}
		day := "dd/mm/yyyy"
		return w.style(sheet, ref, ref, "format "+day, &excelize.Style{CustomNumFmt: &day})
	}
	return w.file.SetCellValue(sheet, ref, v)
}

// formula writes a cached number first: excelize keeps it beside the formula.
// For a cached text or error value it has no words; see withText.
func (w *writer) formula(sheet, ref string, f Formula) error {
	if _, isText := f.Value.(string); f.Value != nil && !isText {
		if err := w.file.SetCellValue(sheet, ref, f.Value); err != nil {
			return err
		}
	}
	return w.file.SetCellFormula(sheet, ref, f.Text)
}

func (w *writer) looks(s WorkbookSheet) error {
	centre := &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}
	line := []excelize.Border{{Type: "left", Style: 1, Color: "000000"}, {Type: "right", Style: 1, Color: "000000"},
		{Type: "top", Style: 1, Color: "000000"}, {Type: "bottom", Style: 1, Color: "000000"}}
	sets := []struct {
		spans []string
		name  string
		style *excelize.Style
	}{
		{s.Borders, "borders", &excelize.Style{Border: line, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}},
		{s.Wrapped, "wrapped", &excelize.Style{Border: line, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{s.Italic, "italic", &excelize.Style{Font: &excelize.Font{Italic: true}, Alignment: centre}},
		{s.Bold, "bold", &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: centre}},
	}
	for _, set := range sets {
		for _, sp := range set.spans {
			from, to, ok := strings.Cut(sp, ":")
			if !ok {
				to = from
			}
			if err := w.style(s.Name, from, to, set.name, set.style); err != nil {
				return err
			}
		}
	}
	for _, ref := range slices.Sorted(maps.Keys(s.Fonts)) {
		if err := w.style(s.Name, ref, ref, "font "+s.Fonts[ref], &excelize.Style{Font: &excelize.Font{Family: s.Fonts[ref]}}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) style(sheet, from, to, name string, style *excelize.Style) error {
	id, ok := w.styles[name]
	if !ok {
		var err error
		if id, err = w.file.NewStyle(style); err != nil {
			return err
		}
		w.styles[name] = id
	}
	return w.file.SetCellStyle(sheet, from, to, id)
}

func (w *writer) hide(s WorkbookSheet) error {
	for _, col := range slices.Sorted(maps.Keys(s.Widths)) {
		if err := w.file.SetColWidth(s.Name, col, col, float64(s.Widths[col])); err != nil {
			return err
		}
	}
	for _, r := range s.HiddenRows {
		if err := w.file.SetRowVisible(s.Name, r, false); err != nil {
			return err
		}
	}
	for _, c := range s.HiddenCols {
		if err := w.file.SetColVisible(s.Name, c, false); err != nil {
			return err
		}
	}
	if s.Hidden {
		return w.file.SetSheetVisible(s.Name, false)
	}
	return nil
}

// settle packs the parts again, sorted and without times, so that the bytes
// depend on the content alone. [Content_Types].xml goes first, as readers of
// the format expect.
func settle(content []byte, formulas map[string]map[string]Formula) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("settle workbook: %w", err)
	}
	slices.SortFunc(r.File, func(a, b *zip.File) int {
		if first := "[Content_Types].xml"; a.Name == first || b.Name == first {
			return map[bool]int{true: -1, false: 1}[a.Name == first]
		}
		return strings.Compare(a.Name, b.Name)
	})
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if err := repack(w, f, formulas[f.Name]); err != nil {
			return nil, fmt.Errorf("settle workbook part %s: %w", f.Name, err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("settle workbook: %w", err)
	}
	return out.Bytes(), nil
}

func repack(w *zip.Writer, f *zip.File, formulas map[string]Formula) error {
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	if len(formulas) == 0 {
		_, err = io.Copy(to, from)
		return err
	}
	part, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	_, err = to.Write(withText(part, formulas))
	return err
}

// styleOfCell is the attribute of a cell that names its style.
var styleOfCell = regexp.MustCompile(` s="\d+"`)

// withText gives formulas their cached value, of its own kind: excelize calls
// all of them text.
func withText(part []byte, formulas map[string]Formula) []byte {
	for _, ref := range slices.Sorted(maps.Keys(formulas)) {
		f := formulas[ref]
		value, kind := fmt.Sprint(f.Value), ""
		if text, ok := f.Value.(string); ok {
			kind = ` t="str"`
			if strings.HasPrefix(text, "#") {
				kind = ` t="e"`
			}
		}
		cell := regexp.MustCompile(`<c r="` + ref + `"[^>]*>.*?</c>`)
		part = cell.ReplaceAllFunc(part, func(old []byte) []byte {
			style := styleOfCell.Find(old[:bytes.IndexByte(old, '>')])
			return fmt.Appendf(nil, `<c r="%s"%s%s><f>%s</f><v>%s</v></c>`, ref, style, kind, escaped(f.Text), escaped(value))
		})
	}
	return part
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
