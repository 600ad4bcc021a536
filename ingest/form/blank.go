package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Blank is a form to be filled in: one that lists items, since the lines of
// the others are not known before they are written.
type Blank struct {
	Form      catalog.Form
	Words     catalog.FormWords
	Provinces []string          // full names, in the order of the list to choose from
	Years     []int             // to choose from; one alone is filled in
	Version   string            // of the form's data, printed at the foot and kept as a property
	Units     map[string]string // how a unit is written beside a row, by its id
}

// The rows of a blank form.
const (
	blankPlace = 1 + iota
	blankTitle
	blankYear
	blankUnit
	blankHeads
	blankFirst
)

// The widths of its columns, in letters.
const (
	blankNumber  = 8
	blankName    = 62
	blankMeasure = 13
	blankFigure  = 20
)

const choiceSheet = "Danh mục"

// Workbook is the form as a workbook: place, title and year to choose, heads,
// items with their numbers, and cells that take numbers alone. What it asks is
// what Reader reads.
func (b Blank) Workbook() sheet.Workbook {
	columns := b.columns()
	before := 2 // columns left of the figures
	heads := []any{"STT", "NỘI DUNG"}
	if b.counts() {
		before, heads = 3, append(heads, "ĐVT")
	}
	width := before + len(columns)
	first, last := pipeline.ColumnName(before+1), pipeline.ColumnName(width)
	s := sheet.WorkbookSheet{Name: b.sheetName(), Frozen: blankHeads, Page: sheet.Portrait, Footer: "Mẫu " + b.Version,
		Widths: map[string]int{"A": blankNumber, "B": blankName}}
	if b.counts() {
		s.Widths["C"] = blankMeasure
	}
	for i, head := range columns {
		heads = append(heads, strings.ToUpper(head))
		s.Widths[pipeline.ColumnName(before+1+i)] = blankFigure
	}
	if len(columns) > 3 { // on a page upright they would be too small to read
		s.Page = sheet.Landscape
	}
	mark := make([]any, width)
	mark[0] = "UBND ……………………"
	if b.numbered() {
		mark[width-1] = "Biểu số " + b.Form.ID
	}
	unit := make([]any, width)
	if before == 2 {
		unit[width-1] = "Đơn vị tính: triệu đồng"
	}
	year := "Năm ……"
	if len(b.Years) == 1 {
		year = fmt.Sprintf("Năm %d", b.Years[0])
	}
	s.Rows = [][]any{mark, {strings.ToUpper(b.title())}, {year}, unit, heads}
	s.Rows = append(s.Rows, b.lines()...)
	end := len(s.Rows)
	for _, row := range []int{blankTitle, blankYear} {
		s.Merges = append(s.Merges, fmt.Sprintf("A%d:%s%d", row, last, row))
		s.Bold = append(s.Bold, fmt.Sprintf("A%d", row))
	}
	s.Merges = append(s.Merges, fmt.Sprintf("A%d:B%d", blankPlace, blankPlace))
	s.Bold = append(s.Bold, fmt.Sprintf("A%d:%s%d", blankHeads, last, blankHeads))
	s.Borders = []string{fmt.Sprintf("A%d:%s%d", blankHeads, last, end)}
	s.Heights = b.heights(s.Rows, before, len(columns))
	s.Entries = b.entries(first, last, end)
	return sheet.Workbook{Title: b.title(), Version: b.Version, Sheets: []sheet.WorkbookSheet{s, b.choices()}}
}

// heights are those of the rows of which a text takes more than one line: a merged
// cell, and a program that does not look, make no room for it.
func (b Blank) heights(rows [][]any, before, figures int) map[int]int {
	whole := blankNumber + blankName + figures*blankFigure
	if before == 3 {
		whole += blankMeasure
	}
	high := map[int]int{}
	for i, row := range rows {
		lines := 1
		for col, cell := range row {
			text, _ := cell.(string)
			letters := utf8.RuneCountInString(text)
			width := blankFigure
			switch {
			case i+1 == blankTitle && col == 0:
				width, letters = whole, letters*4/3
			case i+1 == blankHeads:
				letters = letters * 4 / 3 // bold capitals
			case i+1 < blankHeads:
				letters = 0
			case col == 1:
				width = blankName
			case col == 0:
				width = blankNumber
			case col == 2 && before == 3:
				width = blankMeasure
			}
			lines = max(lines, (letters+width-1)/width)
		}
		if lines > 1 {
			high[i+1] = lines*blankLine + 1
		}
	}
	return high
}

// blankLine is the height of a line of text, in points.
const blankLine = 15

