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
		{"neither", "Chương trình số 135/CTr-UBND", 1, ""},
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
