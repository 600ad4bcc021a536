package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// ownBooks adds the settlements that provinces published themselves. They
// differ from the Ministry's table here and there: that is so in the originals.
func ownBooks(books map[string]sheet.Workbook) error {
	heads, err := heads()
	if err != nil {
		return err
	}
	list, err := rows("own.csv")
	if err != nil {
		return err
	}
	for start := 0; start < len(list); {
		end := start
		for end < len(list) && list[end]["source_file"] == list[start]["source_file"] {
			end++
		}
		first := list[start]
		name := fmt.Sprintf("tinh/%s-quyet-toan-%s.xlsx", slug(first["source_file"]), first["year"])
		books[name] = sheet.Workbook{Title: "Quyết toán của tỉnh (dựng lại)", Creator: "tonghop",
			Sheets: []sheet.WorkbookSheet{ownSheet(heads, list[start:end])}}
		start = end
	}
	return nil
}

// slug is the name of a file before its first word of kind or year.
func slug(file string) string {
	name, _, _ := strings.Cut(file, " QT")
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".xlsx"), ".xls")
	return strings.ReplaceAll(strings.ToLower(name), " ", "-")
}

// The words of the items that a province's settlement has and the Ministry's
// table has not.
var ownItems = map[string]string{"exp_invest": "Chi đầu tư phát triển", "exp_recurrent": "Chi thường xuyên"}

// ownSheet lays a settlement out like the Ministry's tables, of which it is one line,
// with the original's cells below.
func ownSheet(heads map[string]Head, list []map[string]string) sheet.WorkbookSheet {
	first := list[0]
	head, line, cells := []any{"STT", "Tỉnh, thành phố"}, []any{1, first["name"]}, []any{nil, "Ô của bản gốc"}
	for _, level := range []string{"nsnn", "nsdp"} {
		for _, r := range list {
			v, err := number(r["value"])
			if r["level"] != level || err != nil || v == nil {
				continue
			}
			head = append(head, itemWords(heads, r))
			line = append(line, sheet.Shown{Value: *v, Format: "#,##0"})
			cells = append(cells, r["sheet"]+"!"+r["cell"])
		}
	}
	last := pipeline.ColumnName(len(head))
	return sheet.WorkbookSheet{Name: "Quyết toán", Widths: map[string]int{"A": 6, "B": 22, "C": 20, "D": 20, "E": 20, "F": 20, "G": 20, "H": 20, "I": 20}, Rows: [][]any{
		{"ỦY BAN NHÂN DÂN TỈNH " + strings.ToUpper(first["name"])},
		{"QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM " + first["year"]},
		{fmt.Sprintf("(Biểu dựng lại từ %s do tỉnh công khai; bố cục do chương trình dựng)", first["source_file"])},
		{nil, nil, million},
		head, line, cells, {}, {ownNote},
	}, Merges: []string{"A1:B1", "A2:" + last + "2", "A3:" + last + "3", "C4:" + last + "4"},
		Bold: []string{"A1:" + last + "2", "A5:" + last + "5"}, Italic: []string{"A3:" + last + "4", "A7:" + last + "7"}, Borders: []string{"A5:" + last + "7"}}
}

func itemWords(heads map[string]Head, r map[string]string) string {
	if words := ownItems[r["concept"]]; words != "" {
		return words
	}
	h := heads[r["concept"]]
	if r["concept"] == "rev_area_total" && r["level"] == "nsdp" {
		return "Thu NSĐP được hưởng theo phân cấp"
	}
	if h.Group != "" {
		return strings.TrimSuffix(h.Group+": "+h.Name, ": Tổng số")
	}
	return h.Name
}

// populationBook has one sheet a year.
func populationBook() (sheet.Workbook, error) {
	book := sheet.Workbook{Title: "Dân số trung bình theo tỉnh (dựng lại)", Creator: "tonghop"}
	list, err := rows("population.csv")
	if err != nil {
		return book, err
	}
	byYear := map[string][]map[string]string{}
	var years []string
	for _, r := range list {
		if byYear[r["year"]] == nil {
			years = append(years, r["year"])
		}
		byYear[r["year"]] = append(byYear[r["year"]], r)
	}
	slices.Sort(years)
	for _, year := range years {
		s, err := populationSheet(year, byYear[year])
		if err != nil {
			return book, err
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book, nil
}

// populationParts are the columns of the table: the total and what it is
// parted by.
var populationParts = []struct{ column, head string }{
	{"total_thousand", "Tổng số"}, {"male", "Nam"}, {"female", "Nữ"}, {"urban", "Thành thị"}, {"rural", "Nông thôn"},
}

// What the statistics office said of a year's figures, in its words.
var statuses = map[string]string{"preliminary": "Sơ bộ ", "final": "", "as published then": ""}

func populationSheet(year string, list []map[string]string) (sheet.WorkbookSheet, error) {
	s := sheet.WorkbookSheet{Name: year, Widths: map[string]int{"A": 24, "B": 14, "C": 14, "D": 14, "E": 14, "F": 14}}
	title := "Dân số trung bình phân theo giới tính và phân theo thành thị, nông thôn, năm " + year
	parts := populationParts
	if list[0]["male"] == "" {
		title, parts = "Dân số trung bình phân theo địa phương, năm "+year, parts[:1]
	}
	s.Rows = [][]any{{title}, {"(Biểu dựng lại từ số liệu do Tổng cục Thống kê công bố; bố cục do chương trình dựng)"}, {nil, nil, "Đơn vị tính: Nghìn người"}}
	head, under := []any{"Tỉnh, thành phố"}, []any{nil}
	for _, p := range parts {
		head, under = append(head, p.head), append(under, statuses[list[0]["status"]]+year)
	}
	s.Rows = append(s.Rows, head, under)
	for _, r := range list {
		line := []any{r["name"]}
		for _, p := range parts {
			v, err := number(r[p.column])
			if err != nil || v == nil {
				return s, fmt.Errorf("population of %s in %s: no figure %s", r["name"], year, p.column)
			}
			line = append(line, sheet.Shown{Value: *v, Format: "#,##0.0"})
		}
		s.Rows = append(s.Rows, line)
	}
	s.Borders = []string{span(1, 4, len(head), len(s.Rows))}
	s.Bold, s.Italic = []string{span(1, 1, len(head), 1), span(1, 4, len(head), 5)}, []string{span(1, 2, len(head), 3)}
	s.Merges = []string{span(1, 1, max(3, len(head)), 1), span(1, 2, max(3, len(head)), 2)}
	return s, nil
}
