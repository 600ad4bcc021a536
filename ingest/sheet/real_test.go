//go:build real

package sheet

import (
	"context"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestRealFiles reads every file of the folder that TONGHOP_FILES names, and
// each a few times with bytes changed: nothing may panic, and what cannot be read
// has to say what to do. Such files are never part of the project:
//
//	make real FILES=/some/folder
func TestRealFiles(t *testing.T) {
	folder := os.Getenv("TONGHOP_FILES")
	if folder == "" {
		t.Fatal("TONGHOP_FILES names no folder")
	}
	r := rand.New(rand.NewPCG(1, 2))
	files, books, cells := 0, 0, 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		book, err := Read(context.Background(), content, "", path, UsualBounds())
		if err != nil {
			t.Logf("%s: %v", path, err)
			if asFault(err) == nil {
				t.Errorf("%s: the fault does not say what to do", path)
			}
			return nil
		}
		books++
		for _, g := range book.Sheets {
			for row := range g.FilledRows() {
				for col := range g.FilledCols(row) {
					g.At(row, col)
					cells++
				}
			}
		}
		for _, n := range book.Notes {
			t.Logf("%s: %s %s %v", path, n.Type, n.Locator, n.Cells)
		}
		for range 20 {
			if _, err := Read(context.Background(), changed(r, content), "", path, narrow()); err != nil && asFault(err) == nil {
				t.Errorf("%s: changed bytes end in %v", path, err)
			}
		}
		return nil
	})
	if err != nil || books == 0 {
		t.Fatalf("%d files, none of them read: %v", files, err)
	}
	t.Logf("%d of %d files read, %d cells", books, files, cells)
}

// changed is content with a few bytes changed, or cut off.
func changed(r *rand.Rand, content []byte) []byte {
	other := append([]byte{}, content...)
	for range 1 + r.IntN(20) {
		other[r.IntN(len(other))] = byte(r.IntN(256))
	}
	if r.IntN(4) == 0 {
		other = other[:r.IntN(len(other))]
	}
	return other
}
