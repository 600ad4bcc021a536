package copies_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/copies"
)

// A report is a made-up document: one column of figures for a province and a
// year, and what is hidden in it.
type report struct {
	name, slug string
	year       int
	digest     string
	values     []float64
	hidden     []float64
	regulation string
	form       string
}

// filed are five settlements of 2014 in their folder, and one in that of another
// year.
func filed(year int) []*copies.Document {
	var list []*copies.Document
	for i, name := range []string{"a", "b", "c", "d", "e", "f"} {
		folder := 2014
		if name == "f" {
			folder = year
		}
		list = append(list, report{name: fmt.Sprintf("%d/%s.xls", folder, name), slug: "tinh-" + name, year: 2014, values: series(float64(1000*(i+1)), 6), regulation: "TT 03"}.document(folder, ""))
	}
	return list
}

func (r report) document(pathYear int, pathProvince string) *copies.Document {
	reading := &pipeline.Reading{}
	column := pipeline.ColumnNumbers{Sheet: "Biểu 12", Number: 3}
	rule := ""
	if r.form != "" {
		rule = "form." + r.form + "+year.elsewhere"
	}
	for i, v := range r.values {
		reading.Observations = append(reading.Observations, pipeline.Observation{
			Indicator: fmt.Sprintf("rev_%d", i), Level: "nsnn", Area: pipeline.AreaID(r.slug + "@2008"), Province: r.slug, Kind: pipeline.Actual,
			Period:   pipeline.Period{Start: pipeline.Date{Year: r.year}, End: pipeline.Date{Year: r.year}},
			Quantity: pipeline.Quantity{Value: v, Unit: "vnd"}, Origin: pipeline.Origin{Locator: pipeline.CellAt("Biểu 12", 10+i, 3), Rule: rule}})
		column.Figures = append(column.Figures, pipeline.NumberAt{Row: 10 + i, Value: v})
	}
	for i, v := range r.hidden {
		column.Figures = append(column.Figures, pipeline.NumberAt{Row: 60 + i, Value: v, Hidden: true})
	}
	reading.Columns = []pipeline.ColumnNumbers{column}
	digest := r.digest
	if digest == "" {
		digest = r.name
	}
	return &copies.Document{Name: r.name, Digest: pipeline.Digest(digest), Year: pathYear, Province: pathProvince, Regulation: r.regulation, Reading: reading}
}

// series are n telling figures that start with seed.
func series(seed float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = (seed + float64(i)*1.37) * 1234567
	}
	return list
}

func scaled(list []float64, by float64) []float64 {
	out := slices.Clone(list)
	for i := range out {
		out[i] *= by
	}
	return out
}

