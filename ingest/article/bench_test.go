package article

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
)

// varied is a long text dense with figures in which no sentence stands twice:
// the fixtures again and again, with other numbers each time.
func varied(tb testing.TB, size int) string {
	tb.Helper()
	files, err := filepath.Glob("testdata/claims/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("no fixtures: %v", err)
	}
	var texts []string
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		given, _, _ := strings.Cut(string(content), "----\n")
		texts = append(texts, given)
	}
	var b strings.Builder
	for round := 0; b.Len() < size; round++ {
		for n, text := range texts {
			b.WriteString("Đợt " + strconv.Itoa(round*len(texts)+n) + ": ")
			b.WriteString(text)
			b.WriteString("\n")
		}
	}
	return strings.ToValidUTF8(b.String()[:size], "")
}

func BenchmarkVariedText(b *testing.B) {
	text := []byte(varied(b, 256<<10))
	in := ingest.Input{Content: text, Catalog: facts(b)}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := known.readText(context.Background(), in); err != nil {
			b.Fatal(err)
		}
	}
}
