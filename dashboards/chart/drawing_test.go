package chart_test

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/assets"
	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/echart"
	"github.com/tonghop/tonghop/pipeline"
)

// drawn is all that a chart becomes.
func drawn(t *testing.T, c chart.Chart, lang string) (svg, table, figure string, options []byte) {
	t.Helper()
	one, err := c.SVG(lang)
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	two, err := c.Table(lang)
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	options, err = echart.Options(c, lang)
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	three, err := c.Figure(lang, options)
	if err != nil {
		t.Fatalf("%s: %v", c.ID, err)
	}
	return string(one), string(two), string(three), options
}

// Every value of the drawing and of the interactive drawing stands in the table.
func TestEveryValueStandsInTheTable(t *testing.T) {
	checked := 0
	for _, c := range samples() {
		if c.ID == "hostile" { // its units hold digits that are no figures
			continue
		}
		svg, table, _, options := drawn(t, c, "vi")
		stands := map[float64]bool{}
		for _, m := range regexp.MustCompile(`data-v="([^"]+)"`).FindAllStringSubmatch(table, -1) {
			v, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				t.Fatal(err)
			}
			stands[v] = true
		}
		for _, s := range c.Series {
			for _, m := range s.Marks {
				if m.Max != nil && strings.Contains(table, "–"+chart.Number(*m.Max, 0, "vi")) {
					stands[*m.Max] = true
				}
			}
		}
		for _, v := range printedValues(t, svg) {
			checked++
			if !v.among(stands) {
				t.Errorf("%s: the drawing prints %v, the table does not", c.ID, v)
			}
		}
		for _, v := range optionValues(t, options, c.Form) {
			checked++
			if !stands[v] {
				t.Errorf("%s: the options hold %v, the table does not", c.ID, v)
			}
		}
	}
	if checked < 300 {
		t.Fatalf("only %d values were compared", checked)
	}
}

func TestDrawingsAreWellFormedAndHarmless(t *testing.T) {
	for _, c := range samples() {
		for _, lang := range []string{"vi", "en"} {
			svg, table, figure, _ := drawn(t, c, lang)
			for _, text := range []string{svg, table, figure} {
				wellFormed(t, c.ID, text)
			}
		}
	}
}

func TestSameChartSameBytes(t *testing.T) {
	for i, c := range samples() {
		svg, table, figure, options := drawn(t, c, "vi")
		for range 10 {
			svg2, table2, figure2, options2 := drawn(t, samples()[i], "vi")
			if svg != svg2 || table != table2 || figure != figure2 || string(options) != string(options2) {
				t.Fatalf("%s: drawn twice, two results", c.ID)
			}
		}
	}
}

// Every class that a drawing uses has a rule, the steps of the room included.
func TestEveryClassHasARule(t *testing.T) {
	files, err := assets.Files()
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(files, func(f assets.File) bool { return f.Name == "style.css" })
	known := map[string]bool{"v": true, "": true, "pl0": true, "pr0": true, "twin": true, "isl": true, "t": true}
	for _, m := range regexp.MustCompile(`\.([a-zA-Z][\w-]*)`).FindAllStringSubmatch(string(files[at].Data), -1) {
		known[m[1]] = true
	}
	for _, c := range samples() {
		_, _, figure, _ := drawn(t, c, "vi")
		for _, m := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(figure, -1) {
			for _, class := range strings.Split(m[1], " ") {
				if !known[class] {
					t.Errorf("%s: class %q has no rule", c.ID, class)
				}
			}
		}
	}
	for side, step := range map[string]int{"pl": 20, "pr": 20} {
		for n := step; n <= 240; n += step {
			if !known[side+strconv.Itoa(n)] {
				t.Errorf("no rule for %s%d", side, n)
			}
		}
	}
}

func TestBarsStartAtZeroAndAreSorted(t *testing.T) {
	c := frame("zero", chart.Bar)
	c.Series = []chart.Series{{Marks: []chart.Mark{mark("Cà Mau", 50), {Label: vi("An Giang")}, mark("Đồng Tháp", 200), mark("Hà Giang", 100)}}}
	svg, _, _, _ := drawn(t, c, "vi")
	var widths []string
	for _, m := range regexp.MustCompile(`<rect class="b"[^>]* width="([\d.]+%)"`).FindAllStringSubmatch(svg, -1) {
		widths = append(widths, m[1])
	}
	if want := []string{"100%", "50%", "25%"}; !slices.Equal(widths, want) {
		t.Errorf("widths %v, want %v", widths, want)
	}
	names := []string{"Đồng Tháp", "Hà Giang", "Cà Mau", "An Giang"}
	last := -1
	for _, n := range names {
		at := strings.Index(svg, ">"+n+"<")
		if at < last {
			t.Errorf("%s stands before the larger", n)
		}
		last = at
	}
}

