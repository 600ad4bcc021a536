package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/sheet"
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
// table has not, and those of the two levels.
var (
	ownItems  = map[string]string{"exp_invest": "Chi đầu tư phát triển", "exp_recurrent": "Chi thường xuyên"}
	ownLevels = []struct{ id, words string }{{"nsnn", "Thu ngân sách nhà nước trên địa bàn"}, {"nsdp", "Thu, chi ngân sách địa phương"}}
)

func ownSheet(heads map[string]Head, list []map[string]string) sheet.WorkbookSheet {
	first := list[0]
	s := sheet.WorkbookSheet{Name: "Quyết toán", Widths: map[string]int{"A": 6, "B": 52, "C": 20, "D": 18}, Rows: [][]any{
		{"ỦY BAN NHÂN DÂN TỈNH " + strings.ToUpper(first["name"])},
		{"QUYẾT TOÁN NGÂN SÁCH ĐỊA PHƯƠNG NĂM " + first["year"]},
		{fmt.Sprintf("(Biểu dựng lại từ %s do tỉnh công khai; bố cục do chương trình dựng)", first["source_file"])},
		{nil, nil, million},
		{"STT", "Nội dung", "Quyết toán", "Ô của bản gốc"},
	}, Merges: []string{"A1:B1", "A2:D2", "A3:D3", "C4:D4"}, Bold: []string{"A1:D2", "A5:D5"}, Italic: []string{"A3:D4"}}
	for n, level := range ownLevels {
		s.Rows = append(s.Rows, []any{string(rune('A' + n)), level.words})
		at := 0
		for _, r := range list {
			if r["level"] != level.id {
				continue
			}
			at++
			v, err := number(r["value"])
			if err != nil || v == nil {
				continue
			}
			s.Rows = append(s.Rows, []any{at, itemWords(heads, r), sheet.Shown{Value: *v, Format: "#,##0"}, r["sheet"] + "!" + r["cell"]})
		}
	}
	s.Borders = []string{fmt.Sprintf("A5:D%d", len(s.Rows))}
	s.Rows = append(s.Rows, []any{}, []any{ownNote})
	return s
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