func TestWhatOneDocumentHasFromAnother(t *testing.T) {
	old := series(101, 20)
	for _, c := range []struct {
		name   string
		given  []*copies.Document
		wanted []string // document, type, first cell
		held   int
	}{
		{name: "two years of their own", given: []*copies.Document{
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, "Lào Cai"),
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: series(108, 20)}.document(2014, "Lào Cai")}},
		{name: "a column of the year before", held: 20, given: []*copies.Document{
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: old}.document(2014, "Lào Cai"),
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, "Lào Cai")},
			wanted: []string{"2014.xls copied_from_other_year Biểu 12!C10 C10:C29"}},
		{name: "half a column of the year before", held: 10, given: []*copies.Document{
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, ""),
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: slices.Concat(old[:10], series(300, 10))}.document(2014, "")},
			wanted: []string{"2014.xls copied_from_other_year Biểu 12!C10 C10:C19"}},
		{name: "four rows of another province", held: 8, given: []*copies.Document{
			report{name: "a.xls", slug: "lang-son", year: 2013, values: series(500, 20)}.document(2013, ""),
			report{name: "b.xls", slug: "lao-cai", year: 2013, values: slices.Concat(series(300, 10), series(500, 20)[10:14], series(700, 6))}.document(2013, "")},
			wanted: []string{"a.xls copied_from_other_province Biểu 12!C20 C20:C23", "b.xls copied_from_other_province Biểu 12!C20 C20:C23"}},
		{name: "three rows the same, and single rows here and there, are no copy", given: []*copies.Document{
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, ""),
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: slices.Concat(old[:3], series(300, 2), old[5:6], series(310, 2), old[8:10], series(320, 10))}.document(2014, "")}},
		{name: "one figure in many rows is no copy", given: []*copies.Document{
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: slices.Concat(series(900, 10), slices.Repeat([]float64{123456789}, 6))}.document(2013, ""),
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: slices.Concat(series(300, 10), slices.Repeat([]float64{123456789}, 6))}.document(2014, "")}},
		{name: "two drafts of one form", given: []*copies.Document{
			report{name: "QT.xls", slug: "lao-cai", year: 2013, values: old, form: "10"}.document(2013, ""),
			report{name: "QT sua.xls", slug: "lao-cai", year: 2013, values: slices.Concat(old[:18], series(300, 2)), form: "10"}.document(2013, "")},
			wanted: []string{"QT.xls two_drafts Biểu 12!C28 C28,C29", "QT sua.xls two_drafts Biểu 12!C28 C28,C29"}},
		{name: "two forms of one report", given: []*copies.Document{
			report{name: "10.xls", slug: "lao-cai", year: 2013, values: old, form: "10"}.document(2013, ""),
			report{name: "13.xls", slug: "lao-cai", year: 2013, values: series(300, 20), form: "13"}.document(2013, "")}},
		{name: "a file in the folder of another year", given: filed(2015),
			wanted: []string{"2015/f.xls file_of_another_year  "}},
		{name: "folders of the years of publication", given: append(filed(2016), report{name: "2018/g.xls", slug: "tinh-g", year: 2016, values: series(8000, 6), regulation: "TT 03"}.document(2018, ""))},
		{name: "round figures tell nothing", given: []*copies.Document{
			report{name: "2013.xls", slug: "lao-cai", year: 2013, values: slices.Repeat([]float64{5e9, 12e9}, 8)}.document(2013, ""),
			report{name: "2014.xls", slug: "lao-cai", year: 2014, values: slices.Repeat([]float64{5e9, 12e9}, 8)}.document(2014, "")}},
		{name: "the same report sent again", given: []*copies.Document{
			report{name: "a.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, ""),
			report{name: "b.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, "")}},
		{name: "a column of another province", held: 40, given: []*copies.Document{
			report{name: "a.xls", slug: "lang-son", year: 2013, values: old}.document(2013, ""),
			report{name: "b.xls", slug: "lao-cai", year: 2013, values: old}.document(2013, "")},
			wanted: []string{"a.xls copied_from_other_province Biểu 12!C10 C10:C29", "b.xls copied_from_other_province Biểu 12!C10 C10:C29"}},
		{name: "one file for two years", given: []*copies.Document{
			report{name: "2013/a.xls", digest: "x", slug: "lao-cai", year: 2013, values: old}.document(2013, "Lào Cai"),
			report{name: "2014/a.xls", digest: "x", slug: "lao-cai", year: 2013, values: old}.document(2014, "Lào Cai")},
			wanted: []string{"2014/a.xls same_file_two_years  "}},
		{name: "one file for two provinces", given: []*copies.Document{
			report{name: "a.xls", digest: "x", slug: "lao-cai", year: 2013, values: old}.document(2013, "Lào Cai"),
			report{name: "b.xls", digest: "x", slug: "lao-cai", year: 2013, values: old}.document(2013, "Lạng Sơn")},
			wanted: []string{"b.xls same_file_two_provinces  "}},
		{name: "hidden rows of an old file", given: []*copies.Document{
			report{name: "2008.xls", slug: "dong-thap", year: 2008, values: slices.Concat(series(50, 6), []float64{414920000000, 609672501200})}.document(0, ""),
			report{name: "2012.xls", slug: "dong-thap", year: 2012, values: series(80, 6), hidden: []float64{414920000000, 609672501200}}.document(0, "")},
			wanted: []string{"2012.xls stale_other_year Biểu 12!C60 C60,C61"}},
		{name: "hidden rows of another province", given: []*copies.Document{
			report{name: "2008.xls", slug: "an-giang", year: 2008, values: slices.Concat(series(50, 6), []float64{414920000000, 609672501200})}.document(0, ""),
			report{name: "2012.xls", slug: "dong-thap", year: 2012, values: series(80, 6), hidden: []float64{414920000000, 609672501200}}.document(0, "")}},
		{name: "million đồng read as đồng the year after", given: []*copies.Document{
			report{name: "2012.xls", slug: "dong-thap", year: 2012, values: old}.document(0, ""),
			report{name: "2013.xls", slug: "dong-thap", year: 2013, values: scaled(old, 1.13e-6)}.document(0, "")},
			wanted: []string{"2013.xls unit_changes_between_years  "}},
		{name: "nghìn đồng read as triệu đồng", given: []*copies.Document{
			report{name: "2012.xls", slug: "dong-thap", year: 2012, values: old}.document(0, ""),
			report{name: "2013.xls", slug: "dong-thap", year: 2013, values: scaled(old, 0.97e3)}.document(0, "")},
			wanted: []string{"2013.xls unit_changes_between_years  "}},
		{name: "another column of two years before, under the name of a province alone", held: 12, given: []*copies.Document{
			report{name: "b/2016.xlsx", slug: "ca-mau", year: 2016, values: series(41, 12)}.document(2016, ""),
			report{name: "a/2014.xlsx", slug: "ca-mau", year: 2014, values: series(41, 12)}.document(2014, "")},
			wanted: []string{"b/2016.xlsx copied_from_other_year Biểu 12!C10 C10:C21"}},
		{name: "most of a column of another province", held: 30, given: []*copies.Document{
			report{name: "a.xls", slug: "gia-lai", year: 2018, values: slices.Concat(series(55, 13), series(900, 2))}.document(2018, ""),
			report{name: "c.xls", slug: "kon-tum", year: 2018, values: slices.Concat(series(55, 13), series(700, 2))}.document(2018, "")},
			wanted: []string{"a.xls copied_from_other_province Biểu 12!C10 C10:C24", "c.xls copied_from_other_province Biểu 12!C10 C10:C24"}},
		{name: "one file filed for three years", given: []*copies.Document{
			report{name: "Final/2008/a.xls", digest: "y", slug: "gia-lai", year: 2008, values: old}.document(2008, ""),
			report{name: "Final/2009/a.xls", digest: "y", slug: "gia-lai", year: 2008, values: old}.document(2009, "")},
			wanted: []string{"Final/2009/a.xls same_file_two_years  "}},
		{name: "one file in the folders of two provinces", given: []*copies.Document{
			report{name: "Gia Lai/QT.xls", digest: "z", slug: "gia-lai", year: 2008, values: old}.document(2008, "Gia Lai"),
			report{name: "Kon Tum/QT.xls", digest: "z", slug: "gia-lai", year: 2008, values: old}.document(2008, "Kon Tum")},
			wanted: []string{"Kon Tum/QT.xls same_file_two_provinces  "}},
		{name: "hidden rows of the plan before", given: []*copies.Document{
			report{name: "2009.xls", slug: "ca-mau", year: 2009, values: slices.Concat(series(50, 6), []float64{815113, 704927})}.document(0, ""),
			report{name: "2010.xls", slug: "ca-mau", year: 2010, values: series(80, 6), hidden: []float64{815113, 704927}}.document(0, "")},
			wanted: []string{"2010.xls stale_other_year Biểu 12!C60 C60,C61"}},
		{name: "the forms of another regulation", given: []*copies.Document{
			report{name: "2016.xls", slug: "ca-mau", year: 2016, values: old, regulation: "TT 03"}.document(0, ""),
			report{name: "2017.xls", slug: "ca-mau", year: 2017, values: series(108, 20), regulation: "TT 343"}.document(0, "")},
			wanted: []string{"2017.xls definition_changes_between_years  "}},
		{name: "the forms of another regulation two years before", given: []*copies.Document{
			report{name: "2018.xls", slug: "ca-mau", year: 2018, values: series(108, 20), regulation: "TT 343"}.document(0, ""),
			report{name: "2016.xls", slug: "ca-mau", year: 2016, values: old, regulation: "TT 03"}.document(0, "")},
			wanted: []string{"2018.xls definition_changes_between_years  "}},
		{name: "the same regulation, and one that is too long ago", given: []*copies.Document{
			report{name: "2010.xls", slug: "ca-mau", year: 2010, values: old, regulation: "TT 03"}.document(0, ""),
			report{name: "2017.xls", slug: "ca-mau", year: 2017, values: series(108, 20), regulation: "TT 343"}.document(0, ""),
			report{name: "2018.xls", slug: "ca-mau", year: 2018, values: series(208, 20), regulation: "TT 343"}.document(0, "")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			copies.Compare(c.given)
			var got []string
			held := 0
			for _, d := range c.given {
				for _, f := range d.Reading.Faults {
					got = append(got, fmt.Sprintf("%s %s %s %s", d.Name, f.Type, f.Locator, strings.Join(f.Cells, ",")))
					if f.MessageVI == "" || f.Evidence == "" {
						t.Errorf("a fault without words: %+v", f)
					}
				}
				for _, o := range d.Reading.Observations {
					if o.Held != "" {
						held++
					}
				}
			}
			if !slices.Equal(got, c.wanted) || held != c.held {
				t.Errorf("got %q with %d held, want %q with %d", got, held, c.wanted, c.held)
			}
		})
	}
}
