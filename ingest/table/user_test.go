package table_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// What a table states of the budget behind the code of a body that uses it is that
// body's, and not the province's.
func TestAFigureOfOneBodyIsNotTheProvinces(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, line string
		found      int // figures of the budget
		wants      string
	}{
		{"a chapter", "Chương: 422", 0, "budget_user"},
		{"a code", "Mã số ĐVQHNS: 1040235", 0, "budget_user"},
		{"a body without a code", "Chương trình số 135/CTr-UBND", 0, "budget_user"},
	} {
		col := table.NewCollection()
		_, err := table.New(lexicon(), form.New(cat)).Read(t.Context(), ingest.Input{Catalog: cat}, &sheet.Book{Format: "xlsx", Sheets: one("S", []R{
			{"Đơn vị: Sở Giáo dục và Đào tạo tỉnh An Giang"}, {c.line},
			{"DỰ TOÁN THU, CHI NGÂN SÁCH NHÀ NƯỚC TỈNH AN GIANG NĂM 2019"}, {"Đơn vị tính: triệu đồng"},
			{"STT", "Nội dung", "Dự toán được giao"},
			{1, "Số thu phí lệ phí", 120},
		})}, col)
		if err != nil {
			t.Fatal(err)
		}
		r := col.Reading
		var reasons []string
		for _, j := range r.Rejects {
			reasons = append(reasons, j.Reason)
		}
		if got := strings.Join(reasons, " "); len(r.Observations) != c.found || got != c.wants {
			t.Errorf("%s: %d figures, rejects %q; want %d, %q", c.name, len(r.Observations), got, c.found, c.wants)
		}
	}
}

// Without a code, the name behind "Đơn vị" tells: a department's own estimate is its own, what
// the finance department reports is the province's, and what is by definition of the whole
// area is nobody's own.
func TestWhoseBudgetABodyReports(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, line, label string
		found             int
	}{
		{"a department's own spending", "Đơn vị: Sở Công Thương tỉnh An Giang", "Chi thường xuyên", 0},
		{"a centre's own spending", "Đơn vị: Trung tâm Khuyến công tỉnh An Giang", "Chi thường xuyên", 0},
		{"the finance department", "Đơn vị: Sở Tài chính tỉnh An Giang", "Chi thường xuyên", 1},
		{"the province", "Đơn vị: UBND tỉnh An Giang", "Chi thường xuyên", 1},
		{"what only an area has", "Đơn vị: Sở Công Thương tỉnh An Giang", "Tổng thu ngân sách nhà nước trên địa bàn", 1},
		{"another field", "Đơn vị: Sở Công Thương tỉnh An Giang", "Kinh phí khuyến công địa phương", 1},
	} {
		col := table.NewCollection()
		_, err := table.New(lexicon(), form.New(cat)).Read(t.Context(), ingest.Input{Catalog: cat}, &sheet.Book{Format: "xlsx", Sheets: one("S", []R{
			{c.line}, {"BÁO CÁO TÌNH HÌNH THỰC HIỆN NĂM 2022"}, {"STT", "Nội dung", "ĐVT", "Thực hiện"}, {1, c.label, "Triệu đồng", 1200},
		})}, col)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(col.Reading.Observations); got != c.found {
			t.Errorf("%s: %d figures, want %d: %v", c.name, got, c.found, col.Reading.Rejects)
		}
	}
}
