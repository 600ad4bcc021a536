package main

import (
	"fmt"
	"path"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// What the sheets say of themselves.
const (
	ministry = "BỘ TÀI CHÍNH"
	rebuilt  = "Biểu dựng lại từ %s, trang tính %s, do Bộ Tài chính công khai; bố cục do chương trình dựng"
	million  = "Đơn vị tính: Triệu đồng"
	ownNote  = "Ghi chú: cột cuối ghi ô của bản gốc, nơi số liệu của hàng được công bố."
)

// The first and the last year of the tables.
const firstYear, lastYear = 2001, 2020

// Books are the workbooks by their path inside the inbox.
func Books() (map[string]sheet.Workbook, error) {
	books := map[string]sheet.Workbook{}
	for year := firstYear; year <= lastYear; year++ {
		book, err := budgetBook(year)
		if err != nil {
			return nil, err
		}
		books[fmt.Sprintf("ngan-sach/ngan-sach-%d.xlsx", year)] = book
	}
	if err := ownBooks(books); err != nil {
		return nil, err
	}
	book, err := populationBook()
	books["dan-so/dan-so-trung-binh.xlsx"] = book
	return books, err
}

// budgetBook is one year: the plan and, beside it, the settlement.
func budgetBook(year int) (sheet.Workbook, error) {
	book := sheet.Workbook{Title: fmt.Sprintf("Ngân sách nhà nước năm %d theo tỉnh (dựng lại)", year), Creator: "tonghop"}
	heads, err := heads()
	if err != nil {
		return book, err
	}
	for _, part := range []struct{ file, name, title string }{
		{"du-toan", "Dự toán", "DỰ TOÁN THU, CHI NGÂN SÁCH CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG NĂM %d"},
		{"quyet-toan", "Quyết toán", "QUYẾT TOÁN THU, CHI NGÂN SÁCH CÁC TỈNH, THÀNH PHỐ TRỰC THUỘC TRUNG ƯƠNG NĂM %d"},
	} {
		name := fmt.Sprintf("%s-%d", part.file, year)
		if !has(name) {
			continue
		}
		t, err := table(name)
		if err != nil {
			return book, err
		}
		s := budgetSheet{heads: heads, title: fmt.Sprintf(part.title, year), table: t}
		if beside := fmt.Sprintf("du-toan-%d-trong-quyet-toan", year); part.file == "quyet-toan" && has(beside) {
			plan, err := table(beside)
			if err != nil {
				return book, err
			}
			s.plan = &plan
		}
		book.Sheets = append(book.Sheets, s.laidOut(part.name))
	}
	return book, nil
}

func has(name string) bool {
	_, err := files.Open(path.Join("tables", name+".csv"))
	return err == nil
}

// A budgetSheet is one table in the making; plan stands left of it, in the same
// table, where the original prints both.
type budgetSheet struct {
	heads map[string]Head
	title string
	table Table
	plan  *Table
}

// headRow is the first row of the heads, counted from 1.
const headRow = 6

func (s budgetSheet) laidOut(name string) sheet.WorkbookSheet {
	out := sheet.WorkbookSheet{Name: name, Widths: map[string]int{"A": 6, "B": 24}, Rows: [][]any{
		{ministry}, {s.title}, {fmt.Sprintf("("+rebuilt+")", s.table.File, s.table.Sheet)}, {}, {nil, nil, million},
	}}
	top, middle, low := []any{"STT", "Tỉnh, thành phố"}, []any{nil, nil}, []any{"A", "B"}
	add := func(t Table, over string) {
		for _, c := range t.Columns {
			h := s.heads[c.Concept]
			if over != "" {
				h.Group, h.Name = over, strings.Join([]string{h.Group, h.Name}, ": ")
			}
			if h.Group == "" {
				h.Group, h.Name = h.Name, ""
			}
			top, middle, low = append(top, h.Group), append(middle, blank(h.Name)), append(low, len(low)-1)
		}
	}
	if s.plan != nil {
		add(*s.plan, "Dự toán")
		add(s.table, "Quyết toán")
	} else {
		add(s.table, "")
	}
	top, middle, low = append(top, "Ô của bản gốc"), append(middle, nil), append(low, "C")
	out.Merges = append(out.Merges, span(1, headRow, 1, headRow+1), span(2, headRow, 2, headRow+1), span(len(top), headRow, len(top), headRow+1))
	out.Merges = append(out.Merges, grouped(top, middle)...)
	out.Rows = append(out.Rows, top, middle, low)
	out.Rows = append(out.Rows, s.body()...)
	last := len(out.Rows)
	out.Rows = append(out.Rows, []any{}, []any{ownNote})
	for i := 3; i < len(top); i++ {
		out.Widths[pipeline.ColumnName(i)] = 16
	}
	out.Widths[pipeline.ColumnName(len(top))] = 20
	out.Merges = append(out.Merges, span(1, 2, len(top), 2), span(1, 3, len(top), 3), span(3, 5, len(top), 5))
	out.Bold = []string{span(1, 1, len(top), 2), span(1, headRow, len(top), headRow+1)}
	out.Italic = []string{span(1, 3, len(top), 5), span(1, headRow+2, len(top), headRow+2)}
	out.Borders = []string{span(1, headRow, len(top), last)}
	return out
}

// body is the rows of the provinces, the whole country first.
func (s budgetSheet) body() [][]any {
	plans := map[string]Row{}
	if s.plan != nil {
		for _, r := range s.plan.Rows {
			plans[r.Code] = r
		}
	}
	var list [][]any
	n := 0
	for _, r := range s.table.Rows {
		line := []any{nil, "CẢ NƯỚC"}
		if !r.Whole() {
			n++
			line = []any{n, r.Name}
		}
		where := cellsOf(s.table, r)
		if s.plan != nil {
			p := plans[r.Code]
			line = append(line, s.figures(*s.plan, p)...)
			where = cellsOf(*s.plan, p) + "; " + where
		}
		line = append(line, s.figures(s.table, r)...)
		list = append(list, append(line, where))
	}
	return list
}

func (s budgetSheet) figures(t Table, r Row) []any {
	list := make([]any, len(t.Columns))
	for i, v := range r.Cells {
		if v != nil {
			list[i] = sheet.Shown{Value: *v, Format: "#,##0"}
			if t.Columns[i].Concept == "share_ratio" {
				list[i] = sheet.Shown{Value: *v, Format: "0.0"}
			}
		}
	}
	return list
}

// cellsOf are the cells of a row in the original: "C18–H18".
func cellsOf(t Table, r Row) string {
	first, last := "", ""
	for i, v := range r.Cells {
		if v == nil {
			continue
		}
		last = t.Columns[i].Letter + r.At
		if first == "" {
			first = last
		}
	}
	if first == last {
		return first
	}
	return first + "–" + last
}

func blank(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// span is a range of cells: columns and rows count from 1.
func span(col, row, toCol, toRow int) string {
	return fmt.Sprintf("%s%d:%s%d", pipeline.ColumnName(col), row, pipeline.ColumnName(toCol), toRow)
}

// grouped merges the heads that stand over several columns, whose repetition
// goes, and those that stand over none.
func grouped(top, middle []any) []string {
	var merges []string
	for i := 2; i < len(top)-1; {
		if middle[i] == nil {
			merges = append(merges, span(i+1, headRow, i+1, headRow+1))
			i++
			continue
		}
		end := i + 1
		for end < len(top)-1 && middle[end] != nil && top[end] == top[i] {
			top[end] = nil
			end++
		}
		if end > i+1 {
			merges = append(merges, span(i+1, headRow, end, headRow))
		}
		i = end
	}
	return merges
}
