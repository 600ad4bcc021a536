package table

import (
	"fmt"
	"hash/maphash"
	"reflect"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// TestQuickReadsAsACloseLookDoes holds what is put together of a column and a row
// against what is worked out for the cell itself.
func TestQuickReadsAsACloseLookDoes(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader := New(meaning.New(cat), nil)
	for name, c := range map[string]struct {
		rows  [][]any
		quick int // cells that need no closer look
	}{
		"places and months": {[][]any{{"Tỉnh", "Kỳ", "Số đề án khuyến công", "Kinh phí khuyến công (triệu đồng)", "Số làng nghề năm 2023"},
			{"Hà Giang", "01/2022", 5, 1.5, 7}, {"Cao Bằng", "02/2022", -5, 2, 8}, {"Lào Cai", "03/2022", 2.5, -2, 9}, {"Nơi Lạ", "04/2022", 1, 2, 3}, {"Yên Bái", "Quý", 1, 2, 3}}, 6},
		"texts beside numbers": {[][]any{{"Tỉnh", "Năm", "Số sản phẩm OCOP", "Số chủ thể OCOP"},
			{"Hà Giang", "2022", "1.234", 5}, {"Cao Bằng", "2022", "-", 6}, {"Lào Cai", "2022", 30, "khoảng 7"}, {"Tổng số", "2022", 40, 50}}, 3},
		"another subject": {[][]any{{"Tỉnh", "Năm", "Số con trâu", "Số sản phẩm OCOP"}, {"Hà Giang", "2022", 5, 6}, {"Cao Bằng", "2022", 7, 8}}, 2},
		"districts":       {[][]any{{"Huyện", "Số làng nghề", "Số sản phẩm OCOP 4 sao"}, {"Huyện Đồng Văn", 5, 6}, {"Huyện Mèo Vạc", 7, 8}}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			d := reader.document(ingest.Input{})
			pg := d.newPage(0, gridOf(c.rows))
			d.readForms([]*page{pg})
			quick, seed := 0, maphash.MakeSeed()
			for _, p := range pg.plans {
				for i := range p.rows.len() {
					for _, column := range p.values {
						f, ok := p.quickFinding(p.rows.at(i), column)
						if !ok {
							continue
						}
						quick++
						core, when, value, _ := p.quick(p.rows.at(i), column)
						want := p.closely(i, column)
						if f.verdict != want.verdict || f.quantity != want.quantity || value != want.quantity.Value || f.meaning.rule != want.meaning.rule || f.meaning.held != want.meaning.held ||
							!reflect.DeepEqual(f.meaning.observation(), want.meaning.observation()) || quickHash(core, when, seed) != want.meaning.hash(seed) {
							t.Errorf("row %d, column %d: %+v, want %+v", p.rows.number(i), column.Col, f.meaning.observation(), want.meaning.observation())
						}
					}
				}
			}
			if quick != c.quick {
				t.Errorf("%d cells are read quickly, want %d", quick, c.quick)
			}
		})
	}
}

func gridOf(rows [][]any) *sheet.Grid {
	b := sheet.NewBuilder("Biểu")
	for r, row := range rows {
		for c, v := range row {
			cell := sheet.Cell{Kind: sheet.Text, Raw: fmt.Sprint(v), Shown: fmt.Sprint(v)}
			switch v := v.(type) {
			case int:
				cell.Kind, cell.Value = sheet.Number, float64(v)
			case float64:
				cell.Kind, cell.Value, cell.Shown = sheet.Number, v, fmt.Sprintf("%d,%d", int(v), int(v*10)%10)
			}
			b.Set(r+1, c+1, cell)
		}
	}
	return b.Grid()
}
