package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// databaseForms are the files that the database writes by itself, by ending.
var databaseForms = map[string]warehouse.FileForm{
	".csv": warehouse.CSVFile, ".json": warehouse.JSONFile, ".jsonl": warehouse.JSONLinesFile, ".ndjson": warehouse.JSONLinesFile,
	".parquet": warehouse.ParquetFile, ".arrow": warehouse.ArrowFile,
}

const fileNames = ".csv, .xlsx, .parquet, .arrow, .json, .jsonl, .md"

// The bounds of a worksheet and of one of its cells.
const (
	sheetRows   = 1<<20 - 1 // the head aside
	cellLetters = 32767
	wholeDigits = 1 << 53 // a whole number beyond it is not exact in a cell
)

// mostBytes bounds the texts of an answer that is held in memory to be written.
const mostBytes = 256 << 20

// checkFile tells whether an answer can be kept under this name.
func checkFile(file string) error {
	ending := strings.ToLower(filepath.Ext(file))
	if _, ok := databaseForms[ending]; ok || ending == ".xlsx" || ending == ".md" {
		return nil
	}
	return usage("%q: không biết ghi tệp đuôi %q; hãy dùng một trong: %s (no such kind of file)", file, ending, fileNames)
}

// save writes all rows of the answer to file, in the form of its ending.
func (q asker) save(ctx context.Context, query, file string) (rows int64, err error) {
	if err := checkFile(file); err != nil {
		return 0, err
	}
	ending := strings.ToLower(filepath.Ext(file))
	if form, ok := databaseForms[ending]; ok {
		rows, err = q.box.Export(ctx, q.database, query, file, form)
		return rows, toldOf(err)
	}
	q.box.Rows, q.box.Bytes = sheetRows, mostBytes
	answer, err := q.ask(ctx, query)
	if err != nil {
		return 0, err
	}
	if answer.cut {
		return 0, usage("kết quả dài hơn %d dòng hoặc quá lớn cho tệp %s; hãy ghi ra .parquet hoặc .csv (too large for such a file)", sheetRows, ending)
	}
	var content []byte
	if ending == ".md" {
		var text strings.Builder
		err = printMarkdown(&text, answer.Answer)
		content = []byte(text.String())
	} else {
		content, err = answerBook(answer.Answer, query, q.release)
	}
	if err != nil {
		return 0, err
	}
	return int64(len(answer.Rows)), replaceFile(file, content)
}

// replaceFile writes a file that appears whole or not at all.
func replaceFile(file string, content []byte) error {
	part := file + ".part"
	err := os.WriteFile(part, content, 0o644)
	if err == nil {
		err = os.Rename(part, file)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("%s: không ghi được (cannot be written): %w", file, err), os.RemoveAll(part))
	}
	return nil
}

// answerBook lays an answer out as a workbook: typed cells under a head that
// stays in sight, and a second sheet that says what was asked of which release.
func answerBook(a pipeline.Answer, query, release string) ([]byte, error) {
	if len(a.Columns) == 0 {
		return nil, usage("câu lệnh không cho cột nào (no columns)")
	}
	head := make([]any, len(a.Columns))
	widths := map[string]int{}
	for i, c := range a.Columns {
		head[i] = c.Name
		widths[pipeline.ColumnName(i+1)] = widthOf(a, i)
	}
	rows := [][]any{head}
	for r, row := range a.Rows {
		cells := make([]any, len(row))
		for i, v := range row {
			cell := typedCell(a.Columns[i], v)
			if text, ok := cell.(string); ok && len([]rune(text)) > cellLetters {
				return nil, usage("dòng %d, cột %s: nội dung dài quá %d ký tự, ô bảng tính không chứa được; hãy ghi ra .csv hoặc .parquet (text too long for a cell)", r+1, a.Columns[i].Name, cellLetters)
			}
			cells[i] = cell
		}
		rows = append(rows, cells)
	}
	return sheet.Write(sheet.Workbook{
		Title: "Kết quả truy vấn", Creator: "tonghop",
		Sheets: []sheet.WorkbookSheet{
			{Name: "Kết quả", Rows: rows, Widths: widths, Frozen: 1, Bold: []string{"A1:" + pipeline.ColumnName(len(head)) + "1"}},
			{Name: "Ghi chú", Widths: map[string]int{"A": 18, "B": 100}, Wrapped: []string{"B1:B3"}, Rows: [][]any{
				{"Bản phát hành", release}, {"Số dòng", len(a.Rows)}, {"Câu lệnh SQL", query},
			}},
		},
	})
}

// widthOf is how wide a column is shown, in characters, by its head and its
// first rows.
func widthOf(a pipeline.Answer, column int) int {
	width := len([]rune(a.Columns[column].Name))
	for _, row := range a.Rows[:min(len(a.Rows), 200)] {
		width = max(width, len([]rune(plain(row[column], ""))))
	}
	return min(max(width+2, 8), 60)
}

// longNumber is the least that a cell without a format shows as a power of ten.
const longNumber = 1e11

// typedCell is a value as a cell of its own type.
func typedCell(c pipeline.Column, v any) any {
	switch v := v.(type) {
	case int64:
		if v > wholeDigits || v < -wholeDigits {
			return strconv.FormatInt(v, 10)
		}
		if v >= longNumber || v <= -longNumber {
			return sheet.Shown{Value: float64(v), Format: "#,##0"}
		}
		return int(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		if math.Abs(v) >= longNumber {
			return sheet.Shown{Value: v, Format: "#,##0"}
		}
		return v
	case string:
		if c.Stored == "DATE" {
			// Before March 1900 a cell has no days that all programs count alike.
			if day, err := time.Parse(time.DateOnly, v); err == nil && day.Year() > 1900 {
				return day
			}
		}
		return v
	case []string:
		return strings.Join(v, ", ")
	case nil, bool:
		return v
	}
	return fmt.Sprint(v)
}

// savedNote says what was written.
func savedNote(file string, rows int64) string {
	return fmt.Sprintf("Đã ghi %d dòng vào %s. (rows written)", rows, file)
}
