package table

import (
	"context"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The tables of the country's settlement of 2009 give the revenue of the local
// budgets under the heading of revenue in the area: they say so, and no other
// year does, nor a province's own report of 2009.
func TestAYearOfAnotherDefinitionIsTold(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	provinces := []string{"Hà Nội", "Hà Giang", "Cao Bằng", "Lào Cai", "Sơn La", "Yên Bái", "Bắc Giang", "Nghệ An", "Gia Lai", "Cà Mau", "An Giang", "Tiền Giang"}
	for _, c := range []struct {
		title string
		areas int
		want  int
	}{
		{"QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN CÁC TỈNH, THÀNH PHỐ NĂM 2009", 12, 1},
		{"QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN CÁC TỈNH, THÀNH PHỐ NĂM 2010", 12, 0},
		{"QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN CÁC TỈNH, THÀNH PHỐ NĂM 2008", 12, 0},
		{"DỰ TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN CÁC TỈNH, THÀNH PHỐ NĂM 2009", 12, 0},
		{"QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC TRÊN ĐỊA BÀN CÁC TỈNH, THÀNH PHỐ NĂM 2009", 3, 0},
	} {
		rows := []sheettest.Row{{c.title}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Tỉnh, thành phố", "Thu NSNN trên địa bàn"}}
		for i, name := range provinces[:c.areas] {
			rows = append(rows, sheettest.Row{i + 1, name, 1234567 + 4321*i})
		}
		in := ingest.Input{Catalog: cat, Source: pipeline.Source{ID: "thu"}, Snapshot: pipeline.Snapshot{Document: "tep.xlsx", Digest: "x"}}
		r, err := new(Books).Read(context.Background(), in, &sheet.Book{Sheets: []*sheet.Grid{sheettest.Grid("Sheet1", rows)}})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Observations) != c.areas {
			t.Errorf("%s: %d figures of %d areas", c.title, len(r.Observations), c.areas)
		}
		told := 0
		for _, f := range r.Faults {
			if f.Type == "definition_changes_between_years" {
				told++
				if f.Locator.String() != "Sheet1!C4" || len(f.Cells) != 1 || f.Cells[0] != "C4" || f.MessageVI == "" {
					t.Errorf("%s: %+v", c.title, f)
				}
			}
		}
		if told != c.want {
			t.Errorf("%s, %d areas: told %d times, want %d", c.title, c.areas, told, c.want)
		}
	}
}
