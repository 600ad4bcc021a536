package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// manyAnswer is figures of forty provinces over three years, the largest last in
// the alphabet.
func manyAnswer() pipeline.Answer {
	a := pipeline.Answer{Question: pipeline.Question{ID: "province_figures"}}
	for _, c := range strings.Fields("area_id area_slug area_name area_type boundary indicator_id kind period period_start period_end unit qualifier behaviour") {
		a.Columns = append(a.Columns, pipeline.Column{Name: c, Type: pipeline.TextColumn})
	}
	a.Columns = append(a.Columns, pipeline.Column{Name: "value", Type: pipeline.NumberColumn})
	for year := 2018; year <= 2020; year++ {
		for i := range 40 {
			slug, y := fmt.Sprintf("tinh-%02d", i), fmt.Sprint(year)
			a.Rows = append(a.Rows, []any{slug + "@2008", slug, strings.ToUpper(slug), "province", "2008", "thu", "actual", y, y, y, "product", "exact", "flow", float64(i + year)})
		}
	}
	return a
}

func drawMany(t *testing.T, block string, more ...pipeline.Answer) string {
	t.Helper()
	answers := answersOf(append(more, manyAnswer()))
	p, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: p\n---\n\n```chart\nid: x\nquestion: province_figures\nvalue: value \"Số\"\nneutral: Chung\nempty: Trống\n"+block+"\n```\n"))
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := p.Draw(baseOf(answers, time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), false).In("vi"), Instance{Path: "p.html", part: 1})
	if err != nil {
		t.Fatal(err)
	}
	return drawn.Body
}

// The finding is that of all rows; the drawing is cut, and says by how many.
func TestAFindingIsComputedBeforeTheCut(t *testing.T) {
	body := drawMany(t, "form: bar\nlabel: area_name\nslice: latest\nlimit: 8\nfinding: {{top area_name}} cao nhất: {{top value}}, {{areas}} tỉnh")
	for _, want := range []string{">TINH-39 cao nhất: 2.059\u00a0sản phẩm, 40 tỉnh<", "⋮ 32 dòng khác, ở bảng số liệu", `data-v="2031"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q", want)
		}
	}
	svg := body[strings.Index(body, "<svg"):strings.Index(body, "</svg>")]
	if n := strings.Count(svg, "<rect"); n != 8 {
		t.Errorf("%d bars are drawn", n)
	}
	if n := strings.Count(body, "data-v="); n != 40 {
		t.Errorf("%d figures in the table: years are mixed", n)
	}
}

// One figure is a number, not a chart.
func TestOneValueIsABigNumber(t *testing.T) {
	body := drawMany(t, "form: bar\nlabel: area_name\nwhere: area_slug = tinh-05, period_start = 2019")
	if !strings.Contains(body, `<p class="big">`) || strings.Contains(body, "<rect") {
		t.Errorf("one value: %s", body)
	}
}

// A line leads over the years, and not over a break, which is named.
func TestALineBreaks(t *testing.T) {
	breaks := pipeline.Answer{Question: pipeline.Question{ID: "breaks"}, Columns: []pipeline.Column{{Name: "indicator_id", Type: pipeline.TextColumn}, {Name: "area_id", Type: pipeline.TextColumn},
		{Name: "kind", Type: pipeline.TextColumn}, {Name: "year", Type: pipeline.WholeColumn}, {Name: "reason_vi", Type: pipeline.TextColumn}, {Name: "reason_en", Type: pipeline.TextColumn}}}
	line := "form: line\nlabel: year\nwhere: area_slug = tinh-05"
	if whole := drawMany(t, line, breaks); strings.Count(whole, `class="ln `) != 2 {
		t.Errorf("three years, %d lines", strings.Count(whole, `class="ln `))
	}
	for name, row := range map[string][]any{
		"of the indicator": {"thu", nil, "actual", int64(2020), "đổi cách tính", "x"},
		"of the land":      {nil, "tinh-05@2008", nil, int64(2020), "đổi cách tính", "x"},
	} {
		breaks.Rows = [][]any{row, {"khac", nil, nil, int64(2019), "không liên quan", "x"}, {"thu", nil, "plan", int64(2019), "không liên quan", "x"}}
		body := drawMany(t, line, breaks)
		if strings.Count(body, `class="ln `) != 1 || !strings.Contains(body, "① 2020: đổi cách tính.") || strings.Contains(body, "không liên quan") {
			t.Errorf("%s: %d lines", name, strings.Count(body, `class="ln `))
		}
	}
}

func TestYearsWithoutAFigureAreStated(t *testing.T) {
	c := chart.Chart{Series: []chart.Series{{Marks: []chart.Mark{{Label: pipeline.Text{VI: "2018"}}, {Label: pipeline.Text{VI: "2021"}}}}}}
	fillYears(&c)
	if n := len(c.Series[0].Marks); n != 4 || c.Series[0].Marks[1].State != chart.Missing || c.Series[0].Marks[2].Label.VI != "2020" {
		t.Errorf("%d marks: %v", n, c.Series[0].Marks)
	}
}

