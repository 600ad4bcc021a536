package site_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
	"github.com/tonghop/tonghop/pipeline"
)

// figureOnPage is a figure as a page's data file has it.
type figureOnPage struct {
	Series struct {
		ID string `json:"id"`
	} `json:"series"`
	Slice struct {
		Kind   []string `json:"k"`
		Level  []string `json:"l"`
		Split  []string `json:"s"`
		Unit   string   `json:"u"`
		Counts string   `json:"h"`
		Part   bool     `json:"part"`
		Period []any    `json:"p"`
	} `json:"slice"`
	Area  string `json:"area"`
	Value int    `json:"value"`
}

var dimension = regexp.MustCompile(`\w+=\w+`)

// onPage reads AREA | INDICATOR LEVEL DIMENSION=VALUE | PERIOD | KIND part | VALUE UNIT.
func onPage(t *testing.T, line, behaviour string) figureOnPage {
	t.Helper()
	f := strings.Split(line, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) != 5 {
		t.Fatalf("%q is no figure", line)
	}
	var one figureOnPage
	what := strings.Fields(dimension.ReplaceAllString(f[1], ""))
	split := strings.Join(dimension.FindAllString(f[1], -1), " ")
	kind, _, part := strings.Cut(f[3], " part")
	one.Area, one.Series.ID = f[0], what[0]
	level := strings.Join(what[1:], " ")
	one.Slice.Kind, one.Slice.Level, one.Slice.Split = []string{kind, kind, kind}, []string{level, level, level}, []string{split, split}
	_, one.Slice.Unit, _ = strings.Cut(f[4], " ")
	one.Slice.Counts, one.Slice.Part, one.Value = behaviour, part, 1
	start, end, ranged := strings.Cut(f[2], "..")
	rounds := ""
	switch {
	case strings.HasPrefix(f[2], "rounds "):
		start, rounds = "", strings.TrimPrefix(f[2], "rounds ")
	case f[2] == "-":
		start = ""
	case !ranged:
		end = start
	}
	one.Slice.Period = []any{f[2], start, end, rounds}
	return one
}

// The page of two figures gives the same reason as the database, for every pair
// of areas that pages know.
func TestThePageJudgesAsTheDatabaseDoes(t *testing.T) {
	file, err := os.Open(filepath.Join("..", "..", "pipeline", "compare", "testdata", "pairs.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	tab := pairPage(t, "so-duoc-khong.html")
	shown := 0
	for _, r := range rows[1:] {
		a, b := onPage(t, r[1], r[2]), onPage(t, r[3], r[4])
		if !known(a.Area) || !known(b.Area) {
			continue // pages choose among the provinces of 2008 and 2025 alone
		}
		shown++
		text, err := json.Marshal([]figureOnPage{a, b})
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range []string{"0, 1", "1, 0"} {
			i := strings.Split(order, ", ")
			got := sitetest.Eval[string](tab, fmt.Sprintf(`(() => { const p = %s; return window.tonghopJudge(p[%s], p[%s]).code; })()`, text, i[0], i[1]))
			if got != r[5] {
				t.Errorf("%s (%s): the page says %q, the database %q", r[0], order, got, r[5])
			}
		}
	}
	if shown < 35 {
		t.Errorf("only %d pairs are of areas that pages know", shown)
	}
	for _, f := range tab.Close() {
		t.Error(f)
	}
}

func known(area string) bool {
	slug, boundary, _ := strings.Cut(area, "@")
	return (boundary == "2008" || boundary == "2025") && slug != "vn" && !strings.HasPrefix(slug, "phia-")
}

// pairPage opens the page of two figures once its data is there.
func pairPage(t *testing.T, name string) *sitetest.Tab {
	t.Helper()
	_, dir := chosen(t)
	tab := sitetest.OpenBrowser(t).Open(sitetest.Address(dir, name), sitetest.Laptop, true)
	tab.Await(`!!window.tonghopJudge && !!document.querySelector('#tra-loi .answer')`)
	return tab
}

// Figures are written in the browser as on the pages, in both languages.
func TestThePageWritesFiguresAsDrawingsDo(t *testing.T) {
	most := 12.5
	quantities := []pipeline.Quantity{
		{Value: 0, Unit: "vnd"}, {Value: 1, Unit: "product"}, {Value: 11e9, Unit: "vnd", Qualifier: pipeline.MoreThan}, {Value: 84.739e9, Unit: "vnd"},
		{Value: 1234567891, Unit: "vnd"}, {Value: 999999, Unit: "vnd"}, {Value: 30e6, Unit: "vnd"}, {Value: -2.5e9, Unit: "vnd"}, {Value: 12345678e6, Unit: "vnd"},
		{Value: 1234.5, Unit: "product"}, {Value: 1234.56789, Unit: "product"}, {Value: 2.675, Unit: "product"}, {Value: 0.0004, Unit: "product"},
		{Value: 33.333333, Unit: "percent"}, {Value: 45.25, Unit: "percent"}, {Value: 7, Unit: "percent", Qualifier: pipeline.About}, {Value: -0.04, Unit: "percent"},
		{Value: 10, Max: &most, Unit: "product"}, {Value: 999.95, Unit: "product"}, {Value: 1e18, Unit: "product"}, {Value: 3, Unit: "thing"},
	}
	for lang, name := range map[string]string{"vi": "so-duoc-khong.html", "en": "en/so-duoc-khong.html"} {
		tab := pairPage(t, name)
		for _, q := range quantities {
			figure := map[string]any{"value": q.Value, "slice": map[string]string{"u": q.Unit}}
			if q.Max != nil {
				figure["most"] = *q.Max
			}
			if q.Qualifier != "" {
				figure["qualifier"] = q.Qualifier
			}
			text, err := json.Marshal(figure)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := sitetest.Eval[string](tab, "window.tonghopWords("+string(text)+")"), chart.Units(nil).Shown(q, lang); got != want {
				t.Errorf("%s %s: the page writes %q, drawings %q", lang, text, got, want)
			}
			if q.Max != nil {
				continue
			}
			if got, want := sitetest.Eval[string](tab, "window.tonghopBrief("+string(text)+")"), chart.Units(nil).Brief(q, lang); got != want {
				t.Errorf("%s %s: the page says %q, drawings %q", lang, text, got, want)
			}
		}
		for _, f := range tab.Close() {
			t.Error(f)
		}
	}
}
