//go:build duckdb_arrow

package compare_test

import (
	"context"
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

// Two figures, and why they are not comparable; "" when they are. The first ten
// are what provinces and the country really published.
var pairs = []struct{ name, one, other, reason string }{
	{"Đồng Tháp and Cà Mau: ten years beside five rounds", "dong-thap@2008 | cnnt_recognized tinh | 2012..2021 | actual | 189 product", "ca-mau@2008 | cnnt_recognized tinh | rounds 5 | actual | 73 product", "period_unknown"},
	{"Đồng Tháp: district beside province", "dong-thap@2008 | cnnt_recognized huyen | 2012..2021 | actual | 317 product", "dong-thap@2008 | cnnt_recognized tinh | 2012..2021 | actual | 189 product", "level"},
	{"Hà Giang's target beside Đồng Tháp's result", "ha-giang@2008 | cnnt_recognized tinh | 2022..2030 | target | 63 product", "dong-thap@2008 | cnnt_recognized tinh | 2012..2021 | actual | 189 product", "kind"},
	{"Đồng Tháp: products beside money", "dong-thap@2008 | cnnt_recognized tinh | 2012..2021 | actual | 189 product", "dong-thap@2008 | kc_budget | 2012..2021 | actual | >11000000000 vnd", "indicator"},
	{"Cà Mau: five rounds at two levels", "ca-mau@2008 | cnnt_recognized khu_vuc | rounds 5 | actual | 19 product", "ca-mau@2008 | cnnt_recognized quoc_gia | rounds 5 | actual | 11 product", "level"},
	{"Thái Bình's craft villages of 2014 and 2019: the criteria changed", "thai-binh@2008 | craft_villages | 2014 | actual | 242 village", "thai-binh@2008 | craft_villages | 2019 | actual | 141 village", "definition"},
	{"Hà Nội's craft villages of 2013 and 2024: the criteria changed", "ha-noi@2008 | craft_villages | 2013 | actual | 281 village", "ha-noi@2008 | craft_villages | 2024 | actual | 274 village", "definition"},
	{"craft villages of two provinces in different years", "thai-binh@2008 | craft_villages | 2019 | actual | 141 village", "ha-noi@2008 | craft_villages | 2024 | actual | 274 village", "period"},
	{"Đồng Tháp before the reform beside Đồng Tháp after", "dong-thap@2008 | kc_budget | 2024 | actual | 5 vnd", "dong-thap@2025 | kc_budget | 2026 | actual | 9 vnd", "boundary_change"},
	{"Hà Nội before and after Hà Tây joined it", "ha-noi@2008 | kc_budget | 2007 | actual | 5 vnd", "ha-noi@2008 | kc_budget | 2009 | actual | 9 vnd", "boundary_change"},

	{"two provinces in one year", "dong-thap@2008 | kc_budget | 2021 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2021 | actual | 9 vnd", ""},
	{"one province in two years", "dong-thap@2008 | kc_budget | 2021 | actual | 5 vnd", "dong-thap@2008 | kc_budget | 2022 | actual | 9 vnd", ""},
	{"Hà Nội, whose land stayed in 2025", "ha-noi@2008 | kc_budget | 2024 | actual | 5 vnd", "ha-noi@2025 | kc_budget | 2026 | actual | 9 vnd", ""},
	{"Hà Nội of 2007 beside Hà Nội of 2026", "ha-noi@2008 | kc_budget | 2007 | actual | 5 vnd", "ha-noi@2025 | kc_budget | 2026 | actual | 9 vnd", "boundary_change"},
	{"the country over the reform", "vn@2008 | kc_budget | 2024 | actual | 5 vnd", "vn@2025 | kc_budget | 2026 | actual | 9 vnd", ""},
	{"Đắk Lắk before and after the split of 2004", "dak-lak@2008 | kc_budget | 2003 | actual | 5 vnd", "dak-lak@2008 | kc_budget | 2005 | actual | 9 vnd", "boundary_change"},
	{"An Giang over 2004, whose land stayed", "an-giang@2008 | kc_budget | 2003 | actual | 5 vnd", "an-giang@2008 | kc_budget | 2005 | actual | 9 vnd", ""},
	{"the year within which Hà Nội grew", "ha-noi@2008 | kc_budget | 2008 | actual | 5 vnd", "ha-noi@2008 | kc_budget | 2009 | actual | 9 vnd", "boundary_change"},
	{"the year within which the criteria changed", "thai-binh@2008 | craft_villages | 2018 | actual | 5 village", "thai-binh@2008 | craft_villages | 2019 | actual | 9 village", "definition"},
	{"a province beside the country", "ca-mau@2008 | kc_budget | 2021 | actual | 5 vnd", "vn@2008 | kc_budget | 2021 | actual | 9 vnd", "area_type"},
	{"a province beside a region", "ca-mau@2008 | kc_budget | 2021 | actual | 5 vnd", "phia-nam@2008 | kc_budget | 2021 | actual | 9 vnd", "area_type"},
	{"no area", "ca-mau@2008 | kc_budget | 2021 | actual | 5 vnd", "- | kc_budget | 2021 | actual | 9 vnd", "area_unknown"},
	{"five years beside one", "ca-mau@2008 | kc_budget | 2016..2020 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2021 | actual | 9 vnd", "behaviour"},
	{"five years beside four", "ca-mau@2008 | kc_budget | 2016..2020 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2021..2024 | actual | 9 vnd", "period_length"},
	{"a half year beside a year", "ca-mau@2008 | kc_budget | 2021-01..2021-06 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2022 | actual | 9 vnd", "period_length"},
	{"the first half beside the second", "ca-mau@2008 | kc_budget | 2021-01..2021-06 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2021-07..2021-12 | actual | 9 vnd", "season"},
	{"the same half a year later", "ca-mau@2008 | kc_budget | 2021-01..2021-06 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2022-01..2022-06 | actual | 9 vnd", ""},
	{"cumulative beside what a year brought", "ca-mau@2008 | kc_budget stage=cumulative | 2021 | actual | 5 vnd", "ca-mau@2008 | kc_budget | 2021 | actual | 9 vnd", "split"},
	{"split by group beside the whole", "ca-mau@2008 | cnnt_recognized tinh group=co_khi | 2021 | actual | 5 product", "dong-thap@2008 | cnnt_recognized tinh | 2021 | actual | 9 product", "split"},
	{"of which beside the whole", "ca-mau@2008 | kc_budget | 2021 | actual part | 5 vnd", "dong-thap@2008 | kc_budget | 2021 | actual | 9 vnd", "part"},
	{"enterprises beside households", "ca-mau@2008 | ocop_entities | 2021 | actual | 5 enterprise", "dong-thap@2008 | ocop_entities | 2021 | actual | 9 household", "unit"},
	{"a plan beside an estimate", "ca-mau@2008 | kc_budget | 2021 | plan | 5 vnd", "ca-mau@2008 | kc_budget | 2021 | estimate | 9 vnd", "kind"},
	{"a stock at the end of two years", "ca-mau@2008 | craft_villages | 2020 | actual | 5 village", "ca-mau@2008 | craft_villages | 2023 | actual | 9 village", ""},
	{"a stock on a day beside one of that year", "ca-mau@2008 | craft_villages | ..2020-12-31 | actual | 5 village", "dong-thap@2008 | craft_villages | 2020 | actual | 9 village", ""},
	{"two provinces of two boundary versions", "ca-mau@2008 | kc_budget | 2024 | actual | 5 vnd", "an-giang@2025 | kc_budget | 2026 | actual | 9 vnd", "boundary"},
	{"no period at all", "ca-mau@2008 | kc_budget | - | actual | 5 vnd", "dong-thap@2008 | kc_budget | 2021 | actual | 9 vnd", "period_unknown"},
	{"until 2021, from nobody knows when", "ca-mau@2008 | kc_budget | ..2021 | actual | 5 vnd", "ca-mau@2008 | kc_budget | ..2022 | actual | 9 vnd", "period_unknown"},
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
	w, err := warehouse.Open(ctx, path, warehouse.Options{Catalog: words(t), Questions: append(questions(t), q)})
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
	figures.WriteString("night 2026-11-19\n")
	for i := range pairs {
		fmt.Fprintf(&figures, "source p%02da\nsource p%02db\n", i, i)
	}
	for i, p := range pairs {
		fmt.Fprintf(&figures, "document p%02da/x\n%s\ndocument p%02db/x\n%s\n", i, p.one, i, p.other)
	}
	// Either order must give the same, and a figure is comparable with itself.
	answer := asked(t, figures.String(), asksNothing+`
		SELECT source_id, c.yes, c.reason, c.sentence_vi, c.sentence_en, turned, itself
		FROM (
			SELECT a.source_id, comparable(a, b) AS c, incomparable(b, a) AS turned, incomparable(a, a) AS itself
			FROM official a JOIN official b ON b.source_id = left(a.source_id, 3) || 'b'
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
