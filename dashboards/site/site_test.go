package site_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/dashboards/site/sitetest"
	"github.com/tonghop/tonghop/pipeline"
)

func country(t testing.TB) *sitetest.Asker {
	t.Helper()
	a, err := sitetest.Country()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func input(asker pipeline.TableAsker, own fs.FS, out string) site.Input {
	return site.Input{Asker: asker, Own: own, Out: out, Release: "20261120T013000Z", Program: "0.1.0",
		At:    time.Date(2026, 11, 20, 8, 30, 0, 0, time.FixedZone("+07", 7*3600)),
		Title: pipeline.Text{VI: "Công nghiệp nông thôn", EN: "Rural industry"}}
}

// build writes the site of the recorded country and gives its folder.
func build(t testing.TB, asker pipeline.TableAsker, own fs.FS) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	if err := site.Build(context.Background(), input(asker, own, out)); err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t testing.TB, dir, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func judged(t *testing.T, dir string) *sitetest.Site {
	t.Helper()
	s, err := sitetest.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range s.Faults() {
		if i == 30 {
			t.Fatal("…")
		}
		t.Error(f)
	}
	return s
}

func TestEveryPageKeepsItsBudgetAndEveryLinkLeadsSomewhere(t *testing.T) {
	asker := country(t)
	s := judged(t, build(t, asker, nil))
	if len(s.Pages) < 2*(97+10) {
		t.Errorf("%d pages, want those of 97 provinces in two languages and more", len(s.Pages))
	}
	asked := slices.Clone(asker.Asked)
	slices.Sort(asked)
	if len(slices.Compact(slices.Clone(asked))) != len(asked) {
		t.Errorf("a question was asked twice: %v", asked)
	}
}

// A country in which every province reports keeps the budgets too.
func TestAFullCountryKeepsTheBudget(t *testing.T) {
	asker := country(t)
	tiles := asker.Answers["overview_tiles"]
	full := slices.IndexFunc(tiles.Rows, func(r []any) bool { return r[tiles.Column("value")] != nil })
	for i, row := range tiles.Rows {
		filled := slices.Clone(tiles.Rows[full])
		for _, own := range []string{"area_id", "area_slug", "area_name", "boundary", "tile_col", "tile_row"} {
			filled[tiles.Column(own)] = row[tiles.Column(own)]
		}
		filled[tiles.Column("value")] = float64(100 + 7*i)
		tiles.Rows[i] = filled
	}
	judged(t, build(t, asker, nil))
}

func TestASiteBeforeTheFirstFigure(t *testing.T) {
	asker := country(t).Empty()
	asker.Answers["provinces"] = country(t).Answers["provinces"]
	dir := build(t, asker, nil)
	judged(t, dir)
	for _, want := range []string{"Chưa nguồn chính thức nào công bố kết quả công nhận. Tỉnh gửi bảng"} {
		if !strings.Contains(read(t, dir, "so-sanh.html"), want) {
			t.Errorf("an empty page does not say %q", want)
		}
	}
}

func TestEveryOriginHasItsPlace(t *testing.T) {
	asker := country(t)
	dir := build(t, asker, nil)
	origins := asker.Answers["origins"]
	if len(origins.Rows) < 15 {
		t.Fatalf("only %d origins", len(origins.Rows))
	}
	for _, row := range origins.Rows {
		id, digest := row[origins.Column("id")].(string), row[origins.Column("digest")].(string)
		for _, lang := range []string{"", "en/"} {
			page := read(t, dir, lang+"nguon/"+digest[:12]+".html")
			if n := strings.Count(page, `id="o-`+id+`"`); n != 1 {
				t.Errorf("%snguon/%s.html: %d elements o-%s", lang, digest[:12], n, id)
			}
		}
	}
}

// A figure that was reckoned stands in no document: the pages that draw it say so
// beside the link to its first part.
func TestPagesThatShowAReckonedFigure(t *testing.T) {
	files := fstest.MapFS{
		"a.html":        {Data: []byte(`<a class="number" data-o="0123456789ab" href="nguon/d.html#o-ba9876543210">7,5</a>`)},
		"b.html":        {Data: []byte(`<a class="number" data-o="0123456789abc" href="nguon/d.html#o-ba9876543210">7,5</a>`)},
		"c.html":        {Data: []byte(`<a href="nguon/d.html#o-ba9876543210">30</a><p>0123456789ab</p>`)},
		"nguon/d.html":  {Data: []byte(`<td id="o-ba9876543210">30</td>`)},
		"dau-vao/e.txt": {Data: []byte(`data-o="0123456789ab"`)},
	}
	pages, err := site.PagesShowing(files, "0123456789ab")
	if err != nil || !slices.Equal(pages, []string{"a.html"}) {
		t.Errorf("%v, %v", pages, err)
	}
}

// The number of the seed's kind of table stands in its very cell, and the page
// that compares leads there.
func TestANumberLeadsToItsCellOrSentence(t *testing.T) {
	dir := build(t, country(t), nil)
	doc := read(t, dir, "nguon/eb618a347ad1.html")
	if !strings.Contains(doc, `<td id="o-2998b2138fc7" class="figure"`) {
		t.Error("189 has no cell of its own")
	}
	if !strings.Contains(read(t, dir, "so-sanh.html"), `href="nguon/eb618a347ad1.html#o-2998b2138fc7"`) {
		t.Error("the comparison does not lead to the cell of 189")
	}
	pages, err := site.PagesShowing(os.DirFS(dir), "2998b2138fc7")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"so-sanh.html", "tinh/dong-thap-2008.html", "en/chi-tieu/cnnt_recognized.html", "index.html"} {
		if !slices.Contains(pages, want) {
			t.Errorf("pages that show 189 lack %s: %v", want, pages)
		}
	}
	if !strings.HasSuffix(pages[0], "nguon/eb618a347ad1.html") {
		t.Errorf("the first page is %s, want that of the document", pages[0])
	}
}

