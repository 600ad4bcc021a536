package table_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

func TestTitlesOfAnotherYear(t *testing.T) {
	book := func(last []R, name string) []*sheet.Grid {
		var grids []*sheet.Grid
		for i, what := range []string{"làng nghề", "chợ", "sản phẩm OCOP"} {
			grids = append(grids, sheettest.Grid(fmt.Sprint("B", i+1), []R{{"TỔNG HỢP TỈNH BẮC NINH NĂM 2023"}, {"Nội dung", "Kết quả"}, {"Số " + what, 12 + i}}))
		}
		return append(grids, sheettest.Grid(name, last))
	}
	stale := []R{{"SỐ ĐỀ ÁN KHUYẾN CÔNG TỈNH BẮC NINH NĂM 2022"}, {"Nội dung", "Kết quả"}, {"Số đề án khuyến công", 31}}
	for _, c := range []struct {
		name, document string
		grids          []*sheet.Grid
		want           string // of the last sheet: the fault and why its figures are held
	}{
		{"the title of last year", "", book(stale, "B4"), "year_wrong_in_title B4!A1 year_wrong_in_title"},
		{"under the file's name", "Bao cao 2023/Bac Ninh 2023.xlsx", book(stale, "B4"), "year_wrong_in_title B4!A1 year_wrong_in_title"},
		{"under a name with both years", "Bac Ninh 2022-2023.xlsx", book(stale, "B4"), ""},
		{"the sheet says it too", "", book(stale, "Năm 2022"), ""},
		{"a head says it too", "", book([]R{stale[0], {"Nội dung", "Năm 2022"}, stale[2]}, "B4"), ""},
		{"heads of other years", "", book([]R{stale[0], {"Nội dung", "Năm 2021", "Năm 2023"}, {"Số đề án khuyến công", 31, 28}}, "B4"), "year_wrong_in_title B4!A1"},
		{"two of last year", "", append(book(stale, "B4"), sheettest.Grid("B5", stale)), ""},
	} {
		got := ""
		r := reading(t, c.document, c.grids)
		for _, f := range r.Faults {
			got += " " + f.Type + " " + f.Locator.String()
		}
		held := ""
		for _, o := range r.Observations {
			if o.Held != "" && o.Origin.Locator.Sheet == "B4" {
				held = " " + o.Held
			} else if o.Held != "" {
				t.Errorf("%s: %s is held for %s", c.name, o.Origin.Locator, o.Held)
			}
		}
		if got = strings.TrimSpace(got + held); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if len(r.Observations) < 4 {
			t.Errorf("%s: %d figures, want 4 and more", c.name, len(r.Observations))
		}
	}
}
