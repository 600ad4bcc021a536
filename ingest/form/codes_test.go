package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// beside is the settlement of 2018 with a column more, right of the figures.
func beside(head string, of func(row int) any) []R {
	rows := settlement()
	for i := 3; i < len(rows); i++ {
		for len(rows[i]) < 5 {
			rows[i] = append(rows[i], nil)
		}
		more := any(nil)
		switch {
		case i == 3:
			more = head
		case i > 4:
			more = of(i)
		}
		rows[i] = append(rows[i], more)
	}
	return rows
}

func TestCodesAreNoFigures(t *testing.T) {
	plain := read(t, "", sheettest.Grid("62", settlement()))
	for _, head := range []string{"", "Chương", "Mã chương", "Mục", "Mã số TABMIS", "Mã QHNS", "Số quyết định", "Số văn bản", "Mã tính chất nguồn"} {
		got := read(t, "", sheettest.Grid("62", beside(head, func(row int) any { return 400 + 7*row })))
		if !slices.Equal(figures(got), figures(plain)) || !slices.Equal(faults(got), faults(plain)) {
			t.Errorf("%s: %d figures, %q; want %d and %q", head, len(figures(got)), faults(got), len(figures(plain)), faults(plain))
		}
	}
}

// A column whose head nobody explains is judged by its sums only where these hold.
func TestStrangeColumnsAreNotAddedUp(t *testing.T) {
	got := read(t, "", sheettest.Grid("62", beside("Hồ sơ", func(row int) any { return 1000 + 37*row%91 })))
	if found := faults(got); len(found) > 0 {
		t.Errorf("told %q", found)
	}
}

func TestSharesOfColumnsInTwoUnits(t *testing.T) {
	rows := settlement()
	rows[2] = R{}
	for i, row := range rows {
		switch {
		case i == 3:
			rows[i] = R{row[0], row[1], "Dự toán (đồng)", "Quyết toán (triệu đồng)", "So sánh (%)"}
		case i > 4 && len(row) > 2:
			if v, ok := row[2].(int); ok {
				rows[i] = append(R{row[0], row[1], v * 1000000}, row[3:]...)
			}
		}
	}
	for _, f := range faults(read(t, "", sheettest.Grid("62", rows))) {
		if strings.HasPrefix(f, "comparison_does_not_fit") {
			t.Errorf("told %s", f)
		}
	}
}

// Every figure rounded to ten: the sums are off by as much, and nothing is wrong.
func TestRoundedFiguresAddUpNearly(t *testing.T) {
	rows := settlement()
	for i := 5; i < len(rows); i++ {
		for k := 2; k < min(len(rows[i]), 4); k++ {
			if v, ok := rows[i][k].(int); ok {
				rows[i][k] = (v/2 + 7) / 10 * 10
			}
		}
	}
	for _, f := range faults(read(t, "", sheettest.Grid("62", rows))) {
		if strings.HasPrefix(f, "total_does_not_add") {
			t.Errorf("told %s of %s", f, fmt.Sprint(rows[5]))
		}
	}
}

// Shares under heads that were lost are no money.
func TestSharesWithoutHeads(t *testing.T) {
	rows := settlement()
	rows[4] = R{}
	rows[3] = R{"STT", "NỘI DUNG", "Số tiền", "Số tiền", "Số tiền"}
	for _, f := range figures(read(t, "", sheettest.Grid("62", rows))) {
		if strings.HasPrefix(f, "E") {
			t.Errorf("a share is read as %s", f)
		}
	}
}

// The name of an item may go on in the row below; a row merged downwards ends no table.
func TestNamesOverTwoRows(t *testing.T) {
	plain := len(figures(read(t, "", sheettest.Grid("62", settlement()))))
	rows := settlement()
	rows[5][1] = "TỔNG NGUỒN THU"
	rows[6][1] = "Thu NSĐP được hưởng"
	rows = slices.Insert(rows, 7, R{nil, "theo phân cấp"})
	if got := read(t, "", sheettest.Grid("62", rows)); len(figures(got)) < plain-2 || len(faults(got)) > 0 {
		t.Errorf("%d figures, want %d; told %q", len(figures(got)), plain, faults(got))
	}
}

// The result of the year before beside that of the year: no head is stale.
func TestTheYearBeforeBeside(t *testing.T) {
	rows := settlement()
	rows[3] = R{"STT", "NỘI DUNG", "QUYẾT TOÁN NĂM 2017", "QUYẾT TOÁN"}
	for i := 4; i < len(rows); i++ {
		rows[i] = rows[i][:min(len(rows[i]), 4)]
	}
	for _, f := range faults(read(t, "Quyết toán 2018/Hà Giang.xlsx", sheettest.Grid("62", rows))) {
		if strings.HasPrefix(f, "stale_header") {
			t.Errorf("told %s", f)
		}
	}
}

// The unit of every row under a head that says no more than "Đơn vị".
func TestUnitsInAColumnOfTheirOwn(t *testing.T) {
	plain := figures(read(t, "", sheettest.Grid("62", settlement())))
	rows := settlement()
	for i := 3; i < len(rows); i++ {
		of := any("Triệu đồng")
		switch i {
		case 3:
			of = "Đơn vị"
		case 4:
			of = "C"
		}
		rows[i] = append(R{rows[i][0], rows[i][1], of}, rows[i][2:]...)
	}
	if got := read(t, "", sheettest.Grid("62", rows)); len(figures(got)) != len(plain) {
		t.Errorf("%d figures, want %d", len(figures(got)), len(plain))
	}
}
