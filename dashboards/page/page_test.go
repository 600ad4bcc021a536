package page

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

func sample() Answers {
	text := func(name string) pipeline.Column {
		return pipeline.Column{Name: name, Type: pipeline.TextColumn}
	}
	number := func(name string) pipeline.Column {
		return pipeline.Column{Name: name, Type: pipeline.NumberColumn}
	}
	list := func(name string) pipeline.Column {
		return pipeline.Column{Name: name, Type: pipeline.ListColumn}
	}
	flag := func(name string) pipeline.Column {
		return pipeline.Column{Name: name, Type: pipeline.FlagColumn}
	}
	digest := strings.Repeat("ab", 32)
	return answersOf([]pipeline.Answer{
		{Question: pipeline.Question{ID: "products", Grain: pipeline.Text{VI: "Mỗi dòng là một tỉnh"}, Basis: pipeline.Text{VI: "Như nguồn báo cáo"}},
			Columns: []pipeline.Column{text("area_id"), text("area_name"), text("boundary"), text("level_vi"), text("level_en"), text("period_start"), text("period_end"),
				number("products"), text("products_qualifier"), text("products_unit"), list("products_origin"), flag("illustrative"), text("kind")},
			Rows: [][]any{
				{"dong-thap@2008", "Đồng Tháp", "2008", "Cấp tỉnh", "Provincial", "2012", "2021", 189.0, "exact", "product", []string{"aaaa01"}, false, "actual"},
				{"ca-mau@2008", "Cà Mau", "2008", "Cấp tỉnh", "Provincial", "2012", "2021", 73.0, "more_than", "product", []string{"aaaa02", "aaaa01"}, true, "actual"},
				{"an-giang@2008", "An Giang", "2008", "Cấp tỉnh", "Provincial", nil, nil, nil, nil, nil, nil, false, "actual"},
			}},
		{Question: pipeline.Question{ID: "provinces"}, Columns: []pipeline.Column{text("area_id"), text("area_slug"), text("boundary"), text("area_name"), list("successors"), list("successor_names")},
			Rows: [][]any{
				{"dong-thap@2008", "dong-thap", "2008", "Đồng Tháp", []string{"dong-thap@2025"}, []string{"Đồng Tháp"}},
				{"dong-thap@2025", "dong-thap", "2025", "Đồng Tháp", []string{}, []string{}},
				{"ca-mau@2008", "ca-mau", "2008", "Cà Mau", []string{}, []string{}},
				{"an-giang@2008", "an-giang", "2008", "An Giang", []string{}, []string{}},
			}},
		{Question: pipeline.Question{ID: "splits"}, Columns: []pipeline.Column{text("area_name"), text("split")}, Rows: [][]any{{"Đồng Tháp", nil}, {"Cà Mau", "nam"}}},
		{Question: pipeline.Question{ID: "documents"}, Columns: []pipeline.Column{text("digest"), text("document"), text("publisher"), text("published_on"), text("fetched_at"), text("url")},
			Rows: [][]any{{digest, "a.xlsx", "Sở Công Thương", "2022-03-01", "2026-11-19T01:30:00Z", "javascript:alert(1)"}}},
		{Question: pipeline.Question{ID: "origins"}, Columns: []pipeline.Column{text("id"), text("digest"), text("locator"), text("shown"), text("level_vi"), number("value"), text("unit")},
			Rows: [][]any{
				{"aaaa01", digest, "Biểu 1!B2", "189", "Cấp tỉnh", 189.0, "product"},
				{"aaaa02", digest, "Biểu 1!B2", "189", "Cấp tỉnh", 73.0, "product"},
				{"aaaa03", digest, "p1.s1[3:6]", "189", nil, nil, nil},
				{"aaaa04", digest, "p1.s1[5:9]", "x", nil, nil, nil},
				{"aaaa05", digest, "Biểu 1!", "", nil, nil, nil},
			}},
		{Question: pipeline.Question{ID: "document_cells"}, Columns: []pipeline.Column{text("digest"), number("sheet_no"), text("sheet"), flag("hidden"), flag("truncated"), number("row_no"), number("col_no"), number("row_span"), number("col_span"), text("text"), text("role")},
			Rows: [][]any{
				{digest, 1.0, "Biểu 1", false, false, 1.0, 1.0, 1.0, 2.0, "KẾT QUẢ <b>", "title"},
				{digest, 1.0, "Biểu 1", false, false, 2.0, 1.0, 1.0, 1.0, "Cấp tỉnh", "label"},
				{digest, 1.0, "Biểu 1", false, false, 2.0, 2.0, 1.0, 1.0, "189", "figure"},
			}},
		{Question: pipeline.Question{ID: "metric_figures"}, Columns: []pipeline.Column{text("id"), text("indicator_id"), text("area_id"), text("area_name"), number("value"), text("unit"), list("origin")},
			Rows: [][]any{
				{"bbbb01", "rate", "dong-thap@2008", "Đồng Tháp", 7.5, "product", []string{"aaaa01", "aaaa02"}},
				{"bbbb02", "double", "dong-thap@2008", "Đồng Tháp", 9.5, "product", []string{"aaaa01", "aaaa02"}},
				{nil, "rate", "ca-mau@2008", "Cà Mau", nil, "product", []string{"aaaa03"}},
			}},
		{Question: pipeline.Question{ID: "totals"}, Columns: []pipeline.Column{text("indicator_id"), text("area_name"), number("value"), text("unit"), list("origin")},
			Rows: [][]any{{"sum", "Đồng Tháp", 262.0, "product", []string{"aaaa01", "aaaa02"}}}},
		{Question: pipeline.Question{ID: "document_sentences"}, Columns: []pipeline.Column{text("digest"), number("paragraph"), number("sentence"), flag("heading"), text("text")},
			Rows: [][]any{{digest, 1.0, 1.0, false, "Có 189 & hơn"}}},
	})
}