// entries are the cells that are filled in, with what fits in them.
func (b Blank) entries(first, last string, end int) []sheet.Entry {
	list := []sheet.Entry{
		{Span: fmt.Sprintf("A%d", blankPlace), From: fmt.Sprintf("%s!$A$1:$A$%d", choiceSheet, len(b.Provinces)), Prompt: "Chọn tỉnh, thành phố trong danh mục.",
			Refusal: "Hãy chọn một tỉnh, thành phố trong danh mục; không gõ tên khác."},
		{Span: fmt.Sprintf("%s%d:%s%d", first, blankFirst, last, end), Numbers: true, Prompt: "Ghi số, không ghi chữ hay đơn vị; không có số liệu thì để trống.",
			Refusal: "Ô này chỉ nhận số không âm. Không ghi chữ, dấu gạch hay đơn vị tính; không có số liệu thì để trống."},
	}
	if !b.counts() {
		list = append(list, sheet.Entry{Span: fmt.Sprintf("%s%d", last, blankUnit), Options: []string{"Đơn vị tính: đồng", "Đơn vị tính: triệu đồng", "Đơn vị tính: tỷ đồng"}, Prompt: "Chọn đơn vị tính của mọi số trong biểu.",
			Refusal: "Hãy chọn đơn vị tính trong danh mục."})
	}
	if len(b.Years) > 1 {
		var years []string
		for _, y := range b.Years {
			years = append(years, fmt.Sprintf("Năm %d", y))
		}
		list = append(list, sheet.Entry{Span: fmt.Sprintf("A%d", blankYear), Options: years, Prompt: "Chọn năm của số liệu.", Refusal: "Hãy chọn năm trong danh mục."})
	}
	return list
}

// choices is the hidden sheet of the provinces to choose from.
func (b Blank) choices() sheet.WorkbookSheet {
	s := sheet.WorkbookSheet{Name: choiceSheet, Hidden: true}
	for _, name := range b.Provinces {
		s.Rows = append(s.Rows, []any{"UBND " + name})
	}
	return s
}

// title is the longest of the titles by which the form is known.
func (b Blank) title() string {
	return slices.MaxFunc(append([]string{b.Form.Name.VI}, b.Form.Titles...), func(a, c string) int { return len(a) - len(c) })
}

// kinds are the columns of the form: those that it states, else those that its
// title names, else plan and result.
func (b Blank) kinds() []pipeline.Kind {
	if len(b.Form.Kinds) > 0 {
		return b.Form.Kinds
	}
	title := strings.ToLower(b.title())
	for _, k := range b.Words.Kinds {
		if k.Kind == catalog.KindCompare {
			continue
		}
		for _, word := range k.Words {
			if strings.Contains(title, word) {
				return []pipeline.Kind{pipeline.Kind(k.Kind)}
			}
		}
	}
	return []pipeline.Kind{pipeline.Plan, pipeline.Actual}
}

// columns are the heads over the figures: the levels or dimensions that the form
// has, for each kind where there are several kinds.
func (b Blank) columns() []string {
	var parts []string
	for _, c := range b.Form.Columns {
		if c.Indicator == "" && (c.Level != "" || len(c.Dimensions) > 0) && len(c.Names) > 0 {
			parts = append(parts, c.Names[0])
		}
	}
	kinds := b.kinds()
	if len(parts) > 0 && len(kinds) == 1 {
		return parts
	}
	var heads []string
	for _, kind := range kinds {
		if len(parts) == 0 {
			heads = append(heads, b.head(kind))
		}
		for _, part := range parts {
			heads = append(heads, b.head(kind)+" - "+part)
		}
	}
	return heads
}

// counts tells whether some item of the form is no money, so that every row
// states its unit.
func (b Blank) counts() bool { return counted(b.Form.Items) }

func counted(items []catalog.FormItem) bool {
	return slices.ContainsFunc(items, func(it catalog.FormItem) bool {
		return it.Unit != "" && it.Unit != unitMoney || counted(it.Items)
	})
}

func (b Blank) unitOf(item catalog.FormItem) any {
	switch {
	case item.Unit == "":
		return nil
	case item.Unit == unitMoney:
		return "Triệu đồng"
	}
	return cmp.Or(b.Units[item.Unit], item.Unit)
}

// numbered tells whether the form is known by a number, which its mark states.
func (b Blank) numbered() bool { return strings.Trim(b.Form.ID, "0123456789") == "" }

func (b Blank) sheetName() string {
	if b.numbered() {
		return "Biểu " + b.Form.ID
	}
	return "Biểu"
}

// head is the first word by which columns of a kind are known.
func (b Blank) head(kind pipeline.Kind) string {
	for _, k := range b.Words.Kinds {
		if k.Kind == string(kind) && len(k.Words) > 0 {
			return k.Words[0]
		}
	}
	return string(kind)
}

// lines are the rows of the form below its heads. Items beside each other under one
// number are one row that offices know under several names, or that others have in
// its place: the first is the form's own.
func (b Blank) lines() [][]any {
	var rows [][]any
	var walk func(items []catalog.FormItem)
	walk = func(items []catalog.FormItem) {
		numbers := map[string]bool{}
		for _, item := range items {
			if no := strings.Trim(item.Number, "-–+* "); no != "" {
				if numbers[no] {
					continue
				}
				numbers[no] = true
			}
			name := ""
			if len(item.Names) > 0 {
				name = item.Names[0]
			}
			row := []any{nil, name}
			if item.Number != "" {
				row[0] = item.Number
			}
			if b.counts() {
				row = append(row, b.unitOf(item))
			}
			rows = append(rows, row)
			walk(item.Items)
		}
	}
	walk(b.Form.Items)
	return rows
}
