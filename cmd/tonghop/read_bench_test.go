package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// BenchmarkReadLines is `read --jsonl` of 150,000 rows, every province in every
// month with ten indicators across, in processes of its own. x/excelize is the
// ratio of its processor time to that of excelize's raw streaming rows over the
// same file, MiB-peak the memory of the larger of the two processes.
func BenchmarkReadLines(b *testing.B) {
	const rows = 150_000
	file := longWorkbook(b, rows)
	var ours, theirs time.Duration
	for b.Loop() {
		cmd := program(b, "read", "--jsonl", file)
		lines := &lineCount{}
		cmd.Stdout = lines
		if err := cmd.Run(); err != nil || lines.n < rows*10 {
			b.Fatalf("%v after %d lines", err, lines.n)
		}
		ours += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
		b.ReportMetric(float64(peak(cmd.ProcessState))/(1<<20), "MiB-peak")
		b.StopTimer()
		before := processorTime(b)
		if n := excelizeCells(b, file); n != (rows+1)*12 {
			b.Fatalf("excelize reads %d cells", n)
		}
		theirs += processorTime(b) - before
		b.StartTimer()
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x/excelize")
}

type lineCount struct{ n int }

func (l *lineCount) Write(p []byte) (int, error) {
	l.n += bytes.Count(p, []byte("\n"))
	return len(p), nil
}

func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// longWorkbook has the months of 199 years, so that no figure is stated twice.
func longWorkbook(b *testing.B, rows int) string {
	cat, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	provinces := cat.Provinces("2008")
	book := excelize.NewFile()
	defer book.Close()
	w, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	heads := []any{"Tỉnh", "Kỳ", "Số đề án khuyến công", "Kinh phí khuyến công (triệu đồng)", "Số sản phẩm CNNT tiêu biểu cấp tỉnh", "Số sản phẩm OCOP", "Số chủ thể OCOP", "Số làng nghề",
		"Số cụm công nghiệp", "Số lao động làng nghề", "Số sản phẩm CNNT tiêu biểu cấp huyện", "Số sản phẩm CNNT tiêu biểu cấp quốc gia"}
	for i := range rows + 1 {
		row := heads
		if i > 0 {
			month := (i - 1) / len(provinces)
			row = []any{provinces[(i-1)%len(provinces)].Name, fmt.Sprintf("%02d/%d", 1+month%12, 1900+month/12)}
			for k := range 10 {
				row = append(row, (i*7+k*13)%900+1)
			}
		}
		if err := w.SetRow(fmt.Sprint("A", i+1), row); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(b.TempDir(), "dai.xlsx")
	if err := book.SaveAs(file); err != nil {
		b.Fatal(err)
	}
	return file
}

func excelizeCells(b *testing.B, file string) (cells int) {
	content, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	book, err := excelize.OpenReader(bufio.NewReader(bytes.NewReader(content)))
	if err != nil {
		b.Fatal(err)
	}
	defer book.Close()
	rows, err := book.Rows(book.GetSheetList()[0])
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		cells += len(row)
	}
	return cells
}
