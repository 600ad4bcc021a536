package page

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// named is a country of cities and provinces with figures of several publishers.
func named(lang string) *World {
	text := func(name string) pipeline.Column {
		return pipeline.Column{Name: name, Type: pipeline.TextColumn}
	}
	answers := []pipeline.Answer{
		{Question: pipeline.Question{ID: "thu"}, Columns: []pipeline.Column{text("area_id"), text("area_name"), {Name: "value", Type: pipeline.NumberColumn}, {Name: "origin", Type: pipeline.ListColumn}},
			Rows: [][]any{{"ho-chi-minh@2008", "Hồ Chí Minh", 9.0, []string{"aaaa01", "aaaa02", "aaaa03"}}, {"an-giang@2008", "An Giang", 3.0, []string{"aaaa04"}}}},
		{Question: pipeline.Question{ID: "provinces"}, Columns: []pipeline.Column{text("area_id"), text("area_slug"), text("boundary"), text("area_name"), text("short_name"), text("region"), text("region_vi")},
			Rows: [][]any{{"ho-chi-minh@2008", "ho-chi-minh", "2008", "Hồ Chí Minh", "TP. Hồ Chí Minh", "dnb", "Đông Nam Bộ"}, {"an-giang@2008", "an-giang", "2008", "An Giang", "An Giang", "dbscl", "Đồng bằng sông Cửu Long"}}},
	}
	documents := pipeline.Answer{Question: pipeline.Question{ID: "documents"}, Columns: []pipeline.Column{text("digest"), text("document"), text("publisher"), text("fetched_at")}}
	origins := pipeline.Answer{Question: pipeline.Question{ID: "origins"}, Columns: []pipeline.Column{text("id"), text("digest"), text("locator")}}
	for i, publisher := range []string{"Bộ Tài chính", "Bộ Tài chính", "Bộ Tài chính", "Tổng cục Thống kê"} {
		digest := strings.Repeat(fmt.Sprint(i+1), 64)
		documents.Rows = append(documents.Rows, []any{digest, "a.xlsx", publisher, "2026-11-19T01:30:00Z"})
		origins.Rows = append(origins.Rows, []any{fmt.Sprintf("aaaa0%d", i+1), digest, "Biểu 1!B2"})
	}
	return baseOf(answersOf(append(answers, documents, origins)), time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC), false).In(lang)
}

func drawNamed(t *testing.T, lang, text string) string {
	t.Helper()
	p, err := Parse("p.md", lang, []byte("---\ntitle: T\npath: p\n---\n\n"+text))
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := p.Draw(named(lang), Instance{Path: "p.html", part: 1})
	if err != nil {
		t.Fatal(err)
	}
	return drawn.Body
}

// A sentence has a city's title, a label its bare name; English pages the name alone.
func TestASentenceNamesACityByItsTitle(t *testing.T) {
	table := "```table\nquestion: thu\ncolumn: area_name \"Tỉnh, thành phố\"\ncolumn: value \"Thu\"\nfinding: {{top area_name by=value}} thu nhiều nhất\nneutral: Thu\nempty: Trống\n```\n"
	vi := drawNamed(t, "vi", table)
	for _, want := range []string{">TP. Hồ Chí Minh thu nhiều nhất<", ">Hồ Chí Minh</a>"} {
		if !strings.Contains(vi, want) {
			t.Errorf("no %q in %s", want, vi)
		}
	}
	if en := drawNamed(t, "en", table); !strings.Contains(en, ">Hồ Chí Minh thu nhiều nhất<") {
		t.Errorf("the English page says %.300s", en)
	}
}

// A publisher is named once, with how many of its documents the figures stand in.
func TestAPublisherIsNamedOnceInASourceLine(t *testing.T) {
	body := drawNamed(t, "vi", "```table\nquestion: thu\ncolumn: area_name \"Tỉnh\"\ncolumn: value \"Thu\"\nneutral: Thu\nempty: Trống\n```\n")
	for _, want := range []string{`<a href="nguon/index.html#documents">Bộ Tài chính (3 văn bản, lấy về 19/11/2026)</a>; <a href="nguon/444444444444.html">Tổng cục Thống kê (lấy về 19/11/2026)</a>.`} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in %s", want, body)
		}
	}
	if n := strings.Count(body, "Bộ Tài chính"); n != 1 {
		t.Errorf("the Ministry is named %d times", n)
	}
}

// A finding over nothing gives way to the next one.
func TestSomeOfNothingIsNoFinding(t *testing.T) {
	block := "```table\nquestion: thu\ncolumn: area_name \"Tỉnh\"\nfinding: {{some where=\"value = %s\"}} tỉnh có đúng số ấy\nfinding: Không tỉnh nào có đúng số ấy\nneutral: Thu\nempty: Trống\n```\n"
	for value, want := range map[string]string{"9": ">1 tỉnh có đúng số ấy<", "8": ">Không tỉnh nào có đúng số ấy<"} {
		if body := drawNamed(t, "vi", fmt.Sprintf(block, value)); !strings.Contains(body, want) {
			t.Errorf("%s: no %q in %.200s", value, want, body)
		}
	}
}

// A long list is read in part and opened for the rest, nothing of it lost.
func TestALongListFolds(t *testing.T) {
	d := &drawer{world: named("vi")}
	var items []string
	for i := range 40 {
		items = append(items, fmt.Sprintf("T%02d", i))
	}
	text := d.listed(items)
	for _, item := range items {
		if !strings.Contains(text, item) {
			t.Errorf("%s is lost", item)
		}
	}
	if !strings.Contains(text, "<summary>và 28 nơi khác</summary>") || strings.Contains(d.listed(items[:mostListed]), "<details") {
		t.Errorf("folded as %s", text)
	}
}

func TestPeriodWords(t *testing.T) {
	for key, want := range map[string]string{"2003/2003": "năm 2003", "2012/2021": "2012–2021", "/2022-06-20": "đến 20/6/2022", "rounds:5": "5 kỳ bình chọn", "unknown": "không rõ kỳ", "2018/": "từ 2018"} {
		if got := PeriodWords(key, "vi"); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

// The search finds a page under what an abbreviation stands for and an earlier name.
func TestSearchSpellsAbbreviationsOut(t *testing.T) {
	p, err := Parse("p.md", "vi", []byte("---\ntitle: {{row area_name}}\npath: tinh/{area_slug}\neach: provinces\nsearch: area_name, short_name\nwhat: tỉnh\nspell: TP. Hồ Chí Minh = Sài Gòn; Huế = Thừa Thiên Huế\n---\nMột trang.\n"))
	if err != nil {
		t.Fatal(err)
	}
	w := named("vi")
	list, err := p.Instances(w)
	if err != nil || len(list) != 2 {
		t.Fatalf("%d pages, %v", len(list), err)
	}
	for i, want := range []string{"TP. Hồ Chí Minh Sài Gòn", ""} {
		drawn, err := p.Draw(w, list[i])
		if err != nil || drawn.Also != want {
			t.Errorf("%s is found under %q, want %q (%v)", drawn.Title, drawn.Also, want, err)
		}
	}
	if _, err := Parse("p.md", "vi", []byte("---\ntitle: T\npath: p\nspell: NSNN\n---\nMột trang.\n")); err == nil {
		t.Error("half a pair is taken")
	}
}
