package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func (a *app) templateCommand() *cobra.Command {
	var out string
	var year int
	c := &cobra.Command{
		Use: "template [FORM]", Short: "The blank form for provinces to fill in; without FORM, the forms there are",
		Long: "Writes a blank reporting form as a workbook: title, heads and numbered items, province and year to choose from a list, cells that take\n" +
			"numbers not below zero alone, and the version of the form at the foot of each page and in the properties of the file. FORM is the\n" +
			"number or name of the form, with its topic where several topics have it: 62, ngan-sach/62, cnnt/binh-chon. A form of counts states the\n" +
			"unit of each row and has a column for each level of the year.\n\n" +
			"  tonghop template 62 -o bieu-62.xlsx --year 2026",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listForms()
			}
			return a.blankForm(args[0], out, year)
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "the .xlsx file to write")
	c.Flags().IntVar(&year, "year", 0, "year of the figures (default: to be chosen in the form)")
	return c
}

func (a *app) listForms() error {
	cat, err := loadCatalog(a.topicsDir())
	if err != nil {
		return err
	}
	for _, f := range cat.Forms().List {
		if f.Lines != "" {
			continue // its rows are not known before they are written
		}
		fmt.Fprintln(a.stdout, visible(fmt.Sprintf("%-16s %s (%s, %s)", f.Topic+"/"+f.ID, f.Name.VI, f.Regulation, inForce(f))))
	}
	return nil
}

func inForce(f catalog.Form) string {
	if f.To > 0 {
		return fmt.Sprintf("số liệu các năm %d–%d", f.From, f.To)
	}
	return fmt.Sprintf("số liệu từ năm %d", f.From)
}

func (a *app) blankForm(name, out string, year int) error {
	if !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return usage("cần -o TỆP.xlsx để ghi mẫu biểu (want -o FILE.xlsx)")
	}
	cat, err := loadCatalog(a.topicsDir())
	if err != nil {
		return err
	}
	f, err := formNamed(cat.Forms().List, name)
	if err != nil {
		return err
	}
	if f.Lines != "" {
		return usage("biểu %s liệt kê theo từng đơn vị, dự án, địa bàn nên không có mẫu trống (a listing form has no blank)", f.ID)
	}
	years := []int{year}
	if year == 0 {
		for y := a.now().Year() - 3; y <= a.now().Year()+1; y++ {
			if y >= f.From && (f.To == 0 || y <= f.To) {
				years = append(years[:len(years):len(years)], y)
			}
		}
		years = years[1:]
	}
	for _, y := range years {
		if y < f.From || f.To > 0 && y > f.To {
			return usage("--year %d: biểu %s chỉ dùng cho %s (the form is for other years)", y, f.ID, inForce(f))
		}
	}
	if len(years) == 0 {
		return usage("biểu %s không còn dùng (%s); hãy nêu --year nếu vẫn cần (the form is out of use)", f.ID, inForce(f))
	}
	shown := f
	shown.Columns = columnsIn(cat, f.Columns, years)
	blank := form.Blank{Form: shown, Words: cat.Forms().Words, Years: years, Version: editionOf(f), Units: map[string]string{}}
	for _, u := range cat.Units() {
		blank.Units[u.ID] = u.Name.VI
	}
	for _, p := range cat.Provinces(cat.BoundaryOn(pipeline.DateOf(a.now()))) {
		blank.Provinces = append(blank.Provinces, p.FullName)
	}
	content, err := sheet.Write(blank.Workbook())
	if err != nil {
		return err
	}
	return a.writeNew(filepath.Dir(out), map[string][]byte{filepath.Base(out): content})
}

// columnsIn leaves out the columns of levels that none of the years had.
func columnsIn(cat *catalog.Catalog, columns []catalog.FormItem, years []int) []catalog.FormItem {
	levels := cat.Levels()
	return slices.DeleteFunc(slices.Clone(columns), func(c catalog.FormItem) bool {
		i := slices.IndexFunc(levels, func(l catalog.Term) bool { return l.ID == string(c.Level) })
		return i >= 0 && !slices.ContainsFunc(years, func(y int) bool {
			from, to := levels[i].From.Year, levels[i].To.Year
			return y >= from && (to == 0 || y <= to)
		})
	})
}

func formNamed(list []catalog.Form, name string) (catalog.Form, error) {
	var found []catalog.Form
	for _, f := range list {
		if f.ID == name || f.Topic+"/"+f.ID == name {
			found = append(found, f)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return catalog.Form{}, usage("không có biểu %q; `tonghop template` liệt kê các biểu (no such form)", name)
	}
	return catalog.Form{}, usage("nhiều chủ đề có biểu %s; hãy nêu cả chủ đề, ví dụ %s/%s (the form is not unique)", name, found[0].Topic, name)
}

// editionOf names a form and the edition of its data: other items or titles are
// another edition.
func editionOf(f catalog.Form) string {
	data, _ := json.Marshal(f) // strings, numbers and lists alone
	return f.Topic + "/" + f.ID + " " + pipeline.DigestOf(data).Short()[:8]
}
