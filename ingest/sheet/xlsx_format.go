package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"path"
	"strings"
)

// XLSX reads Office Open XML workbooks, with macros or without.
func XLSX() Format {
	return Format{Name: "xlsx", Extensions: []string{".xlsx", ".xlsm"}, Sniff: sniffXLSX, Read: readXLSXBook}
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

func readXLSXBook(ctx context.Context, content []byte, _ string, limits Bounds) (*Book, error) {
	grids, err := readXLSX(ctx, content, limits)
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	return &Book{Format: "xlsx", Sheets: grids}, nil
}