func TestASentenceMarksWhatWasReadAndTwoFiguresShareAPlace(t *testing.T) {
	asker := country(t)
	dir := build(t, asker, nil)
	claims := asker.Answers["province_claims"]
	digest := claims.Rows[0][claims.Column("digest")].(string)
	doc := read(t, dir, "nguon/"+digest[:12]+".html")
	at := strings.Index(doc, "<mark")
	if at < 0 {
		t.Fatal("nothing is marked in the article")
	}
	first := doc[at : at+strings.Index(doc[at:], "</mark>")]
	if strings.Count(first, `id="o-`) != 2 || !strings.HasSuffix(first, ">189</span>") {
		t.Errorf("189 stands for two figures: %s", first)
	}
	if !strings.Contains(doc, ">hơn 10 tỷ</mark>") && !strings.Contains(doc, "10 tỷ đồng</mark>") {
		t.Error("the money is not marked")
	}
}

func TestSameAnswersSameBytes(t *testing.T) {
	one, two := build(t, country(t), nil), build(t, country(t), nil)
	count := 0
	err := filepath.WalkDir(one, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		count++
		rel, err := filepath.Rel(one, name)
		if err != nil {
			return err
		}
		if !bytes.Equal([]byte(read(t, one, filepath.ToSlash(rel))), []byte(read(t, two, filepath.ToSlash(rel)))) {
			t.Errorf("%s differs", rel)
		}
		return nil
	})
	if err != nil || count < 200 {
		t.Errorf("%d files, %v", count, err)
	}
}

