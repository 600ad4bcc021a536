// Command build writes the inbox of the example of the whole country:
//
//	go run ./examples/whole-country/build
//
// The figures are real. The Ministry of Finance published those of the state
// budget (tables/*.csv, one file for each of its tables; the head of a column
// names its concept and its letter in the original), four provinces those of
// own.csv, the statistics office the population. They are laid out anew, the way
// such tables are, and every sheet says from which file it was rebuilt and in
// which cell of it each row stands. The workbooks and articles on rural
// industry are those of the small example, as they stand there.
//
// The same program writes the same bytes.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/tonghop/tonghop/ingest/sheet"
)

// The parts of the small example that stand here too, and where.
var borrowed = map[string]string{"inbox": "inbox/cnnt", "feed": "feed"}

func main() {
	examples := "examples"
	if len(os.Args) > 1 {
		examples = os.Args[1]
	}
	if err := build(examples, filepath.Join(examples, "whole-country")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// build writes every workbook under out; the small example stands in examples.
func build(examples, out string) error {
	books, err := Books()
	if err != nil {
		return err
	}
	for path, book := range books {
		content, err := sheet.Write(book)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if err := write(filepath.Join(out, "inbox", filepath.FromSlash(path)), content); err != nil {
			return err
		}
	}
	for from, to := range borrowed {
		root := filepath.Join(examples, "three-provinces", from)
		if err := copyAll(os.DirFS(root), filepath.Join(out, filepath.FromSlash(to))); err != nil {
			return err
		}
	}
	return nil
}

func copyAll(files fs.FS, out string) error {
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("copy the small example: %w", err)
		}
		return write(filepath.Join(out, filepath.FromSlash(name)), content)
	})
}

func write(target string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return fmt.Errorf("make folder: %w", err)
	}
	if err := os.WriteFile(target, content, 0o644); err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	return nil
}
