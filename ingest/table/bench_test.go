package table_test

import (
	"fmt"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
)

// dropped takes everything and keeps nothing, as a stream to a file does.
type dropped struct{ figures int }

func (d *dropped) Observe(pipeline.Observation) error    { d.figures++; return nil }
func (d *dropped) Reject(pipeline.Reject) error          { return nil }
func (d *dropped) Fault(pipeline.DocumentFault) error    { return nil }
func (d *dropped) Account(pipeline.Account) error        { return nil }
func (d *dropped) Mark(_, _, _ int, _ pipeline.CellRole) {}

// A long table: every province in every month, ten indicators across.
func BenchmarkLongTable(b *testing.B) {
	heads := R{"Tỉnh", "Kỳ", "Số đề án khuyến công", "Kinh phí khuyến công (triệu đồng)", "Số sản phẩm CNNT tiêu biểu cấp tỉnh", "Số sản phẩm OCOP", "Số chủ thể OCOP", "Số làng nghề", "Số cụm công nghiệp", "Số lao động làng nghề"}
	rows := []R{heads}
	provinces := lexicon().Catalog().Provinces("2008")
	for i := range 10_000 {
		row := R{provinces[i%len(provinces)].Name, fmt.Sprintf("%02d/%d", 1+i/len(provinces)%12, 2008+i/len(provinces)/12)}
		for k := range 8 {
			row = append(row, (i*7+k*13)%900+1)
		}
		rows = append(rows, row)
	}
	grids := one("S", rows)
	reader := table.New(lexicon(), nil)
	b.ReportAllocs()
	for b.Loop() {
		var d dropped
		if _, err := reader.Read(b.Context(), ingest.Input{}, &sheet.Book{Sheets: grids}, &d); err != nil || d.figures != 80_000 {
			b.Fatal(d.figures, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/80_000, "ns/figure")
}
