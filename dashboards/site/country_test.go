package site_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
	"github.com/tonghop/tonghop/pipeline"
)

func generated(t testing.TB) *sitetest.Asker {
	t.Helper()
	a, err := sitetest.Generated()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Sixty-three provinces, sixty indicators, ten years, three kinds: every page
// keeps the budgets, every link leads somewhere, and every finding is that of a
// plain recomputation over all figures.
func TestTheWholeCountry(t *testing.T) {
	asker := generated(t)
	dir := build(t, asker, nil)
	if out := os.Getenv("KEEP_SITE"); out != "" { // to be looked at
		if err := os.CopyFS(out, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
	}
	s := judged(t, dir)
	if len(s.Pages) < 1000 {
		t.Errorf("%d pages", len(s.Pages))
	}
	dataIsSmall(t, dir)
	slugs := provincesOf(t, asker)
	last := sitetest.GeneratedFirstYear + sitetest.GeneratedYears - 1
	for i := range sitetest.GeneratedIndicators {
		id, _, _, unit := sitetest.GeneratedIndicator(i)
		page := read(t, dir, "chi-tieu/"+id+".html")
		list := ranked(i, slugs, last)
		want := fmt.Sprintf("%d tỉnh, thành phố có số liệu năm %d", len(list), last)
		if !strings.Contains(page, want) {
			t.Errorf("%s: the page does not say %q", id, want)
		}
		top := chart.Units(nil).Brief(pipeline.Quantity{Value: list[0].value, Unit: unit}, "vi")
		title := list[0].name + " cao nhất: " + top
		if list[0].value != list[1].value && !strings.Contains(page, title) {
			t.Errorf("%s: the page does not say %q", id, title)
		}
		if strings.Contains(page, "Cả nước cao nhất") {
			t.Errorf("%s: the country is counted as a province", id)
		}
	}
	standings(t, dir, slugs, last)
}

type standing struct {
	slug, name string
	value      float64
}

// ranked are the results of an indicator in a year, the largest first.
func ranked(indicator int, slugs map[string]string, year int) []standing {
	var list []standing
	for slug, name := range slugs {
		if v, ok := sitetest.GeneratedValue(indicator, slug, year, "actual"); ok {
			list = append(list, standing{slug, name, v})
		}
	}
	slices.SortFunc(list, func(a, b standing) int {
		return cmp.Or(-cmp.Compare(a.value, b.value), strings.Compare(a.slug, b.slug))
	})
	return list
}

func provincesOf(t *testing.T, asker *sitetest.Asker) map[string]string {
	t.Helper()
	p := asker.Answers["provinces"]
	slugs := map[string]string{}
	for _, row := range p.Rows {
		if row[p.Column("boundary")] == "2008" {
			slugs[row[p.Column("area_slug")].(string)] = row[p.Column("area_name")].(string)
		}
	}
	if len(slugs) != 63 {
		t.Fatalf("%d provinces", len(slugs))
	}
	return slugs
}

// standings holds the ranks on the pages of provinces to a plain count.
func standings(t *testing.T, dir string, slugs map[string]string, year int) {
	t.Helper()
	for _, slug := range []string{"ha-giang", "ca-mau", "ha-noi"} {
		page := read(t, dir, "tinh/"+slug+"-2008.html")
		checked := 0
		for i := range sitetest.GeneratedIndicators {
			list := ranked(i, slugs, year)
			at := slices.IndexFunc(list, func(s standing) bool { return s.slug == slug })
			if at < 0 {
				continue
			}
			rank := 1 + slices.IndexFunc(list, func(s standing) bool { return s.value == list[at].value })
			id, _, _, _ := sitetest.GeneratedIndicator(i)
			row := page[strings.Index(page, "chi-tieu/"+id+".html"):]
			row = row[:strings.Index(row, "</tr>")]
			checked++
			if want := fmt.Sprintf(">%d/%d<", rank, len(list)); !strings.Contains(row, want) {
				t.Errorf("%s, %s: rank is not %s: %s", slug, id, want, row)
			}
		}
		if checked < 40 {
			t.Errorf("%s: only %d ranks", slug, checked)
		}
	}
}

// dataIsSmall holds the files for choices to their budget.
func dataIsSmall(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir + "/data/series")
	if err != nil || len(entries) < sitetest.GeneratedIndicators {
		t.Fatalf("%d files of series, %v", len(entries), err)
	}
	for _, e := range entries {
		text := read(t, dir, "data/series/"+e.Name())
		if n, packed := len(text), sitetest.Packed([]byte(text)); n > 40<<10 || packed > 10<<10 {
			t.Errorf("%s: %d bytes, %d packed", e.Name(), n, packed)
		}
	}
}

// The rows of the country, larger than any province, are in no finding; the
// findings do not change when the rows come in another order.
func TestFindingsDoNotHangOnTheOrderOfRows(t *testing.T) {
	asker := country(t)
	figures := asker.Answers["province_figures"]
	slices.Reverse(figures.Rows)
	dir := build(t, asker, nil)
	again := build(t, country(t), nil)
	for _, page := range []string{"chi-tieu/cnnt_recognized.html"} {
		one, two := read(t, dir, page), read(t, again, page)
		if a, b := heading(one, "xep-hang"), heading(two, "xep-hang"); a != b || a == "" {
			t.Errorf("%s: %q and %q", page, a, b)
		}
	}
}

// heading is the title of a block.
func heading(page, id string) string {
	_, rest, _ := strings.Cut(page, `id="`+id+`"`)
	_, rest, _ = strings.Cut(rest, "<h2")
	_, rest, _ = strings.Cut(rest, ">")
	title, _, _ := strings.Cut(rest, "<")
	return title
}
