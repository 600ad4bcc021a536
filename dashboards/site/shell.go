package site

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
)

//go:embed shell.html
var shellText string

// A shell is what stands around every page of one language: head, navigation
// and foot.
type shell struct {
	in   Input
	lang string
	nav  []entry
	made *htmlTemplate
	live bool // the bundles lie on the site
}

type htmlTemplate = template.Template

// An entry of the navigation.
type entry struct {
	Words, Path string
	order       int
}

// navigation are the entries of a language, in their order; the workspace's own
// pages stand under one entry.
func navigation(set []pageTemplate, lang string) []entry {
	var list []entry
	own := false
	for _, t := range set {
		words, order, ok := t.Nav()
		if ok {
			list = append(list, entry{words, t.Address() + ".html", order})
		}
		own = own || t.own && !ok
	}
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(a.order, b.order) })
	if own {
		list = append(list, entry{Words: say(lang, "Chuyên đề", "Topics"), Path: topicsPath})
	}
	return list
}

// content is what the text of the shell is filled with.
type content struct {
	Lang, Title, Site, Lead      string
	Root, SiteRoot               template.URL // ways back to the root of the language and of the site
	Path                         string
	Body, Trust, Defs            template.HTML
	Nav                          []entry
	Current                      string // path of the entry that the page belongs to
	OtherLang, OtherName         string
	Other                        template.URL
	Date, Release, Program, Cite string
	Address                      string // of this page in this very release, from the root of the server
	Borrowed                     bool
	Slides                       bool // the page has drawings, and the site what makes slides of them
	Words                        map[string]string
}

// html is the whole page.
func (s *shell) html(t pageTemplate, d page.Drawn) ([]byte, error) {
	if s.made == nil {
		made, err := template.New("shell").Parse(shellText)
		if err != nil {
			return nil, fmt.Errorf("read shell: %w", err)
		}
		s.made = made
	}
	up := strings.Repeat("../", strings.Count(d.Path, "/"))
	c := content{Lang: s.lang, Title: d.Title, Site: s.in.Title.In(s.lang), Lead: d.Lead, Root: template.URL(up), SiteRoot: template.URL(up),
		Path: d.Path, Body: template.HTML(d.Body), Nav: s.nav, Current: s.current(d.Path), Release: s.in.Release, Program: s.in.Program,
		Date: page.Day(s.in.At, s.lang), Borrowed: t.borrowed, Words: words(s.lang),
		Cite: cite(s.in, s.lang, d.Title), Address: pinned(s.in, folder(s.lang)+d.Path)}
	if s.lang == "vi" {
		c.OtherLang, c.OtherName, c.Other = "en", "English", template.URL(up+"en/"+d.Path)
	} else {
		c.OtherLang, c.OtherName, c.Other, c.SiteRoot = "vi", "Tiếng Việt", template.URL("../"+up+d.Path), template.URL("../"+up)
	}
	c.Trust = template.HTML(d.Trust)
	if d.Path == notFound {
		c.absolute(s.lang)
		c.Cite, c.Trust = "", "" // it says nothing that one could cite or trust
	}
	if d.Charts {
		c.Defs, c.Slides = template.HTML(page.Defs()), s.live
	}
	var out bytes.Buffer
	out.Grow(len(d.Body) + len(d.Trust) + shellSize)
	if err := s.made.Execute(&out, c); err != nil {
		return nil, fmt.Errorf("page %s: %w", d.Path, err)
	}
	return out.Bytes(), nil
}

// shellSize is about what stands around the body of a page, in bytes.
const shellSize = 24 << 10

// notFound is the page that a server gives for an address that does not exist,
// whatever its folder: its links begin at the root of the server.
const notFound = "404.html"

func (c *content) absolute(lang string) {
	c.Root, c.SiteRoot = template.URL("/"+folder(lang)), "/"
	c.Other = template.URL("/" + folder(c.OtherLang) + c.Path)
	c.Body = template.HTML(strings.ReplaceAll(string(c.Body), `href="`, `href="`+string(c.Root)))
}

// current is the entry of the navigation that a page belongs to: itself, or the
// list of its folder.
func (s *shell) current(path string) string {
	dir, _, in := strings.Cut(path, "/")
	for _, e := range s.nav {
		if e.Path == path || in && e.Path == dir+"/index.html" {
			return e.Path
		}
	}
	return ""
}

// listed is a line of the list of the workspace's own pages.
func listed(path, title string) string {
	return `<li><a href="` + template.HTMLEscapeString(path) + `">` + template.HTMLEscapeString(title) + "</a></li>"
}

// cite is the ready citation of a page or of data, without its address.
func cite(in Input, lang, title string) string {
	day := page.Day(in.At, lang)
	return say(lang,
		fmt.Sprintf("%s. “%s”, bản phát hành %s (%s),", in.Title.VI, title, in.Release, day),
		fmt.Sprintf("%s. “%s”, release %s (%s),", in.Title.In("en"), title, in.Release, day))
}

// pinned is the address at which a page of this release stays, also when a later
// one is in force.
func pinned(in Input, path string) string { return "r/" + in.Release + "/" + path }

// words are the fixed words of the shell.
func words(lang string) map[string]string {
	return map[string]string{
		"date":     say(lang, "Cập nhật", "Updated"),
		"skip":     say(lang, "Đến nội dung", "Skip to content"),
		"nav":      say(lang, "Mục lục", "Pages"),
		"search":   say(lang, "Tìm tỉnh, chỉ tiêu, trang, văn bản", "Find a province, indicator, page, document"),
		"list":     say(lang, "Danh mục tra cứu", "All provinces and indicators"),
		"borrowed": say(lang, "Trang này chưa có bản dịch.", "This page has not been translated; it stands here in Vietnamese."),
		"release":  say(lang, "Bản phát hành", "Release"),
		"cite":     say(lang, "Trích dẫn", "Cite as"),
		"single":   say(lang, "Lưu trang thành một tệp", "Save the page as one file"),
		"whole":    say(lang, "Tải cả bản phát hành (ZIP)", "Download the whole release (ZIP)"),
		"slides":   say(lang, "Lưu các biểu đồ thành bản trình chiếu (PPTX)", "Save the charts as slides (PPTX)"),
		"print":    say(lang, "In trang", "Print the page"),
		"licence":  say(lang, "Số liệu thuộc cơ quan công bố; giấy phép ghi ở trang của từng văn bản.", "Figures belong to those who published them; each document's page states its licence."),
		"methods":  say(lang, "Phương pháp", "Methods"),
		"history":  say(lang, "Lịch sử cập nhật", "History of runs"),
		"changes":  say(lang, "Thay đổi gần nhất", "Latest changes"),
	}
}
