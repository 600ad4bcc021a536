package sheet

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

var kindNames = map[Kind]string{Text: "text", Number: "number", Date: "date", Boolean: "boolean", Error: "error", Pending: "pending"}

// describe writes every cell of a grid as a line: "B2 number 0.5 → 50% formula".
func describe(g *Grid) []string {
	var lines []string
	for row := range g.FilledRows() {
		for col := range g.FilledCols(row) {
			c := g.At(row, col)
			line := fmt.Sprintf("%s %s %s", refOf(row, col), kindNames[c.Kind], c.Raw)
			if c.Shown != c.Raw {
				line += " → " + c.Shown
			}
			if c.Formula {
				line += " formula"
			}
			if c.Unseen {
				line += " unseen"
			}
			if g.Hides(row, col) {
				line += " hidden"
			}
			if note := g.Comment(row, col); note != "" {
				line += " «" + note + "»"
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// describeBook writes the sheets one after the other, and the notes.
func describeBook(b *Book) []string {
	var lines []string
	for _, g := range b.Sheets {
		if len(b.Sheets) > 1 {
			lines = append(lines, "# "+g.Name())
		}
		lines = append(lines, describe(g)...)
		if g.Truncated() {
			lines = append(lines, "truncated")
		}
	}
	for _, n := range b.Notes {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("! %s %s %s", n.Type, n.Locator, strings.Join(n.Cells, " "))))
	}
	return lines
}

func compare(t *testing.T, got, want []string) {
	t.Helper()
	if len(want) == 0 {
		t.Fatal("nothing is wanted: the case proves nothing")
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func written(t testing.TB, w Workbook) []byte {
	t.Helper()
	content, err := Write(w)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func one(rows ...[]any) Workbook {
	return Workbook{Sheets: []WorkbookSheet{{Name: "S", Rows: rows}}}
}

func read(t testing.TB, f Format, content []byte) *Book {
	t.Helper()
	if !f.Sniff(content, "", "") {
		t.Fatal("the format does not know its content")
	}
	book, err := f.Read(context.Background(), content, "t", UsualBounds())
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// refused reads what must be an error with a hint, and gives its reason.
func refused(t testing.TB, f Format, content []byte, limits Bounds) string {
	t.Helper()
	_, err := f.Read(context.Background(), content, "t", limits)
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Message.VI == "" || fault.Message.EN == "" || fault.Hint.VI == "" || fault.Hint.EN == "" {
		t.Fatalf("error %v, want one that says what to do", err)
	}
	return fault.Reason
}
