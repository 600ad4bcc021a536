package page

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// Every figure is found by its ID, whatever that looks like, in the first of the
// documents that state it; and no other ID finds any.
func TestWhereAFigureStands(t *testing.T) {
	digest := func(n int) string { return fmt.Sprintf("%012x%052d", n+1, 0) }
	text := func(names ...string) (list []pipeline.Column) {
		for _, name := range names {
			list = append(list, pipeline.Column{Name: name, Type: pipeline.TextColumn})
		}
		return list
	}
	hexadecimal := func(n int) string { return fmt.Sprintf("%012x", uint64(n)*0x9e3779b97f4a7c15>>16) }
	for _, many := range []int{0, 1, 2, 3, 50, 4000} {
		documents := pipeline.Answer{Question: pipeline.Question{ID: "documents"}, Columns: text("digest")}
		for n := range 7 {
			documents.Rows = append(documents.Rows, []any{digest(n)})
		}
		origins := pipeline.Answer{Question: pipeline.Question{ID: "origins"}, Columns: text("id", "digest", "locator")}
		home := map[string]string{}
		add := func(id string, n int, locator string) {
			origins.Rows = append(origins.Rows, []any{id, digest(n), locator})
			if home[id] == "" && n < 7 {
				home[id] = digest(n)[:12]
			}
		}
		for n := range many {
			add(hexadecimal(n), n%9, fmt.Sprintf("Biểu %d!C%d", n%3, n+1)) // two documents are not there
			add(hexadecimal(n), n%5, "p1.s1[2:3]")
			add(fmt.Sprintf("odd-%d", n), n%7, "")
		}
		base := baseOf(answersOf([]pipeline.Answer{documents, origins}), time.Time{}, false)
		for id, want := range home {
			if got, ok := base.spots.document(id); !ok || got != want {
				t.Fatalf("of %d: %s stands in %q, want %q", many, id, got, want)
			}
		}
		for _, id := range []string{"", "odd-none", "ffffffffffff", "000000000001", "00000000000g", fmt.Sprintf("odd-%d", many)} {
			if got, ok := base.spots.document(id); ok {
				t.Errorf("of %d: %s stands in %s", many, id, got)
			}
		}
		if many < 3 {
			continue
		}
		if p, ok := base.placeOf(hexadecimal(2)); !ok || p.Sheet != "Biểu 2" || p.Cell != "C3" {
			t.Errorf("place %+v", p)
		}
	}
	if _, err := NewBase(context.Background(), Answers{}, nil, time.Time{}, false); err != nil {
		t.Error(err)
	}
}

// What was read from cells that are not drawn is listed on pages of a bounded length, of
// which a link leads to the right one; a sentence stands where it is read.
func TestFiguresOfCellsThatAreNotDrawn(t *testing.T) {
	digest := fmt.Sprintf("%064x", 7)
	columns := func(names ...string) (list []pipeline.Column) {
		for _, name := range names {
			list = append(list, pipeline.Column{Name: name, Type: pipeline.TextColumn})
		}
		return list
	}
	for _, given := range []struct{ figures, pages int }{{1, 1}, {mostOutside, 1}, {mostOutside + 1, 2}, {1000, 3}} {
		documents := pipeline.Answer{Question: pipeline.Question{ID: "documents"}, Columns: columns("digest"), Rows: [][]any{{digest}}}
		origins := pipeline.Answer{Question: pipeline.Question{ID: "origins"}, Columns: columns("id", "digest", "locator"), Rows: [][]any{{"00000000ffff", digest, "p1.s1[2:3]"}}}
		for n := range given.figures {
			origins.Rows = append(origins.Rows, []any{fmt.Sprintf("%012x", uint64(n+1)<<20), digest, fmt.Sprintf("Biểu!C%d", n+1)})
		}
		w := baseOf(answersOf([]pipeline.Answer{documents, origins}), time.Time{}, false).In("vi")
		short := pipeline.Digest(digest).Short()
		if n := lastPart(w.parts[short]); n != given.pages {
			t.Errorf("%d figures: %d pages, want %d", given.figures, n, given.pages)
		}
		if at, _ := w.spots.find("00000000ffff"); at.part != 1 {
			t.Errorf("%d figures: the sentence stands on part %d", given.figures, at.part)
		}
		listed := 0
		for part := 1; part <= given.pages; part++ {
			d := &drawer{world: w, part: part, placed: map[string]bool{}}
			page := d.unplaced(w.document(short))
			n := strings.Count(page, "<li ")
			if n == 0 || n > mostOutside+1 {
				t.Errorf("%d figures: %d on part %d", given.figures, n, part)
			}
			listed += n
			for _, m := range regexp.MustCompile(`id="o-(\w+)"`).FindAllStringSubmatch(page, -1) {
				if at, _ := w.spots.find(m[1]); int(at.part) != part {
					t.Errorf("%s stands on part %d, a link leads to %d", m[1], part, at.part)
				}
			}
		}
		if listed != given.figures+1 {
			t.Errorf("%d figures and a sentence: %d listed", given.figures, listed)
		}
	}
}