// A large workbook is cut between rows, and every place has its page.
func TestALargeDocumentHasSeveralPages(t *testing.T) {
	var cells []cellAt
	var figures []figureAt
	for r := 1; r <= 100; r++ {
		for range 10 {
			cells = append(cells, cellAt{"1", "Biểu", r})
			figures = append(figures, figureAt{"Biểu", r})
		}
	}
	list := stretches(cells, figures)
	if len(list) < 3 || list[0].first != 1 {
		t.Fatalf("stretches %v", list)
	}
	for i := 1; i < len(list); i++ {
		if list[i].first != list[i-1].last+1 || list[i].part != list[i-1].part+1 {
			t.Errorf("%v does not follow %v", list[i], list[i-1])
		}
	}
	if one, last := partOf(list, figureAt{"Biểu", 1}), partOf(list, figureAt{"Biểu", 100}); one != 1 || last != len(list) || partOf(list, figureAt{}) != len(list) {
		t.Errorf("parts %d, %d", one, last)
	}
	small := stretches(cells[:20], figures[:20])
	if lastPart(small) != 1 {
		t.Errorf("a small document has %d parts", lastPart(small))
	}
}

// More rows than a chart can hold cost no page: a ranking has the largest of them, and
// says how many there are.
func TestMoreRowsThanAChartHolds(t *testing.T) {
	a := manyAnswer()
	a.Question.ID, a.Rows = "many", a.Rows[:0]
	for i := range 4500 {
		slug := fmt.Sprintf("xa-%04d", i)
		a.Rows = append(a.Rows, []any{slug + "@2008", slug, strings.ToUpper(slug), "commune", "2008", "thu", "actual", "2020", "2020", "2020", "product", "exact", "flow", float64(i + 1)})
	}
	for block, texts := range map[string]map[string]bool{
		"limit: 8":                 {"chỉ lấy 4000 trong 4500 dòng": true, "Vẽ ": false, "XA-4499": true, "XA-0500": true, "XA-0499": false},
		"limit: 100\nseries: kind": {"chỉ lấy": false, "Vẽ 100 trong 4500 dòng": true, "XA-0099": true, "XA-4499": false}, // the first, as they come
		"series: area_id":          {"Có 4500 nhóm, một biểu đồ chỉ vẽ được 80 nhóm đầu": true, "chỉ lấy 50 trong 4500 dòng": true, "XA-0079": true, "XA-0080": false},
	} {
		p, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: p\n---\n\n```chart\nid: x\nquestion: many\nform: bar\nlabel: area_name\nvalue: value \"Số\"\n"+block+"\nneutral: Chung\nempty: Trống\n```\n"))
		if err != nil {
			t.Fatal(err)
		}
		drawn, err := p.Draw(baseOf(answersOf([]pipeline.Answer{a}), time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), false).In("vi"), Instance{Path: "p.html", part: 1})
		if err != nil {
			t.Fatal(err)
		}
		for text, wanted := range texts {
			if strings.Contains(drawn.Body, text) != wanted {
				t.Errorf("%s: %q stands on the page: %v", block, text, !wanted)
			}
		}
	}
}

// A part says on which other part the rows stand that it does not draw, and calls
// "not drawn" only what is drawn nowhere.
func TestAPartLeadsToTheRowsOfOthers(t *testing.T) {
	cells := pipeline.Answer{Columns: []pipeline.Column{{Name: "digest"}, {Name: "sheet_no"}, {Name: "sheet"}, {Name: "row_no"}, {Name: "col_no"}, {Name: "text"}}}
	for r := 1; r <= 400; r++ {
		cells.Rows = append(cells.Rows, []any{"", "1", "S", float64(r), 1.0, "x"})
	}
	figures := map[pipeline.Locator][]string{}
	for _, r := range []int{20, 50, 200, 350, 390} {
		figures[pipeline.CellAt("S", r, 1)] = []string{fmt.Sprint("f", r)}
	}
	whole := newSheet(answerOf(cells).rows(nil), figures)
	cut := map[string][]stretch{"abc": {{"S", 1, 100, 1}, {"S", 101, 300, 2}, {"S", 301, 1 << 30, 3}}}
	for part, want := range map[int]string{
		1: "6 dòng không vẽ|27 dòng không vẽ|49 dòng không vẽ|Dòng 101–300: Phần 2|Dòng 301–400: Phần 3",
		2: "Dòng 9–100: Phần 1|98 dòng không vẽ|99 dòng không vẽ|Dòng 301–400: Phần 3",
		3: "Dòng 9–100: Phần 1|Dòng 101–300: Phần 2|48 dòng không vẽ|37 dòng không vẽ",
	} {
		d := &drawer{world: &World{Base: &Base{}, lang: "vi", opened: opened{short: "abc"}}, part: part, placed: map[string]bool{}}
		d.world.parts = cut
		s := whole
		s.keep(func(at int) bool { return d.onPart("abc", "S", at) })
		var said []string
		var b strings.Builder
		d.sheet(&b, &s)
		drawn := b.String()
		if goesOn := strings.Contains(drawn, "Trang tính còn dài hơn"); goesOn != (part == 3) {
			t.Errorf("part %d says %v that the sheet goes on beyond what is drawn", part, goesOn)
		}
		for _, m := range regexp.MustCompile(`<tr class="gap">.*?<td[^>]*>(.*?)</td>`).FindAllStringSubmatch(drawn, -1) {
			said = append(said, regexp.MustCompile(`<[^>]*>`).ReplaceAllString(m[1], ""))
		}
		if got := strings.Join(said, "|"); got != want {
			t.Errorf("part %d: %s, want %s", part, got, want)
		}
	}
}

