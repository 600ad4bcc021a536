package form_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// What stands where a figure belongs and is none, and figures that nothing names.
func TestCellsThatAreNoFigures(t *testing.T) {
	row := func(at int, r R) []R { return slices.Insert(settlement(), at, r) }
	below := func(n int) []R {
		rows := settlement()
		return slices.Insert(rows, 16+n, rows[16:16+n]...)
	}
	emptied := settlement()
	for i := 6; i < len(emptied); i++ {
		for k := 2; k < len(emptied[i]); k++ {
			emptied[i][k] = 0
		}
	}
	for _, c := range []struct {
		name string
		rows []R
		want string
	}{
		{"a letter for a digit", with(map[string]any{"D18": "68l2235"}), "text_number 62!D18 D18"},
		{"two numbers in a cell", with(map[string]any{"D18": "3.000.000 + 3.812.235"}), "text_number 62!D18 D18"},
		{"a date that a number became", with(map[string]any{"C20": sheet.Cell{Kind: sheet.Date, Value: 43132, Raw: "43132", Shown: "01/02/2018"}}), "text_number 62!C20 C20"},
		{"what a narrow cell showed", with(map[string]any{"D18": "######"}), "error_value 62!D18 D18"},
		{"an error as another program writes it", with(map[string]any{"D18": "Err:502"}), "error_value 62!D18 D18"},
		{"a number between the rows", row(12, R{nil, nil, nil, 45017}), "stray_number 62!D13 D13"},
		{"a number beside the form", with(map[string]any{"G12": 77120}), "stray_number 62!G12 G12"},
		{"a number above the heads", with(map[string]any{"B3": 9737943}), "stray_number 62!B3 B3"},
		{"some numbers in a column without a head", with(map[string]any{"G8": 123450, "G12": 77120, "G17": 51000, "G20": 680}), "stray_number 62!G8 G8 G12"},
		{"an error for a name", with(map[string]any{"B18": "!#REF!"}), "error_value 62!B18 B18"},
		{"about so much", with(map[string]any{"D18": "6.812.235 (tạm tính)"}), "text_number 62!D18 D18"},
		{"another province in the title", with(map[string]any{"A2": "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG TỈNH PHÚ THỌ NĂM 2018"}), "province_wrong 62!A2 A2"},
		{"some shares a hundredfold", with(map[string]any{"E6": 12480.0, "E9": 9610.0, "E12": 24680.0}), "comparison_does_not_fit 62!E6 E6"},
		{"two rows twice", below(2), "row_twice 62!C19 C19 C17"},
		{"one row twice", below(1), "row_twice 62!C18 C18 C17"},
		{"a total over noughts", with(map[string]any{"C17": 0, "C18": 0, "C20": 0, "C21": 0, "D17": 0, "D18": 0, "D19": 0, "D20": 0}), "blank_as_zero 62!C16 C16 C17"},
		{"a form of noughts but for the first row", emptied, "blank_as_zero 62!C6 C6 D6"},
		{"a year that is none", with(map[string]any{"A2": "CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 20018"}), "year_wrong_in_title 62!A2 A2"},
	} {
		got := faults(read(t, "Quyết toán 2018/Hà Giang.xlsx", sheettest.Grid("62", c.rows)))
		if !slices.ContainsFunc(got, func(f string) bool { return strings.HasPrefix(f, c.want) }) {
			t.Errorf("%s: told %q, want %q", c.name, got, c.want)
		}
	}
}

// What stands among figures and is told of no fault: words, marks, years, small numbers.
func TestWhatIsNoFaultOfACell(t *testing.T) {
	merged := sheettest.Grid("62", slices.Insert(settlement(), 12, R{nil, nil, nil, nil}))
	for name, g := range map[string]*sheet.Grid{
		"words":                sheettest.Grid("62", with(map[string]any{"C20": "chưa có"})),
		"a mark":               sheettest.Grid("62", with(map[string]any{"C19": "x", "D21": "…"})),
		"the number of a page": sheettest.Grid("62", with(map[string]any{"B3": 12})),
		"a year above":         sheettest.Grid("62", with(map[string]any{"B3": 2018})),
		"an empty row":         merged,
	} {
		if got := faults(read(t, "", g)); len(got) > 0 {
			t.Errorf("%s: told %q", name, got)
		}
	}
}
