package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"path"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

// version of the rules of reading; raised whenever the same bytes would be
// understood otherwise.
const version = 1

// Formats are the kinds of workbook that this package reads.
func Formats() []ingest.Format {
	return []ingest.Format{
		{Name: "xlsx", Version: version, Extensions: []string{".xlsx", ".xlsm"}, Sniff: sniffXLSX, Read: readXLSXFormat},
		{Name: "csv", Version: version, Extensions: []string{".csv", ".tsv"}, Sniff: sniffCSV, Read: readCSVFormat},
	}
}

// sniffXLSX takes a zip archive with a workbook in it; one too broken to tell,
// by its name.
func sniffXLSX(head []byte, mediaType, name string) bool {
	if !bytes.HasPrefix(head, []byte("PK")) {
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(head), int64(len(head)))
	if err != nil {
		ext := strings.ToLower(path.Ext(name))
		return ext == ".xlsx" || ext == ".xlsm" || strings.Contains(mediaType, "spreadsheetml") || bytes.Contains(head, []byte("xl/workbook.xml"))
	}
	for _, f := range r.File {
		if low := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); strings.HasPrefix(low, "xl/") {
			return true
		}
	}
	return false
}

// sniffCSV goes by the name, or by the media type, and by rows of even width;
// markup and other files that are no text are never taken.
func sniffCSV(head []byte, mediaType, name string) bool {
	sample := head[:min(len(head), 64<<10)]
	start := bytes.TrimLeftFunc(sample, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' })
	if len(start) == 0 || start[0] == '<' || start[0] == '{' || bytes.HasPrefix(start, []byte("PK")) {
		return false
	}
	ext := strings.ToLower(path.Ext(name))
	named := ext == ".csv" || ext == ".tsv" || strings.HasPrefix(mediaType, "text/csv")
	wide := bytes.HasPrefix(sample, []byte{0xFF, 0xFE}) || bytes.HasPrefix(sample, []byte{0xFE, 0xFF})
	if !named || wide {
		return named
	}
	return bytes.Count(sample, []byte{0}) == 0 || bytes.Count(sample, []byte{0})*3 > len(sample)
}

func readXLSXFormat(ctx context.Context, in ingest.Input) (pipeline.Reading, error) {
	grids, err := readXLSX(ctx, in.Content, usualBounds())
	if err != nil {
		return pipeline.Reading{}, unreadable(ctx, err)
	}
	return read(ctx, in, newScholar(in.Catalog), "xlsx", grids)
}

func readCSVFormat(ctx context.Context, in ingest.Input) (pipeline.Reading, error) {
	g, err := readCSV(sheetName(in.Snapshot.Document), in.Content, usualBounds())
	if err != nil {
		return pipeline.Reading{}, unreadable(ctx, err)
	}
	return read(ctx, in, newScholar(in.Catalog), "csv", []*grid{g})
}

// sheetName is what a file without sheets calls its one: its own name.
func sheetName(document string) string {
	name, _, _ := strings.Cut(document, "?")
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	if name = strings.TrimSuffix(name, path.Ext(name)); name == "" || name == "." || name == "/" {
		return "csv"
	}
	return name
}

func unreadable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errTooLarge) {
		fault := ingest.Unreadable("too_large", "Bảng tính quá lớn sau khi giải nén", "the workbook is too large once unpacked", err)
		fault.Hint = pipeline.Text{VI: "Hãy xóa các trang, dòng và cột không dùng đến hoặc chia nhỏ tệp rồi gửi lại.", EN: "Delete unused sheets, rows and columns, or split the file, and send it again."}
		return fault
	}
	fault := ingest.Unreadable("not_a_workbook", "Tệp bảng tính bị hỏng nên không mở được", "the workbook is damaged and cannot be opened", err)
	fault.Hint = pipeline.Text{VI: "Hãy mở tệp bằng Excel, lưu lại thành tệp .xlsx mới rồi gửi lại.", EN: "Open the file in Excel, save it as a new .xlsx and send it again."}
	return fault
}