// A total over one province does not stand among totals over 63.
func TestATotalOverFewProvincesIsNotDrawn(t *testing.T) {
	a := answersOf([]pipeline.Answer{{Question: pipeline.Question{ID: "totals"}, Columns: []pipeline.Column{{Name: "year"}, {Name: "kind_vi"}, {Name: "areas_reporting"}, {Name: "value"}},
		Rows: [][]any{{"2007", "kế hoạch", int64(63), 5.0}, {"2008", "kế hoạch", int64(1), 0.1}, {"2009", "kế hoạch", int64(61), 6.0}, {"2009", "kết quả", int64(3), 6.0}, {"2010", "kết quả", int64(3), 6.0}}}})["totals"]
	b := &block{series: "kind", figures: []chart.Figure{{Column: "value"}}}
	if few := tooFew(b, a.rows(nil)); fmt.Sprint(few) != "[false true false false false]" {
		t.Errorf("left out: %v", few)
	}
}

// A year that was counted under two boundary versions shows the one under which
// most report: one province under its old name is no fall of all others.
func TestCoverageOfAYearIsThatOfTheWidestBoundaries(t *testing.T) {
	a := answersOf([]pipeline.Answer{{Question: pipeline.Question{ID: "coverage_by_period"}, Columns: []pipeline.Column{{Name: "year"}, {Name: "kind_vi"}, {Name: "areas_reporting"}},
		Rows: [][]any{{"2007", "kế hoạch", int64(64)}, {"2008", "kế hoạch", int64(1)}, {"2008", "kế hoạch", int64(63)}, {"2008", "kết quả", int64(2)}}}})["coverage_by_period"]
	b := &block{series: "kind", figures: []chart.Figure{{Column: "areas_reporting"}}}
	list, left := widest(b, a.rows(nil))
	if len(list) != 3 || left != 1 || list[1].whole("areas_reporting") != 63 || list[2].whole("areas_reporting") != 2 {
		t.Errorf("%d rows, %d left out", len(list), left)
	}
	b.figures[0].Column = "value"
	if list, left = widest(b, a.rows(nil)); len(list) != 4 || left != 0 {
		t.Errorf("of values %d rows, %d left out", len(list), left)
	}
}

// A ranking whose table stands on another page leads there; where that page is not
// on the site the table stands on this one.
func TestTheTableOfAPlanStandsOnItsPage(t *testing.T) {
	block := "form: bar\nlabel: area_name\ntwin: plan"
	with := pipeline.Answer{Question: pipeline.Question{ID: "target_vs_result"}, Columns: []pipeline.Column{{Name: "indicator_id", Type: pipeline.TextColumn}, {Name: "kind", Type: pipeline.TextColumn}, {Name: "share", Type: pipeline.NumberColumn}},
		Rows: [][]any{{"thu", "plan", 98.5}, {"chi", "plan", nil}}}
	if body := drawMany(t, block, with); !strings.Contains(body, `href="chi-tieu/thu-ke-hoach.html#ke-hoach"`) || strings.Contains(body, `<table class="twin">`) {
		t.Errorf("the table does not stand on the page of the plan: %.400s", body)
	}
	if body := drawMany(t, block); strings.Contains(body, "ke-hoach.html") || !strings.Contains(body, `<table class="twin">`) {
		t.Errorf("a chart without its table: %.400s", body)
	}
}

// A province that reports under the boundaries of 1997, 2004 and 2008 is one.
func TestAProvinceUnderSeveralBoundariesIsCountedOnce(t *testing.T) {
	a := answersOf([]pipeline.Answer{{Question: pipeline.Question{ID: "q"}, Columns: []pipeline.Column{{Name: "area_id"}, {Name: "value"}},
		Rows: [][]any{{"an-giang@1997", 1.0}, {"an-giang@2004", 1.0}, {"ha-tay@2004", 1.0}, {"an-giang@2008", 2.0}, {"hue@2008", nil}, {nil, 3.0}}}})["q"]
	if n := areasIn(a.rows(nil), "value"); n != 2 {
		t.Errorf("%d provinces", n)
	}
}
