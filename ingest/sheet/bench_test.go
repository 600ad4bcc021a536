package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"runtime/metrics"
	"strconv"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/xuri/excelize/v2"
)

// largeWorkbook has rows of a number, a name that comes again, a name that does
// not, and nine figures, as Excel writes them.
func largeWorkbook(t testing.TB, rows int) []byte {
	t.Helper()
	var strings, cells bytes.Buffer
	strings.WriteString(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	for i := range 63 {
		fmt.Fprintf(&strings, `<si><t>Tỉnh số %d</t></si>`, i)
	}
	strings.WriteString(`</sst>`)
	cells.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for r := 1; r <= rows; r++ {
		fmt.Fprintf(&cells, `<row r="%d" spans="1:12"><c r="A%d"><v>%d</v></c><c r="B%d" t="s"><v>%d</v></c><c r="C%d" t="inlineStr"><is><t>Xã số %d</t></is></c>`, r, r, r, r, r%63, r, r)
		for c := 4; c <= 12; c++ {
			v := float64(r*c) * 1.1
			if c%2 == 0 {
				v = float64(r * c * 137)
			}
			fmt.Fprintf(&cells, `<c r="%s%d" s="0"><v>%s</v></c>`, pipeline.ColumnName(c), r, strconv.FormatFloat(v, 'g', 17, 64))
		}
		cells.WriteString(`</row>`)
	}
	cells.WriteString(`</sheetData></worksheet>`)
	return repacked(t, written(t, one([]any{"x"})), map[string]string{"xl/worksheets/sheet1.xml": cells.String(), "xl/sharedStrings.xml": strings.String()})
}

// repacked is the workbook with other parts; "" takes a part away.
func repacked(t testing.TB, content []byte, parts map[string]string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	put := func(name, data string) {
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range r.File {
		if _, other := parts[f.Name]; other {
			continue
		}
		if err := repack(w, f, nil); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range parts {
		if data != "" {
			put(name, data)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A watched context measures the heap whenever it is asked.
type watched struct {
	context.Context
	most uint64
}

func (w *watched) Err() error {
	w.most = max(w.most, heap())
	return nil
}

func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// BenchmarkScan reads every cell of 200,000 rows of 12 into a Grid, and the same
// file with excelize's raw streaming rows: x/excelize is the ratio of the times,
// peak-MiB the heap above that of the file.
func BenchmarkScan(b *testing.B) {
	const rows = 200_000
	content := largeWorkbook(b, rows)
	var ours, theirs time.Duration
	w := &watched{Context: context.Background()}
	var theirPeak uint64
	before := heap()
	for b.Loop() {
		start := time.Now()
		book, err := readXLSX(w, content, "", UsualBounds())
		if err != nil || book.Sheets[0].Rows() != rows || book.Sheets[0].Cols() != 12 {
			b.Fatal(err)
		}
		ours += time.Since(start)
		b.StopTimer()
		book = nil // its memory is not theirs
		start = time.Now()
		n, peak := excelizeCells(b, content)
		theirs += time.Since(start)
		theirPeak = max(theirPeak, peak)
		if n != rows*12 {
			b.Fatalf("excelize reads %d cells", n)
		}
		b.StartTimer()
	}
	b.SetBytes(int64(len(content)))
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x/excelize")
	b.ReportMetric(float64(w.most-before)/(1<<20), "peak-MiB")
	b.ReportMetric(float64(theirPeak-before)/(1<<20), "excelize-MiB")
}

func excelizeCells(b *testing.B, content []byte) (cells int, peak uint64) {
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows(f.GetSheetList()[0])
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		cells += len(row)
		if n%1000 == 0 {
			peak = max(peak, heap())
		}
	}
	return cells, peak
}
