package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// largeWorkbook is a workbook of many rows, written part by part: the writer
// would hold it all.
func largeWorkbook(t testing.TB, rows int) []byte {
	t.Helper()
	base, err := Write(one([][]any{{"x"}}))
	if err != nil {
		t.Fatal(err)
	}
	var part bytes.Buffer
	part.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	writeRow(&part, 1, []string{"Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận cấp huyện tỉnh Đồng Tháp"})
	head := []string{"STT", "Huyện, thị xã, thành phố"}
	for y := 2012; y < 2022; y++ {
		head = append(head, fmt.Sprintf("Năm %d", y))
	}
	writeRow(&part, 2, head)
	for r := range rows {
		fmt.Fprintf(&part, `<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="inlineStr"><is><t>Huyện số %d</t></is></c>`, r+3, r+3, r+1, r+3, r)
		for c := range 10 {
			fmt.Fprintf(&part, `<c r="%s%d"><v>%d</v></c>`, pipeline.ColumnName(c+3), r+3, r*c)
		}
		part.WriteString(`</row>`)
	}
	part.WriteString(`</sheetData></worksheet>`)
	return repackWith(t, base, "xl/worksheets/sheet1.xml", part.Bytes())
}

func writeRow(part *bytes.Buffer, row int, texts []string) {
	fmt.Fprintf(part, `<row r="%d">`, row)
	for i, text := range texts {
		fmt.Fprintf(part, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, pipeline.ColumnName(i+1), row, text)
	}
	part.WriteString(`</row>`)
}

func TestLargeWorkbookIsReadWhole(t *testing.T) {
	const rows = 3_000
	content := largeWorkbook(t, rows)
	if r, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err != nil || len(r.File) == 0 {
		t.Fatal(err)
	}
	r := readBytes(t, catalogOf(t), pipeline.Source{}, "lon.xlsx", content)
	if len(r.Observations) != rows*10 || len(r.Rejects) != 0 {
		t.Errorf("%d figures and %d rejects, want %d and none", len(r.Observations), len(r.Rejects), rows*10)
	}
}
