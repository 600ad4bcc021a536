// Command build writes the workbooks of the example workspace:
//
//	go run ./examples/three-provinces/build
//
// The figures were published by Báo Đại biểu Nhân dân (daibieunhandan.vn); the
// layout is that of a provincial office, made up, and every sheet says so. The
// same program writes the same bytes.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/tonghop/tonghop/ingest/sheet"
)

func main() {
	root := filepath.Join("examples", "three-provinces", "inbox")
	if len(os.Args) > 1 {
		root = os.Args[1]
	}
	if err := build(root); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// build writes every workbook under root.
func build(root string) error {
	for path, book := range Books() {
		content, err := sheet.Write(book)
		if err != nil {
			return err
		}
		target := filepath.Join(root, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return fmt.Errorf("make folder: %w", err)
		}
		if err := os.WriteFile(target, content, 0o644); err != nil {
			return fmt.Errorf("write workbook: %w", err)
		}
	}
	return nil
}
