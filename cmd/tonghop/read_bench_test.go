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

// BenchmarkReadLines is `read --jsonl` of 200,000 rows, every province on every
// day with ten indicators across, in processes of its own. x/excelize is the ratio
// of its processor time to that of excelize's raw streaming rows over the same
// file, x/excelize-clock that of their times by the clock, MiB-peak the memory of
// the larger of the two processes.
func BenchmarkReadLines(b *testing.B) {
	const rows = 200_000
	file := longWorkbook(b, rows)
	var ours, theirs, oursByClock, theirsByClock time.Duration
	for b.Loop() {
		took, used := readLines(b, file, rows)
		oursByClock, ours = oursByClock+took, ours+used
		b.StopTimer()
		before, begun := processorTime(b), time.Now()
		if n := excelizeCells(b, file); n != (rows+1)*12 {
			b.Fatalf("excelize reads %d cells", n)
		}
		theirs += processorTime(b) - before
		theirsByClock += time.Since(begun)
		b.StartTimer()
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "x/excelize")
	b.ReportMetric(oursByClock.Seconds()/theirsByClock.Seconds(), "x/excelize-clock")
}

// BenchmarkReadManyLines is the same of as many rows as a workbook is read of: its
// memory stays bounded.
func BenchmarkReadManyLines(b *testing.B) {
	const rows = 990_000
	file := longWorkbook(b, rows)
	for b.Loop() {
		readLines(b, file, rows)
	}
}

// BenchmarkReadText is `read --jsonl` of 8 MB of text dense with figures in which no
// sentence stands twice. MB/core-s is how much of it a second of a core's time reads,
// both processes and their start counted.
func BenchmarkReadText(b *testing.B) {
	const size = 8 << 20
	file := variedText(b, size)
	var used time.Duration
	read := 0
	for b.Loop() {
		_, of := readLines(b, file, size/1000)
		used, read = used+of, read+size
	}
	b.ReportMetric(float64(read)/1e6/used.Seconds(), "MB/core-s")
}

// variedText says of one province after another what news say, in other figures each
// time.
func variedText(b *testing.B, size int) string {
	cat, err := catalog.Load()
	if err != nil {
		b.Fatal(err)
	}
	provinces := cat.Provinces("2008")
	said := []string{
		"Năm %[2]d, khuyến công tỉnh %[1]s hỗ trợ %[3]d cơ sở với kinh phí %[4]d,%[5]d tỷ đồng, trong đó %[6]d cơ sở được hỗ trợ máy móc.",
		"Đến hết năm %[2]d, %[1]s có %[4]d sản phẩm OCOP, trong đó có %[3]d sản phẩm 4 sao và %[6]d sản phẩm 3 sao của %[7]d chủ thể.",
		"Hội đồng bình chọn tỉnh %[1]s đã công nhận %[3]d sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm %[2]d trong số %[4]d sản phẩm đăng ký.",
		"Tỉnh %[1]s hiện có %[3]d cụm công nghiệp với diện tích %[4]d,%[5]d ha, thu hút %[7]d dự án và tạo việc làm cho %[6]d lao động.",
		"Trên địa bàn %[1]s có %[3]d làng nghề được công nhận, giải quyết việc làm cho %[4]d lao động; doanh thu năm %[2]d đạt %[7]d tỷ đồng.",
	}
	var text bytes.Buffer
	for n := 0; text.Len() < size; n++ {
		p := provinces[n%len(provinces)].Name
		fmt.Fprintf(&text, said[n%len(said)]+"\n\n", p, 2000+n%23, 3+n%89, 100+n%7919, n%10, 2+n%6007, 1+n%541)
	}
	file := filepath.Join(b.TempDir(), "dai.txt")
	if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}

// readLines reads a file and gives the time by the clock and of the processors.
func readLines(b *testing.B, file string, rows int) (took, used time.Duration) {
	cmd := program(b, "read", "--jsonl", file)
	lines := &lineCount{}
	cmd.Stdout = lines
	begun := time.Now()
	if err := cmd.Run(); err != nil || lines.n < rows*10 {
		b.Fatalf("%v after %d lines", err, lines.n)
	}
	b.ReportMetric(float64(peak(cmd.ProcessState))/(1<<20), "MiB-peak")
	return time.Since(begun), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
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

// longWorkbook goes on from day to day, so that no figure is stated twice.
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
			day := time.Date(1950, 1, 1+(i-1)/len(provinces), 0, 0, 0, 0, time.UTC)
			row = []any{provinces[(i-1)%len(provinces)].Name, day.Format("02/01/2006")}
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
