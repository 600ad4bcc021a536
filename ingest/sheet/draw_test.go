package sheet

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

var drawnKinds = []string{"blank", "text", "number", "date", "bool", "error", "pending"}

// drawn is a book as a reader of the tests sees it: one line a cell, with what
// is merged, hidden, unseen and noted.
func drawn(book *Book) string {
	var b strings.Builder
	for _, g := range book.Sheets {
		fmt.Fprintf(&b, "== %s%s%s\n", g.Name(), map[bool]string{true: " hidden"}[g.Hidden()], map[bool]string{true: " truncated"}[g.Truncated()])
		for row := 1; row <= g.Rows(); row++ {
			for col := 1; col <= g.Cols(); col++ {
				if line := drawnCell(g, row, col); line != "" {
					b.WriteString(line + "\n")
				}
			}
		}
	}
	for _, n := range book.Notes {
		fmt.Fprintf(&b, "note %s %s %v\n", n.Type, n.Locator, n.Cells)
	}
	return b.String()
}

func drawnCell(g *Grid, row, col int) string {
	c := g.At(row, col)
	s := g.SpanOf(row, col)
	anchors := s.Top == row && s.Left == col && (s.Bottom > row || s.Right > col)
	if c.Kind == Blank && !anchors && g.Comment(row, col) == "" {
		return ""
	}
	line := pipeline.ColumnName(col) + strconv.Itoa(row) + " " + drawnKinds[c.Kind] + " " + strings.ReplaceAll(c.Shown, "\n", "⏎")
	if c.Raw != c.Shown {
		line += " ‹" + strings.ReplaceAll(c.Raw, "\n", "⏎") + "›"
	}
	if c.Kind == Number || c.Kind == Date || c.Kind == Boolean {
		line += " =" + strconv.FormatFloat(c.Value, 'g', -1, 64)
	}
	if anchors {
		line += " to " + pipeline.ColumnName(s.Right) + strconv.Itoa(s.Bottom)
	}
	for mark, on := range map[string]bool{"row hidden": g.RowHidden(row), "col hidden": g.ColHidden(col), "formula": c.Formula, "unseen": c.Unseen, "# " + g.Comment(row, col): g.Comment(row, col) != ""} {
		if on {
			line += "; " + mark
		}
	}
	return sortedMarks(line)
}

func sortedMarks(line string) string {
	parts := strings.Split(line, "; ")
	slices.Sort(parts[1:])
	return strings.Join(parts, "; ")
}

// mustRead reads with the usual bounds.
func mustRead(t testing.TB, content []byte, name string) *Book {
	t.Helper()
	book, err := Read(context.Background(), content, "", name, UsualBounds())
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return book
}

func wantDrawn(t *testing.T, book *Book, want string) {
	t.Helper()
	if got := drawn(book); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// wantFault asks for a fault that a person understands.
func wantFault(t *testing.T, err error, reason string) {
	t.Helper()
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Reason != reason || fault.Message.VI == "" || fault.Hint.VI == "" || fault.Message.EN == "" {
		t.Errorf("error %#v, want reason %s with message and hint", err, reason)
	}
}

func asFault(err error) *pipeline.SourceError {
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) || fault.Message.VI == "" || fault.Hint.VI == "" {
		return nil
	}
	return fault
}