func TestHostileNamesStayText(t *testing.T) {
	asker := country(t)
	harm := []string{`</script><img src=x onerror=alert(1)>`, `__f__alert(1)__f__`, "=HYPERLINK(\"http://x\")", "\x00\x1b[31m\u202e", `" onmouseover="alert(1)`}
	for id, a := range asker.Answers {
		for i, row := range a.Rows {
			row = slices.Clone(row)
			for c, column := range a.Columns {
				if text, ok := row[c].(string); ok && hostileColumn(column.Name) {
					row[c] = text + harm[(i+c)%len(harm)]
				}
			}
			a.Rows[i] = row
		}
		asker.Answers[id] = a
	}
	dir := build(t, asker, nil)
	s, err := sitetest.Read(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range s.Faults() {
		if !strings.Contains(f, "packed; at most") {
			t.Error(f)
		}
	}
	if strings.Contains(read(t, dir, "tinh/dong-thap-2008.html"), "<img") {
		t.Error("a name became an element")
	}
}

func hostileColumn(name string) bool {
	for _, part := range []string{"name", "text", "title", "publisher", "raw", "shown", "context", "message", "hint", "note", "url", "document", "sheet", "source", "licence"} {
		if strings.Contains(name, part) && !strings.Contains(name, "period") {
			return true
		}
	}
	return false
}

func TestDataBesideTheCharts(t *testing.T) {
	dir := build(t, country(t), nil)
	table := read(t, dir, "data/products_by_level.csv")
	if !strings.HasPrefix(table, "\ufeffarea_id,") || !strings.Contains(table, ",189,") || !strings.Contains(table, "2998b2138fc7") {
		t.Errorf("the data: %.200s", table)
	}
	if !strings.Contains(read(t, dir, "data/documents.csv"), `'=HYPERLINK`) {
		t.Error("a text that a spreadsheet takes for a formula is not made harmless")
	}
	about := read(t, dir, "data/products_by_level.json")
	for _, want := range []string{`"release": "20261120T013000Z"`, `"made": "2026-11-20T08:30:00+07:00"`, `"left_out"`, `"citation"`} {
		if !strings.Contains(about, want) {
			t.Errorf("the description lacks %s", want)
		}
	}
}

func TestOwnPages(t *testing.T) {
	own := fstest.MapFS{
		"README.md": {Data: []byte("not a page")},
		"ocop.md":   {Data: []byte("---\ntitle: Trang của tỉnh\npath: ocop\n---\n\nCó {{first figures question=freshness}} số liệu. [Về](index.html)\n")},
		"index.md":  {Data: []byte("---\ntitle: Trang đầu của tôi\npath: index\nnav: Tổng quan\norder: 1\n---\n\nChào.\n")},
	}
	dir := build(t, country(t), own)
	judged(t, dir)
	if page := read(t, dir, "ocop.html"); !strings.Contains(page, "16</span> số liệu") {
		t.Errorf("own page: %s", page)
	}
	if !strings.Contains(read(t, dir, "index.html"), "Trang đầu của tôi") || strings.Contains(read(t, dir, "en/index.html"), "Trang đầu của tôi") {
		t.Error("an own page takes the place of the built-in one of its address, in its language alone")
	}
	if !strings.Contains(read(t, dir, "chuyen-de.html"), `href="ocop.html">Trang của tỉnh`) || !strings.Contains(read(t, dir, "en/ocop.html"), "not been translated") {
		t.Error("own pages are not listed, or not in the English site")
	}
	n, err := site.Check(context.Background(), country(t).Empty(), own)
	if n != 2 || err != nil {
		t.Errorf("check counts %d own pages, %v", n, err)
	}
}

func TestCheckTellsAllFaultsAtOnce(t *testing.T) {
	own := fstest.MapFS{
		"a.md": {Data: []byte("---\ntitle: A\npath: a\ncolour: red\n---\n\n```chart\nquestion: no_such\nform: pie\nlabel: area_name\nvalue: products\nneutral: N\nempty: E\n```\n")},
		"b.md": {Data: []byte("---\ntitle: B\npath: a\n---\n\n```table\nquestion: freshness\ncolumn: figurs \"Số\"\nneutral: N\nempty: E\n```\n")},
	}
	_, err := site.Check(context.Background(), country(t).Empty(), own)
	var faults page.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v", err)
	}
	for _, want := range []string{"pages/a.md:4: Không có khóa \"colour\"", "pages/a.md:9: Không có dạng biểu đồ \"pie\"; các dạng: bar, "} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("faults lack %q:\n%v", want, err)
		}
	}
	delete(own, "a.md")
	_, err = site.Check(context.Background(), country(t).Empty(), own)
	if err == nil || !strings.Contains(err.Error(), `pages/b.md:6: Câu hỏi freshness không có cột "figurs"`) {
		t.Errorf("fault of a column: %v", err)
	}
}

func BenchmarkBuild(b *testing.B) {
	asker := country(b)
	for i := range b.N {
		if err := site.Build(context.Background(), input(asker, nil, filepath.Join(b.TempDir(), "site", string(rune('a'+i%26)), time.Duration(i).String()))); err != nil {
			b.Fatal(err)
		}
	}
}

// For a night, an own page with a fault costs itself alone: the built-in page of its
// address stands again.
func TestAFaultyOwnPageIsLeftOut(t *testing.T) {
	own := fstest.MapFS{
		"good.md":  {Data: []byte("---\ntitle: Trang đúng\npath: dung\n---\n\nChào.\n")},
		"bad.md":   {Data: []byte("---\ntitle: A\npath: a\ncolour: red\n---\n")},
		"index.md": {Data: []byte("---\ntitle: Trang đầu của tôi\npath: index\n---\n\n```table\nquestion: no_such\ncolumn: x \"X\"\nneutral: N\nempty: E\n```\n")},
	}
	in := input(country(t), own, filepath.Join(t.TempDir(), "site"))
	if err := site.Build(context.Background(), in); err == nil {
		t.Fatal("a fault without somebody to tell must be an error")
	}
	var told []string
	in.Out = filepath.Join(t.TempDir(), "site")
	in.Spare = func(faults page.Faults) { told = append(told, faults.Error()) }
	if err := site.Build(context.Background(), in); err != nil {
		t.Fatal(err)
	}
	if all := strings.Join(told, "\n"); !strings.Contains(all, "pages/bad.md:4") || !strings.Contains(all, "pages/index.md:6") {
		t.Errorf("told %s", all)
	}
	if !strings.Contains(read(t, in.Out, "dung.html"), "Trang đúng") || strings.Contains(read(t, in.Out, "index.html"), "Trang đầu của tôi") {
		t.Error("the sound page is not there, or the faulty one is")
	}
}
