package sheet

import (
	"context"
	"slices"
	"strings"
	"testing"
)

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

// read reads with one format, which must know its content.
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
	fault := asFault(err)
	if fault == nil {
		t.Fatalf("error %v, want one that says what to do", err)
	}
	return fault.Reason
}

// wantLines compares what is drawn of a book, line by line.
func wantLines(t *testing.T, book *Book, want []string) {
	t.Helper()
	got := strings.Split(strings.TrimSpace(drawn(book)), "\n")
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
