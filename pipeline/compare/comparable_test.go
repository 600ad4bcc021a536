//go:build duckdb_arrow

package compare_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/internal/given"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A pair is two figures, and why they are not comparable; "" when they are. The
// first ten of testdata/pairs.csv are what provinces and the country really
// published. The page of two figures is held to the same pairs.
type pair struct{ name, one, behaviour, other, otherBehaviour, reason string }

func pairs(t *testing.T) []pair {
	t.Helper()
	text, err := shared("pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(rows) < 31 {
		t.Fatalf("%d pairs, %v", len(rows), err)
	}
	var list []pair
	for _, r := range rows[1:] {
		list = append(list, pair{r[0], r[1], r[2], r[3], r[4], r[5]})
	}
	return list
}

// asked opens a warehouse with figures and puts one more question to it.
func asked(t *testing.T, figures, question string) pipeline.Answer {
	t.Helper()
	c, err := given.Parse(figures)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	q, err := compare.Parse("asked", question)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "asked.duckdb")
	w, err := warehouse.Open(ctx, path, warehouse.Options{Catalog: words(t), Questions: append(generic(t), q)})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Load(ctx, w)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	release, err := warehouse.OpenRelease(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	return askOne(t, release, "asked")
}

const asksNothing = "-- title_vi: a\n-- title_en: b\n-- grain_vi: a\n-- grain_en: b\n-- basis_vi: a\n-- basis_en: b\n-- left_out_vi: a\n-- left_out_en: b\n\n"

func TestWhatMakesTwoFiguresComparable(t *testing.T) {
	var figures strings.Builder
	pairs := pairs(t)
	figures.WriteString("night 2026-11-19\n")
	for i := range pairs {
		fmt.Fprintf(&figures, "source p%03da\nsource p%03db\n", i, i)
	}
	for i, p := range pairs {
		fmt.Fprintf(&figures, "document p%03da/x\n%s\ndocument p%03db/x\n%s\n", i, p.one, i, p.other)
	}
	// Either order must give the same, and a figure is comparable with itself.
	answer := asked(t, figures.String(), asksNothing+`
		SELECT source_id, c.yes, c.reason, c.sentence_vi, c.sentence_en, turned, itself, one, other
		FROM (
			SELECT a.source_id, comparable(a, b) AS c, incomparable(b, a) AS turned, incomparable(a, a) AS itself, a.behaviour AS one, b.behaviour AS other
			FROM official a JOIN official b ON b.source_id = left(a.source_id, 4) || 'b'
			WHERE right(a.source_id, 1) = 'a'
		)
		ORDER BY source_id`)
	if len(answer.Rows) != len(pairs) {
		t.Fatalf("%d rows for %d pairs", len(answer.Rows), len(pairs))
	}
	for i, p := range pairs {
		row := answer.Rows[i]
		reason, _ := row[2].(string)
		turned, _ := row[5].(string)
		if reason != p.reason || turned != p.reason || row[1] != (p.reason == "") {
			t.Errorf("%s: %q, turned %q, yes %v; want %q", p.name, reason, turned, row[1], p.reason)
		}
		if p.reason != "" && (row[3] == nil || row[4] == nil) {
			t.Errorf("%s: no sentence for %q", p.name, reason)
		}
		if row[7] != p.behaviour || row[8] != p.otherBehaviour {
			t.Errorf("%s: counted as %v and %v, want %s and %s", p.name, row[7], row[8], p.behaviour, p.otherBehaviour)
		}
		known := !strings.Contains(p.one, "| rounds") && !strings.Contains(p.one, "| -") && !strings.Contains(p.one, "kc_budget | ..")
		if known && row[6] != nil {
			t.Errorf("%s: the first is not comparable with itself: %v", p.name, row[6])
		}
	}
}

// Totals are compared only where they are made of the same provinces, or of all.
func TestWhatMakesTwoTotalsComparable(t *testing.T) {
	answer := asked(t, `night 2026-11-19
source so
document so/x
ca-mau@2008 | kc_budget | 2020 | actual | 1 vnd
bac-lieu@2008 | kc_budget | 2020 | actual | 2 vnd
ca-mau@2008 | kc_budget | 2021 | actual | 3 vnd
bac-lieu@2008 | kc_budget | 2021 | actual | 4 vnd
ca-mau@2008 | kc_budget | 2022 | actual | 5 vnd
ca-mau@2008 | kc_budget | 2016..2019 | actual | 5 vnd
`, asksNothing+`
		SELECT a.period, b.period, incomparable_totals(a, b) AS reason FROM totals a, totals b
		WHERE a.period < b.period AND a.period >= '2020' OR b.period = '2016/2019' AND a.period = '2022'
		ORDER BY 1, 2`)
	wanted := "[[2020 2021 <nil>] [2020 2022 coverage] [2021 2022 coverage] [2022 2016/2019 behaviour]]"
	if got := fmt.Sprint(answer.Rows); got != wanted {
		t.Errorf("got %s\nwanted %s", got, wanted)
	}
}

// What a question sets beside each other is comparable by the same rule.
func TestGrowthComparesOnlyWhatIsComparable(t *testing.T) {
	answer := asked(t, `night 2026-11-19
source so
document so/x
ca-mau@2008 | kc_budget | 2020 | actual | 1 vnd
ca-mau@2008 | kc_budget | 2021 | actual | 3 vnd
ca-mau@2008 | kc_budget | 2016..2019 | actual | 5 vnd
ca-mau@2008 | kc_budget | 2021-01..2021-06 | actual | 5 vnd
ca-mau@2008 | kc_budget | 2022-01..2022-06 | actual | 6 vnd
ha-noi@2008 | kc_budget | 2007 | actual | 5 vnd
ha-noi@2008 | kc_budget | 2010 | actual | 5 vnd
ha-noi@2025 | kc_budget | 2026 | actual | 5 vnd
`, asksNothing+`
		SELECT g.period, g.earlier_period, comparable(a, b).yes
		FROM growth g JOIN observation_all a ON a.id = g.figure_origin[1] JOIN observation_all b ON b.id = g.earlier_origin[1]
		ORDER BY g.period`)
	wanted := "[[2021 2020 true] [2022-01/2022-06 2021-01/2021-06 true] [2026 2010 true]]"
	if got := fmt.Sprint(answer.Rows); got != wanted {
		t.Errorf("got %s\nwanted %s", got, wanted)
	}
}

// People ask with the IDs that stand beside the figures.
func TestComparableIDs(t *testing.T) {
	answer := asked(t, `night 2026-11-19
source so
document so/x
ca-mau@2008 | kc_budget | 2020 | actual | 1 vnd
ca-mau@2008 | kc_budget | 2021 | plan | 3 vnd
`, asksNothing+`
		SELECT yes, reason, sentence_vi FROM comparable_ids((SELECT min(id) FROM observation), (SELECT max(id) FROM observation)) ORDER BY 1`)
	if got := fmt.Sprint(answer.Rows); got != "[[false kind Một bên là kết quả, một bên là mục tiêu, kế hoạch hoặc ước thực hiện.]]" {
		t.Errorf("got %s", got)
	}
}
