package sheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// forms writes what makes a sheet a form or a list to work through: links,
// entries with what fits in them, rows that stay in sight, a foot.
func (w *writer) forms(s WorkbookSheet) error {
	for _, ref := range slices.Sorted(maps.Keys(s.Links)) {
		to := s.Links[ref]
		if err := w.file.SetCellHyperLink(s.Name, ref, quotedSheet(to.Sheet)+"!"+to.Cell, "Location"); err != nil {
			return err
		}
	}
	for _, row := range slices.Sorted(maps.Keys(s.Heights)) {
		if err := w.file.SetRowHeight(s.Name, row, float64(min(s.Heights[row], 409))); err != nil { // no row may be higher
			return err
		}
	}
	for _, e := range s.Entries {
		if err := w.entry(s.Name, e); err != nil {
			return err
		}
	}
	if s.Frozen > 0 {
		top := "A" + strconv.Itoa(s.Frozen+1)
		if err := w.file.SetPanes(s.Name, &excelize.Panes{Freeze: true, YSplit: s.Frozen, TopLeftCell: top, ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	if s.Page != AnyPage {
		if err := w.page(s.Name, string(s.Page)); err != nil {
			return err
		}
	}
	if s.Footer != "" {
		return w.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(s.Footer, "&", "&&") + "&R&P/&N"})
	}
	return nil
}

// page prints a sheet on A4, as wide as one page and as long as it is.
func (w *writer) page(sheet, orientation string) error {
	a4, wide, long, fit := 9, 1, 0, true
	if err := w.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return w.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &long})
}

func (w *writer) entry(sheet string, e Entry) error {
	v := excelize.NewDataValidation(true)
	v.Sqref = e.Span
	switch {
	case e.Numbers:
		if err := v.SetRange(0, 1e16, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
	case e.From != "":
		name, cells, _ := strings.Cut(e.From, "!")
		v.SetSqrefDropList(quotedSheet(name) + "!" + cells)
	default:
		if err := v.SetDropList(e.Options); err != nil {
			return err
		}
	}
	if e.Prompt != "" {
		v.SetInput("Hướng dẫn", e.Prompt)
	}
	v.SetError(excelize.DataValidationErrorStyleStop, "Chưa đúng", e.Refusal)
	return w.file.AddDataValidation(sheet, v)
}

// quotedSheet is the name of a sheet as references write it.
func quotedSheet(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