func world(lang string) *World {
	return baseOf(sample(), time.Date(2026, 11, 20, 8, 30, 0, 0, time.FixedZone("+07", 7*3600)), false).In(lang)
}

func parse(t *testing.T, text string) *Template {
	t.Helper()
	p, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: p\n---\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	if faults := p.Check(sample()); len(faults) > 0 {
		t.Fatal(faults)
	}
	return p
}

func draw(t *testing.T, lang, text string) string {
	t.Helper()
	d, err := parse(t, text).Draw(world(lang), Instance{Path: "p.html"})
	if err != nil {
		t.Fatal(err)
	}
	return d.Body
}

func TestProseShowsFiguresWithTheirPlace(t *testing.T) {
	for text, want := range map[string]string{
		`Có {{first products question=products}}.`:                                    `<p>Có <a class="number" href="nguon/abababababab.html#o-aaaa01">189` + "\u00a0" + `sản phẩm</a>.</p>`,
		`{{top area_name question=products by=products}}`:                             `<span class="number">Đồng Tháp</span>`,
		`{{count question=products where="kind = actual"}}`:                           `<span class="number">3</span>`,
		`{{areas question=products by=products}}`:                                     `<span class="number">2</span>`,
		`{{only products question=products}}`:                                         `<span class="none">không có số liệu</span>`,
		`{{first products question=products where="area_id = ca-mau@2008"}}`:          `trên` + "\u00a0" + `73` + "\u00a0" + `sản phẩm</a><sup><a href="nguon/abababababab.html#o-aaaa01"`,
		`{{first period question=products where="area_id = an-giang@2008"}}`:          `không rõ kỳ`,
		`{{bottom area_name question=products by=products}}`:                          `Cà Mau`,
		`{{first published_on question=documents}}`:                                   `01/3/2022`,
		`{{first fetched_at question=documents}}`:                                     `08:30, 19/11/2026`,
		"# Địa giới và *đất*":                                                         `<h1 id="dia-gioi-va-dat">`,
		"`{{first x}}` là mã":                                                         `<code>{{first x}}</code>`,
		`[trang](so-sanh.html#x) [web](https://vi-du.example/) [đây](#p)`:             `<a href="so-sanh.html#x">trang</a> <a href="https://vi-du.example/">web</a> <a href="#p">đây</a>`,
		"| a | b |\n|---|--:|\n| 1 | 2 |":                                             `<td>2</td>`,
		`{{first area_name question=products where="products is empty"}} còn trống`:   `An Giang</span> còn trống`,
		`{{count question=products where="area_id != ca-mau@2008, kind is set"}} nơi`: `<span class="number">2</span> nơi`,
		`{{count question=provinces where="successors has dong-thap@2025|x"}} nơi`:    `<span class="number">1</span> nơi`,
	} {
		if got := draw(t, "vi", text); !strings.Contains(got, want) {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// A figure that no document states says which it is beside the link to its first
// part, in prose, tables and charts; a sum of the very same figures is none.
func TestAReckonedFigureSaysWhichItIs(t *testing.T) {
	for text, want := range map[string]string{
		`{{first value question=metric_figures where="indicator_id = rate"}}`:                                                                           `data-o="bbbb01" href="nguon/abababababab.html#o-aaaa01"`,
		"```table\nquestion: metric_figures\nwhere: indicator_id = double\ncolumn: area_name \"Tỉnh\"\ncolumn: value \"Số\"\nneutral: N\nempty: E\n```": `data-o="bbbb02"`,
		"```chart\nquestion: metric_figures\nform: bar\nwhere: indicator_id = rate\nlabel: area_name\nvalue: value \"Số\"\nneutral: N\nempty: E\n```":   `data-o="bbbb01"`,
		"```table\nquestion: totals\nwhere: indicator_id = sum\ncolumn: area_name \"Tỉnh\"\ncolumn: value \"Số\"\nneutral: N\nempty: E\n```":            `class="number" href="nguon/abababababab.html#o-aaaa01"`,
		"```table\nquestion: products\nwhere: area_id = ca-mau@2008\ncolumn: area_name \"Tỉnh\"\ncolumn: products \"Số\"\nneutral: N\nempty: E\n```":    `class="number" href="nguon/abababababab.html#o-aaaa02"`,
	} {
		if got := draw(t, "vi", text); !strings.Contains(got, want) {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

func TestFaultsNameTheirLineAndComeTogether(t *testing.T) {
	for text, want := range map[string]string{
		"x":                                                                          "p.md:1: Trang phải mở đầu bằng dòng ---",
		"---\ntitle: T\n":                                                            "p.md:1: Phần khai báo chưa đóng",
		"---\npath: p\n---\n":                                                        `p.md:1: Phần khai báo thiếu khóa "title"`,
		"---\ntitle: T\npath: ../x\n---\n":                                           "p.md:3: Địa chỉ",
		"---\ntitle: T\npath: {a}\n---\n":                                            "p.md:3: Địa chỉ có {cột} cần có each",
		"---\ntitle: T\npath: p\nnav: N\n---\n":                                      "p.md:1: nav và order",
		"---\ntitle: T\npath: p\n---\n\n<b>x</b>":                                    "p.md:6: Trang không nhận thẻ HTML",
		"---\ntitle: T\npath: p\n---\n\n![x](y.png)":                                 "p.md:6: Trang không nhận ảnh",
		"---\ntitle: T\npath: p\n---\n\n[x](javascript:alert(1))":                    "p.md:6: Liên kết",
		"---\ntitle: T\npath: p\n---\n\nCó {{first}} số":                             "p.md:6: Không hiểu biểu thức",
		"---\ntitle: T\npath: p\n---\n\nCó {{count question=a số":                    "p.md:6: Biểu thức {{ chưa đóng",
		"---\ntitle: T\npath: p\n---\n\n```pie\na: b\n```":                           `p.md:6: Không có loại khối "pie"`,
		"---\ntitle: T\npath: p\n---\n\n```table\nquestion: a\ncolour: b\n```":       `p.md:8: Khối table không có khóa "colour"`,
		"---\ntitle: T\npath: p\n---\n\n```table\nquestion: a\ncolumn: b\n```":       "p.md:8: column phải có dạng",
		"---\ntitle: T\npath: p\n---\n\n```table\nquestion: a\nwhere: kind ~ b\n```": "p.md:8: Không hiểu điều kiện",
		"---\ntitle: T\npath: p\n---\n\n```table\nquestion: a\nneutral: một hai ba bốn năm sáu bảy tám chín mười mười một mười hai mười ba\n```": "p.md:8: Tiêu đề dài 16 từ",
	} {
		_, err := Parse("p.md", "vi", []byte(text))
		var faults Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q\n got %v\nwant %s", text, err, want)
		}
	}
	_, err := Parse("p.md", "vi", []byte("---\ncolour: red\n---\n\n```table\nquestion: a\nquestion: b\n```"))
	var faults Faults
	if !errors.As(err, &faults) || len(faults) < 5 {
		t.Errorf("want all faults at once, got %v", err)
	}
}

func TestCheckKnowsQuestionsAndColumns(t *testing.T) {
	for text, want := range map[string]string{
		"{{count question=nothing}}":          `p.md:5: Không có câu hỏi "nothing"`,
		"{{first colour question=products}}":  `p.md:5: Câu hỏi products không có cột "colour"; các cột: area_id, area_name, boundary, level, `,
		"{{first products}}":                  "p.md:5: Biểu thức trong lời văn phải ghi question=",
		"{{top area_name question=products}}": "phải ghi by=cột",
		"{{row area_name}}":                   "$area_name cần trang có each",
		"```chart\nquestion: products\nform: bar\nlabel: area_name\nvalue: area_name\nneutral: N\nempty: E\n```":  `Cột "area_name" của câu hỏi products không phải là số`,
		"```chart\nquestion: products\nform: tiles\nlabel: area_name\nvalue: produkts\nneutral: N\nempty: E\n```": `không có cột "produkts"`,
	} {
		p, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: p\n---\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Check(sample()).Error(); !strings.Contains(got, want) {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

const ranking = "```chart\nquestion: products\nform: bar\nlabel: area_name\nvalue: products\nfinding: {{top area_name}} nhiều nhất: {{top products}}\nneutral: Sản phẩm theo tỉnh\nempty: Chưa có gì\n%\n```"

func TestTitlesStateTheFindingOnlyWhereItHolds(t *testing.T) {
	with := func(line string) string { return draw(t, "vi", strings.Replace(ranking, "%", line, 1)) }
	if got := with(""); !strings.Contains(got, "<h2>Đồng Tháp nhiều nhất: 189\u00a0sản phẩm</h2>") || !strings.Contains(got, "2/4 tỉnh có số liệu") && !strings.Contains(got, "2/3 tỉnh có số liệu") {
		t.Errorf("finding: %s", got)
	}
	if got := with("threshold: 90"); !strings.Contains(got, "<h2>Sản phẩm theo tỉnh</h2>") || !strings.Contains(got, "dưới mức 90% nên chưa kết luận") {
		t.Errorf("below the threshold: %s", got)
	}
	if got := with("where: area_id = ca-mau@2008"); !strings.Contains(got, "<h2>Sản phẩm theo tỉnh</h2>") {
		t.Errorf("one province is no ranking: %s", got)
	}
	if got := with("where: area_id = x"); !strings.Contains(got, `<p class="empty">Chưa có gì</p>`) {
		t.Errorf("an empty chart says why: %s", got)
	}
	if got := with("where: area_id = x\nhide: empty"); strings.Contains(got, "Chưa có gì") {
		t.Errorf("hidden: %s", got)
	}
}

func TestChartSaysSourceFreshnessAndIllustration(t *testing.T) {
	got := draw(t, "vi", strings.Replace(ranking, "%", "", 1))
	for _, want := range []string{"Có số liệu minh họa.", `<a href="nguon/abababababab.html">Sở Công Thương (công bố 01/3/2022, lấy về 19/11/2026)</a>`,
		"Số liệu đến 2021", "Căn cứ: Như nguồn báo cáo.", `href="data/products.csv"`, `href="#products"`, "Tính từ các số gốc (1)"} {
		if !strings.Contains(got, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
	if en := draw(t, "en", strings.Replace(ranking, "%", "", 1)); !strings.Contains(en, `href="../data/products.csv"`) || !strings.Contains(en, "Some figures are illustrative.") {
		t.Errorf("English: %s", en)
	}
}

func TestTableLeavesEmptyColumnsOutAndGroups(t *testing.T) {
	got := draw(t, "vi", "```table\nquestion: provinces\ngroup: boundary\ncolumn: boundary \"Địa giới\"\ncolumn: count \"Số\"\ncolumn: area_name \"Tỉnh\" list\nneutral: N\nempty: E\n```")
	if !strings.Contains(got, `63 tỉnh, đến 30/6/2025</th><td class="n" data-v="3">3</td><td><a href="tinh/dong-thap-2008.html">Đồng Tháp</a>, <a href="tinh/ca-mau-2008.html">Cà Mau</a>`) {
		t.Errorf("grouped: %s", got)
	}
	got = draw(t, "vi", "```table\nquestion: documents\ncolumn: document \"Văn bản\" document\ncolumn: url \"Địa chỉ\" link\nneutral: N\nempty: E\n```")
	if strings.Contains(got, `href="javascript`) || !strings.Contains(got, `<a href="nguon/abababababab.html">a.xlsx</a>`) {
		t.Errorf("links: %s", got)
	}
	got = draw(t, "vi", "```table\nquestion: products\nwhere: area_id = an-giang@2008\ncolumn: area_name \"Tỉnh\"\ncolumn: products \"Số\"\nneutral: N\nempty: E\n```")
	if strings.Contains(got, `<th scope="col" class="n">Số`) {
		t.Errorf("a column without any value stands: %s", got)
	}
	for limit, stands := range map[int]bool{1: false, 2: true} { // of a table that is cut, what is shown counts
		got = draw(t, "vi", fmt.Sprintf("```table\nquestion: splits\ncolumn: area_name \"Tỉnh\"\ncolumn: split \"Chi tiết\"\nlimit: %d\nneutral: N\nempty: E\n```", limit))
		if strings.Contains(got, "Chi tiết</th>") != stands {
			t.Errorf("limit %d: %s", limit, got)
		}
	}
}

func TestOnePageForEachRow(t *testing.T) {
	p, err := Parse("p.md", "vi", []byte("---\ntitle: {{row area_name}}\npath: tinh/{area_slug}-{boundary:4}\neach: provinces\nwhere: boundary = 2008\nsearch: area_name\n---\n[Về](index.html)\n\n```table\nquestion: products\nwhere: area_id = $area_id\ncolumn: products \"Số\"\nneutral: N\nempty: Trống\n```"))
	if err != nil {
		t.Fatal(err)
	}
	instances, err := p.Instances(world("vi"))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, in := range instances {
		d, err := p.Draw(world("vi"), in)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, d.Path+" "+d.Title)
		if !strings.Contains(d.Body, `<a href="../index.html">`) || d.Search == "" || !strings.Contains(d.Note, "63 tỉnh") {
			t.Errorf("%s: %+v", in.Path, d)
		}
	}
	want := []string{"tinh/dong-thap-2008.html Đồng Tháp", "tinh/ca-mau-2008.html Cà Mau", "tinh/an-giang-2008.html An Giang"}
	if !slices.Equal(paths, want) {
		t.Errorf("pages %v, want %v", paths, want)
	}
}

func TestDocumentShowsGridAndSentencesWithEveryPlace(t *testing.T) {
	p, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: nguon/{digest:12}\neach: documents\n---\n```document\ndigest: $digest\n```"))
	if err != nil {
		t.Fatal(err)
	}
	instances, _ := p.Instances(world("vi"))
	if len(instances) != 1 || instances[0].Path != "nguon/abababababab.html" {
		t.Fatalf("instances %v", instances)
	}
	d, err := p.Draw(world("vi"), instances[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<td class="title" colspan="2">KẾT QUẢ &lt;b&gt;</td>`,
		`<td id="o-aaaa01" class="figure"`, `<span id="o-aaaa02">189</span></td>`,
		`Có <mark id="o-aaaa03"`, `<mark id="o-aaaa04"`, `<li id="o-aaaa05">`, "Có ", "<code>" + strings.Repeat("ab", 32) + "</code>",
	} {
		if !strings.Contains(d.Body, want) {
			t.Errorf("the document lacks %s:\n%s", want, d.Body)
		}
	}
	if strings.Contains(d.Body, "javascript:") {
		t.Error("an address that runs became a link")
	}
}

// answersOf makes given answers ready; a column of no type takes that of its first
// value.
// answersOf are the answers given, beside the units of the topics where they name no
// terms.
func answersOf(given []pipeline.Answer) Answers {
	if !slices.ContainsFunc(given, func(a pipeline.Answer) bool { return a.Question.ID == "terms" }) {
		given = append(slices.Clone(given), pipeline.Answer{Question: pipeline.Question{ID: "terms"},
			Columns: []pipeline.Column{{Name: "term_kind", Type: pipeline.TextColumn}, {Name: "term_id", Type: pipeline.TextColumn}, {Name: "name_vi", Type: pipeline.TextColumn}, {Name: "name_en", Type: pipeline.TextColumn}},
			Rows:    [][]any{{"unit", "product", "sản phẩm", "products"}, {"unit", "round", "kỳ bình chọn", "rounds"}, {"unit_short", "round", "kỳ", "rounds"}}})
	}
	tables := make([]*pipeline.Table, len(given))
	for i, a := range given {
		tables[i] = tableOf(a)
	}
	return NewAnswers(tables)
}

func answerOf(a pipeline.Answer) *answer { return newAnswer(tableOf(a)) }

func tableOf(a pipeline.Answer) *pipeline.Table {
	a.Columns = slices.Clone(a.Columns)
	for i := range a.Columns {
		for _, cells := range a.Rows {
			if a.Columns[i].Type == "" {
				a.Columns[i].Type = map[string]pipeline.ColumnType{"float64": pipeline.NumberColumn, "int64": pipeline.WholeColumn, "bool": pipeline.FlagColumn, "string": pipeline.TextColumn, "[]string": pipeline.ListColumn}[fmt.Sprintf("%T", cells[i])]
			}
		}
	}
	return pipeline.TableOf(a)
}

func TestLongSheetShowsHeadsAndTheRowsAboutItsFigures(t *testing.T) {
	long := pipeline.Answer{Columns: []pipeline.Column{{Name: "sheet"}, {Name: "row_no"}, {Name: "col_no"}, {Name: "row_span"}, {Name: "text"}}}
	for i := range 2000 {
		long.Rows = append(long.Rows, []any{"S", float64(i + 1), 1.0, 1.0, "x"})
	}
	long.Rows[999][3] = 500.0
	s := newSheet(answerOf(long).rows(nil), map[pipeline.Locator][]string{pipeline.CellAt("S", 1000, 1): {"a"}, pipeline.CellAt("other", 5, 5): {"b"}, pipeline.CellAt("S", 3, 1<<20): {"c"}})
	if len(s.shown) != headRows+3 || !s.shows(999) || !s.shows(1001) || s.shows(998) {
		t.Errorf("shown rows %v", s.shown)
	}
	if s.cols != 1 {
		t.Errorf("%d columns", s.cols)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "---\ntitle: T\npath: p\n---\n# x\n{{count question=a}}\n", "---\ntitle: {{row a}}\npath: x/{b:3}\neach: q\n---\n```chart\nquestion: products\nform: bar\nlabel: area_name → level, period\nvalue: products \"A\" target\nneutral: N\nempty: E\n```\n",
		"---\n---\n```table\ncolumn: a \"b\" c\n```", "\xff\x00", "---\ntitle: a\npath: p\n---\n[x](http://a\"b)\n\n    code\n\n> {{"} {
		f.Add(seed)
	}
	answers := sample()
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse("p.md", "vi", []byte(text))
		if err != nil {
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %T", err)
			}
			return
		}
		if len(p.Check(answers)) > 0 {
			return
		}
		w := world("vi")
		instances, err := p.Instances(w)
		if err != nil {
			return
		}
		for _, in := range instances {
			d, err := p.Draw(w, in)
			if err == nil && strings.ContainsAny(d.Body, "\x00") {
				t.Fatalf("a sign of the parser is left: %q", d.Body)
			}
		}
	})
}

func FuzzWhere(f *testing.F) {
	f.Add("kind = actual, level = tinh|huyen")
	f.Add("a has $b, c is set, d != e")
	f.Fuzz(func(t *testing.T, s string) {
		list, err := parseWhere(s)
		if err != nil {
			return
		}
		for _, c := range bind(list, row{}) {
			c.holds(row{})
		}
	})
}

// baseOf is the base of answers that are all had whole.
func baseOf(answers Answers, at time.Time, live bool) *Base {
	base, err := NewBase(context.Background(), answers, nil, at, live)
	if err != nil {
		panic(err)
	}
	return base
}
