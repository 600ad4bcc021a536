package article

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/table"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

var update = flag.Bool("update", false, "write what is read into the fixtures")

// known is the vocabulary that all tests read with.
var known = &lexicons{tables: new(table.Books)}

var loaded = sync.OnceValues(catalog.Load)

func facts(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func readPlain(t testing.TB, text string) pipeline.Reading {
	t.Helper()
	r, err := known.readText(context.Background(), ingest.Input{Content: []byte(text), Catalog: facts(t)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestClaims reads the texts of testdata/claims. Each holds a text of its own,
// invented for the shape of its sentences, and under "----" the figures that it
// states, one a line; figures that stand there and are not listed are decoys.
func TestClaims(t *testing.T) {
	files, err := filepath.Glob("testdata/claims/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		given, wanted, ok := strings.Cut(string(content), "----\n")
		if !ok {
			t.Errorf("%s: no line ----", file)
			continue
		}
		got := listed(t, given, readPlain(t, given))
		if *update {
			if err := os.WriteFile(file, []byte(given+"----\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if got != wanted {
			t.Errorf("%s\ngot\n%swanted\n%s", file, got, wanted)
		}
	}
}

// listed writes figures down, one a line, and checks that each leads back to its
// words.
func listed(t testing.TB, text string, r pipeline.Reading) string {
	t.Helper()
	var b strings.Builder
	runes := []rune(text)
	for _, o := range r.Observations {
		if !o.Claim {
			t.Errorf("%s is no claim", o.Origin.Raw)
		}
		if at := string(runes[o.Origin.Start:o.Origin.End]); at != o.Origin.Raw {
			t.Errorf("origin %d leads to %q, not %q", o.Origin.Start, at, o.Origin.Raw)
		}
		checkLocator(t, r, o.Origin)
		b.WriteString(line1(o) + "\n")
	}
	for _, j := range r.Rejects {
		fmt.Fprintf(&b, "reject %s | %s\n", j.Reason, j.Origin.Raw)
	}
	return b.String()
}

func checkLocator(t testing.TB, r pipeline.Reading, o pipeline.Origin) {
	t.Helper()
	l := o.Locator
	sentence := []rune(r.Document.Paragraphs[l.Paragraph-1].Sentences[l.Sentence-1])
	if at := string(sentence[l.Start:l.End]); at != o.Raw || o.Context != strings.TrimSpace(string(sentence)) {
		t.Errorf("locator %s leads to %q, not %q", l, at, o.Raw)
	}
}

func line1(o pipeline.Observation) string {
	value := strconv.FormatFloat(o.Quantity.Value, 'f', -1, 64)
	if o.Quantity.Max != nil {
		value += "-" + strconv.FormatFloat(*o.Quantity.Max, 'f', -1, 64)
	}
	period := o.Period.Start.String() + ".." + o.Period.End.String()
	if o.Period.Rounds > 0 {
		period = fmt.Sprintf("%d rounds", o.Period.Rounds)
	}
	fields := []string{o.Origin.Raw, o.Indicator, value + " " + o.Quantity.Unit, string(o.Quantity.Qualifier), string(o.Kind),
		string(o.Level), o.Province, string(o.Area), period}
	for _, k := range slices.Sorted(maps.Keys(o.Dimensions)) {
		fields = append(fields, k+"="+o.Dimensions[k])
	}
	if o.Part {
		fields = append(fields, "part")
	}
	return strings.Join(fields, " | ")
}