func TestSharesAreDrawnOnTheWhole(t *testing.T) {
	c := frame("share", chart.Bar)
	c.Unit = "percent"
	c.Series = []chart.Series{{Marks: []chart.Mark{mark("Cà Mau", 60), mark("An Giang", 10)}}}
	if svg, _, _, _ := drawn(t, c, "vi"); !strings.Contains(svg, `width="60%"`) || !strings.Contains(svg, ">60%<") {
		t.Errorf("60%% is drawn as %s", svg)
	}
	*c.Series[0].Marks[0].Value = 126
	if svg, _, _, _ := drawn(t, c, "vi"); !strings.Contains(svg, ` y="6" width="100%"`) {
		t.Errorf("126%% is drawn as %s", svg)
	}
}

func TestWordsOfWhatIsNoPlainResult(t *testing.T) {
	svg, table, _, _ := drawn(t, barSample(), "vi")
	for _, want := range []string{"không có số liệu", "không công bố", "không đến kỳ", "khoảng\u00a040–50", `class="cl"`, `fill="url(#p-plan)"`,
		`fill="url(#p-miss)"`, "theo báo chí", "ước tính", "2/3 đơn vị có số liệu", "≠", `href="xung-dot.html"`, `href="so-lieu/189.html#o"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("drawing without %q", want)
		}
	}
	for _, want := range []string{"không có số liệu", "không công bố: chỉ 1/3 tỉnh cũ có số liệu", "khoảng\u00a040–50", "theo báo chí", "ước tính",
		`<caption id="bar-cap">`, `scope="col"`, `scope="row"`, `tabindex="0"`, `href="so-lieu/189.html#o"`, `href="tinh/dong-thap.html"`, "Kỳ chưa rõ"} {
		if !strings.Contains(table, want) {
			t.Errorf("table without %q", want)
		}
	}
	svg, _, _, _ = drawn(t, targetSample(), "vi")
	if strings.Count(svg, `class="tg"`) != 4 || strings.Count(svg, `class="tk"`) != 4 { // three and the legend
		t.Error("a target is hollow with a tick")
	}
}

func TestEnglishStandsInWherePresent(t *testing.T) {
	svg, table, _, _ := drawn(t, barSample(), "en")
	for _, want := range []string{"no data", "withheld", "about\u00a040–50"} {
		if !strings.Contains(svg, want) || !strings.Contains(table, want) {
			t.Errorf("English without %q", want)
		}
	}
}

func TestRefusals(t *testing.T) {
	silent := barSample()
	silent.Series[0].Marks[7].Reason = pipeline.Text{}
	endless := barSample()
	endless.Series[0].Marks[0].Value = num(math.NaN())
	huge := barSample()
	huge.Series[0].Marks[0].Value = num(-1e300)
	named := barSample()
	named.ID = `x" onload="`
	shaped := barSample()
	shaped.Form = "pie"
	crowd := mapSample("map", 34)
	crowd.Tiles[1].Col, crowd.Tiles[1].Row = crowd.Tiles[0].Col, crowd.Tiles[0].Row
	for reason, c := range map[string]chart.Chart{"without a reason": silent, "not a number": endless, "beyond any scale": huge,
		"id wants": named, "form": shaped, "stand in one place": crowd} {
		if _, err := c.SVG("vi"); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("want an error that says %q, got %v", reason, err)
		}
	}
}

// Parts that add up to no whole are not laid upon each other: the place of the drawing
// says why, the table has the figures.
func TestPartsThatDoNotAddUp(t *testing.T) {
	levels, mixed, below, units := levelSample(), targetSample(), frame("below", chart.Stacked), frame("units", chart.Stacked)
	below.Series = []chart.Series{{Name: vi("Chi"), Marks: []chart.Mark{{Label: vi("A"), Value: num(3)}, {Label: vi("B"), Value: num(-1)}}}}
	units.Series = []chart.Series{{Name: vi("Chi"), Marks: []chart.Mark{{Label: vi("A"), Value: num(3), Unit: "person"}, {Label: vi("B"), Value: num(1), Unit: "household"}}}}
	for reason, c := range map[string]chart.Chart{"thuộc nhiều cấp": levels, "số kết quả lẫn số kế hoạch": mixed, "«B» là số âm": below, "không cùng đơn vị": units} {
		c.Form = chart.Stacked
		svg, table, _, options := drawn(t, c, "vi")
		if !strings.Contains(svg, `class="empty"`) || !strings.Contains(svg, reason) || strings.Contains(svg, "<svg") || options != nil {
			t.Errorf("want a sentence that says %q, got %s, options %s", reason, svg, options)
		}
		if strings.Count(table, "<tr>") < 2 {
			t.Errorf("%s: the table has no figures: %s", reason, table)
		}
	}
}

// Sums may be larger than anything that is written out; what is no number at all is
// withheld and says why.
func TestNumbersWithoutScale(t *testing.T) {
	a := pipeline.Answer{Question: pipeline.Question{ID: "q"}, Columns: []pipeline.Column{{Name: "name"}, {Name: "value"}},
		Rows: [][]any{{"A", 6.3e19}, {"B", 12.0}, {"C", math.Inf(1)}, {"D", math.NaN()}}}
	for _, form := range []chart.Form{chart.Bar, chart.Dot, chart.Line, chart.Stacked, chart.HeatTable, chart.Multiples, chart.Slope} {
		c, err := chart.FromAnswer(a, chart.Spec{Chart: frame("x", form), Label: "name", Values: []chart.Figure{{Column: "value"}}})
		if err != nil {
			t.Fatal(form, err)
		}
		_, table, _, _ := drawn(t, c, "vi")
		if !strings.Contains(table, "6,3\u00a0×\u00a010^19") || strings.Count(table, "chia cho 0") != 2 {
			t.Errorf("%s: %s", form, table)
		}
	}
}

func TestEmptyChartSaysWhy(t *testing.T) {
	c := frame("empty", chart.TileMap)
	c.Tiles = mapSample("x", 34).Tiles
	c.Empty = vi("Chưa tỉnh nào báo cáo kỳ này.")
	svg, table, _, options := drawn(t, c, "vi")
	if !strings.Contains(svg, "Chưa tỉnh nào báo cáo") || !strings.Contains(table, "Chưa tỉnh nào báo cáo") || options != nil {
		t.Errorf("drawing %q, options %q", svg, options)
	}
}

// Drawings stay small enough for a page of several.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		chart chart.Chart
		most  int
	}{{mapSample("map", 63), 16000}, {mapSample("map", 34), 9500}, {manySample(), 19000}} {
		svg, _, _, _ := drawn(t, c.chart, "vi")
		if len(svg) > c.most {
			t.Errorf("%s: %d bytes, at most %d", c.chart.ID, len(svg), c.most)
		}
	}
}

// Whatever a label, an address or a value says, what is drawn is well formed
// and harmless, or an error.
func FuzzDrawing(f *testing.F) {
	for i, h := range hostile {
		f.Add(h, "a.html", float64(i)*1e9, i)
	}
	f.Add("Bà Rịa - Vũng Tàu", "java\tscript:x", -1.5, 8)
	f.Add("Cà Mau", "#", 5e-324, 5)
	f.Add("Cà Mau", "#", -1.7e308, 5)
	f.Add("Cà Mau", "#", 9e17, 6)
	f.Fuzz(func(t *testing.T, label, href string, value float64, form int) {
		c := mapSample("fuzz", 34)
		forms := chart.Forms()
		c.Form = forms[((form%len(forms))+len(forms))%len(forms)]
		c.Series = append(c.Series, chart.Series{Name: vi(label), Marks: []chart.Mark{mark("x", 3)}})
		c.Title.VI += label
		m := &c.Series[0].Marks[2]
		m.Label, m.Href, m.Value, m.Note, m.LabelHref, m.Unit = vi(label), href, &value, vi(label), href, label
		c.Tiles[2].Name = label
		svg, err := c.SVG("vi")
		options, optionsErr := echart.Options(c, "vi")
		if (err == nil) != (optionsErr == nil) {
			t.Fatalf("drawing: %v, options: %v", err, optionsErr)
		}
		if err != nil {
			return
		}
		figure, err := c.Figure("vi", options)
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, "fuzz", string(svg))
		wellFormed(t, "fuzz", string(figure))
	})
}
